/* SPDX-License-Identifier: Apache-2.0 */
/* test_stated_area.c: what a record says of its area, against what it draws. The square
 * has 40,000 m2; 5 % of it are 2,000. */
#include "check/check_scene.h"

/* 1,000 m2, of which 100 m2 are more than 5 %. */
#define SMALL "POLYGON ((0 0, 100 0, 100 10, 0 10, 0 0))\n"
#define OTHER(n)                                                                         \
    "POLYGON ((" n "000 0, " n "200 0, " n "200 200, " n "000 200, " n "000 0))\n"

static const check_case cases[] = {
    {"bad_input_73_area_just_over_5_percent_more_is_said", STATED("h", "42001") SQUARE,
     NULL, NULL, "LREL-A001", 1, "h", "42001 m2", "40000 m2"},
    {"area__just_under_5_percent_more_passes", STATED("h", "41999") SQUARE, NULL, NULL,
     "LREL-A001", 0, NULL, NULL, NULL},
    {"area__just_over_5_percent_less_is_said", STATED("h", "37999") SQUARE, NULL, NULL,
     "LREL-A001", 1, "h", "37999 m2", NULL},
    {"area__just_under_5_percent_less_passes", STATED("h", "38001") SQUARE, NULL, NULL,
     "LREL-A001", 0, NULL, NULL, NULL},
    {"area__just_over_100_m2_is_said", STATED("h", "1101") SMALL, NULL, NULL, "LREL-A001",
     1, "h", "1101 m2", "1000 m2"},
    {"area__just_under_100_m2_passes", STATED("h", "1099") SMALL, NULL, NULL, "LREL-A001",
     0, NULL, NULL, NULL},
    {"area__that_nobody_states_passes", HAZARD("h") SQUARE, NULL, NULL, "LREL-A001", 0,
     NULL, NULL, NULL},
    {"area__stated_as_0_differs", STATED("h", "0") SQUARE, NULL, NULL, "LREL-A001", 1,
     "h", "0 m2", "40000 m2"},
    {"area__of_a_release_is_looked_at_too", NULL, NULL,
     "r,,,ap,cleared,clearance,2015-01-01,,50000," SQUARE, "LREL-A001", 1, "r",
     "50000 m2", "40000 m2"},
    {"unit__hectares_given_as_m2_are_named", STATED("h", "4") SQUARE, NULL, NULL,
     "LREL-A002", 1, "h", "4 m2: looks like hectares given as m2", "40000 m2"},
    {"unit__is_not_said_twice", STATED("h", "4") SQUARE, NULL, NULL, "LREL-A001", 0, NULL,
     NULL, NULL},
    {"unit__km2_given_as_m2_are_named", STATED("h", "0.04") SQUARE, NULL, NULL,
     "LREL-A002", 1, "h", "0.04 m2: looks like km2 given as m2", NULL},
    {"unit__a_hundredth_of_m2_is_a_difference", STATED("h", "400") SQUARE, NULL, NULL,
     "LREL-A001", 1, "h", "400 m2", NULL},
    {"unit__m2_given_as_hectares_are_named", NULL, STATED("h", "40000") SQUARE, NULL,
     "LREL-A002", 1, "h", "400000000 m2: looks like m2 given as hectares", NULL},
    {"unit__a_ten_thousandth_of_hectares_is_a_difference", NULL,
     STATED("h", "0.0004") SQUARE, NULL, "LREL-A001", 1, "h", "4 m2", NULL},
    {"unit__just_within_10_percent_is_one", STATED("h", "4.39") SQUARE, NULL, NULL,
     "LREL-A002", 1, "h", NULL, NULL},
    {"unit__just_beyond_10_percent_is_a_difference", STATED("h", "4.41") SQUARE, NULL,
     NULL, "LREL-A001", 1, "h", "4.41 m2", NULL},
    {"unit__of_most_of_a_source_is_said_once",
     STATED("a", "4") SQUARE STATED("b", "4") OTHER("1") STATED("c", "40000") OTHER("2"),
     NULL, NULL, "LREL-A002", 1, "", "looks like hectares given as m2",
     "the areas as drawn"},
    {"unit__of_half_of_a_source_is_said_of_each_record",
     STATED("a", "4") SQUARE STATED("b", "4") OTHER("1") STATED("c", "40000") OTHER("2")
         STATED("d", "40000") OTHER("3"),
     NULL, NULL, "LREL-A002", 2, "a", NULL, NULL},
    {"unit__of_one_release_is_not_that_of_the_source", NULL, NULL,
     "r,,,ap,cleared,clearance,2015-01-01,,4," SQUARE, "LREL-A002", 1, "r", NULL, NULL},
};

CHECK_MAIN(cases)
