/* SPDX-License-Identifier: Apache-2.0 */
/* random.h: numbers that look random and are the same on every machine for one seed, so
 * that a test can print its seed and a person can run that case again. */
#ifndef LREL_TEST_RANDOM_H
#define LREL_TEST_RANDOM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct random_stream {
    uint64_t state[4];
} random_stream;

/** A stream for @p seed; any seed will do, 0 too, and near seeds give unlike streams. */
random_stream random_from(uint64_t seed);

uint64_t random_next(random_stream *stream);
/** 0 .. @p count - 1, each as likely as the others; @p count must not be 0. */
uint32_t random_below(random_stream *stream, uint32_t count);
/** @p low .. @p high, both included. */
int32_t random_between(random_stream *stream, int32_t low, int32_t high);
/** True @p wins times of @p of. */
bool random_chance(random_stream *stream, uint32_t wins, uint32_t of);
/** In [0, 1). */
double random_unit(random_stream *stream);
/** About normal: mean 0, standard deviation 1, never beyond 6. */
double random_normal(random_stream *stream);
/** Puts the @p count things of @p size bytes (at most 64) at @p things in random order.
 */
void random_shuffle(random_stream *stream, void *things, size_t count, size_t size);

/** The whole number in environment variable @p name; @p fallback where it is not set. */
unsigned long random_count_from_environment(const char *name, unsigned long fallback);

#endif
