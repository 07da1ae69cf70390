/* SPDX-License-Identifier: Apache-2.0 */
/* outlines.c: what the outlines of a record measure, against the land that they enclose.
 *
 * Most programs take the shoelace formula, shells less holes, for the area. Less than the
 * land: an outline crosses itself (a bow tie measures 0) or a hole leaves its shell. More
 * than the land: parts lie over each other. Both come from the same two numbers. */
#include <string.h>

#include "check/checking.h"
#include "core/area.h"

/* GICHD geocheck, `overlap_perc > 0.9`. */
#define OVERLAP_SHARE 0.009
/* Less is no land that somebody drew. */
#define LAND_M2 1

/* Where other records cross an edge, it is bent to the nearest grid points, by less than
 * a unit; and so is the edge that it meets. */
static int64_t tolerance(const lrel_checking *c, uint32_t owner)
{
    int64_t units = lrel_grid_units_per_m(c->data->grid);

    return 2 * LAND_M2 * units * units + 4 * c->measures[owner].border;
}

static lrel_status report(const lrel_checking *c, uint32_t owner, lrel_issue_kind kind,
                          int64_t area2, lrel_error *err)
{
    int units = lrel_grid_units_per_m(c->data->grid);
    int64_t outlined2 = c->measures[owner].outlined2;
    lrel_issue issue = lrel_check__issue(c, kind, c->record_of_owner[owner]);
    char outlined[40], counted[40];
    lrel_grid_point at;
    lrel_status status;
    bool found;

    lrel_area_format_m2(outlined2, units, outlined);
    lrel_area_format_m2(area2, units, counted);
    strcat(outlined, " m2");
    strcat(counted, " m2");
    issue.field = LREL_TEXT("geometry");
    issue.value = lrel_text_of(outlined);
    issue.expected = lrel_text_of(counted);
    issue.area2 = outlined2 < area2 ? area2 - outlined2 : outlined2 - area2;
    if ((status = lrel_check__crossing(c, owner, &at, &found, err)) != LREL_OK)
        return status;
    return found ? lrel_check__add_at(c, &issue, at, err)
                 : lrel_check__add(c, &issue, err);
}

lrel_status lrel_check__outlines(const lrel_checking *c, lrel_error *err)
{
    lrel_status status = LREL_OK;

    for (uint32_t owner = 0; owner < c->owner_count && status == LREL_OK; owner++) {
        const lrel_shape_measure *m = &c->measures[owner];
        lrel_owner_area area = lrel_mosaic_owner_area(c->data->mosaic, owner);
        int64_t more = m->outlined2 - area.area2;

        if (area.area2 == 0 || lrel_check__is_strip(c, owner) ||
            area.area2_larger != area.area2_smaller)
            continue; /* two_readings.c has said it */
        if (more < -tolerance(c, owner))
            status = report(c, owner, LREL_ISSUE_OUTLINES_CROSS, area.area2, err);
        else if (m->has_parts && more > tolerance(c, owner) &&
                 (double)more > OVERLAP_SHARE * (double)area.area2)
            status = report(c, owner, LREL_ISSUE_PARTS_OVERLAP, area.area2, err);
    }
    return status;
}
