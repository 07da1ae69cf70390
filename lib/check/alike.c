/* SPDX-License-Identifier: Apache-2.0 */
/* alike.c: records of two sources that have one outline.
 *
 * Records are sorted by area, and each is held against those that follow it while areas
 * agree; what is then alike by box and border is held against by its moments. So it takes
 * n log n, and where many have one area each is held against so many alone. */
#include "check/alike.h"

#include <math.h>
#include <stdlib.h>

/* Coordinates with five decimals of a degree move each point by half a metre, and the
 * area of a field of 100 m by a hundredth. */
#define SAME_SHARE 0.01
#define SAME_M     2.0
#define SAME_SKEW  0.05

#define NEIGHBOURS_MAX 256
/* One that is like so many others tells nothing. */
#define LIKE_MAX 8

/* Of records known by their ids. */
#define ABOUT_SHARE   0.1
#define NAMESAKES_MAX 16

typedef struct entry {
    int64_t area2; /* outlined */
    uint32_t owner;
    uint32_t source;
} entry;

static int compare_entries(const void *left, const void *right)
{
    const entry *a = left, *b = right;

    if (a->area2 != b->area2)
        return a->area2 < b->area2 ? -1 : 1;
    return a->owner < b->owner ? -1 : a->owner > b->owner;
}

static int compare_pairs(const void *left, const void *right)
{
    const lrel_alike *a = left, *b = right;

    for (int i = 0; i < 2; i++)
        if (a->source[i] != b->source[i])
            return a->source[i] < b->source[i] ? -1 : 1;
    if (a->is_by_id != b->is_by_id)
        return a->is_by_id ? 1 : -1;
    for (int i = 0; i < 2; i++)
        if (a->owner[i] != b->owner[i])
            return a->owner[i] < b->owner[i] ? -1 : 1;
    return 0;
}

void lrel_alikes_sort(lrel_alikes *pairs)
{
    if (pairs->count > 1)
        qsort(pairs->at, pairs->count, sizeof *pairs->at, compare_pairs);
}

void lrel_alikes_clear(const lrel_checking *c, lrel_alikes *pairs)
{
    lrel__free(c->data->context, pairs->at);
    *pairs = (lrel_alikes){0};
}

static bool is_near(double a, double b, double scale)
{
    return fabs(a - b) <= SAME_M + SAME_SHARE * scale;
}

/* Whether boxes and borders agree, and the boxes lie within reach: cheap, and all that
 * most need. */
static bool may_be_alike(const lrel_checking *c, uint32_t a, uint32_t b)
{
    const lrel_shape_measure *m = &c->measures[a], *n = &c->measures[b];
    double units = lrel_grid_units_per_m(c->data->grid);
    double border = (double)m->border / units;

    return fabs((double)m->west - n->west) <= LREL_ALIKE_REACH_M * units &&
           fabs((double)m->south - n->south) <= LREL_ALIKE_REACH_M * units &&
           is_near(border, (double)n->border / units, border) &&
           is_near(((double)m->east - m->west) / units,
                   ((double)n->east - n->west) / units, border / 4) &&
           is_near(((double)m->north - m->south) / units,
                   ((double)n->north - n->south) / units, border / 4);
}

static bool are_alike(const lrel_moments *a, const lrel_moments *b)
{
    double size = a->radius.x + a->radius.y;

    return is_near(a->inset.x, b->inset.x, size) &&
           is_near(a->inset.y, b->inset.y, size) &&
           is_near(a->radius.x, b->radius.x, size) &&
           is_near(a->radius.y, b->radius.y, size) && fabs(a->skew - b->skew) < SAME_SKEW;
}

/* One end of a pair. */
typedef struct side {
    uint32_t owner;
    lrel_moments moments;
} side;

static uint32_t source_of(const lrel_checking *c, uint32_t owner)
{
    return c->data->records.at[c->record_of_owner[owner]].source;
}

static lrel_status add_pair(const lrel_checking *c, lrel_alikes *out, const side *a,
                            const side *b, bool is_by_id, lrel_error *err)
{
    lrel_alike *pair = LREL__PUSH(c->data->context, out);

    if (!pair)
        return lrel__fail_memory(err);
    if (source_of(c, a->owner) > source_of(c, b->owner)) {
        const side *first = b;

        b = a;
        a = first;
    }
    *pair = (lrel_alike){.source = {source_of(c, a->owner), source_of(c, b->owner)},
                         .owner = {a->owner, b->owner},
                         .middle = {a->moments.middle, b->moments.middle},
                         .is_by_id = is_by_id};
    return LREL_OK;
}

/* Holds one against those behind it. */
static lrel_status look_behind(const lrel_checking *c, const entry *entries, size_t count,
                               size_t at, lrel_alikes *out, lrel_error *err)
{
    const entry *here = &entries[at];
    int64_t most = here->area2 + (int64_t)((double)here->area2 * SAME_SHARE);
    side a = {.owner = here->owner}, b;
    bool is_measured = false;
    size_t found = 0;
    lrel_status status = LREL_OK;

    for (size_t k = at + 1; k < count && k - at <= NEIGHBOURS_MAX && found < LIKE_MAX &&
                            entries[k].area2 <= most && status == LREL_OK;
         k++) {
        if (entries[k].source == here->source ||
            !may_be_alike(c, here->owner, entries[k].owner))
            continue;
        if (!is_measured && !lrel_moments_of(c, a.owner, &a.moments))
            return LREL_OK;
        is_measured = true;
        b.owner = entries[k].owner;
        if (!lrel_moments_of(c, b.owner, &b.moments) ||
            !are_alike(&a.moments, &b.moments))
            continue;
        found++;
        status = add_pair(c, out, &a, &b, false, err);
    }
    return status;
}

/* ---- those that are like no other ---- */

static int compare_ends(const lrel_alike *a, const lrel_alike *b, int end)
{
    for (int i = 0; i < 2; i++)
        if (a->source[i] != b->source[i])
            return a->source[i] < b->source[i] ? -1 : 1;
    return a->owner[end] < b->owner[end] ? -1 : a->owner[end] > b->owner[end];
}

static int compare_first(const void *left, const void *right)
{
    int order = compare_ends(left, right, 0);

    return order ? order : compare_pairs(left, right);
}

static int compare_second(const void *left, const void *right)
{
    int order = compare_ends(left, right, 1);

    return order ? order : compare_pairs(left, right);
}

/* A record of several pairs with one source is unsure in all of them. */
static void mark_several(lrel_alikes *pairs, int end)
{
    qsort(pairs->at, pairs->count, sizeof *pairs->at,
          end == 0 ? compare_first : compare_second);
    for (size_t i = 1; i < pairs->count; i++)
        if (compare_ends(&pairs->at[i - 1], &pairs->at[i], end) == 0)
            pairs->at[i - 1].is_unsure = pairs->at[i].is_unsure = true;
}

static void keep_single(lrel_alikes *pairs)
{
    size_t kept = 0;

    if (pairs->count < 2)
        return;
    mark_several(pairs, 0);
    mark_several(pairs, 1);
    for (size_t i = 0; i < pairs->count; i++)
        if (!pairs->at[i].is_unsure)
            pairs->at[kept++] = pairs->at[i];
    pairs->count = kept;
}

lrel_status lrel_alikes_by_outline(const lrel_checking *c, lrel_alikes *out,
                                   lrel_error *err)
{
    entry *entries = lrel__alloc(c->data->context, c->owner_count, sizeof *entries);
    size_t count = 0;
    lrel_status status = entries ? LREL_OK : lrel__fail_memory(err);

    for (uint32_t o = 0; o < c->owner_count && entries; o++)
        if (c->measures[o].outlined2 > 0)
            entries[count++] = (entry){c->measures[o].outlined2, o,
                                       c->data->records.at[c->record_of_owner[o]].source};
    if (count > 1)
        qsort(entries, count, sizeof *entries, compare_entries);
    for (size_t i = 0; i < count && status == LREL_OK; i++)
        status = look_behind(c, entries, count, i, out, err);
    lrel__free(c->data->context, entries);
    keep_single(out);
    return status;
}

/* ---- by id ---- */

static bool has_same_id(const lrel_record *a, const lrel_record *b)
{
    return lrel_text_is_equal(a->id, b->id);
}

/* Whether another record of its role and source has its id; @p records have one id. */
static bool is_single(const lrel_checking *c, const uint32_t *records, size_t count,
                      size_t at)
{
    const lrel_record *r = &c->data->records.at[records[at]];

    for (size_t i = 0; i < count; i++) {
        const lrel_record *other = &c->data->records.at[records[i]];

        if (i != at && other->role == r->role && other->source == r->source)
            return false;
    }
    return true;
}

/* Ids are counted from one by everybody: only land of about the size tells something. */
static lrel_status pair_namesakes(const lrel_checking *c, const uint32_t *a,
                                  const uint32_t *b, lrel_alikes *out, lrel_error *err)
{
    const lrel_record *ra = &c->data->records.at[*a], *rb = &c->data->records.at[*b];
    side ends[2] = {{.owner = c->data->owner[*a]}, {.owner = c->data->owner[*b]}};
    double area, other;

    if (ra->role != rb->role || ra->source == rb->source)
        return LREL_OK;
    area = (double)c->measures[ends[0].owner].outlined2;
    other = (double)c->measures[ends[1].owner].outlined2;
    if (fabs(area - other) > ABOUT_SHARE * fmax(area, other) ||
        !lrel_moments_of(c, ends[0].owner, &ends[0].moments) ||
        !lrel_moments_of(c, ends[1].owner, &ends[1].moments) ||
        hypot(ends[0].moments.middle.x - ends[1].moments.middle.x,
              ends[0].moments.middle.y - ends[1].moments.middle.y) > LREL_ALIKE_REACH_M)
        return LREL_OK;
    return add_pair(c, out, &ends[0], &ends[1], true, err);
}

lrel_status lrel_alikes_by_id(const lrel_checking *c, lrel_alikes *out, lrel_error *err)
{
    const lrel_dataset *data = c->data;
    uint32_t *by_id = lrel__alloc(data->context, data->records.count, sizeof *by_id);
    size_t count = 0;
    lrel_status status = by_id ? LREL_OK : lrel__fail_memory(err);

    for (size_t i = 0; i < data->records.count && by_id; i++)
        by_id[data->tie[i]] = (uint32_t)i;
    for (size_t i = 0; i < data->records.count && by_id; i++)
        if (data->owner[by_id[i]] != LREL_OWNER_NONE &&
            data->records.at[by_id[i]].id.length)
            by_id[count++] = by_id[i];
    for (size_t i = 0, k; i < count && status == LREL_OK; i = k) {
        for (k = i + 1; k < count && has_same_id(&data->records.at[by_id[i]],
                                                 &data->records.at[by_id[k]]);)
            k++;
        for (size_t a = i; a < k && k - i <= NAMESAKES_MAX; a++)
            for (size_t b = a + 1; b < k && status == LREL_OK; b++)
                if (is_single(c, by_id + i, k - i, a - i) &&
                    is_single(c, by_id + i, k - i, b - i))
                    status = pair_namesakes(c, &by_id[a], &by_id[b], out, err);
    }
    lrel__free(data->context, by_id);
    return status;
}
