/* SPDX-License-Identifier: Apache-2.0 */
/* past.c: years of the ledger, in whole square metres, and which of them a forecast may
 * learn from. */
#include "forecast/past.h"

#include <math.h>
#include <string.h>

const char *lrel_past_use_text(lrel_past_use use)
{
    static const char *const texts[] = {
        [LREL_PAST_USED] = "",
        [LREL_PAST_PART] = "the as-of day cuts it",
        [LREL_PAST_INCOMPLETE] = "deliveries do not reach its end",
        [LREL_PAST_BEGINNING] = "the register begins in it",
        [LREL_PAST_BEFORE_RELEASE] = "before the first release on record",
        [LREL_PAST_OLD] = "older than the years drawn from",
    };

    return texts[use];
}

/* ---- the flows ---- */

/* Whole square metres, half away from zero. */
static int64_t whole_m2(const lrel_analysis *a, int64_t area2)
{
    return llround(lrel_analysis_m2(a, area2));
}

/* Adds the doubled areas of every group and place: exact, in any order. */
static void sum_columns(const lrel_analysis *a, uint32_t account,
                        int64_t (*sums)[LREL_COLUMN_COUNT])
{
    const lrel_ledger *ledger = a->years.ledger;

    for (size_t i = 0; i < lrel_ledger_row_count(ledger); i++) {
        const lrel_ledger_row *row = lrel_ledger_row_at(ledger, i);

        for (int c = 0; row->account == account && c < LREL_COLUMN_COUNT; c++)
            sums[row->period][c] += row->area2[c];
    }
}

static lrel_past_year year_of(const lrel_analysis *a, size_t period,
                              const int64_t sums[LREL_COLUMN_COUNT])
{
    lrel_past_year year = {
        .year = lrel_analysis_year(a, period),
        .incomplete = a->years.incomplete[period],
        .newly_recorded = whole_m2(a, sums[LREL_COLUMN_NEWLY_RECORDED]),
        .resurvey = whole_m2(a, sums[LREL_COLUMN_RESURVEY]),
        .closed = whole_m2(a, sums[LREL_COLUMN_CLOSED]),
        .closing = whole_m2(a, sums[LREL_COLUMN_CLOSING]),
    };

    for (int p = 0; p <= LREL_PRODUCT_CLEARED; p++)
        year.flow.released[p] = whole_m2(a, sums[LREL_COLUMN_CANCELLED + p]);
    year.flow.recorded = year.newly_recorded + (year.resurvey > 0 ? year.resurvey : 0);
    if (year.incomplete.length > 0)
        year.use = LREL_PAST_INCOMPLETE;
    else if (lrel_analysis_is_part_year(a, period))
        year.use = LREL_PAST_PART;
    return year;
}

lrel_status lrel_past_read(const lrel_analysis *a, uint32_t account, size_t most,
                           lrel_arena *arena, lrel_past *out, lrel_error *err)
{
    size_t count = a->years.period_count;
    int64_t(*sums)[LREL_COLUMN_COUNT] = lrel_arena_alloc(arena, count * sizeof *sums);
    lrel_past past = {.years = lrel_arena_alloc(arena, count * sizeof *past.years),
                      .count = count};

    if (!sums || !past.years)
        return lrel__fail_memory(err);
    memset(sums, 0, count * sizeof *sums);
    sum_columns(a, account, sums);
    for (size_t p = 0; p < count; p++)
        past.years[p] = year_of(a, p, sums[p]);
    if (count > 0) {
        past.stock2 = sums[count - 1][LREL_COLUMN_CLOSING];
        past.stock = past.years[count - 1].closing;
    }
    *out = past;
    return lrel_past_choose(out, most, arena, err);
}

/* ---- which years ---- */

/* In the first year of a register everything is new that was there before. Nor are years
 * like those to come in which nobody released anything yet. */
static void leave_out_beginning(lrel_past *past)
{
    bool has_begun = false;

    for (size_t i = 0; i < past->count; i++) {
        lrel_past_year *year = &past->years[i];

        has_begun |= lrel_flow_released(&year->flow) > 0;
        if (year->use != LREL_PAST_USED)
            continue;
        if (i == 0)
            year->use = LREL_PAST_BEGINNING;
        else if (!has_begun)
            year->use = LREL_PAST_BEFORE_RELEASE;
    }
}

static void leave_out_old(lrel_past *past, size_t most)
{
    size_t used = 0;

    for (size_t i = past->count; i-- > 0;)
        if (past->years[i].use == LREL_PAST_USED && used++ >= most)
            past->years[i].use = LREL_PAST_OLD;
}

lrel_status lrel_past_choose(lrel_past *past, size_t most, lrel_arena *arena,
                             lrel_error *err)
{
    past->flows = lrel_arena_alloc(arena, (past->count + 1) * sizeof *past->flows);
    past->flow_years =
        lrel_arena_alloc(arena, (past->count + 1) * sizeof *past->flow_years);
    if (!past->flows || !past->flow_years)
        return lrel__fail_memory(err);
    leave_out_beginning(past);
    leave_out_old(past, most);
    past->used = 0;
    for (size_t i = 0; i < past->count; i++) {
        if (past->years[i].use != LREL_PAST_USED)
            continue;
        past->flows[past->used] = past->years[i].flow;
        past->flow_years[past->used++] = past->years[i].year;
    }
    return LREL_OK;
}
