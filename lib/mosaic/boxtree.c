/* SPDX-License-Identifier: Apache-2.0 */
/* boxtree.c: a packed tree of boxes, eight to a node, level by level in one array. */
#include "mosaic/boxtree.h"

#include <string.h>

static void set_box(boxtree *tree, int level, size_t i, box around)
{
    box8_set(&tree->groups[tree->level_first[level] + i / 8], i % 8, around);
}

/* Empties what a level's last group has behind its @p count boxes. */
static void empty_rest(boxtree *tree, int level, size_t count)
{
    for (size_t i = count; i < tree->level_count[level] * 8; i++)
        set_box(tree, level, i, BOX_EMPTY);
}

bool boxtree_open(boxtree *tree, const lrel_context *context, size_t count)
{
    size_t below = count, groups = 0;

    memset(tree, 0, sizeof *tree);
    tree->count = count;
    do {
        tree->level_first[tree->levels] = groups;
        tree->level_count[tree->levels] = (below + 7) / 8;
        below = tree->level_count[tree->levels];
        groups += below;
        tree->levels++;
    } while (below > 1 || tree->levels < 2); /* level 1 is asked for by group of tiles */

    tree->groups = lrel__alloc(context, groups, sizeof *tree->groups);
    if (!tree->groups)
        return false;
    empty_rest(tree, 0, count);
    return true;
}

void boxtree_set(boxtree *tree, size_t i, box around)
{
    set_box(tree, 0, i, around);
}

void boxtree_close(boxtree *tree)
{
    for (int level = 1; level < tree->levels; level++) {
        size_t below = tree->level_count[level - 1];

        for (size_t i = 0; i < below; i++)
            set_box(tree, level, i,
                    box8_all(&tree->groups[tree->level_first[level - 1] + i]));
        empty_rest(tree, level, below);
    }
}

bool boxtree_init(boxtree *tree, const lrel_context *context, const box *boxes,
                  size_t count)
{
    if (!boxtree_open(tree, context, count))
        return false;
    for (size_t i = 0; i < count; i++)
        boxtree_set(tree, i, boxes[i]);
    boxtree_close(tree);
    return true;
}

void boxtree_clear(boxtree *tree, const lrel_context *context)
{
    lrel__free(context, tree->groups);
    memset(tree, 0, sizeof *tree);
}

bool boxtree_query(const boxtree *tree, const lrel_context *context, box wanted,
                   size_t from, index_list *found)
{
    struct {
        size_t group; /* in its level */
        unsigned bits;
    } path[BOXTREE_LEVELS];
    int level = tree->levels - 1;

    found->count = 0;
    if (tree->count == 0)
        return true;
    path[level].group = 0;
    path[level].bits = box8_overlaps(&tree->groups[tree->level_first[level]], wanted);

    while (level < tree->levels) {
        unsigned lane;
        size_t child;

        if (path[level].bits == 0) {
            level++;
            continue;
        }
        lane = (unsigned)__builtin_ctz(path[level].bits);
        path[level].bits &= path[level].bits - 1;
        child = path[level].group * 8 + lane;
        if ((child + 1) << (3 * level) <= from)
            continue;
        if (level == 0) {
            uint32_t *slot = LREL__PUSH(context, found);

            if (!slot)
                return false;
            *slot = (uint32_t)child;
            continue;
        }
        level--;
        path[level].group = child;
        path[level].bits =
            box8_overlaps(&tree->groups[tree->level_first[level] + child], wanted);
    }
    return true;
}

box boxtree_box(const boxtree *tree, int level, size_t node)
{
    return box8_get(&tree->groups[tree->level_first[level] + node / 8], node % 8);
}
