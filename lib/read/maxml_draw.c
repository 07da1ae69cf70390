/* SPDX-License-Identifier: Apache-2.0 */
/* maxml_draw.c: the points of each border by their numbers. What is doubtful is not
 * drawn: a border through points in the wrong order would be another area. */
#include "read/maxml_draw.h"

#include <stdlib.h>

#include "core/number.h"

/* The fewest points that are taken for a polygon where the file does not say what they
 * are. */
#define POLYGON_POINTS_LEAST 3

/* A point of a border. */
typedef struct vertex {
    const lrel_maxml_point *point;
    size_t place_in_file;
    bool has_number;
    double number;
} vertex;

typedef struct drawing {
    lrel_shaper shaper;
    const lrel_maxml_points *points;
    struct {
        vertex *at;
        size_t count, capacity;
    } vertices;
} drawing;

static bool fault(drawing *self, lrel_text value, const char *expected)
{
    return lrel_shaper__fault(&self->shaper, LREL_ISSUE_SHAPE_UNREADABLE, value,
                              expected);
}

/* ---- places ---- */

static bool has_place(const lrel_maxml_point *point)
{
    return point->latitude.length > 0 || point->longitude.length > 0;
}

/* @return false where there is no memory, or a fault */
static bool put_point(lrel_shaper *shaper, const lrel_maxml_point *point)
{
    lrel_table *table = shaper->reader->table;
    lrel_xy xy;

    if (!lrel_number_parse(point->longitude, &xy.x))
        return lrel_shaper__fault(shaper, LREL_ISSUE_SHAPE_UNREADABLE, point->longitude,
                                  "longitudes in decimal degrees");
    if (!lrel_number_parse(point->latitude, &xy.y))
        return lrel_shaper__fault(shaper, LREL_ISSUE_SHAPE_UNREADABLE, point->latitude,
                                  "latitudes in decimal degrees");
    if (!lrel_shaper__reserve(shaper, 1))
        return false;
    table->points[table->point_count++] = xy;
    return true;
}

/* ---- order ---- */

static bool collect(drawing *self, lrel_error *err)
{
    for (size_t i = 0; i < self->points->count; i++) {
        const lrel_maxml_point *point = &self->points->at[i];
        const lrel_maxml_shape *shape = &self->points->shapes.at[point->shape];
        vertex *place;

        if (!shape->is_active || shape->kind == LREL_SHAPE_POINT ||
            !lrel_maxml_point__is_of_border(point))
            continue;
        if (!(place = LREL__PUSH(self->points->context, &self->vertices))) {
            self->shaper.status = lrel__fail_memory(err);
            return false;
        }
        *place = (vertex){point, i, point->number.length > 0, 0};
        if (place->has_number && !lrel_number_parse(point->number, &place->number))
            return fault(self, point->number, "numbers that order the points");
    }
    return true;
}

static int compare(const void *left, const void *right)
{
    const vertex *a = left, *b = right;

    if (a->point->shape != b->point->shape)
        return a->point->shape < b->point->shape ? -1 : 1;
    if (a->number != b->number)
        return a->number < b->number ? -1 : 1;
    return a->place_in_file < b->place_in_file ? -1 : 1;
}

static bool is_one_place(const lrel_maxml_point *a, const lrel_maxml_point *b)
{
    return lrel_text_is_equal(a->longitude, b->longitude) &&
           lrel_text_is_equal(a->latitude, b->latitude);
}

/* Numbers order the points where all have one of their own; the first may come again at
 * the end. Without any, the file does. */
static bool check_order(drawing *self, const vertex *at, size_t count)
{
    for (size_t i = 1; i < count; i++) {
        if (at[i].has_number != at[0].has_number)
            return fault(self, at[i].has_number ? at[0].point->id : at[i].point->id,
                         "a number at each point of a border, or at none");
        if (at[i].has_number && at[i].number == at[i - 1].number &&
            !is_one_place(at[i].point, at[i - 1].point))
            return fault(self, at[i].point->number, "each number once in a border");
    }
    return true;
}

/* ---- borders ---- */

static bool close_ring(drawing *self, size_t first)
{
    lrel_table *table = self->shaper.reader->table;
    lrel_xy start, last;

    if (table->point_count - first < POLYGON_POINTS_LEAST)
        return fault(self, LREL_TEXT(""), "three points or more in a polygon");
    start = table->points[first];
    last = table->points[table->point_count - 1];
    if (start.x == last.x && start.y == last.y)
        return true;
    if (!lrel_shaper__reserve(&self->shaper, 1))
        return false;
    table->points[table->point_count++] = start;
    return true;
}

/* IMSMA's borders do not come back to their start: that is no open ring. */
static bool draw_border(drawing *self, const vertex *at, size_t count,
                        lrel_shape_kind kind)
{
    size_t first = self->shaper.reader->table->point_count;
    const lrel_maxml_shape *shape = &self->points->shapes.at[at->point->shape];

    if (lrel_maxml__begins(shape->property, "exclu"))
        return fault(self, shape->property,
                     "polygons that add up, none that is taken off");
    if (!check_order(self, at, count))
        return false;
    for (size_t i = 0; i < count; i++) {
        if (!has_place(at[i].point))
            return fault(self,
                         at[i].point->number.length > 0 ? at[i].point->number
                                                        : at[i].point->id,
                         "coordinates at each point of a border; bearings and distances "
                         "are drawn from the layer of points, by `traverse`");
        if (!put_point(&self->shaper, at[i].point))
            return false;
    }
    if (kind == LREL_SHAPE_POLYGON && !close_ring(self, first))
        return false;
    if (kind == LREL_SHAPE_POLYGON)
        lrel_shaper__polygon(&self->shaper);
    return lrel_shaper__ring(&self->shaper, kind, first);
}

/* @return false where there is no memory, or a fault */
static bool draw_borders(drawing *self, bool *is_any)
{
    const vertex *at = self->vertices.at;

    for (size_t i = 0, next; i < self->vertices.count; i = next) {
        lrel_shape_kind kind = self->points->shapes.at[at[i].point->shape].kind;

        for (next = i + 1; next < self->vertices.count; next++)
            if (at[next].point->shape != at[i].point->shape)
                break;
        if (kind == LREL_SHAPE_ABSENT && next - i >= POLYGON_POINTS_LEAST)
            kind = LREL_SHAPE_POLYGON;
        if (kind == LREL_SHAPE_ABSENT)
            continue;
        *is_any = true;
        if (!draw_border(self, at + i, next - i, kind))
            return false;
    }
    return true;
}

/* ---- points ---- */

/* Others are near it: `geometry_kind` of the programme sees that as well. */
static bool is_of_site(const lrel_maxml_point *point)
{
    return point->role != LREL_MAXML_ROLE_REFERENCE &&
           point->role != LREL_MAXML_ROLE_BENCHMARK &&
           point->role != LREL_MAXML_ROLE_START && point->role != LREL_MAXML_ROLE_VIEW;
}

static void draw_sites(drawing *self)
{
    size_t first = self->shaper.reader->table->point_count;

    for (size_t i = 0; i < self->points->count; i++) {
        const lrel_maxml_point *point = &self->points->at[i];

        if (has_place(point) && is_of_site(point) &&
            self->points->shapes.at[point->shape].is_active &&
            !put_point(&self->shaper, point))
            return;
    }
    if (self->shaper.reader->table->point_count > first)
        lrel_shaper__ring(&self->shaper, LREL_SHAPE_POINT, first);
}

lrel_status lrel_maxml__draw(lrel_reader *reader, const lrel_maxml_points *points,
                             bool *is_drawn, lrel_error *err)
{
    drawing self = {.points = points};
    bool is_any = false;

    lrel_shaper__begin(&self.shaper, reader, LREL_TEXT("geometry"), err);
    if (collect(&self, err)) {
        if (self.vertices.count > 0)
            qsort(self.vertices.at, self.vertices.count, sizeof *self.vertices.at,
                  compare);
        if (draw_borders(&self, &is_any) && !is_any)
            draw_sites(&self);
    }
    lrel__free(points->context, self.vertices.at);
    *is_drawn = !self.shaper.fault;
    return lrel_shaper__end(&self.shaper);
}

lrel_status lrel_maxml__draw_point(lrel_reader *reader, const lrel_maxml_point *point,
                                   lrel_error *err)
{
    size_t first = reader->table->point_count;
    lrel_shaper shaper;

    lrel_shaper__begin(&shaper, reader, LREL_TEXT("geometry"), err);
    if (has_place(point) && put_point(&shaper, point))
        lrel_shaper__ring(&shaper, LREL_SHAPE_POINT, first);
    return lrel_shaper__end(&shaper);
}
