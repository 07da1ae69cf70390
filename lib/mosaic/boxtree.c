/* SPDX-License-Identifier: Apache-2.0 */
/* boxtree.c: a packed tree of boxes, eight to a node, level by level in one array. */
#include "mosaic/boxtree.h"

#include <string.h>

static void fill_level(boxtree *tree, int level, const box *boxes)
{
    size_t below = level ? tree->level_count[level - 1] : tree->count;

    for (size_t i = 0; i < tree->level_count[level] * 8; i++) {
        box8 *group = &tree->groups[tree->level_first[level] + i / 8];
        box one = BOX_EMPTY;

        if (i < below)
            one = level ? box8_all(&tree->groups[tree->level_first[level - 1] + i])
                        : boxes[i];
        box8_set(group, i % 8, one);
    }
}

bool boxtree_init(boxtree *tree, const lrel_context *context, const box *boxes,
                  size_t count)
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
    for (int level = 0; level < tree->levels; level++)
        fill_level(tree, level, boxes);
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
