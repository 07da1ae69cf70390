/* SPDX-License-Identifier: Apache-2.0 */
/* two_surveys.h: hazards and the releases of the same land, each corner measured twice.
 *
 * The land does not exist. Polygons stand 2 km apart on a plane of 1 mm, simple by
 * making; owners are the hazards, then the releases, in order. */
#ifndef LREL_TEST_TWO_SURVEYS_H
#define LREL_TEST_TWO_SURVEYS_H

#include "landrelease/ledger.h"
#include "support/random.h"

#define TWO_SURVEYS_UNITS_PER_M 1000
#define TWO_SURVEYS_CORNERS     24

typedef struct surveyed {
    lrel_grid_point at[TWO_SURVEYS_CORNERS];
    uint32_t count;
} surveyed;

typedef struct two_surveys {
    size_t count;
    surveyed *hazards;
    surveyed *releases;
} two_surveys;

/** @p count hazards of 8 to 24 corners, 60 to 250 m from their centre at most, and their
 * releases with every corner moved by a normal error of @p sigma_m in x and y. Free it.
 */
two_surveys two_surveys_new(size_t count, double sigma_m, uint64_t seed);
void two_surveys_free(two_surveys *s);

#endif
