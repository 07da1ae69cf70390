/* SPDX-License-Identifier: Apache-2.0 */
/* test_repeated_id.c: one id on several records. */
#include "check/check_scene.h"

static const check_case cases[] = {
    {"id__twice_in_one_register_is_said_of_both",
     HAZARD("h") SQUARE HAZARD("h") ELSEWHERE, NULL, NULL, "LREL-H002", 2, "h", "h",
     "an id of its own"},
    {"id__in_two_registers_is_two_ids", HAZARD("h") SQUARE, HAZARD("h") ELSEWHERE, NULL,
     "LREL-H002", 0, NULL, NULL, NULL},
    {"id__of_a_hazard_and_a_release_is_two_ids", HAZARD("h") SQUARE, NULL,
     RELEASE("h") SQUARE, "LREL-H002", 0, NULL, NULL, NULL},
    {"id__of_two_versions_is_one",
     "h,,ap,2010-01-01,,VERSION1,,," SQUARE "h,,ap,2012-01-01,,VERSION2,,," ELSEWHERE,
     NULL, NULL, "LREL-H002", 0, NULL, NULL, NULL},
    {"id__twice_among_releases_is_said_of_both", NULL, NULL,
     RELEASE("r") SQUARE RELEASE("r") ELSEWHERE, "LREL-H002", 2, "r", "r", NULL},
    {"id__of_a_rejected_release_may_come_again", NULL, NULL,
     "r,,,ap,cleared,clearance,2015-01-01,rejected,," SQUARE RELEASE("r") SQUARE,
     "LREL-H002", 0, NULL, NULL, NULL},
    {"id__in_capitals_is_another", HAZARD("h") SQUARE HAZARD("H") ELSEWHERE, NULL, NULL,
     "LREL-H002", 0, NULL, NULL, NULL},
    {"id__that_is_missing_is_no_id", HAZARD("") SQUARE HAZARD("") ELSEWHERE, NULL, NULL,
     "LREL-H002", 0, NULL, NULL, NULL},
};

CHECK_MAIN(cases)
