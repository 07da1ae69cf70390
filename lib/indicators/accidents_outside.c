/* SPDX-License-Identifier: Apache-2.0 */
/* accidents_outside.c: I10: accidents where nothing was on record, at the start of their
 * day, at or within the buffer of the place. In an account: those by its kind of device.
 */
#include "indicators/making.h"

static const char *definition_of(indicator_making *m)
{
    return lrel_indicators__text(
        m, "recorded before that day, at the place or within a buffer of %g m (%s)",
        m->points.buffer_m,
        m->points.is_buffer_stated ? "as the programme states" : "the position errors");
}

static lrel_status outside(indicator_making *m, const indicator_info *of,
                           const indicator_view *v, lrel_error *err)
{
    indicator_row row = lrel_indicators__row(m, of, v, of->name, definition_of(m));

    if (!indicator_is_total(m, v) && v->cell->accidents == 0)
        return LREL_OK;
    row.a = indicator_number((double)v->cell->accidents_outside, "n",
                             "accidents outside recorded land");
    row.b = indicator_number((double)v->cell->accidents, "n",
                             "accidents with a place and a day");
    row.formula = "a / b * 100";
    if (m->points.accidents_unplaced && v->dim == DIM_ALL && indicator_is_total(m, v))
        row.note = lrel_indicators__text(
            m, "%zu accidents without a place, or not dated to the day, are in neither",
            m->points.accidents_unplaced);
    lrel_indicators__divide(m, &row, 100, "%",
                            "not computable, because no accident of this kind has a "
                            "place and a day");
    return lrel_indicators__push(m, &row, err);
}

lrel_status lrel_indicators__make_accidents_outside(indicator_making *m,
                                                    const indicator_info *of,
                                                    lrel_error *err)
{
    return lrel_indicators__each(m, of, outside, err);
}
