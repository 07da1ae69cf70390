/* SPDX-License-Identifier: Apache-2.0 */
/* cost.c: funding beside release of the same days. */
#include "forecast/cost.h"

#include <string.h>

#include "core/fail.h"

static const int units[LREL_CURRENCY_COUNT] = {LREL_FIGURE_USD, LREL_FIGURE_EUR};

const char *lrel_currency_name(lrel_currency currency)
{
    static const char *const names[] = {"US$", "EUR"};

    return names[currency];
}

bool lrel_cost_per_released(const lrel_cost_row *row, double *out)
{
    if (!row->match.is_same || row->match.right.value <= 0)
        return false;
    *out = row->match.left.value / row->match.right.value;
    return true;
}

bool lrel_cost_per_cleared(const lrel_cost_row *row, double *out)
{
    if (!row->match.is_same || row->cleared_m2 <= 0)
        return false;
    *out = row->match.left.value / row->cleared_m2;
    return true;
}

/* ---- which funding ---- */

static bool is_of_account(const lrel_dataset *data, const lrel_fact *fact,
                          uint32_t account)
{
    int said = fact->as.figure.account;

    return said == (int)account ||
           (said < 0 && account == data->programme->account_count);
}

/* Whether @p fact is funding in @p currency of all of @p account; what is not is counted,
 * so that it is said. */
static bool is_whole(const lrel_fact *fact, lrel_costs *costs)
{
    if (fact->operator_name.length > 0) {
        costs->of_operators++;
        return false;
    }
    if (fact->as.figure.donor.length > 0) {
        costs->of_donors++;
        return false;
    }
    return fact->date.is_known;
}

static lrel_status list_funding(const lrel_dataset *data, uint32_t account,
                                lrel_currency currency, bool is_target, lrel_arena *arena,
                                lrel_amounts *out, lrel_costs *costs, lrel_error *err)
{
    const lrel_figure_wish wish = {.measure = LREL_MEASURE_FUNDING,
                                   .is_target = is_target,
                                   .account = LREL_ACCOUNT_EVERY,
                                   .any_operator = true};
    lrel_status status = lrel_amounts_init(out, arena, data->facts.count, err);
    const lrel_fact *fact;
    size_t at = 0;

    if (status != LREL_OK)
        return status;
    while ((fact = lrel_published_next(data, &wish, &at)))
        if (fact->as.figure.unit == units[currency] &&
            is_of_account(data, fact, account) && is_whole(fact, costs))
            lrel_amounts_add(out, (lrel_amount){fact->date.first, fact->date.last,
                                                fact->as.figure.value.value, fact});
    lrel_amounts_settle(out);
    costs->apart += out->apart_count;
    costs->negative += out->negative;
    costs->counted += is_target ? 0 : out->count;
    return LREL_OK;
}

/* ---- the rows ---- */

/* What of @p cleared lies in the days of @p match. */
static double cleared_in(const lrel_amounts *cleared, const lrel_match *match)
{
    double sum = 0;

    for (size_t i = 0; i < cleared->count; i++)
        if (cleared->at[i].first.days >= match->right.first.days &&
            cleared->at[i].last.days <= match->right.last.days)
            sum += cleared->at[i].value;
    return sum;
}

static lrel_status add_rows(const lrel_amounts *funding, const lrel_amounts *released,
                            const lrel_amounts *cleared, lrel_currency currency,
                            bool is_planned, lrel_arena *arena, lrel_costs *costs,
                            lrel_error *err)
{
    lrel_match *matches;
    lrel_cost_row *rows;
    size_t count;
    lrel_status status =
        lrel_amounts_match(funding, released, arena, &matches, &count, err);

    if (status != LREL_OK)
        return status;
    rows = lrel_arena_alloc(arena, (costs->count + count + 1) * sizeof *rows);
    if (!rows)
        return lrel__fail_memory(err);
    if (costs->count > 0)
        memcpy(rows, costs->rows, costs->count * sizeof *rows);
    for (size_t i = 0; i < count; i++)
        rows[costs->count++] = (lrel_cost_row){currency, is_planned, matches[i],
                                               cleared_in(cleared, &matches[i])};
    costs->rows = rows;
    return LREL_OK;
}

static void widen(lrel_cost_range *range, double value)
{
    if (!range->is_known || value < range->least)
        range->least = value;
    if (!range->is_known || value > range->most)
        range->most = value;
    range->is_known = true;
}

static void find_ranges(lrel_costs *costs)
{
    for (size_t i = 0; i < costs->count; i++) {
        const lrel_cost_row *row = &costs->rows[i];
        double per_m2;

        if (row->is_planned)
            continue;
        if (lrel_cost_per_released(row, &per_m2))
            widen(&costs->released[row->currency], per_m2);
        if (lrel_cost_per_cleared(row, &per_m2))
            widen(&costs->cleared[row->currency], per_m2);
    }
}

lrel_status lrel_costs_read(const lrel_dataset *data, uint32_t account,
                            const lrel_past *past, const lrel_targets *targets,
                            lrel_arena *arena, lrel_costs *out, lrel_error *err)
{
    lrel_amounts funding, released, cleared;
    lrel_status status;

    memset(out, 0, sizeof *out);
    if ((status =
             lrel_amounts_of_account(past, LREL_FLOW_PRODUCTS, arena, &released, err)) ||
        (status =
             lrel_amounts_of_account(past, LREL_PRODUCT_CLEARED, arena, &cleared, err)))
        return status;
    for (int c = 0; c < LREL_CURRENCY_COUNT; c++) {
        const lrel_currency currency = (lrel_currency)c;

        if ((status = list_funding(data, account, currency, false, arena, &funding, out,
                                   err)) ||
            (status = add_rows(&funding, &released, &cleared, currency, false, arena, out,
                               err)) ||
            (status = list_funding(data, account, currency, true, arena, &funding, out,
                                   err)) ||
            (status =
                 add_rows(&funding, &targets->all, &targets->about[LREL_PRODUCT_CLEARED],
                          currency, true, arena, out, err)))
            return status;
    }
    find_ranges(out);
    return LREL_OK;
}

const char *lrel_costs_why_not(const lrel_costs *costs)
{
    for (int c = 0; c < LREL_CURRENCY_COUNT; c++)
        if (costs->released[c].is_known)
            return NULL;
    if (costs->apart > 0 && costs->counted == 0)
        return "funding figures overlap, and nobody knows which one holds";
    if (costs->counted > 0)
        return "no funding is of a whole year that the account knows and released "
               "something in";
    if (costs->of_operators > 0)
        return "funding is on record of single operators alone; cost is never computed "
               "per operator";
    if (costs->of_donors > 0)
        return "funding is on record of single donors alone: nobody knows whether they "
               "are all";
    return "no funding of this account in past years is on record (role series, measure "
           "funding)";
}
