/* SPDX-License-Identifier: Apache-2.0 */
/* figure_example.h: tiny layers, what the library makes of them, and how to look at it.
 */
#ifndef LREL_FIGURES_EXAMPLE_H
#define LREL_FIGURES_EXAMPLE_H

#include "landrelease/ledger.h"
#include "mosaic/contacts.h"
#include "mosaic/mosaic.h"
#include "figure_svg.h"

#define EXAMPLE_POINTS_MAX 256

typedef struct example {
    lrel_context *context;
    lrel_mosaic *mosaic;
    contacts found; /* made a second time: the mosaic does not keep them */
    links around;
} example;

/* What is handed to the mosaic. */
typedef struct layer {
    const lrel_grid_point *points;
    const lrel_mosaic_ring *rings;
    size_t ring_count;
    uint32_t owner_count;
} layer;

extern const layer layer_overlap; /* two hazards, a third inside the first, a release */
extern const char *const overlap_names[4];
extern const layer layer_pixels; /* three rings that cross near each other */
extern const layer layer_spike; /* a corner so sharp that both its edges meet one pixel */
extern const layer layer_twice; /* a ring that runs twice round a part of its land */
extern const layer layer_touch; /* a hazard and releases that meet in points */
extern const layer layer_parcels; /* three with crooked borders, an island in a dent */

/* Builds everything; ends the program where it cannot. */
example example_make(const layer *from);
void example_free(example *e);

/* The points of half-edge @p h, both ends included. */
size_t example_half_edge(const example *e, uint32_t h, spot *out);
/* The border to the left of half-edge @p h, once round; its doubled area in @p area2. */
size_t example_cycle(const example *e, uint32_t h, spot *out, int64_t *area2);
/* Ring @p ring as the mosaic bends it. */
size_t example_bent(const example *e, uint32_t ring, spot *out);
/* How often ring @p ring winds around @p at. */
int example_turns(const example *e, lrel_grid_point at);

/* A shape's rings, one behind the other. */
typedef struct outline {
    spot points[EXAMPLE_POINTS_MAX];
    size_t ring_first[EXAMPLE_POINTS_MAX]; /* and one more */
    size_t ring_count;
} outline;

outline example_outline(const lrel_polygons *polygons, size_t polygon);
/* How far @p p lies inside of the shape; negative outside. */
double example_depth(const outline *shape, spot p);
/* The place in the shape that is farthest from its border: where its name goes. */
spot example_middle(const outline *shape);

spot to_spot(lrel_grid_point p);

#endif
