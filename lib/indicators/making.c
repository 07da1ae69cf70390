/* SPDX-License-Identifier: Apache-2.0 */
/* making.c: rows, and the walk over accounts, groups and years. */
#include "indicators/making.h"

#include <stdarg.h>
#include <stdio.h>

/* Longest sentence: with a citation in it. Longer ones are cut. */
#define TEXT_MAX 1024

static const char *const dim_names[DIM_COUNT] = {"all",   "operator",       "admin1",
                                                 "class", "national_class", "asset"};
/* Why a programme has no groups of that kind. */
static const char *const no_groups[DIM_COUNT] = {
    NULL,
    "no record states an operator",
    "no boundaries of level admin1 are read",
    "no hazard states a class",
    "no hazard states a national class",
    "no release states its assets",
};

const char *lrel_indicators__text(indicator_making *m, const char *format, ...)
{
    char text[TEXT_MAX];
    const char *kept;
    va_list arguments;

    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    kept = lrel_arena_text(m->arena, text,
                           lrel_text_utf8_prefix((lrel_text){text, strlen(text)}));
    if (kept)
        return kept;
    m->is_out_of_memory = true;
    return "";
}

const char *lrel_indicators__because(indicator_making *m, const char *why_not)
{
    return lrel_indicators__text(m, "not computable, because %s", why_not);
}

indicator_row lrel_indicators__row(const indicator_making *m, const indicator_info *of,
                                   const indicator_view *view, const char *name,
                                   const char *definition)
{
    indicator_row row = {.of = of,
                         .name = name,
                         .account = m->all,
                         .by = dim_names[DIM_ALL],
                         .year = m->year_names[m->periods],
                         .definition = definition,
                         .formula = "a / b",
                         .incomplete = "",
                         .note = ""};

    if (!view)
        return row;
    row.account = view->account;
    row.by = dim_names[view->dim];
    row.group = m->sums.values[view->dim].at[view->value];
    row.year = m->year_names[view->period];
    row.incomplete = m->incomplete[view->period];
    return row;
}

lrel_status lrel_indicators__push(indicator_making *m, const indicator_row *row,
                                  lrel_error *err)
{
    indicator_row *slot;

    if (m->is_out_of_memory || !(slot = LREL__PUSH(m->context, &m->rows)))
        return lrel__fail_memory(err);
    *slot = *row;
    return LREL_OK;
}

double lrel_indicators__double(const indicator_making *m, const indicator_amount *amount)
{
    switch (amount->kind) {
    case AMOUNT_AREA:
        return lrel_analysis_m2(m->a, amount->area2);
    case AMOUNT_STATED:
        return (double)amount->stated / 1e4;
    default:
        return amount->number;
    }
}

static bool is_zero(const indicator_amount *amount)
{
    return amount->kind == AMOUNT_NONE ||
           (amount->area2 == 0 && amount->stated == 0 && amount->number == 0);
}

void lrel_indicators__divide(const indicator_making *m, indicator_row *row, double factor,
                             const char *unit, const char *why_not)
{
    if (is_zero(&row->b)) {
        row->note = why_not;
        return;
    }
    row->value = indicator_number(lrel_indicators__double(m, &row->a) /
                                      lrel_indicators__double(m, &row->b) * factor,
                                  unit, "");
}

/* --- walking --- */

static int64_t moved(const indicator_cell *cell)
{
    const int64_t *c = cell->held;

    return c[LREL_COLUMN_NEWLY_RECORDED] + c[LREL_COLUMN_RESURVEY] +
           c[LREL_COLUMN_TRANSFERRED] - indicator_released(c) - c[LREL_COLUMN_CLOSED];
}

static lrel_status walk_years(indicator_making *m, const indicator_info *of,
                              indicator_view *view, const indicator_block *block,
                              indicator_view_fn fn, lrel_error *err)
{
    static const indicator_cell nothing;
    int64_t stock = block->before;
    bool has_begun = stock != 0;
    lrel_status status = LREL_OK;

    memcpy(view->in_class, block->class_before, sizeof view->in_class);

    for (view->period = 0; view->period < m->periods && status == LREL_OK;
         view->period++) {
        const indicator_cell *cell = block->at[view->period];

        view->cell = cell ? cell : &nothing;
        view->opening = stock;
        view->closing = stock += moved(view->cell);
        view->in_class[0] += view->cell->came[0];
        view->in_class[1] += view->cell->came[1];
        has_begun = has_begun || cell;
        if (has_begun && (cell || stock != 0))
            status = fn(m, of, view, err);
    }
    if (status != LREL_OK)
        return status;
    view->cell = block->at[m->periods] ? block->at[m->periods] : &nothing;
    view->opening = block->before;
    view->closing = stock;
    return fn(m, of, view, err);
}

static lrel_status say_no_groups(indicator_making *m, const indicator_info *of, int dim,
                                 lrel_error *err)
{
    indicator_row row = lrel_indicators__row(m, of, NULL, of->name, "");

    row.by = dim_names[dim];
    row.formula = "";
    row.note = lrel_indicators__because(m, no_groups[dim]);
    return lrel_indicators__push(m, &row, err);
}

static lrel_status walk_dim(indicator_making *m, const indicator_info *of,
                            indicator_view *view, indicator_view_fn fn, lrel_error *err)
{
    lrel_status status = LREL_OK;

    if (m->sums.values[view->dim].count == 0 && view->account == m->all)
        return say_no_groups(m, of, (int)view->dim, err);
    for (uint32_t value = 0; value < m->sums.values[view->dim].count && status == LREL_OK;
         value++) {
        const indicator_block *block =
            lrel_indicators__look(&m->sums, view->account, view->dim, value);

        view->value = value;
        if (block)
            status = walk_years(m, of, view, block, fn, err);
    }
    return status;
}

lrel_status lrel_indicators__each(indicator_making *m, const indicator_info *of,
                                  indicator_view_fn fn, lrel_error *err)
{
    lrel_status status = LREL_OK;

    for (uint32_t account = 0; account <= m->all; account++)
        for (int dim = 0; dim < DIM_COUNT && status == LREL_OK; dim++) {
            indicator_view view = {.account = account, .dim = (indicator_dim)dim};

            if (of->dims & DIM_BIT(dim))
                status = walk_dim(m, of, &view, fn, err);
        }
    return status;
}
