/* SPDX-License-Identifier: Apache-2.0 */
/* resurvey_effect.c: I21: how much smaller hazards become when they are surveyed again:
 * the land of each version against that of the version before it, both as drawn. */
#include <stdlib.h>

#include "indicators/making.h"

/* Two versions that follow each other. */
typedef struct pair {
    uint32_t before, after; /* rows of the ledger */
} pair;

typedef struct pairs {
    pair *at;
    size_t count, capacity;
} pairs;

typedef struct version {
    uint32_t hazard, version;
    int32_t from;
    uint32_t row;
} version;

static int compare(const void *left, const void *right)
{
    const version *a = left, *b = right;

    if (a->hazard != b->hazard)
        return a->hazard < b->hazard ? -1 : 1;
    if (a->from != b->from)
        return a->from < b->from ? -1 : 1;
    if (a->version != b->version)
        return a->version < b->version ? -1 : 1;
    return a->row < b->row ? -1 : a->row > b->row;
}

/* Rows of one hazard and one version are parts of it: they are not compared. */
static lrel_status find_pairs(const indicator_making *m, pairs *out, lrel_error *err)
{
    const lrel_dataset *data = m->data;
    version *list = lrel__alloc(m->context, data->hazard_count + 1, sizeof *list);
    lrel_status status = LREL_OK;

    if (!list)
        return lrel__fail_memory(err);
    for (uint32_t h = 0; h < data->hazard_count; h++)
        list[h] = (version){data->hazards[h].hazard, data->hazards[h].version,
                            data->hazards[h].from.days, h};
    if (data->hazard_count > 1)
        qsort(list, data->hazard_count, sizeof *list, compare);
    for (size_t i = 1; i < data->hazard_count && status == LREL_OK; i++) {
        pair *slot;

        if (list[i].hazard != list[i - 1].hazard ||
            data->hazards[list[i].row].owner == LREL_OWNER_NONE ||
            data->hazards[list[i - 1].row].owner == LREL_OWNER_NONE)
            continue;
        if ((slot = LREL__PUSH(m->context, out)))
            *slot = (pair){list[i - 1].row, list[i].row};
        else
            status = lrel__fail_memory(err);
    }
    lrel__free(m->context, list);
    return status;
}

static int64_t drawn(const indicator_making *m, uint32_t row)
{
    return lrel_mosaic_owner_area(m->data->mosaic, m->data->hazards[row].owner).area2;
}

/* Of one account and year; of the year of the later version. */
typedef struct sum {
    int64_t before, after, count;
} sum;

static void add(sum *into, int64_t before, int64_t after)
{
    into->before += before;
    into->after += after;
    into->count++;
}

static void add_pairs(const indicator_making *m, const pairs *all, sum *sums)
{
    size_t row = m->periods + 1;

    for (size_t i = 0; i < all->count; i++) {
        const lrel_ledger_hazard *h = &m->data->hazards[all->at[i].after];
        int64_t before = drawn(m, all->at[i].before), after = drawn(m, all->at[i].after);
        uint32_t period = lrel_analysis_period_of(m->a, h->from);

        for (uint32_t account = 0; account <= m->all; account++) {
            if (account != m->all && !(h->accounts >> account & 1))
                continue;
            add(&sums[account * row + m->periods], before, after);
            if (period != LREL_PERIOD_BEFORE)
                add(&sums[account * row + period], before, after);
        }
    }
}

static lrel_status push(indicator_making *m, const indicator_info *of, uint32_t account,
                        uint32_t period, const sum *s, lrel_error *err)
{
    indicator_row row = lrel_indicators__row(
        m, of, NULL, of->name, "hazards with versions; area of each version as drawn");

    if (s->count == 0 && period != m->periods)
        return LREL_OK;
    row.account = account;
    row.year = m->year_names[period];
    row.incomplete = m->incomplete[period];
    row.a = indicator_area(s->before, "before the resurvey");
    row.b = indicator_area(s->after, "after it");
    if (s->count > 0)
        row.note =
            lrel_indicators__text(m, "%lld hazards surveyed again", (long long)s->count);
    lrel_indicators__divide(m, &row, 1, "ratio",
                            "not computable, because no hazard has two versions");
    return lrel_indicators__push(m, &row, err);
}

lrel_status lrel_indicators__make_resurvey(indicator_making *m, const indicator_info *of,
                                           lrel_error *err)
{
    pairs all = {0};
    size_t width = m->periods + 1;
    sum *sums = lrel__calloc(m->context, (m->all + 1) * width, sizeof *sums);
    lrel_status status = sums ? find_pairs(m, &all, err) : lrel__fail_memory(err);

    if (status == LREL_OK)
        add_pairs(m, &all, sums);
    for (uint32_t account = 0; account <= m->all && status == LREL_OK; account++)
        for (uint32_t p = 0; p < width && status == LREL_OK; p++)
            status = push(m, of, account, p, &sums[account * width + p], err);
    lrel__free(m->context, all.at);
    lrel__free(m->context, sums);
    return status;
}
