/* SPDX-License-Identifier: Apache-2.0 */
/* names.c: open addressing over an array, at most half full. */
#include "read/names.h"

static uint32_t *slot_of(const lrel_names *names, lrel_text name)
{
    size_t mask = names->slot_count - 1;
    size_t slot = (size_t)lrel_text_hash(name) & mask;

    while (names->slots[slot] &&
           !lrel_text_is_equal(names->at[names->slots[slot] - 1], name))
        slot = (slot + 1) & mask;
    return &names->slots[slot];
}

static bool make_room(lrel_names *names)
{
    size_t wanted = names->slot_count ? names->slot_count * 2 : 32;
    uint32_t *slots;

    if (names->count * 2 < names->slot_count)
        return true;
    slots = lrel__calloc(names->context, wanted, sizeof *slots);
    if (!slots)
        return false;
    lrel__free(names->context, names->slots);
    names->slots = slots;
    names->slot_count = wanted;
    for (size_t i = 0; i < names->count; i++)
        *slot_of(names, names->at[i]) = (uint32_t)i + 1;
    return true;
}

bool lrel_names__add(lrel_names *names, lrel_text name, size_t *place, bool *is_new)
{
    uint32_t *slot;
    lrel_text *added;

    if (!make_room(names))
        return false;
    slot = slot_of(names, name);
    if (is_new)
        *is_new = *slot == 0;
    if (*slot == 0) {
        added = LREL__PUSH(names->context, names);
        if (!added)
            return false;
        *added = name;
        *slot = (uint32_t)names->count;
    }
    *place = *slot - 1;
    return true;
}

bool lrel_names__find(const lrel_names *names, lrel_text name, size_t *place)
{
    uint32_t slot = names->slot_count && name.length ? *slot_of(names, name) : 0;

    *place = slot - 1;
    return slot != 0;
}

void lrel_names__clear(lrel_names *names)
{
    lrel__free(names->context, names->at);
    lrel__free(names->context, names->slots);
    *names = (lrel_names){.context = names->context};
}
