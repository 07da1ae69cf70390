/* SPDX-License-Identifier: Apache-2.0 */
/* provenance.c: what a result was made from and how, so that anyone can make it again and
 * see where it stands on a choice. No time of day, host or path that the programme does
 * not name: the same input gives the same bytes. */
#include <string.h>

#include "bridge/proj.h"
#include "core/threads.h"
#include "landrelease/version.h"
#include "report/provenance_source.h"

/* A draft says so, and what is missing in it and why. */
static void write_draft(const lrel_dataset *data, lrel_json *json)
{
    lrel_json_member_boolean(json, "draft", data->is_draft);
    lrel_json_key(json, "missing");
    lrel_json_array(json, data->missing.count == 0);
    for (size_t i = 0; i < data->missing.count; i++) {
        const lrel_missing *missing = &data->missing.at[i];

        lrel_json_object(json, false);
        lrel_json_member_text(json, "name", missing->name);
        lrel_json_member_text(json, "path", missing->path);
        lrel_json_member_boolean(json, "is_boundary", missing->is_boundary);
        lrel_json_member_text(json, "reason", missing->reason);
        lrel_json_object_end(json);
    }
    lrel_json_array_end(json);
}

static void write_grid(const lrel_dataset *data, lrel_json *json)
{
    lrel_xy centre = lrel_grid_centre(data->grid);
    lrel_mosaic_stats stats = lrel_mosaic_stats_get(data->mosaic);

    lrel_json_key(json, "grid");
    lrel_json_object(json, false);
    lrel_json_member_double(json, "lon", centre.x);
    lrel_json_member_double(json, "lat", centre.y);
    lrel_json_member_double(json, "unit_m", 1.0 / lrel_grid_units_per_m(data->grid));
    lrel_json_member_string(json, "definition", lrel_grid_definition(data->grid));
    lrel_json_object_end(json);
    lrel_json_key(json, "mosaic");
    lrel_json_object(json, true);
    lrel_json_member_integer(json, "vertices", (int64_t)stats.vertices);
    lrel_json_member_integer(json, "crossings", (int64_t)stats.crossings);
    lrel_json_member_integer(json, "faces",
                             (int64_t)lrel_mosaic_face_count(data->mosaic));
    lrel_json_member_integer(json, "components", (int64_t)stats.components);
    lrel_json_object_end(json);
}

static void write_accounts(const lrel_programme *p, lrel_json *json)
{
    lrel_json_key(json, "accounts");
    lrel_json_object(json, false);
    for (uint32_t a = 0; a < p->account_count; a++) {
        char name[128];
        size_t length =
            p->accounts[a].name.length < 127 ? p->accounts[a].name.length : 127;

        memcpy(name, p->accounts[a].name.at, length);
        name[length] = 0;
        lrel_json_key(json, name);
        lrel_report__words(json, &lrel_vocabulary_contamination,
                           p->accounts[a].contamination);
    }
    lrel_json_object_end(json);
}

/* How open hazards are ordered. */
static void write_focus(const lrel_programme *p, lrel_json *json)
{
    const lrel_focus_rules *rules = &p->focus;

    lrel_json_key(json, "focus");
    lrel_json_object(json, false);
    lrel_json_key(json, "weights");
    lrel_json_object(json, true);
    for (int t = 0; t < LREL_FOCUS_TERMS; t++)
        lrel_json_member_double(json, lrel_focus_term_name((lrel_focus_term)t),
                                rules->weights[t]);
    lrel_json_object_end(json);
    lrel_json_member_known(json, "threshold_per_ha", rules->has_threshold,
                           rules->threshold_per_ha);
    lrel_json_member_double(json, "distance_m", rules->distance_m);
    lrel_json_object_end(json);
}

/* What a forecast draws from, and what it supposes. */
static void write_forecast(const lrel_programme *p, lrel_json *json)
{
    const lrel_forecast_rules *rules = &p->forecast;

    lrel_json_member_date(json, "deadline",
                          p->has_deadline ? p->deadline : (lrel_date){LREL_DAY_OPEN});
    lrel_json_key(json, "forecast");
    lrel_json_object(json, false);
    lrel_json_member_integer(json, "seed", (int64_t)rules->seed);
    lrel_json_member_integer(json, "draws", (int64_t)rules->draws);
    lrel_json_member_integer(json, "years", (int64_t)rules->years);
    lrel_json_key(json, "scenarios");
    lrel_json_array(json, false);
    for (size_t i = 0; i < rules->scenario_count; i++) {
        const lrel_scenario *s = &rules->scenarios[i];

        lrel_json_object(json, true);
        lrel_json_member_text(json, "name", s->name);
        lrel_json_member_double(json, "survey_capacity", s->survey_capacity);
        lrel_json_member_double(json, "clearance_capacity", s->clearance_capacity);
        lrel_json_member_double(json, "new_land", s->new_land);
        lrel_json_member_boolean(json, "targets", s->follows_targets);
        lrel_json_object_end(json);
    }
    lrel_json_array_end(json);
    lrel_json_object_end(json);
}

static void write_choices(const lrel_programme *p, lrel_json *json)
{
    static const char *const counts[] = {"accepted", "completed", "handed_over"};
    static const char *const periods[] = {"year", "quarter", "month"};

    lrel_json_key(json, "choices");
    lrel_json_object(json, false);
    lrel_json_member_string(json, "count", counts[p->count]);
    lrel_json_member_string(json, "period", periods[p->period]);
    lrel_json_key(json, "by");
    lrel_json_array(json, true);
    for (size_t i = 0; i < p->by_count; i++)
        lrel_json_string(json, lrel_by_name(p->by[i]));
    lrel_json_array_end(json);
    lrel_json_member_string(json, "before_hazard",
                            p->before_hazard_reference ? "reference" : "date");
    lrel_json_member_string(json, "updates",
                            p->replays_updates ? "date_of_information" : "all");
    lrel_json_member_string(json, "edge", p->closes_edge ? "close_with_hazard" : "keep");
    lrel_json_member_string(json, "place",
                            p->goes_by_stated_place ? "stated" : "spatial");
    lrel_json_member_known(json, "min_depth_cm", p->has_min_depth, p->min_depth_cm);
    lrel_json_member_known(json, "buffer_m", p->has_buffer, p->buffer_m);
    lrel_json_key(json, "stock");
    lrel_report__words(json, &lrel_vocabulary_class, p->stock);
    write_accounts(p, json);
    write_focus(p, json);
    write_forecast(p, json);
    lrel_json_object_end(json);
}

/* Edits of what the files say, and how many cells each changed. */
static void write_corrections(const lrel_dataset *data, lrel_json *json)
{
    lrel_json_key(json, "rows");
    lrel_json_array(json, data->corrections.count == 0);
    for (size_t i = 0; i < data->corrections.count; i++) {
        const lrel_correction *c = &data->corrections.at[i];

        lrel_json_object(json, true);
        lrel_json_member_text(json, "source", c->source);
        lrel_json_member_text(json, "id", c->id);
        lrel_json_member_text(json, "field", c->field);
        lrel_json_member_text(json, "old_value", c->old_value);
        lrel_json_member_text(json, "new_value", c->new_value);
        lrel_json_member_text(json, "reason", c->reason);
        lrel_json_member_text(json, "who", c->who);
        lrel_json_member_text(json, "when", c->when);
        if (c->file.length > 0)
            lrel_json_member_text(json, "file", c->file);
        if (c->sheet.length > 0)
            lrel_json_member_text(json, "sheet", c->sheet);
        lrel_json_member_integer(json, "cells", (int64_t)c->cells_n);
        lrel_json_object_end(json);
    }
    lrel_json_array_end(json);
}

static lrel_status write_correction_files(const lrel_programme *programme,
                                          lrel_json *json, lrel_error *err)
{
    lrel_status status = LREL_OK;

    lrel_json_key(json, "files");
    lrel_json_array(json, false);
    for (size_t i = 0; i < programme->correction_count && status == LREL_OK; i++) {
        lrel_checksum checksum;

        status = lrel_checksum_of_file(programme->corrections[i].path, &checksum, err);
        if (status != LREL_OK)
            return status;
        lrel_json_object(json, true);
        lrel_json_member_text(json, "path", programme->corrections[i].said);
        lrel_json_member_string(json, "sha256", checksum.hex);
        lrel_json_object_end(json);
    }
    lrel_json_array_end(json);
    return LREL_OK;
}

/* Begins the member @p key about a file of the programme that is no source. */
static lrel_status begin_own_file(lrel_json *json, const char *key, const char *file,
                                  lrel_error *err)
{
    lrel_checksum checksum;
    lrel_status status = lrel_checksum_of_file(file, &checksum, err);

    if (status != LREL_OK)
        return status;
    lrel_json_key(json, key);
    lrel_json_object(json, false);
    lrel_json_member_string(json, "sha256", checksum.hex);
    return LREL_OK;
}

/* What hazards are ordered by, besides the account. */
static lrel_status write_layers(const lrel_dataset *data, lrel_json *json,
                                lrel_error *err)
{
    const lrel_focus_rules *rules = &data->programme->focus;
    lrel_status status = LREL_OK;

    lrel_json_key(json, "exposure");
    lrel_json_array(json, false);
    for (size_t i = 0; i < rules->layer_count && status == LREL_OK; i++) {
        const lrel_focus_layer *layer = &rules->layers[i];
        lrel_checksum checksum;

        status = lrel_checksum_of_source(data->context, layer->file, &checksum, err);
        if (status != LREL_OK)
            return status;
        lrel_json_object(json, true);
        lrel_json_member_text(json, "name", layer->name);
        lrel_json_member_text(json, "path", layer->path);
        lrel_json_member_double(json, "weight", layer->weight);
        lrel_json_member_string(json, "sha256", checksum.hex);
        lrel_json_object_end(json);
    }
    lrel_json_array_end(json);
    return status;
}

static lrel_status write_own_files(const lrel_dataset *data, lrel_json *json,
                                   lrel_error *err)
{
    lrel_status status;

    if (data->programme->correction_count > 0) {
        lrel_json_key(json, "corrections");
        lrel_json_object(json, false);
        if ((status = write_correction_files(data->programme, json, err)) != LREL_OK)
            return status;
        write_corrections(data, json);
        lrel_json_object_end(json);
    }
    if (data->operators.table) {
        status = begin_own_file(json, "operators", data->programme->operators_file, err);
        if (status != LREL_OK)
            return status;
        lrel_json_object_end(json);
    }
    if (data->place_aliases.table) {
        status = begin_own_file(json, "places", data->programme->places_file, err);
        if (status != LREL_OK)
            return status;
        lrel_json_object_end(json);
    }
    if (data->programme->focus.priorities_file) {
        status = begin_own_file(json, "priorities",
                                data->programme->focus.priorities_file, err);
        if (status != LREL_OK)
            return status;
        lrel_json_object_end(json);
    }
    return data->programme->focus.layer_count ? write_layers(data, json, err) : LREL_OK;
}

/* ---- checksums ---- */

/* Of the programme's files: sources, then boundaries. Nothing but provenance prints them,
 * so nothing else waits for them. */
typedef struct summing {
    const lrel_dataset *data;
    lrel_checksum *at;
} summing;

static lrel_status sum_file(size_t file, int worker, void *user, lrel_error *err)
{
    const summing *s = user;
    const lrel_programme *p = s->data->programme;
    size_t boundary = file - p->source_count;
    bool is_source = file < p->source_count;
    const lrel_input *in =
        is_source ? &s->data->sources[file] : &s->data->boundaries[boundary];

    (void)worker;
    if (!in->table) /* refused: a draft goes on without it */
        return LREL_OK;
    if (in->table->sha256.length) { /* no file: of the rows, as they were read */
        memcpy(s->at[file].hex, in->table->sha256.at, sizeof s->at[file].hex);
        return LREL_OK;
    }
    return lrel_checksum_of_source(s->data->context,
                                   is_source ? p->sources[file].file
                                             : p->boundaries[boundary].file,
                                   &s->at[file], err);
}

static lrel_status sum_files(const lrel_dataset *data, lrel_checksum **out,
                             lrel_error *err)
{
    size_t count = data->programme->source_count + data->programme->boundary_count;
    summing s = {data, lrel__calloc(data->context, count, sizeof *s.at)};

    *out = s.at;
    return s.at ? lrel__parallel(data->context, count, sum_file, &s, err)
                : lrel__fail_memory(err);
}

/* ---- the file ---- */

lrel_status lrel_report_provenance(const lrel_dataset *data, lrel_stream *stream,
                                   lrel_error *err)
{
    lrel_json json;
    lrel_checksum checksum, *checksums = NULL;
    lrel_status status = lrel_checksum_of_file(data->programme->file, &checksum, err);

    if (status == LREL_OK)
        status = sum_files(data, &checksums, err);
    if (status != LREL_OK)
        goto done;
    lrel_json_begin(&json, stream);
    lrel_json_object(&json, false);
    lrel_json_member_integer(&json, "schema", 1);
    lrel_json_member_string(&json, "landrelease", LREL_VERSION);
    lrel_json_member_string(&json, "proj", lrel_proj_version());
    lrel_json_member_text(&json, "programme", data->programme->title);
    lrel_json_member_string(&json, "programme_sha256", checksum.hex);
    lrel_json_member_text(&json, "authority", data->programme->authority);
    lrel_json_member_date(&json, "as_of", data->programme->as_of);
    lrel_json_member_string(&json, "statement", LREL_STATEMENT);
    lrel_json_member_text(&json, "boundary_note", data->programme->boundary_note);
    write_draft(data, &json);
    write_choices(data->programme, &json);
    write_grid(data, &json);
    if ((status = write_own_files(data, &json, err)) != LREL_OK)
        goto done;
    lrel_json_key(&json, "sources");
    lrel_json_array(&json, false);
    for (uint32_t s = 0; s < data->programme->source_count; s++)
        lrel_report__source(data, s, &checksums[s], &json);
    lrel_json_array_end(&json);
    lrel_json_key(&json, "boundaries");
    lrel_json_array(&json, false);
    for (uint32_t b = 0; b < data->programme->boundary_count; b++)
        lrel_report__boundary(data, b, &checksums[data->programme->source_count + b],
                              &json);
    lrel_json_array_end(&json);
    lrel_json_object_end(&json);
    lrel_json_finish(&json);

done:
    lrel__free(data->context, checksums);
    return status;
}
