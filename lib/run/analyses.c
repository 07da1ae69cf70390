/* SPDX-License-Identifier: Apache-2.0 */
/* analyses.c: each analysis is given what all of them are made from. */
#include "run/analyses.h"

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

lrel_status lrel_job__write_trend_schema(lrel_job *job, lrel_stream *stream,
                                         lrel_error *err)
{
    lrel_status status = lrel_job__open_analysis(job, err);

    if (status == LREL_OK)
        lrel_trend_schema(&job->analysis, stream);
    return status;
}
