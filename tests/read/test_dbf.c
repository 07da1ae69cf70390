/* SPDX-License-Identifier: Apache-2.0 */
/* test_dbf.c: cells of a .dbf by the type of their column, and which encoding its text is
 * found to be in. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "read/dbf.h"
#include "read/delivery.h"
#include "read/encoding.h"
#include "read/shp_files.h"
#include "support/rows.h"

/* Writes @p dbf with as many null shapes. */
static void write_set(delivery *d, const dbf_file *dbf)
{
    shp_file shp = shp_begin(5);

    for (int i = 0; i < dbf->records; i++)
        shp_add(&shp, "");
    delivery_write(d, "t.shp", shp_text(&shp.shp));
    delivery_write(d, "t.shx", shp_text(&shp.shx));
    delivery_write(d, "t.dbf", shp_text(&dbf->dbf));
}

typedef struct cell_case {
    const char *name;
    char type;
    const char *cell;
    const char *expected;
} cell_case;

static const cell_case cells[] = {
    {"dbf__text_loses_its_padding", 'C', " x y ", " x y"},
    {"dbf__text_of_digits_stays_text", 'C', "007", "007"},
    {"dbf__numbers_lose_blanks", 'N', "   -7.50", "-7.50"},
    {"bad_input_35_dbf_asterisks_are_no_number", 'N', "********", ""},
    {"dbf__asterisks_in_text_stay", 'C', "********", "********"},
    {"bad_input_35_dbf_blank_is_no_number", 'F', "", ""},
    {"dbf__zero_is_zero", 'N', "0", "0"},
    {"dbf__dates_are_iso", 'D', "20240229", "2024-02-29"},
    {"bad_input_35_dbf_date_of_zeros_is_none", 'D', "00000000", ""},
    {"dbf__date_of_blanks_is_none", 'D', "", ""},
    {"dbf__a_date_that_is_none_stays_to_be_complained_about", 'D', "2024", "2024"},
    {"dbf__an_impossible_date_is_for_others_to_judge", 'D', "20240230", "2024-02-30"},
    {"dbf__logical_yes", 'L', "T", "T"},
    {"dbf__logical_not_known", 'L', "?", ""},
};

static void cell_is_read(void **state)
{
    const cell_case *row = *state;
    const dbf_column columns[] = {{"ID", 'C', 2}, {"X", row->type, 8}, {"Y", 'C', 2}};
    dbf_file dbf = dbf_begin(columns, 3, 0);
    delivery d = delivery_begin();
    lrel_read_options options = {0};
    char line[64] = "H1|";

    strcat(strcat(line, row->cell), "|yy");
    dbf_add(&dbf, line);
    write_set(&d, &dbf);
    delivery_read(&d, "t.shp", &options);
    assert_int_equal(d.status, LREL_OK);
    assert_true(
        lrel_text_is_equal(lrel_table_cell(d.table, 0, 1), lrel_text_of(row->expected)));
    assert_true(lrel_text_is_equal(lrel_table_cell(d.table, 0, 2), LREL_TEXT("yy")));
    assert_int_equal(d.table->is_date_column[1], row->type == 'D');
    assert_int_equal(lrel_table_is_number(d.table, 0, 1),
                     row->type == 'N' || row->type == 'F');
    assert_false(lrel_table_is_number(d.table, 0, 2));
    delivery_end(&d);
}

typedef struct encoding_case {
    const char *name;
    const char *cells[2]; /* of two records */
    const char *cpg;      /* NULL: no such file */
    unsigned char language;
    const char *declared;
    const char *expected; /* both cells and the issues, or a refusal */
    const char *encoding;
    const char *why;
} encoding_case;

#define DECIDED(name, why) "! LREL-R001 -1 encoding [" name "] [" why "] x1\n"
#define E_UTF8             "\xC3\xA9"
#define FFFD               "\xEF\xBF\xBD"
/* As long as the field, ending with a whole Khmer letter. */
#define FULL "0123456789abc\xE1\x9E\x80"

static const encoding_case encodings[] = {
    {"encoding__plain_ascii_needs_no_witness",
     {"a", "b"},
     NULL,
     0,
     NULL,
     "1: a\n2: b\n",
     "UTF-8",
     "its text is plain ASCII"},
    {"encoding__plain_ascii_is_not_remarked_on",
     {"a", "b"},
     "1252",
     3,
     NULL,
     "1: a\n2: b\n",
     "UTF-8",
     "its text is plain ASCII"},
    {"encoding__bytes_that_are_utf8_decide",
     {E_UTF8, "b"},
     NULL,
     0,
     NULL,
     "1: " E_UTF8 "\n2: b\n" DECIDED("UTF-8", "its bytes are UTF-8"),
     "UTF-8",
     "its bytes are UTF-8"},
    {"encoding__that_cpg_and_bytes_agree_on_is_not_remarked_on",
     {E_UTF8, "b"},
     "UTF-8\r\n",
     3,
     NULL,
     "1: " E_UTF8 "\n2: b\n",
     "UTF-8",
     "from the .cpg file, as its bytes are"},
    {"bad_input_33_encoding_bytes_speak_against_a_lying_cpg",
     {E_UTF8, "b"},
     "1252",
     0,
     NULL,
     "1: " E_UTF8
     "\n2: b\n! LREL-R006 -1 encoding [1252] [UTF-8, by its bytes; it was used] "
     "x1\n" DECIDED("UTF-8", "its bytes are UTF-8"),
     "UTF-8",
     "its bytes are UTF-8"},
    {"encoding__bytes_speak_against_the_header",
     {E_UTF8, "b"},
     NULL,
     3,
     NULL,
     "1: " E_UTF8 "\n2: b\n" DECIDED("UTF-8", "its bytes are UTF-8"),
     "UTF-8",
     "its bytes are UTF-8"},
    {"encoding__cpg_decides",
     {"\xE9", "b"},
     "ANSI 1252\r\n",
     0,
     NULL,
     "1: " E_UTF8 "\n2: b\n" DECIDED("Windows-1252", "from the .cpg file"),
     "Windows-1252",
     "from the .cpg file"},
    {"encoding__cpg_of_another_alphabet",
     {"\xC0", "b"},
     "1251",
     0,
     NULL,
     "1: \xD0\x90\n2: b\n" DECIDED("Windows-1251", "from the .cpg file"),
     "Windows-1251",
     "from the .cpg file"},
    {"encoding__cpg_goes_before_the_header",
     {"\xC0", "b"},
     "1251",
     3,
     NULL,
     "1: \xD0\x90\n2: b\n" DECIDED("Windows-1251", "from the .cpg file"),
     "Windows-1251",
     "from the .cpg file"},
    {"bad_input_32_encoding_header_decides_without_cpg",
     {"\xC9", "b"},
     NULL,
     0xC9,
     NULL,
     "1: \xD0\x99\n2: b\n" DECIDED("Windows-1251",
                                   "from code page number 201 in the .dbf"),
     "Windows-1251",
     "from code page number 201 in the .dbf"},
    {"encoding__header_decides_where_cpg_is_nonsense",
     {"\xC9", "b"},
     "nonsense",
     0xC9,
     NULL,
     "1: \xD0\x99\n2: b\n" DECIDED("Windows-1251",
                                   "from code page number 201 in the .dbf"),
     "Windows-1251",
     "from code page number 201 in the .dbf"},
    {"encoding__no_witness_is_refused",
     {"a", "\xE9"},
     NULL,
     0,
     NULL,
     "refused: the encoding of its texts is not known: record 2, column \"NAME\" is not "
     "UTF-8, "
     "and it has no .cpg and no code page in its .dbf; say it with `encoding:`",
     NULL,
     NULL},
    {"encoding__ldid_87_says_nothing_certain",
     {"a", "\xE9"},
     NULL,
     87,
     NULL,
     "refused: code page number 87 in its .dbf says nothing certain",
     NULL,
     NULL},
    {"encoding__a_cpg_that_lies_the_other_way_is_refused",
     {"a", "\xE9"},
     "UTF-8",
     0,
     NULL,
     "refused: its .cpg says \"UTF-8\", which does not fit",
     NULL,
     NULL},
    {"encoding__declaration_decides",
     {"\xA1", "b"},
     "1252",
     3,
     "TIS-620",
     "1: \xE0\xB8\x81\n2: b\n",
     "TIS-620",
     "declared"},
    {"encoding__declaration_against_the_bytes_is_said",
     {E_UTF8, "b"},
     NULL,
     0,
     "1252",
     "1: \xC3\x83\xC2\xA9\n2: b\n! LREL-R006 -1 encoding [1252] [UTF-8, by its bytes; "
     "the "
     "declared one was used] x1\n",
     "Windows-1252",
     "declared"},
    {"encoding__declared_utf8_with_other_bytes_is_said",
     {"x\xE9", "\xE9\xE9"},
     NULL,
     0,
     "UTF-8",
     "1: x" FFFD "\n2: " FFFD FFFD "\n! LREL-R004 1 NAME [x" FFFD "] [UTF-8] x2\n",
     "UTF-8",
     "declared"},
    {"encoding__bytes_that_it_does_not_have_are_said",
     {"\x81", "b"},
     "1252",
     0,
     NULL,
     "1: " FFFD
     "\n2: b\n" DECIDED("Windows-1252", "from the .cpg file") "! LREL-R004 1 NAME [" FFFD
                                                              "] [Windows-1252] x1\n",
     "Windows-1252",
     "from the .cpg file"},
    {"encoding__a_character_cut_by_the_field_is_left_out",
     {"0123456789abcde\xE1", E_UTF8},
     NULL,
     0,
     NULL,
     "1: 0123456789abcde\n2: " E_UTF8 "\n" DECIDED("UTF-8", "its bytes are UTF-8"),
     "UTF-8",
     "its bytes are UTF-8"},
    {"encoding__a_whole_character_at_the_end_of_the_field_stays",
     {FULL, E_UTF8},
     NULL,
     0,
     NULL,
     "1: " FULL "\n2: " E_UTF8 "\n" DECIDED("UTF-8", "its bytes are UTF-8"),
     "UTF-8",
     "its bytes are UTF-8"},
    {"encoding__utf16_is_refused",
     {"\xE9", "b"},
     NULL,
     0,
     "UTF-16LE",
     "refused: a .dbf cannot be in UTF-16LE",
     NULL,
     NULL},
};

static void encoding_is_decided(void **state)
{
    static const dbf_column columns[] = {{"NAME", 'C', 16}};
    const encoding_case *row = *state;
    lrel_read_options options = {.encoding = lrel_text_of(row->declared)};
    dbf_file dbf = dbf_begin(columns, 1, row->language);
    delivery d = delivery_begin();
    char expected[1024] = "";

    dbf_add(&dbf, row->cells[0]);
    dbf_add(&dbf, row->cells[1]);
    write_set(&d, &dbf);
    if (row->cpg)
        delivery_write(&d, "t.cpg", lrel_text_of(row->cpg));
    strcat(strcat(expected, row->encoding ? "NAME\n" : ""), row->expected);
    delivery_expect(&d, "t.shp", &options, expected);
    if (row->encoding) {
        assert_true(lrel_text_is_equal(d.table->encoding, lrel_text_of(row->encoding)));
        assert_true(lrel_text_is_equal(d.table->encoding_why, lrel_text_of(row->why)));
    }
    delivery_end(&d);
}

static void dbf__column_names_are_decoded(void **state)
{
    static const dbf_column columns[] = {{"\xD1\xE9", 'C', 4}};
    lrel_read_options options = {.encoding = LREL_TEXT("1252")};
    dbf_file dbf = dbf_begin(columns, 1, 0);
    delivery d = delivery_begin();

    write_set(&d, &dbf);
    delivery_expect(&d, "t.shp", &options, "\xC3\x91\xC3\xA9\n");
    delivery_end(&d);
}

static void bad_input_34_dbf_names_twice_are_refused(void **state)
{
    static const dbf_column columns[] = {{"HAZ_TYPE_D", 'C', 4}, {"HAZ_TYPE_D", 'C', 4}};
    lrel_read_options options = {0};
    dbf_file dbf = dbf_begin(columns, 2, 0);
    delivery d = delivery_begin();

    write_set(&d, &dbf);
    delivery_expect(&d, "t.shp", &options, "refused: columns with one name: HAZ_TYPE_D");
    delivery_end(&d);
}

static void dbf__binary_columns_are_said_and_left_empty(void **state)
{
    static const dbf_column columns[] = {{"ID", 'C', 4}, {"N", 'I', 4}};
    lrel_read_options options = {0};
    dbf_file dbf = dbf_begin(columns, 2, 0);
    delivery d = delivery_begin();

    dbf_add(&dbf, "H1|\x01\x02\x03\x04");
    write_set(&d, &dbf);
    delivery_expect(
        &d, "t.shp", &options,
        "ID|N\n1: H1|\n! LREL-R009 -1 N [dBase type I] [text, number, date or "
        "logical (C N F D L)] x1\n");
    delivery_end(&d);
}

static void encoding__names_that_people_use(void **state)
{
    static const char *const names[][2] = {
        {"utf8", "UTF-8"},
        {"65001", "UTF-8"},
        {"1252", "Windows-1252"},
        {"cp1252", "Windows-1252"},
        {"ANSI 1251", "Windows-1251"},
        {"windows-874", "Windows-874"},
        {"874", "Windows-874"},
        {"88591", "ISO-8859-1"},
        {"8859_15", "ISO-8859-15"},
        {"ISO 8859-15", "ISO-8859-15"},
        {"iso88592", "ISO-8859-2"},
        {"28605", "ISO-8859-15"},
        {"Latin1", "ISO-8859-1"},
        {"OEM 437", "CP437"},
        {"tis-620", "TIS-620"},
        {"Big5", "BIG5"},
        {" utf-16le ", "UTF-16LE"},
        {"", ""},
    };

    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        char name[LREL_ENCODING_NAME_BYTES];

        lrel_encoding__name(lrel_text_of(names[i][0]), name);
        assert_string_equal(name, names[i][1]);
    }
}

/* Every encoding that a header can name is one that can be read. */
static void encoding__every_language_has_a_converter(void **state)
{
    lrel_context *context = lrel_context_new(NULL);
    int found = 0;

    for (int language = 0; language < 256; language++) {
        const char *name = lrel_encoding__of_language(language);
        lrel_iconv *iconv;

        if (!name)
            continue;
        assert_int_equal(lrel_iconv_new(context, name, &iconv, NULL), LREL_OK);
        lrel_iconv_free(iconv);
        found++;
    }
    assert_true(found > 40);
    lrel_context_free(context);
}

int main(void)
{
    const struct CMUnitTest others[] = {
        cmocka_unit_test(dbf__column_names_are_decoded),
        cmocka_unit_test(bad_input_34_dbf_names_twice_are_refused),
        cmocka_unit_test(dbf__binary_columns_are_said_and_left_empty),
        cmocka_unit_test(encoding__names_that_people_use),
        cmocka_unit_test(encoding__every_language_has_a_converter),
    };
    struct CMUnitTest tests[ROWS(cells) + ROWS(encodings)];
    size_t count = 0;

    ADD_ROWS(tests, count, cells, cell_is_read);
    ADD_ROWS(tests, count, encodings, encoding_is_decided);
    return cmocka_run_group_tests(tests, NULL, NULL) +
           cmocka_run_group_tests(others, NULL, NULL);
}
