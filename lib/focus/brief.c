/* SPDX-License-Identifier: Apache-2.0 */
/* brief.c: focus.html: for each account what lies where, how focused the last whole year
 * was, what comes first and why, and what such an order was worth before. */
#include "focus/brief.h"

#include <math.h>
#include <stdio.h>

#include "report/html.h"
#include "report/page.h"

/* A page is read; the table has all. */
#define FIRST_SHOWN 10

static void write_priorities(const lrel_focus *f, lrel_stream *s)
{
    size_t strangers = 0;

    for (size_t i = 0; i < f->priorities.count; i++)
        strangers += !f->priorities.at[i].is_met;
    if (strangers == 0)
        return;
    lrel_stream_text(s, "<p>Ids of the list of priorities that no hazard on record has:");
    for (size_t i = 0; i < f->priorities.count; i++) {
        if (f->priorities.at[i].is_met)
            continue;
        lrel_stream_text(s, " ");
        lrel_html_text(s, f->priorities.at[i].id);
        lrel_stream_text(s, --strangers ? "," : ".");
    }
    lrel_stream_text(s, "</p>\n");
}

/* --- the sentences --- */

static void write_curves(const focus_order *o, const focus_lorenz *expected,
                         const focus_lorenz *found, int year, lrel_stream *s)
{
    char text[400];
    int part = lrel_focus__land_for(expected, 0.5);

    snprintf(text, sizeof text, "<p>Open: %zu hazards.", o->count);
    lrel_stream_text(s, text);
    if (part >= 0) {
        snprintf(text, sizeof text,
                 " Half of the items expected in them lie in <b>%d %%</b> of the land "
                 "(Gini %.2f).",
                 part, expected->gini);
        lrel_stream_text(s, text);
    }
    if (found && found->count && (part = lrel_focus__land_for(found, 0.5)) >= 0) {
        snprintf(text, sizeof text,
                 " In %d, half of the items found lay in <b>%d %%</b> of the land that "
                 "was cleared (Gini %.2f).",
                 year, part, found->gini);
        lrel_stream_text(s, text);
    }
    lrel_stream_text(s, "</p>\n");
}

static void write_trial(const focus_trial *t, lrel_stream *s)
{
    char text[700];

    lrel_stream_text(s, "<h3>What such an order was worth</h3>\n");
    if (t->why_not) {
        snprintf(text, sizeof text, "<p>Not computable, because %s.</p>\n", t->why_not);
        lrel_stream_text(s, text);
        return;
    }
    snprintf(
        text, sizeof text,
        "<p>The last three years hidden, the open hazards were ordered by what was "
        "known before, and judged by the %.0f items found since in %.0f ha of %zu of "
        "them. In the first fifth of that land lay <b>%.0f %%</b> of the items in "
        "this order; %.0f %% with the largest hazard first, %.0f %% with the oldest "
        "first; 20 %% would be chance.</p>\n",
        t->found, t->ha, t->judged_n, 20 * t->lift[FOCUS_BY_SCORE][1],
        20 * t->lift[FOCUS_LARGEST_FIRST][1], 20 * t->lift[FOCUS_OLDEST_FIRST][1]);
    lrel_stream_text(s, text);
    if (t->lift[FOCUS_BY_SCORE][1] <
        fmax(1, fmax(t->lift[FOCUS_LARGEST_FIRST][1], t->lift[FOCUS_OLDEST_FIRST][1])))
        lrel_stream_text(s,
                         "<p><b>Here the order was no better than a simple one. Do not "
                         "rely on it in this account.</b></p>\n");
}

/* --- what comes first --- */

static void write_hazard(const focus_order *o, const focus_hazard *h, lrel_stream *s)
{
    const lrel_record *r = lrel_focus__record(o->focus, h);
    const focus_priority *own = lrel_focus__priority(o->focus, h);
    char text[256];

    snprintf(text, sizeof text, "<tr><td class=\"n\">%u</td><td>", (unsigned)h->rank);
    lrel_stream_text(s, text);
    lrel_html_text(s, r->id);
    lrel_stream_text(s, "</td><td>");
    lrel_html_text(s, r->operator_name);
    lrel_stream_text(s, "</td><td>");
    lrel_stream_text(s, lrel_vocabulary_name(&lrel_vocabulary_class, r->hazard_class));
    lrel_stream_text(s, " ");
    lrel_html_text(s, lrel_record_details_of(r)->national_class);
    snprintf(text, sizeof text, "</td><td class=\"n\">%.1f</td><td class=\"n\">",
             lrel_analysis_m2(o->focus->a, h->area2) / 10000);
    lrel_stream_text(s, text);
    if (h->is_known) {
        snprintf(text, sizeof text, "%.10g (%.10g to %.10g)",
                 lrel_focus__rounded(h->belief.per_ha), lrel_focus__rounded(h->low),
                 lrel_focus__rounded(h->high));
        lrel_stream_text(s, text);
    }
    snprintf(text, sizeof text, "</td><td class=\"n\">%.1f", h->score);
    lrel_stream_text(s, text);
    for (int t = 0; t < LREL_FOCUS_TERMS; t++) {
        if (!(o->weights[t] > 0))
            continue;
        snprintf(text, sizeof text, "<br>%s %.1f",
                 lrel_focus_term_name((lrel_focus_term)t), h->points[t]);
        lrel_stream_text(s, text);
    }
    lrel_stream_text(s, "</td>");
    if (o->focus->priorities.is_given) {
        lrel_stream_text(s, "<td>");
        lrel_html_text(s, own ? own->priority : LREL_TEXT(""));
        lrel_stream_text(s, "</td>");
    }
    lrel_stream_text(s, "<td>");
    lrel_html_text(s, lrel_text_of(lrel_focus__reason(o, h).text));
    lrel_stream_text(s, "</td></tr>\n");
}

static void write_first(const focus_order *o, lrel_stream *s)
{
    size_t ranked = 0;

    while (ranked < o->count && o->at[ranked].rank)
        ranked++;
    if (ranked == 0) {
        lrel_stream_text(s, "<p>No order: there is neither a count of items nor an "
                            "accident to learn from.</p>\n");
        return;
    }
    lrel_stream_text(s, "<h3>What comes first</h3>\n<table><thead><tr><th class=\"n\">"
                        "</th><th>Hazard</th><th>Operator</th><th>Class</th>"
                        "<th class=\"n\">Left, ha</th><th class=\"n\">Items per ha, 90 % "
                        "between</th><th class=\"n\">Score of 100</th>");
    if (o->focus->priorities.is_given)
        lrel_stream_text(s, "<th>Own priority</th>");
    lrel_stream_text(s, "<th>Suggested next step</th></tr></thead><tbody>\n");
    for (size_t i = 0; i < ranked && i < FIRST_SHOWN; i++)
        write_hazard(o, &o->at[i], s);
    lrel_stream_text(s, "</tbody></table>\n");
}

/* --- all of it --- */

static lrel_status write_found(const focus_order *o, const focus_lorenz *expected,
                               lrel_stream *s, lrel_error *err)
{
    uint32_t period;
    focus_lorenz found = {0};
    focus_cells cells;
    lrel_status status;
    int year;

    if (!lrel_focus__last_year(o->focus, &period)) {
        write_curves(o, expected, NULL, 0, s);
        lrel_focus__draw_curves(expected, NULL, 0, s);
        return LREL_OK;
    }
    year = lrel_analysis_year(o->focus->a, period);
    if ((status = lrel_focus__found_curve(o, period, &found, err)) == LREL_OK) {
        write_curves(o, expected, &found, year, s);
        lrel_focus__draw_curves(expected, &found, year, s);
    }
    if (status == LREL_OK) {
        status = lrel_focus__look_back(o->focus, o->account, period, &cells, err);
        if (status == LREL_OK)
            lrel_focus__write_cells(o->focus, o->account, year, &cells, s);
        lrel_focus__clear_cells(o->focus, &cells);
    }
    lrel_focus__clear_curve(o, &found);
    return status;
}

static lrel_status write_account(const focus_order *o, lrel_stream *s, lrel_error *err)
{
    focus_lorenz expected;
    focus_trial trial;
    lrel_status status = lrel_focus__expected_curve(o, &expected, err);

    if (status == LREL_OK) {
        lrel_stream_text(s, "<h2>Account ");
        lrel_html_text(s, lrel_dataset_account_name(o->focus->a->data, o->account));
        lrel_stream_text(s, "</h2>\n");
        status = write_found(o, &expected, s, err);
    }
    lrel_focus__clear_curve(o, &expected);
    if (status != LREL_OK)
        return status;
    write_first(o, s);
    status = lrel_focus__try(o->focus, o->account, NULL, NULL, &trial, err);
    if (status == LREL_OK)
        write_trial(&trial, s);
    return status;
}

lrel_status lrel_focus_brief(const lrel_focus *f, uint32_t account, lrel_stream *s,
                             lrel_error *err)
{
    const lrel_dataset *data = f->a->data;
    lrel_status status = lrel_focus__check_account(f, account, err);
    char text[200];

    if (status != LREL_OK)
        return status;
    lrel_page__begin(data, "What to work on first: ", s);
    lrel_stream_text(s, "<p class=\"law\"><b>" LREL_FOCUS_STATEMENT "</b></p>\n");
    if (data->beside.hazards_n) {
        snprintf(text, sizeof text,
                 "<p>%zu hazards without a shape that counts are in no order.</p>\n",
                 data->beside.hazards_n);
        lrel_stream_text(s, text);
    }
    write_priorities(f, s);
    for (uint32_t a = 0; a < data->programme->account_count && status == LREL_OK; a++)
        if ((account == LREL_ACCOUNT_EVERY || account == a) && f->orders[a].count)
            status = write_account(&f->orders[a], s, err);
    lrel_page__end(s);
    return status;
}
