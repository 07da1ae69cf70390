/* SPDX-License-Identifier: Apache-2.0 */
/* What must not change a mosaic: order, names, starts, directions, place, threads, saying
 * a thing twice, cutting along a line of the grid. Whole numbers are compared, all of
 * them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "support/fingerprint.h"
#include "support/judge.h"
#include "support/points.h"
#include "support/tangle.h"

#define SEEDS 150

/* Changes a layer, and says how to read it back. */
typedef void (*change)(layer *l, random_stream *random, fingerprint_view *view);

static uint32_t names[LAYER_OWNER_MAX];

static void reverse_ring(lrel_grid_point *at, uint32_t count)
{
    for (uint32_t i = 0; i < count / 2; i++) {
        lrel_grid_point swap = at[i];

        at[i] = at[count - 1 - i];
        at[count - 1 - i] = swap;
    }
}

static void shuffle_rings(layer *l, random_stream *random, fingerprint_view *view)
{
    (void)view;
    random_shuffle(random, l->rings, l->ring_count, sizeof *l->rings);
}

static void rename_owners(layer *l, random_stream *random, fingerprint_view *view)
{
    uint32_t new_of[LAYER_OWNER_MAX];
    uint8_t readings[LAYER_OWNER_MAX];

    for (uint32_t o = 0; o < l->owner_count; o++)
        names[o] = o;
    random_shuffle(random, names, l->owner_count, sizeof *names);
    for (uint32_t o = 0; o < l->owner_count; o++) {
        new_of[names[o]] = o;
        readings[o] = l->readings[names[o]];
    }
    memcpy(l->readings, readings, l->owner_count);
    for (size_t r = 0; r < l->ring_count; r++)
        l->rings[r].owner = new_of[l->rings[r].owner];
    view->owner_names = names;
}

static void rename_parts(layer *l, random_stream *random, fingerprint_view *view)
{
    (void)random;
    (void)view;
    for (size_t r = 0; r < l->ring_count; r++)
        l->rings[r].part = UINT32_MAX - l->rings[r].part;
}

static void rotate_rings(layer *l, random_stream *random, fingerprint_view *view)
{
    (void)view;
    for (size_t r = 0; r < l->ring_count; r++) {
        lrel_grid_point *at = layer_ring_points(l, r);
        uint32_t count = l->rings[r].count, by = random_below(random, count);

        /* Three reversals rotate. */
        reverse_ring(at, by);
        reverse_ring(at + by, count - by);
        reverse_ring(at, count);
    }
}

static void reverse_rings(layer *l, random_stream *random, fingerprint_view *view)
{
    (void)view;
    for (size_t r = 0; r < l->ring_count; r++)
        if (random_chance(random, 1, 2))
            reverse_ring(layer_ring_points(l, r), l->rings[r].count);
}

static void close_rings(layer *l, random_stream *random, fingerprint_view *view)
{
    layer closed = layer_new();

    (void)random;
    (void)view;
    for (size_t r = 0; r < l->ring_count; r++) {
        const lrel_mosaic_ring *ring = &l->rings[r];
        const lrel_grid_point *at = layer_ring_points(l, r);

        layer_add_ring(&closed, ring->owner, ring->part, (lrel_ring_role)ring->role);
        for (uint32_t i = 0; i <= ring->count; i++)
            layer_add_point(&closed, at[i % ring->count].x, at[i % ring->count].y);
    }
    memcpy(closed.readings, l->readings, sizeof closed.readings);
    closed.owner_count = l->owner_count;
    layer_free(l);
    *l = closed;
}

static void shift_all(layer *l, random_stream *random, fingerprint_view *view)
{
    view->dx = random_between(random, -100000000, 100000000);
    view->dy = random_between(random, -100000000, 100000000);
    for (size_t i = 0; i < l->point_count; i++) {
        l->points[i].x += view->dx;
        l->points[i].y += view->dy;
    }
}

static void use_two_threads(layer *l, random_stream *random, fingerprint_view *view)
{
    (void)l;
    (void)random;
    view->jobs = 2;
}

static void use_eight_threads(layer *l, random_stream *random, fingerprint_view *view)
{
    (void)l;
    (void)random;
    view->jobs = 8;
}

typedef struct invariance {
    const char *name;
    change apply;
} invariance;

static const invariance invariances[] = {
    {"mosaic__order_of_rings_changes_nothing", shuffle_rings},
    {"mosaic__numbers_of_owners_change_nothing", rename_owners},
    {"mosaic__numbers_of_parts_change_nothing", rename_parts},
    {"mosaic__starts_of_rings_change_nothing", rotate_rings},
    {"mosaic__directions_of_rings_change_nothing", reverse_rings},
    {"mosaic__closing_rings_changes_nothing", close_rings},
    {"mosaic__a_shift_by_whole_units_shifts_all", shift_all},
    {"mosaic__two_threads_find_the_same", use_two_threads},
    {"mosaic__eight_threads_find_the_same", use_eight_threads},
};

static void expect_equal(const layer *a, const fingerprint_view *view_a, const layer *b,
                         const fingerprint_view *view_b, uint64_t seed)
{
    fingerprint fa = fingerprint_of(a, view_a), fb = fingerprint_of(b, view_b);
    bool is_equal = fingerprints_are_equal(&fa, &fb);

    fingerprint_free(&fa);
    fingerprint_free(&fb);
    if (!is_equal) {
        layer_print(a, stderr);
        fail_msg("seed %llu", (unsigned long long)seed);
    }
}

static void run_invariance(void **state)
{
    const invariance *law = *state;

    for (uint64_t seed = 1; seed <= SEEDS; seed++) {
        random_stream random = random_from(seed + 1000000);
        layer before = tangle_from(seed), after = layer_copy(&before);
        fingerprint_view plain = {.jobs = 1}, view = {.jobs = 1};

        law->apply(&after, &random, &view);
        expect_equal(&before, &plain, &after, &view, seed);
        layer_free(&before);
        layer_free(&after);
    }
}

/* That the comparison can fail: one point moved by one unit is seen. */
static void fingerprint__sees_one_unit(void **state)
{
    unsigned seen = 0;

    (void)state;
    for (uint64_t seed = 1; seed <= SEEDS; seed++) {
        layer before = tangle_from(seed), after = layer_copy(&before);
        fingerprint_view plain = {.jobs = 1};
        fingerprint fa, fb;

        after.points[after.point_count / 2].x += 1;
        fa = fingerprint_of(&before, &plain);
        fb = fingerprint_of(&after, &plain);
        seen += !fingerprints_are_equal(&fa, &fb);
        fingerprint_free(&fa);
        fingerprint_free(&fb);
        layer_free(&before);
        layer_free(&after);
    }
    /* Not where the point belongs to a flat ring, a needle or land walked twice. */
    assert_true(seen > SEEDS * 3 / 4);
}

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

        expect_equal(&whole, &areas, &cut, &areas, seed);
        layer_free(&tangle);
        layer_free(&whole);
        layer_free(&cut);
    }
}

int main(void)
{
    enum { LAWS = sizeof invariances / sizeof *invariances };
    struct CMUnitTest tests[LAWS + 3] = {
        cmocka_unit_test(fingerprint__sees_one_unit),
        cmocka_unit_test(mosaic__a_layer_laid_over_itself_is_itself),
        cmocka_unit_test(mosaic__a_cut_along_a_grid_line_changes_no_total),
    };

    for (size_t i = 0; i < LAWS; i++)
        tests[3 + i] = (struct CMUnitTest){invariances[i].name, run_invariance, NULL,
                                           NULL, (void *)(uintptr_t)&invariances[i]};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
