/* SPDX-License-Identifier: Apache-2.0 */
/* test_geocheck.c: what each of the eleven rules of GICHD's geocheck finds is found,
 * under the code that docs/issues.md has beside the rule. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "check/check_scene.h"

static const char programme[] =
    "programme: Geocheck\nas_of: 2020-12-31\nby: []\ngrid: {lon: 105, lat: 13}\n"
    "sources:\n"
    "  - {path: h.csv, role: hazard, name: Hazards, geometry: {wkt: shape}, id: id,\n"
    "     crs: \"+proj=laea +lat_0=13 +lon_0=105 +datum=WGS84 +units=m +no_defs\",\n"
    "     class: {const: cha}, contamination: {const: ap}}\n"
    "  - {path: i.csv, role: item, name: Items, geometry: {lon: lon, lat: lat}, id: id,\n"
    "     crs: EPSG:4326, category: category, model: model, quantity: quantity,\n"
    "     hazard: hazard, date: date}\n";

typedef struct rule_case {
    const char *name;
    int rule;
    const char *hazards; /* rows of "id;shape" */
    const char *items;   /* rows of "id,category,model,quantity,hazard,date,lon,lat" */
    const char *code;
    size_t count;
    const char *id; /* of the first; NULL: not looked at */
} rule_case;

#define BOX  "POLYGON ((0 0, 200 0, 200 200, 0 200, 0 0))\n"
#define TIED "POLYGON ((0 0, 200 0, 200 200, 100 100, 0 200, 100 100, 0 0))\n"
/* An outline with its hole tied to it. */
#define KEYHOLE                                                                          \
    "POLYGON ((0 0, 200 0, 200 200, 0 200, 0 0, 50 50, 50 100, 100 100, 100 50, 50 50, " \
    "0 0))\n"
#define ITEM(id, model, n, date, lon)                                                    \
    id ",ap_mine," model "," n ",h," date "," lon ",12.1\n"
#define MINE(id) ITEM(id, "PMN", "1", "2019-05-02", "103.1")

static const rule_case cases[] = {
    {"geocheck_01_overlapping_parts", 1,
     "h;MULTIPOLYGON (((0 0, 100 0, 100 100, 0 100, 0 0)), ((90 0, 190 0, 190 100, 90 "
     "100, 90 0)))\n",
     "", "LREL-G011", 1, "h"},
    {"geocheck_01_up_to_0_9_percent_pass", 1,
     "h;MULTIPOLYGON (((0 0, 100 0, 100 100, 0 100, 0 0)), ((99 0, 199 0, 199 100, 99 "
     "100, 99 0)))\n",
     "", "LREL-G011", 0, NULL},
    {"geocheck_02_an_invalid_polygon", 2,
     "h;POLYGON ((0 0, 200 200, 200 0, 0 200, 0 0))\n", "", "LREL-G010", 1, "h"},
    {"geocheck_02_an_outline_that_runs_over_itself", 2,
     "h;POLYGON ((0 0, 200 0, 200 200, 100 200, 100 -50, 250 -50, 250 250, 0 250, 0 "
     "0))\n",
     "", "LREL-G004", 1, "h"},
    {"geocheck_03_duplicate_polygons", 3, "h;" BOX "k;" BOX, "", "LREL-G012", 1, "k"},
    {"geocheck_04_a_point_that_follows_itself", 4,
     "h;POLYGON ((0 0, 200 0, 200 0, 200 200, 0 0))\n", "", "LREL-G014", 1, "h"},
    {"geocheck_04_a_point_that_comes_again", 4, "h;" TIED, "", "LREL-G024", 1, "h"},
    {"geocheck_04_a_hole_tied_to_its_shell", 4, "h;" KEYHOLE, "", "LREL-G024", 1, "h"},
    {"geocheck_04_the_closing_point_repeats_none", 4, "h;" BOX, "", "LREL-G024", 0, NULL},
    {"geocheck_04_one_that_follows_itself_does_not_come_again", 4,
     "h;POLYGON ((0 0, 0 0, 200 0, 200 0, 200 200, 0 0, 0 0))\n", "", "LREL-G024", 0,
     NULL},
    {"geocheck_04_two_parts_may_touch", 4,
     "h;MULTIPOLYGON (((0 0, 50 0, 50 50, 0 0)), ((50 50, 90 50, 90 90, 50 50)))\n", "",
     "LREL-G024", 0, NULL},
    {"geocheck_05_two_points", 5, "h;POLYGON ((0 0, 200 0, 0 0))\n", "", "LREL-G002", 1,
     NULL},
    {"geocheck_05_two_points_of_a_part", 5,
     "h;MULTIPOLYGON (((0 0, 200 0, 0 0)), ((0 0, 200 0, 0 200, 0 0)))\n", "",
     "LREL-G007", 1, NULL},
    {"geocheck_05_three_points_pass", 5, "h;POLYGON ((0 0, 200 0, 0 200, 0 0))\n", "",
     "LREL-G007", 0, NULL},
    {"geocheck_06_duplicate_single_points", 6, "h;" BOX, MINE("i") MINE("k"), "LREL-G025",
     1, "k"},
    {"geocheck_06_hazards_given_as_points", 6, "h;POINT (5 5)\nk;POINT (5 5)\n", "",
     "LREL-G025", 1, "k"},
    {"geocheck_06_points_apart_pass", 6, "h;" BOX,
     MINE("i") ITEM("k", "PMN", "1", "2019-05-02", "103.10001"), "LREL-G025", 0, NULL},
    {"geocheck_06_no_position_is_none", 6, "h;" BOX,
     ITEM("i", "", "", "", "0") ITEM("k", "", "", "", ""), "LREL-G025", 0, NULL},
    {"geocheck_07_one_id_on_two_records", 7,
     "h;" BOX "h;POLYGON ((900 0, 999 0, 999 99, 900 0))\n", "", "LREL-H002", 2, "h"},
    {"geocheck_08_one_id_but_for_blanks_behind_it", 8,
     "h;" BOX "h  ;POLYGON ((900 0, 999 0, 999 99, 900 0))\n", "", "LREL-H002", 2, "h"},
    {"geocheck_09_one_id_on_two_points", 9, "h;" BOX,
     MINE("i") ITEM("i", "PMN", "1", "2019-05-02", "103.2"), "LREL-H002", 2, "i"},
    {"geocheck_10_duplicate_devices", 10, "h;" BOX, MINE("i") MINE("k"), "LREL-L022", 1,
     "k"},
    {"geocheck_10_of_another_model_are_none", 10, "h;" BOX,
     MINE("i") ITEM("k", "PMN-2", "1", "2019-05-02", "103.1"), "LREL-L022", 0, NULL},
    {"geocheck_10_of_another_quantity_are_none", 10, "h;" BOX,
     MINE("i") ITEM("k", "PMN", "2", "2019-05-02", "103.1"), "LREL-L022", 0, NULL},
    {"geocheck_10_no_quantity_is_one", 10, "h;" BOX,
     MINE("i") ITEM("k", "PMN", "", "2019-05-02", "103.1"), "LREL-L022", 1, "k"},
    {"geocheck_10_of_another_day_are_none", 10, "h;" BOX,
     MINE("i") ITEM("k", "PMN", "1", "2019-05-03", "103.1"), "LREL-L022", 0, NULL},
    {"geocheck_10_elsewhere_are_none", 10, "h;" BOX,
     MINE("i") ITEM("k", "PMN", "1", "2019-05-02", "103.2"), "LREL-L022", 0, NULL},
    {"geocheck_10_with_one_id_are_said_by_the_id", 10, "h;" BOX, MINE("i") MINE("i"),
     "LREL-L022", 0, NULL},
    {"geocheck_11_points_too_far_apart", 11,
     "h;POLYGON ((0 0, 5001 0, 5001 200, 0 200, 0 0))\n", "", "LREL-G015", 1, "h"},
};

#define CASE_COUNT (sizeof cases / sizeof *cases)
#define RULE_COUNT 11

static void put_hazards(const job_scratch *s, const char *rows)
{
    char text[1200] = "id,shape\n";

    while (*rows) {
        int line = (int)strcspn(rows, "\n"), id = (int)strcspn(rows, ";");
        size_t used = strlen(text);

        snprintf(text + used, sizeof text - used, "\"%.*s\",\"%.*s\"\n", id, rows,
                 line - id - 1, rows + id + 1);
        rows += line + 1;
    }
    job_put(s, "h.csv", text);
}

/* The row of the page for one rule, or a failure. */
static void expect_page_names(int rule, const char *code)
{
    FILE *file = fopen("docs/issues.md", "rb");
    char line[512], start[16];
    bool found = false;

    assert_non_null(file);
    snprintf(start, sizeof start, "| %d | ", rule);
    while (fgets(line, sizeof line, file))
        found |= strncmp(line, start, strlen(start)) == 0 && strstr(line, code);
    (void)fclose(file);
    if (!found)
        fail_msg("docs/issues.md has no %s for rule %d", code, rule);
}

static void run_case(job_scratch *s, const void *row)
{
    const rule_case *c = row;
    const check_cell cells[] = {{"id", c->id}};
    char items[600];

    snprintf(items, sizeof items, "id,category,model,quantity,hazard,date,lon,lat\n%s",
             c->items);
    job_put(s, "p.yaml", programme);
    job_put(s, "i.csv", items);
    put_hazards(s, c->hazards);
    check_expect(s, c->code, c->count, cells, 1);
    expect_page_names(c->rule, c->code);
}

static void rules__have_a_case_each(void **state)
{
    (void)state;
    for (int rule = 1; rule <= RULE_COUNT; rule++) {
        bool found = false;

        for (size_t i = 0; i < CASE_COUNT; i++)
            found |= cases[i].rule == rule && cases[i].count > 0;
        assert_true(found);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(rules__have_a_case_each)};

    return cmocka_run_group_tests(tests, NULL, NULL) +
           check_run_rows(cases, sizeof *cases, CASE_COUNT, run_case);
}
