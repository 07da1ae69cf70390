/* SPDX-License-Identifier: Apache-2.0 */
/* sums.c: open addressing, half full at most. */
#include "run/sums.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

static size_t hash_of(const char *key)
{
    uint64_t hash = UINT64_C(14695981039346656037); /* FNV-1a */

    for (; *key; key++)
        hash = (hash ^ (unsigned char)*key) * UINT64_C(1099511628211);
    return (size_t)(hash ^ hash >> 32);
}

static sums_entry *find(const sums *s, const char *key)
{
    size_t i = hash_of(key) & (s->room - 1);

    while (s->entries[i].key && strcmp(s->entries[i].key, key) != 0)
        i = (i + 1) & (s->room - 1);
    return &s->entries[i];
}

static void grow(sums *s)
{
    sums larger = {.count = s->count, .room = s->room ? 2 * s->room : 64};

    larger.entries = calloc(larger.room, sizeof *larger.entries);
    assert_non_null(larger.entries);
    for (size_t i = 0; i < s->room; i++)
        if (s->entries[i].key)
            *find(&larger, s->entries[i].key) = s->entries[i];
    free(s->entries);
    *s = larger;
}

int64_t *sums_at(sums *s, const char *key)
{
    sums_entry *entry;

    if (2 * (s->count + 1) > s->room)
        grow(s);
    entry = find(s, key);
    if (!entry->key) {
        entry->key = strdup(key);
        assert_non_null(entry->key);
        s->count++;
    }
    return entry->slot;
}

void sums_free(sums *s)
{
    for (size_t i = 0; i < s->room; i++)
        free(s->entries[i].key);
    free(s->entries);
    *s = (sums){0};
}

static void expect_within(const sums *part, sums *whole)
{
    for (size_t i = 0; i < part->room; i++) {
        const sums_entry *entry = &part->entries[i];

        for (size_t slot = 0; entry->key && slot < SUMS_SLOTS; slot++)
            if (entry->slot[slot] != sums_at(whole, entry->key)[slot])
                fail_msg("%s, sum %zu: %lld is not %lld", entry->key, slot,
                         (long long)entry->slot[slot],
                         (long long)sums_at(whole, entry->key)[slot]);
    }
}

void sums_expect_same(sums *a, sums *b)
{
    expect_within(a, b);
    expect_within(b, a);
}
