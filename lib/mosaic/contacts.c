/* SPDX-License-Identifier: Apache-2.0 */
/* contacts.c: all hot pixels against all edges, tile by tile.
 *
 * A crossing makes a new hot pixel, which every other edge near it must be tested against
 * too (third parties): rare on real data, fatal where forgotten.
 *
 * Work is shared out by groups of tiles. Threads write nothing in common but idempotent
 * flags and the union-find, whose outcome does not depend on the order of its unions. */
#include "mosaic/contacts.h"

#include <stdatomic.h>
#include <string.h>

#include "core/threads.h"
#include "mosaic/joins.h"
#include "mosaic/touch.h"

/* Tiles whose neighbours are asked for at once: they lie next to each other, so one query
 * costs little more than one tile's own. */
#define GROUP_TILES 8
/* Groups in one piece of work: so many that threads seldom write near each other. */
#define BATCH_GROUPS 32

/* Edges for each hit that there is room for from the start. Where records overlap a lot,
 * one edge in six is hit; room that is not used costs nothing, and a list that need not
 * grow is not copied, nor leaves pages behind that nobody else has a use for. */
#define EDGES_PER_HIT 4

/* What one thread finds and works with. */
typedef struct worker {
    toucher touch;
    index_list near_group; /* tiles near the group */
    box8 *near_boxes;      /* their boxes, side by side */
    size_t near_boxes_capacity;
    index_list near_tile; /* of those, tiles near the tile at hand, */
    box8 *tile_boxes;     /* with their boxes; nothing in the lanes behind them */
    size_t tile_boxes_capacity;
    uint64_t crossing_count;
    lrel__apart apart;
} worker;

typedef struct search {
    const ringset *set;
    contacts *found;
    worker *workers;
} search;

/* ---- searching ---- */

static void find_near_tiles(worker *w, box around)
{
    size_t count = 0;

    for (size_t i = 0; i < w->near_group.count; i += 8)
        for (unsigned bits = box8_overlaps(&w->near_boxes[i / 8], around); bits;
             bits &= bits - 1) {
            unsigned lane = (unsigned)__builtin_ctz(bits);

            box8_set(&w->tile_boxes[count / 8], count % 8,
                     box8_get(&w->near_boxes[i / 8], lane));
            w->near_tile.at[count++] = w->near_group.at[i + lane];
        }
    w->near_tile.count = count;
}

/* Every edge near against the crossings that this tile made with others: those of tiles
 * behind it came near in doing so, and are remembered. */
static void test_third_parties(worker *w, uint32_t index)
{
    size_t before = 0;

    while (before < w->near_tile.count && w->near_tile.at[before] < index)
        before++;
    for (size_t c = 0; c < w->touch.crossings.count; c++) {
        const crossing *one = &w->touch.crossings.at[c];
        box here = {one->at.x, one->at.y, one->at.x, one->at.y};
        size_t count =
            lrel_toucher__companions(&w->touch, one) ? before : w->near_tile.count;

        for (size_t i = 0; i < count; i += 8) {
            unsigned wanted = count - i < 8 ? (1u << (count - i)) - 1 : 255;
            unsigned bits = box8_overlaps(&w->tile_boxes[i / 8], here) & wanted;

            for (; bits; bits &= bits - 1)
                lrel_toucher__crossing(
                    &w->touch, w->near_tile.at[i + (unsigned)__builtin_ctz(bits)], one);
        }
    }
}

static void search_tile(const ringset *set, worker *w, uint32_t index)
{
    box around = boxtree_box(&set->tile_tree, 0, index);

    w->touch.crossings.count = 0;
    find_near_tiles(w, around);
    lrel_toucher__tile(&w->touch, index);
    for (size_t i = 0; i < w->near_tile.count; i++) {
        uint32_t other = w->near_tile.at[i];

        if (other > index)
            lrel_toucher__tiles(
                &w->touch, index, other,
                box_common(around, box8_get(&w->tile_boxes[i / 8], (unsigned)i % 8)));
    }
    w->crossing_count += w->touch.crossings.count;
#ifndef LREL_MUTANT_NO_THIRD_PARTIES
    test_third_parties(w, index);
#endif
}

static void pack_boxes(const ringset *set, worker *w)
{
    size_t count = w->near_group.count;

    for (size_t i = 0; i < (count + 7) / 8 * 8; i++)
        box8_set(&w->near_boxes[i / 8], i % 8,
                 i < count ? boxtree_box(&set->tile_tree, 0, w->near_group.at[i])
                           : BOX_EMPTY);
}

static bool search_group(const ringset *set, worker *w, size_t group)
{
    uint32_t first = (uint32_t)(group * GROUP_TILES), last = first + GROUP_TILES;
    box around = boxtree_box(&set->tile_tree, 1, group);

    last = last < set->tile_count ? last : set->tile_count;
    if (!boxtree_query(&set->tile_tree, set->context, around, 0, &w->near_group) ||
        !lrel__grow(set->context, &w->near_tile.at, &w->near_tile.capacity,
                    w->near_group.count, sizeof *w->near_tile.at) ||
        !lrel__grow(set->context, &w->near_boxes, &w->near_boxes_capacity,
                    w->near_group.count / 8 + 1, sizeof *w->near_boxes) ||
        !lrel__grow(set->context, &w->tile_boxes, &w->tile_boxes_capacity,
                    w->near_group.count / 8 + 1, sizeof *w->tile_boxes))
        return false;
    pack_boxes(set, w);
    for (uint32_t t = first; t < last; t++)
        search_tile(set, w, t);
    return !w->touch.out_of_memory;
}

static size_t group_count(const ringset *set)
{
    return (set->tile_count + GROUP_TILES - 1) / GROUP_TILES;
}

static lrel_status search_batch(size_t piece, int number, void *user, lrel_error *err)
{
    const search *s = user;
    size_t first = piece * BATCH_GROUPS, last = first + BATCH_GROUPS;

    for (size_t g = first; g < last && g < group_count(s->set); g++)
        if (!search_group(s->set, &s->workers[number], g))
            return lrel__fail_memory(err);
    return LREL_OK;
}

/* ---- gathering ---- */

static lrel_status count_hits(size_t piece, int number, void *user, lrel_error *err)
{
    const search *s = user;
    const toucher *t = &s->workers[piece].touch;

    (void)number;
    (void)err;
    for (size_t h = 0; h < t->hits.count; h++)
        atomic_fetch_add_explicit(&s->found->hit_first[t->hits.at[h].ring], 1,
                                  memory_order_relaxed);
    return LREL_OK;
}

static lrel_status place_hits(size_t piece, int number, void *user, lrel_error *err)
{
    const search *s = user;
    const toucher *t = &s->workers[piece].touch;

    (void)number;
    (void)err;
    for (size_t h = 0; h < t->hits.count; h++) {
        hit one = t->hits.at[h];
        uint32_t end = atomic_fetch_sub_explicit(&s->found->hit_first[one.ring], 1,
                                                 memory_order_relaxed);

        s->found->hits[end - 1] = one;
    }
    return LREL_OK;
}

/* Brings the hits of all workers together, ring by ring. */
static lrel_status gather_hits(search *s, int workers, lrel_error *err)
{
    contacts *found = s->found;
    const ringset *set = s->set;
    size_t total = 0;
    uint32_t sum = 0;
    lrel_status status;

    for (int i = 0; i < workers; i++)
        total += s->workers[i].touch.hits.count;
    if (total >= UINT32_MAX)
        return lrel__fail(err, LREL_E_LIMIT,
                          "%zu crossings are more than one mosaic holds", total);
    found->hits = lrel__alloc(set->context, total, sizeof *found->hits);
    found->hit_first =
        lrel__calloc(set->context, (size_t)set->ring_count + 1, sizeof *found->hit_first);
    if (!found->hits || !found->hit_first)
        return lrel__fail_memory(err);

    status = lrel__parallel(set->context, (size_t)workers, count_hits, s, err);
    if (status != LREL_OK)
        return status;
    for (uint32_t r = 0; r <= set->ring_count; r++) {
        sum += atomic_load_explicit(&found->hit_first[r], memory_order_relaxed);
        atomic_store_explicit(&found->hit_first[r], sum, memory_order_relaxed);
    }
    return lrel__parallel(set->context, (size_t)workers, place_hits, s, err);
}

/* ---- all of it ---- */

static lrel_status prepare(search *s, int workers, lrel_error *err)
{
    contacts *found = s->found;
    const ringset *set = s->set;

    found->nodes = lrel__calloc(set->context, set->tile_count, sizeof *found->nodes);
    found->parent = lrel__alloc(set->context, set->ring_count, sizeof *found->parent);
    s->workers = lrel__calloc(set->context, (size_t)workers, sizeof *s->workers);
    if (!found->nodes || !found->parent || !s->workers)
        return lrel__fail_memory(err);
    for (uint32_t r = 0; r < set->ring_count; r++)
        atomic_init(&found->parent[r], r);
    for (int i = 0; i < workers; i++) {
        toucher *t = &s->workers[i].touch;

        t->set = set;
        t->found = found;
        if (!lrel__grow(set->context, &t->hits.at, &t->hits.capacity,
                        set->point_count / EDGES_PER_HIT / (size_t)workers,
                        sizeof *t->hits.at))
            return lrel__fail_memory(err);
    }
    return LREL_OK;
}

static void search_clear(search *s, int workers)
{
    const lrel_context *context = s->set->context;

    for (int i = 0; s->workers && i < workers; i++) {
        worker *w = &s->workers[i];

        lrel__free(context, w->touch.hits.at);
        lrel__free(context, w->touch.crossings.at);
        lrel__free(context, w->near_group.at);
        lrel__free(context, w->near_boxes);
        lrel__free(context, w->near_tile.at);
        lrel__free(context, w->tile_boxes);
    }
    lrel__free(context, s->workers);
}

lrel_status lrel_contacts__init(contacts *found, const ringset *set, lrel_error *err)
{
    int workers = lrel__jobs(set->context);
    search s = {set, found, NULL};
    lrel_status status;

    memset(found, 0, sizeof *found);
    found->context = set->context;
    status = prepare(&s, workers, err);
    if (status == LREL_OK)
        status = lrel__parallel(set->context,
                                (group_count(set) + BATCH_GROUPS - 1) / BATCH_GROUPS,
                                search_batch, &s, err);
    if (status == LREL_OK)
        status = gather_hits(&s, workers, err);
    for (int i = 0; s.workers && i < workers; i++)
        found->crossings += s.workers[i].crossing_count;
    search_clear(&s, workers);
    return status;
}

void lrel_contacts__clear(contacts *found)
{
    lrel__free(found->context, (void *)(uintptr_t)found->nodes);
    lrel__free(found->context, (void *)(uintptr_t)found->parent);
    lrel__free(found->context, found->hits);
    lrel__free(found->context, (void *)(uintptr_t)found->hit_first);
}

uint32_t lrel_contacts__root(const contacts *found, uint32_t r)
{
    return joins_root(found->parent, r);
}
