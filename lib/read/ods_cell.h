/* SPDX-License-Identifier: Apache-2.0 */
/* ods_cell.h: one cell of an OpenDocument spreadsheet: its type and value, which are
 * attributes, and the text that it shows. */
#ifndef LREL_READ_ODS_CELL_H
#define LREL_READ_ODS_CELL_H

#include "bridge/xml.h"
#include "read/gathered.h"
#include "read/sheet_cells.h"

typedef enum lrel_ods_type {
    LREL_ODS_UNTYPED,
    LREL_ODS_TEXT,
    LREL_ODS_NUMBER,
    LREL_ODS_DATE,
    LREL_ODS_TIME,
    LREL_ODS_BOOLEAN,
    LREL_ODS_ERROR
} lrel_ods_type;

typedef struct lrel_ods_cell {
    lrel_ods_type type;
    bool has_formula, has_value;
    bool is_in_paragraph, ends_in_space;
    uint32_t paragraphs;
    lrel_gathered value, formula, text; /* begin with zeros but for the context */
} lrel_ods_cell;

/** Begins a cell: what its attributes say. */
LREL_NODISCARD lrel_status lrel_ods_cell__begin(lrel_ods_cell *cell,
                                                const lrel_xml_element *element,
                                                lrel_error *err);
/** An element inside it. @return false where it, with all that it holds, is no text of
 * the cell: a comment, a picture */
bool lrel_ods_cell__start(lrel_ods_cell *cell, const lrel_xml_element *element,
                          lrel_status *status, lrel_error *err);
void lrel_ods_cell__end(lrel_ods_cell *cell, const char *name);
LREL_NODISCARD lrel_status lrel_ods_cell__add_text(lrel_ods_cell *cell, lrel_text text,
                                                   lrel_error *err);

/** What the cell is once it has ended; its text, "" for an empty one, lasts until the
 * next begins, or as long as @p room. */
lrel_cell_kind lrel_ods_cell__value(const lrel_ods_cell *cell, char *room,
                                    size_t capacity, lrel_text *out);

#endif
