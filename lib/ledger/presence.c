/* SPDX-License-Identifier: Apache-2.0 */
/* presence.c: sets by key, in a list per hazard, entries in order of arrival. A hazard
 * stands in few groups of land. */
#include "ledger/presence.h"

#include <string.h>

bool lrel_presence__init(presence *p, const lrel_context *context, size_t hazard_count,
                         size_t words_each)
{
    memset(p, 0, sizeof *p);
    p->words_each = words_each;
    p->hazard_count = hazard_count;
    p->first = lrel__calloc(context, hazard_count, sizeof *p->first);
    return p->first != NULL;
}

static bool is_same(const presence_key *a, const presence_key *b)
{
    return a->group == b->group && a->accounts == b->accounts && a->place == b->place;
}

/* A new set at the head of its hazard's list, not cleared. */
static uint64_t *add_set(presence *p, const lrel_context *context,
                         const presence_key *key)
{
    size_t count = p->count + 1;

    if (!lrel__grow(context, &p->keys, &p->key_capacity, count, sizeof *p->keys) ||
        !lrel__grow(context, &p->next, &p->next_capacity, count, sizeof *p->next) ||
        !lrel__grow(context, &p->bits, &p->bit_capacity, count * p->words_each,
                    sizeof *p->bits))
        return NULL;
    p->keys[p->count] = *key;
    p->next[p->count] = p->first[key->hazard];
    p->first[key->hazard] = (uint32_t)++p->count;
    return p->bits + (p->count - 1) * p->words_each;
}

uint64_t *lrel_presence__of(presence *p, const lrel_context *context,
                            const presence_key *key)
{
    uint32_t at = p->first[key->hazard];
    uint64_t *bits;

    while (at && !is_same(&p->keys[at - 1], key))
        at = p->next[at - 1];
    if (at)
        return p->bits + (at - 1) * p->words_each;
    bits = add_set(p, context, key);
    if (bits)
        memset(bits, 0, p->words_each * sizeof *bits);
    return bits;
}

bool lrel_presence__join(presence *into, const lrel_context *context,
                         const presence *from)
{
    for (size_t i = 0; i < from->count; i++) {
        uint64_t *bits = add_set(into, context, &from->keys[i]);

        if (!bits)
            return false;
        memcpy(bits, from->bits + i * from->words_each, from->words_each * sizeof *bits);
    }
    return true;
}

void lrel_presence__clear(presence *p, const lrel_context *context)
{
    lrel__free(context, p->keys);
    lrel__free(context, p->next);
    lrel__free(context, p->bits);
    lrel__free(context, p->first);
    memset(p, 0, sizeof *p);
}
