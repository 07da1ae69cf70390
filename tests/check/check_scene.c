/* SPDX-License-Identifier: Apache-2.0 */
/* check_scene.c: the programme of all cases. */
#include "check/check_scene.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The coordinates of the files are those of the grid. */
#define PLANE "crs: \"+proj=laea +lat_0=13 +lon_0=105 +datum=WGS84 +units=m +no_defs\",\n"

#define HAZARD_KEYS                                                                      \
    "     geometry: {wkt: shape}, id: id, operator: op, contamination: what,\n"          \
    "     class: {const: cha}, from: from, to: to,\n"                                    \
    "     replaces: replaces"

static const char programme[] =
    "programme: Case\n"
    "as_of: 2020-12-31\n"
    "by: []\n"
    "grid: {lon: 105, lat: 13}\n"
    "sources:\n"
    "  - {path: alfa.csv, role: hazard, name: Alfa, " PLANE HAZARD_KEYS
    ", area: area, version: version}\n"
    "  - {path: bravo.csv, role: hazard, name: Bravo, " PLANE HAZARD_KEYS
    ", area: {column: area, unit: ha}}\n"
    "  - {path: releases.csv, role: release, name: Releases, " PLANE
    "     geometry: {wkt: shape}, id: id, hazard: hazard, task: task,\n"
    "     contamination: what, product: product, activity: activity,\n"
    "     accepted: accepted, acceptance: state, area: area}\n";

#define HAZARD_HEADER  "id,op,what,from,to,version,replaces,area,shape\n"
#define RELEASE_HEADER "id,hazard,task,what,product,activity,accepted,state,area,shape\n"

/* Quotes the shape, the last cell of every row. */
static void put_rows(const job_scratch *s, const char *name, const char *header,
                     const char *rows)
{
    size_t room = strlen(header) + 1;
    char *text, *to;

    for (const char *at = rows ? rows : ""; *at; at++)
        room += *at == '\n' ? 3 : 1;
    to = text = malloc(room);
    assert_non_null(text);
    to += sprintf(to, "%s", header);
    while (rows && *rows) {
        size_t line = strcspn(rows, "\n"), cells = 0, commas = 0;
        size_t wanted = strcmp(name, "releases.csv") == 0 ? 9 : 8;

        while (commas < wanted && cells < line)
            commas += rows[cells++] == ',';
        to += sprintf(to, "%.*s\"%.*s\"\n", (int)cells, rows, (int)(line - cells),
                      rows + cells);
        rows += line + (rows[line] == '\n');
    }
    job_put(s, name, text);
    free(text);
}

void check_put(const job_scratch *s, const char *alfa, const char *bravo,
               const char *releases)
{
    job_put(s, "p.yaml", programme);
    put_rows(s, "alfa.csv", HAZARD_HEADER, alfa);
    put_rows(s, "bravo.csv", HAZARD_HEADER, bravo);
    put_rows(s, "releases.csv", RELEASE_HEADER, releases);
}

csv_table check_issues(job_scratch *s)
{
    s->overwrite = true;
    job_run(s, "out");
    return csv_read(s, "out/check/issues.csv");
}

size_t check_count(const csv_table *issues, const char *code, size_t *first)
{
    size_t count = 0;

    *first = SIZE_MAX;
    for (size_t row = 0; row < issues->rows; row++) {
        if (strcmp(csv_cell(issues, row, "code"), code) != 0)
            continue;
        if (count++ == 0)
            *first = row;
    }
    return count;
}

/* PROJ takes the plane back to degrees within half a millimetre, so that a point may be
 * the next one of the grid: 0.2 m2 along the border of the largest shapes here. */
#define NEAR_M2 0.5

/* The same text, with numbers in it that are near. */
static bool is_near(const char *a, const char *b)
{
    while (*a && *b) {
        if (*a >= '0' && *a <= '9' && *b >= '0' && *b <= '9') {
            char *behind_a, *behind_b;

            if (fabs(strtod(a, &behind_a) - strtod(b, &behind_b)) > NEAR_M2)
                return false;
            a = behind_a;
            b = behind_b;
        } else if (*a++ != *b++) {
            return false;
        }
    }
    return *a == *b;
}

typedef bool (*same_fn)(const char *cell, const char *expected);

static bool is_equal(const char *cell, const char *expected)
{
    return strcmp(cell, expected) == 0;
}

static void expect(job_scratch *s, const char *code, size_t count,
                   const check_cell *cells, size_t cell_count, same_fn is_same)
{
    csv_table issues = check_issues(s);
    size_t first, found = check_count(&issues, code, &first);

    if (found != count)
        fail_msg("%s: %zu times instead of %zu\n%s", code, found, count,
                 job_get(s, "out/check/issues.csv"));
    for (size_t i = 0; i < cell_count && count > 0; i++) {
        const char *cell = csv_cell(&issues, first, cells[i].column);

        if (cells[i].expected && !is_same(cell, cells[i].expected))
            assert_string_equal(cell, cells[i].expected);
    }
    csv_free(&issues);
}

void check_expect(job_scratch *s, const char *code, size_t count, const check_cell *cells,
                  size_t cell_count)
{
    expect(s, code, count, cells, cell_count, is_equal);
}

/* ---- tables of cases ---- */

typedef struct row_test {
    const void *row;
    check_row_fn run;
} row_test;

static void run_row(void **state)
{
    const row_test *test = *state;
    void *own = NULL;

    assert_int_equal(job_scratch_setup(&own), 0);
    test->run(own, test->row);
    job_scratch_teardown(&own);
}

int check_run_rows(const void *rows, size_t row_size, size_t count, check_row_fn run)
{
    struct CMUnitTest *tests = calloc(count, sizeof *tests);
    row_test *states = calloc(count, sizeof *states);
    int failed = 1;

    for (size_t i = 0; i < count && tests && states; i++) {
        const char *row = (const char *)rows + i * row_size;

        states[i] = (row_test){row, run};
        tests[i] = (struct CMUnitTest){*(const char *const *)(const void *)row, run_row,
                                       NULL, NULL, &states[i]};
    }
    if (tests && states)
        failed = _cmocka_run_group_tests("check", tests, count, NULL, NULL);
    free(tests);
    free(states);
    return failed;
}

static void run_case(job_scratch *s, const void *row)
{
    const check_case *c = row;
    const check_cell cells[] = {
        {"id", c->id}, {"value", c->value}, {"expected", c->expected}};

    /* A version is a word of its own: files of other cases do not have it. */
    check_put(s, c->alfa, c->bravo, c->releases);
    if (!c->alfa || !strstr(c->alfa, "VERSION"))
        job_replace(s, "p.yaml", ", version: version", "");
    else
        job_replace(s, "alfa.csv", "VERSION", "");
    expect(s, c->code, c->count, cells, 3, is_near);
}

int check_run_cases(const check_case *cases, size_t count)
{
    return check_run_rows(cases, sizeof *cases, count, run_case);
}
