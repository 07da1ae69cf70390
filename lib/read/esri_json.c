/* SPDX-License-Identifier: Apache-2.0 */
/* esri_json.c: attributes, geometry, and the fields that are dates. */
#include "read/esri_json.h"

#include <stdio.h>

#include "core/number.h"
#include "landrelease/date.h"
#include "read/shapefile_rings.h"
#include "read/shaper.h"

/* Codes of Esri's own systems begin behind those of EPSG. */
#define ESRI_CODES_FROM 37000
#define DAY_MS          86400000
#define YEARS_MAX       9999

typedef struct esri {
    lrel_geojson *all;
    lrel_reader *reader;
    lrel_json *json;
    lrel_names dates; /* names of fields */
    lrel_error *err;
} esri;

static lrel_status next(esri *self, lrel_json_token *token)
{
    return lrel_json__next(self->json, token, self->err);
}

static bool is_key(const esri *self, const char *name)
{
    return lrel_text_is_equal(self->json->text, lrel_text_of(name));
}

static lrel_status skip_next(esri *self)
{
    return lrel_json__skip_next(self->json, self->err);
}

/* ---- fields ---- */

/* The rest of a field: its name, where it is a date. */
static lrel_status read_field(esri *self)
{
    lrel_text name = LREL_TEXT("");
    bool is_date = false;
    lrel_json_token token;
    lrel_status status;
    size_t place;

    while ((status = next(self, &token)) == LREL_OK && token == LREL_JSON_KEY) {
        bool is_name = is_key(self, "name"), is_type = is_key(self, "type");

        if ((status = next(self, &token)) != LREL_OK)
            return status;
        if (is_name && token == LREL_JSON_STRING)
            name = self->json->text;
        if (is_type && token == LREL_JSON_STRING)
            is_date = is_key(self, "esriFieldTypeDate");
        if ((status = lrel_json__skip(self->json, token, self->err)) != LREL_OK)
            return status;
    }
    if (status == LREL_OK && is_date &&
        !lrel_names__add(&self->dates, name, &place, NULL))
        return lrel__fail_memory(self->err);
    return status;
}

static lrel_status read_fields(esri *self)
{
    lrel_json_token token;
    lrel_status status = next(self, &token);

    if (status != LREL_OK || token != LREL_JSON_ARRAY)
        return status;
    while ((status = next(self, &token)) == LREL_OK && token != LREL_JSON_ARRAY_END) {
        status = token == LREL_JSON_OBJECT
                     ? read_field(self)
                     : lrel_json__skip(self->json, token, self->err);
        if (status != LREL_OK)
            return status;
    }
    return status;
}

/* ---- attributes ---- */

static bool is_date_field(const esri *self, lrel_text name)
{
    for (size_t i = 0; i < self->dates.count; i++)
        if (lrel_text_is_equal(self->dates.at[i], name))
            return true;
    return false;
}

/* 1393632000000 as "2014-03-01T00:00:00Z"; false where it is no such number. */
static bool date_of(lrel_text text, char out[40])
{
    int64_t ms, day, rest;
    int year, month, date;

    if (!lrel_integer_parse(text, &ms) || ms < -DAY_MS * (int64_t)366 * 1970 ||
        ms > DAY_MS * (int64_t)366 * (YEARS_MAX - 1970))
        return false;
    day = ms / DAY_MS - (ms % DAY_MS < 0);
    rest = (ms - day * DAY_MS) / 1000;
    lrel_date_to_calendar((lrel_date){(int32_t)day}, &year, &month, &date);
    if (year < 1 || year > YEARS_MAX)
        return false;
    snprintf(out, 40, "%04d-%02d-%02dT%02d:%02d:%02dZ", year, month, date,
             (int)(rest / 3600), (int)(rest / 60 % 60), (int)(rest % 60));
    return true;
}

static lrel_status read_attribute(esri *self)
{
    bool is_date = is_date_field(self, self->json->text);
    lrel_json_mark value;
    lrel_json_token token;
    lrel_status status;
    uint32_t column;
    lrel_text text;
    char date[40];

    if (!lrel_keyed__column(&self->all->cells, self->json->text, &column))
        return lrel__fail_memory(self->err);
    value = lrel_json__mark(self->json);
    if (!is_date)
        return lrel_geojson__read_cell(self->all, column, self->err);
    if ((status = next(self, &token)) != LREL_OK)
        return status;
    if (token != LREL_JSON_NUMBER || !date_of(self->json->text, date)) {
        lrel_json__return(self->json, value);
        return lrel_geojson__read_cell(self->all, column, self->err);
    }
    status = lrel_reader__keep(self->reader, lrel_text_of(date), &text, self->err);
    return status == LREL_OK ? lrel_keyed__add(&self->all->cells, column, text,
                                               LREL_CELL_DATE, self->err)
                             : status;
}

static lrel_status read_attributes(esri *self)
{
    lrel_json_token token;
    lrel_status status = next(self, &token);

    if (status != LREL_OK || token == LREL_JSON_NULL)
        return status;
    if (token != LREL_JSON_OBJECT)
        return lrel_geojson__fail(self->all, "attributes that are no object", self->err);
    self->all->cells.next_column = 0;
    while ((status = next(self, &token)) == LREL_OK && token == LREL_JSON_KEY)
        if ((status = read_attribute(self)) != LREL_OK)
            return status;
    return status;
}

/* ---- geometry ---- */

static void fault(esri *self, lrel_shaper *shaper, lrel_issue_kind kind,
                  const char *expected)
{
    const lrel_json *json = self->json;

    lrel_shaper__fault(shaper, kind,
                       (lrel_text){json->token_at, (size_t)(json->end - json->token_at)},
                       expected);
}

/* The rest of an array of two numbers or more. */
static lrel_status read_position(esri *self, lrel_shaper *shaper)
{
    lrel_table *table = self->reader->table;
    lrel_json_numbers numbers;
    lrel_status status = lrel_json__numbers(self->json, &numbers, self->err);

    if (status != LREL_OK)
        return status;
    if (!numbers.is_finite)
        fault(self, shaper, LREL_ISSUE_COORDINATE_INVALID, "finite coordinates");
    else if (!numbers.is_numbers || numbers.count < 2)
        fault(self, shaper, LREL_ISSUE_SHAPE_UNREADABLE,
              "positions of two numbers or more");
    else if (lrel_shaper__reserve(shaper, 1))
        table->points[table->point_count++] = (lrel_xy){numbers.at[0], numbers.at[1]};
    return shaper->status;
}

/* The rest of an array of positions: a ring, a path, or points. */
static lrel_status read_positions(esri *self, lrel_shaper *shaper, lrel_shape_kind kind)
{
    size_t first = self->reader->table->point_count;
    lrel_json_token token;
    lrel_status status;

    while ((status = next(self, &token)) == LREL_OK && token != LREL_JSON_ARRAY_END) {
        if (token != LREL_JSON_ARRAY) {
            fault(self, shaper, LREL_ISSUE_SHAPE_UNREADABLE,
                  "positions, as in [103.2, 13.1]");
            return LREL_OK;
        }
        status = read_position(self, shaper);
        if (status != LREL_OK || shaper->fault)
            return status;
    }
    if (status != LREL_OK || self->reader->table->point_count == first)
        return status;
    if (kind == LREL_SHAPE_POLYGON)
        lrel_shaper__polygon(shaper); /* its role follows from its winding */
    lrel_shaper__ring(shaper, kind, first);
    return shaper->status;
}

/* The rest of an array of rings or paths. */
static lrel_status read_parts(esri *self, lrel_shaper *shaper, lrel_shape_kind kind)
{
    lrel_json_token token;
    lrel_status status;

    while ((status = next(self, &token)) == LREL_OK && token != LREL_JSON_ARRAY_END) {
        if (token != LREL_JSON_ARRAY) {
            fault(self, shaper, LREL_ISSUE_SHAPE_UNREADABLE, "arrays of positions");
            return LREL_OK;
        }
        status = read_positions(self, shaper, kind);
        if (status != LREL_OK || shaper->fault)
            return status;
    }
    return status;
}

/* The value of a member of a geometry, read to its end even where it is not understood.
 */
static lrel_status read_shape(esri *self, lrel_shaper *shaper, lrel_shape_kind kind,
                              bool has_parts)
{
    lrel_json_mark mark = lrel_json__mark(self->json);
    lrel_json_token token;
    lrel_status status = next(self, &token);

    if (status != LREL_OK || token == LREL_JSON_NULL)
        return status;
    if (token != LREL_JSON_ARRAY)
        fault(self, shaper, LREL_ISSUE_SHAPE_UNREADABLE, "an array of positions");
    else
        status = has_parts ? read_parts(self, shaper, kind)
                           : read_positions(self, shaper, kind);
    if (status != LREL_OK || !shaper->fault)
        return status;
    lrel_json__return(self->json, mark);
    return skip_next(self);
}

/* x or y of a point; "NaN" and null are a point without a place. */
static lrel_status read_ordinate(esri *self, lrel_shaper *shaper, double *out, bool *has)
{
    lrel_json_token token;
    lrel_status status = next(self, &token);

    if (status != LREL_OK)
        return status;
    *has = token == LREL_JSON_NUMBER && lrel_number_parse(self->json->text, out);
    if (token == LREL_JSON_NUMBER && !*has)
        fault(self, shaper, LREL_ISSUE_COORDINATE_INVALID, "finite coordinates");
    return lrel_json__skip(self->json, token, self->err);
}

/* The rest of a geometry. */
static lrel_status read_members(esri *self, lrel_shaper *shaper)
{
    lrel_table *table = self->reader->table;
    lrel_xy point = {0, 0};
    bool has_x = false, has_y = false;
    lrel_json_token token;
    lrel_status status;

    while ((status = next(self, &token)) == LREL_OK && token == LREL_JSON_KEY) {
        if (is_key(self, "rings")) {
            status = read_shape(self, shaper, LREL_SHAPE_POLYGON, true);
        } else if (is_key(self, "paths")) {
            status = read_shape(self, shaper, LREL_SHAPE_LINE, true);
        } else if (is_key(self, "points")) {
            status = read_shape(self, shaper, LREL_SHAPE_POINT, false);
        } else if (is_key(self, "x")) {
            status = read_ordinate(self, shaper, &point.x, &has_x);
        } else if (is_key(self, "y")) {
            status = read_ordinate(self, shaper, &point.y, &has_y);
        } else {
            if (is_key(self, "curveRings") || is_key(self, "curvePaths"))
                fault(self, shaper, LREL_ISSUE_SHAPE_UNREADABLE,
                      "rings without curves; densify them in ArcGIS");
            status = skip_next(self);
        }
        if (status != LREL_OK)
            return status;
    }
    if (status != LREL_OK || !has_x || !has_y || !lrel_shaper__reserve(shaper, 1))
        return status == LREL_OK ? shaper->status : status;
    table->points[table->point_count++] = point;
    lrel_shaper__ring(shaper, LREL_SHAPE_POINT, table->point_count - 1);
    return shaper->status;
}

static lrel_status read_geometry(esri *self)
{
    lrel_shaper shaper;
    lrel_json_token token;
    lrel_status status = next(self, &token);

    if (status != LREL_OK || token == LREL_JSON_NULL)
        return status;
    if (token != LREL_JSON_OBJECT)
        return lrel_geojson__fail(self->all, "a geometry that is no object", self->err);
    lrel_shaper__begin(&shaper, self->reader, LREL_TEXT("geometry"), self->err);
    status = read_members(self, &shaper);
    return status == LREL_OK ? lrel_shapefile__end_shape(&shaper, self->err) : status;
}

/* ---- features ---- */

/* The rest of a feature. */
static lrel_status read_feature(esri *self)
{
    int64_t number = (int64_t)self->reader->table->row_count + 1;
    lrel_json_token token;
    lrel_status status = lrel_reader__add_row(self->reader, number, self->err);

    if (status != LREL_OK)
        return status;
    while ((status = next(self, &token)) == LREL_OK && token == LREL_JSON_KEY) {
        if (is_key(self, "attributes"))
            status = read_attributes(self);
        else if (is_key(self, "geometry"))
            status = read_geometry(self);
        else
            status = skip_next(self);
        if (status != LREL_OK)
            return status;
    }
    return status;
}

static lrel_status read_features(esri *self)
{
    lrel_json_token token;
    lrel_status status = next(self, &token);

    if (status != LREL_OK)
        return status;
    if (token != LREL_JSON_ARRAY)
        return lrel_geojson__fail(self->all, "features that are no array", self->err);
    while ((status = next(self, &token)) == LREL_OK && token != LREL_JSON_ARRAY_END) {
        if (token != LREL_JSON_OBJECT)
            return lrel_geojson__fail(self->all, "a feature that is no object",
                                      self->err);
        if ((status = read_feature(self)) != LREL_OK ||
            (status = lrel_geojson__go_on(self->all, self->err)) != LREL_OK)
            return status;
    }
    return status;
}

/* ---- the coordinate system ---- */

static lrel_status keep_code(esri *self, int64_t code)
{
    char name[40];

    snprintf(name, sizeof name, "%s:%lld", code < ESRI_CODES_FROM ? "EPSG" : "ESRI",
             (long long)code);
    return lrel_reader__keep(self->reader, lrel_text_of(name), &self->reader->table->crs,
                             self->err);
}

/* The newest code goes before an old one of Esri's own, and codes before texts. */
static lrel_status read_reference(esri *self)
{
    lrel_table *table = self->reader->table;
    int64_t old_code = 0, code = 0;
    lrel_text wkt = LREL_TEXT("");
    lrel_json_token token;
    lrel_status status = next(self, &token);

    table->crs_why = LREL_TEXT("its spatialReference names no coordinate system");
    if (status != LREL_OK || token != LREL_JSON_OBJECT)
        return status;
    while ((status = next(self, &token)) == LREL_OK && token == LREL_JSON_KEY) {
        bool is_code = is_key(self, "latestWkid"), is_old = is_key(self, "wkid");
        bool is_wkt = is_key(self, "wkt");

        if ((status = next(self, &token)) != LREL_OK)
            return status;
        if (is_code && token == LREL_JSON_NUMBER)
            (void)lrel_integer_parse(self->json->text, &code);
        if (is_old && token == LREL_JSON_NUMBER)
            (void)lrel_integer_parse(self->json->text, &old_code);
        if (is_wkt && token == LREL_JSON_STRING)
            wkt = self->json->text;
        if ((status = lrel_json__skip(self->json, token, self->err)) != LREL_OK)
            return status;
    }
    if (status != LREL_OK || (code <= 0 && old_code <= 0 && wkt.length == 0))
        return status;
    table->crs_why = LREL_TEXT("from its spatialReference");
    if (code <= 0 && old_code <= 0)
        return lrel_reader__keep(self->reader, wkt, &table->crs, self->err);
    return keep_code(self, code > 0 ? code : old_code);
}

/* ---- all ---- */

typedef lrel_status (*member_reader)(esri *self);

static lrel_status read_at(esri *self, lrel_json_mark mark, member_reader read)
{
    if (!mark.at)
        return LREL_OK;
    lrel_json__return(self->json, mark);
    return read(self);
}

lrel_status lrel_esri__read(lrel_geojson *all, const lrel_esri_members *members,
                            lrel_error *err)
{
    esri self = {.all = all,
                 .reader = all->reader,
                 .json = &all->json,
                 .dates = {.context = all->reader->context},
                 .err = err};
    lrel_status status = read_at(&self, members->fields, read_fields);

    if (status == LREL_OK)
        status = read_at(&self, members->features, read_features);
    self.reader->table->crs_why = LREL_TEXT("it has no spatialReference");
    if (status == LREL_OK)
        status = read_at(&self, members->reference, read_reference);
    lrel_names__clear(&self.dates);
    return status;
}
