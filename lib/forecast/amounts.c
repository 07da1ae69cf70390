/* SPDX-License-Identifier: Apache-2.0 */
/* amounts.c: lists of amounts, each of its period. */
#include "forecast/amounts.h"

#include <stdio.h>
#include <stdlib.h>

#include "core/fail.h"

lrel_status lrel_amounts_init(lrel_amounts *amounts, lrel_arena *arena, size_t capacity,
                              lrel_error *err)
{
    *amounts = (lrel_amounts){
        .at = lrel_arena_alloc(arena, (capacity + 1) * sizeof *amounts->at),
        .capacity = capacity,
        .apart = lrel_arena_alloc(arena, (capacity + 1) * sizeof *amounts->apart)};
    return amounts->at && amounts->apart ? LREL_OK : lrel__fail_memory(err);
}

void lrel_amounts_add(lrel_amounts *amounts, lrel_amount amount)
{
    if (amount.value < 0)
        amounts->negative++;
    else if (amounts->count < amounts->capacity)
        amounts->at[amounts->count++] = amount;
}

/* By time; of one period the order of sources and rows stays. */
static int compare(const void *left, const void *right)
{
    const lrel_amount *a = left, *b = right;

    if (a->first.days != b->first.days)
        return a->first.days < b->first.days ? -1 : 1;
    if (a->last.days != b->last.days)
        return a->last.days < b->last.days ? -1 : 1;
    if (a->value != b->value)
        return a->value < b->value ? -1 : 1;
    return (a->fact > b->fact) - (a->fact < b->fact);
}

static bool is_same(const lrel_amount *a, const lrel_amount *b)
{
    return a->first.days == b->first.days && a->last.days == b->last.days &&
           a->value == b->value;
}

static void drop_repeated(lrel_amounts *amounts)
{
    size_t kept = 0;

    for (size_t i = 0; i < amounts->count; i++)
        if (kept == 0 || !is_same(&amounts->at[kept - 1], &amounts->at[i]))
            amounts->at[kept++] = amounts->at[i];
    amounts->count = kept;
}

void lrel_amounts_settle(lrel_amounts *amounts)
{
    size_t kept = 0, end;

    if (amounts->count > 1)
        qsort(amounts->at, amounts->count, sizeof *amounts->at, compare);
    drop_repeated(amounts);
    for (size_t i = 0; i < amounts->count; i = end) {
        int32_t last = amounts->at[i].last.days;

        for (end = i + 1; end < amounts->count && amounts->at[end].first.days <= last;
             end++)
            if (amounts->at[end].last.days > last)
                last = amounts->at[end].last.days;
        if (end == i + 1)
            amounts->at[kept++] = amounts->at[i];
        else
            for (size_t k = i; k < end; k++)
                amounts->apart[amounts->apart_count++] = amounts->at[k];
    }
    amounts->count = kept;
}

const lrel_amount *lrel_amounts_find(const lrel_amounts *amounts, lrel_date first,
                                     lrel_date last)
{
    size_t low = 0, high = amounts->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (amounts->at[middle].first.days < first.days)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == amounts->count || amounts->at[low].first.days != first.days ||
        amounts->at[low].last.days != last.days)
        return NULL;
    return &amounts->at[low];
}

/* ---- where they come from ---- */

lrel_status lrel_amounts_published(const lrel_dataset *data, const lrel_figure_wish *wish,
                                   lrel_arena *arena, lrel_amounts *out, lrel_error *err)
{
    lrel_status status = lrel_amounts_init(out, arena, data->facts.count, err);
    const lrel_fact *fact;
    size_t at = 0;

    if (status != LREL_OK)
        return status;
    while ((fact = lrel_published_next(data, wish, &at)))
        if (fact->date.is_known && fact->as.figure.unit <= LREL_FIGURE_ACRE &&
            fact->as.figure.hazard_class < 0 &&
            fact->as.figure.national_class.length == 0)
            lrel_amounts_add(out, (lrel_amount){fact->date.first, fact->date.last,
                                                fact->as.figure.value.value, fact});
    lrel_amounts_settle(out);
    return LREL_OK;
}

static lrel_date day_of(int year, int month, int day)
{
    lrel_date date = {0};

    return lrel_date_from_calendar(year, month, day, &date) == LREL_OK ? date
                                                                       : (lrel_date){0};
}

lrel_status lrel_amounts_of_account(const lrel_past *past, int product, lrel_arena *arena,
                                    lrel_amounts *out, lrel_error *err)
{
    lrel_status status = lrel_amounts_init(out, arena, past->count, err);

    for (size_t i = 0; i < past->count && status == LREL_OK; i++) {
        const lrel_past_year *year = &past->years[i];
        int64_t m2 = product == LREL_FLOW_PRODUCTS ? lrel_flow_released(&year->flow)
                                                   : year->flow.released[product];

        if (year->use != LREL_PAST_PART && year->use != LREL_PAST_INCOMPLETE)
            lrel_amounts_add(out,
                             (lrel_amount){day_of(year->year, 1, 1),
                                           day_of(year->year, 12, 31), (double)m2, NULL});
    }
    return status;
}

lrel_status lrel_amounts_sum(const lrel_amounts *parts, size_t count, lrel_arena *arena,
                             lrel_amounts *out, lrel_error *err)
{
    lrel_status status = lrel_amounts_init(out, arena, parts[0].count, err);

    for (size_t i = 0; i < parts[0].count && status == LREL_OK; i++) {
        lrel_amount sum = parts[0].at[i];
        size_t found = 1;

        for (size_t p = 1; p < count; p++) {
            const lrel_amount *other = lrel_amounts_find(&parts[p], sum.first, sum.last);

            found += other != NULL;
            sum.value += other ? other->value : 0;
        }
        sum.fact = NULL;
        if (found == count)
            lrel_amounts_add(out, sum);
    }
    return status;
}

/* ---- what periods are called ---- */

lrel_period_name lrel_period_name_of(lrel_date first, lrel_date last)
{
    int from, to, month, day, end_month, end_day;
    lrel_period_name name;
    char begin[16], end[16];

    lrel_date_to_calendar(first, &from, &month, &day);
    lrel_date_to_calendar(last, &to, &end_month, &end_day);
    lrel_date_format(first, begin);
    lrel_date_format(last, end);
    if (month != 1 || day != 1 || end_month != 12 || end_day != 31)
        snprintf(name.text, sizeof name.text, "%s to %s", begin, end);
    else if (from == to)
        snprintf(name.text, sizeof name.text, "%04d", from);
    else
        snprintf(name.text, sizeof name.text, "%04d-%04d", from, to);
    return name;
}
