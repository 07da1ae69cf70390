/* SPDX-License-Identifier: Apache-2.0 */
/* lattice.c: the grid's faces, projected back, rounded and arranged again. */
#include "map/lattice.h"

#include <string.h>

/* ---- land ---- */

static bool is_same_piece(const lrel_edge_land *land, const lrel_edge_piece *piece)
{
    return land->face == piece->face &&
           memcmp(land->shell, piece->shell, sizeof land->shell) == 0;
}

/* The edge difference of the day shown; pieces come in order of face and shell. */
static lrel_status add_piece(const lrel_edge_piece *piece, void *user, lrel_error *err)
{
    lrel_lattice *lattice = user;
    lrel_edge_land *land =
        lattice->edge.count ? &lattice->edge.at[lattice->edge.count - 1] : NULL;

    if (!land || !is_same_piece(land, piece)) {
        if (!(land = LREL__PUSH(lattice->context, &lattice->edge)))
            return lrel__fail_memory(err);
        *land = (lrel_edge_land){.face = piece->face, .area2 = piece->area2};
        memcpy(land->shell, piece->shell, sizeof land->shell);
    }
    land->accounts |= UINT32_C(1) << piece->account;
    return LREL_OK;
}

size_t lrel_lattice_land_count(const lrel_lattice *lattice)
{
    return lrel_mosaic_face_count(lattice->data->mosaic) + lattice->edge.count;
}

/* The first edge land of a face not below @p face. */
static size_t first_edge(const lrel_lattice *lattice, uint32_t face)
{
    size_t low = 0, high = lattice->edge.count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (lattice->edge.at[middle].face < face)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

int64_t lrel_lattice_land_area(const lrel_lattice *lattice, uint32_t land)
{
    size_t faces = lrel_mosaic_face_count(lattice->data->mosaic);
    int64_t area2;

    if (land >= faces)
        return lattice->edge.at[land - faces].area2;
    area2 = lrel_mosaic_face_at(lattice->data->mosaic, land).area2;
    for (size_t i = first_edge(lattice, land);
         i < lattice->edge.count && lattice->edge.at[i].face == land; i++)
        area2 -= lattice->edge.at[i].area2;
    return area2;
}

lrel_land_list lrel_lattice_lands(const lrel_lattice *lattice, uint32_t face)
{
    size_t first = first_edge(lattice, face), last = first;
    uint32_t faces = (uint32_t)lrel_mosaic_face_count(lattice->data->mosaic);

    while (last < lattice->edge.count && lattice->edge.at[last].face == face)
        last++;
    return (lrel_land_list){.face = face,
                            .has_rest = lrel_lattice_land_area(lattice, face) > 0,
                            .first_edge = faces + (uint32_t)first,
                            .edge_count = (uint32_t)(last - first)};
}

bool lrel_lattice_is_edge(const lrel_lattice *lattice, uint32_t land, uint32_t account)
{
    size_t faces = lrel_mosaic_face_count(lattice->data->mosaic);

    return land >= faces && lattice->edge.at[land - faces].accounts >> account & 1;
}

/* The land that a polygon of face @p face with the shell @p shell is. */
static uint32_t land_of_polygon(const lrel_lattice *lattice, uint32_t face,
                                const lrel_grid_point *shell)
{
    size_t faces = lrel_mosaic_face_count(lattice->data->mosaic);

    for (size_t i = first_edge(lattice, face);
         i < lattice->edge.count && lattice->edge.at[i].face == face; i++)
        if (memcmp(lattice->edge.at[i].shell, shell, sizeof lattice->edge.at[i].shell) ==
            0)
            return (uint32_t)(faces + i);
    return face;
}

/* ---- the lattice ---- */

/* The faces that a record covers, each a class of its own; units alone are no recorded
 * land. */
static void number_faces(const lrel_dataset *data, uint32_t *class_of_face)
{
    uint32_t first_unit = data->owner_count;

    /* Units have the last owners, and owners ascend in a face. */
    for (size_t u = 0; u < data->unit_count; u++)
        if (data->units[u].owner < first_unit)
            first_unit = data->units[u].owner;
    for (size_t f = 0; f < lrel_mosaic_face_count(data->mosaic); f++) {
        bool is_recorded = lrel_mosaic_face_at(data->mosaic, f).owners[0] < first_unit;

        class_of_face[f] = is_recorded ? (uint32_t)f : LREL_DISSOLVE_NONE;
    }
}

/* The rings of @p polygons on the lattice. */
static lrel_status project(const lrel_lattice *lattice, const lrel_polygons *polygons,
                           lrel_grid_points *points, lrel_mosaic_ring **rings,
                           size_t *ring_count, lrel_error *err)
{
    const lrel_dataset *data = lattice->data;
    size_t capacity = 0;

    for (size_t p = 0; p < lrel_polygons_count(polygons); p++) {
        lrel_polygon polygon = lrel_polygons_at(polygons, p);
        size_t shell_count;
        uint32_t land = land_of_polygon(
            lattice, polygon.class_id,
            lrel_polygons_ring(polygons, polygon.first_ring, &shell_count));

        if (!lrel__grow(data->context, rings, &capacity, *ring_count + polygon.ring_count,
                        sizeof **rings))
            return lrel__fail_memory(err);
        for (size_t r = 0; r < polygon.ring_count; r++) {
            size_t count;
            const lrel_grid_point *ring =
                lrel_polygons_ring(polygons, polygon.first_ring + r, &count);
            lrel_status status;

            if (!lrel__grow(data->context, &points->at, &points->capacity,
                            points->count + count, sizeof *points->at))
                return lrel__fail_memory(err);
            status = lrel_grid_to_degrees7(data->grid, ring, count,
                                           points->at + points->count, err);
            if (status != LREL_OK)
                return status;
            (*rings)[(*ring_count)++] =
                (lrel_mosaic_ring){.owner = land,
                                   .part = (uint32_t)p,
                                   .role = r ? LREL_RING_HOLE : LREL_RING_SHELL,
                                   .first = points->count,
                                   .count = (uint32_t)count};
            points->count += count;
        }
    }
    return LREL_OK;
}

static lrel_status arrange(lrel_lattice *lattice, const lrel_polygons *polygons,
                           lrel_error *err)
{
    const lrel_context *context = lattice->context;
    lrel_grid_points points = {0};
    lrel_mosaic_ring *rings = NULL;
    size_t ring_count = 0, faces;
    lrel_status status = project(lattice, polygons, &points, &rings, &ring_count, err);

    if (status == LREL_OK) {
        lrel_mosaic_input input = {points.at, rings, ring_count, NULL,
                                   (uint32_t)lrel_lattice_land_count(lattice)};

        status = lrel_mosaic_build(context, &input, &lattice->mosaic, err);
    }
    lrel__free(context, points.at);
    lrel__free(context, rings);
    if (status != LREL_OK)
        return status;
    faces = lrel_mosaic_face_count(lattice->mosaic);
    lattice->land_of = lrel__alloc(context, faces, sizeof *lattice->land_of);
    if (!lattice->land_of)
        return lrel__fail_memory(err);
    /* Where rounding laid one land over another, the lower has the few square
     * millimetres. */
    for (size_t f = 0; f < faces; f++)
        lattice->land_of[f] = lrel_mosaic_face_at(lattice->mosaic, f).owners[0];
    return LREL_OK;
}

lrel_status lrel_lattice_init(lrel_lattice *lattice, const lrel_dataset *data,
                              lrel_date at, lrel_error *err)
{
    size_t faces = lrel_mosaic_face_count(data->mosaic);
    uint32_t *class_of_face = lrel__alloc(data->context, faces, sizeof *class_of_face);
    lrel_polygons *polygons = NULL;
    lrel_status status;

    memset(lattice, 0, sizeof *lattice);
    lattice->context = data->context;
    lattice->data = data;
    lattice->at = at;
    if (!class_of_face)
        return lrel__fail_memory(err);
    number_faces(data, class_of_face);
    status = lrel_mosaic_dissolve(data->mosaic, class_of_face, &polygons, err);
    lrel__free(data->context, class_of_face);
    if (status == LREL_OK)
        status = lrel_dataset_visit_edge(data, at, add_piece, lattice, err);
    if (status == LREL_OK)
        status = arrange(lattice, polygons, err);
    lrel_polygons_free(polygons);
    return status;
}

void lrel_lattice_clear(lrel_lattice *lattice)
{
    lrel_mosaic_free(lattice->mosaic);
    lrel__free(lattice->context, lattice->land_of);
    lrel__free(lattice->context, lattice->edge.at);
    memset(lattice, 0, sizeof *lattice);
}

lrel_status lrel_lattice_dissolve(const lrel_lattice *lattice,
                                  const uint32_t *class_of_land, lrel_polygons **out,
                                  lrel_error *err)
{
    size_t faces = lrel_mosaic_face_count(lattice->mosaic);
    uint32_t *class_here = lrel__alloc(lattice->context, faces, sizeof *class_here);
    lrel_status status;

    if (!class_here)
        return lrel__fail_memory(err);
    for (size_t f = 0; f < faces; f++)
        class_here[f] = class_of_land[lattice->land_of[f]];
    status = lrel_mosaic_dissolve(lattice->mosaic, class_here, out, err);
    lrel__free(lattice->context, class_here);
    return status;
}
