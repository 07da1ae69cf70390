/* SPDX-License-Identifier: Apache-2.0 */
/* collection.c: features written as GeoJSON, and what every map says of itself. */
#include "landrelease/simplify.h"
#include "map/layers.h"
#include "write/json_members.h"

void lrel_map__add_point(map_extent *extent, lrel_grid_point point)
{
    extent->west = point.x < extent->west ? point.x : extent->west;
    extent->south = point.y < extent->south ? point.y : extent->south;
    extent->east = point.x > extent->east ? point.x : extent->east;
    extent->north = point.y > extent->north ? point.y : extent->north;
}

void lrel_map__add_extent(map_extent *extent, const lrel_polygons *polygons)
{
    for (size_t p = 0; p < lrel_polygons_count(polygons); p++) {
        size_t count;
        const lrel_grid_point *shell = lrel_polygons_ring(
            polygons, lrel_polygons_at(polygons, p).first_ring, &count);

        for (size_t i = 0; i < count; i++)
            lrel_map__add_point(extent, shell[i]);
    }
}

/* Deliveries that do not reach the day of the map. */
static void add_incomplete(lrel_json *json, const lrel_dataset *data, lrel_date at)
{
    bool is_first = true;

    for (uint32_t s = 0; s < data->programme->source_count; s++) {
        if (!lrel_dataset_is_incomplete(data, s, at))
            continue;
        if (is_first) {
            lrel_json_key(json, "incomplete");
            lrel_json_array(json, false);
        }
        is_first = false;
        lrel_json_object(json, true);
        lrel_json_member_text(json, "source", data->programme->sources[s].name);
        lrel_json_member_date(json, "complete_to",
                              data->programme->sources[s].complete_to);
        lrel_json_object_end(json);
    }
    if (!is_first)
        lrel_json_array_end(json);
}

void lrel_map__begin(lrel_geojson *geojson, const lrel_dataset *data, lrel_stream *stream,
                     const char *title, lrel_date at)
{
    lrel_json *json = &geojson->json;

    lrel_geojson_begin(geojson, stream);
    lrel_json_member_integer(json, "schema", 1);
    lrel_json_member_string(json, "title", title);
    lrel_json_member_text(json, "programme", data->programme->title);
    lrel_json_member_date(json, "as_of", data->programme->as_of);
    lrel_json_member_date(json, "at", at);
    lrel_json_member_string(json, "statement", LREL_STATEMENT);
    lrel_json_member_text(json, "boundary_note", data->programme->boundary_note);
    lrel_json_key(json, "sources");
    lrel_json_array(json, true);
    for (size_t s = 0; s < data->programme->source_count; s++)
        if (lrel_role_is_of_account(data->programme->sources[s].role) &&
            (!data->shown_sources || data->shown_sources[s]))
            lrel_json_text(json, data->programme->sources[s].name);
    lrel_json_array_end(json);
    add_incomplete(json, data, at);
}

/* The first polygon of a class not below @p class_id. */
static size_t first_of_class(const lrel_polygons *polygons, uint32_t class_id)
{
    size_t low = 0, high = lrel_polygons_count(polygons);

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (lrel_polygons_at(polygons, middle).class_id < class_id)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

void lrel_map__finish_feature(lrel_geojson *geojson, const lrel_dataset *data,
                              int64_t area2, const lrel_polygons *polygons,
                              uint32_t class_id)
{
    size_t first = first_of_class(polygons, class_id), last = first;

    while (last < lrel_polygons_count(polygons) &&
           lrel_polygons_at(polygons, last).class_id == class_id)
        last++;
    lrel_json_key(&geojson->json, "area_m2");
    lrel_json_area_m2(&geojson->json, area2, lrel_grid_units_per_m(data->grid));
    lrel_geojson_geometry(geojson, last - first);
    for (size_t p = first; p < last; p++) {
        lrel_polygon polygon = lrel_polygons_at(polygons, p);

        lrel_geojson_polygon(geojson);
        for (size_t r = 0; r < polygon.ring_count; r++) {
            size_t count;
            const lrel_grid_point *ring =
                lrel_polygons_ring(polygons, polygon.first_ring + r, &count);

            lrel_geojson_ring(geojson, ring, count);
        }
        lrel_geojson_polygon_end(geojson);
    }
    lrel_geojson_feature_end(geojson);
}

/* Whose land is left out, where it is. */
static void write_where(const map_layers *l, lrel_json *json)
{
    static const lrel_text rest =
        LREL_TEXT("Land of other attributes is left out: blank is that, too.");

    if (l->query->where_count == 0)
        return;
    lrel_json_member_text(json, "where", l->query->where_text);
    lrel_json_member_text(json, "where_note", rest);
}

/* That and how outlines are not what they were. */
static void write_drawing(const map_layers *l, lrel_json *json)
{
    static const char note[] =
        "Outlines are simplified, neighbours alike. A piece of land smaller than "
        "min_area_m2 is a point (drawn: mark). area_m2 is exact.";
    const lrel_map_drawing *d = &l->query->drawing;

    if (!d->is_simplified)
        return;
    lrel_json_key(json, "simplified");
    lrel_json_object(json, true);
    lrel_json_member_string(json, "method",
                            d->method == LREL_SIMPLIFY_DOUGLAS_PEUCKER ? "douglas-peucker"
                                                                       : "visvalingam");
    lrel_json_member_double(json, "tolerance_m", d->tolerance_m);
    if (d->zoom >= 0)
        lrel_json_member_integer(json, "zoom", d->zoom);
    lrel_json_member_double(json, "min_area_m2", d->min_area_m2);
    lrel_json_member_string(json, "note", note);
    lrel_json_object_end(json);
}

/* The properties of @p f but its area. */
static void write_properties(const map_layers *l, const map_feature *f, bool is_mark,
                             lrel_json *json)
{
    lrel_json_member_text(json, "account",
                          lrel_dataset_account_name(l->data, f->account));
    for (size_t i = 0; i < l->query->by_count; i++)
        lrel_map_attributes__write(&l->attributes, l->query->by[i], f->number[i], json);
    if (l->query->is_released)
        lrel_map__write_shape(json, l->data, f);
    else
        lrel_json_member_boolean(json, "edge", f->is_edge);
    if (l->query->drawing.is_simplified)
        lrel_json_member_string(json, "drawn", is_mark ? "mark" : "outline");
}

static void write_mark(const map_layers *l, const map_mark *mark, lrel_geojson *geojson)
{
    lrel_geojson_feature(geojson);
    write_properties(l, &l->features.at[mark->feature], true, &geojson->json);
    lrel_json_key(&geojson->json, "area_m2");
    lrel_json_area_m2(&geojson->json, mark->area2, lrel_grid_units_per_m(l->data->grid));
    lrel_geojson_point(geojson, mark->at);
    lrel_geojson_feature_end(geojson);
}

/* Each feature's outlines, then its marks. */
static void write_features(const map_layers *l, lrel_geojson *geojson)
{
    size_t mark = 0;

    for (size_t i = 0; i < l->features.count; i++) {
        const map_feature *f = &l->features.at[i];

        if (f->area2 || !l->query->drawing.is_simplified) {
            lrel_geojson_feature(geojson);
            write_properties(l, f, false, &geojson->json);
            lrel_map__finish_feature(geojson, l->data, f->area2, l->layers.at[f->layer],
                                     f->class_id);
        }
        for (; mark < l->marks.count && l->marks.at[mark].feature == i; mark++)
            write_mark(l, &l->marks.at[mark], geojson);
    }
}

void lrel_layers__write(const map_layers *l, lrel_stream *stream, const char *title)
{
    map_extent extent = MAP_EXTENT_EMPTY;
    lrel_geojson geojson;

    for (size_t i = 0; i < l->layers.count; i++)
        lrel_map__add_extent(&extent, l->layers.at[i]);
    for (size_t i = 0; i < l->marks.count; i++)
        lrel_map__add_point(&extent, l->marks.at[i].at);
    lrel_map__begin(&geojson, l->data, stream, title, l->query->at);
    if (l->query->is_released && l->query->from.days != LREL_DAY_BEGINNING)
        lrel_json_member_date(&geojson.json, "from", l->query->from);
    write_where(l, &geojson.json);
    write_drawing(l, &geojson.json);
    lrel_geojson_features(&geojson, extent.west, extent.south, extent.east, extent.north);
    write_features(l, &geojson);
    lrel_geojson_finish(&geojson);
}
