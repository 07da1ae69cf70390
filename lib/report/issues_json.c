/* SPDX-License-Identifier: Apache-2.0 */
/* issues_json.c: data issues for a program that reads them. */
#include "map/issue_members.h"
#include "report/report.h"
#include "write/json_members.h"

static void write_counts(const lrel_dataset *data, lrel_json *json)
{
    static const lrel_severity order[] = {LREL_ERROR, LREL_WARNING, LREL_NOTE};

    lrel_json_key(json, "counts");
    lrel_json_object(json, true);
    for (int i = 0; i < 3; i++) {
        lrel_json_member_integer(json, lrel_severity_name(order[i]),
                                 (int64_t)lrel_issues_count_of(data->issues, order[i]));
    }
    lrel_json_object_end(json);
}

void lrel_report_issues_json(const lrel_dataset *data, lrel_stream *stream)
{
    lrel_json json;

    lrel_json_begin(&json, stream);
    lrel_json_object(&json, false);
    lrel_json_member_integer(&json, "schema", 1);
    lrel_json_member_text(&json, "programme", data->programme->title);
    lrel_json_member_date(&json, "as_of", data->programme->as_of);
    lrel_json_mark(&json);
    write_counts(data, &json);
    lrel_json_key(&json, "issues");
    lrel_json_array(&json, false);
    for (size_t i = 0; i < lrel_issues_count(data->issues); i++) {
        lrel_json_object(&json, true);
        lrel_map__issue_members(&json, data, lrel_issues_at(data->issues, i), true);
        lrel_json_object_end(&json);
    }
    lrel_json_array_end(&json);
    lrel_json_object_end(&json);
    lrel_json_finish(&json);
}
