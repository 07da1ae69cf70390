/* SPDX-License-Identifier: Apache-2.0 */
/* What must not change a mosaic: order, names, starts, directions, place, threads. Whole
 * numbers are compared, all of them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <cmocka.h>

#include "support/changes.h"
#include "support/tangle.h"

#define SEEDS 150

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
    layer_change apply;
} invariance;

static const invariance invariances[] = {
    {"mosaic__order_of_rings_changes_nothing", change_order_of_rings},
    {"mosaic__numbers_of_owners_change_nothing", change_owners},
    {"mosaic__numbers_of_parts_change_nothing", change_parts},
    {"mosaic__starts_of_rings_change_nothing", change_starts},
    {"mosaic__directions_of_rings_change_nothing", change_directions},
    {"mosaic__closing_rings_changes_nothing", change_closing},
    {"mosaic__a_shift_by_whole_units_shifts_all", change_place},
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
