/* SPDX-License-Identifier: Apache-2.0 */
/* cost_per_m2.c: I19: published money for each square metre released in the same years.
 * Of the whole country alone: no operator's land costs what another's does. */
#include "indicators/indicator_figures.h"

static bool is_money(const lrel_fact *fact)
{
    const lrel_figure *f = &fact->as.figure;

    return f->basis != 1 &&
           (f->measure == LREL_MEASURE_FUNDING || f->measure == LREL_MEASURE_COST) &&
           (f->unit == LREL_FIGURE_USD || f->unit == LREL_FIGURE_EUR);
}

/* Why it is no sum of the whole country. */
static const char *why_not(const lrel_fact *fact)
{
    const lrel_figure *f = &fact->as.figure;

    if (fact->operator_name.length)
        return "the money is of one operator alone";
    if (fact->place.length)
        return "the money is of one place alone";
    if (f->donor.length)
        return "the money is of one donor alone, and what is published is not added up";
    if (f->hazard_class >= 0 || f->national_class.length || f->contamination)
        return "the money is for one kind of land alone";
    return NULL;
}

static lrel_status push(indicator_making *m, const indicator_info *of,
                        const lrel_fact *fact, lrel_error *err)
{
    const lrel_figure *f = &fact->as.figure;
    uint32_t account = f->account >= 0 ? (uint32_t)f->account : m->all;
    const indicator_block *block = lrel_indicators__look(&m->sums, account, DIM_ALL, 0);
    const char *name = lrel_vocabulary_name(&lrel_vocabulary_measure, f->measure);
    const char *why = why_not(fact);
    uint32_t first = 0, last = 0;
    int64_t released = 0;
    indicator_row row = lrel_indicators__row(
        m, of, NULL, of->name,
        lrel_indicators__text(m, "%s%s%.*s%s%.*s", name, f->donor.length ? ", " : "",
                              LREL_TEXT_ARGS(f->donor),
                              fact->operator_name.length ? ", of " : "",
                              LREL_TEXT_ARGS(fact->operator_name)));

    row.account = account;
    row.year = lrel_indicators__period(m, &fact->date);
    row.a = lrel_indicators__figure(
        fact,
        lrel_indicators__text(m, "published: %s", lrel_indicators__citation(m, fact)));
    if (!why)
        why = lrel_indicators__years_of(m, &fact->date, &first, &last);
    if (why) {
        row.note = lrel_indicators__because(m, why);
        return lrel_indicators__push(m, &row, err);
    }
    for (uint32_t p = first; p <= last; p++)
        released += block->at[p] ? indicator_released(block->at[p]->done) : 0;
    row.b = indicator_area(released, "released in the same years, as counted");
    lrel_indicators__divide(m, &row, 1,
                            f->unit == LREL_FIGURE_USD ? "US$ per m2" : "EUR per m2",
                            "not computable, because nothing was released");
    return lrel_indicators__push(m, &row, err);
}

lrel_status lrel_indicators__make_cost(indicator_making *m, const indicator_info *of,
                                       lrel_error *err)
{
    indicator_figures figures = {0};
    size_t before = m->rows.count;
    lrel_status status = lrel_indicators__list_figures(m, &figures, err);

    for (size_t i = 0; i < figures.count && status == LREL_OK; i++)
        if (is_money(figures.at[i]))
            status = push(m, of, figures.at[i], err);
    if (status == LREL_OK && m->rows.count == before) {
        indicator_row row = lrel_indicators__row(m, of, NULL, of->name, "");

        row.note = "not computable, because no figure of funding or cost was read";
        status = lrel_indicators__push(m, &row, err);
    }
    lrel__free(m->context, figures.at);
    return status;
}
