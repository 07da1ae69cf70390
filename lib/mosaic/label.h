/* SPDX-License-Identifier: Apache-2.0 */
/* label.h: which rings wind around a place, how often, and whose land that makes it.
 *
 * A label is the list of rings with a winding number other than 0, in order of their
 * codes, so that the rings of one part and one owner lie together. Crossing a chain adds
 * the chain's winding steps; nothing depends on the direction of a ring but the signs. */
#ifndef LREL_MOSAIC_LABEL_H
#define LREL_MOSAIC_LABEL_H

#include "mosaic/boxtree.h"
#include "mosaic/ringset.h"

typedef struct winding {
    uint32_t code;
    int32_t turns;
} winding;

typedef struct label {
    winding *at;
    size_t count, capacity;
    size_t many;  /* entries with more than one turn: there the two readings may differ */
    size_t holes; /* entries that are holes */
    uint64_t sum; /* of turns times each code's random word: tells labels apart */
} label;

/** A word for @p code that looks random: see label closure in walk.c. */
static inline uint64_t code_word(uint32_t code)
{
    uint64_t z = (uint64_t)code * 0x9E3779B97F4A7C15u + 0x9E3779B97F4A7C15u;

    z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9u;
    z = (z ^ z >> 27) * 0x94D049BB133111EBu;
    return z ^ z >> 31;
}

/** Adds @p turns to the winding number of @p code. @return false where there is no memory
 */
bool lrel_label__add(label *l, const ringset *set, uint32_t code, int32_t turns);

/** Adds @p turns of a ring of the set to each of its codes. @return false where there is
 * no memory */
bool lrel_label__add_ring(label *l, const ringset *set, const ring *r, int32_t turns);

/* How owners are read from a label. */
typedef enum label_reading { LABEL_AS_SAID, LABEL_LARGER, LABEL_SMALLER } label_reading;

/** Sets @p owners to those that have the land labelled @p l, ascending.
 * @return false where there is no memory */
bool lrel_label__owners(const label *l, const ringset *set, label_reading reading,
                        index_list *owners);

/** Sets @p l to the label of @p at among the rings for which @p is_wanted holds. @p at
 * must not lie on any of them. @return false where there is no memory */
bool lrel_label__locate(label *l, const ringset *set, lrel_grid_point at,
                        bool (*is_wanted)(uint32_t ring, void *user), void *user,
                        index_list *near);

#endif
