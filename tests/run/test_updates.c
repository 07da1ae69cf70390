/* SPDX-License-Identifier: Apache-2.0 */
/* test_updates.c: of the reports of one hazard those count that were informed of later
 * than the one before (IMSMA's summary rule), where the programme says so. Land is
 * squares of 100 m side by side, A B C ..., so that accounts can be worked out by hand.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "check/check_scene.h"

#define A     "\"POLYGON ((0 0, 100 0, 100 100, 0 100, 0 0))\"\n"
#define AB    "\"POLYGON ((0 0, 200 0, 200 100, 0 100, 0 0))\"\n"
#define ABC   "\"POLYGON ((0 0, 300 0, 300 100, 0 100, 0 0))\"\n"
#define ABCD  "\"POLYGON ((0 0, 400 0, 400 100, 0 100, 0 0))\"\n"
#define C     "\"POLYGON ((200 0, 300 0, 300 100, 200 100, 200 0))\"\n"
#define EMPTY "\n"

/* 1e-7 m2, as csv_area() counts. */
#define SQUARE_UNITS (INT64_C(10000) * 10000000)

static const char programme[] =
    "programme: Updates\nas_of: 2021-12-31\nby: []\ngrid: {lon: 105, lat: 13}\n%s"
    "sources:\n"
    "  - {path: h.csv, role: hazard, name: H, geometry: {wkt: shape}, id: id, from: "
    "from,\n"
    "     crs: \"+proj=laea +lat_0=13 +lon_0=105 +datum=WGS84 +units=m +no_defs\",\n"
    "     to: to, class: {const: cha}, contamination: {const: ap},\n"
    "     date_of_information: info%s}\n";

#define HEADER "id,n,info,from,to,shape\n"
#define RULE   "updates: date_of_information\n"

/* What a run comes to: by year what is newly recorded, resurvey, closed and closing, in
 * squares; years in which nothing moves are left out. */
typedef struct update_case {
    const char *name;
    bool has_version;       /* the column n */
    const char *rows;       /* of the table above */
    const char *all;        /* the account without the rule, */
    const char *ruled;      /* and with it */
    const char *aside;      /* numbers of rows that are set aside then, a blank behind */
    size_t without_a_place; /* LREL-L026 */
} update_case;

static const update_case cases[] = {
    {"update__that_is_later_takes_the_place_of_the_report_before", false,
     "H,,2019-05-01,2019-05-01,," AB "H,,2020-05-01,2020-05-01,," A, "2019 2 0 0 2|",
     "2019 2 0 0 2|2020 0 -1 0 1|", "", 0},
    {"update__that_is_earlier_changes_nothing", false,
     "H,,2020-05-01,2019-05-01,," AB "H,,2020-03-01,2020-03-01,," ABC,
     "2019 2 0 0 2|2020 1 0 0 3|", "2019 2 0 0 2|", "2 ", 0},
    {"update__of_the_same_day_changes_nothing", false,
     "H,,2020-05-01,2019-05-01,," AB "H,,2020-05-01,2020-06-01,," A, "2019 2 0 0 2|",
     "2019 2 0 0 2|", "2 ", 0},
    {"update__is_compared_with_the_last_that_was_taken", false,
     "H,,2019-01-01,2019-01-01,," A "H,,2020-09-01,2020-09-01,," AB
     "H,,2020-01-01,2020-10-01,," ABC "H,,2020-06-01,2020-11-01,," ABC
     "H,,2020-09-02,2021-01-01,," ABCD,
     "2019 1 0 0 1|2020 2 0 0 3|2021 1 0 0 4|", "2019 1 0 0 1|2020 0 1 0 2|2021 0 2 0 4|",
     "3 4 ", 0},
    {"order_of_entry__is_that_of_the_versions", true,
     "H,10,2020-05-01,2020-05-01,," A "H,9,2019-05-01,2019-05-01,," AB,
     "2019 2 0 0 2|2020 0 -1 0 1|", "2019 2 0 0 2|2020 0 -1 0 1|", "", 0},
    {"order_of_entry__is_that_of_the_rows_where_there_are_no_versions", false,
     "H,10,2020-05-01,2020-05-01,," A "H,9,2019-05-01,2019-05-01,," AB, "2019 2 0 0 2|",
     "2020 1 0 0 1|", "2 ", 0},
    {"summary__is_of_the_last_report_though_it_begins_earlier", true,
     "H,1,2020-05-01,2020-05-01,," AB "H,2,2021-03-01,2019-01-01,," A,
     "2019 1 0 0 1|2020 0 1 0 2|", "2020 2 -1 0 1|", "", 1},
    {"summary__is_of_the_last_report_though_it_has_no_day", true,
     "H,1,2020-05-01,2020-05-01,," AB "H,2,2021-03-01,,," A, "2020 0 1 0 2|",
     "2020 2 -1 0 1|", "", 1},
    {"old_report__does_not_open_a_closed_hazard_again", true,
     "H,1,2019-05-01,2019-05-01,," AB "H,2,2020-06-01,2020-06-01,2020-06-30," AB
     "H,3,2020-01-01,2020-07-01,," AB,
     "2019 2 0 0 2|2020 2 0 2 2|", "2019 2 0 0 2|2020 0 0 2 0|", "3 ", 0},
    /* Nobody knows whether it is the older one: it adds its land, and takes none. */
    {"report_without_a_date__stands_beside_the_others", false,
     "H,,2019-05-01,2019-05-01,," AB "H,,,2020-01-01,," C "H,,2020-05-01,2020-05-01,," A,
     "2019 2 0 0 2|2020 1 0 0 3|", "2019 2 0 0 2|2020 1 -1 0 2|", "", 1},
    {"report_without_a_date__stands_beside_the_others_though_it_has_a_version", true,
     "H,1,2019-05-01,2019-05-01,," ABC "H,2,,2020-01-01,," A,
     "2019 3 0 0 3|2020 0 -2 0 1|", "2019 3 0 0 3|", "", 1},
    {"first_report__is_taken_without_a_date", false,
     "H,,,2019-05-01,," AB "H,,2018-01-01,2020-05-01,," A, "2019 2 0 0 2|",
     "2019 2 0 0 2|2020 0 -1 0 1|", "", 0},
    {"date_after_the_as_of_day__is_as_none", false,
     "H,,2109-05-01,2019-05-01,," AB "H,,2020-05-01,2020-05-01,," A
     "H,,2022-01-01,2021-05-01,," C,
     "2019 2 0 0 2|2021 1 0 0 3|", "2019 2 0 0 2|2020 0 -1 0 1|2021 1 0 0 2|", "", 1},
    {"month__may_be_later", false,
     "H,,2019-05-15,2019-05-15,," AB "H,,2019-05,2020-05-01,," A, "2019 2 0 0 2|",
     "2019 2 0 0 2|", "", 1},
    {"month__is_later", false,
     "H,,2019-05-15,2019-05-15,," AB "H,,2019-06,2020-05-01,," A, "2019 2 0 0 2|",
     "2019 2 0 0 2|2020 0 -1 0 1|", "", 0},
    {"month__is_not_later", false,
     "H,,2019-05-15,2019-05-15,," AB "H,,2019-04,2020-05-01,," A, "2019 2 0 0 2|",
     "2019 2 0 0 2|", "2 ", 0},
    {"report_that_is_set_aside_anyway__takes_no_part", false,
     "H,,2019-05-01,2019-05-01,," AB "H,,2021-05-01,2022-01-01,," ABC
     "H,,2020-05-01,2020-05-01,," A,
     "2019 2 0 0 2|", "2019 2 0 0 2|2020 0 -1 0 1|", "2 ", 0},
    {"update_without_a_shape__keeps_the_land", false,
     "H,,2019-05-01,2019-05-01,," AB "H,,2020-05-01,2020-05-01,," EMPTY, "2019 2 0 0 2|",
     "2019 2 0 0 2|", "", 0},
    {"hazards__have_nothing_to_do_with_each_other", false,
     "H,,2020-05-01,2020-05-01,," AB "I,,2019-05-01,2019-05-01,," C,
     "2019 1 0 0 1|2020 2 0 0 3|", "2019 1 0 0 1|2020 2 0 0 3|", "", 0},
    {"rows_without_an_id__are_hazards_of_their_own", false,
     ",,2020-05-01,2020-05-01,," AB ",,2019-05-01,2019-05-01,," C,
     "2019 1 0 0 1|2020 2 0 0 3|", "2019 1 0 0 1|2020 2 0 0 3|", "", 0},
};

static void put(const job_scratch *s, const update_case *c, bool is_ruled)
{
    char text[2000];

    snprintf(text, sizeof text, programme, is_ruled ? RULE : "",
             c->has_version ? ", version: n" : "");
    job_put(s, "p.yaml", text);
    snprintf(text, sizeof text, HEADER "%s", c->rows);
    job_put(s, "h.csv", text);
}

/* Corners lie on the grid to the millimetre: within a square metre. */
static int64_t squares(const csv_table *ledger, size_t row, const char *column)
{
    int64_t units = csv_area(ledger, row, column);
    int64_t count = (units + (units < 0 ? -1 : 1) * SQUARE_UNITS / 2) / SQUARE_UNITS;

    assert_in_range(units - count * SQUARE_UNITS + SQUARE_UNITS / 10000, 0,
                    SQUARE_UNITS / 5000);
    return count;
}

static void account_of_run(job_scratch *s, char out[400])
{
    csv_table ledger;

    s->overwrite = true;
    job_run(s, "out");
    ledger = csv_read(s, "out/data/ledger.csv");
    *out = '\0';
    for (size_t row = 0; row < ledger.rows; row++) {
        long long fresh = squares(&ledger, row, "newly_recorded_m2");
        long long resurvey = squares(&ledger, row, "resurvey_m2");
        long long closed = squares(&ledger, row, "closed_m2");

        if (strcmp(csv_cell(&ledger, row, "account"), "ap_mine") != 0 ||
            (!fresh && !resurvey && !closed))
            continue;
        snprintf(out + strlen(out), 400 - strlen(out), "%s %lld %lld %lld %lld|",
                 csv_cell(&ledger, row, "period"), fresh, resurvey, closed,
                 (long long)squares(&ledger, row, "closing_m2"));
    }
    csv_free(&ledger);
}

/* Numbers of rows, in order, for one reason: the rows are few. */
static void rows_aside(const job_scratch *s, char out[100], size_t *not_later)
{
    csv_table records = csv_read(s, "out/data/records.csv");

    *out = '\0';
    *not_later = 0;
    for (int number = 1; number < 10; number++)
        for (size_t row = 0; row < records.rows; row++) {
            if (csv_integer(&records, row, "row") != number ||
                strcmp(csv_cell(&records, row, "used"), "yes") == 0)
                continue;
            snprintf(out + strlen(out), 100 - strlen(out), "%d ", number);
            *not_later +=
                strcmp(csv_cell(&records, row, "reason"),
                       "its date of information is not later than that of the report "
                       "before") == 0;
        }
    csv_free(&records);
}

static void run_case(job_scratch *s, const void *one)
{
    const update_case *c = one;
    char account[400], aside[100];
    size_t first, not_later;
    csv_table issues;

    put(s, c, false);
    account_of_run(s, account);
    assert_string_equal(account, c->all);
    put(s, c, true);
    account_of_run(s, account);
    assert_string_equal(account, c->ruled);
    rows_aside(s, aside, &not_later);
    assert_string_equal(aside, c->aside);
    issues = csv_read(s, "out/check/issues.csv");
    assert_int_equal(check_count(&issues, "LREL-L025", &first), not_later);
    assert_int_equal(check_count(&issues, "LREL-L026", &first), c->without_a_place);
    csv_free(&issues);
}

/* ---- what is said of it ---- */

static void issue__says_both_dates(void **state)
{
    static const check_cell cells[] = {{"row", "2"},
                                       {"field", "date_of_information"},
                                       {"value", "2020-03-01"},
                                       {"expected", "later than 2020-05-01"}};

    put(*state, &cases[1], true);
    check_expect(*state, "LREL-L025", 1, cells, sizeof cells / sizeof *cells);
}

static void provenance__says_whether_the_rule_was_used(void **state)
{
    static const char *const said[] = {"\"updates\": \"all\"",
                                       "\"updates\": \"date_of_information\""};
    job_scratch *s = *state;

    s->overwrite = true;
    for (int is_ruled = 0; is_ruled < 2; is_ruled++) {
        char *text;

        put(s, &cases[0], is_ruled);
        job_run(s, "out");
        text = job_get(s, "out/data/provenance.json");
        assert_non_null(strstr(text, said[is_ruled]));
        free(text);
    }
}

/* ---- the order of entry ---- */

static void order_of_rows__does_not_matter_where_there_are_versions(void **state)
{
    static const update_case forth = {
        .has_version = true,
        .rows = "H,1,2019-05-01,2019-05-01,," ABCD "H,2,2020-05-01,2020-05-01,," AB
                "H,3,2020-02-01,2020-06-01,," ABC "H,4,,2020-07-01,," C};
    static const update_case back = {
        .has_version = true,
        .rows = "H,4,,2020-07-01,," C "H,3,2020-02-01,2020-06-01,," ABC
                "H,2,2020-05-01,2020-05-01,," AB "H,1,2019-05-01,2019-05-01,," ABCD};
    char first[400], second[400];

    put(*state, &forth, true);
    account_of_run(*state, first);
    put(*state, &back, true);
    account_of_run(*state, second);
    assert_string_equal(first, "2019 4 0 0 4|2020 1 -2 0 3|");
    assert_string_equal(second, first);
}

/* Of one register: the files come as the programme names them. */
static void order_of_files__is_that_of_the_programme(void **state)
{
    static const char source[] =
        "  - {path: %s, role: hazard, geometry: {wkt: shape}, id: id, from: from,\n"
        "     crs: \"+proj=laea +lat_0=13 +lon_0=105 +datum=WGS84 +units=m +no_defs\",\n"
        "     register: {const: IMSMA}, class: {const: cha}, contamination: {const: "
        "ap},\n"
        "     date_of_information: info}\n";
    static const char *const orders[][3] = {
        {"a.csv", "b.csv", "2019 2 0 0 2|2020 0 -1 0 1|"},
        {"b.csv", "a.csv", "2020 1 0 0 1|"}};
    job_scratch *s = *state;

    job_put(s, "a.csv", HEADER "H,,2019-05-01,2019-05-01,," AB);
    job_put(s, "b.csv", HEADER "H,,2020-05-01,2020-05-01,," A);
    for (size_t i = 0; i < 2; i++) {
        char account[400];
        FILE *file = job_create(s, "p.yaml");

        fprintf(file, "programme: Two\nas_of: 2021-12-31\nby: []\n"
                      "grid: {lon: 105, lat: 13}\n" RULE "sources:\n");
        fprintf(file, source, orders[i][0]);
        fprintf(file, source, orders[i][1]);
        assert_int_equal(fclose(file), 0);
        account_of_run(s, account);
        assert_string_equal(account, orders[i][2]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(issue__says_both_dates, job_scratch_setup,
                                        job_scratch_teardown),
        cmocka_unit_test_setup_teardown(provenance__says_whether_the_rule_was_used,
                                        job_scratch_setup, job_scratch_teardown),
        cmocka_unit_test_setup_teardown(
            order_of_rows__does_not_matter_where_there_are_versions, job_scratch_setup,
            job_scratch_teardown),
        cmocka_unit_test_setup_teardown(order_of_files__is_that_of_the_programme,
                                        job_scratch_setup, job_scratch_teardown),
    };
    int failed =
        check_run_rows(cases, sizeof *cases, sizeof cases / sizeof *cases, run_case);

    return failed + cmocka_run_group_tests_name("updates", tests, NULL, NULL);
}
