/* SPDX-License-Identifier: Apache-2.0 */
/* corrections.h: what people found wrong in files that they do not own: a list beside
 * them, applied to the cells as they were read and before anything is made of them.
 * Format: docs/corrections.md. */
#ifndef LREL_DATASET_CORRECTIONS_H
#define LREL_DATASET_CORRECTIONS_H

#include "dataset/correction_sheets.h"
#include "model/issue.h"
#include "programme/programme.h"

/* One row of the file. Texts are slices of its tables. */
typedef struct lrel_correction {
    lrel_text source, id, field, old_value, new_value, reason, who, when;
    int64_t row;         /* of the file of corrections, */
    lrel_text sheet;     /* and the sheet where that is check/issues.xlsx; else "" */
    size_t sheet_number; /* counted from 0, through all files */
    lrel_text file;      /* where there are several, as the programme says it; else "" */
    int32_t of;          /* index of the source; -1: there is none of that name */
    size_t cells_n;      /* that it changed; 0: it was refused */
} lrel_correction;

/** Says in @p out where it stands: "row 3 of the corrections", "row 3 of the sheet
 * LREL-D001 of the corrections answers.xlsx". */
#define LREL_CORRECTION_ROW_SIZE 200
lrel_text lrel_correction_format_row(const lrel_correction *correction,
                                     char out[LREL_CORRECTION_ROW_SIZE]);

/* Those of a programme, in order of source, id, sheet and row. */
typedef struct lrel_corrections {
    const lrel_context *context;
    lrel_correction_sheets sheets; /* none: the programme names no file */
    lrel_correction *at;
    size_t count, capacity;
} lrel_corrections;

/** Reads the files that @p programme names, if any. Clear @p out in any case.
 * @param failed  receives the number of the file that it failed at
 * @return as lrel_table_read(); LREL_E_FORMAT also where a column is missing */
LREL_NODISCARD lrel_status lrel_corrections_read(const lrel_context *context,
                                                 const lrel_programme *programme,
                                                 lrel_corrections *out,
                                                 lrel_issues *issues, size_t *failed,
                                                 lrel_error *err);

/** Applies those of source number @p number, which is @p source, to its @p table, which
 * lends their texts from then on. Every cell that is changed is a data issue, and so is
 * every correction that changes none. Sources may be corrected by several threads.
 * @return LREL_OK or LREL_E_MEMORY */
LREL_NODISCARD lrel_status lrel_corrections_apply(lrel_corrections *corrections,
                                                  const lrel_source *source,
                                                  int32_t number, lrel_table *table,
                                                  lrel_issues *issues, lrel_error *err);

/** Names those that are of no source in data issues.
 * @return LREL_OK or LREL_E_MEMORY */
LREL_NODISCARD lrel_status lrel_corrections_report_strays(
    const lrel_corrections *corrections, lrel_issues *issues, lrel_error *err);

/** The column of @p table that a correction of @p field changes: that of a key of its
 * name, or of its name.
 * @param why  receives why not, or NULL
 * @return -1: none */
int lrel_corrections__column(const lrel_source *source, const lrel_table *table,
                             lrel_text field, const char **why);

void lrel_corrections_clear(lrel_corrections *corrections);

#endif
