/* SPDX-License-Identifier: Apache-2.0 */
/* Releases without a shape, lines with a width and shapes that nobody surveyed, from the
 * files that people send to the files that a run writes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "run/csv_table.h"
#include "run/job_scratch.h"
#include "run/sums.h"

/* A square of 100 m at @p x km east of the grid's centre: 10,000 m2 but for the scale. */
#define SQUARE(x)                                                                        \
    "\"POLYGON((" x "000 1300000," x "100 1300000," x "100 1300100," x "000 1300100," x  \
    "000 1300000))\""

static const char programme[] =
    "programme: P\nas_of: 2022-12-31\nby: [operator, product]\n"
    "grid: {lon: 105, lat: 11.76}\nsources:\n"
    "  - {path: h.csv, role: hazard, crs: EPSG:32648, geometry: {wkt: shape}, id: id,\n"
    "     class: {const: cha}, contamination: {column: what, default: ap},\n"
    "     from: from, to: to, status: status, area: area, operator: op,\n"
    "     geometry_kind: kind, width: width}\n"
    "  - {path: r.csv, role: release, crs: EPSG:32648, geometry: {wkt: shape}, id: id,\n"
    "     hazard: {column: hazard, split: ';'}, product: product, accepted: day,\n"
    "     area: area, operator: op, width: width}\n";

#define HAZARDS  "id,what,from,to,status,area,op,kind,width,shape\n"
#define RELEASES "id,hazard,product,day,area,op,width,shape\n"

static void put(job_scratch *s, const char *hazards, const char *releases)
{
    char *text = malloc(strlen(hazards) + strlen(releases) + 200);

    job_put(s, "p.yaml", programme);
    sprintf(text, HAZARDS "%s", hazards);
    job_put(s, "h.csv", text);
    sprintf(text, RELEASES "%s", releases);
    job_put(s, "r.csv", text);
    free(text);
    s->overwrite = true;
}

static size_t row_of(const csv_table *table, const char *column, const char *value)
{
    size_t row = 0;

    while (row < table->rows && strcmp(csv_cell(table, row, column), value) != 0)
        row++;
    if (row == table->rows)
        fail_msg("no row has %s %s", column, value);
    return row;
}

static void expect_cell(const csv_table *table, const char *id, const char *column,
                        const char *value)
{
    assert_string_equal(csv_cell(table, row_of(table, "id", id), column), value);
}

static csv_table run(job_scratch *s)
{
    job_run(s, "out");
    return csv_read(s, "out/data/records.csv");
}

/* A column of the account `ap_mine`, over all its rows. */
static int64_t account_sum(const job_scratch *s, const char *column)
{
    csv_table ledger = csv_read(s, "out/data/ledger.csv");
    int64_t sum = 0;

    for (size_t row = 0; row < ledger.rows; row++)
        if (strcmp(csv_cell(&ledger, row, "account"), "ap_mine") == 0)
            sum += csv_area(&ledger, row, column);
    csv_free(&ledger);
    return sum;
}

static int64_t land_of(const csv_table *records, const char *id)
{
    return csv_area(records, row_of(records, "id", id), "drawn_m2");
}

/* ---- what a closure lends ---- */

static void shapeless__takes_what_it_states_of_a_closed_hazard(void **state)
{
    static const char *const over[] = {"2021-06-30,", ",closed", ",released"};
    job_scratch *s = *state;

    for (size_t i = 0; i < sizeof over / sizeof *over; i++) {
        char hazard[300];
        csv_table records;

        sprintf(hazard, "H,,2020-01-01,%s,,A,,," SQUARE("500") "\n", over[i]);
        put(s, hazard,
            "R,H,cleared,2021-05-01,4000.5,B,,\nQ,H,cancelled,2021-05-01,1000,B,,\n");
        records = run(s);
        expect_cell(&records, "R", "used", "yes");
        expect_cell(&records, "R", "reason",
                    "shape borrowed from the closed hazard it names");
        expect_cell(&records, "R", "date", i == 0 ? "2021-06-30" : "2022-12-31");
        expect_cell(&records, "R", "drawn_m2", "");
        expect_cell(&records, "R", "counted_m2", "4000.5");
        expect_cell(&records, "Q", "counted_m2", "1000");
        assert_int_equal(account_sum(s, "cleared_m2"), csv_units("4000.5"));
        assert_int_equal(account_sum(s, "cancelled_m2"), csv_units("1000"));
        assert_int_equal(account_sum(s, "closed_m2"),
                         land_of(&records, "H") - csv_units("5000.5"));
        csv_free(&records);
    }
}

static void shapeless__of_an_open_hazard_stands_beside_the_total(void **state)
{
    job_scratch *s = *state;
    lrel_summary summary;
    csv_table records;

    put(s, "H,,2020-01-01,,open,,A,,," SQUARE("500") "\n",
        "R,H,cleared,2021-05-01,4000.5,B,,\nN,,cleared,2021-05-01,1000,B,,\n"
        "U,X,cleared,2021-05-01,,B,,\n");
    records = run(s);
    for (const char *const *id = (const char *const[]){"R", "N", "U", NULL}; *id; id++) {
        expect_cell(&records, *id, "used", "no");
        expect_cell(&records, *id, "reason", "without shape");
        expect_cell(&records, *id, "counted_m2", "");
    }
    assert_int_equal(account_sum(s, "cleared_m2"), 0);
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

    put(s,
        "H1,,2020-01-01,2021-06-30,,,A,,," SQUARE("500") "\n"
                                                         "H2,,2020-01-01,,,,A,,," SQUARE(
                                                             "501") "\n",
        "R,H1;H2,cleared,2021-05-01,3000,B,,\n");
    records = run(s);
    assert_in_range(csv_area(&records, row_of(&records, "id", "R"), "counted_m2"),
                    csv_units("1499.9"), csv_units("1500.1"));
    summary = lrel_job_summary(job_open(s));
    assert_int_equal(summary.place_unknown_n, 1);
    csv_free(&records);

    /* Once both are closed, all of it has its land, in two years. */
    put(s,
        "H1,,2020-01-01,2021-06-30,,,A,,," SQUARE(
            "500") "\n"
                   "H2,,2020-01-01,2022-06-30,,,A,,," SQUARE("501") "\n",
        "R,H1;H2,cleared,2021-05-01,3000,B,,\n");
    records = run(s);
    expect_cell(&records, "R", "counted_m2", "3000");
    assert_int_equal(lrel_job_summary(job_open(s)).place_unknown_n, 0);
    csv_free(&records);
}

static void shapeless__beyond_what_was_left_is_a_data_issue(void **state)
{
    job_scratch *s = *state;
    csv_table records, issues;

    put(s, "H,,2020-01-01,2021-06-30,,,A,,," SQUARE("500") "\n",
        "R,H,cleared,2021-05-01,12000,B,,\nQ,H,cleared,2021-05-01,12000,B,,\n");
    records = run(s);
    issues = csv_read(s, "out/check/issues.csv");
    assert_int_equal(csv_area(&records, row_of(&records, "id", "R"), "counted_m2") +
                         csv_area(&records, row_of(&records, "id", "Q"), "counted_m2"),
                     land_of(&records, "H"));
    assert_string_equal(csv_cell(&issues, row_of(&issues, "code", "LREL-L012"), "value"),
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
    put(s, "H,,2020-01-01,,,,A,,," SQUARE("500") "\n", release);
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
    put(s,
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
    records = run(s);
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

static void expect_text(const char *text, const char *part)
{
    if (!strstr(text, part))
        fail_msg("`%s` is not in %s", part, text);
}

static void shapeless__is_shown_as_the_product_of_the_largest_share(void **state)
{
    job_scratch *s = *state;
    char *map;

    put(s, "H,,2020-01-01,2021-06-30,,,A,,," SQUARE("500") "\n",
        "R,H,cleared,2021-05-01,3000,B,,\nQ,H,reduced,2021-05-01,2000,B,,\n"
        "P,H,reduced,2021-05-01,1500,B,,\n");
    job_run(s, "out");
    map = job_get(s, "out/data/released.geojson");
    expect_text(map, "\"product\":\"reduced\",\"year\":2021,\"shape\":\"borrowed\","
                     "\"hazard_source\":\"h.csv\",\"hazard\":\"H\",\"cancelled_m2\":0,"
                     "\"reduced_m2\":3500,\"cleared_m2\":3000,\"closed_m2\":350");
    assert_null(strstr(strstr(map, "\"product\"") + 1, "\"product\""));
    free(map);
    map = job_get(s, "out/data/timeline.geojson");
    expect_text(map, "\"to\":\"2021-06-30\",\"left_by\":\"reduced\","
                     "\"shape\":\"borrowed\"");
    free(map);
}

/* ---- beside the total ---- */

static void beside__is_what_hazards_state_less_what_releases_on_them_do(void **state)
{
    job_scratch *s = *state;
    lrel_summary summary;
    char *map;

    put(s,
        "C,,2020-01-01,,,7000,A,circle_from_area,," SQUARE(
            "500") "\n"
                   "N,,2020-01-01,,,5000,A,,,\nO,,2020-01-01,2021-01-01,,900,A,,,\n"
                   "L,,2020-01-01,,,600,A,line_with_width,,\"LINESTRING(501000 "
                   "1300000,501100 "
                   "1300000)\"\n",
        "R,C,cleared,2021-05-01,1000.25,B,,\nQ,N,cleared,2021-05-01,9000,B,," SQUARE(
            "502") "\n");
    summary = lrel_job_summary(job_open(s));
    assert_int_equal(summary.without_shape_n, 3);             /* O is closed */
    assert_string_equal(summary.without_shape_m2, "6599.75"); /* 5999.75 + 0 + 600 */
    assert_int_equal(summary.place_unknown_n, 1);
    assert_string_equal(summary.place_unknown_m2, "1000.25");
    job_run(s, "out");
    map = job_get(s, "out/data/beside.geojson");
    expect_text(map, "\"stated_m2\":7000,\"released_m2\":1000.25,\"left_m2\":5999.75,"
                     "\"reason\":\"shape not surveyed, beside the total\","
                     "\"mark\":\"outline\"},\"geometry\":{\"type\":\"MultiLineString\"");
    expect_text(map, "\"stated_m2\":5000,\"released_m2\":5000,\"left_m2\":0");
    expect_text(map, "\"id\":\"L\"");
    assert_null(strstr(map, "\"id\":\"O\""));
    expect_text(map, "\"place_unknown_m2\":1000.25");
    free(map);
}

/* On a day before the release and the closure. */
static void beside__is_that_of_the_day(void **state)
{
    job_scratch *s = *state;
    lrel_summary summary;

    put(s,
        "P,,2020-01-01,2022-02-01,,,A,,," SQUARE(
            "500") "\n"
                   "N,,2020-01-01,,,5000,A,,,\nO,,2020-01-01,2022-01-01,,900,A,,,\n"
                   "F,,2022-06-01,,,300,A,,,\n",
        "R,N,cleared,2022-05-01,1000,B,,\nQ,P,cleared,2021-02-01,2000,B,,\n");
    s->at = "2021-12-31";
    summary = lrel_job_summary(job_open(s));
    assert_int_equal(summary.without_shape_n, 2);
    assert_string_equal(summary.without_shape_m2, "5900");
    assert_int_equal(summary.place_unknown_n, 1);
    assert_string_equal(summary.place_unknown_m2, "2000");
    job_close(s);
    s->at = NULL;
    summary = lrel_job_summary(job_open(s));
    assert_int_equal(summary.without_shape_n, 2);
    assert_string_equal(summary.without_shape_m2, "4300");
    assert_string_equal(summary.place_unknown_m2, "1000");
}

static void beside__versions_without_a_shape_are_one_hazard(void **state)
{
    job_scratch *s = *state;
    lrel_summary summary;

    put(s,
        "N,,2020-01-01,,1,5000,A,,,\nN,,2021-01-01,,2,4000,A,,,\n"
        "M,,2020-01-01,,1,700,A,,,\nM,,2021-01-01,,2,,A,,," SQUARE("500") "\n",
        "");
    job_replace(s, "p.yaml", "status: status", "version: status");
    summary = lrel_job_summary(job_open(s));
    assert_int_equal(summary.without_shape_n, 1);
    assert_string_equal(summary.without_shape_m2, "4000");
}

/* ---- lines ---- */

static void line__with_a_width_is_land(void **state)
{
    job_scratch *s = *state;
    csv_table records, issues;

    put(s,
        "L,,2020-01-01,,,,A,line_with_width,10,\"LINESTRING(500000 1300000,501000 "
        "1300000,501000 1300500)\"\n"
        "P,,2020-01-01,,,,A,,10," SQUARE("503") "\n",
        "R,L,cleared,2021-05-01,,B,10,\"LINESTRING(500000 1300000,501000 1300000)\"\n");
    records = run(s);
    issues = csv_read(s, "out/check/issues.csv");
    /* 1,500 / 0.9996 m of 10 m; in the bend 25 m2 lie twice, and a quarter of a circle
     * of 19.6 m2 is added: 15,000.6 m2, and a millimetre or two all around */
    assert_in_range(land_of(&records, "L"), csv_units("15000.6"), csv_units("15005"));
    assert_in_range(land_of(&records, "P"), csv_units("10007"), csv_units("10009"));
    assert_in_range(csv_area(&records, row_of(&records, "id", "R"), "counted_m2"),
                    csv_units("9998"), csv_units("10008"));
    assert_int_equal(csv_area(&records, row_of(&records, "id", "R"), "beyond_hazard_m2"),
                     0);
    assert_int_equal(issues.rows, 0);
    csv_free(&records);
    csv_free(&issues);
}

static void line__without_a_width_stands_beside_the_total(void **state)
{
    static const char *const widths[] = {"", "0", "10001", "wide"};
    job_scratch *s = *state;

    for (size_t i = 0; i < sizeof widths / sizeof *widths; i++) {
        char hazard[300];
        csv_table records, issues;

        sprintf(hazard,
                "P,,2020-01-01,,,,A,,," SQUARE(
                    "503") "\nL,,2020-01-01,,,5,A,,%s,"
                           "\"LINESTRING(500000 1300000,501000 1300000)\"\n",
                widths[i]);
        put(s, hazard, "");
        records = run(s);
        issues = csv_read(s, "out/check/issues.csv");
        expect_cell(&records, "L", "used", "yes");
        expect_cell(&records, "L", "reason", "without shape");
        expect_cell(&records, "L", "drawn_m2", "");
        assert_string_equal(csv_cell(&issues, row_of(&issues, "code", "LREL-G018"), "id"),
                            "L");
        assert_int_equal(lrel_job_summary(job_open(s)).without_shape_n, 1);
        csv_free(&records);
        csv_free(&issues);
    }
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
        IN_SCRATCH(beside__is_what_hazards_state_less_what_releases_on_them_do),
        IN_SCRATCH(beside__is_that_of_the_day),
        IN_SCRATCH(beside__versions_without_a_shape_are_one_hazard),
        IN_SCRATCH(line__with_a_width_is_land),
        IN_SCRATCH(line__without_a_width_stands_beside_the_total),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
