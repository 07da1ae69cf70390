/* SPDX-License-Identifier: Apache-2.0 */
/* test_spreadsheet_limits.c: files that are broken, too large, or made to be. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "read/delivery.h"
#include "support/scarce_memory.h"
#include "support/sheet_files.h"

static const lrel_read_options plain = {.source = -1};

/* ---- documents ---- */

typedef struct xml_case {
    const char *name;
    const char *xml; /* of the sheet */
    const char *strings;
    const char *expected;
} xml_case;

#define SHEET(rows) XLSX_SHEET_START rows XLSX_SHEET_END
#define STRINGS(items)                                                                   \
    "<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">" items    \
    "</sst>"

static const xml_case documents[] = {
    {"xlsx__shared_texts",
     SHEET("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>1</v></c></row>"
           "<row r=\"2\"><c r=\"A2\" t=\"s\"><v>0</v></c></row>"),
     STRINGS("<si><r><t>H</t></r><r><t xml:space=\"preserve\"> 1</t></r>"
             "<rPh sb=\"0\" eb=\"1\"><t>eitch</t></rPh></si><si><t>id</t></si>"),
     "id\n2: H 1\n"},
    {"xlsx__a_shared_text_that_is_not_there",
     SHEET("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>7</v></c></row>"),
     STRINGS("<si><t>id</t></si>"),
     "refused: sheet \"S\": cell A1 has a text that is not in the file"},
    {"xlsx__escaped_characters",
     SHEET("<row r=\"1\"><c r=\"A1\" t=\"str\"><v>id</v></c></row>"
           "<row r=\"2\"><c r=\"A2\" t=\"str\"><v>a_x000A_b_x005F_c_xZZ</v></c></row>"),
     NULL, "id\n2: a\nb_c_xZZ\n"},
    {"xlsx__cells_without_addresses",
     SHEET("<row><c t=\"str\"><v>id</v></c><c t=\"str\"><v>n</v></c></row>"
           "<row><c/><c><v>5</v></c></row>"),
     NULL, "id|n\n2: |5\n"},
    {"xlsx__booleans",
     SHEET("<row r=\"1\"><c r=\"A1\" t=\"str\"><v>b</v></c></row>"
           "<row r=\"2\"><c r=\"A2\" t=\"b\"><v>1</v></c></row>"
           "<row r=\"3\"><c r=\"A3\" t=\"b\"><v>0</v></c></row>"),
     NULL, "b\n2: true\n3: false\n"},
    {"xlsx__an_empty_result_is_a_result",
     SHEET("<row r=\"1\"><c r=\"A1\" t=\"str\"><v>a</v></c>"
           "<c r=\"B1\" t=\"str\"><v>b</v></c></row>"
           "<row r=\"2\"><c r=\"A2\"><v>1</v></c>"
           "<c r=\"B2\" t=\"str\"><f>IF(1,\"\")</f><v></v></c></row>"),
     NULL, "a|b\n2: 1|\n"},
    {"xlsx__formulas_with_results",
     SHEET("<row r=\"1\"><c r=\"A1\" t=\"str\"><v>a</v></c></row>"
           "<row r=\"2\"><c r=\"A2\"><f>1+1</f><v>2</v></c></row>"),
     NULL, "a\n2: 2\n"},
    {"xlsx__rows_that_fall_are_refused",
     SHEET("<row r=\"2\"><c r=\"A2\"><v>1</v></c></row>"
           "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>"),
     NULL, "refused: sheet \"S\": cell A1 stands behind a later one"},
    {"xlsx__an_address_in_another_row_is_refused",
     SHEET("<row r=\"2\"><c r=\"A3\"><v>1</v></c></row>"), NULL,
     "refused: sheet \"S\": cell A2 has an address of another place"},
    {"xlsx__an_address_beyond_the_last_column_is_refused",
     SHEET("<row r=\"1\"><c r=\"ZZZZZZZZ1\"><v>1</v></c></row>"), NULL,
     "refused: sheet \"S\": cell A1 has an address of another place"},
    {"xlsx__a_row_beyond_the_last_is_refused",
     SHEET("<row r=\"99999999999999999999\"><c><v>1</v></c></row>"), NULL,
     "refused: sheet \"S\" has a row number \"99999999999999999999\""},
    {"xlsx__the_last_column", SHEET("<row r=\"1\"><c r=\"XFD1\"><v>1</v></c></row>"),
     NULL, "1\n"},
    {"xlsx__broken_xml_is_refused", SHEET("<row r=\"1\"><c r=\"A1\"></row>"), NULL,
     "refused: its xl/worksheets/sheet1.xml: XML is broken in line 1: mismatched tag"},
    {"bad_input_59_a_document_type_is_refused",
     "<!DOCTYPE worksheet [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b "
     "\"&a;&a;&a;&a;\">]>" SHEET(
         "<row r=\"1\"><c r=\"A1\" t=\"str\"><v>&b;</v></c></row>"),
     NULL,
     "refused: XML with a document type or entities (<!...), which are not read, in line "
     "1"},
};

static void document_is_read(void **state)
{
    const xml_case *row = *state;
    delivery d = delivery_begin();
    char path[320];

    delivery_path(&d, "t.xlsx", path);
    xlsx_write_xml(path, row->xml, row->strings);
    delivery_expect(&d, "t.xlsx", &plain, row->expected);
    delivery_end(&d);
}

/* ---- limits ---- */

static char *repeat(const char *before, const char *piece, size_t count,
                    const char *after)
{
    size_t first = strlen(before), each = strlen(piece);
    char *text = malloc(first + count * each + strlen(after) + 1);

    assert_non_null(text);
    memcpy(text, before, first);
    for (size_t i = 0; i < count; i++)
        memcpy(text + first + i * each, piece, each);
    strcpy(text + first + count * each, after);
    return text;
}

static void expect_limit(const char *xml, const char *expected)
{
    delivery d = delivery_begin();
    char path[320];

    delivery_path(&d, "t.xlsx", path);
    xlsx_write_xml(path, xml, NULL);
    delivery_open(&d, "t.xlsx", &plain);
    if (d.status != LREL_E_LIMIT || !strstr(d.err.message, expected))
        fail_msg("expected: %s\ngot: %s", expected, d.err.message);
    delivery_end(&d);
}

static void bad_input_46_a_cell_of_30_mb(void **state)
{
    char *xml =
        repeat(XLSX_SHEET_START "<row r=\"1\"><c r=\"A1\" t=\"str\"><v>id</v></c></row>"
                                "<row r=\"2\"><c r=\"A2\" t=\"str\"><v>",
               "xxxxxxxxxxxxxxxx", (30 << 20) / 16, "</v></c></row>" XLSX_SHEET_END);

    (void)state;
    expect_limit(xml,
                 "sheet \"S\": cell A2 has 31457280 bytes; at most 16777216 are read");
    free(xml);
}

static void xml__60000_levels(void **state)
{
    char *xml = repeat(XLSX_SHEET_START, "<row>", 60000, "");

    (void)state;
    expect_limit(xml, "XML with more than 200 levels");
    free(xml);
}

static void xml__a_tag_without_end(void **state)
{
    char *xml = repeat(XLSX_SHEET_START "<row x=\"", "xxxxxxxx", 4 << 17,
                       "\"></row>" XLSX_SHEET_END);

    (void)state;
    expect_limit(xml, "a tag or comment of more than 1 MiB");
    free(xml);
}

/* A thousandfold; of 64 MiB and less nobody need be afraid. */
static void bad_input_53_a_bomb_is_not_unpacked(void **state)
{
    char *xml =
        repeat(XLSX_SHEET_START, "                ", (100 << 20) / 16, XLSX_SHEET_END);

    (void)state;
    expect_limit(xml, "no table does, and it was not tried");
    free(xml);
}

/* To be freed. */
static char *read_bytes(const char *path, size_t *length)
{
    FILE *file = fopen(path, "rb");
    char *bytes = malloc(1 << 20);

    assert_non_null(file);
    assert_non_null(bytes);
    *length = fread(bytes, 1, 1 << 20, file);
    assert_int_equal(fclose(file), 0);
    return bytes;
}

/* Says that its sheet has 1000 bytes. */
static void bad_input_53_a_bomb_that_lies_is_stopped(void **state)
{
    char *xml = repeat(XLSX_SHEET_START, "                ", 1 << 16, XLSX_SHEET_END);
    uint32_t size = (uint32_t)strlen(xml), said = 1000;
    delivery d = delivery_begin();
    char path[320], *file;
    size_t length;
    int found = 0;

    (void)state;
    delivery_path(&d, "t.xlsx", path);
    xlsx_write_xml(path, xml, NULL);
    file = read_bytes(path, &length);
    for (size_t i = 0; i + 4 <= length; i++)
        if (memcmp(file + i, &size, 4) == 0) {
            memcpy(file + i, &said, 4);
            found++;
        }
    assert_in_range(found, 1, 4);
    delivery_write(&d, "t.xlsx", (lrel_text){file, length});
    delivery_open(&d, "t.xlsx", &plain);
    assert_int_equal(d.status, LREL_E_FORMAT);
    free(file);
    free(xml);
    delivery_end(&d);
}

/* Each row has its number, as in files that people send. */
static char *a_million_formatted_rows(void)
{
    const size_t room = (size_t)80 << 20;
    char *text = malloc(room);
    size_t used;

    assert_non_null(text);
    used =
        (size_t)sprintf(text, "%s<row r=\"1\"><c r=\"A1\" t=\"str\"><v>id</v></c></row>",
                        XLSX_SHEET_START);
    for (int row = 2; row <= 1000000; row++)
        used += (size_t)sprintf(text + used, "<row r=\"%d\"><c r=\"A%d\" s=\"1\"/></row>",
                                row, row);
    used += (size_t)sprintf(text + used,
                            "<row r=\"1000001\"><c r=\"A1000001\"><v>5</v></c></row>%s",
                            XLSX_SHEET_END);
    assert_true(used < room);
    return text;
}

static void bad_input_52_a_million_empty_formatted_rows(void **state)
{
    char *xml = a_million_formatted_rows();
    delivery d = delivery_begin();
    char path[320];
    clock_t start;

    (void)state;
    delivery_path(&d, "t.xlsx", path);
    xlsx_write_xml(path, xml, NULL);
    start = clock();
    delivery_expect(&d, "t.xlsx", &plain, "id\n1000001: 5\n");
    /* Half a second where nothing watches memory. */
    assert_true((double)(clock() - start) / CLOCKS_PER_SEC < 20);
    free(xml);
    delivery_end(&d);
}

#define ODS_START                                                                        \
    "<office:document-content "                                                          \
    "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "                 \
    "xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" "                   \
    "xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\">"                     \
    "<office:body><office:spreadsheet><table:table table:name=\"T\">"
#define ODS_END                                                                          \
    "</table:table></office:spreadsheet></office:body></office:document-content>"
#define ODS_TEXT(attributes, text)                                                       \
    "<table:table-cell office:value-type=\"string\"" attributes "><text:p>" text         \
    "</text:p></table:table-cell>"

typedef struct ods_case {
    const char *name;
    const char *content;
    const char *expected;
} ods_case;

static const ods_case ods_cases[] = {
    {"bad_input_52_ods_repeats_a_million_empty_rows",
     ODS_START "<table:table-row>" ODS_TEXT(
         "", "id") "</table:table-row>"
                   "<table:table-row table:number-rows-repeated=\"1048570\">"
                   "<table:table-cell table:number-columns-repeated=\"16384\"/>"
                   "</table:table-row>" ODS_END,
     "id\n"},
    {"bad_input_53_ods_repeats_a_million_filled_rows",
     ODS_START "<table:table-row table:number-rows-repeated=\"1000000\">" ODS_TEXT(
         " table:number-columns-repeated=\"4000\"", "x") "</table:table-row>" ODS_END,
     "refused: sheet \"T\" has more than 4194"},
    {"ods__spaces_breaks_and_paragraphs",
     ODS_START "<table:table-row>" ODS_TEXT(
         "", "id") "</table:table-row><table:table-row>"
                   "<table:table-cell office:value-type=\"string\"><text:p>a<text:s "
                   "text:c=\"2\"/>\n  b"
                   "<text:line-break/><text:span>c</text:span></text:p><text:p>d</text:p>"
                   "</table:table-cell></table:table-row>" ODS_END,
     "id\n2: a   b\nc\nd\n"},
    {"ods__comments_are_no_text",
     ODS_START "<table:table-row>" ODS_TEXT(
         "", "id") "</table:table-row><table:table-row>"
                   "<table:table-cell "
                   "office:value-type=\"string\"><office:annotation><text:p>no"
                   "</text:p></office:annotation><text:p>yes</text:p></table:table-cell>"
                   "</table:table-row>" ODS_END,
     "id\n2: yes\n"},
    {"ods__covered_cells_are_empty",
     ODS_START "<table:table-row>" ODS_TEXT("", "a") ODS_TEXT(
         "", "b") "</table:table-row>"
                  "<table:table-row>" ODS_TEXT(
                      " table:number-columns-spanned=\"2\"",
                      "x") "<table:covered-table-cell "
                           "office:value-type=\"string\"><text:p>y</text:p>"
                           "</table:covered-table-cell></table:table-row>" ODS_END,
     "a|b\n2: x|\n! LREL-R021 2  [A2:B2] [] x1\n"},
    {"ods__times_and_booleans",
     ODS_START "<table:table-row>" ODS_TEXT("", "a") ODS_TEXT(
         "", "b") "</table:table-row>"
                  "<table:table-row><table:table-cell office:value-type=\"time\" "
                  "office:time-value=\"PT10H30M00S\"><text:p>10:30</text:p></"
                  "table:table-cell>"
                  "<table:table-cell office:value-type=\"boolean\" "
                  "office:boolean-value=\"true\">"
                  "<text:p>TRUE</text:p></table:table-cell></table:table-row>" ODS_END,
     "a|b\n2: 10:30:00|true\n"},
    {"bad_input_51_ods_error_as_a_number",
     ODS_START "<table:table-row>" ODS_TEXT(
         "", "a") "</table:table-row><table:table-row>"
                  "<table:table-cell office:value-type=\"float\" "
                  "office:value=\"0\"><text:p>#DIV/0!"
                  "</text:p></table:table-cell></table:table-row>" ODS_END,
     "a\n2: \n! LREL-R019 2 a [#DIV/0!] [a value] x1\n"},
};

static void ods_is_read(void **state)
{
    const ods_case *row = *state;
    delivery d = delivery_begin();
    char path[320];

    delivery_path(&d, "t.ods", path);
    zip_texts_write(path, &(zip_text){"content.xml", row->content}, 1);
    delivery_expect(&d, "t.ods", &plain, row->expected);
    delivery_end(&d);
}

static void zip__without_a_workbook_is_refused(void **state)
{
    delivery d = delivery_begin();
    char path[320];

    (void)state;
    delivery_path(&d, "t.xlsx", path);
    zip_texts_write(path, &(zip_text){"a.txt", "a"}, 1);
    delivery_expect(
        &d, "t.xlsx", &plain,
        "refused: a zip file that holds no workbook (_rels/.rels is missing)");
    delivery_path(&d, "t.ods", path);
    zip_texts_write(path, &(zip_text){"a.txt", "a"}, 1);
    delivery_expect(&d, "t.ods", &plain,
                    "refused: a zip file that holds no OpenDocument spreadsheet");
    delivery_end(&d);
}

/* ---- memory ---- */

static lrel_status read_with(const char *path, long blocks, long *held)
{
    scarce_memory memory;
    lrel_context *context = scarce_memory_context(&memory, blocks);
    lrel_issues *issues = lrel_issues_new(context);
    lrel_table *table = NULL;
    lrel_status status = LREL_E_MEMORY;

    if (issues)
        status = lrel_table_read(context, path, &plain, issues, &table, NULL);
    lrel_table_free(table);
    lrel_issues_free(issues);
    *held = atomic_load(&memory.held);
    lrel_context_free(context);
    return status;
}

static void sheet__memory_may_run_out_anywhere(void **state)
{
    static const char *const files[] = {"t.xlsx", "t.ods"};
    const sheet_text sheet = {.name = "T",
                              .rows = "id|d|n|e\n~H1|d2014-03-01|#1|!#N/A\nH2|x|y|?\n"};
    delivery d = delivery_begin();
    char path[320];

    (void)state;
    for (size_t i = 0; i < 2; i++) {
        lrel_status status = LREL_E_MEMORY;
        long held, before;

        delivery_path(&d, files[i], path);
        if (i == 0)
            xlsx_write(path, &sheet, 1, false);
        else
            ods_write(path, &sheet, 1);
        (void)read_with(path, 0, &before);
        for (long blocks = 0; status != LREL_OK; blocks++) {
            status = read_with(path, blocks, &held);
            assert_true(status == LREL_OK || status == LREL_E_MEMORY);
            assert_int_equal(held, before);
            assert_true(blocks < 1000);
        }
    }
    delivery_end(&d);
}

int main(void)
{
    static const struct CMUnitTest others[] = {
        cmocka_unit_test(bad_input_46_a_cell_of_30_mb),
        cmocka_unit_test(xml__60000_levels),
        cmocka_unit_test(xml__a_tag_without_end),
        cmocka_unit_test(bad_input_53_a_bomb_is_not_unpacked),
        cmocka_unit_test(bad_input_53_a_bomb_that_lies_is_stopped),
        cmocka_unit_test(bad_input_52_a_million_empty_formatted_rows),
        cmocka_unit_test(zip__without_a_workbook_is_refused),
        cmocka_unit_test(sheet__memory_may_run_out_anywhere),
    };
    enum {
        DOCUMENTS = sizeof documents / sizeof *documents,
        ODS_CASES = sizeof ods_cases / sizeof *ods_cases,
        OTHERS = sizeof others / sizeof *others
    };
    struct CMUnitTest tests[DOCUMENTS + ODS_CASES + OTHERS];

    for (size_t i = 0; i < DOCUMENTS; i++)
        tests[i] = (struct CMUnitTest){.name = documents[i].name,
                                       .test_func = document_is_read,
                                       .initial_state = (void *)(uintptr_t)&documents[i]};
    for (size_t i = 0; i < ODS_CASES; i++)
        tests[DOCUMENTS + i] =
            (struct CMUnitTest){.name = ods_cases[i].name,
                                .test_func = ods_is_read,
                                .initial_state = (void *)(uintptr_t)&ods_cases[i]};
    memcpy(tests + DOCUMENTS + ODS_CASES, others, sizeof others);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
