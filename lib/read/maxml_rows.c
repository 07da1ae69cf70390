/* SPDX-License-Identifier: Apache-2.0 */
/* maxml_rows.c: a report's own columns, those of its object, and what its points are for.
 */
#include "read/maxml_rows.h"

#include <stdio.h>

#include "read/maxml_cells.h"
#include "read/maxml_crs.h"
#include "read/maxml_draw.h"

enum {
    REFERENCE, /* places of points, by role */
    BENCHMARK,
    START,
    BORDER, /* of a shape that could not be drawn */
    EVIDENCE,
    USAGE,
    VIEW,
    OBJECT_COLUMNS
};

static const lrel_own_column object_columns[OBJECT_COLUMNS] = {
    [REFERENCE] = {"point.reference", "maxml_point.reference", true},
    [BENCHMARK] = {"point.benchmark", "maxml_point.benchmark", true},
    [START] = {"point.start", "maxml_point.start", true},
    [BORDER] = {"point.border", "maxml_point.border", true},
    [EVIDENCE] = {"point.evidence", "maxml_point.evidence", true},
    [USAGE] = {"point.usage", "maxml_point.usage", true},
    [VIEW] = {"point.view", "maxml_point.view", true},
};

enum {
    SHAPE_ID,
    SHAPE_KIND,
    POINT_ID,
    POINT_NUMBER,
    POINT_TYPE,
    POINT_LATITUDE,
    POINT_LONGITUDE,
    POINT_BEARING,
    POINT_DISTANCE,
    POINT_FROM,
    POINT_COLUMNS
};

static const lrel_own_column point_columns[POINT_COLUMNS] = {
    [SHAPE_ID] = {"shape.id", "maxml_shape.id", true},
    [SHAPE_KIND] = {"shape.kind", "maxml_shape.kind", true},
    [POINT_ID] = {"point.id", "maxml_point.id", true},
    [POINT_NUMBER] = {"point.number", "maxml_point.number", true},
    [POINT_TYPE] = {"point.type", "maxml_point.type", true},
    [POINT_LATITUDE] = {LREL_MAXML_LATITUDE_COLUMN, "maxml_point.latitude", true},
    [POINT_LONGITUDE] = {LREL_MAXML_LONGITUDE_COLUMN, "maxml_point.longitude", true},
    [POINT_BEARING] = {"point.bearing", "maxml_point.bearing", true},
    [POINT_DISTANCE] = {"point.distance", "maxml_point.distance", true},
    [POINT_FROM] = {"point.from", "maxml_point.from", true},
};

typedef struct reading {
    lrel_reader *reader;
    lrel_maxml_kinds *kinds;
    size_t kind;
    lrel_maxml_part part;
    lrel_maxml_cells cells;
    lrel_maxml_points points;
    size_t of_report;     /* cells that the report's objects share, SIZE_MAX: not yet */
    lrel_gathered places; /* of the points of one column */
} reading;

static int64_t row_number(const reading *self)
{
    return (int64_t)self->reader->table->row_count;
}

static lrel_status add_row(reading *self, lrel_error *err)
{
    return lrel_reader__add_row(self->reader, row_number(self) + 1, err);
}

/* ---- what a report says ---- */

/* Beside its objects; the same for each of them. */
static lrel_status take_report(reading *self, const lrel_maxml_tree *tree,
                               lrel_error *err)
{
    lrel_status status = LREL_OK;

    lrel_maxml_cells__next(&self->cells, 0);
    for (size_t i = 1; i < tree->at[0].end && status == LREL_OK; i = tree->at[i].end) {
        if (tree->at[i].word == LREL_MAXML_INFO)
            status = lrel_maxml_cells__take(&self->cells, tree, i,
                                            lrel_maxml__name(tree, i), NULL, err);
        else if (!lrel_maxml__is_object(tree, i))
            status = lrel_maxml_cells__take_one(&self->cells, tree, i,
                                                lrel_maxml__name(tree, 0), err);
    }
    if (status == LREL_OK)
        status = lrel_maxml_cells__join(&self->cells, err);
    self->of_report = self->cells.joined.count;
    return status;
}

static lrel_status take_all(reading *self, const lrel_maxml_tree *tree, size_t object,
                            lrel_error *err)
{
    lrel_status status = LREL_OK;

    if (object == 0)
        self->of_report = 0;
    else if (self->of_report == SIZE_MAX)
        status = take_report(self, tree, err);
    lrel_maxml_cells__next(&self->cells, self->of_report);
    if (status == LREL_OK)
        status = lrel_maxml_cells__take(&self->cells, tree, object, LREL_TEXT(""),
                                        &self->points, err);
    return status == LREL_OK ? lrel_maxml_cells__join(&self->cells, err) : status;
}

/* ---- objects ---- */

/* The column of a point's place, OBJECT_COLUMNS: the shape shows it. */
static size_t column_of(const lrel_maxml_point *point, bool is_drawn)
{
    switch (point->role) {
    case LREL_MAXML_ROLE_REFERENCE:
        return REFERENCE;
    case LREL_MAXML_ROLE_BENCHMARK:
        return BENCHMARK;
    case LREL_MAXML_ROLE_START:
        return START;
    case LREL_MAXML_ROLE_EVIDENCE:
        return EVIDENCE;
    case LREL_MAXML_ROLE_USAGE:
        return USAGE;
    case LREL_MAXML_ROLE_VIEW:
        return VIEW;
    default:
        return is_drawn ? OBJECT_COLUMNS : BORDER;
    }
}

static bool is_active(const reading *self, const lrel_maxml_point *point)
{
    return self->points.shapes.at[point->shape].is_active;
}

/* "12.95, 104.5; 12.96, 104.5", latitude first as people say it. */
static lrel_status add_places(reading *self, size_t column, bool is_drawn,
                              lrel_error *err)
{
    lrel_status status = LREL_OK;

    lrel_gathered__begin(&self->places);
    for (size_t i = 0; i < self->points.count && status == LREL_OK; i++) {
        const lrel_maxml_point *point = &self->points.at[i];
        const lrel_text parts[] = {LREL_TEXT("; "), point->latitude, LREL_TEXT(", "),
                                   point->longitude};

        if (!is_active(self, point) || column_of(point, is_drawn) != column ||
            (point->latitude.length == 0 && point->longitude.length == 0))
            continue;
        for (size_t j = self->places.count > 0 ? 0 : 1; j < 4 && status == LREL_OK; j++)
            status = lrel_gathered__add(&self->places, parts[j], err);
    }
    if (status != LREL_OK)
        return status;
    return lrel_maxml_cells__own(&self->cells, column,
                                 (lrel_text){self->places.at, self->places.count}, err);
}

static lrel_status read_object(reading *self, lrel_error *err)
{
    lrel_status status = add_row(self, err);
    bool is_drawn = true;

    if (status == LREL_OK)
        status = lrel_maxml_cells__put(&self->cells, err);
    if (status == LREL_OK)
        status = lrel_maxml__draw(self->reader, &self->points, &is_drawn, err);
    for (size_t i = 0; i < OBJECT_COLUMNS && self->points.count > 0 && status == LREL_OK;
         i++)
        status = add_places(self, i, is_drawn, err);
    return status;
}

/* ---- points ---- */

static lrel_status add_fields(reading *self, const lrel_maxml_point *point,
                              lrel_error *err)
{
    static const lrel_text kinds[] = {[LREL_SHAPE_ABSENT] = {"", 0},
                                      [LREL_SHAPE_POLYGON] = {"polygon", 7},
                                      [LREL_SHAPE_LINE] = {"line", 4},
                                      [LREL_SHAPE_POINT] = {"point", 5}};
    const lrel_maxml_shape *shape = &self->points.shapes.at[point->shape];
    const lrel_text fields[POINT_COLUMNS] = {
        [SHAPE_ID] = shape->id,
        [SHAPE_KIND] = kinds[shape->kind],
        [POINT_ID] = point->id,
        [POINT_NUMBER] = point->number,
        [POINT_TYPE] = point->type,
        [POINT_LATITUDE] = point->latitude,
        [POINT_LONGITUDE] = point->longitude,
        [POINT_BEARING] = point->bearing,
        [POINT_DISTANCE] = point->distance,
        [POINT_FROM] = point->from,
    };
    lrel_status status = LREL_OK;

    for (size_t i = 0; i < POINT_COLUMNS && status == LREL_OK; i++)
        status = lrel_maxml_cells__own(&self->cells, i, fields[i], err);
    return status;
}

/* With all that the object says, by which the points of one are known. */
static lrel_status read_point(reading *self, const lrel_maxml_tree *tree,
                              const lrel_maxml_point *point, lrel_error *err)
{
    size_t of_object = self->cells.joined.count;
    lrel_status status = add_row(self, err);

    lrel_maxml_cells__next(&self->cells, of_object);
    if (status == LREL_OK)
        status = add_fields(self, point, err);
    if (status == LREL_OK)
        status = lrel_maxml_cells__take_point(&self->cells, tree, point,
                                              LREL_TEXT("point"), err);
    if (status == LREL_OK)
        status = lrel_maxml_cells__join(&self->cells, err);
    if (status == LREL_OK)
        status = lrel_maxml_cells__put(&self->cells, err);
    self->cells.joined.count = of_object;
    return status == LREL_OK ? lrel_maxml__draw_point(self->reader, point, err) : status;
}

static lrel_status read_points(reading *self, const lrel_maxml_tree *tree,
                               lrel_error *err)
{
    lrel_status status = LREL_OK;

    for (size_t i = 0; i < self->points.count && status == LREL_OK; i++)
        if (is_active(self, &self->points.at[i]) == (self->part == LREL_MAXML_POINTS))
            status = read_point(self, tree, &self->points.at[i], err);
    return status;
}

/* ---- reports ---- */

static lrel_status read_one(reading *self, const lrel_maxml_tree *tree, size_t object,
                            lrel_error *err)
{
    size_t kind;
    lrel_status status = lrel_maxml_kinds__of(self->kinds, tree, object, &kind, err);

    if (status != LREL_OK || kind != self->kind)
        return status;
    if ((status = lrel_maxml_points__find(&self->points, tree, object, err)) != LREL_OK ||
        (self->part != LREL_MAXML_OBJECTS && self->points.count == 0) ||
        (status = take_all(self, tree, object, err)) != LREL_OK)
        return status;
    if (self->part != LREL_MAXML_OBJECTS)
        lrel_maxml_cells__drop_long(&self->cells);
    return self->part == LREL_MAXML_OBJECTS ? read_object(self, err)
                                            : read_points(self, tree, err);
}

static lrel_status read_report(void *user, const lrel_maxml_tree *tree, lrel_error *err)
{
    reading *self = user;
    size_t object = SIZE_MAX;
    lrel_status status = LREL_OK;

    self->of_report = SIZE_MAX;
    if (tree->at[0].word == LREL_MAXML_HEADER)
        return lrel_maxml__read_crs(self->reader, tree, err);
    while (status == LREL_OK &&
           (object = lrel_maxml__next_object(tree, object)) != SIZE_MAX)
        status = read_one(self, tree, object, err);
    return status == LREL_OK ? LREL_OK : lrel__fail_at(err, status, "", row_number(self));
}

lrel_status lrel_maxml__read_rows(lrel_reader *reader, lrel_text bytes,
                                  lrel_maxml_kinds *kinds, size_t kind,
                                  lrel_maxml_part part, lrel_error *err)
{
    const lrel_context *context = reader->context;
    reading self = {.reader = reader,
                    .kinds = kinds,
                    .kind = kind,
                    .part = part,
                    .points = {.context = context},
                    .places = {.context = context}};
    bool is_points = part != LREL_MAXML_OBJECTS;
    lrel_status status;

    lrel_maxml_cells__begin(&self.cells, reader,
                            is_points ? point_columns : object_columns,
                            is_points ? POINT_COLUMNS : OBJECT_COLUMNS);
    self.cells.is_of_points = is_points;
    status = lrel_maxml__reports(context, bytes, read_report, &self, err);
    if (status == LREL_OK)
        status = lrel_keyed__make_columns(&self.cells.keyed, err);
    if (status == LREL_OK)
        status = lrel_reader__check_columns(reader, err);
    lrel_maxml_cells__clear(&self.cells);
    lrel_maxml_points__clear(&self.points);
    lrel_gathered__clear(&self.places);
    return status;
}
