/* SPDX-License-Identifier: Apache-2.0 */
/* merge.h: rows that are points of one record become one row. */
#ifndef LREL_DRAW_MERGE_H
#define LREL_DRAW_MERGE_H

#include "programme/programme.h"
#include "read/table.h"

/* Which rows belong together, in the order in which each record first comes. */
typedef struct lrel_row_groups {
    uint32_t *rows; /* all rows, group by group, in the order of the file */
    size_t *first;  /* of each group in `rows`; one more behind the last */
    size_t count;
} lrel_row_groups;

/** Groups rows by the cells of the columns @p keys (-1: none). Rows whose first key is
 * empty are groups of their own. Free with lrel_row_groups__clear(). */
LREL_NODISCARD lrel_status lrel_row_groups__make(const lrel_table *table, const int *keys,
                                                 size_t key_count, lrel_row_groups *out,
                                                 lrel_error *err);
void lrel_row_groups__clear(const lrel_context *context, lrel_row_groups *groups);

/** The first row of @p group whose cell in @p column is neither empty nor what the first
 * that is not empty says; SIZE_MAX: none is. */
size_t lrel_row_groups__contradiction(const lrel_table *table,
                                      const lrel_row_groups *groups, size_t group,
                                      int column);

/** Makes one row of each group: its first, with cells that are empty there from the
 * others. All shapes are gone; rows have room for new ones. */
void lrel_row_groups__merge(lrel_table *table, const lrel_row_groups *groups);

#endif
