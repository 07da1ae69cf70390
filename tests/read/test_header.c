/* SPDX-License-Identifier: Apache-2.0 */
/* test_header.c: which row is the header, which rows are none of the records: as CSV, and
 * where that makes no difference as XLSX too. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "read/delivery.h"
#include "support/sheet_files.h"

typedef struct header_case {
    const char *name;
    const char *rows; /* as of sheet_files.h, where all cells of CSV are texts */
    const char *expected;
    const char *header, *why; /* of the table; NULL: of no matter */
    int said, rows_said;
    bool is_sheet; /* only */
} header_case;

#define WHY_WIDE "the first row of words that is as wide as those below it"
#define WHY_TWO  "two rows of words, neither of which names all columns alone"
#define WHY_SAID "said by `header:`"
#define THREE    "id|op|m2\nH1|A|5\nH2|B|6\n"

static const header_case cases[] = {
    {"header__the_first_row", THREE, "id|op|m2\n1: H1|A|5\n2: H2|B|6\n", "", "", 0, 0,
     false},
    {"header__numbers_in_the_first_row_are_names", "id|1|2\nH1|A|5\nH2|B|6\n",
     "id|1|2\n1: H1|A|5\n2: H2|B|6\n", "", "", 0, 0, false},
    {"bad_input_47_title_rows", "Clearance 2020\nMinistry|of Defence\n\n" THREE,
     "id|op|m2\n1: H1|A|5\n2: H2|B|6\n! LREL-R023 -1  [Clearance 2020] [row 4] x2\n",
     "row 4", WHY_WIDE, 0, 0, false},
    {"bad_input_47_blank_rows_above_and_below", "\n\nid|op|m2\n\nH1|A|5\n\nH2|B|6\n",
     "id|op|m2\n2: H1|A|5\n4: H2|B|6\n", "row 3", "the first row that is not blank", 0, 0,
     false},
    {"bad_input_47_two_rows_of_names_with_gaps",
     "id|op|area||date|\n||m2|stated|from|to\nH1|A|5|6|2014-01-01|2014-02-01\n"
     "H2|B|5|6|2014-01-01|2014-02-01\n",
     "id|op|area m2|area stated|date from|date to\n"
     "1: H1|A|5|6|2014-01-01|2014-02-01\n2: H2|B|5|6|2014-01-01|2014-02-01\n",
     "rows 1 and 2", WHY_TWO, 0, 0, false},
    {"bad_input_47_names_twice_under_others",
     "site||planned||done|\nid|op|from|to|from|to\nH1|A|2014|2015|2016|2017\n"
     "H2|B|2014|2015|2016|2017\n",
     "site id|site op|planned from|planned to|done from|done to\n"
     "1: H1|A|2014|2015|2016|2017\n2: H2|B|2014|2015|2016|2017\n",
     "rows 1 and 2", WHY_TWO, 0, 0, false},
    {"bad_input_47_title_over_two_rows",
     "Report\n\nid|op|area||date|\n||m2|stated|from|to\n"
     "H1|A|5|6|2014-01-01|2014-02-01\nH2|B|5|6|2014-01-01|2014-02-01\n",
     "id|op|area m2|area stated|date from|date to\n"
     "1: H1|A|5|6|2014-01-01|2014-02-01\n2: H2|B|5|6|2014-01-01|2014-02-01\n"
     "! LREL-R023 -1  [Report] [rows 3 and 4] x1\n",
     "rows 3 and 4", WHY_TWO, 0, 0, false},
    {"header__a_record_of_words_is_no_second_row", "id|op|note|\nH1|A|x|y\nH2|B|z|w\n",
     "refused: columns without a name: ", NULL, NULL, 0, 0, false},
    {"header__a_wide_row_above_is_not_passed_over",
     "H0|4||7\nid|op|note|m2\nH1|A|x|5\nH2|B|z|6\n",
     "refused: columns without a name: ", NULL, NULL, 0, 0, false},
    {"header__said", "Title|x|y\n" THREE,
     "id|op|m2\n1: H1|A|5\n2: H2|B|6\n! LREL-R023 -1  [Title] [row 2] x1\n", "row 2",
     WHY_SAID, 2, 1, false},
    {"header__two_rows_said", "a|b\nc|d\n1|2\n", "a c|b d\n1: 1|2\n", "rows 1 and 2",
     WHY_SAID, 1, 2, false},
    {"header__said_of_a_blank_row", "\n" THREE,
     "refused: `header:` says row 1, which is blank, not there,", NULL, NULL, 1, 1,
     false},
    {"bad_input_47_a_row_of_totals_is_left_out", THREE "H3|C|7\nTotal||18\n",
     "id|op|m2\n1: H1|A|5\n2: H2|B|6\n3: H3|C|7\n! LREL-R024 4 id [Total] [left out] "
     "x1\n",
     "", "", 0, 0, false},
    {"bad_input_47_subtotals_are_left_out",
     "id|op|m2\nH1|A|5\n|Sub-total A|5\nH2|B|6\n|SUBTOTAL: B|6\n|Grand total|11\n",
     "id|op|m2\n1: H1|A|5\n3: H2|B|6\n! LREL-R024 2 op [Sub-total A] [left out] x1\n"
     "! LREL-R024 4 op [SUBTOTAL: B] [left out] x1\n"
     "! LREL-R024 5 op [Grand total] [left out] x1\n",
     "", "", 0, 0, false},
    {"bad_input_47_totals_in_khmer",
     THREE "\xE1\x9E\x9F\xE1\x9E\x9A\xE1\x9E\xBB\xE1\x9E\x94||11\n",
     "id|op|m2\n1: H1|A|5\n2: H2|B|6\n! LREL-R024 3 id "
     "[\xE1\x9E\x9F\xE1\x9E\x9A\xE1\x9E\xBB\xE1\x9E\x94] [left out] x1\n",
     "", "", 0, 0, false},
    {"bad_input_47_totals_without_a_word", THREE "H3|C|7.5\n||18.5\n",
     "id|op|m2\n1: H1|A|5\n2: H2|B|6\n3: H3|C|7.5\n! LREL-R024 4 m2 [18.5] [left out] "
     "x1\n",
     "", "", 0, 0, false},
    {"header__a_last_row_that_is_no_sum_stays", THREE "H3|C|7\n||19\n",
     "id|op|m2\n1: H1|A|5\n2: H2|B|6\n3: H3|C|7\n4: ||19\n", "", "", 0, 0, false},
    {"header__a_record_whose_id_begins_with_total_stays", THREE "Total Camp|C|7\n",
     "id|op|m2\n1: H1|A|5\n2: H2|B|6\n3: Total Camp|C|7\n", "", "", 0, 0, false},
    {"bad_input_47_merged_names_in_a_sheet",
     "Title|||\nid|period||m2\n|from|to|\nH1|A|B|5\nH2|C|D|6\n>A1:D1\n>B2:C2\n>A2:A3\n",
     "id|period from|period to|m2\n4: H1|A|B|5\n5: H2|C|D|6\n"
     "! LREL-R023 -1  [Title] [rows 2 and 3] x1\n",
     "rows 2 and 3", WHY_TWO, 0, 0, true},
};

/* The rows as CSV: cells between semicolons. */
static char *as_csv(const char *rows)
{
    char *text = malloc(strlen(rows) + 1);

    assert_non_null(text);
    strcpy(text, rows);
    for (char *c = text; *c; c++)
        if (*c == '|')
            *c = ';';
    return text;
}

/* Rows of a sheet have the sheet's numbers: those of CSV, less the header. */
static void expect_header(const delivery *d, const header_case *row, bool is_sheet)
{
    if (!row->header || d->status != LREL_OK)
        return;
    if (is_sheet && !row->header[0]) {
        assert_true(lrel_text_is_equal(d->table->header_why, LREL_TEXT("its first row")));
        return;
    }
    assert_true(lrel_text_is_equal(d->table->header, lrel_text_of(row->header)));
    assert_true(lrel_text_is_equal(d->table->header_why, lrel_text_of(row->why)));
}

static void header_is_found(void **state)
{
    const header_case *row = *state;
    lrel_read_options options = {.header_row = row->said, .header_rows = row->rows_said};
    const sheet_text sheet = {.name = "T", .rows = row->rows};
    char *csv = as_csv(row->rows), path[320];
    delivery d = delivery_begin();
    size_t rows;

    if (!row->is_sheet) {
        delivery_write(&d, "t.csv", lrel_text_of(csv));
        delivery_expect(&d, "t.csv", &options, row->expected);
        expect_header(&d, row, false);
    }
    rows = d.table ? d.table->row_count : 0;
    delivery_path(&d, "t.xlsx", path);
    xlsx_write(path, &sheet, 1, false);
    if (row->is_sheet)
        delivery_expect(&d, "t.xlsx", &options, row->expected);
    else
        delivery_open(&d, "t.xlsx", &options);
    expect_header(&d, row, true);
    if (!row->is_sheet && d.table)
        assert_int_equal(d.table->row_count, rows);
    free(csv);
    delivery_end(&d);
}

static void csv_is(const char *text, const char *expected)
{
    delivery d = delivery_begin();
    lrel_read_options options = {.source = -1};

    delivery_write(&d, "t.csv", lrel_text_of(text));
    delivery_expect(&d, "t.csv", &options, expected);
    delivery_end(&d);
}

static void header__the_separator_is_that_of_the_table(void **state)
{
    (void)state;
    csv_is("Report, 2020\nid;m2\nH1;5\n",
           "id|m2\n1: H1|5\n! LREL-R023 -1  [Report, 2020] [row 2] x1\n");
    csv_is("Report\n\nid\tm2\nH1\t5\n",
           "id|m2\n1: H1|5\n! LREL-R023 -1  [Report] [row 3] x1\n");
}

static void header__a_name_of_a_sheet_on_two_lines_is_one(void **state)
{
    lrel_read_options options = {.source = -1};
    delivery d = delivery_begin();
    char path[320];

    (void)state;
    delivery_path(&d, "t.xlsx", path);
    xlsx_write_xml(path,
                   XLSX_SHEET_START
                   "<row r=\"1\"><c r=\"A1\" t=\"str\"><v>area\n (m2)</v></c></row>"
                   "<row r=\"2\"><c r=\"A2\"><v>5</v></c></row>" XLSX_SHEET_END,
                   NULL);
    delivery_expect(&d, "t.xlsx", &options, "area (m2)\n2: 5\n");
    delivery_end(&d);
}

static void header__a_column_of_outlines_has_no_title(void **state)
{
    (void)state;
    csv_is("geom\nSRID=4326;POINT(1 2)\nSRID=4326;POINT(3 4)\n",
           "geom\n1: SRID=4326;POINT(1 2)\n2: SRID=4326;POINT(3 4)\n");
}

int main(void)
{
    enum { ROWS = sizeof cases / sizeof *cases, OTHERS = 3 };
    struct CMUnitTest tests[ROWS + OTHERS] = {
        [ROWS] = cmocka_unit_test(header__the_separator_is_that_of_the_table),
        [ROWS + 1] = cmocka_unit_test(header__a_name_of_a_sheet_on_two_lines_is_one),
        [ROWS + 2] = cmocka_unit_test(header__a_column_of_outlines_has_no_title)};

    for (size_t i = 0; i < ROWS; i++)
        tests[i] = (struct CMUnitTest){.name = cases[i].name,
                                       .test_func = header_is_found,
                                       .initial_state = (void *)(uintptr_t)&cases[i]};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
