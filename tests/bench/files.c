/* SPDX-License-Identifier: Apache-2.0 */
/* Written by GDAL and not by us, so that no reader of ours gets what only it would write.
 */
#include "bench/files.h"

#include <gdal.h>
#include <ogr_api.h>
#include <ogr_srs_api.h>

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

/* UTM zone 48 north on WGS 84. */
#define EPSG 32648

typedef struct format_words {
    const char *name, *ending, *driver;
    const char *option; /* of the layer, or NULL */
    OGRFieldType day;   /* GDAL writes dates into CSV as nobody else does */
    const char *keys;   /* that the programme needs for such a file */
} format_words;

static const format_words formats[FILE_FORMATS] = {
    [FILE_SHAPEFILE] = {"shapefile", "shp", "ESRI Shapefile", NULL, OFTDate, ""},
    [FILE_CSV] = {"CSV", "csv", "CSV", "GEOMETRY=AS_WKT", OFTString,
                  "    crs: EPSG:32648\n    geometry: {wkt: WKT}\n"},
    [FILE_GEOJSON] = {"GeoJSON", "geojson", "GeoJSON", "RFC7946=YES", OFTDate, ""},
    [FILE_GEOPACKAGE] = {"GeoPackage", "gpkg", "GPKG", NULL, OFTDate, ""},
};

typedef struct field {
    const char *name;
    OGRFieldType type;
    int width;
} field;

enum { ID, CONTAM, OPERATOR, DAY, AREA, WHAT, FOUND };

/* What stands in the files; DAY is when a hazard was recorded or a release ended, WHAT
 * its class or product, FOUND the items that a clearance found. */
static const field fields[] = {[ID] = {"ID", OFTString, 12},
                               [CONTAM] = {"CONTAM", OFTString, 8},
                               [OPERATOR] = {"OPERATOR", OFTString, 16},
                               [DAY] = {"DAY", OFTDate, 10},
                               [AREA] = {"AREA", OFTInteger, 9},
                               [WHAT] = {"WHAT", OFTString, 10},
                               [FOUND] = {"FOUND", OFTInteger, 4}};

static const char programme_head[] = "programme: Benchmark (invented)\n"
                                     "as_of: 2024-12-31\n"
                                     "sources:\n";
static const char hazard_keys[] =
    "    role: hazard\n    id: ID\n    class: WHAT\n"
    "    contamination: CONTAM\n    from: DAY\n    operator: OPERATOR\n    area: AREA\n";
static const char release_keys[] =
    "    role: release\n    id: ID\n    product: WHAT\n    contamination: CONTAM\n"
    "    to: DAY\n    operator: OPERATOR\n    area: AREA\n    items: {ap_mine: FOUND}\n";

const char *file_format_name(file_format format)
{
    return formats[format].name;
}

const char *file_format_ending(file_format format)
{
    return formats[format].ending;
}

/* ---- features ---- */

static OGRGeometryH polygon_of(const workload *w, uint32_t owner)
{
    const lrel_mosaic_ring *ring = &w->rings[owner];
    OGRGeometryH polygon = OGR_G_CreateGeometry(wkbPolygon);
    OGRGeometryH line = OGR_G_CreateGeometry(wkbLinearRing);

    OGR_G_SetPointCount(line, (int)ring->count + 1);
    for (uint32_t i = 0; i <= ring->count; i++) {
        /* Clockwise, as shapefiles want shells; the workload runs the other way. */
        lrel_grid_point p = w->points[ring->first + (ring->count - i) % ring->count];
        OGR_G_SetPoint_2D(line, (int)i, FILES_EAST_M + (double)p.x / WORKLOAD_UNITS_PER_M,
                          FILES_NORTH_M + (double)p.y / WORKLOAD_UNITS_PER_M);
    }
    OGR_G_AddGeometryDirectly(polygon, line);
    return polygon;
}

static void set_day(OGRFeatureH feature, lrel_date day)
{
    int year, month, number;
    char text[16];

    if (day.days == LREL_DAY_BEGINNING)
        return; /* not known: the cell stays empty */
    lrel_date_to_calendar(day, &year, &month, &number);
    snprintf(text, sizeof text, "%04d-%02d-%02d", year, month, number);
    OGR_F_SetFieldString(feature, DAY, text);
}

static const char *contamination_of(uint32_t accounts)
{
    static const char *const words[] = {"ap", "cmr", "uxo", "unknown"};
    for (int i = 0; i < 4; i++)
        if ((accounts >> i & 1) != 0)
            return words[i];
    return "unknown";
}

static OGRFeatureH feature_of(OGRLayerH layer, const workload *w, uint32_t owner,
                              uint32_t accounts)
{
    static const char *const operators[] = {"Agency One", "Agency Two", "Agency Three"};
    OGRFeatureH feature = OGR_F_Create(OGR_L_GetLayerDefn(layer));
    OGRGeometryH polygon = polygon_of(w, owner);
    char id[16];

    snprintf(id, sizeof id, "R-%07u", owner);
    OGR_F_SetFieldString(feature, ID, id);
    OGR_F_SetFieldString(feature, CONTAM, contamination_of(accounts));
    OGR_F_SetFieldString(feature, OPERATOR, operators[owner % 3]);
    OGR_F_SetFieldInteger(feature, AREA, (int)OGR_G_Area(polygon));
    OGR_F_SetGeometryDirectly(feature, polygon);
    return feature;
}

static OGRFeatureH hazard_of(OGRLayerH layer, const workload *w, size_t i)
{
    static const char *const classes[] = {"cha", "sha", "unknown"};
    const lrel_ledger_hazard *h = &w->hazards[i];
    OGRFeatureH feature = feature_of(layer, w, h->owner, h->accounts);

    OGR_F_SetFieldString(feature, WHAT, classes[h->class_rank % 3]);
    set_day(feature, h->from);
    return feature;
}

static OGRFeatureH release_of(OGRLayerH layer, const workload *w, size_t i)
{
    static const char *const products[] = {"cancelled", "reduced", "cleared"};
    const lrel_ledger_release *r = &w->releases[i];
    OGRFeatureH feature = feature_of(layer, w, r->owner, r->accounts);

    OGR_F_SetFieldString(feature, WHAT, products[r->product]);
    /* Nothing in two of five, else up to some thirty. */
    if (r->product == LREL_PRODUCT_CLEARED)
        OGR_F_SetFieldInteger(feature, FOUND, i % 5 < 2 ? 0 : (int)(i * 7 % 31));
    set_day(feature, r->day);
    return feature;
}

/* ---- files ---- */

static OGRLayerH layer_new(GDALDatasetH file, const char *name, const format_words *words)
{
    OGRSpatialReferenceH plane = OSRNewSpatialReference(NULL);
    char *options[] = {(char *)(uintptr_t)words->option, NULL}; /* GDAL only reads it */
    OGRLayerH layer;

    OSRImportFromEPSG(plane, EPSG);
    OSRSetAxisMappingStrategy(plane, OAMS_TRADITIONAL_GIS_ORDER);
    layer = GDALDatasetCreateLayer(file, name, plane, wkbPolygon, options);
    OSRRelease(plane);
    for (size_t i = 0; layer != NULL && i < sizeof fields / sizeof *fields; i++) {
        OGRFieldDefnH definition =
            OGR_Fld_Create(fields[i].name, i == DAY ? words->day : fields[i].type);
        OGR_Fld_SetWidth(definition, fields[i].width);
        if (OGR_L_CreateField(layer, definition, 1) != OGRERR_NONE)
            layer = NULL;
        OGR_Fld_Destroy(definition);
    }
    return layer;
}

static bool write_file(const workload *w, const char *folder, const char *name,
                       const format_words *words)
{
    bool is_hazards = strcmp(name, "hazards") == 0, is_done;
    size_t count = is_hazards ? w->ledger.hazard_count : w->ledger.release_count;
    GDALDatasetH file;
    OGRLayerH layer;
    char path[512];

    snprintf(path, sizeof path, "%s/%s.%s", folder, name, words->ending);
    file =
        GDALCreate(GDALGetDriverByName(words->driver), path, 0, 0, 0, GDT_Unknown, NULL);
    layer = file != NULL ? layer_new(file, name, words) : NULL;
    if (layer == NULL)
        return false;
    is_done = OGR_L_StartTransaction(layer) == OGRERR_NONE;
    for (size_t i = 0; i < count && is_done; i++) {
        OGRFeatureH feature =
            is_hazards ? hazard_of(layer, w, i) : release_of(layer, w, i);
        is_done = OGR_L_CreateFeature(layer, feature) == OGRERR_NONE;
        OGR_F_Destroy(feature);
    }
    is_done &= OGR_L_CommitTransaction(layer) == OGRERR_NONE;
    GDALClose(file);
    return is_done;
}

static bool write_programme(const char *folder, const format_words *words,
                            bool has_releases)
{
    char path[512];
    FILE *file;

    snprintf(path, sizeof path, "%s/%s%s.yaml", folder, has_releases ? "" : "hazards-",
             words->ending);
    if ((file = fopen(path, "w")) == NULL)
        return false;
    fputs(programme_head, file);
    fprintf(file, "  - path: hazards.%s\n%s%s", words->ending, words->keys, hazard_keys);
    if (has_releases)
        fprintf(file, "  - path: releases.%s\n%s%s", words->ending, words->keys,
                release_keys);
    return fclose(file) == 0;
}

bool files_write(const workload *w, const char *folder, file_format format)
{
    const format_words *words = &formats[format];

    GDALAllRegister();
    return write_file(w, folder, "hazards", words) &&
           write_file(w, folder, "releases", words) &&
           write_programme(folder, words, true) && write_programme(folder, words, false);
}

double files_size(const char *path)
{
    struct stat about;

    return stat(path, &about) == 0 ? (double)about.st_size : 0;
}

double files_bytes(const char *folder, file_format format)
{
    static const char *const names[] = {"hazards", "releases"};
    static const char *const shapefile[] = {"shp", "dbf", "shx"};
    size_t endings = format == FILE_SHAPEFILE ? 3 : 1;
    double sum = 0;

    for (size_t i = 0; i < 2 * endings; i++) {
        char path[512];

        snprintf(path, sizeof path, "%s/%s.%s", folder, names[i % 2],
                 format == FILE_SHAPEFILE ? shapefile[i / 2] : formats[format].ending);
        sum += files_size(path);
    }
    return sum;
}
