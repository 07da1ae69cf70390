/* SPDX-License-Identifier: Apache-2.0 */
/* strip.h: the one shape that all land here has: a strip along a straight axis, with a
 * lower and an upper edge that change from station to station.
 *
 * A mine belt is a long one, a patch a short one, the footprint of a cluster strike one
 * whose edges go in steps. It never crosses itself, and it can be cut across at any
 * place, so that land is released piece by piece from one end and the pieces meet
 * exactly. */
#ifndef CAMBODIA_STRIP_H
#define CAMBODIA_STRIP_H

#include <stdbool.h>

#include "support/random.h"

typedef struct point {
    double x, y; /* metres, WGS 84 / UTM 48N */
} point;

#define STRIP_STATIONS 40

typedef struct strip {
    point origin;       /* where the axis begins */
    double east, north; /* the axis's direction, of length 1 */
    int count;
    double along[STRIP_STATIONS]; /* ascending; twice the same is a step */
    double lower[STRIP_STATIONS], upper[STRIP_STATIONS]; /* to the left of the axis */
} strip;

#define RING_POINTS (2 * STRIP_STATIONS + 8)

typedef struct ring {
    int count;             /* 0: no shape; 1: a point */
    point at[RING_POINTS]; /* anticlockwise, the first not repeated */
} ring;

/* About @p area_m2 large, with the axis on the x axis; strip_lay() puts it somewhere. */
strip strip_belt(random_stream *random, double area_m2);
strip strip_patch(random_stream *random, double area_m2);
strip strip_strike(random_stream *random, double area_m2);

/* Puts the middle of the axis at @p middle and turns it to (@p east, @p north), of any
 * length. */
void strip_lay(strip *s, point middle, double east, double north);

double strip_length(const strip *s);
double strip_area(const strip *s, double from, double to);
/* How far along one has to go from @p from for @p area_m2. */
double strip_reach(const strip *s, double from, double area_m2);
/* Makes @p along a station, so that land cut there meets in the same two points; where
 * there are too many already, it stays as it is. */
void strip_add_station(strip *s, double along);
/* A point of the strip: @p along the axis, and @p across from the lower edge (0) to the
 * upper one (1). */
point strip_point(const strip *s, double along, double across);
/* Is @p p in the strip, or nearer to it than about @p margin_m? */
bool strip_has(const strip *s, point p, double margin_m);
bool strip_touches(const strip *a, const strip *b, double margin_m);
/* The outline from @p from to @p to, @p wider_m wider on either side. */
ring strip_ring(const strip *s, double from, double to, double wider_m);

double ring_area(const ring *r);

#endif
