/* SPDX-License-Identifier: Apache-2.0 */
/* gdal_rows.c: the columns of a layer, its coordinate system, and cells as text: numbers
 * exact, dates and times as ISO 8601. */
#include "bridge/gdal/gpkg_rows.h"

#include <cpl_conv.h>
#include <cpl_string.h>
#include <math.h>
#include <ogr_srs_api.h>
#include <string.h>

#include "core/fail.h"

static lrel_vector_type type_of(OGRFieldType type)
{
    switch (type) {
    case OFTInteger:
    case OFTInteger64:
    case OFTReal:
        return LREL_VECTOR_NUMBER;
    case OFTString:
    case OFTTime:
        return LREL_VECTOR_TEXT;
    case OFTDate:
    case OFTDateTime:
        return LREL_VECTOR_DATE;
    default:
        return LREL_VECTOR_UNREADABLE;
    }
}

static lrel_status make_fields(lrel_vector *vector, lrel_error *err)
{
    OGRFeatureDefnH columns = OGR_L_GetLayerDefn(vector->layer);
    int count = OGR_FD_GetFieldCount(columns);

    vector->fields = lrel__calloc(vector->context, (size_t)count, sizeof *vector->fields);
    vector->columns =
        lrel__calloc(vector->context, (size_t)count, sizeof *vector->columns);
    if (!vector->fields || !vector->columns)
        return lrel__fail_memory(err);
    for (int i = 0; i < count; i++) {
        OGRFieldDefnH column = OGR_FD_GetFieldDefn(columns, i);
        const char *name = OGR_Fld_GetNameRef(column);
        const char *own = lrel_gdal__own_column(name);

        if (own && !*own)
            continue;
        vector->fields[vector->field_count] = (lrel_vector_field){
            .name = own ? own : name,
            .type = type_of(OGR_Fld_GetType(column)),
            .type_name = OGR_GetFieldTypeName(OGR_Fld_GetType(column)),
            .is_own = own != NULL};
        vector->columns[vector->field_count++] =
            (lrel_gdal_column){i, OGR_Fld_GetType(column), OGR_Fld_GetSubType(column)};
    }
    return LREL_OK;
}

/* Authorities whose codes PROJ knows; others number as they like. */
static bool is_known_authority(const char *name)
{
    return name && (strcmp(name, "EPSG") == 0 || strcmp(name, "ESRI") == 0 ||
                    strcmp(name, "OGC") == 0);
}

static void read_crs(lrel_vector *vector, lrel_vector_table *out)
{
    static const char *const options[] = {"FORMAT=WKT2_2019", "MULTILINE=NO", NULL};
    OGRSpatialReferenceH srs = OGR_L_GetSpatialRef(vector->layer);
    const char *authority, *code, *name = srs ? OSRGetName(srs) : NULL;

    out->crs = "";
    out->crs_why = "the layer names no coordinate system";
    /* GeoPackage has two systems that say that there is none (-1 and 0). */
    if (!srs || (name && strncmp(name, "Undefined ", 10) == 0))
        return;
    out->crs_why = "from the layer's coordinate system";
    authority = OSRGetAuthorityName(srs, NULL);
    code = OSRGetAuthorityCode(srs, NULL);
    if (is_known_authority(authority) && code &&
        strlen(code) + strlen(authority) + 2 <= sizeof vector->code) {
        CPLsnprintf(vector->code, sizeof vector->code, "%s:%s", authority, code);
        out->crs = vector->code;
    } else if (OSRExportToWktEx(srs, &vector->crs, options) == OGRERR_NONE &&
               vector->crs) {
        out->crs = vector->crs;
    } else {
        out->crs_why = "the layer's coordinate system cannot be written as text";
    }
}

lrel_status lrel_gdal__begin(lrel_vector *vector, size_t index, lrel_vector_table *out,
                             lrel_error *err)
{
    lrel_status status;

    vector->layer = GDALDatasetGetLayer(vector->dataset, (int)index);
    if (!vector->layer)
        return lrel__fail(err, LREL_E_FORMAT, "a layer that cannot be opened: %s",
                          vector->log.failure);
    if (!lrel_gdal__is_stored(vector, vector->layer))
        return lrel__fail(err, LREL_E_FORMAT,
                          "layer %.60s is a query stored in the file, not a table; save "
                          "it as a table",
                          OGR_L_GetName(vector->layer));
    if ((status = make_fields(vector, err)) != LREL_OK ||
        (status = lrel_gpkg__begin(vector, err)) != LREL_OK)
        return status;
    out->fields = vector->fields;
    out->field_count = vector->field_count;
    if (vector->rows)
        lrel_gpkg__expect(vector, out);
    out->id_name = OGR_L_GetFIDColumn(vector->layer);
    if (vector->driver == LREL_VECTOR_KML) {
        out->crs = "OGC:CRS84";
        out->crs_why = "KML is WGS 84";
    } else {
        read_crs(vector, out);
    }
    return LREL_OK;
}

void lrel_gdal__write_real(double value, bool is_single, char *out, size_t capacity)
{
    int digits = is_single ? 6 : 15, most = is_single ? 9 : 17;

    if (fabs(value) < 9007199254740992.0 && floor(value) == value && value != 0) {
        CPLsnprintf(out, capacity, "%.0f", value); /* an id in a column of reals */
        return;
    }
    for (; digits <= most; digits++) {
        char form[8];
        double back;

        /* With `*` in it CPLsnprintf() would leave the number to the host's locale. */
        CPLsnprintf(form, sizeof form, "%%.%dg", digits);
        CPLsnprintf(out, capacity, form, value);
        back = CPLAtof(out);
        if (is_single ? (float)back == (float)value : back == value)
            return;
    }
}

static void write_seconds(float seconds, char *out, size_t capacity)
{
    if (floorf(seconds) == seconds)
        CPLsnprintf(out, capacity, "%02d", (int)seconds);
    else
        /* Rounded to thousandths, but no minute has a second 60. */
        CPLsnprintf(out, capacity, "%06.3f", fmin((double)seconds, 59.999));
}

/* 100: UTC; otherwise quarters of an hour from it (OGR_F_GetFieldAsDateTimeEx). */
static void write_zone(int zone, char *out, size_t capacity)
{
    int minutes = (zone - 100) * 15;

    if (zone <= 1)
        *out = '\0';
    else if (zone == 100)
        CPLsnprintf(out, capacity, "Z");
    else
        CPLsnprintf(out, capacity, "%c%02d:%02d", minutes < 0 ? '-' : '+',
                    abs(minutes) / 60, abs(minutes) % 60);
}

/* A row has a date or two: GDAL's printing would take longer than its reading. */
static void write_day(int year, int month, int day, char *out, size_t capacity)
{
    if (year < 0 || year > 9999) {
        CPLsnprintf(out, capacity, "%04d-%02d-%02d", year, month, day);
        return;
    }
    for (int i = 3; i >= 0; i--, year /= 10)
        out[i] = (char)('0' + year % 10);
    out[4] = out[7] = '-';
    out[5] = (char)('0' + month / 10 % 10);
    out[6] = (char)('0' + month % 10);
    out[8] = (char)('0' + day / 10 % 10);
    out[9] = (char)('0' + day % 10);
    out[10] = '\0';
}

static void write_time(lrel_vector *vector, int place, OGRFieldType type)
{
    int year, month, day, hour, minute, zone;
    char date[32], seconds[16], offset[16];
    float second;

    vector->cell[0] = '\0';
    if (!OGR_F_GetFieldAsDateTimeEx(vector->feature, place, &year, &month, &day, &hour,
                                    &minute, &second, &zone))
        return;
    if (type == OFTDate) {
        write_day(year, month, day, vector->cell, sizeof vector->cell);
        return;
    }
    write_day(year, month, day, date, sizeof date);
    write_seconds(second, seconds, sizeof seconds);
    write_zone(zone, offset, sizeof offset);
    if (type == OFTTime)
        CPLsnprintf(vector->cell, sizeof vector->cell, "%02d:%02d:%s", hour, minute,
                    seconds);
    else
        CPLsnprintf(vector->cell, sizeof vector->cell, "%sT%02d:%02d:%s%s", date, hour,
                    minute, seconds, offset);
}

/* @p value at the end of the cell. @return where it begins */
static const char *write_whole(int64_t value, char *cell, size_t capacity)
{
    uint64_t left = value < 0 ? -(uint64_t)value : (uint64_t)value;
    char *at = cell + capacity - 1;

    *at = '\0';
    do {
        *--at = (char)('0' + left % 10);
        left /= 10;
    } while (left > 0);
    if (value < 0)
        *--at = '-';
    return at;
}

const char *lrel_gdal__whole_cell(lrel_vector *vector, int64_t value, bool is_boolean)
{
    if (is_boolean)
        return value ? "true" : "false";
    return write_whole(value, vector->cell, sizeof vector->cell);
}

const char *lrel_gdal__cell(lrel_vector *vector, size_t field)
{
    const lrel_gdal_column *column = &vector->columns[field];
    const char *odd;

    if (!vector->feature)
        return lrel_gpkg__cell(vector, field);
    if ((odd = lrel_gpkg__odd_cell(vector, field)) != NULL)
        return odd;
    if (!OGR_F_IsFieldSetAndNotNull(vector->feature, column->place))
        return "";
    switch (column->type) {
    case OFTInteger:
    case OFTInteger64:
        return lrel_gdal__whole_cell(
            vector, OGR_F_GetFieldAsInteger64(vector->feature, column->place),
            column->subtype == OFSTBoolean);
    case OFTReal:
        lrel_gdal__write_real(OGR_F_GetFieldAsDouble(vector->feature, column->place),
                              column->subtype == OFSTFloat32, vector->cell,
                              sizeof vector->cell);
        return vector->cell;
    case OFTDate:
    case OFTTime:
    case OFTDateTime:
        write_time(vector, column->place, column->type);
        return vector->cell;
    case OFTString:
        return OGR_F_GetFieldAsString(vector->feature, column->place);
    default:
        return "";
    }
}
