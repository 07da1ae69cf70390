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

static void expect_cell(const csv_table *issues, size_t row, const char *column,
                        const char *expected)
{
    if (expected && !is_near(csv_cell(issues, row, column), expected))
        assert_string_equal(csv_cell(issues, row, column), expected);
}

static void run_case(void **state)
{
    const check_case *c = *state;
    void *own = NULL;
    csv_table issues;
    size_t first, count;

    assert_int_equal(job_scratch_setup(&own), 0);
    /* A version is a word of its own: files of other cases do not have it. */
    check_put(own, c->alfa, c->bravo, c->releases);
    if (!c->alfa || !strstr(c->alfa, "VERSION"))
        job_replace(own, "p.yaml", ", version: version", "");
    else
        job_replace(own, "alfa.csv", "VERSION", "");
    issues = check_issues(own);
    count = check_count(&issues, c->code, &first);
    if (count != c->count)
        fail_msg("%s: %zu times instead of %zu\n%s", c->code, count, c->count,
                 job_get(own, "out/check/issues.csv"));
    if (count) {
        expect_cell(&issues, first, "id", c->id);
        expect_cell(&issues, first, "value", c->value);
        expect_cell(&issues, first, "expected", c->expected);
    }
    csv_free(&issues);
    job_scratch_teardown(&own);
}

int check_run_cases(const check_case *cases, size_t count)
{
    struct CMUnitTest *tests = calloc(count, sizeof *tests);
    int failed;

    if (!tests)
        return 1;
    for (size_t i = 0; i < count; i++)
        tests[i] = (struct CMUnitTest){cases[i].name, run_case, NULL, NULL,
                                       (void *)(uintptr_t)&cases[i]};
    failed = _cmocka_run_group_tests("check", tests, count, NULL, NULL);
    free(tests);
    return failed;
}
