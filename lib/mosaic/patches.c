/* SPDX-License-Identifier: Apache-2.0 */
/* patches.c: faces fall apart into their connected pieces.
 *
 * The chains between different faces close to borders, face on the left, along the links
 * that the mosaic has. A border that runs clockwise is a hole, of the smallest patch of
 * its face that it lies in. Unlike in the dissolve no point is copied: a border is its
 * half-edges. */
#include "mosaic/patches.h"

#include <math.h>
#include <string.h>

#include "core/threads.h"
#include "mosaic/exact.h"

static bool is_wanted(const patches *c, uint32_t face)
{
    return face != FACE_OUTSIDE && c->is_wanted[face];
}

static uint32_t face_on_left(const shard *s, uint32_t h)
{
    return h & 1 ? s->chains.at[h >> 1].right : s->chains.at[h >> 1].left;
}

/* A square root is rounded right by IEEE 754, so this is the same on every machine. */
static int64_t edge_length(lrel_grid_point a, lrel_grid_point b)
{
    int64_t dx = (int64_t)b.x - a.x, dy = (int64_t)b.y - a.y;
    double parts = (double)(dx * dx + dy * dy) * PATCH_LENGTH_PARTS * PATCH_LENGTH_PARTS;

    return (int64_t)(sqrt(parts) + 0.5);
}

/* Adds the edges of the @p count points @p p, coming from *@p from, which goes along. */
static void add_path(line_sums *sum, lrel_grid_point *from, const lrel_grid_point *p,
                     uint32_t count)
{
    if (count == 0)
        return;
    sum->length += edge_length(*from, p[0]);
    sum->cross += cross_from_origin(*from, p[0]);
    for (uint32_t i = 1; i < count; i++)
        sum->length += edge_length(p[i - 1], p[i]);
    sum->cross += cross_from_origin_of_path(p, count - 1);
    *from = p[count - 1];
}

static line_sums measure_chain(const ringset *set, const shard *s, const chain *c)
{
    lrel_grid_point at = s->nodes.at[c->from];
    line_sums sum = {0};

    if (c->inner_count) {
        chain_runs inner = chain_runs_of(set, c);

        add_path(&sum, &at, inner.at[0], inner.count[0]);
        add_path(&sum, &at, inner.at[1], inner.count[1]);
    }
    add_path(&sum, &at, &s->nodes.at[c->to], 1);
    return sum;
}

/* One shard's borders while they are walked. */
typedef struct walk {
    const patches *all;
    const shard *s;
    shard_patches *own;
    uint32_t shard;
} walk;

/* A chain is measured with the first border that it is part of. */
static lrel_status walk_border(const walk *w, uint32_t start, lrel_error *err)
{
    const ringset *set = &w->all->mosaic->set;
    uint32_t number = (uint32_t)w->own->found.count, h = start;
    patch_border *slot = LREL__PUSH(set->context, &w->own->found);
    patch_border b = {.shard = w->shard,
                      .start = start,
                      .face = face_on_left(w->s, start),
                      .next = PATCH_NONE};
    uint64_t area = 0;

    if (!slot)
        return lrel__fail_memory(err);
    do {
        line_sums *sums = &w->own->sums[h >> 1];

        if (face_on_left(w->s, h) != b.face)
            return lrel__fail(err, LREL_E_INVARIANT, "a border leaves its face");
        if (w->own->border[h ^ 1] == PATCH_NONE)
            *sums = measure_chain(set, w->s, &w->s->chains.at[h >> 1]);
        w->own->border[h] = number;
        b.length += sums->length;
        area += h & 1 ? 0 - sums->cross : sums->cross;
        h = half_edge_next(w->s, h);
    } while (h != start);
    b.area2 = (int64_t)area;
    *slot = b;
    return LREL_OK;
}

static lrel_status walk_chain(const walk *w, uint32_t number, lrel_error *err)
{
    const chain *c = &w->s->chains.at[number];
    const uint32_t *border = w->own->border + 2 * (size_t)number;
    lrel_status status = LREL_OK;

    if (c->left == c->right)
        return LREL_OK;
    if (border[0] == PATCH_NONE && is_wanted(w->all, c->left))
        status = walk_border(w, 2 * number, err);
    if (border[1] == PATCH_NONE && is_wanted(w->all, c->right) && status == LREL_OK)
        status = walk_border(w, 2 * number + 1, err);
    return status;
}

static lrel_status walk_shard(size_t piece, int worker, void *user, lrel_error *err)
{
    patches *c = user;
    const lrel_context *context = c->mosaic->context;
    const shard *s = &c->mosaic->shards[piece];
    walk w = {c, s, &c->shards[piece], (uint32_t)piece};
    size_t chains = s->chains.count;
    lrel_status status = LREL_OK;

    (void)worker;
    w.own->sums = lrel__alloc(context, chains, sizeof *w.own->sums);
    w.own->border = lrel__alloc(context, 2 * chains, sizeof *w.own->border);
    if (!w.own->sums || !w.own->border)
        return lrel__fail_memory(err);
    memset(w.own->border, 0xFF, 2 * chains * sizeof *w.own->border);
    for (uint32_t i = 0; i < chains && status == LREL_OK; i++)
        status = walk_chain(&w, i, err);
    return status;
}

/* ---- holes ---- */

static const ringset *set_of(const patches *c)
{
    return &c->mosaic->set;
}

/* Calls @p fn with every edge of a border, along it. */
static void each_edge(const patches *c, const patch_border *b,
                      void (*fn)(lrel_grid_point, lrel_grid_point, void *), void *user)
{
    const shard *s = &c->mosaic->shards[b->shard];
    uint32_t h = b->start;

    do {
        const chain *one = &s->chains.at[h >> 1];
        lrel_grid_point from = s->nodes.at[half_edge_origin(s, h)];

        for (uint32_t i = 0; i < one->inner_count; i++) {
            lrel_grid_point to =
                chain_inner(set_of(c), one, h & 1 ? one->inner_count - 1 - i : i);

            fn(from, to, user);
            from = to;
        }
        fn(from, s->nodes.at[half_edge_origin(s, h ^ 1)], user);
        h = half_edge_next(s, h);
    } while (h != b->start);
}

static void widen(lrel_grid_point from, lrel_grid_point to, void *user)
{
    (void)to;
    box_add_point(user, from);
}

static box border_box(const patches *c, const patch_border *b)
{
    box around = BOX_EMPTY;

    each_edge(c, b, widen, &around);
    return around;
}

/* A point in doubled coordinates, and whether an odd number of edges lies east of it. */
typedef struct parity {
    int64_t x, y;
    bool is_inside;
} parity;

static void cross_east(lrel_grid_point a, lrel_grid_point b, void *user)
{
    parity *p = user;
    int64_t ax = 2 * (int64_t)a.x, ay = 2 * (int64_t)a.y;
    int64_t bx = 2 * (int64_t)b.x, by = 2 * (int64_t)b.y;
    __int128 side;

    if ((ay <= p->y) == (by <= p->y))
        return;
    side = (__int128)(bx - ax) * (p->y - ay) - (__int128)(by - ay) * (p->x - ax);
    p->is_inside ^= by > ay ? side > 0 : side < 0;
}

/* Whether the middle of the hole's first edge lies in the patch. Two borders of one face
 * share no edge, so it is on neither's outline. */
static bool is_in_patch(const patches *c, const patch_border *hole,
                        const patch_border *outer)
{
    const shard *s = &c->mosaic->shards[hole->shard];
    lrel_grid_point a = s->nodes.at[half_edge_origin(s, hole->start)];
    lrel_grid_point b = half_edge_second(set_of(c), s, hole->start);
    parity p = {(int64_t)a.x + b.x, (int64_t)a.y + b.y, false};

    each_edge(c, outer, cross_east, &p);
    return p.is_inside;
}

/* Outer borders of the faces that have holes, where several come into question. */
typedef struct outer_index {
    uint32_t *only; /* by face: its one outer border, PATCH_NONE, or OUTER_MANY */
    uint32_t *list; /* those of faces with many, if they have holes */
    uint32_t count;
    boxtree tree; /* of that list */
} outer_index;

#define OUTER_MANY (PATCH_NONE - 1)

/* The patch that a hole is in: the smallest of its face around it. */
static lrel_status find_outer(const patches *c, const outer_index *outers,
                              patch_border *hole, index_list *near, lrel_error *err)
{
    uint32_t best = outers->only[hole->face];

    if (best == OUTER_MANY) {
        best = PATCH_NONE;
        if (!boxtree_query(&outers->tree, c->mosaic->context, border_box(c, hole), 0,
                           near))
            return lrel__fail_memory(err);
        for (size_t i = 0; i < near->count; i++) {
            uint32_t number = outers->list[near->at[i]];
            const patch_border *outer = &c->borders[number];

            if (outer->face == hole->face && outer->area2 > -hole->area2 &&
                (best == PATCH_NONE || outer->area2 < c->borders[best].area2) &&
                is_in_patch(c, hole, outer))
                best = number;
        }
    }
    hole->patch = best;
    return best != PATCH_NONE
               ? LREL_OK
               : lrel__fail(err, LREL_E_INVARIANT, "a hole lies in no piece of its face");
}

/* Hangs the hole behind its patch's outer border. */
static void take_hole(patches *c, uint32_t number)
{
    patch_border *hole = &c->borders[number], *outer = &c->borders[hole->patch];

    hole->next = outer->next;
    outer->next = number;
    outer->area2 += hole->area2;
    outer->length += hole->length;
}

static bool is_hole(const patches *c, uint32_t border)
{
    return c->borders[border].area2 <= 0;
}

/* Most faces that have a hole are one patch, so few borders need a box. */
static lrel_status index_outers(const patches *c, outer_index *outers, lrel_error *err)
{
    const lrel_context *context = c->mosaic->context;
    size_t faces = c->mosaic->faces.faces.count;
    uint8_t *has_hole = lrel__calloc(context, faces, sizeof *has_hole);
    box *boxes = lrel__alloc(context, c->count, sizeof *boxes);
    bool has_memory = false;

    outers->only = lrel__alloc(context, faces, sizeof *outers->only);
    outers->list = lrel__alloc(context, c->count, sizeof *outers->list);
    if (!has_hole || !boxes || !outers->only || !outers->list)
        goto done;
    memset(outers->only, 0xFF, faces * sizeof *outers->only);
    for (uint32_t i = 0; i < c->count; i++) {
        uint32_t *only = &outers->only[c->borders[i].face];

        if (is_hole(c, i))
            has_hole[c->borders[i].face] = true;
        else
            *only = *only == PATCH_NONE ? i : OUTER_MANY;
    }
    for (uint32_t i = 0; i < c->count; i++) {
        const patch_border *b = &c->borders[i];

        if (is_hole(c, i) || !has_hole[b->face] || outers->only[b->face] != OUTER_MANY)
            continue;
        boxes[outers->count] = border_box(c, b);
        outers->list[outers->count++] = i;
    }
    has_memory = boxtree_init(&outers->tree, context, boxes, outers->count);
done:
    lrel__free(context, has_hole);
    lrel__free(context, boxes);
    return has_memory ? LREL_OK : lrel__fail_memory(err);
}

static lrel_status give_holes(patches *c, lrel_error *err)
{
    const lrel_context *context = c->mosaic->context;
    outer_index outers = {0};
    index_list near = {0};
    lrel_status status = index_outers(c, &outers, err);

    for (uint32_t i = 0; i < c->count && status == LREL_OK; i++)
        if (is_hole(c, i))
            status = find_outer(c, &outers, &c->borders[i], &near, err);
    for (uint32_t i = 0; i < c->count && status == LREL_OK; i++)
        if (is_hole(c, i))
            take_hole(c, i);
    boxtree_clear(&outers.tree, context);
    lrel__free(context, near.at);
    lrel__free(context, outers.only);
    lrel__free(context, outers.list);
    return status;
}

/* Brings the borders of all shards together, behind those of the first. @return false
 * where there is no memory */
static bool take_borders(patches *c)
{
    const lrel_context *context = c->mosaic->context;
    border_list all = {0};
    size_t shard_count = c->mosaic->shard_count, total = 0;

    for (size_t s = 0; s < shard_count; s++)
        total += c->shards[s].found.count;
    for (size_t s = 0; s < shard_count; s++) {
        border_list *found = &c->shards[s].found;

        c->shards[s].first = (uint32_t)all.count;
        if (s == 0) {
            all = *found;
            *found = (border_list){0};
        } else if (!lrel__grow(context, &all.at, &all.capacity, total, sizeof *all.at)) {
            break;
        } else if (found->count) {
            memcpy(all.at + all.count, found->at, found->count * sizeof *all.at);
            all.count += found->count;
        }
    }
    c->borders = all.at;
    c->count = (uint32_t)all.count;
    for (uint32_t i = 0; i < c->count; i++)
        c->borders[i].patch = i;
    return all.count == total;
}

lrel_status lrel_patches__make(patches *c, const lrel_mosaic *mosaic, const bool *wanted,
                               lrel_error *err)
{
    lrel_status status;

    memset(c, 0, sizeof *c);
    c->mosaic = mosaic;
    c->is_wanted = wanted;
    c->shards = lrel__calloc(mosaic->context, mosaic->shard_count, sizeof *c->shards);
    if (!c->shards)
        return lrel__fail_memory(err);
    status = lrel__parallel(mosaic->context, mosaic->shard_count, walk_shard, c, err);
    if (status != LREL_OK)
        return status;
    return take_borders(c) ? give_holes(c, err) : lrel__fail_memory(err);
}

void lrel_patches__clear(patches *c)
{
    const lrel_context *context;

    if (!c->mosaic)
        return;
    context = c->mosaic->context;
    for (size_t s = 0; c->shards && s < c->mosaic->shard_count; s++) {
        lrel__free(context, c->shards[s].border);
        lrel__free(context, c->shards[s].sums);
        lrel__free(context, c->shards[s].found.at);
    }
    lrel__free(context, c->shards);
    lrel__free(context, c->borders);
    memset(c, 0, sizeof *c);
}

/* ---- names ---- */

/* The lowest point so far, and where the border goes from there: of several times that it
 * comes by, the most clockwise, which is where its outer part leaves. */
typedef struct naming {
    lrel_grid_point at[2];
    bool has_one;
} naming;

static void name_edge(lrel_grid_point from, lrel_grid_point to, void *user)
{
    naming *n = user;
    bool is_lower = !n->has_one || from.x < n->at[0].x ||
                    (from.x == n->at[0].x && from.y < n->at[0].y);

    if (is_lower ||
        (point_is_equal(from, n->at[0]) && orientation(n->at[0], n->at[1], to) < 0)) {
        n->at[0] = from;
        n->at[1] = to;
        n->has_one = true;
    }
}

void lrel_patches__name(const patches *c, uint32_t patch, lrel_grid_point name[2])
{
    lrel_grid_point origin = set_of(c)->origin;
    naming n = {.has_one = false};

    each_edge(c, &c->borders[patch], name_edge, &n);
    for (int i = 0; i < 2; i++)
        name[i] = (lrel_grid_point){n.at[i].x + origin.x, n.at[i].y + origin.y};
}
