/* SPDX-License-Identifier: Apache-2.0 */
/* touch.h: tiles against tiles: what their edges do to each other. */
#ifndef LREL_MOSAIC_TOUCH_H
#define LREL_MOSAIC_TOUCH_H

#include "mosaic/contacts.h"

/* A hot pixel that two edges made; they are bent through it already. */
typedef struct crossing {
    lrel_grid_point at;
    uint32_t edges[2];
} crossing;

/* What one thread found. */
typedef struct toucher {
    const ringset *set;
    contacts *found; /* flags and unions go there at once */
    struct {
        hit *at;
        size_t count, capacity;
    } hits;
    struct {
        crossing *at;
        size_t count, capacity;
    } crossings; /* of the tile at hand */
    bool out_of_memory;
} toucher;

/** The edges of tile @p index against each other. */
void lrel_toucher__tile(toucher *t, uint32_t index);
/** The edges of tile @p a against those of tile @p b, as far as both lie in @p window,
 * which is what their boxes have in common. */
void lrel_toucher__tiles(toucher *t, uint32_t a, uint32_t b, box window);
/** The edges of tile @p index against the crossing @p c that others made; @p own_ring is
 * one of their rings. */
void lrel_toucher__crossing(toucher *t, uint32_t index, const crossing *c,
                            uint32_t own_ring);

#endif
