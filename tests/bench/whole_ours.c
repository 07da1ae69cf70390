/* SPDX-License-Identifier: Apache-2.0 */
/* The program as people run it, from shapefiles, with its default threads; and the same
 * work inside this process, each step by itself. */
#include <stdio.h>
#include <string.h>

#include "bench/process.h"
#include "landrelease/job.h"

bool whole_version(const task *t, const entry *e, run_report *report)
{
    const char *const words[] = {LREL_BENCH_PROGRAM, "version", NULL};
    (void)t;
    (void)e;
    return process_run(words, report);
}

bool whole_ledger(const task *t, const entry *e, run_report *report)
{
    char programme[512];
    const char *const words[] = {LREL_BENCH_PROGRAM, "ledger", programme, NULL};
    (void)e;
    snprintf(programme, sizeof programme, "%s/shp.yaml", t->folder);
    return process_run(words, report);
}

bool whole_run(const task *t, const entry *e, run_report *report)
{
    char programme[512], folder[512];
    const char *const words[] = {LREL_BENCH_PROGRAM, "run", programme, "--output", folder,
                                 "--overwrite",      NULL};
    (void)e;
    snprintf(programme, sizeof programme, "%s/shp.yaml", t->folder);
    snprintf(folder, sizeof folder, "%s/out", t->folder);
    return process_run(words, report);
}

/* ---- step by step ---- */

typedef struct stopwatch {
    run_report *report;
    lrel_step step;
    double since;
    bool is_running;
} stopwatch;

static void stop(stopwatch *watch, double now)
{
    phase *at = &watch->report->phases[watch->step];
    if (!watch->is_running)
        return;
    snprintf(at->name, sizeof at->name, "%s", lrel_step_name(watch->step));
    at->seconds += now - watch->since;
    watch->is_running = false;
}

static void on_progress(const lrel_progress *progress, void *user)
{
    stopwatch *watch = user;
    double now = seconds_now();
    stop(watch, now);
    if (progress->done == progress->of)
        return;
    watch->step = progress->step;
    watch->since = now;
    watch->is_running = true;
}

bool whole_steps(const task *t, const entry *e, run_report *report)
{
    char programme[512], folder[512];
    stopwatch watch = {.report = report};
    lrel_context *context = lrel_context_new(NULL);
    lrel_job_options options;
    lrel_job *job = NULL;
    double start = seconds_now();
    bool is_done;

    (void)e;
    snprintf(programme, sizeof programme, "%s/shp.yaml", t->folder);
    snprintf(folder, sizeof folder, "%s/steps", t->folder);
    lrel_job_options_init(&options);
    options.on_progress = on_progress;
    options.progress_user = &watch;
    is_done = lrel_job_open(context, programme, &options, &job, NULL) == LREL_OK &&
              lrel_job_write(job, folder, true, NULL) == LREL_OK;
    report->seconds = seconds_now() - start;
    lrel_job_free(job);
    lrel_context_free(context);
    return is_done;
}
