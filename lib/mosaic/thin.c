/* SPDX-License-Identifier: Apache-2.0 */
/* thin.c: arc by arc and stretch by stretch, the least point first, each only where it
 * may go.
 *
 * Arcs are taken in their order, which the lines alone decide. A point that something
 * else stands in the way of may go later, when that has gone: arcs with such points are
 * gone through again until nothing goes any more. */
#include "mosaic/thin.h"

#include <math.h>

#include "core/fail.h"
#include "core/threads.h"
#include "mosaic/heap.h"
#include "mosaic/weigh.h"

/* Rounds over arcs with points in the way. Trials on dense cadastres ended after two to
 * four; the bound keeps a knot from taking long, and costs a few points. */
#define ROUNDS_MAX 8

/* Arcs between two looks at whether the caller wants to stop. */
#define ARCS_BETWEEN_LOOKS 4096

/* Points of an arc that are weighed against each other at a time: what they need stays in
 * the cache of one core. Who goes first matters among neighbours only, so the ends of a
 * stretch are gone through once more with the next one. */
#define STRETCH       4096
#define STRETCH_AGAIN 256

/* In place of a weight: the point has gone, or something is in its way. */
#define NO_WEIGHT (-1.0)

typedef struct thinning {
    live *l;
    bool by_distance; /* Douglas and Peucker's weights, which never change */
    double limit;     /* of a weight, square units */
    heap heap;        /* items: the points of the arc at hand, from 0 */
    double *weight;   /* of each; an entry of the heap with another one is out of date */
    size_t weight_capacity;
    index_list ranges;
    index_list blocked; /* arcs with points in the way */
    index_list again;   /* those of the round before */
    size_t dropped;
} thinning;

static double triangle_of(const thinning *t, size_t point)
{
    const lrel_grid_point *at = t->l->arcs->points.at;

    return lrel_weigh__triangle(at[t->l->before[point]], at[point],
                                at[t->l->after[point]]);
}

/* Gives @p item its weight; a small one waits in the heap for its turn. */
static bool set_weight(thinning *t, uint32_t item, double weight)
{
    t->weight[item] = weight;
    return weight >= t->limit ||
           heap_add(&t->heap, t->l->arcs->context, (heap_entry){weight, item});
}

/* Gets ready to weigh points of @p a. */
static bool start_arc(thinning *t, const arc *a)
{
    const lrel_context *context = t->l->arcs->context;

    t->heap.count = 0;
    return lrel__grow(context, &t->weight, &t->weight_capacity, a->count,
                      sizeof *t->weight) &&
           (!t->by_distance ||
            lrel_weigh__distances(t->l->arcs->points.at + a->first, a->count, t->limit,
                                  t->weight, context, &t->ranges));
}

/* Weighs the standing points @p from to below @p to of arc @p arc_index, its ends aside.
 */
static bool fill_heap(thinning *t, uint32_t arc_index, size_t from, size_t to)
{
    const arc *a = &t->l->arcs->arcs.at[arc_index];
    size_t last = a->first + a->count - 1;

    for (size_t p = lrel_live__next(t->l, arc_index, a->first + from);
         p < a->first + to && p < last; p = t->l->after[p]) {
        uint32_t item = (uint32_t)(p - a->first);

        if (item == 0)
            continue;
        if (!set_weight(t, item, t->by_distance ? t->weight[item] : triangle_of(t, p)))
            return false;
    }
    return true;
}

/* A neighbour of @p point has gone. By distance only a point that something was in the
 * way of has anything new to hope for. */
static bool weigh_again(thinning *t, const arc *a, uint32_t point)
{
    uint32_t item = point - (uint32_t)a->first;

    if (item == 0 || item == a->count - 1)
        return true;
    if (!t->by_distance)
        return set_weight(t, item, triangle_of(t, point));
    return t->weight[item] != NO_WEIGHT || set_weight(t, item, 0);
}

/* Notes that arc @p arc_index has a point in the way. */
static bool note_blocked(thinning *t, uint32_t arc_index)
{
    uint32_t *slot;

    if (t->blocked.count && t->blocked.at[t->blocked.count - 1] == arc_index)
        return true;
    if (!(slot = LREL__PUSH(t->l->arcs->context, &t->blocked)))
        return false;
    *slot = arc_index;
    return true;
}

/* The least point of the heap goes, if it may. */
static bool take_least(thinning *t, uint32_t arc_index)
{
    const arc *a = &t->l->arcs->arcs.at[arc_index];
    heap_entry least = heap_take(&t->heap);
    uint32_t point = (uint32_t)a->first + least.item, before, after;
    bool may_go;

    if (least.key != t->weight[least.item])
        return true;
    t->weight[least.item] = NO_WEIGHT;
    if (!lrel_live__may_go(t->l, arc_index, point, &may_go))
        return false;
    if (!may_go)
        return note_blocked(t, arc_index);
    before = t->l->before[point];
    after = t->l->after[point];
    lrel_live__drop(t->l, arc_index, point);
    t->dropped++;
    return weigh_again(t, a, before) && weigh_again(t, a, after);
}

static lrel_status thin_arc(thinning *t, uint32_t arc_index, lrel_error *err)
{
    const arc *a = &t->l->arcs->arcs.at[arc_index];
    bool is_done = lrel_live__approach(t->l, arc_index) && start_arc(t, a);

    for (size_t from = 0; from < a->count && is_done; from += STRETCH) {
        size_t again = from < STRETCH_AGAIN ? from : from - STRETCH_AGAIN;

        is_done = fill_heap(t, arc_index, again, from + STRETCH);
        while (is_done && t->heap.count)
            is_done = take_least(t, arc_index);
    }
    return is_done ? LREL_OK : lrel__fail_memory(err);
}

static lrel_status thin_first(thinning *t, lrel_error *err)
{
    lrel_status status = LREL_OK;

    for (uint32_t i = 0; i < t->l->arcs->arcs.count && status == LREL_OK; i++) {
        if (i % ARCS_BETWEEN_LOOKS == 0 && lrel__is_cancelled(t->l->arcs->context))
            return lrel__fail(err, LREL_E_CANCELLED, "interrupted");
        if (t->l->arcs->arcs.at[i].count > 2)
            status = thin_arc(t, i, err);
    }
    return status;
}

static lrel_status thin_again(thinning *t, lrel_error *err)
{
    lrel_status status = LREL_OK;
    index_list list = t->again;

    t->again = t->blocked;
    t->blocked = list;
    t->blocked.count = 0;
    t->dropped = 0;
    for (size_t i = 0; i < t->again.count && status == LREL_OK; i++)
        status = thin_arc(t, t->again.at[i], err);
    return status;
}

/* Points that stay although they are small, as a look at them says. */
static lrel_status count_in_way(thinning *t, uint64_t *out, lrel_error *err)
{
    *out = 0;
    for (size_t i = 0; i < t->blocked.count; i++) {
        uint32_t number = t->blocked.at[i];
        const arc *a = &t->l->arcs->arcs.at[number];

        if (!start_arc(t, a) || !fill_heap(t, number, 0, a->count))
            return lrel__fail_memory(err);
        *out += t->heap.count;
    }
    return LREL_OK;
}

static void thinning_clear(thinning *t)
{
    const lrel_context *context = t->l->arcs->context;

    lrel__free(context, t->heap.at);
    lrel__free(context, t->weight);
    lrel__free(context, t->ranges.at);
    lrel__free(context, t->blocked.at);
    lrel__free(context, t->again.at);
}

lrel_status lrel_arcs__thin(live *l, const lrel_simplify_options *options,
                            uint64_t *in_way, lrel_error *err)
{
    thinning t = {.l = l,
                  .by_distance = options->method == LREL_SIMPLIFY_DOUGLAS_PEUCKER,
                  .limit = (double)options->tolerance * options->tolerance};
    lrel_status status = thin_first(&t, err);

    for (int round = 0;
         round < ROUNDS_MAX && status == LREL_OK && t.blocked.count && t.dropped; round++)
        status = thin_again(&t, err);
    if (status == LREL_OK)
        status = count_in_way(&t, in_way, err);
    thinning_clear(&t);
    return status;
}
