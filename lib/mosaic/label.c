/* SPDX-License-Identifier: Apache-2.0 */
/* label.c: keeping a label and reading owners from it. */
#include "mosaic/label.h"

#include <stdlib.h>

/* Labels are short, and codes that come and go are mostly late ones: searched from the
 * end. */
bool lrel_label__add(label *l, const ringset *set, uint32_t code, int32_t turns)
{
    size_t at = l->count;

    l->sum += (uint64_t)(int64_t)turns * code_word(code);
    while (at > 0 && l->at[at - 1].code > code)
        at--;
    if (at > 0 && l->at[at - 1].code == code) {
        winding *w = &l->at[at - 1];

        l->many -= abs(w->turns) > 1;
        w->turns += turns;
        l->many += abs(w->turns) > 1;
        if (w->turns != 0)
            return true;
        l->holes -= set->codes[code].role == LREL_RING_HOLE;
        l->count--;
        for (; at <= l->count; at++)
            l->at[at - 1] = l->at[at];
        return true;
    }
    if (!lrel__grow(set->context, &l->at, &l->capacity, l->count + 1, sizeof *l->at))
        return false;
    for (size_t i = l->count++; i > at; i--)
        l->at[i] = l->at[i - 1];
    l->at[at] = (winding){code, turns};
    l->many += abs(turns) > 1;
    l->holes += set->codes[code].role == LREL_RING_HOLE;
    return true;
}

bool lrel_label__add_ring(label *l, const ringset *set, const ring *r, int32_t turns)
{
    const uint32_t *codes = ring_codes(set, r);

    for (uint32_t i = 0; i < r->code_count && turns; i++)
        if (!lrel_label__add(l, set, codes[i], turns))
            return false;
    return true;
}

/* Whether a ring with that many turns covers the place. A larger shell and a smaller hole
 * are read by non-zero winding, a smaller shell and a larger hole by even-odd. */
static bool ring_covers(const winding *w, const ring_code *code, bool is_larger)
{
    bool by_nonzero = is_larger == (code->role == LREL_RING_SHELL);

    return by_nonzero || (w->turns & 1);
}

/* Where every ring is a shell passed once, each of them covers the place. */
static void owners_of_shells(const label *l, const ringset *set, index_list *owners)
{
    size_t count = 0;

    for (size_t i = 0; i < l->count; i++) {
        uint32_t owner = set->codes[l->at[i].code].owner;

        if (count == 0 || owners->at[count - 1] != owner)
            owners->at[count++] = owner;
    }
    owners->count = count;
}

/* Whether the part with the rings from *@p i on covers the place; *@p i goes behind it.
 */
static bool part_covers(const label *l, const ringset *set, bool is_larger, size_t *i)
{
    const ring_code *first = &set->codes[l->at[*i].code];
    bool in_shell = false, in_hole = false;

    for (; *i < l->count; ++*i) {
        const ring_code *code = &set->codes[l->at[*i].code];

        if (code->owner != first->owner || code->part != first->part)
            break;
        if (!ring_covers(&l->at[*i], code, is_larger))
            continue;
        if (code->role == LREL_RING_SHELL)
            in_shell = true;
        else
            in_hole = true;
    }
    return in_shell && !in_hole;
}

bool lrel_label__owners(const label *l, const ringset *set, label_reading reading,
                        index_list *owners)
{
    size_t i = 0;

    if (!lrel__grow(set->context, &owners->at, &owners->capacity, l->count,
                    sizeof *owners->at))
        return false;
    owners->count = 0;
    if (l->many == 0 && l->holes == 0) {
        owners_of_shells(l, set, owners);
        return true;
    }
    while (i < l->count) {
        uint32_t owner = set->codes[l->at[i].code].owner;
        bool is_larger = reading == LABEL_AS_SAID
                             ? set->readings[owner] == LREL_READING_LARGER
                             : reading == LABEL_LARGER;
        bool is_owned = false;

        while (i < l->count && set->codes[l->at[i].code].owner == owner)
            is_owned |= part_covers(l, set, is_larger, &i);
        if (is_owned)
            owners->at[owners->count++] = owner;
    }
    return true;
}
