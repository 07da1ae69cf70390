/* SPDX-License-Identifier: Apache-2.0 */
/* proj_parts.h: what the files that meet PROJ share among themselves: proj.c (session,
 * pipes, geodesics), proj_crs.c (coordinate systems), proj_shifts.c (datum shifts) and
 * proj_datums.c (datums). */
#ifndef LREL_BRIDGE_PROJ_PARTS_H
#define LREL_BRIDGE_PROJ_PARTS_H

#include <proj.h>

#include "bridge/proj.h"

#define LREL_PROJ_WGS84_MAJOR_AXIS_M       6378137.0
#define LREL_PROJ_WGS84_INVERSE_FLATTENING 298.257223563

struct lrel_proj {
    const lrel_context *context;
    PJ_CONTEXT *pj;
    char said[256]; /* PROJ's last complaint */
};

struct lrel_proj_crs {
    lrel_proj *proj;
    PJ *pj;
    lrel_proj_crs_info info;
};

/** Copies as much of @p from (may be NULL) as fits, without cutting UTF-8 in two. */
void lrel_proj__copy_text(char *to, size_t size, const char *from);

/** EPSG:4326, to be destroyed; NULL where there is no database. */
PJ *lrel_proj__wgs84(PJ_CONTEXT *context);

/** A coordinate system of @p pj, which is used up; NULL where PROJ could not make it.
 * @param what  for the message */
LREL_NODISCARD lrel_status lrel_proj__crs_of(lrel_proj *proj, PJ *pj, const char *what,
                                             lrel_proj_crs **out, lrel_error *err);

/** A pipe that runs @p operation, which may be NULL: then PROJ has said why. */
LREL_NODISCARD lrel_status lrel_proj__pipe_of(lrel_proj *proj, const PJ *operation,
                                              lrel_proj_pipe **out, lrel_error *err);

#endif
