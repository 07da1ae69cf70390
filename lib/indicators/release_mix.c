/* SPDX-License-Identifier: Apache-2.0 */
/* release_mix.c: I5, I6 and I7: by which way, and of which class, land is released. */
#include "indicators/making.h"

static const char nothing_released[] = "not computable, because nothing was released";

static bool is_empty(const indicator_making *m, const indicator_view *v)
{
    return !indicator_is_total(m, v) && indicator_released(v->cell->done) == 0;
}

static lrel_status survey_share(indicator_making *m, const indicator_info *of,
                                const indicator_view *v, lrel_error *err)
{
    const int64_t *done = v->cell->done;
    indicator_row row = lrel_indicators__row(m, of, v, of->name, "area as counted");

    if (is_empty(m, v))
        return LREL_OK;
    row.a = indicator_area(done[LREL_COLUMN_CANCELLED] + done[LREL_COLUMN_REDUCED],
                           "cancelled and reduced");
    row.b = indicator_area(indicator_released(done), "released");
    row.formula = "a / b * 100";
    lrel_indicators__divide(m, &row, 100, "%", nothing_released);
    return lrel_indicators__push(m, &row, err);
}

/* Of all that was cleared in the account: the column of that name in published tables. */
static lrel_status push_sector_share(indicator_making *m, const indicator_info *of,
                                     const indicator_view *v, lrel_error *err)
{
    const indicator_block *all = lrel_indicators__look(&m->sums, v->account, DIM_ALL, 0);
    const indicator_cell *whole = all->at[v->period];
    indicator_row row =
        lrel_indicators__row(m, of, v, "share of all clearance", "area as counted");

    row.a = indicator_area(v->cell->done[LREL_COLUMN_CLEARED], "cleared");
    row.b =
        indicator_area(whole ? whole->done[LREL_COLUMN_CLEARED] : 0, "cleared by all");
    row.formula = "a / b * 100";
    lrel_indicators__divide(m, &row, 100, "%",
                            "not computable, because nothing was cleared");
    return lrel_indicators__push(m, &row, err);
}

static lrel_status release_mix(indicator_making *m, const indicator_info *of,
                               const indicator_view *v, lrel_error *err)
{
    static const struct {
        lrel_ledger_column column;
        const char *name;
        const char *is;
    } ways[] = {{LREL_COLUMN_CANCELLED, "release mix: non-technical survey", "cancelled"},
                {LREL_COLUMN_REDUCED, "release mix: technical survey", "reduced"},
                {LREL_COLUMN_CLEARED, "release mix: clearance", "cleared"}};
    lrel_status status = LREL_OK;

    if (is_empty(m, v))
        return LREL_OK;
    for (size_t i = 0; i < 3 && status == LREL_OK; i++) {
        indicator_row row =
            lrel_indicators__row(m, of, v, ways[i].name, "area as counted");

        row.a = indicator_area(v->cell->done[ways[i].column], ways[i].is);
        row.b = indicator_area(indicator_released(v->cell->done), "released");
        row.formula = "a / b * 100";
        lrel_indicators__divide(m, &row, 100, "%", nothing_released);
        status = lrel_indicators__push(m, &row, err);
    }
    if (status == LREL_OK && v->dim != DIM_ALL)
        status = push_sector_share(m, of, v, err);
    return status;
}

/* --- I7 --- */

/* The same of the whole account, in the same year. */
static void find_whole(const indicator_making *m, const indicator_view *v,
                       int64_t *opening, int64_t *released)
{
    const indicator_block *block =
        lrel_indicators__look(&m->sums, v->account, DIM_ALL, 0);

    *opening = block->before;
    *released = 0;
    for (uint32_t p = 0; p <= v->period; p++) {
        const indicator_cell *cell = block->at[p];

        if (!cell)
            continue;
        if (p == v->period)
            *released = indicator_released(cell->held);
        else
            *opening += cell->held[LREL_COLUMN_NEWLY_RECORDED] +
                        cell->held[LREL_COLUMN_RESURVEY] +
                        cell->held[LREL_COLUMN_TRANSFERRED] -
                        indicator_released(cell->held) - cell->held[LREL_COLUMN_CLOSED];
    }
}

static lrel_status class_focus(indicator_making *m, const indicator_info *of,
                               const indicator_view *v, lrel_error *err)
{
    indicator_row row = lrel_indicators__row(
        m, of, v, of->name, "below 1: the class is neglected; stock at the opening");
    int64_t opening, released;

    row.formula = "a / b";
    if (indicator_is_total(m, v)) {
        row.note = "not computable, because the stock has another mix every year: see "
                   "the years";
        return lrel_indicators__push(m, &row, err);
    }
    find_whole(m, v, &opening, &released);
    if (v->opening == 0 && indicator_released(v->cell->held) == 0)
        return LREL_OK;
    row.a = indicator_number(
        released ? lrel_analysis_m2(m->a, indicator_released(v->cell->held)) /
                       lrel_analysis_m2(m->a, released) * 100
                 : 0,
        "%", "share of the class in the area released");
    row.b = indicator_number(opening ? lrel_analysis_m2(m->a, v->opening) /
                                           lrel_analysis_m2(m->a, opening) * 100
                                     : 0,
                             "%", "share of the class in the stock");
    if (released == 0)
        row.note = nothing_released;
    else
        lrel_indicators__divide(
            m, &row, 1, "ratio",
            "not computable, because none of the class was on record at the opening");
    return lrel_indicators__push(m, &row, err);
}

lrel_status lrel_indicators__make_survey_share(indicator_making *m,
                                               const indicator_info *of, lrel_error *err)
{
    return lrel_indicators__each(m, of, survey_share, err);
}

lrel_status lrel_indicators__make_release_mix(indicator_making *m,
                                              const indicator_info *of, lrel_error *err)
{
    return lrel_indicators__each(m, of, release_mix, err);
}

lrel_status lrel_indicators__make_class_focus(indicator_making *m,
                                              const indicator_info *of, lrel_error *err)
{
    return lrel_indicators__each(m, of, class_focus, err);
}
