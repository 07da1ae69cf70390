/* SPDX-License-Identifier: Apache-2.0 */
/* contacts.h: where rings meet: which vertices are nodes, where edges are hit between
 * their ends, and which rings hang together. */
#ifndef LREL_MOSAIC_CONTACTS_H
#define LREL_MOSAIC_CONTACTS_H

#include "mosaic/ringset.h"

/* A hot pixel that an edge meets between its ends. */
typedef struct hit {
    uint32_t edge;
    uint32_t ring; /* of the edge */
    lrel_grid_point at;
} hit;

typedef struct contacts {
    const lrel_context *context;
    _Atomic uint32_t *nodes;     /* by tile; bit i: the start of its edge i is a node */
    _Atomic uint32_t *parent;    /* by ring: union-find, the lowest ring is the root */
    hit *hits;                   /* by ring, in no order within; repeats possible */
    _Atomic uint32_t *hit_first; /* by ring: ring_count + 1 */
    uint64_t crossings;
} contacts;

/** Finds all contacts of @p set. Clear it in any case. */
LREL_NODISCARD lrel_status lrel_contacts__init(contacts *found, const ringset *set,
                                               lrel_error *err);
void lrel_contacts__clear(contacts *found);

/** The lowest ring that hangs together with @p ring. */
uint32_t lrel_contacts__root(const contacts *found, uint32_t ring);

#endif
