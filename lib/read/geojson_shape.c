/* SPDX-License-Identifier: Apache-2.0 */
/* geojson_shape.c: coordinates go straight into the table, in one pass. Only where `type`
 * comes behind `coordinates`, or where they turn out wrong, is a value read twice. */
#include "read/geojson_shape.h"

typedef struct geometry_type {
    lrel_text name;
    lrel_shape_kind kind;
    int levels; /* of arrays around positions; -1: a collection */
} geometry_type;

static const geometry_type types[] = {
    {{"Polygon", 7}, LREL_SHAPE_POLYGON, 2},
    {{"MultiPolygon", 12}, LREL_SHAPE_POLYGON, 3},
    {{"Point", 5}, LREL_SHAPE_POINT, 0},
    {{"MultiPoint", 10}, LREL_SHAPE_POINT, 1},
    {{"LineString", 10}, LREL_SHAPE_LINE, 1},
    {{"MultiLineString", 15}, LREL_SHAPE_LINE, 2},
    {{"GeometryCollection", 18}, LREL_SHAPE_ABSENT, -1},
};

typedef struct geometry {
    lrel_json *json;
    lrel_shaper *shaper;
    lrel_error *err;
} geometry;

static const geometry_type *find_type(lrel_text name)
{
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (lrel_text_is_equal(types[i].name, name))
            return &types[i];
    return NULL;
}

bool lrel_geojson__is_geometry(lrel_text type)
{
    return find_type(type) != NULL;
}

static void fault(geometry *self, lrel_issue_kind kind, const char *expected)
{
    const lrel_json *json = self->json;
    lrel_text rest = {json->token_at, (size_t)(json->end - json->token_at)};

    lrel_shaper__fault(self->shaper, kind, rest, expected);
}

static bool is_going_on(const geometry *self, lrel_status status)
{
    return status == LREL_OK && !self->shaper->fault;
}

/* The rest of a position, whose opening bracket was read. `[]` is a point without a
 * place:
 * @p may_be_empty. */
static lrel_status position(geometry *self, bool may_be_empty)
{
    lrel_table *table = self->shaper->reader->table;
    lrel_json_numbers numbers;
    lrel_status status = lrel_json__numbers(self->json, &numbers, self->err);

    if (status != LREL_OK)
        return status;
    if (!numbers.is_finite) {
        fault(self, LREL_ISSUE_COORDINATE_INVALID, "finite coordinates");
    } else if (!numbers.is_numbers) {
        fault(self, LREL_ISSUE_SHAPE_UNREADABLE, "positions of numbers");
    } else if (numbers.count >= 2) {
        if (!lrel_shaper__reserve(self->shaper, 1))
            return self->shaper->status;
        table->points[table->point_count++] = (lrel_xy){numbers.at[0], numbers.at[1]};
    } else if (numbers.count > 0 || !may_be_empty) {
        fault(self, LREL_ISSUE_SHAPE_UNREADABLE, "positions of two numbers or more");
    }
    return LREL_OK;
}

/* The rest of an array of positions. */
static lrel_status positions(geometry *self)
{
    lrel_json_token token;
    lrel_status status;

    while ((status = lrel_json__next(self->json, &token, self->err)) == LREL_OK) {
        if (token == LREL_JSON_ARRAY_END)
            return LREL_OK;
        if (token != LREL_JSON_ARRAY) {
            fault(self, LREL_ISSUE_SHAPE_UNREADABLE, "positions, as in [103.2, 13.1]");
            return LREL_OK;
        }
        status = position(self, false);
        if (!is_going_on(self, status))
            return status;
    }
    return status;
}

static lrel_status end_ring(geometry *self, lrel_shape_kind kind, size_t first)
{
    bool is_empty = self->shaper->reader->table->point_count == first;

    if (self->shaper->fault || (is_empty && kind != LREL_SHAPE_POLYGON))
        return LREL_OK;
    lrel_shaper__ring(self->shaper, kind, first);
    return self->shaper->status;
}

/* The rest of an array with @p levels levels of arrays around its positions. */
static lrel_status level(geometry *self, lrel_shape_kind kind, int levels)
{
    size_t first = self->shaper->reader->table->point_count;
    lrel_json_token token;
    lrel_status status;

    if (levels <= 1) {
        status = levels == 0 ? position(self, true) : positions(self);
        return status == LREL_OK ? end_ring(self, kind, first) : status;
    }
    if (levels == 2 && kind == LREL_SHAPE_POLYGON)
        lrel_shaper__polygon(self->shaper);
    while ((status = lrel_json__next(self->json, &token, self->err)) == LREL_OK) {
        if (token == LREL_JSON_ARRAY_END)
            return LREL_OK;
        if (token != LREL_JSON_ARRAY) {
            fault(self, LREL_ISSUE_SHAPE_UNREADABLE, "arrays of positions");
            return LREL_OK;
        }
        status = level(self, kind, levels - 1);
        if (!is_going_on(self, status))
            return status;
    }
    return status;
}

static lrel_status members(geometry *self, int depth);

/* The rest of the array of geometries of a collection. */
static lrel_status collection(geometry *self, int depth)
{
    lrel_json_token token;
    lrel_status status;

    while ((status = lrel_json__next(self->json, &token, self->err)) == LREL_OK) {
        if (token == LREL_JSON_ARRAY_END)
            return LREL_OK;
        if (token != LREL_JSON_OBJECT || depth >= LREL_SHAPE_DEPTH_MAX) {
            fault(self, LREL_ISSUE_SHAPE_UNREADABLE,
                  "geometries, in collections at most 8 deep");
            return LREL_OK;
        }
        status = members(self, depth + 1);
        if (!is_going_on(self, status))
            return status;
    }
    return status;
}

/* The value of `coordinates` or `geometries`, which is next; read to its end even where
 * it cannot be understood. */
static lrel_status content(geometry *self, const geometry_type *type, int depth)
{
    lrel_json_mark mark = lrel_json__mark(self->json);
    lrel_json_token token;
    lrel_status status = lrel_json__next(self->json, &token, self->err);

    if (status == LREL_OK && !self->shaper->fault) {
        if (token != LREL_JSON_ARRAY)
            fault(self, LREL_ISSUE_SHAPE_UNREADABLE, "an array of coordinates");
        else if (type->levels < 0)
            status = collection(self, depth);
        else
            status = level(self, type->kind, type->levels);
        if (!self->shaper->fault || status != LREL_OK)
            return status;
        lrel_json__return(self->json, mark);
        status = lrel_json__next(self->json, &token, self->err);
    }
    return status == LREL_OK ? lrel_json__skip(self->json, token, self->err) : status;
}

static lrel_status read_type(geometry *self, const geometry_type **type)
{
    lrel_json_token token;
    lrel_status status = lrel_json__next(self->json, &token, self->err);

    if (status != LREL_OK)
        return status;
    if (token == LREL_JSON_STRING)
        *type = find_type(self->json->text);
    if (!*type)
        fault(self, LREL_ISSUE_SHAPE_UNREADABLE,
              "a geometry type, as in \"Polygon\" or \"MultiPolygon\"");
    return lrel_json__skip(self->json, token, self->err);
}

/* Reads what stood before its type. */
static lrel_status read_back(geometry *self, const geometry_type *type, lrel_json_mark at,
                             int depth)
{
    lrel_json_mark end = lrel_json__mark(self->json);
    lrel_status status;

    lrel_json__return(self->json, at);
    status = content(self, type, depth);
    if (status == LREL_OK)
        lrel_json__return(self->json, end);
    return status;
}

/* The rest of a geometry object. */
static lrel_status members(geometry *self, int depth)
{
    const geometry_type *type = NULL;
    bool has_content = false, is_behind = false;
    lrel_json_mark before = {NULL, LREL_JSON_WANTS_VALUE, 0, 0};
    lrel_json_token token;
    lrel_status status;

    while ((status = lrel_json__next(self->json, &token, self->err)) == LREL_OK &&
           token == LREL_JSON_KEY) {
        lrel_text key = self->json->text;

        if (lrel_text_is_equal(key, LREL_TEXT("type"))) {
            status = read_type(self, &type);
        } else if (!has_content &&
                   lrel_text_is_equal(key, type && type->levels < 0
                                               ? LREL_TEXT("geometries")
                                               : LREL_TEXT("coordinates"))) {
            has_content = true;
            is_behind = type == NULL;
            before = lrel_json__mark(self->json);
            status = type ? content(self, type, depth)
                          : lrel_json__skip_next(self->json, self->err);
        } else if (!has_content && !type &&
                   lrel_text_is_equal(key, LREL_TEXT("geometries"))) {
            has_content = is_behind = true;
            before = lrel_json__mark(self->json);
            status = lrel_json__skip_next(self->json, self->err);
        } else {
            status = lrel_json__skip_next(self->json, self->err);
        }
        if (status != LREL_OK)
            return status;
    }
    if (status != LREL_OK)
        return status;
    if (!type || !has_content)
        fault(self, LREL_ISSUE_SHAPE_UNREADABLE,
              "a geometry with a type and coordinates");
    else if (is_behind)
        return read_back(self, type, before, depth);
    return LREL_OK;
}

lrel_status lrel_geojson__shape(lrel_json *json, lrel_shaper *shaper, lrel_error *err)
{
    geometry self = {json, shaper, err};

    return members(&self, 1);
}
