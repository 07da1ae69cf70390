/* SPDX-License-Identifier: Apache-2.0 */
/* degrees_items.h: what a written point consists of: numbers, marks, letters, commas. */
#ifndef LREL_TOOLS_DEGREES_ITEMS_H
#define LREL_TOOLS_DEGREES_ITEMS_H

#include <stdbool.h>
#include <stddef.h>

#define DEGREES_ITEMS_MAX 24

typedef enum item_kind {
    ITEM_NUMBER,
    ITEM_DEGREE, /**< the sign for degrees */
    ITEM_MINUTE, /**< ' */
    ITEM_SECOND, /**< " */
    ITEM_LETTER, /**< N S E W */
    ITEM_COMMA,  /**< , or ; */
    ITEM_END
} item_kind;

typedef struct item {
    item_kind kind;
    char letter;
    double value;
    double step; /**< of the last decimal */
    bool is_negative;
    bool has_point;
    bool is_tight; /**< of a comma: digits on both sides of it */
} item;

typedef enum items_answer {
    ITEMS_READ,
    ITEMS_TOO_MANY,
    ITEMS_NOT_KNOWN /**< something else stands there */
} items_answer;

/** Reads all of @p text; behind the last item stands one of kind ITEM_END. */
items_answer degrees_items_scan(const char *text, item items[DEGREES_ITEMS_MAX + 1],
                                int *count);

/** The longest number at @p text. @return its bytes, 0 where there is none */
size_t degrees_items_number(const char *text, item *out);

#endif
