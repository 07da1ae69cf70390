/* SPDX-License-Identifier: Apache-2.0 */
/* grid.c: the programme's grid: Lambert azimuthal equal-area on WGS 84, in whole units.
 *
 * PROJ's forward laea is in closed form. Its inverse (9.1) uses a short series for the
 * authalic latitude and is off by up to 1.6 mm, more than the grid's unit; so it is
 * corrected until the forward agrees. */
#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "normalise/cells.h"
#include "normalise/placing_parts.h"

/* Nano-degrees: 0.1 mm, so that a centre of whole degrees or of any written decimal is
 * kept as it was written. */
#define CENTRE_SCALE 1e9
/* Nine decimals of it fit into 64 bits. */
#define NUMBER_MAX 1e9

/* Each correction gains four digits or more; the first already brings 1e-7 m. */
#define CORRECTIONS_MAX 4
#define AGREES_M        1e-7
#define NO_PLACE_M      1e-4 /* beyond the far side of the Earth */

#define LATTICE_PER_DEGREE 1e7
/* A hundredth of what is written: 1e-9 degree, 0.1 mm. */
#define LATTICE_TOLERANCE 0.01
#define LATTICE_CELL_M    32768.0

struct lrel_grid {
    const lrel_context *context;
    lrel_proj *proj;
    lrel_proj_pipe *pipe; /* from longitude and latitude to metres */
    lrel_cells *lattice;  /* from metres to 1e-7 degree; made when first asked for */
    lrel_xy centre;
    int units_per_m;
    char definition[160];
};

void lrel_placing__write_number(double value, char to[40])
{
    double magnitude = fabs(value);
    size_t end;

    if (!(magnitude < NUMBER_MAX)) {
        snprintf(to, 40, "%s", isnan(value) ? "NaN" : "beyond all bounds");
        return;
    }
    unsigned long long nano = (unsigned long long)llround(magnitude * CENTRE_SCALE);
    snprintf(to, 40, "%s%llu.%09llu", value < 0 && nano > 0 ? "-" : "",
             nano / 1000000000ULL, nano % 1000000000ULL);
    end = strlen(to);
    while (to[end - 1] == '0')
        end--;
    if (to[end - 1] == '.')
        end--;
    to[end] = '\0';
}

static double kept(double degrees)
{
    return (double)llround(degrees * CENTRE_SCALE) / CENTRE_SCALE;
}

/* The pipe's text; @p grid's centre decides it. */
static void write_pipe(const lrel_grid *grid, char *to, size_t size)
{
    char lon[40];
    char lat[40];

    lrel_placing__write_number(grid->centre.x, lon);
    lrel_placing__write_number(grid->centre.y, lat);
    snprintf(to, size,
             "+proj=pipeline +step +proj=unitconvert +xy_in=deg +xy_out=rad +step "
             "+proj=laea +lat_0=%s +lon_0=%s +ellps=WGS84",
             lat, lon);
}

static void write_definition(lrel_grid *grid)
{
    char lon[40];
    char lat[40];

    lrel_placing__write_number(grid->centre.x, lon);
    lrel_placing__write_number(grid->centre.y, lat);
    snprintf(
        grid->definition, sizeof grid->definition,
        "+proj=laea +lat_0=%s +lon_0=%s +x_0=0 +y_0=0 +datum=WGS84 +units=m +no_defs "
        "+type=crs",
        lat, lon);
}

lrel_status lrel_grid__pipe(const lrel_grid *grid, lrel_proj *proj, lrel_proj_pipe **out,
                            lrel_error *err)
{
    char text[200];

    write_pipe(grid, text, sizeof text);
    return lrel_proj_pipe_new(proj, text, out, err);
}

lrel_status lrel_grid_new(const lrel_context *context, lrel_xy centre, int units_per_m,
                          lrel_grid **out, lrel_error *err)
{
    lrel_grid *grid = NULL;
    lrel_status status;

    if (!(fabs(centre.x) <= 180 && fabs(centre.y) <= 90))
        return lrel__fail(err, LREL_E_ARGUMENT,
                          "the grid's centre is no longitude and latitude");
    if (units_per_m != 1000 && units_per_m != 100)
        return lrel__fail(err, LREL_E_ARGUMENT,
                          "%d units a metre are neither 1000 nor 100", units_per_m);
    grid = lrel__calloc(context, 1, sizeof *grid);
    if (!grid)
        return lrel__fail_memory(err);
    grid->context = context;
    grid->centre = (lrel_xy){kept(centre.x), kept(centre.y)};
    grid->units_per_m = units_per_m;
    write_definition(grid);
    if ((status = lrel_proj_new_plain(context, &grid->proj, err)) != LREL_OK)
        goto done;
    if ((status = lrel_grid__pipe(grid, grid->proj, &grid->pipe, err)) != LREL_OK)
        goto done;

    *out = grid;
    grid = NULL; /* now the caller's */

done:
    lrel_grid_free(grid);
    return status;
}

void lrel_grid_free(lrel_grid *grid)
{
    if (!grid)
        return;
    lrel_cells__free(grid->lattice);
    lrel_proj_pipe_free(grid->pipe);
    lrel_proj_free(grid->proj);
    lrel__free(grid->context, grid);
}

int lrel_grid_units_per_m(const lrel_grid *grid)
{
    return grid->units_per_m;
}

lrel_xy lrel_grid_centre(const lrel_grid *grid)
{
    return grid->centre;
}

const char *lrel_grid_definition(const lrel_grid *grid)
{
    return grid->definition;
}

bool lrel_grid_to_lonlat(lrel_grid *grid, lrel_xy metres, lrel_xy *out)
{
    lrel_xy aim = metres;
    double distance = HUGE_VAL;
    lrel_xy lonlat;

    for (int i = 0; i < CORRECTIONS_MAX && distance > AGREES_M; i++) {
        lrel_xy back;

        lonlat = aim;
        if (!lrel_proj_pipe_inverse(grid->pipe, &lonlat.x, &lonlat.y))
            return false;
        back = lonlat;
        if (!lrel_proj_pipe_forward(grid->pipe, &back.x, &back.y))
            return false;
        distance = hypot(metres.x - back.x, metres.y - back.y);
        aim.x += metres.x - back.x;
        aim.y += metres.y - back.y;
    }
    if (!(distance <= NO_PLACE_M))
        return false;
    *out = lonlat;
    return true;
}

bool lrel_grid_from_lonlat(lrel_grid *grid, lrel_xy lonlat, lrel_xy *metres)
{
    lrel_xy at = lonlat;

    if (!lrel_proj_pipe_forward(grid->pipe, &at.x, &at.y))
        return false;
    *metres = at;
    return true;
}

/* The lattice's longitude does not jump at the antimeridian, so that a cell there is
 * smooth too: it runs on from the grid's centre. */
static bool to_lattice(void *user, lrel_xy metres, lrel_xy *out)
{
    lrel_grid *grid = user;
    lrel_xy lonlat;

    if (!lrel_grid_to_lonlat(grid, metres, &lonlat))
        return false;
    lonlat.x -= 360 * round((lonlat.x - grid->centre.x) / 360);
    out->x = lonlat.x * LATTICE_PER_DEGREE;
    out->y = lonlat.y * LATTICE_PER_DEGREE;
    return true;
}

static int64_t half_up(double value)
{
    return (int64_t)floor(value + 0.5);
}

lrel_status lrel_grid_to_degrees7(lrel_grid *grid, const lrel_grid_point *points,
                                  size_t count, lrel_grid_point *out, lrel_error *err)
{
    const int64_t half_turn = INT64_C(1800000000);
    const double units = grid->units_per_m;

    if (!grid->lattice) {
        lrel_status status =
            lrel_cells__new(grid->context, LATTICE_CELL_M, LATTICE_TOLERANCE, to_lattice,
                            grid, &grid->lattice, err);

        if (status != LREL_OK)
            return status;
    }
    for (size_t i = 0; i < count; i++) {
        lrel_xy metres = {points[i].x / units, points[i].y / units};
        lrel_xy lattice;
        int64_t lon;

        if (!lrel_cells__at(grid->lattice, metres, &lattice))
            return lrel__fail(err, LREL_E_COORDINATE,
                              "grid point %" PRId32 ", %" PRId32 " is not on the Earth",
                              points[i].x, points[i].y);
        lon = half_up(lattice.x);
        if (lon > half_turn)
            lon -= 2 * half_turn;
        else if (lon < -half_turn)
            lon += 2 * half_turn;
        out[i].x = (int32_t)lon;
        out[i].y = (int32_t)half_up(lattice.y);
    }
    return LREL_OK;
}
