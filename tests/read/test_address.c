/* SPDX-License-Identifier: Apache-2.0 */
/* test_address.c: places in sheets and CSV files, as a person finds them again. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "read/delivery.h"
#include "read/sheet_cells.h"
#include "support/sheet_files.h"

static void expect_address(const delivery *d, int64_t row, int column,
                           const char *expected)
{
    assert_string_equal(lrel_table_address(d->table, row, column).text, expected);
}

static void read_sheet(delivery *d, const char *name, const char *rows)
{
    const sheet_text sheet = {.name = name, .rows = rows};
    lrel_read_options options = {.source = -1};
    char path[320];

    delivery_path(d, "t.xlsx", path);
    xlsx_write(path, &sheet, 1, false);
    delivery_open(d, "t.xlsx", &options);
    assert_int_equal(d->status, LREL_OK);
}

static void address__of_a_sheet(void **state)
{
    delivery d = delivery_begin();

    (void)state;
    read_sheet(&d, "Tasks", "Title\n\nid||m2\nH1||5\n");
    expect_address(&d, 4, 1, "Tasks!C4");
    expect_address(&d, 4, -1, "Tasks!4:4");
    expect_address(&d, -1, 0, "Tasks!A:A");
    expect_address(&d, -1, -1, "");
    delivery_end(&d);
}

static void address__names_with_spaces_stand_in_quotes(void **state)
{
    delivery d = delivery_begin();

    (void)state;
    read_sheet(&d, "It's 2020", "id\nH1\n");
    expect_address(&d, 2, 0, "'It''s 2020'!A2");
    read_sheet(&d, "2020", "id\nH1\n");
    expect_address(&d, 2, 0, "'2020'!A2");
    read_sheet(&d, "\xE1\x9E\x9F\xE1\x9E\x9A", "id\nH1\n");
    expect_address(&d, 2, 0, "\xE1\x9E\x9F\xE1\x9E\x9A!A2");
    delivery_end(&d);
}

static void address__of_a_csv_counts_the_header(void **state)
{
    delivery d = delivery_begin();
    lrel_read_options options = {.source = -1};

    (void)state;
    delivery_write(&d, "t.csv", LREL_TEXT("Title\n\nid,m2\nH1,5\n\nH2,6\n"));
    delivery_open(&d, "t.csv", &options);
    assert_int_equal(d.status, LREL_OK);
    expect_address(&d, d.table->rows[1], 1, "B6");
    delivery_end(&d);
}

static void address__other_formats_have_none(void **state)
{
    delivery d = delivery_begin();
    lrel_read_options options = {.source = -1};

    (void)state;
    delivery_write(&d, "t.geojson",
                   LREL_TEXT("{\"type\":\"Feature\",\"geometry\":null,"
                             "\"properties\":{\"a\":1}}"));
    delivery_open(&d, "t.geojson", &options);
    assert_int_equal(d.status, LREL_OK);
    expect_address(&d, 1, 0, "");
    delivery_end(&d);
}

static void address__letters(void **state)
{
    static const struct {
        uint32_t column;
        const char *letters;
    } cases[] = {{0, "A"},    {25, "Z"},    {26, "AA"},
                 {701, "ZZ"}, {702, "AAA"}, {16383, "XFD"}};

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char letters[8];

        lrel_sheet__letters(cases[i].column, letters);
        assert_string_equal(letters, cases[i].letters);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(address__of_a_sheet),
        cmocka_unit_test(address__names_with_spaces_stand_in_quotes),
        cmocka_unit_test(address__of_a_csv_counts_the_header),
        cmocka_unit_test(address__other_formats_have_none),
        cmocka_unit_test(address__letters),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
