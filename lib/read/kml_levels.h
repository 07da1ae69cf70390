/* SPDX-License-Identifier: Apache-2.0 */
/* kml_levels.h: shapes in KML of which the library that parses it would lose a part.
 *
 * libkml keeps the last of two elements where one may stand: of two polygons in a
 * Placemark, of two outlines in a Polygon. And it makes an outline of a hole that has
 * none. A point before a polygon may go: the polygon is what is wanted. */
#ifndef LREL_READ_KML_LEVELS_H
#define LREL_READ_KML_LEVELS_H

#include "core/text.h"

/* Folders in folders; a geometry adds some ten levels. */
#define LREL_KML_DEPTH_MAX 100

/* An element that is open. */
typedef struct lrel_kml_level {
    int element;
    int only;      /* elements in it of which there may be one */
    int dimension; /* of a Placemark's last shape, 0: none yet */
    bool has_hole;
} lrel_kml_level;

typedef struct lrel_kml_levels {
    lrel_kml_level at[LREL_KML_DEPTH_MAX];
    int depth;
    size_t passed_over; /* points and lines before a shape of more dimensions */
} lrel_kml_levels;

/** Opens the element @p name. @return NULL, or why its file cannot be read */
const char *lrel_kml__open(lrel_kml_levels *levels, lrel_text name);

/** Closes the innermost. @return NULL, or why its file cannot be read */
const char *lrel_kml__close(lrel_kml_levels *levels);

/** Whether the innermost is a date of a Placemark, and not of a view or a track. */
bool lrel_kml__is_date(const lrel_kml_levels *levels);

#endif
