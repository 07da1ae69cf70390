/* SPDX-License-Identifier: Apache-2.0 */
/* job.c: the boxes in their order, and nothing else. */
#include "run/job.h"

#include <stdio.h>
#include <string.h>

#include "check/check.h"
#include "core/area.h"
#include "core/fail.h"
#include "report/report.h"

void lrel_job_options_init(lrel_job_options *options)
{
    memset(options, 0, sizeof *options);
    options->size = sizeof *options;
}

static void on_refusal(const char *line, void *user)
{
    const lrel_job_options *options = user;

    if (options->on_message)
        options->on_message(LREL_LEVEL_ERROR, line, options->message_user);
}

/* `period`, `by` and `at` of the options go before the programme's. */
static lrel_status override_period(lrel_programme *programme, const char *period,
                                   lrel_error *err)
{
    static const char *const names[] = {"year", "quarter", "month"};

    for (int i = 0; period && i < 3; i++)
        if (strcmp(period, names[i]) == 0) {
            programme->period = (lrel_period_kind)i;
            return LREL_OK;
        }
    return period
               ? lrel__fail(err, LREL_E_ARGUMENT,
                            "no period \"%s\"; there are year, quarter and month", period)
               : LREL_OK;
}

static bool find_by(lrel_text name, lrel_by *out)
{
    for (int by = 0; by < LREL_BY_COUNT; by++)
        if (lrel_text_is_equal(name, lrel_text_of(lrel_by_name((lrel_by)by)))) {
            *out = (lrel_by)by;
            return true;
        }
    return false;
}

static lrel_status override_by(lrel_programme *programme, const char *list,
                               lrel_error *err)
{
    bool is_given[LREL_BY_COUNT] = {false};

    if (!list)
        return LREL_OK;
    programme->by_count = 0;
    while (*list) {
        size_t length = strcspn(list, ",");
        lrel_by by;

        if (!find_by(lrel_text_trim((lrel_text){list, length}), &by))
            return lrel__fail(err, LREL_E_ARGUMENT, "nothing to group by called \"%.*s\"",
                              (int)length, list);
        if (!is_given[by])
            programme->by[programme->by_count++] = by;
        is_given[by] = true;
        list += length + (list[length] == ',');
    }
    return LREL_OK;
}

static lrel_status read_at(lrel_job *job, const char *at, lrel_error *err)
{
    if (!at)
        return LREL_OK;
    job->has_at = true;
    if (lrel_date_parse(at, &job->at, err) != LREL_OK)
        return LREL_E_ARGUMENT;
    return lrel_job__check_day(job, job->at, err);
}

lrel_status lrel_job__check_day(const lrel_job *job, lrel_date at, lrel_error *err)
{
    char day[16], as_of[16];

    if (at.days <= job->programme->as_of.days)
        return LREL_OK;
    lrel_date_format(at, day);
    lrel_date_format(job->programme->as_of, as_of);
    return lrel__fail(err, LREL_E_ARGUMENT,
                      "%s is after %s, the day up to which this account knows anything",
                      day, as_of);
}

static lrel_status name_strings(lrel_job *job, lrel_error *err)
{
    lrel_arena *arena = job->data.arena;
    bool is_done;

    job->title =
        lrel_arena_text(arena, job->programme->title.at, job->programme->title.length);
    is_done = job->title != NULL;
    for (uint32_t a = 0; a <= job->programme->account_count; a++) {
        lrel_text name = lrel_dataset_account_name(&job->data, a);

        job->account_names[a] = lrel_arena_text(arena, name.at, name.length);
        is_done &= job->account_names[a] != NULL;
    }
    return is_done ? LREL_OK : lrel__fail_memory(err);
}

static lrel_status open_job(lrel_job *job, const char *path,
                            const lrel_job_options *options, lrel_error *err)
{
    lrel_dataset *data = &job->data;
    lrel_status status;

    if ((status = lrel_programme_read(job->context, path, &job->programme, err)) !=
            LREL_OK ||
        (status = override_period(job->programme, options->period, err)) != LREL_OK ||
        (status = override_by(job->programme, options->by, err)) != LREL_OK ||
        (status = read_at(job, options->at, err)) != LREL_OK)
        return status;
    lrel_dataset_init(data, job->context, job->programme);
    if ((status = lrel_dataset_load(data, on_refusal, (void *)(uintptr_t)options, err)) !=
            LREL_OK ||
        (status = lrel_dataset_place(data, err)) != LREL_OK ||
        (status = lrel_dataset_link(data, err)) != LREL_OK ||
        (status = lrel_dataset_arrange(data, err)) != LREL_OK ||
        (status = lrel_dataset_fold(data, job->has_at ? &job->at : NULL, err)) !=
            LREL_OK ||
        (status = lrel_check(data, err)) != LREL_OK)
        return status;
    lrel_issues_sort(data->issues);
    job->shown_periods = job->has_at ? 1 : data->period_count;
    return name_strings(job, err);
}

lrel_status lrel_job_open(const lrel_context *context, const char *path,
                          const lrel_job_options *options, lrel_job **out,
                          lrel_error *err)
{
    lrel_job_options defaults;
    lrel_job *job = lrel__calloc(context, 1, sizeof *job);
    lrel_status status;

    if (!job)
        return lrel__fail_memory(err);
    job->context = context;
    lrel_job_options_init(&defaults);
    status = open_job(job, path, options ? options : &defaults, err);
    if (status == LREL_OK)
        *out = job;
    else
        lrel_job_free(job);
    return status;
}

void lrel_job_free(lrel_job *job)
{
    if (!job)
        return;
    lrel_lattice_clear(&job->lattice);
    lrel_dataset_clear(&job->data);
    lrel_programme_free(job->programme);
    lrel__free(job->context, job);
}

lrel_status lrel_job__lattice(lrel_job *job, lrel_error *err)
{
    if (job->lattice.mosaic)
        return LREL_OK;
    return lrel_lattice_init(&job->lattice, &job->data, err);
}

lrel_status lrel_job__find_account(const lrel_job *job, const char *name, uint32_t *out,
                                   lrel_error *err)
{
    for (uint32_t a = 0; a <= job->programme->account_count; a++)
        if (lrel_text_is_equal(lrel_dataset_account_name(&job->data, a),
                               lrel_text_of(name))) {
            *out = a;
            return LREL_OK;
        }
    return lrel__fail(err, LREL_E_ARGUMENT, "no account \"%s\"", name);
}

lrel_status lrel_job_write_ledger(lrel_job *job, int descriptor, const char *account,
                                  lrel_error *err)
{
    uint32_t number = LREL_REPORT_EVERY;
    lrel_stream *stream = NULL;
    lrel_status status;

    if (account &&
        (status = lrel_job__find_account(job, account, &number, err)) != LREL_OK)
        return status;
    status =
        lrel_stream_attach(job->context, descriptor, "standard output", &stream, err);
    if (status != LREL_OK)
        return status;
    lrel_report_ledger(&job->data, number, job->shown_periods, stream);
    return lrel_stream_close(stream, err);
}
