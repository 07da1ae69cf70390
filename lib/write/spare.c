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

/* The folder that @p path names something in, as realpath() says it; false where it is
 * not there. */
static bool find_above(const char *path, char out[PATH_MAX])
{
    size_t length = strlen(path);
    char above[PATH_MAX] = ".";

    while (length > 1 && path[length - 1] == '/')
        length--;
    while (length > 0 && path[length - 1] != '/')
        length--;
    if (length >= sizeof above)
        return false;
    if (length > 0)
        snprintf(above, sizeof above, "%.*s", (int)length, path);
    return realpath(above, out) != NULL;
}

/* Whether @p input is the folder @p path, a real path, or one of those above it. */
static bool is_at_or_above(const struct stat *input, char path[PATH_MAX])
{
    while (!is_at(input, path)) {
        char *slash = strrchr(path, '/');

        if (!slash || slash == path)
            return false;
        *slash = '\0';
    }
    return true;
}

/* Whether @p path lies in the folder @p input, or would: as it is named, and where a link
 * leads. */
static bool lies_in(const char *path, const struct stat *input)
{
    char real[PATH_MAX];

    if (!S_ISDIR(input->st_mode))
        return false;
    return (find_above(path, real) && is_at_or_above(input, real)) ||
           (realpath(path, real) && is_at_or_above(input, real));
}

/* Refuses @p path where it lies in one of @p inputs that is a folder. */
static lrel_status check_above(const char *path, const char *const *inputs, size_t count,
                               const char *advice, lrel_error *err)
{
    for (size_t i = 0; i < count; i++) {
        struct stat input;

        if (inputs[i] && stat(inputs[i], &input) == 0 && lies_in(path, &input))
            return lrel__fail(err, LREL_E_EXISTS,
                              "%s lies in %s, which is one of the files that are read; "
                              "%s",
                              path, inputs[i], advice);
    }
    return LREL_OK;
}

lrel_status lrel_spare_file(const char *path, const char *const *inputs, size_t count,
                            lrel_error *err)
{
    struct stat target;

    if (strcmp(path, "-") == 0)
        return LREL_OK;
    if (stat(path, &target) != 0)
        return check_above(path, inputs, count, "name another file", err);
    for (size_t i = 0; i < count; i++) {
        struct stat input;

        if (!inputs[i] || stat(inputs[i], &input) != 0)
            continue;
        if (is_same(&input, &target) || is_part_of_shapefile(&target, inputs[i]) ||
            lies_in(path, &input))
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

    if (!realpath(folder, outer)) /* what is not there holds nothing */
        return check_above(folder, inputs, count, "name another folder", err);
    for (size_t i = 0; i < count; i++)
        if (inputs[i] && realpath(inputs[i], inner) && is_inside(inner, outer))
            return lrel__fail(
                err, LREL_E_EXISTS,
                "%s holds %s, which is one of the files that are read; name "
                "another folder",
                folder, inputs[i]);
    return check_above(folder, inputs, count, "name another folder", err);
}
