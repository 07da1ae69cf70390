/* SPDX-License-Identifier: Apache-2.0 */
/* test_points.c: points that follow themselves, and points too far apart. */
#include "check/check_scene.h"

#define WIDE(x) "POLYGON ((0 0, " x " 0, " x " 3000, 0 3000, 0 0))\n"

static const check_case cases[] = {
    {"points__that_follow_themselves_are_counted",
     HAZARD("h") "POLYGON ((0 0, 200 0, 200 0, 200 200, 200 200, 200 200, 0 200, 0 0))\n",
     NULL, NULL, "LREL-G014", 1, "h", "3", "0"},
    {"points__less_than_a_grid_unit_apart_are_one",
     HAZARD("h") "POLYGON ((0 0, 200 0, 200.0003 0, 200 200, 0 200, 0 0))\n", NULL, NULL,
     "LREL-G014", 1, "h", "1", "0"},
    {"points__two_grid_units_apart_are_two",
     HAZARD("h") "POLYGON ((0 0, 200 0, 200.002 0, 200 200, 0 200, 0 0))\n", NULL, NULL,
     "LREL-G014", 0, NULL, NULL, NULL},
    {"points__the_closing_one_repeats_none", HAZARD("h") SQUARE, NULL, NULL, "LREL-G014",
     0, NULL, NULL, NULL},
    {"edge__over_5000_m_is_said", HAZARD("h") WIDE("5001"), NULL, NULL, "LREL-G015", 1,
     "h", "5001 m", "5000 m at most"},
    {"edge__under_5000_m_passes", HAZARD("h") WIDE("4999"), NULL, NULL, "LREL-G015", 0,
     NULL, NULL, NULL},
    {"edge__of_a_wide_shape_with_points_between_passes",
     HAZARD("h") "POLYGON ((0 0, 4000 0, 8000 0, 8000 3000, 4000 3000, 0 3000, 0 0))\n",
     NULL, NULL, "LREL-G015", 0, NULL, NULL, NULL},
    {"edge__of_a_release_is_looked_at_too", NULL, NULL, RELEASE("r") WIDE("6000"),
     "LREL-G015", 1, "r", "6000 m", NULL},
};

CHECK_MAIN(cases)
