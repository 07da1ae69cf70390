/* SPDX-License-Identifier: Apache-2.0 */
/* earlier.c: every name in a folder held against a list. Only folders of the list are
 * looked into, so the walk is as deep as the list is. */
#include "write/earlier.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct search {
    const char *const *files;
    char *foreign;
    size_t size;
} search;

/* The first in order of bytes, since folders list their names in any order. */
static void note_foreign(search *s, const char *name)
{
    if (s->foreign[0] == '\0' || strcmp(name, s->foreign) < 0)
        snprintf(s->foreign, s->size, "%s", name);
}

static bool is_file_of_ours(const search *s, const char *name)
{
    for (const char *const *file = s->files; *file; file++)
        if (strcmp(*file, name) == 0)
            return true;
    return false;
}

static bool is_folder_of_ours(const search *s, const char *name)
{
    size_t length = strlen(name);

    for (const char *const *file = s->files; *file; file++)
        if (strncmp(*file, name, length) == 0 && (*file)[length] == '/')
            return true;
    return false;
}

static int look_into(search *s, int parent, const char *name, const char *path);

static int look_at(search *s, int folder, const char *name, const char *path)
{
    struct stat entry;

    if (fstatat(folder, name, &entry, AT_SYMLINK_NOFOLLOW) != 0)
        return errno;
    if (S_ISDIR(entry.st_mode) && is_folder_of_ours(s, path))
        return look_into(s, folder, name, path);
    if (!S_ISREG(entry.st_mode) || !is_file_of_ours(s, path))
        note_foreign(s, path);
    return 0;
}

/* @p path: of the folder @p name in @p parent, as the list has it; "": the whole. */
static int look_into(search *s, int parent, const char *name, const char *path)
{
    int descriptor =
        openat(parent, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    DIR *list = descriptor >= 0 ? fdopendir(descriptor) : NULL;
    struct dirent *entry;
    int failure = 0;

    if (!list) {
        failure = errno;
        if (descriptor >= 0)
            close(descriptor);
        return failure;
    }
    while (failure == 0 && (errno = 0, entry = readdir(list)) != NULL) {
        char inside[PATH_MAX];

        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
            continue;
        snprintf(inside, sizeof inside, "%s%s%s", path, path[0] ? "/" : "",
                 entry->d_name);
        failure = look_at(s, dirfd(list), entry->d_name, inside);
    }
    if (failure == 0)
        failure = errno; /* of the last readdir() */
    closedir(list);
    return failure;
}

int lrel_earlier__find_foreign(int folder, const char *const *files, char *foreign,
                               size_t size)
{
    search s = {files, foreign, size};

    foreign[0] = '\0';
    return look_into(&s, folder, ".", "");
}
