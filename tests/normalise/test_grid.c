/* SPDX-License-Identifier: Apache-2.0 */
/* test_grid.c: the grid's areas are those of the ellipsoid, and its points come back. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "bridge/proj.h"
#include "normalise/scene_places.h"
#include "support/near.h"
#include "support/random.h"
#include "support/rows.h"

typedef struct definition_case {
    const char *name;
    lrel_xy centre;
    const char *definition;
} definition_case;

static const definition_case definitions[] = {
    {"grid_definition__whole_degrees",
     {105, 13},
     "+proj=laea +lat_0=13 +lon_0=105 +x_0=0 +y_0=0 +datum=WGS84 +units=m +no_defs "
     "+type=crs"},
    {"grid_definition__decimals_as_written",
     {-104.123456789, -0.5},
     "+proj=laea +lat_0=-0.5 +lon_0=-104.123456789 +x_0=0 +y_0=0 +datum=WGS84 +units=m "
     "+no_defs +type=crs"},
    {"grid_definition__nothing_finer_than_nano_degrees",
     {-1e-12, 90},
     "+proj=laea +lat_0=90 +lon_0=0 +x_0=0 +y_0=0 +datum=WGS84 +units=m +no_defs "
     "+type=crs"},
};

static void definition_is_told(void **state)
{
    const definition_case *row = *state;
    lrel_context *context = lrel_context_new(NULL);
    lrel_grid *grid = NULL;
    lrel_xy home = {1, 1};

    assert_int_equal(lrel_grid_new(context, row->centre, 1000, &grid, NULL), LREL_OK);
    assert_string_equal(lrel_grid_definition(grid), row->definition);
    assert_true(lrel_grid_to_lonlat(grid, (lrel_xy){0, 0}, &home));
    assert_near(home.x, lrel_grid_centre(grid).x, row->centre.y == 90 ? 360 : 1e-12);
    assert_near(home.y, lrel_grid_centre(grid).y, 1e-12);
    lrel_grid_free(grid);
    lrel_context_free(context);
}

typedef struct impossible_case {
    const char *name;
    lrel_xy centre;
    int units_per_m;
    const char *says;
} impossible_case;

static const impossible_case impossibles[] = {
    {"grid__a_latitude_of_91_is_refused", {0, 91}, 1000, "centre"},
    {"grid__a_longitude_of_181_is_refused", {181, 0}, 1000, "centre"},
    {"grid__nan_is_refused", {NAN, 0}, 1000, "centre"},
    {"grid__ten_units_a_metre_are_refused", {0, 0}, 10, "10 units"},
};

static void impossible_grid_is_refused(void **state)
{
    const impossible_case *row = *state;
    lrel_context *context = lrel_context_new(NULL);
    lrel_grid *grid = NULL;
    lrel_error err;

    assert_int_equal(lrel_grid_new(context, row->centre, row->units_per_m, &grid, &err),
                     LREL_E_ARGUMENT);
    assert_non_null(strstr(err.message, row->says));
    assert_null(grid);
    lrel_context_free(context);
}

/* ---- areas ---- */

/* A square of @p side_m, at 30 degrees to the meridian so that nothing is symmetric, in
 * longitude and latitude, its edges cut into @p pieces. */
static size_t tilted_square(lrel_xy corner, double side_m, size_t pieces, lrel_xy *out)
{
    const double per_metre = 1 / 111000.0;
    const lrel_xy along = {side_m * per_metre * 0.87, side_m * per_metre * 0.5};
    const lrel_xy corners[5] = {
        corner,
        {corner.x + along.x, corner.y + along.y},
        {corner.x + along.x - along.y, corner.y + along.y + along.x},
        {corner.x - along.y, corner.y + along.x},
        corner};
    size_t count = 0;

    for (int i = 0; i < 4; i++)
        for (size_t j = 0; j < pieces; j++) {
            double share = (double)j / (double)pieces;

            out[count++] =
                (lrel_xy){corners[i].x + share * (corners[i + 1].x - corners[i].x),
                          corners[i].y + share * (corners[i + 1].y - corners[i].y)};
        }
    return count;
}

static double geodesic_area_m2(const lrel_xy *ring, size_t count)
{
    double lonlat[2 * 512];

    assert_true(2 * count <= ROWS(lonlat));
    for (size_t i = 0; i < count; i++) {
        lonlat[2 * i] = ring[i].x;
        lonlat[2 * i + 1] = ring[i].y;
    }
    return lrel_geodesic_polygon_area_m2(lonlat, count);
}

static double planar_area_m2(place_scene *scene, const lrel_xy *ring, size_t count)
{
    lrel_xy first = place_metres(scene, ring[0]);
    double twice = 0;

    for (size_t i = 1; i + 1 < count; i++) {
        lrel_xy a = place_metres(scene, ring[i]);
        lrel_xy b = place_metres(scene, ring[i + 1]);

        twice += (a.x - first.x) * (b.y - first.y) - (b.x - first.x) * (a.y - first.y);
    }
    return fabs(twice) / 2;
}

typedef struct area_case {
    const char *name;
    lrel_xy centre; /* of the grid */
    lrel_xy corner;
    double side_m;
} area_case;

/* Edges are cut to 160 m or less, where a chord on the grid and a geodesic are the same
 * to 1e-10 (mosaic.md, "Projection"). */
static const area_case areas[] = {
    {"grid_area__of_100_m_at_the_centre", {105, 13}, {105, 13}, 100},
    {"grid_area__of_1_km", {105, 13}, {104.5, 12.5}, 1000},
    {"grid_area__of_10_km", {105, 13}, {103, 11}, 10000},
    {"grid_area__of_10_km_500_km_off", {105, 13}, {109, 16}, 10000},
    {"grid_area__of_10_km_in_the_north", {25, 68}, {20, 65}, 10000},
    {"grid_area__of_10_km_in_the_south", {20, -30}, {25, -33}, 10000},
};

static void area_is_that_of_the_ellipsoid(void **state)
{
    const area_case *row = *state;
    place_scene scene = place_scene_open("EPSG:4326", "", row->centre, 1000);
    lrel_xy ring[4 * 64];
    size_t count = tilted_square(row->corner, row->side_m, 64, ring);
    double planar = planar_area_m2(&scene, ring, count);

    assert_true(planar > 0.2 * row->side_m * row->side_m);
    assert_near(planar / geodesic_area_m2(ring, count), 1, 1e-8);
    place_scene_close(&scene);
}

/* ---- there and back ---- */

static void points_come_back(void **state)
{
    place_scene scene = place_scene_open("EPSG:4326", "", (lrel_xy){105, 13}, 1000);
    random_stream random = random_from(5);

    for (int i = 0; i < 500; i++) {
        lrel_xy point = {95 + 20 * random_unit(&random), 3 + 20 * random_unit(&random)};
        lrel_xy back = {0, 0};

        assert_true(lrel_grid_to_lonlat(scene.grid, place_metres(&scene, point), &back));
        /* The cells' tolerance; PROJ's own inverse would miss by up to 1.6e-3 m. */
        assert_near(lrel_geodesic_distance_m(point.x, point.y, back.x, back.y), 0, 1e-5);
    }
    place_scene_close(&scene);
}

/* The way to the grid is the placer's, and the way back leads home. */
static void from_lonlat_is_where_the_placer_puts_it(void **state)
{
    place_scene scene = place_scene_open("EPSG:4326", "", (lrel_xy){105, 13}, 1000);
    random_stream random = random_from(6);

    for (int i = 0; i < 500; i++) {
        lrel_xy point = {95 + 20 * random_unit(&random), 3 + 20 * random_unit(&random)};
        lrel_xy placed = place_metres(&scene, point), metres = {0, 0};

        assert_true(lrel_grid_from_lonlat(scene.grid, point, &metres));
        assert_near(metres.x, placed.x, 1e-5); /* the cells' tolerance */
        assert_near(metres.y, placed.y, 1e-5);
    }
    place_scene_close(&scene);
}

static void beyond_the_far_side_is_no_place(void **state)
{
    place_scene scene = place_scene_open("EPSG:4326", "", (lrel_xy){105, 13}, 1000);
    lrel_xy untouched = {7, 7};

    assert_false(lrel_grid_to_lonlat(scene.grid, (lrel_xy){1.3e7, 0}, &untouched));
    assert_false(lrel_grid_to_lonlat(scene.grid, (lrel_xy){NAN, 0}, &untouched));
    assert_near(untouched.x, 7, 0);
    place_scene_close(&scene);
}

/* ---- the lattice that is written ---- */

typedef struct lattice_case {
    const char *name;
    lrel_xy centre;
    int units_per_m;
    int32_t reach; /* of the random points, in units */
} lattice_case;

static const lattice_case lattices[] = {
    {"grid_to_degrees7__cambodia", {105, 13}, 1000, 400000000},
    {"grid_to_degrees7__in_centimetres", {105, 13}, 100, 200000000},
    {"grid_to_degrees7__across_the_antimeridian", {180, -17}, 1000, 100000000},
    {"grid_to_degrees7__across_the_antimeridian_from_the_west",
     {-179.5, 65},
     1000,
     100000000},
    {"grid_to_degrees7__in_the_far_north", {20, 78}, 1000, 300000000},
    {"grid_to_degrees7__around_the_pole", {0, 90}, 1000, 100000000},
};

/* Half a unit for rounding, and the tolerance of the cells. */
#define LATTICE_TOLERANCE 0.511

static void lattice_is_where_projs_points_are(void **state)
{
    const lattice_case *row = *state;
    lrel_context *context = lrel_context_new(NULL);
    random_stream random = random_from(7);
    lrel_grid *grid = NULL;
    lrel_grid_point points[1000];
    lrel_grid_point lattice[1000];

    assert_int_equal(lrel_grid_new(context, row->centre, row->units_per_m, &grid, NULL),
                     LREL_OK);
    for (size_t i = 0; i < ROWS(points); i++)
        points[i] = (lrel_grid_point){random_between(&random, -row->reach, row->reach),
                                      random_between(&random, -row->reach, row->reach)};
    assert_int_equal(lrel_grid_to_degrees7(grid, points, ROWS(points), lattice, NULL),
                     LREL_OK);
    for (size_t i = 0; i < ROWS(points); i++) {
        double units = row->units_per_m;
        lrel_xy lonlat = {0, 0};
        double off;

        assert_true(lrel_grid_to_lonlat(
            grid, (lrel_xy){points[i].x / units, points[i].y / units}, &lonlat));
        off = remainder(lattice[i].x - lonlat.x * 1e7, 3.6e9);
        assert_near(off, 0, LATTICE_TOLERANCE);
        assert_near(lattice[i].y - lonlat.y * 1e7, 0, LATTICE_TOLERANCE);
        assert_in_range(lattice[i].x + INT64_C(1800000000), 0, INT64_C(3600000000));
    }
    lrel_grid_free(grid);
    lrel_context_free(context);
}

static void lattice_is_a_function_of_the_point_alone(void **state)
{
    lrel_context *context = lrel_context_new(NULL);
    random_stream random = random_from(9);
    lrel_grid *grid = NULL;
    lrel_grid *fresh = NULL;
    lrel_grid_point points[300];
    lrel_grid_point all[300];

    assert_int_equal(lrel_grid_new(context, (lrel_xy){105, 13}, 1000, &grid, NULL),
                     LREL_OK);
    for (size_t i = 0; i < ROWS(points); i++)
        points[i] = (lrel_grid_point){random_between(&random, -500000000, 500000000),
                                      random_between(&random, -500000000, 500000000)};
    assert_int_equal(lrel_grid_to_degrees7(grid, points, ROWS(points), all, NULL),
                     LREL_OK);
    assert_int_equal(lrel_grid_new(context, (lrel_xy){105, 13}, 1000, &fresh, NULL),
                     LREL_OK);
    for (size_t i = ROWS(points); i-- > 0;) {
        /* One at a time, from the end, in place, by a grid that saw none of the others
         * before. */
        assert_int_equal(lrel_grid_to_degrees7(fresh, &points[i], 1, &points[i], NULL),
                         LREL_OK);
        assert_int_equal(points[i].x, all[i].x);
        assert_int_equal(points[i].y, all[i].y);
    }
    lrel_grid_free(fresh);
    lrel_grid_free(grid);
    lrel_context_free(context);
}

static void lattice_of_no_place_is_refused(void **state)
{
    static const lrel_grid_point moon = {2000000000, 5};
    lrel_context *context = lrel_context_new(NULL);
    lrel_grid *grid = NULL;
    lrel_grid_point lattice;
    lrel_error err;

    assert_int_equal(lrel_grid_new(context, (lrel_xy){105, 13}, 100, &grid, NULL),
                     LREL_OK);
    assert_int_equal(lrel_grid_to_degrees7(grid, &moon, 1, &lattice, &err),
                     LREL_E_COORDINATE);
    assert_non_null(strstr(err.message, "2000000000, 5"));
    lrel_grid_free(grid);
    lrel_context_free(context);
}

int main(void)
{
    static const struct CMUnitTest single[] = {
        cmocka_unit_test(points_come_back),
        cmocka_unit_test(from_lonlat_is_where_the_placer_puts_it),
        cmocka_unit_test(beyond_the_far_side_is_no_place),
        cmocka_unit_test(lattice_is_a_function_of_the_point_alone),
        cmocka_unit_test(lattice_of_no_place_is_refused),
    };
    struct CMUnitTest tests[ROWS(single) + ROWS(definitions) + ROWS(impossibles) +
                            ROWS(areas) + ROWS(lattices)];
    size_t count = ROWS(single);

    memcpy(tests, single, sizeof single);
    ADD_ROWS(tests, count, definitions, definition_is_told);
    ADD_ROWS(tests, count, impossibles, impossible_grid_is_refused);
    ADD_ROWS(tests, count, areas, area_is_that_of_the_ellipsoid);
    ADD_ROWS(tests, count, lattices, lattice_is_where_projs_points_are);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
