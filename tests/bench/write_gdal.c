/* SPDX-License-Identifier: Apache-2.0 */
/* GDAL's GeoJSON driver as ogr2ogr uses it, with features that lie in memory; and
 * ogr2ogr as people start it, from a format that it reads fast (FlatGeobuf, in degrees,
 * so that nothing is projected). */
#include <gdal.h>
#include <gdal_utils.h>
#include <ogr_api.h>

#include <stdio.h>

#include "bench/process.h"

/* Copies the layer @p from of one kind of file to another. */
static GDALDatasetH copy(GDALDatasetH from, const char *driver, const char *path,
                         const char *option)
{
    GDALDatasetH file =
        GDALCreate(GDALGetDriverByName(driver), path, 0, 0, 0, GDT_Unknown, NULL);
    char *options[] = {(char *)(uintptr_t)option, NULL}; /* GDAL only reads it */
    if (file != NULL && GDALDatasetCopyLayer(file, GDALDatasetGetLayer(from, 0),
                                             "hazards", options) == NULL) {
        GDALClose(file);
        return NULL;
    }
    return file;
}

static GDALDatasetH open_hazards(const task *t)
{
    char path[512];
    snprintf(path, sizeof path, "%s/hazards.geojson", t->folder);
    GDALAllRegister();
    return GDALOpenEx(path, GDAL_OF_VECTOR, NULL, NULL, NULL);
}

bool write_gdal(const task *t, const entry *e, run_report *report)
{
    GDALDatasetH file = open_hazards(t), memory, written;
    char path[512];
    double start;

    (void)e;
    snprintf(path, sizeof path, "%s/gdal.json", t->folder);
    if (file == NULL || (memory = copy(file, "Memory", "", NULL)) == NULL)
        return false;
    start = seconds_now();
    if ((written = copy(memory, "GeoJSON", path, "RFC7946=YES")) == NULL)
        return false;
    GDALClose(written);
    report->seconds = seconds_now() - start;
    report->bytes = files_size(path);
    remove(path);
    GDALClose(memory);
    GDALClose(file);
    return true;
}

const char *ogr2ogr_missing(void)
{
    return process_is_there("ogr2ogr") ? NULL : "gdal-bin is not installed";
}

bool write_ogr2ogr(const task *t, const entry *e, run_report *report)
{
    GDALDatasetH file = open_hazards(t), fast;
    char from[512], to[512];
    const char *const words[] = {"ogr2ogr",     "-f", "GeoJSON", "-lco",
                                 "RFC7946=YES", to,   from,      NULL};
    bool is_written;

    (void)e;
    snprintf(from, sizeof from, "%s/hazards.fgb", t->folder);
    snprintf(to, sizeof to, "%s/ogr2ogr.json", t->folder);
    remove(from);
    if (file == NULL ||
        (fast = copy(file, "FlatGeobuf", from, "SPATIAL_INDEX=NO")) == NULL)
        return false;
    GDALClose(fast);
    GDALClose(file);
    is_written = process_run(words, report);
    report->bytes = files_size(to);
    remove(to);
    return is_written;
}
