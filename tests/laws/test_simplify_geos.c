/* SPDX-License-Identifier: Apache-2.0 */
/* GEOS as the judge of what is dissolved and simplified: every class is a valid
 * multipolygon, and all classes together are one coverage without gap or overlap.
 *
 * The land: a cadastre whose neighbours share borders as crooked as hand-drawn ones, and
 * tangles. */
#include <setjmp.h>
#include <stdarg.h>
#include <math.h>
#include <stdlib.h>

#include <cmocka.h>
#include <geos_c.h>

#include "landrelease/simplify.h"
#include "support/judge.h"
#include "support/tangle.h"

#define TANGLES 200

/* A square of parcels; each side of a parcel is a crooked line of BENDS points that both
 * neighbours have. */
#define PARCELS 8
#define SIDE    100000
#define BENDS   24
#define CLASSES 3

typedef struct scene {
    layer layer;
    lrel_context *context;
    lrel_mosaic *mosaic;
    uint32_t *classes;
} scene;

static scene scene_of(layer l)
{
    scene s = {.layer = l};

    assert_int_equal(judge_build(&s.layer, 2, &s.context, &s.mosaic, NULL), LREL_OK);
    s.classes = calloc(lrel_mosaic_face_count(s.mosaic) + 1, sizeof *s.classes);
    assert_non_null(s.classes);
    for (size_t i = 0; i < lrel_mosaic_face_count(s.mosaic); i++)
        s.classes[i] = (uint32_t)(i * 7 / 3) % CLASSES;
    return s;
}

static void scene_free(scene *s)
{
    free(s->classes);
    lrel_mosaic_free(s->mosaic);
    lrel_context_free(s->context);
    layer_free(&s->layer);
}

/* Point @p i of the line from one corner of the lattice to the next, along x or y. Its
 * crookedness is that of the line, whichever parcel asks. */
static lrel_grid_point line_point(int x, int y, bool is_along_x, int i)
{
    random_stream random = random_from((uint64_t)(x * 1000 + y * 2 + is_along_x));
    double off = 0, along = (double)i / BENDS;

    for (int k = 0; k <= i; k++)
        off = random_normal(&random) * SIDE / 60;
    if (i == 0 || i == BENDS)
        off = 0;
    off += SIDE / 12.0 * sin(along * 3.14159265358979 * (1 + (x + y) % 3));
    return (lrel_grid_point){
        (int32_t)lround((x + (is_along_x ? along : 0)) * SIDE + (is_along_x ? 0 : off)),
        (int32_t)lround((y + (is_along_x ? 0 : along)) * SIDE + (is_along_x ? off : 0))};
}

static void add_line(layer *l, int x, int y, bool is_along_x, bool is_back)
{
    for (int i = 0; i < BENDS; i++) {
        lrel_grid_point p = line_point(x, y, is_along_x, is_back ? BENDS - i : i);

        layer_add_point(l, p.x, p.y);
    }
}

static layer cadastre(void)
{
    layer l = layer_new();

    for (int y = 0; y < PARCELS; y++)
        for (int x = 0; x < PARCELS; x++) {
            layer_add_ring(&l, layer_add_owner(&l, LREL_READING_LARGER), 0,
                           LREL_RING_SHELL);
            add_line(&l, x, y, true, false);
            add_line(&l, x + 1, y, false, false);
            add_line(&l, x, y + 1, true, true);
            add_line(&l, x, y, false, true);
        }
    return l;
}

static GEOSGeometry *geos_ring(GEOSContextHandle_t geos, const lrel_grid_point *at,
                               size_t count)
{
    GEOSCoordSequence *points = GEOSCoordSeq_create_r(geos, (unsigned)count + 1, 2);

    for (size_t i = 0; i <= count; i++)
        GEOSCoordSeq_setXY_r(geos, points, (unsigned)i, at[i % count].x, at[i % count].y);
    return GEOSGeom_createLinearRing_r(geos, points);
}

static GEOSGeometry *geos_polygon(GEOSContextHandle_t geos, const lrel_polygons *polygons,
                                  const lrel_polygon *p)
{
    GEOSGeometry *rings[1000];

    assert_in_range(p->ring_count, 1, 1000);
    for (size_t r = 0; r < p->ring_count; r++) {
        size_t count;
        const lrel_grid_point *at =
            lrel_polygons_ring(polygons, p->first_ring + r, &count);

        rings[r] = geos_ring(geos, at, count);
    }
    return GEOSGeom_createPolygon_r(geos, rings[0], rings + 1,
                                    (unsigned)p->ring_count - 1);
}

/* The polygons of @p class_id; of every class, as a collection, where it is CLASSES. */
static GEOSGeometry *geos_class(GEOSContextHandle_t geos, const lrel_polygons *polygons,
                                uint32_t class_id)
{
    GEOSGeometry **members = calloc(lrel_polygons_count(polygons) + 1, sizeof *members);
    GEOSGeometry *all;
    unsigned count = 0;

    assert_non_null(members);
    for (size_t i = 0; i < lrel_polygons_count(polygons); i++) {
        lrel_polygon p = lrel_polygons_at(polygons, i);

        if (class_id == CLASSES || p.class_id == class_id)
            members[count++] = geos_polygon(geos, polygons, &p);
    }
    all = GEOSGeom_createCollection_r(
        geos, class_id == CLASSES ? GEOS_GEOMETRYCOLLECTION : GEOS_MULTIPOLYGON, members,
        count);
    free(members);
    return all;
}

static void expect_valid_classes(GEOSContextHandle_t geos, const lrel_polygons *polygons,
                                 const char *what, unsigned long seed)
{
    for (uint32_t c = 0; c < CLASSES; c++) {
        GEOSGeometry *shape = geos_class(geos, polygons, c);

        if (GEOSisValid_r(geos, shape) != 1)
            fail_msg("%s, seed %lu, class %u: %s", what, seed, c,
                     GEOSisValidReason_r(geos, shape));
        GEOSGeom_destroy_r(geos, shape);
    }
}

static double area_of(GEOSContextHandle_t geos, const GEOSGeometry *shape)
{
    double area = NAN;

    assert_int_equal(GEOSArea_r(geos, shape, &area), 1);
    return area;
}

typedef struct coverage {
    double area;       /* of the union */
    double sum;        /* of the polygons */
    int pieces, holes; /* of the union */
} coverage;

static coverage coverage_of(GEOSContextHandle_t geos, const lrel_polygons *polygons)
{
    GEOSGeometry *all = geos_class(geos, polygons, CLASSES);
    GEOSGeometry *united = GEOSUnaryUnion_r(geos, all);
    coverage c = {.area = area_of(geos, united), .sum = area_of(geos, all)};

    c.pieces = GEOSGetNumGeometries_r(geos, united);
    for (int i = 0; i < c.pieces; i++)
        c.holes += GEOSGetNumInteriorRings_r(geos, GEOSGetGeometryN_r(geos, united, i));
    GEOSGeom_destroy_r(geos, united);
    GEOSGeom_destroy_r(geos, all);
    return c;
}

static lrel_simplified *simplify(const scene *s, int method, uint32_t tolerance)
{
    lrel_simplify_options options;
    lrel_simplified *simplified = NULL;

    lrel_simplify_options_init(&options);
    options.method = method;
    options.tolerance = tolerance;
    assert_int_equal(lrel_simplify(s->mosaic, s->classes, &options, &simplified, NULL),
                     LREL_OK);
    return simplified;
}

static void geos__a_simplified_cadastre_has_no_gap_and_no_overlap(void **state)
{
    static const uint32_t tolerances[] = {0, 500, 3000, 10000, 50000};
    GEOSContextHandle_t geos = GEOS_init_r();
    scene s = scene_of(cadastre());

    (void)state;
    for (int method = 0; method < 2; method++) {
        uint64_t left = UINT64_MAX;

        for (size_t i = 0; i < sizeof tolerances / sizeof *tolerances; i++) {
            lrel_simplified *simplified = simplify(&s, method, tolerances[i]);
            const lrel_polygons *polygons = lrel_simplified_polygons(simplified);
            uint64_t points = lrel_simplified_stats_get(simplified).vertices_left;
            coverage c = coverage_of(geos, polygons);

            expect_valid_classes(geos, polygons, "cadastre", tolerances[i]);
            assert_int_equal(c.pieces, 1);
            assert_int_equal(c.holes, 0);
            /* Whole numbers, far below 2^53, but for the order of a sum of products. */
            assert_true(fabs(c.area - c.sum) <= 1e-12 * c.sum);
            assert_true(points < left);
            left = points;
            lrel_simplified_free(simplified);
        }
    }
    scene_free(&s);
    GEOS_finish_r(geos);
}

/* All points near 0, where the doubles of GEOS hold products of them exactly. */
static layer near_zero(layer l)
{
    lrel_grid_point origin = l.points[0];

    for (size_t i = 0; i < l.point_count; i++) {
        l.points[i].x -= origin.x;
        l.points[i].y -= origin.y;
    }
    return l;
}

static void geos__classes_of_tangles_are_valid_multipolygons(void **state)
{
    GEOSContextHandle_t geos = GEOS_init_r();

    (void)state;
    for (unsigned long seed = 1; seed <= TANGLES; seed++) {
        scene s = scene_of(near_zero(tangle_from(seed)));
        lrel_polygons *plain = NULL;
        lrel_simplified *simplified = simplify(&s, seed & 1, UINT32_C(1) << seed % 10);

        assert_int_equal(lrel_mosaic_dissolve(s.mosaic, s.classes, &plain, NULL),
                         LREL_OK);
        expect_valid_classes(geos, plain, "dissolved", seed);
        expect_valid_classes(geos, lrel_simplified_polygons(simplified), "simplified",
                             seed);
        lrel_polygons_free(plain);
        lrel_simplified_free(simplified);
        scene_free(&s);
    }
    GEOS_finish_r(geos);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(geos__a_simplified_cadastre_has_no_gap_and_no_overlap),
        cmocka_unit_test(geos__classes_of_tangles_are_valid_multipolygons),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
