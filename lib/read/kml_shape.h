/* SPDX-License-Identifier: Apache-2.0 */
/* kml_shape.h: the shape of a Placemark, of all the geometries in it. */
#ifndef LREL_READ_KML_SHAPE_H
#define LREL_READ_KML_SHAPE_H

#include "read/gathered.h"
#include "read/kml_grammar.h"
#include "read/kml_values.h"

/* Begin with zeros, then with lrel_kml_shape__begin() for each Placemark; end with
 * lrel_kml_shape__clear(). */
typedef struct lrel_kml_shape {
    lrel_shaper shaper;
    lrel_gathered text; /* of coordinates */
    bool is_gathering;
    bool has_model;
    int depth;          /* of collections */
    size_t outlines;    /* of the polygon that is being read ... */
    bool has_outline;   /* ... and one of them has points */
    bool has_hole;      /* so has a hole */
    size_t first_point; /* of what is being read */
    struct {
        lrel_xy *at;
        size_t count, capacity;
    } held; /* points of holes that stand before their outline ... */
    struct {
        size_t *at;
        size_t count, capacity;
    } held_ends; /* ... and where each hole ends */
} lrel_kml_shape;

/** Starts the shape of the last row. */
void lrel_kml_shape__begin(lrel_kml_shape *shape, lrel_reader *reader, lrel_error *err);

/** Hears of elements in the Placemark and of their text; what is of no shape, it leaves
 * alone. */
void lrel_kml_shape__open(lrel_kml_shape *shape, lrel_kml_element element);
LREL_NODISCARD lrel_status lrel_kml_shape__text(lrel_kml_shape *shape, lrel_text text,
                                                lrel_error *err);
LREL_NODISCARD lrel_status lrel_kml_shape__close(lrel_kml_shape *shape,
                                                 lrel_kml_element element,
                                                 lrel_kml_element parent,
                                                 lrel_error *err);

/** Writes the shape into the last row, and the issues there are. */
LREL_NODISCARD lrel_status lrel_kml_shape__end(lrel_kml_shape *shape);

void lrel_kml_shape__clear(lrel_kml_shape *shape);

#endif
