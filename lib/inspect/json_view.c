/* SPDX-License-Identifier: Apache-2.0 */
/* json_view.c: all that was found, for machines. Members are only ever added; `schema`
 * changes when one changes its meaning. */
#include "inspect/inspection.h"
#include "write/json_members.h"

#define SCHEMA 1

static void write_box(lrel_json *json, const char *key, const lrel_extent *extent)
{
    lrel_json_key(json, key);
    if (!extent->is_known) {
        lrel_json_null(json);
        return;
    }
    lrel_json_array(json, true);
    lrel_json_double(json, extent->low.x);
    lrel_json_double(json, extent->low.y);
    lrel_json_double(json, extent->high.x);
    lrel_json_double(json, extent->high.y);
    lrel_json_array_end(json);
}

static void write_candidate(lrel_json *json, const lrel_candidate *c)
{
    lrel_json_object(json, false);
    lrel_json_member_string(json, "code", c->code);
    lrel_json_member_string(json, "name", c->name);
    lrel_json_member_known(json, "accuracy_m", c->accuracy_m >= 0, c->accuracy_m);
    lrel_json_member_string(json, "area_of_use", c->area_of_use);
    lrel_json_member_string(json, "missing_file", c->missing);
    lrel_json_member_known(json, "from_the_first_m", c->spread_m >= 0, c->spread_m);
    lrel_json_object_end(json);
}

static void write_crs(lrel_json *json, const lrel_layer_look *layer)
{
    const lrel_layer_crs *crs = &layer->crs;

    lrel_json_key(json, "crs");
    lrel_json_object(json, false);
    lrel_json_member_text(json, "said", crs->text);
    lrel_json_member_text(json, "why", crs->why);
    lrel_json_member_string(json, "name", crs->name);
    lrel_json_member_string(json, "code", crs->code);
    lrel_json_member_string(json, "comes_near", crs->perhaps);
    lrel_json_member_boolean(json, "is_settled",
                             layer->extent.is_known && crs->status == LREL_OK);
    lrel_json_member_boolean(json, "needs_operation", crs->status == LREL_E_OPERATION);
    lrel_json_member_string(json, "reason", crs->reason);
    lrel_json_member_boolean(json, "is_contradicted_by_numbers", crs->is_contradicted);
    lrel_json_member_string(json, "numbers_look_like", crs->look ? crs->look->what : "");
    lrel_json_member_integer(json, "corners_that_do_not", (int64_t)crs->look_outside);
    lrel_json_key(json, "operations");
    lrel_json_array(json, false);
    for (size_t i = 0; i < crs->candidate_count; i++)
        write_candidate(json, &crs->candidates[i]);
    lrel_json_array_end(json);
    lrel_json_object_end(json);
}

static void write_shapes(lrel_json *json, const lrel_layer_look *layer)
{
    static const char *const names[] = {[LREL_SHAPE_ABSENT] = "none",
                                        [LREL_SHAPE_POLYGON] = "polygon",
                                        [LREL_SHAPE_POINT] = "point",
                                        [LREL_SHAPE_LINE] = "line",
                                        [LREL_SHAPE_UNREADABLE] = "unreadable"};

    lrel_json_key(json, "shapes");
    lrel_json_object(json, true);
    for (int kind = 0; kind <= LREL_SHAPE_UNREADABLE; kind++)
        lrel_json_member_integer(json, names[kind], layer->shapes[kind]);
    lrel_json_member_integer(json, "rings", layer->rings);
    lrel_json_member_integer(json, "corners", layer->points);
    lrel_json_object_end(json);
    write_box(json, "extent", &layer->extent);
    write_box(json, "extent_lonlat", &layer->lonlat);
    lrel_json_member_boolean(json, "is_extent_lonlat_rough", layer->is_lonlat_rough);
}

static void write_issues(lrel_json *json, const lrel_layer_look *layer)
{
    lrel_json_key(json, "issues");
    lrel_json_array(json, false);
    for (size_t i = 0; i < layer->issue_count; i++) {
        const lrel_issue_info *info = lrel_issue_info_of(layer->issues[i].kind);

        lrel_json_object(json, true);
        lrel_json_member_string(json, "code", info->code);
        lrel_json_member_string(json, "severity", lrel_severity_name(info->severity));
        lrel_json_member_string(json, "what", info->title);
        lrel_json_member_text(json, "column", layer->issues[i].field);
        lrel_json_member_integer(json, "count", layer->issues[i].count);
        lrel_json_object_end(json);
    }
    lrel_json_array_end(json);
}

static void write_roles(lrel_json *json, const lrel_layer_look *layer)
{
    lrel_json_key(json, "roles");
    lrel_json_array(json, false);
    for (int i = 0; i < LREL_GUESS_ROLE_COUNT && layer->roles[i].score > 0; i++) {
        lrel_json_object(json, true);
        lrel_json_member_string(json, "role", lrel_role_infos[layer->roles[i].role].name);
        lrel_json_member_integer(json, "score", layer->roles[i].score);
        lrel_json_member_string(json, "why", layer->roles[i].why);
        lrel_json_object_end(json);
    }
    lrel_json_array_end(json);
    lrel_json_member_boolean(json, "is_role_sure", layer->is_role_sure);
}

static void write_ready(lrel_json *json, const lrel_layer_look *layer)
{
    const lrel_ready_match *match = &layer->ready;

    lrel_json_key(json, "ready");
    if (!match->ready) {
        lrel_json_null(json);
        return;
    }
    lrel_json_object(json, false);
    lrel_json_member_string(json, "mapping", match->ready->name);
    lrel_json_member_integer(json, "score", match->score);
    lrel_json_key(json, "not_in_the_file");
    lrel_json_array(json, false);
    for (size_t c = 0; c < match->ready->column_count; c++)
        if (match->fields[c] < 0)
            lrel_json_text(json, match->ready->columns[c].name);
    lrel_json_array_end(json);
    lrel_json_object_end(json);
}

static void write_dates(lrel_json *json, const lrel_field *field)
{
    static const char *const states[] = {[LREL_DATES_NONE] = "none",
                                         [LREL_DATES_READ] = "read",
                                         [LREL_DATES_AMBIGUOUS] = "ambiguous",
                                         [LREL_DATES_MIXED] = "mixed"};
    const lrel_date_finding *d = &field->dates;

    lrel_json_key(json, "dates");
    if (d->state == LREL_DATES_NONE) {
        lrel_json_null(json);
        return;
    }
    lrel_json_object(json, true);
    lrel_json_member_string(json, "state", states[d->state]);
    lrel_json_member_string(json, "form", lrel_known_forms[d->form].form);
    if (d->other >= 0)
        lrel_json_member_string(json, "or_form", lrel_known_forms[d->other].form);
    lrel_json_member_integer(json, "read", d->read);
    lrel_json_member_integer(json, "read_by_the_other_only", d->read_other);
    lrel_json_member_integer(json, "impossible", d->impossible);
    lrel_json_member_date(json, "first", d->first);
    lrel_json_member_date(json, "last", d->last);
    lrel_json_object_end(json);
}

static void write_placing(lrel_json *json, const lrel_placing *placing)
{
    lrel_json_object(json, true);
    lrel_json_member_string(json, "key", lrel_target__name(placing->target));
    lrel_json_member_integer(json, "score", placing->score);
    lrel_json_object_end(json);
}

static void write_placings(lrel_json *json, const lrel_field *field)
{
    lrel_json_key(json, "key");
    if (field->placed.target == LREL_TARGET_NONE)
        lrel_json_null(json);
    else
        write_placing(json, &field->placed);
    lrel_json_key(json, "or_keys");
    lrel_json_array(json, true);
    for (size_t i = 0; i < 3 && field->perhaps[i].target != LREL_TARGET_NONE; i++)
        write_placing(json, &field->perhaps[i]);
    lrel_json_array_end(json);
}

static void write_numbers(lrel_json *json, const lrel_field *field)
{
    lrel_json_key(json, "numbers");
    lrel_json_object(json, true);
    lrel_json_member_integer(json, "integer", field->integers);
    lrel_json_member_integer(json, "decimal_point", field->numbers);
    lrel_json_member_integer(json, "decimal_comma", field->commas);
    lrel_json_member_integer(json, "comma_of_either_kind", field->doubtful_commas);
    lrel_json_member_integer(json, "grouped", field->grouped);
    if (field->integers + field->numbers > 0) {
        lrel_json_member_text(json, "lowest", field->low_text);
        lrel_json_member_text(json, "highest", field->high_text);
    }
    if (field->area.unit) {
        lrel_json_member_string(json, "near_drawn_area_in", field->area.unit);
        lrel_json_member_integer(json, "near_drawn_area", field->area.near_unit);
    }
    lrel_json_object_end(json);
}

static void write_values(lrel_json *json, const lrel_field *field)
{
    lrel_json_key(json, "values");
    lrel_json_array(json, false);
    for (size_t i = 0; i < field->values.count; i++) {
        lrel_json_object(json, true);
        lrel_json_member_text(json, "value", field->values.at[i].text);
        lrel_json_member_integer(json, "count", field->values.at[i].count);
        lrel_json_object_end(json);
    }
    lrel_json_array_end(json);
}

static void write_field(lrel_json *json, const lrel_field *field)
{
    lrel_json_object(json, false);
    lrel_json_member_text(json, "name", field->name);
    lrel_json_member_string(json, "holds", lrel_field__kind_name(field->kind));
    lrel_json_member_integer(json, "filled", field->filled);
    lrel_json_member_integer(json, "empty", field->empty);
    lrel_json_member_integer(json, "outlines", field->outlines);
    lrel_json_member_integer(json, "distinct", (int64_t)field->values.count);
    lrel_json_member_boolean(json, "is_distinct_a_minimum",
                             lrel_value_set__is_capped(&field->values));
    write_numbers(json, field);
    write_dates(json, field);
    write_placings(json, field);
    write_values(json, field);
    lrel_json_object_end(json);
}

static void write_layer(lrel_json *json, const lrel_layer_look *layer)
{
    lrel_json_object(json, false);
    lrel_json_member_text(json, "name", layer->name);
    lrel_json_member_boolean(json, "is_read", layer->status == LREL_OK);
    lrel_json_member_string(json, "reason", layer->reason);
    if (layer->status == LREL_OK) {
        lrel_json_member_integer(json, "rows", layer->rows);
        lrel_json_member_integer(json, "ragged_rows", layer->ragged);
        lrel_json_member_text(json, "encoding", layer->encoding);
        lrel_json_member_text(json, "encoding_why", layer->encoding_why);
        lrel_json_member_text(json, "header", layer->header);
        lrel_json_member_text(json, "header_why", layer->header_why);
        write_shapes(json, layer);
        write_crs(json, layer);
        write_issues(json, layer);
        write_roles(json, layer);
        write_ready(json, layer);
        lrel_json_key(json, "columns");
        lrel_json_array(json, false);
        for (size_t f = 0; f < layer->field_count; f++)
            write_field(json, &layer->fields[f]);
        lrel_json_array_end(json);
    }
    lrel_json_object_end(json);
}

static void write_file(lrel_json *json, const lrel_file_look *file)
{
    lrel_json_object(json, false);
    lrel_json_member_string(json, "path", file->path);
    lrel_json_member_string(json, "format", file->format.name);
    lrel_json_member_string(json, "format_why", file->format.why);
    lrel_json_key(json, "bytes");
    if (file->bytes >= 0)
        lrel_json_integer(json, file->bytes);
    else
        lrel_json_null(json);
    lrel_json_member_boolean(json, "is_read", file->status == LREL_OK);
    lrel_json_member_string(json, "reason", file->reason);
    lrel_json_key(json, "layers");
    lrel_json_array(json, false);
    for (size_t i = 0; i < file->layer_count; i++)
        write_layer(json, &file->layers[i]);
    lrel_json_array_end(json);
    lrel_json_object_end(json);
}

void lrel_inspection__write_json(const lrel_inspection *inspection, lrel_stream *stream)
{
    lrel_json json;

    lrel_json_begin(&json, stream);
    lrel_json_object(&json, false);
    lrel_json_member_integer(&json, "schema", SCHEMA);
    lrel_json_key(&json, "files");
    lrel_json_array(&json, false);
    for (size_t i = 0; i < inspection->files.count; i++)
        write_file(&json, &inspection->files.at[i]);
    lrel_json_array_end(&json);
    lrel_json_object_end(&json);
    lrel_json_finish(&json);
}
