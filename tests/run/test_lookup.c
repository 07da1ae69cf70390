/* SPDX-License-Identifier: Apache-2.0 */
/* What is on record at a point, case by case: what a person at the point must be told,
 * and what must not be told. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "run/square.h"
#include "support/scarce_memory.h"

static void lookup__inside_a_hazard_it_covers_and_is_recorded(void **state)
{
    job_scratch *s = *state;
    lrel_lookup *lookup;

    square_put(s, "");
    lookup = square_open(s);
    square_ask(lookup, 103.50075, 13.0005);
    assert_int_equal(lrel_lookup_record_count(lookup), 1);
    assert_int_equal(square_record(lookup, "H1").relation, LREL_RELATION_INSIDE);
    assert_false(square_record(lookup, "H1").is_doubtful);
    assert_int_equal(lrel_lookup_side_count(lookup), 1);
    assert_int_equal(square_state(lookup, 0), LREL_LAND_RECORDED);
    assert_string_equal(lrel_lookup_account_at(lookup, 0, 0).since, "2010-05-01");
    assert_false(lrel_lookup_nearest(lookup, false, &(lrel_lookup_record){0}));
    square_close(s, lookup);
}

/* Law 3: three metres outside of a hazard that is drawn to within five is not outside. */
static void lookup__outside_within_the_position_error_is_not_outside(void **state)
{
    job_scratch *s = *state;
    lrel_lookup *lookup;
    lrel_lookup_record h;

    square_put(s, "");
    lookup = square_open(s);
    square_ask(lookup, 103.501 + 3e-5, 13.0005);
    h = square_record(lookup, "H1");
    assert_int_equal(h.relation, LREL_RELATION_OUTSIDE);
    assert_true(h.is_doubtful);
    assert_true(fabs(h.border_m - 3.254) < 0.01);
    assert_true(fabs(h.bearing_deg - 270) < 0.1);
    assert_true(h.error_m == 5 && h.is_error_known);
    assert_int_equal(lrel_lookup_side_count(lookup), 2);
    assert_int_equal(square_state(lookup, 0), LREL_LAND_NO_RECORD);
    assert_int_equal(square_state(lookup, 1), LREL_LAND_RECORDED);
    assert_string_equal(lrel_lookup_side_at(lookup, 1).records, "H1");
    square_close(s, lookup);
}

static void lookup__the_position_error_is_the_sources(void **state)
{
    job_scratch *s = *state;
    lrel_lookup *lookup;
    lrel_lookup_options o;

    square_put(s, "accuracy_m: 2, ");
    lookup = square_open(s);
    square_ask(lookup, 103.501 + 3e-5, 13.0005);
    assert_int_equal(lrel_lookup_record_count(lookup), 0);
    assert_int_equal(lrel_lookup_side_count(lookup), 1);
    lrel_lookup_options_init(&o);
    o.error_m = 2; /* of the point: together more than 3.25 m */
    assert_int_equal(lrel_lookup_point(lookup, 103.501 + 3e-5, 13.0005, &o, NULL),
                     LREL_OK);
    assert_true(square_record(lookup, "H1").is_doubtful);
    o.error_m = 1;
    assert_int_equal(lrel_lookup_point(lookup, 103.501 + 3e-5, 13.0005, &o, NULL),
                     LREL_OK);
    assert_int_equal(lrel_lookup_record_count(lookup), 0);
    square_close(s, lookup);
}

/* The other way round: what is cleared ends close by, and the hazard goes on. */
static void lookup__cleared_land_near_its_end_is_doubtful(void **state)
{
    job_scratch *s = *state;
    lrel_lookup *lookup;

    square_put(s, "");
    lookup = square_open(s);
    square_ask(lookup, 103.5005 - 2e-5, 13.0005);
    assert_int_equal(square_state(lookup, 0), LREL_LAND_RELEASED);
    assert_true(square_record(lookup, "R1").is_doubtful);
    assert_false(square_record(lookup, "H1").is_doubtful);
    assert_int_equal(lrel_lookup_side_count(lookup), 2);
    assert_int_equal(square_state(lookup, 1), LREL_LAND_RECORDED);
    assert_false(lrel_lookup_side_at(lookup, 1).is_touching);
    square_close(s, lookup);
}

static void lookup__on_a_border_both_sides_are_named(void **state)
{
    job_scratch *s = *state;
    lrel_lookup *lookup;
    unsigned seen;

    square_put(s, "");
    lookup = square_open(s);
    square_ask(lookup, 103.5005, 13.0005);
    assert_int_equal(square_record(lookup, "R1").relation, LREL_RELATION_BORDER);
    assert_int_equal(square_record(lookup, "H1").relation, LREL_RELATION_INSIDE);
    assert_int_equal(lrel_lookup_side_count(lookup), 2);
    assert_true(lrel_lookup_side_at(lookup, 1).is_touching);
    seen = 1u << square_state(lookup, 0) | 1u << square_state(lookup, 1);
    assert_int_equal(seen, 1u << LREL_LAND_RECORDED | 1u << LREL_LAND_RELEASED);
    square_close(s, lookup);
}

static void lookup__tells_events_in_order_and_what_they_made(void **state)
{
    job_scratch *s = *state;
    lrel_lookup *lookup;
    lrel_lookup_event first, second;

    square_put(s, "");
    lookup = square_open(s);
    square_ask(lookup, 103.50025, 13.0005);
    assert_int_equal(lrel_lookup_event_count(lookup, 0), 2);
    first = lrel_lookup_event_at(lookup, 0, 0);
    second = lrel_lookup_event_at(lookup, 0, 1);
    assert_string_equal(first.day, "2010-05-01");
    assert_string_equal(first.text, "newly recorded");
    assert_string_equal(first.id, "H1");
    assert_string_equal(first.state_text, "recorded, not released");
    assert_string_equal(second.day, "2015-06-01");
    assert_string_equal(second.text, "cleared");
    assert_string_equal(second.product, "cleared");
    assert_string_equal(second.id, "R1");
    assert_int_equal(second.row, 1);
    assert_string_equal(second.state_text, "released: cleared");
    square_close(s, lookup);
}

static void lookup__at_a_day_later_events_are_counted_and_not_told(void **state)
{
    job_scratch *s = *state;
    lrel_lookup *lookup;
    lrel_lookup_options o;

    square_put(s, "");
    lookup = square_open(s);
    lrel_lookup_options_init(&o);
    assert_int_equal(lrel_date_parse("2015-05-31", &o.at, NULL), LREL_OK);
    assert_int_equal(lrel_lookup_point(lookup, 103.50025, 13.0005, &o, NULL), LREL_OK);
    assert_int_equal(square_state(lookup, 0), LREL_LAND_RECORDED);
    assert_int_equal(lrel_lookup_account_at(lookup, 0, 0).later_events, 1);
    assert_int_equal(lrel_lookup_event_count(lookup, 0), 1);
    assert_int_equal(lrel_lookup_record_count(lookup), 2); /* of all days */
    o.at.days++;                                           /* that day's end */
    assert_int_equal(lrel_lookup_point(lookup, 103.50025, 13.0005, &o, NULL), LREL_OK);
    assert_int_equal(square_state(lookup, 0), LREL_LAND_RELEASED);
    assert_int_equal(lrel_date_parse("2025-01-01", &o.at, NULL), LREL_OK);
    assert_int_equal(lrel_lookup_point(lookup, 103.50025, 13.0005, &o, NULL),
                     LREL_E_ARGUMENT);
    square_close(s, lookup);
}

static void lookup__without_a_record_the_nearest_is_named(void **state)
{
    job_scratch *s = *state;
    lrel_lookup *lookup;
    lrel_lookup_record nearest;

    square_put(s, "");
    lookup = square_open(s);
    square_ask(lookup, 103.50075,
               13.011); /* 0.01 degrees of the meridian, 110,631 m each */
    assert_int_equal(lrel_lookup_record_count(lookup), 0);
    assert_true(lrel_lookup_nearest(lookup, false, &nearest));
    assert_string_equal(nearest.id, "H1");
    assert_true(fabs(nearest.border_m - 1106.31) < 0.05);
    assert_true(fabs(nearest.bearing_deg - 180) < 0.1);
    assert_true(lrel_lookup_nearest(lookup, true, &nearest));
    assert_string_equal(nearest.id, "H1");
    square_close(s, lookup);
}

/* A release alone covers the point: then the hazard next to it is still told. */
static void lookup__on_a_release_alone_the_nearest_hazard_is_named(void **state)
{
    job_scratch *s = *state;
    lrel_lookup *lookup;
    lrel_lookup_record nearest;

    square_put(s, "");
    job_replace(s, "r.csv", "103.5005 13, ", "103.51 13, ");
    job_replace(s, "r.csv", "103.5005 13.001", "103.51 13.001");
    lookup = square_open(s);
    square_ask(lookup, 103.505, 13.0005);
    assert_int_equal(square_state(lookup, 0), LREL_LAND_RELEASE_ALONE);
    assert_false(lrel_lookup_nearest(lookup, false, &nearest));
    assert_true(lrel_lookup_nearest(lookup, true, &nearest));
    assert_string_equal(nearest.id, "H1");
    assert_true(fabs(nearest.border_m - 433.8) < 0.5);
    square_close(s, lookup);
}

static void lookup__anywhere_on_earth_has_an_answer(void **state)
{
    static const struct {
        double lon, lat, low_m, high_m;
    } places[] = {
        {-77, -13, 19e6, 20.1e6}, /* the far side of the grid's centre, 103 13 */
        {-76.5, -13, 19e6, 20.1e6}, {0, 90, 8.5e6, 8.6e6},  {180, -90, 11.4e6, 11.5e6},
        {-180, 0, 8.4e6, 8.7e6},    {180, 0, 8.4e6, 8.7e6}, {103.5, -13, 2.8e6, 2.9e6},
    };
    job_scratch *s = *state;
    lrel_lookup *lookup;

    square_put(s, "");
    lookup = square_open(s);
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        lrel_lookup_record nearest;

        square_ask(lookup, places[i].lon, places[i].lat);
        assert_int_equal(square_state(lookup, 0), LREL_LAND_NO_RECORD);
        assert_true(lrel_lookup_nearest(lookup, false, &nearest));
        assert_true(nearest.border_m > places[i].low_m &&
                    nearest.border_m < places[i].high_m);
    }
    square_close(s, lookup);
}

static void lookup__what_is_no_point_is_refused(void **state)
{
    static const double points[][2] = {{180.001, 0}, {-181, 0}, {0, 90.001},  {0, -91},
                                       {NAN, 0},     {0, NAN},  {INFINITY, 0}};
    job_scratch *s = *state;
    lrel_lookup *lookup;
    lrel_lookup_options o;

    square_put(s, "");
    lookup = square_open(s);
    for (size_t i = 0; i < sizeof points / sizeof *points; i++)
        assert_int_equal(
            lrel_lookup_point(lookup, points[i][0], points[i][1], NULL, &s->err),
            LREL_E_ARGUMENT);
    lrel_lookup_options_init(&o);
    o.error_m = -1;
    assert_int_equal(lrel_lookup_point(lookup, 0, 0, &o, NULL), LREL_E_ARGUMENT);
    square_close(s, lookup);
}

static void lookup__no_memory_is_a_status(void **state)
{
    job_scratch *s = *state;
    lrel_status status = LREL_E_MEMORY;
    char path[JOB_PATH_MAX];

    square_put(s, "");
    job_path(s, "p.yaml", path);
    for (long blocks = 0; status == LREL_E_MEMORY; blocks++) {
        scarce_memory memory;
        lrel_context *context = scarce_memory_context(&memory, 1000000);
        lrel_job *job = NULL;
        lrel_lookup *lookup = NULL;

        assert_int_equal(lrel_job_open(context, path, NULL, &job, NULL), LREL_OK);
        atomic_store(&memory.left, blocks);
        status = lrel_lookup_new(job, &lookup, NULL);
        if (status == LREL_OK)
            status = lrel_lookup_point(lookup, 103.5005, 13.0005, NULL, NULL);
        assert_true(status == LREL_OK || status == LREL_E_MEMORY);
        assert_true(blocks < 1000);
        lrel_lookup_free(lookup);
        lrel_job_free(job);
        lrel_context_free(context);
        assert_int_equal(atomic_load(&memory.held), 0);
    }
}

#define SQUARE_TEST(test)                                                                \
    cmocka_unit_test_setup_teardown(test, job_scratch_setup, job_scratch_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        SQUARE_TEST(lookup__inside_a_hazard_it_covers_and_is_recorded),
        SQUARE_TEST(lookup__outside_within_the_position_error_is_not_outside),
        SQUARE_TEST(lookup__the_position_error_is_the_sources),
        SQUARE_TEST(lookup__cleared_land_near_its_end_is_doubtful),
        SQUARE_TEST(lookup__on_a_border_both_sides_are_named),
        SQUARE_TEST(lookup__tells_events_in_order_and_what_they_made),
        SQUARE_TEST(lookup__at_a_day_later_events_are_counted_and_not_told),
        SQUARE_TEST(lookup__without_a_record_the_nearest_is_named),
        SQUARE_TEST(lookup__on_a_release_alone_the_nearest_hazard_is_named),
        SQUARE_TEST(lookup__anywhere_on_earth_has_an_answer),
        SQUARE_TEST(lookup__what_is_no_point_is_refused),
        SQUARE_TEST(lookup__no_memory_is_a_status),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
