/* SPDX-License-Identifier: Apache-2.0 */
/* exact.h: the questions that the arrangement asks of integer points, answered exactly.
 *
 * Coordinates lie in [0, 2^30), so differences are below 2^30, an orientation below 2^61
 * and twice that below 2^62: int64 holds everything but the rounding of a crossing, which
 * takes 93 bits where a double is not sure.
 *
 * Every ring vertex and every crossing, rounded, is a *hot pixel*: the half-open unit
 * square [x - 1/2, x + 1/2) x [y - 1/2, y + 1/2) around it. An edge that meets a hot
 * pixel is bent through its centre (snap rounding: Hobby 1999, Guibas and Marimont 1998).
 */
#ifndef LREL_MOSAIC_EXACT_H
#define LREL_MOSAIC_EXACT_H

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>

#include "landrelease/mosaic.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

static inline bool point_is_equal(lrel_grid_point a, lrel_grid_point b)
{
    return a.x == b.x && a.y == b.y;
}

/* Twice the signed area of a, b, c: positive where c is left of the line from a to b. */
static inline int64_t orientation(lrel_grid_point a, lrel_grid_point b, lrel_grid_point c)
{
    int64_t dx = (int64_t)b.x - a.x, dy = (int64_t)b.y - a.y;

    return dx * ((int64_t)c.y - a.y) - dy * ((int64_t)c.x - a.x);
}

static inline bool box_holds_point(lrel_grid_point a, lrel_grid_point b,
                                   lrel_grid_point p)
{
    return (a.x < b.x ? a.x <= p.x && p.x <= b.x : b.x <= p.x && p.x <= a.x) &&
           (a.y < b.y ? a.y <= p.y && p.y <= b.y : b.y <= p.y && p.y <= a.y);
}

/* Whether the edge from a to b meets the hot pixel of p. Closed integer boxes are a
 * sufficient filter: an edge that ends one unit short of p ends half a unit short of its
 * pixel. Of the pixel's corners only the lower left belongs to it. */
static inline bool edge_meets_pixel(lrel_grid_point a, lrel_grid_point b,
                                    lrel_grid_point p)
{
    int64_t dx = (int64_t)b.x - a.x, dy = (int64_t)b.y - a.y;
    int64_t twice, reach = llabs(dx) + llabs(dy);

    if (!box_holds_point(a, b, p))
        return false;
    twice = 2 * (dx * ((int64_t)p.y - a.y) - dy * ((int64_t)p.x - a.x));
#ifdef LREL_MUTANT_CLOSED_PIXELS
    return llabs(twice) <= reach;
#else
    return llabs(twice) < reach || (llabs(twice) == reach && twice - dx + dy == 0);
#endif
}

/* How far p lies along an edge that starts at a: strictly ascending over the hot pixels
 * that one edge meets, because edges are monotone in x and y. */
static inline int64_t step_along(lrel_grid_point a, lrel_grid_point p)
{
    return llabs((int64_t)p.x - a.x) + llabs((int64_t)p.y - a.y);
}

/* Where the ends of two edges lie: twice the orientation of each to the line of the
 * other edge. No point of a hot pixel on that line is farther from it than `reach`. */
typedef struct bearings {
    int64_t c, d; /* to the line from a to b */
    int64_t a, b; /* to the line from c to d */
    int64_t reach_ab, reach_cd;
} bearings;

static inline bearings edges_bearings(lrel_grid_point a, lrel_grid_point b,
                                      lrel_grid_point c, lrel_grid_point d)
{
    int64_t ux = (int64_t)b.x - a.x, uy = (int64_t)b.y - a.y;
    int64_t vx = (int64_t)d.x - c.x, vy = (int64_t)d.y - c.y;
    int64_t wx = (int64_t)c.x - a.x, wy = (int64_t)c.y - a.y;
    int64_t oc = 2 * (ux * wy - uy * wx), oa = 2 * (vy * wx - vx * wy);
    int64_t turn = 2 * (ux * vy - uy * vx);

    return (bearings){
        oc, oc + turn, oa, oa - turn, llabs(ux) + llabs(uy), llabs(vx) + llabs(vy)};
}

/* Whether both ends of one edge lie on one side of the other's line, with room for a hot
 * pixel between: then neither touches the other, nor the pixels of its ends, nor any hot
 * pixel that the other does. */
static inline bool edges_are_apart(const bearings *of)
{
    int64_t ab = 2 * of->reach_ab, cd = 2 * of->reach_cd;

    return ((of->c > ab) & (of->d > ab)) | ((of->c < -ab) & (of->d < -ab)) |
           ((of->a > cd) & (of->b > cd)) | ((of->a < -cd) & (of->b < -cd));
}

/* floor(d * num / den + 1/2), exactly. */
static inline int64_t round_fraction(int64_t d, int64_t num, int64_t den)
{
    double v = (double)d * ((double)num / (double)den) + 0.5;
    double whole = (double)(int64_t)v;
    double rest = v - whole;
    __int128 n, q;

    /* |v| < 2^30 with a relative error below 2^-51: sure unless within 1e-4 of a step. */
    if (rest > 1e-4 && rest < 1 - 1e-4)
        return (int64_t)whole;
    if (rest < -1e-4 && rest > -(1 - 1e-4))
        return (int64_t)whole - 1;
    n = 2 * (__int128)d * num + den;
    q = 2 * (__int128)den;
    if (q < 0) {
        n = -n;
        q = -q;
    }
    return (int64_t)(n >= 0 ? n / q : -((-n + q - 1) / q));
}

/* Whether they cross properly: no end lies on the other's line, and each line has one end
 * of the other edge on either side. So edges with a common end do not. */
static inline bool edges_cross(const bearings *of)
{
    return (of->c > 0) != (of->d > 0) && of->c != 0 && of->d != 0 &&
           (of->a > 0) != (of->b > 0) && of->a != 0 && of->b != 0;
}

/* That point, rounded: a function of the two lines alone, so that neither order nor
 * direction matters. */
static inline lrel_grid_point edges_crossing(lrel_grid_point a, lrel_grid_point b,
                                             const bearings *of)
{
    int64_t num = of->a / 2, den = (of->a - of->b) / 2;

    return (lrel_grid_point){
        (int32_t)(a.x + round_fraction((int64_t)b.x - a.x, num, den)),
        (int32_t)(a.y + round_fraction((int64_t)b.y - a.y, num, den))};
}

/* Twice the area between the edge from a to b and the origin; sums wrap around, which is
 * harmless, because a whole cycle's sum is below 2^61. */
static inline uint64_t cross_from_origin(lrel_grid_point a, lrel_grid_point b)
{
    return (uint64_t)((int64_t)a.x * b.y) - (uint64_t)((int64_t)b.x * a.y);
}

/* The sum of that over the @p count edges from p[0] on. */
static inline uint64_t cross_from_origin_of_path(const lrel_grid_point *p, uint32_t count)
{
    uint64_t sum = 0;
    uint32_t i = 0;

#ifdef __SSE2__
    __m128i two = _mm_setzero_si128();
    uint64_t lanes[2];

    for (; i + 2 <= count; i += 2) {
        __m128i a = _mm_loadu_si128((const __m128i *)(const void *)(p + i));
        __m128i b = _mm_loadu_si128((const __m128i *)(const void *)(p + i + 1));

        two = _mm_add_epi64(two, _mm_mul_epu32(a, _mm_srli_epi64(b, 32)));
        two = _mm_sub_epi64(two, _mm_mul_epu32(b, _mm_srli_epi64(a, 32)));
    }
    _mm_storeu_si128((__m128i *)(void *)lanes, two);
    sum = lanes[0] + lanes[1];
#endif
    for (; i < count; i++)
        sum += cross_from_origin(p[i], p[i + 1]);
    return sum;
}

#endif
