/* SPDX-License-Identifier: Apache-2.0 */
/* What is told at a point besides the land and its records: what is no part of the
 * account, units, files, and how well positions are known. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>

#include "run/scenes.h"
#include "run/square.h"

/* ---- what is no part of the account ---- */

static void lookup__what_is_set_aside_is_told_with_its_reason(void **state)
{
    job_scratch *s = *state;
    lrel_lookup *lookup;

    square_put(s, "");
    job_replace(s, "r.csv", "qa_passed", "rejected");
    lookup = square_open(s);
    square_ask(lookup, 103.50025, 13.0005);
    assert_int_equal(square_state(lookup, 0), LREL_LAND_RECORDED);
    assert_string_equal(square_record(lookup, "H1").reason, "");
    assert_string_equal(square_record(lookup, "R1").reason, "not accepted yet");
    assert_int_equal(square_record(lookup, "R1").relation, LREL_RELATION_INSIDE);
    assert_string_equal(lrel_lookup_record_at(lookup, 1).id, "R1"); /* behind */
    square_close(s, lookup);
}

/* An indication is no stock, and yet a point in it is not without a record. */
static void lookup__a_class_that_is_no_stock_covers_too(void **state)
{
    job_scratch *s = *state;
    lrel_lookup *lookup;

    square_put(s, "");
    job_replace(s, "h.csv", "cha", "indication");
    lookup = square_open(s);
    square_ask(lookup, 103.50075, 13.0005);
    assert_int_equal(square_state(lookup, 0), LREL_LAND_NO_RECORD);
    assert_int_equal(square_record(lookup, "H1").relation, LREL_RELATION_INSIDE);
    assert_true(square_record(lookup, "H1").reason[0]);
    square_ask(lookup, 103.5011, 13.0005);
    assert_int_equal(lrel_lookup_record_count(lookup), 0);
    square_close(s, lookup);
}

/* A point with 40,000 m2 stated reaches 113 m at least. */
static void lookup__a_mark_may_cover_as_far_as_its_stated_area(void **state)
{
    job_scratch *s = *state;
    lrel_lookup *lookup;
    lrel_lookup_record h, nearest;

    square_put(s, "");
    job_put(s, "h.csv",
            "id,class,from,area,place,g\nH1,cha,2010-05-01,40000,,POINT (103.6 13)\n");
    lookup = square_open(s);
    square_ask(lookup, 103.6, 13.001); /* 110.6 m */
    h = square_record(lookup, "H1");
    assert_int_equal(h.relation, LREL_RELATION_MARK);
    assert_true(h.is_doubtful);
    assert_true(fabs(h.border_m - 110.6) < 0.1);
    assert_string_equal(h.stated_m2, "40000");
    square_ask(lookup, 103.6, 13.002);
    assert_int_equal(lrel_lookup_record_count(lookup), 0);
    assert_true(lrel_lookup_nearest(lookup, false, &nearest));
    assert_int_equal(nearest.relation, LREL_RELATION_MARK);
    assert_true(fabs(nearest.border_m - 221.3) < 0.2);
    assert_int_equal(lrel_lookup_absent_count(lookup), 0);
    square_close(s, lookup);
}

/* ---- units ---- */

static void add_units(const job_scratch *s)
{
    job_put(s, "units.geojson",
            "{\"type\": \"FeatureCollection\", \"features\": [\n"
            "{\"type\": \"Feature\", \"properties\": {\"c\": \"W\", \"n\": \"West\"}, "
            "\"geometry\": {\"type\": \"Polygon\", \"coordinates\": "
            "[[[103, 12.9], [103.5005, 12.9], [103.5005, 13.1], [103, 13.1], [103, "
            "12.9]]]}},\n"
            "{\"type\": \"Feature\", \"properties\": {\"c\": \"E\", \"n\": \"East\"}, "
            "\"geometry\": {\"type\": \"Polygon\", \"coordinates\": "
            "[[[103.5005, 12.9], [104, 12.9], [104, 13.1], [103.5005, 13.1], [103.5005, "
            "12.9]]]}}]}\n");
    job_replace(
        s, "p.yaml", "sources:\n",
        "boundaries:\n  - {path: units.geojson, level: admin1, code: c, name: n}\n"
        "sources:\n");
}

static void lookup__on_the_border_of_units_both_are_named(void **state)
{
    job_scratch *s = *state;
    lrel_lookup *lookup;

    square_put(s, "");
    add_units(s);
    lookup = square_open(s);
    square_ask(lookup, 103.4, 13);
    assert_int_equal(lrel_lookup_unit_count(lookup), 1);
    assert_string_equal(lrel_lookup_unit_at(lookup, 0).code, "W");
    assert_string_equal(lrel_lookup_unit_at(lookup, 0).name, "West");
    square_ask(lookup, 103.5005, 13.05);
    assert_int_equal(lrel_lookup_unit_count(lookup), 2);
    assert_string_equal(lrel_lookup_unit_at(lookup, 0).code, "E");
    assert_int_equal(lrel_lookup_side_count(lookup), 1); /* no record tells them apart */
    square_ask(lookup, 105, 13);
    assert_int_equal(lrel_lookup_unit_count(lookup), 0);
    square_close(s, lookup);
}

static void lookup__what_has_no_shape_is_told_where_it_may_be(void **state)
{
    job_scratch *s = *state;
    lrel_lookup *lookup;
    lrel_lookup_absent absent;

    square_put(s, "");
    add_units(s);
    job_put(s, "h.csv",
            "id,class,from,area,place,g\nN1,cha,2010-05-01,500,W,\n"
            "N2,cha,2011-05-01,700,W,\nN3,cha,2011-05-01,30,E,\nN4,cha,,5,elsewhere,\n");
    lookup = square_open(s);
    square_ask(lookup, 103.4, 13);
    assert_int_equal(lrel_lookup_absent_count(lookup), 2);
    absent = lrel_lookup_absent_at(lookup, 0); /* a place that no unit is: anywhere */
    assert_string_equal(absent.place, "");
    assert_int_equal(absent.count, 1);
    absent = lrel_lookup_absent_at(lookup, 1);
    assert_string_equal(absent.what, "hazards without shape");
    assert_string_equal(absent.place, "W");
    assert_int_equal(absent.count, 2);
    assert_string_equal(absent.stated_m2, "1200");
    square_close(s, lookup);
}

/* ---- the files ---- */

static void lookup__lists_the_files_and_their_days(void **state)
{
    job_scratch *s = *state;
    lrel_lookup *lookup;
    lrel_lookup_source source;

    square_put(s, "complete_to: 2023-06-30, ");
    lookup = square_open(s);
    assert_int_equal(lrel_lookup_source_count(lookup), 2);
    source = lrel_lookup_source_at(lookup, 0);
    assert_string_equal(source.name, "h.csv");
    assert_string_equal(source.role, "hazard");
    assert_int_equal(source.records, 1);
    assert_string_equal(source.first, "2010-05-01");
    assert_string_equal(source.last, "2010-05-01");
    assert_string_equal(source.complete_to, "2023-06-30");
    assert_string_equal(lrel_lookup_source_at(lookup, 1).complete_to, "");
    square_close(s, lookup);
}

/* EPSG:1542 is good to some forty metres, and BRAVO's own ten do not matter then. */
static void lookup__a_coarse_coordinate_operation_is_the_error(void **state)
{
    job_scratch *s = *state;
    lrel_lookup *lookup = square_open(s);

    square_ask(lookup, 103.107, 13.1015);
    assert_true(square_record(lookup, "B-01").error_m > 30);
    assert_true(square_record(lookup, "A-02").error_m == 5);
    square_close(s, lookup);
}

/* A pipeline says nothing of how good it is. */
static void lookup__an_error_that_is_not_known_is_said(void **state)
{
    job_scratch *s = *state;
    lrel_lookup *lookup;

    square_put(s, "operation: \"+proj=noop\", ");
    lookup = square_open(s);
    square_ask(lookup, 103.50025, 13.0005);
    assert_false(square_record(lookup, "H1").is_error_known);
    assert_true(square_record(lookup, "H1").error_m == 5);
    assert_true(square_record(lookup, "R1").is_error_known);
    square_close(s, lookup);
}

#define SQUARE_TEST(test)                                                                \
    cmocka_unit_test_setup_teardown(test, job_scratch_setup, job_scratch_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        SQUARE_TEST(lookup__what_is_set_aside_is_told_with_its_reason),
        SQUARE_TEST(lookup__a_class_that_is_no_stock_covers_too),
        SQUARE_TEST(lookup__a_mark_may_cover_as_far_as_its_stated_area),
        SQUARE_TEST(lookup__on_the_border_of_units_both_are_named),
        SQUARE_TEST(lookup__what_has_no_shape_is_told_where_it_may_be),
        SQUARE_TEST(lookup__lists_the_files_and_their_days),
        cmocka_unit_test_setup_teardown(
            lookup__a_coarse_coordinate_operation_is_the_error, scene_first_setup,
            job_scratch_teardown),
        SQUARE_TEST(lookup__an_error_that_is_not_known_is_said),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
