/* SPDX-License-Identifier: Apache-2.0 */
/* test_drafts.c: what a draft says, that the programme reads it, and that no cell can
 * make it say anything else. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "bridge/yaml.h"
#include "inspect/looked.h"
#include "inspect/uncomment.h"

/* Writes the draft of a programme as `p.yaml` and reads it. */
static lrel_programme *read_draft(looked *l)
{
    lrel_programme *programme = NULL;
    char path[200];

    looked_path(l, "p.yaml", path);
    if (lrel_inspection_write(l->inspection, LREL_INSPECTION_PROGRAMME, path, true,
                              &l->err) != LREL_OK ||
        lrel_programme_read(l->context, path, &programme, &l->err) != LREL_OK)
        fail_msg("%s", l->err.message);
    return programme;
}

typedef struct draft_case {
    const char *test;
    const char *file, *text;
    const char *line;   /* that the draft has, from its first letter on */
    const char *absent; /* what it has not; NULL: nothing */
} draft_case;

#define HAZARDS  "hazards.csv"
#define RELEASES "releases.csv"

static draft_case cases[] = {
    {"draft__iso_dates_need_no_form", HAZARDS, "HAZ_ID,SURVEYED\n1,2020-01-31\n",
     "from: SURVEYED", NULL},
    {"draft__another_form_is_said", HAZARDS, "HAZ_ID,SURVEYED\n1,31/01/2020\n",
     "from: {column: SURVEYED, form: \"%d/%m/%Y\"}", NULL},
    {"draft__day_or_month_first_is_a_question", HAZARDS,
     "HAZ_ID,SURVEYED\n1,01/02/2020\n",
     "# ? from: {column: SURVEYED, form: ", "\n    from:"},
    {"draft__both_in_one_column_is_a_question", HAZARDS,
     "HAZ_ID,SURVEYED\n1,31/01/2020\n2,01/31/2020\n", "# ? from: {column: SURVEYED",
     "\n    from:"},
    {"draft__days_of_a_spreadsheet_are_a_question", HAZARDS,
     "HAZ_ID,SURVEYED\n1,43000\n2,43001\n", "# ? from: SURVEYED", "\n    from:"},
    {"draft__words_become_codes_with_their_number", HAZARDS,
     "HAZ_ID,TYPE\n1,MineField\n2,Suspected Minefield\n3,MineField\n",
     "        MineField: cha                      # 2 rows", NULL},
    {"draft__codes_need_no_values", HAZARDS, "HAZ_ID,TYPE\n1,SHA\n2,CHA\n", "class: TYPE",
     "values:"},
    {"draft__unknown_words_are_questions", HAZARDS, "HAZ_ID,TYPE\n1,SHA\n2,Zone rouge\n",
     "# ? Zone rouge: ", NULL},
    {"draft__lists_are_split", HAZARDS, "HAZ_ID,DEVICE\n1,AP;CM\n2,CM\n", "split: \";\"",
     NULL},
    {"draft__a_word_that_may_be_two_codes_is_a_question", RELEASES,
     "id,outcome\n1,C\n2,R\n", "        # ? C: ", "values: {}"},
    {"draft__a_cancelled_task_is_no_cancelled_land", RELEASES,
     "id,status,completed\n1,Cancelled,2020-01-31\n2,Done,2020-01-31\n",
     "product: {column: id, values: {}}", "product:\n"},
    {"draft__a_type_of_products_alone_is_the_product", RELEASES,
     "id,type,completed\n1,Cancelled,2020-01-31\n2,Cleared,2020-01-31\n",
     "product:", "{column: id, values: {}}"},
    {"draft__a_status_that_changed_closes_no_hazard", HAZARDS,
     "HAZ_ID,Status_1,Status_Cha\n1,Active,2020-01-31\n2,Closed,2020-01-31\n",
     "# ? to: COLUMN", "\n    to:"},
    {"draft__without_a_product_all_is_set_aside", RELEASES,
     "id,completed\n1,2020-01-31\n", "product: {column: id, values: {}}", NULL},
    {"draft__coordinates_in_numbered_columns", HAZARDS,
     "HAZ_ID,X1,Y1,X2,Y2,X3,Y3\n1,104.1,12.1,104.1,12.2,104.2,12.2\n",
     "geometry: {lon: \"X#\", lat: \"Y#\"}", "not placed"},
    {"draft__numbered_columns_with_words_and_zeros", HAZARDS,
     "HAZ_ID,TP00_Longitude,TP00_Latitude,TP01_Longitude,TP01_Latitude,TP02_Longitude,"
     "TP02_Latitude\n1,104.1,12.1,104.1,12.2,104.2,12.2\n",
     "geometry: {lon: \"TP#_Longitude\", lat: \"TP#_Latitude\"}", "not placed"},
    {"draft__a_perimeter_goes_before_its_centre", HAZARDS,
     "HAZ_ID,lon,lat,X1,Y1,X2,Y2,X3,Y3\n1,104.15,12.15,104.1,12.1,104.1,12.2,104.2,12."
     "2\n",
     "geometry: {lon: \"X#\", lat: \"Y#\"}", NULL},
    {"draft__two_points_are_no_perimeter", HAZARDS,
     "HAZ_ID,lon,lat,X1,Y1,X2,Y2\n1,104.15,12.15,104.1,12.1,104.1,12.2\n",
     "geometry: {lon: lon, lat: lat}",
     "#"
     "\""},
    {"draft__numbered_columns_begin_with_nought_or_one", HAZARDS,
     "HAZ_ID,X2,Y2,X3,Y3,X4,Y4\n1,104.1,12.1,104.1,12.2,104.2,12.2\n", "id: HAZ_ID",
     "geometry"},
    {"draft__numbered_columns_come_in_pairs", HAZARDS,
     "HAZ_ID,X1,Y1,X2,Y2,X3\n1,104.1,12.1,104.1,12.2,104.2\n", "id: HAZ_ID", "geometry"},
    {"draft__numbered_columns_of_accidents_are_no_perimeter", "accidents.csv",
     "accident_id,accident_date,killed,X1,Y1,X2,Y2,X3,Y3\n"
     "1,2020-01-31,1,104.1,12.1,104.1,12.2,104.2,12.2\n",
     "geometry: {lon: X1, lat: Y1}", NULL},
    {"draft__numbered_legs_from_one_point", RELEASES,
     "task,completed,lon,lat,Bearing1,Distance1,Bearing2,Distance2\n"
     "T,2020-01-31,104,12,0,100,90,100\n",
     "traverse: {bearing: \"Bearing#\", distance: \"Distance#\", north: magnetic}", NULL},
    {"draft__numbered_points_by_coordinates_and_legs", RELEASES,
     "task,completed,X1,Y1,X2,Y2,X3,Y3,Bearing2,Distance2,Bearing3,Distance3\n"
     "T,2020-01-31,104,12,104,12.1,104.1,12.1,0,100,90,100\n",
     "traverse: {bearing: \"Bearing#\", distance: \"Distance#\", north: magnetic}", NULL},
    {"draft__legs_from_another_point", RELEASES,
     "task,completed,lon,lat,Bearing,Distance,Point No,From Point\n"
     "T,2020-01-31,104,12,,,1,\nT,,,,90,100,2,1\n",
     "point: Point No, from_point: From Point, north: magnetic}", NULL},
    {"draft__a_unit_in_the_name", HAZARDS, "HAZ_ID,AREA_HA\n1,4.5\n",
     "area: {column: AREA_HA, unit: ha}", "in which unit?"},
    {"draft__no_unit_is_a_question", HAZARDS, "HAZ_ID,AREA\n1,4.5\n", "area: AREA", NULL},
    {"draft__no_unit_is_a_question_in_words", HAZARDS, "HAZ_ID,AREA\n1,4.5\n",
     "# ! in which unit?", NULL},
    {"draft__decimal_commas_are_said", HAZARDS, "HAZ_ID,AREA_HA\n1,\"4,5\"\n",
     "area: {column: AREA_HA, unit: ha, decimal: comma}", NULL},
    {"draft__commas_of_either_kind_are_a_question", HAZARDS,
     "HAZ_ID,AREA_HA\n1,\"4,500\"\n", "# ! decimal: comma?", NULL},
    {"draft__items_by_category", RELEASES, "id,outcome,APM\n1,cleared,3\n",
     "      ap_mine: APM", NULL},
    {"draft__no_crs_is_a_question", HAZARDS, "HAZ_ID,x,y\n1,103.5,12.5\n",
     "# ? crs: EPSG:4326", "\n    crs:"},
    {"draft__shapes_from_two_columns", HAZARDS, "HAZ_ID,x,y\n1,103.5,12.5\n",
     "geometry: {lon: x, lat: y}", NULL},
    {"draft__an_operator_is_no_guess_from_the_name", "HALO_hazards.csv",
     "HAZ_ID,TYPE\n1,SHA\n", "# ? operator: {const: NAME}", "\n    operator:"},
    {"draft__what_was_not_placed_is_listed", HAZARDS, "HAZ_ID,wind\n1,north\n",
     "#   wind ", NULL},
    {"draft__a_repeated_id_is_a_question", HAZARDS, "HAZ_ID,TYPE\nA,SHA\nA,SHA\n",
     "# ! an id on several rows, as A on 2", NULL},
    {"draft__a_file_that_says_nothing_is_left_out", "weather.csv", "station,wind\n1,2\n",
     "# ! left out: nothing tells", "\n  - path"},
    {"draft__as_of_is_the_latest_date", HAZARDS,
     "HAZ_ID,SURVEYED\n1,2020-01-31\n2,2019-12-31\n", "as_of: 2020-01-31", NULL},
    {"draft__as_of_without_a_date_shows", HAZARDS, "HAZ_ID,TYPE\n1,SHA\n",
     "as_of: 2100-12-31", NULL},
    {"draft__published_figures_need_their_unit", "published_series.csv",
     "year,measure,value\n2020,stock,12\n2021,stock,11\n",
     "# ! left out: the unit of its figures", "\n  - path"},
    {"draft__no_boundaries_is_a_question", HAZARDS, "HAZ_ID,TYPE\n1,SHA\n",
     "\n# ? boundaries: [{path: FILE, level: admin1, code: COLUMN, name: COLUMN}]",
     "\nboundaries:"},
    {"draft__boundaries_are_not_asked_for_twice", "provinces.csv",
     "PCODE,NAME\n91,East\n92,West\n", "\nboundaries:", "# ? boundaries:"},
    {"draft__coverage_needs_a_status", "survey_coverage.csv", "id,access\n1,zz\n2,yy\n",
     "status:", NULL},
};

/* Without its marks it is YAML, whatever was asked. */
static void expect_yaml_when_uncommented(looked *l, const char *draft)
{
    lrel_arena *arena = lrel_arena_new(l->context);
    char *text = strdup(draft);
    const lrel_yaml *root;

    assert_non_null(text);
    uncomment(text);
    if (lrel_yaml_parse(l->context, "answered", lrel_text_of(text), arena, &root,
                        &l->err) != LREL_OK)
        fail_msg("%s in:\n%s", l->err.message, text);
    free(text);
    lrel_arena_free(arena);
}

static void check_draft(void **state)
{
    const draft_case *c = *state;
    looked l = looked_begin();
    char *draft;

    looked_text(&l, c->file, c->text);
    draft = looked_written(&l, LREL_INSPECTION_PROGRAMME);
    if (!strstr(draft, c->line))
        fail_msg("no \"%s\" in:\n%s", c->line, draft);
    if (c->absent && strstr(draft, c->absent))
        fail_msg("\"%s\" in:\n%s", c->absent, draft);
    if (strstr(draft, "\n  - path") && !strstr(draft, "\nsources: []"))
        lrel_programme_free(read_draft(&l));
    expect_yaml_when_uncommented(&l, draft);
    free(draft);
    looked_end(&l);
}

/* Columns and cells that are YAML, or end a line, or turn it round. */
static const char hostile[] =
    "\"HAZ_ID: x # y\",\"TYPE\nrole: release\",\"null\",\"bi\xE2\x80\xAE"
    "di\",\"SURVEYED\"\n"
    "\"a: b\",\"MineField\",\"- x\",\"[a]\",2020-01-31\n"
    "\"# no\",\"Suspected Minefield\",\"{b}\",\"|\",2020-01-31\n"
    "\"- path: /etc/passwd\n  role: hazard\",\"x: sha\n        y: cha\",\"~\",\"\xC2\x85"
    "z\",2020-01-31\n"
    "\"\",\"\"\"} # ? \xE2\x80\xA8 crs: EPSG:4326\",\"!tag\",\"&a\",\"*a\"\n";

static void draft__no_cell_becomes_yaml(void **state)
{
    looked l = looked_begin();
    lrel_programme *programme;
    const lrel_source *source;

    looked_text(&l, HAZARDS, hostile);
    programme = read_draft(&l);
    assert_int_equal(programme->source_count, 1);
    source = &programme->sources[0];
    assert_true(lrel_text_is_equal(source->path, LREL_TEXT(HAZARDS)));
    assert_int_equal(source->role, LREL_ROLE_HAZARD);
    assert_int_equal(source->crs.length, 0);
    assert_true(
        lrel_text_is_equal(source->keys[LREL_KEY_ID].column, LREL_TEXT("HAZ_ID: x # y")));
    for (size_t i = 0; i < source->keys[LREL_KEY_CLASS].value_count; i++)
        assert_null(memchr(source->keys[LREL_KEY_CLASS].values[i].cell.at, '\n',
                           source->keys[LREL_KEY_CLASS].values[i].cell.length));
    lrel_programme_free(programme);
    looked_end(&l);
}

static void draft__no_cell_ends_a_line_of_text(void **state)
{
    looked l = looked_begin();
    char *text;

    looked_text(&l, HAZARDS, hostile);
    text = looked_written(&l, LREL_INSPECTION_TEXT);
    for (const char *c = text; *c; c++)
        assert_true((unsigned char)*c >= 0x20 || *c == '\n');
    assert_null(strstr(text, "\xE2\x80\xAE"));
    assert_null(strstr(text, "\xE2\x80\xA8"));
    assert_null(strstr(text, "\n  role: hazard"));
    free(text);
    looked_end(&l);
}

/* What stands in a cell comes back as it was, through YAML. */
static void draft__values_come_back_as_they_were(void **state)
{
    static const char *const cells[] = {
        "Mine-Field",           "MINEFIELD",     "mine field",  "Suspected: Minefield",
        "Suspected, Minefield", "\"minefield\"", "minefield\\", "minefield #"};
    enum { CELLS = sizeof cells / sizeof *cells };
    looked l = looked_begin();
    char text[600] = "HAZ_ID,TYPE\n";
    lrel_programme *programme;
    const lrel_mapping *mapping;

    for (size_t i = 0; i < CELLS; i++) {
        size_t used = (size_t)snprintf(text + strlen(text), sizeof text - strlen(text),
                                       "%zu,\"", i);

        (void)used;
        for (const char *c = cells[i]; *c; c++)
            snprintf(text + strlen(text), sizeof text - strlen(text), "%s%c",
                     *c == '"' ? "\"" : "", *c);
        strcat(text, "\"\n");
    }
    looked_text(&l, HAZARDS, text);
    programme = read_draft(&l);
    mapping = &programme->sources[0].keys[LREL_KEY_CLASS];
    assert_int_equal(mapping->value_count, CELLS);
    for (size_t i = 0; i < CELLS; i++) {
        bool is_there = false;

        for (size_t k = 0; k < mapping->value_count; k++)
            is_there |=
                lrel_text_is_equal(mapping->values[k].cell, lrel_text_of(cells[i]));
        if (!is_there)
            fail_msg("%s did not come back", cells[i]);
    }
    lrel_programme_free(programme);
    looked_end(&l);
}

static void draft__entries_alone_have_no_head(void **state)
{
    looked l = looked_begin();
    char *draft;

    looked_text(&l, HAZARDS, "HAZ_ID,TYPE\n1,SHA\n");
    draft = looked_written(&l, LREL_INSPECTION_MAPPING);
    assert_null(strstr(draft, "as_of"));
    assert_non_null(strstr(draft, "\nsources:\n"));
    free(draft);
    looked_end(&l);
}

static void draft__paths_are_relative_to_it(void **state)
{
    looked l = looked_begin();
    char path[200], text[2000];
    FILE *file;

    looked_text(&l, HAZARDS, "HAZ_ID,TYPE\n1,SHA\n");
    looked_path(&l, "sub", path);
    assert_int_equal(mkdir(path, 0700), 0);
    looked_path(&l, "sub/d.yaml", path);
    assert_int_equal(
        lrel_inspection_write(l.inspection, LREL_INSPECTION_MAPPING, path, false, NULL),
        LREL_OK);
    file = fopen(path, "r");
    assert_non_null(file);
    text[fread(text, 1, sizeof text - 1, file)] = '\0';
    fclose(file);
    assert_non_null(strstr(text, "path: \"../" HAZARDS "\""));
    assert_int_equal(unlink(path), 0);
    looked_path(&l, "sub", path);
    assert_int_equal(rmdir(path), 0);
    looked_end(&l);
}

static void draft__an_existing_file_stays(void **state)
{
    looked l = looked_begin();
    char path[200];

    looked_text(&l, HAZARDS, "HAZ_ID,TYPE\n1,SHA\n");
    looked_path(&l, HAZARDS, path);
    assert_int_equal(
        lrel_inspection_write(l.inspection, LREL_INSPECTION_MAPPING, path, false, NULL),
        LREL_E_EXISTS);
    assert_int_equal(looked_at(&l, HAZARDS), LREL_OK);
    looked_end(&l);
}

static void draft__files_that_cannot_be_read_are_named(void **state)
{
    looked l = looked_begin();
    lrel_programme *programme;
    char *draft;

    looked_text(&l, HAZARDS, "HAZ_ID,TYPE\n1,SHA\n");
    looked_write(&l, "broken.csv", "a,b\n\"1,2\n");
    assert_int_equal(looked_add(&l, "broken.csv"), LREL_E_FORMAT);
    assert_int_equal(looked_add(&l, "absent.csv"), LREL_E_NOT_FOUND);
    assert_int_equal(lrel_inspection_file_count(l.inspection), 3);
    assert_int_equal(lrel_inspection_file_at(l.inspection, 1).status, LREL_E_FORMAT);
    programme = read_draft(&l);
    assert_int_equal(programme->source_count, 1);
    lrel_programme_free(programme);
    draft = looked_written(&l, LREL_INSPECTION_PROGRAMME);
    assert_non_null(strstr(draft, "\n# ! not read: "));
    free(draft);
    looked_end(&l);
}

int main(void)
{
    enum { ROWS = sizeof cases / sizeof *cases, OTHERS = 7 };
    struct CMUnitTest tests[ROWS + OTHERS] = {
        [ROWS] = cmocka_unit_test(draft__no_cell_becomes_yaml),
        [ROWS + 1] = cmocka_unit_test(draft__no_cell_ends_a_line_of_text),
        [ROWS + 2] = cmocka_unit_test(draft__values_come_back_as_they_were),
        [ROWS + 3] = cmocka_unit_test(draft__entries_alone_have_no_head),
        [ROWS + 4] = cmocka_unit_test(draft__paths_are_relative_to_it),
        [ROWS + 5] = cmocka_unit_test(draft__an_existing_file_stays),
        [ROWS + 6] = cmocka_unit_test(draft__files_that_cannot_be_read_are_named)};

    for (size_t i = 0; i < ROWS; i++)
        tests[i] = (struct CMUnitTest){
            .name = cases[i].test, .test_func = check_draft, .initial_state = &cases[i]};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
