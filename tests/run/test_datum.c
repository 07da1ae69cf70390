/* SPDX-License-Identifier: Apache-2.0 */
/* Land recorded on an old datum comes out where it is: the named operation is applied,
 * the same to every vertex, also where PROJ would change its mind between two. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "bridge/proj.h"
#include "run/job_scratch.h"
#include "run/shown.h"

/* Point (300000, 1450000) of EPSG:3148 by EPSG:1542: design section 4, issue 2. */
#define EAST_M    300000
#define NORTH_M   1450000
#define LON_DEG   103.1512729
#define LAT_DEG   13.1126181
#define TRUE_TO_M 0.1

static const char programme[] =
    "programme: Datum\n"
    "as_of: 2024-12-31\n"
    "sources:\n"
    "  - {path: h.csv, role: hazard, geometry: {wkt: shape}, crs: EPSG:3148,\n"
    "     operation: OPERATION, id: id, class: {const: cha}, contamination: {const: "
    "ap}}\n";

/* One hazard, a square whose lower left corner is there. */
static shown_map run_square(job_scratch *s, const char *operation, int x, int y, int side)
{
    char text[400];

    job_put(s, "p.yaml", programme);
    job_replace(s, "p.yaml", "OPERATION", operation);
    snprintf(text, sizeof text,
             "id,shape\n1,\"POLYGON ((%d %d, %d %d, %d %d, %d %d, %d %d))\"\n", x, y,
             x + side, y, x + side, y + side, x, y + side, x, y);
    job_put(s, "h.csv", text);
    s->overwrite = true;
    job_run(s, "out");
    return shown_read(s, "out/data/remaining.geojson");
}

static double metres_between(shown_position a, double lon, double lat)
{
    return lrel_geodesic_distance_m((double)a.lon / 1e7, (double)a.lat / 1e7, lon, lat);
}

/* How far the nearest vertex is. */
static double distance_to(const shown_map *map, double lon, double lat)
{
    double nearest = INFINITY;

    for (size_t i = 0; i < map->position_count; i++)
        nearest = fmin(nearest, metres_between(map->positions[i], lon, lat));
    return nearest;
}

static void datum__a_corner_lands_where_epsg_1542_says(void **state)
{
    shown_map map = run_square(*state, "EPSG:1542", EAST_M, NORTH_M, 100);

    assert_int_equal(map.feature_count, 1);
    assert_true(distance_to(&map, LON_DEG, LAT_DEG) < TRUE_TO_M);
    shown_free(&map);
}

/* The other value gives another answer, half a kilometre off. */
static void datum__null_shift_lands_elsewhere(void **state)
{
    shown_map map = run_square(*state, "null-shift", EAST_M, NORTH_M, 100);
    double off = distance_to(&map, LON_DEG, LAT_DEG);

    assert_true(off > 300 && off < 700);
    shown_free(&map);
}

/* 14 N is where the areas of use of two operations meet: a tool that chooses for every
 * vertex tears the square apart by the difference between them. */
static void bad_input_03_datum_a_square_across_14_n_is_not_torn(void **state)
{
    const int side = 2000;
    /* 14 N is at 1548.5 km there. */
    shown_map map = run_square(*state, "EPSG:1542", 300000, 1547500, side);
    const shown_position *p = map.positions;
    int64_t south = p[0].lat, north = p[0].lat;
    double around = 0;

    assert_int_equal(map.ring_count, 1);
    for (size_t i = 0; i + 1 < map.position_count; i++) {
        around +=
            metres_between(p[i], (double)p[i + 1].lon / 1e7, (double)p[i + 1].lat / 1e7);
        south = p[i].lat < south ? p[i].lat : south;
        north = p[i].lat > north ? p[i].lat : north;
    }
    assert_true(south < 140000000 && north > 140000000);
    /* UTM is about 1/10,000 off in length 200 km from its meridian; a tear would add
     * hundreds of metres. */
    assert_true(fabs(around / (4 * side) - 1) < 1e-3);
    shown_free(&map);
}

/* The area is that of the ground: the geodesic area of the polygon as written. */
static void datum__area_is_the_geodesic_area_of_what_is_written(void **state)
{
    shown_map map = run_square(*state, "EPSG:1542", EAST_M, NORTH_M, 2000);
    double lonlat[2000], expected;

    assert_in_range(map.position_count, 5, 1000);
    for (size_t i = 0; i < map.position_count; i++) {
        lonlat[2 * i] = (double)map.positions[i].lon / 1e7;
        lonlat[2 * i + 1] = (double)map.positions[i].lat / 1e7;
    }
    expected = lrel_geodesic_polygon_area_m2(lonlat, map.position_count - 1);
    /* Rounding to 1e-7 degrees moves an edge of 2 km by up to 5 mm. */
    assert_true(fabs((double)map.features[0].area / 1e7 - expected) < 4 * 2000 * 0.006);
    shown_free(&map);
}

#define TEST(test)                                                                       \
    cmocka_unit_test_setup_teardown(test, job_scratch_setup, job_scratch_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(datum__a_corner_lands_where_epsg_1542_says),
        TEST(datum__null_shift_lands_elsewhere),
        TEST(bad_input_03_datum_a_square_across_14_n_is_not_torn),
        TEST(datum__area_is_the_geodesic_area_of_what_is_written),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
