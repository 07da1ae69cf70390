/* SPDX-License-Identifier: Apache-2.0 */
/* page.c: how every page of ours begins and ends. */
#include "report/page.h"

#include "report/html.h"

static const char style[] =
    "body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;"
    "padding:0 1rem;color:#1a1a1a}h1{font-size:1.6rem;margin-bottom:0}"
    "h2{font-size:1.15rem;margin-top:2rem}table{border-collapse:collapse;margin:.5rem 0}"
    "th,td{padding:.3rem .8rem;border-bottom:1px solid #ccc;text-align:left;"
    "vertical-align:top}th{border-bottom:2px solid #555}.n{text-align:right;"
    "font-variant-numeric:tabular-nums}.law{border-left:4px solid #b35900;"
    "padding:.4rem .8rem;background:#fff6ec}.sum{font-weight:600}";

/* What a draft is, and what it lacks, before any figure. */
static void write_draft(const lrel_dataset *data, lrel_stream *s)
{
    if (!data->is_draft)
        return;
    lrel_stream_text(s, "<div style=\"border:4px double #a00;padding:.2rem "
                        ".8rem\"><p><b>DRAFT.</b> This account is not final: "
                        "it was made with --draft. ");
    if (data->shown_sources) {
        lrel_stream_text(s, "Whoever made it can say which files it lacks.</p></div>\n");
        return;
    }
    if (data->missing.count == 0) {
        lrel_stream_text(s, "No file was refused.</p></div>\n");
        return;
    }
    lrel_stream_text(s, "Missing in it, because the file was refused:</p><ul>\n");
    for (size_t i = 0; i < data->missing.count; i++) {
        lrel_stream_text(s, "<li><b>");
        lrel_html_text(s, data->missing.at[i].name);
        lrel_stream_text(s, "</b>: ");
        lrel_html_text(s, data->missing.at[i].reason);
        lrel_stream_text(s, "</li>\n");
    }
    lrel_stream_text(s, "</ul></div>\n");
}

/* What the programme says of the borders on its maps. */
static void write_boundary_note(const lrel_dataset *data, lrel_stream *s)
{
    if (data->programme->boundary_note.length == 0)
        return;
    lrel_stream_text(s, "<p>Borders: ");
    lrel_html_text(s, data->programme->boundary_note);
    lrel_stream_text(s, "</p>\n");
}

void lrel_page__begin(const lrel_dataset *data, const char *subject, lrel_stream *s)
{
    char day[16];

    lrel_date_format(data->programme->as_of, day);
    lrel_stream_text(s,
                     "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
                     "<meta name=\"viewport\" content=\"width=device-width\">"
                     "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src "
                     "'none'; style-src 'unsafe-inline'\"><title>");
    lrel_stream_text(s, data->is_draft ? "DRAFT: " : "");
    lrel_stream_text(s, subject);
    lrel_html_text(s, data->programme->title);
    lrel_stream_text(s, "</title><style>");
    lrel_stream_text(s, style);
    lrel_stream_text(s, "</style></head><body>\n<h1>");
    lrel_stream_text(s, subject);
    lrel_html_text(s, data->programme->title);
    lrel_stream_text(s, "</h1>\n<p>As of ");
    lrel_stream_text(s, day);
    lrel_stream_text(s, ".</p>\n");
    write_draft(data, s);
    lrel_stream_text(s, "<p class=\"law\">");
    lrel_stream_text(s, LREL_STATEMENT);
    lrel_stream_text(s, "</p>\n");
    write_boundary_note(data, s);
}

void lrel_page__end(lrel_stream *s)
{
    lrel_stream_text(s, "</body></html>\n");
}

void lrel_page__files(const lrel_page_file *files, size_t count, lrel_stream *s)
{
    for (size_t i = 0; i < count; i++) {
        lrel_stream_text(s, "<tr><td><a href=\"");
        lrel_stream_text(s, files[i].name);
        lrel_stream_text(s, "\">");
        lrel_stream_text(s, files[i].name);
        lrel_stream_text(s, "</a></td><td>");
        lrel_stream_text(s, files[i].what);
        lrel_stream_text(s, "</td></tr>\n");
    }
}
