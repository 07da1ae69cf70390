/* SPDX-License-Identifier: Apache-2.0 */
/* job.h: what stands behind the public handle. */
#ifndef LREL_RUN_JOB_H
#define LREL_RUN_JOB_H

#include "analysis/analysis.h"
#include "dataset/dataset.h"
#include "focus/focus.h"
#include "landrelease/job.h"
#include "map/lattice.h"
#include "report/agency.h"
#include "report/choices.h"
#include "run/before.h"
#include "write/stream.h"

struct lrel_job {
    const lrel_context *context;
    lrel_programme *programme;
    lrel_dataset data;
    lrel_job_options options; /* its callbacks; texts in it are not kept */
    const char *title;        /* as strings, in the dataset's arena */
    const char *account_names[LREL_ACCOUNT_MAX + 1];
    struct lrel_job_input *inputs; /* inputs.c */
    lrel_mark mark;                /* of a draft's products */
    lrel_agency agency;      /* what is written is for it alone; data NULL: for all */
    lrel_lattice lattice;    /* made when a map of its day needs it */
    lrel_failing failing;    /* what contradicted itself */
    char *reproducer_folder; /* where that is written; NULL: nowhere */
    const char *baseline;    /* a list of known data issues; NULL: none */
    lrel_choices choices;    /* measured when the first file needs them */
    lrel_analysis analysis;  /* likewise; data NULL: not made yet */
    lrel_focus focus;        /* likewise; a NULL: not made yet */
    struct lrel_indicators *indicators; /* likewise; NULL: not made yet */
    lrel_text
        only_operator;     /* what is written is of it alone, where files have operators;
                              "": of all */
    uint32_t only_account; /* what is written is of it alone; or LREL_ACCOUNT_EVERY */
    lrel_before before;    /* while a run is written */
    bool writes_one;       /* one file of a run by itself */
    bool has_at;
    lrel_date at;
    size_t shown_periods; /* what tables show: with `at` there is a rest up to as_of */
};

/** Lets `period`, `by`, `at` and `deadline` of @p options go before what the programme
 * says.
 * @return LREL_OK or LREL_E_ARGUMENT */
LREL_NODISCARD lrel_status lrel_job__override(lrel_job *job,
                                              const lrel_job_options *options,
                                              lrel_error *err);
LREL_NODISCARD lrel_status lrel_job__check_day(const lrel_job *job, lrel_date at,
                                               lrel_error *err);
LREL_NODISCARD lrel_status lrel_job__lattice(lrel_job *job, lrel_date at,
                                             lrel_error *err);
LREL_NODISCARD lrel_status lrel_job__choices(lrel_job *job, lrel_error *err);
LREL_NODISCARD lrel_status lrel_job__find_account(const lrel_job *job, const char *name,
                                                  uint32_t *out, lrel_error *err);

/** Tells the listener, if there is one. @p name may be "". */
void lrel_job__progress(const lrel_job *job, lrel_step step, const char *name,
                        size_t done, size_t of);

/** Describes every file of the programme, in the dataset's arena. */
LREL_NODISCARD lrel_status lrel_job__describe_inputs(lrel_job *job, lrel_error *err);

/** Makes @p stream a draft's where the job is one. */
void lrel_job__mark(const lrel_job *job, lrel_stream *stream);

#endif
