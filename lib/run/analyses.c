/* SPDX-License-Identifier: Apache-2.0 */
/* analyses.c: each analysis is given what all of them are made from. */
#include "run/analyses.h"

#include "trend/trend.h"

/* Made when the first file needs it. */
static lrel_status open_analysis(lrel_job *job, lrel_error *err)
{
    lrel_status status;

    if (job->analysis.data)
        return LREL_OK;
    status = lrel_analysis_open(&job->data, &job->analysis, err);
    if (status != LREL_OK)
        lrel_analysis_clear(&job->analysis);
    return status;
}

lrel_status lrel_job__write_trend(lrel_job *job, lrel_stream *stream, lrel_error *err)
{
    lrel_status status = open_analysis(job, err);

    return status == LREL_OK
               ? lrel_trend_table(&job->analysis, job->only_account, stream, err)
               : status;
}

lrel_status lrel_job__write_trend_json(lrel_job *job, lrel_stream *stream,
                                       lrel_error *err)
{
    lrel_status status = open_analysis(job, err);

    return status == LREL_OK
               ? lrel_trend_json(&job->analysis, job->only_account, stream, err)
               : status;
}

lrel_status lrel_job__write_trend_schema(lrel_job *job, lrel_stream *stream,
                                         lrel_error *err)
{
    lrel_status status = open_analysis(job, err);

    if (status == LREL_OK)
        lrel_trend_schema(&job->analysis, stream);
    return status;
}

/* --- focus --- */

static lrel_status open_focus(lrel_job *job, lrel_error *err)
{
    lrel_status status = open_analysis(job, err);

    if (status != LREL_OK || job->focus.a)
        return status;
    status = lrel_focus_open(&job->analysis, &job->focus, err);
    if (status != LREL_OK)
        lrel_focus_clear(&job->focus);
    return status;
}

lrel_status lrel_job__write_focus(lrel_job *job, lrel_stream *stream, lrel_error *err)
{
    lrel_status status = open_focus(job, err);

    return status == LREL_OK
               ? lrel_focus_table(&job->focus, job->only_account, stream, err)
               : status;
}

lrel_status lrel_job__write_focus_schema(lrel_job *job, lrel_stream *stream,
                                         lrel_error *err)
{
    lrel_status status = open_focus(job, err);

    if (status == LREL_OK)
        lrel_focus_schema(&job->focus, stream);
    return status;
}

lrel_status lrel_job__write_focus_trial(lrel_job *job, lrel_stream *stream,
                                        lrel_error *err)
{
    lrel_status status = open_focus(job, err);

    return status == LREL_OK
               ? lrel_focus_validation(&job->focus, job->only_account, stream, err)
               : status;
}

lrel_status lrel_job__write_focus_trial_schema(lrel_job *job, lrel_stream *stream,
                                               lrel_error *err)
{
    (void)job;
    (void)err;
    lrel_focus_validation_schema(stream);
    return LREL_OK;
}

lrel_status lrel_job__write_focus_lorenz(lrel_job *job, lrel_stream *stream,
                                         lrel_error *err)
{
    lrel_status status = open_focus(job, err);

    return status == LREL_OK
               ? lrel_focus_lorenz(&job->focus, job->only_account, stream, err)
               : status;
}

lrel_status lrel_job__write_focus_lorenz_schema(lrel_job *job, lrel_stream *stream,
                                                lrel_error *err)
{
    (void)job;
    (void)err;
    lrel_focus_lorenz_schema(stream);
    return LREL_OK;
}

lrel_status lrel_job__write_focus_retrospect(lrel_job *job, lrel_stream *stream,
                                             lrel_error *err)
{
    lrel_status status = open_focus(job, err);

    return status == LREL_OK
               ? lrel_focus_retrospect(&job->focus, job->only_account, stream, err)
               : status;
}

lrel_status lrel_job__write_focus_retrospect_schema(lrel_job *job, lrel_stream *stream,
                                                    lrel_error *err)
{
    lrel_status status = open_focus(job, err);

    if (status == LREL_OK)
        lrel_focus_retrospect_schema(&job->focus, stream);
    return status;
}

lrel_status lrel_job__write_focus_map(lrel_job *job, lrel_stream *stream, lrel_error *err)
{
    lrel_status status = open_focus(job, err);

    if (status == LREL_OK)
        status = lrel_job__lattice(job, job->programme->as_of, err);
    return status == LREL_OK ? lrel_focus_map(&job->focus, &job->lattice,
                                              job->only_account, stream, err)
                             : status;
}

lrel_status lrel_job__write_focus_brief(lrel_job *job, lrel_stream *stream,
                                        lrel_error *err)
{
    lrel_status status = open_focus(job, err);

    return status == LREL_OK
               ? lrel_focus_brief(&job->focus, job->only_account, stream, err)
               : status;
}
