/* SPDX-License-Identifier: Apache-2.0 */
/* text_flows.c: from one published stock to the next, as a sum. */
#include <stdio.h>

#include "reconcile/figure.h"
#include "reconcile/flow.h"
#include "reconcile/text.h"

enum { LINE_WIDTH = 34, AREA_WIDTH = 18 };

typedef struct writing {
    const lrel_dataset *data;
    lrel_stream *s;
    const lrel_fact *opening, *closing; /* of the span whose heading is written */
} writing;

static void write_heading(const writing *w)
{
    const lrel_fact *f = w->closing;
    char from[16], to[16], of[400];
    uint32_t account;

    lrel_date_format(w->opening->date.last, from);
    lrel_date_format(f->date.last, to);
    lrel_figure_name_of(f, of, sizeof of);
    lrel_stream_char(w->s, '\n');
    lrel_stream_utf8(w->s, lrel_figure_account(w->data, f, &account)
                               ? lrel_dataset_account_name(w->data, account)
                               : LREL_TEXT("no account stated"));
    if (f->place.length) {
        lrel_stream_text(w->s, ", place ");
        lrel_stream_utf8(w->s, f->place);
    }
    if (of[0]) {
        lrel_stream_text(w->s, ", ");
        lrel_stream_utf8(w->s, lrel_text_of(of));
    }
    if (f->operator_name.length) {
        lrel_stream_text(w->s, ", ");
        lrel_stream_utf8(w->s, f->operator_name);
    }
    if (f->as.figure.definition.length) {
        lrel_stream_text(w->s, ", \"");
        lrel_stream_utf8(w->s, f->as.figure.definition);
        lrel_stream_text(w->s, "\"");
    }
    lrel_stream_text(w->s, ", by ");
    lrel_stream_text(w->s, lrel_figure_speaker(w->data, f));
    lrel_stream_text(w->s, ": ");
    lrel_stream_text(w->s, from);
    lrel_stream_text(w->s, " to ");
    lrel_stream_text(w->s, to);
    lrel_stream_char(w->s, '\n');
}

static void write_line(const writing *w, const char *name, lrel_fine_area area)
{
    lrel_stream_text(w->s, "    ");
    lrel_reconcile__left(w->s, lrel_text_of(name), LINE_WIDTH);
    lrel_reconcile__area(w->s, area, AREA_WIDTH);
    lrel_stream_char(w->s, '\n');
}

static void write_sum(const writing *w, const lrel_flow *flow)
{
    lrel_fine_area closing = lrel_reconcile__published(flow->closing);
    char name[80];

    write_line(w, "opening, as published", lrel_reconcile__published(flow->opening));
    for (int line = 0; line < LREL_FLOW_LINE_COUNT; line++) {
        if (!flow->has[line] || (line == LREL_FLOW_TRANSFERRED && flow->area[line] == 0))
            continue;
        snprintf(name, sizeof name, "%c %s",
                 lrel_flow_line_sign((lrel_flow_line)line) > 0 ? '+' : '-',
                 lrel_flow_line_name((lrel_flow_line)line));
        write_line(w, name, flow->area[line]);
    }
    write_line(w, "= expected", flow->expected);
    write_line(w, "closing, as published", closing);
    write_line(w, "gap: closing less expected", closing - flow->expected);
    if (flow->is_of_account) {
        write_line(w, "this account has at the opening", flow->own_opening);
        write_line(w, "this account has at the closing", flow->own_closing);
    }
}

static void write_note(const writing *w, const char *name, const lrel_notes *notes)
{
    if (!notes->text[0])
        return;
    lrel_stream_text(w->s, "    ");
    lrel_stream_text(w->s, name);
    lrel_stream_utf8(w->s, lrel_text_of(notes->text));
    lrel_stream_char(w->s, '\n');
}

static lrel_status on_flow(const lrel_flow *flow, void *user, lrel_error *err)
{
    writing *w = user;
    char title[120];

    (void)err;
    if (w->opening != flow->opening || w->closing != flow->closing) {
        w->opening = flow->opening;
        w->closing = flow->closing;
        write_heading(w);
    }
    snprintf(title, sizeof title, "  with the flows that %s",
             flow->is_of_account ? "this account counts" : "were published");
    lrel_stream_text(w->s, title);
    if (flow->of > 1) {
        snprintf(title, sizeof title, ", %zu of %zu ways", flow->number, flow->of);
        lrel_stream_text(w->s, title);
    }
    lrel_stream_char(w->s, '\n');
    if (flow->is_computable)
        write_sum(w, flow);
    write_note(w, "", &flow->note);
    write_note(w,
               flow->is_computable ? "not published, so it is in the gap: "
                                   : "not published: ",
               &flow->missing);
    return LREL_OK;
}

lrel_status lrel_reconcile__text_flows(const lrel_reconcile *wish, const lrel_own *own,
                                       lrel_stream *s, lrel_error *err)
{
    writing w = {.data = wish->analysis->data, .s = s};
    lrel_status status;

    lrel_stream_text(s, "\nFROM ONE PUBLISHED STOCK TO THE NEXT\n"
                        "Stocks of one definition by one speaker. The gap is what "
                        "nothing here explains; nothing absorbs it.\n");
    status = lrel_reconcile__visit_flows(wish, own, on_flow, &w, err);
    if (status == LREL_OK && !w.closing)
        lrel_stream_text(s, "No two published stocks are of the same, one after the "
                            "other.\n");
    return status;
}
