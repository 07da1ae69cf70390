/* SPDX-License-Identifier: Apache-2.0 */
/* Coordinates that are no place, or none that anybody gave: every record is in the
 * account or named, and no figure is made of nonsense. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "run/csv_table.h"
#include "run/job_scratch.h"

static void put(const job_scratch *s, const char *source, const char *csv)
{
    char text[1200];

    snprintf(text, sizeof text,
             "programme: Coordinates\nas_of: 2024-12-31\nby: []\nsources:\n  - {path: "
             "t.csv, id: id, %s}\n",
             source);
    job_put(s, "p.yaml", text);
    job_put(s, "t.csv", csv);
}

static bool has_issue(const job_scratch *s, const char *code, const char *id)
{
    csv_table issues = csv_read(s, "out/check/issues.csv");
    bool found = false;

    for (size_t row = 0; row < issues.rows; row++)
        found |= strcmp(csv_cell(&issues, row, "code"), code) == 0 &&
                 strcmp(csv_cell(&issues, row, "id"), id) == 0;
    csv_free(&issues);
    return found;
}

static void assert_record(const job_scratch *s, const char *id, const char *used,
                          const char *reason)
{
    csv_table records = csv_read(s, "out/data/records.csv");
    size_t found = 0;

    for (size_t row = 0; row < records.rows; row++) {
        if (strcmp(csv_cell(&records, row, "id"), id) != 0)
            continue;
        found++;
        assert_string_equal(csv_cell(&records, row, "used"), used);
        assert_string_equal(csv_cell(&records, row, "reason"), reason);
    }
    assert_int_equal(found, 1);
    csv_free(&records);
}

#define HAZARD                                                                           \
    "role: hazard, crs: EPSG:4326, class: {const: cha}, contamination: {const: ap}, "    \
    "geometry: {wkt: shape}"
#define SHAPE(lon, lat)                                                                  \
    "\"POLYGON ((" lon " " lat ", " lon "1 " lat ", " lon "1 " lat "1, " lon " " lat     \
    "))\"\n"

static void bad_input_08_latitude_95_longitude_540(void **state)
{
    job_scratch *s = *state;

    put(s, HAZARD,
        "id,shape\nnorth," SHAPE("103.0", "95.0") "east," SHAPE(
            "540.0", "13.0") "good," SHAPE("103.0", "13.0"));
    job_run(s, "out");
    assert_true(has_issue(s, "LREL-C003", "north"));
    assert_true(has_issue(s, "LREL-C003", "east"));
    assert_record(s, "north", "yes", "shape has no place on Earth");
    assert_record(s, "east", "yes", "shape has no place on Earth");
    assert_record(s, "good", "yes", "");
}

static void bad_input_09_null_island(void **state)
{
    job_scratch *s = *state;

    put(s,
        "role: item, crs: EPSG:4326, category: {const: ap_mine}, geometry: {coordinates: "
        "shape, order: lon_lat}",
        "id,shape\nzero,0 0\nzero_in_minutes,0 0 0 N 0 0 0 E\ngood,103.5 13.1\n");
    job_run(s, "out");
    assert_true(has_issue(s, "LREL-C006", "zero"));
    assert_true(has_issue(s, "LREL-C006", "zero_in_minutes"));
    assert_false(has_issue(s, "LREL-C006", "good"));
}

static void coordinates__in_degrees_need_a_system_in_degrees(void **state)
{
    job_scratch *s = *state;

    put(s,
        "role: item, crs: EPSG:32648, category: {const: ap_mine}, geometry: "
        "{coordinates: "
        "shape}",
        "id,shape\n1,48N 312345 1421234\n");
    assert_int_equal(job_try(s, "out"), LREL_E_REFUSED);
    assert_non_null(strstr(s->messages, "name the system in degrees on the same datum"));
}

static void coordinates__say_no_datum(void **state)
{
    job_scratch *s = *state;

    put(s, "role: item, category: {const: ap_mine}, geometry: {coordinates: shape}",
        "id,shape\n1,48N 312345 1421234\n");
    assert_int_equal(job_try(s, "out"), LREL_E_REFUSED);
    assert_non_null(strstr(s->messages, "has no coordinate system"));
}

#define TEST(name)                                                                       \
    cmocka_unit_test_setup_teardown(name, job_scratch_setup, job_scratch_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(bad_input_08_latitude_95_longitude_540),
        TEST(bad_input_09_null_island),
        TEST(coordinates__in_degrees_need_a_system_in_degrees),
        TEST(coordinates__say_no_datum),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
