/* SPDX-License-Identifier: Apache-2.0 */
/* Areas of the overlay cases of the JTS Topology Suite, from ../shared/data/overlay:
 * thirty years of awkward pairs of polygons with their answers. Skips, saying so, where
 * the folder is absent. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <math.h>
#include <string.h>

#include <cmocka.h>

#include "support/judge.h"
#include "support/jts.h"
#include "support/wkt.h"

#define FOLDER "../shared/data/overlay/jts-testxml/"

static const char *const files[] = {
    "general/TestOverlayAA.xml",   "general/TestOverlayAAPrec.xml",
    "general/TestNGOverlayA.xml",  "general/TestNGOverlayAPrec.xml",
    "general/TestNGOverlayGC.xml", "general/TestNGOverlayEmpty.xml",
    "general/TestOverlayLA.xml",   "general/TestOverlayPA.xml",
    "general/TestUnaryUnion.xml",  "general/TestUnaryUnionFloating.xml",
    "misc/TestOverlay.xml",        "misc/geos-bug838-union.xml",
};

/* What became of an operation. */
typedef enum outcome {
    RIGHT,
    WRONG,
    NO_OVERLAY,
    ROUNDED,
    NO_SHAPE,
    NO_LAND,
    OUTCOME_COUNT
} outcome;

static const char *const outcome_texts[OUTCOME_COUNT] = {
    "right",
    "wrong",
    "left out: not an overlay",
    "left out: rounded to a grid of its own",
    "left out: not well-known text",
    "left out: one side has no land",
};

/* Which owners a place needs for an operation: bit 0 first, bit 1 second shape. */
typedef struct overlay {
    const char *name;
    bool has[4]; /* by owners */
} overlay;

static const overlay overlays[] = {
    {"intersection", {false, false, false, true}},
    {"union", {false, true, true, true}},
    {"difference", {false, true, false, false}},
    {"symdifference", {false, true, true, false}},
};

static bool ends_with(const char *name, const char *ending)
{
    size_t length = strlen(name), wanted = strlen(ending);

    return length > wanted && strcmp(name + length - wanted, ending) == 0;
}

/* "unionng" is the same operation by another engine. */
static const overlay *find_overlay(const char *name)
{
    size_t length = strlen(name);

    if (ends_with(name, "ng"))
        length -= 2;
    for (size_t i = 0; i < sizeof overlays / sizeof *overlays; i++)
        if (strlen(overlays[i].name) == length &&
            strncmp(overlays[i].name, name, length) == 0)
            return &overlays[i];
    return NULL;
}

/* The frame in which the shapes of one operation become whole numbers. */
typedef struct frame {
    double x, y, scale;
} frame;

static frame frame_of(const wkt_shape *shapes, int count)
{
    double x0 = INFINITY, y0 = INFINITY, x1 = -INFINITY, y1 = -INFINITY;

    for (int s = 0; s < count; s++)
        for (size_t i = 0; i < shapes[s].point_count; i++) {
            x0 = fmin(x0, shapes[s].points[i].x);
            y0 = fmin(y0, shapes[s].points[i].y);
            x1 = fmax(x1, shapes[s].points[i].x);
            y1 = fmax(y1, shapes[s].points[i].y);
        }
    /* A power of two keeps whole coordinates whole. */
    return (frame){x0, y0, exp2(floor(28 - log2(fmax(x1 - x0, y1 - y0))))};
}

static void add_shape(layer *l, const wkt_shape *shape, const frame *f)
{
    uint32_t owner = layer_add_owner(l, LREL_READING_LARGER);

    for (size_t r = 0; r < shape->ring_count; r++) {
        const wkt_ring *ring = &shape->rings[r];

        layer_add_ring(l, owner, ring->part,
                       ring->is_hole ? LREL_RING_HOLE : LREL_RING_SHELL);
        for (size_t i = ring->first; i < ring->first + ring->count; i++)
            layer_add_point(l, (int32_t)lround((shape->points[i].x - f->x) * f->scale),
                            (int32_t)lround((shape->points[i].y - f->y) * f->scale));
    }
}

/* Measures @p kind of the shapes against the answer. */
static bool is_right(const overlay *kind, const wkt_shape *shapes, int count,
                     const wkt_shape *answer)
{
    frame f = frame_of(shapes, count);
    layer l = layer_new();
    lrel_context *context;
    lrel_mosaic *mosaic = NULL;
    double ours = 0, theirs = wkt_area(answer) * f.scale * f.scale, tolerance;

    for (int s = 0; s < count; s++)
        add_shape(&l, &shapes[s], &f);
    assert_int_equal(judge_build(&l, 1, &context, &mosaic, NULL), LREL_OK);
    for (size_t i = 0; i < lrel_mosaic_face_count(mosaic); i++) {
        lrel_face face = lrel_mosaic_face_at(mosaic, i);

        ours += kind->has[judge_owners(&face)] ? (double)face.area2 / 2 : 0;
    }
    /* Half a pixel's diagonal twice: points are rounded, then lines. */
    tolerance = 2 * 0.7072 * layer_perimeter(&l) + 1e-9 * theirs;
    if (fabs(ours - theirs) > tolerance)
        fprintf(stderr, "%s is %.6f, by JTS %.6f\n", kind->name, ours / f.scale / f.scale,
                theirs / f.scale / f.scale);
    lrel_mosaic_free(mosaic);
    lrel_context_free(context);
    layer_free(&l);
    return fabs(ours - theirs) <= tolerance;
}

static outcome try_operation(const jts_operation *op, bool is_rounded)
{
    const overlay *kind = find_overlay(op->name);
    const char *texts[3] = {op->expected, op->first, op->second};
    wkt_shape shapes[3] = {0};
    int count = op->second ? 3 : 2, read = 0;
    outcome result = NO_SHAPE;

    if (!kind)
        return ends_with(op->name, "sr") ? ROUNDED : NO_OVERLAY;
    if (is_rounded)
        return ROUNDED;
    while (read < count && texts[read] && wkt_read(texts[read], &shapes[read]))
        read++;
    if (read == count)
        result = shapes[1].ring_count == 0 || (count == 3 && shapes[2].ring_count == 0)
                     ? NO_LAND
                 : is_right(kind, shapes + 1, count - 1, &shapes[0]) ? RIGHT
                                                                     : WRONG;
    for (int i = 0; i < read; i++)
        wkt_free(&shapes[i]);
    return result;
}

static void jts__overlays_have_their_areas(void **state)
{
    unsigned outcomes[OUTCOME_COUNT] = {0};
    size_t files_read = 0;

    (void)state;
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        char path[256];
        jts_operation op;
        jts_file *file;

        snprintf(path, sizeof path, FOLDER "%s", files[i]);
        file = jts_open(path);
        if (!file)
            continue;
        files_read++;
        while (jts_next(file, &op)) {
            outcome result = try_operation(&op, jts_is_rounded(file));

            outcomes[result]++;
            if (result == WRONG)
                fprintf(stderr, "  %s, operation %u\n", files[i], op.number);
        }
        jts_close(file);
    }
    if (files_read == 0) {
        print_message("skipped: no " FOLDER "\n");
        skip();
    }
    for (int o = 0; o < OUTCOME_COUNT; o++)
        print_message("%u %s\n", outcomes[o], outcome_texts[o]);
    assert_int_equal(outcomes[WRONG], 0);
    assert_true(outcomes[RIGHT] >= 140);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(jts__overlays_have_their_areas),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
