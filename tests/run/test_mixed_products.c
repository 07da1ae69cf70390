/* SPDX-License-Identifier: Apache-2.0 */
/* test_mixed_products.c: figures that say the same square metres under different names.
 * The first case is what was published of one operator and one year in Cambodia
 * (Clearing the Mines 2025, tables 10 and 12). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "check/check_scene.h"

typedef struct mixed_case {
    const char *name;
    const char *authority, *operators; /* rows: who,year,product,m2 */
    const char *expected;              /* "product <- what", one a line */
} mixed_case;

static const mixed_case cases[] = {
    {"figures__of_cambodia_2024",
     "CSHD,2024,cancelled,68858\nCSHD,2024,reduced,91190\nCSHD,2024,cleared,148860\n",
     "CSHD,2024,cancelled,160048\nCSHD,2024,reduced,148860\nCSHD,2024,cleared,308908\n",
     "cancelled 160048 m2 <- cancelled and reduced together of authority\n"
     "cleared 308908 m2 <- cancelled and reduced together of the same source\n"
     "cleared 308908 m2 <- cancelled, reduced and cleared together of authority\n"
     "reduced 148860 m2 <- cleared of authority\n"},
    {"figures__that_agree_ask_nothing",
     "A,2024,cancelled,160048\nA,2024,reduced,148860\nA,2024,cleared,500000\n",
     "A,2024,cancelled,160048\nA,2024,reduced,148860\nA,2024,cleared,500000\n", ""},
    {"figures__of_another_year_are_other_work", "A,2023,cleared,148860\n",
     "A,2024,reduced,148860\n", ""},
    {"figures__of_another_operator_are_other_work", "A,2024,cleared,148860\n",
     "B,2024,reduced,148860\n", ""},
    {"figures__that_are_small_meet_by_chance", "A,2024,cleared,900\n",
     "A,2024,reduced,900\n", ""},
    {"figures__a_square_metre_apart_are_others", "A,2024,cleared,148860\n",
     "A,2024,reduced,148861\n", ""},
    {"figures__of_which_there_are_several_say_nothing",
     "A,2024,cleared,148860\nA,2024,cleared,7000\n", "A,2024,reduced,148860\n", ""},
};

/* One table of what several say, told apart by their kind. */
static void one_table__with_several_speakers(void **state)
{
    job_scratch *s = *state;
    csv_table issues;
    size_t first;

    job_put(s, "h.csv", "id\nH\n");
    job_put(
        s, "a.csv",
        "who,year,product,m2,kind\n"
        "CSHD,2024,cancelled,68858,authority_db\nCSHD,2024,reduced,91190,authority_db\n"
        "CSHD,2024,cleared,148860,authority_db\nCSHD,2024,reduced,148860,operator\n");
    job_put(s, "p.yaml",
            "programme: Figures\nas_of: 2024-12-31\nsources:\n"
            "  - {path: h.csv, role: hazard, id: id}\n"
            "  - {path: a.csv, role: series, name: all, operator: who, date: year, "
            "measure: product, value: {column: m2, unit: m2}, source_kind: kind}\n");
    issues = check_issues(s);
    assert_int_equal(check_count(&issues, "LREL-L024", &first), 1);
    assert_string_equal(csv_cell(&issues, first, "value"), "reduced 148860 m2");
    assert_string_equal(csv_cell(&issues, first, "expected"),
                        "cleared of all, authority_db");
    csv_free(&issues);
}

static int compare_lines(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static void run_case(job_scratch *s, const void *one)
{
    static const char programme[] =
        "programme: Figures\nas_of: 2024-12-31\nsources:\n"
        "  - {path: h.csv, role: hazard, id: id}\n"
        "  - {path: a.csv, role: series, name: authority, operator: who, date: year, "
        "measure: product, value: {column: m2, unit: m2}}\n"
        "  - {path: o.csv, role: series, name: operators, operator: who, date: year, "
        "measure: product, value: {column: m2, unit: m2}}\n";
    const mixed_case *c = one;
    char text[1000], *lines[20], found[2000] = "";
    csv_table issues;
    size_t count = 0;

    job_put(s, "h.csv", "id\nH\n");
    snprintf(text, sizeof text, "who,year,product,m2\n%s", c->authority);
    job_put(s, "a.csv", text);
    snprintf(text, sizeof text, "who,year,product,m2\n%s", c->operators);
    job_put(s, "o.csv", text);
    job_put(s, "p.yaml", programme);
    job_run(s, "out");
    issues = csv_read(s, "out/check/issues.csv");
    for (size_t row = 0; row < issues.rows; row++)
        if (strcmp(csv_cell(&issues, row, "code"), "LREL-L024") == 0) {
            snprintf(text, sizeof text, "%s <- %s\n", csv_cell(&issues, row, "value"),
                     csv_cell(&issues, row, "expected"));
            assert_non_null(lines[count++] = strdup(text));
        }
    csv_free(&issues);
    if (count > 1)
        qsort(lines, count, sizeof *lines, compare_lines);
    for (size_t i = 0; i < count; i++) {
        strcat(found, lines[i]);
        free(lines[i]);
    }
    assert_string_equal(found, c->expected);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(one_table__with_several_speakers,
                                        job_scratch_setup, job_scratch_teardown),
    };
    int failed =
        check_run_rows(cases, sizeof *cases, sizeof cases / sizeof *cases, run_case);

    return failed + cmocka_run_group_tests(tests, NULL, NULL);
}
