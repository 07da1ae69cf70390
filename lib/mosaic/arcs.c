/* SPDX-License-Identifier: Apache-2.0 */
/* arcs.c: chains between two classes, joined where nothing but the two of them meet. */
#include "mosaic/arcs.h"

#include <stdlib.h>
#include <string.h>

#include "mosaic/exact.h"
#include "mosaic/path.h"

/* Work on one shard. */
typedef struct tracing {
    const lrel_mosaic *mosaic;
    const shard *s;
    const uint32_t *class_of_face;
    arcset *set;
    uint32_t first_node; /* number in the set of the shard's node 0 */
    struct {
        uint32_t *at;
        size_t count, capacity;
    } chains; /* between two classes */
    links around;
    uint32_t *arc_at; /* by half-edge: the half-arc that starts with it; UINT32_MAX */
    bool *is_traced;  /* by chain */
    struct {
        uint32_t *at;
        size_t count, capacity;
    } path; /* half-edges of the arc at hand */
} tracing;

static uint32_t class_of(const tracing *t, uint32_t face)
{
    return face == FACE_OUTSIDE ? LREL_DISSOLVE_NONE : t->class_of_face[face];
}

static lrel_status find_chains(tracing *t, lrel_error *err)
{
    for (size_t i = 0; i < t->s->chains.count; i++) {
        const chain *c = &t->s->chains.at[i];
        uint32_t *slot;

        if (class_of(t, c->left) == class_of(t, c->right))
            continue;
        if (!(slot = LREL__PUSH(t->mosaic->context, &t->chains)))
            return lrel__fail_memory(err);
        *slot = (uint32_t)i;
    }
    return LREL_OK;
}

/* Whether more or fewer than two borders meet at node @p n of the shard. */
static bool is_node(const tracing *t, uint32_t n)
{
    return t->around.start[n + 1] - t->around.start[n] != 2;
}

static bool add_point(arcset *set, lrel_grid_point p)
{
    lrel_grid_point *slot = LREL__PUSH(set->context, &set->points);

    if (slot)
        *slot = p;
    return slot != NULL;
}

/* The path's points, both ends included. */
static bool add_path(tracing *t)
{
    for (size_t i = 0; i < t->path.count; i++) {
        uint32_t h = t->path.at[i];
        const chain *c = &t->s->chains.at[h >> 1];

        if (!add_point(t->set, t->s->nodes.at[half_edge_origin(t->s, h)]))
            return false;
        for (uint32_t k = 0; k < c->inner_count; k++)
            if (!add_point(t->set, chain_inner(&t->mosaic->set, c,
                                               h & 1 ? c->inner_count - 1 - k : k)))
                return false;
    }
    return add_point(
        t->set,
        t->s->nodes.at[half_edge_origin(t->s, t->path.at[t->path.count - 1] ^ 1)]);
}

/* Whether the points run the other way than an arc does: from the lower end up, and of a
 * loop towards the lower of the first point's neighbours. */
static bool is_backward(const lrel_grid_point *at, size_t count)
{
    int order = path_compare_points(at[0], at[count - 1]);

    return order ? order > 0 : path_compare_points(at[1], at[count - 2]) > 0;
}

static uint64_t area_of(const lrel_grid_point *at, size_t count)
{
    uint64_t sum = 0;

    for (size_t i = 1; i < count; i++)
        sum += cross_from_origin(at[i - 1], at[i]);
    return sum;
}

/* Makes an arc of the path. @p is_free: it has no node. For the time being `next` holds
 * the half-edges that begin what follows. */
static lrel_status add_arc(tracing *t, bool is_free, lrel_error *err)
{
    arcset *set = t->set;
    size_t first = set->points.count, count;
    uint32_t head = t->path.at[0], tail = t->path.at[t->path.count - 1];
    const chain *c = &t->s->chains.at[head >> 1];
    uint32_t number = (uint32_t)set->arcs.count;
    lrel_grid_point *at;
    arc *a = LREL__PUSH(set->context, &set->arcs);

    if (!a || !add_path(t))
        return lrel__fail_memory(err);
    at = set->points.at + first;
    count = set->points.count - first;
    *a = (arc){.first = first,
               .count = (uint32_t)count,
               .from = t->first_node + half_edge_origin(t->s, head),
               .to = t->first_node + half_edge_origin(t->s, tail ^ 1),
               .left = class_of(t, head & 1 ? c->right : c->left),
               .right = class_of(t, head & 1 ? c->left : c->right),
               .next = {t->around.next[tail], t->around.next[head ^ 1]}};
    if (is_free) { /* a border without a node starts at its lowest point */
        path_start_at_lowest(at, count - 1);
        at[count - 1] = at[0];
    }
    t->arc_at[head] = 2 * number;
    t->arc_at[tail ^ 1] = 2 * number + 1;
    if (is_backward(at, count)) {
        path_reverse(at, count);
        *a = (arc){first,   (uint32_t)count,          a->to, a->from, a->right,
                   a->left, {a->next[1], a->next[0]}, 0};
        t->arc_at[head] ^= 1;
        t->arc_at[tail ^ 1] ^= 1;
    }
    a->area2 = area_of(at, count);
    return LREL_OK;
}

/* Follows the border from half-edge @p h to the next node. */
static lrel_status trace(tracing *t, uint32_t h, bool is_free, lrel_error *err)
{
    uint32_t start = h;

    t->path.count = 0;
    do {
        uint32_t *slot = LREL__PUSH(t->set->context, &t->path);

        if (!slot)
            return lrel__fail_memory(err);
        *slot = h;
        t->is_traced[h >> 1] = true;
        if (is_node(t, half_edge_origin(t->s, h ^ 1)))
            break;
        h = t->around.next[h];
    } while (h != start);
    return add_arc(t, is_free, err);
}

static lrel_status trace_all(tracing *t, lrel_error *err)
{
    lrel_status status = LREL_OK;

    for (size_t i = 0; i < t->chains.count; i++)
        for (uint32_t h = 2 * t->chains.at[i]; h <= 2 * t->chains.at[i] + 1; h++)
            if (status == LREL_OK && !t->is_traced[h >> 1] &&
                is_node(t, half_edge_origin(t->s, h)))
                status = trace(t, h, false, err);
    for (size_t i = 0; i < t->chains.count && status == LREL_OK; i++)
        if (!t->is_traced[t->chains.at[i]])
            status = trace(t, 2 * t->chains.at[i], true, err);
    return status;
}

static lrel_status trace_shard(tracing *t, lrel_error *err)
{
    const shard *s = t->s;
    size_t first_arc = t->set->arcs.count;
    lrel_status status = find_chains(t, err);

    if (status != LREL_OK)
        return status;
    t->arc_at = lrel__alloc(t->set->context, 2 * s->chains.count, sizeof *t->arc_at);
    t->is_traced = lrel__calloc(t->set->context, s->chains.count, sizeof *t->is_traced);
    if (!t->arc_at || !t->is_traced)
        return lrel__fail_memory(err);
    status = lrel_links__make(&t->around, &t->mosaic->set, s, t->chains.at,
                              t->chains.count, 0, (uint32_t)s->chains.count, 0,
                              (uint32_t)s->nodes.count, true, err);
    if (status == LREL_OK)
        status = trace_all(t, err);
    for (size_t i = first_arc; i < t->set->arcs.count && status == LREL_OK; i++)
        for (int k = 0; k < 2; k++)
            t->set->arcs.at[i].next[k] = t->arc_at[t->set->arcs.at[i].next[k]];
    t->set->node_count += (uint32_t)s->nodes.count;
    return status;
}

static void tracing_clear(tracing *t)
{
    const lrel_context *context = t->set->context;

    lrel__free(context, t->chains.at);
    lrel_links__clear(&t->around, context);
    lrel__free(context, t->arc_at);
    lrel__free(context, t->is_traced);
    lrel__free(context, t->path.at);
}

/* Spreads the 31 bits of @p v, one to every second place. */
static uint64_t spread(uint32_t v)
{
    uint64_t x = v;

    x = (x | x << 16) & 0x0000FFFF0000FFFF;
    x = (x | x << 8) & 0x00FF00FF00FF00FF;
    x = (x | x << 4) & 0x0F0F0F0F0F0F0F0F;
    x = (x | x << 2) & 0x3333333333333333;
    return (x | x << 1) & 0x5555555555555555;
}

/* What arcs are sorted by: the place of the first point along Morton's curve, so that
 * what is near on the ground is near in memory; then the second point. No two lines leave
 * one point in one direction, so the order is strict. */
typedef struct arc_key {
    uint64_t place;
    lrel_grid_point second;
    uint32_t arc;
} arc_key;

static int compare_keys(const void *a, const void *b)
{
    const arc_key *ka = a, *kb = b;

    if (ka->place != kb->place)
        return ka->place < kb->place ? -1 : 1;
    return path_compare_points(ka->second, kb->second);
}

/* Puts arcs and their points in order. */
static lrel_status sort_arcs(arcset *set, lrel_error *err)
{
    size_t count = set->arcs.count, place = 0;
    arc_key *keys = lrel__alloc(set->context, count, sizeof *keys);
    uint32_t *number = lrel__alloc(set->context, count, sizeof *number);
    arc *arcs = lrel__alloc(set->context, count, sizeof *arcs);
    lrel_grid_point *points =
        lrel__alloc(set->context, set->points.count, sizeof *points);
    bool is_done = keys && number && arcs && points;

    for (size_t i = 0; i < count && is_done; i++) {
        const lrel_grid_point *at = set->points.at + set->arcs.at[i].first;

        keys[i] = (arc_key){spread((uint32_t)at[0].x) | spread((uint32_t)at[0].y) << 1,
                            at[1], (uint32_t)i};
    }
    if (is_done && count)
        qsort(keys, count, sizeof *keys, compare_keys);
    for (size_t i = 0; i < count && is_done; i++) {
        arcs[i] = set->arcs.at[keys[i].arc];
        number[keys[i].arc] = (uint32_t)i;
        memcpy(points + place, set->points.at + arcs[i].first,
               arcs[i].count * sizeof *points);
        arcs[i].first = place;
        place += arcs[i].count;
    }
    for (size_t i = 0; i < count && is_done; i++)
        for (int k = 0; k < 2; k++)
            arcs[i].next[k] = 2 * number[arcs[i].next[k] >> 1] + (arcs[i].next[k] & 1);
    lrel__free(set->context, keys);
    lrel__free(set->context, number);
    if (!is_done) {
        lrel__free(set->context, arcs);
        lrel__free(set->context, points);
        return lrel__fail_memory(err);
    }
    lrel__free(set->context, set->arcs.at);
    lrel__free(set->context, set->points.at);
    set->arcs.at = arcs;
    set->arcs.capacity = count;
    set->points.at = points;
    set->points.capacity = set->points.count;
    return LREL_OK;
}

lrel_status lrel_arcset__init(arcset *set, const lrel_mosaic *m,
                              const uint32_t *class_of_face, lrel_error *err)
{
    lrel_status status = LREL_OK;

    memset(set, 0, sizeof *set);
    set->context = m->context;
    set->origin = m->set.origin;
    for (size_t s = 0; s < m->shard_count && status == LREL_OK; s++) {
        tracing t = {.mosaic = m,
                     .s = &m->shards[s],
                     .class_of_face = class_of_face,
                     .set = set,
                     .first_node = set->node_count};

        status = trace_shard(&t, err);
        tracing_clear(&t);
    }
    if (status == LREL_OK && set->points.count > UINT32_MAX / 2)
        return lrel__fail(err, LREL_E_LIMIT, "%zu points are more than arcs can hold",
                          set->points.count);
    return status == LREL_OK ? sort_arcs(set, err) : status;
}

void lrel_arcset__clear(arcset *set)
{
    lrel__free(set->context, set->points.at);
    lrel__free(set->context, set->arcs.at);
    memset(set, 0, sizeof *set);
}
