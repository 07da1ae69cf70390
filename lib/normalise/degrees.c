/* SPDX-License-Identifier: Apache-2.0 */
/* degrees.c: the whole degree that a point is nearest to: read off a polynomial, and by
 * PROJ where that comes near the line between two degrees. */
#include <math.h>

#include "normalise/cells.h"
#include "normalise/placing_parts.h"

/* In degrees: a centimetre. */
#define TOLERANCE 1e-7
/* The polynomial is checked at some points of a cell; nowhere is it off by so much. */
#define MARGIN 1e-4

static bool lonlat_of(void *user, lrel_xy point, lrel_xy *out)
{
    return lrel_operation_lonlat(user, point, out);
}

lrel_status lrel_degrees__new(const lrel_context *context, lrel_operation *operation,
                              lrel_cells **out, lrel_error *err)
{
    double size = lrel_operation_info_of(operation)->is_geographic ? LREL_CELL_GEOGRAPHIC
                                                                   : LREL_CELL_PROJECTED;

    return lrel_cells__new(context, size, TOLERANCE, lonlat_of, operation, out, err);
}

/* Whether @p degrees is well between two halves. */
static bool is_clear(double degrees)
{
    double part = degrees + 0.5 - floor(degrees + 0.5);

    return part > MARGIN && part < 1 - MARGIN;
}

bool lrel_degrees__at(lrel_cells *cells, lrel_operation *operation, lrel_xy point,
                      lrel_xy *out)
{
    lrel_xy at;

    if (!(cells && lrel_cells__at(cells, point, &at) && is_clear(at.x) &&
          is_clear(at.y)) &&
        !lrel_operation_lonlat(operation, point, &at))
        return false;
    *out = (lrel_xy){floor(at.x + 0.5), floor(at.y + 0.5)};
    return true;
}
