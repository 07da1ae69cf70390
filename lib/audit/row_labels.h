/* SPDX-License-Identifier: Apache-2.0 */
/* row_labels.h: the columns in front of the first figures, which name the rows. */
#ifndef LREL_AUDIT_ROW_LABELS_H
#define LREL_AUDIT_ROW_LABELS_H

#include "audit/years.h"

/* Columns in front of the first figures that may name a row. */
#define LABELS_MAX 6

typedef struct audit_labels {
    size_t at[LABELS_MAX];
    size_t count;
} audit_labels;

/** The cell without blanks around it. */
lrel_text lrel_audit__label_cell(const audit_table *table, size_t row, size_t column);

/** Labels, keys and years of all rows, whose roles are known. */
LREL_NODISCARD lrel_status lrel_audit__name_rows(lrel_audit *audit, audit_table *table,
                                                 const audit_labels *labels,
                                                 lrel_error *err);

#endif
