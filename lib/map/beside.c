/* SPDX-License-Identifier: Apache-2.0 */
/* beside.c: what stands beside the total, as far as it can be shown: hazards without a
 * shape that counts, and releases of which nobody knows the place. Shapes that nobody
 * surveyed are outlines, which cover no land; a hazard without any is a mark in the unit
 * that its place code names. */
#include "core/area.h"
#include "map/map.h"
#include "map/marks.h"
#include "write/json_members.h"

typedef struct besiding {
    const lrel_dataset *data;
    lrel_date day;
    int64_t *left; /* by record: stated, less released */
    map_marks marks;
    lrel_geojson geojson;
} besiding;

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

    lrel_json_member_string(
        json, "class", lrel_vocabulary_name(&lrel_vocabulary_class, r->hazard_class));
    write_words(json, "contamination", &lrel_vocabulary_contamination, r->contamination);
    if (!r->area_m2.is_known)
        return; /* not stated is not nothing */
    write_stated(json, "stated_m2", r->area_m2.e4);
    write_stated(json, "released_m2", r->area_m2.e4 - b->left[record]);
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
    if (!r->area_m2.is_known)
        return; /* not stated is not nothing */
    write_stated(json, "stated_m2", r->area_m2.e4);
    write_stated(json, "place_unknown_m2", unknown);
}

static void write_lines(besiding *b, size_t record)
{
    lrel_geojson_lines(&b->geojson);
    for (uint32_t i = 0; lrel_marks__line(&b->marks, record, i); i++)
        if (b->marks.points.count > 1)
            lrel_geojson_line(&b->geojson, b->marks.points.at, b->marks.points.count);
    lrel_geojson_lines_end(&b->geojson);
}

static void write_mark(besiding *b, size_t record)
{
    lrel_marks__point(&b->marks, record);
    if (b->marks.points.count)
        lrel_geojson_point(&b->geojson, b->marks.points.at[0]);
    else
        lrel_geojson_geometry(&b->geojson, 0);
}

static void write_feature(besiding *b, size_t record, int64_t unknown)
{
    static const char *const marks[] = {"none", "outline", "point", "place"};
    const lrel_record *r = &b->data->records.at[record];
    lrel_json *json = &b->geojson.json;
    map_standin what = lrel_marks__of(&b->marks, record);

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
        write_mark(b, record);
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
            lrel_marks__add_extent(&b->marks, i, &extent);
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
    besiding b = {.data = data, .day = data->programme->as_of};
    lrel_status status = lrel_marks__init(&b.marks, data, err);

    b.left = lrel_dataset_beside_left(data, b.day);
    if (status == LREL_OK && !b.left)
        status = lrel__fail_memory(err);
    if (status == LREL_OK)
        write_all(&b, stream);
    if (b.marks.out_of_memory)
        status = lrel__fail_memory(err);
    lrel__free(data->context, b.left);
    lrel_marks__clear(&b.marks);
    return status;
}
