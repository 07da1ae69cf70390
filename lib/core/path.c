/* SPDX-License-Identifier: Apache-2.0 */
/* path.c: see path.h. */
#include "core/path.h"

#include <stdio.h>
#include <string.h>

char *lrel__path_in(const lrel_context *context, const char *folder, const char *name)
{
    size_t room = strlen(folder) + strlen(name) + sizeof "/";
    char *path = lrel__alloc(context, room, 1);

    if (path)
        snprintf(path, room, "%s/%s", folder, name);
    return path;
}
