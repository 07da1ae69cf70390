/* SPDX-License-Identifier: Apache-2.0 */
/* net_change.c: I8 and I9: whether more is released than comes to be known. */
#include "indicators/making.h"

static bool is_still(const indicator_view *v)
{
    const int64_t *held = v->cell->held, *done = v->cell->done;

    return v->opening == v->closing && indicator_released(held) == 0 &&
           held[LREL_COLUMN_NEWLY_RECORDED] == 0 && indicator_released(done) == 0 &&
           done[LREL_COLUMN_NEWLY_RECORDED] == 0 && held[LREL_COLUMN_CLOSED] == 0;
}

static lrel_status push_difference(indicator_making *m, indicator_row *row,
                                   indicator_amount a, indicator_amount b,
                                   lrel_error *err)
{
    row->a = a;
    row->b = b;
    row->formula = "a - b";
    row->value = indicator_area(a.area2 - b.area2, "");
    return lrel_indicators__push(m, row, err);
}

static lrel_status net_change(indicator_making *m, const indicator_info *of,
                              const indicator_view *v, lrel_error *err)
{
    indicator_row stock =
        lrel_indicators__row(m, of, v, of->name, "stock, by who holds the land");
    indicator_row flow = lrel_indicators__row(
        m, of, v, "newly recorded less released",
        "flows of that land alone: no resurvey, transfers, closures");
    lrel_status status;

    if (!indicator_is_total(m, v) && is_still(v))
        return LREL_OK;
    status = push_difference(m, &stock, indicator_area(v->closing, "closing"),
                             indicator_area(v->opening, "opening"), err);
    if (status != LREL_OK)
        return status;
    return push_difference(
        m, &flow,
        indicator_area(v->cell->held[LREL_COLUMN_NEWLY_RECORDED], "newly recorded"),
        indicator_area(indicator_released(v->cell->held), "released"), err);
}

static lrel_status new_rate(indicator_making *m, const indicator_info *of,
                            const indicator_view *v, lrel_error *err)
{
    indicator_row row =
        lrel_indicators__row(m, of, v, of->name, "by who recorded and who released");

    if (!indicator_is_total(m, v) && is_still(v))
        return LREL_OK;
    row.a = indicator_area(v->cell->done[LREL_COLUMN_NEWLY_RECORDED], "newly recorded");
    row.b = indicator_area(indicator_released(v->cell->done), "released");
    lrel_indicators__divide(m, &row, 1, "ratio",
                            "not computable, because nothing was released");
    return lrel_indicators__push(m, &row, err);
}

lrel_status lrel_indicators__make_net_change(indicator_making *m,
                                             const indicator_info *of, lrel_error *err)
{
    return lrel_indicators__each(m, of, net_change, err);
}

lrel_status lrel_indicators__make_new_rate(indicator_making *m, const indicator_info *of,
                                           lrel_error *err)
{
    return lrel_indicators__each(m, of, new_rate, err);
}
