/* SPDX-License-Identifier: Apache-2.0 */
/* analyses.h: the files of a run that argue from the account, as rows of output.c. */
#ifndef LREL_RUN_ANALYSES_H
#define LREL_RUN_ANALYSES_H

#include "run/job.h"

lrel_status lrel_job__write_trend(lrel_job *job, lrel_stream *stream, lrel_error *err);
lrel_status lrel_job__write_trend_json(lrel_job *job, lrel_stream *stream,
                                       lrel_error *err);
lrel_status lrel_job__write_trend_schema(lrel_job *job, lrel_stream *stream,
                                         lrel_error *err);
lrel_status lrel_job__write_indicators(lrel_job *job, lrel_stream *stream,
                                       lrel_error *err);
lrel_status lrel_job__write_indicators_schema(lrel_job *job, lrel_stream *stream,
                                              lrel_error *err);
lrel_status lrel_job__write_indicators_json(lrel_job *job, lrel_stream *stream,
                                            lrel_error *err);
lrel_status lrel_job__write_found(lrel_job *job, lrel_stream *stream, lrel_error *err);
lrel_status lrel_job__write_found_schema(lrel_job *job, lrel_stream *stream,
                                         lrel_error *err);
lrel_status lrel_job__write_accidents(lrel_job *job, lrel_stream *stream,
                                      lrel_error *err);
lrel_status lrel_job__write_accidents_schema(lrel_job *job, lrel_stream *stream,
                                             lrel_error *err);

lrel_status lrel_job__write_focus(lrel_job *job, lrel_stream *stream, lrel_error *err);
lrel_status lrel_job__write_focus_schema(lrel_job *job, lrel_stream *stream,
                                         lrel_error *err);
lrel_status lrel_job__write_focus_trial(lrel_job *job, lrel_stream *stream,
                                        lrel_error *err);
lrel_status lrel_job__write_focus_trial_schema(lrel_job *job, lrel_stream *stream,
                                               lrel_error *err);
lrel_status lrel_job__write_focus_lorenz(lrel_job *job, lrel_stream *stream,
                                         lrel_error *err);
lrel_status lrel_job__write_focus_lorenz_schema(lrel_job *job, lrel_stream *stream,
                                                lrel_error *err);
lrel_status lrel_job__write_focus_retrospect(lrel_job *job, lrel_stream *stream,
                                             lrel_error *err);
lrel_status lrel_job__write_focus_retrospect_schema(lrel_job *job, lrel_stream *stream,
                                                    lrel_error *err);
lrel_status lrel_job__write_focus_map(lrel_job *job, lrel_stream *stream,
                                      lrel_error *err);
lrel_status lrel_job__write_focus_brief(lrel_job *job, lrel_stream *stream,
                                        lrel_error *err);
lrel_status lrel_job__write_forecast(lrel_job *job, lrel_stream *stream, lrel_error *err);
lrel_status lrel_job__write_forecast_table(lrel_job *job, lrel_stream *stream,
                                           lrel_error *err);
lrel_status lrel_job__write_forecast_text(lrel_job *job, lrel_stream *stream,
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
