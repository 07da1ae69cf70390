/* SPDX-License-Identifier: Apache-2.0 */
/* test_two_readings.c: no area, and two. */
#include "check/check_scene.h"

/* Twice round the quarter between 0 and 100. */
#define TWICE "POLYGON ((0 0, 200 0, 200 200, 0 200, 0 0, 100 0, 100 100, 0 100, 0 0))\n"

static const check_case cases[] = {
    {"bad_input_20_empty_outline_there_and_back_has_no_area",
     HAZARD("h") "POLYGON ((0 0, 200 0, 100 0, 0 0))\n", NULL, NULL, "LREL-G003", 1, "h",
     "0 m2", ""},
    {"empty__a_sliver_has_area", HAZARD("h") "POLYGON ((0 0, 200 0, 100 0.002, 0 0))\n",
     NULL, NULL, "LREL-G003", 0, NULL, NULL, NULL},
    {"readings__of_a_hazard_have_both_areas_and_the_larger_counts", HAZARD("h") TWICE,
     NULL, NULL, "LREL-G004", 1, "h", "40000 m2 or 30000 m2",
     "one area; the larger was counted"},
    {"readings__of_a_release_have_both_areas_and_the_smaller_counts", NULL, NULL,
     RELEASE("r") TWICE, "LREL-G004", 1, "r", "40000 m2 or 30000 m2",
     "one area; the smaller was counted"},
    {"readings__of_a_square_are_one", HAZARD("h") SQUARE, NULL, NULL, "LREL-G004", 0,
     NULL, NULL, NULL},
    {"readings__of_a_bow_tie_are_one",
     HAZARD("h") "POLYGON ((0 0, 200 200, 200 0, 0 200, 0 0))\n", NULL, NULL, "LREL-G004",
     0, NULL, NULL, NULL},
};

CHECK_MAIN(cases)
