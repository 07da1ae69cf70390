/* SPDX-License-Identifier: Apache-2.0 */
/* ring_order.c: rings along a Hilbert curve, those that are copies of one line as one.
 *
 * Copies have one box, so they come one after the other. Where a release has its hazard's
 * outline every vertex would be a node otherwise, and all work be done twice. */
#include "mosaic/ring_order.h"

#include "core/radix.h"
#include "core/threads.h"
#include "mosaic/copies.h"
#include "mosaic/hilbert.h"

/* Rings in one piece of work. */
#define BATCH_RINGS 2048

/* After so many other rings in the same place no more copies of one are looked for: what
 * is missed costs time alone. */
#define OTHERS_MAX 64

typedef struct ordering {
    ringset *set;
    const lrel_mosaic_input *input;
    ring_measure *measures; /* by input ring */
    lrel_sortable order;    /* of input rings */
} ordering;

/* Lists rings by the place of their boxes' lower left corners, which does not depend on
 * where a ring starts. What is no ring, and has no box, stands first and is passed over.
 */
static lrel_status list_batch(size_t piece, int worker, void *user, lrel_error *err)
{
    const ordering *work = user;
    const ringset *set = work->set;
    size_t first = piece * BATCH_RINGS, last = first + BATCH_RINGS;
    int shift = 0;

    (void)worker;
    (void)err;
    while (set->extent >> shift > 0xFFFF)
        shift++;
    for (size_t i = first; i < last && i < work->order.count; i++) {
        ring_measure *m = &work->measures[i];
        uint32_t x, y;

        work->order.at[i] = (lrel_keyed){0, (uint32_t)i};
        if (m->kept < 3) {
            m->kept = 0;
            continue;
        }
        x = (uint32_t)(m->around.x0 - set->origin.x) >> shift;
        y = (uint32_t)(m->around.y0 - set->origin.y) >> shift;
        work->order.at[i].key = hilbert_place(x, y);
    }
    return LREL_OK;
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
static void take_copies(const ordering *work, size_t i, ring *r)
{
    const lrel_sortable *order = &work->order;
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

static void place_rings(const ordering *work)
{
    for (size_t i = 0; i < work->order.count; i++) {
        ring_measure *m = &work->measures[work->order.at[i].value];

        if (m->kept)
            take_copies(work, i, place_ring(work->set, m));
    }
}

lrel_status lrel_ringset__order(ringset *set, const lrel_mosaic_input *input,
                                ring_measure *measures, lrel_error *err)
{
    ordering work = {.set = set, .input = input, .measures = measures};
    size_t count = input->ring_count;
    lrel_status status;

    if (!lrel__sortable_init(&work.order, set->context, count)) {
        status = lrel__fail_memory(err);
        goto done;
    }
    status = lrel__parallel(set->context, (count + BATCH_RINGS - 1) / BATCH_RINGS,
                            list_batch, &work, err);
    if (status != LREL_OK)
        goto done;
    lrel__radix_sort(&work.order);
    place_rings(&work);

done:
    lrel__sortable_clear(&work.order, set->context);
    return status;
}
