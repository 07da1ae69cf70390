/* SPDX-License-Identifier: Apache-2.0 */
/* shape_columns.c: row by row; the number of a coordinate system in front of WKT is one
 * for all rows. */
#include "read/shape_columns.h"

#include <stdio.h>

#include "core/angle.h"
#include "read/shaper.h"
#include "read/wkt_reader.h"

lrel_status lrel_shape_columns__find(lrel_shape_columns *job, lrel_reader *reader,
                                     lrel_error *err)
{
    const lrel_read_options *options = reader->options;
    lrel_status status = LREL_OK;

    *job = (lrel_shape_columns){.reader = reader, .wkt = -1, .lon = -1, .lat = -1};
    if (options->wkt_column.length > 0)
        status = lrel_reader__find_column(reader, options->wkt_column, &job->wkt, err);
    if (status == LREL_OK && options->lon_column.length > 0)
        status = lrel_reader__find_column(reader, options->lon_column, &job->lon, err);
    if (status == LREL_OK && options->lat_column.length > 0)
        status = lrel_reader__find_column(reader, options->lat_column, &job->lat, err);
    if (status == LREL_OK && (job->lon < 0) != (job->lat < 0))
        return lrel__fail(
            err, LREL_E_ARGUMENT,
            "a longitude and a latitude column are needed, not one of them");
    return status;
}

/* The number of the coordinate system in front of shapes must be one for all rows. A
 * ragged row may have another cell there: it decides nothing. */
static lrel_status follow_srid(lrel_shape_columns *job, lrel_shaper *shaper, int64_t srid,
                               int64_t row, lrel_error *err)
{
    const lrel_table *table = job->reader->table;
    bool is_first = job->srid_row == 0;

    if (shaper->fault || shaper->kind == LREL_SHAPE_ABSENT)
        return LREL_OK;
    if (table->is_ragged[table->row_count - 1]) {
        if (srid != job->srid)
            lrel_shaper__fault(shaper, LREL_ISSUE_SHAPE_UNREADABLE, LREL_TEXT("SRID"),
                               "the SRID of the other rows");
        return LREL_OK;
    }
    if (!is_first && srid != job->srid)
        return lrel__fail(err, LREL_E_FORMAT,
                          "two coordinate systems in one column: SRID=%lld in row %lld, "
                          "SRID=%lld in row %lld (0: none)",
                          (long long)job->srid, (long long)job->srid_row, (long long)srid,
                          (long long)row);
    if (is_first)
        job->srid_row = row;
    job->srid = srid;
    return LREL_OK;
}

static lrel_status read_wkt(lrel_shape_columns *job, int64_t row, lrel_error *err)
{
    lrel_reader *reader = job->reader;
    lrel_text text = lrel_reader__last_cells(reader)[job->wkt];
    int64_t srid = lrel_wkt__take_srid(&text);
    lrel_shaper shaper;
    lrel_status status;

    lrel_shaper__begin(&shaper, reader, reader->table->columns[job->wkt], err);
    lrel_wkt__read(&shaper, text);
    if ((status = follow_srid(job, &shaper, srid, row, err)) != LREL_OK)
        return status;
    return lrel_shaper__end(&shaper);
}

#define NUMBER_EXPECTED "a number with a decimal point, or degrees, minutes and seconds"

static lrel_status read_point(lrel_shape_columns *job, lrel_error *err)
{
    lrel_reader *reader = job->reader;
    lrel_table *table = reader->table;
    lrel_text lon = lrel_text_trim(lrel_reader__last_cells(reader)[job->lon]);
    lrel_text lat = lrel_text_trim(lrel_reader__last_cells(reader)[job->lat]);
    lrel_shaper shaper;
    lrel_xy xy = {0, 0};

    if (lon.length == 0 && lat.length == 0)
        return LREL_OK;
    lrel_shaper__begin(&shaper, reader, table->columns[job->lon], err);
    if (!lrel_angle__coordinate(lon, 'E', &xy.x, &table->is_in_degrees)) {
        lrel_shaper__fault(&shaper, LREL_ISSUE_COORDINATE_INVALID, lon, NUMBER_EXPECTED);
    } else if (!lrel_angle__coordinate(lat, 'N', &xy.y, &table->is_in_degrees)) {
        shaper.field = table->columns[job->lat];
        lrel_shaper__fault(&shaper, LREL_ISSUE_COORDINATE_INVALID, lat, NUMBER_EXPECTED);
    } else if (lrel_shaper__reserve(&shaper, 1)) {
        table->points[table->point_count++] = xy;
        lrel_shaper__ring(&shaper, LREL_SHAPE_POINT, table->point_count - 1);
    }
    return lrel_shaper__end(&shaper);
}

lrel_status lrel_shape_columns__read(lrel_shape_columns *job, int64_t row,
                                     lrel_error *err)
{
    if (job->wkt >= 0)
        return read_wkt(job, row, err);
    if (job->lon >= 0)
        return read_point(job, err);
    return LREL_OK;
}

lrel_status lrel_shape_columns__finish(const lrel_shape_columns *job, lrel_error *err)
{
    lrel_table *table = job->reader->table;
    char name[32];

    if (job->srid <= 0)
        return LREL_OK;
    snprintf(name, sizeof name, "EPSG:%lld", (long long)job->srid);
    table->crs_why = LREL_TEXT("from the SRID in front of its shapes");
    return lrel_reader__keep(job->reader, lrel_text_of(name), &table->crs, err);
}
