/* SPDX-License-Identifier: Apache-2.0 */
/* angle_items.h: what written angles consist of: numbers, marks, letters, commas. */
#ifndef LREL_CORE_ANGLE_ITEMS_H
#define LREL_CORE_ANGLE_ITEMS_H

#include "core/text.h"

#define LREL_ANGLE_ITEMS_MAX 24

typedef enum lrel_angle_item_kind {
    LREL_ITEM_NUMBER,
    LREL_ITEM_DEGREE, /* the sign for degrees, or how it is spelled */
    LREL_ITEM_MINUTE, /* ' */
    LREL_ITEM_SECOND, /* " */
    LREL_ITEM_COLON,  /* : or - between two numbers of one angle: any of the three */
    LREL_ITEM_LETTER, /* N S E W */
    LREL_ITEM_LAT,    /* "lat", "latitude" */
    LREL_ITEM_LON,
    LREL_ITEM_COMMA, /* , or ; */
    LREL_ITEM_END
} lrel_angle_item_kind;

typedef struct lrel_angle_item {
    lrel_angle_item_kind kind;
    char letter;
    double value;
    double step; /* of the last decimal */
    bool is_negative;
    bool has_point;
    bool is_tight; /* of a comma: digits on both sides of it */
} lrel_angle_item;

typedef struct lrel_angle_items {
    lrel_angle_item at[LREL_ANGLE_ITEMS_MAX + 1]; /* the last is of kind LREL_ITEM_END */
    int count;
} lrel_angle_items;

typedef enum lrel_angle_answer {
    LREL_ANGLES_READ,
    LREL_ANGLES_TOO_MANY,
    LREL_ANGLES_NOT_KNOWN /* something else stands there */
} lrel_angle_answer;

/** Reads all of @p text.
 * @param is_comma_decimal  a comma between digits belongs to a number */
lrel_angle_answer lrel_angle_items__scan(lrel_text text, bool is_comma_decimal,
                                         lrel_angle_items *out);

/** The longest number at the start of @p text, without exponent.
 * @return its bytes, 0 where there is none */
size_t lrel_angle_items__number(lrel_text text, bool is_comma_decimal,
                                lrel_angle_item *out);

#endif
