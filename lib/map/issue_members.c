/* SPDX-License-Identifier: Apache-2.0 */
#include "map/issue_members.h"
#include "write/json_members.h"

static void write_text(lrel_json *json, const char *key, lrel_text text)
{
    lrel_json_key(json, key);
    if (text.length)
        lrel_json_text(json, text);
    else
        lrel_json_null(json);
}

static void write_degrees(lrel_json *json, const char *key, bool is_known, int32_t value)
{
    lrel_json_key(json, key);
    if (!is_known) {
        lrel_json_null(json);
        return;
    }
    lrel_json_value(json);
    lrel_stream_degrees(json->stream, value);
}

static void write_position(lrel_json *json, const lrel_issue *issue)
{
    write_degrees(json, "lon", issue->has_position, issue->lon7);
    write_degrees(json, "lat", issue->has_position, issue->lat7);
}

void lrel_map__issue_members(lrel_json *json, const lrel_dataset *data,
                             const lrel_issue *issue, bool with_position)
{
    const lrel_issue_info *info = lrel_issue_info_of(issue->kind);
    const lrel_address cell = lrel_dataset_issue_cell(data, issue);

    write_text(json, "severity", lrel_text_of(lrel_severity_name(info->severity)));
    write_text(json, "code", lrel_text_of(info->code));
    write_text(json, "what", lrel_text_of(info->title));
    write_text(json, "source",
               issue->source < 0
                   ? LREL_TEXT("")
                   : lrel_dataset_source_name(data, (uint32_t)issue->source));
    lrel_json_key(json, "row");
    if (issue->row < 0)
        lrel_json_null(json);
    else
        lrel_json_integer(json, issue->row);
    write_text(json, "cell", lrel_text_of(cell.text));
    write_text(json, "id", issue->id);
    write_text(json, "field", issue->field);
    write_text(json, "value", issue->value);
    write_text(json, "expected", issue->expected);
    if (with_position)
        write_position(json, issue);
    write_text(json, "place", issue->place);
    lrel_json_key(json, "area_m2");
    if (issue->area2 < 0)
        lrel_json_null(json);
    else
        lrel_json_area_m2(json, issue->area2, lrel_grid_units_per_m(data->grid));
    lrel_json_member_integer(json, "count", issue->count);
    write_text(json, "rule", lrel_text_of(info->rule));
    write_text(json, "hint", lrel_text_of(info->hint));
}
