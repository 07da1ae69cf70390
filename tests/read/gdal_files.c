/* SPDX-License-Identifier: Apache-2.0 */
/* gdal_files.c: GDAL's C API, writing. */
#include "read/gdal_files.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <cpl_conv.h>
#include <cpl_string.h>
#include <gdal.h>
#include <ogr_api.h>
#include <ogr_srs_api.h>
#include <string.h>

static void add_column(OGRLayerH layer, const char *name, OGRFieldType type)
{
    OGRFieldDefnH column = OGR_Fld_Create(name, type);

    assert_int_equal(OGR_L_CreateField(layer, column, TRUE), OGRERR_NONE);
    OGR_Fld_Destroy(column);
}

static void set_shape(OGRFeatureH feature, const char *wkt)
{
    char *text = CPLStrdup(wkt), *rest = text;
    OGRGeometryH geometry = NULL;

    assert_int_equal(OGR_G_CreateFromWkt(&rest, NULL, &geometry), OGRERR_NONE);
    assert_int_equal(OGR_F_SetGeometryDirectly(feature, geometry), OGRERR_NONE);
    CPLFree(text);
}

static void add_row(OGRLayerH layer, const gdal_row *row)
{
    OGRFeatureH feature = OGR_F_Create(OGR_L_GetLayerDefn(layer));

    if (row->wkt)
        set_shape(feature, row->wkt);
    if (row->code != INT64_MIN)
        OGR_F_SetFieldInteger64(feature, OGR_F_GetFieldIndex(feature, "code"), row->code);
    if (row->name)
        OGR_F_SetFieldString(feature, OGR_F_GetFieldIndex(feature, "name"), row->name);
    OGR_F_SetFieldDouble(feature, OGR_F_GetFieldIndex(feature, "size"), row->size);
    if (row->day[0])
        OGR_F_SetFieldDateTime(feature, OGR_F_GetFieldIndex(feature, "day"), row->day[0],
                               row->day[1], row->day[2], 0, 0, 0, 0);
    assert_int_equal(OGR_L_CreateFeature(layer, feature), OGRERR_NONE);
    OGR_F_Destroy(feature);
}

/* FlatGeobuf: the order of the rows, and not that of an index. Shapefile: not Latin-1. */
static char **options_of(const char *driver)
{
    if (strcmp(driver, "FlatGeobuf") == 0)
        return CSLAddString(NULL, "SPATIAL_INDEX=NO");
    if (strcmp(driver, "ESRI Shapefile") == 0)
        return CSLAddString(NULL, "ENCODING=UTF-8");
    return NULL;
}

static void add_layer(GDALDatasetH dataset, const char *driver, const gdal_layer *about)
{
    OGRSpatialReferenceH srs = NULL;
    char **options = options_of(driver);
    OGRLayerH layer;

    if (about->epsg) {
        srs = OSRNewSpatialReference(NULL);
        assert_int_equal(OSRImportFromEPSG(srs, about->epsg), OGRERR_NONE);
        OSRSetAxisMappingStrategy(srs, OAMS_TRADITIONAL_GIS_ORDER);
    }
    layer = GDALDatasetCreateLayer(dataset, about->name, srs,
                                   (OGRwkbGeometryType)about->type, options);
    CSLDestroy(options);
    assert_non_null(layer);
    add_column(layer, "code", OFTInteger64);
    add_column(layer, "name", OFTString);
    add_column(layer, "size", OFTReal);
    add_column(layer, "day", OFTDate);
    for (int i = 0; i < about->row_count; i++)
        add_row(layer, &about->rows[i]);
    if (srs)
        OSRDestroySpatialReference(srs);
}

void gdal_write(const char *driver, const char *path, const gdal_layer *layers,
                int layer_count)
{
    GDALDatasetH dataset;

    GDALAllRegister();
    CPLSetThreadLocalConfigOption("GDAL_PAM_ENABLED", "NO");
    /* No file of a test outlives the machine. */
    CPLSetThreadLocalConfigOption("OGR_SQLITE_SYNCHRONOUS", "OFF");
    dataset = GDALCreate(GDALGetDriverByName(driver), path, 0, 0, 0, GDT_Unknown, NULL);
    assert_non_null(dataset);
    for (int i = 0; i < layer_count; i++)
        add_layer(dataset, driver, &layers[i]);
    GDALClose(dataset);
}

void gdal_sql(const char *path, const char *sql)
{
    GDALDatasetH dataset =
        GDALOpenEx(path, GDAL_OF_VECTOR | GDAL_OF_UPDATE, NULL, NULL, NULL);
    OGRLayerH result;

    assert_non_null(dataset);
    result = GDALDatasetExecuteSQL(dataset, sql, NULL, NULL);
    if (result)
        GDALDatasetReleaseResultSet(dataset, result);
    GDALClose(dataset);
}
