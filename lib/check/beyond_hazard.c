/* SPDX-License-Identifier: Apache-2.0 */
/* beyond_hazard.c: released land where no hazard was on record on that day. Clearance may
 * go beyond a hazard where evidence leads it (IMAS 07.11); a register that does not say
 * so loses that land. */
#include "check/inside.h"
#include "core/area.h"

/* Less than this, or than a rim of such width, is what rounding of coordinates leaves
 * along a border, not land that somebody released. It is counted all the same. */
#define BEYOND_M2 1.0
#define RIM_M     0.01
/* A piece smaller than this part of all is not the one to look at. */
#define PIECES_MAX 20

typedef struct beyond {
    const lrel_checking *c;
    int64_t *area2;          /* by release; 0: not worth a word */
    uint32_t *class_of_face; /* the release that was first to come, where no hazard lay */
    size_t face_count;       /* that have one */
    lrel_polygons *polygons;
    size_t *largest; /* polygon by release; SIZE_MAX: none */
} beyond;

static int64_t area_to_report(const lrel_checking *c, size_t release)
{
    const lrel_dataset *data = c->data;
    double units = lrel_grid_units_per_m(data->grid), rim_m2, m2;
    int64_t area2;

    if (data->releases[release].owner == LREL_OWNER_NONE)
        return 0;
    area2 =
        lrel_ledger_release_area(data->ledger, release, data->programme->account_count)
            .beyond_hazard;
    rim_m2 = RIM_M * (double)c->measures[data->releases[release].owner].border / units;
    m2 = lrel_area_to_m2(area2, (int)units);
    return m2 < BEYOND_M2 || m2 < rim_m2 ? 0 : area2;
}

static bool comes_before(const lrel_dataset *data, uint32_t release, uint32_t other)
{
    const lrel_ledger_release *a = &data->releases[release], *b = &data->releases[other];

    return a->day.days != b->day.days ? a->day.days < b->day.days : a->tie < b->tie;
}

/* The first release on a face, UINT32_MAX where there is none. */
static uint32_t first_release(const lrel_checking *c, const lrel_face *face)
{
    const lrel_dataset *data = c->data;
    uint32_t first = UINT32_MAX;

    for (uint32_t i = 0; i < face->owner_count && face->owners[i] < c->owner_count; i++) {
        uint32_t row = data->release_of_record[c->record_of_owner[face->owners[i]]];

        if (row != UINT32_MAX && (first == UINT32_MAX || comes_before(data, row, first)))
            first = row;
    }
    return first;
}

/* Whether a hazard that the release could release was recorded there by that day. It may
 * have left before, so that some land beyond hazards is not found; none is found that is
 * not. */
static bool has_hazard(const lrel_checking *c, const lrel_face *face, uint32_t release)
{
    const lrel_dataset *data = c->data;
    const lrel_ledger_release *r = &data->releases[release];

    for (uint32_t i = 0; i < face->owner_count && face->owners[i] < c->owner_count; i++) {
        uint32_t row = data->hazard_of_record[c->record_of_owner[face->owners[i]]];

        if (row != UINT32_MAX && (data->hazards[row].accounts & r->accounts) &&
            data->hazards[row].from.days <= r->day.days)
            return true;
    }
    return false;
}

static void find_faces(beyond *b)
{
    const lrel_mosaic *mosaic = b->c->data->mosaic;

    for (size_t f = 0; f < lrel_mosaic_face_count(mosaic); f++) {
        lrel_face face = lrel_mosaic_face_at(mosaic, f);
        uint32_t release = first_release(b->c, &face);

        b->class_of_face[f] = LREL_DISSOLVE_NONE;
        if (release == UINT32_MAX || b->area2[release] == 0 ||
            has_hazard(b->c, &face, release))
            continue;
        b->class_of_face[f] = release;
        b->face_count++;
    }
}

static lrel_status find_largest(beyond *b, lrel_error *err)
{
    const lrel_dataset *data = b->c->data;
    lrel_status status;

    for (size_t r = 0; r < data->release_count; r++)
        b->largest[r] = SIZE_MAX;
    find_faces(b);
    if (b->face_count == 0)
        return LREL_OK;
    status = lrel_mosaic_dissolve_or_tell(data->mosaic, b->class_of_face, data->failing,
                                          &b->polygons, err);
    for (size_t i = 0; status == LREL_OK && i < lrel_polygons_count(b->polygons); i++) {
        lrel_polygon here = lrel_polygons_at(b->polygons, i);
        size_t *largest = &b->largest[here.class_id];

        if (here.area2 < b->area2[here.class_id] / PIECES_MAX)
            continue;
        if (*largest == SIZE_MAX ||
            here.area2 > lrel_polygons_at(b->polygons, *largest).area2)
            *largest = i;
    }
    return status;
}

static bool point_in(const beyond *b, size_t polygon, lrel_inside *in,
                     lrel_grid_point *out)
{
    lrel_polygon p = lrel_polygons_at(b->polygons, polygon);
    size_t count;
    const lrel_grid_point *shell = lrel_polygons_ring(b->polygons, p.first_ring, &count);
    lrel_grid_point low = shell[0], high = shell[0];

    for (size_t i = 1; i < count; i++) {
        low.x = shell[i].x < low.x ? shell[i].x : low.x;
        low.y = shell[i].y < low.y ? shell[i].y : low.y;
        high.x = shell[i].x > high.x ? shell[i].x : high.x;
        high.y = shell[i].y > high.y ? shell[i].y : high.y;
    }
    lrel_inside__begin(in, low.x, low.y, high.x, high.y);
    for (size_t r = p.first_ring; r < p.first_ring + p.ring_count; r++) {
        const lrel_grid_point *ring = lrel_polygons_ring(b->polygons, r, &count);

        if (!lrel_inside__add(in, ring, count))
            return false;
    }
    *out = lrel_inside__point(in);
    return true;
}

static lrel_status report(const beyond *b, size_t release, lrel_inside *in,
                          lrel_error *err)
{
    const lrel_checking *c = b->c;
    lrel_issue issue = lrel_check__issue(c, LREL_ISSUE_BEYOND_HAZARD,
                                         c->data->record_of_release[release]);
    lrel_grid_point at;

    issue.area2 = b->area2[release];
    if (b->largest[release] == SIZE_MAX)
        return lrel_check__add(c, &issue, err);
    if (!point_in(b, b->largest[release], in, &at))
        return lrel__fail_memory(err);
    return lrel_check__add_at(c, &issue, at, err);
}

lrel_status lrel_check__beyond_hazard(const lrel_checking *c, lrel_error *err)
{
    const lrel_dataset *data = c->data;
    size_t releases = data->release_count, faces = lrel_mosaic_face_count(data->mosaic);
    beyond b = {.c = c,
                .area2 = lrel__alloc(data->context, releases, sizeof *b.area2),
                .class_of_face =
                    lrel__alloc(data->context, faces, sizeof *b.class_of_face),
                .largest = lrel__alloc(data->context, releases, sizeof *b.largest)};
    lrel_inside in = {.context = data->context};
    lrel_status status = LREL_OK;

    if (!b.area2 || !b.class_of_face || !b.largest) {
        status = lrel__fail_memory(err);
        goto done;
    }
    for (size_t r = 0; r < releases; r++)
        b.area2[r] = area_to_report(c, r);
    status = find_largest(&b, err);
    for (size_t r = 0; r < releases && status == LREL_OK; r++)
        if (b.area2[r] > 0)
            status = report(&b, r, &in, err);
done:
    lrel_inside__clear(&in);
    lrel_polygons_free(b.polygons);
    lrel__free(data->context, b.area2);
    lrel__free(data->context, b.class_of_face);
    lrel__free(data->context, b.largest);
    return status;
}
