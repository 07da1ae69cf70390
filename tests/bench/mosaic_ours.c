/* SPDX-License-Identifier: Apache-2.0 */
/* Our own entry. The check walks the faces once more and is not timed. */
#include <stdio.h>
#include <stdlib.h>

#include "bench/entry.h"
#include "core/area.h"

/* ---- the check ---- */

/* Is the first release of the face later than its first hazard? Owners below the number
 * of hazards are hazards. */
static bool is_first_released(const workload *w, const uint32_t *order, lrel_face face)
{
    uint32_t hazard = UINT32_MAX, release = UINT32_MAX;
    for (uint32_t i = 0; i < face.owner_count; i++) {
        uint32_t *first = face.owners[i] < w->ledger.hazard_count ? &hazard : &release;
        uint32_t rank = order[face.owners[i]];
        *first = rank < *first ? rank : *first;
    }
    return release != UINT32_MAX && hazard < release;
}

static double first_release_m2(const workload *w, const lrel_mosaic *mosaic)
{
    uint32_t *order = order_of_owners(w);
    int64_t sum = 0;
    for (size_t i = 0; i < lrel_mosaic_face_count(mosaic); i++) {
        lrel_face face = lrel_mosaic_face_at(mosaic, i);
        sum += is_first_released(w, order, face) ? face.area2 : 0;
    }
    free(order);
    return lrel_area_to_m2(sum, WORKLOAD_UNITS_PER_M);
}

/* ---- the job ---- */

static void add_phase(phase *out, const char *name, double seconds)
{
    snprintf(out->name, sizeof out->name, "%s", name);
    out->seconds = seconds;
}

bool run_ours(const task *t, const entry *e, run_report *report)
{
    const workload *w = t->w;
    lrel_context_options options;
    lrel_context *context;
    lrel_mosaic *mosaic = NULL;
    lrel_ledger *ledger = NULL;
    double start, middle, end;
    lrel_context_options_init(&options);
    options.jobs = e->threads;
    context = lrel_context_new(&options);

    start = seconds_now();
    if (lrel_mosaic_build(context, &w->mosaic, &mosaic, NULL) != LREL_OK)
        return false;
    middle = seconds_now();
    if (lrel_ledger_build(context, mosaic, &w->ledger, &ledger, NULL) != LREL_OK)
        return false;
    end = seconds_now();

    report->seconds = end - start;
    add_phase(&report->phases[0], "mosaic", middle - start);
    add_phase(&report->phases[1], "ledger", end - middle);
    report->answer = first_release_m2(w, mosaic);
    report->stats = lrel_mosaic_stats_get(mosaic);
    lrel_ledger_free(ledger);
    lrel_mosaic_free(mosaic);
    lrel_context_free(context);
    return true;
}
