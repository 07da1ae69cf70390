/* SPDX-License-Identifier: Apache-2.0 */
/* group_set.h: groups, numbered as they are met and, once all are known, in order of
 * their texts. Of many groups few are distinct: those are hashed, and they alone are
 * sorted. Private to lib/dataset. */
#ifndef LREL_DATASET_GROUP_SET_H
#define LREL_DATASET_GROUP_SET_H

#include "dataset/dataset.h"

/* Begins as {.context = ...}. */
typedef struct lrel_group_set {
    const lrel_context *context;
    lrel_groups met;   /* distinct, as they came */
    uint32_t *slots;   /* by hash: number in met + 1; 0: none */
    size_t slot_count; /* a power of 2 */
    uint32_t last;     /* met last: neighbours are often of one group */
} lrel_group_set;

/** Numbers @p group for the time being. @return false where there is no memory */
bool lrel_group_set__number(lrel_group_set *set, const lrel_group *group, uint32_t *out);
/** Sorts what was met into @p out, which is empty, and makes the @p count numbers at
 * @p number those of the sorted groups. */
LREL_NODISCARD lrel_status lrel_group_set__sort(lrel_group_set *set, lrel_groups *out,
                                                uint32_t *number, size_t count,
                                                lrel_error *err);
void lrel_group_set__clear(lrel_group_set *set);

#endif
