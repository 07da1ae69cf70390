/* SPDX-License-Identifier: Apache-2.0 */
/* random.h: random numbers that are the same for the same seed, on every machine:
 * xoshiro256** of D. Blackman and S. Vigna (2018), seeded by splitmix64. */
#ifndef LREL_STATS_RANDOM_H
#define LREL_STATS_RANDOM_H

#include <stdint.h>

typedef struct lrel_random {
    uint64_t state[4];
} lrel_random;

void lrel_random_seed(lrel_random *random, uint64_t seed);
uint64_t lrel_random_next(lrel_random *random);
/** One of 0 to @p count - 1, each as likely; @p count is not 0. */
uint64_t lrel_random_below(lrel_random *random, uint64_t count);
/** From 0 to below 1, in steps of 2^-53. */
double lrel_random_unit(lrel_random *random);

#endif
