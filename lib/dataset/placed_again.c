/* SPDX-License-Identifier: Apache-2.0 */
/* placed_again.c: the shapes of another programme. Those that are on the grid already
 * stay there, whatever the grid has beside them; what leaves them or comes to them makes
 * another mosaic, since rounding a crossing may move the lines that cross by less than a
 * unit, and the account is exact. */
#include <math.h>
#include <string.h>

#include "dataset/again.h"

/* How the records that want a place differ from those that wanted one before. */
typedef struct difference {
    size_t gone;
    size_t fresh;
} difference;

static bool has_other_operations(const lrel_dataset *again, const lrel_dataset *base)
{
    for (size_t s = 0; s < base->programme->source_count; s++)
        if (again->sources[s].operation != base->sources[s].operation)
            return true;
    return false;
}

/* Whether the shape was given up when it should have been placed: where it lies nowhere,
 * or where nobody believes. */
static bool was_given_up(const lrel_dataset *again, const lrel_dataset *base, size_t i)
{
    const lrel_record *was = &base->records.at[i];

    return was->reason == LREL_REASON_NO_PLACE ||
           (was->reason == LREL_REASON_POSITION_NOT_BELIEVED &&
            !lrel_programme_waives(again->programme, was->role, was->reason));
}

static difference compare(const lrel_dataset *again, const lrel_dataset *base)
{
    difference d = {0, 0};

    for (size_t i = 0; i < base->records.count; i++) {
        bool was_wanted =
            base->owner[i] != LREL_OWNER_NONE || was_given_up(again, base, i);
        bool is_wanted = lrel_dataset__is_placed(&again->records.at[i]);

        d.gone += was_wanted && !is_wanted;
        d.fresh += is_wanted && !was_wanted;
    }
    return d;
}

/* What is on the grid, or was given up there, is so again. */
static void keep_owners(lrel_dataset *again, const lrel_dataset *base)
{
    for (size_t i = 0; i < base->records.count; i++) {
        const lrel_record *was = &base->records.at[i];
        lrel_record *r = &again->records.at[i];
        bool is_wanted = lrel_dataset__is_placed(r);

        again->owner[i] = is_wanted ? base->owner[i] : LREL_OWNER_NONE;
        if (!is_wanted || !was_given_up(again, base, i))
            continue;
        r->shape = was->shape;
        r->used = was->used;
        r->reason = was->reason;
    }
}

/* How the middles of records lie to the centre of a grid. */
typedef struct spread {
    size_t count;
    size_t west, not_east; /* of it, rounded to whole degrees */
    size_t south, not_north;
} spread;

static void add_middle(spread *s, lrel_xy middle, lrel_xy centre)
{
    s->count++;
    s->west += middle.x < centre.x;
    s->not_east += middle.x <= centre.x;
    s->south += middle.y < centre.y;
    s->not_north += middle.y <= centre.y;
}

/* Whether the middle one of @p count is not among those before, but among those up to. */
static bool is_median(size_t before, size_t up_to, size_t count)
{
    return before <= count / 2 && up_to > count / 2;
}

/* Whether the median of the records' middles, to whole degrees, is @p centre. */
static bool is_still_centre(const lrel_dataset *again, const lrel_dataset *base,
                            lrel_xy centre)
{
    spread s = {0, 0, 0, 0, 0};

    for (size_t i = 0; i < again->records.count; i++) {
        lrel_xy middle = base->middles[i];

        if (lrel_dataset__is_placed(&again->records.at[i]) &&
            (!isnan(middle.x) ||
             lrel_dataset__degrees_of(again, &again->records.at[i], &middle)))
            add_middle(&s, middle, centre);
    }
    return s.count == 0 || (is_median(s.west, s.not_east, s.count) &&
                            is_median(s.south, s.not_north, s.count));
}

/* Whether a run of the other programme would have the same grid; without any land, any
 * does. A grid of centimetres is one that something far out made necessary: only all of
 * it can tell whether it still does. */
static bool is_same_grid(const lrel_dataset *again, const lrel_dataset *base)
{
    if (lrel_grid_units_per_m(base->grid) != 1000 || has_other_operations(again, base))
        return false;
    return again->programme->has_grid ||
           is_still_centre(again, base, lrel_grid_centre(base->grid));
}

static void lend_grid(lrel_dataset *again, const lrel_dataset *base)
{
    again->grid = base->grid;
    for (size_t i = 0; i < base->programme->source_count; i++)
        again->sources[i].placer = base->sources[i].placer;
    for (size_t i = 0; i < base->programme->boundary_count; i++)
        again->boundaries[i].placer = base->boundaries[i].placer;
}

static lrel_status make_room(lrel_dataset *again, const lrel_dataset *base,
                             lrel_error *err)
{
    const lrel_context *context = again->context;
    size_t owners = base->records.count + base->unit_count;

    again->owner = lrel__alloc(context, base->records.count, sizeof *again->owner);
    again->readings = lrel__alloc(context, owners, 1);
    if (!again->owner || !again->readings)
        return lrel__fail_memory(err);
    memcpy(again->readings, base->readings, base->owner_count);
    again->owner_count = base->owner_count;
    return LREL_OK;
}

/* The rings of records that stay, and of all units. */
static lrel_status keep_rings(lrel_dataset *again, const lrel_dataset *base,
                              lrel_error *err)
{
    const lrel_context *context = again->context;
    uint8_t *is_kept = lrel__calloc(context, base->owner_count, 1);
    lrel_status status = LREL_OK;

    if (!is_kept || !lrel__grow(context, &again->rings, &again->ring_capacity,
                                base->ring_count, sizeof *again->rings)) {
        status = lrel__fail_memory(err);
        goto done;
    }
    for (size_t i = 0; i < base->records.count; i++)
        if (again->owner[i] != LREL_OWNER_NONE)
            is_kept[again->owner[i]] = 1;
    for (size_t u = 0; u < base->unit_count; u++)
        if (base->units[u].owner != LREL_OWNER_NONE)
            is_kept[base->units[u].owner] = 1;
    for (size_t i = 0; i < base->ring_count; i++)
        if (is_kept[base->rings[i].owner])
            again->rings[again->ring_count++] = base->rings[i];

done:
    lrel__free(context, is_kept);
    return status;
}

static lrel_status copy_points(lrel_dataset *again, const lrel_dataset *base,
                               lrel_error *err)
{
    if (!lrel__grow(again->context, &again->points.at, &again->points.capacity,
                    base->points.count, sizeof *again->points.at))
        return lrel__fail_memory(err);
    if (base->points.count)
        memcpy(again->points.at, base->points.at,
               base->points.count * sizeof *base->points.at);
    again->points.count = base->points.count;
    return LREL_OK;
}

/* What is kept, and the shapes that are new beside it.
 * @param is_done  false where they do not fit on the grid */
static lrel_status put_together(lrel_dataset *again, const lrel_dataset *base,
                                bool has_fresh, bool *is_done, lrel_error *err)
{
    lrel_status status = keep_rings(again, base, err);

    *is_done = true;
    if (status != LREL_OK)
        return status;
    if (!has_fresh) {
        again->points = base->points;
        return LREL_OK;
    }
    if ((status = copy_points(again, base, err)) == LREL_OK)
        status = lrel_dataset__doubt_positions(again, err);
    if (status == LREL_OK)
        status = lrel_dataset__add_records(again, err);
    *is_done = status == LREL_OK && lrel_dataset__fits_grid(again);
    return status == LREL_E_EXTENT ? LREL_OK : status;
}

static void forget_grid(lrel_dataset *again)
{
    const lrel_context *context = again->context;

    lrel__free(context, again->owner);
    lrel__free(context, again->readings);
    again->owner = NULL;
    again->readings = NULL;
    again->grid = NULL;
    for (size_t i = 0; i < again->programme->source_count; i++)
        again->sources[i].placer = NULL;
    for (size_t i = 0; i < again->programme->boundary_count; i++)
        again->boundaries[i].placer = NULL;
}

lrel_status lrel_dataset__place_again(lrel_dataset *again, const lrel_dataset *base,
                                      lrel_error *err)
{
    difference d = compare(again, base);
    bool is_same_mosaic =
        d.gone == 0 && d.fresh == 0 && !has_other_operations(again, base);
    bool is_done = false;
    lrel_status status = make_room(again, base, err);

    if (status != LREL_OK)
        return status;
    if (is_same_mosaic || is_same_grid(again, base)) {
        lend_grid(again, base);
        keep_owners(again, base);
        if (is_same_mosaic) {
            again->mosaic = base->mosaic;
            return LREL_OK;
        }
        status = put_together(again, base, d.fresh > 0, &is_done, err);
    }
    if (status != LREL_OK || is_done)
        return status;
    forget_grid(again);
    return lrel_dataset_place(again, err);
}
