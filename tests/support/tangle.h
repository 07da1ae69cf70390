/* SPDX-License-Identifier: Apache-2.0 */
/* tangle.h: layers made to be hard: on grids so small that everything touches everything.
 *
 * Real records seldom make three lines meet in one pixel or a spike collapse; on a grid
 * of 3 to 1000 units, not scaled, such things happen in every layer. */
#ifndef LREL_TEST_TANGLE_H
#define LREL_TEST_TANGLE_H

#include "support/layer.h"
#include "support/random.h"

/** A layer for @p seed: two to eight owners with rings that copy, shift, reverse, cross
 * and repeat each other, and their holes. To be freed. */
layer tangle_from(uint64_t seed);

#endif
