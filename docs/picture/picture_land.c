/* SPDX-License-Identifier: Apache-2.0 */
/* picture_land.c: what became of the land until the as-of day, dissolved. */
#include <math.h>

#include "core/fail.h"
#include "picture.h"

/* Cells that the busiest window is looked for by, per side of the window. */
#define STEPS 4

typedef struct colouring {
    const lrel_dataset *data;
    uint32_t *state; /* by face */
} colouring;

/* Stays of a face come in order of time: the last one decides. */
static lrel_status on_stay(const lrel_stay *stay, void *user, lrel_error *err)
{
    colouring *c = user;
    const lrel_dataset *data = c->data;
    const lrel_record *r = &data->records.at[data->record_of_hazard[stay->hazard]];

    (void)err;
    if (stay->account != data->programme->account_count)
        return LREL_OK;
    if (stay->to.days == LREL_DAY_OPEN)
        c->state[stay->face] =
            r->hazard_class == LREL_CLASS_CHA ? LAND_CONFIRMED : LAND_SUSPECTED;
    else if (stay->left_by >= LREL_COLUMN_CANCELLED &&
             stay->left_by <= LREL_COLUMN_CLEARED)
        c->state[stay->face] = LAND_CANCELLED + (stay->left_by - LREL_COLUMN_CANCELLED);
    else
        c->state[stay->face] = LREL_DISSOLVE_NONE;
    return LREL_OK;
}

/* Every face to the unit of the first level that it is in. */
static void number_units(const lrel_dataset *data, uint32_t *unit_of_face)
{
    for (size_t f = 0; f < lrel_mosaic_face_count(data->mosaic); f++) {
        lrel_face face = lrel_mosaic_face_at(data->mosaic, f);

        unit_of_face[f] = LREL_DISSOLVE_NONE;
        for (size_t u = data->unit_count; u-- > 0;)
            for (uint32_t i = face.owner_count; i-- > 0;)
                if (data->units[u].level == 1 && data->units[u].owner == face.owners[i])
                    unit_of_face[f] = (uint32_t)u;
    }
}

lrel_status land_init(coloured_land *land, const lrel_dataset *data, lrel_error *err)
{
    size_t faces = lrel_mosaic_face_count(data->mosaic);
    colouring c = {data, lrel__alloc(data->context, faces, sizeof *c.state)};
    lrel_status status;

    *land = (coloured_land){.data = data};
    if (!c.state)
        return lrel__fail_memory(err);
    for (size_t f = 0; f < faces; f++)
        c.state[f] = LREL_DISSOLVE_NONE;
    if ((status = lrel_ledger_visit_stays(data->ledger, on_stay, &c, err)) != LREL_OK ||
        (status = lrel_mosaic_dissolve(data->mosaic, c.state, &land->states, err)) !=
            LREL_OK)
        goto done;
    number_units(data, c.state);
    status = lrel_mosaic_dissolve(data->mosaic, c.state, &land->units, err);

done:
    lrel__free(data->context, c.state);
    return status;
}

void land_clear(coloured_land *land)
{
    lrel_polygons_free(land->states);
    lrel_polygons_free(land->units);
}

static window extent_of(const lrel_polygons *polygons, window box)
{
    for (size_t p = 0; p < lrel_polygons_count(polygons); p++) {
        size_t count;
        const lrel_grid_point *ring = lrel_polygons_ring(
            polygons, lrel_polygons_at(polygons, p).first_ring, &count);

        for (size_t i = 0; i < count; i++) {
            box.west = fmin(box.west, ring[i].x);
            box.south = fmin(box.south, ring[i].y);
            box.east = fmax(box.east, ring[i].x);
            box.north = fmax(box.north, ring[i].y);
        }
    }
    return box;
}

window land_extent(const coloured_land *land)
{
    window nothing = {INFINITY, INFINITY, -INFINITY, -INFINITY};

    return extent_of(land->states, extent_of(land->units, nothing));
}

/* Land by cell of a coarse grid, a polygon being where it begins. Released land weighs as
 * much as land that stands: a picture should have both, so the lesser counts. */
static double weight_of(const double *stands, const double *released, int columns, int x,
                        int y)
{
    double sum[2] = {0, 0};

    for (int dy = 0; dy < STEPS; dy++)
        for (int dx = 0; dx < STEPS; dx++) {
            int cell = (y + dy) * columns + x + dx;

            sum[0] += stands[cell];
            sum[1] += released[cell];
        }
    return fmin(sum[0], sum[1]);
}

window land_busiest(const coloured_land *land, double width_m, double height_m)
{
    int units = lrel_grid_units_per_m(land->data->grid);
    window all = land_extent(land), best;
    double step_x = width_m * units / STEPS, step_y = height_m * units / STEPS, most = -1;
    int columns = (int)((all.east - all.west) / step_x) + STEPS + 1;
    int rows = (int)((all.north - all.south) / step_y) + STEPS + 1;
    size_t cells = (size_t)columns * (size_t)rows;
    double *sums = lrel__calloc(land->data->context, 2 * cells, sizeof *sums);

    best = all;
    for (size_t p = 0; sums && p < lrel_polygons_count(land->states); p++) {
        lrel_polygon polygon = lrel_polygons_at(land->states, p);
        size_t count;
        lrel_grid_point at =
            lrel_polygons_ring(land->states, polygon.first_ring, &count)[0];
        size_t cell = (size_t)((at.y - all.south) / step_y) * (size_t)columns +
                      (size_t)((at.x - all.west) / step_x);

        sums[cell + (polygon.class_id < LAND_SUSPECTED ? cells : 0)] +=
            (double)polygon.area2;
    }
    for (int y = 0; sums && y + STEPS <= rows; y++)
        for (int x = 0; x + STEPS <= columns; x++) {
            double weight = weight_of(sums, sums + cells, columns, x, y);

            if (weight <= most)
                continue;
            most = weight;
            best = (window){all.west + x * step_x, all.south + y * step_y,
                            all.west + (x + STEPS) * step_x,
                            all.south + (y + STEPS) * step_y};
        }
    lrel__free(land->data->context, sums);
    return best;
}
