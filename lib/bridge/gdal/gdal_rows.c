/* SPDX-License-Identifier: Apache-2.0 */
/* gdal_rows.c: the columns of a layer, its coordinate system, and cells as text: numbers
 * exact, dates and times as ISO 8601. */
#include "bridge/gdal/gdal_file.h"

#include <cpl_conv.h>
#include <cpl_string.h>
#include <math.h>
#include <ogr_srs_api.h>
#include <string.h>

#include "core/fail.h"
#include "core/number.h"

static lrel_vector_value value_of(OGRFieldDefnH column)
{
    OGRFieldSubType subtype = OGR_Fld_GetSubType(column);

    switch (OGR_Fld_GetType(column)) {
    case OFTInteger:
        return subtype == OFSTBoolean ? LREL_VALUE_BOOLEAN : LREL_VALUE_WHOLE_32;
    case OFTInteger64:
        return LREL_VALUE_WHOLE;
    case OFTReal:
        return subtype == OFSTFloat32 ? LREL_VALUE_REAL_32 : LREL_VALUE_REAL;
    case OFTString:
        return LREL_VALUE_TEXT;
    case OFTTime:
        return LREL_VALUE_TIME;
    case OFTDate:
        return LREL_VALUE_DAY;
    case OFTDateTime:
        return LREL_VALUE_DAY_AND_TIME;
    default:
        return LREL_VALUE_OTHER;
    }
}

static lrel_status make_fields(lrel_vector *vector, lrel_error *err)
{
    OGRFeatureDefnH columns = OGR_L_GetLayerDefn(vector->layer);
    int count = OGR_FD_GetFieldCount(columns);

    vector->fields = lrel__calloc(vector->context, (size_t)count, sizeof *vector->fields);
    vector->places = lrel__calloc(vector->context, (size_t)count, sizeof *vector->places);
    if (!vector->fields || !vector->places)
        return lrel__fail_memory(err);
    for (int i = 0; i < count; i++) {
        OGRFieldDefnH column = OGR_FD_GetFieldDefn(columns, i);

        vector->fields[vector->field_count] = (lrel_vector_field){
            .name = OGR_Fld_GetNameRef(column),
            .value = value_of(column),
            .type = lrel_vector_type_of(value_of(column)),
            .type_name = OGR_GetFieldTypeName(OGR_Fld_GetType(column))};
        vector->places[vector->field_count++] = i;
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
    out->crs_why = LREL_VECTOR_CRS_NOT_SAID;
    /* GeoPackage has two systems that say that there is none (-1 and 0). */
    if (!srs || (name && strncmp(name, "Undefined ", 10) == 0))
        return;
    out->crs_why = LREL_VECTOR_CRS_OF_LAYER;
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
    if ((status = make_fields(vector, err)) != LREL_OK)
        return status;
    out->fields = vector->fields;
    out->field_count = vector->field_count;
    out->id_name = OGR_L_GetFIDColumn(vector->layer);
    out->shape_name = OGR_L_GetGeometryColumn(vector->layer);
    read_crs(vector, out);
    return LREL_OK;
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

static void write_time(lrel_vector *vector, int place, lrel_vector_value value)
{
    int year, month, day, hour, minute, zone;
    char date[32], seconds[16], offset[16];
    float second;

    vector->cell[0] = '\0';
    if (!OGR_F_GetFieldAsDateTimeEx(vector->feature, place, &year, &month, &day, &hour,
                                    &minute, &second, &zone))
        return;
    if (value == LREL_VALUE_DAY) {
        write_day(year, month, day, vector->cell, sizeof vector->cell);
        return;
    }
    write_day(year, month, day, date, sizeof date);
    write_seconds(second, seconds, sizeof seconds);
    write_zone(zone, offset, sizeof offset);
    if (value == LREL_VALUE_TIME)
        CPLsnprintf(vector->cell, sizeof vector->cell, "%02d:%02d:%s", hour, minute,
                    seconds);
    else
        CPLsnprintf(vector->cell, sizeof vector->cell, "%sT%02d:%02d:%s%s", date, hour,
                    minute, seconds, offset);
}

const char *lrel_gdal__cell(lrel_vector *vector, size_t field)
{
    lrel_vector_value value = vector->fields[field].value;
    int place = vector->places[field];

    if (!OGR_F_IsFieldSetAndNotNull(vector->feature, place))
        return "";
    switch (value) {
    case LREL_VALUE_WHOLE:
    case LREL_VALUE_WHOLE_32:
        return lrel_integer_format(OGR_F_GetFieldAsInteger64(vector->feature, place),
                                   vector->cell);
    case LREL_VALUE_BOOLEAN:
        return OGR_F_GetFieldAsInteger64(vector->feature, place) ? "true" : "false";
    case LREL_VALUE_REAL:
    case LREL_VALUE_REAL_32:
        lrel_number_format(OGR_F_GetFieldAsDouble(vector->feature, place),
                           value == LREL_VALUE_REAL_32, vector->cell,
                           sizeof vector->cell);
        return vector->cell;
    case LREL_VALUE_DAY:
    case LREL_VALUE_TIME:
    case LREL_VALUE_DAY_AND_TIME:
        write_time(vector, place, value);
        return vector->cell;
    case LREL_VALUE_TEXT:
        return OGR_F_GetFieldAsString(vector->feature, place);
    case LREL_VALUE_OTHER:
        break;
    }
    return "";
}
