/* SPDX-License-Identifier: Apache-2.0 */
/* regroup.h: the same account once more, by other periods and other groups of land. */
#ifndef LREL_DATASET_REGROUP_H
#define LREL_DATASET_REGROUP_H

#include "dataset/dataset.h"

/** Folds @p base, which is folded, by the `period` and `by` of @p programme, which
 * differs from that of @p base in these alone. Every figure adds up to the same totals.
 *
 * @param out  receives a dataset that borrows all else from @p base and lives no longer;
 *             to be cleared with lrel_dataset_regroup_clear(), whatever is returned
 * @return LREL_OK, LREL_E_CANCELLED, LREL_E_EXTENT, LREL_E_INVARIANT or LREL_E_MEMORY */
LREL_NODISCARD lrel_status lrel_dataset_regroup(const lrel_dataset *base,
                                                const lrel_programme *programme,
                                                lrel_dataset *out, lrel_error *err);
/** Folds @p base with a period that runs from the end of day @p from to the end of day
 * @p to, neither after the as-of day, and what is before and behind it as periods of
 * their own; land has no groups.
 *
 * @param period  receives the number of that period
 * @return as lrel_dataset_regroup() */
LREL_NODISCARD lrel_status lrel_dataset_regroup_between(const lrel_dataset *base,
                                                        lrel_date from, lrel_date to,
                                                        size_t *period, lrel_dataset *out,
                                                        lrel_error *err);
void lrel_dataset_regroup_clear(lrel_dataset *regrouped);

#endif
