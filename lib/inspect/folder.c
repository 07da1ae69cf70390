/* SPDX-License-Identifier: Apache-2.0 */
/* folder.c: the files of a folder that may hold records, in the order of their names. */
#include <dirent.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/fail.h"
#include "inspect/inspection.h"
#include "read/imsma_tables.h"

/* What people send has a folder for each agency, and perhaps one for each delivery. */
#define DEPTH_MAX 8
#define FILES_MAX 2000

typedef struct names {
    const lrel_context *context;
    lrel_arena *arena;
    const lrel_path_list *taken; /* files of answers */
    struct {
        char **at;
        size_t count, capacity;
    } files;
} names;

static int compare(const void *left, const void *right)
{
    return strcmp(*(char *const *)left, *(char *const *)right);
}

/* What a run, a check or a pack of ours left there is no input. */
static bool is_output(const char *folder)
{
    static const char *const markers[] = {"data/provenance.json", "check/provenance.json",
                                          "pack/provenance.json"};

    for (size_t i = 0; i < sizeof markers / sizeof *markers; i++) {
        char path[PATH_MAX];

        if (snprintf(path, sizeof path, "%s/%s", folder, markers[i]) < PATH_MAX &&
            access(path, F_OK) == 0)
            return true;
    }
    return false;
}

/* What people answered is no source, nor is what they are asked. */
static bool is_of_answers(const names *n, const char *path, int depth)
{
    const char *name = strrchr(path, '/') + 1;
    struct stat about, taken;

    if (depth == 0 &&
        (strcmp(name, "questions.xlsx") == 0 || strcmp(name, "answers.csv") == 0))
        return true;
    if (stat(path, &about) != 0)
        return false;
    for (size_t i = 0; i < n->taken->count; i++)
        if (stat(n->taken->at[i], &taken) == 0 && taken.st_dev == about.st_dev &&
            taken.st_ino == about.st_ino)
            return true;
    return false;
}

static bool has_known_name(const char *path)
{
    lrel_format_look look;

    lrel_format__look(path, LREL_TEXT(""), &look);
    return look.format != LREL_FORMAT_NONE;
}

static lrel_status keep(names *n, const char *path, lrel_error *err)
{
    char **place;

    if (n->files.count == FILES_MAX)
        return lrel__fail(err, LREL_E_LIMIT,
                          "more than %d files that may hold records; give one of its "
                          "folders",
                          FILES_MAX);
    place = LREL__PUSH(n->context, &n->files);
    if (!place)
        return lrel__fail_memory(err);
    if (!(*place = lrel_arena_text(n->arena, path, strlen(path)))) {
        n->files.count--;
        return lrel__fail_memory(err);
    }
    return LREL_OK;
}

static lrel_status walk(names *n, const char *folder, int depth, lrel_error *err);

/* Links are not followed: they may lead anywhere, and round in a circle. */
static lrel_status take(names *n, const char *path, int depth, lrel_error *err)
{
    struct stat about;

    if (lstat(path, &about) != 0)
        return LREL_OK;
    if (S_ISDIR(about.st_mode) && lrel_imsma__is_folder(path))
        return keep(n, path, err);
    if (S_ISDIR(about.st_mode) && !lrel_format__is_gdb_name(path))
        return depth < DEPTH_MAX && !is_output(path) ? walk(n, path, depth + 1, err)
                                                     : LREL_OK;
    if (!S_ISDIR(about.st_mode) && !S_ISREG(about.st_mode))
        return LREL_OK;
    return has_known_name(path) && !is_of_answers(n, path, depth) ? keep(n, path, err)
                                                                  : LREL_OK;
}

static lrel_status walk(names *n, const char *folder, int depth, lrel_error *err)
{
    DIR *open = opendir(folder);
    const struct dirent *entry;
    lrel_status status = LREL_OK;

    if (!open && depth == 0)
        return lrel__fail(err, LREL_E_NOT_FOUND, "no folder that can be opened");
    while (open && status == LREL_OK && (entry = readdir(open))) {
        char path[PATH_MAX];

        if (entry->d_name[0] == '.' || entry->d_name[0] == '~' ||
            snprintf(path, sizeof path, "%s/%s", folder, entry->d_name) >= PATH_MAX)
            continue;
        status = take(n, path, depth, err);
    }
    if (open)
        (void)closedir(open);
    return status;
}

/* Table by table, what is in a source would be no record. */
static lrel_status walk_all(names *n, const char *folder, lrel_error *err)
{
    return lrel_imsma__is_folder(folder)
               ? lrel__fail(
                     err, LREL_E_FORMAT,
                     "is one source, tables of IMSMA; name the folder that it is in")
               : walk(n, folder, 0, err);
}

lrel_status lrel_inspection_add_folder(lrel_inspection *inspection, const char *folder,
                                       lrel_error *err)
{
    names n = {.context = inspection->context,
               .arena = inspection->arena,
               .taken = &inspection->taken};
    lrel_status status = walk_all(&n, folder, err);

    if (status == LREL_OK && n.files.count > 0)
        qsort(n.files.at, n.files.count, sizeof *n.files.at, compare);
    for (size_t i = 0; i < n.files.count && status == LREL_OK; i++) {
        status = lrel_inspection_add(inspection, n.files.at[i], err);
        if (status != LREL_E_MEMORY && status != LREL_E_CANCELLED &&
            status != LREL_E_REFUSED)
            status = LREL_OK; /* the file stands there with its reason */
    }
    lrel__free(n.context, n.files.at);
    return status == LREL_OK ? status : lrel__fail_at(err, status, folder, -1);
}
