/* SPDX-License-Identifier: Apache-2.0 */
/* landing.c: sites placed by one operation, and how far that is from what is known. */
#include "inspect/landing.h"

#include <math.h>
#include <stdlib.h>

#include "core/fail.h"

#define RADIANS_OF_DEGREE (3.14159265358979323846 / 180)
/* On a sphere; which one, half a percent does not show. */
#define METRES_OF_DEGREE 111320.0
/* Boundaries with more points are not kept: they would take more than they tell. */
#define OUTLINE_POINTS_MAX 2000000

/* --- boundaries --- */

static size_t points_of_polygons(const lrel_table *table)
{
    size_t points = 0;

    for (size_t r = 0; r < table->ring_count; r++)
        points += table->rings[r].count;
    return points;
}

static void place_outline(lrel_operation *operation, const lrel_table *table,
                          const lrel_shape_ring *ring, lrel_outlines *out)
{
    const lrel_file_xy *points = lrel_table_points(table, ring);
    size_t first = out->point_count;

    for (uint32_t i = 0; i < ring->count; i++)
        if (!lrel_operation_lonlat(operation, points[i],
                                   &out->points[out->point_count++])) {
            out->point_count = first; /* a ring with a point nowhere is none */
            return;
        }
    out->ends[out->ring_count++] = out->point_count;
}

static lrel_status place_outlines(const lrel_context *context, const lrel_table *table,
                                  lrel_operation *operation, lrel_outlines *out,
                                  lrel_error *err)
{
    size_t points = points_of_polygons(table);

    out->points = lrel__alloc(context, points + 1, sizeof *out->points);
    out->ends = lrel__alloc(context, table->ring_count + 1, sizeof *out->ends);
    if (!out->points || !out->ends)
        return lrel__fail_memory(err);
    for (size_t row = 0; row < table->row_count; row++) {
        const lrel_shape *shape = &table->shapes[row];

        for (uint32_t i = 0; shape->kind == LREL_SHAPE_POLYGON && i < shape->ring_count;
             i++)
            place_outline(operation, table, &table->rings[shape->first_ring + i], out);
    }
    return LREL_OK;
}

lrel_status lrel_layer__keep_outlines(const lrel_inspection *inspection,
                                      const lrel_table *table, lrel_layer_look *layer,
                                      lrel_error *err)
{
    const lrel_layer_crs *crs = &layer->crs;
    lrel_operation *operation = NULL;
    lrel_status status;

    if (!layer->extent.is_known || crs->status != LREL_OK ||
        points_of_polygons(table) > OUTLINE_POINTS_MAX)
        return LREL_OK;
    status = lrel_operation_new(inspection->context, crs->text,
                                crs->operation_answer ? crs->operation_answer->value
                                                      : LREL_NO_TEXT,
                                layer->extent.low, &operation, NULL, 0, NULL, err);
    if (status == LREL_OK)
        status =
            place_outlines(inspection->context, table, operation, &layer->outlines, err);
    lrel_operation_free(operation);
    return status;
}

/* --- distances --- */

/* From @p a to @p b in metres; small ones only. */
static lrel_xy step_between(lrel_xy a, lrel_xy b)
{
    return (lrel_xy){(b.x - a.x) * cos(a.y * RADIANS_OF_DEGREE) * METRES_OF_DEGREE,
                     (b.y - a.y) * METRES_OF_DEGREE};
}

static double distance2(lrel_xy a, lrel_xy b)
{
    lrel_xy step = step_between(a, b);

    return step.x * step.x + step.y * step.y;
}

/* From the origin to the line from @p a to @p b, squared. */
static double distance2_to_line(lrel_xy a, lrel_xy b)
{
    double dx = b.x - a.x, dy = b.y - a.y, length2 = dx * dx + dy * dy;
    double t = length2 > 0 ? -(a.x * dx + a.y * dy) / length2 : 0;

    t = t < 0 ? 0 : t > 1 ? 1 : t;
    return (a.x + t * dx) * (a.x + t * dx) + (a.y + t * dy) * (a.y + t * dy);
}

static bool crosses_ray(lrel_xy a, lrel_xy b, lrel_xy p)
{
    return (a.y > p.y) != (b.y > p.y) &&
           p.x < (b.x - a.x) * (p.y - a.y) / (b.y - a.y) + a.x;
}

/* Of one set of outlines: whether @p p is in a unit of it, else how far from its lines.
 * Units lie side by side, so that an odd number of crossings is inside one of them. */
static bool is_within(const lrel_outlines *outlines, lrel_xy p, double *nearest2)
{
    bool is_inside = false;

    for (size_t r = 0, first = 0; r < outlines->ring_count; first = outlines->ends[r++])
        for (size_t i = first; i + 1 < outlines->ends[r]; i++) {
            lrel_xy a = outlines->points[i], b = outlines->points[i + 1];
            double d = distance2_to_line(step_between(p, a), step_between(p, b));

            is_inside ^= crosses_ray(a, b, p);
            if (d < *nearest2)
                *nearest2 = d;
        }
    return is_inside;
}

static bool is_boundary(const lrel_layer_look *layer)
{
    return layer->outlines.ring_count > 0;
}

/* Calls for every layer but @p layer. */
typedef void (*hearer)(const lrel_layer_look *other, void *user);

static void each_other(const lrel_inspection *inspection, const lrel_layer_look *layer,
                       hearer hear, void *user)
{
    for (size_t i = 0; i < inspection->files.count; i++)
        for (size_t k = 0; k < inspection->files.at[i].layer_count; k++)
            if (&inspection->files.at[i].layers[k] != layer)
                hear(&inspection->files.at[i].layers[k], user);
}

/* One site among all others. */
typedef struct site_look {
    lrel_xy at;
    double nearest2, outline2;
    bool has_others, has_outlines, is_inside;
} site_look;

static void look_at_other(const lrel_layer_look *other, void *user)
{
    site_look *s = user;

    if (is_boundary(other)) {
        s->has_outlines = true;
        s->is_inside |= is_within(&other->outlines, s->at, &s->outline2);
        return;
    }
    for (size_t i = 0; other->sites.lonlat && i < other->sites.count; i++) {
        double d = distance2(s->at, other->sites.lonlat[i]);

        s->has_others = true;
        if (d < s->nearest2)
            s->nearest2 = d;
    }
}

static int compare_doubles(const void *left, const void *right)
{
    double a = *(const double *)left, b = *(const double *)right;

    return a < b ? -1 : a > b;
}

static void judge(const lrel_inspection *inspection, const lrel_layer_look *layer,
                  lrel_operation *operation, lrel_landing *out)
{
    double nearest2[LREL_SITES_MAX];

    for (size_t i = 0; i < layer->sites.count; i++) {
        site_look s = {.nearest2 = INFINITY, .outline2 = INFINITY};

        if (!lrel_operation_lonlat(operation, layer->sites.at[i], &s.at))
            continue;
        each_other(inspection, layer, look_at_other, &s);
        nearest2[out->sites++] = s.nearest2;
        out->has_others |= s.has_others;
        out->has_outlines |= s.has_outlines;
        out->inside += s.is_inside;
        if (s.has_outlines && !s.is_inside)
            out->farthest_m = fmax(out->farthest_m, sqrt(s.outline2));
    }
    if (out->sites == 0)
        return;
    qsort(nearest2, out->sites, sizeof *nearest2, compare_doubles);
    out->nearest_m = sqrt(nearest2[out->sites / 2]);
}

lrel_status lrel_layer__landing(const lrel_inspection *inspection,
                                const lrel_layer_look *layer, lrel_text crs,
                                lrel_text operation, lrel_landing *out, lrel_error *err)
{
    lrel_operation *opened = NULL;
    lrel_error local;
    lrel_status status;

    *out = (lrel_landing){0};
    lrel_error_init(&local);
    status = lrel_operation_new(inspection->context, crs, operation, layer->extent.low,
                                &opened, NULL, 0, NULL, &local);
    if (status == LREL_E_MEMORY)
        return lrel__fail_memory(err);
    if (status == LREL_OK)
        judge(inspection, layer, opened, out);
    lrel_operation_free(opened);
    return LREL_OK;
}
