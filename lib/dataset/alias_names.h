/* SPDX-License-Identifier: Apache-2.0 */
/* alias_names.h: one organisation or place, written in several ways or renamed on a day.
 * Formats: docs/operators.md, docs/places.md. */
#ifndef LREL_DATASET_ALIAS_NAMES_H
#define LREL_DATASET_ALIAS_NAMES_H

#include "model/issue.h"
#include "read/table.h"

/* One row of the file: what is written so is called so, from a day to a day. */
typedef struct lrel_alias_name {
    lrel_text folded; /* as names are compared */
    lrel_text name;
    int32_t first, last; /* days, included */
    int64_t row;
} lrel_alias_name;

typedef struct lrel_alias_names {
    const lrel_context *context;
    const char *name_column; /* "name", "code" */
    lrel_table *table;       /* NULL: the programme names no file */
    lrel_arena *arena;
    lrel_alias_name *at; /* in order of what is written, then of days */
    size_t count;
} lrel_alias_names;

/** Reads the file @p path; NULL: there is none. Clear @p out in any case.
 * @param name_column  has what is meant; it outlives @p out
 * @return as lrel_table_read(); LREL_E_FORMAT also where a column is missing, a day is
 * none, or one writing has two names on one day */
LREL_NODISCARD lrel_status lrel_alias_names_read(const lrel_context *context,
                                                 const char *path,
                                                 const char *name_column,
                                                 lrel_alias_names *out,
                                                 lrel_issues *issues, lrel_error *err);
void lrel_alias_names_clear(lrel_alias_names *names);

/** The name of what is written as @p folded on @p day; LREL_DAY_OPEN: on a day that
 * nobody knows, which is said only where it has one name on all days.
 * @return false where it stands for itself */
bool lrel_alias_names_find(const lrel_alias_names *names, lrel_text folded, int32_t day,
                           lrel_text *out);

#endif
