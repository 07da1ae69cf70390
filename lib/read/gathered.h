/* SPDX-License-Identifier: Apache-2.0 */
/* gathered.h: texts of XML, gathered from the pieces that the parser gives. */
#ifndef LREL_READ_GATHERED_H
#define LREL_READ_GATHERED_H

#include "read/reader.h"

/* Begin with zeros but for the context; end with lrel_gathered__clear(). */
typedef struct lrel_gathered {
    const lrel_context *context;
    char *at;
    size_t count, capacity;
    size_t most; /* 0: what a cell may hold */
    size_t lost; /* bytes beyond that, counted and not kept */
} lrel_gathered;

/** Empties it, for the next text. */
void lrel_gathered__begin(lrel_gathered *text);
/** Appends @p piece. */
LREL_NODISCARD lrel_status lrel_gathered__add(lrel_gathered *text, lrel_text piece,
                                              lrel_error *err);
bool lrel_gathered__is_too_long(const lrel_gathered *text);
void lrel_gathered__clear(lrel_gathered *text);

/** Undoes the escapes of characters that XML cannot hold, "_x000D_" (ECMA-376, part 1,
 * 22.9.2.19), in place. */
void lrel_gathered__unescape(lrel_gathered *text);

#endif
