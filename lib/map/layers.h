/* SPDX-License-Identifier: Apache-2.0 */
/* layers.h: features of a map: classes of faces that may share land with each other, each
 * with properties and an exact area. */
#ifndef LREL_MAP_LAYERS_H
#define LREL_MAP_LAYERS_H

#include "map/lattice.h"
#include "write/geojson.h"

/* One feature: the land of some faces. What its numbers mean is the map's own. */
typedef struct map_feature {
    uint32_t account;
    uint32_t number[3];
    uint32_t layer;    /* where its polygons are; MAP_LAYER_NONE: none yet */
    uint32_t class_id; /* in that layer */
    int64_t area2;
} map_feature;

#define MAP_LAYER_NONE UINT32_MAX

/* Land of a feature; see lattice.h. */
typedef struct map_piece {
    uint32_t feature;
    uint32_t land;
} map_piece;

typedef struct map_layers {
    const lrel_dataset *data;
    const lrel_lattice *lattice;
    struct {
        map_feature *at;
        size_t count, capacity;
    } features;
    struct {
        map_piece *at;
        size_t count, capacity;
    } pieces;
    struct {
        lrel_polygons **at;
        size_t count, capacity;
    } layers; /* polygons by class; features that share land are in different layers */
} map_layers;

/** The feature with these numbers, new if needed (features are few); UINT32_MAX where
 * there is no memory. */
uint32_t lrel_layers__feature(map_layers *l, uint32_t account, const uint32_t number[3]);

/** Gives land @p land to @p feature; twice the same is once. */
bool lrel_layers__add(map_layers *l, uint32_t feature, uint32_t land);
/** Gives all land of face @p face to @p feature. */
bool lrel_layers__add_face(map_layers *l, uint32_t feature, uint32_t face);

/** Makes the polygons of all features, which are then sorted by account and numbers. */
LREL_NODISCARD lrel_status lrel_layers__dissolve(map_layers *l, lrel_error *err);

void lrel_layers__clear(map_layers *l);

/** Writes the properties of a feature but its area. */
typedef void (*map_properties_fn)(lrel_json *json, const lrel_dataset *data,
                                  const map_feature *feature);

/** Writes the whole collection: what every map carries, then the features. @p at is the
 * day shown; @p title one sentence. */
void lrel_layers__write(const map_layers *l, lrel_stream *stream, const char *title,
                        lrel_date at, map_properties_fn properties);

/** Starts a collection with what every map carries: title, programme, as-of day, sources,
 * the sentence on blank land, and the programme's on its borders. */
void lrel_map__begin(lrel_geojson *geojson, const lrel_dataset *data, lrel_stream *stream,
                     const char *title, lrel_date at);

/** Writes `area_m2` and the polygons of class @p class_id. */
void lrel_map__finish_feature(lrel_geojson *geojson, const lrel_dataset *data,
                              int64_t area2, const lrel_polygons *polygons,
                              uint32_t class_id);

/** Adds the extent of @p polygons. */
typedef struct map_extent {
    int32_t west, south, east, north;
} map_extent;
#define MAP_EXTENT_EMPTY ((map_extent){INT32_MAX, INT32_MAX, INT32_MIN, INT32_MIN})
void lrel_map__add_extent(map_extent *extent, const lrel_polygons *polygons);

#endif
