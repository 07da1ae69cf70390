/* SPDX-License-Identifier: Apache-2.0 */
/* test_every_kind.c: no kind of data issue stands in the table that no data can raise.
 * The first example raises some; a programme of nothing but trouble and a bad shapefile
 * raise the others. */
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

#define HAZARDS(file, name, keys)                                                        \
    "  - {path: " file ", role: hazard, name: " name ", geometry: {wkt: shape},\n"       \
    "     id: id, class: class, contamination: {const: ap}, from: from, to: to,\n"       \
    "     status: status, area: area, geometry_kind: kind, replaces: replaces,\n"        \
    "     " keys "}\n"
#define RELEASES(file, keys)                                                             \
    "  - {path: " file ", role: release, geometry: {wkt: shape}, id: id,\n"              \
    "     crs: EPSG:32648, hazard: hazard, contamination: what, product: product,\n"     \
    "     activity: activity, depth: depth, " keys "}\n"

static const char trouble[] =
    "programme: Trouble\nas_of: 2020-12-31\nby: []\nmin_depth_cm: 20\nsources:\n" HAZARDS(
        "one.csv", "One", "crs: EPSG:32648") HAZARDS("two.csv", "Two", "crs: EPSG:32648")
        HAZARDS("swapped.csv", "Swapped",
                "crs: EPSG:4326") "  - {path: said.geojson, role: hazard, name: Said, "
                                  "crs: EPSG:4326, id: id,\n"
                                  "     class: {const: cha}, contamination: {const: "
                                  "ap}}\n" RELEASES("done.csv", "to: to")
                                      RELEASES("accepted.csv",
                                               "accepted: to") "boundaries:\n  - {path: "
                                                               "units.geojson, level: "
                                                               "admin1, code: code}\n";

#define HAZARD_COLUMNS "id,class,from,to,status,area,kind,replaces,shape\n"
#define CHA(id, shape) id ",cha,2010-01-01,,,,,,\"" shape "\"\n"

/* Squares of 200 m in rows of their own, by their western edge. */
#define AT(x0, x1)                                                                       \
    "POLYGON ((" x0 " 1430000, " x1 " 1430000, " x1 " 1430200, " x0 " 1430200, " x0      \
    " 1430000))"

static const char one[] = HAZARD_COLUMNS CHA(
    "", "POLYGON ((500000 1430000, 500200 1430000, 500100 1430100, 500000 1430000))")
    CHA("twice", AT("501000", "501200")) CHA("twice", AT("501000", "501200")) CHA(
        "both",
        AT("502000",
           "502200")) CHA("nan",
                          "POLYGON ((nan 1430000, 500200 1430000, 500200 1430200, "
                          "nan 1430000))") CHA("broken", "POLYGON ((500000 1430000, 5002")
        CHA("line", "LINESTRING (500000 1430000, 500200 1430000)") CHA(
            "flat",
            "POLYGON ((503000 1430000, 503200 1430000, 503100 1430000, "
            "503000 1430000))") CHA("short", "POLYGON ((504000 1430000, 504200 1430000, "
                                             "504200 1430200, "
                                             "504000 1430000), (504050 1430010, 504060 "
                                             "1430010, 504050 1430010))")
            CHA("open", "POLYGON ((505000 1430000, 505200 1430000, 505200 1430200))") CHA(
                "mixed",
                "GEOMETRYCOLLECTION (POINT (506000 1430000), POLYGON ((506000 1430000, "
                "506200 1430000, 506200 1430200, 506000 1430000)))")
                CHA("parts",
                    "MULTIPOLYGON (((507000 1430000, 507200 1430000, 507200 1430200, "
                    "507000 1430000)), ((507000 1430000, 507200 1430000, 507200 1430200, "
                    "507000 1430000)))") CHA("points", "POLYGON ((508000 1430000, 508000 "
                                                       "1430000, 508200 1430000, "
                                                       "508200 1430200, 508000 1430000))")
                    CHA("wide",
                        "POLYGON ((509000 1430000, 516000 1430000, 516000 1430200, "
                        "509000 1430000))") CHA("round",
                                                "POLYGON ((520100 1430000, 520086.603 "
                                                "1430050, 520050 "
                                                "1430086.603, "
                                                "520000 1430100, 519950 1430086.603, "
                                                "519913.397 1430050, "
                                                "519900 1430000, 519913.397 1429950, "
                                                "519950 1429913.397, "
                                                "520000 1429900, 520050 1429913.397, "
                                                "520086.603 1429950, "
                                                "520100 1430000))")
                        CHA("far",
                            "POLYGON ((500000 2430000, 500200 2430000, 500200 "
                            "2430200, "
                            "500000 2430000))") "differs,cha,2010-01-01,,,50000,,,"
                                                "\"" AT(
                                                    "521000",
                                                    "521200") "\"\n"
                                                              "unit,cha,2010-01-"
                                                              "01,,,4,,,\"" AT(
                                                                  "522000",
                                                                  "522200") "\"\n"
                                                                            "numb"
                                                                            "er,"
                                                                            "cha,"
                                                                            "2010"
                                                                            "-01-"
                                                                            "01,,"
                                                                            ",fou"
                                                                            "r,,,"
                                                                            "\"" AT(
                                                                                "5230"
                                                                                "00",
                                                                                "5232"
                                                                                "00") "\""
                                                                                      "\n"
                                                                                      "sp"
                                                                                      "ot"
                                                                                      ",s"
                                                                                      "po"
                                                                                      "t,"
                                                                                      "20"
                                                                                      "10"
                                                                                      "-0"
                                                                                      "1-"
                                                                                      "01"
                                                                                      ",,"
                                                                                      ",,"
                                                                                      ",,"
                                                                                      "\"" AT(
                                                                                          "524000",
                                                                                          "524200") "\"\n"
                                                                                                    "old,cha,1066-10-14,,,,,,\"" AT(
                                                                                                        "525000",
                                                                                                        "525200") "\"\n"
                                                                                                                  "back,cha,2010-01-01,2009-01-01,,,,,\"" AT(
                                                                                                                      "526000",
                                                                                                                      "526200") "\"\n"
                                                                                                                                "closed,cha,2010-01-01,,closed,,,,\"" AT(
                                                                                                                                    "527000",
                                                                                                                                    "527200") "\"\n"
                                                                                                                                              "heir,cha,2010-01-01,,,,,nobody,\"" AT(
                                                                                                                                                  "528000",
                                                                                                                                                  "528200") "\"\n"
                                                                                                                                                            "ring,cha,2010-01-01,,,,circle_from_area,,\"" AT(
                                                                                                                                                                "529000",
                                                                                                                                                                "529200") "\"\n"
                                                                                                                                                                          "ragged,cha\n"
                                                                                                                                                                          ",,,,,,,,\n";

static const char two[] = HAZARD_COLUMNS CHA("both", AT("502000", "502200"));

static const char swapped[] =
    HAZARD_COLUMNS CHA("s", "POLYGON ((12.93 105.1, 12.94 105.1, 12.94 105.2, "
                            "12.93 105.1))");

/* Says EPSG:32648, and the programme something else. */
static const char said[] =
    "{\"type\": \"FeatureCollection\",\n"
    "\"crs\": {\"type\": \"name\", \"properties\": {\"name\": \"EPSG:32648\"}},\n"
    "\"features\": [{\"type\": \"Feature\", \"properties\": {\"id\": \"g\"},\n"
    "\"geometry\": {\"type\": \"Polygon\", \"coordinates\": [[[105.3, 12.93],\n"
    "[105.301, 12.93], [105.301, 12.931], [105.3, 12.93]]]}}]}\n";

#define RELEASE_COLUMNS "id,hazard,what,product,activity,depth,to,shape\n"

static const char done[] = RELEASE_COLUMNS "d,both,ap,cleared,nts,50,2015-01-01,\"" AT(
    "502000", "502200") "\"\n"
                        "e,twice,cmr,cleared,clearance,50,2015-01-01,\"" AT(
                            "501000",
                            "501200") "\"\n"
                                      "f,,ap,cleared,clearance,10,2015-01-01,\"" AT(
                                          "502000", "502200") "\"\n";

static const char accepted[] =
    RELEASE_COLUMNS "a,,ap,cleared,clearance,50,2015-01-01,POINT EMPTY\n";

#define UNIT(code, west, east)                                                           \
    "{\"type\": \"Feature\", \"properties\": {\"code\": \"" code "\"}, \"geometry\":\n"  \
    "{\"type\": \"Polygon\", \"coordinates\": [[[" west ", 12.5], [" east                \
    ", 12.5], [" east ", 13.5], [" west ", 13.5], [" west ", 12.5]]]}}"

static const char units[] = "{\"type\": \"FeatureCollection\", \"features\": [" UNIT(
    "1", "104.9", "105.05") "," UNIT("2", "105.04", "105.2") "]}\n";

static void raise_by_trouble(job_scratch *s)
{
    csv_table issues;

    job_put(s, "p.yaml", trouble);
    job_put(s, "one.csv", one);
    job_put(s, "two.csv", two);
    job_put(s, "swapped.csv", swapped);
    job_put(s, "said.geojson", said);
    job_put(s, "done.csv", done);
    job_put(s, "accepted.csv", accepted);
    job_put(s, "units.geojson", units);
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
            "  - {path: guessed.shp, role: hazard, name: Guessed, crs: EPSG:32648,\n"
            "     id: ID, class: {const: cha}, contamination: {const: ap}}\n"
            "  - {path: said.shp, role: hazard, name: Said, crs: EPSG:32648,\n"
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
