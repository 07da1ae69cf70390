/* SPDX-License-Identifier: Apache-2.0 */
/* write.c: a comparison as tables and as a map. */
#include <math.h>
#include <stdio.h>

#include "compare/compare.h"
#include "dataset/dataset.h"
#include "write/csv.h"
#include "write/folder.h"
#include "write/geojson.h"
#include "write/json_members.h"

static const char *const change_columns[] = {
    "change", "role",    "source", "row", "id",         "field",     "before",
    "after",  "moved_m", "lon",    "lat", "before_lon", "before_lat"};
static const char *const restated_columns[] = {"account", "period",    "from",    "to",
                                               "column",  "before_m2", "after_m2"};

/* ---- what a change is about ---- */

/* The record as it is now; of one that is gone, as it was. */
static const delivery *side_of(const lrel_comparison *c, const change *one,
                               uint32_t *record)
{
    *record = one->after != UINT32_MAX ? one->after : one->before;
    return one->after != UINT32_MAX ? &c->after : &c->before;
}

static lrel_text cell_of(const lrel_comparison *c, const change *one,
                         delivery_column column)
{
    uint32_t record;
    const delivery *d = side_of(c, one, &record);

    return lrel_delivery__cell(d, record, column);
}

/* Cells of tables have a tab in front of what looks like a formula. */
static lrel_text value_of(lrel_text cell)
{
    return lrel_text_trim(cell);
}

static bool has_left(const lrel_comparison *c, const change *one)
{
    return one->after != UINT32_MAX && one->before != UINT32_MAX &&
           c->before.at[one->before].has_place;
}

/* ---- tables ---- */

static void write_place(lrel_csv *csv, bool is_there, const delivery *d, uint32_t record)
{
    if (is_there && d->at[record].has_place) {
        lrel_csv_text(csv, lrel_delivery__cell(d, record, DELIVERY_LON));
        lrel_csv_text(csv, lrel_delivery__cell(d, record, DELIVERY_LAT));
        return;
    }
    lrel_csv_empty(csv);
    lrel_csv_empty(csv);
}

void lrel_compare_write_changes(const lrel_comparison *c, lrel_stream *stream)
{
    static const delivery_column about[] = {DELIVERY_ROLE, DELIVERY_SOURCE, DELIVERY_ROW,
                                            DELIVERY_ID};
    lrel_csv csv;

    lrel_csv_begin(&csv, stream, change_columns,
                   sizeof change_columns / sizeof *change_columns);
    for (size_t i = 0; i < c->changes.count; i++) {
        const change *one = &c->changes.at[i];
        uint32_t record;
        const delivery *d = side_of(c, one, &record);

        lrel_csv_string(&csv, lrel_change_kind_name(one->kind));
        for (size_t k = 0; k < sizeof about / sizeof *about; k++)
            lrel_csv_text(&csv, value_of(cell_of(c, one, about[k])));
        lrel_csv_string(&csv, one->field);
        lrel_csv_text(&csv, value_of(one->was));
        lrel_csv_text(&csv, value_of(one->is));
        if (one->distance_m < 0)
            lrel_csv_empty(&csv);
        else
            lrel_csv_integer(&csv, llround(one->distance_m));
        write_place(&csv, true, d, record);
        write_place(&csv, has_left(c, one), &c->before, one->before);
        lrel_csv_end_row(&csv);
    }
}

/* An exact decimal of 1e-7 m2, without trailing zeros. */
static void write_e7(lrel_csv *csv, int64_t e7)
{
    char text[32];
    uint64_t value = e7 < 0 ? 0 - (uint64_t)e7 : (uint64_t)e7;
    int length = snprintf(text, sizeof text, "%s%llu.%07llu", e7 < 0 ? "-" : "",
                          (unsigned long long)(value / 10000000),
                          (unsigned long long)(value % 10000000));

    while (text[length - 1] == '0')
        length--;
    length -= text[length - 1] == '.';
    lrel_csv_text(csv, (lrel_text){text, (size_t)length});
}

void lrel_compare_write_restated(const lrel_comparison *c, lrel_stream *stream)
{
    lrel_csv csv;

    lrel_csv_begin(&csv, stream, restated_columns,
                   sizeof restated_columns / sizeof *restated_columns);
    for (size_t i = 0; i < c->restated.count; i++) {
        const restatement *one = &c->restated.at[i];

        lrel_csv_text(&csv, value_of(one->account));
        lrel_csv_text(&csv, one->period);
        lrel_csv_text(&csv, one->from);
        lrel_csv_text(&csv, one->to);
        lrel_csv_string(&csv, one->column);
        write_e7(&csv, one->was_e7);
        write_e7(&csv, one->is_e7);
        lrel_csv_end_row(&csv);
    }
}

/* ---- the map ---- */

static lrel_grid_point point_of(const delivery_record *r)
{
    return (lrel_grid_point){(int32_t)lround(r->lon * 1e7),
                             (int32_t)lround(r->lat * 1e7)};
}

typedef struct box {
    int32_t west, south, east, north;
} box;

static void add_point(box *b, lrel_grid_point p)
{
    b->west = p.x < b->west ? p.x : b->west;
    b->south = p.y < b->south ? p.y : b->south;
    b->east = p.x > b->east ? p.x : b->east;
    b->north = p.y > b->north ? p.y : b->north;
}

/* The points of a change: where it is and, where it moved, before that where it was. */
static size_t points_of(const lrel_comparison *c, const change *one,
                        lrel_grid_point points[2])
{
    uint32_t record;
    const delivery *d = side_of(c, one, &record);
    size_t count = 0;

    if (!d->at[record].has_place)
        return 0;
    if (one->distance_m >= 0)
        points[count++] = point_of(&c->before.at[one->before]);
    points[count++] = point_of(&d->at[record]);
    return count;
}

static box box_of(const lrel_comparison *c, size_t *without_place)
{
    box b = {INT32_MAX, INT32_MAX, INT32_MIN, INT32_MIN};

    *without_place = 0;
    for (size_t i = 0; i < c->changes.count; i++) {
        lrel_grid_point points[2];
        size_t count = points_of(c, &c->changes.at[i], points);

        *without_place += count == 0;
        for (size_t k = 0; k < count; k++)
            add_point(&b, points[k]);
    }
    return b;
}

static void write_feature(const lrel_comparison *c, const change *one,
                          const lrel_grid_point *points, size_t count,
                          lrel_geojson *geojson)
{
    lrel_json *json = &geojson->json;

    lrel_geojson_feature(geojson);
    lrel_json_member_string(json, "change", lrel_change_kind_name(one->kind));
    lrel_json_member_text(json, "role", cell_of(c, one, DELIVERY_ROLE));
    lrel_json_member_text(json, "source", value_of(cell_of(c, one, DELIVERY_SOURCE)));
    lrel_json_member_text(json, "id", value_of(cell_of(c, one, DELIVERY_ID)));
    lrel_json_member_string(json, "field", one->field);
    lrel_json_member_text(json, "before", value_of(one->was));
    lrel_json_member_text(json, "after", value_of(one->is));
    if (one->distance_m >= 0)
        lrel_json_member_integer(json, "moved_m", llround(one->distance_m));
    if (count == 1) {
        lrel_geojson_point(geojson, points[0]);
    } else {
        lrel_geojson_lines(geojson);
        lrel_geojson_line(geojson, points, count);
        lrel_geojson_lines_end(geojson);
    }
    lrel_geojson_feature_end(geojson);
}

void lrel_compare_write_map(const lrel_comparison *c, lrel_stream *stream)
{
    size_t without_place;
    box b = box_of(c, &without_place);
    lrel_geojson geojson;

    lrel_geojson_begin(&geojson, stream);
    lrel_json_member_integer(&geojson.json, "schema", 1);
    lrel_json_member_string(&geojson.json, "title",
                            "What changed since the delivery before");
    lrel_json_member_string(&geojson.json, "statement", LREL_STATEMENT);
    lrel_json_member_integer(&geojson.json, "without_place", (int64_t)without_place);
    lrel_geojson_features(&geojson, b.west, b.south, b.east, b.north);
    for (size_t i = 0; i < c->changes.count; i++) {
        lrel_grid_point points[2];
        size_t count = points_of(c, &c->changes.at[i], points);

        if (count)
            write_feature(c, &c->changes.at[i], points, count, &geojson);
    }
    lrel_geojson_finish(&geojson);
}

/* ---- the folder ---- */

static const struct {
    const char *name;
    void (*write)(const lrel_comparison *c, lrel_stream *stream);
} files[] = {
    {"changes.csv", lrel_compare_write_changes},
    {"restated.csv", lrel_compare_write_restated},
    {"changes.geojson", lrel_compare_write_map},
};
#define FILE_COUNT (sizeof files / sizeof *files)

static void list_files(const char *names[FILE_COUNT + 1])
{
    for (size_t i = 0; i < FILE_COUNT; i++)
        names[i] = files[i].name;
    names[FILE_COUNT] = NULL;
}

const char *lrel_comparison_file_at(size_t index)
{
    return index < FILE_COUNT ? files[index].name : NULL;
}

lrel_status lrel_comparison_try_write(const lrel_comparison *c, const char *path,
                                      bool overwrite, lrel_error *err)
{
    const char *names[FILE_COUNT + 1];

    list_files(names);
    return lrel_folder_try(c->context, path, names, overwrite, err);
}

lrel_status lrel_comparison_write(const lrel_comparison *c, const char *path,
                                  bool overwrite, lrel_error *err)
{
    const char *names[FILE_COUNT + 1];
    lrel_folder *folder = NULL;
    lrel_status status;

    list_files(names);
    status = lrel_folder_open(c->context, path, names, overwrite, &folder, err);
    for (size_t i = 0; i < FILE_COUNT && status == LREL_OK; i++) {
        lrel_stream *stream = NULL;

        status = lrel_folder_create(folder, files[i].name, &stream, err);
        if (status != LREL_OK)
            break;
        files[i].write(c, stream);
        status = lrel_stream_close(stream, err);
    }
    if (status == LREL_OK)
        return lrel_folder_commit(folder, err);
    lrel_folder_abandon(folder);
    return status;
}
