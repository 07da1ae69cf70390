/* SPDX-License-Identifier: Apache-2.0 */
/* draft_path.c: a programme names its files relative to itself, so that the folder can be
 * given to a colleague. */
#include <stdlib.h>

#include "inspect/draft.h"

static char *copy_of(const lrel_context *context, const char *text)
{
    char *copy = lrel__alloc(context, strlen(text) + 1, 1);

    if (copy)
        memcpy(copy, text, strlen(text) + 1);
    return copy;
}

/* Bytes of the folders that @p from and @p to begin with together, last slash included.
 */
static size_t common(const char *from, const char *to)
{
    size_t slash = 0, i = 0;

    for (; from[i] && from[i] == to[i]; i++)
        if (from[i] == '/')
            slash = i + 1;
    if (!from[i] && to[i] == '/') /* @p from is a folder above @p to */
        slash = i + 1;
    return slash;
}

/* Both absolute, without links. @p from is a folder, without a slash behind. */
static char *way(const lrel_context *context, const char *from, const char *to)
{
    size_t shared = common(from, to), ups = 0, n = 0;
    char *out;

    if (shared <= strlen(from)) {
        ups = from[shared] != '\0';
        for (const char *c = from + shared; *c; c++)
            ups += *c == '/';
    }
    out = lrel__alloc(context, 3 * ups + strlen(to) + 1, 1);
    if (!out)
        return NULL;
    for (size_t i = 0; i < ups; i++, n += 3)
        memcpy(out + n, "../", 3);
    memcpy(out + n, to + shared, strlen(to + shared) + 1);
    return out;
}

char *lrel_draft__relative(const lrel_context *context, const char *folder,
                           const char *path)
{
    char *from = folder ? realpath(folder, NULL) : NULL;
    char *to = from ? realpath(path, NULL) : NULL;
    char *out = to ? way(context, from, to) : copy_of(context, path);

    free(from);
    free(to);
    return out;
}
