/* SPDX-License-Identifier: Apache-2.0 */
/* edge_sieve.h: what keeps most pairs of edges of a tile from ever being tested: boxes of
 * four edges at a time, and runs of edges that cannot meet. The hottest loops of all. */
#ifndef LREL_MOSAIC_EDGE_SIEVE_H
#define LREL_MOSAIC_EDGE_SIEVE_H

#include "mosaic/exact.h"
#include "mosaic/ringset.h"

/* Points that may be read behind the last one. */
#define EDGE_SIEVE_SLACK (2 * PART_EDGES)

/* ---- boxes of the edges of one part ---- */

#ifdef __SSE2__
typedef struct box4 {
    __m128i x0, y0, x1, y1;
} box4;

/* The edges from @p p on. */
static inline box4 box4_of_edges(const lrel_grid_point *p)
{
    const float *f = (const float *)(const void *)p;
    /* x0 y0 x1 y1 | x2 y2 x3 y3, and the same one point further */
    __m128 a = _mm_loadu_ps(f), b = _mm_loadu_ps(f + 4);
    __m128 c = _mm_loadu_ps(f + 2), d = _mm_loadu_ps(f + 6);
    __m128i ax = _mm_castps_si128(_mm_shuffle_ps(a, b, _MM_SHUFFLE(2, 0, 2, 0)));
    __m128i ay = _mm_castps_si128(_mm_shuffle_ps(a, b, _MM_SHUFFLE(3, 1, 3, 1)));
    __m128i bx = _mm_castps_si128(_mm_shuffle_ps(c, d, _MM_SHUFFLE(2, 0, 2, 0)));
    __m128i by = _mm_castps_si128(_mm_shuffle_ps(c, d, _MM_SHUFFLE(3, 1, 3, 1)));
    /* The difference where the end is lower, else nothing: no minimum before SSE4.1. */
    __m128i dx = _mm_and_si128(_mm_xor_si128(ax, bx), _mm_cmpgt_epi32(ax, bx));
    __m128i dy = _mm_and_si128(_mm_xor_si128(ay, by), _mm_cmpgt_epi32(ay, by));

    return (box4){_mm_xor_si128(ax, dx), _mm_xor_si128(ay, dy), _mm_xor_si128(bx, dx),
                  _mm_xor_si128(by, dy)};
}

/* Which boxes of @p group are apart from the box from (x0, y0) to (x1, y1). */
static inline __m128i box4_apart(const box4 *group, __m128i x0, __m128i y0, __m128i x1,
                                 __m128i y1)
{
    return _mm_or_si128(
        _mm_or_si128(_mm_cmpgt_epi32(group->x0, x1), _mm_cmpgt_epi32(x0, group->x1)),
        _mm_or_si128(_mm_cmpgt_epi32(group->y0, y1), _mm_cmpgt_epi32(y0, group->y1)));
}

/* Bit i: box i of @p group holds the point. */
static inline unsigned box4_holds(const box4 *group, lrel_grid_point p)
{
    __m128i x = _mm_set1_epi32(p.x), y = _mm_set1_epi32(p.y);
    __m128i apart = box4_apart(group, x, y, x, y);

    return ~(unsigned)_mm_movemask_ps(_mm_castsi128_ps(apart)) & 15;
}

#define BOX4_LANE(group, lane)                                                           \
    _mm_shuffle_epi32((group)->x0, (lane)*0x55),                                         \
        _mm_shuffle_epi32((group)->y0, (lane)*0x55),                                     \
        _mm_shuffle_epi32((group)->x1, (lane)*0x55),                                     \
        _mm_shuffle_epi32((group)->y1, (lane)*0x55)

/* Bit 4i + k: box i of @p a overlaps box k of @p b. All at once, because branches that
 * nobody can foresee cost more than comparisons. */
static inline unsigned box4_pairs(const box4 *a, const box4 *b)
{
    __m128i low =
        _mm_packs_epi32(box4_apart(b, BOX4_LANE(a, 0)), box4_apart(b, BOX4_LANE(a, 1)));
    __m128i high =
        _mm_packs_epi32(box4_apart(b, BOX4_LANE(a, 2)), box4_apart(b, BOX4_LANE(a, 3)));

    return ~(unsigned)_mm_movemask_epi8(_mm_packs_epi16(low, high)) & 0xFFFF;
}
#else
typedef struct box4 {
    box edges[PART_EDGES];
} box4;

static inline box4 box4_of_edges(const lrel_grid_point *p)
{
    box4 group;

    for (uint32_t i = 0; i < PART_EDGES; i++)
        group.edges[i] = box_of_edge(p[i], p[i + 1]);
    return group;
}

static inline unsigned box4_holds(const box4 *group, lrel_grid_point p)
{
    unsigned bits = 0;

    for (uint32_t i = 0; i < PART_EDGES; i++)
        bits |= (unsigned)box_has_point(group->edges[i], p) << i;
    return bits;
}

static inline unsigned box4_pairs(const box4 *a, const box4 *b)
{
    unsigned bits = 0;

    for (uint32_t i = 0; i < 16; i++)
        bits |= (unsigned)box_overlaps(a->edges[i / 4], b->edges[i % 4]) << i;
    return bits;
}
#endif

/* Of the bits of box4_pairs() those of the edges @p a and @p b that there are. */
static inline unsigned box4_lanes(unsigned a, unsigned b)
{
    static const uint16_t spread[16] = {0x0000, 0x0001, 0x0010, 0x0011, 0x0100, 0x0101,
                                        0x0110, 0x0111, 0x1000, 0x1001, 0x1010, 0x1011,
                                        0x1100, 0x1101, 0x1110, 0x1111};

    return b * spread[a];
}

/* ---- two edges that pass each other by ---- */

/* Whether the edges from p[0] to p[1] and from q[0] to q[1] are surely apart, as in
 * exact.h; they may be where it says no. Both lines at once, in doubles: products are
 * below 2^60, so errors add up to less than the allowance. */
static inline bool edges_pass(const lrel_grid_point *p, const lrel_grid_point *q)
{
#ifdef __SSE2__
    __m128i a = _mm_loadl_epi64((const __m128i *)(const void *)p);
    __m128i b = _mm_loadl_epi64((const __m128i *)(const void *)(p + 1));
    __m128i c = _mm_loadl_epi64((const __m128i *)(const void *)q);
    __m128i d = _mm_loadl_epi64((const __m128i *)(const void *)(q + 1));
    __m128d u = _mm_cvtepi32_pd(_mm_sub_epi32(b, a));
    __m128d v = _mm_cvtepi32_pd(_mm_sub_epi32(d, c));
    __m128d w = _mm_cvtepi32_pd(_mm_sub_epi32(c, a));
    __m128d x = _mm_unpacklo_pd(u, v), y = _mm_unpackhi_pd(u, v);
    /* How far c is to the left of a-b, and a to the right of c-d; then d, and b. */
    __m128d first = _mm_sub_pd(_mm_mul_pd(x, _mm_unpackhi_pd(w, w)),
                               _mm_mul_pd(y, _mm_unpacklo_pd(w, w)));
    __m128d cross = _mm_mul_pd(x, _mm_shuffle_pd(y, y, 1));
    __m128d turn =
        _mm_sub_pd(_mm_unpacklo_pd(cross, cross), _mm_unpackhi_pd(cross, cross));
    __m128d second = _mm_add_pd(first, turn);
    __m128d sign = _mm_set1_pd(-0.0);
    __m128d reach = _mm_add_pd(_mm_add_pd(_mm_andnot_pd(sign, x), _mm_andnot_pd(sign, y)),
                               _mm_set1_pd(1024));

    return _mm_movemask_pd(_mm_or_pd(
               _mm_cmpgt_pd(_mm_min_pd(first, second), reach),
               _mm_cmplt_pd(_mm_max_pd(first, second), _mm_xor_pd(reach, sign)))) != 0;
#else
    bearings of = edges_bearings(p[0], p[1], q[0], q[1]);

    return edges_are_apart(&of);
#endif
}

/* ---- steady runs ---- */

/* Which edges of a tile rise and which fall: bit 2i along x, bit 2i + 1 along y. Edges
 * that all rise, or all fall, along one axis meet nowhere but where one follows the
 * other: a polygon is mostly made of such runs. Bits of edges that are not there are set
 * in both. */
typedef struct slopes {
    uint64_t rising, falling;
} slopes;

#ifdef __SSE2__
/* Bits of the eight edges from @p p on. */
static inline slopes slopes_of_eight(const lrel_grid_point *p)
{
    __m128i up[4], down[4];

    for (int i = 0; i < 4; i++) {
        __m128i a = _mm_loadu_si128((const __m128i *)(const void *)(p + 2 * i));
        __m128i b = _mm_loadu_si128((const __m128i *)(const void *)(p + 2 * i + 1));

        up[i] = _mm_cmpgt_epi32(b, a);
        down[i] = _mm_cmpgt_epi32(a, b);
    }
    up[0] = _mm_packs_epi16(_mm_packs_epi32(up[0], up[1]), _mm_packs_epi32(up[2], up[3]));
    down[0] = _mm_packs_epi16(_mm_packs_epi32(down[0], down[1]),
                              _mm_packs_epi32(down[2], down[3]));
    return (slopes){(unsigned)_mm_movemask_epi8(up[0]),
                    (unsigned)_mm_movemask_epi8(down[0])};
}
#else
static inline slopes slopes_of_eight(const lrel_grid_point *p)
{
    slopes s = {0, 0};

    for (uint32_t k = 0; k < 8; k++) {
        s.rising |= (uint64_t)(p[k + 1].x > p[k].x) << 2 * k;
        s.rising |= (uint64_t)(p[k + 1].y > p[k].y) << (2 * k + 1);
        s.falling |= (uint64_t)(p[k + 1].x < p[k].x) << 2 * k;
        s.falling |= (uint64_t)(p[k + 1].y < p[k].y) << (2 * k + 1);
    }
    return s;
}
#endif

static inline slopes slopes_of_tile(const lrel_grid_point *p, uint32_t count)
{
    slopes s = {0, 0};

    for (uint32_t i = 0; i < count; i += 8) {
        slopes eight = slopes_of_eight(p + i);

        s.rising |= eight.rising << 2 * i;
        s.falling |= eight.falling << 2 * i;
    }
    if (count < TILE_EDGES) {
        s.rising |= ~UINT64_C(0) << 2 * count;
        s.falling |= ~UINT64_C(0) << 2 * count;
    }
    return s;
}

/* Bit 2i: edge i and the next, of @p count, do not run on steadily, but turn. */
static inline uint64_t slopes_turns(slopes s, uint32_t count)
{
    uint64_t steady = (s.rising & s.rising >> 2) | (s.falling & s.falling >> 2);
    uint64_t pairs = (UINT64_C(1) << 2 * (count - 1)) - 1;

    return ~(steady | steady >> 1) & UINT64_C(0x5555555555555555) & pairs;
}

/* Bits 8i and 8i + 1: along which axes four edges, those of part i, all rise, or all
 * fall. */
static inline slopes slopes_of_parts(slopes s)
{
    s.rising &= s.rising >> 2;
    s.falling &= s.falling >> 2;
    s.rising &= s.rising >> 4;
    s.falling &= s.falling >> 4;
    return s;
}

/* The same where the part behind it goes on so. */
static inline slopes slopes_of_two_parts(slopes of_parts)
{
    of_parts.rising &= of_parts.rising >> 8;
    of_parts.falling &= of_parts.falling >> 8;
    return of_parts;
}

/* Whether part @p part runs steadily. */
static inline bool slopes_are_steady(slopes of_parts, uint32_t part)
{
    return ((of_parts.rising | of_parts.falling) >> 8 * part & 3) != 0;
}

#endif
