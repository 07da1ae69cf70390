/* SPDX-License-Identifier: Apache-2.0 */
/* geojson_feature.c: one feature, its properties and its geometry, straight into the
 * table. Cells are kept as (row, column, text) until the last feature has shown its keys.
 */
#include "read/geojson_feature.h"

#include <math.h>

#include "core/threads.h"
#include "read/geojson_shape.h"

#define ROWS_BETWEEN_QUESTIONS 1024

static lrel_status next(lrel_geojson *self, lrel_json_token *token, lrel_error *err)
{
    return lrel_json__next(&self->json, token, err);
}

lrel_status lrel_geojson__fail(const lrel_geojson *self, const char *reason,
                               lrel_error *err)
{
    return lrel_json__fail(&self->json, self->json.token_at, reason, err);
}

static bool is_key(const lrel_geojson *self, const char *name)
{
    return lrel_text_is_equal(self->json.text, lrel_text_of(name));
}

lrel_status lrel_geojson__read_cell(lrel_geojson *self, uint32_t column, lrel_error *err)
{
    lrel_json *json = &self->json;
    lrel_json_token token;
    lrel_status status = next(self, &token, err);
    const char *start = json->token_at;
    lrel_text text = json->text;

    if (status != LREL_OK || token == LREL_JSON_NULL)
        return status;
    if (token == LREL_JSON_OBJECT || token == LREL_JSON_ARRAY) {
        if ((status = lrel_json__skip(json, token, err)) != LREL_OK)
            return status;
        text = (lrel_text){start, (size_t)(json->at - start)};
    }
    if (text.length > LREL_CELL_BYTES_MAX)
        return lrel__fail(
            err, LREL_E_LIMIT, "a value of %zu bytes at byte %zu; at most %zu are read",
            text.length, (size_t)(start - json->start), LREL_CELL_BYTES_MAX);
    return lrel_keyed__add(&self->cells, column, text,
                           token == LREL_JSON_NUMBER ? LREL_CELL_NUMBER : LREL_CELL_TEXT,
                           err);
}

static lrel_status read_properties(lrel_geojson *self, lrel_error *err)
{
    lrel_json_token token;
    lrel_status status = next(self, &token, err);
    uint32_t column;

    if (status != LREL_OK || token == LREL_JSON_NULL)
        return status;
    if (token != LREL_JSON_OBJECT)
        return lrel_geojson__fail(self, "properties that are neither an object nor null",
                                  err);
    self->cells.next_column = 0;
    while ((status = next(self, &token, err)) == LREL_OK && token == LREL_JSON_KEY) {
        if (!lrel_keyed__column(&self->cells, self->json.text, &column))
            return lrel__fail_memory(err);
        if ((status = lrel_geojson__read_cell(self, column, err)) != LREL_OK)
            break;
    }
    return status;
}

/* The numbers of degrees are small; half a country in metres is not. */
static bool is_no_degree(lrel_xy xy)
{
    return fabs(xy.x) > 360 || fabs(xy.y) > 180;
}

static void look_at_place(lrel_geojson *self)
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
static lrel_status read_shape(lrel_geojson *self, lrel_error *err)
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

static lrel_status read_geometry(lrel_geojson *self, lrel_error *err)
{
    lrel_json_token token;
    lrel_status status = next(self, &token, err);

    if (status != LREL_OK || token == LREL_JSON_NULL)
        return status;
    if (token != LREL_JSON_OBJECT)
        return lrel_geojson__fail(self, "a geometry that is neither an object nor null",
                                  err);
    return read_shape(self, err);
}

static lrel_status read_feature_type(lrel_geojson *self, bool *is_feature,
                                     lrel_error *err)
{
    lrel_json_token token;
    lrel_status status = next(self, &token, err);

    if (status != LREL_OK)
        return status;
    *is_feature = token == LREL_JSON_STRING && is_key(self, "Feature");
    return *is_feature
               ? LREL_OK
               : lrel_geojson__fail(self, "a feature whose type is not \"Feature\"", err);
}

/* The rest of a feature object. */
lrel_status lrel_geojson__feature(lrel_geojson *self, lrel_error *err)
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
            status = lrel_geojson__read_cell(self, lrel_keyed__own(0), err);
        else if (is_key(self, "type"))
            status = read_feature_type(self, &is_feature, err);
        else if (self->json.is_sequence && is_key(self, "crs"))
            status = lrel_geojson__fail(
                self, "a coordinate system inside a sequence; name it with `crs:`", err);
        else
            status = lrel_json__skip_next(&self->json, err);
        if (status != LREL_OK)
            return status;
    }
    if (status == LREL_OK && !is_feature)
        return lrel_json__fail(&self->json, start, "a feature without a type", err);
    return status;
}

lrel_status lrel_geojson__bare_geometry(lrel_geojson *self, lrel_error *err)
{
    int64_t number = (int64_t)self->reader->table->row_count + 1;
    lrel_status status = lrel_reader__add_row(self->reader, number, err);

    return status == LREL_OK ? read_shape(self, err) : status;
}

lrel_status lrel_geojson__go_on(const lrel_geojson *self, lrel_error *err)
{
    if (self->reader->table->row_count % ROWS_BETWEEN_QUESTIONS == 0 &&
        lrel__is_cancelled(self->reader->context))
        return lrel__fail(err, LREL_E_CANCELLED, "stopped while reading");
    return LREL_OK;
}
