/* SPDX-License-Identifier: Apache-2.0 */
#include "fuzz/verdict.h"

#include "support/changes.h"

/* All at once: one mosaic more says as much as one for each, and a fault is told apart
 * by the tests of the single laws. */
static const layer_change changes[] = {
    change_order_of_rings, change_owners,  change_parts, change_starts,
    change_directions,     change_closing, change_place};

static bool survives_changes(const layer *l, uint64_t seed, int jobs, char *why)
{
    random_stream random = random_from(seed);
    layer changed = layer_copy(l);
    fingerprint_view plain = {.jobs = 1}, view = {.jobs = jobs};
    fingerprint before, after;
    bool is_equal;

    for (size_t i = 0; i < sizeof changes / sizeof *changes; i++)
        changes[i](&changed, &random, &view);
    before = fingerprint_of(l, &plain);
    after = fingerprint_of(&changed, &view);
    is_equal = fingerprints_are_equal(&before, &after);
    fingerprint_free(&before);
    fingerprint_free(&after);
    layer_free(&changed);
    return is_equal ||
           judge_fault(why, "other order, starts, directions, place or threads give "
                            "another mosaic");
}

bool verdict_is_right(const layer *l, uint64_t seed, int jobs, char why[JUDGE_WHY_SIZE])
{
    return judge_layer(l, 1, NULL, why) && survives_changes(l, seed, jobs, why) &&
           verdict_ledger_is_right(l, seed, why);
}
