/* SPDX-License-Identifier: Apache-2.0 */
/* thin.c: arc by arc, the least point first, each only where it may go.
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

/* A weight that says: in the heap no more. */
#define OUT_OF_HEAP UINT32_MAX

typedef struct thinning {
    live *l;
    bool by_distance; /* Douglas and Peucker's weights, which never change */
    double limit;     /* of a weight, square units */
    heap heap;        /* items: the points of the arc at hand, from 0 */
    double *weight;   /* likewise, where by_distance */
    size_t weight_capacity;
    index_list ranges;
    index_list blocked; /* arcs with points in the way */
    index_list again;   /* those of the round before */
    size_t dropped;
} thinning;

static double weight_of(const thinning *t, const arc *a, uint32_t item)
{
    const lrel_grid_point *at = t->l->arcs->points.at;
    size_t p = a->first + item;

    if (t->by_distance)
        return t->weight[item];
    return lrel_weigh__triangle(at[t->l->before[p]], at[p], at[t->l->after[p]]);
}

static bool weigh_by_distance(thinning *t, const arc *a)
{
    const lrel_context *context = t->l->arcs->context;

    return lrel__grow(context, &t->weight, &t->weight_capacity, a->count,
                      sizeof *t->weight) &&
           lrel_weigh__distances(t->l->arcs->points.at + a->first, a->count, t->limit,
                                 t->weight, context, &t->ranges);
}

/* Puts the points of @p a that stand and are small into the heap. Visvalingam's weights
 * change, and only then does a large one enter. */
static bool fill_heap(thinning *t, const arc *a)
{
    const lrel_context *context = t->l->arcs->context;

    if (!heap_start(&t->heap, context, a->count) ||
        (t->by_distance && !weigh_by_distance(t, a)))
        return false;
    for (size_t p = t->l->after[a->first]; p != a->first + a->count - 1;
         p = t->l->after[p]) {
        uint32_t item = (uint32_t)(p - a->first);
        double weight = weight_of(t, a, item);

        t->heap.place[item] = OUT_OF_HEAP;
        if (weight < t->limit)
            heap_add(&t->heap, item, weight);
    }
    return true;
}

/* A neighbour of @p item has gone. */
static void weigh_again(thinning *t, const arc *a, uint32_t item)
{
    double weight;

    if (item == 0 || item == a->count - 1)
        return;
    weight = weight_of(t, a, item);
    if (t->heap.place[item] != OUT_OF_HEAP)
        heap_change(&t->heap, item, weight);
    else if (weight < t->limit)
        heap_add(&t->heap, item, weight);
}

static lrel_status thin_arc(thinning *t, uint32_t arc_index, lrel_error *err)
{
    const arc *a = &t->l->arcs->arcs.at[arc_index];
    size_t in_way = 0;

    if (!fill_heap(t, a))
        return lrel__fail_memory(err);
    while (t->heap.count && t->heap.at[0].key < t->limit) {
        uint32_t item = heap_take(&t->heap).item, *slot;
        uint32_t point = (uint32_t)a->first + item;
        uint32_t before = t->l->before[point], after = t->l->after[point];
        bool may_go;

        t->heap.place[item] = OUT_OF_HEAP;
        if (!lrel_live__may_go(t->l, arc_index, point, &may_go))
            return lrel__fail_memory(err);
        if (!may_go) {
            if (in_way++ == 0) {
                if (!(slot = LREL__PUSH(t->l->arcs->context, &t->blocked)))
                    return lrel__fail_memory(err);
                *slot = arc_index;
            }
            continue;
        }
        lrel_live__drop(t->l, arc_index, point);
        t->dropped++;
        weigh_again(t, a, before - (uint32_t)a->first);
        weigh_again(t, a, after - (uint32_t)a->first);
    }
    return LREL_OK;
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
        if (!fill_heap(t, &t->l->arcs->arcs.at[t->blocked.at[i]]))
            return lrel__fail_memory(err);
        *out += t->heap.count;
    }
    return LREL_OK;
}

static void thinning_clear(thinning *t)
{
    const lrel_context *context = t->l->arcs->context;

    heap_clear(&t->heap, context);
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
