/* SPDX-License-Identifier: Apache-2.0 */
/* What is said of a mosaic that contradicts itself. Linked with a mutant that does; which
 * one does not matter here. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>

#include "mosaic/failing.h"
#include "support/scarce_memory.h"
#include "support/tangle.h"

#define SEEDS      40
#define FAR        400000000 /* from all of a tangle on the finest grid */
#define BLOCKS_MAX 20000

/* Builds, and dissolves all faces into one. */
static lrel_status build_and_dissolve(const layer *l, const lrel_context *context,
                                      lrel_failing *failing)
{
    lrel_mosaic_input input = layer_input(l);
    lrel_mosaic *mosaic = NULL;
    lrel_polygons *polygons = NULL;
    lrel_error err;
    lrel_status status =
        lrel_mosaic_build_or_tell(context, &input, failing, &mosaic, &err);

    if (status == LREL_OK) {
        uint32_t *classes = calloc(lrel_mosaic_face_count(mosaic) + 1, sizeof *classes);

        status = lrel_mosaic_dissolve_or_tell(mosaic, classes, failing, &polygons, &err);
        free(classes);
    }
    if (status == LREL_E_INVARIANT)
        assert_string_equal(failing->reason, err.message);
    lrel_polygons_free(polygons);
    lrel_mosaic_free(mosaic);
    return status;
}

/* A tangle on the finest grid at the origin, and a square far from it, the last owner. */
static layer tangle_and_square(uint64_t seed)
{
    layer l = tangle_from(seed);
    lrel_grid_point origin = l.points[0];
    uint32_t square;

    for (size_t i = 0; i < l.point_count; i++)
        l.points[i] =
            (lrel_grid_point){l.points[i].x - origin.x, l.points[i].y - origin.y};
    square = layer_add_owner(&l, LREL_READING_LARGER);
    layer_add_rectangle(&l, square, 0, FAR, FAR, FAR + 9, FAR + 9);
    return l;
}

/* Whether the tangle is small enough for the square to be far from it. */
static bool is_fine(const layer *l)
{
    for (size_t i = 0; i + 4 < l->point_count; i++)
        if (abs(l->points[i].x) > 100000000 || abs(l->points[i].y) > 100000000)
            return false;
    return true;
}

/* The rings that are told are an input of their own. */
static layer layer_of(const lrel_failing *f)
{
    layer l = layer_new();

    for (size_t i = 0; i < f->owners.count; i++)
        layer_add_owner(&l, (lrel_reading)f->readings[i]);
    for (size_t r = 0; r < f->rings.count; r++) {
        const lrel_mosaic_ring *ring = &f->rings.at[r];

        layer_add_ring(&l, ring->owner, ring->part, (lrel_ring_role)ring->role);
        for (uint32_t i = 0; i < ring->count; i++)
            layer_add_point(&l, f->points.at[ring->first + i].x,
                            f->points.at[ring->first + i].y);
    }
    return l;
}

static void expect_at_corner(const lrel_failing *f)
{
    int32_t x = INT32_MAX, y = INT32_MAX;

    for (size_t i = 0; i < f->points.count; i++) {
        x = f->points.at[i].x < x ? f->points.at[i].x : x;
        y = f->points.at[i].y < y ? f->points.at[i].y : y;
    }
    assert_int_equal(x, 0);
    assert_int_equal(y, 0);
}

static void check_failing(const layer *l, const lrel_failing *f,
                          const lrel_context *context)
{
    uint32_t square = l->owner_count - 1;
    size_t last = f->owners.count - 1;
    lrel_failing again = {0};
    layer alone = layer_of(f);

    assert_int_equal(f->seen, LREL_FAILING_ALONE);
    assert_true(f->owners.count >= 1);
    assert_true(f->owners.at[last] != square || f->owners.count == 1);
    for (size_t i = 0; i < f->owners.count; i++) {
        assert_true(i == 0 || f->owners.at[i - 1] < f->owners.at[i]);
        assert_int_equal(f->readings[i], l->readings[f->owners.at[i]]);
    }
    expect_at_corner(f);
    assert_int_equal(build_and_dissolve(&alone, context, &again), LREL_E_INVARIANT);
    assert_string_equal(again.reason, f->reason);
    assert_int_equal(again.points.count, f->points.count);
    lrel_failing_clear(&again);
    layer_free(&alone);
}

static void failing__is_one_component_that_fails_by_itself(void **state)
{
    lrel_context *context = lrel_context_new(NULL);
    unsigned failures = 0;

    (void)state;
    for (uint64_t seed = 1; seed <= SEEDS; seed++) {
        layer l = tangle_and_square(seed);
        lrel_failing failing = {0};

        if (is_fine(&l) && build_and_dissolve(&l, context, &failing) != LREL_OK) {
            check_failing(&l, &failing, context);
            failures++;
        }
        lrel_failing_clear(&failing);
        layer_free(&l);
    }
    assert_true(failures > SEEDS / 4);
    lrel_context_free(context);
}

static void failing__without_memory_is_unknown_and_leaks_nothing(void **state)
{
    layer l = layer_new();
    lrel_failing_seen seen = LREL_FAILING_UNKNOWN;
    long blocks = 0, unknown = 0;

    (void)state;
    for (uint64_t seed = 1; seen == LREL_FAILING_UNKNOWN; seed++) { /* one that fails */
        lrel_context *context = lrel_context_new(NULL);
        lrel_failing failing = {0};

        layer_free(&l);
        l = tangle_from(seed);
        (void)!build_and_dissolve(&l, context, &failing);
        seen = failing.seen;
        lrel_failing_clear(&failing);
        lrel_context_free(context);
    }
    for (seen = LREL_FAILING_UNKNOWN; seen == LREL_FAILING_UNKNOWN && blocks < BLOCKS_MAX;
         blocks++) {
        scarce_memory memory;
        lrel_context *context = scarce_memory_context(&memory, blocks);
        lrel_failing failing = {0};
        lrel_status status = build_and_dissolve(&l, context, &failing);

        assert_true(status == LREL_E_MEMORY || status == LREL_E_INVARIANT);
        seen = failing.seen;
        unknown += status == LREL_E_INVARIANT && seen == LREL_FAILING_UNKNOWN;
        lrel_failing_clear(&failing);
        lrel_context_free(context);
        assert_int_equal(memory.held, 0);
    }
    assert_int_equal(seen, LREL_FAILING_ALONE);
    assert_true(unknown > 20);
    layer_free(&l);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(failing__is_one_component_that_fails_by_itself),
        cmocka_unit_test(failing__without_memory_is_unknown_and_leaks_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
