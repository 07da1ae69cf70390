/* SPDX-License-Identifier: Apache-2.0 */
/* output.c: the files of a run, in a folder that appears whole or not at all. */
#include <stdio.h>

#include "core/fail.h"
#include "core/threads.h"
#include "map/map.h"
#include "report/report.h"
#include "run/analyses.h"
#include "run/contradiction.h"
#include "run/input_files.h"
#include "run/output.h"
#include "write/folder.h"
#include "write/workbook.h"

static lrel_status write_records(lrel_job *job, lrel_stream *stream, lrel_error *err)
{
    return lrel_report_records(&job->data, NULL, stream, err);
}

static lrel_status write_records_by_account(lrel_job *job, lrel_stream *stream,
                                            lrel_error *err)
{
    (void)err;
    lrel_report_records_by_account(&job->data, stream);
    return LREL_OK;
}

static lrel_status write_ledger(lrel_job *job, lrel_stream *stream, lrel_error *err)
{
    (void)err;
    lrel_report_ledger(&job->data, LREL_ACCOUNT_EVERY, job->shown_periods, stream);
    return LREL_OK;
}

static lrel_status write_release(lrel_job *job, lrel_stream *stream, lrel_error *err)
{
    return lrel_report_release(&job->data, stream, err);
}

static lrel_status write_acceptance(lrel_job *job, lrel_stream *stream, lrel_error *err)
{
    return lrel_report_acceptance(&job->data, stream, err);
}

static lrel_status write_credits(lrel_job *job, lrel_stream *stream, lrel_error *err)
{
    (void)err;
    lrel_report_credits(&job->data, stream);
    return LREL_OK;
}

static lrel_status write_remaining(lrel_job *job, lrel_stream *stream, lrel_error *err)
{
    lrel_map_query query;
    lrel_status status = lrel_job__lattice(job, job->programme->as_of, err);

    lrel_map_query_init(&query, &job->data, false);
    return status == LREL_OK
               ? lrel_map_stock(&job->data, &job->lattice, &query, stream, err)
               : status;
}

static lrel_status write_released(lrel_job *job, lrel_stream *stream, lrel_error *err)
{
    lrel_map_query query;
    lrel_status status = lrel_job__lattice(job, job->programme->as_of, err);

    lrel_map_query_init(&query, &job->data, true);
    return status == LREL_OK
               ? lrel_map_released(&job->data, &job->lattice, &query, stream, err)
               : status;
}

static lrel_status write_timeline(lrel_job *job, lrel_stream *stream, lrel_error *err)
{
    lrel_status status = lrel_job__lattice(job, job->programme->as_of, err);

    return status == LREL_OK ? lrel_map_timeline(&job->data, &job->lattice, stream, err)
                             : status;
}

static lrel_status write_beside(lrel_job *job, lrel_stream *stream, lrel_error *err)
{
    return lrel_map_beside(&job->data, stream, err);
}

static lrel_status write_issues(lrel_job *job, lrel_stream *stream, lrel_error *err)
{
    (void)err;
    lrel_report_issues(&job->data, stream);
    return LREL_OK;
}

static lrel_status write_issues_map(lrel_job *job, lrel_stream *stream, lrel_error *err)
{
    return lrel_map_issues(&job->data, stream, err);
}

static lrel_status write_issues_page(lrel_job *job, lrel_stream *stream, lrel_error *err)
{
    (void)err;
    lrel_report_issues_page(&job->data, stream);
    return LREL_OK;
}

static lrel_status write_issues_book(lrel_job *job, lrel_stream *stream, lrel_error *err)
{
    return lrel_report_issues_book(&job->data, stream, err);
}

static lrel_status write_choices(lrel_job *job, lrel_stream *stream, lrel_error *err)
{
    lrel_status status = lrel_job__choices(job, err);

    if (status == LREL_OK)
        lrel_report_choices(&job->data, &job->choices, stream);
    return status;
}

/* --- what has changed since the delivery before --- */

static bool has_before(const lrel_job *job)
{
    return job->before.comparison != NULL;
}

static lrel_status write_records_before(lrel_job *job, lrel_stream *stream,
                                        lrel_error *err)
{
    return lrel_before__copy(job->context, &job->before, "data/records.csv", stream, err);
}

static lrel_status write_ledger_before(lrel_job *job, lrel_stream *stream,
                                       lrel_error *err)
{
    return lrel_before__copy(job->context, &job->before, "data/ledger.csv", stream, err);
}

static lrel_status write_changes(lrel_job *job, lrel_stream *stream, lrel_error *err)
{
    (void)err;
    lrel_compare_write_changes(job->before.comparison, stream);
    return LREL_OK;
}

static lrel_status write_restated(lrel_job *job, lrel_stream *stream, lrel_error *err)
{
    (void)err;
    lrel_compare_write_restated(job->before.comparison, stream);
    return LREL_OK;
}

static lrel_status write_changes_map(lrel_job *job, lrel_stream *stream, lrel_error *err)
{
    (void)err;
    lrel_compare_write_map(job->before.comparison, stream);
    return LREL_OK;
}

static void write_news(const void *comparison, lrel_stream *stream)
{
    lrel_compare_section(comparison, stream);
}

static lrel_status write_readme(lrel_job *job, lrel_stream *stream, lrel_error *err)
{
    const lrel_page_part news = {write_news, job->before.comparison};
    lrel_status status = lrel_job__choices(job, err);

    if (status == LREL_OK)
        lrel_report_readme(&job->data, &job->choices, has_before(job) ? &news : NULL,
                           stream);
    return status;
}

static lrel_status write_provenance(lrel_job *job, lrel_stream *stream, lrel_error *err)
{
    return lrel_report_provenance(&job->data, stream, err);
}

static lrel_status write_pack_page(lrel_job *job, lrel_stream *stream, lrel_error *err)
{
    (void)err;
    lrel_report_pack_page(&job->agency, stream);
    return LREL_OK;
}

static lrel_status write_pack_records(lrel_job *job, lrel_stream *stream, lrel_error *err)
{
    return lrel_report_records(&job->data, &job->agency, stream, err);
}

static lrel_status write_waterfall(lrel_job *job, lrel_stream *stream, lrel_error *err)
{
    return lrel_report_waterfall(&job->agency, stream, err);
}

static lrel_status write_pack_provenance(lrel_job *job, lrel_stream *stream,
                                         lrel_error *err)
{
    return lrel_report_pack_provenance(&job->agency, stream, err);
}

/* By these files a folder is known as one of ours. A check has another, so that it never
 * replaces a run, nor a run a check. */
#define MARKER       "data/provenance.json"
#define CHECK_MARKER "check/provenance.json"
#define PACK_MARKER  "pack/provenance.json"

static const output outputs[] = {
    {"data/records.csv", write_records, NULL, NULL, false},
    {"data/records_by_account.csv", write_records_by_account, NULL, NULL, false},
    {"data/ledger.csv", write_ledger, NULL, NULL, false},
    {"data/release.csv", write_release, NULL, NULL, false},
    {"data/acceptance.csv", write_acceptance, NULL, NULL, false},
    {"data/credits.csv", write_credits, NULL, NULL, false},
    {"data/trend.csv", lrel_job__write_trend, NULL, NULL, true},
    {"data/trend.json", lrel_job__write_trend_json, NULL, NULL, true},
    {"data/trend.schema.json", lrel_job__write_trend_schema, NULL, NULL, false},
    {"data/focus.csv", lrel_job__write_focus, NULL, NULL, true},
    {"data/focus.schema.json", lrel_job__write_focus_schema, NULL, NULL, false},
    {"data/focus_validation.csv", lrel_job__write_focus_trial, NULL, NULL, true},
    {"data/focus_validation.schema.json", lrel_job__write_focus_trial_schema, NULL, NULL,
     false},
    {"data/focus_lorenz.csv", lrel_job__write_focus_lorenz, NULL, NULL, true},
    {"data/focus_lorenz.schema.json", lrel_job__write_focus_lorenz_schema, NULL, NULL,
     false},
    {"data/focus_retrospect.csv", lrel_job__write_focus_retrospect, NULL, NULL, true},
    {"data/focus_retrospect.schema.json", lrel_job__write_focus_retrospect_schema, NULL,
     NULL, false},
    {"data/focus.geojson", lrel_job__write_focus_map, NULL, NULL, true},
    {"look/focus.html", lrel_job__write_focus_brief, NULL, NULL, true},
    {"data/indicators.csv", lrel_job__write_indicators, NULL, NULL, true},
    {"data/indicators.schema.json", lrel_job__write_indicators_schema, NULL, NULL, false},
    {"data/indicators.json", lrel_job__write_indicators_json, NULL, NULL, true},
    {"data/found_after_release.csv", lrel_job__write_found, NULL, NULL, true},
    {"data/found_after_release.schema.json", lrel_job__write_found_schema, NULL, NULL,
     false},
    {"data/accidents_outside_records.csv", lrel_job__write_accidents, NULL, NULL, false},
    {"data/accidents_outside_records.schema.json", lrel_job__write_accidents_schema, NULL,
     NULL, false},
    {"data/forecast.json", lrel_job__write_forecast, NULL, NULL, true},
    {"data/remaining.geojson", write_remaining, NULL, NULL, false},
    {"data/released.geojson", write_released, NULL, NULL, false},
    {"data/timeline.geojson", write_timeline, NULL, NULL, false},
    {"data/beside.geojson", write_beside, NULL, NULL, false},
    {"check/issues.csv", write_issues, NULL, NULL, false},
    {"check/issues.geojson", write_issues_map, NULL, NULL, false},
    {"check/issues.html", write_issues_page, NULL, NULL, false},
    {"check/choices.csv", write_choices, NULL, NULL, false},
    {"check/reconcile.csv", lrel_job__write_reconcile, NULL, NULL, true},
    {"check/reconcile.schema.json", lrel_job__write_reconcile_schema, NULL, NULL, false},
    {"check/count_stocks.csv", lrel_job__write_count_stocks, NULL, NULL, true},
    {"check/count_stocks.schema.json", lrel_job__write_count_stocks_schema, NULL, NULL,
     false},
    {"check/compare_sources.csv", lrel_job__write_compare_sources, NULL, NULL, true},
    {"check/compare_sources.schema.json", lrel_job__write_compare_sources_schema, NULL,
     NULL, false},
    {"check/stock_flow.csv", lrel_job__write_stock_flow, NULL, NULL, true},
    {"check/stock_flow.schema.json", lrel_job__write_stock_flow_schema, NULL, NULL,
     false},
    {MARKER, write_provenance, NULL, NULL, false},
    /* these look at what stands above */
    {"before/data/records.csv", write_records_before, NULL, has_before, false},
    {"before/data/ledger.csv", write_ledger_before, NULL, has_before, false},
    {"before/changes.csv", write_changes, NULL, has_before, false},
    {"before/restated.csv", write_restated, NULL, has_before, false},
    {"before/changes.geojson", write_changes_map, NULL, has_before, false},
    {"README.html", write_readme, NULL, NULL, false},
};

/* What a command writes and a run does not: the same in other forms. */
static const output views[] = {
    {"forecast.csv", lrel_job__write_forecast_table, NULL, NULL, true},
    {"forecast.txt", lrel_job__write_forecast_text, NULL, NULL, true},
    {"check/reconcile.txt", lrel_job__write_reconcile_text, NULL, NULL, true},
};

static const output check_outputs[] = {
    {"check/issues.csv", write_issues, NULL, NULL, false},
    {"check/issues.geojson", write_issues_map, NULL, NULL, false},
    {"check/issues.html", write_issues_page, NULL, NULL, false},
    {"check/issues.xlsx", write_issues_book, lrel_workbook_try, NULL, false},
    {CHECK_MARKER, write_provenance, NULL, NULL, false},
};

/* Of a check for one organisation, to be handed over. */
static const output pack_outputs[] = {
    {"pack/README.html", write_pack_page, NULL, NULL, false},
    {"pack/issues.html", write_issues_page, NULL, NULL, false},
    {"pack/issues.xlsx", write_issues_book, lrel_workbook_try, NULL, false},
    {"pack/issues.csv", write_issues, NULL, NULL, false},
    {"pack/issues.geojson", write_issues_map, NULL, NULL, false},
    {"pack/records.csv", write_pack_records, NULL, NULL, false},
    {"pack/waterfall.csv", write_waterfall, NULL, NULL, false},
    {PACK_MARKER, write_pack_provenance, NULL, NULL, false},
};

/* A folder of files: those of a run, or those of a check. */
typedef struct output_set {
    const char *marker;
    const output *at;
    size_t count;
} output_set;

#define OUTPUTS_MAX 64
_Static_assert(sizeof outputs / sizeof *outputs < OUTPUTS_MAX, "a run has more files");

static const output_set run_set = {MARKER, outputs, sizeof outputs / sizeof *outputs};
static const output_set check_set = {CHECK_MARKER, check_outputs,
                                     sizeof check_outputs / sizeof *check_outputs};
static const output_set pack_set = {PACK_MARKER, pack_outputs,
                                    sizeof pack_outputs / sizeof *pack_outputs};

/* What a check of this job writes. */
static const output_set *check_set_of(const lrel_job *job)
{
    return job->agency.data ? &pack_set : &check_set;
}

/* What a folder of this set may hold, the marker first, NULL at the end. */
static void list_files(const output_set *set, const char *names[OUTPUTS_MAX + 1])
{
    size_t count = 0;

    names[count++] = set->marker;
    for (size_t i = 0; i < set->count; i++)
        if (strcmp(set->at[i].name, set->marker) != 0)
            names[count++] = set->at[i].name;
    names[count] = NULL;
}

void lrel_job__mark(const lrel_job *job, lrel_stream *stream)
{
    lrel_stream_mark(stream, job->data.is_draft ? &job->mark : NULL);
}

static void leave_out(const lrel_job *job, const output *one, const lrel_error *why)
{
    char line[600];

    if (!job->options.on_message)
        return;
    snprintf(line, sizeof line, "%s is not written: %.500s", one->name, why->message);
    job->options.on_message(LREL_LEVEL_WARNING, line, job->options.message_user);
}

static lrel_status write_one(lrel_job *job, lrel_folder *folder, const output *one,
                             lrel_error *err)
{
    lrel_stream *stream = NULL;
    lrel_status status;
    lrel_error why;

    if (lrel__is_cancelled(job->context))
        return lrel__fail(err, LREL_E_CANCELLED, "interrupted");
    if (one->try && one->try(&why) != LREL_OK) {
        leave_out(job, one, &why);
        return LREL_OK;
    }
    if ((status = lrel_folder_create(folder, one->name, &stream, err)) != LREL_OK)
        return status;
    lrel_job__mark(job, stream);
    if ((status = one->write(job, stream, err)) != LREL_OK) {
        lrel_stream_abandon(stream);
        return lrel_job__explain(job, status, err);
    }
    return lrel_stream_close(stream, err);
}

static bool is_wanted(const lrel_job *job, const output *one)
{
    return !one->is_wanted || one->is_wanted(job);
}

static size_t count_wanted(const lrel_job *job, const output_set *set)
{
    size_t count = 0;

    for (size_t i = 0; i < set->count; i++)
        count += is_wanted(job, &set->at[i]);
    return count;
}

static lrel_status write_set(lrel_job *job, const output_set *set, const char *path,
                             bool overwrite, lrel_error *err)
{
    const char *names[OUTPUTS_MAX + 1];
    lrel_folder *folder = NULL;
    size_t done = 0, count;
    lrel_status status = lrel_job__spare_inside(job, path, err);

    list_files(set, names);
    if (status == LREL_OK)
        status = lrel_folder_open(job->context, path, names, overwrite, &folder, err);
    for (size_t i = 0; i < set->count && status == LREL_OK; i++) {
        if (!is_wanted(job, &set->at[i]))
            continue;
        lrel_job__progress(job, LREL_STEP_WRITE, set->at[i].name, done++,
                           count_wanted(job, set));
        status = write_one(job, folder, &set->at[i], err);
        if (status == LREL_OK && set == &run_set &&
            strcmp(set->at[i].name, set->marker) == 0)
            status = lrel_before__find(job, path, folder, &job->before, err);
    }
    count = count_wanted(job, set);
    lrel_before__clear(job->context, &job->before);
    if (status != LREL_OK) {
        lrel_folder_abandon(folder);
        return status;
    }
    if ((status = lrel_folder_commit(folder, err)) == LREL_OK)
        lrel_job__progress(job, LREL_STEP_WRITE, "", count, count);
    return status;
}

lrel_status lrel_job_write(lrel_job *job, const char *path, bool overwrite,
                           lrel_error *err)
{
    lrel_status status = lrel_job__lattice(job, job->programme->as_of, err);

    return status == LREL_OK ? write_set(job, &run_set, path, overwrite, err) : status;
}

lrel_status lrel_job_write_check(lrel_job *job, const char *path, bool overwrite,
                                 lrel_error *err)
{
    return write_set(job, check_set_of(job), path, overwrite, err);
}

/* Of those that every job has. */
static const char *file_at(const output_set *set, size_t index)
{
    size_t number = 0;

    for (size_t i = 0; i < set->count; i++)
        if (!set->at[i].is_wanted && number++ == index)
            return set->at[i].name;
    return NULL;
}

const char *lrel_job_file_at(size_t index)
{
    return file_at(&run_set, index);
}

const char *lrel_job_check_file_at(size_t index)
{
    return file_at(&check_set, index);
}

const char *lrel_job_pack_file_at(size_t index)
{
    return file_at(&pack_set, index);
}

static lrel_status try_set(const lrel_job *job, const output_set *set, const char *folder,
                           bool overwrite, lrel_error *err)
{
    const char *names[OUTPUTS_MAX + 1];
    lrel_status status = lrel_job__spare_inside(job, folder, err);

    list_files(set, names);
    return status == LREL_OK
               ? lrel_folder_try(job->context, folder, names, overwrite, err)
               : status;
}

lrel_status lrel_job_try_write(const lrel_job *job, const char *folder, bool overwrite,
                               lrel_error *err)
{
    return try_set(job, &run_set, folder, overwrite, err);
}

lrel_status lrel_job_try_write_check(const lrel_job *job, const char *folder,
                                     bool overwrite, lrel_error *err)
{
    return try_set(job, check_set_of(job), folder, overwrite, err);
}

const output *lrel_job__find_output(const char *name)
{
    for (size_t i = 0; i < sizeof views / sizeof *views; i++)
        if (strcmp(views[i].name, name) == 0)
            return &views[i];
    for (size_t i = 0; i < run_set.count; i++)
        if (strcmp(run_set.at[i].name, name) == 0 && !run_set.at[i].is_wanted)
            return &run_set.at[i];
    return NULL;
}

bool lrel_job_abandon_from_signal(void)
{
    return lrel_folder_abandon_from_signal();
}
