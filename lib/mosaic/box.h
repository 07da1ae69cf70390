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

/* The box of @p count points, at least one. */
static inline box box_of_points(const lrel_grid_point *p, uint32_t count)
{
    box all = {p[0].x, p[0].y, p[0].x, p[0].y};
    uint32_t i = 1;

#ifdef __SSE2__
    if (count >= 2) {
        __m128i low = _mm_loadu_si128((const __m128i *)(const void *)p), high = low;
        lrel_grid_point ends[4];

        for (i = 2; i + 2 <= count; i += 2) {
            __m128i two = _mm_loadu_si128((const __m128i *)(const void *)(p + i));

            low = box_lower(low, two);
            high = box_higher(high, two);
        }
        _mm_storeu_si128((__m128i *)(void *)ends, low);
        _mm_storeu_si128((__m128i *)(void *)(ends + 2), high);
        all = (box){ends[0].x < ends[1].x ? ends[0].x : ends[1].x,
                    ends[0].y < ends[1].y ? ends[0].y : ends[1].y,
                    ends[2].x > ends[3].x ? ends[2].x : ends[3].x,
                    ends[2].y > ends[3].y ? ends[2].y : ends[3].y};
    }
#endif
    for (; i < count; i++)
        box_add_point(&all, p[i]);
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
    unsigned bits = 0;

    for (int i = 0; i < 8; i += 4) {
        __m128i x0 = _mm_loadu_si128((const __m128i *)(const void *)(group->x0 + i));
        __m128i y0 = _mm_loadu_si128((const __m128i *)(const void *)(group->y0 + i));
        __m128i x1 = _mm_loadu_si128((const __m128i *)(const void *)(group->x1 + i));
        __m128i y1 = _mm_loadu_si128((const __m128i *)(const void *)(group->y1 + i));
        __m128i apart = _mm_or_si128(
            _mm_or_si128(_mm_cmpgt_epi32(x0, bx1), _mm_cmpgt_epi32(bx0, x1)),
            _mm_or_si128(_mm_cmpgt_epi32(y0, by1), _mm_cmpgt_epi32(by0, y1)));

        bits |= (unsigned)(~_mm_movemask_ps(_mm_castsi128_ps(apart)) & 15) << i;
    }
    return bits;
#else
    unsigned bits = 0;

    for (unsigned i = 0; i < 8; i++)
        bits |= (unsigned)box_overlaps(box8_get(group, i), b) << i;
    return bits;
#endif
}

#endif
