/* SPDX-License-Identifier: Apache-2.0 */
/* seeds.h: inputs of the fuzz that are worth a name: each a shape that once was, or could
 * be, cut wrongly. */
#ifndef LREL_TEST_FUZZ_SEEDS_H
#define LREL_TEST_FUZZ_SEEDS_H

#include <stddef.h>
#include <stdint.h>

#define SEED_SIZE_MAX 96

typedef struct seed {
    const char *name; /* also of its file */
    uint8_t count;
    uint8_t bytes[SEED_SIZE_MAX];
} seed;

size_t seeds_count(void);
const seed *seeds_at(size_t index);

#endif
