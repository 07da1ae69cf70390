/* SPDX-License-Identifier: Apache-2.0 */
/* forecast.h: when recorded contamination may be gone, and what has to be done a year to
 * be there by the deadline; each with what speaks against it.
 *
 * Reading order: flow.h (a stock and its years), past.h (the years), mean.h and
 * bootstrap.h (two ways to go on), backtest.h (how well that went before), amounts.h,
 * target.h and cost.h (what others planned, achieved and paid), outlook.h (one account).
 * Method: docs/methods/forecast.md. */
#ifndef LREL_FORECAST_FORECAST_H
#define LREL_FORECAST_FORECAST_H

#include "analysis/analysis.h"
#include "write/stream.h"

/** forecast.json. @param account  this one only, or LREL_ACCOUNT_EVERY */
LREL_NODISCARD lrel_status lrel_forecast_json(const lrel_analysis *a, uint32_t account,
                                              lrel_stream *stream, lrel_error *err);

/** The same as a table: one figure a row. */
LREL_NODISCARD lrel_status lrel_forecast_table(const lrel_analysis *a, uint32_t account,
                                               lrel_stream *stream, lrel_error *err);

/** The same to read. */
LREL_NODISCARD lrel_status lrel_forecast_text(const lrel_analysis *a, uint32_t account,
                                              lrel_stream *stream, lrel_error *err);

#endif
