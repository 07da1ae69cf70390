/* SPDX-License-Identifier: Apache-2.0 */
/* test_spreadsheet.c: the same tables as XLSX and as ODS: what cells become, which sheet
 * is read, what is said of it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "read/delivery.h"
#include "support/sheet_files.h"

typedef struct sheet_case {
    const char *name;
    const char *layer;
    const char *expected;
    sheet_text sheets[3];
    bool is_xlsx_only;
    bool is_1904;
} sheet_case;

#define SHEET(name_, rows_)                                                              \
    {                                                                                    \
        .name = name_, .rows = rows_                                                     \
    }
#define HIDDEN(name_, rows_)                                                             \
    {                                                                                    \
        .name = name_, .rows = rows_, .is_hidden = true                                  \
    }

static const sheet_case cases[] = {
    {"sheet__texts_and_numbers", NULL, "id|area\n2: H1|12.5\n3: H2|100000\n",
     .sheets = {SHEET("T", "id|area\nH1|#12.5\nH2|#1E5\n")}},
    {"bad_input_40_ids_stay_text", NULL, "id|n\n2: 007|1E5\n3: 12345678901234567890|x\n",
     .sheets = {SHEET("T", "id|n\n007|1E5\n12345678901234567890|x\n")}},
    {"sheet__an_id_that_is_a_number_is_read_as_shown", NULL, "id|n\n2: 0007|7\n",
     .sheets = {SHEET("T", "id|n\n#7@id|#7\n")}},
    {"bad_input_40_long_digits_that_are_a_number_are_said", NULL,
     "id\n2: 1234567890123456768\n! LREL-R022 2 id [1234567890123456768] [text, or at "
     "most "
     "15 digits] x1\n",
     .sheets = {SHEET("T", "id\n#1234567890123456789\n")}},
    {"sheet__numbers_are_shortest", NULL, "a|b|c\n2: 0.1|-3|0\n",
     .sheets = {SHEET("T", "a|b|c\n#0.10000000000000001|#-3|#0\n")}},
    {"sheet__dates_are_typed", NULL, "d (date)\n2: 2014-03-01\n3: 1999-12-31\n",
     .sheets = {SHEET("T", "d\nd2014-03-01\nd1999-12-31\n")}},
    {"bad_input_50_time_of_day_is_kept", NULL,
     "d (date)\n2: 2014-03-01T10:30:00\n3: 2014-03-02\n",
     .sheets = {SHEET("T", "d\nd2014-03-01T10:30:00\nd2014-03-02T00:00:00\n")}},
    {"bad_input_42_serial_numbers_are_dates", NULL,
     "d (date)\n2: 2014-03-01T12:00:00\n3: 1900-02-28\n4: 1900-02-29\n5: 1900-03-01\n",
     .sheets = {SHEET("T", "d\n#41699.5@date\n#59@date\n#60@date\n#61@date\n")},
     .is_xlsx_only = true},
    {"bad_input_51_the_1904_system", NULL, "d (date)\n2: 2014-03-01\n3: 1904-01-02\n",
     .sheets = {SHEET("T", "d\n#40237@date\n#1@date\n")}, .is_xlsx_only = true,
     .is_1904 = true},
    {"bad_input_51_error_cells_are_null_and_counted", NULL,
     "id|n\n2: H1|\n3: H2|\n4: H3|4\n! LREL-R019 2 n [#N/A] [a value] x2\n",
     .sheets = {SHEET("T", "id|n\nH1|!#N/A\nH2|!#REF!\nH3|#4\n")}},
    {"bad_input_49_formulas_without_a_result_are_no_value", NULL,
     "id|n\n2: H1|=SUM(A1:A2)\n3: H2|4\n! LREL-R018 2 n [=SUM(A1:A2)] [a stored result] "
     "x1\n",
     .sheets = {SHEET("T", "id|n\nH1|?\nH2|#4\n")}},
    {"bad_input_54_texts_that_look_like_formulas_stay_text", NULL,
     "a|b|c\n2: =cmd|+1|@x\n", .sheets = {SHEET("T", "a|b|c\n=cmd|+1|@x\n")}},
    {"sheet__empty_rows_and_columns_are_none", NULL, "id|n\n4: H1|1\n6: H2|2\n",
     .sheets = {SHEET("T", "\nid||n\n\nH1||#1\n|||\nH2||#2\n")}},
    {"bad_input_55_columns_without_a_name_are_refused", NULL,
     "refused: columns without a name: B, D; name them in the header",
     .sheets = {SHEET("T", "id||c\nH1|x|y|z\n")}},
    {"bad_input_55_names_twice_are_refused", NULL,
     "refused: columns with one name: id; give each its own",
     .sheets = {SHEET("T", "id|n|id\nH1|x|y\n")}},
    {"sheet__of_several_the_only_one_with_rows", NULL, "id\n2: H1\n",
     .sheets = {SHEET("A", ""), SHEET("B", "id\nH1\n"), SHEET("C", "Notes\n")}},
    {"sheet__several_with_rows_are_asked_for", NULL,
     "refused: has 2 sheets with rows; name one with `layer:`: A, B",
     .sheets = {SHEET("A", "id\nH1\n"), SHEET("B", "id\nH2\n")}},
    {"sheet__the_one_that_is_named", "B", "id\n2: H2\n",
     .sheets = {SHEET("A", "id\nH1\n"), SHEET("B", "id\nH2\n")}},
    {"sheet__a_name_that_is_not_there", "b",
     "refused: no sheet \"b\"; did you mean \"B\"? "
     "The sheets are: A, B",
     .sheets = {SHEET("A", "id\nH1\n"), SHEET("B", "id\nH2\n")}},
    {"bad_input_51_hidden_sheets_are_named", NULL,
     "id\n2: H1\n! LREL-R020 -1 layer [Old] [a sheet] x1\n",
     .sheets = {SHEET("A", "id\nH1\n"), HIDDEN("Old", "id\nH2\n")}},
    {"bad_input_51_hidden_sheets_are_read_where_they_are_named", "Old",
     "id\n2: H2\n! LREL-R020 -1 layer [Old] [a sheet] x1\n",
     .sheets = {SHEET("A", "id\nH1\n"), HIDDEN("Old", "id\nH2\n")}},
    {"bad_input_51_hidden_rows_are_read_and_counted", NULL,
     "id\n2: H1\n3: H2\n4: H3\n! LREL-R020 2  [rows] [] x2\n",
     .sheets = {SHEET("T", "id\n~H1\n~H2\nH3\n")}},
    {"sheet__nothing_in_it_is_refused", NULL, "refused: sheet \"T\" is empty",
     .sheets = {SHEET("T", "\n\n")}},
    {"bad_input_47_merged_cells_among_records_are_said", NULL,
     "p|id\n2: North|H1\n3: |H2\n4: South|H3\n! LREL-R021 2  [A2:A3] [] x1\n",
     .sheets = {SHEET("T", "p|id\nNorth|H1\n|H2\nSouth|H3\n>A2:A3\n")},
     .is_xlsx_only = true},
    {"sheet__types_that_are_mixed", NULL, "d\n2: 2014-03-01\n3: 5/7/2014\n",
     .sheets = {SHEET("T", "d\nd2014-03-01\n5/7/2014\n")}},
};

static size_t count_sheets(const sheet_case *row)
{
    size_t count = 0;

    while (count < 3 && row->sheets[count].name)
        count++;
    return count;
}

static void sheet_is_read(void **state)
{
    const sheet_case *row = *state;
    lrel_read_options options = {.layer = lrel_text_of(row->layer)};
    delivery d = delivery_begin();
    char path[320];

    delivery_path(&d, "t.xlsx", path);
    xlsx_write(path, row->sheets, count_sheets(row), row->is_1904);
    delivery_expect(&d, "t.xlsx", &options, row->expected);
    if (!row->is_xlsx_only) {
        delivery_path(&d, "t.ods", path);
        ods_write(path, row->sheets, count_sheets(row));
        delivery_expect(&d, "t.ods", &options, row->expected);
    }
    delivery_end(&d);
}

static void sheet__types_are_those_of_cells(void **state)
{
    const sheet_text sheet = {.name = "T", .rows = "d|n\nd2014-03-01|#1\n5/7/2014|x\n"};
    lrel_read_options options = {.source = -1};
    delivery d = delivery_begin();
    char path[320];

    (void)state;
    delivery_path(&d, "t.xlsx", path);
    xlsx_write(path, &sheet, 1, false);
    delivery_open(&d, "t.xlsx", &options);
    assert_int_equal(d.status, LREL_OK);
    assert_true(lrel_table_is_date(d.table, 0, 0));
    assert_false(lrel_table_is_date(d.table, 1, 0));
    assert_true(lrel_table_is_number(d.table, 0, 1));
    assert_false(lrel_table_is_number(d.table, 1, 1));
    delivery_end(&d);
}

static void sheet__shapes_in_columns(void **state)
{
    const sheet_text sheet = {.name = "T", .rows = "id|x|y\nH1|#104.5|#12\nH2||\n"};
    lrel_read_options options = {.lon_column = LREL_TEXT("x"),
                                 .lat_column = LREL_TEXT("y")};
    delivery d = delivery_begin();
    char path[320];

    (void)state;
    delivery_path(&d, "t.ods", path);
    ods_write(path, &sheet, 1);
    delivery_expect(&d, "t.ods", &options,
                    "id|x|y\n2: H1|104.5|12\n  point (104.5 12)\n3: H2||\n");
    delivery_end(&d);
}

static void sheet__layers_are_those_that_hold_something(void **state)
{
    const sheet_text sheets[] = {SHEET("A", "id\nH1\n"), SHEET("Empty", "\n"),
                                 HIDDEN("Old", "id\n")};
    delivery d = delivery_begin();
    lrel_arena *arena = lrel_arena_new(d.context);
    lrel_layer *layers;
    char path[320];
    size_t count;

    (void)state;
    assert_non_null(arena);
    delivery_path(&d, "t.xlsx", path);
    xlsx_write(path, sheets, 3, false);
    assert_int_equal(lrel_table_layers(d.context, path, arena, &layers, &count, NULL),
                     LREL_OK);
    assert_int_equal(count, 2);
    assert_true(lrel_text_is_equal(layers[1].name, LREL_TEXT("Old")));
    lrel_arena_free(arena);
    delivery_end(&d);
}

int main(void)
{
    enum { ROWS = sizeof cases / sizeof *cases, OTHERS = 3 };
    struct CMUnitTest tests[ROWS + OTHERS] = {
        [ROWS] = cmocka_unit_test(sheet__types_are_those_of_cells),
        [ROWS + 1] = cmocka_unit_test(sheet__shapes_in_columns),
        [ROWS + 2] = cmocka_unit_test(sheet__layers_are_those_that_hold_something)};

    for (size_t i = 0; i < ROWS; i++)
        tests[i] = (struct CMUnitTest){.name = cases[i].name,
                                       .test_func = sheet_is_read,
                                       .initial_state = (void *)(uintptr_t)&cases[i]};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
