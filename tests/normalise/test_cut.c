/* SPDX-License-Identifier: Apache-2.0 */
/* test_cut.c: an edge on the grid follows the edge that the source meant, and shared
 * edges stay shared. */
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
#include "support/scarce_memory.h"

static double distance_to_segment(lrel_xy p, lrel_xy a, lrel_xy b)
{
    double dx = b.x - a.x;
    double dy = b.y - a.y;
    double square = dx * dx + dy * dy;
    double t = square > 0 ? ((p.x - a.x) * dx + (p.y - a.y) * dy) / square : 0;

    t = fmin(fmax(t, 0), 1);
    return hypot(p.x - a.x - t * dx, p.y - a.y - t * dy);
}

/* How far @p p is from the line through `points`, in metres. */
static double distance_to_line(const place_scene *scene, lrel_xy p)
{
    double units = lrel_grid_units_per_m(scene->grid);
    double nearest = HUGE_VAL;

    for (size_t i = 0; i + 1 < scene->points.count; i++) {
        lrel_xy a = {scene->points.at[i].x / units, scene->points.at[i].y / units};
        lrel_xy b = {scene->points.at[i + 1].x / units,
                     scene->points.at[i + 1].y / units};

        nearest = fmin(nearest, distance_to_segment(p, a, b));
    }
    return nearest;
}

/* ---- edges are followed ---- */

typedef struct edge_case {
    const char *name;
    const char *crs;
    const char *operation;
    lrel_xy centre;
    lrel_xy a, b;
    bool is_cut;
} edge_case;

static const edge_case edges[] = {
    {"cut__50_km_along_a_parallel",
     "EPSG:4326",
     "",
     {105, 13},
     {104, 13},
     {104.46, 13},
     true},
    {"cut__50_km_aslant", "EPSG:4326", "", {105, 13}, {103, 11}, {103.3, 11.35}, true},
    {"cut__50_km_in_the_north", "EPSG:4326", "", {25, 68}, {24, 68}, {25.2, 68}, true},
    {"cut__50_km_in_utm",
     "EPSG:32648",
     "",
     {105, 13},
     {250000, 1400000},
     {290000, 1430000},
     true},
    {"cut__50_km_with_a_datum_shift",
     "EPSG:3148",
     "EPSG:1542",
     {105, 13},
     {250000, 1400000},
     {290000, 1430000},
     true},
    {"cut__1000_km_along_a_parallel",
     "EPSG:4326",
     "",
     {105, 13},
     {100, 13},
     {109, 13},
     true},
    {"cut__1_km_along_a_parallel_in_the_north",
     "EPSG:4326",
     "",
     {25, 68},
     {24, 68},
     {24.024, 68},
     true},
    /* Odd about the grid's centre: its middle is on the chord, its quarters are not. */
    {"cut__an_s_through_the_centre",
     "EPSG:4326",
     "",
     {105, 0},
     {104, -1},
     {106, 1},
     true},
    /* Short enough: 8e-5 m off at most. */
    {"cut__not_1_km_in_utm",
     "EPSG:32648",
     "",
     {105, 13},
     {500000, 1400000},
     {500600, 1400800},
     false},
    {"cut__not_along_the_central_meridian",
     "EPSG:4326",
     "",
     {105, 13},
     {105, 12},
     {105, 14},
     false},
};

static void edge_is_followed(void **state)
{
    const edge_case *row = *state;
    place_scene scene = place_scene_open(row->crs, row->operation, row->centre, 1000);
    const lrel_xy edge[2] = {row->a, row->b};

    place_ring(&scene, edge, 2);
    assert_int_equal(scene.points.count > 2, row->is_cut);
    for (int i = 0; i <= 1000; i++) {
        double t = i / 1000.0;
        lrel_xy on = {row->a.x + t * (row->b.x - row->a.x),
                      row->a.y + t * (row->b.y - row->a.y)};

        /* 1 cm, and 1 mm for the rounding of the ends. */
        assert_near(distance_to_line(&scene, place_metres(&scene, on)), 0, 0.011);
    }
    place_scene_close(&scene);
}

/* Whatever the latitude up to 85, the direction and the place on the grid. */
static void edges_of_100_m_are_not_cut(void **state)
{
    for (int lat = -85; lat <= 85; lat += 17) {
        place_scene scene = place_scene_open("EPSG:4326", "", (lrel_xy){20, lat}, 1000);

        for (int i = 0; i < 64; i++) {
            lrel_xy from = {18 + i % 5, lat - 2 + i % 4};
            double east_m = 99 * cos(i * 0.1);
            double north_m = 99 * sin(i * 0.1);
            lrel_xy to = {from.x + east_m / (111700 * cos(from.y * 0.017453292519943)),
                          from.y + north_m / 111700};
            lrel_xy edge[2] = {from, to};

            place_ring(&scene, edge, 2);
            assert_int_equal(scene.points.count, 2);
        }
        place_scene_close(&scene);
    }
}

/* A degree by a degree: cut, its area is that of the ellipsoid between the parallels; by
 * corners alone it would be off by 1e-4. */
static void area_of_a_cut_ring_is_that_between_the_parallels(void **state)
{
    static const lrel_xy corners[] = {{103, 13}, {104, 13}, {104, 14}, {103, 14}};
    place_scene scene = place_scene_open("EPSG:4326", "", (lrel_xy){105, 13}, 1000);
    double lonlat[2 * 4 * 500];
    size_t count = 0;
    int64_t twice = 0;

    place_ring(&scene, corners, 4);
    for (size_t i = 0, j = scene.points.count - 1; i < scene.points.count; j = i++)
        twice += (int64_t)scene.points.at[j].x * scene.points.at[i].y -
                 (int64_t)scene.points.at[i].x * scene.points.at[j].y;
    for (size_t i = 0; i < 4; i++)
        for (int k = 0; k < 500; k++) {
            double t = k / 500.0;
            lrel_xy next = corners[(i + 1) % 4];

            lonlat[count++] = corners[i].x + t * (next.x - corners[i].x);
            lonlat[count++] = corners[i].y + t * (next.y - corners[i].y);
        }
    assert_near((double)twice / 2e6 / lrel_geodesic_polygon_area_m2(lonlat, count / 2), 1,
                1e-7);
    place_scene_close(&scene);
}

/* ---- shared edges stay shared ---- */

static void reversed_edge_is_cut_at_the_same_points(void **state)
{
    place_scene scene = place_scene_open("EPSG:4326", "", (lrel_xy){105, 13}, 1000);
    random_stream random = random_from(4);
    size_t cut = 0;

    for (int i = 0; i < 300; i++) {
        lrel_xy a = {103 + 4 * random_unit(&random), 11 + 4 * random_unit(&random)};
        lrel_xy b = {a.x + 0.2 * (random_unit(&random) - 0.5),
                     a.y + 0.2 * (random_unit(&random) - 0.5)};
        const lrel_xy there[2] = {a, b};
        const lrel_xy back[2] = {b, a};
        lrel_grid_points first;
        size_t count;

        place_ring(&scene, there, 2);
        first = scene.points;
        scene.points = (lrel_grid_points){NULL, 0, 0};
        place_ring(&scene, back, 2);
        count = scene.points.count;
        assert_int_equal(count, first.count);
        cut += count > 2;
        /* a .. b .. a and b .. a .. b: half a turn apart. */
        for (size_t j = 0; j < count; j++) {
            size_t k = (j + count / 2) % count;

            assert_int_equal(first.at[j].x, scene.points.at[k].x);
            assert_int_equal(first.at[j].y, scene.points.at[k].y);
        }
        lrel__free(scene.context, first.at);
    }
    assert_true(cut > 100);
    place_scene_close(&scene);
}

/* Two fields with a border of 20 km in common, the one drawn there and the other back. */
static void neighbours_have_their_border_in_common(void **state)
{
    static const lrel_xy west[] = {{104, 13}, {104.2, 13.1}, {104.3, 13.25}, {104, 13.2}};
    static const lrel_xy east[] = {
        {104.5, 13.1}, {104.3, 13.25}, {104.2, 13.1}, {104.4, 13}};
    place_scene scene = place_scene_open("EPSG:4326", "", (lrel_xy){105, 13}, 1000);
    lrel_grid_points first;
    size_t common = 0;

    place_ring(&scene, west, 4);
    first = scene.points;
    scene.points = (lrel_grid_points){NULL, 0, 0};
    place_ring(&scene, east, 4);
    for (size_t i = 0; i < first.count; i++)
        for (size_t j = 0; j < scene.points.count; j++)
            common += first.at[i].x == scene.points.at[j].x &&
                      first.at[i].y == scene.points.at[j].y;
    assert_true(common >= 5); /* two corners, and where it is cut */
    lrel__free(scene.context, first.at);
    place_scene_close(&scene);
}

static void start_and_direction_do_not_matter(void **state)
{
    static const lrel_xy ring[] = {
        {104, 13}, {104.4, 13.1}, {104.3, 13.5}, {103.9, 13.2}};
    place_scene scene = place_scene_open("EPSG:4326", "", (lrel_xy){105, 13}, 1000);
    lrel_grid_points first;

    place_ring(&scene, ring, 4);
    first = scene.points;
    scene.points = (lrel_grid_points){NULL, 0, 0};
    for (size_t start = 0; start < 8; start++) {
        lrel_xy turned[4];
        size_t found = 0;

        for (size_t i = 0; i < 4; i++)
            turned[i] = ring[(start + (start < 4 ? i : 4 - i)) % 4];
        place_ring(&scene, turned, 4);
        assert_int_equal(scene.points.count, first.count);
        for (size_t i = 0; i < first.count; i++)
            for (size_t j = 0; j < first.count; j++)
                found += first.at[i].x == scene.points.at[j].x &&
                         first.at[i].y == scene.points.at[j].y;
        assert_int_equal(found, first.count);
    }
    lrel__free(scene.context, first.at);
    place_scene_close(&scene);
}

/* ---- rings ---- */

static void closing_point_does_not_matter(void **state)
{
    static const lrel_xy closed[] = {{104, 13}, {104.4, 13}, {104.4, 13.4}, {104, 13}};
    place_scene scene = place_scene_open("EPSG:4326", "", (lrel_xy){105, 13}, 1000);
    lrel_grid_points first;

    place_ring(&scene, closed, 4);
    first = scene.points;
    scene.points = (lrel_grid_points){NULL, 0, 0};
    place_ring(&scene, closed, 3);
    assert_int_equal(scene.points.count, first.count);
    assert_memory_equal(scene.points.at, first.at, first.count * sizeof *first.at);
    /* The edge that closes it is cut like the others. */
    assert_true(first.at[first.count - 1].x != place_metres(&scene, closed[2]).x * 1000);
    lrel__free(scene.context, first.at);
    place_scene_close(&scene);
}

static void poor_rings_give_what_there_is(void **state)
{
    static const lrel_xy point[] = {{104, 13}, {104, 13}};
    place_scene scene = place_scene_open("EPSG:4326", "", (lrel_xy){105, 13}, 1000);

    place_ring(&scene, NULL, 0);
    assert_int_equal(scene.points.count, 0);
    place_ring(&scene, point, 1);
    assert_int_equal(scene.points.count, 1);
    place_ring(&scene, point, 2);
    assert_int_equal(scene.points.count, 1);
    place_scene_close(&scene);
}

static void rings_are_appended(void **state)
{
    static const lrel_xy ring[] = {{104, 13}, {104.001, 13}, {104.001, 13.001}};
    place_scene scene = place_scene_open("EPSG:4326", "", (lrel_xy){105, 13}, 1000);

    place_ring(&scene, ring, 3);
    assert_int_equal(lrel_placer_ring(scene.placer, ring, 3, &scene.points, NULL),
                     LREL_OK);
    assert_int_equal(scene.points.count, 6);
    assert_memory_equal(&scene.points.at[0], &scene.points.at[3],
                        3 * sizeof *scene.points.at);
    place_scene_close(&scene);
}

static void units_are_rounded_half_up(void **state)
{
    static const int units_per_m[] = {1000, 100};

    for (size_t u = 0; u < ROWS(units_per_m); u++) {
        place_scene scene =
            place_scene_open("EPSG:4326", "", (lrel_xy){105, 13}, units_per_m[u]);
        random_stream random = random_from(6);

        for (int i = 0; i < 1000; i++) {
            lrel_xy point = {103 + 4 * random_unit(&random),
                             11 + 4 * random_unit(&random)};
            lrel_xy metres = place_metres(&scene, point);

            place_ring(&scene, &point, 1);
            assert_near(scene.points.at[0].x, floor(metres.x * units_per_m[u] + 0.5), 0);
            assert_near(scene.points.at[0].y, floor(metres.y * units_per_m[u] + 0.5), 0);
        }
        place_scene_close(&scene);
    }
}

typedef struct bad_ring_case {
    const char *name;
    lrel_xy ring[3];
    int units_per_m;
    lrel_status status;
    const char *says;
} bad_ring_case;

static const bad_ring_case bad_rings[] = {
    {"cut__nan_is_told_with_its_vertex",
     {{104, 13}, {104, NAN}, {105, 13}},
     1000,
     LREL_E_COORDINATE,
     "vertex 2 of a ring, x 104, y NaN"},
    {"cut__infinity_is_told",
     {{104, 13}, {104.1, 13}, {INFINITY, 13}},
     1000,
     LREL_E_COORDINATE,
     "vertex 3 of a ring, x beyond all bounds"},
    {"cut__a_swapped_pair_is_told_with_its_value",
     {{13.25, 104.5}, {13, 104}, {13, 105}},
     1000,
     LREL_E_COORDINATE,
     "x 13.25, y 104.5"},
    {"cut__too_far_for_millimetres",
     {{104, 13}, {130, 13}, {104, 14}},
     1000,
     LREL_E_EXTENT,
     "km from the grid's centre; units of 1 mm reach 2147 km"},
    {"cut__across_the_far_side",
     {{-79, -13}, {-71, -13}, {-75, -20}},
     100,
     LREL_E_COORDINATE,
     "no place on the Earth"},
};

static void bad_ring_is_refused_and_nothing_appended(void **state)
{
    const bad_ring_case *row = *state;
    place_scene scene =
        place_scene_open("EPSG:4326", "", (lrel_xy){105, 13}, row->units_per_m);
    static const lrel_xy good = {104, 13};
    lrel_error err;

    place_ring(&scene, &good, 1);
    assert_int_equal(lrel_placer_ring(scene.placer, row->ring, 3, &scene.points, &err),
                     row->status);
    if (!strstr(err.message, row->says))
        fail_msg("\"%s\" does not say \"%s\"", err.message, row->says);
    assert_int_equal(scene.points.count, 1);
    place_scene_close(&scene);
}

/* 20 000 km of a centimetre grid are within reach; so is a meridian round the pole. */
static void long_edge_ends(void **state)
{
    static const lrel_xy edge[] = {{-60, 60}, {150, 60}};
    place_scene scene = place_scene_open("EPSG:4326", "", (lrel_xy){20, 60}, 100);

    place_ring(&scene, edge, 2);
    assert_true(scene.points.count > 1000 && scene.points.count < 200000);
    for (int i = 0; i <= 100; i++) {
        lrel_xy on = {-60 + 2.1 * i, 60};

        assert_near(distance_to_line(&scene, place_metres(&scene, on)), 0, 0.02);
    }
    place_scene_close(&scene);
}

/* A shift from a grid file has no cells: PROJ does every point, and rings come out all
 * the same. BETA2007.gsb is in Debian's proj-data. */
static void grid_shift_is_placed_by_proj(void **state)
{
    static const lrel_xy ring[] = {{8, 50}, {8.3, 50}, {8.3, 50.2}, {8, 50.2}};
    lrel_context *context = lrel_context_new(NULL);
    lrel_operation *operation = NULL;
    lrel_status status =
        lrel_operation_new(context, LREL_TEXT("EPSG:4314"), LREL_TEXT("EPSG:15949"),
                           ring[0], &operation, NULL, 0, NULL, NULL);
    place_scene scene;
    lrel_xy by_proj = {0, 0};

    lrel_operation_free(operation);
    lrel_context_free(context);
    if (status != LREL_OK) {
        print_message("skipped: PROJ has no BETA2007.gsb here\n");
        skip();
    }
    scene = place_scene_open("EPSG:4314", "EPSG:15949", (lrel_xy){8, 50}, 1000);
    place_ring(&scene, ring, 4);
    assert_true(scene.points.count > 4);
    assert_near(place_error_m(&scene, ring[2]), 0, 1e-6);
    assert_true(lrel_operation_lonlat(scene.operation, ring[2], &by_proj));
    assert_true(lrel_geodesic_distance_m(by_proj.x, by_proj.y, 8.3, 50.2) > 50);
    place_scene_close(&scene);
}

/* ---- nothing but the point ---- */

static void placers_agree_whatever_they_saw_before(void **state)
{
    place_scene one =
        place_scene_open("EPSG:3148", "EPSG:1542", (lrel_xy){105, 13}, 1000);
    place_scene other =
        place_scene_open("EPSG:3148", "EPSG:1542", (lrel_xy){105, 13}, 1000);
    lrel_xy points[500];
    lrel_xy metres[500];
    random_stream random = random_from(8);

    for (size_t i = 0; i < ROWS(points); i++) {
        points[i] = (lrel_xy){200000 + 600000 * random_unit(&random),
                              1100000 + 600000 * random_unit(&random)};
        metres[i] = place_metres(&one, points[i]);
    }
    for (size_t i = ROWS(points); i-- > 0;) {
        lrel_xy again = place_metres(&other, points[i]);

        assert_true(again.x == metres[i].x && again.y == metres[i].y);
    }
    place_scene_close(&one);
    place_scene_close(&other);
}

/* "need neither once they are made". */
static void placer_outlives_operation_and_grid(void **state)
{
    place_scene scene =
        place_scene_open("EPSG:3148", "EPSG:1542", (lrel_xy){105, 13}, 1000);
    lrel_xy before = place_metres(&scene, (lrel_xy){300000, 1450000});
    lrel_xy after;

    lrel_operation_free(scene.operation);
    lrel_grid_free(scene.grid);
    scene.operation = NULL;
    scene.grid = NULL;
    after = place_metres(&scene, (lrel_xy){300000, 1450000});
    assert_true(after.x == before.x && after.y == before.y);
    place_scene_close(&scene);
}

/* ---- memory ---- */

/* All of it with @p allocations allocations. */
static lrel_status place_with(long allocations)
{
    static const lrel_xy ring[] = {
        {300000, 1450000}, {340000, 1450000}, {340000, 1480000}};
    scarce_memory memory;
    lrel_context *context = scarce_memory_context(&memory, allocations);
    lrel_operation *operation = NULL;
    lrel_grid *grid = NULL;
    lrel_placer *placer = NULL;
    lrel_grid_points points = {NULL, 0, 0};
    lrel_grid_point lattice;
    lrel_status status;

    status = lrel_operation_new(context, LREL_TEXT("EPSG:3148"), LREL_TEXT("EPSG:1542"),
                                ring[0], &operation, NULL, 0, NULL, NULL);
    if (status == LREL_OK)
        status = lrel_grid_new(context, (lrel_xy){105, 13}, 1000, &grid, NULL);
    if (status == LREL_OK)
        status = lrel_placer_new(context, operation, grid, &placer, NULL);
    if (status == LREL_OK)
        status = lrel_placer_ring(placer, ring, 3, &points, NULL);
    if (status == LREL_OK)
        status = lrel_grid_to_degrees7(grid, points.at, 1, &lattice, NULL);
    lrel__free(context, points.at);
    lrel_placer_free(placer);
    lrel_grid_free(grid);
    lrel_operation_free(operation);
    lrel_context_free(context);
    return status;
}

static void lack_of_memory_is_told_and_nothing_leaks(void **state)
{
    long allocations = 0;
    lrel_status status;

    while ((status = place_with(allocations)) == LREL_E_MEMORY && allocations < 200)
        allocations++;
    assert_int_equal(status, LREL_OK);
    assert_true(allocations > 20);
}

int main(void)
{
    static const struct CMUnitTest single[] = {
        cmocka_unit_test(edges_of_100_m_are_not_cut),
        cmocka_unit_test(area_of_a_cut_ring_is_that_between_the_parallels),
        cmocka_unit_test(reversed_edge_is_cut_at_the_same_points),
        cmocka_unit_test(neighbours_have_their_border_in_common),
        cmocka_unit_test(start_and_direction_do_not_matter),
        cmocka_unit_test(closing_point_does_not_matter),
        cmocka_unit_test(poor_rings_give_what_there_is),
        cmocka_unit_test(rings_are_appended),
        cmocka_unit_test(units_are_rounded_half_up),
        cmocka_unit_test(long_edge_ends),
        cmocka_unit_test(grid_shift_is_placed_by_proj),
        cmocka_unit_test(placers_agree_whatever_they_saw_before),
        cmocka_unit_test(placer_outlives_operation_and_grid),
        cmocka_unit_test(lack_of_memory_is_told_and_nothing_leaks),
    };
    struct CMUnitTest tests[ROWS(single) + ROWS(edges) + ROWS(bad_rings)];
    size_t count = ROWS(single);

    memcpy(tests, single, sizeof single);
    ADD_ROWS(tests, count, edges, edge_is_followed);
    ADD_ROWS(tests, count, bad_rings, bad_ring_is_refused_and_nothing_appended);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
