/* SPDX-License-Identifier: Apache-2.0 */
/* spare.h: an output never takes the place of a file that it was made from; those are
 * often the only copy. */
#ifndef LREL_WRITE_SPARE_H
#define LREL_WRITE_SPARE_H

#include <stddef.h>

#include "core/fail.h"

/** Refuses @p path, a file to be written, where it is one of the @p count files @p
 * inputs: the same file on the disk, whatever its name. The other files of a shapefile
 * are inputs too, and so is all that lies in a File Geodatabase, or would lie there: a
 * file that is absent yet would become part of it. "-", an absent file elsewhere, and a
 * NULL among
 * @p inputs are nobody's.
 * @return LREL_OK or LREL_E_EXISTS */
LREL_NODISCARD lrel_status lrel_spare_file(const char *path, const char *const *inputs,
                                           size_t count, lrel_error *err);

/** Refuses @p folder, to be made or replaced as a whole, where one of @p inputs lies in
 * it, at any depth and by way of whatever links, or where it lies or would lie in one of
 * them.
 * @return LREL_OK or LREL_E_EXISTS */
LREL_NODISCARD lrel_status lrel_spare_inside(const char *folder,
                                             const char *const *inputs, size_t count,
                                             lrel_error *err);

#endif
