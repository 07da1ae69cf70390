/* SPDX-License-Identifier: Apache-2.0 */
/* flow.h: from one published stock to the next one of the same kind: what should have
 * become of it, and what is left unexplained.
 *
 *   opening + newly recorded + re-measured - cancelled - reduced - cleared = expected
 *   published - expected = gap
 *
 * Once by what was published of the time between, once by the account. A gap is printed
 * and never absorbed; figures that compete make rows of their own. */
#ifndef LREL_RECONCILE_FLOW_H
#define LREL_RECONCILE_FLOW_H

#include "reconcile/notes.h"
#include "reconcile/own.h"
#include "reconcile/reconcile.h"
#include "report/waterfall.h"

typedef enum lrel_flow_line {
    LREL_FLOW_NEWLY_RECORDED,
    LREL_FLOW_RESURVEY,
    LREL_FLOW_TRANSFERRED, /* of the account alone */
    LREL_FLOW_CANCELLED,
    LREL_FLOW_REDUCED,
    LREL_FLOW_CLEARED,
    LREL_FLOW_RELEASED, /* where the three are not told apart */
    LREL_FLOW_CLOSED,   /* of the account alone */
    LREL_FLOW_LINE_COUNT
} lrel_flow_line;

/* "newly_recorded" */
const char *lrel_flow_line_name(lrel_flow_line line);
/* What it does to the stock: 1 or -1. */
int lrel_flow_line_sign(lrel_flow_line line);

/* One way to go from one stock to the next. */
typedef struct lrel_flow {
    const lrel_fact *opening;
    const lrel_fact *closing;
    bool is_of_account; /* the flows are the account's; else as published */
    bool is_computable; /* there is an expected stock */
    bool has[LREL_FLOW_LINE_COUNT];
    lrel_fine_area area[LREL_FLOW_LINE_COUNT];
    lrel_fine_area expected;
    /* Of the account: what it has itself at both ends. */
    lrel_fine_area own_opening, own_closing;
    size_t number, of;  /* of the ways that competing figures make; 1 of 1 */
    lrel_notes missing; /* flows that nobody published */
    lrel_notes note;    /* why it is not computable; what competes */
    lrel_notes figures; /* where the flows were published */
} lrel_flow;

typedef lrel_status (*lrel_flow_fn)(const lrel_flow *flow, void *user, lrel_error *err);

/** Visits them, by what the stocks are of, then time. Stops at the first status that is
 * not LREL_OK and returns it. */
LREL_NODISCARD lrel_status lrel_reconcile__visit_flows(const lrel_reconcile *wish,
                                                       const lrel_own *own,
                                                       lrel_flow_fn on_flow, void *user,
                                                       lrel_error *err);

/* flow_ways.c: how published figures tile a span. */

/* Published areas of what happens in a period, by measure and first day. */
typedef struct lrel_flow_figures {
    const lrel_dataset *data;
    const lrel_fact **at;
    size_t count;
} lrel_flow_figures;

/** @param out  to be cleared in any case */
LREL_NODISCARD lrel_status lrel_flow_figures_list(const lrel_dataset *data,
                                                  lrel_flow_figures *out,
                                                  lrel_error *err);
void lrel_flow_figures_clear(lrel_flow_figures *figures);

#define LREL_WAYS_MAX 16

/* Figures of one measure that follow each other without a gap or an overlap from the
 * first day of a span to its last: their sum. */
typedef struct lrel_flow_way {
    lrel_stated_sum e4;
    lrel_notes figures;
} lrel_flow_way;

typedef struct lrel_flow_ways {
    lrel_flow_way at[LREL_WAYS_MAX];
    size_t count;
    bool is_cut;     /* there are more */
    lrel_date reach; /* the first day that no figures reach */
} lrel_flow_ways;

/** Those of the same land and speaker as @p like, a stock, for @p first to @p last, both
 * included. */
LREL_NODISCARD lrel_status lrel_flow_find_ways(const lrel_flow_figures *figures,
                                               const lrel_fact *like, int measure,
                                               lrel_date first, lrel_date last,
                                               lrel_flow_ways *out, lrel_error *err);

/** Whether two figures are of the same land, by the same speaker. */
bool lrel_flow_is_alike(const lrel_dataset *data, const lrel_fact *a, const lrel_fact *b);

#endif
