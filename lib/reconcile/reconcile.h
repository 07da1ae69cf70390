/* SPDX-License-Identifier: Apache-2.0 */
/* reconcile.h: why figures differ: what is stated and what is counted, land that is
 * completed and land that is accepted, what the authority says and what operators say, a
 * stock and what happened since the one before. Nothing here changes the account, and no
 * difference is made to go away.
 *
 * Each is a tidy table; lrel_reconcile_text() is all of them to read. */
#ifndef LREL_RECONCILE_RECONCILE_H
#define LREL_RECONCILE_RECONCILE_H

#include "analysis/analysis.h"
#include "write/tidy.h"

typedef struct lrel_reconcile {
    const lrel_analysis *analysis;
    uint32_t account;        /* this one only, or LREL_ACCOUNT_EVERY */
    lrel_text operator_name; /* this one only, as records spell it; "": each */
} lrel_reconcile;

/** Whether the wish leaves @p account out. */
bool lrel_reconcile__leaves_account(const lrel_reconcile *wish, uint32_t account);
/** Whether the wish leaves the operator called @p name out. */
bool lrel_reconcile__leaves_operator(const lrel_reconcile *wish, lrel_text name);

/* check/reconcile.csv: from stated to counted, per account, operator, product and year */
LREL_NODISCARD lrel_status lrel_reconcile_waterfall(const lrel_reconcile *wish,
                                                    lrel_stream *stream, lrel_error *err);
void lrel_reconcile_waterfall_schema(lrel_stream *stream);

/* check/count_stocks.csv: the stock by the date that land counts on */
LREL_NODISCARD lrel_status lrel_reconcile_stocks(const lrel_reconcile *wish,
                                                 lrel_stream *stream, lrel_error *err);
void lrel_reconcile_stocks_schema(lrel_stream *stream);

/* check/compare_sources.csv: published figures of the same beside each other */
LREL_NODISCARD lrel_status lrel_reconcile_sources(const lrel_reconcile *wish,
                                                  lrel_stream *stream, lrel_error *err);
void lrel_reconcile_sources_schema(lrel_stream *stream);

/* check/stock_flow.csv: from one published stock to the next */
LREL_NODISCARD lrel_status lrel_reconcile_flow(const lrel_reconcile *wish,
                                               lrel_stream *stream, lrel_error *err);
void lrel_reconcile_flow_schema(lrel_stream *stream);

/** How many published figures are used, and how many of them are the authority's. */
size_t lrel_reconcile_headlines(const lrel_dataset *data, size_t *figures);

/** All of it as text, each operator's own view first. */
LREL_NODISCARD lrel_status lrel_reconcile_text(const lrel_reconcile *wish,
                                               lrel_stream *stream, lrel_error *err);

#endif
