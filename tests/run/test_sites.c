/* SPDX-License-Identifier: Apache-2.0 */
/* Records of which one point is known: circles only where the programme says so, beside
 * the total and as outlines; and a point from which a site was seen is never the site. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "run/csv_table.h"
#include "run/job_scratch.h"

static void run(job_scratch *s, const char *words, const char *csv)
{
    char text[1200];

    (void)snprintf(
        text, sizeof text,
        "programme: Sites\nas_of: 2024-12-31\nby: []\nsources:\n  - {path: "
        "t.csv, role: hazard, id: id, crs: EPSG:4326, geometry: {lon: lon, lat: "
        "lat}, class: {const: sha}, contamination: {const: ap}, from: {const: "
        "2003-01-01}, area: {column: ha, unit: ha}, %s}\n",
        words);
    job_put(s, "p.yaml", text);
    job_put(s, "t.csv", csv);
    s->overwrite = true;
    job_run(s, "out");
}

static size_t issues_of(const job_scratch *s, const char *code)
{
    csv_table issues = csv_read(s, "out/check/issues.csv");
    size_t count = 0;

    for (size_t row = 0; row < issues.rows; row++)
        count += strcmp(csv_cell(&issues, row, "code"), code) == 0;
    csv_free(&issues);
    return count;
}

static bool beside_has(const job_scratch *s, const char *part)
{
    char *text = job_get(s, "out/data/beside.geojson");
    bool found = strstr(text, part) != NULL;

    free(text);
    return found;
}

/* Nothing of it is stock. */
static void assert_no_land(const job_scratch *s)
{
    csv_table ledger = csv_read(s, "out/data/ledger.csv");

    for (size_t row = 0; row < ledger.rows; row++)
        assert_true(csv_area(&ledger, row, "closing_m2") == 0);
    csv_free(&ledger);
}

#define POINT "id,lon,lat,ha,kind,type\nH1,104,12,3.5,circle_from_area,\n"

static void sites__a_point_with_an_area_is_a_circle_where_that_is_said(void **state)
{
    job_scratch *s = *state;

    run(s, "geometry_kind: kind", POINT);
    assert_no_land(s);
    assert_int_equal(issues_of(s, "LREL-G022"), 1);
    assert_true(beside_has(s, "\"mark\":\"outline\""));
    assert_true(beside_has(s, "\"stated_m2\":35000"));
    assert_true(beside_has(s, "shape not surveyed, beside the total"));
    /* It is asked for, so nobody is told that it was detected. */
    assert_int_equal(issues_of(s, "LREL-G016"), 0);
}

static void sites__a_point_with_an_area_is_a_point_where_it_is_not(void **state)
{
    job_scratch *s = *state;

    run(s, "geometry_kind: {const: point_only}", POINT);
    assert_no_land(s);
    assert_int_equal(issues_of(s, "LREL-G022"), 0);
    assert_true(beside_has(s, "\"mark\":\"point\""));
}

static void sites__without_an_area_there_is_no_circle(void **state)
{
    job_scratch *s = *state;

    run(s, "geometry_kind: kind",
        "id,lon,lat,ha,kind\nH1,104,12,,circle_from_area\n"
        "H2,104,12,0,circle_from_area\n"
        "H3,104,12,99999999,circle_from_area\n");
    assert_int_equal(issues_of(s, "LREL-G022"), 0);
    assert_no_land(s);
}

static void sites__a_view_point_is_never_the_hazard(void **state)
{
    static const char *const types[] = {"view", "start", "reference", "benchmark"};
    job_scratch *s = *state;

    for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
        char csv[200];

        (void)snprintf(csv, sizeof csv,
                       "id,lon,lat,ha,kind,type\nH1,104,12,3.5,circle_from_area,%s\n",
                       types[i]);
        run(s, "geometry_kind: kind, point_type: type", csv);
        assert_int_equal(issues_of(s, "LREL-H006"), 1);
        assert_int_equal(issues_of(s, "LREL-G022"), 0);
        assert_true(beside_has(s, "\"mark\":\"none\""));
        assert_true(beside_has(s, "\"stated_m2\":35000"));
        assert_no_land(s);
    }
}

static void sites__an_evidence_point_is_inside(void **state)
{
    job_scratch *s = *state;

    run(s, "geometry_kind: kind, point_type: {column: type, values: {EP: evidence}}",
        "id,lon,lat,ha,kind,type\nH1,104,12,3.5,circle_from_area,EP\n");
    assert_int_equal(issues_of(s, "LREL-H006"), 0);
    assert_true(beside_has(s, "\"mark\":\"outline\""));
}

/* It may be a view point. */
static void sites__a_type_that_nobody_knows_makes_no_circle(void **state)
{
    job_scratch *s = *state;

    run(s, "geometry_kind: kind, point_type: type",
        "id,lon,lat,ha,kind,type\nH1,104,12,3.5,circle_from_area,tree\n");
    assert_int_equal(issues_of(s, "LREL-V001"), 1);
    assert_int_equal(issues_of(s, "LREL-G022"), 0);
    assert_true(beside_has(s, "\"mark\":\"point\""));
}

#define TEST(name)                                                                       \
    cmocka_unit_test_setup_teardown(name, job_scratch_setup, job_scratch_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(sites__a_point_with_an_area_is_a_circle_where_that_is_said),
        TEST(sites__a_point_with_an_area_is_a_point_where_it_is_not),
        TEST(sites__without_an_area_there_is_no_circle),
        TEST(sites__a_view_point_is_never_the_hazard),
        TEST(sites__an_evidence_point_is_inside),
        TEST(sites__a_type_that_nobody_knows_makes_no_circle),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
