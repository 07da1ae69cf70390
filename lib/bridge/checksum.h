/* SPDX-License-Identifier: Apache-2.0 */
/* checksum.h: SHA-256, so that a result says exactly which files it was made from. */
#ifndef LREL_BRIDGE_CHECKSUM_H
#define LREL_BRIDGE_CHECKSUM_H

#include "core/memory.h"

/* 64 hexadecimal digits and a NUL. */
typedef struct lrel_checksum {
    char hex[65];
} lrel_checksum;

/** The checksum of @p length bytes. */
lrel_checksum lrel_checksum_of_bytes(const void *bytes, size_t length);

/** The checksum of the file @p path.
 * @return LREL_OK, LREL_E_NOT_FOUND or LREL_E_READ */
LREL_NODISCARD lrel_status lrel_checksum_of_file(const char *path, lrel_checksum *out,
                                                 lrel_error *err);

/** The checksum of a source: of a file as above; of a folder (File Geodatabase) that of
 * the lines "<hex>  <name>" of its files in order of bytes, as `sha256sum * | sha256sum`
 * prints it in the C locale. Files whose names begin with a dot or end in .lock come and
 * go with programs that look at the folder, and do not count. Folders inside it neither.
 * @return LREL_OK, LREL_E_NOT_FOUND, LREL_E_READ or LREL_E_MEMORY */
LREL_NODISCARD lrel_status lrel_checksum_of_source(const lrel_context *context,
                                                   const char *path, lrel_checksum *out,
                                                   lrel_error *err);

/* A checksum of bytes that come one after the other. */
typedef struct lrel_checksum_sum lrel_checksum_sum;

/** One of nothing so far, or NULL. */
lrel_checksum_sum *lrel_checksum_sum_new(const lrel_context *context);
void lrel_checksum_sum_add(lrel_checksum_sum *sum, const void *bytes, size_t length);
/** The checksum of all that was added, to which nothing more can be. */
lrel_checksum lrel_checksum_sum_end(lrel_checksum_sum *sum);
/** Frees @p sum, which may be NULL. */
void lrel_checksum_sum_free(lrel_checksum_sum *sum);

/** The version of libmd that this was built with; it does not tell at run time. */
const char *lrel_checksum_version(void);

#endif
