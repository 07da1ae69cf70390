/* SPDX-License-Identifier: Apache-2.0 */
/* hilbert.h: a curve through all squares of the plane that seldom leaves a neighbourhood:
 * what is near along it is near on the ground (Hilbert 1891). */
#ifndef LREL_MOSAIC_HILBERT_H
#define LREL_MOSAIC_HILBERT_H

#include <stdint.h>

/* Place of a square along a Hilbert curve over 2^16 x 2^16 squares. The curve in a square
 * has four forms; each gives, for the four quarters, their order and the forms in them.
 */
static inline uint32_t hilbert_place(uint32_t x, uint32_t y)
{
    /* form << 2 | order, by form and quarter 2x + y */
    static const uint8_t quarters[4][4] = {
        {1 << 2 | 0, 0 << 2 | 1, 3 << 2 | 3, 0 << 2 | 2},
        {0 << 2 | 0, 2 << 2 | 3, 1 << 2 | 1, 1 << 2 | 2},
        {2 << 2 | 2, 1 << 2 | 3, 2 << 2 | 1, 3 << 2 | 0},
        {3 << 2 | 2, 3 << 2 | 1, 0 << 2 | 3, 2 << 2 | 0}};
    uint32_t place = 0, form = 0;

    for (int bit = 15; bit >= 0; bit--) {
        uint32_t quarter = (x >> bit & 1) << 1 | (y >> bit & 1);
        uint32_t next = quarters[form][quarter];

        place = place << 2 | (next & 3);
        form = next >> 2;
    }
    return place;
}

#endif
