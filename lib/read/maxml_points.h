/* SPDX-License-Identifier: Apache-2.0 */
/* maxml_points.h: the points of an object and the shapes that they are of, wherever its
 * GeospatialInfo keep them. A point is an element that says a latitude, a longitude, a
 * bearing or a distance itself, whatever its name; it may be the GeospatialInfo. */
#ifndef LREL_READ_MAXML_POINTS_H
#define LREL_READ_MAXML_POINTS_H

#include "read/maxml_tree.h"
#include "read/names.h"
#include "read/reader.h"

typedef struct lrel_maxml_point {
    size_t node;  /* all that is said of it is in this one */
    size_t shape; /* which of the object */
    lrel_maxml_role role;
    lrel_text id, number, type, latitude, longitude, bearing, distance, from; /* or "" */
} lrel_maxml_point;

typedef struct lrel_maxml_shape {
    lrel_text id;
    lrel_text kind_text, property; /* or "" */
    lrel_shape_kind kind;          /* LREL_SHAPE_ABSENT: not stated */
    bool is_active;
} lrel_maxml_shape;

/* What was found out about a node. */
typedef struct lrel_maxml_mark {
    size_t shape;    /* of a container: plus one, 0 where it has none yet */
    uint32_t places; /* points right in it */
    bool is_place;
    bool is_asked, is_container; /* of points of one shape, once asked */
} lrel_maxml_mark;

/* Begin with zeros but for the context; end with lrel_maxml_points__clear(). Texts are
 * those of the tree. */
typedef struct lrel_maxml_points {
    const lrel_context *context;
    lrel_maxml_point *at; /* in the order of the file */
    size_t count, capacity;
    struct {
        lrel_maxml_shape *at;
        size_t count, capacity;
    } shapes;
    struct {
        lrel_maxml_mark *at; /* of the object's nodes */
        size_t count, capacity;
    } marks;
    size_t object;
    lrel_names ids, inactive_ids; /* of shapes; their places are those in ... */
    struct {
        size_t *at;
        size_t count, capacity;
    } by_id, by_inactive_id;
} lrel_maxml_points;

/** Finds the points of the object @p object; those of the object before are gone. */
LREL_NODISCARD lrel_status lrel_maxml_points__find(lrel_maxml_points *points,
                                                   const lrel_maxml_tree *tree,
                                                   size_t object, lrel_error *err);
void lrel_maxml_points__clear(lrel_maxml_points *points);

/** Whether the point is on the border of its shape: it does not say that it is for
 * something else. */
bool lrel_maxml_point__is_of_border(const lrel_maxml_point *point);

#endif
