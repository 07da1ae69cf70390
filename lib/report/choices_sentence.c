/* SPDX-License-Identifier: Apache-2.0 */
/* choices_sentence.c: what moves the account, for people. */
#include "core/area.h"
#include "report/choices.h"
#include "report/html.h"

/* "count: completed -0.04 km2", by how much it moves what is recorded. */
static void write_choice(const lrel_choice *c, int64_t moved, lrel_stream *s)
{
    char text[40];

    lrel_area_format_km2(moved, LREL_CHOICE_UNITS_PER_M, 2, text);
    lrel_stream_text(s, "<code>");
    lrel_stream_text(s, c->rule);
    lrel_stream_text(s, "</code>");
    if (c->about.length) {
        lrel_stream_text(s, " (");
        lrel_html_text(s, c->about);
        lrel_stream_text(s, ")");
    }
    lrel_stream_text(s, " <q>");
    lrel_html_text(s, c->alternative);
    lrel_stream_text(s, "</q>: ");
    lrel_stream_text(s, moved > 0 ? "+" : "");
    lrel_stream_text(s, text);
    lrel_stream_text(s, " km²");
}

/* Each rule at its farthest, in one sentence. */
void lrel_report__choices(const lrel_dataset *data, const lrel_choices *choices,
                          lrel_stream *s)
{
    bool is_first = true;

    if (choices->count == 0)
        return;
    lrel_stream_text(s, "<p>How far the rules that the programme sets move these "
                        "figures: <a href=\"check/choices.csv\">check/choices.csv</a>. ");
    for (size_t i = 0; i < choices->count; i = lrel_choices_rule_end(choices, i)) {
        int64_t moved;
        const lrel_choice *c = lrel_choices_largest(data, choices, i, &moved);

        if (!c)
            continue;
        lrel_stream_text(s, is_first ? "What is recorded in <b>all</b>, by each rule at "
                                       "its farthest: "
                                     : "; ");
        write_choice(c, moved, s);
        is_first = false;
    }
    lrel_stream_text(s,
                     is_first ? "None of them moves what is recorded.</p>\n" : ".</p>\n");
}
