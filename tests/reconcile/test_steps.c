/* SPDX-License-Identifier: Apache-2.0 */
/* test_steps.c: reconcile.csv, worked out by hand: squares on a plane of metres. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "reconcile/find_row.h"

static const char programme[] =
    "programme: Steps\n"
    "as_of: 2020-12-31\n"
    "by: []\n"
    "grid: {lon: 105, lat: 13}\n"
    "sources:\n"
    "  - {path: h.csv, role: hazard, name: H, " PLANE ", geometry: {wkt: shape},\n"
    "     id: id, contamination: {column: what, split: \";\"}, class: {const: cha},\n"
    "     from: from, to: to}\n"
    "  - {path: r.csv, role: release, name: R, " PLANE ", geometry: {wkt: shape},\n"
    "     id: id, operator: who, hazard: hazard, contamination: what,\n"
    "     product: product, to: done, accepted: accepted, area: area}\n";

static const char hazards[] =
    "id,what,from,to,shape\n"
    "H,ap,2010-01-01,,\"POLYGON ((0 0, 100 0, 100 100, 0 100, 0 0))\"\n"
    "M,ap;cmr,2010-01-01,,\"POLYGON ((0 200, 20 200, 20 220, 0 220, 0 200))\"\n"
    "N,ap,2010-01-01,2018-07-01,\"POLYGON ((0 300, 20 300, 20 320, 0 320, 0 300))\"\n";

static const char releases[] =
    "id,who,hazard,what,product,done,accepted,area,shape\n"
    /* the half of H that ALFA cleared first */
    "A1,ALFA,H,ap,cleared,2019-01-01,2019-03-01,5000,"
    "\"POLYGON ((0 0, 50 0, 50 100, 0 100, 0 0))\"\n"
    /* the rest, and 1,000 m2 once more; it states 100 m2 too many */
    "B1,BRAVO,H,ap,cleared,2020-01-01,2020-05-01,6100,"
    "\"POLYGON ((40 0, 100 0, 100 100, 40 100, 40 0))\"\n"
    /* outside of H; it states 100 m2 too few */
    "B2,BRAVO,H,ap,reduced,2020-01-01,2020-05-01,300,"
    "\"POLYGON ((100 0, 120 0, 120 20, 100 20, 100 0))\"\n"
    "B3,BRAVO,H,ap,cleared,2020-06-01,,700,"
    "\"POLYGON ((0 0, 50 0, 50 14, 0 14, 0 0))\"\n"
    /* one contamination after the other */
    "C1,ALFA,M,ap,cleared,2019-01-01,2019-03-01,400,"
    "\"POLYGON ((0 200, 20 200, 20 220, 0 220, 0 200))\"\n"
    "C2,BRAVO,M,cmr,cleared,2020-01-01,2020-05-01,400,"
    "\"POLYGON ((0 200, 20 200, 20 220, 0 220, 0 200))\"\n"
    /* without a shape, of a hazard that was closed */
    "N1,ALFA,N,ap,cancelled,2017-01-01,2017-02-01,350,\n";

static csv_table run(job_scratch *s)
{
    job_put(s, "p.yaml", programme);
    job_put(s, "h.csv", hazards);
    job_put(s, "r.csv", releases);
    job_run(s, "out");
    return csv_read(s, "out/check/reconcile.csv");
}

static void expect(const csv_table *table, const char *wanted, int64_t records, double m2)
{
    size_t row = find_row(table, wanted);

    assert_int_equal(csv_integer(table, row, "records_n"), records);
    expect_m2(table, row, "m2", m2);
}

static void steps__of_land_released_twice_and_work_not_accepted(void **state)
{
    csv_table t = run(*state);
    size_t first;

#define B "account=ap_mine|operator=BRAVO|product=cleared|year=2020|"
    expect(&t, B "step=stated", 2, 6800);
    expect(&t, B "step=set aside: not accepted yet", 1, -700);
    expect(&t, B "step=drawn otherwise than stated", 1, -100);
    expect(&t, B "step=already released|released_by=ALFA|released_in=2019", 1, -1000);
    expect(&t, B "step=counted", 2, 5000);
    assert_int_equal(count_rows(&t, "account=ap_mine|step=rest", &first), 0);
#undef B
    csv_free(&t);
}

static void steps__of_work_outside_the_hazard_it_names(void **state)
{
    csv_table t = run(*state);

#define B "account=ap_mine|operator=BRAVO|product=reduced|year=2020|"
    expect(&t, B "step=stated", 1, 300);
    expect(&t, B "step=drawn otherwise than stated", 1, 100);
    expect(&t, B "step=beyond recorded hazard, names a hazard on file", 1, -400);
    expect(&t, B "step=counted", 1, 0);
#undef B
    csv_free(&t);
}

/* The account of mines has lost the land; the land of all accounts only with the last. */
static void steps__of_land_that_something_else_still_contaminates(void **state)
{
    csv_table t = run(*state);
    size_t first;

#define A "operator=ALFA|product=cleared|year=2019|"
    expect(&t, A "account=ap_mine|step=counted", 2, 5400);
    expect(&t, A "account=all|step=still contaminated by something else", 1, -400);
    expect(&t, A "account=all|step=counted", 2, 5000);
#undef A
    expect(&t, "operator=BRAVO|product=cleared|year=2020|account=cmr|step=counted", 1,
           400);
    expect(&t, "operator=BRAVO|product=cleared|year=2020|account=all|step=counted", 3,
           5400);
    assert_int_equal(count_rows(&t, "account=unknown", &first), 0);
    csv_free(&t);
}

/* In the year of the closure that it explains. */
static void steps__of_a_release_without_a_shape(void **state)
{
    csv_table t = run(*state);

#define A "account=ap_mine|operator=ALFA|product=cancelled|year=2018|"
    expect(&t, A "step=stated", 1, 350);
    expect(&t, A "step=no shape", 1, -350);
    expect(&t, A "step=taken of the closed hazard it names", 1, 350);
    expect(&t, A "step=counted", 1, 350);
#undef A
    csv_free(&t);
}

static void steps__of_one_operator_alone(void **state)
{
    job_scratch *s = *state;
    char path[JOB_PATH_MAX], *text;
    csv_table t = run(s);

    csv_free(&t);
    job_open(s);
    assert_int_equal(lrel_job_keep_operator(s->job, "Charlie", &s->err), LREL_E_ARGUMENT);
    assert_string_equal(s->err.message, "no record is of the operator \"Charlie\"; there "
                                        "are ALFA, BRAVO");
    assert_int_equal(lrel_job_keep_operator(s->job, " bravo ", &s->err), LREL_OK);
    job_path(s, "own.csv", path);
    assert_int_equal(lrel_job_write_output(s->job, "check/reconcile.csv", "ap_mine", path,
                                           false, &s->err),
                     LREL_OK);
    job_path(s, "own.txt", path);
    assert_int_equal(lrel_job_write_output(s->job, "check/reconcile.txt", "ap_mine", path,
                                           false, &s->err),
                     LREL_OK);
    t = csv_read(s, "own.csv");
    assert_true(t.rows >= 9);
    for (size_t row = 0; row < t.rows; row++)
        assert_string_equal(csv_cell(&t, row, "operator"), "BRAVO");
    csv_free(&t);
    text = job_get(s, "own.txt");
    assert_non_null(strstr(text, "BRAVO, account ap_mine"));
    assert_null(strstr(text, "ALFA, account"));
    assert_non_null(strstr(text, "already released, by ALFA"));
    free(text);
}

#define STEPS_TEST(test)                                                                 \
    cmocka_unit_test_setup_teardown(test, job_scratch_setup, job_scratch_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        STEPS_TEST(steps__of_land_released_twice_and_work_not_accepted),
        STEPS_TEST(steps__of_work_outside_the_hazard_it_names),
        STEPS_TEST(steps__of_land_that_something_else_still_contaminates),
        STEPS_TEST(steps__of_a_release_without_a_shape),
        STEPS_TEST(steps__of_one_operator_alone),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
