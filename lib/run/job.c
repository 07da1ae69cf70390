/* SPDX-License-Identifier: Apache-2.0 */
/* job.c: the boxes in their order, and nothing else. */
#include "run/job.h"

#include <stdio.h>
#include <string.h>

#include "check/check.h"
#include "core/area.h"
#include "core/fail.h"
#include "indicators/indicators.h"
#include "report/report.h"
#include "run/contradiction.h"

void lrel_job_options_init(lrel_job_options *options)
{
    memset(options, 0, sizeof *options);
    options->size = sizeof *options;
}

/* A draft goes on, so a refusal is a warning there. */
static void on_refusal(const char *line, void *user)
{
    const lrel_job_options *options = &((const lrel_job *)user)->options;

    if (options->on_message)
        options->on_message(options->draft ? LREL_LEVEL_WARNING : LREL_LEVEL_ERROR, line,
                            options->message_user);
}

static void on_reading(lrel_text name, size_t done, size_t of, void *user)
{
    char text[256];

    snprintf(text, sizeof text, "%.*s", (int)(name.length < 255 ? name.length : 255),
             name.at);
    lrel_job__progress(user, LREL_STEP_READ, text, done, of);
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

void lrel_job__progress(const lrel_job *job, lrel_step step, const char *name,
                        size_t done, size_t of)
{
    lrel_progress progress = {step, name, done, of};

    if (job->options.on_progress)
        job->options.on_progress(&progress, job->options.progress_user);
}

const char *lrel_step_name(lrel_step step)
{
    static const char *const names[] = {"read",   "place", "link", "mosaic",
                                        "ledger", "check", "write"};

    return step >= LREL_STEP_READ && step <= LREL_STEP_WRITE ? names[step] : "";
}

static lrel_status load(lrel_job *job, lrel_error *err)
{
    lrel_load_listener listener = {on_refusal, on_reading, job};
    size_t count = job->programme->source_count + job->programme->boundary_count;
    lrel_status status = lrel_dataset_load(&job->data, &listener, err);

    if (status == LREL_OK)
        lrel_job__progress(job, LREL_STEP_READ, "", count, count);
    return status;
}

static lrel_status fold(lrel_job *job, lrel_error *err)
{
    return lrel_dataset_fold(&job->data, job->has_at ? &job->at : NULL, err);
}

static lrel_status place(lrel_job *job, lrel_error *err)
{
    return lrel_dataset_place(&job->data, err);
}

static lrel_status link_records(lrel_job *job, lrel_error *err)
{
    return lrel_dataset_link(&job->data, err);
}

static lrel_status arrange(lrel_job *job, lrel_error *err)
{
    return lrel_dataset_arrange(&job->data, err);
}

/* What only shows when everything is known; then the list is put in order. */
static lrel_status check(lrel_job *job, lrel_error *err)
{
    lrel_status status = job->options.skip_checks ? LREL_OK : lrel_check(&job->data, err);

    return status == LREL_OK ? lrel_issues_sort(job->data.issues, err) : status;
}

/* The boxes behind reading; each is one step. */
static const struct {
    lrel_step step;
    lrel_status (*go)(lrel_job *job, lrel_error *err);
} boxes[] = {
    {LREL_STEP_PLACE, place}, {LREL_STEP_LINK, link_records}, {LREL_STEP_MOSAIC, arrange},
    {LREL_STEP_LEDGER, fold}, {LREL_STEP_CHECK, check},
};

static lrel_status work_through(lrel_job *job, lrel_error *err)
{
    lrel_status status = load(job, err);

    for (size_t i = 0; i < sizeof boxes / sizeof *boxes && status == LREL_OK; i++) {
        lrel_job__progress(job, boxes[i].step, "", 0, 1);
        status = boxes[i].go(job, err);
        if (status == LREL_OK)
            lrel_job__progress(job, boxes[i].step, "", 1, 1);
    }
    return status;
}

static lrel_status open_job(lrel_job *job, const char *path,
                            const lrel_job_options *options, lrel_error *err)
{
    lrel_status status;

    if ((status = lrel_programme_read(job->context, path, &job->programme, err)) !=
            LREL_OK ||
        (status = lrel_job__override(job, options, err)) != LREL_OK)
        return status;
    lrel_dataset_init(&job->data, job->context, job->programme);
    job->data.is_draft = options->draft;
    job->data.failing = &job->failing;
    if ((status = work_through(job, err)) != LREL_OK)
        return lrel_job__explain(job, status, err);
    job->shown_periods = job->has_at ? 1 : job->data.period_count;
    if ((status = name_strings(job, err)) != LREL_OK)
        return status;
    return lrel_job__describe_inputs(job, err);
}

/* Maps are cut long after the job was opened. */
static bool keep_folder(lrel_job *job)
{
    const char *folder = job->options.reproducer_folder;

    if (!folder)
        return true;
    job->reproducer_folder = lrel__alloc(job->context, strlen(folder) + 1, 1);
    if (job->reproducer_folder)
        memcpy(job->reproducer_folder, folder, strlen(folder) + 1);
    return job->reproducer_folder != NULL;
}

lrel_status lrel_job_open(const lrel_context *context, const char *path,
                          const lrel_job_options *options, lrel_job **out,
                          lrel_error *err)
{
    lrel_job *job = lrel__calloc(context, 1, sizeof *job);
    lrel_status status;

    if (!job)
        return lrel__fail_memory(err);
    job->context = context;
    job->only_account = LREL_ACCOUNT_EVERY;
    lrel_job_options_init(&job->options);
    if (options) /* a caller built against an older header passes a shorter struct */
        memcpy(&job->options, options,
               options->size < sizeof *options ? options->size : sizeof *options);
    if (!keep_folder(job))
        status = lrel__fail_memory(err);
    else
        status = open_job(job, path, &job->options, err);
    job->options.period = job->options.by = job->options.at = NULL;
    job->options.deadline = NULL;
    job->options.reproducer_folder = NULL;
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
    lrel_failing_clear(&job->failing);
    lrel__free(job->context, job->reproducer_folder);
    lrel_focus_clear(&job->focus);
    lrel_indicators_free(job->indicators);
    lrel_analysis_clear(&job->analysis);
    lrel__free(job->context, job->choices.at);
    lrel_agency_clear(&job->agency);
    lrel_dataset_clear(&job->data);
    lrel_programme_free(job->programme);
    lrel__free(job->context, job);
}

lrel_status lrel_job__lattice(lrel_job *job, lrel_date at, lrel_error *err)
{
    if (job->lattice.mosaic && job->lattice.at.days == at.days)
        return LREL_OK;
    lrel_lattice_clear(&job->lattice);
    return lrel_job__explain(job, lrel_lattice_init(&job->lattice, &job->data, at, err),
                             err);
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
