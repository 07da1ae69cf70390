/* SPDX-License-Identifier: Apache-2.0 */
/* judge_shapes.h: holds what a mosaic dissolves into against its faces and the rings. */
#ifndef LREL_TEST_JUDGE_SHAPES_H
#define LREL_TEST_JUDGE_SHAPES_H

#include "support/judge.h"

/** Dissolves @p mosaic, built of @p l, by several classes: areas as those of the faces,
 * rings as mosaic.h promises, and at some points the owners that the rings say.
 * @return true where all holds; else false, and @p why says what does not */
bool judge_shapes(const layer *l, const lrel_mosaic *mosaic, char why[JUDGE_WHY_SIZE]);

#endif
