/* SPDX-License-Identifier: Apache-2.0 */
/* survey.c: who covers the point, whose border is within its position error, and which
 * land the point may be on if one of those borders lies elsewhere. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "lookup/lookup.h"

static bool is_doubtful(const lrel_lookup *l, double distance_m, double error_m)
{
    return distance_m < error_m + l->question.error_m + LOOKUP_SHOWN_M;
}

/* How far on the grid a border may be that is within anybody's error. */
static double reach_m(const lrel_lookup *l)
{
    return (l->error_max_m + l->question.error_m + LOOKUP_SHOWN_M) * l->question.stretch +
           LOOKUP_TOUCH_M;
}

static lrel_status push_record(lrel_lookup *l, answer_record record, lrel_error *err)
{
    answer_record *slot;

    if (!lrel_lookup__describe(l, record.record, &record.summary) ||
        !(slot = LREL__PUSH(l->context, &l->records)))
        return lrel__fail_memory(err);
    *slot = record;
    return LREL_OK;
}

static bool touches(const lrel_lookup *l, const lrel_located *found)
{
    return found->has_border &&
           found->border <= LOOKUP_TOUCH_M * lrel_grid_units_per_m(l->data->grid);
}

/* One owner of either mosaic, if it covers the point or may. */
static lrel_status see_owner(lrel_lookup *l, lrel_located found, uint32_t record,
                             bool is_aside, bool *doubtful, lrel_error *err)
{
    answer_record r = {.record = record, .is_aside = is_aside};
    double error_m, way_m, bearing;

    (void)lrel_lookup__error_of(l->data, record, &error_m);
    r.summary.border_m = r.summary.bearing_deg = -1;
    if (found.has_border &&
        lrel_lookup__way(l, lookup_metres(l, found.nearest), &way_m, &bearing) &&
        is_doubtful(l, way_m, error_m)) {
        r.summary.border_m = way_m;
        r.summary.bearing_deg = touches(l, &found) ? -1 : bearing;
        r.summary.is_doubtful = true;
    }
    *doubtful = r.summary.is_doubtful;
    if (!found.is_inside && !r.summary.is_doubtful)
        return LREL_OK;
    r.summary.relation = touches(l, &found) ? LREL_RELATION_BORDER
                         : found.is_inside  ? LREL_RELATION_INSIDE
                                            : LREL_RELATION_OUTSIDE;
    return push_record(l, r, err);
}

static lrel_status see_unit(lrel_lookup *l, lrel_located found, lrel_error *err)
{
    const lrel_unit *unit = l->unit_of_owner[found.owner - l->record_owners];
    lrel_lookup_unit *slot;

    if (!unit || (!found.is_inside && !touches(l, &found)))
        return LREL_OK;
    if (!(slot = LREL__PUSH(l->context, &l->units)))
        return lrel__fail_memory(err);
    *slot = (lrel_lookup_unit){unit->level, lrel_lookup__text(l, unit->code),
                               lrel_lookup__text(l, unit->name)};
    return slot->code && slot->name ? LREL_OK : lrel__fail_memory(err);
}

static lrel_status see_account(lrel_lookup *l, lrel_error *err)
{
    lrel_status status = LREL_OK;

    for (size_t i = 0; i < lrel_locator_count(l->locator) && status == LREL_OK; i++) {
        lrel_located found = lrel_locator_at(l->locator, i);
        bool doubtful = false;
        uint32_t *slot;

        if (found.owner >= l->record_owners) {
            status = see_unit(l, found, err);
            continue;
        }
        status =
            see_owner(l, found, l->record_of_owner[found.owner], false, &doubtful, err);
        if (status != LREL_OK || !doubtful)
            continue;
        if (!(slot = LREL__PUSH(l->context, &l->doubtful)))
            return lrel__fail_memory(err);
        *slot = found.owner;
    }
    return status;
}

static lrel_status see_aside(lrel_lookup *l, lrel_grid_place at, double reach,
                             lrel_error *err)
{
    lrel_status status = lrel_locator_look(l->aside.locator, at, reach, 0, err);

    for (size_t i = 0; i < lrel_locator_count(l->aside.locator) && status == LREL_OK;
         i++) {
        lrel_located found = lrel_locator_at(l->aside.locator, i);
        bool doubtful;

        status = see_owner(l, found, l->aside.record_of_owner[found.owner], true,
                           &doubtful, err);
    }
    return status;
}

/* ---- marks ---- */

/* Nobody knows how far the land of a mark reaches: as far as a circle of its stated area
 * at least. */
static double mark_radius_m(const lrel_record *r)
{
    return r->area_m2.is_known && r->area_m2.value > 0
               ? sqrt(r->area_m2.value / 3.14159265358979)
               : 0;
}

static lrel_status see_mark(lrel_lookup *l, const lookup_mark *m, lrel_error *err)
{
    answer_record r = {.record = m->record, .is_aside = true};
    answer_record *last = l->records.count ? &l->records.at[l->records.count - 1] : NULL;
    double error_m, far, way_m, bearing;
    double radius = mark_radius_m(&l->data->records.at[m->record]);
    lrel_xy nearest;

    (void)lrel_lookup__error_of(l->data, m->record, &error_m);
    far = lrel_lookup__mark_distance(&l->marks, m, l->question.metres, &nearest);
    if (far > (radius + error_m + l->question.error_m + 1) * l->question.stretch ||
        !lrel_lookup__way(l, nearest, &way_m, &bearing) ||
        !is_doubtful(l, way_m, error_m + radius))
        return LREL_OK;
    r.summary.relation = LREL_RELATION_MARK;
    r.summary.is_doubtful = true;
    r.summary.border_m = way_m;
    r.summary.bearing_deg = way_m > LOOKUP_TOUCH_M ? bearing : -1;
    if (last && last->record == m->record) { /* another part of the same record */
        if (way_m < last->summary.border_m) {
            last->summary.border_m = way_m;
            last->summary.bearing_deg = r.summary.bearing_deg;
        }
        return LREL_OK;
    }
    return push_record(l, r, err);
}

/* ---- sides ---- */

static bool is_in(const uint32_t *list, size_t count, uint32_t owner)
{
    for (size_t i = 0; i < count; i++)
        if (list[i] == owner)
            return true;
    return false;
}

/* Records come before units, so what a side has of them is a beginning of its list. */
static lrel_land_side without_units(const lrel_lookup *l, lrel_land_side side)
{
    while (side.owner_count && side.owners[side.owner_count - 1] >= l->record_owners)
        side.owner_count--;
    return side;
}

/* Whether a point on @p here may be on @p side: only what is doubtful tells them apart.
 */
static bool may_be_on(const lrel_lookup *l, lrel_land_side here, lrel_land_side side)
{
    for (uint32_t i = 0; i < side.owner_count; i++)
        if (!is_in(here.owners, here.owner_count, side.owners[i]) &&
            !is_in(l->doubtful.at, l->doubtful.count, side.owners[i]))
            return false;
    for (uint32_t i = 0; i < here.owner_count; i++)
        if (!is_in(side.owners, side.owner_count, here.owners[i]) &&
            !is_in(l->doubtful.at, l->doubtful.count, here.owners[i]))
            return false;
    return true;
}

static bool is_same_land(lrel_land_side a, lrel_land_side b)
{
    return a.owner_count == b.owner_count &&
           (a.owner_count == 0 ||
            memcmp(a.owners, b.owners, a.owner_count * sizeof *a.owners) == 0);
}

static answer_side *find_side(const lrel_lookup *l, lrel_land_side land)
{
    for (size_t i = 0; i < l->sides.count; i++)
        if (is_same_land(l->sides.at[i].land, land))
            return &l->sides.at[i];
    return NULL;
}

static void bring_nearer(answer_side *side, double distance_m)
{
    if (distance_m >= side->summary.distance_m)
        return;
    side->summary.distance_m = distance_m;
    side->summary.is_touching = distance_m <= LOOKUP_TOUCH_M;
}

/* The nearest first; equally near ones in order of their owners, as they come. */
static void sort_sides(lrel_lookup *l)
{
    for (size_t i = 2; i < l->sides.count; i++) {
        answer_side one = l->sides.at[i];
        size_t k = i;

        for (; k > 1 && l->sides.at[k - 1].summary.distance_m > one.summary.distance_m;
             k--)
            l->sides.at[k] = l->sides.at[k - 1];
        l->sides.at[k] = one;
    }
    l->sides.at[0].summary.is_touching =
        l->sides.count > 1 && l->sides.at[1].summary.is_touching;
}

/* Sides that differ in units alone are one. */
static lrel_status add_sides(lrel_lookup *l, lrel_error *err)
{
    lrel_land_side here = without_units(l, lrel_locator_side_at(l->locator, 0));
    lrel_status status = LREL_OK;

    for (size_t i = 0; i < lrel_locator_side_count(l->locator) && status == LREL_OK;
         i++) {
        lrel_land_side land = without_units(l, lrel_locator_side_at(l->locator, i));
        double distance_m = land.distance / lrel_grid_units_per_m(l->data->grid);
        answer_side *side = find_side(l, land);

        if (side) {
            bring_nearer(side, distance_m);
            continue;
        }
        if (!may_be_on(l, here, land))
            continue;
        if (!(side = LREL__PUSH(l->context, &l->sides)))
            return lrel__fail_memory(err);
        *side = (answer_side){.land = land, .summary = {.distance_m = HUGE_VAL}};
        bring_nearer(side, distance_m);
        status = lrel_lookup__tell_side(l, land, side, err);
    }
    if (status == LREL_OK)
        sort_sides(l);
    return status;
}

/* ---- all of it ---- */

static int compare_records(const void *a, const void *b)
{
    const answer_record *ra = a, *rb = b;
    int role = strcmp(ra->summary.role, rb->summary.role);

    if (ra->is_aside != rb->is_aside)
        return ra->is_aside ? 1 : -1;
    if (role != 0) /* hazard, release */
        return role;
    return ra->record < rb->record ? -1 : ra->record > rb->record;
}

static int compare_units(const void *a, const void *b)
{
    const lrel_lookup_unit *ua = a, *ub = b;

    return ua->level != ub->level ? (ua->level < ub->level ? -1 : 1)
                                  : strcmp(ua->code, ub->code);
}

lrel_status lrel_lookup__survey(lrel_lookup *l, lrel_error *err)
{
    lrel_grid_place at = lookup_place(l, l->question.metres);
    double reach = reach_m(l) * lrel_grid_units_per_m(l->data->grid);
    lrel_status status = lrel_locator_look(l->locator, at, reach, reach, err);

    if (status == LREL_OK)
        status = see_account(l, err);
    if (status == LREL_OK)
        status = add_sides(l, err);
    if (status == LREL_OK)
        status = see_aside(l, at, reach, err);
    for (size_t i = 0; i < l->marks.list.count && status == LREL_OK; i++)
        status = see_mark(l, &l->marks.list.at[i], err);
    if (status != LREL_OK)
        return status;
    if (l->records.count)
        qsort(l->records.at, l->records.count, sizeof *l->records.at, compare_records);
    if (l->units.count)
        qsort(l->units.at, l->units.count, sizeof *l->units.at, compare_units);
    return LREL_OK;
}
