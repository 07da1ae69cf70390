/* SPDX-License-Identifier: Apache-2.0 */
/* Our own entry. The check walks the faces once more and is not timed. */
#include <stdlib.h>
#include <time.h>

#include "bench/entry.h"
#include "core/area.h"

double seconds_now(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

/* ---- order ---- */

typedef struct place_in_time {
    int32_t day;
    bool is_release;
    uint32_t tie, owner;
} place_in_time;

static int compare_places(const void *a, const void *b)
{
    const place_in_time *left = a, *right = b;
    if (left->day != right->day)
        return left->day < right->day ? -1 : 1;
    if (left->is_release != right->is_release)
        return left->is_release ? 1 : -1;
    return left->tie < right->tie ? -1 : left->tie > right->tie;
}

uint32_t *order_of_owners(const workload *w)
{
    size_t hazards = w->ledger.hazard_count, count = w->mosaic.owner_count;
    place_in_time *places = calloc(count, sizeof *places);
    uint32_t *order = calloc(count, sizeof *order);
    if (places == NULL || order == NULL)
        abort(); /* a benchmark without memory measures nothing */
    for (size_t i = 0; i < hazards; i++)
        places[i] = (place_in_time){w->hazards[i].from.days, false, w->hazards[i].tie,
                                    w->hazards[i].owner};
    for (size_t i = hazards; i < count; i++) {
        const lrel_ledger_release *r = &w->releases[i - hazards];
        places[i] = (place_in_time){r->day.days, true, r->tie, r->owner};
    }
    qsort(places, count, sizeof *places, compare_places);
    for (size_t i = 0; i < count; i++)
        order[places[i].owner] = (uint32_t)i;
    free(places);
    return order;
}

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

static double counted_m2(const workload *w, const lrel_ledger *ledger)
{
    int64_t sum = 0;
    for (size_t i = 0; i < w->ledger.release_count; i++)
        sum += lrel_ledger_release_area(ledger, i, w->ledger.account_count).counted;
    return lrel_area_to_m2(sum, WORKLOAD_UNITS_PER_M);
}

/* ---- the job ---- */

bool run_ours(const workload *w, int threads, run_report *report)
{
    lrel_context_options options;
    lrel_context *context;
    lrel_mosaic *mosaic = NULL;
    lrel_ledger *ledger = NULL;
    double start, middle, end;
    lrel_context_options_init(&options);
    options.jobs = threads;
    context = lrel_context_new(&options);

    start = seconds_now();
    if (lrel_mosaic_build(context, &w->mosaic, &mosaic, NULL) != LREL_OK)
        return false;
    middle = seconds_now();
    if (lrel_ledger_build(context, mosaic, &w->ledger, &ledger, NULL) != LREL_OK)
        return false;
    end = seconds_now();

    report->seconds = end - start;
    report->mosaic_seconds = middle - start;
    report->ledger_seconds = end - middle;
    report->first_release_m2 = first_release_m2(w, mosaic);
    report->counted_m2 = counted_m2(w, ledger);
    report->stats = lrel_mosaic_stats_get(mosaic);
    lrel_ledger_free(ledger);
    lrel_mosaic_free(mosaic);
    lrel_context_free(context);
    return true;
}
