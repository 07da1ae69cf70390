/* SPDX-License-Identifier: Apache-2.0 */
/* overreach.c: I22: clearance beyond every recorded hazard. Of the land of all accounts:
 * what one account does not have on record, another may. */
#include "indicators/making.h"

static lrel_status overreach(indicator_making *m, const indicator_info *of,
                             const indicator_view *v, lrel_error *err)
{
    indicator_row row = lrel_indicators__row(m, of, v, of->name,
                                             "clearance with a polygon; area as drawn");

    if (v->account != m->all || (!indicator_is_total(m, v) && v->cell->drawn == 0))
        return LREL_OK;
    row.a = indicator_area(v->cell->beyond, "cleared beyond every recorded hazard");
    row.b = indicator_area(v->cell->drawn, "cleared, as drawn");
    row.formula = "a / b * 100";
    lrel_indicators__divide(m, &row, 100, "%",
                            "not computable, because no clearance has a polygon");
    return lrel_indicators__push(m, &row, err);
}

lrel_status lrel_indicators__make_overreach(indicator_making *m, const indicator_info *of,
                                            lrel_error *err)
{
    return lrel_indicators__each(m, of, overreach, err);
}
