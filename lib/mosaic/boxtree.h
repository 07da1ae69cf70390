/* SPDX-License-Identifier: Apache-2.0 */
/* boxtree.h: a packed tree of boxes that are already in a good order: node i of a level
 * holds the boxes 8i .. 8i + 7 of the level below. Never changes after it is built, so
 * any number of threads may ask it. */
#ifndef LREL_MOSAIC_BOXTREE_H
#define LREL_MOSAIC_BOXTREE_H

#include "core/memory.h"
#include "mosaic/box.h"

#define BOXTREE_LEVELS 12 /* 8^12 boxes */

typedef struct boxtree {
    box8 *groups;
    size_t
        level_first[BOXTREE_LEVELS]; /* group 0 of the level; level 0 holds the boxes */
    size_t level_count[BOXTREE_LEVELS]; /* groups */
    int levels;
    size_t count; /* boxes */
} boxtree;

/* A list of indices, growing; each thread has its own. */
typedef struct index_list {
    uint32_t *at;
    size_t count;
    size_t capacity;
} index_list;

/* Builds a tree over @p boxes. @return false where there is no memory */
bool boxtree_init(boxtree *tree, const lrel_context *context, const box *boxes,
                  size_t count);
void boxtree_clear(boxtree *tree, const lrel_context *context);

/* The same in steps: makes room, takes box by box, in any order and on any thread, and
 * builds the tree over them. @return false where there is no memory */
bool boxtree_open(boxtree *tree, const lrel_context *context, size_t count);
void boxtree_set(boxtree *tree, size_t i, box around);
void boxtree_close(boxtree *tree);

/* Sets @p found to the boxes that overlap @p wanted, ascending, from index @p from on.
 * @return false where there is no memory */
bool boxtree_query(const boxtree *tree, const lrel_context *context, box wanted,
                   size_t from, index_list *found);

/* The box of 8^level boxes number @p node; level 0: one box. */
box boxtree_box(const boxtree *tree, int level, size_t node);

#endif
