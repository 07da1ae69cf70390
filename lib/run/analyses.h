/* SPDX-License-Identifier: Apache-2.0 */
/* analyses.h: the files of a run that argue from the account, as rows of output.c. */
#ifndef LREL_RUN_ANALYSES_H
#define LREL_RUN_ANALYSES_H

#include "run/job.h"

lrel_status lrel_job__write_trend(lrel_job *job, lrel_stream *stream, lrel_error *err);
lrel_status lrel_job__write_trend_schema(lrel_job *job, lrel_stream *stream,
                                         lrel_error *err);

/** Makes what all of them are made from, when the first one needs it. */
lrel_status lrel_job__open_analysis(lrel_job *job, lrel_error *err);

/* analyses_reconcile.c */
lrel_status lrel_job__write_reconcile(lrel_job *job, lrel_stream *stream,
                                      lrel_error *err);
lrel_status lrel_job__write_reconcile_schema(lrel_job *job, lrel_stream *stream,
                                             lrel_error *err);
lrel_status lrel_job__write_reconcile_text(lrel_job *job, lrel_stream *stream,
                                           lrel_error *err);
lrel_status lrel_job__write_count_stocks(lrel_job *job, lrel_stream *stream,
                                         lrel_error *err);
lrel_status lrel_job__write_count_stocks_schema(lrel_job *job, lrel_stream *stream,
                                                lrel_error *err);
lrel_status lrel_job__write_compare_sources(lrel_job *job, lrel_stream *stream,
                                            lrel_error *err);
lrel_status lrel_job__write_compare_sources_schema(lrel_job *job, lrel_stream *stream,
                                                   lrel_error *err);
lrel_status lrel_job__write_stock_flow(lrel_job *job, lrel_stream *stream,
                                       lrel_error *err);
lrel_status lrel_job__write_stock_flow_schema(lrel_job *job, lrel_stream *stream,
                                              lrel_error *err);

#endif
