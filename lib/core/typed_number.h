/* SPDX-License-Identifier: Apache-2.0 */
/* typed_number.h: numbers as people type and print them: `904 698`, `1,234,567`,
 * `1.234,5 m2`, `១២៣`, `40,562455` with a separator missing.
 *
 * Nothing is guessed: what can be read in one way only is read, and whoever asks is told
 * that it was not written plainly; what can be read in two ways comes back as two. */
#ifndef LREL_CORE_TYPED_NUMBER_H
#define LREL_CORE_TYPED_NUMBER_H

#include "core/text.h"

/* What the decimal mark is said to be. The other one, like spaces and apostrophes, then
 * groups digits. */
typedef enum lrel_decimal {
    LREL_DECIMAL_UNSAID,
    LREL_DECIMAL_POINT,
    LREL_DECIMAL_COMMA
} lrel_decimal;

/* Digits and marks of one number; nobody types longer ones. */
#define LREL_TYPED_MAX 48

/* A reading as a plain number, as lrel_number_parse() takes it: "-1234.5". */
typedef struct lrel_typed_reading {
    char text[LREL_TYPED_MAX];
    size_t length;
} lrel_typed_reading;

/* How far a text is from a plain number, or from what was said of it. */
typedef enum lrel_typed_state {
    LREL_TYPED_NONE,    /* no number */
    LREL_TYPED_AS_SAID, /* as `decimal` says, or plain */
    LREL_TYPED_CLEAR,   /* only one reading: separators in their places, other digits */
    LREL_TYPED_MENDED,  /* only one reading, but a separator is missing or misplaced */
    LREL_TYPED_DOUBTFUL /* what the comma means decides */
} lrel_typed_state;

typedef struct lrel_typed_number {
    lrel_typed_state state;
    /* Two where the comma may group digits (the first) or be the decimal mark (the
     * second); one else, but none for LREL_TYPED_NONE. */
    lrel_typed_reading reading[2];
    int count;
    lrel_text rest; /* what stands behind it, trimmed: a unit */
} lrel_typed_number;

/** Reads @p text.
 *
 * Digits may be those of Khmer, Lao, Thai, Myanmar, Arabic, Persian and Indic scripts.
 * Groups are of three digits, or of two before the last three (1,00,000). Without a word
 * on the decimal mark a comma is never taken for one, and a single point always is.
 *
 * @param fraction_max  most digits behind the decimal mark: 0 where only whole numbers
 *                      make sense, which settles what the comma of `1,234` means */
lrel_typed_number lrel_typed_number_read(lrel_text text, lrel_decimal decimal,
                                         size_t fraction_max);

#endif
