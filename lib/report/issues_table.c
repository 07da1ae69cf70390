/* SPDX-License-Identifier: Apache-2.0 */
/* issues_table.c: data issues, the most serious first. What a person needs to find the
 * record comes first, what the rule is and what to do about it last. */
#include "report/report.h"

static const char *const columns[] = {
    "severity", "code", "what", "source", "row",     "cell",  "id",   "field", "value",
    "expected", "lon",  "lat",  "place",  "area_m2", "count", "rule", "hint"};

static void write_record(const lrel_dataset *data, const lrel_issue *issue, lrel_csv *csv)
{
    lrel_csv_text(csv, issue->source < 0
                           ? LREL_TEXT("")
                           : lrel_dataset_source_name(data, (uint32_t)issue->source));
    if (issue->row < 0)
        lrel_csv_empty(csv);
    else
        lrel_csv_integer(csv, issue->row);
    lrel_csv_string(csv, lrel_dataset_issue_cell(data, issue).text);
    lrel_csv_text(csv, issue->id);
    lrel_csv_text(csv, issue->field);
    lrel_csv_text(csv, issue->value);
    lrel_csv_text(csv, issue->expected);
}

static void write_place(const lrel_issue *issue, lrel_csv *csv)
{
    if (issue->has_position) {
        lrel_csv_degrees(csv, issue->lon7);
        lrel_csv_degrees(csv, issue->lat7);
    } else {
        lrel_csv_empty(csv);
        lrel_csv_empty(csv);
    }
    lrel_csv_text(csv, issue->place);
}

void lrel_report_issues(const lrel_dataset *data, lrel_stream *stream)
{
    lrel_csv csv;

    lrel_csv_begin(&csv, stream, columns, sizeof columns / sizeof *columns);
    for (size_t i = 0; i < lrel_issues_count(data->issues); i++) {
        const lrel_issue *issue = lrel_issues_at(data->issues, i);
        const lrel_issue_info *info = lrel_issue_info_of(issue->kind);

        lrel_csv_string(&csv, lrel_severity_name(info->severity));
        lrel_csv_string(&csv, info->code);
        lrel_csv_string(&csv, info->title);
        write_record(data, issue, &csv);
        write_place(issue, &csv);
        if (issue->area2 < 0)
            lrel_csv_empty(&csv);
        else
            lrel_csv_area_m2(&csv, issue->area2, lrel_grid_units_per_m(data->grid));
        lrel_csv_integer(&csv, issue->count);
        lrel_csv_string(&csv, info->rule);
        lrel_csv_string(&csv, info->hint);
        lrel_csv_end_row(&csv);
    }
}
