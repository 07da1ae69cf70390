/* SPDX-License-Identifier: Apache-2.0 */
/* The language is that of rings.h. */
#include "fuzz/seeds.h"

#include "fuzz/rings.h"

/* The sides that are used here, as the numbers that rings.c reads them by. */
enum { SIDE_3 = 0, SIDE_8 = 5, SIDE_16 = 8, SIDE_40 = 10, SIDE_100 = 11, SIDE_255 = 12 };
/* Where the plane lies. */
enum { HERE = 0, FAR = 11, COARSE = 12, WIDEST = 15 };

#define NEW(shape)     RINGS_OP(RINGS_##shape, RINGS_LARGER)
#define SMALLER(shape) RINGS_OP(RINGS_##shape, RINGS_SMALLER)
#define PART(shape)    RINGS_OP(RINGS_##shape, RINGS_PART)
#define HOLE(shape)    RINGS_OP(RINGS_##shape, RINGS_HOLE)

#define SEED(name, ...)                                                                  \
    {                                                                                    \
        name, sizeof((const uint8_t[]){__VA_ARGS__}),                                    \
        {                                                                                \
            __VA_ARGS__                                                                  \
        }                                                                                \
    }

static const seed seeds[] = {
    SEED("nothing", SIDE_3, HERE),
    SEED("a-square", SIDE_16, HERE, NEW(RECTANGLE), 2, 2, 12, 12),
    SEED("copies", SIDE_16, HERE, NEW(RECTANGLE), 2, 2, 12, 12, SMALLER(COPY), 0, 1,
         NEW(COPY), 0, 2, SMALLER(COPY), 0, 3),
    SEED("copies-shifted-by-a-unit", SIDE_16, HERE, NEW(TRIANGLE), 1, 1, 15, 6, 4, 14,
         SMALLER(SHIFTED), 0, 0, 13, NEW(SHIFTED), 0, 1, 17, SMALLER(SHIFTED), 1, 2, 7),
    SEED("copies-reversed", SIDE_16, FAR, NEW(TRIANGLE), 1, 1, 15, 6, 4, 14,
         SMALLER(REVERSED), 0, 0, NEW(REVERSED), 1, 1, PART(REVERSED), 0, 2),
    SEED("a-corner-moved", SIDE_40, HERE, NEW(SCRIBBLE), 5, 3, 3, 30, 5, 38, 20, 20, 38,
         5, 30, 1, 12, 9, 9, 22, 4, SMALLER(CHANGED), 0, 2, 31, 6),
    SEED("rectangles-that-cross", SIDE_16, COARSE, NEW(RECTANGLE), 0, 4, 16, 9,
         SMALLER(RECTANGLE), 5, 0, 9, 16, NEW(RECTANGLE), 3, 3, 12, 12),
    SEED("a-rectangle-of-no-width", SIDE_8, HERE, NEW(RECTANGLE), 3, 0, 3, 8,
         SMALLER(RECTANGLE), 0, 2, 8, 6),
    SEED("flat-rings", SIDE_16, HERE, NEW(FLAT), 3, 0, 0, 15, 7, SMALLER(FLAT), 0, 2, 12,
         13, 1, NEW(TRIANGLE), 0, 2, 14, 3, 7, 15),
    SEED("needles", SIDE_16, HERE, NEW(NEEDLES), 0x3F, 1, 1, 14, 2, 13, 5, 3, 12, 6, 15,
         9, 2, SMALLER(NEEDLES), 0x07, 2, 14, 5, 1, 9, 9, 11, 3, 15, 15, 4, 4),
    SEED("a-corner-beside-a-hot-pixel", SIDE_100, HERE, NEW(ACUTE), 5, 50, 50, 1, 47,
         SMALLER(ACUTE), 7, 49, 49, 99, 60, NEW(ACUTE), 2, 51, 50, 40, 99, SMALLER(ACUTE),
         3, 50, 51, 60, 2, NEW(SCRIBBLE), 1, 48, 48, 52, 52, 47, 53, 53, 47),
    SEED("three-lines-in-one-pixel", SIDE_8, HERE, NEW(TRIANGLE), 0, 0, 8, 7, 8, 0,
         SMALLER(TRIANGLE), 0, 7, 8, 0, 8, 8, NEW(TRIANGLE), 4, 0, 4, 8, 0, 3),
    SEED("a-pixel-that-a-third-line-only-grazes", SIDE_40, HERE, NEW(TRIANGLE), 0, 1, 40,
         18, 40, 0, SMALLER(TRIANGLE), 0, 19, 40, 2, 40, 40, NEW(TRIANGLE), 1, 9, 39, 10,
         20, 30, SMALLER(TRIANGLE), 2, 11, 38, 9, 20, 0),
    SEED("lines-that-cross-themselves", SIDE_16, HERE, NEW(SCRIBBLE), 7, 0, 0, 15, 15, 15,
         0, 0, 15, 7, 0, 8, 15, 0, 8, 15, 7, 3, 12, 12, 3, SMALLER(COPY), 0, 4),
    SEED("land-walked-twice", SIDE_16, HERE, NEW(ROUNDS), 1, 2, 2, 13, 3, 12, 12, 3, 14,
         SMALLER(COPY), 0, 0, HOLE(ROUNDS), 4, 5, 5, 9, 5, 7, 9),
    SEED("rounds-that-cancel", SIDE_16, HERE, NEW(TRIANGLE), 1, 1, 15, 6, 4, 14,
         PART(REVERSED), 0, 0, HOLE(COPY), 0, 1, SMALLER(TRIANGLE), 0, 3, 15, 8, 2, 12),
    SEED("holes-and-parts", SIDE_40, HERE, NEW(RECTANGLE), 2, 2, 38, 38, HOLE(RECTANGLE),
         5, 5, 20, 20, HOLE(RECTANGLE), 15, 15, 30, 30, PART(RECTANGLE), 8, 8, 12, 12,
         SMALLER(RECTANGLE), 10, 0, 25, 40, HOLE(TRIANGLE), 12, 5, 24, 8, 14, 33),
    SEED("a-hole-that-touches-its-shell", SIDE_16, HERE, NEW(RECTANGLE), 0, 0, 16, 16,
         HOLE(TRIANGLE), 0, 8, 10, 4, 10, 12, SMALLER(RECTANGLE), 4, 4, 16, 16,
         HOLE(COPY), 1, 0),
    SEED("a-ring-of-several-tiles", SIDE_255, HERE, NEW(LONG), 40, 7, 128, 128,
         SMALLER(RECTANGLE), 10, 100, 250, 140),
    SEED("two-rings-of-several-tiles", SIDE_100, WIDEST, NEW(LONG), 10, 3, 45, 50,
         SMALLER(LONG), 20, 9, 55, 52),
    SEED("neighbours-with-one-border", SIDE_40, HERE, NEW(SCRIBBLE), 3, 10, 10, 20, 8, 30,
         12, 32, 30, 20, 34, 8, 28, NEW(NEIGHBOUR), 0, 0, 1, 40, 0, SMALLER(NEIGHBOUR), 0,
         2, 2, 40, 40, NEW(NEIGHBOUR), 1, 1, 0, 22, 3),
    SEED("tips-on-borders", SIDE_40, HERE, NEW(TRIANGLE), 3, 3, 37, 9, 12, 38,
         SMALLER(TOUCH), 0, 0, 0, 20, 0, 30, NEW(TOUCH), 0, 1, 40, 0, 30, 0,
         SMALLER(TOUCH), 0, 3, 40, 40, 39, 33, NEW(TOUCH), 1, 5, 5, 5, 9, 9),
    SEED("combs", SIDE_16, HERE, NEW(COMB), 6, 1, 1, 14, 14, SMALLER(COMB), 7, 2, 15, 9,
         2, NEW(RECTANGLE), 0, 7, 16, 8),
    SEED("pinched-rings", SIDE_16, HERE, NEW(PINCHED), 8, 8, 1, 2, 4, 14, 15, 3, 13, 13,
         SMALLER(PINCHED), 8, 8, 15, 8, 14, 12, 2, 2, 6, 1),
    SEED("closed-twice-and-backwards", SIDE_16, HERE, NEW(TRIANGLE) | RINGS_STUTTER, 1, 1,
         15, 6, 4, 14, SMALLER(RECTANGLE) | RINGS_STUTTER | RINGS_BACKWARDS, 2, 2, 9, 9),
    SEED("everything-on-nine-points", SIDE_3, HERE, NEW(SCRIBBLE), 7, 0, 0, 3, 3, 1, 2, 2,
         1, 0, 3, 3, 0, 1, 1, 2, 2, 3, 1, 0, 2, SMALLER(ROUNDS), 7, 0, 0, 3, 1, 1, 3, 2,
         0, 3, 3, 1, 0, NEW(RECTANGLE), 0, 0, 3, 3, HOLE(TRIANGLE), 0, 1, 3, 2, 1, 3),
    SEED("as-wide-as-can-be", SIDE_3, WIDEST, NEW(TRIANGLE), 0, 0, 3, 1, 1, 3,
         SMALLER(TRIANGLE), 3, 0, 0, 2, 3, 3, NEW(RECTANGLE), 0, 0, 3, 3),
};

size_t seeds_count(void)
{
    return sizeof seeds / sizeof *seeds;
}

const seed *seeds_at(size_t index)
{
    return &seeds[index];
}
