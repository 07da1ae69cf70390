/* SPDX-License-Identifier: Apache-2.0 */
/* number_format.h: what a number format of Excel makes of a number: a date, a time, an id
 * with zeros in front. Other formats change how a number looks, not what it is. */
#ifndef LREL_READ_NUMBER_FORMAT_H
#define LREL_READ_NUMBER_FORMAT_H

#include "core/text.h"

typedef enum lrel_format_kind {
    LREL_FORMATTED_NUMBER,
    LREL_FORMATTED_DATE, /* with or without a time of day */
    LREL_FORMATTED_TIME, /* of day, without a date */
    LREL_FORMATTED_ID    /* digits with zeros in front, perhaps text around them */
} lrel_format_kind;

/* Of an id: "HA-" and 4 digits. */
#define LREL_ID_AFFIX_BYTES 24

typedef struct lrel_sheet_format {
    uint8_t kind;                     /* lrel_format_kind */
    uint8_t digits;                   /* of an id */
    char prefix[LREL_ID_AFFIX_BYTES]; /* of an id */
    char suffix[LREL_ID_AFFIX_BYTES];
} lrel_sheet_format;

/** What the format with the code @p code is. */
lrel_sheet_format lrel_sheet_format__of_code(lrel_text code);

/** What the format with the number @p id is that files do not write out (ECMA-376, part
 * 1, 18.8.30). */
lrel_sheet_format lrel_sheet_format__built_in(int id);

#endif
