/* SPDX-License-Identifier: Apache-2.0 */
/* geojson_reader.c: the document, its features and their properties, straight into the
 * table. Cells are kept as (row, column, text) until the last feature has shown its keys.
 */
#include "read/geojson_reader.h"

#include <math.h>
#include <stdio.h>

#include "core/threads.h"
#include "read/encoding.h"
#include "read/geojson_cells.h"
#include "read/geojson_crs.h"
#include "read/geojson_shape.h"
#include "read/json_pull.h"

#define ROWS_BETWEEN_QUESTIONS 1024

typedef struct geojson {
    lrel_reader *reader;
    lrel_json json;
    lrel_geojson_cells cells;
    bool has_crs;
    size_t placed;  /* shapes that have a point ... */
    size_t distant; /* ... and of those, such as are no degrees */
    lrel_xy example;
} geojson;

static lrel_status next(geojson *self, lrel_json_token *token, lrel_error *err)
{
    return lrel_json__next(&self->json, token, err);
}

static lrel_status fail(const geojson *self, const char *reason, lrel_error *err)
{
    return lrel_json__fail(&self->json, self->json.token_at, reason, err);
}

static bool is_key(const geojson *self, const char *name)
{
    return lrel_text_is_equal(self->json.text, lrel_text_of(name));
}

static lrel_status skip_value(geojson *self, lrel_error *err)
{
    lrel_json_token token;
    lrel_status status = next(self, &token, err);

    return status == LREL_OK ? lrel_json__skip(&self->json, token, err) : status;
}

static lrel_status read_properties(geojson *self, lrel_error *err)
{
    lrel_json_token token;
    lrel_status status = next(self, &token, err);
    uint32_t column;

    if (status != LREL_OK || token == LREL_JSON_NULL)
        return status;
    if (token != LREL_JSON_OBJECT)
        return fail(self, "properties that are neither an object nor null", err);
    self->cells.next_column = 0;
    while ((status = next(self, &token, err)) == LREL_OK && token == LREL_JSON_KEY) {
        if (!lrel_geojson__column(&self->cells, self->json.text, &column))
            return lrel__fail_memory(err);
        if ((status = lrel_geojson__read_cell(&self->cells, &self->json, column, err)) !=
            LREL_OK)
            break;
    }
    return status;
}

/* The numbers of degrees are small; half a country in metres is not. */
static bool is_no_degree(lrel_xy xy)
{
    return fabs(xy.x) > 360 || fabs(xy.y) > 180;
}

static void look_at_place(geojson *self)
{
    const lrel_table *table = self->reader->table;
    const lrel_shape *shape = &table->shapes[table->row_count - 1];
    lrel_xy xy;

    if (shape->ring_count == 0)
        return;
    xy = table->points[table->rings[shape->first_ring].first];
    self->placed++;
    if (!is_no_degree(xy))
        return;
    if (self->distant++ == 0)
        self->example = xy;
}

/* The rest of a geometry object, as the shape of the last row. */
static lrel_status read_shape(geojson *self, lrel_error *err)
{
    lrel_shaper shaper;
    lrel_status status;

    lrel_shaper__begin(&shaper, self->reader, LREL_TEXT("geometry"), err);
    if ((status = lrel_geojson__shape(&self->json, &shaper, err)) != LREL_OK)
        return status;
    if ((status = lrel_shaper__end(&shaper)) != LREL_OK)
        return status;
    look_at_place(self);
    return LREL_OK;
}

static lrel_status read_geometry(geojson *self, lrel_error *err)
{
    lrel_json_token token;
    lrel_status status = next(self, &token, err);

    if (status != LREL_OK || token == LREL_JSON_NULL)
        return status;
    if (token != LREL_JSON_OBJECT)
        return fail(self, "a geometry that is neither an object nor null", err);
    return read_shape(self, err);
}

static lrel_status read_feature_type(geojson *self, bool *is_feature, lrel_error *err)
{
    lrel_json_token token;
    lrel_status status = next(self, &token, err);

    if (status != LREL_OK)
        return status;
    *is_feature = token == LREL_JSON_STRING && is_key(self, "Feature");
    return *is_feature ? LREL_OK
                       : fail(self, "a feature whose type is not \"Feature\"", err);
}

/* The rest of a feature object. */
static lrel_status read_feature(geojson *self, lrel_error *err)
{
    const char *start = self->json.token_at;
    int64_t number = (int64_t)self->reader->table->row_count + 1;
    bool is_feature = false;
    lrel_json_token token;
    lrel_status status = lrel_reader__add_row(self->reader, number, err);

    if (status != LREL_OK)
        return status;
    while ((status = next(self, &token, err)) == LREL_OK && token == LREL_JSON_KEY) {
        if (is_key(self, "geometry"))
            status = read_geometry(self, err);
        else if (is_key(self, "properties"))
            status = read_properties(self, err);
        else if (is_key(self, "id"))
            status =
                lrel_geojson__read_cell(&self->cells, &self->json, LREL_GEOJSON_ID, err);
        else if (is_key(self, "type"))
            status = read_feature_type(self, &is_feature, err);
        else
            status = skip_value(self, err);
        if (status != LREL_OK)
            return status;
    }
    if (status == LREL_OK && !is_feature)
        return lrel_json__fail(&self->json, start, "a feature without a type", err);
    return status;
}

static lrel_status read_features(geojson *self, lrel_error *err)
{
    lrel_json_token token;
    lrel_status status = next(self, &token, err);

    if (status != LREL_OK)
        return status;
    if (token != LREL_JSON_ARRAY)
        return fail(self, "features that are no array", err);
    while ((status = next(self, &token, err)) == LREL_OK &&
           token != LREL_JSON_ARRAY_END) {
        if (token != LREL_JSON_OBJECT)
            return fail(self, "a feature that is no object", err);
        if ((status = read_feature(self, err)) != LREL_OK)
            return status;
        if (self->reader->table->row_count % ROWS_BETWEEN_QUESTIONS == 0 &&
            lrel__is_cancelled(self->reader->context))
            return lrel__fail(err, LREL_E_CANCELLED, "stopped while reading");
    }
    return status;
}

/* A document that is one feature or one geometry, from its start. */
static lrel_status read_single(geojson *self, lrel_text type, lrel_json_mark start,
                               lrel_error *err)
{
    bool is_feature = lrel_text_is_equal(type, LREL_TEXT("Feature"));
    lrel_json_token token;
    lrel_status status;

    if (!is_feature && !lrel_geojson__is_geometry(type))
        return lrel__fail(
            err, LREL_E_FORMAT,
            "JSON of type \"%.*s\", which is not GeoJSON; a FeatureCollection is "
            "expected",
            LREL_TEXT_ARGS(lrel_reader__excerpt(type, 60)));
    lrel_json__return(&self->json, start);
    if ((status = next(self, &token, err)) != LREL_OK)
        return status;
    if (is_feature)
        return read_feature(self, err);
    if ((status = lrel_reader__add_row(self->reader, 1, err)) != LREL_OK)
        return status;
    return read_shape(self, err);
}

/* What a first pass over the members of the document found. */
typedef struct geojson_document {
    lrel_text type;
    bool has_features;
    bool is_deferred; /* features that stood before the type, to be read now */
    lrel_json_mark features;
    lrel_json_mark crs;
    bool has_crs;
} geojson_document;

static lrel_status read_member(geojson *self, geojson_document *found, lrel_error *err)
{
    lrel_json_token token;
    lrel_status status;

    if (is_key(self, "type")) {
        if ((status = next(self, &token, err)) != LREL_OK)
            return status;
        if (token != LREL_JSON_STRING)
            return fail(self, "a type that is no text", err);
        found->type = self->json.text;
        return LREL_OK;
    }
    if (is_key(self, "features")) {
        found->has_features = true;
        found->features = lrel_json__mark(&self->json);
        if (lrel_text_is_equal(found->type, LREL_TEXT("FeatureCollection")))
            return read_features(self, err);
        found->is_deferred = true;
    } else if (is_key(self, "crs")) {
        found->has_crs = true;
        found->crs = lrel_json__mark(&self->json);
    }
    return skip_value(self, err);
}

static lrel_status read_document(geojson *self, lrel_error *err)
{
    lrel_json_mark start = lrel_json__mark(&self->json), end;
    geojson_document found = {{NULL, 0}, false, false, {0}, {0}, false};
    lrel_json_token token;
    lrel_status status = next(self, &token, err);

    if (status != LREL_OK)
        return status;
    if (token != LREL_JSON_OBJECT)
        return fail(self, "JSON that is not GeoJSON: no object", err);
    while ((status = next(self, &token, err)) == LREL_OK && token == LREL_JSON_KEY)
        if ((status = read_member(self, &found, err)) != LREL_OK)
            return status;
    if (status == LREL_OK)
        status = next(self, &token, err); /* nothing may follow */
    if (status != LREL_OK)
        return status;
    if (found.type.length == 0)
        return lrel__fail(err, LREL_E_FORMAT, "JSON without a type: not GeoJSON");
    end = lrel_json__mark(&self->json);
    if (!lrel_text_is_equal(found.type, LREL_TEXT("FeatureCollection")))
        status = read_single(self, found.type, start, err);
    else if (!found.has_features)
        status = lrel__fail(err, LREL_E_FORMAT, "a FeatureCollection without features");
    else if (found.is_deferred) {
        lrel_json__return(&self->json, found.features);
        status = read_features(self, err);
    }
    if (status == LREL_OK && found.has_crs) {
        self->has_crs = true;
        lrel_json__return(&self->json, found.crs);
        status = lrel_geojson__crs(self->reader, &self->json, err);
    }
    lrel_json__return(&self->json, end);
    return status;
}

/* Without a `crs` member coordinates are degrees (RFC 7946, 4). Where they cannot be, the
 * system is not known, and the source is refused unless the programme names it. */
static lrel_status assume_crs(geojson *self, lrel_error *err)
{
    lrel_table *table = self->reader->table;
    char why[160];

    if (self->distant * 2 <= self->placed) {
        table->crs = LREL_TEXT("OGC:CRS84");
        table->crs_why = LREL_TEXT("GeoJSON without a crs member is WGS 84");
        return LREL_OK;
    }
    snprintf(why, sizeof why,
             "coordinates such as %lld, %lld are no degrees, and it has no crs member",
             (long long)fmax(fmin(self->example.x, 1e15), -1e15),
             (long long)fmax(fmin(self->example.y, 1e15), -1e15));
    return lrel_reader__keep(self->reader, lrel_text_of(why), &table->crs_why, err);
}

lrel_status lrel_geojson_read(lrel_reader *reader, lrel_error *err)
{
    lrel_table *table = reader->table;
    geojson self = {.reader = reader,
                    .cells = {.reader = reader, .names = {.context = reader->context}}};
    lrel_text text = {table->bytes, table->byte_count};
    lrel_status status;

    if ((status = lrel_json__begin(&self.json, reader->context, text, table->arena,
                                   err)) != LREL_OK)
        goto done;
    if ((status = lrel_encoding__note(reader, "UTF-8", "JSON is UTF-8", err)) != LREL_OK)
        goto done;
    if ((status = read_document(&self, err)) != LREL_OK)
        goto done;
    if (!self.has_crs && (status = assume_crs(&self, err)) != LREL_OK)
        goto done;
    status = lrel_geojson__make_columns(&self.cells, err);

done:
    lrel_json__clear(&self.json);
    lrel_geojson__clear_cells(&self.cells);
    return status;
}
