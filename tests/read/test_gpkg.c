/* SPDX-License-Identifier: Apache-2.0 */
/* test_gpkg.c: ordinary rows of a GeoPackage are read without GDAL, and the others by it:
 * a row whose shape has its bytes the other way round is one of these. Ordinary files are
 * opened without GDAL, and the others by it: one without counts of its rows is one of
 * these. Whatever stands in a row, all ways must come to the same. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <cpl_error.h>
#include <ogr_api.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "read/delivery.h"
#include "read/gdal_files.h"

#define SQUARE "POLYGON((0 0,4 0,4 4,0 4,0 0))"
/* Bytes of a blob here. */
#define BLOB_MAX 1024

/* A geometry as a blob, and what is wrong with it. */
typedef struct shape_case {
    const char *name;
    const char *wkt;
    int flags;            /* besides those of the order of bytes */
    int box_bytes;        /* behind the header */
    int more;             /* bytes at the end; fewer where negative */
    const char *expected; /* a part of what is read */
} shape_case;

static const shape_case shapes[] = {
    {"shape__point", "POINT(1 2)", 0, 0, 0, "  point (1 2)\n"},
    {"shape__point_with_height", "POINT Z(1 2 3)", 0, 0, 0, "  point (1 2)\n"},
    {"shape__point_of_no_numbers", "POINT EMPTY", 0, 0, 0, "1: 1|7|x|1.5|\n"},
    {"shape__line_with_measures", "LINESTRING M(1 2 3,4 5 6)", 0, 0, 0,
     "  line (1 2,4 5)\n"},
    {"shape__line_of_one_point", "LINESTRING(1 2)", 0, 0, 0, ""},
    {"shape__line_of_nothing", "LINESTRING EMPTY", 0, 0, 0, "1: 1|7|x|1.5|\n"},
    {"shape__polygon_with_hole", "POLYGON((0 0,4 0,4 4,0 0),(2 1,3 1,3 2,2 1))", 0, 0, 0,
     "  polygon s0(0 0,4 0,4 4,0 0) h0(2 1,3 1,3 2,2 1)\n"},
    {"shape__polygon_with_heights_and_measures",
     "POLYGON ZM((0 0 1 2,4 0 3 4,4 4 5 6,0 0 7 8))", 0, 0, 0,
     "  polygon s0(0 0,4 0,4 4,0 0)\n"},
    {"shape__open_ring", "POLYGON((0 0,4 0,4 4,0 4))", 0, 0, 0, "LREL-G009"},
    {"shape__infinite", "POLYGON((0 0,1e999 0,4 4,0 0))", 0, 0, 0, "LREL-C003"},
    {"shape__multipolygon", "MULTIPOLYGON(((0 0,4 0,4 4,0 0)),((9 9,8 9,8 8,9 9)))", 0, 0,
     0, "  polygon s0(0 0,4 0,4 4,0 0) s1(9 9,8 9,8 8,9 9)\n"},
    {"shape__multipolygon_with_heights", "MULTIPOLYGON Z(((0 0 1,4 0 1,4 4 1,0 0 1)))", 0,
     0, 0, "  polygon s0(0 0,4 0,4 4,0 0)\n"},
    {"shape__multipolygon_of_nothing", "MULTIPOLYGON EMPTY", 0, 0, 0, "1: 1|7|x|1.5|\n"},
    {"shape__polygon_without_rings", "POLYGON EMPTY", 0, 0, 0, "1: 1|7|x|1.5|\n"},
    {"shape__collection", "GEOMETRYCOLLECTION(" SQUARE ")", 0, 0, 0, "  polygon"},
    {"shape__curve", "CIRCULARSTRING(0 0,1 1,2 0)", 0, 0, 0, "LREL-G017"},
    {"shape__behind_a_box_of_four", SQUARE, 1 << 1, 32, 0, "  polygon"},
    {"shape__behind_a_box_of_six", SQUARE, 2 << 1, 48, 0, "  polygon"},
    {"shape__behind_another_box_of_six", SQUARE, 3 << 1, 48, 0, "  polygon"},
    {"shape__behind_a_box_of_eight", SQUARE, 4 << 1, 64, 0, "  polygon"},
    {"shape__behind_a_box_of_no_size", SQUARE, 5 << 1, 0, 0, "LREL-G002"},
    {"shape__said_to_be_empty", SQUARE, 0x10, 0, 0, ""},
    {"shape__of_another_kind", SQUARE, 0x20, 0, 0, "  polygon"},
    {"shape__cut_off_in_a_point", SQUARE, 0, 0, -1, "LREL-G002"},
    {"shape__cut_off_behind_the_type", SQUARE, 0, 0, -84, "LREL-G002"},
    {"shape__cut_off_in_the_header", SQUARE, 0, 0, -95, "LREL-G002"},
    {"shape__with_bytes_to_spare", SQUARE, 0, 0, 3, "  polygon"},
};

/* A value in a column of its own. */
typedef struct cell_case {
    const char *name;
    const char *type;
    const char *value;
    const char *expected; /* a part of what is read */
} cell_case;

static const cell_case cells[] = {
    {"cell__whole_number", "INTEGER", "-9223372036854775807", "|-9223372036854775807\n"},
    {"cell__whole_number_of_32_bits", "MEDIUMINT", "-2147483648", "|-2147483648\n"},
    {"cell__whole_number_of_more_than_32_bits", "MEDIUMINT", "4294967297", "|"},
    {"cell__whole_number_of_16_bits", "SMALLINT", "-32768", "|-32768\n"},
    {"cell__whole_number_of_more_than_16_bits", "SMALLINT", "70000", "|"},
    {"cell__truth", "BOOLEAN", "1", "|true\n"},
    {"cell__untruth", "BOOLEAN", "0", "|false\n"},
    {"cell__more_than_truth", "BOOLEAN", "2", "|true\n"},
    {"cell__real_number", "REAL", "0.1", "|0.1\n"},
    {"cell__real_number_of_32_bits", "FLOAT", "0.1", "|0.1\n"},
    {"cell__whole_number_among_real_ones", "REAL", "12", "|12\n"},
    {"cell__infinite_number", "REAL", "9e999", "|"},
    {"cell__text_among_whole_numbers", "INTEGER", "'12,5'", "|12,5\n"},
    {"cell__fraction_among_whole_numbers", "INTEGER", "47.61", "|47.61\n"},
    {"cell__text_among_real_numbers", "REAL", "'none'", "|none\n"},
    {"cell__bytes_among_real_numbers", "REAL", "x'3132'", "|12\n"},
    {"cell__text", "TEXT", "'007'", "|007\n"},
    {"cell__text_of_nothing", "TEXT", "''", "|\n"},
    {"cell__bytes_among_texts", "TEXT", "x'4142'", "|AB\n"},
    {"cell__text_with_an_end_in_it", "TEXT", "'A' || char(0) || 'B'", "|A\n"},
    {"cell__bytes", "BLOB", "x'4142'", "LREL-R009"},
    {"cell__nothing", "INTEGER", "NULL", "|\n"},
    {"cell__day", "DATE", "'2020-02-29'", "|2020-02-29\n"},
    {"cell__day_that_no_month_has", "DATE", "'2021-02-31'", "|2021-02-31\n"},
    {"cell__day_of_no_year", "DATE", "'0000-01-01'", "|"},
    {"cell__day_and_time_among_days", "DATE", "'2020-02-29T13:14:15Z'", "LREL-R010"},
    {"cell__day_with_slashes", "DATE", "'2020/02/29'", "|2020/02/29\n"},
    {"cell__number_among_days", "DATE", "20200229", "|20200229\n"},
    {"cell__fraction_among_days", "DATE", "2459000.5", "|2459000.5\n"},
    {"cell__time", "DATETIME", "'2020-02-29T13:14:15Z'", "LREL-R010"},
    {"cell__time_and_no_thousandths", "DATETIME", "'2020-02-29T13:14:15.000Z'",
     "|2020-02-29T13:14:15Z\n"},
    {"cell__time_and_thousandths", "DATETIME", "'2020-02-29T13:14:59.999Z'",
     "|2020-02-29T13:14:59.999Z\n"},
    {"cell__time_and_ten_thousandths", "DATETIME", "'2020-02-29T13:14:15.0001Z'", "|"},
    {"cell__time_of_a_zone", "DATETIME", "'2020-02-29T13:14:15+07:00'", "|"},
    {"cell__time_of_no_zone", "DATETIME", "'2020-02-29T13:14:15'", "|"},
    {"cell__time_without_seconds", "DATETIME", "'2020-02-29T13:14Z'", "|"},
    {"cell__time_behind_a_blank", "DATETIME", "'2020-02-29 13:14:15Z'", "|"},
    {"cell__hour_that_no_day_has", "DATETIME", "'2020-02-29T24:00:00.000Z'", "|"},
    {"cell__second_99", "DATETIME", "'2020-02-29T13:14:99.000Z'", "|"},
    {"cell__minute_60", "DATETIME", "'2020-02-29T13:60:00.000Z'", "|"},
    {"cell__day_among_times", "DATETIME", "'2020-02-29'", "|"},
};

/* Puts a shape into row 1 of the file "t.gpkg", its bytes in @p order. */
static void put_shape(const char *path, const shape_case *shape, OGRwkbByteOrder order)
{
    static const unsigned char spare[8] = {0};
    unsigned char blob[BLOB_MAX] = {'G', 'P', 0, 1};
    char sql[2 * BLOB_MAX + 100], *text = strdup(shape->wkt), *rest = text;
    OGRGeometryH geometry;
    int size = 8 + shape->box_bytes;
    size_t used;

    blob[3] |= (unsigned char)shape->flags;
    assert_int_equal(OGR_G_CreateFromWkt(&rest, NULL, &geometry), OGRERR_NONE);
    assert_true(size + OGR_G_WkbSize(geometry) + (int)sizeof spare < BLOB_MAX);
    OGR_G_ExportToIsoWkb(geometry, order, blob + size);
    size += OGR_G_WkbSize(geometry) + shape->more;
    used = (size_t)snprintf(sql, sizeof sql, "UPDATE t SET geom=x'");
    for (int i = 0; i < size; i++)
        used += (size_t)snprintf(sql + used, sizeof sql - used, "%02x", blob[i]);
    snprintf(sql + used, sizeof sql - used, "'");
    CPLPushErrorHandler(CPLQuietErrorHandler); /* an index of shapes tries to read it */
    gdal_sql(path, sql);
    CPLPopErrorHandler();
    OGR_G_DestroyGeometry(geometry);
    free(text);
}

/* Reads the file with such a shape. */
static void read_with(delivery *d, const shape_case *shape, OGRwkbByteOrder order)
{
    lrel_read_options options = {0};
    char path[320];

    lrel_table_free(d->table);
    d->table = NULL;
    lrel_issues_free(d->issues);
    d->issues = lrel_issues_new(d->context);
    delivery_path(d, "t.gpkg", path);
    put_shape(path, shape, order);
    delivery_read(d, "t.gpkg", &options);
}

/* Reads it with the shape as this machine has numbers, and the other way; each in a file
 * that GDAL need not open, and in one that it must. */
static void expect_same(delivery *d, const shape_case *shape, const char *expected)
{
    const uint16_t one = 1;
    OGRwkbByteOrder own = *(const unsigned char *)&one ? wkbNDR : wkbXDR;
    OGRwkbByteOrder other = own == wkbNDR ? wkbXDR : wkbNDR;
    char plain[sizeof d->dump], path[320];

    read_with(d, shape, own);
    strcpy(plain, d->dump);
    read_with(d, shape, other);
    assert_string_equal(plain, d->dump);
    delivery_path(d, "t.gpkg", path);
    gdal_sql(path, "DROP TABLE gpkg_ogr_contents");
    gdal_sql(path, "DROP TRIGGER trigger_insert_feature_count_t");
    gdal_sql(path, "DROP TRIGGER trigger_delete_feature_count_t");
    read_with(d, shape, own);
    assert_string_equal(plain, d->dump);
    read_with(d, shape, other);
    assert_string_equal(plain, d->dump);
    if (d->table)
        assert_memory_equal(d->table->library.at, "GDAL ", 5);
    if (!strstr(plain, expected))
        fail_msg("no \"%s\" in:\n%s", expected, plain);
}

static void begin_file(delivery *d)
{
    static const gdal_row one = {SQUARE, 7, "x", 1.5, {0, 0, 0}};
    static const gdal_layer about = {"t", 32648, wkbUnknown, &one, 1};
    char path[320];

    *d = delivery_begin();
    delivery_path(d, "t.gpkg", path);
    gdal_write("GPKG", path, &about, 1);
}

static void shape_is_the_same(void **state)
{
    const shape_case *row = *state;
    delivery d;

    begin_file(&d);
    expect_same(&d, row, row->expected);
    delivery_end(&d);
}

/* Nothing is made ready for what the bytes only claim. */
static void bad_input_28_two_billion_rings_that_are_not_there(void **state)
{
    lrel_read_options options = {0};
    delivery d;
    char path[320];

    begin_file(&d);
    delivery_path(&d, "t.gpkg", path);
    gdal_sql(path, "UPDATE t SET geom=x'475000010000000001030000000094357700000000'");
    delivery_read(&d, "t.gpkg", &options);
    assert_non_null(strstr(d.dump, "\n  unreadable\n! LREL-G002 1 "));
    delivery_end(&d);
}

static void cell_is_the_same(void **state)
{
    static const shape_case square = {"", SQUARE, 0, 0, 0, ""};
    const cell_case *row = *state;
    delivery d;
    char path[320], sql[200];

    begin_file(&d);
    delivery_path(&d, "t.gpkg", path);
    snprintf(sql, sizeof sql, "ALTER TABLE t ADD COLUMN v %s", row->type);
    gdal_sql(path, sql);
    snprintf(sql, sizeof sql, "UPDATE t SET v=%s", row->value);
    gdal_sql(path, sql);
    expect_same(&d, &square, row->expected);
    delivery_end(&d);
}

/* SQLite may take rows from an index that has all columns that are read, in its order. */
static void rows__come_in_the_order_of_ids_whatever_the_index(void **state)
{
    static const gdal_row two[] = {{NULL, 2, NULL, 0, {0, 0, 0}},
                                   {NULL, 1, NULL, 0, {0, 0, 0}}};
    static const gdal_layer about = {"t", 0, wkbNone, two, 2};
    delivery d = delivery_begin();
    lrel_read_options options = {0};
    char path[320];

    (void)state;
    delivery_path(&d, "t.gpkg", path);
    gdal_write("GPKG", path, &about, 1);
    gdal_sql(path, "ALTER TABLE t ADD COLUMN photo BLOB");
    gdal_sql(path, "CREATE INDEX i ON t (code, name, size, day)");
    delivery_read(&d, "t.gpkg", &options);
    if (!strstr(d.dump, "\n1: 1|2||0||\n2: 2|1||0||\n"))
        fail_msg("%s", d.dump);
    delivery_end(&d);
}

/* Ids that SQLite does not keep apart may be none; the layer must not end there. */
static void row__that_is_not_found_by_its_id_is_refused(void **state)
{
    static const gdal_layer about = {"t", 0, wkbNone, NULL, 0};
    delivery d = delivery_begin();
    lrel_read_options options = {0};
    char path[320];

    (void)state;
    delivery_path(&d, "t.gpkg", path);
    gdal_write("GPKG", path, &about, 1);
    gdal_sql(path, "CREATE TABLE u (fid INT PRIMARY KEY, code INTEGER)");
    gdal_sql(path, "INSERT INTO u VALUES (NULL, 'x'), (1, 'y')");
    gdal_sql(path, "UPDATE gpkg_contents SET table_name='u', identifier='u'");
    delivery_expect(&d, "t.gpkg", &options,
                    "refused: the row with the feature id 0 cannot be read: it is not "
                    "found");
    delivery_end(&d);
}

int main(void)
{
    enum {
        SHAPES = sizeof shapes / sizeof *shapes,
        CELLS = sizeof cells / sizeof *cells
    };
    const struct CMUnitTest others[] = {
        cmocka_unit_test(bad_input_28_two_billion_rings_that_are_not_there),
        cmocka_unit_test(rows__come_in_the_order_of_ids_whatever_the_index),
        cmocka_unit_test(row__that_is_not_found_by_its_id_is_refused),
    };
    struct CMUnitTest tests[SHAPES + CELLS];

    for (size_t i = 0; i < SHAPES; i++)
        tests[i] = (struct CMUnitTest){shapes[i].name, shape_is_the_same, NULL, NULL,
                                       (void *)(uintptr_t)&shapes[i]};
    for (size_t i = 0; i < CELLS; i++)
        tests[SHAPES + i] = (struct CMUnitTest){cells[i].name, cell_is_the_same, NULL,
                                                NULL, (void *)(uintptr_t)&cells[i]};
    return cmocka_run_group_tests(tests, NULL, NULL) +
           cmocka_run_group_tests(others, NULL, NULL);
}
