/* SPDX-License-Identifier: Apache-2.0 */
/* lattice.h: the faces as they are written: on the lattice of 1e-7 degrees.
 *
 * Rounding to the lattice moves points by up to 6 mm, which can push a vertex across a
 * line. So the faces are arranged once more there, and every map is cut from that
 * arrangement: what is written is valid on its own lattice, and neighbours share their
 * points. Areas stay those of the grid. */
#ifndef LREL_MAP_LATTICE_H
#define LREL_MAP_LATTICE_H

#include "dataset/lands.h"

typedef struct lrel_lattice {
    const lrel_context *context;
    lrel_lands lands;
    lrel_date at; /* the day whose edge difference is apart */
    lrel_mosaic *mosaic;
    uint32_t *land_of;     /* by face of the lattice: the land of the grid, or the cell */
    lrel_failing *failing; /* the dataset's */
} lrel_lattice;

/** Arranges the recorded land of @p data on the lattice, the edge difference at the end
 * of day @p at apart. Clear it in any case. */
LREL_NODISCARD lrel_status lrel_lattice_init(lrel_lattice *lattice,
                                             const lrel_dataset *data, lrel_date at,
                                             lrel_error *err);

/** Arranges polygons of the grid on the lattice: each is a cell, with its number, in
 * place of a land. Clear it in any case. */
LREL_NODISCARD lrel_status lrel_lattice_init_cells(lrel_lattice *lattice,
                                                   const lrel_dataset *data,
                                                   const lrel_polygons *cells,
                                                   lrel_error *err);
void lrel_lattice_clear(lrel_lattice *lattice);

/** Polygons of the classes of land, or of cells; see lrel_mosaic_dissolve(). A class too
 * small for the lattice has none. */
LREL_NODISCARD lrel_status lrel_lattice_dissolve(const lrel_lattice *lattice,
                                                 const uint32_t *class_of_land,
                                                 lrel_polygons **out, lrel_error *err);

#endif
