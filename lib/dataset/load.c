/* SPDX-License-Identifier: Apache-2.0 */
/* load.c: files to records. Every file is opened, and then every source normalised, by
 * whichever thread is free, into lists of its own; those are put together in the order of
 * the programme, so that threads leave no trace. */
#include <stdio.h>
#include <string.h>

#include "bridge/postgis.h"
#include "core/threads.h"
#include "dataset/opening.h"
#include "normalise/normalise.h"

/* One file on its way, by number: sources, then boundaries. */
typedef struct loading {
    lrel_opening opening;
    lrel_input *input;
    lrel_issues *issues;
    lrel_refusals refusals;
    lrel_records records; /* of a source of the account: a part of the dataset's list */
    lrel_facts facts;     /* of another source */
    lrel_status status;   /* LREL_OK: not refused so far */
    lrel_error why;
} loading;

typedef struct loader {
    lrel_dataset *data;
    const lrel_load_listener *listener;
    loading *files;
    size_t count;
    size_t announced; /* files that the listener heard of */
} loader;

/* ---- what is to be opened ---- */

static lrel_opening opening_of_source(const lrel_programme *programme, uint32_t index)
{
    const lrel_source *s = &programme->sources[index];
    bool is_numbered = lrel_source_has_numbered_points(s);

    return (lrel_opening){
        .file = s->file,
        .path = s->path,
        .name = s->name,
        .crs = s->crs,
        .operation = s->operation,
        .source = s,
        .options = {.layer = s->layer,
                    .encoding = s->encoding,
                    .header_row = s->header_row,
                    .header_rows = s->header_rows,
                    .wkt_column = s->wkt_column,
                    .lon_column = is_numbered ? LREL_TEXT("") : s->lon_column,
                    .lat_column = is_numbered ? LREL_TEXT("") : s->lat_column,
                    .source = (int32_t)index,
                    /* Nor may survey seem to have been where it was
                     * not. */
                    .is_release =
                        s->role == LREL_ROLE_RELEASE || s->role == LREL_ROLE_COVERAGE}};
}

static lrel_opening opening_of_boundary(const lrel_programme *programme, size_t index)
{
    const lrel_boundary_source *b = &programme->boundaries[index];

    return (lrel_opening){.file = b->file,
                          .path = b->path,
                          .name = b->path,
                          .crs = b->crs,
                          .operation = b->operation,
                          .options = {.layer = b->layer,
                                      .encoding = b->encoding,
                                      .source = -1,
                                      .is_boundary = true}};
}

static lrel_status begin(loader *l, lrel_error *err)
{
    lrel_dataset *data = l->data;
    size_t sources = data->programme->source_count;

    for (size_t i = 0; i < l->count; i++) {
        loading *f = &l->files[i];

        lrel_error_init(&f->why);
        f->input = i < sources ? &data->sources[i] : &data->boundaries[i - sources];
        f->issues = lrel_issues_new(data->context);
        f->refusals.context = data->context;
        f->refusals.arena = lrel_arena_new(data->context);
        if (!f->issues || !f->refusals.arena)
            return lrel__fail_memory(err);
        f->opening = i < sources ? opening_of_source(data->programme, (uint32_t)i)
                                 : opening_of_boundary(data->programme, i - sources);
        f->opening.corrections = &data->corrections;
        f->opening.issues = f->issues;
        f->opening.refusals = &f->refusals;
    }
    return LREL_OK;
}

static void end(loader *l)
{
    const lrel_context *context = l->data->context;

    for (size_t i = 0; l->files && i < l->count; i++) {
        lrel_postgis_close(l->files[i].opening.session);
        lrel_issues_free(l->files[i].issues);
        lrel_arena_free(l->files[i].refusals.arena);
        lrel__free(context, (void *)l->files[i].refusals.at);
        lrel_facts_clear(context, &l->files[i].facts);
    }
    lrel__free(context, l->files);
}

/* Without what people wrote down beside the files no account is made, not even a draft:
 * these files are nobody else's. */
static lrel_status refuse_own_file(const loader *l, const char *path, const char *what,
                                   const lrel_error *why, lrel_error *err)
{
    char line[1024];

    if (lrel_load__ends_the_run(why->status)) {
        if (err)
            *err = *why;
        return why->status;
    }
    snprintf(line, sizeof line, "%.400s: %.500s", path, why->message);
    l->listener->on_refusal(line, l->listener->user);
    return lrel__fail(err, LREL_E_REFUSED, "the file of %s was refused", what);
}

static lrel_status read_own_files(const loader *l, lrel_error *err)
{
    lrel_dataset *data = l->data;
    const lrel_programme *programme = data->programme;
    size_t failed = 0;
    lrel_error why;

    lrel_error_init(&why);
    if (lrel_corrections_read(data->context, programme, &data->corrections, data->issues,
                              &failed, &why) != LREL_OK)
        return refuse_own_file(l, programme->corrections[failed].path, "corrections",
                               &why, err);
    if (lrel_alias_names_read(data->context, programme->operators_file, "name",
                              &data->operators, data->issues, &why) != LREL_OK)
        return refuse_own_file(l, programme->operators_file, "operators", &why, err);
    if (lrel_alias_names_read(data->context, programme->places_file, "code",
                              &data->place_aliases, data->issues, &why) != LREL_OK)
        return refuse_own_file(l, programme->places_file, "places", &why, err);
    return lrel_corrections_report_strays(&data->corrections, data->issues, err);
}

/* ---- opening ---- */

/* Files are taken in order, so those before @p file are on their way or done. The
 * listener hears of them from the thread that it is on. */
static void announce(loader *l, size_t file)
{
    for (; l->announced <= file; l->announced++)
        l->listener->on_reading(l->files[l->announced].opening.name, l->announced,
                                l->count, l->listener->user);
}

/* Of the sources before @p file, the first with a session of the same service; NULL:
 * none.
 */
static loading *find_beside(const loader *l, size_t file)
{
    const lrel_source *sources = l->data->programme->sources;

    for (size_t i = 0; i < file; i++)
        if (sources[i].postgis &&
            strcmp(sources[i].postgis->service, sources[file].postgis->service) == 0)
            return &l->files[i];
    return NULL;
}

static lrel_status open_session(const loader *l, size_t file)
{
    loading *f = &l->files[file], *beside = find_beside(l, file);
    lrel_vector *session = beside ? beside->opening.session : NULL;

    if (beside && !session) { /* nor would it be reached for this one */
        f->why = beside->why;
        return beside->status;
    }
    return lrel_postgis_open(l->data->context, l->data->programme->sources[file].postgis,
                             session, &f->opening.session, &f->why);
}

/* Sessions are opened before any of them is read, so that all tables of a service are
 * seen as they were at one moment: a release and the hazard that it closes go together.
 */
static lrel_status open_sessions(loader *l, lrel_error *err)
{
    for (size_t i = 0; i < l->data->programme->source_count; i++) {
        loading *f = &l->files[i];

        if (!l->data->programme->sources[i].postgis)
            continue;
        f->status = open_session(l, i);
        if (f->status == LREL_OK)
            continue;
        lrel_opening__refuse(&f->opening, &f->why);
        if (!lrel_load__ends_the_run(f->status))
            continue;
        if (err)
            *err = f->why;
        return f->status;
    }
    return LREL_OK;
}

static lrel_status open_file(size_t file, int worker, void *user, lrel_error *err)
{
    loader *l = user;
    loading *f = &l->files[file];

    if (worker == 0)
        announce(l, file);
    if (f->status != LREL_OK) /* its session was refused */
        return LREL_OK;
    f->status = lrel_opening__open(l->data->context, &f->opening, f->input, &f->why);
    lrel_postgis_close(f->opening.session);
    f->opening.session = NULL;
    if (!lrel_load__ends_the_run(f->status))
        return LREL_OK;
    if (err)
        *err = f->why;
    return f->status;
}

/* ---- normalising ---- */

static bool is_of_account(const loader *l, size_t file)
{
    return file < l->data->programme->source_count &&
           lrel_role_is_of_account(l->data->programme->sources[file].role);
}

/* One list with room for all, of which each source gets as much as it has rows. */
static lrel_status share_records(loader *l, lrel_error *err)
{
    lrel_records *all = &l->data->records;
    size_t rows = 0;

    for (size_t i = 0; i < l->count; i++)
        if (is_of_account(l, i) && l->files[i].status == LREL_OK)
            rows += l->files[i].input->table->row_count;
    if (rows &&
        !lrel__grow(l->data->context, &all->at, &all->capacity, rows, sizeof *all->at))
        return lrel__fail_memory(err);
    rows = 0;
    for (size_t i = 0; i < l->count; i++) {
        loading *f = &l->files[i];

        if (!is_of_account(l, i) || f->status != LREL_OK)
            continue;
        f->records = (lrel_records){all->at + rows, 0, f->input->table->row_count};
        rows += f->records.capacity;
    }
    return LREL_OK;
}

/* Lists of ids go with the table, whose texts the records are slices of. */
static lrel_status normalise_file(size_t file, int worker, void *user, lrel_error *err)
{
    loader *l = user;
    loading *f = &l->files[file];
    const lrel_table *table = f->input->table;
    const lrel_programme *programme = l->data->programme;

    (void)worker;
    if (f->status != LREL_OK || file >= programme->source_count)
        return LREL_OK;
    f->status =
        is_of_account(l, file)
            ? lrel_normalise_records(programme, (uint32_t)file, table, table->arena,
                                     &f->records, f->issues, &f->why)
            : lrel_normalise_facts(programme, (uint32_t)file, table, table->arena,
                                   &f->facts, f->issues, &f->why);
    if (f->status == LREL_OK)
        return LREL_OK;
    lrel_opening__refuse(&f->opening, &f->why);
    if (!lrel_load__ends_the_run(f->status))
        return LREL_OK;
    if (err)
        *err = f->why;
    return f->status;
}

/* ---- putting together ---- */

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

/* Behind those of the sources before; what was refused left a gap. */
static void join_records(lrel_records *all, const lrel_records *part)
{
    if (part->count && all->at + all->count != part->at)
        memmove(all->at + all->count, part->at, part->count * sizeof *part->at);
    all->count += part->count;
}

static lrel_status join_facts(lrel_dataset *data, const lrel_facts *part, lrel_error *err)
{
    lrel_facts *all = &data->facts;

    if (part->count == 0)
        return LREL_OK;
    if (!lrel__grow(data->context, &all->at, &all->capacity, all->count + part->count,
                    sizeof *all->at))
        return lrel__fail_memory(err);
    memcpy(all->at + all->count, part->at, part->count * sizeof *part->at);
    all->count += part->count;
    return LREL_OK;
}

/* Remembers what a draft goes on without: the file counts as one without records. */
static lrel_status miss(lrel_dataset *data, size_t number, const loading *f,
                        lrel_error *err)
{
    const lrel_programme *programme = data->programme;
    bool is_boundary = number >= programme->source_count;
    const char *reason =
        lrel_arena_text(data->arena, f->why.message, strlen(f->why.message));
    lrel_missing *missing = LREL__PUSH(data->context, &data->missing);

    if (!reason || !missing)
        return lrel__fail_memory(err);
    *missing = (lrel_missing){
        .name = f->opening.name,
        .path = f->opening.path,
        .is_boundary = is_boundary,
        .index = (uint32_t)(is_boundary ? number - programme->source_count : number),
        .reason = lrel_text_of(reason)};
    lrel_dataset__drop_input(f->input);
    return LREL_OK;
}

static lrel_status join_file(loader *l, size_t file, lrel_error *err)
{
    loading *f = &l->files[file];
    size_t sources = l->data->programme->source_count;
    lrel_status status;

    if (file >= sources && f->status == LREL_OK) {
        f->status = add_units(l->data, (uint32_t)(file - sources), &f->why);
        if (f->status != LREL_OK)
            lrel_opening__refuse(&f->opening, &f->why);
    }
    if (lrel_load__ends_the_run(f->status) || f->refusals.out_of_memory)
        return lrel__fail_memory(err);
    for (size_t i = 0; i < f->refusals.count; i++)
        l->listener->on_refusal(f->refusals.at[i], l->listener->user);
    if ((status = lrel_issues_append(l->data->issues, f->issues, err)) != LREL_OK)
        return status;
    if (f->status != LREL_OK)
        return miss(l->data, file, f, err);
    join_records(&l->data->records, &f->records);
    return join_facts(l->data, &f->facts, err);
}

/* ---- all of it ---- */

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

static lrel_status load_files(loader *l, lrel_error *err)
{
    const lrel_context *context = l->data->context;
    lrel_status status;

    if ((status = read_own_files(l, err)) != LREL_OK ||
        (status = begin(l, err)) != LREL_OK ||
        (status = open_sessions(l, err)) != LREL_OK ||
        (status = lrel__parallel(context, l->count, open_file, l, err)) != LREL_OK)
        return status;
    if (l->count)
        announce(l, l->count - 1);
    if ((status = share_records(l, err)) != LREL_OK ||
        (status = lrel__parallel(context, l->count, normalise_file, l, err)) != LREL_OK)
        return status;
    for (size_t i = 0; i < l->count && status == LREL_OK; i++)
        status = join_file(l, i, err);
    return status;
}

lrel_status lrel_dataset__settle_records(lrel_dataset *data, lrel_error *err)
{
    lrel_status status = lrel_dataset__settle_operators(data, err);

    if (status == LREL_OK)
        status = lrel_dataset__settle_outcome_reports(data, err);
    return status == LREL_OK ? lrel_dataset__replay_updates(data, err) : status;
}

lrel_status lrel_dataset_load(lrel_dataset *data, const lrel_load_listener *listener,
                              lrel_error *err)
{
    const lrel_programme *programme = data->programme;
    size_t count = programme->source_count + programme->boundary_count;
    loader l = {.data = data, .listener = listener, .count = count};
    lrel_status status = make_room(data, err);

    if (status == LREL_OK) {
        l.files = lrel__calloc(data->context, count, sizeof *l.files);
        status = l.files ? load_files(&l, err) : lrel__fail_memory(err);
        end(&l);
    }
    if (status != LREL_OK)
        return status;
    if (data->missing.count &&
        (!data->is_draft || missing_sources(data) == programme->source_count))
        return lrel__fail(err, LREL_E_REFUSED, "%zu of %zu files %s refused",
                          data->missing.count, count,
                          data->missing.count == 1 ? "was" : "were");
    lrel_dataset__sort_units(data);
    if ((status = lrel_dataset__settle_records(data, err)) != LREL_OK ||
        (status = lrel_dataset__settle_places(data, err)) != LREL_OK)
        return status;
    lrel_dataset__sort_facts(data);
    return lrel_dataset__sort_records(data, err);
}
