/* SPDX-License-Identifier: Apache-2.0 */
/* judge.h: holds the mosaic of a layer against all that can be found out without it: the
 * slab oracle, the promises of mosaic.h, and dissolves by several classes. */
#ifndef LREL_TEST_JUDGE_H
#define LREL_TEST_JUDGE_H

#include <stdbool.h>

#include "support/layer.h"

#define JUDGE_WHY_SIZE 400

/* What rounding moved, as shares of the perimeter times one unit; for people. */
typedef struct judge_record {
    double worst_share;
    double sum_of_shares;
    unsigned long compared;
} judge_record;

/** Builds the mosaic of @p l with @p jobs threads and judges it.
 *
 * Snap rounding moves no point of a line farther than half a pixel's diagonal, and no end
 * of one, so that land may change hands within that distance of the rings only: the areas
 * may differ by perimeter * sqrt(1/2), and not by more.
 *
 * @param record  added to; may be NULL
 * @return true where all holds; else false, and @p why says what does not */
bool judge_layer(const layer *l, int jobs, judge_record *record,
                 char why[JUDGE_WHY_SIZE]);

/** Writes to @p why, JUDGE_WHY_SIZE bytes, and gives false, to be returned at once. */
bool judge_fault(char *why, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/** The owners of a face as a word: bit i for owner i. */
uint64_t judge_owners(const lrel_face *face);
/** Doubled area of the face with exactly the owners @p owners; 0 where there is none. */
int64_t judge_face_area2(const lrel_mosaic *mosaic, uint64_t owners);
/** Builds a mosaic with @p jobs threads. @p context is to be freed after the mosaic. */
lrel_status judge_build(const layer *l, int jobs, lrel_context **context,
                        lrel_mosaic **mosaic, lrel_error *err);

#endif
