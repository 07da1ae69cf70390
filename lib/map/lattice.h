/* SPDX-License-Identifier: Apache-2.0 */
/* lattice.h: the faces as they are written: on the lattice of 1e-7 degrees.
 *
 * Rounding to the lattice moves points by up to 6 mm, which can push a vertex across a
 * line. So the faces are arranged once more there, and every map is cut from that
 * arrangement: what is written is valid on its own lattice, and neighbours share their
 * points. Areas stay those of the grid. */
#ifndef LREL_MAP_LATTICE_H
#define LREL_MAP_LATTICE_H

#include "dataset/dataset.h"

/* A piece of a face of the grid that is edge difference on the day shown. */
typedef struct lrel_edge_land {
    uint32_t face;
    uint32_t accounts; /* bit i: in account i; bit account_count: of all land */
    lrel_grid_point shell[2];
    int64_t area2;
} lrel_edge_land;

/* Land is numbered: what of face f of the grid is no edge difference is f, and behind the
 * faces come the pieces that are. */
typedef struct lrel_lattice {
    const lrel_context *context;
    const lrel_dataset *data;
    lrel_date at; /* the day shown */
    lrel_mosaic *mosaic;
    uint32_t *land_of; /* by face of the lattice */
    struct {
        lrel_edge_land *at; /* in order of face */
        size_t count, capacity;
    } edge;
} lrel_lattice;

/* Some land of a face. */
typedef struct lrel_land_list {
    uint32_t face; /* a land of that number too, if has_rest; then */
    bool has_rest;
    uint32_t first_edge, edge_count; /* those behind it, numbers of land */
} lrel_land_list;

/** Arranges the recorded land of @p data on the lattice, the edge difference at the end
 * of day @p at apart. Clear it in any case. */
LREL_NODISCARD lrel_status lrel_lattice_init(lrel_lattice *lattice,
                                             const lrel_dataset *data, lrel_date at,
                                             lrel_error *err);
void lrel_lattice_clear(lrel_lattice *lattice);

/** How many numbers of land there are. */
size_t lrel_lattice_land_count(const lrel_lattice *lattice);
/** What face @p face of the grid falls into. */
lrel_land_list lrel_lattice_lands(const lrel_lattice *lattice, uint32_t face);
/** The exact area of a land, on the grid. */
int64_t lrel_lattice_land_area(const lrel_lattice *lattice, uint32_t land);
/** Whether a land is edge difference in @p account on the day shown. */
bool lrel_lattice_is_edge(const lrel_lattice *lattice, uint32_t land, uint32_t account);

/** Polygons of classes of land; see lrel_mosaic_dissolve(). A class too small for the
 * lattice has none. */
LREL_NODISCARD lrel_status lrel_lattice_dissolve(const lrel_lattice *lattice,
                                                 const uint32_t *class_of_land,
                                                 lrel_polygons **out, lrel_error *err);

#endif
