/* SPDX-License-Identifier: Apache-2.0 */
/* found_after.c: I20: items and accidents on land after its release. By the year in which
 * it was found; by the operator and the assets of the release. */
#include "indicators/making.h"

static int64_t all_of(const int64_t by_product[LREL_PRODUCT_CLEARED + 1])
{
    return by_product[LREL_PRODUCT_CANCELLED] + by_product[LREL_PRODUCT_REDUCED] +
           by_product[LREL_PRODUCT_CLEARED];
}

static lrel_status push_count(indicator_making *m, const indicator_info *of,
                              const indicator_view *v, int product, lrel_error *err)
{
    const indicator_cell *cell = v->cell;
    int64_t inside =
        product < 0 ? all_of(cell->found_inside) : cell->found_inside[product];
    int64_t near = product < 0 ? all_of(cell->found_near) : cell->found_near[product];
    indicator_row row = lrel_indicators__row(
        m, of, v, of->name,
        lrel_indicators__text(
            m, "on land %s before that day, or within a buffer of %g m",
            product < 0 ? "released"
                        : lrel_vocabulary_name(&lrel_vocabulary_product, product),
            m->points.buffer_m));

    if (inside + near == 0 && (product >= 0 || !indicator_is_total(m, v)))
        return LREL_OK;
    row.a = indicator_number((double)inside, "n", "items and accidents inside");
    row.b = indicator_number((double)near, "n", "outside, within the buffer");
    row.formula = "a + b";
    if (m->points.used == 0)
        row.note = "not computable, because no item or accident has a place and a day";
    else
        row.value = indicator_number((double)(inside + near), "n", "");
    if (m->points.used && m->points.unplaced && v->dim == DIM_ALL &&
        indicator_is_total(m, v))
        row.note = lrel_indicators__text(
            m,
            "%zu items and accidents without a place, or not dated to the day, are "
            "not looked at",
            m->points.unplaced);
    return lrel_indicators__push(m, &row, err);
}

/* Land released long ago has had more time: of all years alone. */
static lrel_status push_rate(indicator_making *m, const indicator_info *of,
                             const indicator_view *v, lrel_error *err)
{
    const indicator_cell *cell = v->cell;
    indicator_row row = lrel_indicators__row(
        m, of, v, "found after clearance, for each km2",
        lrel_indicators__text(m,
                              "on land cleared before that day, or within a buffer of "
                              "%g m; area as counted",
                              m->points.buffer_m));

    if (!indicator_is_total(m, v) || v->dim == DIM_CLASS || v->dim == DIM_NATIONAL_CLASS)
        return LREL_OK;
    row.a = indicator_number((double)(cell->found_inside[LREL_PRODUCT_CLEARED] +
                                      cell->found_near[LREL_PRODUCT_CLEARED]),
                             "n", "items and accidents");
    row.b = indicator_area(cell->done[LREL_COLUMN_CLEARED], "cleared, as counted");
    row.formula = "a / b * 1000000";
    if (m->points.used == 0)
        row.note = "not computable, because no item or accident has a place and a day";
    else
        lrel_indicators__divide(m, &row, 1e6, "n per km2",
                                "not computable, because nothing was cleared");
    return lrel_indicators__push(m, &row, err);
}

static lrel_status found(indicator_making *m, const indicator_info *of,
                         const indicator_view *v, lrel_error *err)
{
    static const int products[] = {-1, LREL_PRODUCT_CLEARED, LREL_PRODUCT_REDUCED,
                                   LREL_PRODUCT_CANCELLED};
    lrel_status status = LREL_OK;

    for (size_t i = 0; i < 4 && status == LREL_OK; i++)
        status = push_count(m, of, v, products[i], err);
    return status == LREL_OK ? push_rate(m, of, v, err) : status;
}

lrel_status lrel_indicators__make_found(indicator_making *m, const indicator_info *of,
                                        lrel_error *err)
{
    return lrel_indicators__each(m, of, found, err);
}
