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

/* An edge that came near one of the tile at hand. */
typedef struct companion {
    uint32_t own; /* edge of the tile */
    uint32_t edge, ring;
} companion;

/* Pairs of a tile and others that are remembered; tiles with more are few. */
#define FEW_COMPANIONS 64

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
    } crossings;     /* of the tile at hand; edges[0] is the tile's */
    const tile *own; /* the tile at hand */
    companion companions[FEW_COMPANIONS];
    uint32_t companion_count; /* FEW_COMPANIONS + 1: some are not remembered */
    bool out_of_memory;
} toucher;

/** The edges of tile @p index against each other: from here on it is the tile at hand. */
void lrel_toucher__tile(toucher *t, uint32_t index);
/** The edges of the tile at hand, @p a, against those of tile @p b, as far as both lie in
 * @p window, which is what their boxes have in common. */
void lrel_toucher__tiles(toucher *t, uint32_t a, uint32_t b, box window);
/** The edges of all tiles that the tile at hand met, itself among them, against the
 * crossing @p c of it. @return false where too many came near for that */
bool lrel_toucher__companions(toucher *t, const crossing *c);
/** The edges of tile @p index against the crossing @p c of the tile at hand. */
void lrel_toucher__crossing(toucher *t, uint32_t index, const crossing *c);

#endif
