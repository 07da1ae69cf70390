/* SPDX-License-Identifier: Apache-2.0 */
/* options.h: what of the benchmark is to be run, and where the figures go. */
#ifndef LREL_BENCH_OPTIONS_H
#define LREL_BENCH_OPTIONS_H

#include "bench/entry.h"

typedef struct bench_options {
    bool is_quick;                  /* the guard alone */
    const char *part, *set, *entry; /* only this one; NULL: all */
    int threads;                    /* only entries with so many; 0: all */
    size_t runs;
    const char *output; /* JSON; NULL: none */
    const char *page;   /* whose tables are to be replaced; NULL: none */
} bench_options;

/* Prints how the program is used where the words cannot be understood. */
bool options_parse(int count, char **words, bench_options *options);

/* Whether nothing is left out that is not left out by itself: a page never shows less. */
bool options_are_complete(const bench_options *options);

/* The name of @p p as --part takes it. */
const char *part_name(part p);

/* Whether this is to be run. */
bool options_want_set(const bench_options *options, part p, const set *s);
bool options_want_entry(const bench_options *options, part p, const set *s,
                        const entry *e);

#endif
