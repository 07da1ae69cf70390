/* SPDX-License-Identifier: Apache-2.0 */
/* compass.c: the angle between true north and the one that bearings count from. */
#include <math.h>

#include "bridge/proj.h"
#include "draw/chain.h"

/* Long enough to be exact, short enough to be straight. In units of the grid. */
#define STEP 500.0

static double radians(double degrees)
{
    return degrees * (3.14159265358979323846 / 180);
}

/* Of UTM on WGS 84, whose zone is that of the place: for sources in degrees. */
static double turn_of_utm(lrel_xy at)
{
    double middle = floor((at.x + 180) / 6) * 6 - 177;

    return atan(tan(radians(at.x - middle)) * sin(radians(at.y))) *
           (180 / 3.14159265358979323846);
}

/* The true direction of a short way up the source's own grid. */
static double turn_of_grid(lrel_operation *operation, lrel_xy at)
{
    lrel_xy here, south, north;
    double bearing;

    if (!lrel_operation_source_point(operation, at, &here) ||
        !lrel_operation_lonlat(operation, (lrel_xy){here.x, here.y - STEP}, &south) ||
        !lrel_operation_lonlat(operation, (lrel_xy){here.x, here.y + STEP}, &north))
        return 0;
    (void)lrel_geodesic_way_m(south.x, south.y, north.x, north.y, &bearing);
    return bearing > 180 ? bearing - 360 : bearing;
}

double lrel_compass__turn(const lrel_compass *compass, lrel_xy lonlat)
{
    switch (compass->north) {
    case LREL_NORTH_MAGNETIC:
        return compass->declination_deg;
    case LREL_NORTH_GRID:
        if (!compass->operation ||
            lrel_operation_info_of(compass->operation)->is_geographic)
            return turn_of_utm(lonlat);
        return turn_of_grid(compass->operation, lonlat);
    default:
        return 0;
    }
}
