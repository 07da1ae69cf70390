/* SPDX-License-Identifier: Apache-2.0 */
/* text.h: slices of text that somebody else owns. Bytes are UTF-8 unless said otherwise.
 */
#ifndef LREL_CORE_TEXT_H
#define LREL_CORE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

typedef struct lrel_text {
    const char *at; /* not NUL-terminated; may be NULL when length is 0 */
    size_t length;
} lrel_text;

#define LREL_TEXT(literal) ((lrel_text){(literal), sizeof(literal) - 1})
/* For printf: printf("%.*s", LREL_TEXT_ARGS(t)). */
#define LREL_TEXT_ARGS(t) (int)(t).length, (t).at ? (t).at : ""

static inline lrel_text lrel_text_of(const char *string)
{
    return (lrel_text){string, string ? strlen(string) : 0};
}

/** Equal byte by byte. */
bool lrel_text_is_equal(lrel_text a, lrel_text b);
/** Order of bytes; a shorter text before the longer that begins with it. */
int lrel_text_compare(lrel_text a, lrel_text b);
/** Without ASCII white space at both ends. */
lrel_text lrel_text_trim(lrel_text text);
/** Equal but for the case of ASCII letters. */
bool lrel_text_is_equal_nocase(lrel_text a, lrel_text b);
/** Whether @p text ends with @p ending, without regard to ASCII case, and is longer. */
bool lrel_text_has_ending(lrel_text text, const char *ending);
/** Well-formed UTF-8 (RFC 3629: no surrogates, nothing overlong, nothing beyond 10FFFF).
 */
bool lrel_text_is_utf8(lrel_text text);
/** The bytes at the start of @p text that are well-formed UTF-8. */
size_t lrel_text_utf8_prefix(lrel_text text);
/** A hash of the bytes, the same on every machine. */
uint64_t lrel_text_hash(lrel_text text);
/** Edits (insert, delete, change, swap of neighbours) between two short texts, ASCII case
 * ignored; for "did you mean". */
size_t lrel_text_distance(lrel_text a, lrel_text b);

#endif
