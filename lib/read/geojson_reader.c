/* SPDX-License-Identifier: Apache-2.0 */
/* geojson_reader.c: the document around the features, and the coordinate system. */
#include "read/geojson_reader.h"

#include <math.h>
#include <stdio.h>

#include "read/encoding.h"
#include "read/esri_json.h"
#include "read/geojson_crs.h"
#include "read/geojson_feature.h"
#include "read/geojson_shape.h"

static lrel_status next(lrel_geojson *self, lrel_json_token *token, lrel_error *err)
{
    return lrel_json__next(&self->json, token, err);
}

static bool is_key(const lrel_geojson *self, const char *name)
{
    return lrel_text_is_equal(self->json.text, lrel_text_of(name));
}

static lrel_status read_features(lrel_geojson *self, lrel_error *err)
{
    lrel_json_token token;
    lrel_status status = next(self, &token, err);

    if (status != LREL_OK)
        return status;
    if (token != LREL_JSON_ARRAY)
        return lrel_geojson__fail(self, "features that are no array", err);
    while ((status = next(self, &token, err)) == LREL_OK &&
           token != LREL_JSON_ARRAY_END) {
        if (token != LREL_JSON_OBJECT)
            return lrel_geojson__fail(self, "a feature that is no object", err);
        if ((status = lrel_geojson__feature(self, err)) != LREL_OK)
            return status;
        if ((status = lrel_geojson__go_on(self, err)) != LREL_OK)
            return status;
    }
    return status;
}

/* A document that is one feature or one geometry, from its start. */
static lrel_status read_single(lrel_geojson *self, lrel_text type, lrel_json_mark start,
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
        return lrel_geojson__feature(self, err);
    return lrel_geojson__bare_geometry(self, err);
}

/* What a first pass over the members of the document found. */
typedef struct geojson_document {
    lrel_text type;
    bool has_features;
    bool is_deferred; /* features that stood before the type, to be read now */
    lrel_json_mark features;
    lrel_json_mark crs;
    bool has_crs;
    bool is_cut;                      /* by the service that it is from */
    lrel_json_mark fields, reference; /* of Esri JSON; `at` NULL: not there */
} geojson_document;

static lrel_status read_is_cut(lrel_geojson *self, geojson_document *found,
                               lrel_error *err)
{
    lrel_json_token token;
    lrel_status status = next(self, &token, err);

    found->is_cut = token == LREL_JSON_TRUE;
    return status == LREL_OK ? lrel_json__skip(&self->json, token, err) : status;
}

static lrel_status read_member(lrel_geojson *self, geojson_document *found,
                               lrel_error *err)
{
    lrel_json_token token;
    lrel_status status;

    if (is_key(self, "type")) {
        if ((status = next(self, &token, err)) != LREL_OK)
            return status;
        if (token != LREL_JSON_STRING)
            return lrel_geojson__fail(self, "a type that is no text", err);
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
    } else if (is_key(self, "fields")) {
        found->fields = lrel_json__mark(&self->json);
    } else if (is_key(self, "spatialReference")) {
        found->reference = lrel_json__mark(&self->json);
    } else if (is_key(self, "exceededTransferLimit")) {
        return read_is_cut(self, found, err);
    }
    return lrel_json__skip_next(&self->json, err);
}

static lrel_status read_esri(lrel_geojson *self, const geojson_document *found,
                             lrel_error *err)
{
    const lrel_esri_members members = {found->features, found->fields, found->reference};

    if (!found->has_features || (!found->fields.at && !found->reference.at))
        return lrel__fail(err, LREL_E_FORMAT, "JSON without a type: not GeoJSON");
    self->has_crs = true;
    return lrel_esri__read(self, &members, err);
}

static lrel_status read_document(lrel_geojson *self, lrel_error *err)
{
    lrel_json_mark start = lrel_json__mark(&self->json), end;
    geojson_document found = {.type = {NULL, 0}};
    lrel_json_token token;
    lrel_status status = next(self, &token, err);

    if (status != LREL_OK)
        return status;
    if (token != LREL_JSON_OBJECT)
        return lrel_geojson__fail(self, "JSON that is not GeoJSON: no object", err);
    while ((status = next(self, &token, err)) == LREL_OK && token == LREL_JSON_KEY)
        if ((status = read_member(self, &found, err)) != LREL_OK)
            return status;
    if (status == LREL_OK)
        status = next(self, &token, err); /* nothing may follow */
    if (status != LREL_OK)
        return status;
    end = lrel_json__mark(&self->json);
    if (found.is_cut)
        return lrel__fail(err, LREL_E_FORMAT,
                          "the service that it is from left records out "
                          "(exceededTransferLimit); ask for all of them");
    if (found.type.length == 0) {
        status = read_esri(self, &found, err);
        lrel_json__return(&self->json, end);
        return status;
    }
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
static lrel_status assume_crs(lrel_geojson *self, lrel_error *err)
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

lrel_status lrel_geojson_read(lrel_reader *reader, bool is_named_sequence,
                              lrel_error *err)
{
    static const lrel_own_column id = {"id", NULL, false};
    lrel_table *table = reader->table;
    lrel_geojson self = {.reader = reader,
                         .cells = {.reader = reader,
                                   .own = &id,
                                   .own_count = 1,
                                   .names = {.context = reader->context}}};
    lrel_text text = {table->bytes, table->byte_count};
    bool is_sequence;
    lrel_status status;

    if ((status = lrel_json__begin(&self.json, reader->context, text, table->arena,
                                   err)) != LREL_OK)
        goto done;
    if ((status = lrel_encoding__note(reader, "UTF-8", "JSON is UTF-8", err)) != LREL_OK)
        goto done;
    if ((status = lrel_geojson__sequence(&self, is_named_sequence, &is_sequence, err)) !=
        LREL_OK)
        goto done;
    if (!is_sequence && (status = read_document(&self, err)) != LREL_OK)
        goto done;
    if (!self.has_crs && (status = assume_crs(&self, err)) != LREL_OK)
        goto done;
    if ((status = lrel_keyed__make_columns(&self.cells, err)) == LREL_OK)
        status = lrel_reader__check_columns(reader, err);

done:
    lrel_json__clear(&self.json);
    lrel_keyed__clear(&self.cells);
    return status;
}
