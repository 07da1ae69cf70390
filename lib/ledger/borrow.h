/* SPDX-License-Identifier: Apache-2.0 */
/* borrow.h: releases without a polygon.
 *
 * A register that closes a hazard says that nothing is left of it. Where releases name
 * the hazard and have no polygon, they explain the closure: the land that would leave as
 * closed leaves as released, as much of it as they state. No fold knows of that. The sums
 * of the faces are divided afterwards, so that an account without such releases costs
 * nothing. */
#ifndef LREL_LEDGER_BORROW_H
#define LREL_LEDGER_BORROW_H

#include "ledger/tally.h"
#include "ledger/timeline.h"

#define POOL_NONE UINT32_MAX

/* The closures of one hazard on one day: what leaves by them is divided at once. */
typedef struct borrow_pool {
    uint32_t hazard; /* its counted_as */
    int32_t day;
    uint32_t period;
    uint32_t first, count; /* borrowings, in `order` */
} borrow_pool;

typedef struct borrow {
    uint32_t account_count;
    borrow_pool *pools; /* by hazard, then day */
    size_t pool_count;
    uint32_t *order;       /* borrowings by pool, then by the tie of their releases */
    uint32_t *pool_of;     /* by borrowing; POOL_NONE: no closure */
    uint32_t *pool_of_row; /* by hazard row: that of its closure, or POOL_NONE */
    int64_t *counted;      /* by borrowing and account, that of all land the last */
    int64_t *left;         /* by pool and account */
    uint32_t *shown;       /* by pool and account: the release that maps show */
} borrow;

/* Land of one group and place that left one account by one row's closure. */
typedef struct left_cell {
    uint32_t pool, account, group, place, row;
    int64_t area2;
} left_cell;

/* By pool, account, group, place and the tie of the row. */
typedef struct left_cells {
    left_cell *at;
    size_t count, capacity;
} left_cells;

struct lrel_ledger;

/** Finds the closure that each borrowing of the input explains; @p stated are the hazards
 * as the caller gave them, before a rule closed some. Clear it in any case.
 * @return LREL_OK, LREL_E_ARGUMENT (a borrowing of a release that has a polygon or is not
 * there) or LREL_E_MEMORY */
LREL_NODISCARD lrel_status lrel_borrow__init(borrow *b, const timeline *line,
                                             const lrel_ledger_hazard *stated,
                                             lrel_error *err);
void lrel_borrow__clear(borrow *b, const lrel_context *context);

/** Finds what left by the closures of the pools. @p out is to be freed in any case.
 * @return LREL_OK, LREL_E_EXTENT or LREL_E_MEMORY */
LREL_NODISCARD lrel_status lrel_borrow__find_left(const struct lrel_ledger *ledger,
                                                  left_cells *out, lrel_error *err);

/** Moves what the releases explain, in @p cells and in the sums of records, from closed
 * to their products. @p cells has all faces' sums and is not sorted yet. */
LREL_NODISCARD lrel_status lrel_borrow__settle(struct lrel_ledger *ledger, tally *cells,
                                               lrel_error *err);

/** The release that maps show for land that left @p account by the closure of hazard row
 * @p row; UINT32_MAX: none, it is closed. */
static inline uint32_t lrel_borrow__shown(const borrow *b, uint32_t row, uint32_t account)
{
    uint32_t pool = b->pool_count ? b->pool_of_row[row] : POOL_NONE;

    return pool == POOL_NONE ? UINT32_MAX
                             : b->shown[pool * (b->account_count + 1) + account];
}

#endif
