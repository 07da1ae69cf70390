/* SPDX-License-Identifier: Apache-2.0 */
/* example_files.h: small data files for an example of docs/programme.md: one row each,
 * with every column that the example names, so that it can be run. */
#ifndef LREL_TESTS_RUN_EXAMPLE_FILES_H
#define LREL_TESTS_RUN_EXAMPLE_FILES_H

#include "programme/programme.h"
#include "run/job_scratch.h"

#define EXAMPLE_COLUMNS_MAX 40

typedef struct example_file {
    char path[64]; /* as the example says it */
    bool is_metric;
    bool is_point;
    size_t count;
    char names[EXAMPLE_COLUMNS_MAX][32];
    char cells[EXAMPLE_COLUMNS_MAX][160];
} example_file;

#define EXAMPLE_FILES_MAX 16

typedef struct example_files {
    example_file at[EXAMPLE_FILES_MAX];
    size_t count;
} example_files;

/* The files that @p programme names, with cells that its mappings understand. Two sources
 * of one path share a file. */
void example_files_of(const lrel_programme *programme, example_files *out);
/* Writes them: CSV, GeoJSON or shapefile, by their ending. */
void example_files_put(const job_scratch *s, const example_files *files);

#endif
