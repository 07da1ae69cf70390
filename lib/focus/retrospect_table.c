/* SPDX-License-Identifier: Apache-2.0 */
/* retrospect_table.c: focus_retrospect.csv. */
#include <stdio.h>

#include "focus/order.h"
#include "focus/retrospect.h"
#include "report/report.h"

static const lrel_tidy_column first_columns[] = {
    {"account", "string", NULL,
     "contamination of one kind; all: each piece of land once"},
    {"year", "year", NULL, "the last whole year of the account"},
    {"operator", "string", NULL, "whose releases; empty: of all"},
    {"admin1", "string", NULL, "unit in which the land lies; empty: in all"},
};

static const lrel_tidy_column last_columns[] = {
    {"measure", "string", NULL,
     "what the figure is, as docs/methods/focus.md defines it"},
    {"indicator", "string", NULL, "its number among the indicators of the field, if any"},
    {"unit", "string", NULL, "of the value; empty: a ratio"},
    {"value", "number", NULL, "the figure; empty: not computable"},
    {"reason", "string", NULL, "why it is not"},
    {"items_counted", "string", NULL, "the categories of items that the account counts"},
    {"note", "string", NULL, "what every row of this table must be read with"},
};

#define COUNT(columns) (sizeof(columns) / sizeof *(columns))

static void list_columns(const lrel_focus *f, lrel_tidy *out)
{
    const char *name = lrel_report__name_column(f->a->data, LREL_BY_ADMIN1);

    out->count = 0;
    lrel_tidy_add(out, first_columns, COUNT(first_columns));
    if (name)
        lrel_tidy_add(out, &(lrel_tidy_column){name, "string", NULL, "what it is called"},
                      1);
    lrel_tidy_add(out, last_columns, COUNT(last_columns));
}

typedef struct writing {
    const lrel_focus *focus;
    uint32_t account;
    uint32_t period;
    const focus_cell *cell;
    lrel_csv *csv;
} writing;

static void begin_row(const writing *w, const char *measure, const char *indicator,
                      const char *unit)
{
    const lrel_dataset *data = w->focus->a->data;

    lrel_csv_text(w->csv, lrel_dataset_account_name(data, w->account));
    lrel_csv_integer(w->csv, lrel_analysis_year(w->focus->a, w->period));
    lrel_csv_text(w->csv, w->cell->operator_name);
    lrel_csv_text(w->csv, w->cell->unit);
    if (lrel_report__name_column(data, LREL_BY_ADMIN1))
        lrel_csv_text(w->csv,
                      lrel_report__unit_name(data, LREL_BY_ADMIN1, w->cell->unit));
    lrel_csv_string(w->csv, measure);
    lrel_csv_string(w->csv, indicator);
    lrel_csv_string(w->csv, unit);
}

static void end_row(const writing *w, const char *why_not)
{
    char reason[160] = "", categories[LREL_VOCABULARY_JOINED_MAX];
    uint32_t set = lrel_items_of_account(w->focus->a->data->programme, w->account);

    if (why_not)
        snprintf(reason, sizeof reason, "not computable, because %s", why_not);
    lrel_csv_string(w->csv, reason);
    lrel_csv_text(w->csv,
                  (lrel_text){categories, lrel_vocabulary_join(&lrel_vocabulary_item, set,
                                                               categories)});
    lrel_csv_string(w->csv, LREL_FOCUS_STATEMENT);
    lrel_csv_end_row(w->csv);
}

static void write_area(const writing *w, const char *measure, int64_t area2,
                       const char *why_not)
{
    begin_row(w, measure, "", "m2");
    if (why_not)
        lrel_csv_empty(w->csv);
    else
        lrel_csv_area_m2(w->csv, area2, lrel_grid_units_per_m(w->focus->a->data->grid));
    end_row(w, why_not);
}

static void write_ratio(const writing *w, const char *measure, const char *indicator,
                        const char *unit, focus_ratio ratio)
{
    begin_row(w, measure, indicator, unit);
    if (ratio.why_not)
        lrel_csv_empty(w->csv);
    else
        lrel_csv_double(w->csv, lrel_focus__rounded(ratio.value));
    end_row(w, ratio.why_not);
}

static void write_number(const writing *w, const char *measure, const char *indicator,
                         const char *unit, double value, const char *why_not)
{
    begin_row(w, measure, indicator, unit);
    if (why_not)
        lrel_csv_empty(w->csv);
    else
        lrel_csv_double(w->csv, value);
    end_row(w, why_not);
}

static void write_finds(const writing *w)
{
    const focus_cell *c = w->cell;
    const char *none = c->tasks_n ? NULL : "no release of cleared land states its items";
    double m2 = lrel_analysis_m2(w->focus->a, c->counted2);
    focus_ratio per_item = {c->items > 0 ? m2 / c->items : 0, none ? none
                                                              : c->items > 0
                                                                  ? NULL
                                                                  : "no item was found"};

    write_number(w, "tasks_counted", "", "releases", (double)c->tasks_n, NULL);
    write_area(w, "cleared_counted", c->counted2, none);
    write_number(w, "items", "", "items", lrel_focus__tenths(c->items), none);
    write_ratio(w, "area_per_item", "I1", "m2/item", per_item);
    write_ratio(w, "items_per_ha", "I2", "items/ha",
                (focus_ratio){m2 > 0 ? c->items / m2 * 10000 : 0, none});
    write_ratio(w, "zero_find_share", "I3", "", lrel_focus__zero_find_share(c));
    write_number(w, "zero_find_tasks", "I4", "releases", (double)c->zero_n, none);
    write_area(w, "zero_find_area", c->zero2, none);
    write_area(w, "survey_could_have_released", c->zero_suspected2, none);
    write_ratio(w, "gini", "", "", lrel_focus__cell_gini(c));
}

static void write_cell(const writing *w)
{
    const focus_cell *c = w->cell;

    write_area(w, "cancelled", c->released2[LREL_PRODUCT_CANCELLED], NULL);
    write_area(w, "reduced", c->released2[LREL_PRODUCT_REDUCED], NULL);
    write_area(w, "cleared", c->released2[LREL_PRODUCT_CLEARED], NULL);
    write_ratio(w, "survey_share", "I5", "", lrel_focus__survey_share(c));
    write_ratio(w, "class_focus_ratio_cha", "I7", "", lrel_focus__class_focus(c));
    write_finds(w);
}

lrel_status lrel_focus_retrospect(const lrel_focus *f, uint32_t account,
                                  lrel_stream *stream, lrel_error *err)
{
    uint32_t count = f->a->data->programme->account_count, period;
    lrel_status status = LREL_OK;
    lrel_tidy columns;
    lrel_csv csv;

    list_columns(f, &columns);
    lrel_tidy_begin(&columns, &csv, stream);
    if (!lrel_focus__last_year(f, &period))
        return LREL_OK; /* no whole year is known, and a part of one is not compared */
    for (uint32_t a = 0; a <= count && status == LREL_OK; a++) {
        focus_cells cells;

        if (account != LREL_ACCOUNT_EVERY && account != a)
            continue;
        status = lrel_focus__look_back(f, a, period, &cells, err);
        for (size_t i = 0; i < cells.count && status == LREL_OK; i++)
            write_cell(&(writing){f, a, period, &cells.at[i], &csv});
        lrel_focus__clear_cells(f, &cells);
    }
    return status;
}

void lrel_focus_retrospect_schema(const lrel_focus *f, lrel_stream *stream)
{
    lrel_tidy columns;

    list_columns(f, &columns);
    lrel_tidy_schema(&columns,
                     "How focused the clearance of the last whole year was: one figure "
                     "of one account, operator and unit a row. " LREL_FOCUS_STATEMENT,
                     stream);
}
