/* SPDX-License-Identifier: Apache-2.0 */
/* file.h: opening an ordinary file for reading. Folders, devices and pipes are refused at
 * once, where a plain open() would wait for ever or read nonsense. */
#ifndef LREL_BRIDGE_FILE_H
#define LREL_BRIDGE_FILE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "landrelease/error.h"

/** Opens @p path.
 *
 * @param file  receives a descriptor, to be closed with lrel_file__close()
 * @param bytes receives its size; may be NULL
 * @return LREL_OK, LREL_E_NOT_FOUND or LREL_E_READ ("path: reason") */
LREL_NODISCARD lrel_status lrel_file__open(const char *path, int *file, uint64_t *bytes,
                                           lrel_error *err);

/** Reads up to @p length bytes, fewer only at the end of the file.
 * @return false where the machine cannot read */
bool lrel_file__read(int file, void *bytes, size_t length, size_t *got);

void lrel_file__close(int file);

#endif
