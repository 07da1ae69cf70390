/* SPDX-License-Identifier: Apache-2.0 */
/* test_guesses.c: column sets as agencies publish them (names met in public data; cells
 * invented), what each column is placed at, and that neither the order of columns nor
 * that of rows matters. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>

#include "inspect/looked.h"
#include "support/random.h"

#define COLUMNS 16
#define ROWS    5

typedef struct column_case {
    const char *name;
    const char *key; /* "": not placed */
    const char *cells[ROWS];
} column_case;

typedef struct set_case {
    const char *test;
    const char *file;
    const char *role; /* "": not sure enough for any */
    column_case columns[COLUMNS];
} set_case;

static set_case cases[] = {
    {"guess__hazards_of_afghanistan",
     "Hazard_polygons.csv",
     "hazard",
     {{"OBJECTID", "", {"1", "2", "3", "4", "5"}},
      {"Hazard_ID", "id", {"H-1", "H-2", "H-3", "H-4", "H-5"}},
      {"Hazard_Typ",
       "class",
       {"MineField", "Suspected Minefield", "MineField", "Converted From SHA",
        "MineField"}},
      {"Status_1", "status", {"Expired", "Active", "Active", "Expired", "Open"}},
      {"Status_Cha",
       "",
       {"2013-05-20", "2014-06-21", "2015-07-22", "2016-08-23", "2017-09-24"}},
      {"Province", "", {"Kabul", "Herat", "Kabul", "Balkh", "Kabul"}},
      {"areasize", "area", {"1200", "3400", "560", "7800", "90"}}}},
    {"guess__completions_with_a_typing_error_in_a_name",
     "completion.csv",
     "release",
     {{"IMSMA_ID", "id", {"C-1", "C-2", "C-3", "C-4", "C-5"}},
      {"Stauts",
       "acceptance",
       {"Approved", "Approved", "Rejected", "Approved", "Approved"}},
      {"Agency", "operator", {"ATC", "ATC", "DAFA", "OMAR", "ATC"}},
      {"REPORTSTAR",
       "from",
       {"2013-01-20", "2014-01-21", "2015-01-22", "2016-01-23", "2017-01-24"}},
      {"REPORTENDD",
       "to",
       {"2013-05-20", "2014-06-21", "2015-07-22", "2016-08-23", "2017-09-24"}},
      {"AREACLEARE", "area", {"1200", "3400", "560", "7800", "90"}},
      {"TASKID", "task", {"T-1", "T-1", "T-2", "T-3", "T-4"}}}},
    {"guess__minefields_with_a_centroid",
     "minefields.csv",
     "hazard",
     {{"IMSMA_ID", "id", {"M-1", "M-2", "M-3", "M-4", "M-5"}},
      {"Device", "contamination", {"AP", "AP", "AT", "AP", "Mixed"}},
      {"Area", "area", {"1200", "3400", "560", "7800", "90"}},
      {"POINT_X", "geometry.lon", {"35.1", "35.2", "35.3", "35.4", "35.5"}},
      {"POINT_Y", "geometry.lat", {"31.1", "31.2", "31.3", "31.4", "31.5"}},
      {"Eastings", "", {"700100", "700200", "700300", "700400", "700500"}},
      {"Northings", "", {"3500100", "3500200", "3500300", "3500400", "3500500"}}}},
    {"guess__cleared_areas_of_colombia",
     "Areas_Despejadas.csv",
     "release",
     {{"HazReducLocalid", "id", {"D-1", "D-2", "D-3", "D-4", "D-5"}},
      {"hazard_localid", "hazard", {"P-1", "P-1", "P-2", "P-3", "P-4"}},
      {"FechaFinalizacion",
       "to",
       {"20/05/2013", "21/06/2014", "22/07/2015", "23/08/2016", "24/09/2017"}},
      {"Operador", "operator", {"HALO", "HALO", "HALO", "HI", "HI"}},
      {"Latitud", "geometry.lat", {"6.1", "6.2", "6.3", "6.4", "6.5"}},
      {"Longitud", "geometry.lon", {"-75.1", "-75.2", "-75.3", "-75.4", "-75.5"}}}},
    {"guess__items_of_viet_nam",
     "hazreducdeviceinfo.csv",
     "item",
     {{"hazreducdeviceinfo_guid", "", {"{A}", "{B}", "{C}", "{D}", "{E}"}},
      {"quantity", "quantity", {"1", "2", "1", "1", "3"}},
      {"longitude", "geometry.lon", {"107.1", "107.2", "107.3", "107.4", "107.5"}},
      {"latitude", "geometry.lat", {"16.1", "16.2", "16.3", "16.4", "16.5"}},
      {"ordnance_category",
       "category",
       {"Cluster Submunition", "Submunition", "UXO", "UXO", "AP Mine"}}}},
    {"guess__export_of_oasis",
     "oasis.csv",
     "hazard",
     {{"Hazard_Name", "id", {"Alpha", "Bravo", "Charlie", "Delta", "Echo"}},
      {"Location_name", "", {"Village one", "Village two", "Village one", "x", "y"}},
      {"Area", "area", {"1200", "3400", "560", "7800", "90"}},
      {"Type_Of_Hazard", "class", {"SHA", "CHA", "SHA", "CHA", "SHA"}},
      {"Data_Entry_Date",
       "from",
       {"2013-05-20", "2014-06-21", "2015-07-22", "2016-08-23", "2017-09-24"}}}},
    {"guess__words_in_spanish",
     "datos.csv",
     "hazard",
     {{"Codigo", "id", {"1-A", "1-B", "1-C", "1-D", "1-E"}},
      {"Clase",
       "class",
       {"\xC3\x81rea Peligrosa Confirmada", "\xC3\x81rea peligrosa sospechosa",
        "\xC3\xA1rea peligrosa sospechosa", "\xC3\x81rea Peligrosa Confirmada",
        "\xC3\x81rea Peligrosa Confirmada"}},
      {"Contaminacion",
       "contamination",
       {"Minas antipersonal", "Submuniciones", "Minas antipersonal", "Minas antipersonal",
        "Minas antipersonal"}},
      {"Estado", "status", {"Abierto", "Abierto", "Cerrado", "Abierto", "Abierto"}}}},
    /* By the naming convention of MARS; what rests on the name alone is a question. */
    {"guess__short_names_of_hazards",
     "hazards.csv",
     "hazard",
     {{"hzdId", "id", {"H-1", "H-2", "H-3", "H-4", "H-5"}},
      {"areaClsf", "class", {"SHA", "CHA", "SHA", "CHA", "SHA"}},
      {"cntmType", "contamination", {"AP", "AP", "CMR", "AP", "UXO"}},
      {"dateReprtd",
       "from",
       {"2013-05-20", "2014-06-21", "2015-07-22", "2016-08-23", "2017-09-24"}},
      {"hazardStat", "status", {"Active", "Active", "Closed", "Active", "Open"}},
      {"oprtorName", "", {"HALO", "HALO", "MAG", "NPA", "NPA"}},
      {"userName", "", {"ann", "bob", "ann", "bob", "ann"}},
      {"protsTheme", "", {"water", "road", "water", "none", "none"}},
      {"shapeLen", "", {"410.2", "380.1", "295.7", "512.0", "444.4"}}}},
    {"guess__short_names_of_releases",
     "clearance.csv",
     "release",
     {{"clrncId", "id", {"C-1", "C-2", "C-3", "C-4", "C-5"}},
      {"hzdId", "", {"H-1", "H-1", "H-2", "H-3", "H-4"}},
      {"taskId", "task", {"T-1", "T-1", "T-2", "T-3", "T-4"}},
      {"rlsType", "product", {"Cleared", "Reduced", "Cleared", "Cleared", "Cancelled"}},
      {"cmplDate",
       "to",
       {"2013-05-20", "2014-06-21", "2015-07-22", "2016-08-23", "2017-09-24"}},
      {"clrdAreaM2", "area", {"1200", "3400", "560", "7800", "90"}},
      {"noApMines", "items.ap_mine", {"1", "0", "0", "12", "3"}}}},
    {"guess__accidents",
     "accidents.csv",
     "accident",
     {{"ID", "id", {"1", "2", "3", "4", "5"}},
      {"Date",
       "date",
       {"20/05/2013", "21/06/2014", "22/07/2015", "23/08/2016", "24/09/2017"}},
      {"Killed", "killed", {"0", "1", "0", "0", "2"}},
      {"Injured", "injured", {"1", "0", "1", "2", "0"}},
      {"Lon", "geometry.lon", {"103.1", "103.2", "103.3", "103.4", "103.5"}},
      {"Lat", "geometry.lat", {"13.1", "13.2", "13.3", "13.4", "13.5"}}}},
    {"guess__words_of_a_column_without_a_name_that_says_it",
     "x.csv",
     "hazard",
     {{"F1", "", {"a", "b", "c", "d", "e"}},
      {"F2", "class", {"SHA", "CHA", "SHA", "CHA", "SHA"}},
      {"F3", "status", {"open", "closed", "open", "open", "open"}}}},
    {"guess__unknown_alone_proves_nothing",
     "x.csv",
     "",
     {{"F1", "", {"a", "b", "c", "d", "e"}},
      {"F2", "", {"unknown", "unknown", "not known", "unknown", "unknown"}}}},
    {"guess__nothing_is_known_of_weather",
     "weather.csv",
     "",
     {{"station", "", {"A", "B", "C", "D", "E"}},
      {"wind", "", {"1.5", "2.5", "3.5", "0.5", "4.0"}}}},
};

static size_t column_count(const set_case *c)
{
    size_t count = 0;

    while (count < COLUMNS && c->columns[count].name)
        count++;
    return count;
}

/* The set as CSV, its columns and rows in the given orders. */
static void write_set(looked *l, const set_case *c, const size_t *columns,
                      const size_t *rows)
{
    size_t count = column_count(c);
    char path[200];
    FILE *file;

    looked_path(l, c->file, path);
    file = fopen(path, "w");
    assert_non_null(file);
    for (size_t i = 0; i < count; i++)
        fprintf(file, "%s%s", i ? "," : "", c->columns[columns[i]].name);
    for (size_t row = 0; row < ROWS; row++)
        for (size_t i = 0; i < count; i++)
            fprintf(file, "%s%s", i ? "," : "\n",
                    c->columns[columns[i]].cells[rows[row]]);
    fputs("\n", file);
    fclose(file);
    if (looked_at(l, c->file) != LREL_OK)
        fail_msg("%s", l->err.message);
}

static void in_order(size_t *order, size_t count)
{
    for (size_t i = 0; i < count; i++)
        order[i] = i;
}

static void expect_guesses(const looked *l, const set_case *c)
{
    assert_string_equal(lrel_inspection_layer_at(l->inspection, 0, 0).role, c->role);
    for (size_t i = 0; i < column_count(c); i++)
        if (strcmp(looked_key(l, c->columns[i].name), c->columns[i].key) != 0)
            fail_msg("%s is placed at \"%s\", not at \"%s\"", c->columns[i].name,
                     looked_key(l, c->columns[i].name), c->columns[i].key);
}

static void check_set(void **state)
{
    const set_case *c = *state;
    size_t columns[COLUMNS], rows[ROWS];
    looked l = looked_begin();

    in_order(columns, column_count(c));
    in_order(rows, ROWS);
    write_set(&l, c, columns, rows);
    expect_guesses(&l, c);
    looked_end(&l);
}

static void guess__the_order_of_columns_does_not_matter(void **state)
{
    random_stream random = random_from(1);

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        size_t columns[COLUMNS], rows[ROWS], count = column_count(&cases[i]);
        looked l = looked_begin();

        in_order(columns, count);
        in_order(rows, ROWS);
        for (int turn = 0; turn < 5; turn++) {
            random_shuffle(&random, columns, count, sizeof *columns);
            write_set(&l, &cases[i], columns, rows);
            expect_guesses(&l, &cases[i]);
        }
        looked_end(&l);
    }
}

static void guess__the_order_of_rows_changes_no_byte(void **state)
{
    random_stream random = random_from(2);

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        size_t columns[COLUMNS], rows[ROWS];
        looked l = looked_begin();
        char *first[3];

        in_order(columns, column_count(&cases[i]));
        in_order(rows, ROWS);
        write_set(&l, &cases[i], columns, rows);
        for (int form = 0; form < 3; form++)
            first[form] = looked_written(&l, (lrel_inspection_form)form);
        for (int turn = 0; turn < 3; turn++) {
            random_shuffle(&random, rows, ROWS, sizeof *rows);
            write_set(&l, &cases[i], columns, rows);
            for (int form = 0; form < 3; form++) {
                char *text = looked_written(&l, (lrel_inspection_form)form);

                assert_string_equal(text, first[form]);
                free(text);
            }
        }
        for (int form = 0; form < 3; form++)
            free(first[form]);
        looked_end(&l);
    }
}

int main(void)
{
    enum { SETS = sizeof cases / sizeof *cases };
    struct CMUnitTest tests[SETS + 2] = {
        [SETS] = cmocka_unit_test(guess__the_order_of_columns_does_not_matter),
        [SETS + 1] = cmocka_unit_test(guess__the_order_of_rows_changes_no_byte)};

    for (size_t i = 0; i < SETS; i++)
        tests[i] = (struct CMUnitTest){
            .name = cases[i].test, .test_func = check_set, .initial_state = &cases[i]};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
