/* SPDX-License-Identifier: Apache-2.0 */
/* issues.c: data issues as points. Those without a place are in issues.csv alone; how
 * many, the file says. */
#include "map/issue_members.h"
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
        lrel_map__issue_members(&geojson.json, data, issue, false);
        lrel_geojson_point(&geojson, (lrel_grid_point){issue->lon7, issue->lat7});
        lrel_geojson_feature_end(&geojson);
    }
    lrel_geojson_finish(&geojson);
    return LREL_OK;
}
