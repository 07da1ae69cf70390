/* SPDX-License-Identifier: Apache-2.0 */
/* random.c: xoshiro256**. */
#include "stats/random.h"

/* splitmix64 (S. Vigna, 2015): spreads a seed, small ones too, over the whole state. */
static uint64_t split(uint64_t *seed)
{
    uint64_t z = (*seed += UINT64_C(0x9e3779b97f4a7c15));

    z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
    return z ^ (z >> 31);
}

void lrel_random_seed(lrel_random *random, uint64_t seed)
{
    for (int i = 0; i < 4; i++)
        random->state[i] = split(&seed);
}

static uint64_t rotate(uint64_t x, int bits)
{
    return (x << bits) | (x >> (64 - bits));
}

uint64_t lrel_random_next(lrel_random *random)
{
    uint64_t *s = random->state;
    uint64_t result = rotate(s[1] * 5, 7) * 9, t = s[1] << 17;

    s[2] ^= s[0];
    s[3] ^= s[1];
    s[1] ^= s[2];
    s[0] ^= s[3];
    s[2] ^= t;
    s[3] = rotate(s[3], 45);
    return result;
}

uint64_t lrel_random_below(lrel_random *random, uint64_t count)
{
    /* Numbers below this one would favour the first few. */
    uint64_t least = -count % count, x;

    do
        x = lrel_random_next(random);
    while (x < least);
    return x % count;
}

double lrel_random_unit(lrel_random *random)
{
    return (double)(lrel_random_next(random) >> 11) * 0x1p-53;
}
