/* SPDX-License-Identifier: Apache-2.0 */
/* section.c: the part of a first page that says what is new in this delivery. */
#include "compare/compare.h"
#include "report/html.h"

/* More restated figures are in the file. */
#define RESTATED_MAX 12

static void write_number(lrel_stream *s, size_t value)
{
    lrel_stream_text(s, "<td class=\"n\">");
    if (value > 0)
        lrel_stream_integer(s, (int64_t)value);
    lrel_stream_text(s, "</td>");
}

static void write_sources(const lrel_comparison *c, lrel_stream *s)
{
    lrel_stream_text(s, "<table><thead><tr><th>Source</th><th class=\"n\">Before</th>"
                        "<th class=\"n\">Now</th>");
    for (int kind = 0; kind < LREL_CHANGE_KIND_COUNT; kind++) {
        lrel_stream_text(s, "<th class=\"n\">");
        lrel_stream_text(s, lrel_change_kind_name((lrel_change_kind)kind));
        lrel_stream_text(s, "</th>");
    }
    lrel_stream_text(s, "</tr></thead><tbody>\n");
    for (size_t i = 0; i < c->source_count; i++) {
        const lrel_comparison_source *one = &c->sources[i];

        lrel_stream_text(s, "<tr><td>");
        lrel_html_text(s, lrel_text_of(one->name));
        lrel_stream_text(s, "</td>");
        write_number(s, one->before_n);
        write_number(s, one->after_n);
        for (int kind = 0; kind < LREL_CHANGE_KIND_COUNT; kind++)
            write_number(s, one->changed_n[kind]);
        lrel_stream_text(s, "</tr>\n");
    }
    lrel_stream_text(s, "</tbody></table>\n");
}

static void write_area(lrel_stream *s, int64_t e7)
{
    lrel_stream_text(s, "<td class=\"n\">");
    lrel_stream_integer(s, (e7 + (e7 < 0 ? -5000000 : 5000000)) / 10000000);
    lrel_stream_text(s, "</td>");
}

static void write_restated(const lrel_comparison *c, lrel_stream *s)
{
    if (c->restated.count == 0) {
        lrel_stream_text(s, "<p>No figure of a period that both deliveries have whole is "
                            "another one now.</p>\n");
        return;
    }
    lrel_stream_text(s, "<p><b>Restated</b>: figures of past periods that are others "
                        "now. What was published for them no longer holds.</p>\n"
                        "<table><thead><tr><th>Account</th><th>Period</th><th>Figure</th>"
                        "<th class=\"n\">Before (m²)</th><th class=\"n\">Now (m²)</th>"
                        "</tr></thead><tbody>\n");
    for (size_t i = 0; i < c->restated.count && i < RESTATED_MAX; i++) {
        const restatement *one = &c->restated.at[i];

        lrel_stream_text(s, "<tr><td>");
        lrel_html_text(s, one->account);
        lrel_stream_text(s, "</td><td>");
        lrel_html_text(s, one->period);
        lrel_stream_text(s, "</td><td>");
        lrel_stream_text(s, one->column);
        lrel_stream_text(s, "</td>");
        write_area(s, one->was_e7);
        write_area(s, one->is_e7);
        lrel_stream_text(s, "</tr>\n");
    }
    lrel_stream_text(s, "</tbody></table>\n");
    if (c->restated.count <= RESTATED_MAX)
        return;
    lrel_stream_text(s, "<p>And ");
    lrel_stream_integer(s, (int64_t)(c->restated.count - RESTATED_MAX));
    lrel_stream_text(s, " more.</p>\n");
}

void lrel_compare_section(const lrel_comparison *c, lrel_stream *s)
{
    lrel_stream_text(s, "<h2>Since the delivery before</h2>\n");
    write_sources(c, s);
    write_restated(c, s);
    lrel_stream_text(
        s,
        "<p>Record by record: <a href=\"before/changes.csv\">before/changes.csv</a>, on "
        "the map <a href=\"before/changes.geojson\">before/changes.geojson</a>, figures "
        "<a href=\"before/restated.csv\">before/restated.csv</a>.</p>\n");
}
