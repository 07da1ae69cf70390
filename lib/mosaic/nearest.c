/* SPDX-License-Identifier: Apache-2.0 */
/* nearest.c: the line next to a place, and the face around it, by branch and bound.
 *
 * Children of a box are visited in order of how near they can come at best, and left out
 * where that is worse than what is found. Which face is around a point is asked by a ray
 * to the east: the first chain that it meets has the face on its west. Chains touch in
 * nodes only, so which of two passes first can be told by whole numbers. */
#include "mosaic/locator.h"

#include <math.h>

#include "mosaic/exact.h"

/* ---- measuring ---- */

/* From the lower end, so that the direction of an edge does not show in the last digit.
 */
static double edge_distance2(lrel_grid_point one, lrel_grid_point other,
                             lrel_grid_place at, lrel_grid_place *nearest)
{
    bool is_lower = one.x != other.x ? one.x < other.x : one.y < other.y;
    lrel_grid_point a = is_lower ? one : other, b = is_lower ? other : one;
    double dx = (double)b.x - a.x, dy = (double)b.y - a.y;
    double along = ((at.x - a.x) * dx + (at.y - a.y) * dy) / (dx * dx + dy * dy);
    double t = along < 0 ? 0 : along > 1 ? 1 : along;

    *nearest = (lrel_grid_place){a.x + t * dx, a.y + t * dy};
    return (at.x - nearest->x) * (at.x - nearest->x) +
           (at.y - nearest->y) * (at.y - nearest->y);
}

double lrel_locator__measure(const lrel_locator *l, const chain_run *run,
                             lrel_grid_place at, lrel_grid_place *nearest)
{
    const shard *s = run_shard(l, run);
    const chain *c = run_chain(l, run);
    lrel_grid_point a = chain_point(&l->mosaic->set, s, c, run->first);
    double best = HUGE_VAL;

    for (uint32_t i = 1; i <= run->count; i++) {
        lrel_grid_point b = chain_point(&l->mosaic->set, s, c, run->first + i);
        lrel_grid_place here;
        double distance2 = edge_distance2(a, b, at, &here);

        if (distance2 < best || (distance2 == best && comes_before(here, *nearest))) {
            best = distance2;
            *nearest = here;
        }
        a = b;
    }
    return best;
}

/* ---- visiting boxes, the most promising first ---- */

/* What is looked for. */
typedef struct search {
    const lrel_locator *l;
    /* How good box @p b can be at best; lower is better, HUGE_VAL: nothing in it */
    double (*promise)(const struct search *s, box b);
    void (*visit)(struct search *s, const chain_run *run);
    double best; /* what is found must promise no more than this */

    lrel_grid_place at; /* the nearest line */
    lrel_owner_filter is_wanted;
    void *user;
    lrel_located found;

    lrel_grid_point point; /* the first line to the east */
    bool has_edge;
    lrel_grid_point low, high; /* its edge */
    uint32_t west;             /* the face to the west of it */
} search;

static void search_below(search *s, int level, size_t group)
{
    const boxtree *tree = &s->l->tree;
    size_t order[8];
    double promise[8];
    unsigned count = 0;

    for (size_t child = group * 8; child < group * 8 + 8; child++) {
        box b = boxtree_box(tree, level, child);
        double one = b.x0 <= b.x1 ? s->promise(s, b) : HUGE_VAL;
        unsigned k = count;

        if (one > s->best || one == HUGE_VAL)
            continue;
        for (; k > 0 && promise[k - 1] > one; k--) {
            promise[k] = promise[k - 1];
            order[k] = order[k - 1];
        }
        promise[k] = one;
        order[k] = child;
        count++;
    }
    for (unsigned i = 0; i < count; i++) {
        if (promise[i] > s->best)
            return;
        if (level == 0)
            s->visit(s, &s->l->runs[order[i]]);
        else
            search_below(s, level - 1, order[i]);
    }
}

static void search_all(search *s)
{
    if (s->l->run_count)
        search_below(s, s->l->tree.levels - 1, 0);
}

/* ---- the nearest line ---- */

static double how_near(const search *s, box b)
{
    return box_distance2(b, s->at);
}

/* The lowest owner wanted whose border a line between two lands is. */
static bool has_wanted(const search *s, lrel_land_side a, lrel_land_side b,
                       uint32_t *owner)
{
    uint32_t i = 0, k = 0;

    while (next_border(a, b, &i, &k, owner))
        if (!s->is_wanted || s->is_wanted(*owner, s->user))
            return true;
    return false;
}

static void visit_near(search *s, const chain_run *run)
{
    const lrel_mosaic *m = s->l->mosaic;
    const chain *c = run_chain(s->l, run);
    lrel_grid_place nearest;
    double distance2;
    uint32_t owner;

    if (c->left == c->right)
        return;
    distance2 = lrel_locator__measure(s->l, run, s->at, &nearest);
    if (distance2 > s->best ||
        !has_wanted(s, land_of_face(m, c->left), land_of_face(m, c->right), &owner))
        return;
    nearest.x += m->set.origin.x;
    nearest.y += m->set.origin.y;
    if (s->found.has_border && distance2 == s->best &&
        (owner > s->found.owner ||
         (owner == s->found.owner && !comes_before(nearest, s->found.nearest))))
        return;
    s->best = distance2;
    s->found = (lrel_located){.owner = owner,
                              .has_border = true,
                              .border = sqrt(distance2),
                              .nearest = nearest};
}

bool lrel_locator_nearest(lrel_locator *l, lrel_grid_place at,
                          lrel_owner_filter is_wanted, void *user, lrel_located *out)
{
    const lrel_mosaic *m = l->mosaic;
    search s = {.l = l,
                .promise = how_near,
                .visit = visit_near,
                .best = HUGE_VAL,
                .at = {at.x - m->set.origin.x, at.y - m->set.origin.y},
                .is_wanted = is_wanted,
                .user = user};
    lrel_land_side land = {NULL, 0, 0};

    if (!isfinite(at.x) || !isfinite(at.y))
        return false;
    search_all(&s);
    if (!s.found.has_border)
        return false;
    if (s.at.x >= 0 && s.at.y >= 0 && s.at.x <= m->set.extent && s.at.y <= m->set.extent)
        land = land_of_face(
            m, lrel_locator__face(l, (lrel_grid_point){(int32_t)floor(s.at.x + 0.5),
                                                       (int32_t)floor(s.at.y + 0.5)}));
    for (uint32_t i = 0; i < land.owner_count; i++)
        s.found.is_inside |= land.owners[i] == s.found.owner;
    *out = s.found;
    return true;
}

/* ---- the face around a point ---- */

/* Boxes that the ray meets, by where they begin. */
static double how_soon(const search *s, box b)
{
    if (s->point.y < b.y0 || s->point.y >= b.y1 || s->point.x > b.x1)
        return HUGE_VAL;
    return b.x0 > s->point.x ? (double)b.x0 - s->point.x : 0;
}

/* Whether edge @p low - @p high passes the ray before the one that was found: both rise
 * above it, and they do not cross, so one end tells. */
static bool is_sooner(const search *s, lrel_grid_point low, lrel_grid_point high)
{
    int64_t turn;

    if (!s->has_edge)
        return true;
    if (low.y >= s->low.y) {
        turn = orientation(s->low, s->high, low);
        if (turn == 0) /* it begins on the other: its upper end, or the other's */
            turn = high.y <= s->high.y ? orientation(s->low, s->high, high)
                                       : -orientation(low, high, s->high);
        return turn > 0;
    }
    turn = orientation(low, high, s->low);
    if (turn == 0)
        turn = s->high.y <= high.y ? orientation(low, high, s->high)
                                   : -orientation(s->low, s->high, high);
    return turn < 0;
}

/* An edge passes where its lower end is at or below the ray and its upper end above: so a
 * point where edges meet is passed by those that rise from it. */
static void visit_east(search *s, const chain_run *run)
{
    const shard *of = run_shard(s->l, run);
    const chain *c = run_chain(s->l, run);
    lrel_grid_point a = chain_point(&s->l->mosaic->set, of, c, run->first), b;

    for (uint32_t i = 1; i <= run->count; i++, a = b) {
        bool rises;
        lrel_grid_point low, high;

        b = chain_point(&s->l->mosaic->set, of, c, run->first + i);
        if ((a.y <= s->point.y) == (b.y <= s->point.y))
            continue;
        rises = a.y < b.y;
        low = rises ? a : b;
        high = rises ? b : a;
        if (orientation(low, high, s->point) <= 0 || !is_sooner(s, low, high))
            continue;
        s->has_edge = true;
        s->low = low;
        s->high = high;
        s->west = rises ? c->left : c->right;
        /* No line of a box that begins behind the edge's end can be sooner. */
        s->best = (double)(low.x > high.x ? low.x : high.x) - s->point.x;
    }
}

uint32_t lrel_locator__face(const lrel_locator *l, lrel_grid_point at)
{
    search s = {.l = l,
                .promise = how_soon,
                .visit = visit_east,
                .best = HUGE_VAL,
                .point = at,
                .west = FACE_OUTSIDE};

    search_all(&s);
    return s.west;
}
