/* SPDX-License-Identifier: Apache-2.0 */
/* gdal_settings.c: which of GDAL's drivers there are, under which settings they work, and
 * where their messages go.
 *
 * Drivers are registered one by one: those that read VRT, networks and databases are not
 * there at all, and no plug-ins are looked for. */
#include "bridge/gdal/gdal_file.h"

#include <cpl_conv.h>
#include <cpl_error.h>
#include <cpl_string.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>

/* GDAL's headers for C do not declare them. Weak, so that the module can be loaded with a
 * GDAL that was built without one of them. */
void RegisterOGRGeoPackage(void) __attribute__((weak));
void RegisterOGRFlatGeobuf(void) __attribute__((weak));
void RegisterOGROpenFileGDB(void) __attribute__((weak));

static const struct {
    const char *name;
    const char *format;
    void (*add)(void);
} drivers[] = {
    [LREL_VECTOR_GPKG] = {"GPKG", "GeoPackage", RegisterOGRGeoPackage},
    [LREL_VECTOR_FGB] = {"FlatGeobuf", "FlatGeobuf", RegisterOGRFlatGeobuf},
    [LREL_VECTOR_GDB] = {"OpenFileGDB", "File Geodatabase", RegisterOGROpenFileGDB},
};

const char *lrel_gdal__register(lrel_vector_driver driver)
{
    /* Looking whether it is there and adding it are two steps of GDAL's. */
    static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

    pthread_mutex_lock(&lock);
    if (drivers[driver].add)
        drivers[driver].add();
    pthread_mutex_unlock(&lock);
    return GDALGetDriverByName(drivers[driver].name) ? drivers[driver].name : NULL;
}

const char *lrel_gdal__format(lrel_vector_driver driver)
{
    return drivers[driver].format;
}

/* For every driver. CPL_DEBUG is the first: with it on in the environment, GDAL would
 * write of the others into the file that CPL_LOG names. */
static const struct {
    const char *name;
    const char *value;
} settings[] = {
    {"CPL_DEBUG", "OFF"},
    {"GDAL_PAM_ENABLED", "NO"},         /* no .aux.xml read, none written */
    {"OGR_SQLITE_LOAD_EXTENSIONS", ""}, /* no code from a file that a variable names */
    /* Read in place, as our own readers do, and not page by page into a cache. */
    /* What has to be sorted stays in memory: nothing is written, temporary files too. */
    {"OGR_SQLITE_PRAGMA", "mmap_size=1073741824,temp_store=2"},
    {"OGR_SQLITE_JOURNAL", ""},
};

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* GDAL's words as a part of one of our lines: without the path, line feeds and a full
 * stop, in UTF-8. */
static void take(const lrel_gdal_log *log, char *out, size_t capacity,
                 const char *message)
{
    const char *path = log->path ? strstr(message, log->path) : NULL;
    const char *rest = path ? path + strlen(log->path) : message;
    size_t length;

    snprintf(out, capacity, "%.*s%s", (int)(path ? path - message : 0), message, rest);
    length = lrel_text_utf8_prefix(lrel_text_of(out));
    while (length > 0 && strchr(". \n", out[length - 1]))
        length--;
    out[length] = '\0';
    for (char *c = out; *c; c++)
        if ((unsigned char)*c < 0x20)
            *c = ' ';
}

/* Of open rings we tell ourselves, and close them. */
static bool is_known(const char *message)
{
    return strncmp(message, "Non closed ring detected", 24) == 0;
}

static void CPL_STDCALL on_message(CPLErr level, CPLErrorNum number, const char *message)
{
    lrel_gdal_log *log = CPLGetErrorHandlerUserData();

    if (level >= CE_Failure && !log->failure[0])
        take(log, log->failure, sizeof log->failure, message);
    else if (level == CE_Warning && !log->warning[0] && !is_known(message))
        take(log, log->warning, sizeof log->warning, message);
}

lrel_gdal_guard lrel_gdal__enter(lrel_vector_driver driver, lrel_gdal_log *log)
{
    lrel_gdal_guard guard = {CPLGetThreadLocalConfigOptions()};

    for (size_t i = 0; i < COUNT(settings); i++)
        CPLSetThreadLocalConfigOption(settings[i].name, settings[i].value);
    /* A geodatabase is a folder, whose files must be seen. */
    if (driver != LREL_VECTOR_GDB)
        CPLSetThreadLocalConfigOption("GDAL_DISABLE_READDIR_ON_OPEN", "EMPTY_DIR");
    CPLPushErrorHandlerEx(on_message, log);
    return guard;
}

void lrel_gdal__leave(lrel_gdal_guard *guard)
{
    CPLPopErrorHandler();
    CPLErrorReset();
    CPLSetThreadLocalConfigOptions((const char *const *)guard->settings);
    CSLDestroy(guard->settings);
}
