/* SPDX-License-Identifier: Apache-2.0 */
/* place.c: taking a path apart, and looking at what stands there. */
#include "write/place.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "write/earlier.h"
#include "write/tree.h"

#define STAGING_SUFFIX ".landrelease-new"

lrel_status lrel_place__fail(const lrel_place *place, int reason, lrel_error *err)
{
    return lrel__fail(err, LREL_E_WRITE, "cannot write %s: %s", place->path,
                      strerrordesc_np(reason));
}

static char *copy_text(const lrel_context *context, const char *text, size_t length)
{
    char *copy = lrel__alloc(context, length + 1, 1);

    if (!copy)
        return NULL;
    memcpy(copy, text, length);
    copy[length] = '\0';
    return copy;
}

/* Fills path, name and staging. */
static bool split(lrel_place *place, const char *path)
{
    size_t length = strlen(path), room;
    const char *slash;

    while (length > 1 && path[length - 1] == '/')
        length--;
    place->path = copy_text(place->context, path, length);
    if (!place->path)
        return false;
    slash = strrchr(place->path, '/');
    place->name = slash ? slash + 1 : place->path;
    room = strlen(place->name) + sizeof "." STAGING_SUFFIX;
    place->staging = lrel__alloc(place->context, room, 1);
    if (!place->staging)
        return false;
    snprintf(place->staging, room, ".%s%s", place->name, STAGING_SUFFIX);
    return true;
}

static lrel_status open_parent(lrel_place *place, lrel_error *err)
{
    size_t length = (size_t)(place->name - place->path);
    char *parent = length > 0 ? copy_text(place->context, place->path, length)
                              : copy_text(place->context, ".", 1);
    int reason;

    if (!parent)
        return lrel__fail_memory(err);
    place->parent = open(parent, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    reason = errno;
    lrel__free(place->context, parent);
    if (place->parent >= 0)
        return LREL_OK;
    if (reason == ENOENT)
        return lrel__fail(err, LREL_E_WRITE,
                          "cannot write %s: the folder above it does not exist",
                          place->path);
    return lrel_place__fail(place, reason, err);
}

lrel_status lrel_place__open(lrel_place *place, const lrel_context *context,
                             const char *path, lrel_error *err)
{
    *place = (lrel_place){.context = context, .parent = -1};
    if (!split(place, path))
        return lrel__fail_memory(err);
    if (strcmp(place->name, "") == 0 || strcmp(place->name, ".") == 0 ||
        strcmp(place->name, "..") == 0)
        return lrel__fail(
            err, LREL_E_WRITE,
            "cannot write \"%s\": it must end with the name of a folder, which "
            "is replaced as a whole",
            place->path);
    return open_parent(place, err);
}

void lrel_place__close(lrel_place *place)
{
    if (place->parent >= 0)
        close(place->parent);
    lrel__free(place->context, place->staging);
    lrel__free(place->context, place->path);
}

lrel_status lrel_place__check_ours(const lrel_place *place, int target,
                                   const char *const *files, lrel_error *err)
{
    char foreign[PATH_MAX];
    int reason = lrel_earlier__find_foreign(target, files, foreign, sizeof foreign);

    if (reason != 0)
        return lrel_place__fail(place, reason, err);
    if (foreign[0] == '\0')
        return LREL_OK;
    return lrel__fail(err, LREL_E_EXISTS,
                      "%s holds %s, which landrelease did not write and which would be "
                      "lost; move it elsewhere, or name another folder",
                      place->path, foreign);
}

/* Refuses what the open target holds, unless it is ours and may go. */
static lrel_status examine(const lrel_place *place, int target, const char *const *files,
                           bool overwrite, lrel_error *err)
{
    struct stat mark;
    bool is_empty;
    int reason = lrel_tree__is_empty(target, &is_empty);

    if (reason != 0)
        return lrel_place__fail(place, reason, err);
    if (is_empty)
        return LREL_OK;
    if (fstatat(target, files[0], &mark, AT_SYMLINK_NOFOLLOW) != 0 ||
        !S_ISREG(mark.st_mode))
        return lrel__fail(err, LREL_E_EXISTS,
                          "%s holds files that landrelease did not write (it has no %s); "
                          "name another folder",
                          place->path, files[0]);
    if (!overwrite)
        return lrel__fail(err, LREL_E_EXISTS,
                          "%s holds an earlier run; replace it with --overwrite",
                          place->path);
    return lrel_place__check_ours(place, target, files, err);
}

lrel_status lrel_place__open_target(const lrel_place *place, const char *const *files,
                                    bool overwrite, int *out, lrel_error *err)
{
    struct stat self;
    lrel_status status;
    int target;

    if (fstatat(place->parent, place->name, &self, AT_SYMLINK_NOFOLLOW) != 0) {
        if (errno != ENOENT)
            return lrel_place__fail(place, errno, err);
        *out = -1;
        return LREL_OK;
    }
    if (S_ISLNK(self.st_mode))
        return lrel__fail(err, LREL_E_EXISTS,
                          "%s is a symbolic link; name the folder that it leads to",
                          place->path);
    if (!S_ISDIR(self.st_mode))
        return lrel__fail(err, LREL_E_EXISTS, "%s is there and is not a folder",
                          place->path);
    target = openat(place->parent, place->name,
                    O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (target < 0)
        return lrel_place__fail(place, errno, err);
    status = examine(place, target, files, overwrite, err);
    if (status == LREL_OK)
        *out = target;
    else
        close(target);
    return status;
}
