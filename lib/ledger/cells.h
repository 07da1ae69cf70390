/* SPDX-License-Identifier: Apache-2.0 */
/* cells.h: the sums that make up the account, in its order. */
#ifndef LREL_LEDGER_CELLS_H
#define LREL_LEDGER_CELLS_H

#include "ledger/tally.h"

/* A record's share of a cell of the account, in the accounts of `accounts`. */
typedef struct cell {
    uint32_t group;
    uint32_t place;
    uint32_t period;
    uint32_t
        column; /* lrel_ledger_column: opening, where the period is before the first */
    uint32_t record;
    uint32_t accounts;
    int64_t area2; /* with the sign that it has in its column */
} cell;

/** The cells of @p t in *out, to be freed, in order of group, place, period, column and
 * record: the order is the same in every account. What differs in its accounts alone, or
 * was added up by several threads, stands side by side. @return false where there is no
 * memory */
bool lrel_cells__sort(const tally *t, const lrel_context *context, cell **out,
                      size_t *count);

static inline bool lrel_cells__is_same_land(const cell *a, const cell *b)
{
    return a->group == b->group && a->place == b->place;
}

/** The same but for their accounts. */
static inline bool lrel_cells__is_same(const cell *a, const cell *b)
{
    return a->record == b->record && a->column == b->column && a->period == b->period &&
           lrel_cells__is_same_land(a, b);
}

#endif
