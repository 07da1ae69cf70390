/* SPDX-License-Identifier: Apache-2.0 */
/* lattice.c: the grid's faces, projected back, rounded and arranged again. */
#include "map/lattice.h"

#include <string.h>

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

/* The land that polygon @p polygon, a piece of a face, is; or the cell. */
static uint32_t owner_of(const lrel_lattice *lattice, const lrel_polygons *polygons,
                         size_t polygon)
{
    lrel_polygon one = lrel_polygons_at(polygons, polygon);
    size_t count;

    if (!lattice->lands.data)
        return (uint32_t)polygon;
    return lrel_lands_find(&lattice->lands, one.class_id,
                           lrel_polygons_ring(polygons, one.first_ring, &count));
}

/* The rings of @p polygons on the lattice. */
static lrel_status project(const lrel_lattice *lattice, const lrel_dataset *data,
                           const lrel_polygons *polygons, lrel_grid_points *points,
                           lrel_mosaic_ring **rings, size_t *ring_count, lrel_error *err)
{
    size_t capacity = 0;

    for (size_t p = 0; p < lrel_polygons_count(polygons); p++) {
        lrel_polygon polygon = lrel_polygons_at(polygons, p);
        uint32_t owner = owner_of(lattice, polygons, p);

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
                (lrel_mosaic_ring){.owner = owner,
                                   .part = (uint32_t)p,
                                   .role = r ? LREL_RING_HOLE : LREL_RING_SHELL,
                                   .first = points->count,
                                   .count = (uint32_t)count};
            points->count += count;
        }
    }
    return LREL_OK;
}

/* What failed on the lattice, if anything did, is made of faces and not of records. */
static void note_faces(const lrel_lattice *lattice)
{
    if (lattice->failing && lattice->failing->seen != LREL_FAILING_UNKNOWN)
        lattice->failing->of_faces = true;
}

static lrel_status arrange(lrel_lattice *lattice, const lrel_dataset *data,
                           const lrel_polygons *polygons, lrel_error *err)
{
    lrel_grid_points points = {0};
    lrel_mosaic_ring *rings = NULL;
    size_t ring_count = 0, faces;
    lrel_status status =
        project(lattice, data, polygons, &points, &rings, &ring_count, err);

    if (status == LREL_OK) {
        size_t owners = lattice->lands.data ? lrel_lands_count(&lattice->lands)
                                            : lrel_polygons_count(polygons);
        lrel_mosaic_input input = {points.at, rings, ring_count, NULL, (uint32_t)owners};

        status = lrel_mosaic_build_or_tell(data->context, &input, lattice->failing,
                                           &lattice->mosaic, err);
        note_faces(lattice);
    }
    lrel__free(data->context, points.at);
    lrel__free(data->context, rings);
    if (status != LREL_OK)
        return status;
    faces = lrel_mosaic_face_count(lattice->mosaic);
    lattice->land_of = lrel__alloc(data->context, faces, sizeof *lattice->land_of);
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
    lattice->failing = data->failing;
    lattice->at = at;
    lrel_lands_init(&lattice->lands, data);
    if (!class_of_face)
        return lrel__fail_memory(err);
    number_faces(data, class_of_face);
    status = lrel_mosaic_dissolve_or_tell(data->mosaic, class_of_face, data->failing,
                                          &polygons, err);
    lrel__free(data->context, class_of_face);
    if (status == LREL_OK)
        status = lrel_lands_tell_edge(&lattice->lands, at, err);
    if (status == LREL_OK)
        status = arrange(lattice, data, polygons, err);
    lrel_polygons_free(polygons);
    return status;
}

lrel_status lrel_lattice_init_cells(lrel_lattice *lattice, const lrel_dataset *data,
                                    const lrel_polygons *cells, lrel_error *err)
{
    memset(lattice, 0, sizeof *lattice);
    lattice->context = data->context;
    return arrange(lattice, data, cells, err);
}

void lrel_lattice_clear(lrel_lattice *lattice)
{
    lrel_lands_clear(&lattice->lands);
    lrel_mosaic_free(lattice->mosaic);
    lrel__free(lattice->context, lattice->land_of);
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
    status = lrel_mosaic_dissolve_or_tell(lattice->mosaic, class_here, lattice->failing,
                                          out, err);
    note_faces(lattice);
    lrel__free(lattice->context, class_here);
    return status;
}
