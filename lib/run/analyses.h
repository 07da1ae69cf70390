/* SPDX-License-Identifier: Apache-2.0 */
/* analyses.h: the files of a run that argue from the account, as rows of output.c. */
#ifndef LREL_RUN_ANALYSES_H
#define LREL_RUN_ANALYSES_H

#include "run/job.h"

lrel_status lrel_job__write_trend(lrel_job *job, lrel_stream *stream, lrel_error *err);
lrel_status lrel_job__write_trend_schema(lrel_job *job, lrel_stream *stream,
                                         lrel_error *err);
lrel_status lrel_job__write_forecast(lrel_job *job, lrel_stream *stream, lrel_error *err);
lrel_status lrel_job__write_forecast_table(lrel_job *job, lrel_stream *stream,
                                           lrel_error *err);
lrel_status lrel_job__write_forecast_text(lrel_job *job, lrel_stream *stream,
                                          lrel_error *err);

#endif
