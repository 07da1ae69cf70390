/* SPDX-License-Identifier: Apache-2.0 */
/* shape.h: what the files of this folder share: shapes of rows, columns, issues. */
#ifndef LREL_DRAW_SHAPE_H
#define LREL_DRAW_SHAPE_H

#include "programme/programme.h"
#include "read/table.h"

/** Gives row @p row a shape of one ring. Rings of polygons come closed.
 * @return LREL_OK or LREL_E_MEMORY */
LREL_NODISCARD lrel_status lrel_draw__set_shape(lrel_table *table, size_t row,
                                                lrel_shape_kind kind,
                                                const lrel_xy *points, size_t count,
                                                lrel_error *err);

/** The column that the programme names, or LREL_E_NOT_FOUND. */
LREL_NODISCARD lrel_status lrel_draw__find_column(const lrel_table *table, lrel_text name,
                                                  int *out, lrel_error *err);

/** Whether row @p row is of the source by its `where:`. Of other rows nothing is said:
 * another source reads them. */
LREL_NODISCARD lrel_status lrel_draw__is_ours(const lrel_table *table,
                                              const lrel_source *source, size_t row,
                                              bool *out, lrel_error *err);

/* What is wrong, with whom. */
typedef struct lrel_draw_issue {
    lrel_issue_kind kind;
    int32_t source;
    int64_t row; /* as the file counts */
    lrel_text id;
    lrel_text field;
    lrel_text value;
    const char *expected;
} lrel_draw_issue;

LREL_NODISCARD lrel_status lrel_draw__report(lrel_issues *issues,
                                             const lrel_draw_issue *issue,
                                             lrel_error *err);

#endif
