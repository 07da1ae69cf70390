/* SPDX-License-Identifier: Apache-2.0 */
/* ready.h: the mappings that come with landrelease (share/mappings), and how well a layer
 * fits each. Private to lib/inspect. */
#ifndef LREL_INSPECT_READY_H
#define LREL_INSPECT_READY_H

#include "bridge/yaml.h"
#include "inspect/knowledge.h"
#include "inspect/plain_name.h"

/* The text of a file, as the build found it. */
typedef struct lrel_ready_file {
    const char *name; /* "oasis_hazards" */
    const char *text;
} lrel_ready_file;

extern const lrel_ready_file lrel_ready_files[]; /* ends with a row without a name */

/* A column that a mapping names. */
typedef struct lrel_ready_column {
    int target; /* as in lrel_placing */
    lrel_text name;
    const lrel_yaml *values; /* map of cells, or NULL */
    lrel_text form, unit;    /* "": not said */
} lrel_ready_column;

#define LREL_READY_COLUMNS_MAX 24

typedef struct lrel_ready {
    const char *name;
    lrel_text title;
    lrel_guess_role role;
    lrel_ready_column columns[LREL_READY_COLUMNS_MAX];
    size_t column_count;
} lrel_ready;

/* Fewer columns, or a smaller score, prove nothing. */
#define LREL_READY_COLUMNS_LEAST 3
#define LREL_READY_SCORE_LEAST   70

typedef struct lrel_ready_list {
    lrel_ready *at;
    size_t count;
} lrel_ready_list;

/** Reads them all; they live in @p arena. */
LREL_NODISCARD lrel_status lrel_ready__read(const lrel_context *context,
                                            lrel_arena *arena, lrel_ready_list *out,
                                            lrel_error *err);

/** The code that @p cell stands for by @p column, or -1. */
int lrel_ready__code(const lrel_ready_column *column, const lrel_vocabulary *vocabulary,
                     lrel_text cell);

#endif
