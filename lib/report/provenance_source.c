/* SPDX-License-Identifier: Apache-2.0 */
/* provenance_source.c: what was read of one file, how the programme reads it, and how its
 * places were found. */
#include "report/provenance_source.h"

#include "bridge/proj.h"
#include "programme/keys.h"
#include "report/summary.h"

void lrel_report__words(lrel_json *json, const lrel_vocabulary *words, uint32_t set)
{
    lrel_json_array(json, true);
    for (int code = 0; code < lrel_vocabulary_count(words); code++)
        if (set >> code & 1)
            lrel_json_string(json, lrel_vocabulary_name(words, code));
    lrel_json_array_end(json);
}

static void write_operation(lrel_json *json, lrel_operation *operation)
{
    const lrel_operation_info *info =
        operation ? lrel_operation_info_of(operation) : NULL;

    lrel_json_key(json, "coordinates");
    if (!info) {
        lrel_json_null(json);
        return;
    }
    lrel_json_object(json, false);
    lrel_json_member_string(json, "crs", info->crs_code);
    lrel_json_member_string(json, "crs_name", info->crs_name);
    lrel_json_member_string(json, "operation", info->operation_code);
    lrel_json_member_string(json, "operation_name", info->operation_name);
    lrel_json_member_string(json, "definition", info->definition);
    lrel_json_member_known(json, "accuracy_m", info->accuracy_m >= 0, info->accuracy_m);
    lrel_json_object_end(json);
}

/* What the file states: one value, or a list of codes, which has no text of its own. */
static void write_stated(lrel_json *json, const lrel_vocabulary *words, lrel_text text,
                         uint32_t set)
{
    if (text.length > 0 || set == 0 || !words) {
        lrel_json_text(json, text);
        return;
    }
    lrel_report__words(json, words, set);
}

/* How the mapping reads each key that is set. */
static void write_mapping(lrel_json *json, const lrel_key_info *info,
                          const lrel_mapping *m)
{
    if (!m->is_set)
        return;
    lrel_json_key(json, info->name);
    lrel_json_object(json, true);
    if (m->column.length)
        lrel_json_member_text(json, "column", m->column);
    if (m->has_constant) {
        lrel_json_key(json, "const");
        write_stated(json, info->vocabulary, m->constant, m->constant_set);
    }
    if (m->has_fallback) {
        lrel_json_key(json, "default");
        write_stated(json, info->vocabulary, m->fallback, m->fallback_set);
    }
    if (m->unit.length)
        lrel_json_member_text(json, "unit", m->unit);
    if (m->form.length)
        lrel_json_member_text(json, "form", m->form);
    if (m->split.length)
        lrel_json_member_text(json, "split", m->split);
    if (m->decimal != LREL_DECIMAL_UNSAID)
        lrel_json_member_string(json, "decimal",
                                m->decimal == LREL_DECIMAL_POINT ? "point" : "comma");
    if (m->value_count) {
        lrel_json_key(json, "values");
        lrel_json_array(json, true);
        for (size_t i = 0; i < m->value_count; i++) {
            lrel_json_array(json, true);
            lrel_json_text(json, m->values[i].cell);
            write_stated(json, info->vocabulary, m->values[i].code, m->values[i].set);
            lrel_json_array_end(json);
        }
        lrel_json_array_end(json);
    }
    lrel_json_object_end(json);
}

static void write_where(lrel_json *json, const lrel_where *where)
{
    if (where->column.length == 0)
        return;
    lrel_json_key(json, "where");
    lrel_json_object(json, true);
    lrel_json_member_text(json, "column", where->column);
    lrel_json_key(json, "values");
    lrel_json_array(json, true);
    for (size_t i = 0; i < where->cell_count; i++)
        lrel_json_text(json, where->cells[i]);
    lrel_json_array_end(json);
    lrel_json_object_end(json);
}

/* Of what was read; of a refused file there is none. */
static void write_checksum(const lrel_input *in, const lrel_checksum *checksum,
                           lrel_json *json)
{
    lrel_json_key(json, "sha256");
    if (in->table)
        lrel_json_string(json, checksum->hex);
    else
        lrel_json_null(json);
}

static void write_library(const lrel_input *in, lrel_json *json)
{
    lrel_json_member_text(json, "library",
                          in->table ? in->table->library : LREL_TEXT(""));
}

/* What was read of a file, and how; of a refused one nothing. */
static void write_reading(const lrel_input *in, const lrel_checksum *checksum,
                          lrel_json *json)
{
    write_checksum(in, checksum, json);
    write_library(in, json);
    lrel_json_member_text(json, "encoding",
                          in->table ? in->table->encoding : LREL_TEXT(""));
    lrel_json_member_text(json, "encoding_why",
                          in->table ? in->table->encoding_why : LREL_TEXT(""));
}

static void write_traverse(const lrel_traverse *t, lrel_json *json)
{
    static const char *const norths[] = {"", "true", "grid", "magnetic"};

    if (!t->is_set)
        return;
    lrel_json_key(json, "traverse");
    lrel_json_object(json, true);
    lrel_json_member_text(json, "bearing", t->bearing);
    lrel_json_member_text(json, "distance", t->distance);
    if (t->point.length)
        lrel_json_member_text(json, "point", t->point);
    if (t->from_point.length)
        lrel_json_member_text(json, "from_point", t->from_point);
    lrel_json_member_string(json, "north", norths[t->north]);
    if (t->north == LREL_NORTH_MAGNETIC)
        lrel_json_member_string(json, "declination",
                                t->has_declination ? "as said" : "World Magnetic Model");
    if (t->is_bowditch)
        lrel_json_member_string(json, "close", "bowditch");
    lrel_json_object_end(json);
}

/* The sheet of a spreadsheet; and which rows were taken for the names of the columns,
 * where that was not simply the first. */
static void write_header(const lrel_input *in, lrel_json *json)
{
    if (in->table && in->table->sheet.length)
        lrel_json_member_text(json, "sheet", in->table->sheet);
    if (!in->table || !in->table->header.length)
        return;
    lrel_json_member_text(json, "header", in->table->header);
    lrel_json_member_text(json, "header_why", in->table->header_why);
}

/* The columns that the shapes are from; null where the layer has its own. */
static void write_geometry(const lrel_source *s, lrel_json *json)
{
    lrel_json_key(json, "geometry");
    if (!s->wkt_column.length && !s->lon_column.length && !s->coordinates_column.length) {
        lrel_json_null(json);
        return;
    }
    lrel_json_object(json, true);
    if (s->wkt_column.length)
        lrel_json_member_text(json, "wkt", s->wkt_column);
    if (s->lon_column.length) {
        lrel_json_member_text(json, "lon", s->lon_column);
        lrel_json_member_text(json, "lat", s->lat_column);
    }
    if (s->coordinates_column.length)
        lrel_json_member_text(json, "coordinates", s->coordinates_column);
    if (s->order != LREL_ORDER_NOT_STATED)
        lrel_json_member_string(json, "order",
                                s->order == LREL_ORDER_LON_LAT ? "lon_lat" : "lat_lon");
    write_traverse(&s->traverse, json);
    lrel_json_object_end(json);
}

/* Of a table of a database: where it is, as the programme says it, and how much it was.
 */
static void write_postgis(const lrel_source *s, const lrel_input *in, lrel_json *json)
{
    if (!s->postgis)
        return;
    lrel_json_key(json, "postgis");
    lrel_json_object(json, true);
    if (*s->postgis->service)
        lrel_json_member_string(json, "service", s->postgis->service);
    lrel_json_member_string(json, "schema", s->postgis->schema);
    lrel_json_member_string(json, "table", s->postgis->table);
    if (*s->postgis->shape)
        lrel_json_member_string(json, "shape", s->postgis->shape);
    lrel_json_member_integer(json, "rows", in->table ? in->table->database_rows : 0);
    lrel_json_object_end(json);
}

void lrel_report__source(const lrel_dataset *data, uint32_t index,
                         const lrel_checksum *checksum, lrel_json *json)
{
    const lrel_source *s = &data->programme->sources[index];
    const lrel_input *in = &data->sources[index];
    lrel_source_total total = lrel_summary_source(data, index);

    lrel_json_object(json, false);
    lrel_json_member_text(json, "name", s->name);
    lrel_json_member_string(json, "role",
                            lrel_vocabulary_name(&lrel_vocabulary_role, (int)s->role));
    lrel_json_member_text(json, "path", s->path);
    lrel_json_member_text(json, "layer", s->layer);
    write_postgis(s, in, json);
    write_geometry(s, json);
    write_reading(in, checksum, json);
    write_header(in, json);
    write_operation(json, in->operation);
    lrel_json_key(json, "complete_to");
    if (s->has_complete_to)
        lrel_json_date(json, s->complete_to);
    else
        lrel_json_null(json);
    lrel_json_member_double(json, "accuracy_m", s->accuracy_m);
    lrel_json_member_integer(json, "records_read", (int64_t)total.read);
    lrel_json_member_integer(json, "records_used", (int64_t)total.used);
    write_where(json, &s->where);
    lrel_json_key(json, "mapping");
    lrel_json_object(json, false);
    for (int key = 0; key < LREL_KEY_COUNT; key++)
        write_mapping(json, lrel_key_info_of((lrel_key)key), &s->keys[key]);
    for (int item = 0; item < LREL_ITEM_MAX; item++) {
        lrel_key_info info = lrel_item_key_info(item);

        write_mapping(json, &info, &s->items[item]);
    }
    lrel_json_object_end(json);
    lrel_json_object_end(json);
}

void lrel_report__boundary(const lrel_dataset *data, uint32_t index,
                           const lrel_checksum *checksum, lrel_json *json)
{
    const lrel_boundary_source *b = &data->programme->boundaries[index];
    const lrel_input *in = &data->boundaries[index];

    lrel_json_object(json, false);
    lrel_json_member_text(json, "level", b->level);
    if (b->edition.length > 0)
        lrel_json_member_text(json, "edition", b->edition);
    lrel_json_member_text(json, "path", b->path);
    lrel_json_member_text(json, "layer", b->layer);
    lrel_json_member_text(json, "code", b->code);
    lrel_json_member_text(json, "name", b->name);
    write_checksum(in, checksum, json);
    write_library(in, json);
    write_operation(json, in->operation);
    lrel_json_member_integer(json, "units",
                             in->table ? (int64_t)in->table->row_count : 0);
    lrel_json_object_end(json);
}
