/* SPDX-License-Identifier: Apache-2.0 */
/* cells.c: bicubic interpolation at Chebyshev nodes, cell by cell, checked.
 *
 * Source: Trefethen, Approximation Theory and Approximation Practice, chapters 2-4.
 * Measured: docs/methods/coordinates.md. */
#include "normalise/cells.h"

#include <math.h>
#include <stdint.h>
#include <string.h>

#define NODES 4
/* Cells are kept in a square of SIDE x SIDE that repeats over the plane: neighbours never
 * displace each other, and 64 cells of 32 km are more than the widest grid of 1 mm. A
 * cell that was displaced is built again, the same to the bit. */
#define SIDE 64
/* Beyond this many cells from the origin no coordinate is meant; the function answers. */
#define INDEX_MAX 1e9
#define NO_CELL   INT32_MAX

/* Keeps what is seldom done out of the way of what is done for every point. */
#if defined(__GNUC__)
#define SELDOM __attribute__((noinline, cold))
#else
#define SELDOM
#endif

typedef struct cell {
    double c[NODES][NODES][2]; /* of u^i v^j, for x and y, u and v in -1 .. 1 */
    double bend; /* distance of the image from a chord, at most, per squared length in u,
                    v */
    bool is_smooth; /* the polynomial passed its checks */
} cell;

struct lrel_cells {
    const lrel_context *context;
    lrel_cells_fn fn;
    void *user;
    double half_size;
    double per_half; /* 1 / half_size, exact */
    double tolerance;
    lrel_xy centre; /* of the cell last used; NaN before the first */
    const cell *last;
    cell *at;            /* SIDE * SIDE, made when first needed */
    int32_t (*index)[2]; /* which cell is kept there */
};

/* The roots of the Chebyshev polynomial T4: cos(pi/8), cos(3 pi/8), ... */
static const double nodes[NODES] = {0.92387953251128674, 0.38268343236508978,
                                    -0.38268343236508978, -0.92387953251128674};

/* T4 is largest at -1, -0.7, 0, 0.7, 1, and so, nearly, is what the cubic leaves over.
 * The corners are shared with three neighbours. */
#define T4_PEAK 0.70710678118654757
static const double checks[][2] = {{-1, -1},
                                   {-1, 0},
                                   {-1, 1},
                                   {0, -1},
                                   {0, 0},
                                   {0, 1},
                                   {1, -1},
                                   {1, 0},
                                   {1, 1},
                                   {-T4_PEAK, -T4_PEAK},
                                   {-T4_PEAK, T4_PEAK},
                                   {T4_PEAK, -T4_PEAK},
                                   {T4_PEAK, T4_PEAK}};

lrel_status lrel_cells__new(const lrel_context *context, double size, double tolerance,
                            lrel_cells_fn fn, void *user, lrel_cells **out,
                            lrel_error *err)
{
    lrel_cells *cells = lrel__calloc(context, 1, sizeof *cells);

    if (!cells)
        return lrel__fail_memory(err);
    cells->context = context;
    cells->fn = fn;
    cells->user = user;
    cells->half_size = size / 2;
    cells->per_half = 2 / size;
    cells->tolerance = tolerance;
    cells->centre = (lrel_xy){NAN, NAN};
    cells->at = lrel__alloc(context, SIDE * SIDE, sizeof *cells->at);
    cells->index = lrel__alloc(context, SIDE * SIDE, sizeof *cells->index);
    if (!cells->at || !cells->index) {
        lrel_cells__free(cells);
        return lrel__fail_memory(err);
    }
    for (size_t i = 0; i < SIDE * SIDE; i++)
        cells->index[i][0] = NO_CELL;
    *out = cells;
    return LREL_OK;
}

void lrel_cells__free(lrel_cells *cells)
{
    if (!cells)
        return;
    lrel__free(cells->context, cells->at);
    lrel__free(cells->context, cells->index);
    lrel__free(cells->context, cells);
}

/* Horner, x and y side by side: the loops over them become one vector operation each. */
static inline lrel_xy evaluate(const cell *it, double u, double v)
{
    double row[NODES][2];
    double at[2];

    for (int i = 0; i < NODES; i++)
        for (int axis = 0; axis < 2; axis++)
            row[i][axis] =
                ((it->c[i][3][axis] * v + it->c[i][2][axis]) * v + it->c[i][1][axis]) *
                    v +
                it->c[i][0][axis];
    for (int axis = 0; axis < 2; axis++)
        at[axis] =
            ((row[3][axis] * u + row[2][axis]) * u + row[1][axis]) * u + row[0][axis];
    return (lrel_xy){at[0], at[1]};
}

/* From four values at the nodes to the coefficients of the cubic through them, by way of
 * its Chebyshev series. Values and coefficients are @p stride apart, in place. */
static void fit_cubic(double *f, size_t stride)
{
    double a[NODES] = {0, 0, 0, 0};

    for (int k = 0; k < NODES; k++) {
        double t = nodes[k];
        double value = f[(size_t)k * stride];

        a[0] += value / 4;
        a[1] += value * t / 2;
        a[2] += value * (2 * t * t - 1) / 2;
        a[3] += value * ((4 * t * t - 3) * t) / 2;
    }
    f[0] = a[0] - a[2];
    f[stride] = a[1] - 3 * a[3];
    f[2 * stride] = 2 * a[2];
    f[3 * stride] = 4 * a[3];
}

static bool sample(const lrel_cells *cells, lrel_xy centre, double u, double v,
                   lrel_xy *out)
{
    lrel_xy at = {centre.x + u * cells->half_size, centre.y + v * cells->half_size};

    return cells->fn(cells->user, at, out);
}

static bool fit(const lrel_cells *cells, lrel_xy centre, cell *out)
{
    for (int i = 0; i < NODES; i++) {
        for (int j = 0; j < NODES; j++) {
            lrel_xy value;

            if (!sample(cells, centre, nodes[i], nodes[j], &value))
                return false;
            out->c[i][j][0] = value.x;
            out->c[i][j][1] = value.y;
        }
    }
    for (int axis = 0; axis < 2; axis++) {
        for (int i = 0; i < NODES; i++)
            fit_cubic(&out->c[i][0][axis], 2);
        for (int j = 0; j < NODES; j++)
            fit_cubic(&out->c[0][j][axis], (size_t)2 * NODES);
    }
    return true;
}

static bool passes_checks(const lrel_cells *cells, lrel_xy centre, const cell *it)
{
    for (size_t i = 0; i < sizeof checks / sizeof checks[0]; i++) {
        lrel_xy found = evaluate(it, checks[i][0], checks[i][1]);
        lrel_xy right;

        if (!sample(cells, centre, checks[i][0], checks[i][1], &right) ||
            !(hypot(found.x - right.x, found.y - right.y) <= cells->tolerance))
            return false;
    }
    return true;
}

/* A curve with second derivative at most M is within M h^2 / 8 of a chord of length h. */
static double bend_of(const cell *it)
{
    double square = 0;

    for (int axis = 0; axis < 2; axis++) {
        double uu = 0, uv = 0, vv = 0;

        for (int i = 0; i < NODES; i++) {
            for (int j = 0; j < NODES; j++) {
                double size = fabs(it->c[i][j][axis]);

                uu += i * (i - 1) * size;
                uv += i * j * size;
                vv += j * (j - 1) * size;
            }
        }
        double second = fmax(uu, vv) + uv;
        square += second * second;
    }
    return sqrt(square) / 8;
}

static void build(const lrel_cells *cells, lrel_xy centre, cell *out)
{
    out->is_smooth = fit(cells, centre, out) && passes_checks(cells, centre, out);
    out->bend = out->is_smooth ? bend_of(out) : HUGE_VAL;
}

/* Makes the cell of @p in the last one used. @return false where it is beyond all cells
 */
static SELDOM bool enter(lrel_cells *cells, lrel_xy in)
{
    double i = floor(in.x * (cells->per_half / 2));
    double j = floor(in.y * (cells->per_half / 2));

    if (!(fabs(i) < INDEX_MAX && fabs(j) < INDEX_MAX))
        return false;
    int32_t column = (int32_t)i;
    int32_t row = (int32_t)j;
    size_t slot = ((uint32_t)row % SIDE) * SIDE + (uint32_t)column % SIDE;
    cells->centre.x = (2 * i + 1) * cells->half_size;
    cells->centre.y = (2 * j + 1) * cells->half_size;
    cells->last = &cells->at[slot];
    if (cells->index[slot][0] != column || cells->index[slot][1] != row) {
        build(cells, cells->centre, &cells->at[slot]);
        cells->index[slot][0] = column;
        cells->index[slot][1] = row;
    }
    return true;
}

/* Strictly inside the cell last used, and so in no other. */
static inline bool is_inside(double u, double v)
{
    return u > -1 && u < 1 && v > -1 && v < 1;
}

bool lrel_cells__at(lrel_cells *cells, lrel_xy in, lrel_xy *out)
{
    double u = (in.x - cells->centre.x) * cells->per_half;
    double v = (in.y - cells->centre.y) * cells->per_half;

    if (!is_inside(u, v)) {
        if (!enter(cells, in))
            return cells->fn(cells->user, in, out);
        u = (in.x - cells->centre.x) * cells->per_half;
        v = (in.y - cells->centre.y) * cells->per_half;
    }
    if (!cells->last->is_smooth)
        return cells->fn(cells->user, in, out);
    *out = evaluate(cells->last, u, v);
    return true;
}

size_t lrel_cells__run(const lrel_cells *cells, const lrel_file_xy *in, size_t count,
                       lrel_xy *out)
{
    const lrel_xy centre = cells->centre;
    const double per_half = cells->per_half;
    const cell *it = cells->last;
    size_t done = 0;

    if (!it || !it->is_smooth)
        return 0;
    for (; done < count; done++) {
        double u = (in[done].x - centre.x) * per_half;
        double v = (in[done].y - centre.y) * per_half;

        if (!is_inside(u, v))
            break;
        out[done] = evaluate(it, u, v);
    }
    return done;
}

double lrel_cells__bend(const lrel_cells *cells, lrel_xy a, lrel_xy b)
{
    double ua = (a.x - cells->centre.x) * cells->per_half;
    double va = (a.y - cells->centre.y) * cells->per_half;
    double ub = (b.x - cells->centre.x) * cells->per_half;
    double vb = (b.y - cells->centre.y) * cells->per_half;

    if (!is_inside(ua, va) || !is_inside(ub, vb))
        return HUGE_VAL;
    return cells->last->bend * ((ub - ua) * (ub - ua) + (vb - va) * (vb - va));
}
