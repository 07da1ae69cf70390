/* SPDX-License-Identifier: Apache-2.0 */
/* piece.h: whether one piece of a hazard's land is edge difference. */
#ifndef LREL_LEDGER_PIECE_H
#define LREL_LEDGER_PIECE_H

#include "ledger/edge.h"

typedef struct patch_list {
    uint32_t *at;
    size_t count, capacity;
} patch_list;

/* What the borders of some patches add up to. */
typedef struct outline {
    int64_t area2;
    int64_t length;
    int64_t along_release;
    uint64_t allowance; /* the least of the releases that it lies along */
} outline;

/* Patches that hang together, met one after the other. */
typedef struct gathering {
    patch_list met;
    uint32_t *seen; /* by patch: the stamp of the last gathering that met it */
    uint32_t stamp;
    edge_margin plenty; /* of the wide ones */
    bool is_wide;       /* for sure: the others need not be met, `sum` is of no use */
    outline sum;
} gathering;

/* One hazard in one account on one day, as one thread looks at it. */
typedef struct scene {
    const suspects *all;
    const spell_list *spells;
    uint32_t *spell_on; /* by face: spell + 1 of the hazard and day at hand, 0: none */
    edge_margin lack;   /* of all thin patches of the hazard */
    gathering piece, drawn;
    uint32_t first_piece; /* stamp of the first of that day */
    verdict_list out;
    bool out_of_memory;
} scene;

/** Judges the piece of standing land that patch @p patch is part of: its patches are
 * added to the verdicts where it is edge difference, for the periods @p from .. @p to
 * - 1. */
void lrel_piece__judge(scene *s, uint32_t patch, uint32_t from, uint32_t to);

#endif
