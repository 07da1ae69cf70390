/* SPDX-License-Identifier: Apache-2.0 */
/* Saying a thing twice adds no land, and cutting it in two along a line of the grid takes
 * none away: a layer laid over itself is itself; halves add up to the whole. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

#include "support/fingerprint.h"
#include "support/judge.h"
#include "support/points.h"
#include "support/tangle.h"

#define SEEDS 150

/* Owners again under new numbers: land of o is land of o and of its double. */
static void mosaic__a_layer_laid_over_itself_is_itself(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= SEEDS; seed++) {
        layer once = tangle_from(seed), twice = layer_copy(&once);
        uint32_t n = once.owner_count;
        lrel_context *context_once, *context_twice;
        lrel_mosaic *mosaic_once = NULL, *mosaic_twice = NULL;

        for (uint32_t o = 0; o < n; o++)
            layer_add_owner(&twice, (lrel_reading)once.readings[o]);
        for (size_t r = 0; r < once.ring_count; r++) {
            const lrel_mosaic_ring *ring = &once.rings[r];

            layer_add_ring(&twice, ring->owner + n, ring->part,
                           (lrel_ring_role)ring->role);
            for (uint32_t i = 0; i < ring->count; i++)
                layer_add_point(&twice, layer_ring_points(&once, r)[i].x,
                                layer_ring_points(&once, r)[i].y);
        }
        assert_int_equal(judge_build(&once, 1, &context_once, &mosaic_once, NULL),
                         LREL_OK);
        assert_int_equal(judge_build(&twice, 1, &context_twice, &mosaic_twice, NULL),
                         LREL_OK);
        assert_int_equal(lrel_mosaic_face_count(mosaic_twice),
                         lrel_mosaic_face_count(mosaic_once));
        for (size_t i = 0; i < lrel_mosaic_face_count(mosaic_once); i++) {
            lrel_face face = lrel_mosaic_face_at(mosaic_once, i);
            uint64_t owners = judge_owners(&face);

            assert_true(judge_face_area2(mosaic_twice, owners | owners << n) ==
                        face.area2);
        }
        lrel_mosaic_free(mosaic_once);
        lrel_mosaic_free(mosaic_twice);
        lrel_context_free(context_once);
        lrel_context_free(context_twice);
        layer_free(&once);
        layer_free(&twice);
    }
}

/* The layer with a point wherever a ring crosses the line x = @p x, so that all crossings
 * with that line lie on the grid. */
static layer with_points_on_line(const layer *l, int32_t x)
{
    layer made = layer_new();

    for (uint32_t o = 0; o < l->owner_count; o++)
        layer_add_owner(&made, (lrel_reading)l->readings[o]);
    for (size_t r = 0; r < l->ring_count; r++) {
        const lrel_mosaic_ring *ring = &l->rings[r];

        layer_add_ring(&made, ring->owner, ring->part, (lrel_ring_role)ring->role);
        for (uint32_t i = 0; i < ring->count; i++) {
            lrel_grid_point a = layer_ring_points(l, r)[i];
            lrel_grid_point b = layer_ring_points(l, r)[(i + 1) % ring->count];

            layer_add_point(&made, a.x, a.y);
            if ((a.x < x && b.x > x) || (a.x > x && b.x < x))
                layer_add_point(&made, x,
                                a.y +
                                    (int32_t)(((int64_t)b.y - a.y) * ((int64_t)x - a.x) /
                                              ((int64_t)b.x - a.x)));
        }
    }
    return made;
}

static bool is_on_side(int side, int32_t x, lrel_grid_point p)
{
    return side ? p.x >= x : p.x <= x;
}

/* Whether what lies of the ring beyond the line, if anything does, is still a ring: fewer
 * than three points in a row are none and would no longer bend what they touch. */
static bool side_is_ring(const lrel_grid_point *at, uint32_t count, int side, int32_t x)
{
    lrel_grid_point first = {0, 0}, last = {0, 0};
    bool is_beyond = false;
    uint32_t kept = 0;

    for (uint32_t i = 0; i < count; i++) {
        if (!is_on_side(side, x, at[i]) || (kept && points_are_equal(at[i], last)))
            continue;
        is_beyond |= at[i].x != x;
        last = at[i];
        first = kept++ ? first : at[i];
    }
    kept -= kept > 1 && points_are_equal(first, last);
    return kept >= 3 || !is_beyond;
}

/* Rings of a random half of the owners in two: what is left of the line, and right. */
static layer cut_along_line(const layer *l, int32_t x, random_stream *random)
{
    uint64_t cut_owners = random_next(random);
    layer made = layer_new();

    for (uint32_t o = 0; o < l->owner_count; o++)
        layer_add_owner(&made, (lrel_reading)l->readings[o]);
    for (size_t r = 0; r < l->ring_count; r++) {
        const lrel_mosaic_ring *ring = &l->rings[r];
        const lrel_grid_point *at = layer_ring_points(l, r);
        bool is_cut = cut_owners >> ring->owner & 1 &&
                      side_is_ring(at, ring->count, 0, x) &&
                      side_is_ring(at, ring->count, 1, x);

        for (int side = 0; side < (is_cut ? 2 : 1); side++) {
            layer_add_ring(&made, ring->owner, ring->part, (lrel_ring_role)ring->role);
            for (uint32_t i = 0; i < ring->count; i++)
                if (!is_cut || is_on_side(side, x, at[i]))
                    layer_add_point(&made, at[i].x, at[i].y);
        }
    }
    return made;
}

static void mosaic__a_cut_along_a_grid_line_changes_no_total(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= SEEDS; seed++) {
        random_stream random = random_from(seed);
        layer tangle = tangle_from(seed);
        int32_t x = tangle.points[random_below(&random, (uint32_t)tangle.point_count)].x +
                    random_between(&random, -2, 2);
        layer whole = with_points_on_line(&tangle, x);
        layer cut = cut_along_line(&whole, x, &random);
        fingerprint_view areas = {.jobs = 1, .without_shapes = true};
        fingerprint f = fingerprint_of(&whole, &areas), g = fingerprint_of(&cut, &areas);

        if (!fingerprints_are_equal(&f, &g))
            fail_msg("seed %llu", (unsigned long long)seed);
        fingerprint_free(&f);
        fingerprint_free(&g);
        layer_free(&tangle);
        layer_free(&whole);
        layer_free(&cut);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(mosaic__a_layer_laid_over_itself_is_itself),
        cmocka_unit_test(mosaic__a_cut_along_a_grid_line_changes_no_total),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
