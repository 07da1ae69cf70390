/* SPDX-License-Identifier: Apache-2.0 */
/* test_table.c: which files are read at all, and how columns are found. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "read/delivery.h"
#include "read/ring_locator.h"
#include "support/rows.h"
#include "support/scarce_memory.h"

typedef struct name_case {
    const char *name;
    const char *path;
    lrel_status status;
    const char *message; /* a part of it */
} name_case;

static const name_case names[] = {
    {"open__https_is_refused", "https://example.org/a.csv", LREL_E_FORMAT, "an address"},
    {"open__ftp_is_refused", "ftp://example.org/a.csv", LREL_E_FORMAT, "an address"},
    {"open__file_urls_are_refused", "file:///tmp/a.csv", LREL_E_FORMAT, "an address"},
    {"open__vsicurl_is_refused", "/vsicurl/http://example.org/a.csv", LREL_E_FORMAT,
     "an address"},
    {"open__vsizip_is_refused", "/vsizip/a.zip", LREL_E_FORMAT, "an address"},
    {"open__a_database_is_not_found", "PG:dbname=x", LREL_E_NOT_FOUND, "no such file"},
    {"open__json_as_a_name_is_not_found", "{\"type\":\"Point\"}", LREL_E_NOT_FOUND,
     "no such file"},
    {"open__a_folder_is_refused", "/tmp", LREL_E_FORMAT, "a folder; name a file"},
    {"bad_input_77_open_a_device_is_refused", "/dev/null", LREL_E_FORMAT,
     "a device; name a file"},
    {"open__an_endless_device_is_refused", "/dev/zero", LREL_E_FORMAT,
     "a device; name a file"},
    {"open__no_such_file", "/tmp/there/is/no/such.csv", LREL_E_NOT_FOUND, "no such file"},
    {"open__no_name", "", LREL_E_NOT_FOUND, "no such file"},
};

static void name_is_refused(void **state)
{
    const name_case *row = *state;
    lrel_context *context = lrel_context_new(NULL);
    lrel_read_options options = {0};
    lrel_table *table = NULL;
    lrel_error err;

    assert_int_equal(lrel_table_read(context, row->path, &options, NULL, &table, &err),
                     row->status);
    assert_null(table);
    assert_non_null(strstr(err.message, row->message));
    assert_string_equal(err.source, row->path);
    lrel_context_free(context);
}

typedef struct content_case {
    const char *name;
    const char *file;
    lrel_text text;
    const char *expected;
} content_case;

#define BYTES(text)                                                                      \
    {                                                                                    \
        text, sizeof text - 1                                                            \
    }

static const content_case contents[] = {
    {"kind__a_cut_off_spreadsheet_is_refused", "t.xlsx", BYTES("PK\003\004...."),
     "refused: no whole zip file"},
    {"kind__text_named_xlsx_is_refused", "t.xlsx", BYTES("a,b\n1,2\n"),
     "refused: named as a spreadsheet, but does not begin as one"},
    {"kind__an_old_workbook_named_xlsx_is_refused", "t.xlsx",
     BYTES("\xD0\xCF\x11\xE0...."),
     "refused: an old Excel or Access file, or one with a password; unzip or save it "
     "first: what is read are shapefiles (.shp), GeoJSON (.geojson, .geojsonl, .json), "
     "GeoPackage (.gpkg), KML (.kml, .kmz), GPX (.gpx), maXML (.xml), "
     "FlatGeobuf (.fgb), File Geodatabase (.gdb), spreadsheets (.xlsx, .ods), CSV (.csv, "
     ".tsv, .txt), and these in a zip (.zip)"},
    {"kind__a_spreadsheet_named_csv_is_refused", "t.csv", BYTES("PK\003\004...."),
     "refused: a zip file"},
    {"kind__another_file_named_gpkg_is_refused", "t.gpkg", BYTES("SQLite format 3\0...."),
     "refused: an SQLite database that is no GeoPackage"},
    {"kind__a_virtual_file_named_gpkg_is_refused", "t.gpkg",
     BYTES("<OGRVRTDataSource><OGRVRTLayer name=\"x\"/></OGRVRTDataSource>"),
     "refused: named .gpkg, but does not begin as a GeoPackage"},
    {"bad_input_61_kind_a_virtual_file_named_kml_is_refused", "t.kml",
     BYTES("<OGRVRTDataSource><OGRVRTLayer name=\"x\"/></OGRVRTDataSource>"),
     "refused: named .kml, but its first element is <OGRVRTDataSource>"},
    {"kind__a_virtual_file_named_fgb_is_refused", "t.fgb", BYTES("<OGRVRTDataSource/>"),
     "refused: named .fgb, but does not begin as a FlatGeobuf"},
    {"kind__a_flatgeobuf_named_csv_is_refused", "t.csv", BYTES("fgb\003fgb\0"),
     "refused: begins as a FlatGeobuf; name it .fgb"},
    {"kind__a_file_named_gdb_is_refused", "t.gdb", BYTES("x"),
     "refused: named .gdb, but a file; a File Geodatabase is a folder"},
    {"kind__xml_under_no_name_is_refused", "t.dat", BYTES("<gpx/>"),
     "refused: begins as XML; of that KML, GPX and field reports of IMSMA (maXML) are "
     "read, named .kml, .gpx and .xml"},
    {"kind__other_xml_is_refused", "t.xml", BYTES("<gpx/>"),
     "refused: its first element is <gpx>; name it .gpx"},
    {"kind__other_files_are_refused", "t.dat", BYTES("abc"),
     "refused: a file of unknown kind; what is read are shapefiles (.shp), GeoJSON"},
    {"kind__no_ending_is_refused", "t", BYTES("a,b\n1,2\n"),
     "refused: a file of unknown kind"},
    {"kind__json_without_ending_is_tried", "t", BYTES(" {\"type\":\"X\"}"),
     "refused: JSON of type \"X\""},
    {"kind__ending_in_capitals", "T.CSV", BYTES("a\n1\n"), "a\n1: 1\n"},
    {"kind__tsv", "t.tsv", BYTES("a\tb\n1\t2\n"), "a|b\n1: 1|2\n"},
    {"kind__part_of_a_shapefile_names_the_shp", "t.dbf", BYTES("\003"),
     "refused: a part of a shapefile; name the .shp beside it"},
    {"kind__a_shapefile_named_csv_is_refused", "t.csv", BYTES("\0\0\x27\x0A...."),
     "refused: begins as a shapefile; name it .shp"},
    {"kind__another_file_named_shp_is_refused", "t.shp", BYTES("a,b\n1,2\n"),
     "refused: named .shp, but does not begin as a shapefile"},
    {"kind__an_empty_shp_is_refused", "t.shp", BYTES(""), "refused: an empty file"},
    {"kind__an_empty_geojson_is_refused", "t.geojson", BYTES(""),
     "refused: an empty file"},
    {"kind__names_may_hold_anything", "a'\"; <b>--\xF0\x9F\x98\x80.csv", BYTES("a\n1\n"),
     "a\n1: 1\n"},
};

static void content_is_judged(void **state)
{
    const content_case *row = *state;
    delivery d = delivery_begin();
    lrel_read_options options = {0};

    delivery_write(&d, row->file, row->text);
    delivery_expect(&d, row->file, &options, row->expected);
    delivery_end(&d);
}

static void layers__a_file_of_one_layer_names_it_after_the_file(void **state)
{
    delivery d = delivery_begin();
    lrel_arena *arena = lrel_arena_new(d.context);
    lrel_layer *layers = NULL;
    size_t count = 0;
    char path[64];

    delivery_write(&d, "H.2024.csv", LREL_TEXT("a\n1\n"));
    snprintf(path, sizeof path, "%s/H.2024.csv", d.folder);
    assert_int_equal(lrel_table_layers(d.context, path, arena, &layers, &count, &d.err),
                     LREL_OK);
    assert_int_equal(count, 1);
    assert_true(lrel_text_is_equal(layers[0].name, LREL_TEXT("H.2024")));
    assert_int_equal(layers[0].row_count, -1);
    lrel_arena_free(arena);
    delivery_end(&d);
}

static void layers__a_file_that_is_not_read_has_none(void **state)
{
    delivery d = delivery_begin();
    lrel_arena *arena = lrel_arena_new(d.context);
    lrel_layer *layers = NULL;
    size_t count = 0;
    char path[64];

    delivery_write(&d, "t.xyz", LREL_TEXT("a\n1\n"));
    snprintf(path, sizeof path, "%s/t.xyz", d.folder);
    assert_int_equal(lrel_table_layers(d.context, path, arena, &layers, &count, &d.err),
                     LREL_E_FORMAT);
    assert_string_equal(d.err.source, path);
    assert_null(layers);
    lrel_arena_free(arena);
    delivery_end(&d);
}

static void bad_input_77_open_a_pipe_is_refused_and_does_not_wait(void **state)
{
    delivery d = delivery_begin();
    lrel_read_options options = {0};
    char path[64];

    snprintf(path, sizeof path, "%s/p.csv", d.folder);
    assert_int_equal(mkfifo(path, 0600), 0);
    delivery_expect(&d, "p.csv", &options, "refused: a pipe; name a file");
    delivery_end(&d);
}

static void bad_input_77_open_links_in_a_circle_are_refused(void **state)
{
    delivery d = delivery_begin();
    lrel_read_options options = {0};
    char path[64];

    snprintf(path, sizeof path, "%s/l.csv", d.folder);
    assert_int_equal(symlink(path, path), 0);
    delivery_expect(&d, "l.csv", &options, "refused: its links lead in a circle");
    delivery_end(&d);
}

static void layer__the_only_one_goes_by_the_name_of_the_file(void **state)
{
    delivery d = delivery_begin();
    lrel_read_options options = {.layer = LREL_TEXT("t")};

    delivery_write(&d, "t.csv", LREL_TEXT("a\n1\n"));
    delivery_expect(&d, "t.csv", &options, "a\n1: 1\n");
    options.layer = LREL_TEXT("u");
    delivery_expect(&d, "t.csv", &options,
                    "refused: no layer \"u\"; its only layer is \"t\"");
    delivery_end(&d);
}

static void column__exact_names_go_before_others(void **state)
{
    delivery d = delivery_begin();
    lrel_read_options options = {0};

    delivery_write(&d, "t.csv", LREL_TEXT("Id,ID,Name,x,X\n"));
    delivery_read(&d, "t.csv", &options);
    assert_int_equal(lrel_table_column(d.table, LREL_TEXT("ID")), 1);
    assert_int_equal(lrel_table_column(d.table, LREL_TEXT("Id")), 0);
    assert_int_equal(lrel_table_column(d.table, LREL_TEXT("id")), -1);
    assert_int_equal(lrel_table_column(d.table, LREL_TEXT("NAME")), 2);
    assert_int_equal(lrel_table_column(d.table, LREL_TEXT("none")), -1);
    delivery_end(&d);
}

static void table__without_memory_it_says_so_and_leaves_nothing(void **state)
{
    delivery d = delivery_begin();
    lrel_read_options options = {.wkt_column = LREL_TEXT("g")};
    lrel_status status = LREL_E_MEMORY;
    char path[64];

    delivery_write(&d, "t.csv",
                   LREL_TEXT("a,g\n\"x\"\"y\",\"POLYGON((0 0,1 0,1 1))\"\n"));
    snprintf(path, sizeof path, "%s/t.csv", d.folder);
    for (long allocations = 0; status == LREL_E_MEMORY; allocations++) {
        scarce_memory memory;
        lrel_context *context = scarce_memory_context(&memory, allocations);
        lrel_table *table = NULL;

        assert_true(allocations < 200);
        status = lrel_table_read(context, path, &options, NULL, &table, NULL);
        assert_int_equal(table != NULL, status == LREL_OK);
        lrel_table_free(table);
        lrel_context_free(context);
    }
    assert_int_equal(status, LREL_OK);
    delivery_end(&d);
}

/* Strips must not change what a plain look at all edges finds. */
static void locator__strips_find_what_all_edges_find(void **state)
{
    enum { TEETH = 100 };
    lrel_context *context = lrel_context_new(NULL);
    lrel_xy comb[2 * TEETH + 3];
    lrel_ring_locator striped, plain;
    size_t count = 0;

    for (int i = 0; i < TEETH; i++) {
        comb[count++] = (lrel_xy){i, (i * 7) % 5};
        comb[count++] = (lrel_xy){i + 0.5, 10 + (i * 3) % 7};
    }
    comb[count++] = (lrel_xy){TEETH, -1};
    comb[count++] = (lrel_xy){0, -1};
    comb[count++] = comb[0];
    assert_true(lrel_ring_locator__init(&striped, context, comb, count));
    plain = striped;
    plain.strip_count = 1;
    for (double y = -1.5; y < 17; y += 0.25)
        for (double x = -1; x < TEETH + 1; x += 0.25)
            assert_int_equal(lrel_ring_locator__side(&striped, (lrel_xy){x, y}),
                             lrel_ring_locator__side(&plain, (lrel_xy){x, y}));
    assert_true(striped.strip_count > 1);
    lrel_ring_locator__clear(&striped);
    lrel_context_free(context);
}

int main(void)
{
    const struct CMUnitTest others[] = {
        cmocka_unit_test(layers__a_file_of_one_layer_names_it_after_the_file),
        cmocka_unit_test(layers__a_file_that_is_not_read_has_none),
        cmocka_unit_test(bad_input_77_open_a_pipe_is_refused_and_does_not_wait),
        cmocka_unit_test(bad_input_77_open_links_in_a_circle_are_refused),
        cmocka_unit_test(layer__the_only_one_goes_by_the_name_of_the_file),
        cmocka_unit_test(column__exact_names_go_before_others),
        cmocka_unit_test(table__without_memory_it_says_so_and_leaves_nothing),
        cmocka_unit_test(locator__strips_find_what_all_edges_find),
    };
    struct CMUnitTest tests[ROWS(names) + ROWS(contents)];
    size_t count = 0;

    ADD_ROWS(tests, count, names, name_is_refused);
    ADD_ROWS(tests, count, contents, content_is_judged);
    return cmocka_run_group_tests(tests, NULL, NULL) +
           cmocka_run_group_tests(others, NULL, NULL);
}
