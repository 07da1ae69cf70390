/* SPDX-License-Identifier: Apache-2.0 */
/* output.c: the files of a run, in a folder that appears whole or not at all. */
#include "core/fail.h"
#include "core/threads.h"
#include "map/map.h"
#include "report/report.h"
#include "run/job.h"
#include "write/folder.h"
#include "write/single.h"

/* One file: its name and what writes it. */
typedef struct output {
    const char *name;
    lrel_status (*write)(lrel_job *job, lrel_stream *stream, lrel_error *err);
} output;

static lrel_status write_records(lrel_job *job, lrel_stream *stream, lrel_error *err)
{
    return lrel_report_records(&job->data, stream, err);
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
    lrel_report_ledger(&job->data, LREL_REPORT_EVERY, job->shown_periods, stream);
    return LREL_OK;
}

static lrel_status write_release(lrel_job *job, lrel_stream *stream, lrel_error *err)
{
    return lrel_report_release(&job->data, stream, err);
}

static lrel_status write_credits(lrel_job *job, lrel_stream *stream, lrel_error *err)
{
    (void)err;
    lrel_report_credits(&job->data, stream);
    return LREL_OK;
}

static lrel_status write_remaining(lrel_job *job, lrel_stream *stream, lrel_error *err)
{
    return lrel_map_stock(&job->data, &job->lattice, job->programme->as_of,
                          LREL_ACCOUNT_EVERY, stream, err);
}

static lrel_status write_released(lrel_job *job, lrel_stream *stream, lrel_error *err)
{
    return lrel_map_released(&job->data, &job->lattice, stream, err);
}

static lrel_status write_timeline(lrel_job *job, lrel_stream *stream, lrel_error *err)
{
    return lrel_map_timeline(&job->data, &job->lattice, stream, err);
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

static lrel_status write_readme(lrel_job *job, lrel_stream *stream, lrel_error *err)
{
    (void)err;
    lrel_report_readme(&job->data, stream);
    return LREL_OK;
}

static lrel_status write_provenance(lrel_job *job, lrel_stream *stream, lrel_error *err)
{
    return lrel_report_provenance(&job->data, stream, err);
}

#define MARKER "data/provenance.json"

static const output outputs[] = {
    {"data/records.csv", write_records},
    {"data/records_by_account.csv", write_records_by_account},
    {"data/ledger.csv", write_ledger},
    {"data/release.csv", write_release},
    {"data/credits.csv", write_credits},
    {"data/remaining.geojson", write_remaining},
    {"data/released.geojson", write_released},
    {"data/timeline.geojson", write_timeline},
    {"check/issues.csv", write_issues},
    {"check/issues.geojson", write_issues_map},
    {"README.html", write_readme},
    {MARKER, write_provenance},
};

static lrel_status write_one(lrel_job *job, lrel_folder *folder, const output *one,
                             lrel_error *err)
{
    lrel_stream *stream = NULL;
    lrel_status status;

    if (lrel__is_cancelled(job->context))
        return lrel__fail(err, LREL_E_CANCELLED, "interrupted");
    if ((status = lrel_folder_create(folder, one->name, &stream, err)) != LREL_OK)
        return status;
    if ((status = one->write(job, stream, err)) != LREL_OK) {
        lrel_stream_abandon(stream);
        return status;
    }
    return lrel_stream_close(stream, err);
}

lrel_status lrel_job_write(lrel_job *job, const char *path, bool overwrite,
                           lrel_error *err)
{
    lrel_folder *folder = NULL;
    lrel_status status = lrel_job__lattice(job, err);

    if (status == LREL_OK)
        status = lrel_folder_open(job->context, path, MARKER, overwrite, &folder, err);
    for (size_t i = 0; i < sizeof outputs / sizeof *outputs && status == LREL_OK; i++)
        status = write_one(job, folder, &outputs[i], err);
    if (status != LREL_OK) {
        lrel_folder_abandon(folder);
        return status;
    }
    return lrel_folder_commit(folder, err);
}

lrel_status lrel_job_write_map(lrel_job *job, lrel_date at, const char *account,
                               const char *path, bool overwrite, lrel_error *err)
{
    uint32_t number = LREL_ACCOUNT_EVERY;
    lrel_single *file = NULL;
    lrel_status status = lrel_job__check_day(job, at, err);

    if (status != LREL_OK || (account && (status = lrel_job__find_account(
                                              job, account, &number, err)) != LREL_OK))
        return status;
    if ((status = lrel_job__lattice(job, err)) != LREL_OK ||
        (status = lrel_single_open(job->context, path, overwrite, &file, err)) != LREL_OK)
        return status;
    status = lrel_map_stock(&job->data, &job->lattice, at, number,
                            lrel_single_stream(file), err);
    if (status != LREL_OK) {
        lrel_single_abandon(file);
        return status;
    }
    return lrel_single_commit(file, err);
}

void lrel_job_abandon_from_signal(void)
{
    lrel_folder_abandon_from_signal();
}
