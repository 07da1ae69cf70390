/* SPDX-License-Identifier: Apache-2.0 */
/* two_readings.c: shapes without land, and shapes whose outline runs over itself so that
 * the two rules in use (non-zero winding and even-odd) give two areas. The mosaic has
 * both for nothing. */
#include <stdio.h>

#include "check/checking.h"
#include "core/area.h"

static lrel_status report_empty(const lrel_checking *c, size_t record, lrel_error *err)
{
    lrel_issue issue = lrel_check__issue(c, LREL_ISSUE_SHAPE_EMPTY, record);

    issue.field = LREL_TEXT("geometry");
    issue.value = LREL_TEXT("0 m2");
    issue.area2 = 0;
    return lrel_check__add(c, &issue, err);
}

static lrel_status report_readings(const lrel_checking *c, uint32_t owner,
                                   const lrel_owner_area *area, lrel_error *err)
{
    int units = lrel_grid_units_per_m(c->data->grid);
    lrel_issue issue =
        lrel_check__issue(c, LREL_ISSUE_SHAPE_TWO_READINGS, c->record_of_owner[owner]);
    char larger[32], smaller[32], both[80];
    lrel_grid_point at;
    lrel_status status;
    bool found;

    lrel_area_format_m2(area->area2_larger, units, larger);
    lrel_area_format_m2(area->area2_smaller, units, smaller);
    snprintf(both, sizeof both, "%s m2 or %s m2", larger, smaller);
    issue.field = LREL_TEXT("geometry");
    issue.value = lrel_text_of(both);
    issue.expected = area->area2 == area->area2_larger
                         ? LREL_TEXT("one area; the larger was counted")
                         : LREL_TEXT("one area; the smaller was counted");
    issue.area2 = area->area2_larger - area->area2_smaller;
    if ((status = lrel_check__crossing(c, owner, &at, &found, err)) != LREL_OK)
        return status;
    return found ? lrel_check__add_at(c, &issue, at, err)
                 : lrel_check__add(c, &issue, err);
}

lrel_status lrel_check__two_readings(const lrel_checking *c, lrel_error *err)
{
    lrel_status status = LREL_OK;

    for (uint32_t owner = 0; owner < c->owner_count && status == LREL_OK; owner++) {
        lrel_owner_area area = lrel_mosaic_owner_area(c->data->mosaic, owner);

        if (area.area2 == 0)
            status = report_empty(c, c->record_of_owner[owner], err);
        else if (area.area2_larger != area.area2_smaller &&
                 !lrel_check__is_strip(c, owner))
            status = report_readings(c, owner, &area, err);
    }
    return status;
}
