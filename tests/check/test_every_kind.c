/* SPDX-License-Identifier: Apache-2.0 */
/* test_every_kind.c: no kind of data issue stands in the table that no data can raise.
 * The first example raises some; testdata/trouble and bad shapefiles raise the others. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "check/check_scene.h"
#include "model/issue.h"
#include "read/shp_files.h"

/* Kinds that another test raises, because it needs a file of its own kind. */
static const struct {
    lrel_issue_kind kind;
    const char *test; /* names the code */
} elsewhere[] = {
    {LREL_ISSUE_ENCODING_CONTRADICTED, "tests/read/test_dbf.c"},
    {LREL_ISSUE_READER_WARNING, "tests/read/test_vector.c"},
    {LREL_ISSUE_KML_LINK, "tests/read/test_kml.c"},
    {LREL_ISSUE_FORMULA_WITHOUT_RESULT, "tests/read/test_spreadsheet.c"},
    {LREL_ISSUE_CELL_ERROR, "tests/read/test_spreadsheet.c"},
    {LREL_ISSUE_HIDDEN, "tests/read/test_spreadsheet.c"},
    {LREL_ISSUE_CELLS_MERGED, "tests/read/test_spreadsheet.c"},
    {LREL_ISSUE_DIGITS_LOST, "tests/read/test_spreadsheet.c"},
    {LREL_ISSUE_ROWS_ABOVE_HEADER, "tests/read/test_header.c"},
    {LREL_ISSUE_ROW_OF_TOTALS, "tests/read/test_header.c"},
    {LREL_ISSUE_OUTCOME_REPORT, "tests/run/test_outcome_reports.c"},
    {LREL_ISSUE_UPDATE_NOT_LATER, "tests/run/test_updates.c"},
    {LREL_ISSUE_UPDATE_WITHOUT_PLACE, "tests/run/test_updates.c"},
    {LREL_ISSUE_PRODUCTS_MIXED, "tests/run/test_mixed_products.c"},
    {LREL_ISSUE_JOIN_ALONE, "tests/read/test_imsma_tables.c"},
    {LREL_ISSUE_CURVE_IN_CHORDS, "tests/read/test_vector.c"},
    {LREL_ISSUE_PLACE_REPAIRED, "tests/check/test_facts.c"},
    {LREL_ISSUE_PLACE_UNSAID, "tests/run/test_stated_places.c"},
    {LREL_ISSUE_PLACE_DOUBTFUL, "tests/run/test_stated_places.c"},
    {LREL_ISSUE_PLACE_ELSEWHERE, "tests/run/test_stated_places.c"},
    {LREL_ISSUE_OPERATOR_RENAMED, "tests/run/test_operators.c"},
    {LREL_ISSUE_CORRECTED, "tests/run/test_corrections.c"},
    {LREL_ISSUE_CORRECTION_REFUSED, "tests/run/test_corrections.c"},
    {LREL_ISSUE_CORRECTION_UNSAID, "tests/run/test_corrections_book.c"},
    {LREL_ISSUE_COORDINATE_TEXT, "tests/draw/test_points.c"},
    {LREL_ISSUE_POINTS_CONTRADICT, "tests/draw/test_traverse.c"},
    {LREL_ISSUE_BOX_NOT_CONFIRMED, "tests/run/test_boxes.c"},
    {LREL_ISSUE_CIRCLE_DRAWN, "tests/run/test_sites.c"},
    {LREL_ISSUE_POINT_NOT_THE_SITE, "tests/run/test_sites.c"},
    {LREL_ISSUE_TRAVERSE_UNREADABLE, "tests/draw/test_traverse.c"},
    {LREL_ISSUE_TRAVERSE_MISSES, "tests/draw/test_traverse.c"},
    {LREL_ISSUE_SOURCES_APART, "tests/check/test_datum_shift.c"},
    {LREL_ISSUE_LAND_NEARLY_REPEATED, "tests/check/test_near_same.c"},
    {LREL_ISSUE_LAND_NEARLY_SHARED, "tests/check/test_near_same.c"},
    {LREL_ISSUE_POINTS_REVISITED, "tests/check/test_geocheck.c"},
    {LREL_ISSUE_POSITION_REPEATED, "tests/check/test_geocheck.c"},
    {LREL_ISSUE_ITEM_REPEATED, "tests/check/test_geocheck.c"},
    {LREL_ISSUE_RELEASE_OF_PARTNERS, "tests/check/test_partners.c"},
    {LREL_ISSUE_REPLACES_UNSAID, "tests/check/test_near_same.c"},
    {LREL_ISSUE_TRAVERSE_POINT_DIFFERS, "tests/draw/test_traverse.c"},
};

static bool is_raised[LREL_ISSUE_KIND_COUNT];

static void note_raised(const csv_table *issues)
{
    for (int k = 0; k < LREL_ISSUE_KIND_COUNT; k++) {
        size_t first;

        if (check_count(issues, lrel_issue_info_of((lrel_issue_kind)k)->code, &first))
            is_raised[k] = true;
    }
}

static void raise_by_first_example(job_scratch *s)
{
    csv_table issues;

    job_copy_first(s);
    issues = check_issues(s);
    note_raised(&issues);
    csv_free(&issues);
}

static void raise_by_trouble(job_scratch *s)
{
    static const char *const files[] = {
        "hazards.csv",  "other_register.csv", "swapped.csv", "contradicted.geojson",
        "releases.csv", "accepted.csv",       "items.csv",   "figures.csv",
        "units.geojson"};
    csv_table issues;
    char path[80];

    job_copy(s, "testdata/trouble/programme.yaml", "p.yaml");
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        snprintf(path, sizeof path, "testdata/trouble/%s", files[i]);
        job_copy(s, path, files[i]);
    }
    issues = check_issues(s);
    note_raised(&issues);
    csv_free(&issues);
}

static void put_bytes(const job_scratch *s, const char *name, lrel_text bytes)
{
    char path[JOB_PATH_MAX];
    FILE *file;

    job_path(s, name, path);
    file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes.at, 1, bytes.length, file), bytes.length);
    assert_int_equal(fclose(file), 0);
}

/* Without .shx and .cpg; a shell in a shell, a deleted record, a column of bytes, and a
 * text that is not in the encoding said. */
static void put_shapefile(const job_scratch *s, const char *name, const char *text)
{
    static const dbf_column columns[] = {{"ID", 'C', 4}, {"NOTE", 'B', 8}};
    shp_file shp = shp_begin(5);
    dbf_file dbf = dbf_begin(columns, 2, 0);
    char file[40], cells[40];

    shp_add(&shp, "0 0,0 9,9 9,9 0,0 0;2 2,2 7,7 7,7 2,2 2");
    shp_add(&shp, "20 0,20 9,29 9,29 0,20 0");
    snprintf(cells, sizeof cells, "%s|", text);
    dbf_add(&dbf, cells);
    dbf_add(&dbf, "*!b|");
    snprintf(file, sizeof file, "%s.shp", name);
    put_bytes(s, file, shp_text(&shp.shp));
    snprintf(file, sizeof file, "%s.dbf", name);
    put_bytes(s, file, shp_text(&dbf.dbf));
}

static void raise_by_shapefiles(job_scratch *s)
{
    csv_table issues;

    put_shapefile(s, "guessed", "\xc3\xa9");
    put_shapefile(s, "said", "\xe9");
    job_put(s, "p.yaml",
            "programme: Bad shapefiles\nas_of: 2020-12-31\nby: []\nsources:\n"
            "  - {path: guessed.shp, role: hazard, name: Guessed, crs: EPSG:4326,\n"
            "     id: ID, contamination: {const: ap}}\n"
            "  - {path: said.shp, role: hazard, name: Said, crs: EPSG:4326,\n"
            "     encoding: UTF-8, id: ID, class: {const: cha},\n"
            "     contamination: {const: ap}}\n");
    issues = check_issues(s);
    note_raised(&issues);
    csv_free(&issues);
}

static void note_elsewhere(void)
{
    for (size_t i = 0; i < sizeof elsewhere / sizeof *elsewhere; i++) {
        const char *code = lrel_issue_info_of(elsewhere[i].kind)->code;
        FILE *file = fopen(elsewhere[i].test, "rb");
        char line[512];

        assert_non_null(file);
        while (fgets(line, sizeof line, file))
            is_raised[elsewhere[i].kind] |= strstr(line, code) != NULL;
        (void)fclose(file);
    }
}

static void kinds__are_all_raised_by_some_data(void **state)
{
    size_t missing = 0;

    raise_by_first_example(*state);
    raise_by_trouble(*state);
    raise_by_shapefiles(*state);
    note_elsewhere();
    for (int k = 0; k < LREL_ISSUE_KIND_COUNT; k++)
        if (!is_raised[k]) {
            const lrel_issue_info *info = lrel_issue_info_of((lrel_issue_kind)k);

            print_error("nothing raises %s, %s\n", info->code, info->title);
            missing++;
        }
    assert_int_equal(missing, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(kinds__are_all_raised_by_some_data,
                                        job_scratch_setup, job_scratch_teardown),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
