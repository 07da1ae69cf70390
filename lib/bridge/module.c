/* SPDX-License-Identifier: Apache-2.0 */
/* module.c: dlopen() of our own modules, by their full path alone.
 *
 * The folder follows from where this code itself was loaded from, which nothing in the
 * environment of the process can change. There is no state here: dlopen() counts for
 * itself and gives the same handle again. */
#include "bridge/module.h"

#include <dlfcn.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/fail.h"
#include "landrelease/version.h"

#define READER "landrelease_reader"

/* Tests link the parts of the library and are no library themselves: their build defines
 * this to say where modules are. It is absent from the library, and hidden, so that no
 * program that uses the library can bring one along. */
extern const char *lrel_module__test_folder(void)
    __attribute__((weak, visibility("hidden")));

static const struct {
    const char *name;
    const char *symbol;
    const char *serves;
    const char *package;
} modules[LREL_MODULE_COUNT] = {
    [LREL_MODULE_GDAL] = {"landrelease_gdal", "lrel_module_gdal",
                          "GeoPackage, FlatGeobuf and File Geodatabase", "libgdal32"},
    [LREL_MODULE_XLSX] = {"landrelease_xlsx", "lrel_module_xlsx",
                          "workbooks (issues.xlsx)", "libxlsxwriter4"},
    [LREL_MODULE_POSTGRES] = {"landrelease_postgres", "lrel_module_postgres",
                              "sources in PostGIS", "libpq5"},
};

/* The folder with modules, without a slash at its end; false where it does not fit. */
static bool find_folder(char out[PATH_MAX])
{
    char real[PATH_MAX];
    const char *slash;
    Dl_info about;

    if (lrel_module__test_folder)
        return snprintf(out, PATH_MAX, "%s", lrel_module__test_folder()) < PATH_MAX;
    if (!dladdr(modules, &about) || !about.dli_fname || !realpath(about.dli_fname, real))
        return false;
    slash = strrchr(real, '/');
    return slash && snprintf(out, PATH_MAX, "%.*s/landrelease", (int)(slash - real),
                             real) < PATH_MAX;
}

static bool path_of(lrel_module_id id, char out[PATH_MAX])
{
    char folder[PATH_MAX];

    return find_folder(folder) &&
           snprintf(out, PATH_MAX, "%s/%s.so", folder, modules[id].name) < PATH_MAX;
}

/* What the loader of glibc, and of musl, says when there is no room for a library. */
static bool is_about_memory(const char *reason)
{
    return reason && (strstr(reason, "failed to map segment") ||
                      strstr(reason, "annot allocate memory") ||
                      strstr(reason, "cannot create shared object descriptor") ||
                      strstr(reason, "out of memory"));
}

static lrel_status missing(lrel_module_id id, const char *path, lrel_error *err)
{
    const char *reason;

    if (access(path, F_OK) != 0)
        return lrel__fail(err, LREL_E_NOT_FOUND,
                          "needs the module %s, which is not installed (no file %.200s); "
                          "install all of landrelease, and on Debian the package %s",
                          modules[id].name, path, modules[id].package);
    reason = dlerror();
    if (is_about_memory(reason))
        return lrel__fail_memory(err);
    return lrel__fail(err, LREL_E_NOT_FOUND,
                      "needs the module %s, which cannot be loaded (%.250s); on Debian: "
                      "package %s",
                      modules[id].name, reason ? reason : "no reason given",
                      modules[id].package);
}

static lrel_status check(lrel_module_id id, const char *path,
                         const lrel_module_head *head, lrel_error *err)
{
    if (!head)
        return lrel__fail(err, LREL_E_INTERNAL, "%.300s: not a module of landrelease",
                          path);
    if (head->abi != LREL_MODULE_ABI || strcmp(head->version, LREL_VERSION) != 0)
        return lrel__fail(err, LREL_E_INTERNAL,
                          "%.300s: belongs to landrelease %.20s (%u), this is %s (%u); "
                          "install both from one build",
                          path, head->version, (unsigned)head->abi, LREL_VERSION,
                          (unsigned)LREL_MODULE_ABI);
    return LREL_OK;
}

lrel_status lrel_module_open(lrel_module_id id, const lrel_module_head **out,
                             lrel_error *err)
{
    char path[PATH_MAX];
    const lrel_module_head *head;
    lrel_status status;
    void *handle;

    if (!path_of(id, path))
        return lrel__fail(err, LREL_E_INTERNAL,
                          "the folder of the library's modules cannot be told");
    /* Its libraries keep threads and exit handlers: it must never be unloaded. */
    handle = dlopen(path, RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE);
    if (!handle)
        return missing(id, path, err);
    head = dlsym(handle, modules[id].symbol);
    if ((status = check(id, path, head, err)) == LREL_OK)
        *out = head;
    (void)dlclose(handle);
    return status;
}

lrel_status lrel_module_find_reader(char *out, lrel_error *err)
{
    char folder[PATH_MAX];

    if (!find_folder(folder) || snprintf(out, PATH_MAX, "%s/" READER, folder) >= PATH_MAX)
        return lrel__fail(err, LREL_E_INTERNAL,
                          "the folder of the library's modules cannot be told");
    if (access(out, X_OK) != 0)
        return lrel__fail(err, LREL_E_NOT_FOUND,
                          "needs the program " READER ", which is not installed (no "
                          "file %.200s); install all of landrelease",
                          out);
    return LREL_OK;
}

void lrel_module_describe(lrel_module_id id, lrel_module_info *out)
{
    const lrel_module_head *head;
    char path[PATH_MAX] = "";
    lrel_error err;

    lrel_error_init(&err);
    (void)path_of(id, path);
    *out = (lrel_module_info){.name = modules[id].name,
                              .serves = modules[id].serves,
                              .package = modules[id].package};
    snprintf(out->path, sizeof out->path, "%s", path);
    if (lrel_module_open(id, &head, &err) == LREL_OK) {
        out->is_there = true;
        head->library_version(out->library, sizeof out->library);
    } else {
        snprintf(out->reason, sizeof out->reason, "%s", err.message);
    }
}
