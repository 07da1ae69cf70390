/* SPDX-License-Identifier: Apache-2.0 */
/* vector_file.c: a name that can mean nothing but a file, then SQLite, or the
 * module and one driver. What GDAL would take for an address or a command is never shown
 * to it. */
#include "read/vector_file.h"

#include <dirent.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "bridge/gpkg.h"
#include "bridge/guarded.h"
#include "read/mapped.h"

/* What every File Geodatabase has: the table of its tables. */
#define GDB_FIRST_TABLE "a00000001.gdbtable"

/* "/folder/name", absolute: no prefix of GDAL (GPKG:, PG:, {) can begin it. */
static lrel_status absolute(const char *path, char out[PATH_MAX], lrel_error *err)
{
    char folder[PATH_MAX], real[PATH_MAX];
    size_t length = strlen(path), first;

    while (length > 1 && path[length - 1] == '/')
        length--;
    for (first = length; first > 0 && path[first - 1] != '/';)
        first--;
    if (first >= sizeof folder)
        return lrel__fail(err, LREL_E_READ, "its name is too long for this machine");
    memcpy(folder, path, first);
    folder[first] = '\0';
    if (!realpath(first > 0 ? folder : ".", real))
        return lrel__fail(err, LREL_E_READ, "its folder cannot be looked at");
    if (snprintf(out, PATH_MAX, "%s/%.*s", strcmp(real, "/") == 0 ? "" : real,
                 (int)(length - first), path + first) >= PATH_MAX)
        return lrel__fail(err, LREL_E_READ, "its name is too long for this machine");
    return lrel_mapped__check_name(out, err); /* a folder may be called /vsizip */
}

/* Files of a folder that GDAL will open without asking what they are. */
static lrel_status check_entries(const char *path, DIR *folder, lrel_error *err)
{
    const struct dirent *entry;
    bool is_gdb = false;

    while ((entry = readdir(folder))) {
        char name[PATH_MAX];
        struct stat about;

        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
            continue;
        if (snprintf(name, sizeof name, "%s/%s", path, entry->d_name) >= PATH_MAX ||
            stat(name, &about) != 0 ||
            (!S_ISREG(about.st_mode) && !S_ISDIR(about.st_mode)))
            return lrel__fail(err, LREL_E_FORMAT, "holds \"%.100s\", which is no file",
                              entry->d_name);
        is_gdb = is_gdb ||
                 (S_ISREG(about.st_mode) && strcmp(entry->d_name, GDB_FIRST_TABLE) == 0);
    }
    return is_gdb ? LREL_OK
                  : lrel__fail(err, LREL_E_FORMAT,
                               "named .gdb, but no File Geodatabase: it has no "
                               "" GDB_FIRST_TABLE);
}

lrel_status lrel_vector__check_gdb(const char *path, lrel_error *err)
{
    lrel_status status = lrel_mapped__check_name(path, err);
    DIR *folder;

    if (status != LREL_OK)
        return status;
    folder = opendir(path);
    if (!folder)
        return lrel__fail(err, LREL_E_READ, "a folder that cannot be opened");
    status = check_entries(path, folder, err);
    (void)closedir(folder);
    return status;
}

static lrel_status check_beside(const char *path, lrel_error *err)
{
    static const char *const endings[] = {"-wal", "-journal"};

    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        char name[PATH_MAX];
        struct stat about;

        if (snprintf(name, sizeof name, "%s%s", path, endings[i]) < PATH_MAX &&
            stat(name, &about) == 0 && about.st_size > 0)
            return lrel__fail(err, LREL_E_FORMAT,
                              "has changes that are not yet in it (the %s file beside "
                              "it); close the program that has it open",
                              endings[i]);
    }
    return LREL_OK;
}

/* Changes that SQLite has not yet written into the file itself would be overlooked. They
 * lie beside the file; what lies beside a link to it came with the link. */
static lrel_status check_unwritten(const char *path, lrel_error *err)
{
    char file[PATH_MAX];
    lrel_status status = check_beside(path, err);

    if (status != LREL_OK)
        return status;
    if (!realpath(path, file))
        return lrel__fail(err, LREL_E_READ, "where it lies cannot be told");
    return check_beside(file, err);
}

static lrel_vector_driver driver_of(lrel_format format)
{
    switch (format) {
    case LREL_FORMAT_FGB:
        return LREL_VECTOR_FGB;
    case LREL_FORMAT_GDB:
        return LREL_VECTOR_GDB;
    default:
        return LREL_VECTOR_GPKG;
    }
}

static lrel_status find_functions(const lrel_context *context, lrel_format format,
                                  const lrel_vector_functions **out, lrel_error *err)
{
    if (format != LREL_FORMAT_GPKG)
        return lrel_gdal_functions(context, out, err);
    *out = &lrel_gpkg;
    return LREL_OK;
}

lrel_status lrel_vector__open(const lrel_context *context, const char *path,
                              lrel_format format, lrel_vector_file *out, lrel_error *err)
{
    char full[PATH_MAX];
    lrel_vector_file file = {.module = NULL};
    lrel_status status;

    if ((status = absolute(path, full, err)) != LREL_OK ||
        (format == LREL_FORMAT_GPKG &&
         (status = check_unwritten(full, err)) != LREL_OK) ||
        (status = find_functions(context, format, &file.module, err)) != LREL_OK)
        return status;
    status = file.module->open(context, full, driver_of(format), &file.vector, err);
    if (status == LREL_OK)
        *out = file;
    return status;
}

void lrel_vector__close(lrel_vector_file *file)
{
    if (file->module)
        file->module->close(file->vector);
    *file = (lrel_vector_file){.module = NULL};
}
