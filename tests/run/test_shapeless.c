/* SPDX-License-Identifier: Apache-2.0 */
/* Releases without a shape: what a closure lends them, and that every table and map says
 * the same of it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "run/shapeless_scene.h"
#include "run/sums.h"

/* ---- what a closure lends ---- */

static void shapeless__takes_what_it_states_of_a_closed_hazard(void **state)
{
    static const char *const over[] = {"2021-06-30,", ",closed", ",released"};
    job_scratch *s = *state;

    for (size_t i = 0; i < sizeof over / sizeof *over; i++) {
        char hazard[300];
        csv_table records;

        sprintf(hazard, "H,,2020-01-01,%s,,A,,," SQUARE("500") "\n", over[i]);
        shapeless_put(
            s, hazard,
            "R,H,cleared,2021-05-01,4000.5,B,,\nQ,H,cancelled,2021-05-01,1000,B,,\n");
        records = shapeless_run(s);
        shapeless_expect(&records, "R", "used", "yes");
        shapeless_expect(&records, "R", "reason",
                         "shape borrowed from the closed hazard it names");
        shapeless_expect(&records, "R", "date", i == 0 ? "2021-06-30" : "2022-12-31");
        shapeless_expect(&records, "R", "drawn_m2", "");
        shapeless_expect(&records, "R", "counted_m2", "4000.5");
        shapeless_expect(&records, "Q", "counted_m2", "1000");
        assert_int_equal(shapeless_account(s, "cleared_m2"), csv_units("4000.5"));
        assert_int_equal(shapeless_account(s, "cancelled_m2"), csv_units("1000"));
        assert_int_equal(shapeless_account(s, "closed_m2"),
                         shapeless_land(&records, "H") - csv_units("5000.5"));
        csv_free(&records);
    }
}

static void shapeless__of_an_open_hazard_stands_beside_the_total(void **state)
{
    job_scratch *s = *state;
    lrel_summary summary;
    csv_table records;

    shapeless_put(s, "H,,2020-01-01,,open,,A,,," SQUARE("500") "\n",
                  "R,H,cleared,2021-05-01,4000.5,B,,\nN,,cleared,2021-05-01,1000,B,,\n"
                  "U,X,cleared,2021-05-01,,B,,\n");
    records = shapeless_run(s);
    for (const char *const *id = (const char *const[]){"R", "N", "U", NULL}; *id; id++) {
        shapeless_expect(&records, *id, "used", "no");
        shapeless_expect(&records, *id, "reason", "without shape");
        shapeless_expect(&records, *id, "counted_m2", "");
    }
    assert_int_equal(shapeless_account(s, "cleared_m2"), 0);
    summary = lrel_job_summary(job_open(s));
    assert_int_equal(summary.place_unknown_n, 3);
    assert_string_equal(summary.place_unknown_m2, "5000.5");
    csv_free(&records);
}

/* A half of what R states is of H1, which is closed. */
static void shapeless__of_two_hazards_states_of_each_by_its_area(void **state)
{
    job_scratch *s = *state;
    lrel_summary summary;
    csv_table records;

    shapeless_put(s,
                  "H1,,2020-01-01,2021-06-30,,,A,,," SQUARE(
                      "500") "\n"
                             "H2,,2020-01-01,,,,A,,," SQUARE("501") "\n",
                  "R,H1;H2,cleared,2021-05-01,3000,B,,\n");
    records = shapeless_run(s);
    assert_in_range(csv_area(&records, shapeless_row(&records, "id", "R"), "counted_m2"),
                    csv_units("1499.9"), csv_units("1500.1"));
    summary = lrel_job_summary(job_open(s));
    assert_int_equal(summary.place_unknown_n, 1);
    csv_free(&records);

    /* Once both are closed, all of it has its land, in two years. */
    shapeless_put(s,
                  "H1,,2020-01-01,2021-06-30,,,A,,," SQUARE(
                      "500") "\n"
                             "H2,,2020-01-01,2022-06-30,,,A,,," SQUARE("501") "\n",
                  "R,H1;H2,cleared,2021-05-01,3000,B,,\n");
    records = shapeless_run(s);
    shapeless_expect(&records, "R", "counted_m2", "3000");
    assert_int_equal(lrel_job_summary(job_open(s)).place_unknown_n, 0);
    csv_free(&records);
}

static void shapeless__beyond_what_was_left_is_a_data_issue(void **state)
{
    job_scratch *s = *state;
    csv_table records, issues;

    shapeless_put(s, "H,,2020-01-01,2021-06-30,,,A,,," SQUARE("500") "\n",
                  "R,H,cleared,2021-05-01,12000,B,,\nQ,H,cleared,2021-05-01,12000,B,,\n");
    records = shapeless_run(s);
    issues = csv_read(s, "out/check/issues.csv");
    assert_int_equal(
        csv_area(&records, shapeless_row(&records, "id", "R"), "counted_m2") +
            csv_area(&records, shapeless_row(&records, "id", "Q"), "counted_m2"),
        shapeless_land(&records, "H"));
    assert_string_equal(
        csv_cell(&issues, shapeless_row(&issues, "code", "LREL-L012"), "value"),
        "24000 m2");
    csv_free(&records);
    csv_free(&issues);
}

static bool has_question(job_scratch *s, const char *stated)
{
    char release[100];
    csv_table issues;
    bool has = false;

    sprintf(release, "R,H,cleared,2021-05-01,%s,B,,\n", stated);
    shapeless_put(s, "H,,2020-01-01,,,,A,,," SQUARE("500") "\n", release);
    job_run(s, "out");
    issues = csv_read(s, "out/check/issues.csv");
    for (size_t row = 0; row < issues.rows; row++)
        has |= strcmp(csv_cell(&issues, row, "code"), "LREL-L014") == 0;
    csv_free(&issues);
    return has;
}

static void shapeless__that_reaches_90_percent_of_an_open_hazard_asks(void **state)
{
    assert_false(has_question(*state, "8999"));
    assert_true(has_question(*state, "9010"));
}

/* ---- the tables ---- */

static void add_up_credits(const job_scratch *s, const char *column, sums *out)
{
    csv_table credits = csv_read(s, "out/data/credits.csv");

    for (size_t row = 0; row < credits.rows; row++)
        if (strcmp(csv_cell(&credits, row, "column"), column) == 0)
            sums_at(out, csv_cell(&credits, row, "account"))[0] +=
                csv_area(&credits, row, "m2");
    csv_free(&credits);
}

static void add_up_table(const job_scratch *s, const char *name, const char *product,
                         const char *column, sums *out)
{
    csv_table table = csv_read(s, name);

    for (size_t row = 0; row < table.rows; row++)
        if (!product || strcmp(csv_cell(&table, row, "product"), product) == 0)
            sums_at(out, csv_cell(&table, row, "account"))[0] +=
                csv_area(&table, row, column);
    csv_free(&table);
}

/* Products, hazards of several groups and accounts; one release of three hazards. */
static void put_many(job_scratch *s)
{
    shapeless_put(
        s,
        "H1,ap,2020-01-01,2021-06-30,,,A,,," SQUARE(
            "500") "\n"
                   "H1,ap,2020-01-01,2021-06-30,,,B,,," SQUARE(
                       "502") "\n"
                              "H2,cmr,2020-01-01,2022-06-30,,,A,,," SQUARE(
                                  "504") "\n"
                                         "H3,ap,2020-01-01,2021-03-31,,,C,,," SQUARE(
                                             "506") "\n"
                                                    "H4,ap,2020-02-01,,,,C,,," SQUARE(
                                                        "506") "\n"
                                                               "H5,ap,2020-01-01,2021-06-"
                                                               "30,,7000,C,circle_from_"
                                                               "area,," SQUARE(
                                                                   "508") "\n",
        "R1,H1,cleared,2021-05-01,3333.3333,X,,\nR2,H1,reduced,2021-05-02,777.7777,X,,\n"
        "R3,H1;H2;H5,cancelled,2021-05-03,10000.0001,Y,,\n"
        "R4,H2,cleared,2022-05-01,100000,X,,\nR5,H3,cleared,2021-05-01,5000,X,,\n"
        "R6,H1,cleared,2021-01-01,,X,," SQUARE("500") "\n");
}

static void shapeless__credits_releases_and_account_add_up(void **state)
{
    static const char *const products[] = {"cancelled", "reduced", "cleared"};
    job_scratch *s = *state;

    put_many(s);
    job_run(s, "out");
    for (size_t p = 0; p < 3; p++) {
        sums ledger = {0}, credits = {0}, releases = {0};
        char column[32];

        sprintf(column, "%s_m2", products[p]);
        add_up_table(s, "out/data/ledger.csv", NULL, column, &ledger);
        add_up_credits(s, products[p], &credits);
        sums_expect_same(&ledger, &credits);
        add_up_table(s, "out/data/release.csv", products[p], "counted_m2", &releases);
        assert_true(sums_at(&ledger, "all")[0] > 0);
        assert_true(sums_at(&ledger, "all")[0] <= sums_at(&releases, "all")[0]);
        sums_at(&ledger, "all")[0] = sums_at(&releases, "all")[0] = 0;
        sums_expect_same(&ledger, &releases);
        sums_free(&ledger);
        sums_free(&credits);
        sums_free(&releases);
    }
}

static void shapeless__records_add_up_to_the_release_table(void **state)
{
    job_scratch *s = *state;
    csv_table records, releases;
    int64_t by_record[3] = {0}, by_table[3] = {0};

    put_many(s);
    records = shapeless_run(s);
    releases = csv_read(s, "out/data/release.csv");
    for (size_t row = 0; row < records.rows; row++)
        if (strcmp(csv_cell(&records, row, "role"), "release") == 0 &&
            strcmp(csv_cell(&records, row, "used"), "yes") == 0) {
            by_record[0] += csv_area(&records, row, "counted_m2");
            by_record[1] += csv_area(&records, row, "drawn_m2");
            by_record[2]++;
        }
    for (size_t row = 0; row < releases.rows; row++)
        if (strcmp(csv_cell(&releases, row, "account"), "all") == 0) {
            by_table[0] += csv_area(&releases, row, "counted_m2");
            by_table[1] += csv_area(&releases, row, "drawn_m2");
            by_table[2] += csv_integer(&releases, row, "records_n");
        }
    assert_memory_equal(by_record, by_table, sizeof by_record);
    csv_free(&records);
    csv_free(&releases);
}

/* The rows of the files in another order: the same bytes, but for rows. */
static void shapeless__order_of_the_files_changes_nothing(void **state)
{
    static const char *const names[] = {"out/data/ledger.csv", "out/data/release.csv",
                                        "out/data/released.geojson"};
    job_scratch *s = *state;
    char *before[3], *releases, *end;

    put_many(s);
    job_run(s, "out");
    for (size_t i = 0; i < 3; i++)
        before[i] = job_get(s, names[i]);
    releases = job_get(s, "r.csv");
    end = strchr(releases, '\n') + 1;
    {
        char turned[2000] = RELEASES, *rest = strdup(end), *line[8], *at = rest;
        size_t n = 0;

        while (at && *at)
            line[n++] = strsep(&at, "\n");
        while (n-- > 0)
            strcat(strcat(turned, line[n]), "\n");
        job_put(s, "r.csv", turned);
        free(rest);
    }
    job_run(s, "out");
    for (size_t i = 0; i < 3; i++) {
        char *after = job_get(s, names[i]);

        assert_string_equal(before[i], after);
        free(after);
        free(before[i]);
    }
    free(releases);
}

/* ---- maps ---- */

static void shapeless__is_shown_as_the_product_of_the_largest_share(void **state)
{
    job_scratch *s = *state;
    char *map;

    shapeless_put(s, "H,,2020-01-01,2021-06-30,,,A,,," SQUARE("500") "\n",
                  "R,H,cleared,2021-05-01,3000,B,,\nQ,H,reduced,2021-05-01,2000,B,,\n"
                  "P,H,reduced,2021-05-01,1500,B,,\n");
    job_run(s, "out");
    map = job_get(s, "out/data/released.geojson");
    shapeless_expect_text(
        map, "\"product\":\"reduced\",\"year\":2021,\"shape\":\"borrowed\","
             "\"hazard_source\":\"h.csv\",\"hazard\":\"H\",\"cancelled_m2\":0,"
             "\"reduced_m2\":3500,\"cleared_m2\":3000,\"closed_m2\":350");
    assert_null(strstr(strstr(map, "\"product\"") + 1, "\"product\""));
    free(map);
    map = job_get(s, "out/data/timeline.geojson");
    shapeless_expect_text(map, "\"to\":\"2021-06-30\",\"left_by\":\"reduced\","
                               "\"shape\":\"borrowed\"");
    free(map);
}

#define IN_SCRATCH(test)                                                                 \
    cmocka_unit_test_setup_teardown(test, job_scratch_setup, job_scratch_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_SCRATCH(shapeless__takes_what_it_states_of_a_closed_hazard),
        IN_SCRATCH(shapeless__of_an_open_hazard_stands_beside_the_total),
        IN_SCRATCH(shapeless__of_two_hazards_states_of_each_by_its_area),
        IN_SCRATCH(shapeless__beyond_what_was_left_is_a_data_issue),
        IN_SCRATCH(shapeless__that_reaches_90_percent_of_an_open_hazard_asks),
        IN_SCRATCH(shapeless__credits_releases_and_account_add_up),
        IN_SCRATCH(shapeless__records_add_up_to_the_release_table),
        IN_SCRATCH(shapeless__order_of_the_files_changes_nothing),
        IN_SCRATCH(shapeless__is_shown_as_the_product_of_the_largest_share),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
