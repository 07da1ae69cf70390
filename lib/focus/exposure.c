/* SPDX-License-Identifier: Apache-2.0 */
/* exposure.c: how near hazards are to places where people are: 1 on the spot, 0 from the
 * programme's distance on. Lines and outlines are taken as points close together; inside
 * of a polygon is on the spot. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "focus/model.h"

/* Points on lines are no farther apart: half of that is the error of a distance. */
#define SPACING_M 100.0

/* One layer on its way. */
typedef struct layer {
    const lrel_focus *focus;
    const lrel_focus_layer *said;
    lrel_table *table;
    lrel_operation *operation;
    struct {
        lrel_near_point *at;
        size_t count, capacity;
    } points;
    struct {
        lrel_xy *at; /* the ring at hand, in metres */
        size_t count, capacity;
    } ring;
    uint32_t *by_x; /* hazard rows with a place, from west to east */
    size_t row_count;
    uint8_t *crossings; /* by hazard row, of the shape at hand */
    double *out;        /* by hazard row */
} layer;

static lrel_status fail(const layer *l, lrel_error *err)
{
    char reason[sizeof err->message];

    if (!err || err->status == LREL_E_MEMORY || err->status == LREL_E_CANCELLED)
        return err ? err->status : LREL_E_REFUSED;
    snprintf(reason, sizeof reason, "%s", err->message);
    return lrel__fail(err, err->status, "exposure layer %.*s: %s",
                      (int)(l->said->name.length < 80 ? l->said->name.length : 80),
                      l->said->name.at, reason);
}

static lrel_status open_layer(layer *l, lrel_error *err)
{
    const lrel_read_options options = {.layer = l->said->layer,
                                       .encoding = l->said->encoding,
                                       .source = -1,
                                       .is_boundary = true};
    lrel_status status = lrel_table_read(l->focus->context, l->said->file, &options,
                                         l->focus->issues, &l->table, err);
    lrel_text crs;
    lrel_xy low, high;

    if (status != LREL_OK)
        return status;
    if (lrel_table_point_count(l->table) == 0)
        return lrel__fail(err, LREL_E_FORMAT,
                          "has no shape; a layer is a file of points, lines or polygons");
    crs = l->said->crs.length ? l->said->crs : l->table->crs;
    if (!lrel_dataset__find_box(l->table, &low, &high))
        return LREL_OK;
    status = lrel_operation_new(l->focus->context, crs, l->said->operation,
                                (lrel_xy){(low.x + high.x) / 2, (low.y + high.y) / 2},
                                &l->operation, NULL, 0, NULL, err);
    return status == LREL_OK ? lrel_operation_check_extent(l->operation, low, high, err)
                             : status;
}

/* --- places --- */

static bool add_point(layer *l, lrel_xy at)
{
    lrel_near_point *point = LREL__PUSH(l->focus->context, &l->points);

    if (point)
        *point = (lrel_near_point){at.x, at.y, (uint32_t)l->points.count - 1};
    return point != NULL;
}

static bool add_edge(layer *l, lrel_xy from, lrel_xy to)
{
    double length = hypot(to.x - from.x, to.y - from.y);
    double steps = ceil(length / SPACING_M);

    for (double i = 0; i < steps; i++)
        if (!add_point(l, (lrel_xy){from.x + (to.x - from.x) * i / steps,
                                    from.y + (to.y - from.y) * i / steps}))
            return false;
    return true;
}

/* Points that are no place on Earth are left out. */
static bool load_ring(layer *l, const lrel_shape_ring *ring)
{
    const lrel_file_xy *points = lrel_table_points(l->table, ring);

    l->ring.count = 0;
    for (uint32_t i = 0; i < ring->count; i++) {
        lrel_xy lonlat, metres, *slot;

        if (!lrel_operation_lonlat(l->operation, points[i], &lonlat) ||
            !lrel_grid_from_lonlat(l->focus->a->data->grid, lonlat, &metres))
            continue;
        if (!(slot = LREL__PUSH(l->focus->context, &l->ring)))
            return false;
        *slot = metres;
    }
    return true;
}

static bool add_ring_points(layer *l, bool is_line)
{
    for (size_t i = 0; is_line && i + 1 < l->ring.count; i++)
        if (!add_edge(l, l->ring.at[i], l->ring.at[i + 1]))
            return false;
    if (is_line)
        return l->ring.count == 0 || add_point(l, l->ring.at[l->ring.count - 1]);
    for (size_t i = 0; i < l->ring.count; i++)
        if (!add_point(l, l->ring.at[i]))
            return false;
    return true;
}

/* --- inside of polygons --- */

static int compare_x(const void *left, const void *right, void *user)
{
    const lrel_xy *places = user;
    uint32_t a = *(const uint32_t *)left, b = *(const uint32_t *)right;

    if (places[a].x != places[b].x)
        return places[a].x < places[b].x ? -1 : 1;
    return a < b ? -1 : a > b;
}

static lrel_status sort_rows(layer *l, lrel_error *err)
{
    const lrel_context *context = l->focus->context;
    size_t count = l->focus->a->data->hazard_count;

    l->by_x = lrel__alloc(context, count, sizeof *l->by_x);
    l->crossings = lrel__calloc(context, count, sizeof *l->crossings);
    if (!l->by_x || !l->crossings)
        return lrel__fail_memory(err);
    for (size_t row = 0; row < count; row++)
        if (!isnan(l->focus->places[row].x))
            l->by_x[l->row_count++] = (uint32_t)row;
    if (l->row_count > 1)
        qsort_r(l->by_x, l->row_count, sizeof *l->by_x, compare_x, l->focus->places);
    return LREL_OK;
}

/* The first of by_x that is not west of @p x. */
static size_t first_from(const layer *l, double x)
{
    size_t low = 0, high = l->row_count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (l->focus->places[l->by_x[middle]].x < x)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Every edge above a hazard turns it from outside to inside, or back. */
static void cross_edges(layer *l)
{
    for (size_t i = 0; i + 1 < l->ring.count; i++) {
        lrel_xy a = l->ring.at[i], b = l->ring.at[i + 1];

        if (a.x > b.x) {
            lrel_xy keep = a;

            a = b;
            b = keep;
        }
        for (size_t k = first_from(l, a.x); k < l->row_count; k++) {
            lrel_xy at = l->focus->places[l->by_x[k]];

            if (at.x >= b.x)
                break;
            if (a.y + (b.y - a.y) * (at.x - a.x) / (b.x - a.x) > at.y)
                l->crossings[l->by_x[k]] ^= 1;
        }
    }
}

static void take_inside(layer *l)
{
    for (size_t k = 0; k < l->row_count; k++) {
        uint32_t row = l->by_x[k];

        if (l->crossings[row])
            l->out[row] = 1;
        l->crossings[row] = 0;
    }
}

/* --- all of it --- */

static lrel_status take_shape(layer *l, const lrel_shape *shape, lrel_error *err)
{
    bool is_polygon = shape->kind == LREL_SHAPE_POLYGON;

    for (uint32_t r = 0; r < shape->ring_count; r++) {
        if (!load_ring(l, &l->table->rings[shape->first_ring + r]) ||
            !add_ring_points(l, shape->kind != LREL_SHAPE_POINT))
            return lrel__fail_memory(err);
        if (is_polygon)
            cross_edges(l);
    }
    return LREL_OK;
}

static void measure(layer *l)
{
    double reach = l->focus->a->data->programme->focus.distance_m;
    lrel_near near;

    lrel_near_init(&near, l->points.at, l->points.count);
    for (size_t k = 0; k < l->row_count; k++) {
        uint32_t row = l->by_x[k];
        lrel_xy at = l->focus->places[row];
        lrel_neighbour nearest;

        if (l->out[row] < 1 && lrel_near_find(&near, at.x, at.y, reach, &nearest, 1) > 0)
            l->out[row] = lrel_focus__nearness(nearest.distance, reach);
    }
}

static lrel_status read_layer(layer *l, lrel_error *err)
{
    lrel_status status = open_layer(l, err);

    if (status == LREL_OK && l->operation)
        status = sort_rows(l, err);
    if (status != LREL_OK || !l->operation)
        return status;
    for (size_t row = 0; row < l->table->row_count && status == LREL_OK; row++) {
        status = take_shape(l, &l->table->shapes[row], err);
        if (l->table->shapes[row].kind == LREL_SHAPE_POLYGON)
            take_inside(l);
    }
    if (status == LREL_OK)
        measure(l);
    return status;
}

static void clear_layer(layer *l)
{
    const lrel_context *context = l->focus->context;

    lrel__free(context, l->points.at);
    lrel__free(context, l->ring.at);
    lrel__free(context, l->by_x);
    lrel__free(context, l->crossings);
    lrel_operation_free(l->operation);
    lrel_table_free(l->table);
}

lrel_status lrel_focus__gather_exposure(lrel_focus *f, lrel_error *err)
{
    const lrel_focus_rules *rules = &f->a->data->programme->focus;
    size_t rows = f->a->data->hazard_count;
    lrel_status status = LREL_OK;

    f->exposure =
        lrel__calloc(f->context, rows * rules->layer_count + 1, sizeof *f->exposure);
    if (!f->exposure)
        return lrel__fail_memory(err);
    for (size_t i = 0; i < rules->layer_count && status == LREL_OK; i++) {
        layer l = {.focus = f, .said = &rules->layers[i], .out = f->exposure + i * rows};

        status = read_layer(&l, err);
        if (status != LREL_OK)
            status = fail(&l, err);
        clear_layer(&l);
    }
    return status;
}
