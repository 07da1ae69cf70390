/* SPDX-License-Identifier: Apache-2.0 */
/* checksum_folder.c: one checksum for a source that is a folder of files. */
#include "bridge/checksum.h"

#include <dirent.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "core/fail.h"

typedef struct names {
    char **at;
    size_t count;
    size_t capacity;
} names;

static bool is_counted(const char *folder, const char *name)
{
    char path[PATH_MAX];
    size_t length = strlen(name);
    struct stat about;

    if (name[0] == '.' || (length >= 5 && strcmp(name + length - 5, ".lock") == 0))
        return false;
    return snprintf(path, sizeof path, "%s/%s", folder, name) >= PATH_MAX ||
           stat(path, &about) != 0 || !S_ISDIR(about.st_mode);
}

static lrel_status list(const lrel_context *context, const char *path, lrel_arena *arena,
                        names *out, lrel_error *err)
{
    const struct dirent *entry;
    DIR *folder = opendir(path);

    if (!folder)
        return lrel__fail(err, LREL_E_READ, "%s: cannot be opened", path);
    while ((entry = readdir(folder))) {
        char **name;

        if (!is_counted(path, entry->d_name))
            continue;
        name = LREL__PUSH(context, out);
        if (name)
            *name = lrel_arena_text(arena, entry->d_name, strlen(entry->d_name));
        if (!name || !*name) {
            (void)closedir(folder);
            return lrel__fail_memory(err);
        }
    }
    (void)closedir(folder);
    return LREL_OK;
}

static int compare(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* Appends "<hex>  <name>\n". */
static lrel_status add_line(const char *folder, const char *name, char *lines,
                            size_t *length, lrel_error *err)
{
    char path[PATH_MAX];
    lrel_checksum sum;
    lrel_status status;

    if (snprintf(path, sizeof path, "%s/%s", folder, name) >= PATH_MAX)
        return lrel__fail(err, LREL_E_READ, "%s: a name that is too long", folder);
    if ((status = lrel_checksum_of_file(path, &sum, err)) != LREL_OK)
        return status;
    *length += (size_t)sprintf(lines + *length, "%s  %s\n", sum.hex, name);
    return LREL_OK;
}

static lrel_status sum_of(const char *path, lrel_arena *arena, const names *files,
                          lrel_checksum *out, lrel_error *err)
{
    size_t room = 1, length = 0;
    lrel_status status;
    char *lines;

    for (size_t i = 0; i < files->count; i++)
        room += sizeof out->hex + 3 + strlen(files->at[i]);
    lines = lrel_arena_alloc(arena, room);
    if (!lines)
        return lrel__fail_memory(err);
    for (size_t i = 0; i < files->count; i++)
        if ((status = add_line(path, files->at[i], lines, &length, err)) != LREL_OK)
            return status;
    *out = lrel_checksum_of_bytes(lines, length);
    return LREL_OK;
}

lrel_status lrel_checksum_of_source(const lrel_context *context, const char *path,
                                    lrel_checksum *out, lrel_error *err)
{
    names files = {NULL, 0, 0};
    struct stat about;
    lrel_arena *arena;
    lrel_status status;

    if (stat(path, &about) != 0 || !S_ISDIR(about.st_mode))
        return lrel_checksum_of_file(path, out, err);
    arena = lrel_arena_new(context);
    status = arena ? list(context, path, arena, &files, err) : lrel__fail_memory(err);
    if (status == LREL_OK) {
        if (files.count > 0)
            qsort(files.at, files.count, sizeof *files.at, compare);
        status = sum_of(path, arena, &files, out, err);
    }
    lrel__free(context, files.at);
    lrel_arena_free(arena);
    return status;
}
