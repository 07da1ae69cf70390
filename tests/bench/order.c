/* SPDX-License-Identifier: Apache-2.0 */
/* What every entry needs: the time, and who comes before whom. */
#include <stdlib.h>
#include <time.h>

#include "bench/entry.h"

double seconds_now(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

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
