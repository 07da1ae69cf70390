/* SPDX-License-Identifier: Apache-2.0 */
/* sheet.h: lines of text for a terminal or a YAML file, into which cells of any origin
 * may be put without doing anything there but being seen. */
#ifndef LREL_INSPECT_SHEET_H
#define LREL_INSPECT_SHEET_H

#include "core/text.h"
#include "write/stream.h"

typedef struct lrel_sheet {
    lrel_stream *stream;
    const char *prefix; /* of every line that is not empty; NULL: none */
    int column;         /* where the line has got to, in columns of a terminal */
} lrel_sheet;

/** Our own text; the line feed ends a line. */
void lrel_sheet__text(lrel_sheet *sheet, const char *text);
void lrel_sheet__format(lrel_sheet *sheet, const char *format, ...) LREL_PRINTF(2, 3);

/** Text of any origin on one line: what would not be seen is written as \n, \x1b or
 * \u202e; what is wider than @p columns ends with an ellipsis. */
void lrel_sheet__shown(lrel_sheet *sheet, lrel_text text, int columns);

/** Text of any origin as one scalar of YAML: plain where nothing in it could mean
 * anything, else in double quotes. */
void lrel_sheet__scalar(lrel_sheet *sheet, lrel_text text);

/** Spaces up to @p column; at least one where the line is that far already. */
void lrel_sheet__pad(lrel_sheet *sheet, int column);

/** @p value with @p decimals at most, a point in every locale. */
void lrel_sheet__number(lrel_sheet *sheet, double value, int decimals);

#endif
