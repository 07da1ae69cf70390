/* SPDX-License-Identifier: Apache-2.0 */
/* placing_parts.h: what operation.c, grid.c and cut.c know of each other.
 *
 * A PROJ session serves one thread at a time, and placers of several sources share one
 * grid; so a placer runs copies of both pipes in a session of its own. */
#ifndef LREL_NORMALISE_PLACING_PARTS_H
#define LREL_NORMALISE_PLACING_PARTS_H

#include "bridge/proj.h"
#include "normalise/cells.h"
#include "normalise/placing.h"

/* Sizes of cells in which a cubic is off by less than 1e-6 m; measured in
 * docs/methods/coordinates.md. */
#define LREL_CELL_PROJECTED  32768.0
#define LREL_CELL_GEOGRAPHIC 0.25

/* One operation's pipe in one session, and what may be put into it. */
typedef struct lrel_way {
    lrel_proj_pipe *pipe;
    double x_max; /* of longitude; infinite in a projected CRS */
    double y_max; /* of latitude */
} lrel_way;

/** A session for a copy of the operation's way, and for the grid's pipe. */
LREL_NODISCARD lrel_status lrel_operation__session(const lrel_operation *operation,
                                                   lrel_proj **out, lrel_error *err);

/** A copy of the operation's way in @p proj; its pipe is the caller's. */
LREL_NODISCARD lrel_status lrel_operation__way(const lrel_operation *operation,
                                               lrel_proj *proj, lrel_way *out,
                                               lrel_error *err);

/** As lrel_operation_lonlat(), but the longitude may lie beyond 180 degrees. */
bool lrel_way__lonlat(const lrel_way *way, lrel_xy point, lrel_xy *out);

/** What lrel_degrees__at() reads degrees off; for operations that are smooth. */
LREL_NODISCARD lrel_status lrel_degrees__new(const lrel_context *context,
                                             lrel_operation *operation, lrel_cells **out,
                                             lrel_error *err);

/** As lrel_operation_degrees(). @param cells  may be NULL */
bool lrel_degrees__at(lrel_cells *cells, lrel_operation *operation, lrel_xy point,
                      lrel_xy *out);

/** A copy in @p proj of the pipe from longitude and latitude to grid metres. */
LREL_NODISCARD lrel_status lrel_grid__pipe(const lrel_grid *grid, lrel_proj *proj,
                                           lrel_proj_pipe **out, lrel_error *err);

/** Writes @p value with up to nine decimals and a point, in every locale. */
void lrel_placing__write_number(double value, char to[40]);

#endif
