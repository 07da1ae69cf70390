/* SPDX-License-Identifier: Apache-2.0 */
/* beyond_hazard.c: released land where no hazard was on record on that day. Clearance may
 * go beyond a hazard where evidence leads it (IMAS 07.11); a register that does not say
 * so loses that land. */
#include "check/checking.h"
#include "core/area.h"

/* Less than this is the rounding of edges (1 cm along a hundred metres of border), not
 * land that somebody released. It is counted all the same. */
#define BEYOND_M2 1.0

lrel_status lrel_check__beyond_hazard(const lrel_checking *c, lrel_error *err)
{
    const lrel_dataset *data = c->data;
    lrel_status status = LREL_OK;

    for (size_t r = 0; r < data->release_count && status == LREL_OK; r++) {
        int64_t beyond =
            lrel_ledger_release_area(data->ledger, r, data->programme->account_count)
                .beyond_hazard;
        lrel_issue issue =
            lrel_check__issue(c, LREL_ISSUE_BEYOND_HAZARD, data->record_of_release[r]);

        if (lrel_area_to_m2(beyond, lrel_grid_units_per_m(data->grid)) < BEYOND_M2)
            continue;
        issue.area2 = beyond;
        status = lrel_check__add(c, &issue, err);
    }
    return status;
}
