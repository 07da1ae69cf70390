/* SPDX-License-Identifier: Apache-2.0 */
/* cases_releases.c: releases that do not count, or not where they were expected to. */
#include "calendar.h"
#include "cases_parts.h"

void cases_without_shape(cases *c)
{
    hazard_row row;
    release_row done;

    case_clear_ground(c, "15", 0.3 * KM2);
    case_put(
        c, case_hazard(c, ROMDUOL, 9012, 0, 1, 2015, "RC-9003 names it, open as it is"));
    done = case_release(c, ROMDUOL, 9003, "RM-9012", 0, 0.5, 2019,
                        "no shape, of an open hazard");
    done.shape.count = 0;
    case_put_release(c, done);

    case_clear_ground(c, "15", 0.3 * KM2);
    row = case_hazard(c, ROMDUOL, 9013, 0, 1, 2015, "closed; RC-9004 explains it");
    row.standing = CLOSED;
    row.closed = day_of(2021, 8, 2);
    case_put(c, row);
    done = case_release(c, ROMDUOL, 9004, "RM-9013", 0, 1, 2021,
                        "no shape, of a closed hazard");
    done.shape.count = 0;
    case_put_release(c, done);
}

void cases_not_counted(cases *c)
{
    release_row done;

    case_clear_ground(c, "01", 0.9 * KM2);
    case_put(c, case_hazard(c, LOTUS, 9012, 0, 1, 2015,
                            "what is released here, mostly does not count"));

    done = case_release(c, LOTUS, 9002, "LT-9012", 0, 0.1, 2024,
                        "completed, not accepted yet");
    done.accepted = NO_DAY;
    done.state = PENDING;
    case_put_release(c, done);

    done = case_release(c, LOTUS, 9003, "LT-9012", 0.1, 0.2, 2023,
                        "rejected by quality control");
    done.state = REJECTED;
    case_put_release(c, done);

    done = case_release(c, LOTUS, 9005, "LT-9012", 0.2, 0.3, 2022,
                        "a mine destroyed, no land released");
    done.activity = SPOT_TASK;
    done.shape.count = 1;
    done.stated_m2 = 0;
    done.mines = 1;
    case_put_release(c, done);

    done = case_release(c, LOTUS, 9006, "LT-9012", 0.3, 0.4, 2023,
                        "an outcome that is in no list");
    done.odd.word = "Verified";
    case_put_release(c, done);

    done = case_release(c, LOTUS, 9007, "LT-9012", 0.4, 0.5, 2023,
                        "5 cm deep where 20 are required");
    done.depth_cm = 5;
    case_put_release(c, done);

    done = case_release(c, LOTUS, 9008, "LT-9012", 0.6, 0.9, 2023,
                        "the outline crosses itself");
    done.shape = case_bow_tie(&done.shape);
    case_put_release(c, done);

    case_clear_ground(c, "02", 0.3 * KM2);
    case_put(c, case_hazard(c, ROMDUOL, 9014, 0, 1, 2019,
                            "RC-9005 was there two years before"));
    case_put_release(c, case_release(c, ROMDUOL, 9005, "RM-9014", 0, 0.4, 2017,
                                     "two years before its hazard was recorded"));
    case_put_release(c, case_release(c, ROMDUOL, 9006, "RM-9014", 0.5, 0.8, 2025,
                                     "accepted after the last day of the account"));
}

void cases_beyond(cases *c)
{
    release_row done;

    case_clear_ground(c, "22", 0.15 * KM2);
    case_put_release(c, case_release(c, ROMDUOL, 9001, "", 0, 1, 2018,
                                     "no hazard was ever recorded here"));

    case_clear_ground(c, "15", 0.6 * KM2);
    case_put(c,
             case_hazard(c, ROMDUOL, 9015, 0, 0.4, 2014, "RC-9007 goes on to RM-9016"));
    case_put(c,
             case_hazard(c, ROMDUOL, 9016, 0.6, 1, 2014, "RC-9007 comes from RM-9015"));
    case_put_release(c, case_release(c, ROMDUOL, 9007, "RM-9015;RM-9016", 0.2, 0.8, 2019,
                                     "parts of two hazards and the land between"));

    case_clear_ground(c, "09", 0.3 * KM2);
    case_put(c, case_hazard(c, LOTUS, 9013, 0, 1, 2015,
                            "LC-9004 lies here and names another"));
    case_put_release(c, case_release(c, LOTUS, 9004, "LT-9999", 0, 0.5, 2020,
                                     "names a hazard that no file has"));

    case_clear_ground(c, "24", 0.3 * KM2);
    case_put(c, case_hazard(c, LOTUS, 9015, 0, 1, 2015,
                            "mines; LC-9009 looked for submunitions"));
    done = case_release(c, LOTUS, 9009, "LT-9015", 0, 0.5, 2021,
                        "for submunitions, where mines are recorded");
    done.activity = BATTLE_AREA;
    done.for_mines = false;
    done.for_strikes = true;
    case_put_release(c, done);

    case_clear_ground(c, "16", 0.3 * KM2);
    case_put(c, case_hazard(c, SARUS, 9002, 0, 1, 2015,
                            "SC-9002 lies here and names nothing"));
    case_put_release(c, case_release(c, SARUS, 9002, "", 0, 0.5, 2021,
                                     "says neither which hazard nor what it looked for"));
}
