/* SPDX-License-Identifier: Apache-2.0 */
/* What a locator says of random places, against GEOS on the same records: who has them
 * inside, how far their borders are, whose is the nearest; and on tangles, where
 * everything touches everything, every face's own points against the face. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>
#include <geos_c.h>
#include <math.h>

#include "landrelease/locator.h"
#include "support/judge.h"
#include "support/tangle.h"

#define LAYERS  8
#define TANGLES 150
#define PLACES  150
#define OWNERS  40
/* Snap rounding moves no point of a line farther than half a pixel's diagonal. */
#define MOVED 0.7072

typedef struct scene {
    GEOSContextHandle_t geos;
    layer layer;
    lrel_context *context;
    lrel_mosaic *mosaic;
    lrel_locator *locator;
    GEOSGeometry *shapes[OWNERS];
    GEOSGeometry *borders[OWNERS];
    random_stream random;
} scene;

/* Simple by making: angles ascend around a centre, none half a turn from the next. */
static void add_star(layer *l, uint32_t owner, random_stream *random)
{
    int count = random_between(random, 5, 200);
    double reach = exp(log(2e3) + random_unit(random) * log(30));
    double cx = random_unit(random) * 3e5, cy = random_unit(random) * 3e5;

    layer_add_ring(l, owner, 0, LREL_RING_SHELL);
    for (int i = 0; i < count; i++) {
        double angle = 2 * 3.14159265358979 * (i + 0.8 * random_unit(random)) / count;
        double r = reach * (0.4 + 0.6 * random_unit(random));

        layer_add_point(l, (int32_t)lround(cx + r * cos(angle)),
                        (int32_t)lround(cy + r * sin(angle)));
    }
}

static GEOSGeometry *geos_ring(GEOSContextHandle_t geos, const lrel_grid_point *at,
                               size_t count)
{
    GEOSCoordSequence *points = GEOSCoordSeq_create_r(geos, (unsigned)count + 1, 2);

    for (size_t i = 0; i <= count; i++)
        GEOSCoordSeq_setXY_r(geos, points, (unsigned)i, at[i % count].x, at[i % count].y);
    return GEOSGeom_createLinearRing_r(geos, points);
}

static void open_mosaic(scene *s)
{
    assert_int_equal(judge_build(&s->layer, 2, &s->context, &s->mosaic, NULL), LREL_OK);
    assert_int_equal(lrel_locator_new(s->mosaic, &s->locator, NULL), LREL_OK);
    s->geos = GEOS_init_r();
}

static scene scene_new(uint64_t seed)
{
    scene s = {.layer = layer_new(), .random = random_from(seed)};

    for (uint32_t o = 0; o < OWNERS; o++)
        add_star(
            &s.layer,
            layer_add_owner(&s.layer, o % 2 ? LREL_READING_SMALLER : LREL_READING_LARGER),
            &s.random);
    open_mosaic(&s);
    for (uint32_t o = 0; o < OWNERS; o++) {
        s.shapes[o] = GEOSGeom_createPolygon_r(
            s.geos,
            geos_ring(s.geos, layer_ring_points(&s.layer, o), s.layer.rings[o].count),
            NULL, 0);
        s.borders[o] = GEOSBoundary_r(s.geos, s.shapes[o]);
        assert_int_equal(GEOSisValid_r(s.geos, s.shapes[o]), 1);
    }
    return s;
}

static void scene_free(scene *s)
{
    for (uint32_t o = 0; o < OWNERS && s->shapes[o]; o++) {
        GEOSGeom_destroy_r(s->geos, s->shapes[o]);
        GEOSGeom_destroy_r(s->geos, s->borders[o]);
    }
    GEOS_finish_r(s->geos);
    lrel_locator_free(s->locator);
    lrel_mosaic_free(s->mosaic);
    lrel_context_free(s->context);
    layer_free(&s->layer);
}

static GEOSGeometry *geos_point(const scene *s, lrel_grid_place at)
{
    GEOSCoordSequence *points = GEOSCoordSeq_create_r(s->geos, 1, 2);

    GEOSCoordSeq_setXY_r(s->geos, points, 0, at.x, at.y);
    return GEOSGeom_createPoint_r(s->geos, points);
}

static lrel_located find_owner(const lrel_locator *locator, uint32_t owner)
{
    for (size_t i = 0; i < lrel_locator_count(locator); i++)
        if (lrel_locator_at(locator, i).owner == owner)
            return lrel_locator_at(locator, i);
    return (lrel_located){.owner = owner};
}

/* Half of the places near a border of somebody, where it matters. */
static lrel_grid_place random_place(scene *s)
{
    lrel_grid_place at = {random_unit(&s->random) * 4e5 - 5e4,
                          random_unit(&s->random) * 4e5 - 5e4};

    if (random_chance(&s->random, 1, 2)) {
        size_t p = random_below(&s->random, (uint32_t)s->layer.point_count);

        at.x = s->layer.points[p].x + random_normal(&s->random) * 300;
        at.y = s->layer.points[p].y + random_normal(&s->random) * 300;
    }
    return at;
}

static void check_owner(const scene *s, const GEOSGeometry *point, uint32_t owner,
                        double reach)
{
    lrel_located found = find_owner(s->locator, owner);
    double border = 0;

    assert_int_equal(GEOSDistance_r(s->geos, point, s->borders[owner], &border), 1);
    if (border > 2)
        assert_int_equal(found.is_inside,
                         GEOSContains_r(s->geos, s->shapes[owner], point));
    if (found.has_border)
        assert_true(fabs(found.border - border) < MOVED);
    else
        assert_true(border > reach - MOVED);
}

static void locator__says_of_random_places_what_geos_says(void **state)
{
    for (uint64_t seed = 1; seed <= LAYERS; seed++) {
        scene s = scene_new(seed);

        for (int i = 0; i < PLACES; i++) {
            lrel_grid_place at = random_place(&s);
            double reach = random_unit(&s.random) * 3000;
            GEOSGeometry *point = geos_point(&s, at);

            assert_int_equal(lrel_locator_look(s.locator, at, reach, 0, NULL), LREL_OK);
            for (uint32_t o = 0; o < OWNERS; o++)
                check_owner(&s, point, o, reach);
            GEOSGeom_destroy_r(s.geos, point);
        }
        scene_free(&s);
    }
}

static bool is_third(uint32_t owner, void *user)
{
    return owner % 3 == *(const uint32_t *)user;
}

static void locator__finds_the_nearest_that_geos_finds(void **state)
{
    for (uint64_t seed = 1; seed <= LAYERS; seed++) {
        scene s = scene_new(seed);

        for (int i = 0; i < PLACES; i++) {
            lrel_grid_place at = random_place(&s);
            GEOSGeometry *point = geos_point(&s, at);
            uint32_t third = random_below(&s.random, 3);
            double best = HUGE_VAL, own = 0;
            lrel_located found;

            assert_true(lrel_locator_nearest(s.locator, at, is_third, &third, &found));
            assert_int_equal(found.owner % 3, third);
            for (uint32_t o = third; o < OWNERS; o += 3) {
                double border;

                GEOSDistance_r(s.geos, point, s.borders[o], &border);
                best = fmin(best, border);
                own = o == found.owner ? border : own;
            }
            assert_true(fabs(found.border - best) < MOVED);
            assert_true(fabs(found.border - own) < MOVED);
            assert_true(fabs(hypot(found.nearest.x - at.x, found.nearest.y - at.y) -
                             found.border) < 1e-6);
            GEOSGeom_destroy_r(s.geos, point);
        }
        scene_free(&s);
    }
}

/* ---- tangles ---- */

static GEOSGeometry *geos_polygon(const scene *s, const lrel_polygons *polygons,
                                  const lrel_polygon *p)
{
    GEOSGeometry *holes[4096];
    size_t count;

    assert_true(p->ring_count < 4096);
    for (size_t r = 1; r < p->ring_count; r++) {
        const lrel_grid_point *at =
            lrel_polygons_ring(polygons, p->first_ring + r, &count);

        holes[r - 1] = geos_ring(s->geos, at, count);
    }
    const lrel_grid_point *shell = lrel_polygons_ring(polygons, p->first_ring, &count);

    return GEOSGeom_createPolygon_r(s->geos, geos_ring(s->geos, shell, count), holes,
                                    (unsigned)p->ring_count - 1);
}

/* Whole points strictly inside @p polygon must be told to be land of face @p face. */
static size_t check_inner_points(const scene *s, const GEOSGeometry *polygon,
                                 lrel_face face)
{
    double x0, y0, x1, y1;
    size_t checked = 0;

    GEOSGeom_getXMin_r(s->geos, polygon, &x0);
    GEOSGeom_getYMin_r(s->geos, polygon, &y0);
    GEOSGeom_getXMax_r(s->geos, polygon, &x1);
    GEOSGeom_getYMax_r(s->geos, polygon, &y1);
    for (int tries = 0; tries < 12; tries++) {
        double along = (tries + 0.5) / 12;
        lrel_grid_place at = {floor(x0 + along * (x1 - x0)),
                              floor(y0 + fmod(along * 7.3, 1) * (y1 - y0))};
        GEOSGeometry *point = geos_point(s, at);

        if (GEOSContains_r(s->geos, polygon, point) == 1) {
            lrel_land_side side;

            assert_int_equal(lrel_locator_look(s->locator, at, 0, 0, NULL), LREL_OK);
            side = lrel_locator_side_at(s->locator, 0);
            assert_int_equal(side.owner_count, face.owner_count);
            assert_memory_equal(side.owners, face.owners,
                                face.owner_count * sizeof *face.owners);
            checked++;
        }
        GEOSGeom_destroy_r(s->geos, point);
    }
    return checked;
}

static size_t check_faces(const scene *s)
{
    size_t count = lrel_mosaic_face_count(s->mosaic), checked = 0;
    uint32_t *classes = malloc((count + 1) * sizeof *classes);
    lrel_polygons *polygons = NULL;

    for (size_t f = 0; f < count; f++)
        classes[f] = (uint32_t)f;
    assert_int_equal(lrel_mosaic_dissolve(s->mosaic, classes, &polygons, NULL), LREL_OK);
    for (size_t i = 0; i < lrel_polygons_count(polygons); i++) {
        lrel_polygon p = lrel_polygons_at(polygons, i);
        GEOSGeometry *polygon = geos_polygon(s, polygons, &p);

        checked +=
            check_inner_points(s, polygon, lrel_mosaic_face_at(s->mosaic, p.class_id));
        GEOSGeom_destroy_r(s->geos, polygon);
    }
    lrel_polygons_free(polygons);
    free(classes);
    return checked;
}

static void locator__says_of_a_faces_inner_points_the_faces_owners(void **state)
{
    size_t checked = 0;

    for (uint64_t seed = 1; seed <= TANGLES; seed++) {
        scene s = {.layer = tangle_from(seed)};

        open_mosaic(&s);
        checked += check_faces(&s);
        scene_free(&s);
    }
    assert_true(checked > 10 * TANGLES);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(locator__says_of_random_places_what_geos_says),
        cmocka_unit_test(locator__finds_the_nearest_that_geos_finds),
        cmocka_unit_test(locator__says_of_a_faces_inner_points_the_faces_owners),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
