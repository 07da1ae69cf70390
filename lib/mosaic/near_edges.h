/* SPDX-License-Identifier: Apache-2.0 */
/* near_edges.h: which edges of a run may meet a window: the first sieve of every pair of
 * tiles, and so the hottest loop of all. */
#ifndef LREL_MOSAIC_NEAR_EDGES_H
#define LREL_MOSAIC_NEAR_EDGES_H

#include "mosaic/box.h"

/* Points that may be read behind the last one. */
#define NEAR_EDGES_SLACK 1

/* Bit i: the edge from p[i] to p[i + 1] is not wholly to one side of @p window, for the
 * @p count (up to 64) edges from @p p on. An edge is left out where both its ends lie
 * beyond the same side, so its box need not be made. */
static inline uint64_t near_edges(const lrel_grid_point *p, uint32_t count, box window)
{
    uint64_t bits = 0;
#ifdef __SSE2__
    /* Two edges at a time: x and y of both starts, x and y of both ends. A pair of bits
     * of the mask is one edge's; it is near where both are 0. */
    static const uint8_t pair_of[16] = {3, 2, 2, 2, 1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0};
    __m128i low = _mm_setr_epi32(window.x0, window.y0, window.x0, window.y0);
    __m128i high = _mm_setr_epi32(window.x1, window.y1, window.x1, window.y1);

    for (uint32_t i = 0; i < count; i += 2) {
        __m128i a = _mm_loadu_si128((const __m128i *)(const void *)(p + i));
        __m128i b = _mm_loadu_si128((const __m128i *)(const void *)(p + i + 1));
        __m128i out = _mm_or_si128(
            _mm_and_si128(_mm_cmpgt_epi32(low, a), _mm_cmpgt_epi32(low, b)),
            _mm_and_si128(_mm_cmpgt_epi32(a, high), _mm_cmpgt_epi32(b, high)));

        bits |= (uint64_t)pair_of[_mm_movemask_ps(_mm_castsi128_ps(out))] << i;
    }
    return count < 64 ? bits & ((UINT64_C(1) << count) - 1) : bits;
#else
    for (uint32_t i = 0; i < count; i++)
        bits |= (uint64_t)box_overlaps(box_of_edge(p[i], p[i + 1]), window) << i;
    return bits;
#endif
}

#endif
