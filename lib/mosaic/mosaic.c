/* SPDX-License-Identifier: Apache-2.0 */
/* mosaic.c: rings in, faces out: contacts, components, faces.
 *
 * Everything added up is a whole number, so neither the number of threads nor the order
 * of the work can change a result. */
#include "mosaic/mosaic.h"

#include <stdlib.h>
#include <string.h>

#include "core/threads.h"
#include "mosaic/arrange.h"

/* Components in one piece of work: most are one ring or a handful. */
#define BATCH_RINGS 64

/* The components, each a run of `rings`. */
typedef struct components {
    uint32_t *of;    /* by ring: the lowest ring that hangs together with it */
    uint32_t *rings; /* by component, ascending in each */
    uint32_t *first; /* count + 1 */
    uint32_t count;
    uint32_t *batch; /* first component of each batch, and one more */
    size_t batch_count;
} components;

typedef struct arranging {
    const components *all;
    arranger *workers;
} arranging;

/* A component with this share of all tiles, and as many as this, would keep one thread
 * busy while the others have nothing left to do: all work on it together. */
#define LARGE_SHARE 4
#define LARGE_TILES 1024

static void components_clear(components *all, const lrel_context *context)
{
    lrel__free(context, all->of);
    lrel__free(context, all->rings);
    lrel__free(context, all->first);
    lrel__free(context, all->batch);
}

/* Sorts rings by the root of their component: roots ascend, and so do rings in each. */
static void sort_rings(components *all, const contacts *found, uint32_t ring_count)
{
    uint32_t sum = 0;

    for (uint32_t r = 0; r < ring_count; r++) {
        all->of[r] = lrel_contacts__root(found, r);
        all->first[all->of[r]]++;
    }
    /* first[root] becomes the place behind the component, then walks back to its start.
     */
    for (uint32_t r = 0; r < ring_count; r++) {
        sum += all->first[r];
        all->first[r] = sum;
    }
    for (uint32_t r = ring_count; r-- > 0;)
        all->rings[--all->first[all->of[r]]] = r;
    for (uint32_t r = 0; r < ring_count; r++)
        if (all->of[r] == r)
            all->first[all->count++] = all->first[r];
    all->first[all->count] = ring_count;
}

static lrel_status components_init(components *all, const ringset *set,
                                   const contacts *found, lrel_error *err)
{
    uint32_t rings = 0;

    memset(all, 0, sizeof *all);
    all->of = lrel__alloc(set->context, set->ring_count, sizeof *all->of);
    all->rings = lrel__alloc(set->context, set->ring_count, sizeof *all->rings);
    all->first =
        lrel__calloc(set->context, (size_t)set->ring_count + 1, sizeof *all->first);
    all->batch =
        lrel__alloc(set->context, (size_t)set->ring_count + 1, sizeof *all->batch);
    if (!all->of || !all->rings || !all->first || !all->batch)
        return lrel__fail_memory(err);
    sort_rings(all, found, set->ring_count);
    for (uint32_t c = 0; c < all->count; c++) {
        if (rings == 0)
            all->batch[all->batch_count++] = c;
        rings += all->first[c + 1] - all->first[c];
        rings = rings >= BATCH_RINGS ? 0 : rings;
    }
    all->batch[all->batch_count] = all->count;
    return LREL_OK;
}

static bool is_large(const arranging *work, uint32_t c)
{
    const ringset *set = work->workers->set;
    const components *all = work->all;
    size_t tiles = 0;

    for (uint32_t i = all->first[c]; i < all->first[c + 1]; i++)
        tiles += set->rings[all->rings[i]].tile_count;
    return tiles >= LARGE_TILES && tiles * LARGE_SHARE >= set->tile_count;
}

static lrel_status arrange_one(const arranging *work, int worker, uint32_t c,
                               lrel_error *err)
{
    const components *all = work->all;

    return lrel_arranger__component(&work->workers[worker], all->rings + all->first[c],
                                    all->first[c + 1] - all->first[c], err);
}

static lrel_status arrange_large(const arranging *work, lrel_error *err)
{
    lrel_status status = LREL_OK;

    work->workers->is_alone = true;
    for (uint32_t c = 0; c < work->all->count && status == LREL_OK; c++)
        if (is_large(work, c))
            status = arrange_one(work, 0, c, err);
    work->workers->is_alone = false;
    return status;
}

static lrel_status arrange_batch(size_t piece, int worker, void *user, lrel_error *err)
{
    const arranging *work = user;
    lrel_status status = LREL_OK;

    for (uint32_t c = work->all->batch[piece];
         c < work->all->batch[piece + 1] && status == LREL_OK; c++)
        if (!is_large(work, c))
            status = arrange_one(work, worker, c, err);
    return status;
}

/* What brings the workers' results together. */
typedef struct merging {
    const lrel_context *context;
    arranger *workers;
    faceset *sets;      /* the workers' faces, by worker */
    uint32_t **numbers; /* by worker: the final number of each of its faces */
} merging;

static lrel_status number_chains(size_t piece, int worker, void *user, lrel_error *err)
{
    const merging *work = user;
    const arranger *a = &work->workers[piece];
    const uint32_t *numbers = work->numbers[piece];

    (void)worker;
    (void)err;
    for (size_t c = 0; c < a->out.chains.count; c++) {
        chain *one = &a->out.chains.at[c];

        if (one->left != FACE_OUTSIDE)
            one->left = numbers[one->left];
        if (one->right != FACE_OUTSIDE)
            one->right = numbers[one->right];
    }
    return LREL_OK;
}

static lrel_status merging_init(merging *work, arranger *workers, int count,
                                lrel_error *err)
{
    work->workers = workers;
    work->sets = lrel__calloc(work->context, (size_t)count, sizeof *work->sets);
    work->numbers = lrel__calloc(work->context, (size_t)count, sizeof *work->numbers);
    if (!work->sets || !work->numbers)
        return lrel__fail_memory(err);
    for (int w = 0; w < count; w++) {
        work->sets[w] = workers[w].faces;
        work->numbers[w] = lrel__alloc(work->context, workers[w].faces.faces.count,
                                       sizeof **work->numbers);
        if (!work->numbers[w])
            return lrel__fail_memory(err);
    }
    return LREL_OK;
}

static void merging_clear(merging *work, int count)
{
    for (int w = 0; work->numbers && w < count; w++)
        lrel__free(work->context, work->numbers[w]);
    lrel__free(work->context, work->numbers);
    lrel__free(work->context, work->sets);
}

/* Brings the workers' faces together under common, sorted numbers. */
static lrel_status merge_faces(lrel_mosaic *m, arranger *workers, int count,
                               lrel_error *err)
{
    merging work = {.context = m->context};
    lrel_status status = merging_init(&work, workers, count, err);

    if (status == LREL_OK)
        status = lrel_faceset__merge(&m->faces, m->context, work.sets, count,
                                     m->set.owner_count, work.numbers, err);
    for (int w = 0; w < count; w++)
        lrel_faceset__clear(&workers[w].faces, m->context);
    if (status == LREL_OK)
        status = lrel__parallel(m->context, (size_t)count, number_chains, &work, err);
    merging_clear(&work, count);
    return status;
}

/* What each owner has, under its own reading and under both. */
static lrel_status add_up_owners(lrel_mosaic *m, const arranger *workers, int count,
                                 lrel_error *err)
{
    m->owner_areas = lrel__calloc(m->context, m->set.owner_count, sizeof *m->owner_areas);
    if (!m->owner_areas)
        return lrel__fail_memory(err);
    for (size_t f = 0; f < m->faces.faces.count; f++) {
        const face_entry *face = &m->faces.faces.at[f];

        for (uint32_t i = 0; i < face->count; i++)
            m->owner_areas[m->faces.owners.at[face->first + i]].area2 += face->area2;
    }
    for (uint32_t o = 0; o < m->set.owner_count; o++) {
        m->owner_areas[o].area2_larger = m->owner_areas[o].area2;
        m->owner_areas[o].area2_smaller = m->owner_areas[o].area2;
    }
    for (int w = 0; w < count; w++)
        for (size_t g = 0; g < workers[w].gaps.count; g++) {
            const reading_gap *gap = &workers[w].gaps.at[g];
            lrel_owner_area *area = &m->owner_areas[gap->owner];

            if (m->set.readings[gap->owner] == LREL_READING_LARGER)
                area->area2_smaller -= gap->area2;
            else
                area->area2_larger += gap->area2;
        }
    return LREL_OK;
}

/* Takes the graph over from the workers. */
static lrel_status take_shards(lrel_mosaic *m, arranger *workers, int count,
                               lrel_error *err)
{
    m->shards = lrel__calloc(m->context, (size_t)count, sizeof *m->shards);
    if (!m->shards)
        return lrel__fail_memory(err);
    m->shard_count = (size_t)count;
    for (int w = 0; w < count; w++) {
        m->shards[w] = workers[w].out;
        memset(&workers[w].out, 0, sizeof workers[w].out);
        m->stats.nodes += m->shards[w].nodes.count;
        m->stats.chains += m->shards[w].chains.count;
    }
    return LREL_OK;
}

static lrel_status arrange(lrel_mosaic *m, contacts *found, const components *all,
                           lrel_error *err)
{
    int count = lrel__jobs(m->context);
    arranging work = {all, lrel__calloc(m->context, (size_t)count, sizeof(arranger))};
    lrel_status status;

    if (!work.workers)
        return lrel__fail_memory(err);
    for (int w = 0; w < count; w++) {
        work.workers[w].set = &m->set;
        work.workers[w].found = found;
        work.workers[w].component = all->of;
    }
    if ((status = arrange_large(&work, err)) == LREL_OK &&
        (status = lrel__parallel(m->context, all->batch_count, arrange_batch, &work,
                                 err)) == LREL_OK &&
        (status = merge_faces(m, work.workers, count, err)) == LREL_OK &&
        (status = add_up_owners(m, work.workers, count, err)) == LREL_OK)
        status = take_shards(m, work.workers, count, err);
    for (int w = 0; w < count; w++)
        lrel_arranger__clear(&work.workers[w]);
    lrel__free(m->context, work.workers);
    return status;
}

static lrel_status build(lrel_mosaic *m, const lrel_mosaic_input *input, lrel_error *err)
{
    contacts found = {.context = m->context};
    components all = {0};
    lrel_status status;

    if ((status = lrel_ringset__init(&m->set, m->context, input, err)) != LREL_OK)
        goto done;
    if ((status = lrel_contacts__init(&found, &m->set, err)) != LREL_OK)
        goto done;
    lrel_ringset__drop_parts(&m->set);
    if ((status = components_init(&all, &m->set, &found, err)) != LREL_OK)
        goto done;
    status = arrange(m, &found, &all, err);
    m->stats.vertices = m->set.vertex_count;
    m->stats.crossings = found.crossings;
    m->stats.components = all.count;

done:
    components_clear(&all, m->context);
    lrel_contacts__clear(&found);
    return status;
}

lrel_status lrel_mosaic_build(const lrel_context *context, const lrel_mosaic_input *input,
                              lrel_mosaic **out, lrel_error *err)
{
    lrel_mosaic *m = lrel__calloc(context, 1, sizeof *m);
    lrel_status status;

    if (!m)
        return lrel__fail_memory(err);
    m->context = context;
    m->set.context = context;
    status = build(m, input, err);
    if (status == LREL_OK)
        *out = m;
    else
        lrel_mosaic_free(m);
    return status;
}

void lrel_mosaic_free(lrel_mosaic *m)
{
    if (!m)
        return;
    for (size_t s = 0; s < m->shard_count; s++) {
        lrel__free(m->context, m->shards[s].nodes.at);
        lrel__free(m->context, m->shards[s].chains.at);
        lrel__free(m->context, m->shards[s].next);
    }
    lrel__free(m->context, m->shards);
    lrel_faceset__clear(&m->faces, m->context);
    lrel__free(m->context, m->owner_areas);
    lrel_ringset__clear(&m->set);
    lrel__free(m->context, m);
}

size_t lrel_mosaic_face_count(const lrel_mosaic *m)
{
    return m->faces.faces.count;
}

lrel_face lrel_mosaic_face_at(const lrel_mosaic *m, size_t face)
{
    const face_entry *f = &m->faces.faces.at[face];

    return (lrel_face){m->faces.owners.at + f->first, f->count, f->area2};
}

uint32_t lrel_mosaic_owner_count(const lrel_mosaic *m)
{
    return m->set.owner_count;
}

lrel_owner_area lrel_mosaic_owner_area(const lrel_mosaic *m, uint32_t owner)
{
    return m->owner_areas[owner];
}

lrel_mosaic_stats lrel_mosaic_stats_get(const lrel_mosaic *m)
{
    return m->stats;
}
