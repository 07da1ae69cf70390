/* SPDX-License-Identifier: Apache-2.0 */
/* plane.c: by PROJ. */
#include "plane.h"

#include <proj.h>
#include <stdio.h>

#define FROM_DEGREES "+proj=pipeline +step +proj=unitconvert +xy_in=deg +xy_out=rad "

static PJ_CONTEXT *context;
static PJ *utm, *indian_utm, *indian_to_wgs84;

bool plane_open(void)
{
    context = proj_context_create();
    proj_context_set_enable_network(context, 0);
    utm = proj_create(context, FROM_DEGREES "+step +proj=utm +zone=48 +ellps=WGS84");
    /* Everest 1830 (1937 Adjustment), EPSG:7015. The operation of EPSG has latitude
     * first. */
    indian_utm = proj_create(context, FROM_DEGREES "+step +proj=axisswap +order=2,1 "
                                                   "+step +proj=utm +zone=48 "
                                                   "+a=6377276.345 +rf=300.8017");
    indian_to_wgs84 = proj_create_from_database(
        context, "EPSG", "1542", PJ_CATEGORY_COORDINATE_OPERATION, 0, NULL);
    if (utm && indian_utm && indian_to_wgs84)
        return true;
    fprintf(stderr, "cambodia: PROJ: %s\n",
            proj_context_errno_string(context, proj_context_errno(context)));
    plane_close();
    return false;
}

void plane_close(void)
{
    proj_destroy(indian_to_wgs84);
    proj_destroy(indian_utm);
    proj_destroy(utm);
    proj_context_destroy(context);
    utm = indian_utm = indian_to_wgs84 = NULL;
    context = NULL;
}

static point through(PJ *operation, PJ_DIRECTION direction, double x, double y)
{
    PJ_COORD c = proj_trans(operation, direction, proj_coord(x, y, 0, 0));

    return (point){c.xy.x, c.xy.y};
}

point plane_to_degrees(point p)
{
    return through(utm, PJ_INV, p.x, p.y);
}

point plane_from_degrees(point lonlat)
{
    return through(utm, PJ_FWD, lonlat.x, lonlat.y);
}

point plane_to_indian(point p)
{
    point degrees = plane_to_degrees(p);
    point shifted = through(indian_to_wgs84, PJ_INV, degrees.y, degrees.x);

    return through(indian_utm, PJ_FWD, shifted.x, shifted.y);
}
