/* SPDX-License-Identifier: Apache-2.0 */
/* iconv.h: text in the encodings of old Windows programs, to UTF-8. */
#ifndef LREL_BRIDGE_ICONV_H
#define LREL_BRIDGE_ICONV_H

#include "core/memory.h"
#include "core/text.h"

typedef struct lrel_iconv lrel_iconv;

/* Bytes that grow; begin with zeros, end with lrel__free() of `at`. */
typedef struct lrel_iconv_buffer {
    char *at;
    size_t count;
    size_t capacity;
} lrel_iconv_buffer;

/** A new converter from @p encoding ("Windows-1252", "TIS-620", "UTF-16LE").
 *
 * @param out  to be freed with lrel_iconv_free()
 * @return LREL_OK, LREL_E_FORMAT where nobody knows the encoding, or LREL_E_MEMORY */
LREL_NODISCARD lrel_status lrel_iconv_new(const lrel_context *context,
                                          const char *encoding, lrel_iconv **out,
                                          lrel_error *err);
void lrel_iconv_free(lrel_iconv *iconv);

/** Appends @p text as UTF-8 to @p out. A byte that the encoding does not have becomes
 * U+FFFD and is counted in @p bad, which is added to. */
LREL_NODISCARD lrel_status lrel_iconv_append(lrel_iconv *iconv, lrel_text text,
                                             lrel_iconv_buffer *out, size_t *bad,
                                             lrel_error *err);

#endif
