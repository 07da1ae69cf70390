/* SPDX-License-Identifier: Apache-2.0 */
/* repeated_points.c: points that follow themselves on the grid, closing ones aside
 * (GICHD geocheck, rule 4). */
#include <stdio.h>

#include "check/checking.h"

lrel_status lrel_check__repeated_points(const lrel_checking *c, lrel_error *err)
{
    lrel_status status = LREL_OK;

    for (uint32_t owner = 0; owner < c->owner_count && status == LREL_OK; owner++) {
        lrel_issue issue;
        char points[16];

        if (c->measures[owner].repeated == 0)
            continue;
        issue =
            lrel_check__issue(c, LREL_ISSUE_POINTS_REPEATED, c->record_of_owner[owner]);
        snprintf(points, sizeof points, "%u", (unsigned)c->measures[owner].repeated);
        issue.field = LREL_TEXT("geometry");
        issue.value = lrel_text_of(points);
        issue.expected = LREL_TEXT("0");
        status = lrel_check__add(c, &issue, err);
    }
    return status;
}
