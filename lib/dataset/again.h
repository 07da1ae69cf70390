/* SPDX-License-Identifier: Apache-2.0 */
/* again.h: what the account would be had the programme said otherwise.
 *
 * The boxes behind reading run again on what was read; the files are not opened. Whatever
 * the other programme leaves as it was is lent by the first dataset: the shapes on the
 * grid where their operation and the grid's centre are the same, the mosaic where the
 * same records are in it, the ledger where the same events are. What is not lent is built
 * as a run of that programme would build it, so that the figures are those of that run to
 * the last digit (docs/methods/choices.md). */
#ifndef LREL_DATASET_AGAIN_H
#define LREL_DATASET_AGAIN_H

#include "dataset/dataset.h"

/** Folds the records of @p base, which is folded, by the rules of @p programme, which
 * differs from the one of @p base in its rules, its waiver and the operations of its
 * sources only. The ledger of @p out has no groups; its periods run to the as-of day.
 *
 * @param out  receives a dataset that borrows from @p base, to be cleared with
 *             lrel_dataset_again_clear(), whatever is returned
 * @return LREL_OK, LREL_E_OPERATION, LREL_E_CRS_UNKNOWN, LREL_E_COORDINATE or
 *         LREL_E_EXTENT (it could not be run so), LREL_E_CANCELLED, LREL_E_INVARIANT or
 *         LREL_E_MEMORY */
LREL_NODISCARD lrel_status lrel_dataset_again(const lrel_dataset *base,
                                              const lrel_programme *programme,
                                              lrel_dataset *out, lrel_error *err);
/** The same by the programme's periods. They end as those of @p base do; where other days
 * count, there may be more of them before, or fewer. */
LREL_NODISCARD lrel_status lrel_dataset_again_by_period(const lrel_dataset *base,
                                                        const lrel_programme *programme,
                                                        lrel_dataset *out,
                                                        lrel_error *err);
void lrel_dataset_again_clear(lrel_dataset *again, const lrel_dataset *base);

/** The records of which @p again makes something else than @p base: others are in the
 * account, or on another day, or lie elsewhere. */
size_t lrel_dataset_again_changed(const lrel_dataset *again, const lrel_dataset *base);

/** The datum shifts that source @p source could have, those that can be run first.
 *
 * @param candidates  receives as many as fit in @p candidate_max
 * @param count       receives how many; 0 where it needs none
 * @return LREL_OK, LREL_E_CANCELLED or LREL_E_MEMORY */
LREL_NODISCARD lrel_status lrel_dataset_candidates(const lrel_dataset *data,
                                                   uint32_t source,
                                                   lrel_candidate *candidates,
                                                   size_t candidate_max, size_t *count,
                                                   lrel_error *err);

/* Its parts, a file each. */

/** Places what @p base has not placed, and lends the rest. */
LREL_NODISCARD lrel_status lrel_dataset__place_again(lrel_dataset *again,
                                                     const lrel_dataset *base,
                                                     lrel_error *err);

#endif
