/* SPDX-License-Identifier: Apache-2.0 */
/* test_repeated_shape.c: the same land twice, by one agency or by two. */
#include "check/check_scene.h"

#define PARTS                                                                            \
    "MULTIPOLYGON (((0 0, 50 0, 50 50, 0 0)), ((200 0, 250 0, 250 50, 200 0)))\n"
#define PARTS_TURNED                                                                     \
    "MULTIPOLYGON (((250 50, 250 0, 200 0, 250 50)), ((50 0, 50 50, 0 0, 50 0)))\n"

static const check_case cases[] = {
    {"bad_input_18_shape_twice_in_one_register_is_said_of_the_second",
     HAZARD("a") SQUARE HAZARD("b") SQUARE, NULL, NULL, "LREL-G012", 1, "b", "Alfa: a",
     "land of its own"},
    {"shape__begun_elsewhere_and_run_the_other_way_is_the_same",
     HAZARD("a") SQUARE HAZARD("b") SQUARE_TURNED, NULL, NULL, "LREL-G012", 1, "b", NULL,
     NULL},
    {"shape__with_its_parts_in_another_order_is_the_same",
     HAZARD("a") PARTS HAZARD("b") PARTS_TURNED, NULL, NULL, "LREL-G012", 1, "b", NULL,
     NULL},
    {"shape__within_half_a_grid_unit_is_the_same",
     HAZARD("a") SQUARE HAZARD("b") "POLYGON ((0 0, 200.0004 0, 200 200, 0 200, 0 0))\n",
     NULL, NULL, "LREL-G012", 1, "b", NULL, NULL},
    {"shape__a_grid_unit_off_is_another",
     HAZARD("a") SQUARE HAZARD("b") "POLYGON ((0 0, 200.002 0, 200 200, 0 200, 0 0))\n",
     NULL, NULL, "LREL-G012", 0, NULL, NULL, NULL},
    {"shape__three_times_is_said_of_the_second_and_the_third",
     HAZARD("a") SQUARE HAZARD("b") SQUARE HAZARD("c") SQUARE, NULL, NULL, "LREL-G012", 2,
     "b", NULL, NULL},
    {"shape__of_two_registers_is_another_issue", HAZARD("a") SQUARE, HAZARD("b") SQUARE,
     NULL, "LREL-G013", 1, "b", "Alfa: a", NULL},
    {"shape__of_two_registers_is_no_repetition", HAZARD("a") SQUARE, HAZARD("b") SQUARE,
     NULL, "LREL-G012", 0, NULL, NULL, NULL},
    {"bad_input_71_shape_of_two_operators_in_one_register_is_of_two_agencies",
     OF("a", "One", "ap") SQUARE OF("b", "Two", "ap") SQUARE, NULL, NULL, "LREL-G013", 1,
     "b", NULL, NULL},
    {"shape__of_two_releases_is_a_repetition", NULL, NULL,
     RELEASE("r") SQUARE RELEASE("s") SQUARE, "LREL-G012", 1, "s", "Releases: r", NULL},
    {"shape__of_a_hazard_and_its_release_is_as_it_should_be", HAZARD("a") SQUARE, NULL,
     RELEASE("r") SQUARE, "LREL-G012", 0, NULL, NULL, NULL},
    {"shape__of_mines_and_of_submunitions_are_two_records",
     OF("a", "", "ap") SQUARE OF("b", "", "cmr") SQUARE, NULL, NULL, "LREL-G012", 0, NULL,
     NULL, NULL},
    {"shape__of_two_versions_is_one_hazard",
     "a,,ap,2010-01-01,,VERSION1,,," SQUARE "a,,ap,2012-01-01,,VERSION2,,," SQUARE, NULL,
     NULL, "LREL-G012", 0, NULL, NULL, NULL},
    {"shape__of_one_that_replaces_the_other_is_in_order",
     HAZARD("a") SQUARE "b,,ap,2012-01-01,,,a,," SQUARE, NULL, NULL, "LREL-G012", 0, NULL,
     NULL, NULL},
    {"shape__recorded_on_the_day_the_other_was_closed_is_in_order",
     "a,,ap,2010-01-01,2012-01-01,,,," SQUARE "b,,ap,2012-01-01,,,,," SQUARE, NULL, NULL,
     "LREL-G012", 0, NULL, NULL, NULL},
    {"shape__recorded_the_day_before_the_other_was_closed_is_said",
     "a,,ap,2010-01-01,2012-01-02,,,," SQUARE "b,,ap,2012-01-01,,,,," SQUARE, NULL, NULL,
     "LREL-G012", 1, "b", NULL, NULL},
    {"shape__of_two_kinds_of_report_on_one_task_is_in_order", NULL, NULL,
     "r,,T1,ap,cleared,completion,2015-01-01,,," SQUARE
     "s,,T1,ap,cleared,handover,2015-02-01,,," SQUARE,
     "LREL-G012", 0, NULL, NULL, NULL},
    {"shape__of_two_reports_of_one_kind_on_one_task_is_said", NULL, NULL,
     "r,,T1,ap,cleared,completion,2015-01-01,,," SQUARE
     "s,,T1,ap,cleared,completion,2015-02-01,,," SQUARE,
     "LREL-G012", 1, "s", NULL, NULL},
};

CHECK_MAIN(cases)
