/* SPDX-License-Identifier: Apache-2.0 */
/* patches.c: faces fall apart into their connected pieces.
 *
 * As in the dissolve, the chains between different faces are linked around their nodes
 * and close to borders, face on the left. A border that runs clockwise is a hole, of the
 * smallest patch of its face that it lies in. Unlike the dissolve no point is copied: a
 * border is its half-edges. */
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

/* Length of chain @p c, and twice the area between it and the origin. */
static int64_t measure_chain(const ringset *set, const shard *s, const chain *c,
                             uint64_t *cross)
{
    lrel_grid_point from = s->nodes.at[c->from];
    int64_t length = 0;

    *cross = 0;
    for (uint32_t i = 0; i <= c->inner_count; i++) {
        lrel_grid_point to =
            i < c->inner_count ? chain_inner(set, c, i) : s->nodes.at[c->to];

        length += edge_length(from, to);
        *cross += cross_from_origin(from, to);
        from = to;
    }
    return length;
}

/* What one shard needs while its borders are walked. */
typedef struct walk {
    const patches *all;
    const shard *s;
    shard_patches *own;
    uint32_t shard;
    uint64_t *cross; /* by chain */
} walk;

static lrel_status walk_border(walk *w, uint32_t start, lrel_error *err)
{
    const lrel_context *context = w->all->mosaic->context;
    uint32_t number = (uint32_t)w->own->found.count, h = start;
    patch_border *b = LREL__PUSH(context, &w->own->found);
    uint64_t area = 0;

    if (!b)
        return lrel__fail_memory(err);
    *b = (patch_border){.shard = w->shard,
                        .start = start,
                        .face = face_on_left(w->s, start),
                        .next = PATCH_NONE};
    do {
        if (face_on_left(w->s, h) != b->face)
            return lrel__fail(err, LREL_E_INVARIANT, "a border leaves its face");
        w->own->border[h] = number;
        b->length += w->own->length[h >> 1];
        area += h & 1 ? 0 - w->cross[h >> 1] : w->cross[h >> 1];
        h = w->own->around.next[h];
    } while (h != start);
    b->area2 = (int64_t)area;
    return LREL_OK;
}

/* The chains that bound a wanted face, measured. */
static lrel_status find_chains(walk *w, uint32_t *chains, size_t *count)
{
    const shard *s = w->s;

    for (size_t i = 0; i < s->chains.count; i++) {
        const chain *c = &s->chains.at[i];

        if (c->left == c->right ||
            !(is_wanted(w->all, c->left) || is_wanted(w->all, c->right)))
            continue;
        w->own->length[i] = measure_chain(&w->all->mosaic->set, s, c, &w->cross[i]);
        chains[(*count)++] = (uint32_t)i;
    }
    return LREL_OK;
}

static lrel_status walk_shard(size_t piece, int worker, void *user, lrel_error *err)
{
    patches *c = user;
    const lrel_context *context = c->mosaic->context;
    const shard *s = &c->mosaic->shards[piece];
    walk w = {c, s, &c->shards[piece], (uint32_t)piece, NULL};
    size_t count = 0, chain_count = s->chains.count;
    uint32_t *chains = lrel__alloc(context, chain_count, sizeof *chains);
    lrel_status status = LREL_OK;

    (void)worker;
    w.cross = lrel__alloc(context, chain_count, sizeof *w.cross);
    w.own->length = lrel__alloc(context, chain_count, sizeof *w.own->length);
    w.own->border = lrel__alloc(context, 2 * chain_count, sizeof *w.own->border);
    if (!chains || !w.cross || !w.own->length || !w.own->border) {
        status = lrel__fail_memory(err);
        goto done;
    }
    memset(w.own->border, 0xFF, 2 * chain_count * sizeof *w.own->border);
    status = find_chains(&w, chains, &count);
    if (status == LREL_OK && count)
        status = lrel_links__make(&w.own->around, &c->mosaic->set, s, chains, count, 0,
                                  (uint32_t)chain_count, 0, (uint32_t)s->nodes.count,
                                  false, err);
    for (size_t i = 0; i < count && status == LREL_OK; i++)
        for (uint32_t h = 2 * chains[i]; h <= 2 * chains[i] + 1; h++)
            if (status == LREL_OK && w.own->border[h] == PATCH_NONE &&
                is_wanted(c, face_on_left(s, h)))
                status = walk_border(&w, h, err);

done:
    lrel__free(context, chains);
    lrel__free(context, w.cross);
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
        h = c->shards[b->shard].around.next[h];
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

static lrel_status find_outer(patches *c, const boxtree *outers, uint32_t hole_number,
                              index_list *near, lrel_error *err)
{
    patch_border *hole = &c->borders[hole_number];
    uint32_t best = PATCH_NONE;

    if (!boxtree_query(outers, c->mosaic->context, border_box(c, hole), 0, near))
        return lrel__fail_memory(err);
    for (size_t i = 0; i < near->count; i++) {
        const patch_border *outer = &c->borders[near->at[i]];

        if (outer->face != hole->face || outer->area2 <= -hole->area2 ||
            (best != PATCH_NONE && outer->area2 >= c->borders[best].area2) ||
            !is_in_patch(c, hole, outer))
            continue;
        best = near->at[i];
    }
    if (best == PATCH_NONE)
        return lrel__fail(err, LREL_E_INVARIANT, "a hole lies in no piece of its face");
    hole->patch = best;
    hole->next = c->borders[best].next;
    c->borders[best].next = hole_number;
    c->borders[best].patch_area2 += hole->area2;
    c->borders[best].patch_length += hole->length;
    return LREL_OK;
}

/* Boxes are made only for the faces that have a hole: few do. */
static lrel_status give_holes(patches *c, const uint8_t *has_hole, lrel_error *err)
{
    const lrel_context *context = c->mosaic->context;
    box *boxes = lrel__alloc(context, c->count, sizeof *boxes);
    boxtree outers = {0};
    index_list near = {0};
    lrel_status status = boxes ? LREL_OK : lrel__fail_memory(err);

    for (uint32_t i = 0; i < c->count && status == LREL_OK; i++) {
        const patch_border *b = &c->borders[i];

        boxes[i] = b->area2 > 0 && has_hole[b->face] ? border_box(c, b) : BOX_EMPTY;
    }
    if (status == LREL_OK && !boxtree_init(&outers, context, boxes, c->count))
        status = lrel__fail_memory(err);
    for (uint32_t i = 0; i < c->count && status == LREL_OK; i++)
        if (c->borders[i].area2 <= 0)
            status = find_outer(c, &outers, i, &near, err);
    boxtree_clear(&outers, context);
    lrel__free(context, near.at);
    lrel__free(context, boxes);
    return status;
}

static lrel_status take_borders(patches *c, lrel_error *err)
{
    const lrel_context *context = c->mosaic->context;
    uint8_t *has_hole =
        lrel__calloc(context, c->mosaic->faces.faces.count, sizeof *has_hole);
    size_t total = 0;
    bool has_holes = false;
    lrel_status status = LREL_OK;

    for (size_t s = 0; s < c->mosaic->shard_count; s++)
        total += c->shards[s].found.count;
    c->borders = lrel__alloc(context, total, sizeof *c->borders);
    if (!has_hole || !c->borders) {
        lrel__free(context, has_hole);
        return lrel__fail_memory(err);
    }
    for (size_t s = 0; s < c->mosaic->shard_count; s++) {
        c->shards[s].first = c->count;
        for (size_t i = 0; i < c->shards[s].found.count; i++) {
            patch_border *b = &c->borders[c->count];

            *b = c->shards[s].found.at[i];
            b->patch = b->area2 > 0 ? c->count : PATCH_NONE;
            b->patch_area2 = b->area2;
            b->patch_length = b->length;
            has_hole[b->face] |= b->area2 <= 0;
            has_holes |= b->area2 <= 0;
            c->count++;
        }
    }
    if (has_holes)
        status = give_holes(c, has_hole, err);
    lrel__free(context, has_hole);
    return status;
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
    return status == LREL_OK ? take_borders(c, err) : status;
}

void lrel_patches__clear(patches *c)
{
    const lrel_context *context;

    if (!c->mosaic)
        return;
    context = c->mosaic->context;
    for (size_t s = 0; c->shards && s < c->mosaic->shard_count; s++) {
        lrel_links__clear(&c->shards[s].around, context);
        lrel__free(context, c->shards[s].border);
        lrel__free(context, c->shards[s].length);
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
