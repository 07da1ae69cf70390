/* SPDX-License-Identifier: Apache-2.0 */
/* trend.h: how contamination changes from period to period, as one tidy table: a row is
 * one figure. */
#ifndef LREL_TREND_TREND_H
#define LREL_TREND_TREND_H

#include "analysis/analysis.h"
#include "write/tidy.h"

/** trend.csv. @param account  this one only, or LREL_ACCOUNT_EVERY */
LREL_NODISCARD lrel_status lrel_trend_table(const lrel_analysis *a, uint32_t account,
                                            lrel_stream *stream, lrel_error *err);
/** trend.json: the series of whole accounts and of surveyed units, and why they changed.
 * @param account  as above */
LREL_NODISCARD lrel_status lrel_trend_json(const lrel_analysis *a, uint32_t account,
                                           lrel_stream *stream, lrel_error *err);
/** Why recorded land changed from the end of @p from to the end of @p to, @p from being
 * the earlier one and @p to not after the as-of day: a table of causes that add up.
 * @param account  as above */
LREL_NODISCARD lrel_status lrel_trend_change(const lrel_dataset *data, lrel_date from,
                                             lrel_date to, uint32_t account,
                                             lrel_stream *stream, lrel_error *err);
/** The schema of trend.csv. */
void lrel_trend_schema(const lrel_analysis *a, lrel_stream *stream);

#endif
