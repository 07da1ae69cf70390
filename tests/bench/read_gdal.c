/* SPDX-License-Identifier: Apache-2.0 */
/* A full read through GDAL and nothing besides: every feature, every cell as text, every
 * vertex copied out. No words are understood and nothing is kept. */
#include <gdal.h>
#include <ogr_api.h>

#include <stdio.h>
#include <stdlib.h>

#include "bench/entry.h"

typedef struct point_room {
    double *xy;
    size_t capacity; /* points */
} point_room;

static size_t copy_points(OGRGeometryH geometry, point_room *room)
{
    size_t sum = 0, count;
    int parts = OGR_G_GetGeometryCount(geometry);

    for (int i = 0; i < parts; i++)
        sum += copy_points(OGR_G_GetGeometryRef(geometry, i), room);
    if (parts > 0)
        return sum;
    count = (size_t)OGR_G_GetPointCount(geometry);
    if (count > room->capacity) {
        free(room->xy);
        room->xy = malloc(2 * count * sizeof *room->xy);
        room->capacity = count;
    }
    OGR_G_GetPoints(geometry, room->xy, 2 * sizeof(double), room->xy + 1,
                    2 * sizeof(double), NULL, 0);
    return count;
}

static size_t read_layer(OGRLayerH layer)
{
    OGRFeatureH feature;
    point_room room = {NULL, 0};
    size_t points = 0;

    while ((feature = OGR_L_GetNextFeature(layer)) != NULL) {
        int fields = OGR_F_GetFieldCount(feature);
        for (int i = 0; i < fields; i++)
            (void)OGR_F_GetFieldAsString(feature, i);
        if (OGR_F_GetGeometryRef(feature) != NULL)
            points += copy_points(OGR_F_GetGeometryRef(feature), &room);
        OGR_F_Destroy(feature);
    }
    free(room.xy);
    return points;
}

bool read_gdal(const task *t, const entry *e, run_report *report)
{
    static const char *const names[] = {"hazards", "releases"};
    double start;

    GDALAllRegister();
    report->bytes = files_bytes(t->folder, e->format);
    start = seconds_now();
    for (size_t i = 0; i < 2; i++) {
        char path[512];
        GDALDatasetH file;
        snprintf(path, sizeof path, "%s/%s.%s", t->folder, names[i],
                 file_format_ending(e->format));
        file = GDALOpenEx(path, GDAL_OF_VECTOR, NULL, NULL, NULL);
        if (file == NULL)
            return false;
        report->answer += (double)read_layer(GDALDatasetGetLayer(file, 0));
        GDALClose(file);
    }
    report->seconds = seconds_now() - start;
    return true;
}
