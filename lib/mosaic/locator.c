/* SPDX-License-Identifier: Apache-2.0 */
/* locator.c: building the index, and who is at a place. */
#include "mosaic/locator.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static size_t count_runs(const lrel_mosaic *m)
{
    size_t runs = 0;

    for (size_t s = 0; s < m->shard_count; s++)
        for (size_t c = 0; c < m->shards[s].chains.count; c++)
            runs += m->shards[s].chains.at[c].inner_count / RUN_EDGES + 1;
    return runs;
}

static box box_of_run(const lrel_locator *l, const chain_run *run)
{
    const shard *s = run_shard(l, run);
    box around = BOX_EMPTY;

    for (uint32_t i = 0; i <= run->count; i++)
        box_add_point(&around,
                      chain_point(&l->mosaic->set, s, run_chain(l, run), run->first + i));
    return around;
}

static void cut_chain(lrel_locator *l, uint32_t s, uint32_t c, box *boxes)
{
    uint32_t edges = l->mosaic->shards[s].chains.at[c].inner_count + 1;

    for (uint32_t first = 0; first < edges; first += RUN_EDGES) {
        chain_run run = {s, c, first,
                         edges - first < RUN_EDGES ? edges - first : RUN_EDGES};

        boxes[l->run_count] = box_of_run(l, &run);
        l->runs[l->run_count++] = run;
    }
}

static lrel_status build(lrel_locator *l, lrel_error *err)
{
    const lrel_mosaic *m = l->mosaic;
    size_t count = count_runs(m);
    box *boxes = NULL;
    lrel_status status = LREL_OK;

    if (count > UINT32_MAX / 2)
        return lrel__fail(err, LREL_E_LIMIT, "%zu lines are more than one index holds",
                          count);
    boxes = lrel__alloc(m->context, count, sizeof *boxes);
    l->runs = lrel__alloc(m->context, count, sizeof *l->runs);
    l->place_of = lrel__alloc(m->context, m->set.owner_count, sizeof *l->place_of);
    l->stamp_of = lrel__calloc(m->context, m->set.owner_count, sizeof *l->stamp_of);
    if (!boxes || !l->runs || !l->place_of || !l->stamp_of) {
        status = lrel__fail_memory(err);
        goto done;
    }
    for (uint32_t s = 0; s < m->shard_count; s++)
        for (uint32_t c = 0; c < m->shards[s].chains.count; c++)
            cut_chain(l, s, c, boxes);
    if (!boxtree_init(&l->tree, m->context, boxes, l->run_count))
        status = lrel__fail_memory(err);

done:
    lrel__free(m->context, boxes);
    return status;
}

lrel_status lrel_locator_new(const lrel_mosaic *mosaic, lrel_locator **out,
                             lrel_error *err)
{
    lrel_locator *l = lrel__calloc(mosaic->context, 1, sizeof *l);
    lrel_status status;

    if (!l)
        return lrel__fail_memory(err);
    l->mosaic = mosaic;
    status = build(l, err);
    if (status == LREL_OK)
        *out = l;
    else
        lrel_locator_free(l);
    return status;
}

void lrel_locator_free(lrel_locator *l)
{
    const lrel_context *context;

    if (!l)
        return;
    context = l->mosaic->context;
    lrel__free(context, l->runs);
    boxtree_clear(&l->tree, context);
    lrel__free(context, l->found.at);
    lrel__free(context, l->sides.at);
    lrel__free(context, l->near.at);
    lrel__free(context, l->place_of);
    lrel__free(context, l->stamp_of);
    lrel__free(context, l);
}

/* The entry of @p owner in the answer, new if needed; NULL where there is no memory. */
static lrel_located *entry_of(lrel_locator *l, uint32_t owner)
{
    lrel_located *entry;

    if (l->stamp_of[owner] == l->stamp)
        return &l->found.at[l->place_of[owner]];
    if (!(entry = LREL__PUSH(l->mosaic->context, &l->found)))
        return NULL;
    *entry = (lrel_located){.owner = owner, .border = HUGE_VAL};
    l->stamp_of[owner] = l->stamp;
    l->place_of[owner] = (uint32_t)(l->found.count - 1);
    return entry;
}

/* The border of @p owner passes @p nearest, @p distance away. */
static bool note_border(lrel_locator *l, uint32_t owner, double distance,
                        lrel_grid_place nearest)
{
    lrel_located *entry = entry_of(l, owner);

    if (!entry)
        return false;
    if (entry->has_border &&
        (entry->border < distance ||
         (entry->border == distance && !comes_before(nearest, entry->nearest))))
        return true;
    entry->has_border = true;
    entry->border = distance;
    entry->nearest = nearest;
    return true;
}

/* A line between two lands is the border of those who have one of them. */
static bool note_borders(lrel_locator *l, lrel_land_side a, lrel_land_side b,
                         double distance, lrel_grid_place nearest)
{
    uint32_t i = 0, k = 0, owner;

    while (next_border(a, b, &i, &k, &owner))
        if (!note_border(l, owner, distance, nearest))
            return false;
    return true;
}

static bool add_side(lrel_locator *l, lrel_land_side side, double distance)
{
    lrel_land_side *slot;

    side.distance = distance;
    /* A face is one place in the pool of owners, so equal sets are one pointer. */
    for (size_t i = 0; i < l->sides.count; i++)
        if (l->sides.at[i].owners == side.owners) {
            if (distance < l->sides.at[i].distance)
                l->sides.at[i].distance = distance;
            return true;
        }
    if (!(slot = LREL__PUSH(l->mosaic->context, &l->sides)))
        return false;
    *slot = side;
    return true;
}

static int32_t clamped(double value)
{
    return value < INT32_MIN ? INT32_MIN : value > INT32_MAX ? INT32_MAX : (int32_t)value;
}

/* Closed box of whole points around everything within @p reach. */
static box window_around(lrel_grid_place at, double reach)
{
    return (box){clamped(floor(at.x - reach)), clamped(floor(at.y - reach)),
                 clamped(ceil(at.x + reach)), clamped(ceil(at.y + reach))};
}

static bool look_at_runs(lrel_locator *l, lrel_grid_place at, double reach, double touch)
{
    const lrel_mosaic *m = l->mosaic;

    if (!boxtree_query(&l->tree, m->context, window_around(at, reach), 0, &l->near))
        return false;
    for (size_t i = 0; i < l->near.count; i++) {
        const chain_run *run = &l->runs[l->near.at[i]];
        const chain *c = run_chain(l, run);
        lrel_land_side left = land_of_face(m, c->left), right = land_of_face(m, c->right);
        lrel_grid_place nearest;
        double distance;

        if (c->left == c->right)
            continue;
        distance = sqrt(lrel_locator__measure(l, run, at, &nearest));
        if (distance <= touch &&
            (!add_side(l, left, distance) || !add_side(l, right, distance)))
            return false;
        nearest.x += m->set.origin.x;
        nearest.y += m->set.origin.y;
        if (distance <= reach && !note_borders(l, left, right, distance, nearest))
            return false;
    }
    return true;
}

/* Side 0: the land at the grid point nearest to @p at. */
static bool look_at_land(lrel_locator *l, lrel_grid_place at)
{
    double x = floor(at.x + 0.5), y = floor(at.y + 0.5);
    bool is_near =
        x >= 0 && y >= 0 && x <= l->mosaic->set.extent && y <= l->mosaic->set.extent;
    uint32_t face = is_near
                        ? lrel_locator__face(l, (lrel_grid_point){(int32_t)x, (int32_t)y})
                        : FACE_OUTSIDE;
    lrel_land_side side = land_of_face(l->mosaic, face);

    for (uint32_t i = 0; i < side.owner_count; i++) {
        lrel_located *entry = entry_of(l, side.owners[i]);

        if (!entry)
            return false;
        entry->is_inside = true;
    }
    return add_side(l, side, 0);
}

static int compare_owners(const void *a, const void *b)
{
    uint32_t oa = ((const lrel_located *)a)->owner, ob = ((const lrel_located *)b)->owner;

    return oa < ob ? -1 : oa > ob;
}

/* In order of their owners, as faces are. */
static int compare_sides(const void *a, const void *b)
{
    const lrel_land_side *sa = a, *sb = b;

    for (uint32_t i = 0; i < sa->owner_count && i < sb->owner_count; i++)
        if (sa->owners[i] != sb->owners[i])
            return sa->owners[i] < sb->owners[i] ? -1 : 1;
    return sa->owner_count < sb->owner_count ? -1 : sa->owner_count > sb->owner_count;
}

static void next_stamp(lrel_locator *l)
{
    if (++l->stamp == 0) { /* once in 2^32 questions */
        memset(l->stamp_of, 0, l->mosaic->set.owner_count * sizeof *l->stamp_of);
        l->stamp = 1;
    }
}

lrel_status lrel_locator_look(lrel_locator *l, lrel_grid_place at, double reach,
                              double touch, lrel_error *err)
{
    lrel_grid_place here = {at.x - l->mosaic->set.origin.x,
                            at.y - l->mosaic->set.origin.y};

    l->found.count = 0;
    l->sides.count = 0;
    next_stamp(l);
    if (!isfinite(at.x) || !isfinite(at.y) || !(touch >= 0) || !(reach >= touch) ||
        !isfinite(reach))
        return lrel__fail(err, LREL_E_ARGUMENT, "no place, or no distance");
    if (!look_at_land(l, here) || !look_at_runs(l, here, reach, touch))
        return lrel__fail_memory(err);
    if (l->found.count)
        qsort(l->found.at, l->found.count, sizeof *l->found.at, compare_owners);
    qsort(l->sides.at + 1, l->sides.count - 1, sizeof *l->sides.at, compare_sides);
    return LREL_OK;
}

size_t lrel_locator_count(const lrel_locator *l)
{
    return l->found.count;
}

lrel_located lrel_locator_at(const lrel_locator *l, size_t index)
{
    return l->found.at[index];
}

size_t lrel_locator_side_count(const lrel_locator *l)
{
    return l->sides.count;
}

lrel_land_side lrel_locator_side_at(const lrel_locator *l, size_t side)
{
    return l->sides.at[side];
}
