/* SPDX-License-Identifier: Apache-2.0 */
/* cut.c: rings of a source become rings of grid points.
 *
 * An edge is straight in its source's coordinates and so, in general, curved on the grid.
 * It is halved, in the source's coordinates, until each piece is within 1 cm of straight;
 * from the end with the smaller coordinates, so that the edge of a neighbour, which runs
 * the other way, is cut at the same points. */
#include <inttypes.h>
#include <math.h>
#include <stdio.h>

#include "normalise/cells.h"
#include "normalise/placing_parts.h"

/* Design, section 5. */
#define STRAIGHT_M 0.01
/* The proof by lrel_cells__bend() is taken with a margin, so that rounding in it never
 * decides otherwise than measuring would. */
#define PROVEN_M 0.0099
/* The most curved lines in use are parallels, with curvature tan(latitude) / R: a chord
 * of 100 m is within 6 mm of one up to 88 degrees north. */
#define SHORT_M 100.0
/* Halving 20 times brings the length of the equator to 40 m. What is not straight then is
 * torn: an edge across the far side of the Earth. */
#define HALVINGS_MAX 20

/* Points that are placed at once. */
#define RUN_MAX 64

/* A hundredth of the finest grid unit. */
#define CELL_TOLERANCE_M 1e-5

struct lrel_placer {
    const lrel_context *context;
    lrel_proj *proj;
    lrel_way way;
    lrel_proj_pipe *to_grid;
    lrel_cells
        *cells; /* NULL where the operation has kinks: PROJ then does every point */
    double units_per_m;
};

typedef struct vertex {
    lrel_xy source;
    lrel_xy metres;
} vertex;

/* ---- one point ---- */

static bool project(void *user, lrel_xy point, lrel_xy *out)
{
    lrel_placer *placer = user;
    lrel_xy at;

    if (!lrel_way__lonlat(&placer->way, point, &at) ||
        !lrel_proj_pipe_forward(placer->to_grid, &at.x, &at.y))
        return false;
    *out = at;
    return true;
}

lrel_status lrel_placer_new(const lrel_context *context, lrel_operation *operation,
                            lrel_grid *grid, lrel_placer **out, lrel_error *err)
{
    lrel_placer *placer = lrel__calloc(context, 1, sizeof *placer);
    double size = lrel_operation_info_of(operation)->is_geographic ? LREL_CELL_GEOGRAPHIC
                                                                   : LREL_CELL_PROJECTED;
    lrel_status status;

    if (!placer)
        return lrel__fail_memory(err);
    placer->context = context;
    placer->units_per_m = lrel_grid_units_per_m(grid);
    if ((status = lrel_operation__session(operation, &placer->proj, err)) != LREL_OK)
        goto done;
    if ((status = lrel_operation__way(operation, placer->proj, &placer->way, err)) !=
        LREL_OK)
        goto done;
    if ((status = lrel_grid__pipe(grid, placer->proj, &placer->to_grid, err)) != LREL_OK)
        goto done;
    if (lrel_proj_pipe_is_smooth(placer->way.pipe) &&
        (status = lrel_cells__new(context, size, CELL_TOLERANCE_M, project, placer,
                                  &placer->cells, err)) != LREL_OK)
        goto done;

    *out = placer;
    placer = NULL; /* now the caller's */

done:
    lrel_placer_free(placer);
    return status;
}

void lrel_placer_free(lrel_placer *placer)
{
    if (!placer)
        return;
    lrel_cells__free(placer->cells);
    lrel_proj_pipe_free(placer->to_grid);
    lrel_proj_pipe_free(placer->way.pipe);
    lrel_proj_free(placer->proj);
    lrel__free(placer->context, placer);
}

bool lrel_placer_metres(lrel_placer *placer, lrel_xy point, lrel_xy *out)
{
    if (placer->cells)
        return lrel_cells__at(placer->cells, point, out);
    return project(placer, point, out);
}

static bool place(lrel_placer *placer, lrel_xy source, vertex *out)
{
    out->source = source;
    return lrel_placer_metres(placer, source, &out->metres);
}

/* floor(v + 1/2), where an int32 holds it. */
static inline bool to_units(double metres, double units_per_m, int32_t *out)
{
    double raised = metres * units_per_m + 0.5;
    int32_t whole;

    if (!(raised > INT32_MIN && raised < INT32_MAX))
        return false;
    whole = (int32_t)raised;
    *out = whole - (raised < whole);
    return true;
}

static lrel_status fail_too_far(const lrel_placer *placer, const vertex *at,
                                lrel_error *err)
{
    return lrel__fail(
        err, LREL_E_EXTENT,
        "a vertex lies %.0f km from the grid's centre; units of %s reach %.0f "
        "km",
        hypot(at->metres.x, at->metres.y) / 1000,
        placer->units_per_m > 100 ? "1 mm" : "1 cm",
        INT32_MAX / placer->units_per_m / 1000);
}

static lrel_status push(const lrel_placer *placer, const vertex *at,
                        lrel_grid_points *out, lrel_error *err)
{
    lrel_grid_point *point = LREL__PUSH(placer->context, out);

    if (!point)
        return lrel__fail_memory(err);
    if (!to_units(at->metres.x, placer->units_per_m, &point->x) ||
        !to_units(at->metres.y, placer->units_per_m, &point->y))
        return fail_too_far(placer, at, err);
    return LREL_OK;
}

/* ---- one edge ---- */

static inline double length2(lrel_xy a, lrel_xy b)
{
    return (b.x - a.x) * (b.x - a.x) + (b.y - a.y) * (b.y - a.y);
}

/* True where an edge needs no measuring; the cell last used should be that of one end. */
static inline bool is_surely_straight(const lrel_placer *placer, const vertex *a,
                                      const vertex *b)
{
    return length2(a->metres, b->metres) < SHORT_M * SHORT_M ||
           (placer->cells &&
            lrel_cells__bend(placer->cells, a->source, b->source) <= PROVEN_M);
}

static lrel_xy halfway(lrel_xy a, lrel_xy b)
{
    return (lrel_xy){(a.x + b.x) / 2, (a.y + b.y) / 2};
}

/* How far @p p is from the line through @p a and @p b. */
static double deviation(lrel_xy a, lrel_xy b, lrel_xy p)
{
    double length = sqrt(length2(a, b));
    double cross = (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x);

    return length > 0 ? fabs(cross) / length : sqrt(length2(a, p));
}

/* Measures an edge at its middle and quarters. @return false where one has no place */
static bool measure(lrel_placer *placer, const vertex *a, const vertex *b, vertex *middle,
                    bool *is_straight)
{
    vertex quarter[2];

    if (!place(placer, halfway(a->source, b->source), middle) ||
        !place(placer, halfway(a->source, middle->source), &quarter[0]) ||
        !place(placer, halfway(middle->source, b->source), &quarter[1]))
        return false;
    *is_straight = deviation(a->metres, b->metres, middle->metres) <= STRAIGHT_M &&
                   deviation(a->metres, b->metres, quarter[0].metres) <= STRAIGHT_M &&
                   deviation(a->metres, b->metres, quarter[1].metres) <= STRAIGHT_M;
    return true;
}

/* Appends the points between @p a and @p b at which the edge is cut. */
static lrel_status follow(lrel_placer *placer, const vertex *a, const vertex *b,
                          int halvings, lrel_grid_points *out, lrel_error *err)
{
    vertex middle;
    bool is_straight;
    lrel_status status;

    if (length2(a->metres, b->metres) < SHORT_M * SHORT_M)
        return LREL_OK;
    if (!measure(placer, a, b, &middle, &is_straight))
        return lrel__fail(err, LREL_E_COORDINATE,
                          "an edge passes over points that have no place on the Earth");
    if (is_straight)
        return LREL_OK;
    if (halvings == HALVINGS_MAX)
        return lrel__fail(err, LREL_E_COORDINATE,
                          "an edge is torn apart on the grid; it crosses the far side of "
                          "the Earth, or the edge of the coordinate system");
    if ((status = follow(placer, a, &middle, halvings + 1, out, err)) != LREL_OK)
        return status;
    if ((status = push(placer, &middle, out, err)) != LREL_OK)
        return status;
    return follow(placer, &middle, b, halvings + 1, out, err);
}

static void reverse(lrel_grid_point *points, size_t count)
{
    for (size_t i = 0; i < count / 2; i++) {
        lrel_grid_point swap = points[i];

        points[i] = points[count - 1 - i];
        points[count - 1 - i] = swap;
    }
}

static lrel_status cut_edge(lrel_placer *placer, const vertex *from, const vertex *to,
                            lrel_grid_points *out, lrel_error *err)
{
    const size_t before = out->count;
    bool is_reversed = to->source.x < from->source.x ||
                       (to->source.x == from->source.x && to->source.y < from->source.y);
    lrel_status status = is_reversed ? follow(placer, to, from, 0, out, err)
                                     : follow(placer, from, to, 0, out, err);

    if (status == LREL_OK && is_reversed)
        reverse(out->at + before, out->count - before);
    return status;
}

/* ---- one ring ---- */

static lrel_status fail_no_place(size_t index, lrel_xy point, lrel_error *err)
{
    char x[40];
    char y[40];

    lrel_placing__write_number(point.x, x);
    lrel_placing__write_number(point.y, y);
    return lrel__fail(err, LREL_E_COORDINATE,
                      "vertex %zu of a ring, x %s, y %s, has no place on the Earth",
                      index + 1, x, y);
}

/* Places points that follow each other in one cell; else the first.
 * @return how many; 0: the first has no place */
static size_t place_run(lrel_placer *placer, const lrel_file_xy *points, size_t count,
                        lrel_xy *metres)
{
    size_t most = count < RUN_MAX ? count : RUN_MAX;
    size_t run = placer->cells ? lrel_cells__run(placer->cells, points, most, metres) : 0;

    return run == 0 && lrel_placer_metres(placer, points[0], metres) ? 1 : run;
}

static lrel_status place_ring(lrel_placer *placer, const lrel_file_xy *points,
                              size_t count, lrel_grid_points *out, lrel_error *err)
{
    vertex first = {{0, 0}, {0, 0}};
    vertex previous = first;
    lrel_xy metres[RUN_MAX];
    lrel_status status;
    size_t run;

    for (size_t i = 0; i < count; i += run) {
        run = place_run(placer, points + i, count - i, metres);
        if (run == 0)
            return fail_no_place(i, points[i], err);
        for (size_t k = 0; k < run; k++) {
            vertex here = {points[i + k], metres[k]};

            if (i + k == 0)
                first = here;
            else if (!is_surely_straight(placer, &previous, &here) &&
                     (status = cut_edge(placer, &previous, &here, out, err)) != LREL_OK)
                return status;
            if ((status = push(placer, &here, out, err)) != LREL_OK)
                return status;
            previous = here;
        }
    }
    if (count < 2 || is_surely_straight(placer, &previous, &first))
        return LREL_OK;
    return cut_edge(placer, &previous, &first, out, err);
}

lrel_status lrel_placer_ring(lrel_placer *placer, const lrel_file_xy *points,
                             size_t count, lrel_grid_points *out, lrel_error *err)
{
    const size_t before = out->count;
    lrel_status status;

    if (count > 1 && points[0].x == points[count - 1].x &&
        points[0].y == points[count - 1].y)
        count--;
    if (!lrel__grow(placer->context, &out->at, &out->capacity, before + count,
                    sizeof *out->at))
        return lrel__fail_memory(err);
    status = place_ring(placer, points, count, out, err);
    if (status != LREL_OK)
        out->count = before;
    return status;
}
