/* SPDX-License-Identifier: Apache-2.0 */
/* ledger.h: what stands behind the public handle. */
#ifndef LREL_LEDGER_LEDGER_H
#define LREL_LEDGER_LEDGER_H

#include "ledger/presence.h"
#include "ledger/tally.h"
#include "ledger/timeline.h"

/* What is added up for single records. */
typedef enum record_sum {
    SUM_NEWLY_RECORDED, /* of hazards */
    SUM_RECORDED_AGAIN,
    SUM_REMAINING,
    SUM_COUNTED = 0, /* of releases */
    SUM_ALREADY_RELEASED,
    SUM_BEYOND_HAZARD,
    SUM_COUNT
} record_sum;

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
    timeline line;
    lrel_ledger_row *rows;
    size_t row_count, row_capacity;
    lrel_credit *credits;
    size_t credit_count;
    uint32_t *standing_n;  /* by account, then period, from the one before the first */
    _Atomic int64_t *sums; /* by record (hazards, then releases), account, record_sum */
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
};

/** Makes rows and credits of the sorted sums of cells, checking every balance.
 * @return LREL_OK, LREL_E_INVARIANT, LREL_E_EXTENT or LREL_E_MEMORY */
LREL_NODISCARD lrel_status lrel_ledger__make_rows(struct lrel_ledger *ledger,
                                                  const tally_entry *cells, size_t count,
                                                  lrel_error *err);

/** Fills opening_n and closing_n of the rows, and standing_n. */
LREL_NODISCARD lrel_status lrel_ledger__count_hazards(struct lrel_ledger *ledger,
                                                      const presence *stood,
                                                      lrel_error *err);

#endif
