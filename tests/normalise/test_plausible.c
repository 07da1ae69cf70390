/* SPDX-License-Identifier: Apache-2.0 */
/* test_plausible.c: numbers of degrees are not taken for metres, nor metres for degrees.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "normalise/placing.h"

typedef struct extent_case {
    const char *name;
    const char *crs;
    const char *operation;
    lrel_xy low, high;
    const char *reason; /* NULL: it can be */
} extent_case;

#define A_SITE "+proj=laea +lat_0=13 +lon_0=103 +datum=WGS84"

static const extent_case cases[] = {
    {"extent__degrees_said_to_be_utm",
     "EPSG:32648",
     "",
     {102, 10},
     {108, 15},
     "EPSG:32648 counts in metres, but its numbers run from 102 to 108 and from 10 to "
     "15, "
     "as degrees do; if they are, say `crs: EPSG:4326`"},
    {"extent__degrees_at_the_rim_said_to_be_utm",
     "EPSG:32648",
     "",
     {-180, -90},
     {180, 90},
     "as degrees do"},
    {"extent__one_number_beyond_degrees_is_enough",
     "EPSG:32648",
     "",
     {102, 10},
     {180.001, 15},
     NULL},
    {"extent__degrees_said_to_be_on_an_old_datum",
     "EPSG:3148",
     "EPSG:1542",
     {102, 10},
     {108, 15},
     "EPSG:3148 counts in metres"},
    {"extent__metres_are_metres",
     "EPSG:32648",
     "",
     {300000, 1450000},
     {300100, 1450100},
     NULL},
    {"extent__a_projection_for_one_site_may_begin_there",
     A_SITE,
     "",
     {-50, -50},
     {50, 50},
     NULL},
    {"extent__metres_said_to_be_degrees",
     "EPSG:4326",
     "",
     {300000, 1450000},
     {300100, 1450100},
     "EPSG:4326 counts in degrees, but its numbers run from 300000 to "
     "300100 and from 1450000 to 1450100, as metres do"},
    {"extent__metres_west_and_south_said_to_be_degrees",
     "EPSG:4326",
     "",
     {-90000, -80000},
     {-85000, -70000},
     "as metres do"},
    {"extent__one_place_among_them_is_enough",
     "EPSG:4326",
     "",
     {103, 13},
     {300100, 1450100},
     NULL},
    {"extent__twice_round_is_still_a_longitude",
     "EPSG:4326",
     "",
     {350, -10},
     {370, 10},
     NULL},
    {"extent__swapped_degrees_are_another_matter",
     "EPSG:4326",
     "",
     {10, 102},
     {15, 108},
     NULL},
};

static void extent_is_judged(void **state)
{
    const extent_case *row = *state;
    lrel_context *context = lrel_context_new(NULL);
    lrel_operation *operation = NULL;
    lrel_status status;
    lrel_error err;

    lrel_error_init(&err);
    if (lrel_operation_new(context, lrel_text_of(row->crs), lrel_text_of(row->operation),
                           row->low, &operation, NULL, 0, NULL, &err) != LREL_OK)
        fail_msg("%s: %s", row->crs, err.message);
    status = lrel_operation_check_extent(operation, row->low, row->high, &err);
    assert_int_equal(status, row->reason ? LREL_E_COORDINATE : LREL_OK);
    if (row->reason && !strstr(err.message, row->reason))
        fail_msg("\"%s\" does not say \"%s\"", err.message, row->reason);
    lrel_operation_free(operation);
    lrel_context_free(context);
}

#define COUNT (sizeof cases / sizeof *cases)

int main(void)
{
    struct CMUnitTest tests[COUNT];

    for (size_t i = 0; i < COUNT; i++)
        tests[i] = (struct CMUnitTest){cases[i].name, extent_is_judged, NULL, NULL,
                                       (void *)(uintptr_t)&cases[i]};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
