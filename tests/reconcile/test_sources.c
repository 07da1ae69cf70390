/* SPDX-License-Identifier: Apache-2.0 */
/* test_sources.c: compare_sources.csv, of what was published of Cambodia in 2024 by the
 * authority and by operators (Clearing the Mines 2025, tables 9 to 12). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "reconcile/find_row.h"

#define KEYS                                                                             \
    "operator: who, date: year, measure: product, value: {column: m2, unit: m2}, "       \
    "contamination: {const: ap}"

static const char programme[] =
    "programme: Published\n"
    "authority: CMAA\n"
    "as_of: 2024-12-31\n"
    "accounts: {ap: [ap]}\n"
    "sources:\n"
    "  - {path: h.csv, role: hazard, id: id}\n"
    "  - {path: a.csv, role: series, name: CMAA figures, " KEYS
    ", note: note, flag: {column: flag, default: reported}}\n"
    "  - {path: o.csv, role: series, name: Operators, source_kind: {const: "
    "operator}, " KEYS "}\n";

static const char authority[] = "who,year,product,m2,note,flag\n"
                                "CMAC,2024,cancelled,167668,,\n"
                                "CMAC,2024,reduced,31964322,,\n"
                                "CMAC,2024,cleared,69831220,,\n"
                                "CSHD,2024,cancelled,68858,,\n"
                                "CSHD,2024,reduced,91190,,\n"
                                "CSHD,2024,cleared,148860,,\n"
                                "HALO,2024,cancelled,905300,,\n"
                                "HALO,2024,reduced,434822,,\n"
                                "HALO,2024,cleared,4626857,,\n"
                                "MAG,2024,cancelled,2130934,,\n"
                                "MAG,2024,reduced,1164971,,\n"
                                "MAG,2024,cleared,991559,,\n"
                                "NPA,2024,cancelled,12131743,,\n"
                                "NPA,2024,reduced,14063,,\n"
                                "NPA,2024,cleared,33784,,\n";

static const char operators[] = "who,year,product,m2\n"
                                "CSHD,2024,cancelled,160048\n"
                                "CSHD,2024,reduced,148860\n"
                                "CSHD,2024,cleared,308908\n"
                                "HALO,2024,cancelled,907225\n"
                                "HALO,2024,reduced,313261\n"
                                "HALO,2024,cleared,5286722\n"
                                "MAG,2024,cancelled,1603693\n"
                                "MAG,2024,reduced,235524\n"
                                "MAG,2024,cleared,3138113\n"
                                "NPA,2024,cancelled,12025046\n"
                                "NPA,2024,reduced,14063\n"
                                "NPA,2024,cleared,\n";

static csv_table run(job_scratch *s, const char *a, const char *o)
{
    job_put(s, "p.yaml", programme);
    job_put(s, "h.csv", "id\nH\n");
    job_put(s, "a.csv", a);
    job_put(s, "o.csv", o);
    s->overwrite = true;
    job_run(s, "out");
    return csv_read(s, "out/check/compare_sources.csv");
}

/* ---- the figures of 2024 ---- */

static void ratios__of_cambodia_2024(void **state)
{
    static const struct {
        const char *who, *product, *difference, *ratio;
    } rows[] = {
        {"CSHD", "cleared", "160048", "2.075"},   {"HALO", "cleared", "659865", "1.143"},
        {"MAG", "cleared", "2146554", "3.165"},   {"CSHD", "reduced", "57670", "1.632"},
        {"MAG", "cancelled", "-527241", "0.753"}, {"NPA", "reduced", "0", "1.000"},
        {"HALO", "cancelled", "1925", "1.002"},
    };
    csv_table t = run(*state, authority, operators);

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char wanted[120];
        size_t row;

        snprintf(wanted, sizeof wanted, "operator=%s|measure=%s|account=ap", rows[i].who,
                 rows[i].product);
        row = find_row(&t, wanted);
        assert_string_equal(csv_cell(&t, row, "difference"), rows[i].difference);
        assert_string_equal(csv_cell(&t, row, "ratio"), rows[i].ratio);
        assert_string_equal(csv_cell(&t, row, "other_kind"), "operator");
        assert_string_equal(csv_cell(&t, row, "from"), "2024-01-01");
        assert_string_equal(csv_cell(&t, row, "to"), "2025-01-01");
    }
    csv_free(&t);
}

/* What an operator did not tell is missing, not 0. */
static void ratios__of_an_operator_that_tells_nothing(void **state)
{
    csv_table t = run(*state, authority, operators);
    size_t row = find_row(&t, "operator=CMAC|measure=cleared");

    assert_string_equal(csv_cell(&t, row, "authority_value"), "69831220");
    assert_string_equal(csv_cell(&t, row, "other_value"), "");
    assert_string_equal(csv_cell(&t, row, "ratio"), "");
    row = find_row(&t, "operator=NPA|measure=cleared");
    assert_string_equal(csv_cell(&t, row, "authority_value"), "33784");
    assert_string_equal(csv_cell(&t, row, "other_value"), "");
    csv_free(&t);
}

static void cross_category__of_cambodia_2024(void **state)
{
    static const struct {
        const char *product, *says;
    } rows[] = {
        {"cancelled", "Operators cancelled 160048 m2 = cancelled and reduced together of "
                      "CMAA figures"},
        {"reduced", "Operators reduced 148860 m2 = cleared of CMAA figures"},
        {"cleared",
         "Operators cleared 308908 m2 = cancelled and reduced together of the same "
         "source"},
    };
    csv_table t = run(*state, authority, operators);
    size_t said = 0;

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char wanted[80];

        snprintf(wanted, sizeof wanted, "operator=CSHD|measure=%s", rows[i].product);
        assert_non_null(
            strstr(csv_cell(&t, find_row(&t, wanted), "cross_category"), rows[i].says));
    }
    for (size_t row = 0; row < t.rows; row++)
        said += *csv_cell(&t, row, "cross_category") != '\0';
    assert_int_equal(said, 3);
    csv_free(&t);
}

/* ---- figures that compete ---- */

/* Of 2017 two publications have two values: each stays, with its footnote. */
static void competing__values_stay_apart(void **state)
{
    csv_table t = run(*state,
                      "who,year,product,m2,note,flag\n"
                      ",2017,reduced,14250000,,\n"
                      ",2017,reduced,14520000,as restated,\n"
                      ",2023,cleared,*129700000,a reviewer's estimate,\n",
                      "who,year,product,m2\n,2023,cleared,193000000\n");
    size_t row;

    row = find_row(&t, "authority_value=14250000");
    assert_int_equal(csv_integer(&t, row, "authority_figures_n"), 2);
    row = find_row(&t, "authority_value=14520000|authority_note=as restated");
    assert_int_equal(csv_integer(&t, row, "authority_figures_n"), 2);
    row = find_row(&t, "authority_value=129700000|authority_flag=estimate");
    assert_string_equal(csv_cell(&t, row, "authority_note"), "a reviewer's estimate");
    assert_string_equal(csv_cell(&t, row, "other_value"), "193000000");
    assert_string_equal(csv_cell(&t, row, "ratio"), "1.488");
    assert_int_equal(t.rows, 3);
    csv_free(&t);
}

static void text__prints_asterisk_and_footnote(void **state)
{
    job_scratch *s = *state;
    csv_table t = run(s,
                      "who,year,product,m2,note,flag\n"
                      ",2023,cleared,*129700000,a reviewer's estimate,\n",
                      "who,year,product,m2\n,2023,cleared,193000000\n");
    char path[JOB_PATH_MAX], *text;

    csv_free(&t);
    job_open(s);
    job_path(s, "why.txt", path);
    assert_int_equal(
        lrel_job_write_output(s->job, "check/reconcile.txt", NULL, path, false, &s->err),
        LREL_OK);
    text = job_get(s, "why.txt");
    assert_non_null(strstr(text, "*129,700,000"));
    assert_non_null(strstr(text, "* an estimate of CMAA figures: a reviewer's estimate"));
    assert_non_null(strstr(text, "63,300,000"));
    free(text);
}

/* ---- who is the authority ---- */

static void expect_speaker(job_scratch *s, const char *old, const char *fresh,
                           const char *in_authority)
{
    csv_table t = run(s, authority, operators);

    csv_free(&t);
    job_replace(s, "p.yaml", old, fresh);
    job_run(s, "out");
    t = csv_read(s, "out/check/compare_sources.csv");
    assert_string_equal(
        csv_cell(&t, find_row(&t, "operator=CMAC|measure=cleared"), "authority_value"),
        in_authority);
    csv_free(&t);
}

static void authority__is_who_the_programme_names(void **state)
{
    expect_speaker(*state, "authority: CMAA", "authority: cmaa", "69831220");
    expect_speaker(*state, "authority: CMAA", "authority: CMAA figures", "69831220");
    expect_speaker(*state, "authority: CMAA", "authority: CMA", "");
    expect_speaker(*state, "authority: CMAA\n", "", "");
}

/* A name that nobody goes by is said, not taken for silence. */
static void authority__that_nobody_is_called_by_is_said(void **state)
{
    job_scratch *s = *state;
    csv_table t = run(s, authority, operators);

    csv_free(&t);
    assert_null(strstr(s->messages, "published figures is of"));
    job_replace(s, "p.yaml", "authority: CMAA", "authority: VNMAC");
    job_run(s, "out");
    assert_non_null(
        strstr(s->messages, "none of the 26 published figures is of \"VNMAC\""));
}

/* What a figure says of its source goes before the name of the file. */
static void authority__is_what_figures_say_they_are(void **state)
{
    expect_speaker(*state, "note: note", "note: note, source_kind: {const: authority_db}",
                   "69831220");
    expect_speaker(*state, "authority: CMAA\n", "authority: Else\n", "");
    expect_speaker(*state, "name: CMAA figures",
                   "source_kind: {const: authority_db}, name: Other figures", "69831220");
    expect_speaker(*state, "note: note", "note: note, source_kind: {const: press}", "");
}

/* ---- beside what is counted ---- */

static void counted__stands_beside_what_was_published(void **state)
{
    job_scratch *s = *state;
    csv_table t;
    size_t row;

    job_put(
        s, "p.yaml",
        "programme: Beside\nas_of: 2020-12-31\nby: []\ngrid: {lon: 105, lat: 13}\n"
        "sources:\n"
        "  - {path: h.csv, role: hazard, name: H, " PLANE
        ", geometry: {wkt: shape}, id: id, contamination: what, class: {const: cha}, "
        "from: from}\n"
        "  - {path: r.csv, role: release, name: R, " PLANE
        ", geometry: {wkt: shape}, id: id, operator: who, contamination: {const: ap}, "
        "product: {const: cleared}, accepted: day}\n"
        "  - {path: s.csv, role: series, name: S, operator: who, date: when, measure: "
        "what, value: {column: ha, unit: ha}, account: account, source_kind: kind}\n");
    job_put(s, "h.csv",
            "id,what,from,shape\n"
            "H,ap,2010-01-01,\"POLYGON ((0 0, 100 0, 100 100, 0 100, 0 0))\"\n");
    job_put(s, "r.csv",
            "id,who,day,shape\n"
            "A,ALFA,2019-03-01,\"POLYGON ((0 0, 50 0, 50 100, 0 100, 0 0))\"\n"
            "B,BRAVO,2020-05-01,\"POLYGON ((50 0, 100 0, 100 20, 50 20, 50 0))\"\n");
    job_put(s, "s.csv",
            "who,when,what,ha,account,kind\n"
            ",2019,cleared,0.6,ap_mine,authority_db\n"
            "ALFA,2019,cleared,0.6,ap_mine,authority_db\n"
            "Bravo,2020,cleared,0.1,ap_mine,authority_db\n"
            ",2019-12-31,stock,0.5,ap_mine,authority_db\n"
            ",2020-12-31,stock,0.5,ap_mine,authority_db\n"
            ",2019-06-30,stock,0.7,ap_mine,authority_db\n"
            ",2020-05,cleared,0.1,ap_mine,authority_db\n"
            ",2020,cleared,0.1,,authority_db\n");
    job_run(s, "out");
    t = csv_read(s, "out/check/compare_sources.csv");
    row = find_row(&t, "operator=|measure=cleared|from=2019-01-01");
    expect_m2(&t, row, "authority_value", 6000);
    expect_m2(&t, row, "counted_m2", 5000);
    expect_m2(&t, find_row(&t, "operator=ALFA"), "counted_m2", 5000);
    expect_m2(&t, find_row(&t, "operator=Bravo"), "counted_m2", 1000);
    expect_m2(&t, find_row(&t, "measure=stock|from=2019-12-31"), "counted_m2", 5000);
    expect_m2(&t, find_row(&t, "measure=stock|from=2020-12-31"), "counted_m2", 4000);
    /* of no whole year, or of no account: there is no such figure here */
    row = find_row(&t, "measure=stock|from=2019-06-30");
    assert_string_equal(csv_cell(&t, row, "counted_m2"), "");
    row = find_row(&t, "measure=cleared|from=2020-05-01");
    assert_string_equal(csv_cell(&t, row, "counted_m2"), "");
    row = find_row(&t, "account=|measure=cleared");
    assert_string_equal(csv_cell(&t, row, "counted_m2"), "");
    csv_free(&t);
}

#define SOURCES_TEST(test)                                                               \
    cmocka_unit_test_setup_teardown(test, job_scratch_setup, job_scratch_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        SOURCES_TEST(ratios__of_cambodia_2024),
        SOURCES_TEST(ratios__of_an_operator_that_tells_nothing),
        SOURCES_TEST(cross_category__of_cambodia_2024),
        SOURCES_TEST(competing__values_stay_apart),
        SOURCES_TEST(text__prints_asterisk_and_footnote),
        SOURCES_TEST(authority__is_who_the_programme_names),
        SOURCES_TEST(authority__that_nobody_is_called_by_is_said),
        SOURCES_TEST(authority__is_what_figures_say_they_are),
        SOURCES_TEST(counted__stands_beside_what_was_published),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
