/* SPDX-License-Identifier: Apache-2.0 */
/* proj.c: a session of PROJ, pipes and geodesics.
 *
 * Method: what is run is always a pipeline in text, made again from that text; so what
 * provenance prints is what was run, and a copy for another thread gives the same bits.
 * Source: https://proj.org/en/9.1/development/reference/functions.html */
#include "bridge/proj_parts.h"

#include <geodesic.h>
#include <math.h>
#include <string.h>

struct lrel_proj_pipe {
    lrel_proj *proj;
    PJ *pj;
    char *name;
    char *definition;
};

void lrel_proj__copy_text(char *to, size_t size, const char *from)
{
    size_t length = from ? strlen(from) : 0;

    if (length >= size) {
        length = size - 1;
        while (length > 0 && ((unsigned char)from[length] & 0xC0) == 0x80)
            length--;
    }
    if (length > 0)
        memcpy(to, from, length);
    to[length] = '\0';
}

PJ *lrel_proj__wgs84(PJ_CONTEXT *context)
{
    return proj_create_from_database(context, "EPSG", "4326", PJ_CATEGORY_CRS, 0, NULL);
}

static char *duplicate(const lrel_context *context, const char *text)
{
    size_t bytes = strlen(text) + 1;
    char *copy = lrel__alloc(context, bytes, 1);

    return copy ? memcpy(copy, text, bytes) : NULL;
}

/* ---- the session ---- */

static void remember(void *user, int level, const char *message)
{
    lrel_proj *proj = user;

    if (level == PJ_LOG_ERROR)
        lrel_proj__copy_text(proj->said, sizeof proj->said, message);
}

lrel_status lrel_proj_new(const lrel_context *context, lrel_proj **out, lrel_error *err)
{
    lrel_proj *proj = lrel__calloc(context, 1, sizeof *proj);

    if (!proj)
        return lrel__fail_memory(err);
    proj->context = context;
    proj->pj = proj_context_create();
    if (!proj->pj) {
        lrel__free(context, proj);
        return lrel__fail_memory(err);
    }
    proj_log_func(proj->pj, proj, remember);
    /* Sensitive data: no grid is ever fetched, whatever PROJ_NETWORK says. */
    proj_context_set_enable_network(proj->pj, 0);
    *out = proj;
    return LREL_OK;
}

/* The path of a file that is none; to NULL PROJ would answer with its own search. */
static const char *find_nothing(PJ_CONTEXT *context, const char *name, void *user)
{
    (void)context;
    (void)name;
    (void)user;
    return "";
}

lrel_status lrel_proj_new_plain(const lrel_context *context, lrel_proj **out,
                                lrel_error *err)
{
    lrel_status status = lrel_proj_new(context, out, err);

    /* By now proj.ini was read, which may say how precise a UTM zone is. */
    if (status == LREL_OK)
        proj_context_set_file_finder((*out)->pj, find_nothing, NULL);
    return status;
}

void lrel_proj_free(lrel_proj *proj)
{
    if (!proj)
        return;
    proj_context_destroy(proj->pj);
    lrel__free(proj->context, proj);
}

/* ---- pipes ---- */

static lrel_status new_pipe(lrel_proj *proj, const char *definition, const char *name,
                            lrel_proj_pipe **out, lrel_error *err)
{
    lrel_proj_pipe *pipe = lrel__calloc(proj->context, 1, sizeof *pipe);

    if (!pipe)
        return lrel__fail_memory(err);
    pipe->proj = proj;
    pipe->definition = duplicate(proj->context, definition);
    pipe->name = duplicate(proj->context, name);
    if (!pipe->definition || !pipe->name) {
        lrel_proj_pipe_free(pipe);
        return lrel__fail_memory(err);
    }
    proj->said[0] = '\0';
    pipe->pj = proj_create(proj->pj, definition);
    if (!pipe->pj || proj_is_crs(pipe->pj)) {
        lrel_proj_pipe_free(pipe);
        return lrel__fail(err, LREL_E_OPERATION, "\"%.200s\" is no PROJ pipeline (%s)",
                          definition,
                          proj->said[0] != '\0' ? proj->said : "not an operation");
    }
    *out = pipe;
    return LREL_OK;
}

lrel_status lrel_proj_pipe_new(lrel_proj *proj, const char *definition,
                               lrel_proj_pipe **out, lrel_error *err)
{
    return new_pipe(proj, definition, "PROJ pipeline", out, err);
}

lrel_status lrel_proj__pipe_of(lrel_proj *proj, const PJ *operation, lrel_proj_pipe **out,
                               lrel_error *err)
{
    lrel_status status;
    /* x east and y north at both ends, whatever order the authorities want. */
    PJ *plain = operation ? proj_normalize_for_visualization(proj->pj, operation) : NULL;
    const char *text =
        plain ? proj_as_proj_string(proj->pj, plain, PJ_PROJ_5, NULL) : NULL;

    if (text)
        status = new_pipe(proj, text, proj_get_name(operation), out, err);
    else
        status = lrel__fail(err, LREL_E_OPERATION,
                            "PROJ cannot run this coordinate operation (%s)", proj->said);
    proj_destroy(plain);
    return status;
}

void lrel_proj_pipe_free(lrel_proj_pipe *pipe)
{
    if (!pipe)
        return;
    proj_destroy(pipe->pj);
    lrel__free(pipe->proj->context, pipe->name);
    lrel__free(pipe->proj->context, pipe->definition);
    lrel__free(pipe->proj->context, pipe);
}

const char *lrel_proj_pipe_name(const lrel_proj_pipe *pipe)
{
    return pipe->name;
}

const char *lrel_proj_pipe_definition(const lrel_proj_pipe *pipe)
{
    return pipe->definition;
}

bool lrel_proj_pipe_is_smooth(const lrel_proj_pipe *pipe)
{
    static const char *const kinked[] = {"grids=", "gridshift", "tinshift", "defmodel",
                                         "deformation"};

    for (size_t i = 0; i < sizeof kinked / sizeof kinked[0]; i++)
        if (strstr(pipe->definition, kinked[i]))
            return false;
    return true;
}

bool lrel_proj_pipe_has_radians(const lrel_proj_pipe *pipe)
{
    return proj_angular_input(pipe->pj, PJ_FWD) || proj_angular_output(pipe->pj, PJ_FWD);
}

static bool run(lrel_proj_pipe *pipe, PJ_DIRECTION direction, double *x, double *y)
{
    /* No time: HUGE_VAL is PROJ's "not known". */
    PJ_COORD at = proj_trans(pipe->pj, direction, proj_coord(*x, *y, 0, HUGE_VAL));

    if (!isfinite(at.xy.x) || !isfinite(at.xy.y))
        return false;
    *x = at.xy.x;
    *y = at.xy.y;
    return true;
}

bool lrel_proj_pipe_forward(lrel_proj_pipe *pipe, double *x, double *y)
{
    return run(pipe, PJ_FWD, x, y);
}

bool lrel_proj_pipe_inverse(lrel_proj_pipe *pipe, double *x, double *y)
{
    return run(pipe, PJ_INV, x, y);
}

/* ---- geodesics ---- */

static void init_wgs84(struct geod_geodesic *earth)
{
    geod_init(earth, LREL_PROJ_WGS84_MAJOR_AXIS_M,
              1 / LREL_PROJ_WGS84_INVERSE_FLATTENING);
}

double lrel_geodesic_polygon_area_m2(const double *lonlat, size_t count)
{
    struct geod_geodesic earth;
    struct geod_polygon ring;
    double area = 0;

    init_wgs84(&earth);
    geod_polygon_init(&ring, 0);
    for (size_t i = 0; i < count; i++)
        geod_polygon_addpoint(&earth, &ring, lonlat[2 * i + 1], lonlat[2 * i]);
    /* sign: without it a ring the other way round is the Earth less a hectare. */
    geod_polygon_compute(&earth, &ring, 0, 1, &area, NULL);
    return fabs(area);
}

double lrel_geodesic_distance_m(double lon1, double lat1, double lon2, double lat2)
{
    struct geod_geodesic earth;
    double distance = 0;

    init_wgs84(&earth);
    geod_inverse(&earth, lat1, lon1, lat2, lon2, &distance, NULL, NULL);
    return distance;
}

double lrel_geodesic_way_m(double lon1, double lat1, double lon2, double lat2,
                           double *bearing_deg)
{
    struct geod_geodesic earth;
    double distance = 0, azimuth = 0;

    init_wgs84(&earth);
    geod_inverse(&earth, lat1, lon1, lat2, lon2, &distance, &azimuth, NULL);
    *bearing_deg = azimuth < 0 ? azimuth + 360 : azimuth;
    return distance;
}

void lrel_geodesic_step(double lon, double lat, double bearing_deg, double distance_m,
                        double *lon_out, double *lat_out)
{
    struct geod_geodesic earth;

    init_wgs84(&earth);
    geod_direct(&earth, lat, lon, bearing_deg, distance_m, lat_out, lon_out, NULL);
}

const char *lrel_proj_version(void)
{
    return proj_info().version;
}
