/* SPDX-License-Identifier: Apache-2.0 */
/* layers.h: features of a map: classes of land that may share land with each other, each
 * with properties and an exact area. */
#ifndef LREL_MAP_LAYERS_H
#define LREL_MAP_LAYERS_H

#include "map/lattice.h"
#include "map/query.h"
#include "write/geojson.h"

/* One feature: the land of one account whose attributes are the same. */
typedef struct map_feature {
    uint32_t account;
    uint32_t number[MAP_BY_COUNT]; /* by place in the query's `by`; 0 behind it */
    uint32_t borrowed;             /* see map_subject */
    uint32_t closed_row;           /* likewise; any of several */
    uint32_t is_edge;              /* recorded land that is edge difference: never one
                                      feature with other land, whatever it is grouped by */
    uint32_t layer;                /* where its polygons are; MAP_LAYER_NONE: none yet */
    uint32_t class_id;             /* in that layer */
    int64_t area2;                 /* of what is drawn as polygons */
} map_feature;

#define MAP_LAYER_NONE UINT32_MAX

/* Land of a feature; see lands.h. */
typedef struct map_piece {
    uint32_t feature;
    uint32_t land;
} map_piece;

/* A piece of a feature that is too small to draw: a point in its place. */
typedef struct map_mark {
    uint32_t feature;
    lrel_grid_point at; /* 1e-7 degree */
    int64_t area2;
} map_mark;

typedef struct map_layers {
    const lrel_dataset *data;
    lrel_map_query *query;
    map_attributes attributes;
    const lrel_lattice *lattice; /* NULL: the drawing is simplified, with */
    lrel_lands own;              /* lands of its own */
    struct {
        map_feature *at;
        size_t count, capacity;
    } features;
    uint32_t *slots; /* hash table of features: feature + 1, 0: empty */
    size_t slot_count;
    struct {
        map_piece *at;
        size_t count, capacity;
    } pieces;
    struct {
        lrel_polygons **at;
        size_t count, capacity;
    } layers; /* polygons by class; features that share land are in different layers */
    struct {
        map_mark *at;
        size_t count, capacity;
    } marks; /* by feature, then place */
} map_layers;

/** Starts with no land. @p lattice is not asked where the query's drawing is simplified;
 * else, for recorded land, it must be of the query's day. Clear it in any case. */
LREL_NODISCARD lrel_status lrel_layers__init(map_layers *l, const lrel_dataset *data,
                                             const lrel_lattice *lattice,
                                             lrel_map_query *query, lrel_error *err);

/** The numbers of land in use. */
static inline const lrel_lands *lrel_layers__lands(const map_layers *l)
{
    return l->lattice ? &l->lattice->lands : &l->own;
}

/** Gives the face of @p subject to the features of its attributes in @p account, if the
 * query asks for it, edge difference apart; twice the same is once.
 * @return false where there is no memory */
bool lrel_layers__add(map_layers *l, uint32_t account, const map_subject *subject);

/** Says in @p subject that its land left by the closure of hazard row @p hazard in
 * @p account, and releases without a shape explain it. */
void lrel_map__borrow(const lrel_dataset *data, uint32_t hazard, uint32_t account,
                      map_subject *subject);

/** Writes of whose shape a released feature's land is, and how it is divided. */
void lrel_map__write_shape(lrel_json *json, const lrel_dataset *data,
                           const map_feature *feature);

/** Makes the polygons of all features, which are then sorted by account and numbers. */
LREL_NODISCARD lrel_status lrel_layers__draw(map_layers *l, lrel_error *err);

/** The same by generalise.c, which the above calls: simplified. Features and pieces are
 * sorted. */
LREL_NODISCARD lrel_status lrel_layers__generalise(map_layers *l, lrel_error *err);

/** Shares the features out to layers: each has its number and its class, and the land of
 * its pieces. @p on_layer is given the class per land of one layer after the other. */
typedef lrel_status (*map_layer_fn)(map_layers *l, uint32_t layer,
                                    const uint32_t *class_of_land, void *user,
                                    lrel_error *err);
LREL_NODISCARD lrel_status lrel_layers__share_out(map_layers *l, map_layer_fn on_layer,
                                                  void *user, lrel_error *err);

void lrel_layers__clear(map_layers *l);

/** Writes the whole collection: what every map carries, then the features. @p title is
 * one sentence. */
void lrel_layers__write(const map_layers *l, lrel_stream *stream, const char *title);

/** Starts a collection with what every map carries: title, programme, as-of day, sources,
 * the sentence on blank land, and the programme's on its borders. */
void lrel_map__begin(lrel_geojson *geojson, const lrel_dataset *data, lrel_stream *stream,
                     const char *title, lrel_date at);

/** Writes `area_m2` and the polygons of class @p class_id. */
void lrel_map__finish_feature(lrel_geojson *geojson, const lrel_dataset *data,
                              int64_t area2, const lrel_polygons *polygons,
                              uint32_t class_id);

/** Adds the extent of @p polygons, or a point. */
typedef struct map_extent {
    int32_t west, south, east, north;
} map_extent;
#define MAP_EXTENT_EMPTY ((map_extent){INT32_MAX, INT32_MAX, INT32_MIN, INT32_MIN})
void lrel_map__add_extent(map_extent *extent, const lrel_polygons *polygons);
void lrel_map__add_point(map_extent *extent, lrel_grid_point point);

#endif
