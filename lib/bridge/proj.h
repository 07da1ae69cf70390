/* SPDX-License-Identifier: Apache-2.0 */
/* proj.h: coordinate systems, coordinate operations and geodesics, by PROJ.
 *
 * Nothing here chooses: it reads a coordinate system, lists the datum shifts that PROJ
 * knows for it and runs one pipeline. Which one is right is decided in lib/normalise.
 * Reading order: a session, a CRS, its shifts, a pipe; geodesics stand alone. */
#ifndef LREL_BRIDGE_PROJ_H
#define LREL_BRIDGE_PROJ_H

#include "core/fail.h"
#include "core/memory.h"

/* What belongs together in PROJ: to be used by one thread at a time, without network.
 * Outlives all that was made with it. */
typedef struct lrel_proj lrel_proj;

LREL_NODISCARD lrel_status lrel_proj_new(const lrel_context *context, lrel_proj **out,
                                         lrel_error *err);
/** One for pipes from text that names no file, and for nothing else: it does without
 * PROJ's database, which every session else opens for its first pipe. */
LREL_NODISCARD lrel_status lrel_proj_new_plain(const lrel_context *context,
                                               lrel_proj **out, lrel_error *err);
void lrel_proj_free(lrel_proj *proj);

/* A horizontal coordinate system: geographic or projected, without heights and without
 * any datum shift that its text may carry (TOWGS84). */
typedef struct lrel_proj_crs lrel_proj_crs;

typedef struct lrel_proj_crs_info {
    char name[160];
    char code[64]; /* "EPSG:3148", "" where it has none */
    char datum[160];
    bool is_wgs84; /* on WGS 84 or one of its realisations */
    bool is_geographic;
    double degrees_per_unit; /* of a geographic one; else 0 */
    double major_axis_m;     /* of its ellipsoid; 0: not known */
    double inverse_flattening;
    char perhaps[64]; /* a code that comes near one without a code, or "" */
} lrel_proj_crs_info;

/** The coordinate system @p code of @p authority in PROJ's database.
 * @return LREL_OK, LREL_E_CRS_UNKNOWN with PROJ's reason, or LREL_E_MEMORY */
LREL_NODISCARD lrel_status lrel_proj_crs_from_code(lrel_proj *proj, const char *authority,
                                                   const char *code, lrel_proj_crs **out,
                                                   lrel_error *err);

/** A coordinate system from WKT (ESRI's too), PROJJSON or a "+proj=" text.
 * @return LREL_OK, LREL_E_CRS_UNKNOWN or LREL_E_MEMORY */
LREL_NODISCARD lrel_status lrel_proj_crs_from_text(lrel_proj *proj, const char *text,
                                                   lrel_proj_crs **out, lrel_error *err);
void lrel_proj_crs_free(lrel_proj_crs *crs);
const lrel_proj_crs_info *lrel_proj_crs_info_of(const lrel_proj_crs *crs);

/** Looks for one without a code in EPSG's database: the same takes its place, one that
 * comes near is noted as `perhaps`. May take a quarter of a second. */
void lrel_proj_crs_identify(lrel_proj_crs *crs);

/** Same place for same numbers; the order of axes apart. A datum that one of them calls
 * unknown contradicts none on the same ellipsoid. */
bool lrel_proj_crs_is_same(const lrel_proj_crs *a, const lrel_proj_crs *b);

/** @p crs with the datum of @p geographic in place of its own: same projection, same
 * units. */
LREL_NODISCARD lrel_status lrel_proj_crs_on(const lrel_proj_crs *crs,
                                            const lrel_proj_crs *geographic,
                                            lrel_proj_crs **out, lrel_error *err);

/* Geographic coordinate systems, one for each datum. */
typedef struct lrel_proj_datum {
    char code[16]; /* of EPSG */
} lrel_proj_datum;

typedef struct lrel_proj_datums {
    lrel_proj_datum *at;
    size_t count, capacity;
} lrel_proj_datums;

typedef struct lrel_proj_box {
    double west_deg, south_deg, east_deg, north_deg;
} lrel_proj_box;

/** Adds those to @p out whose area of use meets @p box, in the order of the database; but
 * none that is in use all over the world (WGS 72, ITRF): these agree within metres. */
LREL_NODISCARD lrel_status lrel_proj_datums_at(lrel_proj *proj, const lrel_proj_box *box,
                                               lrel_proj_datums *out, lrel_error *err);
void lrel_proj_datums_clear(lrel_proj *proj, lrel_proj_datums *datums);

/* The ways from a CRS to WGS 84 that PROJ knows, ballparks excepted, best first. */
typedef struct lrel_proj_shifts lrel_proj_shifts;

typedef struct lrel_proj_shift {
    char code[64];     /* of the first datum step: "EPSG:1542" */
    char name[160];    /* of the datum steps, without the projection */
    char area[200];    /* of use, as words */
    char missing[128]; /* a grid file that is needed and not installed, or "" */
    double accuracy_m; /* < 0: not known */
    bool has_area;
    double west_deg, south_deg, east_deg, north_deg;
} lrel_proj_shift;

/** @param authority  NULL: those worth offering. Else, for finding one that was named,
 * all of this authority, superseded ones and ones made for other areas too */
LREL_NODISCARD lrel_status lrel_proj_shifts_new(const lrel_proj_crs *crs,
                                                const char *authority,
                                                lrel_proj_shifts **out, lrel_error *err);
void lrel_proj_shifts_free(lrel_proj_shifts *shifts);
size_t lrel_proj_shifts_count(const lrel_proj_shifts *shifts);
const lrel_proj_shift *lrel_proj_shifts_at(const lrel_proj_shifts *shifts, size_t shift);

/** The shift that is the operation @p authority:@p code, or has it (or all the steps of
 * which it is composed) among its steps: rather one that can be run, then rather one
 * without other steps. lrel_proj_shifts_count() where there is none. */
size_t lrel_proj_shifts_find(const lrel_proj_shifts *shifts, const char *authority,
                             const char *code);

/** The name of operation @p authority:@p code in PROJ's database. @return false: no such
 */
bool lrel_proj_operation_name(lrel_proj *proj, const char *authority, const char *code,
                              char *name, size_t name_size);

/* One pipeline, ready to run. Coordinates in x, y order (longitude, latitude), angles in
 * degrees. */
typedef struct lrel_proj_pipe lrel_proj_pipe;

/** @param definition  "+proj=pipeline ...", or one "+proj=..." step
 * @return LREL_OK, LREL_E_OPERATION with PROJ's reason, or LREL_E_MEMORY */
LREL_NODISCARD lrel_status lrel_proj_pipe_new(lrel_proj *proj, const char *definition,
                                              lrel_proj_pipe **out, lrel_error *err);

/** From the shifts' CRS to WGS 84. */
LREL_NODISCARD lrel_status lrel_proj_pipe_from_shift(const lrel_proj_shifts *shifts,
                                                     size_t shift, lrel_proj_pipe **out,
                                                     lrel_error *err);

/** From @p crs to longitude and latitude on its own datum, from Greenwich. */
LREL_NODISCARD lrel_status lrel_proj_pipe_unshifted(const lrel_proj_crs *crs,
                                                    lrel_proj_pipe **out,
                                                    lrel_error *err);
void lrel_proj_pipe_free(lrel_proj_pipe *pipe);

/** As PROJ calls it, and the text that lrel_proj_pipe_new() makes the same pipe of. */
const char *lrel_proj_pipe_name(const lrel_proj_pipe *pipe);
const char *lrel_proj_pipe_definition(const lrel_proj_pipe *pipe);

/** False where it reads a grid or a triangulation: its result then has kinks. */
bool lrel_proj_pipe_is_smooth(const lrel_proj_pipe *pipe);

/** True where one end is in radians, so that it is not what this header promises. */
bool lrel_proj_pipe_has_radians(const lrel_proj_pipe *pipe);

/** One point there, or back; in place.
 * @return false where it has no place; *x and *y are then untouched */
bool lrel_proj_pipe_forward(lrel_proj_pipe *pipe, double *x, double *y);
bool lrel_proj_pipe_inverse(lrel_proj_pipe *pipe, double *x, double *y);

/** The area of a ring on the WGS 84 ellipsoid, edges being geodesics: never negative, and
 * the smaller side of the ring whichever way it runs.
 * @param lonlat  longitude and latitude in degrees, by turns, of @p count points */
double lrel_geodesic_polygon_area_m2(const double *lonlat, size_t count);

/** The length of the geodesic between two points on the WGS 84 ellipsoid. */
double lrel_geodesic_distance_m(double lon1, double lat1, double lon2, double lat2);

/** The geodesic between two points on the WGS 84 ellipsoid: its length, and in
 * *@p bearing_deg (0 to 360, from north by east) how it leaves the first. */
double lrel_geodesic_way_m(double lon1, double lat1, double lon2, double lat2,
                           double *bearing_deg);

/** Where one comes to from a point on the WGS 84 ellipsoid, by a geodesic that leaves it
 * at @p bearing_deg (from north by east) and is @p distance_m long. */
void lrel_geodesic_step(double lon, double lat, double bearing_deg, double distance_m,
                        double *lon_out, double *lat_out);

/** The release of PROJ that runs, as "9.1.1". */
const char *lrel_proj_version(void);

/* What PROJ works from. */
typedef struct lrel_proj_database {
    bool is_there;    /* it is found and can be read */
    char reason[256]; /* why not, as PROJ says it */
    char path[512];
    char epsg[32];      /* edition of EPSG's dataset in it */
    char made_for[32];  /* the version of PROJ that it belongs to */
    bool wants_network; /* the environment or proj.ini asks for it; we never do */
} lrel_proj_database;

/** Looks at PROJ's database in a session of its own. */
void lrel_proj_look_at_database(lrel_proj_database *out);

#endif
