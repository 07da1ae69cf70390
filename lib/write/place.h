/* SPDX-License-Identifier: Apache-2.0 */
/* place.h: where an output folder is to appear: the folder above it, open, and two names
 * in it, that of the target and that of the new folder beside it. */
#ifndef LREL_WRITE_PLACE_H
#define LREL_WRITE_PLACE_H

#include "core/fail.h"
#include "core/memory.h"

typedef struct lrel_place {
    const lrel_context *context;
    char *path;       /* the target as the user named it, without slashes at the end */
    const char *name; /* its last part */
    char *staging;    /* the name of the new folder */
    int parent;       /* open folder of both names */
} lrel_place;

/** Opens the folder above @p path. @p place: to be closed, whatever is returned. */
LREL_NODISCARD lrel_status lrel_place__open(lrel_place *place,
                                            const lrel_context *context, const char *path,
                                            lrel_error *err);
void lrel_place__close(lrel_place *place);

/** Opens the target as *@p out, -1 where it is absent, and refuses it unless it is an
 * empty folder, or @p overwrite is true and it holds the first of @p files (NULL at the
 * end) and nothing but some of the others. Links are not followed. */
LREL_NODISCARD lrel_status lrel_place__open_target(const lrel_place *place,
                                                   const char *const *files,
                                                   bool overwrite, int *out,
                                                   lrel_error *err);
/** Refuses the open folder @p target where it holds anything but @p files. */
LREL_NODISCARD lrel_status lrel_place__check_ours(const lrel_place *place, int target,
                                                  const char *const *files,
                                                  lrel_error *err);

/** LREL_E_WRITE for @p reason, an errno. */
lrel_status lrel_place__fail(const lrel_place *place, int reason, lrel_error *err);

#endif
