/* SPDX-License-Identifier: Apache-2.0 */
/* rings.h: bytes become rings: a small language of shapes that are hard to cut.
 *
 * Any bytes mean something, so that a fuzzer wastes none; and one byte makes a whole
 * copy, needle or comb, so that a few of them reach what chance would take long to draw.
 * Two bytes choose the plane, then each shape is an op with its operands. What is missing
 * at the end reads as 0. */
#ifndef LREL_TEST_FUZZ_RINGS_H
#define LREL_TEST_FUZZ_RINGS_H

#include "support/layer.h"

/* Beyond these a person would not look at the case, and it takes long: where everything
 * goes through few pixels, crossings are as the square of the edges, and each is found by
 * all edges of its pixel. */
#define RINGS_POINTS_MAX 160
#define RINGS_COUNT_MAX  24
#define RINGS_OWNERS_MAX 10

/* The low four bits of an op. Operands: "xy" is a point, "n" a number. */
typedef enum rings_shape {
    RINGS_SCRIBBLE = 0, /* n, then 3 to 10 xy in any order: crosses itself */
    RINGS_RECTANGLE,    /* xy xy */
    RINGS_TRIANGLE,     /* xy xy xy */
    RINGS_FLAT,         /* n xy xy: there and, over points between, back */
    RINGS_NEEDLES,      /* n xy xy xy: a triangle with ways out and back */
    RINGS_ROUNDS,       /* n xy ...: a few corners walked two or three times */
    RINGS_LONG,         /* n n xy: a jagged ring of more than one tile of 64 edges */
    RINGS_COPY,         /* n n: an earlier ring, begun elsewhere */
    RINGS_SHIFTED,      /* n n n: the same, moved by up to 2 units */
    RINGS_REVERSED,     /* n n: the same, the other way round */
    RINGS_CHANGED,      /* n n xy: the same, one point moved */
    RINGS_NEIGHBOUR,    /* n n n xy: shares some edges with an earlier ring */
    RINGS_TOUCH,        /* n n xy xy: its tip on a corner or an edge of an earlier ring */
    RINGS_ACUTE,        /* n xy xy: two long sides that end a unit apart */
    RINGS_COMB,         /* n xy xy: teeth as narrow as a unit */
    RINGS_PINCHED,      /* xy xy xy xy xy: comes back to its first point half-way */
    RINGS_SHAPE_COUNT
} rings_shape;

/* Whose ring it is: the next two bits of an op. A first ring is always a new owner's. */
typedef enum rings_place {
    RINGS_LARGER = 0, /* a new owner, read larger */
    RINGS_SMALLER,    /* a new owner, read smaller */
    RINGS_PART,       /* another part of the same owner */
    RINGS_HOLE,       /* a hole in the same part */
    RINGS_PLACE_COUNT
} rings_place;

/* The highest bits of an op. */
#define RINGS_BACKWARDS 0x40
#define RINGS_STUTTER   0x80 /* closed by its first point, twice */

#define RINGS_OP(shape, place) ((uint8_t)((shape) | (place) << 4))

/** The rings that @p bytes stand for; to be freed. */
layer rings_from_bytes(const uint8_t *bytes, size_t count);

#endif
