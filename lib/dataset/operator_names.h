/* SPDX-License-Identifier: Apache-2.0 */
/* operator_names.h: one organisation, written in several ways or renamed on a day, is one
 * operator. Format: docs/operators.md. */
#ifndef LREL_DATASET_OPERATOR_NAMES_H
#define LREL_DATASET_OPERATOR_NAMES_H

#include "programme/programme.h"
#include "model/issue.h"
#include "read/table.h"

/* One row of the file: what is written so is called so, from a day to a day. */
typedef struct lrel_operator_alias {
    lrel_text folded; /* as names are compared */
    lrel_text name;
    int32_t first, last; /* days, included */
    int64_t row;
} lrel_operator_alias;

typedef struct lrel_operator_names {
    const lrel_context *context;
    lrel_table *table; /* NULL: the programme names no file */
    lrel_arena *arena;
    lrel_operator_alias *at; /* in order of what is written, then of days */
    size_t count;
} lrel_operator_names;

/** Reads the file that @p programme names, if any. Clear @p out in any case.
 * @return as lrel_table_read(); LREL_E_FORMAT also where a column is missing, a day is
 * none, or one writing has two names on one day */
LREL_NODISCARD lrel_status lrel_operator_names_read(const lrel_context *context,
                                                    const lrel_programme *programme,
                                                    lrel_operator_names *out,
                                                    lrel_issues *issues, lrel_error *err);
void lrel_operator_names_clear(lrel_operator_names *names);

/** The name of what is written as @p folded on @p day; LREL_DAY_OPEN: on a day that
 * nobody knows, which is said only where it has one name on all days.
 * @return false where it stands for itself */
bool lrel_operator_names_find(const lrel_operator_names *names, lrel_text folded,
                              int32_t day, lrel_text *out);

#endif
