/* SPDX-License-Identifier: Apache-2.0 */
/* plausible.c: numbers that cannot be coordinates of the system they are said to be in.
 *
 * Degrees taken for metres put a country's hazards on a few square metres, and metres
 * taken for degrees put them nowhere. Either is a wrong word in the programme, and no
 * figure made from it means anything: the source is refused. */
#include <math.h>

#include "core/fail.h"
#include "normalise/placing.h"

/* Registered projections count from hundreds of kilometres away, so that all their
 * numbers are large; one that somebody made for a site may well begin in its middle. */
static bool are_degrees_as_metres(const lrel_operation_info *info, lrel_xy low,
                                  lrel_xy high)
{
    return !info->is_geographic && info->crs_code[0] && low.x >= -180 && high.x <= 180 &&
           low.y >= -90 && high.y <= 90;
}

static bool are_metres_as_degrees(const lrel_operation_info *info, lrel_xy low,
                                  lrel_xy high)
{
    double nearest_x = low.x > 0 ? low.x : high.x < 0 ? -high.x : 0;
    double nearest_y = low.y > 0 ? low.y : high.y < 0 ? -high.y : 0;

    return info->is_geographic && (nearest_x > 400 || nearest_y > 400);
}

lrel_status lrel_operation_check_extent(const lrel_operation *operation, lrel_xy low,
                                        lrel_xy high, lrel_error *err)
{
    const lrel_operation_info *info = lrel_operation_info_of(operation);

    if (are_degrees_as_metres(info, low, high))
        return lrel__fail(
            err, LREL_E_COORDINATE,
            "%s counts in metres, but its numbers run from %.9g to %.9g and "
            "from %.9g to %.9g, as degrees do; if they are, say "
            "`crs: EPSG:4326`",
            info->crs_code, low.x, high.x, low.y, high.y);
    if (are_metres_as_degrees(info, low, high))
        return lrel__fail(
            err, LREL_E_COORDINATE,
            "%s counts in degrees, but its numbers run from %.9g to %.9g and "
            "from %.9g to %.9g, as metres do; say in `crs:` which system "
            "they are in",
            info->crs_code[0] ? info->crs_code : info->crs_name, low.x, high.x, low.y,
            high.y);
    return LREL_OK;
}
