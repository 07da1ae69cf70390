/* SPDX-License-Identifier: Apache-2.0 */
/* scene.h: a few polygons that overlap in every way and records with every kind of
 * history, at random, small enough for the plain rules to fold each face. */
#ifndef LREL_TEST_SCENE_H
#define LREL_TEST_SCENE_H

#include "support/random.h"
#include "support/rules.h"

#define SCENE_HAZARDS  24 /* rows */
#define SCENE_RELEASES 12
#define SCENE_RINGS    80
#define SCENE_POINTS   2000
#define SCENE_GROUPS   4
#define SCENE_PERIODS  8
#define SCENE_PLACES   2 /* outside and inside the unit */
#define SCENE_DAYS     40
#define SCENE_REPLACES 64

typedef struct scene {
    uint64_t seed;
    lrel_mosaic_input mosaic;
    lrel_ledger_input ledger; /* places are not filled in: see scene_places() */
    uint32_t unit;            /* the owner that is a boundary, and no record */
    size_t point_count, replaces_count;
    lrel_grid_point points[SCENE_POINTS];
    lrel_mosaic_ring rings[SCENE_RINGS];
    uint8_t readings[SCENE_RINGS];
    lrel_ledger_hazard hazards[SCENE_HAZARDS];
    lrel_ledger_release releases[SCENE_RELEASES];
    uint32_t replaces[SCENE_REPLACES];
    lrel_date period_starts[SCENE_PERIODS + 1];
} scene;

/* Fills @p s. A plain one has no versions, no replacements and no closures. */
void scene_make(scene *s, uint64_t seed, bool is_plain);

/* The same records and shapes in another order: of the arrays, of owners, of rings, of
 * the points in a ring. */
void scene_shuffle(scene *s, uint64_t seed);

/* The place of every face: 1 inside the unit. @p places has room for all faces. */
void scene_places(const scene *s, const lrel_mosaic *mosaic, uint32_t *places);

/* Which records' polygons cover a face. */
void scene_cover(const scene *s, lrel_face face, rules_cover *cover);

#endif
