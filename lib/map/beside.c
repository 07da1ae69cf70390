/* SPDX-License-Identifier: Apache-2.0 */
/* beside.c: what stands beside the total, as far as it can be shown: hazards without a
 * shape that counts, and releases of which nobody knows the place. Shapes that nobody
 * surveyed are outlines, which cover no land; a hazard without any is a mark in the unit
 * that its place code names. */
#include <math.h>
#include <stdlib.h>

#include "check/inside.h"
#include "core/area.h"
#include "map/layers.h"
#include "map/map.h"
#include "write/json_members.h"

/* What is drawn of a record. */
typedef enum mark {
    MARK_NONE,
    MARK_OUTLINE, /* the lines of its shape */
    MARK_POINT,   /* its own point or points */
    MARK_PLACE    /* one in the unit of its place code */
} mark;

typedef struct besiding {
    const lrel_dataset *data;
    lrel_date day;
    int64_t *left;   /* by record: stated, less released */
    uint32_t *units; /* by code, the finest level first */
    size_t unit_count;
    lrel_inside inside;
    struct {
        lrel_grid_point *at;
        size_t count, capacity;
    } points; /* of the line or mark at hand, in 1e-7 degrees */
    lrel_geojson geojson;
    bool out_of_memory;
} besiding;

/* ---- where it is ---- */

static int compare_units(const void *a, const void *b, void *user)
{
    const lrel_unit *units = user;
    uint32_t ia = *(const uint32_t *)a, ib = *(const uint32_t *)b;
    int order = lrel_text_compare(units[ia].code, units[ib].code);

    if (order)
        return order;
    if (units[ia].level != units[ib].level)
        return units[ia].level > units[ib].level ? -1 : 1;
    return ia < ib ? -1 : ia > ib;
}

static lrel_status sort_units(besiding *b, lrel_error *err)
{
    const lrel_dataset *data = b->data;

    b->units = lrel__alloc(data->context, data->unit_count, sizeof *b->units);
    if (!b->units)
        return lrel__fail_memory(err);
    for (uint32_t u = 0; u < data->unit_count; u++)
        if (data->units[u].owner != LREL_OWNER_NONE)
            b->units[b->unit_count++] = u;
    if (b->unit_count)
        qsort_r(b->units, b->unit_count, sizeof *b->units, compare_units, data->units);
    return LREL_OK;
}

static const lrel_unit *find_unit(const besiding *b, lrel_text code)
{
    size_t low = 0, high = b->unit_count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (lrel_text_compare(b->data->units[b->units[middle]].code, code) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return code.length && low < b->unit_count &&
                   lrel_text_is_equal(b->data->units[b->units[low]].code, code)
               ? &b->data->units[b->units[low]]
               : NULL;
}

static const lrel_shape *shape_of(const lrel_dataset *data, size_t record)
{
    return &data->sources[data->records.at[record].source]
                .table->shapes[data->table_row[record]];
}

/* A place that nobody believes, or that is none, is not drawn. */
static mark mark_of(const besiding *b, size_t record)
{
    const lrel_record *r = &b->data->records.at[record];

    if (r->reason == LREL_REASON_POSITION_NOT_BELIEVED ||
        r->reason == LREL_REASON_NO_PLACE)
        return MARK_NONE;
    switch (shape_of(b->data, record)->kind) {
    case LREL_SHAPE_POLYGON:
    case LREL_SHAPE_LINE:
        return MARK_OUTLINE;
    case LREL_SHAPE_POINT:
        return MARK_POINT;
    default:
        return r->role == LREL_ROLE_HAZARD && find_unit(b, r->place) ? MARK_PLACE
                                                                     : MARK_NONE;
    }
}

static bool push(besiding *b, lrel_grid_point p)
{
    lrel_grid_point *slot = LREL__PUSH(b->data->context, &b->points);

    if (slot)
        *slot = p;
    b->out_of_memory |= !slot;
    return slot != NULL;
}

/* The points of one line of a shape, those left out that are no place on Earth. */
static void load_line(besiding *b, const lrel_input *in, const lrel_shape_ring *ring)
{
    b->points.count = 0;
    for (uint32_t i = 0; i < ring->count; i++) {
        lrel_xy at;

        if (lrel_operation_lonlat(in->operation, in->table->points[ring->first + i],
                                  &at) &&
            !push(b, (lrel_grid_point){(int32_t)floor(at.x * 1e7 + 0.5),
                                       (int32_t)floor(at.y * 1e7 + 0.5)}))
            return;
    }
}

/* The first ring of @p owner; rings are in order of owners. */
static size_t first_ring(const lrel_dataset *data, uint32_t owner)
{
    size_t low = 0, high = data->ring_count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (data->rings[middle].owner < owner)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* A point inside the unit. */
static void load_mark(besiding *b, const lrel_unit *unit)
{
    const lrel_dataset *data = b->data;
    map_extent box = MAP_EXTENT_EMPTY;
    size_t first = first_ring(data, unit->owner), last;
    lrel_grid_point at;
    lrel_error nobody;

    for (last = first; last < data->ring_count && data->rings[last].owner == unit->owner;
         last++)
        for (uint32_t i = 0; i < data->rings[last].count; i++) {
            const lrel_grid_point *p = &data->points.at[data->rings[last].first + i];

            box.west = p->x < box.west ? p->x : box.west;
            box.south = p->y < box.south ? p->y : box.south;
            box.east = p->x > box.east ? p->x : box.east;
            box.north = p->y > box.north ? p->y : box.north;
        }
    b->points.count = 0;
    if (first == last)
        return;
    lrel_inside__begin(&b->inside, box.west, box.south, box.east, box.north);
    for (size_t r = first; r < last; r++)
        b->out_of_memory |= !lrel_inside__add(
            &b->inside, data->points.at + data->rings[r].first, data->rings[r].count);
    at = lrel_inside__point(&b->inside);
    if (lrel_grid_to_degrees7(data->grid, &at, 1, &at, &nobody) == LREL_OK)
        (void)push(b, at);
}

/* ---- what is written ---- */

static void write_stated(lrel_json *json, const char *key, int64_t e4)
{
    char text[40];

    lrel_area_format_stated(e4, text);
    lrel_json_key(json, key);
    lrel_json_value(json);
    lrel_stream_text(json->stream, text);
}

static void write_words(lrel_json *json, const char *key, const lrel_vocabulary *words,
                        uint32_t set)
{
    lrel_json_key(json, key);
    lrel_json_array(json, true);
    for (int code = 0; code < lrel_vocabulary_count(words); code++)
        if (set >> code & 1)
            lrel_json_string(json, lrel_vocabulary_name(words, code));
    lrel_json_array_end(json);
}

static void write_texts(lrel_json *json, const char *key, const lrel_text *list,
                        size_t count)
{
    lrel_json_key(json, key);
    lrel_json_array(json, true);
    for (size_t i = 0; i < count; i++)
        lrel_json_text(json, list[i]);
    lrel_json_array_end(json);
}

static void write_hazard(besiding *b, size_t record)
{
    const lrel_record *r = &b->data->records.at[record];
    lrel_json *json = &b->geojson.json;
    int64_t stated = r->area_m2.is_known ? r->area_m2.e4 : 0;

    lrel_json_member_string(
        json, "class", lrel_vocabulary_name(&lrel_vocabulary_class, r->hazard_class));
    write_words(json, "contamination", &lrel_vocabulary_contamination, r->contamination);
    write_stated(json, "stated_m2", stated);
    write_stated(json, "released_m2", stated - b->left[record]);
    write_stated(json, "left_m2", b->left[record]);
}

static void write_release(besiding *b, size_t record, int64_t unknown)
{
    const lrel_record *r = &b->data->records.at[record];
    lrel_json *json = &b->geojson.json;

    lrel_json_member_string(json, "product",
                            lrel_vocabulary_name(&lrel_vocabulary_product, r->product));
    lrel_json_member_date(json, "date", r->counts_on.last);
    write_texts(json, "hazards", r->hazards, r->hazard_count);
    write_stated(json, "stated_m2", r->area_m2.is_known ? r->area_m2.e4 : 0);
    write_stated(json, "place_unknown_m2", unknown);
}

/* Of several points, the first: it is where to look, not what land. */
static void load_point(besiding *b, size_t record, mark what)
{
    const lrel_record *r = &b->data->records.at[record];
    const lrel_input *in = &b->data->sources[r->source];

    b->points.count = 0;
    if (what == MARK_PLACE)
        load_mark(b, find_unit(b, r->place));
    else if (what == MARK_POINT)
        load_line(b, in, &in->table->rings[shape_of(b->data, record)->first_ring]);
    b->points.count = b->points.count > 1 ? 1 : b->points.count;
}

static void add_points(const besiding *b, map_extent *extent)
{
    for (size_t i = 0; i < b->points.count; i++) {
        lrel_grid_point p = b->points.at[i];

        extent->west = p.x < extent->west ? p.x : extent->west;
        extent->south = p.y < extent->south ? p.y : extent->south;
        extent->east = p.x > extent->east ? p.x : extent->east;
        extent->north = p.y > extent->north ? p.y : extent->north;
    }
}

static void add_extent(besiding *b, size_t record, map_extent *extent)
{
    const lrel_shape *shape = shape_of(b->data, record);
    const lrel_input *in = &b->data->sources[b->data->records.at[record].source];
    mark what = mark_of(b, record);

    for (uint32_t i = 0; what == MARK_OUTLINE && i < shape->ring_count; i++) {
        load_line(b, in, &in->table->rings[shape->first_ring + i]);
        add_points(b, extent);
    }
    if (what == MARK_OUTLINE)
        return;
    load_point(b, record, what);
    add_points(b, extent);
}

static void write_lines(besiding *b, size_t record)
{
    const lrel_shape *shape = shape_of(b->data, record);
    const lrel_input *in = &b->data->sources[b->data->records.at[record].source];

    lrel_geojson_lines(&b->geojson);
    for (uint32_t i = 0; i < shape->ring_count; i++) {
        load_line(b, in, &in->table->rings[shape->first_ring + i]);
        if (b->points.count > 1)
            lrel_geojson_line(&b->geojson, b->points.at, b->points.count);
    }
    lrel_geojson_lines_end(&b->geojson);
}

static void write_mark(besiding *b, size_t record, mark what)
{
    load_point(b, record, what);
    if (b->points.count)
        lrel_geojson_point(&b->geojson, b->points.at[0]);
    else
        lrel_geojson_geometry(&b->geojson, 0);
}

static void write_feature(besiding *b, size_t record, int64_t unknown)
{
    static const char *const marks[] = {"none", "outline", "point", "place"};
    const lrel_record *r = &b->data->records.at[record];
    lrel_json *json = &b->geojson.json;
    mark what = mark_of(b, record);

    lrel_geojson_feature(&b->geojson);
    lrel_json_member_string(json, "role",
                            lrel_vocabulary_name(&lrel_vocabulary_role, (int)r->role));
    lrel_json_member_text(json, "source", lrel_dataset_source_name(b->data, r->source));
    lrel_json_member_integer(json, "row", r->row);
    lrel_json_member_text(json, "id", r->id);
    lrel_json_member_text(json, "place", r->place);
    if (r->role == LREL_ROLE_HAZARD)
        write_hazard(b, record);
    else
        write_release(b, record, unknown);
    lrel_json_member_string(json, "reason", lrel_reason_text(r->reason));
    lrel_json_member_string(json, "mark", marks[what]);
    if (what == MARK_OUTLINE)
        write_lines(b, record);
    else
        write_mark(b, record, what);
    lrel_geojson_feature_end(&b->geojson);
}

static bool is_shown(const besiding *b, size_t record, int64_t *unknown)
{
    *unknown = lrel_dataset_place_unknown(b->data, record, b->day);
    return *unknown >= 0 || lrel_dataset_is_beside(b->data, record, b->day);
}

static void write_all(besiding *b, lrel_stream *stream)
{
    size_t count = b->data->records.count;
    map_extent extent = MAP_EXTENT_EMPTY;
    int64_t unknown;

    for (size_t i = 0; i < count; i++)
        if (is_shown(b, i, &unknown))
            add_extent(b, i, &extent);
    lrel_map__begin(&b->geojson, b->data, stream, "Beside the total", b->day);
    lrel_geojson_features(&b->geojson, extent.west, extent.south, extent.east,
                          extent.north);
    for (size_t i = 0; i < count; i++)
        if (is_shown(b, i, &unknown))
            write_feature(b, i, unknown);
    lrel_geojson_finish(&b->geojson);
}

lrel_status lrel_map_beside(const lrel_dataset *data, lrel_stream *stream,
                            lrel_error *err)
{
    besiding b = {.data = data,
                  .day = data->programme->as_of,
                  .inside = {.context = data->context}};
    lrel_status status = sort_units(&b, err);

    b.left = lrel_dataset_beside_left(data, b.day);
    if (status == LREL_OK && !b.left)
        status = lrel__fail_memory(err);
    if (status == LREL_OK)
        write_all(&b, stream);
    if (b.out_of_memory)
        status = lrel__fail_memory(err);
    lrel__free(data->context, b.left);
    lrel__free(data->context, b.units);
    lrel__free(data->context, b.points.at);
    lrel_inside__clear(&b.inside);
    return status;
}
