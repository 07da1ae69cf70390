/* SPDX-License-Identifier: Apache-2.0 */
/* flow_csv.c: stock_flow.csv: a row goes from one published stock to the next. */
#include <stdio.h>

#include "core/area.h"
#include "reconcile/figure.h"
#include "reconcile/flow.h"

static const lrel_tidy_column columns[] = {
    {"account", "string", NULL, "account of the programme; empty: the figures say none"},
    {"place", "string", NULL, "code of the unit; empty: the whole country"},
    {"of", "string", NULL, "class of land and operator, where the stocks are of one"},
    {"definition", "string", NULL, "what the publisher counts, the same at both ends"},
    {"source_kind", "string", NULL, "who speaks, the same at both ends"},
    {"from", "date", NULL, "day of the opening stock"},
    {"to", "date", NULL, "day of the closing stock"},
    {"flows", "string", NULL,
     "published: what was published of the time between; account: what this account "
     "counted"},
    {"way", "integer", NULL,
     "number of the row where competing figures make several; else 1"},
    {"opening_m2", "number", "m2", "published stock at the beginning"},
    {"newly_recorded_m2", "number", "m2", "added: recorded for the first time"},
    {"resurvey_m2", "number", "m2", "added: measured anew, with its sign"},
    {"transferred_m2", "number", "m2",
     "added: changed its class; 0 where the stocks are of all classes"},
    {"cancelled_m2", "number", "m2", "taken off: cancelled by non-technical survey"},
    {"reduced_m2", "number", "m2", "taken off: reduced by technical survey"},
    {"cleared_m2", "number", "m2", "taken off: cleared"},
    {"released_m2", "number", "m2",
     "taken off: released, where the three were only published together"},
    {"closed_m2", "number", "m2", "taken off: closed, no release on file"},
    {"expected_m2", "number", "m2", "what the closing stock should be"},
    {"closing_m2", "number", "m2", "published stock at the end"},
    {"gap_m2", "number", "m2", "closing less expected: what nothing here explains"},
    {"net_change_m2", "number", "m2", "closing less opening, as published"},
    {"counted_opening_m2", "number", "m2", "what this account has at the beginning"},
    {"counted_closing_m2", "number", "m2", "what this account has at the end"},
    {"not_published", "string", NULL,
     "flows that were not published for all of the time: they are in the gap"},
    {"note", "string", NULL, "what is not computable, and why; what competes"},
    {"opening_figure", "string", NULL, "source and row of the opening stock"},
    {"closing_figure", "string", NULL, "source and row of the closing stock"},
    {"flow_figures", "string", NULL, "sources and rows of the flows"},
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

static void write_area(lrel_csv *csv, bool is_there, lrel_fine_area area)
{
    char text[64];

    lrel_fine_area_format(area, text);
    lrel_csv_string(csv, is_there ? text : "");
}

static lrel_fine_area stated(const lrel_fact *fact)
{
    return (lrel_fine_area)fact->as.figure.value.e4 * 1000;
}

static void write_subject(writing *w, const lrel_flow *flow)
{
    const lrel_fact *fact = flow->closing;
    char of[400];
    uint32_t account;

    if (lrel_figure_account(w->data, fact, &account))
        lrel_csv_text(&w->csv, lrel_dataset_account_name(w->data, account));
    else
        lrel_csv_empty(&w->csv);
    lrel_csv_text(&w->csv, fact->place);
    lrel_figure_name_of(fact, of, sizeof of);
    if (fact->operator_name.length) {
        size_t used = strlen(of);

        snprintf(of + used, sizeof of - used, "%s%.*s", used ? ", " : "",
                 LREL_TEXT_ARGS(fact->operator_name));
    }
    lrel_csv_string(&w->csv, of);
    lrel_csv_text(&w->csv, fact->as.figure.definition);
    lrel_csv_string(&w->csv, lrel_figure_speaker(w->data, fact));
    lrel_csv_date(&w->csv, flow->opening->date.last);
    lrel_csv_date(&w->csv, fact->date.last);
}

static void write_figure(writing *w, const lrel_fact *fact)
{
    char text[400];

    lrel_figure_place_in_file(w->data, fact, text, sizeof text);
    lrel_csv_string(&w->csv, text);
}

static lrel_status on_flow(const lrel_flow *flow, void *user, lrel_error *err)
{
    writing *w = user;
    lrel_fine_area opening = stated(flow->opening), closing = stated(flow->closing);
    bool is_own = flow->is_of_account && flow->is_computable;

    (void)err;
    write_subject(w, flow);
    lrel_csv_string(&w->csv, flow->is_of_account ? "account" : "published");
    lrel_csv_integer(&w->csv, (int64_t)flow->number);
    write_area(&w->csv, true, opening);
    for (int line = 0; line < LREL_FLOW_LINE_COUNT; line++)
        write_area(&w->csv, flow->has[line], flow->area[line]);
    write_area(&w->csv, flow->is_computable, flow->expected);
    write_area(&w->csv, true, closing);
    write_area(&w->csv, flow->is_computable, closing - flow->expected);
    write_area(&w->csv, true, closing - opening);
    write_area(&w->csv, is_own, flow->own_opening);
    write_area(&w->csv, is_own, flow->own_closing);
    lrel_csv_string(&w->csv, flow->missing.text);
    lrel_csv_string(&w->csv, flow->note.text);
    write_figure(w, flow->opening);
    write_figure(w, flow->closing);
    lrel_csv_string(&w->csv, flow->figures.text);
    lrel_csv_end_row(&w->csv);
    return LREL_OK;
}

lrel_status lrel_reconcile_flow(const lrel_reconcile *wish, lrel_stream *stream,
                                lrel_error *err)
{
    writing w = {.data = wish->analysis->data};
    lrel_tidy table;
    lrel_own own;
    lrel_status status = lrel_own_make(wish->analysis, &own, err);

    list_columns(&table);
    lrel_tidy_begin(&table, &w.csv, stream);
    if (status == LREL_OK)
        status = lrel_reconcile__visit_flows(wish, &own, on_flow, &w, err);
    lrel_own_clear(&own);
    return status;
}

void lrel_reconcile_flow_schema(lrel_stream *stream)
{
    lrel_tidy table;

    list_columns(&table);
    lrel_tidy_schema(&table,
                     "From one published stock to the next one of the same definition: "
                     "what should have become of it, and the gap",
                     stream);
}
