/* SPDX-License-Identifier: Apache-2.0 */
/* test_releases.c: releases against hazards, activities and contaminations. */
#include "check/check_scene.h"

#define DONE(product, activity)                                                          \
    HAZARD("h") SQUARE, NULL, "r,h,,ap," product "," activity ",2015-01-01,,," SQUARE
#define FOR(hazard_what, what)                                                           \
    OF("h", "", hazard_what)                                                             \
    SQUARE, NULL, "r,h,," what ",cleared,clearance,2015-01-01,,," SQUARE
#define MISMATCH(name, product, activity)                                                \
    {                                                                                    \
        "product__" name "_is_said", DONE(product, activity), "LREL-L009", 1, "r",       \
            product " by " activity, NULL                                                \
    }
#define MATCH(name, product, activity)                                                   \
    {                                                                                    \
        "product__" name "_passes", DONE(product, activity), "LREL-L009", 0, NULL, NULL, \
            NULL                                                                         \
    }

/* 20 m high: its border is short enough for the rule of 1 m2. */
#define SMALL(x) "POLYGON ((0 0, " x " 0, " x " 20, 0 20, 0 0))\n"

static const check_case cases[] = {
    MISMATCH("cleared_by_survey", "cleared", "nts"),
    MISMATCH("cleared_by_technical_survey", "cleared", "ts"),
    MISMATCH("cancelled_by_clearance", "cancelled", "clearance"),
    MISMATCH("cancelled_by_technical_survey", "cancelled", "ts"),
    MISMATCH("cancelled_by_battle_area_clearance", "cancelled", "bac"),
    MISMATCH("reduced_by_survey", "reduced", "nts"),
    MISMATCH("cleared_by_destruction_of_a_stockpile", "cleared", "stockpile_destruction"),
    MATCH("cancelled_by_survey", "cancelled", "nts"),
    MATCH("reduced_by_technical_survey", "reduced", "ts"),
    MATCH("reduced_inside_a_clearance_task", "reduced", "clearance"),
    MATCH("cleared_by_clearance", "cleared", "clearance"),
    MATCH("cleared_by_battle_area_clearance", "cleared", "bac"),
    MATCH("cleared_by_a_handover", "cleared", "handover"),
    MATCH("of_no_activity", "cancelled", ""),
    {"product__of_a_release_that_is_set_aside_is_not_looked_at", NULL, NULL,
     "r,,,ap,cleared,nts,2015-01-01,rejected,," SQUARE, "LREL-L009", 0, NULL, NULL, NULL},

    {"contamination__of_another_account_is_said", FOR("cmr", "ap"), "LREL-L010", 1, "r",
     "ap_mine", "cmr"},
    {"contamination__of_the_same_account_passes", FOR("ap_av_mixed", "ap"), "LREL-L010",
     0, NULL, NULL, NULL},
    {"contamination__of_an_unknown_hazard_contradicts_nothing", FOR("unknown", "ap"),
     "LREL-L010", 0, NULL, NULL, NULL},
    {"contamination__that_is_not_stated_contradicts_nothing", FOR("cmr", ""), "LREL-L010",
     0, NULL, NULL, NULL},
    {"contamination__of_a_hazard_that_is_not_named_contradicts_nothing",
     OF("h", "", "cmr") SQUARE, NULL, "r,,,ap,cleared,clearance,2015-01-01,,," SQUARE,
     "LREL-L010", 0, NULL, NULL, NULL},

    {"bad_input_72_beyond_where_no_hazard_was_is_said", HAZARD("h") SQUARE, NULL,
     RELEASE("r") ELSEWHERE, "LREL-L006", 1, "r", NULL, NULL},
    {"beyond__just_over_1_m2_is_said", HAZARD("h") SMALL("20"), NULL,
     RELEASE("r") SMALL("20.052"), "LREL-L006", 1, "r", NULL, NULL},
    {"beyond__just_under_1_m2_passes", HAZARD("h") SMALL("20"), NULL,
     RELEASE("r") SMALL("20.048"), "LREL-L006", 0, NULL, NULL, NULL},
    {"beyond__just_over_a_rim_of_1_cm_is_said", HAZARD("h") SQUARE, NULL,
     RELEASE("r") "POLYGON ((0 0, 200.042 0, 200.042 200, 0 200, 0 0))\n", "LREL-L006", 1,
     "r", NULL, NULL},
    {"beyond__just_under_a_rim_of_1_cm_passes", HAZARD("h") SQUARE, NULL,
     RELEASE("r") "POLYGON ((0 0, 200.038 0, 200.038 200, 0 200, 0 0))\n", "LREL-L006", 0,
     NULL, NULL, NULL},

    {"bad_input_72_again_after_cleared_is_said",
     HAZARD("h") SQUARE "i,,ap,2018-01-01,,,,," SQUARE, NULL, RELEASE("r") SQUARE,
     "LREL-H004", 1, "i", NULL, NULL},
    {"again__after_cancelled_passes", HAZARD("h") SQUARE "i,,ap,2018-01-01,,,,," SQUARE,
     NULL, "r,,,ap,cancelled,nts,2015-01-01,,," SQUARE, "LREL-H004", 0, NULL, NULL, NULL},
};

CHECK_MAIN(cases)
