/* SPDX-License-Identifier: Apache-2.0 */
/* test_forecast_job.c: forecasts of whole programmes: years of the ledger, published
 * targets and funding, and what is refused. */
#include "by_hand.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/analysis.h"
#include "forecast/outlook.h"
#include "run/job.h"
#include "run/job_scratch.h"
#include "support/scarce_memory.h"

#define HAZARDS 40

#define SERIES                                                                           \
    "  - {path: figures.csv, role: series, id: id, measure: measure, value: value, "     \
    "unit: unit, basis: basis, from: from, to: to, account: account, operator: "         \
    "operator, donor: donor, place: place}\n"
#define SERIES_HEADER "id,measure,value,unit,basis,from,to,account,operator,donor,place\n"

/* Forty equal squares, all recorded in 2010 but three of 2012; from @p first on one is
 * cleared every year to @p last. */
static void put_records(const job_scratch *s, int first, int last)
{
    FILE *file = job_create(s, "hazards.csv");
    int cleared = 0;

    fputs("id,surveyed,WKT\n", file);
    for (int i = 0; i < HAZARDS; i++) {
        double lon = 103 + 0.002 * i;

        fprintf(file,
                "H%02d,%d-05-01,\"POLYGON ((%.3f 13, %.3f 13, %.3f 13.001, %.3f 13.001, "
                "%.3f 13))\"\n",
                i, i < 37 ? 2010 : 2012, lon, lon + 0.001, lon + 0.001, lon, lon);
    }
    assert_int_equal(fclose(file), 0);
    file = job_create(s, "releases.csv");
    fputs("id,hazard,accepted,WKT\n", file);
    for (int year = first; year <= last; year++, cleared++) {
        double lon = 103 + 0.002 * cleared;

        fprintf(file,
                "R%d,H%02d,%d-11-30,\"POLYGON ((%.3f 13, %.3f 13, %.3f 13.001, %.3f "
                "13.001, %.3f 13))\"\n",
                year, cleared, year, lon, lon + 0.001, lon + 0.001, lon, lon);
    }
    assert_int_equal(fclose(file), 0);
}

static void put_programme(const job_scratch *s, const char *as_of, const char *more,
                          const char *sources)
{
    FILE *file = job_create(s, "p.yaml");

    fprintf(file,
            "programme: Forty squares\n"
            "as_of: %s\n"
            "deadline: 2030-12-31\n"
            "%s"
            "sources:\n"
            "  - {path: hazards.csv, role: hazard, id: id, crs: EPSG:4326, geometry: "
            "{wkt: WKT}, class: {const: cha}, contamination: {const: ap}, from: "
            "surveyed}\n"
            "  - {path: releases.csv, role: release, id: id, crs: EPSG:4326, geometry: "
            "{wkt: WKT}, hazard: hazard, product: {const: cleared}, accepted: accepted}\n"
            "%s",
            as_of, more, sources);
    assert_int_equal(fclose(file), 0);
}

static void put_figures(const job_scratch *s, const char *rows)
{
    FILE *file = job_create(s, "figures.csv");

    fputs(SERIES_HEADER, file);
    fputs(rows, file);
    assert_int_equal(fclose(file), 0);
}

/* The outlook of account @p account; all: 4. */
typedef struct opened {
    lrel_analysis analysis;
    lrel_outlook outlook;
} opened;

static opened *look(job_scratch *s, uint32_t account)
{
    opened *o = calloc(1, sizeof *o);
    lrel_job *job = job_open(s);

    assert_non_null(o);
    assert_int_equal(lrel_analysis_open(&job->data, &o->analysis, &s->err), LREL_OK);
    assert_int_equal(lrel_outlook_make(&o->analysis, account, &o->outlook, &s->err),
                     LREL_OK);
    return o;
}

static void look_away(job_scratch *s, opened *o)
{
    lrel_outlook_clear(&o->outlook);
    lrel_analysis_clear(&o->analysis);
    free(o);
    job_close(s);
}

/* @p name in the form of its ending, to be freed. */
static char *write_one(job_scratch *s, const char *name, const char *account)
{
    char path[JOB_PATH_MAX];

    job_path(s, "one", path);
    job_open(s);
    assert_int_equal(lrel_job_write_output(s->job, name, account, path, true, &s->err),
                     LREL_OK);
    job_close(s);
    return job_get(s, "one");
}

static void expect_text(job_scratch *s, const char *name, const char *account,
                        const char *wanted)
{
    char *text = write_one(s, name, account);

    if (!strstr(text, wanted))
        fail_msg("no \"%s\" in\n%s", wanted, text);
    free(text);
}

static void expect_no_text(job_scratch *s, const char *name, const char *unwanted)
{
    char *text = write_one(s, name, NULL);

    if (strstr(text, unwanted))
        fail_msg("\"%s\" is in\n%s", unwanted, text);
    free(text);
}

/* ---- dates ---- */

/* Thirty squares are left, one goes every year: until the end of 2054. */
static void forecast__of_equal_years_is_one_date(void **state)
{
    job_scratch *s = *state;
    opened *o;

    put_records(s, 2015, 2024);
    put_programme(s, "2024-12-31", "", "");
    o = look(s, 0);
    assert_int_equal(o->outlook.past.used, 10);
    assert_int_equal(o->outlook.past.flow_years[0], 2015);
    assert_int_equal(o->outlook.prospect_count, 1);
    /* equal squares differ by a rounded square metre */
    assert_in_range(o->outlook.prospects[0].drawn.day.p10, 30 * 365 + 7 - 2,
                    30 * 365 + 8 + 1);
    assert_in_range(o->outlook.prospects[0].drawn.day.p90, 30 * 365 + 7 - 2,
                    30 * 365 + 8 + 1);
    assert_int_equal(o->outlook.prospects[0].drawn.in_time, 0);
    assert_true(
        fabs((double)o->outlook.required.rate / (double)o->outlook.past.stock * 6 - 1) <
        1e-4);
    assert_in_range(o->outlook.backtest.scores[5][LREL_HINDCAST_STOCK].drawn_error, 0, 5);
    look_away(s, o);
}

static void forecast__without_years_enough_has_no_number(void **state)
{
    job_scratch *s = *state;

    put_records(s, 2023, 2024);
    put_programme(s, "2024-12-31", "", "");
    expect_text(s, "forecast.txt", "ap_mine", "there are 2, so 1 is missing");
    expect_text(s, "data/forecast.json", "ap_mine", "\"complete_years_missing\": 1");
    expect_text(s, "data/forecast.json", "ap_mine", "\"scenarios\": []");
    expect_text(s, "forecast.csv", "ap_mine",
                "1 complete years with release are missing");
    expect_no_text(s, "forecast.txt", "If every year");
}

/* What nobody has recorded yet is no forecast of nothing. */
static void forecast__of_an_empty_account_says_so(void **state)
{
    job_scratch *s = *state;

    put_records(s, 2015, 2024);
    put_programme(s, "2024-12-31", "", "");
    expect_text(s, "forecast.txt", "cmr", "no land is recorded in this account");
}

static void forecast__a_year_that_is_cut_is_not_used(void **state)
{
    job_scratch *s = *state;
    opened *o;

    put_records(s, 2015, 2024);
    put_programme(s, "2024-09-30", "", "");
    o = look(s, 0);
    assert_int_equal(o->outlook.past.used, 9);
    assert_int_equal(o->outlook.past.years[o->outlook.past.count - 1].use,
                     LREL_PAST_PART);
    look_away(s, o);
}

static void forecast__a_year_that_deliveries_do_not_cover_is_not_used(void **state)
{
    job_scratch *s = *state;
    opened *o;

    put_records(s, 2015, 2022);
    put_programme(s, "2024-12-31", "", "");
    job_replace(s, "p.yaml", "role: release,", "role: release, complete_to: 2023-06-30,");
    o = look(s, 0);
    assert_int_equal(o->outlook.past.used, 8);
    assert_int_equal(o->outlook.past.flow_years[7], 2022);
    look_away(s, o);
    expect_text(s, "forecast.txt", "ap_mine",
                "deliveries do not reach its end (releases.csv)");
    expect_text(s, "forecast.txt", "ap_mine",
                "up to the as-of day something is missing of releases.csv\n");
}

static void forecast__with_a_deadline_that_has_passed(void **state)
{
    job_scratch *s = *state;

    put_records(s, 2015, 2024);
    put_programme(s, "2024-12-31", "", "");
    job_replace(s, "p.yaml", "deadline: 2030-12-31", "deadline: 2024-12-31");
    expect_text(s, "forecast.txt", "ap_mine",
                "not computable, because the deadline is not after the as-of day");
    expect_text(s, "data/forecast.json", "ap_mine", "\"margin_years\":-30");
}

static void forecast__years_seed_and_draws_of_the_programme(void **state)
{
    job_scratch *s = *state;
    opened *o;

    put_records(s, 2015, 2024);
    put_programme(s, "2024-12-31", "forecast: {years: 4, draws: 100, seed: 7}\n", "");
    o = look(s, 0);
    assert_int_equal(o->outlook.past.used, 4);
    look_away(s, o);
    expect_text(s, "data/forecast.json", NULL, "\"seed\": 7");
    expect_text(s, "data/forecast.json", NULL, "\"draws\": 100");
    expect_text(s, "data/forecast.json", NULL, "\"years_at_most\": 4");
}

static void forecast__scenarios_of_the_programme(void **state)
{
    job_scratch *s = *state;
    opened *o;

    put_records(s, 2015, 2024);
    put_programme(s, "2024-12-31",
                  "forecast:\n  scenarios:\n"
                  "    - {name: twice, clearance_capacity: 2}\n"
                  "    - {name: more survey, survey_capacity: 2}\n"
                  "    - {name: plan, targets: yes}\n",
                  "");
    o = look(s, 0);
    assert_int_equal(o->outlook.prospect_count, 4);
    assert_in_range(o->outlook.prospects[1].drawn.day.p50, 15 * 365, 15 * 365 + 6);
    /* nothing is cancelled or reduced here: as before */
    assert_int_equal(o->outlook.prospects[2].drawn.day.p50,
                     o->outlook.prospects[0].drawn.day.p50);
    assert_string_equal(o->outlook.prospects[3].because,
                        "no target after the as-of day is on record");
    look_away(s, o);
}

/* ---- targets ---- */

/* The plan of the forty squares in place of past release. A square has 11,998 m2. */
static void forecast__follows_targets(void **state)
{
    job_scratch *s = *state;
    opened *o;

    put_records(s, 2015, 2024);
    put_programme(s, "2024-12-31",
                  "forecast: {scenarios: [{name: plan, targets: yes}]}\n", SERIES);
    put_figures(s, "1,released,20,ha,target,2025-01-01,2025-12-31,ap_mine,,,\n"
                   "2,cleared,10,ha,target,2026-01-01,2026-12-31,ap_mine,,,\n"
                   "3,reduced,30,ha,target,2026-01-01,2026-12-31,ap_mine,,,\n"
                   "4,released,999,ha,target,2026-01-01,2026-12-31,cmr,,,\n"
                   "5,released,999,ha,target,2026-01-01,2026-12-31,ap_mine,ALFA,,\n"
                   "6,released,999,ha,target,2026-01-01,2026-12-31,ap_mine,,,91\n"
                   "7,released,999,ha,actual,2024-01-01,2024-12-31,ap_mine,,,\n");
    o = look(s, 0);
    assert_int_equal(o->outlook.targets.plan_count, 2);
    /* 35.99 ha: 20 in 2025, and 15.99 of the 40 of 2026 */
    assert_in_range(o->outlook.prospects[1].drawn.day.p50, 365 + 145, 365 + 147);
    look_away(s, o);
}

static void forecast__targets_that_contradict_each_other_are_no_plan(void **state)
{
    job_scratch *s = *state;

    put_records(s, 2015, 2024);
    put_programme(s, "2024-12-31",
                  "forecast: {scenarios: [{name: plan, targets: yes}]}\n", SERIES);
    put_figures(s, "1,released,20,ha,target,2025-01-01,2025-12-31,ap_mine,,,\n"
                   "2,released,25,ha,target,2025-01-01,2025-12-31,ap_mine,,,\n");
    expect_text(s, "forecast.txt", "ap_mine", "two targets contradict each other");
    expect_text(s, "forecast.txt", "ap_mine",
                "targets overlap: 200000 m2 for 2025, and 250000 m2 for 2025");
}

/* I11: one square, of which 8,000 m2 were planned, is 150 %. */
static void forecast__attainment_of_the_account(void **state)
{
    job_scratch *s = *state;

    put_records(s, 2015, 2024);
    put_programme(s, "2024-12-31", "", SERIES);
    put_figures(s, "1,cleared,8000,m2,target,2023-01-01,2023-12-31,ap_mine,,,\n");
    expect_text(s, "forecast.txt", "ap_mine", "2023, cleared: ");
    expect_text(s, "forecast.txt", "ap_mine", " m2 of 8000 m2, 150 % (this account)");
    /* other products were not planned: there is no target of all release */
    expect_no_text(s, "forecast.txt", "2023, released: ");
}

/* V8, from files. */
static void forecast__targets_and_achievements_of_other_years_are_refused(void **state)
{
    job_scratch *s = *state;
    const char *refusal = "periods differ: targets 2009-2019, achievements 2010-2018";

    put_records(s, 2015, 2024);
    put_programme(s, "2024-12-31", "", SERIES);
    put_figures(s, "1,released,470048519,m2,target,2009-01-01,2019-12-31,ap_mine,,,\n"
                   "2,released,577171932,m2,actual,2010-01-01,2018-12-31,ap_mine,,,\n");
    expect_text(s, "forecast.txt", "ap_mine", refusal);
    expect_text(s, "data/forecast.json", "ap_mine", refusal);
    expect_no_text(s, "forecast.txt", "123 %");
}

static void forecast__the_same_years_are_compared(void **state)
{
    job_scratch *s = *state;

    put_records(s, 2015, 2024);
    put_programme(s, "2024-12-31", "", SERIES);
    put_figures(s, "1,released,168,km2,target,2024-01-01,2024-12-31,ap_mine,,,\n"
                   "2,cleared,80.444642,km2,actual,2024-01-01,2024-12-31,ap_mine,,,\n"
                   "3,reduced,34.477198,km2,actual,2024-01-01,2024-12-31,ap_mine,,,\n"
                   "4,cancelled,15.436036,km2,actual,2024-01-01,2024-12-31,ap_mine,,,\n");
    expect_text(s, "forecast.txt", "ap_mine",
                "2024, released: 130357876 m2 of 168000000 m2, 78 % (published)");
}

/* ---- cost ---- */

/* I19: 146.7 million for 524.28 km2 are 0.28 a m2. */
static void forecast__cost_of_the_extension(void **state)
{
    job_scratch *s = *state;

    put_records(s, 2015, 2024);
    put_programme(s, "2024-12-31", "", SERIES);
    put_figures(s, "1,released,524.28,km2,target,2025-07-01,2030-12-31,ap_mine,,,\n"
                   "2,funding,146700000,usd,target,2025-07-01,2030-12-31,ap_mine,,,\n");
    expect_text(s, "forecast.txt", "ap_mine",
                "planned, 2025-07-01 to 2030-12-31: US$ 146.7 million for 524280000 m2, "
                "0.28 a m2");
}

/* A square has 11,998.x m2: 24,000 and 12,000 for it, and 30 squares are left. */
static void forecast__cost_is_a_range_over_years(void **state)
{
    job_scratch *s = *state;
    opened *o;

    put_records(s, 2015, 2024);
    put_programme(s, "2024-12-31", "", SERIES);
    put_figures(s, "1,funding,24000,usd,actual,2023-01-01,2023-12-31,ap_mine,,,\n"
                   "2,funding,12000,usd,actual,2024-01-01,2024-12-31,ap_mine,,,\n"
                   "3,funding,9000,eur,actual,2024-01-01,2024-12-31,ap_mine,,,\n"
                   "4,funding,99999,usd,actual,2022-01-01,2022-12-31,,,,\n");
    o = look(s, 0);
    assert_int_equal(o->outlook.costs.count, 3);
    assert_true(fabs(o->outlook.costs.released[LREL_CURRENCY_USD].least - 1) < 0.01);
    assert_true(fabs(o->outlook.costs.released[LREL_CURRENCY_USD].most - 2) < 0.01);
    assert_true(fabs(o->outlook.costs.released[LREL_CURRENCY_EUR].most - 0.75) < 0.01);
    look_away(s, o);
    o = look(s, 4); /* funding of no stated account pays for all */
    assert_int_equal(o->outlook.costs.count, 1);
    look_away(s, o);
}

static void forecast__cost_is_never_of_an_operator_or_a_donor(void **state)
{
    job_scratch *s = *state;

    put_records(s, 2015, 2024);
    put_programme(s, "2024-12-31", "", SERIES);
    put_figures(s, "1,funding,24000,usd,actual,2023-01-01,2023-12-31,ap_mine,ALFA,,\n");
    expect_text(s, "forecast.txt", "ap_mine", "cost is never computed per operator");
    put_figures(s, "1,funding,24000,usd,actual,2023-01-01,2023-12-31,ap_mine,,Norway,\n");
    expect_text(s, "forecast.txt", "ap_mine", "single donors");
    expect_no_text(s, "forecast.txt", "US$");
}

static void forecast__cost_of_other_days_than_the_release_is_refused(void **state)
{
    job_scratch *s = *state;

    put_records(s, 2015, 2024);
    put_programme(s, "2024-12-31", "", SERIES);
    put_figures(s, "1,funding,24000,usd,actual,2023-07-01,2024-06-30,ap_mine,,,\n");
    expect_text(s, "forecast.txt", "ap_mine",
                "periods differ: funding 2023-07-01 to 2024-06-30, release 2023-2024");
}

/* ---- memory ---- */

/* Wherever memory runs out, that is said, and nothing stays behind. */
static void forecast__is_told_that_memory_is_short(void **state)
{
    job_scratch *s = *state;
    char path[JOB_PATH_MAX];
    scarce_memory scarce;
    lrel_context *context = scarce_memory_context(&scarce, 1000000);
    lrel_job *job = NULL;
    lrel_analysis analysis;
    lrel_status status = LREL_E_MEMORY;
    long blocks = 0;

    put_records(s, 2015, 2024);
    put_programme(s, "2024-12-31", "forecast: {draws: 100}\n", SERIES);
    put_figures(s, "1,released,1,ha,target,2024-01-01,2024-12-31,ap_mine,,,\n"
                   "2,funding,9000,usd,actual,2024-01-01,2024-12-31,ap_mine,,,\n");
    job_path(s, "p.yaml", path);
    assert_int_equal(lrel_job_open(context, path, NULL, &job, &s->err), LREL_OK);
    assert_int_equal(lrel_analysis_open(&job->data, &analysis, &s->err), LREL_OK);
    for (; status != LREL_OK; blocks++) {
        long held = atomic_load(&scarce.held);
        lrel_outlook outlook;

        assert_in_range(blocks, 0, 1000);
        atomic_store(&scarce.left, blocks);
        status = lrel_outlook_make(&analysis, 0, &outlook, &s->err);
        lrel_outlook_clear(&outlook);
        assert_true(status == LREL_OK || status == LREL_E_MEMORY);
        assert_int_equal(atomic_load(&scarce.held), held);
    }
    assert_true(blocks > 5);
    lrel_analysis_clear(&analysis);
    lrel_job_free(job);
    lrel_context_free(context);
}

/* ---- files ---- */

static void forecast__same_bytes_for_any_number_of_threads(void **state)
{
    static const char *const names[] = {"data/forecast.json", "forecast.csv",
                                        "forecast.txt"};
    job_scratch *s = *state;

    job_copy_first(s);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        char *one, *many;

        s->threads = 1;
        one = write_one(s, names[i], NULL);
        s->threads = 4;
        many = write_one(s, names[i], NULL);
        assert_string_equal(one, many);
        free(one);
        free(many);
    }
}

static void forecast__of_one_account_is_as_in_the_whole(void **state)
{
    job_scratch *s = *state;
    char *all, *cmr, *at;

    job_copy_first(s);
    all = write_one(s, "forecast.csv", NULL);
    cmr = write_one(s, "forecast.csv", "cmr");
    at = strchr(cmr, '\n') + 1;
    assert_non_null(strstr(all, at));
    assert_null(strstr(cmr, "ap_mine"));
    free(all);
    free(cmr);
}

static void forecast__a_view_is_no_file_of_a_run(void **state)
{
    job_scratch *s = *state;

    job_copy_first(s);
    job_run(s, "out");
    assert_true(job_has(s, "out/data/forecast.json"));
    assert_false(job_has(s, "out/forecast.txt"));
    for (size_t i = 0; lrel_job_file_at(i); i++)
        assert_string_not_equal(lrel_job_file_at(i), "forecast.txt");
}

static void forecast__of_a_draft_says_so(void **state)
{
    job_scratch *s = *state;
    char *text;

    put_records(s, 2015, 2024);
    put_programme(s, "2024-12-31", "",
                  "  - {path: missing.csv, role: release, id: id, "
                  "crs: EPSG:4326, geometry: {wkt: W}, product: "
                  "{const: cleared}, accepted: a}\n");
    s->draft = true;
    text = write_one(s, "forecast.txt", NULL);
    assert_true(strncmp(text, "DRAFT: files are missing: missing.csv\n", 38) == 0);
    free(text);
    text = write_one(s, "data/forecast.json", NULL);
    assert_non_null(strstr(text, "\"draft\": true"));
    free(text);
}

static void forecast__its_rules_stand_in_the_provenance(void **state)
{
    job_scratch *s = *state;
    char *text;

    put_records(s, 2015, 2024);
    put_programme(s, "2024-12-31",
                  "forecast: {seed: 42, scenarios: [{name: double survey, "
                  "survey_capacity: 2}]}\n",
                  "");
    job_run(s, "out");
    text = job_get(s, "out/data/provenance.json");
    assert_non_null(strstr(text, "\"deadline\": \"2030-12-31\""));
    assert_non_null(strstr(text, "\"seed\": 42"));
    assert_non_null(strstr(text, "\"double survey\""));
    free(text);
}

int main(void)
{
#define TEST(name)                                                                       \
    cmocka_unit_test_setup_teardown(name, job_scratch_setup, job_scratch_teardown)
    const struct CMUnitTest tests[] = {
        TEST(forecast__of_equal_years_is_one_date),
        TEST(forecast__without_years_enough_has_no_number),
        TEST(forecast__of_an_empty_account_says_so),
        TEST(forecast__a_year_that_is_cut_is_not_used),
        TEST(forecast__a_year_that_deliveries_do_not_cover_is_not_used),
        TEST(forecast__with_a_deadline_that_has_passed),
        TEST(forecast__is_told_that_memory_is_short),
        TEST(forecast__years_seed_and_draws_of_the_programme),
        TEST(forecast__scenarios_of_the_programme),
        TEST(forecast__follows_targets),
        TEST(forecast__targets_that_contradict_each_other_are_no_plan),
        TEST(forecast__attainment_of_the_account),
        TEST(forecast__targets_and_achievements_of_other_years_are_refused),
        TEST(forecast__the_same_years_are_compared),
        TEST(forecast__cost_of_the_extension),
        TEST(forecast__cost_is_a_range_over_years),
        TEST(forecast__cost_is_never_of_an_operator_or_a_donor),
        TEST(forecast__cost_of_other_days_than_the_release_is_refused),
        TEST(forecast__same_bytes_for_any_number_of_threads),
        TEST(forecast__of_one_account_is_as_in_the_whole),
        TEST(forecast__a_view_is_no_file_of_a_run),
        TEST(forecast__of_a_draft_says_so),
        TEST(forecast__its_rules_stand_in_the_provenance),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
