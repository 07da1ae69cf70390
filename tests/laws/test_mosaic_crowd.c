/* SPDX-License-Identifier: Apache-2.0 */
/* Thousands of rings at once: tangles fit into one node of each box tree and mostly into
 * one component; here are deep trees, many components, and rings of thousands of points.
 * The slab oracle would take hours; single points, exact sums and equality over threads
 * and order take seconds. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <math.h>

#include <cmocka.h>

#include "support/fingerprint.h"
#include "support/judge_shapes.h"
#include "support/random.h"

#define OWNERS 60
#define PARTS  30 /* 1,800 small rings: three levels of eight */
#define GRID   20000
#define ROUNDS 2

static void add_star(layer *l, random_stream *random, int count, double cx, double cy,
                     double reach)
{
    for (int i = 0; i < count; i++) {
        double angle = 2 * 3.14159265358979 * i / count;
        double r = reach * (0.5 + 0.5 * random_unit(random));

        layer_add_point(l, (int32_t)lround(cx + r * cos(angle)),
                        (int32_t)lround(cy + r * sin(angle)));
    }
}

static layer crowd_from(uint64_t seed)
{
    random_stream random = random_from(seed);
    layer l = layer_new();

    for (uint32_t o = 0; o < OWNERS; o++) {
        layer_add_owner(&l, (lrel_reading)(o % 2));
        for (uint32_t part = 0; part < PARTS; part++) {
            layer_add_ring(&l, o, part, part % 5 == 4 ? LREL_RING_HOLE : LREL_RING_SHELL);
            /* Holes belong to the part before. */
            l.rings[l.ring_count - 1].part = part - (part % 5 == 4);
            add_star(&l, &random, random_between(&random, 3, 12),
                     random_below(&random, GRID), random_below(&random, GRID),
                     100 + 200 * random_unit(&random));
        }
    }
    /* Two rings of many tiles, across all others. */
    for (int i = 0; i < 2; i++) {
        layer_add_ring(&l, layer_add_owner(&l, LREL_READING_LARGER), 0, LREL_RING_SHELL);
        add_star(&l, &random, 3000, GRID / 2.0, GRID / 2.0, GRID / 2.0);
    }
    return l;
}

static void crowd__shapes_have_the_owners_that_the_rings_say(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= ROUNDS; seed++) {
        layer l = crowd_from(seed);
        lrel_context *context;
        lrel_mosaic *mosaic = NULL;
        char why[JUDGE_WHY_SIZE] = "";

        assert_int_equal(judge_build(&l, 2, &context, &mosaic, NULL), LREL_OK);
        assert_true(lrel_mosaic_stats_get(mosaic).crossings > 10000);
        assert_true(lrel_mosaic_face_count(mosaic) > 1000);
        if (!judge_shapes(&l, mosaic, why))
            fail_msg("seed %llu: %s", (unsigned long long)seed, why);
        lrel_mosaic_free(mosaic);
        lrel_context_free(context);
        layer_free(&l);
    }
}

static void crowd__threads_and_order_change_nothing(void **state)
{
    static const int jobs[] = {2, 8};
    layer l = crowd_from(7);
    random_stream random = random_from(7);
    fingerprint_view plain = {.jobs = 1};
    fingerprint wanted = fingerprint_of(&l, &plain);

    (void)state;
    for (size_t i = 0; i < sizeof jobs / sizeof *jobs; i++) {
        fingerprint_view view = {.jobs = jobs[i]};
        fingerprint found;

        random_shuffle(&random, l.rings, l.ring_count, sizeof *l.rings);
        found = fingerprint_of(&l, &view);
        assert_true(fingerprints_are_equal(&wanted, &found));
        fingerprint_free(&found);
    }
    fingerprint_free(&wanted);
    layer_free(&l);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(crowd__shapes_have_the_owners_that_the_rings_say),
        cmocka_unit_test(crowd__threads_and_order_change_nothing),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
