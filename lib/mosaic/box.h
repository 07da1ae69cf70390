/* SPDX-License-Identifier: Apache-2.0 */
/* box.h: closed boxes of grid points, one and eight at a time. */
#ifndef LREL_MOSAIC_BOX_H
#define LREL_MOSAIC_BOX_H

#include <stdbool.h>
#include <stdint.h>

#include "landrelease/mosaic.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

typedef struct box {
    int32_t x0, y0, x1, y1;
} box;

#define BOX_EMPTY ((box){INT32_MAX, INT32_MAX, INT32_MIN, INT32_MIN})

static inline void box_add_point(box *b, lrel_grid_point p)
{
    b->x0 = p.x < b->x0 ? p.x : b->x0;
    b->y0 = p.y < b->y0 ? p.y : b->y0;
    b->x1 = p.x > b->x1 ? p.x : b->x1;
    b->y1 = p.y > b->y1 ? p.y : b->y1;
}

static inline void box_add(box *b, box other)
{
    box_add_point(b, (lrel_grid_point){other.x0, other.y0});
    box_add_point(b, (lrel_grid_point){other.x1, other.y1});
}

static inline box box_of_edge(lrel_grid_point a, lrel_grid_point b)
{
    return (box){a.x < b.x ? a.x : b.x, a.y < b.y ? a.y : b.y, a.x < b.x ? b.x : a.x,
                 a.y < b.y ? b.y : a.y};
}

static inline bool box_overlaps(box a, box b)
{
    return a.x0 <= b.x1 && b.x0 <= a.x1 && a.y0 <= b.y1 && b.y0 <= a.y1;
}

static inline bool box_is_equal(box a, box b)
{
    return a.x0 == b.x0 && a.y0 == b.y0 && a.x1 == b.x1 && a.y1 == b.y1;
}

static inline bool box_has_point(box b, lrel_grid_point p)
{
    return b.x0 <= p.x && p.x <= b.x1 && b.y0 <= p.y && p.y <= b.y1;
}

static inline box box_common(box a, box b)
{
    return (box){a.x0 > b.x0 ? a.x0 : b.x0, a.y0 > b.y0 ? a.y0 : b.y0,
                 a.x1 < b.x1 ? a.x1 : b.x1, a.y1 < b.y1 ? a.y1 : b.y1};
}

static inline box box_moved(box b, lrel_grid_point origin)
{
    return (box){b.x0 - origin.x, b.y0 - origin.y, b.x1 - origin.x, b.y1 - origin.y};
}

#ifdef __SSE2__
/* The lower, or the higher, of each two numbers: SSE2 has no instruction for it. */
static inline __m128i box_lower(__m128i a, __m128i b)
{
    __m128i swap = _mm_and_si128(_mm_xor_si128(a, b), _mm_cmpgt_epi32(a, b));

    return _mm_xor_si128(a, swap);
}

static inline __m128i box_higher(__m128i a, __m128i b)
{
    __m128i swap = _mm_and_si128(_mm_xor_si128(a, b), _mm_cmpgt_epi32(a, b));

    return _mm_xor_si128(b, swap);
}
#endif

#ifdef __SSE2__
/* Takes x y x y and x y x y apart. */
static inline void box_store_columns(int32_t *x, int32_t *y, __m128i a, __m128i b)
{
    __m128 f = _mm_castsi128_ps(a), g = _mm_castsi128_ps(b);

    _mm_storeu_ps((float *)(void *)x, _mm_shuffle_ps(f, g, _MM_SHUFFLE(2, 0, 2, 0)));
    _mm_storeu_ps((float *)(void *)y, _mm_shuffle_ps(f, g, _MM_SHUFFLE(3, 1, 3, 1)));
}
#endif

/* The box of @p count points, at least one. */
static inline box box_of_points(const lrel_grid_point *p, uint32_t count)
{
    box all = {p[0].x, p[0].y, p[0].x, p[0].y};

#ifdef __SSE2__
    if (count >= 2) {
        /* Two points at a time, of an odd number the last but one twice. */
        __m128i low = _mm_loadu_si128((const __m128i *)(const void *)(p + count - 2));
        __m128i high = low;

        for (uint32_t i = 0; i + 2 < count; i += 2) {
            __m128i two = _mm_loadu_si128((const __m128i *)(const void *)(p + i));

            low = box_lower(low, two);
            high = box_higher(high, two);
        }
        low = box_lower(low, _mm_unpackhi_epi64(low, low));
        high = box_higher(high, _mm_unpackhi_epi64(high, high));
        _mm_storeu_si128((__m128i *)(void *)&all, _mm_unpacklo_epi64(low, high));
    }
#else
    for (uint32_t i = 1; i < count; i++)
        box_add_point(&all, p[i]);
#endif
    return all;
}

/* Eight boxes side by side, so that one comparison serves four of them. */
typedef struct box8 {
    int32_t x0[8], y0[8], x1[8], y1[8];
} box8;

static inline void box8_set(box8 *group, unsigned lane, box b)
{
    group->x0[lane] = b.x0;
    group->y0[lane] = b.y0;
    group->x1[lane] = b.x1;
    group->y1[lane] = b.y1;
}

static inline box box8_get(const box8 *group, unsigned lane)
{
    return (box){group->x0[lane], group->y0[lane], group->x1[lane], group->y1[lane]};
}

/* Bit i: box i overlaps b. Empty boxes overlap nothing. */
static inline unsigned box8_overlaps(const box8 *group, box b)
{
#ifdef __SSE2__
    __m128i bx0 = _mm_set1_epi32(b.x0), by0 = _mm_set1_epi32(b.y0);
    __m128i bx1 = _mm_set1_epi32(b.x1), by1 = _mm_set1_epi32(b.y1);
    __m128i apart[2];

    for (int i = 0; i < 2; i++) {
        __m128i x0 = _mm_loadu_si128((const __m128i *)(const void *)(group->x0 + 4 * i));
        __m128i y0 = _mm_loadu_si128((const __m128i *)(const void *)(group->y0 + 4 * i));
        __m128i x1 = _mm_loadu_si128((const __m128i *)(const void *)(group->x1 + 4 * i));
        __m128i y1 = _mm_loadu_si128((const __m128i *)(const void *)(group->y1 + 4 * i));

        apart[i] = _mm_or_si128(
            _mm_or_si128(_mm_cmpgt_epi32(x0, bx1), _mm_cmpgt_epi32(bx0, x1)),
            _mm_or_si128(_mm_cmpgt_epi32(y0, by1), _mm_cmpgt_epi32(by0, y1)));
    }
    apart[0] = _mm_packs_epi32(apart[0], apart[1]);
    return ~(unsigned)_mm_movemask_epi8(_mm_packs_epi16(apart[0], apart[0])) & 255;
#else
    unsigned bits = 0;

    for (unsigned i = 0; i < 8; i++)
        bits |= (unsigned)box_overlaps(box8_get(group, i), b) << i;
    return bits;
#endif
}

/* The box of all eight; empty ones add nothing. */
static inline box box8_all(const box8 *group)
{
    box all = BOX_EMPTY;

#ifdef __SSE2__
    const __m128i *x0 = (const __m128i *)(const void *)group->x0;
    const __m128i *y0 = (const __m128i *)(const void *)group->y0;
    const __m128i *x1 = (const __m128i *)(const void *)group->x1;
    const __m128i *y1 = (const __m128i *)(const void *)group->y1;
    __m128i low_x = box_lower(_mm_loadu_si128(x0), _mm_loadu_si128(x0 + 1));
    __m128i low_y = box_lower(_mm_loadu_si128(y0), _mm_loadu_si128(y0 + 1));
    __m128i high_x = box_higher(_mm_loadu_si128(x1), _mm_loadu_si128(x1 + 1));
    __m128i high_y = box_higher(_mm_loadu_si128(y1), _mm_loadu_si128(y1 + 1));
    /* x y x y: four of each become two, and those one. */
    __m128i low =
        box_lower(_mm_unpacklo_epi32(low_x, low_y), _mm_unpackhi_epi32(low_x, low_y));
    __m128i high = box_higher(_mm_unpacklo_epi32(high_x, high_y),
                              _mm_unpackhi_epi32(high_x, high_y));

    low = box_lower(low, _mm_unpackhi_epi64(low, low));
    high = box_higher(high, _mm_unpackhi_epi64(high, high));
    _mm_storeu_si128((__m128i *)(void *)&all, _mm_unpacklo_epi64(low, high));
#else
    for (unsigned lane = 0; lane < 8; lane++)
        if (group->x0[lane] <= group->x1[lane])
            box_add(&all, box8_get(group, lane));
#endif
    return all;
}

/* Sets four boxes from @p first on to those of the paths of four edges each that follow
 * one another from @p p on. */
static inline void box8_set_paths(box8 *group, unsigned first, const lrel_grid_point *p)
{
#ifdef __SSE2__
    __m128i low[4], high[4];

    for (int i = 0; i < 4; i++) {
        const lrel_grid_point *five = p + 4 * i;
        __m128i a = _mm_loadu_si128((const __m128i *)(const void *)five);
        __m128i b = _mm_loadu_si128((const __m128i *)(const void *)(five + 2));
        __m128i c = _mm_loadu_si128((const __m128i *)(const void *)(five + 3));

        low[i] = box_lower(box_lower(a, b), c);
        high[i] = box_higher(box_higher(a, b), c);
    }
    for (int i = 0; i < 4; i += 2) {
        low[i] = box_lower(_mm_unpacklo_epi64(low[i], low[i + 1]),
                           _mm_unpackhi_epi64(low[i], low[i + 1]));
        high[i] = box_higher(_mm_unpacklo_epi64(high[i], high[i + 1]),
                             _mm_unpackhi_epi64(high[i], high[i + 1]));
    }
    box_store_columns(group->x0 + first, group->y0 + first, low[0], low[2]);
    box_store_columns(group->x1 + first, group->y1 + first, high[0], high[2]);
#else
    for (unsigned i = 0; i < 4; i++)
        box8_set(group, first + i, box_of_points(p + 4 * i, 5));
#endif
}

#endif
