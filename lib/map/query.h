/* SPDX-License-Identifier: Apache-2.0 */
/* query.h: which land a map shows, in which groups, and how closely it is drawn. */
#ifndef LREL_MAP_QUERY_H
#define LREL_MAP_QUERY_H

#include "map/attributes.h"

/* How closely outlines are drawn. */
typedef struct lrel_map_drawing {
    bool is_simplified;
    int method;         /* lrel_simplify_method */
    int zoom;           /* of web maps; -1: none */
    double tolerance_m; /* of it, or as said */
    double min_area_m2; /* what is smaller is a mark */
} lrel_map_drawing;

/** The tolerance of zoom level @p zoom of web maps at @p data's place on Earth: the width
 * of a pixel there. */
double lrel_map_zoom_m(const lrel_dataset *data, int zoom);

#define MAP_CONDITIONS_MAX 32

/* One of the values that an attribute may have; those of one attribute are alternatives.
 */
typedef struct map_condition {
    int by;
    lrel_text value;
    uint32_t number; /* once it is resolved */
} map_condition;

typedef struct lrel_map_query {
    bool is_released;
    lrel_date from;   /* released land: on or after this day */
    lrel_date at;     /* recorded at the end of this day; released up to it */
    uint32_t account; /* LREL_ACCOUNT_EVERY: each but that of all land */
    int by[MAP_BY_COUNT];
    size_t by_count;
    map_condition where[MAP_CONDITIONS_MAX];
    size_t where_count;
    lrel_text where_text; /* as asked, for people */
    lrel_map_drawing drawing;
} lrel_map_query;

/** Every account, at the as-of day, nothing left out: recorded land by class and
 * contamination, released land by product and year; drawn as it is. */
void lrel_map_query_init(lrel_map_query *query, const lrel_dataset *data,
                         bool is_released);

/** Reads a list of attributes, as in "class,admin1". "" groups by account alone;
 * `account` may be said, and always is a group.
 * @return LREL_OK, or LREL_E_ARGUMENT where such land has no such attribute */
LREL_NODISCARD lrel_status lrel_map_query_by(lrel_map_query *query,
                                             const lrel_programme *programme,
                                             lrel_text list, lrel_error *err);

/** Reads conditions, as in "class=cha,operator=ALFA"; a backslash keeps the comma behind
 * it in the value. @p list is kept. @return LREL_OK or LREL_E_ARGUMENT */
LREL_NODISCARD lrel_status lrel_map_query_where(lrel_map_query *query,
                                                const lrel_dataset *data, lrel_text list,
                                                lrel_error *err);

/** Whether @p query asks for land of @p account. */
bool lrel_map__is_of_account(const lrel_map_query *query, const lrel_dataset *data,
                             uint32_t account);

/** Makes all attributes of @p query ready in @p attributes, and finds its values there.
 */
LREL_NODISCARD lrel_status lrel_map_query__resolve(lrel_map_query *query,
                                                   map_attributes *attributes,
                                                   lrel_error *err);

/** Whether @p query, which is resolved, asks for @p subject. */
bool lrel_map_query__wants(const lrel_map_query *query, const map_attributes *attributes,
                           const map_subject *subject);

#endif
