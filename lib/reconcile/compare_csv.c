/* SPDX-License-Identifier: Apache-2.0 */
/* compare_csv.c: compare_sources.csv: a row is a pair of published figures of the same,
 * or one that stands alone. */
#include "core/area.h"
#include "reconcile/compare.h"
#include "reconcile/figure.h"

static const lrel_tidy_column columns[] = {
    {"operator", "string", NULL, "whose work the figures are of; empty: of all together"},
    {"account", "string", NULL, "account of the programme; empty: the figures say none"},
    {"contamination", "string", NULL, "what the figures are about, as they say it"},
    {"place", "string", NULL, "code of the unit; empty: the whole country"},
    {"from", "date", NULL, "first day"},
    {"to", "date", NULL, "first day after; of a stock the day after its day"},
    {"measure", "string", NULL, "what the figures are an amount of"},
    {"of", "string", NULL,
     "class of land, kind of items, in what work, donor; joined by a comma"},
    {"unit", "string", NULL, "of the values: m2, n, usd or eur"},
    {"authority_value", "number", NULL, "A: what the authority says"},
    {"authority_source", "string", NULL, "source, and row as the file counts"},
    {"authority_citation", "string", NULL, "where it was published"},
    {"authority_definition", "string", NULL, "what the publisher counts"},
    {"authority_flag", "string", NULL, "reported, estimate, zero or derived"},
    {"authority_note", "string", NULL, "footnote, as published"},
    {"other_kind", "string", NULL, "who else speaks"},
    {"other_value", "number", NULL, "B: what that one says"},
    {"other_source", "string", NULL, "source, and row as the file counts"},
    {"other_citation", "string", NULL, "where it was published"},
    {"other_definition", "string", NULL, "what the publisher counts"},
    {"other_flag", "string", NULL, "reported, estimate, zero or derived"},
    {"other_note", "string", NULL, "footnote, as published"},
    {"difference", "number", NULL, "B - A"},
    {"ratio", "number", NULL,
     "B / A with three decimals; empty where one is missing or A is 0"},
    {"counted_m2", "number", "m2",
     "the account's own figure of the same; empty: it has none of that kind or time"},
    {"counted_incomplete", "string", NULL,
     "sources that do not reach the end of that time"},
    {"authority_figures_n", "integer", "n",
     "figures of the authority for the same: of more than one, each has its rows"},
    {"cross_category", "string", NULL,
     "where a figure equals, to the square metre, those of other products: which"},
};

static void list_columns(lrel_tidy *out)
{
    out->count = 0;
    lrel_tidy_add(out, columns, sizeof columns / sizeof *columns);
}

typedef struct writing {
    const lrel_dataset *data;
    lrel_csv csv;
} writing;

static void write_value(lrel_csv *csv, const lrel_fact *fact)
{
    char text[40];

    if (!lrel_figure_is_area(fact)) {
        lrel_csv_double(csv, fact->as.figure.value.value);
        return;
    }
    lrel_area_format_stated(fact->as.figure.value.e4, text);
    lrel_csv_string(csv, text);
}

enum { SIDE_COLUMNS = 6 };

static void write_side(writing *w, const lrel_fact *fact)
{
    char text[400];

    if (!fact) {
        for (int i = 0; i < SIDE_COLUMNS; i++)
            lrel_csv_empty(&w->csv);
        return;
    }
    write_value(&w->csv, fact);
    lrel_figure_place_in_file(w->data, fact, text, sizeof text);
    lrel_csv_string(&w->csv, text);
    lrel_csv_text(&w->csv, fact->as.figure.citation);
    lrel_csv_text(&w->csv, fact->as.figure.definition);
    lrel_csv_string(
        &w->csv, lrel_vocabulary_name(&lrel_vocabulary_value_flag, fact->as.figure.flag));
    lrel_csv_text(&w->csv, fact->as.figure.note);
}

static void write_subject(writing *w, const lrel_fact *fact)
{
    const lrel_figure *f = &fact->as.figure;
    char joined[LREL_VOCABULARY_JOINED_MAX + 1], of[400];
    uint32_t account;

    lrel_csv_text(&w->csv, fact->operator_name);
    if (lrel_figure_account(w->data, fact, &account))
        lrel_csv_text(&w->csv, lrel_dataset_account_name(w->data, account));
    else
        lrel_csv_empty(&w->csv);
    joined[lrel_vocabulary_join(&lrel_vocabulary_contamination, f->contamination,
                                joined)] = '\0';
    lrel_csv_string(&w->csv, joined);
    lrel_csv_text(&w->csv, fact->place);
    lrel_csv_date(&w->csv, fact->date.first);
    lrel_csv_date(&w->csv, (lrel_date){fact->date.last.days + 1});
    lrel_csv_string(&w->csv, lrel_vocabulary_name(&lrel_vocabulary_measure, f->measure));
    lrel_figure_name_of(fact, of, sizeof of);
    lrel_csv_string(&w->csv, of);
    lrel_csv_string(&w->csv,
                    lrel_figure_is_area(fact)
                        ? "m2"
                        : lrel_vocabulary_name(&lrel_vocabulary_figure_unit, f->unit));
}

static void write_comparison(writing *w, const lrel_pair *pair)
{
    lrel_stated_sum e4;
    double value;
    char text[40];

    if (!lrel_pair_difference(pair, &e4, &value)) {
        lrel_csv_empty(&w->csv);
    } else if (lrel_figure_is_area(pair->authority)) {
        lrel_area_format_stated(e4, text);
        lrel_csv_string(&w->csv, text);
    } else {
        lrel_csv_double(&w->csv, value);
    }
    lrel_csv_string(&w->csv, lrel_pair_ratio(pair, text) ? text : "");
}

static lrel_status on_pair(const lrel_pair *pair, void *user, lrel_error *err)
{
    writing *w = user;

    (void)err;
    write_subject(w, lrel_pair_fact(pair));
    write_side(w, pair->authority);
    if (pair->other)
        lrel_csv_string(&w->csv, lrel_figure_speaker(w->data, pair->other));
    else
        lrel_csv_empty(&w->csv);
    write_side(w, pair->other);
    write_comparison(w, pair);
    if (pair->has_own)
        lrel_csv_area_m2(&w->csv, pair->own_area2, lrel_grid_units_per_m(w->data->grid));
    else
        lrel_csv_empty(&w->csv);
    lrel_csv_text(&w->csv, pair->own_incomplete);
    lrel_csv_integer(&w->csv, (int64_t)pair->competing_n);
    lrel_csv_string(&w->csv, pair->mixed);
    lrel_csv_end_row(&w->csv);
    return LREL_OK;
}

lrel_status lrel_reconcile_sources(const lrel_reconcile *wish, lrel_stream *stream,
                                   lrel_error *err)
{
    writing w = {.data = wish->analysis->data};
    lrel_tidy table;
    lrel_own own;
    lrel_status status = lrel_own_make(wish->analysis, &own, err);

    list_columns(&table);
    lrel_tidy_begin(&table, &w.csv, stream);
    if (status == LREL_OK)
        status = lrel_reconcile__visit_pairs(wish, &own, on_pair, &w, err);
    lrel_own_clear(&own);
    return status;
}

void lrel_reconcile_sources_schema(lrel_stream *stream)
{
    lrel_tidy table;

    list_columns(&table);
    lrel_tidy_schema(&table,
                     "Published figures of the same thing: what the authority says "
                     "beside what one other says",
                     stream);
}
