/* SPDX-License-Identifier: Apache-2.0 */
/* picture.h: the parts of the picture that README.md shows: what a run makes of a
 * programme, as a map of the country, a map of its busiest corner and a chart.
 *
 * Everything is of the account "all": the land of all accounts, each piece once. */
#ifndef LREL_PICTURE_H
#define LREL_PICTURE_H

#include <stdio.h>

#include "run/job.h"

/* What land is on the as-of day, and the order in which it is painted. */
typedef enum land_state {
    LAND_CANCELLED,
    LAND_REDUCED,
    LAND_CLEARED,
    LAND_SUSPECTED, /* and of a class not understood */
    LAND_CONFIRMED,
    LAND_STATE_COUNT
} land_state;

/* Polygons by land_state, in grid units. */
typedef struct coloured_land {
    const lrel_dataset *data;
    lrel_polygons *states;
    lrel_polygons *units; /* of the first level */
} coloured_land;

LREL_NODISCARD lrel_status land_init(coloured_land *land, const lrel_dataset *data,
                                     lrel_error *err);
void land_clear(coloured_land *land);

/* Where something is drawn, in pixels. */
typedef struct frame {
    double x, y, width, height;
} frame;

/* A piece of the grid. */
typedef struct window {
    double west, south, east, north;
} window;

/* Around everything. */
window land_extent(const coloured_land *land);
/* @p width_m by @p height_m with the most land in it that changed or still stands. */
window land_busiest(const coloured_land *land, double width_m, double height_m);

/** Draws the land of @p on into @p in. Land smaller than a pixel is drawn as one: at the
 * scale of a country every record stays visible. */
void picture_map(FILE *out, const coloured_land *land, window on, frame in,
                 double stroke_px);
/** Draws the frame of @p part on the map of @p whole in @p in. */
void picture_marker(FILE *out, window part, window whole, frame in);
/** Draws release by product and year, and the stock. */
void picture_chart(FILE *out, const lrel_job *job, frame in);

#endif
