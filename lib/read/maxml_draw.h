/* SPDX-License-Identifier: Apache-2.0 */
/* maxml_draw.h: the shape of an object, of the points that were found in it. */
#ifndef LREL_READ_MAXML_DRAW_H
#define LREL_READ_MAXML_DRAW_H

#include "read/maxml_points.h"
#include "read/shaper.h"

/** Draws into the last row: polygons, else lines, else the points that are of the site.
 * Shapes that are not active are left out.
 * @param is_drawn  false where the row's shape is unreadable, which an issue says
 * @return LREL_OK or LREL_E_MEMORY */
LREL_NODISCARD lrel_status lrel_maxml__draw(lrel_reader *reader,
                                            const lrel_maxml_points *points,
                                            bool *is_drawn, lrel_error *err);

/** Gives the last row the place of @p point, where it has one. */
LREL_NODISCARD lrel_status lrel_maxml__draw_point(lrel_reader *reader,
                                                  const lrel_maxml_point *point,
                                                  lrel_error *err);

#endif
