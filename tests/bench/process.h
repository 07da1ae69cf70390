/* SPDX-License-Identifier: Apache-2.0 */
/* process.h: other programs as entries: time from start to end, and memory. */
#ifndef LREL_BENCH_PROCESS_H
#define LREL_BENCH_PROCESS_H

#include "bench/entry.h"

#define MAPSHAPER LREL_BENCH_PEERS "/node_modules/.bin/mapshaper"

/* Runs @p words (program and arguments, NULL at the end) without input and output; fills
 * seconds and peak_mb. @return false unless it ended with 0 */
bool process_run(const char *const *words, run_report *report);

/* Whether a program of this name is on the PATH. */
bool process_is_there(const char *program);

#endif
