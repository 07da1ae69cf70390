/* SPDX-License-Identifier: Apache-2.0 */
#include "bench/guard.h"

#include <math.h>
#include <stdio.h>

#include "bench/options.h"

/* Programs that do the same job differ by rounding alone. */
#define AGREEMENT 1e-5

static bool agree(double a, double b)
{
    return fabs(a - b) <= AGREEMENT * fabs(a);
}

static bool is_complete(const contest *c, const contestant *one, size_t runs)
{
    if (!one->entry->is_ours || one->run_count == runs)
        return true;
    fprintf(stderr, "bench: %s on %s: a run of ours failed\n", part_name(c->part),
            c->set->name);
    return false;
}

bool guard_answers(const contest *c, size_t runs)
{
    bool is_good = true;
    double first = c->count > 0 ? c->all[0].report.answer : 0;
    for (size_t i = 0; i < c->count; i++) {
        const contestant *one = &c->all[i];
        is_good &= is_complete(c, one, runs);
        if (one->run_count == 0 || one->report.answer == 0 || first == 0 ||
            agree(first, one->report.answer))
            continue;
        fprintf(stderr, "bench: %s on %s: %s says %.3f, the first %.3f\n",
                part_name(c->part), c->set->name, one->entry->name, one->report.answer,
                first);
        is_good = false;
    }
    return is_good;
}

bool guard_ratio(const contest *c)
{
    bool is_good = true;
    for (size_t i = 0; i < c->count; i++) {
        const contestant *one = &c->all[i];
        double ratio = contest_least_ratio(c, one);
        if (one->entry->run != run_geos || one->entry->threads != 1 ||
            ratio >= GUARD_RATIO)
            continue;
        fprintf(stderr,
                "bench: GEOS-C per record is %.1f times as slow; %.1f is asked for\n",
                ratio, GUARD_RATIO);
        is_good = false;
    }
    return is_good;
}
