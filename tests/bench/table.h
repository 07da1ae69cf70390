/* SPDX-License-Identifier: Apache-2.0 */
/* table.h: what was measured, for people: Markdown, as docs/benchmarks.md has it. */
#ifndef LREL_BENCH_TABLE_H
#define LREL_BENCH_TABLE_H

#include <stdio.h>

#include "bench/contest.h"
#include "bench/machine.h"

/* When, where, with what, and how often. */
void table_place(FILE *out, const machine *where, size_t runs);

/* What was promised and what was measured. */
void table_goals(FILE *out, const contest *all, size_t count);

/* A line about the set, and a table. */
void table_contest(FILE *out, const contest *c);

#endif
