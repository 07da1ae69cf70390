/* SPDX-License-Identifier: Apache-2.0 */
/* issues_page.c: data issues to read: kind by kind, the most serious first, each with
 * what should hold, what to do, and the records to open. */
#include "core/area.h"
#include "report/html.h"
#include "report/page.h"
#include "report/report.h"

/* Rows of one kind that a person may still read; the table has all. */
#define ROWS_MAX 200

static const lrel_issue *issue_at(const lrel_dataset *data, size_t index)
{
    return lrel_issues_at(data->issues, index);
}

/* Issues are sorted, so that one kind stands together. */
static size_t end_of_kind(const lrel_dataset *data, size_t first)
{
    size_t end = first, count = lrel_issues_count(data->issues);

    while (end < count && issue_at(data, end)->kind == issue_at(data, first)->kind)
        end++;
    return end;
}

/* ---- the list of kinds ---- */

static void write_kinds(const lrel_dataset *data, lrel_stream *s)
{
    size_t count = lrel_issues_count(data->issues);

    if (count == 0) {
        lrel_stream_text(s, "<p>None.</p>\n");
        return;
    }
    lrel_stream_text(s, "<table><thead><tr><th>Severity</th><th>Code</th><th>What</th>"
                        "<th class=\"n\">Issues</th></tr></thead><tbody>\n");
    for (size_t i = 0, end; i < count; i = end) {
        const lrel_issue_info *info = lrel_issue_info_of(issue_at(data, i)->kind);

        end = end_of_kind(data, i);
        lrel_stream_text(s, "<tr><td>");
        lrel_stream_text(s, lrel_severity_name(info->severity));
        lrel_stream_text(s, "</td><td><a href=\"#");
        lrel_stream_text(s, info->code);
        lrel_stream_text(s, "\">");
        lrel_stream_text(s, info->code);
        lrel_stream_text(s, "</a></td><td>");
        lrel_html_text(s, lrel_text_of(info->title));
        lrel_stream_text(s, "</td><td class=\"n\">");
        lrel_stream_integer(s, (int64_t)(end - i));
        lrel_stream_text(s, "</td></tr>\n");
    }
    lrel_stream_text(s, "</tbody></table>\n");
}

/* ---- one kind ---- */

/* Columns of the records; those that are empty for a whole kind are left out. */
typedef enum column {
    SOURCE,
    ROW,
    ID,
    FIELD,
    VALUE,
    EXPECTED,
    POSITION,
    PLACE,
    LAND,
    COUNT,
    COLUMN_COUNT
} column;

static const struct {
    const char *heading;
    const char *class;
} columns[COLUMN_COUNT] = {{"Source", ""},
                           {"Row", "n row"},
                           {"Id", ""},
                           {"Field", ""},
                           {"Value", ""},
                           {"Expected, or done", ""},
                           /* Latitude first, as people type it into a map. */
                           {"Latitude, longitude", ""},
                           {"Place", ""},
                           {"Land (m²)", "n"},
                           {"Records", "n"}};

static lrel_text text_of(const lrel_dataset *data, const lrel_issue *issue, column c)
{
    switch (c) {
    case SOURCE:
        return issue->source < 0
                   ? LREL_TEXT("")
                   : lrel_dataset_source_name(data, (uint32_t)issue->source);
    case ID:
        return issue->id;
    case FIELD:
        return issue->field;
    case VALUE:
        return issue->value;
    case EXPECTED:
        return issue->expected;
    default:
        return issue->place;
    }
}

static bool has_cell(const lrel_dataset *data, const lrel_issue *issue, column c)
{
    switch (c) {
    case ROW:
        return issue->row >= 0;
    case POSITION:
        return issue->has_position;
    case LAND:
        return issue->area2 >= 0;
    case COUNT:
        return issue->count != 1;
    default:
        return text_of(data, issue, c).length > 0;
    }
}

static void write_cell(const lrel_dataset *data, const lrel_issue *issue, column c,
                       lrel_stream *s)
{
    char area[40];

    switch (c) {
    case ROW:
        lrel_stream_integer(s, issue->row);
        break;
    case POSITION:
        lrel_stream_degrees(s, issue->lat7);
        lrel_stream_text(s, ", ");
        lrel_stream_degrees(s, issue->lon7);
        break;
    case LAND:
        lrel_area_format_whole_m2(issue->area2, lrel_grid_units_per_m(data->grid), area);
        lrel_stream_text(s, area);
        break;
    case COUNT:
        lrel_stream_integer(s, issue->count);
        break;
    default:
        lrel_html_text(s, text_of(data, issue, c));
    }
}

static void begin_cell(const char *tag, column c, lrel_stream *s)
{
    lrel_stream_text(s, tag);
    if (*columns[c].class) {
        lrel_stream_text(s, " class=\"");
        lrel_stream_text(s, columns[c].class);
        lrel_stream_char(s, '"');
    }
    lrel_stream_char(s, '>');
}

static void write_header(const bool shown[COLUMN_COUNT], lrel_stream *s)
{
    lrel_stream_text(s, "<table><thead><tr>");
    for (int c = 0; c < COLUMN_COUNT; c++) {
        if (!shown[c])
            continue;
        begin_cell("<th", (column)c, s);
        lrel_stream_text(s, columns[c].heading);
        lrel_stream_text(s, "</th>");
    }
    lrel_stream_text(s, "</tr></thead><tbody>\n");
}

static void write_row(const lrel_dataset *data, const lrel_issue *issue,
                      const bool shown[COLUMN_COUNT], lrel_stream *s)
{
    lrel_stream_text(s, "<tr>");
    for (int c = 0; c < COLUMN_COUNT; c++) {
        if (!shown[c])
            continue;
        begin_cell("<td", (column)c, s);
        if (has_cell(data, issue, (column)c) || c == COUNT)
            write_cell(data, issue, (column)c, s);
        lrel_stream_text(s, "</td>");
    }
    lrel_stream_text(s, "</tr>\n");
}

static void write_records(const lrel_dataset *data, size_t first, size_t end,
                          lrel_stream *s)
{
    size_t last = end - first > ROWS_MAX ? first + ROWS_MAX : end;
    bool shown[COLUMN_COUNT] = {false};

    for (size_t i = first; i < last; i++)
        for (int c = 0; c < COLUMN_COUNT; c++)
            shown[c] |= has_cell(data, issue_at(data, i), (column)c);
    write_header(shown, s);
    for (size_t i = first; i < last; i++)
        write_row(data, issue_at(data, i), shown, s);
    lrel_stream_text(s, "</tbody></table>\n");
    if (last == end)
        return;
    lrel_stream_text(s, "<p>And ");
    lrel_stream_integer(s, (int64_t)(end - last));
    lrel_stream_text(s, " more in <a href=\"issues.csv\">issues.csv</a>.</p>\n");
}

static void write_kind(const lrel_dataset *data, size_t first, size_t end, lrel_stream *s)
{
    static const char *const severities[] = {
        [LREL_NOTE] = "Note", [LREL_WARNING] = "Warning", [LREL_ERROR] = "Error"};
    const lrel_issue_info *info = lrel_issue_info_of(issue_at(data, first)->kind);

    lrel_stream_text(s, "<h2 id=\"");
    lrel_stream_text(s, info->code);
    lrel_stream_text(s, "\">");
    lrel_stream_text(s, info->code);
    lrel_stream_text(s, ": ");
    lrel_html_text(s, lrel_text_of(info->title));
    lrel_stream_text(s, "</h2>\n<p>");
    lrel_stream_text(s, severities[info->severity]);
    lrel_stream_text(s, ". What should hold: ");
    lrel_html_text(s, lrel_text_of(info->rule));
    lrel_stream_text(s, ". <b>To do:</b> ");
    lrel_html_text(s, lrel_text_of(info->hint));
    lrel_stream_text(s, ".</p>\n");
    write_records(data, first, end, s);
}

void lrel_report_issues_page(const lrel_dataset *data, lrel_stream *s)
{
    lrel_page__begin(data, "Data issues: ", s);
    lrel_stream_text(
        s, "<p>What a person should look at in the data. No data issue changes "
           "a figure. Each of them is in <a href=\"issues.csv\">issues.csv</a>, "
           "those with a place in <a href=\"issues.geojson\">issues.geojson"
           "</a>.</p>\n");
    write_kinds(data, s);
    for (size_t i = 0, end; i < lrel_issues_count(data->issues); i = end) {
        end = end_of_kind(data, i);
        write_kind(data, i, end, s);
    }
    lrel_page__end(s);
}
