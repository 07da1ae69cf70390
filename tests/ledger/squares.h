/* SPDX-License-Identifier: Apache-2.0 */
/* squares.h: many timelines of one face as one mosaic and one ledger: every timeline gets
 * a square of its own, apart from the others, and its number as the place of that face.
 */
#ifndef LREL_TEST_SQUARES_H
#define LREL_TEST_SQUARES_H

#include "ledger/foldpy.h"
#include "support/random.h"

/* Enough timelines to spread the cost of a mosaic, few enough to keep the rows (one per
 * account, group, timeline and day) in memory. */
#define SQUARES_MAX         250
#define SQUARES_RECORDS_MAX (SQUARES_MAX * (FOLDPY_HAZARDS + FOLDPY_RELEASES))
/* Ties of one timeline: its hazards, then its releases. */
#define SQUARES_TIES (2 * FOLDPY_HAZARDS)

typedef struct squares {
    size_t count;
    lrel_date start; /* of the first period; what is before belongs to its opening */
    foldpy_case cases[SQUARES_MAX];

    lrel_mosaic_input mosaic;
    lrel_ledger_input ledger;
    lrel_date period_starts[FOLDPY_DAYS + 1];
    lrel_ledger_hazard hazards[SQUARES_MAX * FOLDPY_HAZARDS];
    lrel_ledger_release releases[SQUARES_MAX * FOLDPY_RELEASES];
    size_t replaced_count;
    uint32_t replaces[SQUARES_MAX * FOLDPY_HAZARDS * FOLDPY_HAZARDS];
    lrel_grid_point points[4 * SQUARES_RECORDS_MAX];
    lrel_mosaic_ring rings[SQUARES_RECORDS_MAX];
    uint32_t timeline_of_owner[SQUARES_RECORDS_MAX];
    uint32_t timeline_of_face[SQUARES_MAX];
    random_stream random;
} squares;

/* Fills the inputs from `count` cases and `start`, the records in random order. */
void squares_make_input(squares *s);

/* Once the mosaic is there: the places of the ledger's input. */
void squares_place_faces(squares *s, const lrel_mosaic *mosaic);

/* The doubled area of a timeline's square. */
int64_t squares_area2(uint32_t timeline);

/* Which timeline a tie belongs to, and which row or release of it. */
uint32_t squares_timeline_of(uint32_t tie);
uint32_t squares_record_of(uint32_t tie);

/* Writes the numbers of the hazards in @p replaced, plus @p offset; returns how many. */
size_t squares_list_replaced(uint64_t replaced, uint32_t offset, uint32_t *out);

#endif
