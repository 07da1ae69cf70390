/* SPDX-License-Identifier: Apache-2.0 */
/* sums.h: exact sums under a text, as "ap_mine|2020|ALFA|". */
#ifndef LREL_TESTS_RUN_SUMS_H
#define LREL_TESTS_RUN_SUMS_H

#include <stddef.h>
#include <stdint.h>

#define SUMS_SLOTS 12 /* several sums under one text */

typedef struct sums_entry {
    char *key;
    int64_t slot[SUMS_SLOTS];
} sums_entry;

typedef struct sums {
    sums_entry *entries; /* a hash table: those with a key */
    size_t count, room;
} sums;

/* The slots under @p key, zeros at first; good until the next call. */
int64_t *sums_at(sums *s, const char *key);
void sums_free(sums *s);

/* Fails the test unless both have the same under every key; no key is as zeros. */
void sums_expect_same(sums *a, sums *b);

#endif
