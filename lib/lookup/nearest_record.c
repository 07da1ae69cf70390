/* SPDX-License-Identifier: Apache-2.0 */
/* nearest_record.c: the record, and the hazard, nearest to a point that none covers.
 *
 * What is nearest on the grid need not be so on the ground: the grid stretches land far
 * from its centre. So everything near that is not farther on the grid than the stretch
 * can explain is measured along geodesics. */
#include <math.h>
#include <string.h>

#include "lookup/lookup.h"

/* Farther off than this the nearest on the grid is taken, which may pass over one that is
 * nearer by the stretch, less than one part in a hundred in any country: nobody walks
 * there by this answer, and hundreds would be measured to decide. */
#define MEASURED_M 10000.0

typedef struct nearest {
    lrel_lookup *l;
    bool of_hazards;
    const uint32_t *record_of_owner;
    uint32_t record_owners; /* owners that are records */
    bool is_found;
    uint32_t record;
    lrel_relation relation;
    double way_m, bearing;
} nearest;

static bool is_wanted(uint32_t owner, void *user)
{
    const nearest *n = user;

    return owner < n->record_owners &&
           (!n->of_hazards ||
            n->l->data->records.at[n->record_of_owner[owner]].role == LREL_ROLE_HAZARD);
}

static void offer(nearest *n, uint32_t record, lrel_relation relation, lrel_xy metres)
{
    double way_m, bearing;

    if (!lrel_lookup__way(n->l, metres, &way_m, &bearing))
        return;
    if (n->is_found && (way_m > n->way_m || (way_m == n->way_m && record >= n->record)))
        return;
    n->is_found = true;
    n->record = record;
    n->relation = relation;
    n->way_m = way_m;
    n->bearing = bearing;
}

static lrel_status offer_outlines(nearest *n, lrel_locator *locator, lrel_error *err)
{
    lrel_grid_place at = lookup_place(n->l, n->l->question.metres);
    double stretch = n->l->question.stretch;
    lrel_located found;
    lrel_status status;

    if (!lrel_locator_nearest(locator, at, is_wanted, n, &found))
        return LREL_OK;
    offer(n, n->record_of_owner[found.owner], LREL_RELATION_OUTSIDE,
          lookup_metres(n->l, found.nearest));
    if (found.border > MEASURED_M * lrel_grid_units_per_m(n->l->data->grid))
        return LREL_OK;
    status = lrel_locator_look(locator, at, found.border * stretch * stretch, 0, err);
    for (size_t i = 0; i < lrel_locator_count(locator) && status == LREL_OK; i++) {
        lrel_located one = lrel_locator_at(locator, i);

        if (one.has_border && is_wanted(one.owner, n))
            offer(n, n->record_of_owner[one.owner], LREL_RELATION_OUTSIDE,
                  lookup_metres(n->l, one.nearest));
    }
    return status;
}

/* Few enough to measure every one that may be nearer than what is found. */
static void offer_marks(nearest *n)
{
    const lrel_lookup *l = n->l;

    for (size_t i = 0; i < l->marks.list.count; i++) {
        const lookup_mark *m = &l->marks.list.at[i];
        lrel_xy metres;
        double far =
            lrel_lookup__mark_distance(&l->marks, m, l->question.metres, &metres);

        if (n->of_hazards && l->data->records.at[m->record].role != LREL_ROLE_HAZARD)
            continue;
        if (!n->is_found || far <= n->way_m * l->question.stretch)
            offer(n, m->record, LREL_RELATION_MARK, metres);
    }
}

static lrel_status find(lrel_lookup *l, bool of_hazards, lrel_error *err)
{
    nearest n = {.l = l, .of_hazards = of_hazards};
    lrel_lookup_record *out = &l->nearest[of_hazards];
    lrel_status status;

    n.record_of_owner = l->record_of_owner;
    n.record_owners = l->record_owners;
    if ((status = offer_outlines(&n, l->locator, err)) != LREL_OK)
        return status;
    n.record_of_owner = l->aside.record_of_owner;
    n.record_owners = lrel_mosaic_owner_count(l->aside.mosaic);
    if ((status = offer_outlines(&n, l->aside.locator, err)) != LREL_OK)
        return status;
    offer_marks(&n);
    if (!n.is_found)
        return LREL_OK;
    *out = (lrel_lookup_record){.relation = n.relation,
                                .border_m = n.way_m,
                                .bearing_deg = n.way_m > LOOKUP_TOUCH_M ? n.bearing : -1};
    if (!lrel_lookup__describe(l, n.record, out))
        return lrel__fail_memory(err);
    for (size_t i = 0; i < l->records.count; i++)
        if (l->records.at[i].record == n.record) {
            out->relation = l->records.at[i].summary.relation;
            out->is_doubtful = l->records.at[i].summary.is_doubtful;
        }
    l->has_nearest[of_hazards] = true;
    return LREL_OK;
}

static bool is_covered(const lrel_lookup *l, bool by_hazards)
{
    for (size_t i = 0; i < l->records.count; i++) {
        const lrel_lookup_record *r = &l->records.at[i].summary;

        if (r->relation <= LREL_RELATION_BORDER &&
            (!by_hazards || strcmp(r->role, "hazard") == 0))
            return true;
    }
    return false;
}

lrel_status lrel_lookup__find_nearest(lrel_lookup *l, lrel_error *err)
{
    lrel_status status = LREL_OK;

    l->has_nearest[0] = l->has_nearest[1] = false;
    if (!is_covered(l, false))
        status = find(l, false, err);
    if (status == LREL_OK && !is_covered(l, true))
        status = find(l, true, err);
    return status;
}
