/* SPDX-License-Identifier: Apache-2.0 */
/* day.c: the edge difference of any day. It is measured at the ends of periods; for a day
 * between, the account is made once more with a period that ends there. */
#include "dataset/dataset.h"

/* The period that ends with @p at, if one does. */
static bool find_period(const lrel_dataset *data, lrel_date at, uint32_t *out)
{
    for (size_t p = 0; p <= data->period_count && data->period_count; p++)
        if (data->period_starts[p].days == at.days + 1) {
            *out = (uint32_t)p - 1; /* LREL_PERIOD_BEFORE: before the first */
            return true;
        }
    return false;
}

static lrel_status visit_pieces(const lrel_ledger *ledger, uint32_t period,
                                lrel_edge_fn on_piece, void *user, lrel_error *err)
{
    lrel_status status = LREL_OK;

    for (size_t i = 0; i < lrel_ledger_edge_count(ledger) && status == LREL_OK; i++) {
        const lrel_edge_piece *piece = lrel_ledger_edge_at(ledger, i);

        /* LREL_PERIOD_BEFORE counts as -1. */
        if (piece->from + 1 <= period + 1 && period + 1 < piece->to + 1)
            status = on_piece(piece, user, err);
    }
    return status;
}

lrel_status lrel_dataset_visit_edge(const lrel_dataset *data, lrel_date at,
                                    lrel_edge_fn on_piece, void *user, lrel_error *err)
{
    int32_t behind = data->programme->as_of.days + 1;
    lrel_date starts[3] = {{at.days}, {at.days + 1}, {behind}};
    lrel_ledger_input input = data->ledger_input;
    lrel_ledger *ledger = NULL;
    uint32_t period;
    lrel_status status;

    if (find_period(data, at, &period))
        return visit_pieces(data->ledger, period, on_piece, user, err);
    input.period_starts = starts;
    input.period_count = at.days + 1 < behind ? 2 : 1; /* the day, and the rest */
    status = lrel_ledger_build(data->context, data->mosaic, &input, &ledger, err);
    if (status == LREL_OK)
        status = visit_pieces(ledger, 0, on_piece, user, err);
    lrel_ledger_free(ledger);
    return status;
}
