/* SPDX-License-Identifier: Apache-2.0 */
/* test_outlines.c: what the outlines measure, against the land that they enclose. */
#include "check/check_scene.h"

/* Two pieces of 20,000 m2 in all that share the strip from `from` to 100: 1.8 m of it are
 * 0.9 %. */
#define PARTS(from)                                                                      \
    "MULTIPOLYGON (((0 0, 100 0, 100 100, 0 100, 0 0)), ((" from                         \
    " 0, 200 0, 200 100, " from " 100, " from " 0)))\n"

static const check_case cases[] = {
    {"crossing__bow_tie_measures_nothing",
     HAZARD("h") "POLYGON ((0 0, 200 200, 200 0, 0 200, 0 0))\n", NULL, NULL, "LREL-G010",
     1, "h", "0 m2", "20000 m2"},
    {"crossing__hole_outside_its_shell_is_no_land_taken",
     HAZARD("h") "POLYGON ((0 0, 200 0, 200 200, 0 200, 0 0), "
                 "(300 0, 400 0, 400 100, 300 100, 300 0))\n",
     NULL, NULL, "LREL-G010", 1, "h", "30000 m2", "40000 m2"},
    {"crossing__hole_across_its_shell_takes_what_is_inside",
     HAZARD("h") "POLYGON ((0 0, 200 0, 200 200, 0 200, 0 0), "
                 "(150 0, 250 0, 250 100, 150 100, 150 0))\n",
     NULL, NULL, "LREL-G010", 1, "h", "30000 m2", "35000 m2"},
    {"crossing__hole_inside_its_shell_is_in_order",
     HAZARD("h") "POLYGON ((0 0, 200 0, 200 200, 0 200, 0 0), "
                 "(50 50, 150 50, 150 150, 50 150, 50 50))\n",
     NULL, NULL, "LREL-G010", 0, NULL, NULL, NULL},
    /* A corner drawn past itself: a triangle of x by x / 2 lies the wrong way round. The
     * border is 2 km, so that 1 + 4 m2 pass. */
    {"crossing__less_than_rounding_passes",
     HAZARD("h") "POLYGON ((0 0, 500 0, 500 500, 0 500, 1 502, 0 0))\n", NULL, NULL,
     "LREL-G010", 0, NULL, NULL, NULL},
    {"crossing__more_than_rounding_is_said",
     HAZARD("h") "POLYGON ((0 0, 500 0, 500 500, 0 500, 5 510, 0 0))\n", NULL, NULL,
     "LREL-G010", 1, "h", NULL, NULL},
    {"parts__over_0_9_percent_shared_is_said", HAZARD("h") PARTS("98.19"), NULL, NULL,
     "LREL-G011", 1, "h", "20181 m2", "20000 m2"},
    {"parts__under_0_9_percent_shared_passes", HAZARD("h") PARTS("98.21"), NULL, NULL,
     "LREL-G011", 0, NULL, NULL, NULL},
    {"parts__that_touch_are_in_order", HAZARD("h") PARTS("100"), NULL, NULL, "LREL-G011",
     0, NULL, NULL, NULL},
    {"parts__of_a_release_are_looked_at_too", NULL, NULL, RELEASE("r") PARTS("50"),
     "LREL-G011", 1, "r", "25000 m2", "20000 m2"},
};

CHECK_MAIN(cases)
