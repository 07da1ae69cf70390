/* SPDX-License-Identifier: Apache-2.0 */
/* What must not change a mosaic: order, names, starts, directions, place, threads. Whole
 * numbers are compared, all of them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "support/fingerprint.h"
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

int main(void)
{
    enum { LAWS = sizeof invariances / sizeof *invariances };
    struct CMUnitTest tests[LAWS + 1] = {
        cmocka_unit_test(fingerprint__sees_one_unit),
    };

    for (size_t i = 0; i < LAWS; i++)
        tests[1 + i] = (struct CMUnitTest){invariances[i].name, run_invariance, NULL,
                                           NULL, (void *)(uintptr_t)&invariances[i]};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
