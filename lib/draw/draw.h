/* SPDX-License-Identifier: Apache-2.0 */
/* draw.h: shapes that a file tells instead of drawing them. The table of a source, as its
 * reader left it, gets the shapes that the programme's `geometry:` says are in its cells.
 */
#ifndef LREL_DRAW_DRAW_H
#define LREL_DRAW_DRAW_H

#include "normalise/placing.h"
#include "programme/programme.h"
#include "read/table.h"

/** Gives the rows of @p table the points of `geometry: {coordinates: }`, in degrees on
 * the datum of the source's coordinate system; without that key nothing happens. A cell
 * that is no point is a data issue, and its shape unreadable.
 *
 * @param source_number  for issues
 * @return LREL_OK, LREL_E_NOT_FOUND (no such column), LREL_E_FORMAT (the file has shapes
 * of its own) or LREL_E_MEMORY */
LREL_NODISCARD lrel_status lrel_draw_points(const lrel_context *context,
                                            const lrel_source *source,
                                            int32_t source_number, lrel_table *table,
                                            lrel_issues *issues, lrel_error *err);

/** Gives every record of `geometry: {traverse: }` its perimeter, in the coordinates of
 * the source, and makes one row of the rows that are its points; without that key nothing
 * happens. One that cannot be drawn is a data issue, and its shape unreadable.
 *
 * @param operation  of the source; NULL where no point has coordinates
 * @return LREL_OK, LREL_E_NOT_FOUND (no such column), LREL_E_PROGRAMME (no north, no id),
 * LREL_E_CANCELLED or LREL_E_MEMORY */
LREL_NODISCARD lrel_status lrel_draw_traverses(const lrel_source *source,
                                               int32_t source_number,
                                               lrel_operation *operation,
                                               lrel_table *table, lrel_issues *issues,
                                               lrel_error *err);

/** Draws a circle for every record of one point whose `geometry_kind` is
 * `circle_from_area`, with the area that it states. Takes away the point of records whose
 * `point_type` says that it is not the site's: view, start, reference, benchmark.
 *
 * @param operation  of the source; NULL where no point has coordinates
 * @return LREL_OK or LREL_E_MEMORY */
LREL_NODISCARD lrel_status lrel_draw_sites(const lrel_source *source,
                                           int32_t source_number,
                                           lrel_operation *operation, lrel_table *table,
                                           lrel_issues *issues, lrel_error *err);

#endif
