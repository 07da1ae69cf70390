/* SPDX-License-Identifier: Apache-2.0 */
/* test_printed_cell.c: cells as published tables print them (validation case V10). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "audit/printed_cell.h"

#define COUNT(table) (sizeof(table) / sizeof *(table))

#define POINT LREL_DECIMAL_POINT
#define COMMA LREL_DECIMAL_COMMA

typedef struct figure_case {
    const char *text;
    lrel_decimal decimal;
    const char *value; /* NULL: no figure */
    bool is_mended;
    int other_count;
} figure_case;

static const figure_case figures[] = {
    {"424,238,236", POINT, "424,238,236", false, 0},
    {"1,117,8 48", POINT, "1,117,848", true, 0},
    {"11,08 4,354", POINT, "11,084,354", true, 0},
    {"904, 698", POINT, "904,698", true, 0},
    {"904 698", POINT, "904,698", false, 0},
    {"904\xC2\xA0"
     "698",
     POINT, "904,698", false, 0}, /* no-break */
    {"904\xE2\x80\x89"
     "698",
     POINT, "904,698", false, 0}, /* thin */
    {"904\xE2\x80\xAF"
     "698",
     POINT, "904,698", false, 0}, /* narrow no-break */
    {" 12 ", POINT, "12", false, 0},
    {"465,5912", POINT, "465,591", true, 2},
    {"1,465,59112", POINT, "1,465,591", true, 1},
    {"465,591 2", POINT, "465,591", true, 1},
    {"40,562455", POINT, "40,562,455", true, 1},
    {"*129.70", POINT, "129.70", true, 0},
    {"129.70*", POINT, "129.70", true, 0},
    {"~130", POINT, "130", true, 0},
    {"465,591\xC2\xB2", POINT, "465,591", true, 0}, /* superscript two */
    {"465,591 [2]", POINT, "465,591", true, 0},
    {"10,534 (Incl. 2,902 in spot tasks)", POINT, "10,534", true, 0},
    {"\xE2\x88\x92"
     "49.26",
     POINT, "-49.26", false, 0}, /* minus */
    {"\xE2\x80\x93"
     "49.26",
     POINT, "-49.26", true, 0}, /* en dash */
    {"2010\xE2\x80\x93"
     "18",
     POINT, NULL, false, 0},
    {"-49.26", POINT, "-49.26", false, 0},
    {"1.234.567,5", COMMA, "1,234,567.5", false, 0},
    {"1 234,56", COMMA, "1,234.56", false, 0},
    {"1,234", COMMA, "1.234", false, 0},
    {"\xE1\x9F\xA1\xE1\x9F\xA2\xE1\x9F\xA3", POINT, "123", false, 0}, /* Khmer 123 */
    {"62 %", POINT, "62", false, 0},
    {"US$ 4,458,086", POINT, "4,458,086", false, 0},
    {"5.8 km\xC2\xB2", POINT, "5.8", false, 0},
    {"0", POINT, "0", false, 0},
    {"(1,234)", POINT, NULL, false, 0}, /* a minus, or a part: nobody says */
    {"12 districts", POINT, NULL, false, 0},
    {"31 Dec 2024", POINT, NULL, false, 0},
    {"2010\xE2\x80\x93"
     "2018",
     POINT, NULL, false, 0},
    {"> 945", POINT, NULL, false, 0},
    {"12,34", POINT, NULL, false, 0}, /* no groups, and the comma is none */
    {"123456789012345678901234567890", POINT, NULL, false, 0},
    {"CMAC", POINT, NULL, false, 0},
};

static void cell__is_read_as_people_print_it(void **state)
{
    for (size_t i = 0; i < COUNT(figures); i++) {
        const figure_case *c = &figures[i];
        printed_cell cell =
            lrel_audit__read_cell(lrel_text_of(c->text), false, c->decimal);
        char value[LREL_EXACT_BYTES];

        if (!c->value) {
            if (cell.kind != CELL_WORDS)
                fail_msg("\"%s\" is a figure", c->text);
            continue;
        }
        if (cell.kind != CELL_FIGURE)
            fail_msg("\"%s\" is no figure", c->text);
        lrel_exact_format(cell.is.value, cell.is.places, value);
        assert_string_equal(value, c->value);
        if ((cell.mended != NULL) != c->is_mended || cell.other_count != c->other_count)
            fail_msg("\"%s\": mended %d, %d other readings", c->text, cell.mended != NULL,
                     cell.other_count);
    }
}

static void cell__a_word_for_unknown_is_never_zero(void **state)
{
    static const char *const words[] = {
        "N/R",          "NR",  "n/a",          "N/A",          "-",    "\xE2\x80\x93",
        "\xE2\x80\x94", "...", "\xE2\x88\x92", "Not reported", " n/r "};

    for (size_t i = 0; i < COUNT(words); i++)
        if (lrel_audit__read_cell(lrel_text_of(words[i]), false, POINT).kind !=
            CELL_MISSING)
            fail_msg("\"%s\" is not taken for unknown", words[i]);
    assert_int_equal(lrel_audit__read_cell(LREL_TEXT(" \xC2\xA0"), false, POINT).kind,
                     CELL_EMPTY);
}

static void cell__units_and_estimates_are_kept(void **state)
{
    assert_int_equal(lrel_audit__read_cell(LREL_TEXT("62 %"), false, POINT).unit,
                     UNIT_PERCENT);
    assert_int_equal(lrel_audit__read_cell(LREL_TEXT("5.8 km2"), false, POINT).unit,
                     UNIT_KM2);
    assert_int_equal(lrel_audit__read_cell(LREL_TEXT("$5"), false, POINT).unit,
                     UNIT_MONEY);
    assert_true(lrel_audit__read_cell(LREL_TEXT("*129.70"), false, POINT).is_estimate);
    assert_false(lrel_audit__read_cell(LREL_TEXT("129.70"), false, POINT).is_estimate);
}

/* What a sheet stores has up to 17 digits, of which it shows 15. */
static void cell__a_typed_number_has_the_digits_that_are_shown(void **state)
{
    static const struct {
        const char *text, *value;
    } cases[] = {{"0.30000000000000004", "0.3"}, {"80.444641999999996", "80.444642"},
                 {"1708821", "1,708,821"},       {"-12.5", "-12.5"},
                 {"1.5E-5", "0.000015"},         {"4.5E+8", "450,000,000"},
                 {"0.99999999999999989", "1"}};

    for (size_t i = 0; i < COUNT(cases); i++) {
        char value[LREL_EXACT_BYTES];
        printed_cell cell =
            lrel_audit__read_cell(lrel_text_of(cases[i].text), true, COMMA);

        assert_int_equal(cell.kind, CELL_FIGURE);
        lrel_exact_format(cell.is.value, 0, value);
        assert_string_equal(value, cases[i].value);
    }
}

static void cell__tells_the_decimal_mark_where_it_can(void **state)
{
    static const struct {
        const char *text;
        lrel_decimal mark;
    } cases[] = {
        {"1,234,567", LREL_DECIMAL_POINT}, {"12.5", LREL_DECIMAL_POINT},
        {"1,234.5", LREL_DECIMAL_POINT},   {"1.234.567", LREL_DECIMAL_COMMA},
        {"12,5", LREL_DECIMAL_COMMA},      {"1.234,5", LREL_DECIMAL_COMMA},
        {"1 234,56", LREL_DECIMAL_COMMA},  {"0,125", LREL_DECIMAL_COMMA},
        {"1,234", LREL_DECIMAL_UNSAID},    {"1.234", LREL_DECIMAL_UNSAID},
        {"465,5912", LREL_DECIMAL_UNSAID}, {"Alfa, 2.5", LREL_DECIMAL_UNSAID},
        {"*83.87", LREL_DECIMAL_POINT},    {"", LREL_DECIMAL_UNSAID},
    };

    for (size_t i = 0; i < COUNT(cases); i++)
        if (lrel_audit__mark_of(lrel_text_of(cases[i].text)) != cases[i].mark)
            fail_msg("\"%s\"", cases[i].text);
}

static void heading__says_its_unit(void **state)
{
    static const struct {
        const char *heading;
        audit_unit unit;
    } cases[] = {
        {"Area cleared (m\xC2\xB2)", UNIT_M2},
        {"Area cleared (km\xC2\xB2)", UNIT_KM2},
        {"Area, sq km", UNIT_KM2},
        {"Hectares", UNIT_HA},
        {"Area (ha)", UNIT_HA},
        {"What has been done", UNIT_NONE},
        {"AP mines", UNIT_NONE},
        {"Percentage of total clearance", UNIT_PERCENT},
        {"%", UNIT_PERCENT},
        {"Total funding (US$)", UNIT_MONEY},
        {"m\xC2\xB2 per AP mine", UNIT_NONE},
    };

    for (size_t i = 0; i < COUNT(cases); i++)
        if (lrel_audit__unit_of_heading(lrel_text_of(cases[i].heading)) != cases[i].unit)
            fail_msg("\"%s\"", cases[i].heading);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cell__is_read_as_people_print_it),
        cmocka_unit_test(cell__a_word_for_unknown_is_never_zero),
        cmocka_unit_test(cell__units_and_estimates_are_kept),
        cmocka_unit_test(cell__a_typed_number_has_the_digits_that_are_shown),
        cmocka_unit_test(cell__tells_the_decimal_mark_where_it_can),
        cmocka_unit_test(heading__says_its_unit),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
