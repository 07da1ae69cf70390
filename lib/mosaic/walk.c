/* SPDX-License-Identifier: Apache-2.0 */
/* walk.c: the faces of a component.
 *
 * Half-edges are linked around their nodes and walked: each cycle is the border of one
 * face of a connected graph; exactly one, the outer, runs the wrong way round. The label
 * of the outer cycle is where the component lies among the others; from there a
 * depth-first walk over the faces keeps one label, changed on the way down and back.
 *
 * Holes need no attaching: the outer cycle of a component inside another's face has a
 * negative area, which is added to the land of that face's owners. */
#include "mosaic/arrange.h"

#include <stdlib.h>
#include <string.h>

#include "mosaic/exact.h"

/* Twice the area that chain @p c contributes when walked forwards. */
static uint64_t area_of_chain(const arranger *a, const chain *c)
{
    lrel_grid_point from = a->out.nodes.at[c->from], to = a->out.nodes.at[c->to];
    chain_runs runs = chain_runs_of(a->set, c);
    const lrel_grid_point *first = runs.at[0], *last;
    uint64_t sum;

    if (c->inner_count == 0)
        return cross_from_origin(from, to);
    /* Behind a run that reaches the ring's end its first point is repeated. */
    sum = cross_from_origin_of_path(first, runs.count[0] - (runs.count[1] == 0));
    if (runs.count[1])
        sum += cross_from_origin_of_path(runs.at[1], runs.count[1] - 1);
    last = runs.count[1] ? &runs.at[1][runs.count[1] - 1] : &first[runs.count[0] - 1];
    return cross_from_origin(from, *first) + sum + cross_from_origin(*last, to);
}

/* Chains in one piece of work. */
#define BATCH_CHAINS 4096

static lrel_status add_up_chains(size_t piece, int worker, void *user, lrel_error *err)
{
    const arranger *a = user;
    size_t first = piece * BATCH_CHAINS, last = first + BATCH_CHAINS;
    size_t count = a->out.chains.count - a->first_chain;

    (void)worker;
    (void)err;
    for (size_t c = first; c < last && c < count; c++)
        a->chain_area[c] = area_of_chain(a, &a->out.chains.at[a->first_chain + c]);
    return LREL_OK;
}

static lrel_status walk_cycles(arranger *a, uint32_t *outer, lrel_error *err)
{
    uint32_t half_edges = 2 * ((uint32_t)a->out.chains.count - a->first_chain);
    size_t outer_count = 0;
    lrel_status status;

    if (!lrel__grow(a->set->context, &a->cycle_of, &a->cycle_of_capacity, half_edges,
                    sizeof *a->cycle_of) ||
        !lrel__grow(a->set->context, &a->chain_area, &a->chain_area_capacity,
                    half_edges / 2, sizeof *a->chain_area))
        return lrel__fail_memory(err);
    memset(a->cycle_of, 0xFF, half_edges * sizeof *a->cycle_of);
    status = lrel__pieces(a->set->context, a->is_alone,
                          (half_edges / 2 + BATCH_CHAINS - 1) / BATCH_CHAINS,
                          add_up_chains, a, err);
    if (status != LREL_OK)
        return status;
    a->cycles.count = 0;
    for (uint32_t i = 0; i < half_edges; i++) {
        uint32_t number = (uint32_t)a->cycles.count, h = i;
        uint64_t area = 0;
        cycle *one;

        if (a->cycle_of[i] != UINT32_MAX)
            continue;
        do {
            a->cycle_of[h] = number;
            area += h & 1 ? 0 - a->chain_area[h / 2] : a->chain_area[h / 2];
            h = a->around.next[h] - 2 * a->first_chain;
        } while (h != i);
        if (!(one = LREL__PUSH(a->set->context, &a->cycles)))
            return lrel__fail_memory(err);
        *one = (cycle){.start = i, .face = CYCLE_UNSEEN, .area2 = (int64_t)area};
        if (one->area2 <= 0) {
            *outer = number;
            outer_count++;
        }
    }
    if (outer_count != 1)
        return lrel__fail(err, LREL_E_INVARIANT, "a component has %zu outer borders",
                          outer_count);
    return LREL_OK;
}

static bool is_elsewhere(uint32_t ring_index, void *user)
{
    const arranger *a = user;

    return a->component[ring_index] != a->root;
}

/* Owners whose two readings differ here. */
static bool note_reading_gaps(arranger *a, int64_t area2)
{
    size_t k = 0;

    if (!lrel_label__owners(&a->here, a->set, LABEL_LARGER, &a->larger) ||
        !lrel_label__owners(&a->here, a->set, LABEL_SMALLER, &a->smaller))
        return false;
    for (size_t i = 0; i < a->larger.count; i++) {
        reading_gap *gap;

        while (k < a->smaller.count && a->smaller.at[k] < a->larger.at[i])
            k++;
        if (k < a->smaller.count && a->smaller.at[k] == a->larger.at[i])
            continue;
        if (!(gap = LREL__PUSH(a->set->context, &a->gaps)))
            return false;
        *gap = (reading_gap){a->larger.at[i], area2};
    }
    return true;
}

/* Gives land to the owners of the label at hand: their face is *@p face. */
static lrel_status give_land(arranger *a, int64_t area2, uint32_t *face, lrel_error *err)
{
    *face = FACE_OUTSIDE;
    if (a->here.count == 0)
        return LREL_OK;
    if (!lrel_label__owners(&a->here, a->set, LABEL_AS_SAID, &a->owners) ||
        (a->here.many && !note_reading_gaps(a, area2)))
        return lrel__fail_memory(err);
    if (a->owners.count == 0)
        return LREL_OK;
    if (!lrel_faceset__find(&a->faces, a->set->context, a->owners.at,
                            (uint32_t)a->owners.count, a->here.sum, face))
        return lrel__fail_memory(err);
    a->faces.faces.at[*face].area2 += area2;
    return LREL_OK;
}

static lrel_status visit_cycle(arranger *a, cycle *c, lrel_error *err)
{
    c->sum = a->here.sum;
    return give_land(a, c->area2, &c->face, err);
}

/* Changes the label as one goes from the left of half-edge @p h to its right, or back. */
static bool cross_half_edge(arranger *a, uint32_t h, bool is_back)
{
    bool is_minus = ((h & 1) == 0) != is_back; /* left has `turns` more than right */

    for (uint32_t i = a->first_step.at[h / 2]; i != STEP_END; i = a->steps.at[i].next) {
        const step *s = &a->steps.at[i];

        if (s->turns &&
            !lrel_label__add(&a->here, a->set, s->code, is_minus ? -s->turns : s->turns))
            return false;
    }
    return true;
}

static lrel_status walk_faces(arranger *a, uint32_t outer, lrel_error *err)
{
    uint32_t current = outer, h = a->cycles.at[outer].start;
    size_t visited = 1;
    lrel_status status = visit_cycle(a, &a->cycles.at[outer], err);

    a->path.count = 0;
    while (status == LREL_OK) {
        uint32_t beyond = a->cycle_of[h ^ 1], *slot;

        if (a->cycles.at[beyond].face == CYCLE_UNSEEN) {
            if (!cross_half_edge(a, h, false) ||
                !(slot = LREL__PUSH(a->set->context, &a->path)))
                return lrel__fail_memory(err);
            *slot = h;
            status = visit_cycle(a, &a->cycles.at[beyond], err);
            visited++;
            /* Start behind the half-edge just crossed: the round ends when it is back. */
            current = beyond;
            h = h ^ 1;
            a->cycles.at[current].start = h;
        }
        h = a->around.next[h] - 2 * a->first_chain;
        while (h == a->cycles.at[current].start) {
            if (a->path.count == 0)
                goto done;
            h = a->path.at[--a->path.count];
            if (!cross_half_edge(a, h, true))
                return lrel__fail_memory(err);
            current = a->cycle_of[h];
            h = a->around.next[h] - 2 * a->first_chain;
        }
    }
done:
    if (status == LREL_OK && visited != a->cycles.count)
        return lrel__fail(err, LREL_E_INVARIANT, "%zu of %zu faces were reached", visited,
                          a->cycles.count);
    return status;
}

/* Label closure: across every chain, not only those the walk crossed, the labels of both
 * sides differ by the chain's step. Each code has a random word, so the sums of turns
 * times words are equal only where the labels are. */
static lrel_status close_labels(arranger *a, lrel_error *err)
{
    for (uint32_t k = 0; k < a->out.chains.count - a->first_chain; k++) {
        const cycle *left = &a->cycles.at[a->cycle_of[2 * k]];
        const cycle *right = &a->cycles.at[a->cycle_of[2 * k + 1]];
        chain *c = &a->out.chains.at[a->first_chain + k];
        uint64_t sum = 0;

        for (uint32_t i = a->first_step.at[k]; i != STEP_END; i = a->steps.at[i].next)
            sum +=
                (uint64_t)(int64_t)a->steps.at[i].turns * code_word(a->steps.at[i].code);
        if (left->sum - right->sum != sum)
            return lrel__fail(err, LREL_E_INVARIANT,
                              "the labels on both sides of a line do not fit");
        c->left = left->face;
        c->right = right->face;
    }
    return LREL_OK;
}

/* The label of where the component lies among the others. */
static lrel_status locate_component(arranger *a, lrel_error *err)
{
    const chain *any = &a->out.chains.at[a->first_chain];

    return lrel_label__locate(&a->here, a->set, a->out.nodes.at[any->from], is_elsewhere,
                              a, &a->near)
               ? LREL_OK
               : lrel__fail_memory(err);
}

/* The links of the component become those of the mosaic. */
static bool keep_links(arranger *a, const uint32_t *next, size_t count)
{
    size_t first = 2 * (size_t)a->first_chain;

    if (!lrel__grow(a->set->context, &a->out.next, &a->out.next_capacity, first + count,
                    sizeof *a->out.next))
        return false;
    memcpy(a->out.next + first, next, count * sizeof *next);
    return true;
}

lrel_status lrel_arranger__walk_loop(arranger *a, lrel_error *err)
{
    const uint32_t next[2] = {2 * a->first_chain, 2 * a->first_chain + 1};
    chain *c = &a->out.chains.at[a->first_chain];
    int64_t area2 = (int64_t)area_of_chain(a, c);
    uint32_t *outside = area2 > 0 ? &c->right : &c->left;
    uint32_t *inside = area2 > 0 ? &c->left : &c->right;
    lrel_status status;

    if (area2 == 0)
        return lrel__fail(err, LREL_E_INVARIANT, "a ring that touches nothing is flat");
    if ((status = locate_component(a, err)) != LREL_OK ||
        (status = give_land(a, -llabs(area2), outside, err)) != LREL_OK)
        return status;
    if (!keep_links(a, next, 2) ||
        !lrel_label__add_ring(&a->here, a->set, &a->set->rings[c->ring],
                              area2 > 0 ? 1 : -1))
        return lrel__fail_memory(err);
    return give_land(a, llabs(area2), inside, err);
}

lrel_status lrel_arranger__walk(arranger *a, lrel_error *err)
{
    size_t chains = a->out.chains.count - a->first_chain;
    uint32_t outer = 0;
    lrel_status status;

    if (!lrel__grow(a->set->context, &a->chain_list.at, &a->chain_list.capacity, chains,
                    sizeof *a->chain_list.at))
        return lrel__fail_memory(err);
    for (size_t i = 0; i < chains; i++)
        a->chain_list.at[i] = a->first_chain + (uint32_t)i;

    if ((status =
             lrel_links__make(&a->around, a->set, &a->out, a->chain_list.at, chains,
                              a->first_chain, a->first_chain + (uint32_t)chains,
                              a->first_node, (uint32_t)a->out.nodes.count - a->first_node,
                              a->is_alone, err)) != LREL_OK ||
        (status = walk_cycles(a, &outer, err)) != LREL_OK)
        return status;
    if ((status = locate_component(a, err)) != LREL_OK ||
        (status = walk_faces(a, outer, err)) != LREL_OK)
        return status;
    if (!keep_links(a, a->around.next, 2 * chains))
        return lrel__fail_memory(err);
    return close_labels(a, err);
}
