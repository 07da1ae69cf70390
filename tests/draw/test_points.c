/* SPDX-License-Identifier: Apache-2.0 */
/* Columns with coordinates as text give points on the datum of their source; what is no
 * point is named and left out. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>

#include "draw/draw.h"
#include "draw/told.h"
#include "normalise/placing.h"

#define ITEMS "role: item, category: {const: ap_mine}, "

static told draw(const char *csv, const char *words)
{
    told t = told_begin(csv, words);

    t.d.status =
        lrel_draw_points(t.d.context, t.source, 0, t.d.table, t.d.issues, &t.d.err);
    return t;
}

/* What PROJ makes of the same numbers as columns of a system in metres. */
static lrel_xy by_operation(const char *crs, double x, double y)
{
    lrel_operation *operation = NULL;
    lrel_context *context = lrel_context_new(NULL);
    lrel_xy out = {0, 0};

    assert_int_equal(lrel_operation_new(context, lrel_text_of(crs),
                                        LREL_TEXT("null-shift"), (lrel_xy){x, y},
                                        &operation, NULL, 0, NULL, NULL),
                     LREL_OK);
    assert_true(lrel_operation_lonlat(operation, (lrel_xy){x, y}, &out));
    lrel_operation_free(operation);
    lrel_context_free(context);
    return out;
}

static void assert_near(lrel_xy a, lrel_xy b)
{
    assert_true(fabs(a.x - b.x) < 1e-8 && fabs(a.y - b.y) < 1e-8);
}

static void points__every_row_in_its_own_spelling(void **state)
{
    told t = draw("id,where\n"
                  "1,12 57 15.6 N 103 30 7.6 E\n"
                  "2,\"N12\xC2\xB0"
                  "57.26' E103\xC2\xB0"
                  "30.127'\"\n"
                  "3,48N 312345 1421234\n"
                  "4,47P 712345 1421234\n"
                  "5,48PTV9420048800\n"
                  "6,\n",
                  ITEMS "crs: EPSG:4326, geometry: {coordinates: where}");

    (void)state;
    assert_int_equal(t.d.status, LREL_OK);
    assert_true(t.d.table->is_in_degrees);
    assert_near(told_point(&t, 0),
                (lrel_xy){103 + 30 / 60.0 + 7.6 / 3600, 12 + 57 / 60.0 + 15.6 / 3600});
    assert_near(told_point(&t, 1), (lrel_xy){103 + 30.127 / 60, 12 + 57.26 / 60});
    assert_near(told_point(&t, 2), by_operation("EPSG:32648", 312345, 1421234));
    assert_near(told_point(&t, 3), by_operation("EPSG:32647", 712345, 1421234));
    assert_near(told_point(&t, 4), by_operation("EPSG:32648", 294200, 1448800));
    assert_int_equal(t.d.table->shapes[5].kind, LREL_SHAPE_ABSENT);
    assert_int_equal(lrel_issues_count(t.d.issues), 0);
    told_end(&t);
}

/* Indian 1960: UTM on the ellipsoid of Everest, 300 m from that on WGS 84's. */
static void points__utm_is_on_the_datum_of_the_source(void **state)
{
    told t = draw("id,where\n1,48P 312345 1421234\n2,48PTV9420048800\n",
                  ITEMS "crs: EPSG:4131, geometry: {coordinates: where}");
    lrel_xy on_wgs84 = by_operation("EPSG:32648", 312345, 1421234);

    (void)state;
    assert_int_equal(t.d.status, LREL_OK);
    assert_near(told_point(&t, 0), by_operation("EPSG:3148", 312345, 1421234));
    assert_true(fabs(told_point(&t, 0).y - on_wgs84.y) > 1e-3);
    assert_int_equal(t.d.table->shapes[1].kind, LREL_SHAPE_UNREADABLE);
    assert_true(told_has_issue(&t, "LREL-C007", "WGS 84 only"));
    told_end(&t);
}

static void points__the_order_that_is_stated(void **state)
{
    told t = draw("id,where\n1,12.9 33.5\n2,33.5E 12.9N\n",
                  ITEMS "crs: EPSG:4326, geometry: {coordinates: where, order: lat_lon}");

    (void)state;
    assert_near(told_point(&t, 0), (lrel_xy){33.5, 12.9});
    assert_near(told_point(&t, 1), (lrel_xy){33.5, 12.9});
    told_end(&t);
    t = draw("id,where\n1,12.9 33.5\n",
             ITEMS "crs: EPSG:4326, geometry: {coordinates: where, order: lon_lat}");
    assert_near(told_point(&t, 0), (lrel_xy){12.9, 33.5});
    told_end(&t);
}

static void points__what_is_none_is_named(void **state)
{
    told t = draw("id,where\na,12.9 33.5\nb,12 60 00 N 103 E\nc,by the mango tree\n",
                  ITEMS "crs: EPSG:4326, geometry: {coordinates: where}");

    (void)state;
    assert_int_equal(t.d.status, LREL_OK);
    for (size_t row = 0; row < 3; row++)
        assert_int_equal(t.d.table->shapes[row].kind, LREL_SHAPE_UNREADABLE);
    assert_true(
        told_has_issue(&t, "LREL-C007", "which of 12.9 and 33.5 is the latitude"));
    assert_true(told_has_issue(&t, "LREL-C007", "below 60"));
    assert_true(told_has_issue(&t, "LREL-C007", "no longitude and latitude"));
    assert_false(t.d.table->is_in_degrees);
    told_end(&t);
}

static void points__a_column_that_is_not_there_is_refused(void **state)
{
    told t = draw("id,where\n1,12.9 33.5\n",
                  ITEMS "crs: EPSG:4326, geometry: {coordinates: place}");

    (void)state;
    assert_int_equal(t.d.status, LREL_E_NOT_FOUND);
    assert_non_null(strstr(t.d.err.message, "`place`"));
    told_end(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(points__every_row_in_its_own_spelling),
        cmocka_unit_test(points__utm_is_on_the_datum_of_the_source),
        cmocka_unit_test(points__the_order_that_is_stated),
        cmocka_unit_test(points__what_is_none_is_named),
        cmocka_unit_test(points__a_column_that_is_not_there_is_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
