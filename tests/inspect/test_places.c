/* SPDX-License-Identifier: Apache-2.0 */
/* test_places.c: coordinate systems, what bare numbers look like, and areas. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "inspect/looked.h"

typedef struct look_case {
    const char *test;
    const char *x, *y;
    const char *what; /* a part of it */
} look_case;

static look_case cases[] = {
    {"look__degrees", "103.1", "13.1", "degrees (longitude"},
    {"look__swapped_degrees", "13.1", "103.1", "latitude and longitude swapped"},
    {"look__metres", "295000", "1448700", "UTM"},
    {"look__swapped_metres", "1448700", "295000", "northing and easting swapped"},
    {"look__web_mercator", "11477000", "1480000", "EPSG:3857"},
    {"look__nothing_known", "99999999", "99999999", "no coordinates"},
};

static void check_look(void **state)
{
    const look_case *c = *state;
    looked l = looked_begin();
    char text[200];

    snprintf(text, sizeof text, "id,x,y\n1,%s,%s\n", c->x, c->y);
    looked_text(&l, "hazards.csv", text);
    assert_int_equal(looked_layer(&l)->crs.status, LREL_E_CRS_MISSING);
    assert_non_null(strstr(looked_layer(&l)->crs.look->what, c->what));
    looked_end(&l);
}

#define SQUARE                                                                           \
    "\"POLYGON ((295050 1448700, 295250 1448700, 295250 1448900, 295050 1448900, "       \
    "295050 1448700))\""

static void crs__a_datum_shift_must_be_named_and_there_is_a_choice(void **state)
{
    looked l = looked_begin();
    const lrel_layer_crs *crs;

    l.options.crs = "EPSG:3148";
    looked_text(&l, "hazards.csv", "id,wkt\n1," SQUARE "\n");
    crs = &looked_layer(&l)->crs;
    assert_int_equal(crs->status, LREL_E_OPERATION);
    assert_string_equal(crs->code, "EPSG:3148");
    assert_true(crs->candidate_count >= 2);
    assert_string_equal(crs->candidates[0].code, "EPSG:1542");
    assert_true(crs->candidates[1].spread_m > 0);
    assert_true(looked_layer(&l)->is_lonlat_rough);
    assert_true(fabs(looked_layer(&l)->lonlat.low.x - 103.1) < 0.02);
    looked_end(&l);
}

static void crs__on_wgs84_nothing_must_be_named(void **state)
{
    looked l = looked_begin();

    l.options.crs = "EPSG:32648";
    looked_text(&l, "hazards.csv", "id,wkt\n1," SQUARE "\n");
    assert_int_equal(looked_layer(&l)->crs.status, LREL_OK);
    assert_int_equal(looked_layer(&l)->crs.candidate_count, 0);
    assert_false(looked_layer(&l)->is_lonlat_rough);
    looked_end(&l);
}

/* Said in every form; what the numbers allow is not. */
static void crs__degrees_under_a_projection_and_the_reverse_are_said(void **state)
{
    static const struct {
        const char *crs, *row;
        const char *said; /* NULL: nothing speaks against it */
    } pairs[] = {
        {"EPSG:32648", "103.1,13.1", "a map projection, but the numbers look like deg"},
        {"EPSG:3148", "103.1,13.1", "a map projection, but the numbers look like deg"},
        {"EPSG:32648", "13.1,103.1", "a map projection, but the numbers look like deg"},
        {"EPSG:4326", "295000,1448700", "in degrees, but the numbers look like metres"},
        {"EPSG:32648", "295000,1448700", NULL},
        {"EPSG:4326", "103.1,13.1", NULL},
        {"EPSG:4326", "13.1,103.1", NULL},
    };

    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        looked l = looked_begin();
        char text[200];

        l.options.crs = pairs[i].crs;
        snprintf(text, sizeof text, "id,x,y\n1,%s\n", pairs[i].row);
        looked_text(&l, "hazards.csv", text);
        assert_int_equal(looked_layer(&l)->crs.is_contradicted, pairs[i].said != NULL);
        for (int form = LREL_INSPECTION_TEXT; form <= LREL_INSPECTION_MAPPING; form++) {
            char *written = looked_written(&l, (lrel_inspection_form)form);
            const char *said =
                form == LREL_INSPECTION_JSON
                    ? (pairs[i].said ? "\"is_contradicted_by_numbers\": true" : NULL)
                    : pairs[i].said;

            if (said && !strstr(written, said))
                fail_msg("no \"%s\" in:\n%s", said, written);
            if (!said)
                assert_null(strstr(written, "is wrong"));
            free(written);
        }
        looked_end(&l);
    }
}

static void crs__one_that_nobody_knows_is_said(void **state)
{
    looked l = looked_begin();

    l.options.crs = "EPSG:999999";
    looked_text(&l, "hazards.csv", "id,wkt\n1," SQUARE "\n");
    assert_int_equal(looked_layer(&l)->crs.status, LREL_E_CRS_UNKNOWN);
    assert_true(looked_layer(&l)->crs.reason[0] != '\0');
    looked_end(&l);
}

typedef struct area_case {
    const char *name;
    const char *cell;
    const char *unit; /* NULL: not near the drawn one in any */
} area_case;

/* The square has 40,000 m2. */
static void area__the_unit_is_that_of_the_drawn_areas(void **state)
{
    static const area_case areas[] = {
        {"AREA_HA", "4.1", "ha"}, {"AREA_HA", "40000", "m2"}, {"size", "0.04", "km2"},
        {"size", "9.9", "acre"},  {"size", "1234", NULL},     {"whatever", "39000", "m2"},
    };

    for (size_t i = 0; i < sizeof areas / sizeof *areas; i++) {
        looked l = looked_begin();
        const char *unit;
        char text[300];

        l.options.crs = "EPSG:32648";
        snprintf(text, sizeof text, "id,%s,wkt\n1,%s," SQUARE "\n", areas[i].name,
                 areas[i].cell);
        looked_text(&l, "hazards.csv", text);
        unit = looked_field(&l, areas[i].name)->area.unit;
        if (!areas[i].unit)
            assert_null(unit);
        else
            assert_string_equal(unit, areas[i].unit);
        assert_string_equal(looked_key(&l, areas[i].name), "area");
        looked_end(&l);
    }
}

static void shapes__are_counted_by_kind(void **state)
{
    looked l = looked_begin();
    lrel_inspected_layer layer;

    looked_text(&l, "hazards.csv",
                "id,wkt\n1,POINT (1 2)\n2,\n3," SQUARE
                "\n4,POLYGON ((1\n5,\"LINESTRING (1 2, 3 4)\"\n");
    layer = lrel_inspection_layer_at(l.inspection, 0, 0);
    assert_int_equal(layer.row_count, 5);
    assert_int_equal(layer.point_count, 1);
    assert_int_equal(layer.no_shape_count, 1);
    assert_int_equal(layer.polygon_count, 1);
    assert_int_equal(layer.unreadable_count, 1);
    assert_int_equal(layer.line_count, 1);
    looked_end(&l);
}

int main(void)
{
    enum { ROWS = sizeof cases / sizeof *cases };
    struct CMUnitTest tests[ROWS + 6] = {
        [ROWS] = cmocka_unit_test(crs__a_datum_shift_must_be_named_and_there_is_a_choice),
        [ROWS + 1] = cmocka_unit_test(crs__on_wgs84_nothing_must_be_named),
        [ROWS + 2] = cmocka_unit_test(crs__one_that_nobody_knows_is_said),
        [ROWS + 3] = cmocka_unit_test(area__the_unit_is_that_of_the_drawn_areas),
        [ROWS + 4] = cmocka_unit_test(shapes__are_counted_by_kind),
        [ROWS + 5] =
            cmocka_unit_test(crs__degrees_under_a_projection_and_the_reverse_are_said)};

    for (size_t i = 0; i < ROWS; i++)
        tests[i] = (struct CMUnitTest){
            .name = cases[i].test, .test_func = check_look, .initial_state = &cases[i]};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
