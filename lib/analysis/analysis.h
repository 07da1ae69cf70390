/* SPDX-License-Identifier: Apache-2.0 */
/* analysis.h: what every argument is made from: the account by calendar years, with all
 * that can be asked of its land and of the records that moved it.
 *
 * The credits of `years.ledger` are the cells: account, year, column, who held the land,
 * in which unit it lies, which record moved it. They add up to the account exactly, so
 * that every figure can be traced to its records. */
#ifndef LREL_ANALYSIS_ANALYSIS_H
#define LREL_ANALYSIS_ANALYSIS_H

#include "dataset/dataset.h"

typedef struct lrel_analysis {
    const lrel_dataset *data; /* as the programme groups it */
    lrel_programme rules;     /* the programme's, but for `period` and `by` */
    /* Periods are calendar years, the last one cut at the as-of day; land is grouped by
     * all that its holder says, and by units of every level. */
    lrel_dataset years;
} lrel_analysis;

/** @param out  borrows @p data, which is folded; to be cleared, whatever is returned
 * @return as lrel_dataset_regroup() */
LREL_NODISCARD lrel_status lrel_analysis_open(const lrel_dataset *data,
                                              lrel_analysis *out, lrel_error *err);
void lrel_analysis_clear(lrel_analysis *analysis);

/** The calendar year that period @p period of `years` is. */
int lrel_analysis_year(const lrel_analysis *a, size_t period);
/** The period that @p day is in; LREL_PERIOD_BEFORE: before the first one. Days after the
 * last one are in the last one. */
uint32_t lrel_analysis_period_of(const lrel_analysis *a, lrel_date day);
/** Whether the account does not know the whole of that year: it ends with the as-of day
 * in it, or deliveries end before (their names are in `years.incomplete`). */
bool lrel_analysis_is_part_year(const lrel_analysis *a, size_t period);

/** What the land of @p credit (of `years.ledger`) is: its holder's class, contamination,
 * national_class, operator or source, or the unit it lies in; "": not known. */
lrel_text lrel_analysis_land(const lrel_analysis *a, const lrel_credit *credit,
                             lrel_by by);
/** The number, among all records, of the record that moved the land. */
size_t lrel_analysis_record(const lrel_analysis *a, const lrel_credit *credit);

/** Square metres of a doubled area in grid units: for ratios. What is added up is added
 * up before. */
double lrel_analysis_m2(const lrel_analysis *a, int64_t area2);

#endif
