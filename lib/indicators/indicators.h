/* SPDX-License-Identifier: Apache-2.0 */
/* indicators.h: what authors and authorities judge a programme by: the indicators I1 to
 * I22 of docs/methods/indicators.md, as one tidy table; and what was found on land after
 * it had been released.
 *
 * Made once for a job, then written in several forms. Nothing here changes the account:
 * no land is recorded again because something was found on it. */
#ifndef LREL_INDICATORS_INDICATORS_H
#define LREL_INDICATORS_INDICATORS_H

#include "analysis/analysis.h"
#include "write/tidy.h"

typedef struct lrel_indicators lrel_indicators;

/** @param a    must outlive it
 * @param out  receives new indicators, to be freed with lrel_indicators_free()
 * @return LREL_OK, LREL_E_LIMIT or LREL_E_MEMORY */
LREL_NODISCARD lrel_status lrel_indicators_new(const lrel_analysis *a,
                                               lrel_indicators **out, lrel_error *err);
void lrel_indicators_free(lrel_indicators *indicators);

/** indicators.csv. @param account  this one only, or LREL_ACCOUNT_EVERY */
void lrel_indicators_table(const lrel_indicators *indicators, uint32_t account,
                           lrel_stream *stream);
void lrel_indicators_schema(const lrel_indicators *indicators, lrel_stream *stream);

/** The same as one JSON object, what was found after release first. */
void lrel_indicators_json(const lrel_indicators *indicators, uint32_t account,
                          lrel_stream *stream);

/** found_after_release.csv: an item or accident on land that had been released before. */
void lrel_indicators_found(const lrel_indicators *indicators, uint32_t account,
                           lrel_stream *stream);
void lrel_indicators_found_schema(const lrel_indicators *indicators, lrel_stream *stream);

/** accidents_outside_records.csv: an accident where no hazard was on record. */
void lrel_indicators_accidents(const lrel_indicators *indicators, lrel_stream *stream);
void lrel_indicators_accidents_schema(const lrel_indicators *indicators,
                                      lrel_stream *stream);

/** How many rows found_after_release.csv has, of all accounts. */
size_t lrel_indicators_found_count(const lrel_indicators *indicators);
/** Row @p index as a sentence without a full stop, the most serious first. */
void lrel_indicators_found_line(const lrel_indicators *indicators, size_t index,
                                char *out, size_t size);

#endif
