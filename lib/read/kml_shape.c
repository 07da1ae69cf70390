/* SPDX-License-Identifier: Apache-2.0 */
/* kml_shape.c: geometries go to the shaper as they come. Only holes that stand before
 * their outline wait for it. */
#include "read/kml_shape.h"

/* An outline may be longer than any cell; it is parsed at once. */
#define OUTLINE_BYTES_MAX ((size_t)1 << 30)

void lrel_kml_shape__begin(lrel_kml_shape *shape, lrel_reader *reader, lrel_error *err)
{
    lrel_shaper__begin(&shape->shaper, reader, LREL_TEXT("geometry"), err);
    shape->text.context = reader->context;
    shape->text.most = OUTLINE_BYTES_MAX;
    shape->is_gathering = shape->has_model = false;
    shape->depth = 0;
}

static void fault(lrel_kml_shape *shape, const char *value, const char *expected)
{
    lrel_shaper__fault(&shape->shaper, LREL_ISSUE_SHAPE_UNREADABLE, lrel_text_of(value),
                       expected);
}

static void begin_polygon(lrel_kml_shape *shape)
{
    lrel_shaper__polygon(&shape->shaper);
    shape->outlines = 0;
    shape->has_outline = shape->has_hole = false;
    shape->held.count = shape->held_ends.count = 0;
}

void lrel_kml_shape__open(lrel_kml_shape *shape, lrel_kml_element element)
{
    switch (element) {
    case LREL_KML_MULTI:
        if (++shape->depth > LREL_SHAPE_DEPTH_MAX)
            fault(shape, "", "geometries, in collections at most 8 deep");
        break;
    case LREL_KML_POLYGON:
        begin_polygon(shape);
        break;
    case LREL_KML_RING:
    case LREL_KML_LINE:
    case LREL_KML_POINT:
    case LREL_KML_TRACK:
        shape->first_point = shape->shaper.reader->table->point_count;
        break;
    case LREL_KML_MODEL:
        shape->has_model = true;
        break;
    case LREL_KML_COORDINATES:
    case LREL_KML_COORD:
        lrel_gathered__begin(&shape->text);
        shape->is_gathering = true;
        break;
    default:
        break;
    }
}

lrel_status lrel_kml_shape__text(lrel_kml_shape *shape, lrel_text text, lrel_error *err)
{
    return shape->is_gathering ? lrel_gathered__add(&shape->text, text, err) : LREL_OK;
}

/* Takes the points from @p first_point on out of the table, until their outline comes. */
static lrel_status hold_hole(lrel_kml_shape *shape, lrel_error *err)
{
    const lrel_context *context = shape->shaper.reader->context;
    lrel_table *table = shape->shaper.reader->table;
    size_t count = table->point_count - shape->first_point, *end;

    if (!lrel__grow(context, &shape->held.at, &shape->held.capacity,
                    shape->held.count + count, sizeof *shape->held.at) ||
        !(end = LREL__PUSH(context, &shape->held_ends)))
        return lrel__fail_memory(err);
    if (count > 0)
        memcpy(shape->held.at + shape->held.count, table->points + shape->first_point,
               count * sizeof *shape->held.at);
    *end = shape->held.count += count;
    table->point_count = shape->first_point;
    return LREL_OK;
}

static lrel_status add_held(lrel_kml_shape *shape)
{
    lrel_table *table = shape->shaper.reader->table;
    size_t first = 0;

    for (size_t i = 0; i < shape->held_ends.count; i++) {
        size_t count = shape->held_ends.at[i] - first, at = table->point_count;

        if (!lrel_shaper__reserve(&shape->shaper, count))
            break;
        if (count > 0)
            memcpy(table->points + at, shape->held.at + first,
                   count * sizeof *table->points);
        table->point_count += count;
        first += count;
        if (!lrel_shaper__ring(&shape->shaper, LREL_SHAPE_POLYGON, at))
            break;
    }
    return shape->shaper.status;
}

static lrel_status end_ring(lrel_kml_shape *shape, lrel_kml_element parent,
                            lrel_error *err)
{
    bool has_points = shape->shaper.reader->table->point_count > shape->first_point;

    if (parent == LREL_KML_INNER) {
        shape->has_hole = shape->has_hole || has_points;
        if (shape->outlines == 0)
            return hold_hole(shape, err);
    } else {
        shape->has_outline = has_points;
        if (++shape->outlines > 1)
            fault(shape, "outerBoundaryIs", "one outline in a Polygon");
    }
    if (!shape->shaper.fault)
        lrel_shaper__ring(&shape->shaper, LREL_SHAPE_POLYGON, shape->first_point);
    return shape->shaper.status;
}

static lrel_status end_polygon(lrel_kml_shape *shape)
{
    if (shape->has_hole && !shape->has_outline)
        fault(shape, "innerBoundaryIs", "an outline around a hole");
    return shape->shaper.fault ? LREL_OK : add_held(shape);
}

/* All points of a shape are one ring. */
static lrel_status end_point(lrel_kml_shape *shape)
{
    lrel_shaper *shaper = &shape->shaper;
    lrel_table *table = shaper->reader->table;
    size_t count = table->point_count - shape->first_point;

    if (count > 1)
        fault(shape, "Point", "one point in a Point");
    if (count != 1 || shaper->fault)
        return LREL_OK;
    if (shaper->kind == LREL_SHAPE_POINT && table->ring_count > shaper->first_ring)
        table->rings[table->ring_count - 1].count++;
    else
        lrel_shaper__ring(shaper, LREL_SHAPE_POINT, shape->first_point);
    return shaper->status;
}

static lrel_status end_line(lrel_kml_shape *shape)
{
    if (shape->shaper.fault ||
        shape->shaper.reader->table->point_count == shape->first_point)
        return LREL_OK;
    lrel_shaper__ring(&shape->shaper, LREL_SHAPE_LINE, shape->first_point);
    return shape->shaper.status;
}

static lrel_status read_points(lrel_kml_shape *shape, lrel_kml_element element)
{
    lrel_text text = {shape->text.at, shape->text.count};

    shape->is_gathering = false;
    if (shape->shaper.fault)
        return LREL_OK;
    if (lrel_gathered__is_too_long(&shape->text))
        fault(shape, "", "an outline of at most 1 GiB");
    else if (element == LREL_KML_COORD)
        (void)lrel_kml__coord(&shape->shaper, text);
    else
        (void)lrel_kml__coordinates(&shape->shaper, text);
    return shape->shaper.status;
}

lrel_status lrel_kml_shape__close(lrel_kml_shape *shape, lrel_kml_element element,
                                  lrel_kml_element parent, lrel_error *err)
{
    switch (element) {
    case LREL_KML_MULTI:
        shape->depth--;
        return LREL_OK;
    case LREL_KML_COORDINATES:
    case LREL_KML_COORD:
        return read_points(shape, element);
    case LREL_KML_RING:
        return end_ring(shape, parent, err);
    case LREL_KML_POLYGON:
        return end_polygon(shape);
    case LREL_KML_POINT:
        return end_point(shape);
    case LREL_KML_LINE:
    case LREL_KML_TRACK:
        return end_line(shape);
    default:
        return LREL_OK;
    }
}

lrel_status lrel_kml_shape__end(lrel_kml_shape *shape)
{
    if (shape->has_model && shape->shaper.kind == LREL_SHAPE_ABSENT)
        fault(shape, "Model", "a polygon; models of solids are not read");
    else if (shape->has_model)
        shape->shaper.is_mixed = true;
    return lrel_shaper__end(&shape->shaper);
}

void lrel_kml_shape__clear(lrel_kml_shape *shape)
{
    const lrel_context *context = shape->text.context;

    lrel_gathered__clear(&shape->text);
    lrel__free(context, shape->held.at);
    lrel__free(context, shape->held_ends.at);
}
