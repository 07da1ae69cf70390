/* SPDX-License-Identifier: Apache-2.0 */
/* analyses.c: what is argued from an account that is there: every analysis of a run, one
 * after the other, each into its file. Reading, mosaic, ledger and checks are not in it.
 */
#include <stdio.h>
#include <string.h>

#include "bench/entry.h"
#include "landrelease/job.h"

/* The first one also folds the account by years, for all of them. */
static const char *const outputs[] = {"data/trend.csv",      "data/trend.json",
                                      "data/indicators.csv", "data/forecast.json",
                                      "data/focus.csv",      "check/reconcile.csv"};

/* "trend.csv" */
static void name_phase(phase *p, const char *output)
{
    const char *slash = strrchr(output, '/');

    snprintf(p->name, sizeof p->name, "%s", slash ? slash + 1 : output);
}

static bool write_all(lrel_job *job, const char *folder, run_report *report)
{
    char path[512];

    for (size_t i = 0; i < sizeof outputs / sizeof *outputs; i++) {
        double start = seconds_now();
        phase *p = &report->phases[i < PHASES_MAX ? i : PHASES_MAX - 1];

        snprintf(path, sizeof path, "%s/analysis", folder);
        if (lrel_job_write_output(job, outputs[i], NULL, path, true, NULL) != LREL_OK)
            return false;
        name_phase(p, outputs[i]);
        p->seconds += seconds_now() - start;
        report->seconds += seconds_now() - start;
    }
    return true;
}

bool run_analyses(const task *t, const entry *e, run_report *report)
{
    lrel_context *context = lrel_context_new(NULL);
    lrel_job_options options;
    lrel_job *job = NULL;
    char programme[512];
    bool is_done;

    (void)e;
    snprintf(programme, sizeof programme, "%s/shp.yaml", t->folder);
    lrel_job_options_init(&options);
    options.skip_checks = true;
    is_done = lrel_job_open(context, programme, &options, &job, NULL) == LREL_OK &&
              write_all(job, t->folder, report);
    lrel_job_free(job);
    lrel_context_free(context);
    return is_done;
}
