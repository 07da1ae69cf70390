/* SPDX-License-Identifier: Apache-2.0 */
/* test_published.c: published tables, transcribed into testdata/audit: what adds up in
 * print adds up here, and each known fault is found (validation cases V1, V2, V5, V7, V8
 * and V10; the sums were checked by hand beforehand). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "audit/audited.h"

#define COUNT(table) (sizeof(table) / sizeof *(table))

/* What must be looked at is told too: a table in which nothing was found to add up would
 * be without findings. */
static void published__tables_reproduce(void **state)
{
    static const struct {
        const char *name, *told;
    } cases[] = {
        {"cambodia_provinces", "Both printed totals equal the sums of their rows."},
        {"cambodia_release", "All 5 printed totals equal the sums of their rows."},
        {"cambodia_operators", "All 5 printed totals equal the sums of their rows."},
        {"cambodia_border",
         "All 5 printed totals equal the sums of their rows. All 7 row "
         "totals equal the sums of their columns."},
        {"cambodia_funding", "All 4 printed totals equal the sums of their rows. All 4 "
                             "row totals equal the sums of their columns."},
        {"cambodia_five_years", "The printed total equals the sum of its rows."},
        {"cambodia_extension", "Of 6 row totals, 5 equal the sum of their columns, 1 "
                               "cannot be checked"},
        {"colombia_zero_finds", "All 6 printed totals equal the sums of their rows. All "
                                "6 printed shares were recomputed and hold."},
        {"thailand_regions", "All 5 printed totals equal the sums of their rows. All 7 "
                             "row totals equal the sums of their columns."},
        {"thailand_five_years", "The printed total equals the sum of its rows."},
        {"colombia_baseline", "All 6 printed totals equal the sums of their rows. Of 13 "
                              "row totals, 11 equal the sum of their columns, 2 are off "
                              "by no more than rounding explains."},
    };
    audited a = audited_begin();

    for (size_t i = 0; i < COUNT(cases); i++) {
        audited_published(&a, cases[i].name, NULL, NULL);
        if (strcmp(cases[i].name, "cambodia_operators") == 0)
            assert_int_equal(audited_count(&a, "categories_mixed"), 1);
        else
            audited_is_clean(&a);
        if (!strstr(lrel_audit_paragraph(a.audit), cases[i].told))
            fail_msg("%s: %s", cases[i].name, lrel_audit_paragraph(a.audit));
    }
    audited_end(&a);
}

/* Colombia, Table 1: one row and the grand total are one square metre off (V2). */
static void published__one_square_metre_is_rounding(void **state)
{
    audited a = audited_begin();
    lrel_audit_finding f;

    audited_published(&a, "colombia_baseline", NULL, NULL);
    f = audited_finding(&a, "rounding", "G10", "1 too little, as rounding explains");
    assert_string_equal(f.label, "Putumayo");
    assert_string_equal(f.recomputed, "437815");
    assert_string_equal(f.difference, "-1");
    f = audited_finding(&a, "rounding", "G15", "add up to 3,058,874");
    assert_int_equal(audited_count(&a, "rounding"), 2);
    audited_end(&a);
}

/* Colombia, Table 14: the three departments of CCCM, one below its subtotal (V2). */
static void published__a_subtotal_sums_up_its_group(void **state)
{
    audited a = audited_begin();
    lrel_audit_finding f;

    audited_published(&a, "colombia_subtotals", NULL, NULL);
    f = audited_finding(&a, "rounding", "D6",
                        "the 3 rows of its group add up to 133,931");
    assert_string_equal(f.difference, "1");
    f = audited_finding(&a, "filled_down", "A4", "\"CCCM\"");
    assert_int_equal(f.count, 3);
    audited_is_clean(&a);
    audited_end(&a);
}

/* Thailand: the region stands once for its provinces (V5). */
static void published__a_group_label_is_carried_down(void **state)
{
    audited a = audited_begin();

    audited_published(&a, "thailand_regions", NULL, NULL);
    assert_int_equal(audited_finding(&a, "filled_down", "A4", "\"North-east\"").count, 4);
    audited_end(&a);
}

/* Thailand: `465,5912`, of which 2 is a note's mark: the sum decides (V5, V10). */
static void published__a_fused_note_is_told_by_the_sum(void **state)
{
    audited a = audited_begin();
    lrel_audit_finding f;

    audited_published(&a, "thailand_new_area", NULL, NULL);
    f = audited_finding(&a, "mended", "B3", "read as 465,591, which its sum confirms");
    assert_string_equal(f.printed, "465,5912");
    audited_is_clean(&a);
    audited_end(&a);
}

/* Without a sum it stays a question. */
static void published__a_fused_note_alone_is_uncertain(void **state)
{
    audited a = audited_begin();

    audited_text(&a, "Origin,Area (m2)\nNew,\"465,5912\"\nKnown,\"10,456\"\n", NULL,
                 NULL);
    audited_finding(&a, "reading_uncertain", "B2", "4,655,912");
    audited_end(&a);
}

/* Cambodia, Table 3: `40,562455` (V10). */
static void published__a_missing_separator_is_mended(void **state)
{
    audited a = audited_begin();

    audited_published(&a, "cambodia_funding", NULL, NULL);
    audited_finding(&a, "mended", "C4", "read as 40,562,455, which its sum confirms");
    audited_end(&a);
}

/* Cambodia, Table 6: headed m2, printed in km2. */
static void published__a_wrong_unit_is_suspected(void **state)
{
    audited a = audited_begin();

    audited_published(&a, "cambodia_targets", NULL, NULL);
    assert_int_equal(
        audited_finding(&a, "unit_doubtful", "B:B", "are they km\xC2\xB2?").count, 4);
    audited_end(&a);
}

/* The published 123 %: nine years by eleven (V8). */
static void published__a_total_of_other_years_is_named(void **state)
{
    audited a = audited_begin();
    lrel_audit_finding f;

    audited_published(&a, "extension_of_unequal_periods", NULL, NULL);
    f = audited_finding(&a, "total_differs", "B14",
                        "within rounding the sum of the 11 rows from 2009, B3 to 2019");
    assert_string_equal(f.recomputed, "384334043");
    audited_finding(&a, "share_of_totals", "D14", "added up, give 150.2");
    audited_end(&a);
}

static void published__years_that_are_not_there_are_not_added_up(void **state)
{
    audited a = audited_begin();

    audited_published(&a, "cambodia_extension", NULL, NULL);
    audited_finding(&a, "total_unchecked", "9:9", "has 6 of 9: not added up");
    audited_end(&a);
}

/* The operator's table says in which category the land was counted twice (V1, 4.8.4). */
static void published__one_operators_categories_are_anothers(void **state)
{
    audited a = audited_begin();

    audited_published(&a, "cambodia_release", "cambodia_operators", NULL);
    audited_finding(&a, "categories_mixed", "B3",
                    "160,048 is exactly \"Cancelled (m\xC2\xB2)\" and \"Reduced");
    audited_finding(&a, "categories_mixed", "C3",
                    "148,860 is exactly \"Cleared (m\xC2\xB2)\" of the same row in");
    audited_finding(&a, "categories_mixed", "D3", "of the same row together: is land");
    audited_finding(&a, "categories_mixed", "D3",
                    "\"Cancelled (m\xC2\xB2)\", \"Reduced (m\xC2\xB2)\" and \"Cleared");
    assert_int_equal(audited_count(&a, "categories_mixed"), 4);
    audited_end(&a);
}

/* I17: the ratios by hand, 2.075, 1.143 and 3.165, and 1.514 for the three together. */
static void published__ratios_of_two_sources(void **state)
{
    audited a = audited_begin();

    audited_published(&a, "cambodia_release", "cambodia_operators", NULL);
    audited_finding(&a, "other_differs", "D4", "2.075 times as much");
    audited_finding(&a, "other_differs", "D5", "1.143 times as much");
    audited_finding(&a, "other_differs", "D6", "3.165 times as much");
    audited_finding(&a, "other_differs", "D:D",
                    "the 3 rows that both tables know add up to 5,767,276 here and to "
                    "8,733,743 in cambodia_operators.csv, 1.514 times as much");
    audited_finding(&a, "unmatched", "3:3", "\"CMAC\", \"NPMEC\"");
    audited_end(&a);
}

/* One row left out of a total (complaint 5 of the reference). */
static void published__short_by_one_row(void **state)
{
    audited a = audited_begin();
    lrel_audit_finding f;

    audited_published(&a, "invented_short_by_a_row", NULL, NULL);
    f = audited_finding(&a, "total_differs", "C7",
                        "exactly BRAVO, C4 (18,545), as if it had been left out");
    assert_int_equal(f.level, LREL_LEVEL_ERROR);
    assert_string_equal(f.difference, "-18545");
    audited_end(&a);
}

/* All that a print does to a table, in one (V10). */
static void published__a_print_is_read_whole(void **state)
{
    static const struct {
        const char *code, *cell, *words;
    } cases[] = {
        {"header", "2:2", "over 2 rows"},
        {"mended", "A4", "blanks around the label"},
        {"mended", "B4", "read as 129.70"},
        {"mended", "C4", "read as 1,117,848"},
        {"mended", "D4", "read as 904,698"},
        {"missing", "E4", "never taken for 0"},
        {"missing", "F4", "never taken for 0"},
        {"mended", "C5", "read as 11,084,354"},
        {"mended", "E5", "read as 1,204"},
    };
    audited a = audited_begin();

    audited_published(&a, "invented_print", NULL, NULL);
    for (size_t i = 0; i < COUNT(cases); i++)
        audited_finding(&a, cases[i].code, cases[i].cell, cases[i].words);
    assert_int_equal(lrel_audit_finding_count(a.audit), COUNT(cases));
    assert_non_null(strstr(lrel_audit_paragraph(a.audit), "All 4 printed totals equal"));
    audited_end(&a);
}

static void published__a_decimal_comma_is_seen_by_its_column(void **state)
{
    audited a = audited_begin();

    audited_published(&a, "invented_decimal_comma", NULL, NULL);
    audited_is_clean(&a);
    assert_non_null(strstr(lrel_audit_paragraph(a.audit), "Both printed totals equal"));
    audited_end(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(published__tables_reproduce),
        cmocka_unit_test(published__one_square_metre_is_rounding),
        cmocka_unit_test(published__a_subtotal_sums_up_its_group),
        cmocka_unit_test(published__a_group_label_is_carried_down),
        cmocka_unit_test(published__a_fused_note_is_told_by_the_sum),
        cmocka_unit_test(published__a_fused_note_alone_is_uncertain),
        cmocka_unit_test(published__a_missing_separator_is_mended),
        cmocka_unit_test(published__a_wrong_unit_is_suspected),
        cmocka_unit_test(published__a_total_of_other_years_is_named),
        cmocka_unit_test(published__years_that_are_not_there_are_not_added_up),
        cmocka_unit_test(published__one_operators_categories_are_anothers),
        cmocka_unit_test(published__ratios_of_two_sources),
        cmocka_unit_test(published__short_by_one_row),
        cmocka_unit_test(published__a_print_is_read_whole),
        cmocka_unit_test(published__a_decimal_comma_is_seen_by_its_column),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
