/* SPDX-License-Identifier: Apache-2.0 */
/* layers.c: features that may lie over each other are shared out to layers in which none
 * does, and each layer is dissolved at once. */
#include "map/layers.h"
#include "write/json_members.h"

#include <stdlib.h>
#include <string.h>

uint32_t lrel_layers__feature(map_layers *l, uint32_t account, const uint32_t number[3])
{
    map_feature *fresh;

    for (size_t i = l->features.count; i-- > 0;) {
        const map_feature *f = &l->features.at[i];

        if (f->account == account && memcmp(f->number, number, sizeof f->number) == 0)
            return (uint32_t)i;
    }
    if (!(fresh = LREL__PUSH(l->data->context, &l->features)))
        return UINT32_MAX;
    *fresh = (map_feature){.account = account, .layer = MAP_LAYER_NONE};
    memcpy(fresh->number, number, sizeof fresh->number);
    return (uint32_t)l->features.count - 1;
}

bool lrel_layers__add(map_layers *l, uint32_t feature, uint32_t land)
{
    map_piece *piece = LREL__PUSH(l->data->context, &l->pieces);

    if (piece)
        *piece = (map_piece){feature, land};
    return piece != NULL;
}

bool lrel_layers__add_face(map_layers *l, uint32_t feature, uint32_t face)
{
    lrel_land_list lands = lrel_lattice_lands(l->lattice, face);
    bool has_memory = !lands.has_rest || lrel_layers__add(l, feature, face);

    for (uint32_t i = 0; i < lands.edge_count && has_memory; i++)
        has_memory = lrel_layers__add(l, feature, lands.first_edge + i);
    return has_memory;
}

static int compare_features(const void *a, const void *b, void *user)
{
    const map_layers *l = user;
    const map_feature *fa = &l->features.at[*(const uint32_t *)a];
    const map_feature *fb = &l->features.at[*(const uint32_t *)b];

    if (fa->account != fb->account)
        return fa->account < fb->account ? -1 : 1;
    for (int i = 0; i < 3; i++)
        if (fa->number[i] != fb->number[i])
            return fa->number[i] < fb->number[i] ? -1 : 1;
    return 0;
}

static int compare_pieces(const void *a, const void *b)
{
    const map_piece *pa = a, *pb = b;

    if (pa->feature != pb->feature)
        return pa->feature < pb->feature ? -1 : 1;
    return pa->land < pb->land ? -1 : pa->land > pb->land;
}

/* Features in order of their numbers, pieces in order of features, each once. */
static lrel_status sort_all(map_layers *l, lrel_error *err)
{
    const lrel_context *context = l->data->context;
    size_t count = l->features.count, kept = 0;
    uint32_t *order = lrel__alloc(context, count, sizeof *order);
    uint32_t *place = lrel__alloc(context, count, sizeof *place);
    map_feature *sorted = lrel__alloc(context, count, sizeof *sorted);
    bool is_done = order && place && sorted;

    for (size_t i = 0; is_done && i < count; i++)
        order[i] = (uint32_t)i;
    if (is_done)
        qsort_r(order, count, sizeof *order, compare_features, l);
    for (size_t i = 0; is_done && i < count; i++) {
        sorted[i] = l->features.at[order[i]];
        place[order[i]] = (uint32_t)i;
    }
    if (is_done) {
        memcpy(l->features.at, sorted, count * sizeof *sorted);
        for (size_t i = 0; i < l->pieces.count; i++)
            l->pieces.at[i].feature = place[l->pieces.at[i].feature];
        qsort(l->pieces.at, l->pieces.count, sizeof *l->pieces.at, compare_pieces);
        for (size_t i = 0; i < l->pieces.count; i++)
            if (i == 0 || compare_pieces(&l->pieces.at[kept - 1], &l->pieces.at[i]) != 0)
                l->pieces.at[kept++] = l->pieces.at[i];
        l->pieces.count = kept;
    }
    lrel__free(context, order);
    lrel__free(context, place);
    lrel__free(context, sorted);
    return is_done ? LREL_OK : lrel__fail_memory(err);
}

/* Puts into @p class_of_face every feature without a layer that shares no land with those
 * already there. */
static size_t fill_layer(map_layers *l, uint32_t layer, uint32_t *class_of_land)
{
    size_t taken = 0;

    for (size_t i = 0, k; i < l->pieces.count; i = k) {
        map_feature *f = &l->features.at[l->pieces.at[i].feature];
        bool is_free = f->layer == MAP_LAYER_NONE;

        for (k = i;
             k < l->pieces.count && l->pieces.at[k].feature == l->pieces.at[i].feature;
             k++)
            is_free &= class_of_land[l->pieces.at[k].land] == LREL_DISSOLVE_NONE;
        if (!is_free)
            continue;
        f->layer = layer;
        f->class_id = l->pieces.at[i].feature;
        taken++;
        for (size_t p = i; p < k; p++) {
            class_of_land[l->pieces.at[p].land] = f->class_id;
            f->area2 += lrel_lattice_land_area(l->lattice, l->pieces.at[p].land);
        }
    }
    return taken;
}

lrel_status lrel_layers__dissolve(map_layers *l, lrel_error *err)
{
    size_t lands = lrel_lattice_land_count(l->lattice), placed = 0;
    uint32_t *class_of_land = lrel__alloc(l->data->context, lands, sizeof *class_of_land);
    lrel_status status = class_of_land ? LREL_OK : lrel__fail_memory(err);

    /* An empty map has no arrays, and qsort() wants one even for nothing. */
    if (status == LREL_OK && l->features.count)
        status = sort_all(l, err);

    while (status == LREL_OK && placed < l->features.count) {
        lrel_polygons **slot = LREL__PUSH(l->data->context, &l->layers);

        if (!slot) {
            status = lrel__fail_memory(err);
            break;
        }
        *slot = NULL;
        memset(class_of_land, 0xFF, lands * sizeof *class_of_land);
        placed += fill_layer(l, (uint32_t)l->layers.count - 1, class_of_land);
        status = lrel_lattice_dissolve(l->lattice, class_of_land, slot, err);
    }
    lrel__free(l->data->context, class_of_land);
    return status;
}

void lrel_layers__clear(map_layers *l)
{
    const lrel_context *context = l->data->context;

    for (size_t i = 0; i < l->layers.count; i++)
        lrel_polygons_free(l->layers.at[i]);
    lrel__free(context, l->layers.at);
    lrel__free(context, l->features.at);
    lrel__free(context, l->pieces.at);
}

void lrel_map__add_extent(map_extent *extent, const lrel_polygons *polygons)
{
    for (size_t p = 0; p < lrel_polygons_count(polygons); p++) {
        size_t count;
        const lrel_grid_point *shell = lrel_polygons_ring(
            polygons, lrel_polygons_at(polygons, p).first_ring, &count);

        for (size_t i = 0; i < count; i++) {
            extent->west = shell[i].x < extent->west ? shell[i].x : extent->west;
            extent->south = shell[i].y < extent->south ? shell[i].y : extent->south;
            extent->east = shell[i].x > extent->east ? shell[i].x : extent->east;
            extent->north = shell[i].y > extent->north ? shell[i].y : extent->north;
        }
    }
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
        if (lrel_role_is_of_account(data->programme->sources[s].role))
            lrel_json_text(json, data->programme->sources[s].name);
    lrel_json_array_end(json);
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

void lrel_layers__write(const map_layers *l, lrel_stream *stream, const char *title,
                        lrel_date at, map_properties_fn properties)
{
    map_extent extent = MAP_EXTENT_EMPTY;
    lrel_geojson geojson;

    for (size_t i = 0; i < l->layers.count; i++)
        lrel_map__add_extent(&extent, l->layers.at[i]);
    lrel_map__begin(&geojson, l->data, stream, title, at);
    lrel_geojson_features(&geojson, extent.west, extent.south, extent.east, extent.north);
    for (size_t i = 0; i < l->features.count; i++) {
        const map_feature *f = &l->features.at[i];

        lrel_geojson_feature(&geojson);
        lrel_json_key(&geojson.json, "account");
        lrel_json_text(&geojson.json, lrel_dataset_account_name(l->data, f->account));
        properties(&geojson.json, l->data, f);
        lrel_map__finish_feature(&geojson, l->data, f->area2, l->layers.at[f->layer],
                                 f->class_id);
    }
    lrel_geojson_finish(&geojson);
}
