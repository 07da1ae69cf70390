/* SPDX-License-Identifier: Apache-2.0 */
/* ledger.h: what stands behind the public handle. */
#ifndef LREL_LEDGER_LEDGER_H
#define LREL_LEDGER_LEDGER_H

#include "ledger/borrow.h"
#include "ledger/fault.h"
#include "ledger/presence.h"
#include "ledger/tally.h"
#include "ledger/timeline.h"

/* A hazard of which releases left nothing but edge difference. */
typedef struct edge_closure {
    uint32_t row; /* its version that stands */
    int32_t day;
} edge_closure;

struct lrel_ledger {
    const lrel_context *context;
    const lrel_mosaic *mosaic;
    lrel_ledger_input lent; /* a copy: only what it points at is the caller's */
    const lrel_ledger_input *input;
    const lrel_ledger_hazard *stated; /* the hazards before a rule closed any */
    timeline line;
    borrow borrowed; /* what releases without a polygon explain */
    tally cells;     /* all that was added up, by record */
    presence stood;  /* while the ledger is built */
    lrel_ledger_row *rows;
    size_t row_count;
    lrel_credit *credits;
    size_t credit_count;
    uint32_t *standing_n; /* by account, then period, from the one before the first */
    struct {
        lrel_edge_piece *at;
        size_t count, capacity;
    } edge;
    int64_t *edge_sums; /* by hazard row and account; NULL: all 0 */
    struct {
        edge_closure *at;
        size_t count, capacity;
    } closures;                 /* that the edge rule would make */
    lrel_ledger_hazard *closed; /* the rows with them, once they are made */
    lrel_ledger_fault fault;    /* where it contradicts itself */
};

/** The number of the record that @p e is of in the sums. */
static inline uint32_t lrel_ledger__record_of(const timeline *line, const event *e)
{
    return e->step == STEP_RELEASE ? 2 * e->subject + 1
                                   : 2 * line->holders[e->subject].row;
}

struct watcher;

/** Folds all faces; fills cells and stood. @p watchers, one per thread, may watch, or
 * NULL. @return LREL_OK, LREL_E_EXTENT,
 * LREL_E_CANCELLED or LREL_E_MEMORY */
LREL_NODISCARD lrel_status lrel_ledger__count_faces(struct lrel_ledger *ledger,
                                                    struct watcher *watchers,
                                                    lrel_error *err);

/** Makes rows and credits of the sums, checking every balance.
 * @return LREL_OK, LREL_E_INVARIANT, LREL_E_EXTENT or LREL_E_MEMORY */
LREL_NODISCARD lrel_status lrel_ledger__make_rows(struct lrel_ledger *ledger,
                                                  lrel_error *err);

/** Fills opening_n and closing_n of the rows, and standing_n.
 * @return LREL_OK or LREL_E_MEMORY */
LREL_NODISCARD lrel_status lrel_ledger__count_hazards(struct lrel_ledger *ledger,
                                                      lrel_error *err);

#endif
