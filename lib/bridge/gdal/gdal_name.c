/* SPDX-License-Identifier: Apache-2.0 */
/* gdal_name.c: that what is read is the file that was named, and rows that are in it. */
#include "bridge/gdal/gdal_file.h"

#include <cpl_conv.h>
#include <cpl_string.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>

/* GDAL hands the name of a GeoPackage to SQLite as a URI and does not write every byte of
 * it as one: `a%20b.gpkg` would open `a b.gpkg`. Such a file goes by its descriptor:
 * SQLite follows that link to the true name, which is no URI any more. */
const char *lrel_gdal__name(lrel_vector *vector, const char *path,
                            char room[LREL_GDAL_NAME_BYTES])
{
    if (vector->driver != LREL_VECTOR_GPKG || !strpbrk(path, "%?#"))
        return path;
    vector->descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (vector->descriptor < 0)
        return NULL;
    snprintf(room, LREL_GDAL_NAME_BYTES, "/proc/self/fd/%d", vector->descriptor);
    return room;
}

/* Views and virtual tables have no page of the file. Names are alike in either case, as
 * SQLite has it. */
static bool has_table(GDALDatasetH dataset, const char *name)
{
    char *quoted = CPLEscapeString(name, -1, CPLES_SQL);
    const char *sql = CPLSPrintf("SELECT 1 FROM sqlite_master WHERE type = 'table' AND "
                                 "rootpage > 0 AND name = '%s' COLLATE NOCASE",
                                 quoted);
    OGRLayerH result = GDALDatasetExecuteSQL(dataset, sql, NULL, NULL);
    OGRFeatureH row = result ? OGR_L_GetNextFeature(result) : NULL;

    CPLFree(quoted);
    if (row)
        OGR_F_Destroy(row);
    if (result)
        GDALDatasetReleaseResultSet(dataset, result);
    return row != NULL;
}

bool lrel_gdal__is_stored(lrel_vector *vector, OGRLayerH layer)
{
    return vector->driver != LREL_VECTOR_GPKG ||
           has_table(vector->dataset, OGR_L_GetName(layer));
}
