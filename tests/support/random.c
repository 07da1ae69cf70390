/* SPDX-License-Identifier: Apache-2.0 */
/* xoshiro256** of Blackman and Vigna, seeded with their splitmix64, as they advise
 * (https://prng.di.unimi.it). */
#include "support/random.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

static uint64_t splitmix(uint64_t *state)
{
    uint64_t z = (*state += 0x9E3779B97F4A7C15u);

    z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9u;
    z = (z ^ z >> 27) * 0x94D049BB133111EBu;
    return z ^ z >> 31;
}

static uint64_t rotate_left(uint64_t x, int bits)
{
    return x << bits | x >> (64 - bits);
}

random_stream random_from(uint64_t seed)
{
    random_stream stream;

    for (int i = 0; i < 4; i++)
        stream.state[i] = splitmix(&seed);
    return stream;
}

uint64_t random_next(random_stream *stream)
{
    uint64_t *s = stream->state;
    uint64_t result = rotate_left(s[1] * 5, 7) * 9;
    uint64_t t = s[1] << 17;

    s[2] ^= s[0];
    s[3] ^= s[1];
    s[1] ^= s[2];
    s[0] ^= s[3];
    s[2] ^= t;
    s[3] = rotate_left(s[3], 45);
    return result;
}

uint32_t random_below(random_stream *stream, uint32_t count)
{
    assert(count > 0);
    /* The upper 32 bits spread over count: a bias below 2^-32 * count is no matter here.
     */
    return (uint32_t)((random_next(stream) >> 32) * count >> 32);
}

int32_t random_between(random_stream *stream, int32_t low, int32_t high)
{
    assert(low <= high && (int64_t)high - low < UINT32_MAX);
    return (int32_t)(low +
                     (int64_t)random_below(stream, (uint32_t)((int64_t)high - low) + 1));
}

bool random_chance(random_stream *stream, uint32_t wins, uint32_t of)
{
    return random_below(stream, of) < wins;
}

double random_unit(random_stream *stream)
{
    return (double)(random_next(stream) >> 11) * 0x1p-53;
}

double random_normal(random_stream *stream)
{
    double sum = -6;

    for (int i = 0; i < 12; i++)
        sum += random_unit(stream);
    return sum;
}

void random_shuffle(random_stream *stream, void *things, size_t count, size_t size)
{
    unsigned char *at = things, spare[64];

    assert(size <= sizeof spare);
    for (size_t left = count; left > 1; left--) {
        size_t other = random_below(stream, (uint32_t)left);

        memcpy(spare, at + other * size, size);
        memmove(at + other * size, at + (left - 1) * size, size);
        memcpy(at + (left - 1) * size, spare, size);
    }
}

unsigned long random_count_from_environment(const char *name, unsigned long fallback)
{
    const char *text = getenv(name);
    char *end;
    unsigned long count;

    if (!text || !*text)
        return fallback;
    count = strtoul(text, &end, 10);
    return *end ? fallback : count;
}
