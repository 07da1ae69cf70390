/* SPDX-License-Identifier: Apache-2.0 */
/* provenance.c: what a result was made from and how, so that anyone can make it again and
 * see where it stands on a choice. No time of day, host or path that the programme does
 * not name: the same input gives the same bytes. */
#include <string.h>

#include "bridge/proj.h"
#include "landrelease/version.h"
#include "programme/keys.h"
#include "report/report.h"
#include "write/json.h"

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
    lrel_json_key(json, "crs");
    lrel_json_string(json, info->crs_code);
    lrel_json_key(json, "crs_name");
    lrel_json_string(json, info->crs_name);
    lrel_json_key(json, "operation");
    lrel_json_string(json, info->operation_code);
    lrel_json_key(json, "operation_name");
    lrel_json_string(json, info->operation_name);
    lrel_json_key(json, "definition");
    lrel_json_string(json, info->definition);
    lrel_json_key(json, "accuracy_m");
    if (info->accuracy_m < 0)
        lrel_json_null(json);
    else
        lrel_json_double(json, info->accuracy_m);
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
    lrel_json_array(json, true);
    for (int code = 0; code < lrel_vocabulary_count(words); code++)
        if (set >> code & 1)
            lrel_json_string(json, lrel_vocabulary_name(words, code));
    lrel_json_array_end(json);
}

/* How the mapping reads each key that is set. */
static void write_mapping(lrel_json *json, const lrel_key_info *info,
                          const lrel_mapping *m)
{
    if (!m->is_set)
        return;
    lrel_json_key(json, info->name);
    lrel_json_object(json, true);
    if (m->column.length) {
        lrel_json_key(json, "column");
        lrel_json_text(json, m->column);
    }
    if (m->has_constant) {
        lrel_json_key(json, "const");
        write_stated(json, info->vocabulary, m->constant, m->constant_set);
    }
    if (m->has_fallback) {
        lrel_json_key(json, "default");
        write_stated(json, info->vocabulary, m->fallback, m->fallback_set);
    }
    if (m->unit.length) {
        lrel_json_key(json, "unit");
        lrel_json_text(json, m->unit);
    }
    if (m->form.length) {
        lrel_json_key(json, "form");
        lrel_json_text(json, m->form);
    }
    if (m->split.length) {
        lrel_json_key(json, "split");
        lrel_json_text(json, m->split);
    }
    if (m->decimal != LREL_DECIMAL_UNSAID) {
        lrel_json_key(json, "decimal");
        lrel_json_string(json, m->decimal == LREL_DECIMAL_POINT ? "point" : "comma");
    }
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
    lrel_json_key(json, "column");
    lrel_json_text(json, where->column);
    lrel_json_key(json, "values");
    lrel_json_array(json, true);
    for (size_t i = 0; i < where->cell_count; i++)
        lrel_json_text(json, where->cells[i]);
    lrel_json_array_end(json);
    lrel_json_object_end(json);
}

static void count_records(const lrel_dataset *data, uint32_t source, size_t *read,
                          size_t *used)
{
    *read = *used = 0;
    for (size_t i = 0; i < data->records.count; i++)
        if (data->records.at[i].source == source) {
            ++*read;
            *used += data->records.at[i].used;
        }
    for (size_t i = 0; i < data->facts.count; i++)
        if (data->facts.at[i].source == source) {
            ++*read;
            *used += data->facts.at[i].used;
        }
}

/* A draft says so, and what is missing in it and why. */
static void write_draft(const lrel_dataset *data, lrel_json *json)
{
    lrel_json_key(json, "draft");
    lrel_json_boolean(json, data->is_draft);
    lrel_json_key(json, "missing");
    lrel_json_array(json, data->missing.count == 0);
    for (size_t i = 0; i < data->missing.count; i++) {
        const lrel_missing *missing = &data->missing.at[i];

        lrel_json_object(json, false);
        lrel_json_key(json, "name");
        lrel_json_text(json, missing->name);
        lrel_json_key(json, "path");
        lrel_json_text(json, missing->path);
        lrel_json_key(json, "is_boundary");
        lrel_json_boolean(json, missing->is_boundary);
        lrel_json_key(json, "reason");
        lrel_json_text(json, missing->reason);
        lrel_json_object_end(json);
    }
    lrel_json_array_end(json);
}

/* What was read of a file, and how; of a refused one nothing. */
static void write_reading(const lrel_input *in, lrel_json *json)
{
    lrel_json_key(json, "sha256");
    if (in->table)
        lrel_json_string(json, in->checksum.hex);
    else
        lrel_json_null(json);
    lrel_json_key(json, "encoding");
    lrel_json_text(json, in->table ? in->table->encoding : LREL_TEXT(""));
    lrel_json_key(json, "encoding_why");
    lrel_json_text(json, in->table ? in->table->encoding_why : LREL_TEXT(""));
}

static void write_source(const lrel_dataset *data, uint32_t index, lrel_json *json)
{
    const lrel_source *s = &data->programme->sources[index];
    const lrel_input *in = &data->sources[index];
    size_t read, used;

    count_records(data, index, &read, &used);
    lrel_json_object(json, false);
    lrel_json_key(json, "name");
    lrel_json_text(json, s->name);
    lrel_json_key(json, "role");
    lrel_json_string(json, lrel_vocabulary_name(&lrel_vocabulary_role, (int)s->role));
    lrel_json_key(json, "path");
    lrel_json_text(json, s->path);
    write_reading(in, json);
    write_operation(json, in->operation);
    lrel_json_key(json, "complete_to");
    if (s->has_complete_to)
        lrel_json_date(json, s->complete_to);
    else
        lrel_json_null(json);
    lrel_json_key(json, "accuracy_m");
    lrel_json_double(json, s->accuracy_m);
    lrel_json_key(json, "records_read");
    lrel_json_integer(json, (int64_t)read);
    lrel_json_key(json, "records_used");
    lrel_json_integer(json, (int64_t)used);
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

static void write_boundary(const lrel_dataset *data, uint32_t index, lrel_json *json)
{
    const lrel_boundary_source *b = &data->programme->boundaries[index];
    const lrel_input *in = &data->boundaries[index];

    lrel_json_object(json, false);
    lrel_json_key(json, "level");
    lrel_json_text(json, b->level);
    lrel_json_key(json, "path");
    lrel_json_text(json, b->path);
    lrel_json_key(json, "sha256");
    if (in->table)
        lrel_json_string(json, in->checksum.hex);
    else
        lrel_json_null(json);
    write_operation(json, in->operation);
    lrel_json_key(json, "units");
    lrel_json_integer(json, in->table ? (int64_t)in->table->row_count : 0);
    lrel_json_object_end(json);
}

static void write_grid(const lrel_dataset *data, lrel_json *json)
{
    lrel_xy centre = lrel_grid_centre(data->grid);
    lrel_mosaic_stats stats = lrel_mosaic_stats_get(data->mosaic);

    lrel_json_key(json, "grid");
    lrel_json_object(json, false);
    lrel_json_key(json, "lon");
    lrel_json_double(json, centre.x);
    lrel_json_key(json, "lat");
    lrel_json_double(json, centre.y);
    lrel_json_key(json, "unit_m");
    lrel_json_double(json, 1.0 / lrel_grid_units_per_m(data->grid));
    lrel_json_key(json, "definition");
    lrel_json_string(json, lrel_grid_definition(data->grid));
    lrel_json_object_end(json);
    lrel_json_key(json, "mosaic");
    lrel_json_object(json, true);
    lrel_json_key(json, "vertices");
    lrel_json_integer(json, (int64_t)stats.vertices);
    lrel_json_key(json, "crossings");
    lrel_json_integer(json, (int64_t)stats.crossings);
    lrel_json_key(json, "faces");
    lrel_json_integer(json, (int64_t)lrel_mosaic_face_count(data->mosaic));
    lrel_json_key(json, "components");
    lrel_json_integer(json, (int64_t)stats.components);
    lrel_json_object_end(json);
}

static void write_choices(const lrel_programme *p, lrel_json *json)
{
    static const char *const counts[] = {"accepted", "completed", "handed_over"};
    static const char *const periods[] = {"year", "quarter", "month"};

    lrel_json_key(json, "choices");
    lrel_json_object(json, false);
    lrel_json_key(json, "count");
    lrel_json_string(json, counts[p->count]);
    lrel_json_key(json, "period");
    lrel_json_string(json, periods[p->period]);
    lrel_json_key(json, "by");
    lrel_json_array(json, true);
    for (size_t i = 0; i < p->by_count; i++)
        lrel_json_string(json, lrel_by_name(p->by[i]));
    lrel_json_array_end(json);
    lrel_json_key(json, "before_hazard");
    lrel_json_string(json, p->before_hazard_reference ? "reference" : "date");
    lrel_json_key(json, "min_depth_cm");
    if (p->has_min_depth)
        lrel_json_double(json, p->min_depth_cm);
    else
        lrel_json_null(json);
    lrel_json_key(json, "stock");
    lrel_json_array(json, true);
    for (int c = 0; c < lrel_vocabulary_count(&lrel_vocabulary_class); c++)
        if (p->stock >> c & 1)
            lrel_json_string(json, lrel_vocabulary_name(&lrel_vocabulary_class, c));
    lrel_json_array_end(json);
    lrel_json_key(json, "accounts");
    lrel_json_object(json, false);
    for (uint32_t a = 0; a < p->account_count; a++) {
        char name[128];
        size_t length =
            p->accounts[a].name.length < 127 ? p->accounts[a].name.length : 127;

        memcpy(name, p->accounts[a].name.at, length);
        name[length] = 0;
        lrel_json_key(json, name);
        lrel_json_array(json, true);
        for (int c = 0; c < LREL_CONTAMINATION_COUNT; c++)
            if (p->accounts[a].contamination >> c & 1)
                lrel_json_string(json,
                                 lrel_vocabulary_name(&lrel_vocabulary_contamination, c));
        lrel_json_array_end(json);
    }
    lrel_json_object_end(json);
    lrel_json_object_end(json);
}

lrel_status lrel_report_provenance(const lrel_dataset *data, lrel_stream *stream,
                                   lrel_error *err)
{
    lrel_json json;
    lrel_checksum checksum;
    lrel_status status = lrel_checksum_of_file(data->programme->file, &checksum, err);

    if (status != LREL_OK)
        return status;
    lrel_json_begin(&json, stream);
    lrel_json_object(&json, false);
    lrel_json_key(&json, "schema");
    lrel_json_integer(&json, 1);
    lrel_json_key(&json, "landrelease");
    lrel_json_string(&json, LREL_VERSION);
    lrel_json_key(&json, "proj");
    lrel_json_string(&json, lrel_proj_version());
    lrel_json_key(&json, "programme");
    lrel_json_text(&json, data->programme->title);
    lrel_json_key(&json, "programme_sha256");
    lrel_json_string(&json, checksum.hex);
    lrel_json_key(&json, "authority");
    lrel_json_text(&json, data->programme->authority);
    lrel_json_key(&json, "as_of");
    lrel_json_date(&json, data->programme->as_of);
    lrel_json_key(&json, "statement");
    lrel_json_string(&json, LREL_STATEMENT);
    lrel_json_key(&json, "boundary_note");
    lrel_json_text(&json, data->programme->boundary_note);
    write_draft(data, &json);
    write_choices(data->programme, &json);
    write_grid(data, &json);
    lrel_json_key(&json, "sources");
    lrel_json_array(&json, false);
    for (uint32_t s = 0; s < data->programme->source_count; s++)
        write_source(data, s, &json);
    lrel_json_array_end(&json);
    lrel_json_key(&json, "boundaries");
    lrel_json_array(&json, false);
    for (uint32_t b = 0; b < data->programme->boundary_count; b++)
        write_boundary(data, b, &json);
    lrel_json_array_end(&json);
    lrel_json_object_end(&json);
    lrel_json_finish(&json);
    return LREL_OK;
}
