/* SPDX-License-Identifier: Apache-2.0 */
/* imsma_shapes.c: points in the order of their numbers, shape by shape, and shapes as
 * rings of a record. */
#include "read/imsma_shapes.h"

#include <math.h>
#include <stdlib.h>

#include "core/fail.h"
#include "core/number.h"
#include "landrelease/mosaic.h"
#include "read/imsma_folder.h"

static bool begins_with(lrel_text text, const char *word)
{
    size_t length = strlen(word);

    return text.length >= length &&
           lrel_text_is_equal_nocase((lrel_text){text.at, length}, lrel_text_of(word));
}

static uint8_t side_of(lrel_text type)
{
    static const struct {
        const char *word;
        lrel_imsma_side side;
    } words[] = {
        {"reference", LREL_IMSMA_OUTSIDE}, {"landmark", LREL_IMSMA_OUTSIDE},
        {"benchmark", LREL_IMSMA_OUTSIDE}, {"bench mark", LREL_IMSMA_OUTSIDE},
        {"view", LREL_IMSMA_OUTSIDE},      {"evidence", LREL_IMSMA_INSIDE},
        {"usage", LREL_IMSMA_INSIDE},      {"start", LREL_IMSMA_START},
        {"datum", LREL_IMSMA_START},
    };

    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (begins_with(type, words[i].word))
            return (uint8_t)words[i].side;
    return LREL_IMSMA_PERIMETER;
}

/* A perimeter has turning points; a site that is one point has none that surveyors use to
 * find it. */
static bool is_left_out(const lrel_imsma_shape *shape, const lrel_imsma_point *point)
{
    if (point->side == LREL_IMSMA_OUTSIDE)
        return true;
    return point->side ==
           (shape->kind == LREL_SHAPE_POINT ? LREL_IMSMA_START : LREL_IMSMA_INSIDE);
}

/* Nothing said is active: the column is missing in older exports. */
static bool is_active(lrel_text cell)
{
    static const char *const words[] = {"0", "f", "false", "n", "no", "inactive"};

    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (lrel_text_is_equal_nocase(cell, lrel_text_of(words[i])))
            return false;
    return true;
}

static uint8_t kind_of(lrel_text word)
{
    if (begins_with(word, "polygon") || begins_with(word, "area"))
        return LREL_SHAPE_POLYGON;
    if (begins_with(word, "polyline") || begins_with(word, "line"))
        return LREL_SHAPE_LINE;
    if (begins_with(word, "point"))
        return LREL_SHAPE_POINT;
    return LREL_SHAPE_UNREADABLE;
}

/* --- taking --- */

static lrel_status need(const lrel_table *table, const char *const *names, int *out,
                        const char *which, lrel_error *err)
{
    *out = lrel_imsma__column(table, names);
    return *out >= 0 ? LREL_OK
                     : lrel__fail(err, LREL_E_NOT_FOUND, "its table %s has no column %s",
                                  which, names[0]);
}

static const char *const guid_names[] = {"geospatialinfo_guid", NULL};

static lrel_status take_info(lrel_imsma_shapes *out, lrel_error *err)
{
    static const char *const kinds[] = {"shapeenum", "shapeenum_guid", NULL};
    static const char *const actives[] = {"isactive", NULL};
    static const char *const ids[] = {"shape_id", NULL};
    const lrel_table *info = out->info;
    int guid, kind, active = lrel_imsma__column(info, actives),
                    id = lrel_imsma__column(info, ids);
    lrel_status status;

    if ((status = need(info, guid_names, &guid, "geospatialinfo", err)) ||
        (status = need(info, kinds, &kind, "geospatialinfo", err)))
        return status;
    out->guids.context = out->context;
    out->at = lrel__calloc(out->context, info->row_count + 1, sizeof *out->at);
    if (!out->at)
        return lrel__fail_memory(err);
    for (size_t row = 0; row < info->row_count; row++) {
        size_t place;
        bool is_new;

        if (!lrel_names__add(&out->guids, lrel_imsma__cell(info, row, guid), &place,
                             &is_new))
            return lrel__fail_memory(err);
        if (is_new)
            out->at[place] = (lrel_imsma_shape){
                .kind = kind_of(lrel_imsma__cell(info, row, kind)),
                .is_active = is_active(lrel_imsma__cell(info, row, active)),
                .id = lrel_imsma__cell(info, row, id)};
    }
    return LREL_OK;
}

static int compare_points(const void *left, const void *right)
{
    const lrel_imsma_point *a = left, *b = right;

    if (a->shape != b->shape)
        return a->shape < b->shape ? -1 : 1;
    if (isnan(a->number) || isnan(b->number))
        return isnan(a->number) - isnan(b->number);
    if (a->number != b->number)
        return a->number < b->number ? -1 : 1;
    return a->row < b->row ? -1 : a->row > b->row;
}

static double number_at(const lrel_table *table, size_t row, int column)
{
    double value = NAN;

    (void)lrel_number_parse(lrel_imsma__cell(table, row, column), &value);
    return value;
}

/* Where each shape's points begin and end, now that they are in order. */
static void note_ranges(lrel_imsma_shapes *out)
{
    for (size_t i = 0; i < out->point_count; i++) {
        lrel_imsma_shape *shape = &out->at[out->points[i].shape];

        if (shape->point_count++ == 0)
            shape->first_point = i;
    }
}

static lrel_status take_points(lrel_imsma_shapes *out, lrel_error *err)
{
    static const char *const numbers[] = {"pointno", NULL};
    static const char *const lons[] = {"longitude", NULL};
    static const char *const lats[] = {"latitude", NULL};
    static const char *const types[] = {"pointtypeenum", "pointtypeenum_guid", NULL};
    const lrel_table *table = out->points_table;
    int guid, number, lon, lat, type = lrel_imsma__column(table, types);
    lrel_status status;

    if ((status = need(table, guid_names, &guid, "geopoint", err)) ||
        (status = need(table, numbers, &number, "geopoint", err)) ||
        (status = need(table, lons, &lon, "geopoint", err)) ||
        (status = need(table, lats, &lat, "geopoint", err)))
        return status;
    out->points = lrel__alloc(out->context, table->row_count + 1, sizeof *out->points);
    if (!out->points)
        return lrel__fail_memory(err);
    for (size_t row = 0; row < table->row_count; row++) {
        size_t place;

        if (!lrel_names__find(&out->guids, lrel_imsma__cell(table, row, guid), &place)) {
            out->points_alone++;
            continue;
        }
        out->points[out->point_count++] = (lrel_imsma_point){
            .shape = place,
            .row = row,
            .number = number_at(table, row, number),
            .at = {number_at(table, row, lon), number_at(table, row, lat)},
            .side = side_of(lrel_imsma__cell(table, row, type))};
    }
    if (out->point_count > 1)
        qsort(out->points, out->point_count, sizeof *out->points, compare_points);
    note_ranges(out);
    return LREL_OK;
}

lrel_status lrel_imsma__take_shapes(const lrel_context *context, lrel_table *info,
                                    lrel_table *points, lrel_imsma_shapes *out,
                                    lrel_error *err)
{
    lrel_status status;

    *out = (lrel_imsma_shapes){.context = context, .info = info, .points_table = points};
    status = take_info(out, err);
    return status == LREL_OK ? take_points(out, err) : status;
}

void lrel_imsma__clear_shapes(lrel_imsma_shapes *shapes)
{
    lrel_table_free(shapes->info);
    lrel_table_free(shapes->points_table);
    lrel_names__clear(&shapes->guids);
    lrel__free(shapes->context, shapes->at);
    lrel__free(shapes->context, shapes->points);
    *shapes = (lrel_imsma_shapes){0};
}

/* --- drawing --- */

/* The shape of one row. */
typedef struct drawing {
    lrel_reader *reader;
    const lrel_imsma_shapes *shapes;
    size_t row;
    lrel_error *err;
    lrel_shape shape;
    size_t points_before;
    uint32_t part;
    const char *fault; /* why it cannot be read */
    lrel_text fault_value;
    size_t outside; /* points that were left out */
} drawing;

static void find_fault(drawing *d, const lrel_imsma_shape *shape)
{
    for (size_t i = 0; i < shape->point_count && !d->fault; i++) {
        const lrel_imsma_point *p = &d->shapes->points[shape->first_point + i];

        if (isnan(p->at.x) || isnan(p->at.y))
            d->fault = "latitude and longitude for each of its points";
        else if (isnan(p->number))
            d->fault = "a pointno for each of its points";
        else if (i > 0 && p->number == p[-1].number &&
                 (p->at.x != p[-1].at.x || p->at.y != p[-1].at.y))
            d->fault = "a pointno that no other of its points has";
    }
    if (d->fault)
        d->fault_value = shape->id;
}

/* Appends the points of @p shape; of a polygon a closed ring. */
static lrel_status add_ring(drawing *d, const lrel_imsma_shape *shape)
{
    lrel_table *table = d->reader->table;
    size_t first = table->point_count, count;

    if (!lrel__grow(table->context, &table->points, &table->point_capacity,
                    first + shape->point_count + 1, sizeof *table->points) ||
        !lrel__grow(table->context, &table->rings, &table->ring_capacity,
                    table->ring_count + 1, sizeof *table->rings))
        return lrel__fail_memory(d->err);
    for (size_t i = 0; i < shape->point_count; i++) {
        const lrel_imsma_point *p = &d->shapes->points[shape->first_point + i];

        if (is_left_out(shape, p))
            d->outside++;
        else
            table->points[table->point_count++] = p->at;
    }
    count = table->point_count - first;
    if (count == 0)
        return LREL_OK;
    if (shape->kind == LREL_SHAPE_POLYGON &&
        (table->points[first].x != table->points[first + count - 1].x ||
         table->points[first].y != table->points[first + count - 1].y)) {
        table->points[table->point_count++] = table->points[first];
        count++;
    }
    if (d->shape.ring_count++ == 0)
        d->shape.first_ring = table->ring_count;
    table->rings[table->ring_count++] = (lrel_shape_ring){.first = first,
                                                          .count = (uint32_t)count,
                                                          .part = d->part++,
                                                          .role = LREL_RING_SHELL};
    d->shape.kind = shape->kind;
    return LREL_OK;
}

/* Points are one ring of a multipoint, as other formats have them. */
static lrel_status join_points(drawing *d)
{
    lrel_table *table = d->reader->table;
    lrel_shape_ring *first;

    if (d->shape.kind != LREL_SHAPE_POINT || d->shape.ring_count < 2)
        return LREL_OK;
    first = &table->rings[d->shape.first_ring];
    first->count = (uint32_t)(table->point_count - first->first);
    table->ring_count = d->shape.first_ring + 1;
    d->shape.ring_count = 1;
    return LREL_OK;
}

/* The kind that the row is drawn by: land before lines before points. */
static uint8_t best_kind(const lrel_imsma_shapes *shapes, const size_t *list,
                         size_t count)
{
    static const uint8_t order[] = {LREL_SHAPE_UNREADABLE, LREL_SHAPE_POLYGON,
                                    LREL_SHAPE_LINE, LREL_SHAPE_POINT};

    for (size_t k = 0; k < sizeof order; k++)
        for (size_t i = 0; i < count; i++)
            if (shapes->at[list[i]].is_active && shapes->at[list[i]].kind == order[k])
                return order[k];
    return LREL_SHAPE_ABSENT;
}

static lrel_status report(drawing *d)
{
    lrel_table *table = d->reader->table;
    int64_t row = table->rows[d->row];
    lrel_status status = LREL_OK;

    if (d->fault) {
        table->shapes[d->row] = (lrel_shape){LREL_SHAPE_UNREADABLE, 0, 0};
        table->point_count = d->points_before;
        table->ring_count -= d->shape.ring_count;
        return lrel_reader__issue(d->reader, LREL_ISSUE_SHAPE_UNREADABLE, row,
                                  LREL_TEXT("geopoint"), d->fault_value,
                                  lrel_text_of(d->fault), 1, d->err);
    }
    table->shapes[d->row] = d->shape;
    if (d->outside > 0)
        status = lrel_reader__issue(d->reader, LREL_ISSUE_POINT_NOT_THE_SITE, row,
                                    LREL_TEXT("pointtypeenum"), LREL_TEXT(""),
                                    LREL_TEXT("not taken for its place"),
                                    (int64_t)d->outside, d->err);
    return status;
}

lrel_status lrel_imsma__draw(lrel_reader *reader, const lrel_imsma_shapes *shapes,
                             const size_t *list, size_t count, size_t row,
                             lrel_error *err)
{
    drawing d = {.reader = reader,
                 .shapes = shapes,
                 .row = row,
                 .err = err,
                 .points_before = reader->table->point_count};
    uint8_t kind = best_kind(shapes, list, count);
    lrel_status status = LREL_OK;

    if (kind == LREL_SHAPE_UNREADABLE)
        d.fault = "a shapeenum of polygon, polyline or point";
    for (size_t i = 0; i < count && status == LREL_OK && !d.fault; i++) {
        const lrel_imsma_shape *shape = &shapes->at[list[i]];

        if (!shape->is_active || shape->kind != kind)
            continue;
        find_fault(&d, shape);
        if (!d.fault)
            status = add_ring(&d, shape);
    }
    if (status == LREL_OK && !d.fault)
        status = join_points(&d);
    return status == LREL_OK ? report(&d) : status;
}
