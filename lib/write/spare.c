/* SPDX-License-Identifier: Apache-2.0 */
/* spare.c: device and inode tell whether two names are one file; the real path tells
 * where it lies. */
#include "write/spare.h"

#include <limits.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

static bool is_same(const struct stat *a, const struct stat *b)
{
    return a->st_dev == b->st_dev && a->st_ino == b->st_ino;
}

/* Whether @p about is the file of this path. */
static bool is_at(const struct stat *about, const char *path)
{
    struct stat there;

    return stat(path, &there) == 0 && is_same(about, &there);
}

/* Of a shapefile (Esri's description, and what other programs lay beside it). */
static bool is_part_of_shapefile(const struct stat *about, const char *input)
{
    static const char *const endings[] = {"shx", "SHX", "dbf", "DBF",    "prj",
                                          "PRJ", "cpg", "CPG", "sbn",    "sbx",
                                          "qix", "qpj", "cst", "shp.xml"};
    size_t length = strlen(input);
    char path[PATH_MAX];

    if (length < 4 || strcasecmp(input + length - 4, ".shp") != 0)
        return false;
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        snprintf(path, sizeof path, "%.*s%s", (int)length - 3, input, endings[i]);
        if (is_at(about, path))
            return true;
    }
    return false;
}

/* The folder that holds @p path, as realpath() says it; false where that cannot tell. */
static bool find_folder(const char *path, char out[PATH_MAX])
{
    char *slash;

    if (!realpath(path, out))
        return false;
    slash = strrchr(out, '/');
    slash[slash == out] = '\0';
    return true;
}

lrel_status lrel_spare_file(const char *path, const char *const *inputs, size_t count,
                            lrel_error *err)
{
    char folder[PATH_MAX];
    struct stat target, above;
    bool has_above;

    if (strcmp(path, "-") == 0 || stat(path, &target) != 0)
        return LREL_OK;
    has_above = find_folder(path, folder) && stat(folder, &above) == 0;
    for (size_t i = 0; i < count; i++) {
        struct stat input;

        if (!inputs[i] || stat(inputs[i], &input) != 0)
            continue;
        if (is_same(&input, &target) || is_part_of_shapefile(&target, inputs[i]) ||
            (S_ISDIR(input.st_mode) && has_above && is_same(&input, &above)))
            return lrel__fail(err, LREL_E_EXISTS,
                              "%s is one of the files that are read; name another file",
                              path);
    }
    return LREL_OK;
}

/* Whether the real path @p path is @p folder or lies in it. */
static bool is_inside(const char *path, const char *folder)
{
    size_t length = strlen(folder);

    return strncmp(path, folder, length) == 0 &&
           (path[length] == '/' || path[length] == '\0');
}

lrel_status lrel_spare_inside(const char *folder, const char *const *inputs, size_t count,
                              lrel_error *err)
{
    char outer[PATH_MAX], inner[PATH_MAX];

    if (!realpath(folder, outer))
        return LREL_OK; /* what is not there holds nothing */
    for (size_t i = 0; i < count; i++)
        if (inputs[i] && realpath(inputs[i], inner) && is_inside(inner, outer))
            return lrel__fail(
                err, LREL_E_EXISTS,
                "%s holds %s, which is one of the files that are read; name "
                "another folder",
                folder, inputs[i]);
    return LREL_OK;
}
