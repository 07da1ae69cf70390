/* SPDX-License-Identifier: Apache-2.0 */
/* geopackage.h: a GeoPackage 1.2 of polygons in WGS 84, written with SQLite itself: there
 * is in it what is said here, and no clock and no name of a program's version. */
#ifndef CAMBODIA_GEOPACKAGE_H
#define CAMBODIA_GEOPACKAGE_H

#include <stdbool.h>

#include "strip.h"

typedef struct geopackage geopackage;

/* @return NULL, having said why */
geopackage *geopackage_create(const char *path);
/* @return false, having said why, where anything since the beginning has failed */
bool geopackage_close(geopackage *g);

/* A table of features: @p columns as SQL has them, "id TEXT, day DATE". Rows follow. */
void geopackage_layer(geopackage *g, const char *name, const char *columns,
                      const char *description);

/* One row: cells in the order of the columns, then its end with the shape. */
void geopackage_text(geopackage *g, const char *text); /* "": NULL */
void geopackage_integer(geopackage *g, int number);
void geopackage_number(geopackage *g, double number);
void geopackage_end_row(geopackage *g, const ring *degrees);

#endif
