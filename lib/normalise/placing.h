/* SPDX-License-Identifier: Apache-2.0 */
/* placing.h: from a source's coordinates to longitude and latitude, and to the grid.
 *
 * A source has one named coordinate operation for all of it (never PROJ's choice per
 * point, never a ballpark); the grid is a Lambert azimuthal equal-area projection of
 * WGS 84, so plain areas on it are true areas. */
#ifndef LREL_NORMALISE_PLACING_H
#define LREL_NORMALISE_PLACING_H

#include "core/fail.h"
#include "core/memory.h"
#include "core/text.h"
#include "landrelease/mosaic.h"
#include "read/table.h"

/* How the coordinates of one source become WGS 84. */
typedef struct lrel_operation lrel_operation; /* used by one thread at a time */

/* One way to do a datum shift, offered when none was named. */
typedef struct lrel_candidate {
    char code[64]; /* "EPSG:1542" */
    char name[160];
    double accuracy_m; /* < 0: not known */
    char area_of_use[200];
    char missing[128]; /* a grid file that it needs and that is not installed, or "" */
    bool holds_middle; /* its area of use has the data's middle in it */
    double spread_m;   /* how far it lands from the first candidate, at the data's middle;
                          < 0: not known */
} lrel_candidate;

/** Decides the operation for one source.
 *
 * A source on WGS 84 needs none. The map projection is undone first, so that a datum step
 * does for any coordinate system on its datum.
 *
 * @param crs        "EPSG:3148", WKT or an ESRI .prj; as the source or the programme says
 * @param operation  the authority code of the datum step, a PROJ pipeline from the
 * source's x, y to longitude and latitude in degrees, "null-shift" (the projection is
 * undone and the rest taken as WGS 84), or ""
 * @param middle     a point in the middle of the data, for the candidates' spread
 * @param out        receives a new operation, to be freed with lrel_operation_free()
 * @param candidates receives the candidates where LREL_E_OPERATION is returned: as many
 * as fit in @p candidate_max; @p candidate_count how many. May be NULL
 * @return LREL_OK, LREL_E_CRS_MISSING, LREL_E_CRS_UNKNOWN, LREL_E_OPERATION (a datum
 * shift is needed and none or no such is named) or LREL_E_MEMORY */
LREL_NODISCARD lrel_status lrel_operation_new(const lrel_context *context, lrel_text crs,
                                              lrel_text operation, lrel_xy middle,
                                              lrel_operation **out,
                                              lrel_candidate *candidates,
                                              size_t candidate_max,
                                              size_t *candidate_count, lrel_error *err);
void lrel_operation_free(lrel_operation *operation);

/* For provenance. Texts belong to the operation. */
typedef struct lrel_operation_info {
    const char *crs_name;       /* "Indian 1960 / UTM zone 48N" */
    const char *crs_code;       /* "EPSG:3148", "" where it has none */
    bool is_geographic;         /* in degrees, or another unit of angles */
    const char *operation_code; /* "EPSG:1542", "null-shift", "pipeline", or "" where no
                                   datum shift is needed */
    const char *operation_name; /* as PROJ calls the whole chain */
    const char *definition;     /* the PROJ pipeline */
    double accuracy_m;          /* of the datum step; < 0: not known */
    bool has_area;
    double west_deg, south_deg, east_deg, north_deg; /* area of use of the datum step */
} lrel_operation_info;
const lrel_operation_info *lrel_operation_info_of(const lrel_operation *operation);

/** Whether numbers between @p low and @p high can be coordinates of the operation's
 * system: a programme that names metres for a file of degrees would shrink its land to
 * nothing.
 * @return LREL_OK or LREL_E_COORDINATE with what they look like */
LREL_NODISCARD lrel_status lrel_operation_check_extent(const lrel_operation *operation,
                                                       lrel_xy low, lrel_xy high,
                                                       lrel_error *err);

/** True when two descriptions are the same coordinate system for our purposes. */
bool lrel_crs_is_same(const lrel_context *context, lrel_text a, lrel_text b);

/** One point to longitude (-180 .. 180) and latitude in degrees.
 * @return false where it has no place: NaN, a latitude beyond 90, nothing PROJ can do */
bool lrel_operation_lonlat(lrel_operation *operation, lrel_xy point, lrel_xy *out);

/** The other way: longitude and latitude on WGS 84 to the source's own x and y.
 * @return false where it has none */
bool lrel_operation_source_point(lrel_operation *operation, lrel_xy lonlat, lrel_xy *out);

/** To longitude and latitude, each rounded by floor(v + 1/2) to a whole degree; many
 * times as fast. */
bool lrel_operation_degrees(lrel_operation *operation, lrel_xy point, lrel_xy *out);

/* The programme's grid; used by one thread at a time. */
typedef struct lrel_grid lrel_grid;

/** A grid centred at @p centre (degrees) with @p units_per_m (1000 or 100) units a metre.
 * @return LREL_OK, LREL_E_ARGUMENT (a centre that is not on the Earth) or LREL_E_MEMORY
 */
LREL_NODISCARD lrel_status lrel_grid_new(const lrel_context *context, lrel_xy centre,
                                         int units_per_m, lrel_grid **out,
                                         lrel_error *err);
void lrel_grid_free(lrel_grid *grid);
int lrel_grid_units_per_m(const lrel_grid *grid);
lrel_xy lrel_grid_centre(const lrel_grid *grid);
/** As a PROJ text, for provenance and QGIS. */
const char *lrel_grid_definition(const lrel_grid *grid);

/** Grid metres (not rounded) to longitude and latitude in degrees: the point that PROJ
 * would bring to @p metres. */
bool lrel_grid_to_lonlat(lrel_grid *grid, lrel_xy metres, lrel_xy *out);

/** The other way: longitude and latitude to grid metres, not rounded.
 * @return false on the far side of the Earth, where the grid has no place */
bool lrel_grid_from_lonlat(lrel_grid *grid, lrel_xy lonlat, lrel_xy *metres);

/** Grid points to longitude and latitude in units of 1e-7 degree, rounded by floor(v +
 * 1/2), as they are written. Fast; a function of each point alone.
 *
 * @param out  receives @p count points; may be @p points. Meaningless on failure
 * @return LREL_OK or LREL_E_COORDINATE (a point that is not on the Earth) */
LREL_NODISCARD lrel_status lrel_grid_to_degrees7(lrel_grid *grid,
                                                 const lrel_grid_point *points,
                                                 size_t count, lrel_grid_point *out,
                                                 lrel_error *err);

/** Puts many points on a grid: what lrel_placer_* does must not depend on anything but
 * the point, the operation and the grid, so that shared vertices stay shared. Projection
 * by checked polynomial cells, PROJ the fallback and the judge
 * (docs/methods/coordinates.md).
 *
 * A placer is used by one thread at a time; several may share an operation and a grid,
 * and need neither once they are made. */
typedef struct lrel_placer lrel_placer;
LREL_NODISCARD lrel_status lrel_placer_new(const lrel_context *context,
                                           lrel_operation *operation, lrel_grid *grid,
                                           lrel_placer **out, lrel_error *err);
void lrel_placer_free(lrel_placer *placer);

/** A source point in grid metres, not rounded. @return false where it has no place */
bool lrel_placer_metres(lrel_placer *placer, lrel_xy point, lrel_xy *out);

/* Grid points, growing. */
typedef struct lrel_grid_points {
    lrel_grid_point *at;
    size_t count;
    size_t capacity;
} lrel_grid_points;

/** Appends the ring @p points (closed or not) to @p out as grid points, not closed,
 * rounded by floor(v + 1/2), each edge cut in the source's coordinates (by halves, so
 * that it does not matter which way a shared edge runs) until every piece lies within 1
 * cm of the straight line on the grid.
 *
 * @return LREL_OK, LREL_E_COORDINATE (a point without a place, or NaN; `out` is then as
 * it was), LREL_E_EXTENT (a point that int32 grid units cannot hold) or LREL_E_MEMORY */
LREL_NODISCARD lrel_status lrel_placer_ring(lrel_placer *placer,
                                            const lrel_file_xy *points, size_t count,
                                            lrel_grid_points *out, lrel_error *err);

#endif
