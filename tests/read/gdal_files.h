/* SPDX-License-Identifier: Apache-2.0 */
/* gdal_files.h: small files of the formats that GDAL reads, written by GDAL itself. */
#ifndef LREL_TESTS_READ_GDAL_FILES_H
#define LREL_TESTS_READ_GDAL_FILES_H

#include <stdint.h>

typedef struct gdal_row {
    const char *wkt; /* NULL: no shape */
    int64_t code;    /* INT64_MIN: null */
    const char *name;
    double size;
    int day[3]; /* year, month, day; year 0: null */
} gdal_row;

typedef struct gdal_layer {
    const char *name;
    int epsg; /* 0: none */
    int type; /* OGRwkbGeometryType */
    const gdal_row *rows;
    int row_count;
} gdal_layer;

/* Writes layers with the columns code (64 bits), name, size (real) and day (date). */
void gdal_write(const char *driver, const char *path, const gdal_layer *layers,
                int layer_count);

/* Runs one SQL statement in a GeoPackage. */
void gdal_sql(const char *path, const char *sql);

#endif
