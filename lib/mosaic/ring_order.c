/* SPDX-License-Identifier: Apache-2.0 */
/* ring_order.c: rings along a Hilbert curve, those that are copies of one line as one.
 *
 * Copies have one box, so they come one after the other. Where a release has its hazard's
 * outline every vertex would be a node otherwise, and all work be done twice. */
#include "mosaic/ring_order.h"

#include "core/radix.h"
#include "mosaic/copies.h"
#include "mosaic/hilbert.h"

/* After so many other rings in the same place no more copies of one are looked for: what
 * is missed costs time alone. */
#define OTHERS_MAX 64

typedef struct ordering {
    ringset *set;
    const lrel_mosaic_input *input;
    ring_measure *measures; /* by input ring */
} ordering;

/* Lists the rings that are some by the place of their boxes' lower left corners, which
 * does not depend on where a ring starts. */
static void list_rings(const ordering *work, lrel_sortable *list)
{
    const ringset *set = work->set;
    int shift = 0;

    list->count = 0;
    while (set->extent >> shift > 0xFFFF)
        shift++;
    for (size_t i = 0; i < work->input->ring_count; i++) {
        const ring_measure *m = &work->measures[i];

        if (m->kept < 3)
            continue;
        list->at[list->count++] =
            (lrel_keyed){hilbert_place((uint32_t)(m->around.x0 - set->origin.x) >> shift,
                                       (uint32_t)(m->around.y0 - set->origin.y) >> shift),
                         (uint32_t)i};
    }
}

static void add_code(ringset *set, ring *r, const ring_measure *m)
{
    set->codes_of_rings[r->code_first + r->code_count++] = m->code;
    set->vertex_count += m->kept;
}

/* Tells a ring its place among the rings, points and tiles of the set. */
static ring *place_ring(ringset *set, ring_measure *m)
{
    const ring *last = set->ring_count ? &set->rings[set->ring_count - 1] : NULL;
    ring *r = &set->rings[set->ring_count++];

    *r = (ring){.first = set->point_count,
                .count = m->kept,
                .code_first = last ? last->code_first + last->code_count : 0,
                .tile_first = set->tile_count,
                .tile_count = (m->kept + TILE_EDGES - 1) / TILE_EDGES};
    m->first = r->first;
    set->point_count += r->count + 1;
    set->tile_count += r->tile_count;
    add_code(set, r, m);
    return r;
}

static bool is_copy(const ordering *work, uint32_t a, uint32_t b)
{
    const lrel_mosaic_input *input = work->input;
    const ring_measure *ma = &work->measures[a], *mb = &work->measures[b];

    if (ma->kept != mb->kept || !ma->is_plain || !mb->is_plain ||
        !box_is_equal(ma->around, mb->around))
        return false;
    return lrel_copies__is_same_line(input->points + input->rings[a].first,
                                     input->points + input->rings[b].first, ma->kept);
}

/* Takes the copies of the ring at @p i of the order, which stand behind it with the same
 * key; they are no rings of the set then. */
static void take_copies(const ordering *work, const lrel_sortable *order, size_t i,
                        ring *r)
{
    size_t others = 0;

    for (size_t k = i + 1;
         k < order->count && order->at[k].key == order->at[i].key && others < OTHERS_MAX;
         k++) {
        ring_measure *m = &work->measures[order->at[k].value];

        if (is_copy(work, order->at[i].value, order->at[k].value)) {
            add_code(work->set, r, m);
            m->kept = 0;
        } else {
            others++;
        }
    }
}

static void place_rings(const ordering *work, const lrel_sortable *order)
{
    for (size_t i = 0; i < order->count; i++) {
        ring_measure *m = &work->measures[order->at[i].value];

        if (m->kept)
            take_copies(work, order, i, place_ring(work->set, m));
    }
}

lrel_status lrel_ringset__order(ringset *set, const lrel_mosaic_input *input,
                                ring_measure *measures, lrel_error *err)
{
    ordering work = {set, input, measures};
    lrel_sortable order;
    bool has_memory = lrel__sortable_init(&order, set->context, input->ring_count);

    if (has_memory) {
        list_rings(&work, &order);
        lrel__radix_sort(&order);
        place_rings(&work, &order);
    }
    lrel__sortable_clear(&order, set->context);
    return has_memory ? LREL_OK : lrel__fail_memory(err);
}
