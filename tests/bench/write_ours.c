/* SPDX-License-Identifier: Apache-2.0 */
/* Polygons in memory, in whole 1e-7 degrees, to a file. The file is not made to last
 * (no fsync), since GDAL does not either. */
#include <fcntl.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "bench/entry.h"
#include "read/table.h"
#include "write/geojson.h"

#define UNITS_PER_DEGREE 1e7

static const char *const keys[] = {"ID", "CONTAM", "OPERATOR", "DAY", "AREA", "WHAT"};

typedef struct layer {
    lrel_table *table;
    int columns[sizeof keys / sizeof *keys];
    lrel_grid_point *points; /* of the table, without what closes a ring */
} layer;

static bool read_layer(const lrel_context *context, const char *folder, layer *out)
{
    lrel_read_options options = {.source = -1};
    char path[512];
    snprintf(path, sizeof path, "%s/hazards.geojson", folder);
    if (lrel_table_read(context, path, &options, NULL, &out->table, NULL) != LREL_OK)
        return false;
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        out->columns[i] = lrel_table_column(out->table, lrel_text_of(keys[i]));
    out->points = calloc(out->table->point_count, sizeof *out->points);
    for (size_t i = 0; i < out->table->point_count; i++) {
        lrel_xy p = out->table->points[i];
        out->points[i] = (lrel_grid_point){(int32_t)lround(p.x * UNITS_PER_DEGREE),
                                           (int32_t)lround(p.y * UNITS_PER_DEGREE)};
    }
    return true;
}

static void write_feature(lrel_geojson *geojson, const layer *l, size_t row)
{
    const lrel_table *table = l->table;
    const lrel_shape *shape = &table->shapes[row];

    lrel_geojson_feature(geojson);
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        lrel_json_key(&geojson->json, keys[i]);
        lrel_json_text(&geojson->json, lrel_table_cell(table, row, l->columns[i]));
    }
    lrel_geojson_geometry(geojson, 1);
    lrel_geojson_polygon(geojson);
    for (uint32_t i = 0; i < shape->ring_count; i++) {
        const lrel_shape_ring *ring = &table->rings[shape->first_ring + i];
        lrel_geojson_ring(geojson, &l->points[ring->first], ring->count - 1);
    }
    lrel_geojson_polygon_end(geojson);
    lrel_geojson_feature_end(geojson);
}

static bool write_layer(const lrel_context *context, const layer *l, const char *path)
{
    lrel_geojson geojson;
    lrel_stream *stream = NULL;
    bool is_written;
    int file = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0666);

    if (file < 0 || lrel_stream_attach(context, file, path, &stream, NULL) != LREL_OK)
        return false;
    lrel_geojson_begin(&geojson, stream);
    lrel_geojson_features(&geojson, 0, 0, 1, 1);
    for (size_t row = 0; row < l->table->row_count; row++)
        write_feature(&geojson, l, row);
    lrel_geojson_finish(&geojson);
    is_written = lrel_stream_close(stream, NULL) == LREL_OK;
    return close(file) == 0 && is_written;
}

bool write_ours(const task *t, const entry *e, run_report *report)
{
    lrel_context *context = lrel_context_new(NULL);
    layer l = {.table = NULL};
    char path[512];
    double start;
    bool is_written;

    (void)e;
    snprintf(path, sizeof path, "%s/ours.json", t->folder);
    if (!read_layer(context, t->folder, &l))
        return false;
    start = seconds_now();
    is_written = write_layer(context, &l, path);
    report->seconds = seconds_now() - start;
    report->bytes = files_size(path);
    remove(path);
    free(l.points);
    lrel_table_free(l.table);
    lrel_context_free(context);
    return is_written;
}
