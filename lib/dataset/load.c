/* SPDX-License-Identifier: Apache-2.0 */
/* load.c: files to records: each source is read, gets its coordinate operation and is
 * normalised, or is refused with the reason and the next step. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "dataset/dataset.h"
#include "normalise/normalise.h"

/* Candidates to choose from that one refusal lists. */
#define CANDIDATE_MAX 24

/* What a file of either kind has in common. */
typedef struct opening {
    const char *file;
    lrel_text path; /* as the programme says it */
    lrel_text name;
    lrel_text crs;
    lrel_text operation;
    lrel_read_options options;
    const lrel_load_listener *listener;
} opening;

/* Names may be long paths; a line keeps room for the reason. */
static int name_width(const opening *o)
{
    return o->name.length < 300 ? (int)o->name.length : 300;
}

/* Says nothing about the file: the run cannot go on. */
static bool ends_the_run(lrel_status status)
{
    return status == LREL_E_MEMORY || status == LREL_E_CANCELLED;
}

static void refuse(const opening *o, const lrel_error *err)
{
    char line[1024];

    if (ends_the_run(err->status))
        return;
    if (lrel_text_is_equal(o->name, o->path))
        snprintf(line, sizeof line, "%.*s: %.500s", name_width(o), o->name.at,
                 err->message);
    else
        snprintf(line, sizeof line, "%.*s (%.*s): %.400s", name_width(o), o->name.at,
                 o->path.length < 300 ? (int)o->path.length : 300, o->path.at,
                 err->message);
    o->listener->on_refusal(line, o->listener->user);
}

static void list_candidates(const opening *o, const lrel_candidate *list, size_t count)
{
    char line[1024], accuracy[48], spread[64];

    for (size_t i = 0; i < count && i < CANDIDATE_MAX; i++) {
        const lrel_candidate *c = &list[i];

        if (c->accuracy_m >= 0)
            snprintf(accuracy, sizeof accuracy, "accuracy %ld m", lround(c->accuracy_m));
        else
            snprintf(accuracy, sizeof accuracy, "accuracy not known");
        if (i == 0)
            spread[0] = '\0';
        else if (c->spread_m >= 0)
            snprintf(spread, sizeof spread, "; %ld m difference from the first",
                     lround(c->spread_m));
        else
            snprintf(spread, sizeof spread, "; where it lands is not known");
        snprintf(line, sizeof line,
                 "%.*s:   operation: %.63s  (%.159s; %s; area of use: %.199s%s%s%.127s)",
                 name_width(o), o->name.at, c->code, c->name, accuracy, c->area_of_use,
                 spread, c->missing[0] ? "; needs a file that is not installed: " : "",
                 c->missing);
        o->listener->on_refusal(line, o->listener->user);
    }
}

bool lrel_dataset__find_box(const lrel_table *table, lrel_xy *low, lrel_xy *high)
{
    *low = (lrel_xy){INFINITY, INFINITY};
    *high = (lrel_xy){-INFINITY, -INFINITY};
    for (size_t i = 0; i < table->point_count; i++) {
        lrel_xy p = table->points[i];

        if (!isfinite(p.x) || !isfinite(p.y))
            continue;
        low->x = fmin(low->x, p.x);
        low->y = fmin(low->y, p.y);
        high->x = fmax(high->x, p.x);
        high->y = fmax(high->y, p.y);
    }
    return low->x <= high->x;
}

/* The programme's word on coordinates goes before the file's; a contradiction is a data
 * issue. */
static lrel_status decide_operation(lrel_dataset *data, const opening *o, lrel_input *in,
                                    lrel_error *err)
{
    lrel_candidate candidates[CANDIDATE_MAX];
    size_t count = 0;
    lrel_text crs = o->crs.length ? o->crs : in->table->crs;
    lrel_xy low, high, middle = {0, 0};
    bool has_box = lrel_dataset__find_box(in->table, &low, &high);
    lrel_status status;

    if (in->table->point_count == 0)
        return LREL_OK;
    if (o->crs.length && in->table->crs.length &&
        !lrel_crs_is_same(data->context, o->crs, in->table->crs)) {
        lrel_issue issue = {.kind = LREL_ISSUE_CRS_CONTRADICTED,
                            .source = o->options.source,
                            .row = -1,
                            .field = LREL_TEXT("crs"),
                            .value = in->table->crs,
                            .expected = o->crs,
                            .area2 = -1,
                            .count = (int64_t)in->table->row_count};

        if ((status = lrel_issues_add(data->issues, &issue, err)) != LREL_OK)
            return status;
    }
    if (has_box)
        middle = (lrel_xy){(low.x + high.x) / 2, (low.y + high.y) / 2};
    status = lrel_operation_new(data->context, crs, o->operation, middle, &in->operation,
                                candidates, CANDIDATE_MAX, &count, err);
    if (status == LREL_E_CRS_MISSING && in->table->crs_why.length) {
        char reason[sizeof err->message];

        snprintf(reason, sizeof reason, "%s", err->message);
        status = lrel__fail(err, status, "%.300s (%.*s)", reason,
                            LREL_TEXT_ARGS(in->table->crs_why));
    }
    if (status == LREL_OK && has_box)
        status = lrel_operation_check_extent(in->operation, low, high, err);
    if (status != LREL_OK)
        refuse(o, err);
    if (status == LREL_E_OPERATION)
        list_candidates(o, candidates, count);
    return status;
}

/* Reads one file. @return LREL_OK, what ends the run, or what the refusal was */
static lrel_status open_input(lrel_dataset *data, const opening *o, lrel_input *in,
                              lrel_error *err)
{
    lrel_status status = lrel_table_read(data->context, o->file, &o->options,
                                         data->issues, &in->table, err);

    if (status == LREL_OK)
        status = lrel_checksum_of_source(data->context, o->file, &in->checksum, err);
    if (status != LREL_OK) {
        refuse(o, err);
        return status;
    }
    return decide_operation(data, o, in, err);
}

static lrel_status load_source(lrel_dataset *data, uint32_t index,
                               const lrel_load_listener *listener, lrel_error *err)
{
    const lrel_source *s = &data->programme->sources[index];
    opening o = {.file = s->file,
                 .path = s->path,
                 .name = s->name,
                 .crs = s->crs,
                 .operation = s->operation,
                 .options = {.layer = s->layer,
                             .encoding = s->encoding,
                             .wkt_column = s->wkt_column,
                             .lon_column = s->lon_column,
                             .lat_column = s->lat_column,
                             .source = (int32_t)index,
                             /* Nor may survey seem to have been where it was not. */
                             .is_release = s->role == LREL_ROLE_RELEASE ||
                                           s->role == LREL_ROLE_COVERAGE},
                 .listener = listener};
    lrel_input *in = &data->sources[index];
    lrel_status status = open_input(data, &o, in, err);

    if (status != LREL_OK)
        return status;
    status = lrel_role_is_of_account(s->role)
                 ? lrel_normalise_records(data->programme, index, in->table, data->arena,
                                          &data->records, data->issues, err)
                 : lrel_normalise_facts(data->programme, index, in->table, data->arena,
                                        &data->facts, data->issues, err);
    if (status != LREL_OK)
        refuse(&o, err);
    return status;
}

/* The units of boundary file @p index. */
static lrel_status add_units(lrel_dataset *data, uint32_t index, lrel_error *err)
{
    const lrel_boundary_source *b = &data->programme->boundaries[index];
    const lrel_table *table = data->boundaries[index].table;
    int code = lrel_table_column(table, b->code);
    int name = b->name.length ? lrel_table_column(table, b->name) : -1;
    size_t room = data->unit_count;

    if (code < 0 || (b->name.length && name < 0))
        return lrel__fail(err, LREL_E_NOT_FOUND, "has no column \"%.*s\"",
                          LREL_TEXT_ARGS(code < 0 ? b->code : b->name));
    if (!lrel__grow(data->context, &data->units, &room,
                    data->unit_count + table->row_count, sizeof *data->units))
        return lrel__fail_memory(err);
    for (size_t row = 0; row < table->row_count; row++)
        data->units[data->unit_count++] = (lrel_unit){
            .level = b->level_number,
            .code = lrel_text_trim(lrel_table_cell(table, row, code)),
            .name = name < 0 ? LREL_TEXT("") : lrel_table_cell(table, row, name),
            .input = index,
            .row = row,
            .owner = LREL_OWNER_NONE};
    return LREL_OK;
}

static lrel_status load_boundary(lrel_dataset *data, uint32_t index,
                                 const lrel_load_listener *listener, lrel_error *err)
{
    const lrel_boundary_source *b = &data->programme->boundaries[index];
    opening o = {.file = b->file,
                 .path = b->path,
                 .name = b->path,
                 .crs = b->crs,
                 .operation = b->operation,
                 .options = {.layer = b->layer,
                             .encoding = b->encoding,
                             .source = -1,
                             .is_boundary = true},
                 .listener = listener};
    lrel_status status = open_input(data, &o, &data->boundaries[index], err);

    if (status != LREL_OK)
        return status;
    if ((status = add_units(data, index, err)) != LREL_OK)
        refuse(&o, err);
    return status;
}

/* Remembers what a draft goes on without: the file counts as one without records. */
static lrel_status miss(lrel_dataset *data, uint32_t number, const lrel_error *why,
                        lrel_error *err)
{
    const lrel_programme *programme = data->programme;
    bool is_boundary = number >= programme->source_count;
    uint32_t index = is_boundary ? number - (uint32_t)programme->source_count : number;
    lrel_input *in = is_boundary ? &data->boundaries[index] : &data->sources[index];
    const char *reason = lrel_arena_text(data->arena, why->message, strlen(why->message));
    lrel_missing *missing = LREL__PUSH(data->context, &data->missing);

    if (!reason || !missing)
        return lrel__fail_memory(err);
    *missing = (lrel_missing){
        .is_boundary = is_boundary, .index = index, .reason = lrel_text_of(reason)};
    missing->path =
        is_boundary ? programme->boundaries[index].path : programme->sources[index].path;
    missing->name = is_boundary ? missing->path : programme->sources[index].name;
    lrel_dataset__drop_input(in);
    return LREL_OK;
}

static size_t missing_sources(const lrel_dataset *data)
{
    size_t count = 0;

    for (size_t i = 0; i < data->missing.count; i++)
        count += !data->missing.at[i].is_boundary;
    return count;
}

static lrel_status make_room(lrel_dataset *data, lrel_error *err)
{
    const lrel_programme *programme = data->programme;

    data->issues = lrel_issues_new(data->context);
    data->arena = lrel_arena_new(data->context);
    data->sources =
        lrel__calloc(data->context, programme->source_count, sizeof *data->sources);
    data->boundaries =
        lrel__calloc(data->context, programme->boundary_count, sizeof *data->boundaries);
    return data->issues && data->arena && data->sources && data->boundaries
               ? LREL_OK
               : lrel__fail_memory(err);
}

static lrel_status load_file(lrel_dataset *data, uint32_t number,
                             const lrel_load_listener *listener, lrel_error *err)
{
    const lrel_programme *programme = data->programme;
    size_t sources = programme->source_count, of = sources + programme->boundary_count;
    bool is_source = number < sources;

    listener->on_reading(is_source ? programme->sources[number].name
                                   : programme->boundaries[number - sources].path,
                         number, of, listener->user);
    return is_source ? load_source(data, number, listener, err)
                     : load_boundary(data, number - (uint32_t)sources, listener, err);
}

lrel_status lrel_dataset_load(lrel_dataset *data, const lrel_load_listener *listener,
                              lrel_error *err)
{
    const lrel_programme *programme = data->programme;
    size_t count = programme->source_count + programme->boundary_count;
    lrel_status status = make_room(data, err);
    lrel_error local;

    lrel_error_init(&local);
    for (uint32_t i = 0; i < count && status == LREL_OK; i++) {
        lrel_status answer = load_file(data, i, listener, &local);

        if (ends_the_run(answer)) {
            if (err)
                *err = local;
            return answer;
        }
        if (answer != LREL_OK)
            status = miss(data, i, &local, err);
    }
    if (status != LREL_OK)
        return status;
    if (data->missing.count &&
        (!data->is_draft || missing_sources(data) == programme->source_count))
        return lrel__fail(err, LREL_E_REFUSED, "%zu of %zu files %s refused",
                          data->missing.count, count,
                          data->missing.count == 1 ? "was" : "were");
    lrel_dataset__sort_units(data);
    lrel_dataset__sort_facts(data);
    return lrel_dataset__sort_records(data, err);
}
