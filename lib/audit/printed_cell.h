/* SPDX-License-Identifier: Apache-2.0 */
/* printed_cell.h: one cell of a printed table: a figure, a word for "none known", or
 * words; and what had to be mended to read it. */
#ifndef LREL_AUDIT_PRINTED_CELL_H
#define LREL_AUDIT_PRINTED_CELL_H

#include "audit/measure_unit.h"
#include "core/typed_number.h"

typedef enum cell_kind {
    CELL_EMPTY,
    CELL_WORDS,
    CELL_MISSING, /* N/R, a dash: not known, which is never 0 */
    CELL_FIGURE
} cell_kind;

/* What a figure may be besides. */
#define OTHER_READINGS 2

typedef struct cell_value {
    lrel_exact value;
    int places; /* behind the point, as printed */
} cell_value;

typedef struct printed_cell {
    cell_kind kind;
    cell_value is;   /* the likely reading */
    audit_unit unit; /* that stands in the cell itself; UNIT_PERCENT: 62 for 62 % */
    bool is_estimate;
    const char *mended; /* what was not printed plainly, one clause; NULL: nothing */
    cell_value other[OTHER_READINGS];
    const char *other_mended[OTHER_READINGS];
    int other_count; /* more than 0: sums must decide */
} printed_cell;

/** Reads @p text. @p is_number: by type, with a decimal point. @p decimal: what the
 * column uses. */
printed_cell lrel_audit__read_cell(lrel_text text, bool is_number, lrel_decimal decimal);

/** A number that is one by its type, with a decimal point. @return false where it is too
 * long to be kept */
bool lrel_audit__read_sheet_number(lrel_text text, cell_value *out);

/** @p text without the marks in front of a number: of estimates and currencies. */
lrel_text lrel_audit__without_marks(lrel_text text);

/** What @p text tells of the decimal mark: LREL_DECIMAL_POINT for `1,234,567` or `12.5`,
 * LREL_DECIMAL_COMMA for `1.234.567` or `12,5`; LREL_DECIMAL_UNSAID for most. */
lrel_decimal lrel_audit__mark_of(lrel_text text);

/** Without spaces of any width at its ends. */
lrel_text lrel_audit__trim(lrel_text text);

#endif
