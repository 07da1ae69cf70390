/* SPDX-License-Identifier: Apache-2.0 */
/* zip.h: the parts of a zip file in memory, one at a time and piece by piece. What a part
 * may grow to is bounded before a byte of it is unpacked, and held while it is. */
#ifndef LREL_BRIDGE_ZIP_H
#define LREL_BRIDGE_ZIP_H

#include "core/fail.h"
#include "core/memory.h"
#include "core/text.h"

typedef struct lrel_zip lrel_zip;
typedef struct lrel_zip_part lrel_zip_part;

/** Opens the zip file whose bytes are @p bytes; they must stay until lrel_zip_close().
 * @return LREL_OK, LREL_E_FORMAT or LREL_E_MEMORY */
LREL_NODISCARD lrel_status lrel_zip_open(const lrel_context *context, lrel_text bytes,
                                         lrel_zip **out, lrel_error *err);
/** Closes @p zip, which may be NULL. */
void lrel_zip_close(lrel_zip *zip);

/** How many parts there are. */
size_t lrel_zip_count(const lrel_zip *zip);
/** The name of the part @p index; lives as long as @p zip. */
const char *lrel_zip_name(const lrel_zip *zip, size_t index);

/** Whether there is a part @p name (the case of letters does not count). */
bool lrel_zip_has(const lrel_zip *zip, const char *name);

/** How large the part @p name says that it is; 0 where there is none. */
uint64_t lrel_zip_bytes(const lrel_zip *zip, const char *name);

/** Begins to unpack the part @p name.
 *
 * @param out  to be ended with lrel_zip_end(), before the zip is closed
 * @return LREL_OK, LREL_E_NOT_FOUND, LREL_E_FORMAT (protected, or packed in a way that is
 *         not read), LREL_E_LIMIT (a bomb) or LREL_E_MEMORY */
LREL_NODISCARD lrel_status lrel_zip_begin(lrel_zip *zip, const char *name,
                                          lrel_zip_part **out, lrel_error *err);
/** Unpacks up to @p capacity bytes, none only at the end of the part.
 * @return LREL_OK, or LREL_E_FORMAT where the part is damaged */
LREL_NODISCARD lrel_status lrel_zip_read(lrel_zip_part *part, void *room, size_t capacity,
                                         size_t *got, lrel_error *err);
/** Ends @p part, which may be NULL. */
void lrel_zip_end(lrel_zip_part *part);

/** Version of libzip. */
const char *lrel_zip_version(void);

#endif
