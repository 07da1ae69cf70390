/* SPDX-License-Identifier: Apache-2.0 */
/* unit_tree.h: which units a unit is a part of. Boundaries do not say it, their land
 * does: a unit is a part of the one of the next coarser level in which most of it lies,
 * and of all that this one is a part of. So units nest, also where borders of two levels
 * were drawn by two hands. Private to lib/dataset. */
#ifndef LREL_DATASET_UNIT_TREE_H
#define LREL_DATASET_UNIT_TREE_H

#include "dataset/dataset.h"

/* The units of one level with one code. */
typedef struct lrel_tree_unit {
    lrel_text code;
    int level;
    /* By level less 1, down to its own, its code there; "": none is known. */
    lrel_text path[LREL_LEVEL_MAX];
} lrel_tree_unit;

typedef struct lrel_unit_tree {
    const lrel_context *context;
    lrel_tree_unit *at; /* in order of code, then level */
    size_t count, capacity;
} lrel_unit_tree;

/** The tree of the units of @p data, whose mosaic is there. Clear @p out in any case.
 * @return LREL_OK or LREL_E_MEMORY */
LREL_NODISCARD lrel_status lrel_unit_tree__make(const lrel_dataset *data,
                                                lrel_unit_tree *out, lrel_error *err);
void lrel_unit_tree__clear(lrel_unit_tree *tree);

/** The first unit with @p code; those of other levels are behind it. NULL: none. */
const lrel_tree_unit *lrel_unit_tree__find(const lrel_unit_tree *tree, lrel_text code);
/** Whether units of several levels have the code of @p unit, which is the first. */
bool lrel_unit_tree__has_another(const lrel_unit_tree *tree, const lrel_tree_unit *unit);
/** The unit of @p level with @p code; NULL: none. */
const lrel_tree_unit *lrel_unit_tree__find_at(const lrel_unit_tree *tree, lrel_text code,
                                              int level);

#endif
