/* SPDX-License-Identifier: Apache-2.0 */
/* folder.c: a new folder grows beside the target (staging.h), is flushed to the disk, and
 * is then exchanged with the target by one call of the kernel,
 * renameat2(RENAME_EXCHANGE). */
#include "write/folder.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/path.h"
#include "write/place.h"
#include "write/staging.h"
#include "write/tree.h"
#include "write/unfinished.h"

struct lrel_folder {
    const lrel_context *context;
    lrel_place place;
    int fresh;                /* the new folder, open */
    int old;                  /* the target, open; -1 where there is none */
    const char *const *files; /* that the target may hold */
    lrel_unfinished unfinished;
};

static lrel_status fail_interrupted(const lrel_folder *folder, lrel_error *err)
{
    return lrel__fail(err, LREL_E_CANCELLED, "interrupted before %s was written",
                      folder->place.path);
}

char *lrel_folder_growing(const lrel_folder *folder)
{
    const lrel_place *place = &folder->place;
    size_t above = (size_t)(place->name - place->path);
    size_t room = above + strlen(place->staging) + 1;
    char *path = lrel__alloc(folder->context, room, 1);

    if (path)
        snprintf(path, room, "%.*s%s", (int)above, place->path, place->staging);
    return path;
}

/* Frees all but what is on the disk. */
static void folder_free(lrel_folder *folder)
{
    lrel_unfinished__clear(&folder->unfinished, folder->context);
    if (folder->old >= 0)
        close(folder->old);
    if (folder->fresh >= 0)
        close(folder->fresh);
    lrel_place__close(&folder->place);
    lrel__free(folder->context, folder);
}

/* While a folder is there that the signal handler does not know of, no signal may come:
 * one that ends the program would leave it lying about. */
static void hold_signals(sigset_t *before)
{
    sigset_t all;

    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, before);
}

static void let_signals(const sigset_t *before)
{
    pthread_sigmask(SIG_SETMASK, before, NULL);
}

/* Makes the new folder, and leaves it to the signal handler. */
static lrel_status open_fresh(lrel_folder *folder, lrel_error *err)
{
    sigset_t before;
    lrel_status status;

    hold_signals(&before);
    status = lrel_staging__take(&folder->place, &folder->fresh, err);
    if (status == LREL_OK) {
        folder->unfinished.parent = folder->place.parent;
        folder->unfinished.name = folder->place.staging;
        folder->unfinished.folder = folder->fresh;
        lrel_unfinished__watch(&folder->unfinished);
    }
    let_signals(&before);
    return status;
}

static lrel_status open_old(lrel_folder *folder, const char *const *files, bool overwrite,
                            lrel_error *err)
{
    struct stat old;
    lrel_status status =
        lrel_place__open_target(&folder->place, files, overwrite, &folder->old, err);

    if (status != LREL_OK || folder->old < 0)
        return status;
    /* Who could not look into the old run shall not look into the new one. Not every file
     * system has permissions, hence no failure. */
    if (fstat(folder->old, &old) == 0)
        (void)fchmod(folder->fresh, (old.st_mode & 0777) | 0700);
    return lrel_staging__lock(&folder->place, folder->old, err);
}

lrel_status lrel_folder_open(const lrel_context *context, const char *path,
                             const char *const *files, bool overwrite, lrel_folder **out,
                             lrel_error *err)
{
    lrel_folder *folder = lrel__calloc(context, 1, sizeof *folder);
    lrel_status status;

    if (!folder)
        return lrel__fail_memory(err);
    folder->context = context;
    folder->files = files;
    folder->fresh = folder->old = -1;
    if ((status = lrel_place__open(&folder->place, context, path, err)) != LREL_OK)
        goto done;
    /* The lock first: a run that is just ending changes the target. */
    if ((status = open_fresh(folder, err)) != LREL_OK)
        goto done;
    if ((status = open_old(folder, files, overwrite, err)) != LREL_OK)
        goto done;
    *out = folder;
    folder = NULL; /* now the caller's */

done:
    lrel_folder_abandon(folder);
    return status;
}

lrel_status lrel_folder_try(const lrel_context *context, const char *path,
                            const char *const *files, bool overwrite, lrel_error *err)
{
    lrel_place place;
    int old = -1;
    lrel_status status = lrel_place__open(&place, context, path, err);

    if (status == LREL_OK)
        status = lrel_place__open_target(&place, files, overwrite, &old, err);
    if (status == LREL_OK && faccessat(place.parent, ".", W_OK | X_OK, AT_EACCESS) != 0)
        status = lrel_place__fail(&place, errno, err);
    if (old >= 0)
        close(old);
    lrel_place__close(&place);
    return status;
}

/* True when every part of @p name is the name of something in the folder before it. */
static bool stays_inside(const char *name)
{
    for (;;) {
        size_t length = strcspn(name, "/");

        if (length == 0 || (length == 1 && name[0] == '.') ||
            (length == 2 && name[0] == '.' && name[1] == '.'))
            return false;
        if (name[length] == '\0')
            return true;
        name += length + 1;
    }
}

static bool has_folder(const lrel_folder *folder, const char *name, size_t length)
{
    const lrel_made *made = atomic_load(&folder->unfinished.newest);

    for (; made; made = made->next)
        if (made->is_folder && strncmp(made->name, name, length) == 0 &&
            made->name[length] == '\0')
            return true;
    return false;
}

/* Makes the folders that lead to @p name. */
static lrel_status make_folders(lrel_folder *folder, const char *name, lrel_error *err)
{
    const char *slash = name;
    lrel_status status;

    while ((slash = strchr(slash, '/'))) {
        size_t length = (size_t)(slash++ - name);

        if (has_folder(folder, name, length))
            continue;
        status = lrel_unfinished__note(&folder->unfinished, folder->context, name, length,
                                       true, err);
        if (status != LREL_OK)
            return status;
        if (mkdirat(folder->fresh, atomic_load(&folder->unfinished.newest)->name, 0777) !=
            0)
            return lrel_place__fail(&folder->place, errno, err);
    }
    return LREL_OK;
}

static lrel_status make_file(lrel_folder *folder, const char *name, const char *path,
                             lrel_stream **out, lrel_error *err)
{
    int descriptor = openat(folder->fresh, name,
                            O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);

    if (descriptor < 0)
        return lrel__fail(err, LREL_E_WRITE, "cannot write %s: %s", path,
                          strerrordesc_np(errno));
    return lrel_stream__adopt(folder->context, descriptor, path, out, err);
}

lrel_status lrel_folder_create(lrel_folder *folder, const char *name, lrel_stream **out,
                               lrel_error *err)
{
    lrel_status status;
    char *path;

    if (!stays_inside(name))
        return lrel__fail(err, LREL_E_ARGUMENT, "\"%s\" is not a name inside a folder",
                          name);
    if (lrel_unfinished__is_interrupted(&folder->unfinished))
        return fail_interrupted(folder, err);
    path = lrel__path_in(folder->context, folder->place.path, name);
    if (!path)
        return lrel__fail_memory(err);
    if ((status = make_folders(folder, name, err)) == LREL_OK &&
        (status = lrel_unfinished__note(&folder->unfinished, folder->context, name,
                                        strlen(name), false, err)) == LREL_OK)
        status = make_file(folder, name, path, out, err);
    lrel__free(folder->context, path);
    return status;
}

/* Removes the new folder where it grew. By the record first: where no more files may be
 * opened, a folder cannot be read. But never in a folder that has taken its place. */
static void remove_fresh(const lrel_folder *folder)
{
    struct stat named, opened;

    if (fstat(folder->fresh, &opened) == 0 &&
        fstatat(folder->place.parent, folder->place.staging, &named,
                AT_SYMLINK_NOFOLLOW) == 0 &&
        named.st_ino == opened.st_ino && named.st_dev == opened.st_dev)
        lrel_unfinished__remove(&folder->unfinished);
    (void)lrel_tree__remove(folder->place.parent, folder->place.staging);
}

void lrel_folder_abandon(lrel_folder *folder)
{
    sigset_t before;

    if (!folder)
        return;
    hold_signals(&before);
    (void)lrel_unfinished__claim(&folder->unfinished);
    if (folder->fresh >= 0)
        remove_fresh(folder);
    let_signals(&before);
    folder_free(folder);
}

/* The names of all files and folders to the disk; their contents are there already, since
 * closing a stream brought them. */
static int flush_names(const lrel_folder *folder)
{
    const lrel_made *made = atomic_load(&folder->unfinished.newest);
    int failure = 0;

    for (; made && failure == 0; made = made->next)
        if (made->is_folder)
            failure = lrel_tree__flush(folder->fresh, made->name);
    return failure != 0 ? failure : lrel_tree__flush(folder->fresh, ".");
}

/* True when the target is still what was examined. */
static bool is_target_unchanged(const lrel_folder *folder)
{
    struct stat named, examined;

    if (folder->old < 0)
        return true; /* renaming onto a folder with anything in it fails by itself */
    return fstat(folder->old, &examined) == 0 &&
           fstatat(folder->place.parent, folder->place.name, &named,
                   AT_SYMLINK_NOFOLLOW) == 0 &&
           named.st_ino == examined.st_ino && named.st_dev == examined.st_dev;
}

/* Puts what is named @p from where @p to is; where there is an old folder, both trade
 * places. */
static int move(const lrel_folder *folder, const char *from, const char *to)
{
    unsigned flags = folder->old >= 0 ? RENAME_EXCHANGE : 0;

    return renameat2(folder->place.parent, from, folder->place.parent, to, flags) == 0
               ? 0
               : errno;
}

/* From here on the target is the new run, or a failure is told and it is the old one.
 * What somebody put into the target while the new run grew is looked for, too. */
static lrel_status swap(const lrel_folder *folder, lrel_error *err)
{
    lrel_status status = LREL_OK;
    int reason;

    if (!is_target_unchanged(folder))
        return lrel__fail(err, LREL_E_EXISTS, "%s was changed by somebody else meanwhile",
                          folder->place.path);
    if (folder->old >= 0)
        status = lrel_place__check_ours(&folder->place, folder->old, folder->files, err);
    if (status != LREL_OK)
        return status;
    reason = move(folder, folder->place.staging, folder->place.name);
    if ((reason == EINVAL || reason == ENOSYS) && folder->old >= 0)
        return lrel__fail(
            err, LREL_E_WRITE,
            "cannot write %s: this file system cannot exchange two folders in "
            "one step; remove %s first, or write to another disk",
            folder->place.path, folder->place.path);
    if (reason != 0)
        return lrel_place__fail(&folder->place, reason, err);
    reason = lrel_tree__flush(folder->place.parent, ".");
    if (reason == 0)
        return LREL_OK;
    if (move(folder, folder->place.name, folder->place.staging) != 0)
        return lrel__fail(err, LREL_E_WRITE,
                          "%s is written, but may not outlast a crash: %s",
                          folder->place.path, strerrordesc_np(reason));
    return lrel_place__fail(&folder->place, reason, err);
}

/* After the swap, the old run is where the new one grew. */
static lrel_status remove_old(const lrel_folder *folder, lrel_error *err)
{
    int reason = folder->old >= 0
                     ? lrel_tree__remove(folder->place.parent, folder->place.staging)
                     : 0;

    if (reason == 0)
        return LREL_OK;
    return lrel__fail(
        err, LREL_E_WRITE,
        "%s is written, but the run that it replaced could not be removed from "
        "%s beside it: %s",
        folder->place.path, folder->place.staging, strerrordesc_np(reason));
}

lrel_status lrel_folder_commit(lrel_folder *folder, lrel_error *err)
{
    sigset_t before;
    lrel_status status;
    int reason;

    reason = flush_names(folder);
    hold_signals(&before);
    if (!lrel_unfinished__claim(&folder->unfinished))
        status = fail_interrupted(folder, err);
    else if (reason != 0)
        status = lrel_place__fail(&folder->place, reason, err);
    else
        status = swap(folder, err);
    if (status == LREL_OK) {
        lrel_unfinished__note_placed();
        status = remove_old(folder, err);
    } else {
        remove_fresh(folder);
    }
    let_signals(&before);
    folder_free(folder);
    return status;
}
