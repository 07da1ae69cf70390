/* SPDX-License-Identifier: Apache-2.0 */
/* faces.h: distinct sets of owners and how much land each has. */
#ifndef LREL_MOSAIC_FACES_H
#define LREL_MOSAIC_FACES_H

#include "core/fail.h"
#include "core/memory.h"

typedef struct face_entry {
    size_t first; /* owners, in the set's pool */
    uint32_t count;
    uint32_t hash;
    int64_t area2;
} face_entry;

/* Sets of owners, each once; a hash table with open addressing. */
typedef struct faceset {
    struct {
        face_entry *at;
        size_t count, capacity;
    } faces;
    struct {
        uint32_t *at;
        size_t count, capacity;
    } owners;
    uint32_t *slots; /* face + 1, 0: empty */
    size_t slot_count, slot_capacity;
    size_t first; /* the first face that is looked for: those before are forgotten */
} faceset;

/** A word for the @p count owners @p owners, where nobody has one at hand. */
uint64_t lrel_faceset__word(const uint32_t *owners, uint32_t count);

/** The number of the face with the @p count owners @p owners (ascending), new if needed,
 * in *out. @p word is any number that looks random; the same owners should come with the
 * same word, or they are two faces until sets are merged.
 * @return false where there is no memory */
bool lrel_faceset__find(faceset *set, const lrel_context *context, const uint32_t *owners,
                        uint32_t count, uint64_t word, uint32_t *out);
/** Looks for none of the faces so far any more: those to come are few, and found in a
 * table that is small. What is in the set twice then is one when sets are merged. */
void lrel_faceset__forget(faceset *set);
void lrel_faceset__clear(faceset *set, const lrel_context *context);

/** Brings the faces of @p count sets together in @p out, sorted by their owners, equal
 * ones as one, those without land left out. Each has an owner, and all owners are below
 * @p owner_count. Writes the new number of face f of set s, or FACE_OUTSIDE, into
 * numbers[s][f].
 * @return LREL_OK, LREL_E_INVARIANT (negative land), LREL_E_LIMIT or LREL_E_MEMORY; clear
 * @p out in any case */
LREL_NODISCARD lrel_status lrel_faceset__merge(faceset *out, const lrel_context *context,
                                               const faceset *sets, int count,
                                               uint32_t owner_count, uint32_t **numbers,
                                               lrel_error *err);

#endif
