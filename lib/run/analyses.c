/* SPDX-License-Identifier: Apache-2.0 */
/* analyses.c: each analysis is given what all of them are made from. */
#include "run/analyses.h"

#include <stdio.h>

#include "forecast/forecast.h"
#include "indicators/indicators.h"
#include "trend/trend.h"

lrel_status lrel_job__open_analysis(lrel_job *job, lrel_error *err)
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
    lrel_status status = lrel_job__open_analysis(job, err);

    return status == LREL_OK
               ? lrel_trend_table(&job->analysis, job->only_account, stream, err)
               : status;
}

lrel_status lrel_job__write_trend_json(lrel_job *job, lrel_stream *stream,
                                       lrel_error *err)
{
    lrel_status status = lrel_job__open_analysis(job, err);

    return status == LREL_OK
               ? lrel_trend_json(&job->analysis, job->only_account, stream, err)
               : status;
}

lrel_status lrel_job__write_trend_schema(lrel_job *job, lrel_stream *stream,
                                         lrel_error *err)
{
    lrel_status status = lrel_job__open_analysis(job, err);

    if (status == LREL_OK)
        lrel_trend_schema(&job->analysis, stream);
    return status;
}

/* --- focus --- */

static lrel_status open_focus(lrel_job *job, lrel_error *err)
{
    lrel_status status = lrel_job__open_analysis(job, err);

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

/* --- indicators --- */

static lrel_status make_indicators(lrel_job *job, lrel_error *err)
{
    lrel_status status;

    if (job->indicators)
        return LREL_OK;
    status = lrel_job__open_analysis(job, err);
    return status == LREL_OK ? lrel_indicators_new(&job->analysis, &job->indicators, err)
                             : status;
}

/* So many a message can hold without hiding what else is said. */
#define TOLD_MAX 10

/* What was found on released land comes before any figure: of a run in one line, of the
 * indicators alone with the most serious of them. */
static void tell_found(const lrel_job *job)
{
    size_t count = lrel_indicators_found_count(job->indicators);
    char line[600];

    if (count == 0 || !job->options.on_message)
        return;
    snprintf(line, sizeof line,
             "%zu find%s or accident%s on land that had been released before%s; no land "
             "is recorded again for it",
             count, count == 1 ? "" : "s", count == 1 ? "" : "s",
             job->writes_one ? "; a run lists all in data/found_after_release.csv"
                             : ", listed in data/found_after_release.csv");
    job->options.on_message(LREL_LEVEL_WARNING, line, job->options.message_user);
    for (size_t i = 0; i < count && i < TOLD_MAX && job->writes_one; i++) {
        lrel_indicators_found_line(job->indicators, i, line, sizeof line);
        job->options.on_message(LREL_LEVEL_WARNING, line, job->options.message_user);
    }
}

lrel_status lrel_job__write_indicators(lrel_job *job, lrel_stream *stream,
                                       lrel_error *err)
{
    lrel_status status = make_indicators(job, err);

    if (status != LREL_OK)
        return status;
    tell_found(job);
    lrel_indicators_table(job->indicators, job->only_account, stream);
    return LREL_OK;
}

lrel_status lrel_job__write_indicators_schema(lrel_job *job, lrel_stream *stream,
                                              lrel_error *err)
{
    lrel_status status = make_indicators(job, err);

    if (status == LREL_OK)
        lrel_indicators_schema(job->indicators, stream);
    return status;
}

lrel_status lrel_job__write_indicators_json(lrel_job *job, lrel_stream *stream,
                                            lrel_error *err)
{
    lrel_status status = make_indicators(job, err);

    if (status != LREL_OK)
        return status;
    if (job->writes_one)
        tell_found(job);
    lrel_indicators_json(job->indicators, job->only_account, stream);
    return LREL_OK;
}

lrel_status lrel_job__write_found(lrel_job *job, lrel_stream *stream, lrel_error *err)
{
    lrel_status status = make_indicators(job, err);

    if (status == LREL_OK)
        lrel_indicators_found(job->indicators, job->only_account, stream);
    return status;
}

lrel_status lrel_job__write_found_schema(lrel_job *job, lrel_stream *stream,
                                         lrel_error *err)
{
    lrel_status status = make_indicators(job, err);

    if (status == LREL_OK)
        lrel_indicators_found_schema(job->indicators, stream);
    return status;
}

lrel_status lrel_job__write_accidents(lrel_job *job, lrel_stream *stream, lrel_error *err)
{
    lrel_status status = make_indicators(job, err);

    if (status == LREL_OK)
        lrel_indicators_accidents(job->indicators, stream);
    return status;
}

lrel_status lrel_job__write_accidents_schema(lrel_job *job, lrel_stream *stream,
                                             lrel_error *err)
{
    lrel_status status = make_indicators(job, err);

    if (status == LREL_OK)
        lrel_indicators_accidents_schema(job->indicators, stream);
    return status;
}

/* --- forecast --- */

lrel_status lrel_job__write_forecast(lrel_job *job, lrel_stream *stream, lrel_error *err)
{
    lrel_status status = lrel_job__open_analysis(job, err);

    return status == LREL_OK
               ? lrel_forecast_json(&job->analysis, job->only_account, stream, err)
               : status;
}

lrel_status lrel_job__write_forecast_table(lrel_job *job, lrel_stream *stream,
                                           lrel_error *err)
{
    lrel_status status = lrel_job__open_analysis(job, err);

    return status == LREL_OK
               ? lrel_forecast_table(&job->analysis, job->only_account, stream, err)
               : status;
}

lrel_status lrel_job__write_forecast_text(lrel_job *job, lrel_stream *stream,
                                          lrel_error *err)
{
    lrel_status status = lrel_job__open_analysis(job, err);

    return status == LREL_OK
               ? lrel_forecast_text(&job->analysis, job->only_account, stream, err)
               : status;
}
