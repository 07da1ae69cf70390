/* SPDX-License-Identifier: Apache-2.0 */
/* test_vector.c: GeoPackage, KML, FlatGeobuf and File Geodatabase, each as GDAL writes
 * it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <ogr_core.h>
#include <stdio.h>
#include <string.h>

#include "read/delivery.h"
#include "read/gdal_files.h"

#define KHMER "\xE1\x9E\x97\xE1\x9E\xBC\xE1\x9E\x98\xE1\x9E\xB7"
#define HOLED                                                                            \
    "MULTIPOLYGON(((0 0,4 0,4 4,0 4,0 0),(1 1,1 2,2 2,1 1)),((5 5,6 5,6 6,5 5)))"

static const gdal_row rows[] = {
    {HOLED, 9007199254740993, KHMER, 0.1, {2020, 2, 29}},
    {NULL, INT64_MIN, NULL, 1e6, {0, 0, 0}},
};

static const gdal_layer layer = {"hazards", 32648, wkbMultiPolygon, rows, 2};

typedef struct format_case {
    const char *name;
    const char *driver;
    const char *file;
    const char *expected;
} format_case;

/* A FlatGeobuf of GDAL has no rows without a shape; a File Geodatabase has whole numbers
 * of 64 bits as reals, and turns outlines round. */
static const format_case formats[] = {
    {"gpkg__shapes_text_big_numbers_and_dates", "GPKG", "t.gpkg",
     "fid|code|name|size|day (date)\n1: 1|9007199254740993|" KHMER "|0.1|2020-02-29\n"
     "  polygon s0(0 0,4 0,4 4,0 4,0 0) h0(1 1,1 2,2 2,1 1) s1(5 5,6 5,6 6,5 5)\n"
     "2: 2|||1000000|\n"},
    {"fgb__shapes_text_big_numbers_and_dates", "FlatGeobuf", "t.fgb",
     "code|name|size|day (date)\n1: 9007199254740993|" KHMER "|0.1|2020-02-29\n"
     "  polygon s0(0 0,4 0,4 4,0 4,0 0) h0(1 1,1 2,2 2,1 1) s1(5 5,6 5,6 6,5 5)\n"},
    {"gdb__shapes_text_and_dates", "OpenFileGDB", "t.gdb",
     "OBJECTID|code|name|size|day (date)\n1: 1|9007199254740992|" KHMER
     "|0.1|2020-02-29\n"
     "  polygon s0(0 0,0 4,4 4,4 0,0 0) h0(1 1,2 2,1 2,1 1) s1(5 5,6 6,6 5,5 5)\n"
     "2: 2|||1000000|\n"},
};

/* What the layer has as integer or real, and neither the name nor the day. */
static void assert_numbers_by_type(const lrel_table *table)
{
    for (size_t i = 0; i < table->column_count; i++) {
        bool is_text = lrel_text_is_equal(table->columns[i], LREL_TEXT("name")) ||
                       lrel_text_is_equal(table->columns[i], LREL_TEXT("day"));

        if (lrel_text_is_equal(table->columns[i], LREL_TEXT("code")) ||
            lrel_text_is_equal(table->columns[i], LREL_TEXT("size")))
            assert_true(lrel_table_is_number(table, 0, (int)i));
        if (is_text)
            assert_false(lrel_table_is_number(table, 0, (int)i));
    }
}

static void format_is_read(void **state)
{
    const format_case *row = *state;
    delivery d = delivery_begin();
    lrel_read_options options = {0};
    char path[320];

    delivery_path(&d, row->file, path);
    gdal_write(row->driver, path, &layer, 1);
    delivery_expect(&d, row->file, &options, row->expected);
    assert_numbers_by_type(d.table);
    assert_true(lrel_text_is_equal(d.table->crs, LREL_TEXT("EPSG:32648")));
    assert_true(d.table->crs_why.length > 0);
    assert_true(lrel_text_is_equal(d.table->encoding, LREL_TEXT("UTF-8")));
    delivery_end(&d);
}

/* One row in a GeoPackage, its shape as WKT. */
typedef struct shape_case {
    const char *name;
    const char *wkt;
    const char *expected; /* behind the line of the row */
} shape_case;

static const shape_case shapes[] = {
    {"shape__point", "POINT(1 2)", "  point (1 2)\n"},
    {"shape__multipoint", "MULTIPOINT((1 2),(3 4))", "  point (1 2,3 4)\n"},
    {"shape__line", "LINESTRING(1 2,3 4)", "  line (1 2,3 4)\n"},
    {"shape__multiline", "MULTILINESTRING((1 2,3 4),(5 6,7 8))",
     "  line (1 2,3 4) (5 6,7 8)\n"},
    {"bad_input_14_shape_heights_and_measures_are_dropped",
     "POLYGON ZM((0 0 5 1,4 0 5 2,4 4 5 3,0 0 5 4))", "  polygon s0(0 0,4 0,4 4,0 0)\n"},
    {"shape__an_empty_polygon_is_none", "POLYGON EMPTY", ""},
    {"shape__an_empty_point_is_none", "POINT EMPTY", ""},
    {"shape__an_empty_collection_is_none", "GEOMETRYCOLLECTION EMPTY", ""},
    {"shape__empty_parts_are_left_out", "MULTIPOLYGON(EMPTY,((0 0,4 0,4 4,0 0)))",
     "  polygon s1(0 0,4 0,4 4,0 0)\n"},
    {"shape__an_empty_point_in_a_multipoint", "MULTIPOINT(EMPTY,(3 4))",
     "  point (3 4)\n"},
    {"shape__a_collection_gives_its_polygons",
     "GEOMETRYCOLLECTION(POINT(1 2),POLYGON((0 0,4 0,4 4,0 0)))",
     "  polygon s0(0 0,4 0,4 4,0 0)\n"
     "! LREL-G008 1 geometry [] [polygons; the rest was left out] x1\n"},
    {"shape__parts_of_collections_are_numbered_on",
     "GEOMETRYCOLLECTION(POLYGON((0 0,4 0,4 4,0 0)),GEOMETRYCOLLECTION(POLYGON((9 9,8 "
     "9,8 "
     "8,9 9))))",
     "  polygon s0(0 0,4 0,4 4,0 0) s1(9 9,8 9,8 8,9 9)\n"},
    {"shape__collections_too_deep_are_unreadable",
     "GEOMETRYCOLLECTION(GEOMETRYCOLLECTION(GEOMETRYCOLLECTION(GEOMETRYCOLLECTION("
     "GEOMETRYCOLLECTION(GEOMETRYCOLLECTION(GEOMETRYCOLLECTION(GEOMETRYCOLLECTION("
     "GEOMETRYCOLLECTION(POINT(1 2))))))))))",
     "  unreadable\n! LREL-G002 1 geometry [] [geometries, in collections at most 8 "
     "deep] "
     "x1\n"},
    {"shape__an_open_ring_is_closed", "POLYGON((0 0,4 0,4 4,0 4))",
     "  polygon s0(0 0,4 0,4 4,0 4,0 0)\n! LREL-G009 1 geometry [] [the first point "
     "again "
     "at the end; it was added] x1\n"},
    {"shape__infinite_coordinates_are_unreadable", "POLYGON((0 0,1e999 0,4 4,0 0))",
     "  unreadable\n! LREL-C003 1 geometry [] [finite coordinates] x1\n"},
    {"shape__surfaces_are_unreadable", "TIN Z(((0 0 0,4 0 0,4 4 0,0 0 0)))",
     "  unreadable\n! LREL-G002 1 geometry [] [points, lines or polygons; surfaces (3D) "
     "are not read] x1\n"},
    {"shape__a_compound_of_straight_lines_is_no_curve",
     "COMPOUNDCURVE((1 2,3 4),(3 4,5 6))", "  line (1 2,3 4,5 6)\n"},
};

static void shape_is_read(void **state)
{
    const shape_case *row = *state;
    const gdal_row one = {row->wkt, 7, "x", 1.5, {0, 0, 0}};
    const gdal_layer about = {"t", 32648, wkbUnknown, &one, 1};
    delivery d = delivery_begin();
    lrel_read_options options = {0};
    char path[320], expected[1024];

    delivery_path(&d, "t.gpkg", path);
    gdal_write("GPKG", path, &about, 1);
    snprintf(expected, sizeof expected,
             "fid|code|name|size|day (date)\n1: 1|7|x|1.5|\n%s", row->expected);
    delivery_expect(&d, "t.gpkg", &options, expected);
    delivery_end(&d);
}

/* A quarter of a circle of radius 10 round 0 0, and the two straight sides. */
static void bad_input_14_shape_arcs_become_chords_near_them(void **state)
{
    const gdal_row one = {"CURVEPOLYGON(COMPOUNDCURVE(CIRCULARSTRING(10 0,7.0710678 "
                          "7.0710678,0 10),(0 10,0 0,10 0)))",
                          7,
                          "x",
                          1.5,
                          {0, 0, 0}};
    const gdal_layer about = {"t", 32648, wkbUnknown, &one, 1};
    delivery d = delivery_begin();
    lrel_read_options options = {0};
    char path[320];
    double twice = 0;
    const lrel_xy *at;

    delivery_path(&d, "t.gpkg", path);
    gdal_write("GPKG", path, &about, 1);
    delivery_open(&d, "t.gpkg", &options);
    assert_int_equal(d.status, LREL_OK);
    assert_int_equal(d.table->ring_count, 1);
    assert_in_range(d.table->rings[0].count, 90, 100);
    at = d.table->points;
    for (uint32_t i = 0; i + 1 < d.table->rings[0].count; i++)
        twice += at[i].x * at[i + 1].y - at[i + 1].x * at[i].y;
    /* pi 100 / 4, less 0.005 % */
    assert_true(twice / 2 > 78.5398 * (1 - 6e-5) && twice / 2 < 78.5399);
    assert_int_equal(lrel_issues_count(d.issues), 1);
    assert_string_equal(lrel_issue_info_of(lrel_issues_at(d.issues, 0)->kind)->code,
                        "LREL-G017");
    assert_int_equal(lrel_issues_at(d.issues, 0)->row, 1);
    delivery_end(&d);
}

/* What SQL makes of the GeoPackage with the two rows above. */
typedef struct cell_case {
    const char *name;
    const char *sql[3];
    const char *expected; /* the lines without a shape */
} cell_case;

static const cell_case cells[] = {
    {"cell__booleans",
     {"ALTER TABLE hazards ADD COLUMN done BOOLEAN", "UPDATE hazards SET done=fid=1"},
     "fid|code|name|size|day (date)|done\n1: 1|9007199254740993|" KHMER
     "|0.1|2020-02-29|true\n2: 2|||1000000||false\n"},
    {"cell__times_of_day_are_kept",
     {"ALTER TABLE hazards ADD COLUMN seen DATETIME",
      "UPDATE hazards SET seen='2020-02-29T13:14:15.000Z' WHERE fid=1",
      "UPDATE hazards SET seen='2021-01-01T00:00:00.500Z' WHERE fid=2"},
     "fid|code|name|size|day (date)|seen (date)\n1: 1|9007199254740993|" KHMER
     "|0.1|2020-02-29|2020-02-29T13:14:15Z\n2: "
     "2|||1000000||2021-01-01T00:00:00.500Z\n"},
    {"cell__bytes_are_said_to_be_unreadable",
     {"ALTER TABLE hazards ADD COLUMN photo BLOB", "UPDATE hazards SET photo=x'010203'"},
     "fid|code|name|size|day (date)|photo\n1: 1|9007199254740993|" KHMER
     "|0.1|2020-02-29|\n2: 2|||1000000||\n"
     "! LREL-R009 -1 photo [Binary] [text, a number, a date or a time] x2\n"},
    {"cell__rubbish_in_a_column_of_dates_is_said",
     {"UPDATE hazards SET day='soon' WHERE fid=2"},
     "fid|code|name|size|day (date)\n1: 1|9007199254740993|" KHMER
     "|0.1|2020-02-29\n2: 2|||1000000|soon\n"
     "! LREL-R010 2  [Invalid content for record 2 in column day: soon] [] x1\n"},
    {"cell__seconds_are_not_rounded_up_to_60",
     {"ALTER TABLE hazards ADD COLUMN seen DATETIME",
      "UPDATE hazards SET seen='2020-02-29T23:59:59.9996Z' WHERE fid=1",
      "UPDATE hazards SET seen='2021-01-01T00:00:12.346Z' WHERE fid=2"},
     "fid|code|name|size|day (date)|seen (date)\n1: 1|9007199254740993|" KHMER
     "|0.1|2020-02-29|2020-02-29T23:59:59.999Z\n2: "
     "2|||1000000||2021-01-01T00:00:12.346Z\n"
     "! LREL-R010 1  [Non-conformant content for record 1 in column seen, "
     "2020-02-29T23:59:59.9996Z, successfully parsed] [] x1\n"},
    {"cell__text_in_columns_of_times_is_as_the_file_has_it",
     {"ALTER TABLE hazards ADD COLUMN seen DATETIME",
      "UPDATE hazards SET seen='5 July 2014' WHERE fid=1",
      "UPDATE hazards SET seen='2014-13-01' WHERE fid=2"},
     "fid|code|name|size|day (date)|seen (date)\n1: 1|9007199254740993|" KHMER
     "|0.1|2020-02-29|5 July 2014\n2: 2|||1000000||2014-13-01\n"
     "! LREL-R010 1  [Invalid content for record 1 in column seen: 5 July 2014] [] "
     "x1\n"},
    {"cell__months_and_days_that_no_year_has_are_as_the_file_has_them",
     {"UPDATE hazards SET day='2014-00-10' WHERE fid=1",
      "UPDATE hazards SET day='2014-01-32' WHERE fid=2"},
     "fid|code|name|size|day (date)\n1: 1|9007199254740993|" KHMER
     "|0.1|2014-00-10\n2: 2|||1000000|2014-01-32\n"
     "! LREL-R010 1  [Invalid content for record 1 in column day: 2014-00-10] [] x1\n"},
    {"cell__the_last_and_the_first_of_a_year_are_days",
     {"UPDATE hazards SET day='2014-12-31' WHERE fid=1",
      "UPDATE hazards SET day='2015-01-01' WHERE fid=2"},
     "fid|code|name|size|day (date)\n1: 1|9007199254740993|" KHMER
     "|0.1|2014-12-31\n2: 2|||1000000|2015-01-01\n"},
    {"cell__rows_are_numbered_as_the_file_does",
     {"DELETE FROM hazards WHERE fid=1", "UPDATE hazards SET fid=41"},
     "fid|code|name|size|day (date)\n41: 41|||1000000|\n"},
    {"cell__a_column_of_the_name_of_the_ids_is_a_column",
     {"ALTER TABLE hazards ADD COLUMN note TEXT", "UPDATE hazards SET note='007'",
      "UPDATE hazards SET size=12345678901234.5"},
     "fid|code|name|size|day (date)|note\n1: 1|9007199254740993|" KHMER
     "|12345678901234.5|2020-02-29|007\n2: 2|||12345678901234.5||007\n"},
    {"cell__text_in_columns_of_numbers_is_as_the_file_has_it",
     {"UPDATE hazards SET size='12,5', code='none' WHERE fid=2"},
     "fid|code|name|size|day (date)\n1: 1|9007199254740993|" KHMER
     "|0.1|2020-02-29\n2: 2|none||12,5|\n"},
    {"cell__fractions_in_a_column_of_whole_numbers_are_kept",
     {"UPDATE hazards SET code=0.1+0.2"},
     "fid|code|name|size|day (date)\n1: 1|0.30000000000000004|" KHMER
     "|0.1|2020-02-29\n2: 2|0.30000000000000004||1000000|\n"},
    {"cell__numbers_are_numbers_in_whatever_column",
     {"UPDATE hazards SET size=12", "UPDATE hazards SET code='0042' WHERE fid=1"},
     "fid|code|name|size|day (date)\n1: 1|42|" KHMER "|12|2020-02-29\n2: 2|||12|\n"},
    {"bad_input_66_cell_text_that_is_not_utf8_is_said",
     {"UPDATE hazards SET name=CAST(x'C3A9E9' AS TEXT) WHERE fid=2"},
     "fid|code|name|size|day (date)\n1: 1|9007199254740993|" KHMER
     "|0.1|2020-02-29\n2: 2||\xC3\xA9\xEF\xBF\xBD|1000000|\n"
     "! LREL-R004 2 name [\xC3\xA9\xEF\xBF\xBD] [UTF-8] x1\n"},
};

static void drop_shapes(char *dump)
{
    for (char *line = dump, *next; *line; line = next) {
        next = line + strcspn(line, "\n");
        next += *next == '\n';
        if (line[0] == ' ') {
            memmove(line, next, strlen(next) + 1);
            next = line;
        }
    }
}

static void cell_is_read(void **state)
{
    const cell_case *row = *state;
    delivery d = delivery_begin();
    lrel_read_options options = {0};
    char path[320];

    delivery_path(&d, "t.gpkg", path);
    gdal_write("GPKG", path, &layer, 1);
    for (int i = 0; i < 3 && row->sql[i]; i++)
        gdal_sql(path, row->sql[i]);
    delivery_read(&d, "t.gpkg", &options);
    drop_shapes(d.dump);
    assert_string_equal(d.dump, row->expected);
    delivery_end(&d);
}

static void crs__without_one_it_says_so(void **state)
{
    const gdal_layer about = {"t", 0, wkbUnknown, rows, 1};
    delivery d = delivery_begin();
    lrel_read_options options = {0};
    char path[320];

    delivery_path(&d, "t.gpkg", path);
    gdal_write("GPKG", path, &about, 1);
    delivery_open(&d, "t.gpkg", &options);
    assert_int_equal(d.status, LREL_OK);
    assert_int_equal(d.table->crs.length, 0);
    assert_true(lrel_text_is_equal(d.table->crs_why,
                                   LREL_TEXT("the layer names no coordinate system")));
    delivery_end(&d);
}

static void crs__without_a_code_it_is_wkt(void **state)
{
    delivery d = delivery_begin();
    lrel_read_options options = {0};
    char path[320];

    delivery_path(&d, "t.gpkg", path);
    gdal_write("GPKG", path, &layer, 1);
    gdal_sql(path,
             "UPDATE gpkg_spatial_ref_sys SET organization='US',"
             "organization_coordsys_id=1,"
             "definition='PROJCS[\"Ours\",GEOGCS[\"WGS 84\",DATUM[\"WGS_1984\","
             "SPHEROID[\"WGS 84\",6378137,298.257223563]],PRIMEM[\"Greenwich\",0],"
             "UNIT[\"degree\",0.0174532925199433]],PROJECTION[\"Transverse_Mercator\"]"
             ",PARAMETER[\"central_meridian\",105],PARAMETER[\"scale_factor\",0.9999]"
             ",PARAMETER[\"false_easting\",500000],UNIT[\"metre\",1]]' "
             "WHERE srs_id=32648");
    delivery_open(&d, "t.gpkg", &options);
    assert_int_equal(d.status, LREL_OK);
    assert_memory_equal(d.table->crs.at, "PROJCRS[\"Ours\"", 14);
    delivery_end(&d);
}

int main(void)
{
    enum {
        FORMATS = sizeof formats / sizeof *formats,
        SHAPES = sizeof shapes / sizeof *shapes,
        CELLS = sizeof cells / sizeof *cells
    };
    const struct CMUnitTest others[] = {
        cmocka_unit_test(bad_input_14_shape_arcs_become_chords_near_them),
        cmocka_unit_test(crs__without_one_it_says_so),
        cmocka_unit_test(crs__without_a_code_it_is_wkt),
    };
    struct CMUnitTest tests[FORMATS + SHAPES + CELLS];

    for (size_t i = 0; i < FORMATS; i++)
        tests[i] = (struct CMUnitTest){formats[i].name, format_is_read, NULL, NULL,
                                       (void *)(uintptr_t)&formats[i]};
    for (size_t i = 0; i < SHAPES; i++)
        tests[FORMATS + i] = (struct CMUnitTest){shapes[i].name, shape_is_read, NULL,
                                                 NULL, (void *)(uintptr_t)&shapes[i]};
    for (size_t i = 0; i < CELLS; i++)
        tests[FORMATS + SHAPES + i] = (struct CMUnitTest){
            cells[i].name, cell_is_read, NULL, NULL, (void *)(uintptr_t)&cells[i]};
    return cmocka_run_group_tests(tests, NULL, NULL) +
           cmocka_run_group_tests(others, NULL, NULL);
}
