/* SPDX-License-Identifier: Apache-2.0 */
/* fuzz_told.h: what targets that take text have in common: each is one of these functions
 * and a list of seeds; test_told.c runs them. */
#ifndef LREL_TEST_FUZZ_TOLD_H
#define LREL_TEST_FUZZ_TOLD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

/** Whether all holds for the text of @p count bytes. @p told receives what does not;
 * NULL: nothing is said. */
bool fuzz_told_is_right(const uint8_t *bytes, size_t count, FILE *told);

/* Texts that are worth a name by what they are; NULL behind the last. */
extern const char *const fuzz_told_seeds[];

/* What libFuzzer calls; it takes a crash for a find. */
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count);

#endif
