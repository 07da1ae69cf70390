/* SPDX-License-Identifier: Apache-2.0 */
/* The mosaic against GEOS, record by record and pair by pair: clusters of simple
 * polygons, as agencies draw them, in units of 1 mm. GEOS does not round to the grid;
 * 2e-4 m times the perimeter is what the experiment behind the mosaic saw at most, and
 * then some (docs/methods/mosaic.md).
 *
 * Also GEOS as the judge of validity of what tangles dissolve into. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <math.h>

#include <cmocka.h>
#include <geos_c.h>

#include "support/judge.h"
#include "support/tangle.h"

#define ROUNDS          12
#define OWNERS          48
#define HAZARDS         20 /* the first owners; the rest are releases */
#define UNITS_PER_M     1000
#define TOLERANCE_UNITS 0.2 /* 2e-4 m */

typedef struct scene {
    GEOSContextHandle_t geos;
    layer layer;
    lrel_context *context;
    lrel_mosaic *mosaic;
    GEOSGeometry *shapes[OWNERS];
    double lengths[OWNERS];
} scene;

/* Simple by making: angles ascend around a centre, none half a turn from the next. */
static void add_star(layer *l, uint32_t owner, random_stream *random, double cx,
                     double cy)
{
    int count = random_between(random, 5, 60);
    double reach = UNITS_PER_M * exp(log(20) + random_unit(random) * log(15));

    layer_add_ring(l, owner, 0, LREL_RING_SHELL);
    for (int i = 0; i < count; i++) {
        double angle = 2 * 3.14159265358979 * (i + 0.8 * random_unit(random)) / count;
        double r = reach * (0.4 + 0.6 * random_unit(random));

        layer_add_point(l, (int32_t)lround(cx + r * cos(angle)),
                        (int32_t)lround(cy + r * sin(angle)));
    }
}

/* Owners in three clusters of some hundred metres, far apart. */
static void fill_layer(layer *l, random_stream *random)
{
    double cx[3], cy[3];

    for (int c = 0; c < 3; c++) {
        cx[c] = random_unit(random) * 50e3 * UNITS_PER_M;
        cy[c] = random_unit(random) * 50e3 * UNITS_PER_M;
    }
    for (uint32_t o = 0; o < OWNERS; o++) {
        int c = (int)random_below(random, 3);

        layer_add_owner(l, o < HAZARDS ? LREL_READING_LARGER : LREL_READING_SMALLER);
        add_star(l, o, random, cx[c] + random_normal(random) * 120 * UNITS_PER_M,
                 cy[c] + random_normal(random) * 120 * UNITS_PER_M);
    }
}

static GEOSGeometry *geos_ring(GEOSContextHandle_t geos, const lrel_grid_point *at,
                               size_t count)
{
    GEOSCoordSequence *points = GEOSCoordSeq_create_r(geos, (unsigned)count + 1, 2);

    for (size_t i = 0; i <= count; i++) {
        GEOSCoordSeq_setX_r(geos, points, (unsigned)i, at[i % count].x);
        GEOSCoordSeq_setY_r(geos, points, (unsigned)i, at[i % count].y);
    }
    return GEOSGeom_createLinearRing_r(geos, points);
}

static scene scene_new(uint64_t seed)
{
    scene s = {.layer = layer_new()};
    random_stream random = random_from(seed);

    s.geos = GEOS_init_r();
    fill_layer(&s.layer, &random);
    assert_int_equal(judge_build(&s.layer, 2, &s.context, &s.mosaic, NULL), LREL_OK);
    for (uint32_t o = 0; o < OWNERS; o++) {
        s.shapes[o] = GEOSGeom_createPolygon_r(
            s.geos,
            geos_ring(s.geos, layer_ring_points(&s.layer, o), s.layer.rings[o].count),
            NULL, 0);
        assert_int_equal(GEOSisValid_r(s.geos, s.shapes[o]), 1);
        assert_int_equal(GEOSLength_r(s.geos, s.shapes[o], &s.lengths[o]), 1);
    }
    return s;
}

static void scene_free(scene *s)
{
    for (uint32_t o = 0; o < OWNERS; o++)
        GEOSGeom_destroy_r(s->geos, s->shapes[o]);
    GEOS_finish_r(s->geos);
    lrel_mosaic_free(s->mosaic);
    lrel_context_free(s->context);
    layer_free(&s->layer);
}

/* Takes the shape. */
static double geos_area(GEOSContextHandle_t geos, GEOSGeometry *shape)
{
    double area = NAN;

    assert_non_null(shape);
    assert_int_equal(GEOSArea_r(geos, shape, &area), 1);
    GEOSGeom_destroy_r(geos, shape);
    return area;
}

/* Land that has all owners of @p with and none of @p without. */
static double our_area(const scene *s, uint64_t with, uint64_t without)
{
    int64_t area2 = 0;

    for (size_t i = 0; i < lrel_mosaic_face_count(s->mosaic); i++) {
        lrel_face face = lrel_mosaic_face_at(s->mosaic, i);
        uint64_t owners = judge_owners(&face);

        if ((owners & with) == with && (owners & without) == 0)
            area2 += face.area2;
    }
    return (double)area2 / 2;
}

static void expect_area(double ours, double theirs, double length)
{
    if (fabs(ours - theirs) > TOLERANCE_UNITS * length)
        fail_msg("%.1f, by GEOS %.1f; %.1f may differ", ours, theirs,
                 TOLERANCE_UNITS * length);
}

static void geos__every_record_has_its_area(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= ROUNDS; seed++) {
        scene s = scene_new(seed);

        for (uint32_t o = 0; o < OWNERS; o++) {
            double theirs = geos_area(s.geos, GEOSGeom_clone_r(s.geos, s.shapes[o]));

            expect_area((double)lrel_mosaic_owner_area(s.mosaic, o).area2 / 2, theirs,
                        s.lengths[o]);
        }
        scene_free(&s);
    }
}

static void geos__every_pair_has_its_common_area(void **state)
{
    unsigned overlapping = 0;

    (void)state;
    for (uint64_t seed = 1; seed <= ROUNDS; seed++) {
        scene s = scene_new(seed);

        for (uint32_t o = 0; o < OWNERS; o++)
            for (uint32_t p = 0; p < o; p++) {
                double theirs = geos_area(
                    s.geos, GEOSIntersection_r(s.geos, s.shapes[o], s.shapes[p]));

                expect_area(our_area(&s, UINT64_C(1) << o | UINT64_C(1) << p, 0), theirs,
                            s.lengths[o] + s.lengths[p]);
                overlapping += theirs > 0;
            }
        scene_free(&s);
    }
    print_message("%u pairs overlap\n", overlapping);
    assert_true(overlapping > 500);
}

/* The union of owners first .. last - 1. */
static GEOSGeometry *union_of(const scene *s, uint32_t first, uint32_t last,
                              double *length)
{
    GEOSGeometry *members[OWNERS], *all, *united;

    for (uint32_t o = first; o < last; o++) {
        members[o - first] = GEOSGeom_clone_r(s->geos, s->shapes[o]);
        *length += s->lengths[o];
    }
    all = GEOSGeom_createCollection_r(s->geos, GEOS_MULTIPOLYGON, members, last - first);
    united = GEOSUnaryUnion_r(s->geos, all);
    GEOSGeom_destroy_r(s->geos, all);
    return united;
}

static void geos__union_and_what_is_left_of_hazards_agree(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= ROUNDS; seed++) {
        scene s = scene_new(seed);
        uint64_t releases = (UINT64_C(1) << OWNERS) - (UINT64_C(1) << HAZARDS);
        double length = 0, half = 0;
        GEOSGeometry *all = union_of(&s, 0, OWNERS, &length);
        GEOSGeometry *hazard = union_of(&s, 0, HAZARDS, &half);
        GEOSGeometry *release = union_of(&s, HAZARDS, OWNERS, &half);

        expect_area(our_area(&s, 0, 0), geos_area(s.geos, all), length);
        expect_area(our_area(&s, 0, releases),
                    geos_area(s.geos, GEOSDifference_r(s.geos, hazard, release)), length);
        GEOSGeom_destroy_r(s.geos, hazard);
        GEOSGeom_destroy_r(s.geos, release);
        scene_free(&s);
    }
}

static void expect_valid(GEOSContextHandle_t geos, const lrel_polygons *polygons,
                         size_t i, uint64_t seed)
{
    lrel_polygon p = lrel_polygons_at(polygons, i);
    GEOSGeometry **holes = calloc(p.ring_count, sizeof(GEOSGeometry *));
    GEOSGeometry *shell = NULL, *shape;
    double area;

    assert_non_null(holes);
    for (size_t r = 0; r < p.ring_count; r++) {
        size_t count;
        const lrel_grid_point *at =
            lrel_polygons_ring(polygons, p.first_ring + r, &count);

        *(r ? &holes[r - 1] : &shell) = geos_ring(geos, at, count);
    }
    shape = GEOSGeom_createPolygon_r(geos, shell, holes, (unsigned)p.ring_count - 1);
    assert_non_null(shape);
    if (GEOSisValid_r(geos, shape) != 1) {
        char *reason = GEOSisValidReason_r(geos, shape);

        fail_msg("seed %llu, polygon %zu: %s", (unsigned long long)seed, i, reason);
    }
    assert_int_equal(GEOSArea_r(geos, shape, &area), 1);
    /* Far from 0 the doubles of GEOS lose some digits of the product. */
    assert_true(fabs(area - (double)p.area2 / 2) <= 1e-6 * (1 + area));
    GEOSGeom_destroy_r(geos, shape);
    free(holes);
}

static void geos__polygons_of_tangles_are_valid(void **state)
{
    GEOSContextHandle_t geos = GEOS_init_r();
    size_t holes = 0;

    (void)state;
    for (uint64_t seed = 1; seed <= 300; seed++) {
        layer l = tangle_from(seed);
        lrel_context *context;
        lrel_mosaic *mosaic = NULL;
        lrel_polygons *polygons = NULL;
        uint32_t *classes;
        lrel_grid_point origin = l.points[0];

        for (size_t i = 0; i < l.point_count; i++) {
            l.points[i].x -= origin.x;
            l.points[i].y -= origin.y;
        }
        assert_int_equal(judge_build(&l, 1, &context, &mosaic, NULL), LREL_OK);
        classes = calloc(lrel_mosaic_face_count(mosaic) + 1, sizeof *classes);
        assert_non_null(classes);
        for (size_t i = 0; i < lrel_mosaic_face_count(mosaic); i++)
            classes[i] = i % 4 ? 0 : LREL_DISSOLVE_NONE;
        assert_int_equal(lrel_mosaic_dissolve(mosaic, classes, &polygons, NULL), LREL_OK);
        for (size_t i = 0; i < lrel_polygons_count(polygons); i++) {
            expect_valid(geos, polygons, i, seed);
            holes += lrel_polygons_at(polygons, i).ring_count - 1;
        }
        lrel_polygons_free(polygons);
        free(classes);
        lrel_mosaic_free(mosaic);
        lrel_context_free(context);
        layer_free(&l);
    }
    print_message("%zu holes\n", holes);
    assert_true(holes > 100);
    GEOS_finish_r(geos);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(geos__every_record_has_its_area),
        cmocka_unit_test(geos__every_pair_has_its_common_area),
        cmocka_unit_test(geos__union_and_what_is_left_of_hazards_agree),
        cmocka_unit_test(geos__polygons_of_tangles_are_valid),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
