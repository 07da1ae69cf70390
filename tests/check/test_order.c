/* SPDX-License-Identifier: Apache-2.0 */
/* test_order.c: issues do not follow the order of the records, the number of threads, or
 * in which of an agency's files a record is. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "check/check_scene.h"
#include "support/random.h"

static const char programme[] =
    "programme: Order\nas_of: 2020-12-31\nby: []\nsources:\n"
    "  - {path: one.csv, role: hazard, name: One, geometry: {wkt: shape},\n"
    "     register: {const: R}, crs: EPSG:32648, id: id, area: area, from: from,\n"
    "     class: {const: cha}, contamination: {const: ap}}\n"
    "  - {path: two.csv, role: hazard, name: Two, geometry: {wkt: shape},\n"
    "     register: {const: R}, crs: EPSG:32648, id: id, area: area, from: from,\n"
    "     class: {const: cha}, contamination: {const: ap}}\n";

#define HEADER "id,area,from,shape\n"
#define BOX(x, X)                                                                        \
    "\"POLYGON ((" x " 1430000, " X " 1430000, " X " 1430200, " x " 1430200, " x         \
    " 1430000))\"\n"
#define TIE(x, X)                                                                        \
    "\"POLYGON ((" x " 1430000, " X " 1430200, " X " 1430000, " x " 1430200, " x         \
    " 1430000))\"\n"

/* Equal and nearly equal rows, with and without ids. */
static const char *const rows[] = {
    ",40000,2010-01-01," BOX("500000", "500200"),
    ",40000,2010-01-01," BOX("500000", "500200"),
    ",,," BOX("501000", "501200"),
    ",,," BOX("502000", "502200"),
    "a,40000,2010-01-01," BOX("503000", "503200"),
    "b,40000,2010-01-01," BOX("503000", "503200"),
    "c,90000,2010-01-01," BOX("503000", "503200"),
    "d,40000,2010-01-01," TIE("504000", "504200"),
    "d,40000,2010-01-01," TIE("505000", "505200"),
    "e,40000,2010-01-01," TIE("506000", "506200"),
    "f,4,2010-01-01," BOX("507000", "507200"),
    "g,40000,2010-01," BOX("508000", "508200"),
    "h,40000,2010-01-01,\n",
    "h,40000,2010-01-01,\n",
};
#define ROW_COUNT (sizeof rows / sizeof *rows)

/* Writes the rows in order @p order, each into the file that @p in_two says. */
static void put(const job_scratch *s, const size_t order[], const bool in_two[])
{
    char text[2][8192] = {HEADER, HEADER};

    for (size_t i = 0; i < ROW_COUNT; i++)
        strcat(text[in_two[order[i]]], rows[order[i]]);
    job_put(s, "p.yaml", programme);
    job_put(s, "one.csv", text[0]);
    job_put(s, "two.csv", text[1]);
}

static int compare_lines(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* What the issues say, but for the file and row that they are from, sorted. */
static char *what_is_said(job_scratch *s)
{
    static const char *const columns[] = {"code", "id",    "field",   "lon",
                                          "lat",  "place", "area_m2", "count"};
    csv_table issues = check_issues(s);
    char **lines = calloc(issues.rows + 1, sizeof *lines), *all = calloc(1, 1 << 16);

    assert_non_null(lines);
    assert_non_null(all);
    for (size_t row = 0; row < issues.rows; row++) {
        lines[row] = calloc(1, 512);
        assert_non_null(lines[row]);
        for (size_t c = 0; c < sizeof columns / sizeof *columns; c++) {
            strcat(lines[row], csv_cell(&issues, row, columns[c]));
            strcat(lines[row], c + 1 < sizeof columns / sizeof *columns ? "|" : "\n");
        }
    }
    qsort(lines, issues.rows, sizeof *lines, compare_lines);
    for (size_t row = 0; row < issues.rows; row++) {
        strcat(all, lines[row]);
        free(lines[row]);
    }
    free(lines);
    csv_free(&issues);
    return all;
}

static void shuffle(random_stream *r, size_t order[])
{
    for (size_t i = ROW_COUNT; i-- > 1;) {
        size_t k = random_below(r, i + 1), swap = order[i];

        order[i] = order[k];
        order[k] = swap;
    }
}

static void issues__do_not_follow_order_files_or_threads(void **state)
{
    job_scratch *s = *state;
    size_t order[ROW_COUNT];
    bool in_two[ROW_COUNT] = {false};
    char *expected;

    for (size_t i = 0; i < ROW_COUNT; i++)
        order[i] = i;
    put(s, order, in_two);
    expected = what_is_said(s);
    for (unsigned seed = 1; seed <= 8; seed++) {
        random_stream r = random_from(seed);
        char *said;

        shuffle(&r, order);
        for (size_t i = 0; i < ROW_COUNT; i++)
            in_two[i] = random_below(&r, 2);
        put(s, order, in_two);
        s->threads = 1 + (int)seed % 3;
        said = what_is_said(s);
        assert_string_equal(said, expected);
        free(said);
    }
    free(expected);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(issues__do_not_follow_order_files_or_threads,
                                        job_scratch_setup, job_scratch_teardown),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
