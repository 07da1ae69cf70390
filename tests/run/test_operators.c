/* SPDX-License-Identifier: Apache-2.0 */
/* test_operators.c: one organisation under several names. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "check/check_scene.h"

/* The first example with a file of operators. */
static void put(const job_scratch *s, const char *operators)
{
    job_copy_first(s);
    job_replace(s, "p.yaml", "sources:\n", "operators: o.csv\nsources:\n");
    job_put(s, "o.csv", operators);
}

/* ---- one name ---- */

typedef struct operator_case {
    const char *name;
    const char *rows;          /* name,alias,from,to */
    const char *id;            /* a record */
    const char *operator_name; /* that it has then */
    size_t issues;
} operator_case;

/* R-01 is ALFA's and counts on 2021-06-30, R-02 BRAVO's and 2023-02-15; A-01 is ALFA's.
 */
static const operator_case cases[] = {
    {"alias", "HALO,ALFA,,\n", "R-01", "HALO", 2},
    {"alias__in_other_letters", "HALO, alfa ,,\n", "R-01", "HALO", 2},
    {"alias__of_a_hazard", "HALO,ALFA,,\n", "A-01", "HALO", 2},
    {"alias__of_nobody", "HALO,CHARLIE,,\n", "R-01", "ALFA", 0},
    {"name__that_it_has_already", "ALFA,ALFA,,\n", "R-01", "ALFA", 0},
    {"spelling__of_a_name", "Alfa,ALFA,,\n", "R-01", "Alfa", 2},
    {"day__before", "HALO,ALFA,,2021-06-29\n", "R-01", "ALFA", 2},
    {"day__the_last", "HALO,ALFA,,2021-06-30\n", "R-01", "HALO", 2},
    {"day__the_first", "HALO,ALFA,2021-06-30,\n", "R-01", "HALO", 2},
    {"day__behind", "HALO,ALFA,2021-07-01,\n", "R-01", "ALFA", 2},
    {"days__one_name_after_the_other", "NEW,ALFA,2021-06-30,\nOLD,ALFA,,2021-06-29\n",
     "R-01", "NEW", 4},
};

static void run_case(job_scratch *s, const void *row)
{
    const operator_case *c = row;
    char text[512];
    csv_table issues, records;
    size_t first, at = 0;

    snprintf(text, sizeof text, "name,alias,from,to\n%s", c->rows);
    put(s, text);
    issues = check_issues(s);
    assert_int_equal(check_count(&issues, "LREL-V008", &first), c->issues);
    csv_free(&issues);
    records = csv_read(s, "out/data/records.csv");
    while (at < records.rows && strcmp(csv_cell(&records, at, "id"), c->id) != 0)
        at++;
    assert_true(at < records.rows);
    assert_string_equal(csv_cell(&records, at, "operator"), c->operator_name);
    csv_free(&records);
}

/* ---- the file ---- */

typedef struct refusal_case {
    const char *name;
    const char *text;
    const char *says;
} refusal_case;

static const refusal_case refusals[] = {
    {"file__without_a_column", "name,was\nA,B\n", "o.csv: has no column `alias`"},
    {"row__without_a_name", "name,alias\n,B\n", "row 1: name and alias are both needed"},
    {"day__that_is_none", "name,alias,from\nA,B,2020-02-30\n",
     "row 1: from and to are days"},
    {"days__the_wrong_way_round", "name,alias,from,to\nA,B,2020-02-02,2020-02-01\n",
     "row 1: from and to are days"},
    {"alias__with_two_names_on_one_day",
     "name,alias,from,to\nA,B,2020-01-01,\nC,D,,\nE,b,,2020-01-01\n",
     "rows 1 and 3: one alias has two rows on one day"},
};

static void run_refusal(job_scratch *s, const void *row)
{
    const refusal_case *c = row;

    put(s, c->text);
    s->draft = true;
    assert_int_equal(job_try(s, "out"), LREL_E_REFUSED);
    if (!strstr(s->messages, c->says))
        fail_msg("%s", s->messages);
    assert_false(job_has(s, "out"));
}

static void test_provenance_has_the_file(void **state)
{
    job_scratch *s = *state;
    char *text;

    put(s, "name,alias\nHALO,ALFA\n");
    job_run(s, "out");
    text = job_get(s, "out/data/provenance.json");
    assert_non_null(strstr(text, "\"operators\": {\n    \"sha256\": \""));
    free(text);
}

#define TEST(name)                                                                       \
    cmocka_unit_test_setup_teardown(test_##name, job_scratch_setup, job_scratch_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {TEST(provenance_has_the_file)};
    int failed = cmocka_run_group_tests(tests, NULL, NULL);

    failed +=
        check_run_rows(cases, sizeof *cases, sizeof cases / sizeof *cases, run_case);
    return failed + check_run_rows(refusals, sizeof *refusals,
                                   sizeof refusals / sizeof *refusals, run_refusal);
}
