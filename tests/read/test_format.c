/* SPDX-License-Identifier: Apache-2.0 */
/* test_format.c: what a file is called and by what that is seen; whatever is called by a
 * format's name is also read as it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "read/format.h"

typedef struct look_case {
    const char *test;
    const char *path;
    const char *start; /* first bytes, zeros behind them */
    const char *id;    /* at byte 68, where SQLite has an application id; NULL: none */
    lrel_format format;
    const char *name, *why;
    bool is_read; /* the bytes agree: lrel_format__decide() says the same */
} look_case;

#define SQLITE "SQLite format 3"

static look_case cases[] = {
    {"format__csv", "d/a.csv", "id\n", NULL, LREL_FORMAT_CSV, "CSV", "by its ending .csv",
     true},
    {"format__tsv_is_a_table_too", "a.tsv", "id\n", NULL, LREL_FORMAT_CSV, "CSV",
     "by its ending .tsv", true},
    {"format__case_of_the_ending_is_no_matter", "A.GeoJSON", "{", NULL,
     LREL_FORMAT_GEOJSON, "GeoJSON", "by its ending .geojson", true},
    {"format__a_sequence", "a.ndjson", "{", NULL, LREL_FORMAT_GEOJSON_SEQUENCE,
     "GeoJSON, a feature a line", "by its ending .ndjson", true},
    {"format__a_brace_without_an_ending", "export", " {", NULL, LREL_FORMAT_GEOJSON,
     "GeoJSON", "by its first character {", true},
    {"format__kml", "a.kml", "<kml>", NULL, LREL_FORMAT_KML, "KML", "by its ending .kml",
     true},
    {"format__maxml", "a.xml", "<MineActionFieldReport>", NULL, LREL_FORMAT_MAXML,
     "maXML", "by its ending .xml", true},
    {"format__geopackage", "a.gpkg", SQLITE, "GPKG", LREL_FORMAT_GPKG, "GeoPackage",
     "by its ending .gpkg and its application id", true},
    {"format__a_database_is_no_geopackage", "a.gpkg", SQLITE, NULL, LREL_FORMAT_GPKG,
     "GeoPackage", "by its ending .gpkg", false},
    {"format__flatgeobuf", "a.fgb", "fgb\003fgb", NULL, LREL_FORMAT_FGB, "FlatGeobuf",
     "by its ending .fgb and \"fgb\"", true},
    {"format__text_is_no_flatgeobuf", "a.fgb", "fgb", NULL, LREL_FORMAT_FGB, "FlatGeobuf",
     "by its ending .fgb", false},
    {"format__a_folder_with_a_slash", "d/a.gdb/", "", NULL, LREL_FORMAT_GDB,
     "File Geodatabase", "by its ending .gdb", false},
    {"format__kmz", "a.kmz", "PK\003\004", NULL, LREL_FORMAT_KMZ, "KMZ",
     "by its ending .kmz and zip's first bytes", true},
    {"format__nothing_tells", "d.csv/a", "id\n", NULL, LREL_FORMAT_NONE, "", "", false},
};

static void check_look(void **state)
{
    const look_case *c = *state;
    char bytes[128] = "";
    lrel_text start = {bytes, sizeof bytes};
    lrel_format decided = LREL_FORMAT_NONE;
    lrel_format_look look;

    memcpy(bytes, c->start, strlen(c->start));
    if (c->id)
        memcpy(bytes + 68, c->id, 4);
    lrel_format__look(c->path, start, &look);
    assert_int_equal(look.format, c->format);
    assert_string_equal(look.name, c->name);
    assert_string_equal(look.why, c->why);
    assert_int_equal(lrel_format__decide(c->path, start, &decided, NULL) == LREL_OK,
                     c->is_read);
    assert_int_equal(decided, c->is_read ? c->format : LREL_FORMAT_NONE);
}

static void format__a_shapefile_shows_its_file_code(void **state)
{
    unsigned char header[100] = {0, 0, 0x27, 0x0A, [28] = 0xE8, 0x03};
    lrel_format_look look;

    lrel_format__look("a.shp", (lrel_text){(const char *)header, sizeof header}, &look);
    assert_string_equal(look.why, "by its ending .shp and file code 9994");
    lrel_format__look("a.shp", LREL_TEXT("id\n"), &look);
    assert_string_equal(look.why, "by its ending .shp");
    assert_string_equal(look.name, "shapefile");
}

int main(void)
{
    enum { ROWS = sizeof cases / sizeof *cases };
    struct CMUnitTest tests[ROWS + 1] = {
        [ROWS] = cmocka_unit_test(format__a_shapefile_shows_its_file_code)};

    for (size_t i = 0; i < ROWS; i++)
        tests[i] = (struct CMUnitTest){
            .name = cases[i].test, .test_func = check_look, .initial_state = &cases[i]};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
