/* SPDX-License-Identifier: Apache-2.0 */
/* brief_curve.c: Lorenz curves as a small drawing, from 0 to 100 per cent both ways. */
#include <stdio.h>

#include "focus/brief.h"

/* Points of a curve: whole per cents are finer than the line is wide. */
#define STEPS 100
#define SIDE  240 /* pixels */

static void draw_curve(const focus_lorenz *c, const char *colour, lrel_stream *s)
{
    char text[96];

    lrel_stream_text(s, "<polyline fill=\"none\" stroke-width=\"2\" stroke=\"");
    lrel_stream_text(s, colour);
    lrel_stream_text(s, "\" points=\"");
    for (int i = 0; i <= STEPS; i++) {
        double land = (double)i / STEPS,
               items = lrel_portions_share(c->at, c->count, land);

        snprintf(text, sizeof text, "%s%.1f,%.1f", i ? " " : "", land * SIDE,
                 SIDE - items * SIDE);
        lrel_stream_text(s, text);
    }
    lrel_stream_text(s, "\"/>");
}

void lrel_focus__draw_curves(const focus_lorenz *expected, const focus_lorenz *found,
                             int year, lrel_stream *s)
{
    bool has_expected = expected->gini >= 0, has_found = found && found->gini >= 0;
    char text[400];

    if (!has_expected && !has_found)
        return;
    snprintf(text, sizeof text,
             "<figure style=\"margin:.5rem 0\"><svg width=\"%d\" height=\"%d\" "
             "viewBox=\"-4 -4 %d %d\" role=\"img\" aria-label=\"Lorenz curves\"><rect "
             "width=\"%d\" height=\"%d\" fill=\"none\" stroke=\"#999\"/><path d=\"M0 %d "
             "%d 0\" stroke=\"#ccc\"/>",
             SIDE + 8, SIDE + 8, SIDE + 8, SIDE + 8, SIDE, SIDE, SIDE, SIDE);
    lrel_stream_text(s, text);
    if (has_expected)
        draw_curve(expected, "#b35900", s);
    if (has_found)
        draw_curve(found, "#1f5fa8", s);
    lrel_stream_text(s, "</svg><figcaption>Across: share of the land, the densest first; "
                        "up: share of the items.");
    if (has_expected)
        lrel_stream_text(s,
                         " <span style=\"color:#b35900\">Expected in open land</span>.");
    if (has_found) {
        snprintf(text, sizeof text,
                 " <span style=\"color:#1f5fa8\">Found in what was cleared in "
                 "%d</span>.",
                 year);
        lrel_stream_text(s, text);
    }
    lrel_stream_text(s, "</figcaption></figure>\n");
}
