/* SPDX-License-Identifier: Apache-2.0 */
/* brief_cells.c: how focused a year's clearance was, as a table to read. */
#include <math.h>
#include <stdio.h>

#include "focus/brief.h"
#include "focus/order.h"
#include "report/html.h"
#include "report/report.h"

static void write_km2(const lrel_focus *f, int64_t area2, lrel_stream *s)
{
    char text[40];

    lrel_area_format_km2(area2, lrel_grid_units_per_m(f->a->data->grid), 2, text);
    lrel_stream_text(s, "<td class=\"n\">");
    lrel_stream_text(s, text);
    lrel_stream_text(s, "</td>");
}

static void write_ratio(focus_ratio ratio, bool is_per_cent, lrel_stream *s)
{
    char text[40] = "–"; /* not computable; the table says why */

    if (!ratio.why_not && is_per_cent)
        snprintf(text, sizeof text, "%.0f %%", floor(100 * ratio.value + 0.5));
    else if (!ratio.why_not)
        snprintf(text, sizeof text, "%.2f", ratio.value);
    lrel_stream_text(s, "<td class=\"n\">");
    lrel_stream_text(s, text);
    lrel_stream_text(s, "</td>");
}

static void write_name(const lrel_focus *f, const focus_cell *c, lrel_stream *s)
{
    lrel_text unit = lrel_report__unit_name(f->a->data, LREL_BY_ADMIN1, c->unit);

    lrel_stream_text(s, c->of_operator || c->of_unit ? "<tr><td>"
                                                     : "<tr class=\"sum\"><td>");
    if (!c->of_operator)
        lrel_stream_text(s, "all");
    else
        lrel_html_text(s, c->operator_name.length ? c->operator_name
                                                  : LREL_TEXT("(not stated)"));
    lrel_stream_text(s, "</td><td>");
    if (!c->of_unit)
        lrel_stream_text(s, "all");
    else if (c->unit.length == 0)
        lrel_stream_text(s, "(outside of all units)");
    else
        lrel_html_text(s, unit.length ? unit : c->unit);
    lrel_stream_text(s, "</td>");
}

static void write_cell(const lrel_focus *f, const focus_cell *c, lrel_stream *s)
{
    double ha = lrel_analysis_m2(f->a, c->counted2) / 10000;
    const char *none = c->tasks_n ? NULL : "no counts";

    write_name(f, c, s);
    write_km2(f, c->released2[LREL_PRODUCT_CLEARED], s);
    write_ratio((focus_ratio){ha > 0 ? c->items / ha : 0, none}, false, s);
    write_ratio(lrel_focus__zero_find_share(c), true, s);
    if (none)
        lrel_stream_text(s, "<td class=\"n\">–</td>");
    else
        write_km2(f, c->zero_suspected2, s);
    write_ratio(lrel_focus__survey_share(c), true, s);
    write_ratio(lrel_focus__class_focus(c), false, s);
    write_ratio(lrel_focus__cell_gini(c), false, s);
    lrel_stream_text(s, "</tr>\n");
}

void lrel_focus__write_cells(const lrel_focus *f, uint32_t account, int year,
                             const focus_cells *cells, lrel_stream *s)
{
    char text[64], categories[LREL_VOCABULARY_JOINED_MAX];
    uint32_t set = lrel_items_of_account(f->a->data->programme, account);
    size_t length = lrel_vocabulary_join(&lrel_vocabulary_item, set, categories);

    if (cells->count == 0)
        return;
    snprintf(text, sizeof text, "<h3>How focused clearance was in %d</h3>\n", year);
    lrel_stream_text(s, text);
    lrel_stream_text(
        s, "<table><thead><tr><th>Operator</th><th>Unit</th><th class=\"n\">Cleared, "
           "km²</th><th class=\"n\">Items per ha (I2)</th><th class=\"n\">Cleared "
           "without an item (I3)</th><th class=\"n\">Of that not confirmed: survey could "
           "have released, km²</th><th class=\"n\">Released by survey (I5)</th><th "
           "class=\"n\">Focus on confirmed land (I7)</th><th class=\"n\">Gini</th></tr>"
           "</thead><tbody>\n");
    for (size_t i = 0; i < cells->count; i++)
        write_cell(f, &cells->at[i], s);
    lrel_stream_text(s, "</tbody></table>\n<p>Items: ");
    lrel_stream_bytes(s, categories, length);
    lrel_stream_text(
        s, ", of releases that state them; spot tasks are not in it. I7: the share of "
           "class cha in what was released, over its share in what stood at the start of "
           "the year; below 1 it was neglected. –: not computable, "
           "focus_retrospect.csv says why.</p>\n");
}
