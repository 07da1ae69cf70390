/* SPDX-License-Identifier: Apache-2.0 */
/* unpacked.h: a file of an archive on disk, with the files that belong to it, for readers
 * that need them there. In a folder that nobody else may open, gone afterwards. */
#ifndef LREL_READ_UNPACKED_H
#define LREL_READ_UNPACKED_H

#include <limits.h>

#include "read/archive.h"

typedef struct lrel_unpacked {
    char folder[PATH_MAX]; /* "": none was made */
    char path[PATH_MAX];   /* of the file, or of the folder that it is */
} lrel_unpacked;

/** Unpacks the member @p member: a File Geodatabase with all that is in it, a .shp with
 * the files of its name, or a file alone. The folder is made in that of the environment
 * variable TMPDIR, else in /tmp.
 *
 * @param out  to be removed with lrel_unpacked__remove(), also after a failure
 * @return LREL_OK, LREL_E_FORMAT, LREL_E_LIMIT, LREL_E_WRITE or LREL_E_MEMORY */
LREL_NODISCARD lrel_status lrel_unpacked__make(const lrel_archive *archive, size_t member,
                                               lrel_unpacked *out, lrel_error *err);

/** Removes the files. What is mapped of them stays. */
void lrel_unpacked__remove(lrel_unpacked *unpacked);

#endif
