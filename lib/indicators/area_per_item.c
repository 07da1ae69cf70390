/* SPDX-License-Identifier: Apache-2.0 */
/* area_per_item.c: I1 and I2, clearance alone. Records that do not state their items are
 * in neither the area nor the items; nor are spot tasks, which have no area. */
#include "indicators/making.h"

#define M2_PER_HA 1e4

static bool has_stated_rows(const indicator_view *v)
{
    return v->dim == DIM_ALL || v->dim == DIM_OPERATOR || v->dim == DIM_ASSET;
}

static const char *definition_of(indicator_making *m, indicator_finds f, bool is_stated)
{
    return lrel_indicators__text(m, "%s; %s", lrel_indicators__finds_name(f),
                                 is_stated ? "area as stated" : "area as counted");
}

/* What is left out, in words. */
static const char *left_out(indicator_making *m, const indicator_view *v,
                            indicator_finds f)
{
    int64_t unsure = v->cell->done[LREL_COLUMN_CLEARED] - v->cell->sure_counted[f];

    if (v->cell->unsure_records[f] == 0)
        return "";
    return lrel_indicators__text(
        m, "%lld records that do not state these items, %.0f m2 counted, are left out",
        (long long)v->cell->unsure_records[f], lrel_analysis_m2(m->a, unsure));
}

static bool is_empty(const indicator_making *m, const indicator_view *v)
{
    return !indicator_is_total(m, v) && v->cell->done[LREL_COLUMN_CLEARED] == 0 &&
           v->cell->sure_records[FINDS_ANY] + v->cell->unsure_records[FINDS_ANY] == 0;
}

static const char *why_not(indicator_making *m, const indicator_view *v,
                           indicator_finds f, bool needs_items)
{
    if (v->cell->sure_records[f] + v->cell->unsure_records[f] == 0)
        return lrel_indicators__because(
            m, v->cell->done[LREL_COLUMN_CLEARED] == 0
                   ? "nothing was cleared"
                   : "the items are counted where most of their tasks' land lay");
    if (v->cell->sure_records[f] == 0)
        return lrel_indicators__because(m, "no clearance record states these items");
    return lrel_indicators__because(m, needs_items ? "none of these items was found"
                                                   : "no cleared land was counted");
}

static indicator_amount area_of(const indicator_cell *cell, indicator_finds f,
                                bool is_stated)
{
    return is_stated ? indicator_stated(cell->sure_stated[f], "cleared, as stated")
                     : indicator_area(cell->sure_counted[f], "cleared, as counted");
}

static lrel_status push_ratio(indicator_making *m, const indicator_info *of,
                              const indicator_view *v, indicator_finds f, bool is_stated,
                              bool is_density, lrel_error *err)
{
    indicator_row row =
        lrel_indicators__row(m, of, v, of->name, definition_of(m, f, is_stated));
    indicator_amount area = area_of(v->cell, f, is_stated);
    indicator_amount items =
        indicator_number(v->cell->items[f], "n", "items found in clearance");

    row.note = left_out(m, v, f);
    row.a = is_density ? items : area;
    row.b = is_density ? area : items;
    if (is_density)
        row.formula = "a / b * 10000";
    if (v->cell->sure_records[f] == 0)
        row.note = why_not(m, v, f, !is_density);
    else
        lrel_indicators__divide(m, &row, is_density ? M2_PER_HA : 1,
                                is_density ? "n per ha" : "m2 per item",
                                why_not(m, v, f, !is_density));
    return lrel_indicators__push(m, &row, err);
}

/* Beside the ratio, so that nobody adds them to it. */
static lrel_status push_spot_items(indicator_making *m, const indicator_info *of,
                                   const indicator_view *v, indicator_finds f,
                                   lrel_error *err)
{
    indicator_row row = lrel_indicators__row(m, of, v, "items of spot tasks",
                                             lrel_indicators__finds_name(f));

    row.a = indicator_number(v->cell->spot_items[f], "n", "items found in spot tasks");
    row.value = indicator_number(v->cell->spot_items[f], "n", "");
    row.formula = "a";
    row.note = "in no area per item: a spot task has no area";
    return lrel_indicators__push(m, &row, err);
}

static lrel_status push_all(indicator_making *m, const indicator_info *of,
                            const indicator_view *v, bool is_density, lrel_error *err)
{
    lrel_status status = LREL_OK;

    for (int f = 0; f < FINDS_COUNT && status == LREL_OK; f++) {
        indicator_finds finds = (indicator_finds)f;
        bool is_asked =
            lrel_indicators__is_asked(m->data, v->account, finds) && !is_empty(m, v);

        if (is_asked)
            status = push_ratio(m, of, v, finds, false, is_density, err);
        if (is_asked && status == LREL_OK && !is_density && has_stated_rows(v))
            status = push_ratio(m, of, v, finds, true, is_density, err);
        if (status == LREL_OK && !is_density && v->cell->spot_items[f] > 0)
            status = push_spot_items(m, of, v, finds, err);
    }
    return status;
}

static lrel_status per_item(indicator_making *m, const indicator_info *of,
                            const indicator_view *v, lrel_error *err)
{
    return push_all(m, of, v, false, err);
}

static lrel_status density(indicator_making *m, const indicator_info *of,
                           const indicator_view *v, lrel_error *err)
{
    return push_all(m, of, v, true, err);
}

lrel_status lrel_indicators__make_area_per_item(indicator_making *m,
                                                const indicator_info *of, lrel_error *err)
{
    return lrel_indicators__each(m, of, per_item, err);
}

lrel_status lrel_indicators__make_density(indicator_making *m, const indicator_info *of,
                                          lrel_error *err)
{
    return lrel_indicators__each(m, of, density, err);
}
