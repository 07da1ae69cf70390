/* SPDX-License-Identifier: Apache-2.0 */
/* mapped.h: the bytes of a file, mapped into memory; ordinary files only. */
#ifndef LREL_READ_MAPPED_H
#define LREL_READ_MAPPED_H

#include "core/fail.h"
#include "core/memory.h"
#include "core/text.h"

typedef struct lrel_mapped {
    void *at; /* NULL for an empty file */
    size_t length;
} lrel_mapped;

/** Refuses names that are no files of this machine: addresses and /vsi names. */
LREL_NODISCARD lrel_status lrel_mapped__check_name(const char *path, lrel_error *err);

/** Maps @p path, read-only. What is no ordinary file on this machine is refused:
 * addresses, /vsi names, folders, pipes, devices. @p out is to be given to
 * lrel_mapped__close(). */
LREL_NODISCARD lrel_status lrel_mapped__open(const char *path, lrel_mapped *out,
                                             lrel_error *err);
/** As lrel_mapped__open(), but of a larger file only the first @p limit bytes. */
LREL_NODISCARD lrel_status lrel_mapped__open_head(const char *path, size_t limit,
                                                  lrel_mapped *out, lrel_error *err);
void lrel_mapped__close(lrel_mapped *mapped);

/** The file beside @p path that has its name but for the ending, which is @p ending
 * ("dbf") in any case.
 *
 * @param out  receives the bytes; at NULL and length 0 where there is no such file
 * @param is_there  whether there is one */
LREL_NODISCARD lrel_status lrel_mapped__open_sibling(const lrel_context *context,
                                                     const char *path, const char *ending,
                                                     lrel_mapped *out, bool *is_there,
                                                     lrel_error *err);

#endif
