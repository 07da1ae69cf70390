/* SPDX-License-Identifier: Apache-2.0 */
/* cases_pairs.c: records that are right each for itself, and lie on the same land. */
#include "calendar.h"
#include "cases_parts.h"
#include "plane.h"

void cases_of_two_agencies(cases *c)
{
    hazard_row row;
    ring indian;

    case_clear_ground(c, "02", 0.5 * KM2);
    case_put(c,
             case_hazard(c, ROMDUOL, 9005, 0, 1, 2014, "LT-9001 is the same minefield"));
    row = case_hazard(c, LOTUS, 9001, 0, 1, 2015, "RM-9005 is the same minefield");
    row.shape = strip_ring(&c->at, 8, strip_length(&c->at) - 20, 5);
    row.stated_m2 = ring_area(&row.shape);
    case_put(c, row);
    case_put_release(c, case_release(c, ROMDUOL, 9002, "RM-9005", 0, 0.5, 2017,
                                     "LC-9001 releases some of this again"));
    case_put_release(c, case_release(c, LOTUS, 9001, "LT-9001", 0.25, 0.5, 2018,
                                     "RC-9002 had released this before"));

    case_clear_ground(c, "22", 0.4 * KM2);
    case_put(c, case_hazard(c, ROMDUOL, 9010, 0, 1, 2014,
                            "LT-9011 is the same, half a kilometre off"));
    row = case_hazard(
        c, LOTUS, 9011, 0, 1, 2016,
        "metres on Indian 1960 in a file on WGS 84: half a kilometre off RM-9010");
    indian = row.shape;
    for (int i = 0; i < indian.count; i++)
        row.shape.at[i] = plane_to_indian(indian.at[i]);
    case_put(c, row);
}

void cases_of_mines_and_strikes(cases *c)
{
    hazard_row row;
    release_row done;

    case_clear_ground(c, "13", 0.8 * KM2);
    case_put(c,
             case_hazard(c, ROMDUOL, 9011, 0, 1, 2014, "SA-9001 lies on a part of it"));
    row = case_hazard(c, SARUS, 9001, 0.3, 1, 2016,
                      "strike on a part of minefield RM-9011");
    row.threat = STRIKES;
    row.grade = "B1";
    row.is_confirmed = true;
    case_put(c, row);
    case_put_release(c,
                     case_release(c, ROMDUOL, 9008, "RM-9011", 0, 0.6, 2018,
                                  "for mines alone: the submunitions of SA-9001 stay"));
    done = case_release(c, SARUS, 9001, "SA-9001", 0.3, 0.5, 2020,
                        "battle area clearance after RC-9008");
    done.activity = BATTLE_AREA;
    done.for_mines = false;
    done.submunitions = 23;
    case_put_release(c, done);
}

void cases_recorded_again(cases *c)
{
    hazard_row row;

    case_clear_ground(c, "01", 0.4 * KM2);
    row = case_hazard(c, ROMDUOL, 9017, 0, 1, 2014, "cleared in 2016");
    row.standing = CLOSED;
    row.closed = day_of(2016, 6, 30);
    case_put(c, row);
    case_put_release(c, case_release(c, ROMDUOL, 9009, "RM-9017", 0, 1, 2016,
                                     "LT-9007 is recorded here later"));
    case_put(c, case_hazard(c, LOTUS, 9007, 0.2, 0.5, 2022,
                            "recorded on land that RC-9009 cleared"));
}
