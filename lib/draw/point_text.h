/* SPDX-License-Identifier: Apache-2.0 */
/* point_text.h: a point as text becomes longitude and latitude on the datum of its
 * source. */
#ifndef LREL_DRAW_POINT_TEXT_H
#define LREL_DRAW_POINT_TEXT_H

#include "bridge/proj.h"
#include "landrelease/coordinate.h"
#include "read/table.h"

typedef struct lrel_point_text {
    const lrel_context *context;
    lrel_coordinate_order order;
    bool is_wgs84;
    double major_axis_m; /* of the datum's ellipsoid */
    double inverse_flattening;
    lrel_proj *proj;      /* made for the first point on a grid */
    lrel_proj_pipe *pipe; /* of the zone that came last */
    int zone;
    bool is_south;
} lrel_point_text;

/** @param crs  as the programme or the file says it; one that cannot be read is refused
 * elsewhere, and taken for WGS 84 here */
LREL_NODISCARD lrel_status lrel_point_text__begin(const lrel_context *context,
                                                  lrel_text crs,
                                                  lrel_coordinate_order order,
                                                  lrel_point_text *out, lrel_error *err);
void lrel_point_text__end(lrel_point_text *reader);

/** @return LREL_OK, LREL_E_COORDINATE with the reason, or LREL_E_MEMORY */
LREL_NODISCARD lrel_status lrel_point_text__read(lrel_point_text *reader, lrel_text text,
                                                 lrel_xy *out, lrel_error *err);

#endif
