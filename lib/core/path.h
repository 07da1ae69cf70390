/* SPDX-License-Identifier: Apache-2.0 */
/* path.h: names of files in folders. */
#ifndef LREL_CORE_PATH_H
#define LREL_CORE_PATH_H

#include "core/memory.h"

/** "FOLDER/NAME", to be freed with lrel__free(); NULL where there is no memory. */
char *lrel__path_in(const lrel_context *context, const char *folder, const char *name);

#endif
