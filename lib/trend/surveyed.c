/* SPDX-License-Identifier: Apache-2.0 */
/* surveyed.c: from records of coverage to units. */
#include "trend/surveyed.h"

#include <stdlib.h>

enum { SURVEYED }; /* of lrel_vocabulary_coverage */

/* The level of the unit with that code, as a group; -1: none has it. The highest level
 * where several have. */
static int level_of(const lrel_dataset *data, lrel_text code)
{
    int level = -1;

    for (size_t u = 0; u < data->unit_count; u++)
        if (lrel_text_is_equal(data->units[u].code, code) &&
            (level < 0 || data->units[u].level < level))
            level = data->units[u].level;
    return level < 0 ? -1 : LREL_BY_ADMIN1 + level - 1;
}

static bool lies_in(const lrel_group *place, int by, lrel_text code)
{
    return by >= 0 && lrel_text_is_equal(place->value[by], code);
}

/* Of two records of one unit the later one holds. A unit that survey has to go to again
 * is not finished from its first day on. */
static void apply(lrel_surveyed *surveyed, const lrel_fact *fact, int by,
                  int32_t *last_day)
{
    const lrel_dataset *years = &surveyed->a->years;
    uint32_t period = lrel_analysis_period_of(surveyed->a, fact->date.last);

    for (size_t p = 0; p < years->places.count; p++) {
        if (!lies_in(&years->places.at[p], by, fact->place) ||
            fact->date.last.days < last_day[p])
            continue;
        last_day[p] = fact->date.last.days;
        if (fact->as.coverage.status != SURVEYED)
            surveyed->since[p] = UINT32_MAX;
        else if (surveyed->since[p] == UINT32_MAX)
            surveyed->since[p] = period == LREL_PERIOD_BEFORE ? 0 : period;
    }
}

static bool is_wanted(const lrel_surveyed *surveyed, const lrel_fact *fact)
{
    return fact->role == LREL_ROLE_COVERAGE && fact->used && fact->date.is_known &&
           fact->date.last.days <= surveyed->a->rules.as_of.days;
}

static int compare_days(const void *left, const void *right, void *user)
{
    const lrel_fact *facts = user;
    size_t a = *(const size_t *)left, b = *(const size_t *)right;
    int32_t day_a = facts[a].date.last.days, day_b = facts[b].date.last.days;

    return day_a != day_b ? (day_a < day_b ? -1 : 1) : a < b ? -1 : a > b;
}

static void apply_all(lrel_surveyed *surveyed, size_t *order, int32_t *last_day)
{
    const lrel_dataset *data = surveyed->a->data;
    size_t count = 0;

    for (size_t i = 0; i < data->facts.count; i++)
        if (is_wanted(surveyed, &data->facts.at[i]))
            order[count++] = i;
    if (count > 1)
        qsort_r(order, count, sizeof *order, compare_days, data->facts.at);
    for (size_t i = 0; i < count; i++) {
        const lrel_fact *fact = &data->facts.at[order[i]];
        int by = level_of(data, fact->place);

        surveyed->without_place_n += by < 0;
        apply(surveyed, fact, by, last_day);
    }
}

lrel_status lrel_surveyed_init(lrel_surveyed *out, const lrel_analysis *a,
                               lrel_error *err)
{
    const lrel_context *context = a->data->context;
    size_t places = a->years.places.count;
    size_t *order = lrel__alloc(context, a->data->facts.count + 1, sizeof *order);
    int32_t *last_day = lrel__alloc(context, places + 1, sizeof *last_day);
    bool has_memory;

    *out = (lrel_surveyed){.a = a};
    out->since = lrel__alloc(context, places + 1, sizeof *out->since);
    has_memory = order && last_day && out->since;
    for (size_t p = 0; has_memory && p < places; p++) {
        out->since[p] = UINT32_MAX;
        last_day[p] = INT32_MIN;
    }
    if (has_memory)
        apply_all(out, order, last_day);
    lrel__free(context, order);
    lrel__free(context, last_day);
    return has_memory ? LREL_OK : lrel__fail_memory(err);
}

void lrel_surveyed_clear(lrel_surveyed *surveyed)
{
    lrel__free(surveyed->a->data->context, surveyed->since);
}

bool lrel_surveyed_has(const lrel_surveyed *surveyed, size_t period)
{
    for (size_t p = 0; p < surveyed->a->years.places.count; p++)
        if (surveyed->since[p] == period)
            return true;
    return false;
}
