/* SPDX-License-Identifier: Apache-2.0 */
/* test_bad_inputs.c: bad inputs whose outcome shows only in a whole run. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "run/csv_table.h"
#include "run/job_scratch.h"

#define HEAD "programme: Bad\nas_of: 2024-12-31\nby: []\n"
#define HAZARD(file, crs)                                                                \
    "  - {path: " file ", role: hazard, " crs "id: id, contamination: {const: ap},\n"    \
    "     from: {const: 2020}, geometry: {wkt: g}}\n"

/* The cell of the first row in which @p column is @p value. */
static char *find_cell(const csv_table *table, const char *column, const char *value,
                       const char *wanted)
{
    for (size_t row = 0; row < table->rows; row++)
        if (strcmp(csv_cell(table, row, column), value) == 0)
            return strdup(csv_cell(table, row, wanted));
    fail_msg("no %s is %s", column, value);
    return NULL;
}

static void expect_cell(job_scratch *s, const char *file, const char *column,
                        const char *value, const char *wanted, const char *expected)
{
    csv_table table = csv_read(s, file);
    char *cell = find_cell(&table, column, value, wanted);

    assert_string_equal(cell, expected);
    free(cell);
    csv_free(&table);
}

/* The drawn area of hazard @p id, in square metres. */
static double drawn_of(job_scratch *s, const char *id)
{
    csv_table table = csv_read(s, "out/data/records.csv");
    char *cell = find_cell(&table, "id", id, "drawn_m2");
    double area = strtod(cell, NULL);

    free(cell);
    csv_free(&table);
    return area;
}

/* What the last row of the ledger says of the whole account. */
static double remaining(job_scratch *s)
{
    csv_table table = csv_read(s, "out/data/ledger.csv");
    double area = strtod(csv_cell(&table, table.rows - 1, "closing_m2"), NULL);

    csv_free(&table);
    return area;
}

#define SQUARE                                                                           \
    "\"POLYGON((103.1 13.1,103.101 13.1,103.101 13.101,103.1 13.101,103.1 13.1))\""

/* A point of zone 47 where zone 48 is said: 650 km to the east, beyond the boundaries. */
static void bad_input_11_utm_of_another_zone_is_out_of_place(void **state)
{
    job_scratch *s = *state;

    job_put(s, "b.geojson",
            "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\","
            "\"properties\":{\"code\":\"KH\"},\"geometry\":{\"type\":\"Polygon\","
            "\"coordinates\":[[[102,10],[108,10],[108,15],[102,15],[102,10]]]}}]}");
    job_put(s, "h.csv",
            "id,g\nH1,\"POLYGON((944000 1450000,944100 1450000,944100 1450100,944000 "
            "1450000))\"\n");
    job_put(s, "p.yaml",
            HEAD "boundaries:\n  - {path: b.geojson, level: admin1, code: code}\n"
                 "sources:\n" HAZARD("h.csv", "crs: EPSG:32648, "));
    job_run(s, "out");
    expect_cell(s, "out/check/issues.csv", "code", "LREL-C004", "id", "H1");
}

/* Each file by its own system, in one account. */
static void bad_input_12_systems_of_several_files(void **state)
{
    job_scratch *s = *state;

    job_put(s, "a.csv", "id,g\nA1," SQUARE "\n");
    job_put(
        s, "b.geojson",
        "{\"type\":\"FeatureCollection\",\"crs\":{\"type\":\"name\",\"properties\":{"
        "\"name\":\"EPSG:32648\"}},\"features\":[{\"type\":\"Feature\",\"properties\":{"
        "\"id\":\"B1\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[500000,"
        "1450000],[500100,1450000],[500100,1450100],[500000,1450100],[500000,1450000]]]"
        "}}]}");
    job_put(s, "p.yaml",
            HEAD "sources:\n" HAZARD(
                "a.csv", "crs: EPSG:4326, ") "  - {path: b.geojson, role: hazard, id: "
                                             "id, contamination: {const: ap}, "
                                             "from: {const: 2020}}\n");
    job_run(s, "out");
    assert_true(fabs(drawn_of(s, "A1") - 12002) < 10);
    assert_true(fabs(drawn_of(s, "B1") - 10008) < 10);
}

/* The gap and the overlap are so thin that nobody measured them; every square metre is
 * still counted once, and what is drawn is what was drawn. */
static void bad_input_26_slivers_of_1_cm_between_neighbours(void **state)
{
    job_scratch *s = *state;

    job_put(s, "h.csv",
            "id,g\n"
            "H1,\"POLYGON((500000 1450000,500100 1450000,500100 1450100,500000 1450100,"
            "500000 1450000))\"\n"
            "H2,\"POLYGON((500099.99 1450000,500200 1450000,500200 1450100,500099.99 "
            "1450100,500099.99 1450000))\"\n"
            "H3,\"POLYGON((500200.01 1450000,500300 1450000,500300 1450100,500200.01 "
            "1450100,500200.01 1450000))\"\n");
    job_put(s, "p.yaml", HEAD "sources:\n" HAZARD("h.csv", "crs: EPSG:32648, "));
    job_run(s, "out");
    /* 300 m less a gap of 1 cm; the overlap once. */
    assert_true(fabs(remaining(s) - 29999 * 1.0008002) < 1);
}

/* Fifteen decimals, and one, which is 11 km: it is read as it stands. */
static void bad_input_27_decimals(void **state)
{
    job_scratch *s = *state;

    job_put(s, "h.csv",
            "id,g\n"
            "H1,\"POLYGON((103.123456789012345 13.1,103.124456789012345 13.1,"
            "103.124456789012345 13.101000000000001,103.123456789012345 13.1))\"\n"
            "H2,\"POLYGON((103.2 13.2,103.3 13.2,103.3 13.3,103.2 13.2))\"\n");
    job_put(s, "p.yaml", HEAD "sources:\n" HAZARD("h.csv", "crs: EPSG:4326, "));
    job_run(s, "out");
    assert_true(fabs(drawn_of(s, "H1") - 6001) < 5);
    assert_true(fabs(drawn_of(s, "H2") / 1e6 - 59.9) < 0.2);
}

/* Text until a mapping says what it means. */
static void bad_input_41_a_column_of_y_and_n(void **state)
{
    job_scratch *s = *state;

    job_put(s, "h.csv", "id,confirmed,g\ny,y," SQUARE "\nn,n," SQUARE "\n");
    job_put(s, "p.yaml",
            HEAD
            "sources:\n  - {path: h.csv, role: hazard, crs: EPSG:4326, id: id, "
            "contamination: {const: ap},\n     class: {column: confirmed, values: {y: "
            "cha, n: sha}}, from: {const: 2020}, geometry: {wkt: g}}\n");
    job_run(s, "out");
    assert_true(drawn_of(s, "y") > 0);
    assert_true(drawn_of(s, "n") > 0);
}

/* Names of columns that look like any other row. */
static void bad_input_48_a_header_like_the_records(void **state)
{
    job_scratch *s = *state;

    job_put(s, "h.csv", "id,village,g\nH1,Trach," SQUARE "\nH2,Ou," SQUARE "\n");
    job_put(s, "p.yaml", HEAD "sources:\n" HAZARD("h.csv", "crs: EPSG:4326, "));
    job_run(s, "out");
    expect_cell(s, "out/data/records.csv", "id", "H1", "used", "yes");
}

/* Both stay; their land counts once. */
static void bad_input_71_one_hazard_from_two_agencies(void **state)
{
    job_scratch *s = *state;

    job_put(s, "a.csv", "id,g\nA7," SQUARE "\n");
    job_put(s, "b.csv", "id,g\nHZ-19," SQUARE "\n");
    job_put(s, "p.yaml",
            HEAD "sources:\n" HAZARD("a.csv", "operator: {const: ALFA}, crs: EPSG:4326, ")
                HAZARD("b.csv", "operator: {const: BRAVO}, crs: EPSG:4326, "));
    job_run(s, "out");
    expect_cell(s, "out/data/records.csv", "id", "A7", "used", "yes");
    expect_cell(s, "out/data/records.csv", "id", "HZ-19", "used", "yes");
    assert_true(fabs(remaining(s) - 12002) < 10);
}

/* Words that no mapping has are said with their counts; the hazard stands. */
static void bad_input_74_words_in_three_languages(void **state)
{
    job_scratch *s = *state;

    job_put(s, "h.csv",
            "id,kind,g\nH1,\xE1\x9E\x85\xE1\x9E\xB6," SQUARE "\nH2,Suspeita," SQUARE
            "\nH3,confirmee," SQUARE "\nH4,confirmee," SQUARE "\n");
    job_put(s, "p.yaml",
            HEAD
            "sources:\n  - {path: h.csv, role: hazard, crs: EPSG:4326, id: id, "
            "contamination: {const: ap},\n     class: {column: kind, values: {Suspeita: "
            "sha}}, from: {const: 2020}, geometry: {wkt: g}}\n");
    job_run(s, "out");
    expect_cell(s, "out/check/issues.csv", "value", "confirmee", "count", "2");
    expect_cell(s, "out/data/records.csv", "id", "H4", "used", "yes");
}

/* Not an error: products that hold, and say that there is nothing. */
static void bad_input_76_no_records_at_all(void **state)
{
    job_scratch *s = *state;
    csv_table ledger;

    job_put(s, "h.csv", "id,g\n");
    job_put(s, "p.yaml", HEAD "sources:\n" HAZARD("h.csv", "crs: EPSG:4326, "));
    job_run(s, "out");
    for (size_t i = 0; job_outputs[i]; i++) {
        char name[JOB_PATH_MAX];

        snprintf(name, sizeof name, "out/%s", job_outputs[i]);
        assert_true(job_has(s, name));
    }
    ledger = csv_read(s, "out/data/ledger.csv");
    csv_free(&ledger);
}

#define TEST(name)                                                                       \
    cmocka_unit_test_setup_teardown(name, job_scratch_setup, job_scratch_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(bad_input_11_utm_of_another_zone_is_out_of_place),
        TEST(bad_input_12_systems_of_several_files),
        TEST(bad_input_26_slivers_of_1_cm_between_neighbours),
        TEST(bad_input_27_decimals),
        TEST(bad_input_41_a_column_of_y_and_n),
        TEST(bad_input_48_a_header_like_the_records),
        TEST(bad_input_71_one_hazard_from_two_agencies),
        TEST(bad_input_74_words_in_three_languages),
        TEST(bad_input_76_no_records_at_all),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
