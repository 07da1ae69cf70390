/* SPDX-License-Identifier: Apache-2.0 */
/* slivers.c: which land of an answer is edge difference. It is measured once for a day;
 * its pieces are cut out of their faces and looked up like any land. */
#include <math.h>
#include <string.h>

#include "lookup/lookup.h"

typedef struct sliver_rings {
    lrel_grid_points points;
    struct {
        lrel_mosaic_ring *at;
        size_t count, capacity;
    } rings;
} sliver_rings;

void lrel_lookup__drop_slivers(lrel_lookup *l)
{
    lrel_locator_free(l->slivers.locator);
    lrel_mosaic_free(l->slivers.mosaic);
    lrel_lands_clear(&l->slivers.lands);
    memset(&l->slivers, 0, sizeof l->slivers);
}

/* The polygons of all faces that have such pieces, each face a class. */
static lrel_status dissolve_faces(const lrel_lookup *l, lrel_polygons **out,
                                  lrel_error *err)
{
    size_t faces = lrel_mosaic_face_count(l->data->mosaic);
    uint32_t *class_of_face = lrel__alloc(l->context, faces, sizeof *class_of_face);
    lrel_status status;

    if (!class_of_face)
        return lrel__fail_memory(err);
    for (size_t f = 0; f < faces; f++)
        class_of_face[f] = LREL_DISSOLVE_NONE;
    for (size_t i = 0; i < l->slivers.lands.edge.count; i++) {
        uint32_t face = l->slivers.lands.edge.at[i].face;

        class_of_face[face] = face;
    }
    status = lrel_mosaic_dissolve(l->data->mosaic, class_of_face, out, err);
    lrel__free(l->context, class_of_face);
    return status;
}

static lrel_status add_ring(const lrel_lookup *l, sliver_rings *to, uint32_t owner,
                            bool is_hole, const lrel_grid_point *points, size_t count,
                            lrel_error *err)
{
    lrel_mosaic_ring *slot;

    if (!lrel__grow(l->context, &to->points.at, &to->points.capacity,
                    to->points.count + count, sizeof *points) ||
        !(slot = LREL__PUSH(l->context, &to->rings)))
        return lrel__fail_memory(err);
    memcpy(to->points.at + to->points.count, points, count * sizeof *points);
    *slot = (lrel_mosaic_ring){.owner = owner,
                               .role = is_hole ? LREL_RING_HOLE : LREL_RING_SHELL,
                               .first = to->points.count,
                               .count = (uint32_t)count};
    to->points.count += count;
    return LREL_OK;
}

/* The rings of those polygons that are edge difference. */
static lrel_status cut_out(const lrel_lookup *l, const lrel_polygons *polygons,
                           sliver_rings *to, lrel_error *err)
{
    uint32_t faces = (uint32_t)lrel_mosaic_face_count(l->data->mosaic);

    for (size_t p = 0; p < lrel_polygons_count(polygons); p++) {
        lrel_polygon one = lrel_polygons_at(polygons, p);
        size_t count;
        const lrel_grid_point *points =
            lrel_polygons_ring(polygons, one.first_ring, &count);
        uint32_t land = lrel_lands_find(&l->slivers.lands, one.class_id, points);
        lrel_status status;

        for (size_t r = 0; r < one.ring_count && land >= faces; r++) {
            points = lrel_polygons_ring(polygons, one.first_ring + r, &count);
            if ((status = add_ring(l, to, land - faces, r > 0, points, count, err)) !=
                LREL_OK)
                return status;
        }
    }
    return LREL_OK;
}

static lrel_status arrange(lrel_lookup *l, lrel_error *err)
{
    lrel_polygons *polygons = NULL;
    sliver_rings cut = {0};
    lrel_status status;

    if ((status = dissolve_faces(l, &polygons, err)) == LREL_OK &&
        (status = cut_out(l, polygons, &cut, err)) == LREL_OK) {
        lrel_mosaic_input input = {.points = cut.points.at,
                                   .rings = cut.rings.at,
                                   .ring_count = cut.rings.count,
                                   .owner_count = (uint32_t)l->slivers.lands.edge.count};

        status = lrel_mosaic_build(l->context, &input, &l->slivers.mosaic, err);
    }
    if (status == LREL_OK)
        status = lrel_locator_new(l->slivers.mosaic, &l->slivers.locator, err);
    lrel_polygons_free(polygons);
    lrel__free(l->context, cut.points.at);
    lrel__free(l->context, cut.rings.at);
    return status;
}

/* Points of one file are asked about on one day. */
static lrel_status make_slivers(lrel_lookup *l, lrel_error *err)
{
    lrel_date day = l->question.at;
    lrel_status status;

    if (l->slivers.is_made && l->slivers.day.days == day.days)
        return LREL_OK;
    lrel_lookup__drop_slivers(l);
    lrel_lands_init(&l->slivers.lands, l->data);
    status = lrel_lands_tell_edge(&l->slivers.lands, day, err);
    if (status == LREL_OK && l->slivers.lands.edge.count)
        status = arrange(l, err);
    if (status != LREL_OK) {
        lrel_lookup__drop_slivers(l);
        return status;
    }
    l->slivers.day = day;
    l->slivers.is_made = true;
    return LREL_OK;
}

/* Units come behind records and split faces that are one land here. */
static bool is_land_of(const lrel_lookup *l, lrel_land_side side, uint32_t face)
{
    lrel_face f = lrel_mosaic_face_at(l->data->mosaic, face);

    return side.owner_count > 0 && f.owner_count >= side.owner_count &&
           memcmp(f.owners, side.owners, side.owner_count * sizeof *f.owners) == 0 &&
           (f.owner_count == side.owner_count ||
            f.owners[side.owner_count] >= l->record_owners);
}

/* The accounts in which the land of @p side is edge difference where it is nearest to the
 * point. */
static uint32_t edge_accounts(const lrel_lookup *l, const answer_side *side, bool is_here)
{
    const lookup_slivers *v = &l->slivers;
    double reach = (side->summary.distance_m + LOOKUP_TOUCH_M) *
                   lrel_grid_units_per_m(l->data->grid);
    uint32_t accounts = UINT32_MAX;
    bool is_any = false;

    for (size_t i = 0; i < lrel_locator_count(v->locator); i++) {
        lrel_located found = lrel_locator_at(v->locator, i);
        const lrel_edge_land *piece = &v->lands.edge.at[found.owner];

        if (!is_land_of(l, side->land, piece->face) ||
            !(is_here ? found.is_inside : found.has_border && found.border <= reach))
            continue;
        accounts &= piece->accounts;
        is_any = true;
    }
    return is_any ? accounts : 0;
}

static bool is_recorded(const lrel_lookup *l, const answer_side *side)
{
    for (uint32_t a = 0; a < l->data->programme->account_count; a++)
        if (side->accounts[a].state == LREL_LAND_RECORDED)
            return true;
    return false;
}

lrel_status lrel_lookup__tell_edge(lrel_lookup *l, lrel_error *err)
{
    double farthest_m = LOOKUP_TOUCH_M;
    bool is_any = false;
    lrel_status status;

    for (size_t s = 0; s < l->sides.count; s++) {
        is_any |= is_recorded(l, &l->sides.at[s]);
        farthest_m = fmax(farthest_m, l->sides.at[s].summary.distance_m + LOOKUP_TOUCH_M);
    }
    if (!is_any)
        return LREL_OK;
    if ((status = make_slivers(l, err)) != LREL_OK || !l->slivers.mosaic)
        return status;
    status = lrel_locator_look(l->slivers.locator, lookup_place(l, l->question.metres),
                               farthest_m * lrel_grid_units_per_m(l->data->grid), 0, err);
    for (size_t s = 0; s < l->sides.count && status == LREL_OK; s++) {
        answer_side *side = &l->sides.at[s];
        uint32_t accounts = edge_accounts(l, side, s == 0);

        for (uint32_t a = 0; a < l->data->programme->account_count; a++)
            side->accounts[a].is_edge =
                side->accounts[a].state == LREL_LAND_RECORDED && (accounts >> a & 1);
    }
    return status;
}
