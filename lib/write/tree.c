/* SPDX-License-Identifier: Apache-2.0 */
/* tree.c: walking a folder by open descriptors, so that nobody can swap a part of the
 * path for a link to elsewhere while it is walked. */
#include "write/tree.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Each level holds a descriptor open. Ours are three deep; a person may have put more in.
 */
#define DEPTH_MAX 100

static int open_folder(int parent, const char *name)
{
    return openat(parent, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
}

/* The next name in @p list, NULL at the end or where errno is not 0. */
static const char *next_name(DIR *list)
{
    struct dirent *entry;

    do {
        errno = 0;
        entry = readdir(list);
    } while (entry &&
             (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0));
    return entry ? entry->d_name : NULL;
}

int lrel_tree__is_empty(int folder, bool *out)
{
    int copy = open_folder(folder, "."); /* with a place in the list of its own */
    DIR *list = copy >= 0 ? fdopendir(copy) : NULL;
    int failure = 0;

    if (!list) {
        failure = errno;
        if (copy >= 0)
            close(copy);
        return failure;
    }
    *out = !next_name(list);
    if (*out)
        failure = errno;
    closedir(list);
    return failure;
}

static int remove_folder(int parent, const char *name, dev_t device, int depth);

static int remove_entry(int folder, const char *name, dev_t device, int depth)
{
    struct stat entry;

    if (fstatat(folder, name, &entry, AT_SYMLINK_NOFOLLOW) != 0)
        return errno == ENOENT ? 0 : errno;
    if (S_ISDIR(entry.st_mode))
        return remove_folder(folder, name, device, depth + 1);
    if (unlinkat(folder, name, 0) != 0 && errno != ENOENT)
        return errno;
    return 0;
}

/* Removes what is in @p folder, whose descriptor it takes over. */
static int remove_content(int folder, dev_t device, int depth)
{
    DIR *list = fdopendir(folder);
    const char *name;
    int failure = 0;

    if (!list) {
        failure = errno;
        close(folder);
        return failure;
    }
    while (failure == 0 && (name = next_name(list)))
        failure = remove_entry(folder, name, device, depth);
    if (failure == 0)
        failure = errno; /* of the last next_name() */
    closedir(list);
    return failure;
}

static int remove_folder(int parent, const char *name, dev_t device, int depth)
{
    struct stat self;
    int folder, failure;

    if (depth > DEPTH_MAX)
        return ELOOP;
    folder = open_folder(parent, name);
    if (folder < 0)
        return errno == ENOENT ? 0 : errno;
    if (fstat(folder, &self) != 0 || self.st_dev != device) {
        close(folder);
        return EXDEV; /* something is mounted there */
    }
    (void)fchmod(folder,
                 0700); /* a folder of ours that was made read-only is still ours */
    failure = remove_content(folder, device, depth);
    if (failure == 0 && unlinkat(parent, name, AT_REMOVEDIR) != 0 && errno != ENOENT)
        failure = errno;
    return failure;
}

int lrel_tree__remove(int parent, const char *name)
{
    struct stat self;

    if (fstat(parent, &self) != 0)
        return errno;
    return remove_folder(parent, name, self.st_dev, 0);
}

int lrel_tree__flush(int parent, const char *name)
{
    int folder = open_folder(parent, name);
    int failure = 0;

    if (folder < 0)
        return errno;
    while (failure == 0 && fsync(folder) != 0)
        if (errno != EINTR)
            failure = errno;
    close(folder);
    return failure;
}
