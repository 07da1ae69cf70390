/* SPDX-License-Identifier: Apache-2.0 */
/* issues.c: data issues as points. Those without a place are in issues.csv alone; how
 * many, the file says. */
#include "map/layers.h"
#include "map/map.h"

/* The box of all points; how many issues have none. */
static map_extent extent_of(const lrel_issues *issues, size_t *without_place)
{
    map_extent extent = MAP_EXTENT_EMPTY;

    *without_place = 0;
    for (size_t i = 0; i < lrel_issues_count(issues); i++) {
        const lrel_issue *issue = lrel_issues_at(issues, i);

        if (!issue->has_position) {
            (*without_place)++;
            continue;
        }
        extent.west = issue->lon7 < extent.west ? issue->lon7 : extent.west;
        extent.south = issue->lat7 < extent.south ? issue->lat7 : extent.south;
        extent.east = issue->lon7 > extent.east ? issue->lon7 : extent.east;
        extent.north = issue->lat7 > extent.north ? issue->lat7 : extent.north;
    }
    return extent;
}

static void write_text(lrel_json *json, const char *key, lrel_text text)
{
    lrel_json_key(json, key);
    lrel_json_text(json, text);
}

/* The columns of issues.csv, without lon and lat. */
static void write_properties(lrel_json *json, const lrel_dataset *data,
                             const lrel_issue *issue)
{
    const lrel_issue_info *info = lrel_issue_info_of(issue->kind);

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
    write_text(json, "id", issue->id);
    write_text(json, "field", issue->field);
    write_text(json, "value", issue->value);
    write_text(json, "expected", issue->expected);
    write_text(json, "place", issue->place);
    lrel_json_key(json, "area_m2");
    if (issue->area2 < 0)
        lrel_json_null(json);
    else
        lrel_json_area_m2(json, issue->area2, lrel_grid_units_per_m(data->grid));
    lrel_json_key(json, "count");
    lrel_json_integer(json, issue->count);
    write_text(json, "rule", lrel_text_of(info->rule));
    write_text(json, "hint", lrel_text_of(info->hint));
}

lrel_status lrel_map_issues(const lrel_dataset *data, lrel_stream *stream,
                            lrel_error *err)
{
    size_t without_place;
    map_extent extent = extent_of(data->issues, &without_place);
    lrel_geojson geojson;

    (void)err;
    lrel_map__begin(&geojson, data, stream, "Data issues", data->programme->as_of);
    lrel_json_key(&geojson.json, "without_place");
    lrel_json_integer(&geojson.json, (int64_t)without_place);
    lrel_geojson_features(&geojson, extent.west, extent.south, extent.east, extent.north);
    for (size_t i = 0; i < lrel_issues_count(data->issues); i++) {
        const lrel_issue *issue = lrel_issues_at(data->issues, i);

        if (!issue->has_position)
            continue;
        lrel_geojson_feature(&geojson);
        write_properties(&geojson.json, data, issue);
        lrel_geojson_point(&geojson, (lrel_grid_point){issue->lon7, issue->lat7});
        lrel_geojson_feature_end(&geojson);
    }
    lrel_geojson_finish(&geojson);
    return LREL_OK;
}
