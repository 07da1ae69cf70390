/* SPDX-License-Identifier: Apache-2.0 */
/* staging.c: one fixed name and a lock on the folder itself.
 *
 * A lock ends with its process, however that ends; so a folder that nobody locks was left
 * over, and no lock file is needed that could be left over itself. The name is the same
 * for every run, so that two of them meet. */
#include "write/staging.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "write/tree.h"

/* Each try is lost only to another process that starts or ends at this very moment. */
#define TRIES 50

typedef enum lock_result { LOCK_TAKEN, LOCK_HELD_ELSEWHERE, LOCK_UNKNOWN } lock_result;

static lock_result try_lock(int folder)
{
    while (flock(folder, LOCK_EX | LOCK_NB) != 0) {
        if (errno == EWOULDBLOCK)
            return LOCK_HELD_ELSEWHERE;
        if (errno != EINTR)
            return LOCK_UNKNOWN; /* NFS has no locks on folders */
    }
    return LOCK_TAKEN;
}

static lrel_status fail_busy(const lrel_place *place, lrel_error *err)
{
    return lrel__fail(err, LREL_E_EXISTS,
                      "%s is being written by another run at this moment", place->path);
}

/* True when @p folder is what its name names: it was not removed since it was opened. */
static bool is_still_named(const lrel_place *place, int folder)
{
    struct stat named, opened;

    return fstatat(place->parent, place->staging, &named, AT_SYMLINK_NOFOLLOW) == 0 &&
           fstat(folder, &opened) == 0 && named.st_ino == opened.st_ino &&
           named.st_dev == opened.st_dev;
}

/* What to do with a folder that was there before us. Where locks cannot tell whether
 * somebody works in it, a person must. */
static lrel_status remove_left_over(const lrel_place *place, lock_result lock,
                                    lrel_error *err)
{
    int reason;

    if (lock == LOCK_UNKNOWN)
        return lrel__fail(err, LREL_E_EXISTS,
                          "%s beside %s is left over from a run; where none is running, "
                          "remove it",
                          place->staging, place->path);
    reason = lrel_tree__remove(place->parent, place->staging);
    if (reason != 0)
        return lrel__fail(err, LREL_E_WRITE,
                          "cannot remove %s, left over from a run, beside %s: %s",
                          place->staging, place->path, strerrordesc_np(reason));
    return LREL_OK;
}

/* A folder that was just made and cannot be opened, as where the process may open no more
 * files, is taken away again; one of somebody else stays. */
static lrel_status fail_to_open(const lrel_place *place, bool is_new, int reason,
                                lrel_error *err)
{
    if (reason == ENOENT)
        return LREL_DONE;
    if (!is_new)
        return lrel__fail(err, LREL_E_WRITE, "cannot write %s: %s is in the way: %s",
                          place->path, place->staging, strerrordesc_np(reason));
    (void)unlinkat(place->parent, place->staging, AT_REMOVEDIR);
    return lrel_place__fail(place, reason, err);
}

/* One try. LREL_DONE: the world changed under our feet, try again. */
static lrel_status try_take(const lrel_place *place, int *out, lrel_error *err)
{
    lrel_status status = LREL_OK;
    lock_result lock;
    bool is_new;
    int folder;

    is_new = mkdirat(place->parent, place->staging, 0777) == 0;
    if (!is_new && errno != EEXIST)
        return lrel_place__fail(place, errno, err);
    folder = openat(place->parent, place->staging,
                    O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (folder < 0)
        return fail_to_open(place, is_new, errno, err);
    lock = try_lock(folder);
    if (lock == LOCK_HELD_ELSEWHERE)
        status = fail_busy(place, err);
    else if (!is_still_named(place, folder))
        status = LREL_DONE;
    else if (!is_new && (status = remove_left_over(place, lock, err)) == LREL_OK)
        status = LREL_DONE;
    if (status == LREL_OK)
        *out = folder;
    else
        close(folder);
    return status;
}

lrel_status lrel_staging__take(const lrel_place *place, int *out, lrel_error *err)
{
    for (int i = 0; i < TRIES; i++) {
        lrel_status status = try_take(place, out, err);

        if (status != LREL_DONE)
            return status;
    }
    return fail_busy(place, err);
}

lrel_status lrel_staging__lock(const lrel_place *place, int folder, lrel_error *err)
{
    return try_lock(folder) == LOCK_HELD_ELSEWHERE ? fail_busy(place, err) : LREL_OK;
}
