/* SPDX-License-Identifier: Apache-2.0 */
/* unicode.h: the form of a text in which two spellings of one word are equal: without
 * white space at both ends, composed (NFC), upper and lower case alike. */
#ifndef LREL_BRIDGE_UNICODE_H
#define LREL_BRIDGE_UNICODE_H

#include "core/memory.h"
#include "core/text.h"

/* Room that folding uses again and again. Zeroed but for the context at first. */
typedef struct lrel_folder {
    const lrel_context *context;
    int32_t *points;
    size_t capacity;
} lrel_folder;

/** Folds @p text.
 *
 * White space is what Unicode calls so, and U+FEFF. Text that is not UTF-8 is trimmed and
 * folded as ASCII, its other bytes as they are; that is not an error.
 *
 * @param out  the folded text, valid until @p folder is used again or cleared */
LREL_NODISCARD lrel_status lrel_unicode_fold(lrel_folder *folder, lrel_text text,
                                             lrel_text *out, lrel_error *err);

/** Folds @p text further, for labels that people type twice: without accents (the marks
 * of U+0300 to U+036F; vowels of other scripts stay), punctuation and spaces, so that
 * "Caquetá" is "Caqueta" and "Oddar-Meanchey" is "Oddar Meanchey". Letters, digits, marks
 * and `%` are left. */
LREL_NODISCARD lrel_status lrel_unicode_fold_plain(lrel_folder *folder, lrel_text text,
                                                   lrel_text *out, lrel_error *err);

/** Frees what @p folder holds. */
void lrel_folder_clear(lrel_folder *folder);

/** The first character of @p text, which is not empty.
 * @param point  receives its code point; -1 for a byte that is not UTF-8
 * @return the bytes it takes */
size_t lrel_unicode_next(lrel_text text, int32_t *point);

/** Columns that @p point takes on a terminal: 0 (combining), 1 or 2. */
int lrel_unicode_width(int32_t point);

/** True where a reader sees it, or a mark on the one before, and it does nothing else: no
 * control, no line end, nothing that turns the direction of text, nothing unassigned. */
bool lrel_unicode_is_visible(int32_t point);

/** The version of utf8proc. */
const char *lrel_unicode_version(void);

#endif
