/* SPDX-License-Identifier: Apache-2.0 */
/* test_zipped.c: shapefiles and geodatabases as they come in zips. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zip.h>

#include "read/delivery.h"
#include "read/gdal_files.h"
#include "read/shp_files.h"

#define HAZARD "ID\n1: H1\n  polygon s0(0 0,0 4,4 4,4 0,0 0)\n"

/* A file of the delivery under the name that it has in the zip. */
typedef struct zipped {
    const char *file;
    const char *name;
} zipped;

static void make_zip(const delivery *d, const zipped *files, size_t count)
{
    char path[320];
    zip_t *zip;

    delivery_path(d, "t.zip", path);
    zip = zip_open(path, ZIP_CREATE | ZIP_TRUNCATE, NULL);
    assert_non_null(zip);
    for (size_t i = 0; i < count; i++) {
        char from[320];
        zip_source_t *source;

        delivery_path(d, files[i].file, from);
        source = zip_source_file(zip, from, 0, -1);
        assert_non_null(source);
        assert_true(zip_file_add(zip, files[i].name, source, 0) >= 0);
    }
    assert_int_equal(zip_close(zip), 0);
}

/* A shapefile of one hazard in the delivery. */
static void write_hazard(delivery *d)
{
    static const dbf_column columns[] = {{"ID", 'C', 8}};
    shp_file shp = shp_begin(5);
    dbf_file dbf = dbf_begin(columns, 1, 0);

    shp_add(&shp, "0 0,0 4,4 4,4 0,0 0");
    dbf_add(&dbf, "H1");
    delivery_write(d, "h.shp", shp_text(&shp.shp));
    delivery_write(d, "h.shx", shp_text(&shp.shx));
    delivery_write(d, "h.dbf", shp_text(&dbf.dbf));
    delivery_write(d, "h.prj", LREL_TEXT("EPSG:4326"));
    delivery_write(d, "readme.txt", LREL_TEXT("columns"));
    delivery_write(d, "t.csv", LREL_TEXT("id\n7\n"));
}

static const zipped shapefile[] = {{"h.shp", "data/H.shp"},
                                   {"h.shx", "data/H.shx"},
                                   {"h.dbf", "data/H.DBF"},
                                   {"h.prj", "data/H.prj"},
                                   {"h.shp", "__MACOSX/data/._H.shp"},
                                   {"readme.txt", "readme.txt"}};

static void zip__a_shapefile_in_a_folder(void **state)
{
    lrel_read_options options = {0};
    delivery d = delivery_begin();

    write_hazard(&d);
    make_zip(&d, shapefile, 6);
    delivery_expect(&d, "t.zip", &options, HAZARD);
    assert_true(lrel_text_is_equal(d.table->crs, LREL_TEXT("EPSG:4326")));
    delivery_end(&d);
}

static void bad_input_60_a_shapefile_that_is_a_bomb_is_not_unpacked(void **state)
{
    size_t length = (size_t)100 << 20;
    char *blanks = malloc(length);
    lrel_read_options options = {0};
    delivery d = delivery_begin();

    assert_non_null(blanks);
    memset(blanks, ' ', length);
    write_hazard(&d);
    delivery_write(&d, "h.dbf", (lrel_text){blanks, length});
    free(blanks);
    make_zip(&d, shapefile, 6);
    delivery_expect(&d, "t.zip", &options, "refused: its data/H.DBF of ");
    delivery_end(&d);
}

static void zip__what_is_missing_is_said_of_the_file_in_it(void **state)
{
    lrel_read_options options = {0};
    delivery d = delivery_begin();
    char path[320];

    write_hazard(&d);
    make_zip(&d, shapefile, 2);
    delivery_expect(&d, "t.zip", &options,
                    "refused: data/H.shp: its .dbf is missing, which has the columns");
    delivery_path(&d, "t.zip", path);
    assert_string_equal(d.err.source, path);
    delivery_end(&d);
}

static void bad_input_70_of_several_one_must_be_named(void **state)
{
    static const zipped files[] = {{"h.shp", "a/h.shp"},
                                   {"h.dbf", "a/h.dbf"},
                                   {"h.shp", "b/h.shp"},
                                   {"h.dbf", "b/h.dbf"},
                                   {"t.csv", "t.csv"}};
    lrel_read_options options = {0};
    delivery d = delivery_begin();
    lrel_arena *arena;
    lrel_layer *layers;
    char path[320];
    size_t count;

    write_hazard(&d);
    make_zip(&d, files, 5);
    delivery_expect(&d, "t.zip", &options,
                    "refused: holds 3 files; name one with `layer:`: a/h.shp, b/h.shp, "
                    "t.csv");
    options.layer = LREL_TEXT("t.csv");
    delivery_expect(&d, "t.zip", &options, "id\n1: 7\n");
    delivery_path(&d, "t.zip", path);
    arena = lrel_arena_new(d.context);
    assert_int_equal(lrel_table_layers(d.context, path, arena, &layers, &count, &d.err),
                     LREL_OK);
    assert_int_equal(count, 3);
    assert_true(lrel_text_is_equal(layers[1].name, LREL_TEXT("b/h.shp")));
    lrel_arena_free(arena);
    delivery_end(&d);
}

static void zip__a_name_that_leads_out_is_refused(void **state)
{
    static const zipped files[] = {{"t.csv", "../../t.csv"}};
    lrel_read_options options = {0};
    delivery d = delivery_begin();

    write_hazard(&d);
    make_zip(&d, files, 1);
    delivery_expect(&d, "t.zip", &options,
                    "refused: holds \"../../t.csv\", a name that leads out of it");
    delivery_end(&d);
}

static void zip__without_tables_is_refused(void **state)
{
    static const zipped files[] = {{"readme.txt", "readme.txt"}};
    lrel_read_options options = {0};
    delivery d = delivery_begin();

    write_hazard(&d);
    make_zip(&d, files, 1);
    delivery_expect(&d, "t.zip", &options, "refused: holds no file that is read");
    delivery_end(&d);
}

/* What ArcGIS says of a shapefile stands beside it; field reports come alone. */
static void zip__xml_is_read_where_it_is_alone(void **state)
{
    static const zipped files[] = {
        {"t.xml", "t.xml"}, {"h.shp", "h.shp"}, {"h.shx", "h.shx"}, {"h.dbf", "h.dbf"}};
    lrel_read_options options = {0};
    delivery d = delivery_begin();

    write_hazard(&d);
    delivery_write(&d, "t.xml",
                   LREL_TEXT("<MineActionFieldReport><Hazard><ID>7</ID></Hazard>"
                             "</MineActionFieldReport>"));
    make_zip(&d, files, 4);
    delivery_expect(&d, "t.zip", &options, HAZARD);
    make_zip(&d, files, 1);
    delivery_expect(&d, "t.zip", &options, "ID\n1: 7\n");
    delivery_end(&d);
}

/* The files of the folder @p name of the delivery, under that name in the zip. */
static void zip_folder(const delivery *d, const char *name, const char *as)
{
    static char files[100][128], names[100][128];
    zipped list[100];
    size_t count = 0;
    char path[320];
    const struct dirent *entry;
    DIR *folder;

    delivery_path(d, name, path);
    folder = opendir(path);
    assert_non_null(folder);
    while ((entry = readdir(folder)) && count < 100) {
        if (entry->d_name[0] == '.')
            continue;
        snprintf(files[count], sizeof files[count], "%s/%.90s", name, entry->d_name);
        snprintf(names[count], sizeof names[count], "%s/%.90s", as, entry->d_name);
        list[count] = (zipped){files[count], names[count]};
        count++;
    }
    closedir(folder);
    make_zip(d, list, count);
}

static void bad_input_69_a_geodatabase_in_a_nested_folder(void **state)
{
    static const gdal_row rows[] = {
        {"POLYGON ((0 0,0 4,4 4,4 0,0 0))", 7, "a", 1.5, {2020, 1, 2}}};
    static const gdal_layer layer = {"hazards", 4326, 3, rows, 1};
    lrel_read_options options = {0};
    delivery d = delivery_begin();
    char path[320];

    delivery_path(&d, "x.gdb", path);
    gdal_write("OpenFileGDB", path, &layer, 1);
    zip_folder(&d, "x.gdb", "more/x.gdb");
    delivery_expect(&d, "t.zip", &options,
                    "OBJECTID|code|name|size|day (date)\n1: 1|7|a|1.5|2020-01-02\n  "
                    "polygon s0(0 0,0 4,4 4,4 0,0 0)\n");
    delivery_end(&d);
}

/* Nothing stays behind in the place for temporary files. */
static void zip__leaves_nothing(void **state)
{
    lrel_read_options options = {0};
    delivery d = delivery_begin();
    char place[320];
    const struct dirent *entry;
    size_t left = 0;
    DIR *folder;

    write_hazard(&d);
    make_zip(&d, shapefile, 6);
    delivery_path(&d, "", place);
    assert_int_equal(setenv("TMPDIR", place, 1), 0);
    delivery_expect(&d, "t.zip", &options, HAZARD);
    assert_int_equal(unsetenv("TMPDIR"), 0);
    folder = opendir(place);
    assert_non_null(folder);
    while ((entry = readdir(folder)))
        left += strncmp(entry->d_name, "landrelease", 11) == 0;
    closedir(folder);
    assert_int_equal(left, 0);
    delivery_end(&d);
}

static void zip__no_place_to_unpack_is_said(void **state)
{
    lrel_read_options options = {0};
    delivery d = delivery_begin();

    write_hazard(&d);
    make_zip(&d, shapefile, 6);
    assert_int_equal(setenv("TMPDIR", "/tmp/lrel-no-such-folder", 1), 0);
    delivery_expect(&d, "t.zip", &options,
                    "refused: cannot be unpacked: no folder can be made");
    assert_int_equal(unsetenv("TMPDIR"), 0);
    delivery_end(&d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(zip__a_shapefile_in_a_folder),
        cmocka_unit_test(zip__what_is_missing_is_said_of_the_file_in_it),
        cmocka_unit_test(bad_input_60_a_shapefile_that_is_a_bomb_is_not_unpacked),
        cmocka_unit_test(bad_input_70_of_several_one_must_be_named),
        cmocka_unit_test(zip__a_name_that_leads_out_is_refused),
        cmocka_unit_test(zip__without_tables_is_refused),
        cmocka_unit_test(zip__xml_is_read_where_it_is_alone),
        cmocka_unit_test(bad_input_69_a_geodatabase_in_a_nested_folder),
        cmocka_unit_test(zip__leaves_nothing),
        cmocka_unit_test(zip__no_place_to_unpack_is_said),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
