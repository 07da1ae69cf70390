/* SPDX-License-Identifier: Apache-2.0 */
/* label.c: keeping a label and reading owners from it. */
#include "mosaic/label.h"

#include <stdlib.h>
#include <string.h>

/* Where @p code is or belongs. */
static size_t place_of(const label *l, uint32_t code)
{
    size_t low = 0, high = l->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (l->at[middle].code < code)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

bool lrel_label__add(label *l, const lrel_context *context, uint32_t code, int32_t turns)
{
    size_t at = place_of(l, code);

    l->sum += (uint64_t)(int64_t)turns * code_word(code);
    if (at == l->count || l->at[at].code != code) {
        if (!lrel__grow(context, &l->at, &l->capacity, l->count + 1, sizeof *l->at))
            return false;
        memmove(l->at + at + 1, l->at + at, (l->count - at) * sizeof *l->at);
        l->at[at] = (winding){code, turns};
        l->count++;
        l->many += abs(turns) > 1;
        return true;
    }
    l->many -= abs(l->at[at].turns) > 1;
    l->at[at].turns += turns;
    l->many += abs(l->at[at].turns) > 1;
    if (l->at[at].turns == 0) {
        l->count--;
        memmove(l->at + at, l->at + at + 1, (l->count - at) * sizeof *l->at);
    }
    return true;
}

/* Whether a ring with that many turns covers the place. A larger shell and a smaller hole
 * are read by non-zero winding, a smaller shell and a larger hole by even-odd. */
static bool ring_covers(const winding *w, const ring_code *code, bool is_larger)
{
    bool by_nonzero = is_larger == (code->role == LREL_RING_SHELL);

    return by_nonzero || (w->turns & 1);
}

bool lrel_label__owners(const label *l, const ringset *set, label_reading reading,
                        index_list *owners)
{
    size_t i = 0;

    owners->count = 0;
    while (i < l->count) {
        uint32_t owner = set->codes[l->at[i].code].owner;
        bool is_larger = reading == LABEL_AS_SAID
                             ? set->readings[owner] == LREL_READING_LARGER
                             : reading == LABEL_LARGER;
        bool is_owned = false;

        while (i < l->count && set->codes[l->at[i].code].owner == owner) {
            uint32_t part = set->codes[l->at[i].code].part;
            bool in_shell = false, in_hole = false;

            for (; i < l->count; i++) {
                const ring_code *code = &set->codes[l->at[i].code];

                if (code->owner != owner || code->part != part)
                    break;
                if (!ring_covers(&l->at[i], code, is_larger))
                    continue;
                if (code->role == LREL_RING_SHELL)
                    in_shell = true;
                else
                    in_hole = true;
            }
            is_owned |= in_shell && !in_hole;
        }
        if (is_owned) {
            uint32_t *slot = LREL__PUSH(set->context, owners);

            if (!slot)
                return false;
            *slot = owner;
        }
    }
    return true;
}
