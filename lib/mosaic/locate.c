/* SPDX-License-Identifier: Apache-2.0 */
/* locate.c: winding numbers of rings around a point, by crossings of the ray to the east.
 *
 * An edge counts where it passes the ray: upwards +1, downwards -1, its lower end
 * included and its upper not. A run of tiles wholly east of the point counts by its two
 * ends alone; wholly west, above or below it counts nothing. So a ring of a million
 * points costs a few dozen boxes. */
#include "mosaic/exact.h"
#include "mosaic/label.h"

/* Passings of the ray by a path from a to b that lies wholly east of @p at. */
static int32_t passings(lrel_grid_point a, lrel_grid_point b, lrel_grid_point at)
{
    return (a.y <= at.y) - (b.y <= at.y);
}

static int32_t turns_of_tile(const ringset *set, const tile *t, lrel_grid_point at)
{
    int32_t turns = 0;

    for (uint32_t e = t->first; e < t->first + t->count; e++) {
        lrel_grid_point a = set->points[e], b = set->points[e + 1];
        int32_t passing = passings(a, b, at);

        if (passing > 0 && orientation(a, b, at) > 0)
            turns++;
        else if (passing < 0 && orientation(a, b, at) < 0)
            turns--;
    }
    return turns;
}

/* Turns made by the tiles of @p r below node @p node of level @p level of the tile tree.
 */
static int32_t turns_below(const ringset *set, const ring *r, int level, size_t node,
                           lrel_grid_point at)
{
    size_t low = node << (3 * level), high = low + ((size_t)1 << (3 * level));
    size_t end = (size_t)r->tile_first + r->tile_count;
    int32_t turns = 0;

    if (high <= r->tile_first || low >= end)
        return 0;
    if (level < set->tile_tree.levels && low >= r->tile_first && high <= end) {
        box around = boxtree_box(&set->tile_tree, level, node);

        if (at.y < around.y0 || at.y > around.y1 || at.x > around.x1)
            return 0;
        if (at.x < around.x0) {
            const tile *last = &set->tiles[high - 1];

            return passings(set->points[set->tiles[low].first],
                            set->points[last->first + last->count], at);
        }
    }
    if (level == 0)
        return turns_of_tile(set, &set->tiles[node], at);
    for (size_t child = node * 8; child < node * 8 + 8; child++)
        turns += turns_below(set, r, level - 1, child, at);
    return turns;
}

/* The lowest node whose tiles include all of the ring's. */
static int32_t turns_of_ring(const ringset *set, const ring *r, lrel_grid_point at)
{
    size_t low = r->tile_first, high = low + r->tile_count - 1;
    int level = 0;

    while (low != high) {
        low >>= 3;
        high >>= 3;
        level++;
    }
    return turns_below(set, r, level, low, at);
}

bool lrel_label__locate(label *l, const ringset *set, lrel_grid_point at,
                        bool (*is_wanted)(uint32_t ring, void *user), void *user,
                        index_list *near)
{
    box here = {at.x, at.y, at.x, at.y};

    l->count = 0;
    l->many = l->holes = 0;
    l->sum = 0;
    if (!boxtree_query(&set->ring_tree, set->context, here, 0, near))
        return false;
    for (size_t i = 0; i < near->count; i++) {
        const ring *r = &set->rings[near->at[i]];

        if (is_wanted(near->at[i], user) &&
            !lrel_label__add_ring(l, set, r, turns_of_ring(set, r, at)))
            return false;
    }
    return true;
}
