/* SPDX-License-Identifier: Apache-2.0 */
/* files.h: a workload as agencies would send it: two files, one of hazards and one of
 * releases, and the programme file that says what is in them. */
#ifndef LREL_BENCH_FILES_H
#define LREL_BENCH_FILES_H

#include <stdbool.h>

#include "support/workload.h"

/* Where the workload's plane is laid: into the middle of UTM zone 48 north. */
#define FILES_EAST_M  400000.0
#define FILES_NORTH_M 1200000.0

typedef enum file_format {
    FILE_SHAPEFILE,
    FILE_CSV,
    FILE_GEOJSON,
    FILE_GEOPACKAGE,
    FILE_FORMATS
} file_format;

/* "shapefile", "CSV", ...; and how names of such files end. */
const char *file_format_name(file_format format);
const char *file_format_ending(file_format format);

/* Writes FOLDER/hazards.ENDING, FOLDER/releases.ENDING and FOLDER/ENDING.yaml, by GDAL,
 * in UTM metres (GeoJSON, by RFC 7946: in degrees); FOLDER/hazards-ENDING.yaml is the
 * programme of the hazards alone. @return false where GDAL could not */
bool files_write(const workload *w, const char *folder, file_format format);

/* Bytes of all files that FOLDER has of the workload in this format. */
double files_bytes(const char *folder, file_format format);

/* Bytes of one file; 0 where there is none. */
double files_size(const char *path);

#endif
