/* SPDX-License-Identifier: Apache-2.0 */
/* fuzz_mosaic.h: the target of `make fuzz`, for callers other than libFuzzer. */
#ifndef LREL_TEST_FUZZ_MOSAIC_H
#define LREL_TEST_FUZZ_MOSAIC_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

/** Whether all holds for the rings that @p bytes stand for. @p told receives what does
 * not, and the rings; NULL: nothing is said. @p jobs: see verdict.h */
bool fuzz_mosaic_is_right(const uint8_t *bytes, size_t count, int jobs, FILE *told);

#endif
