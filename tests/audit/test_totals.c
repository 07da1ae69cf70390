/* SPDX-License-Identifier: Apache-2.0 */
/* test_totals.c: which rows and columns a total sums up, what rounding may do, and what a
 * difference may come from: one small table a case. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#include "audit/audited.h"
#include "support/sheet_files.h"

typedef struct total_case {
    const char *name;
    const char *table;
    const char *code; /* NULL: no error and no warning */
    const char *cell;
    const char *words;
} total_case;

static const total_case cases[] = {
    {"total__of_counts_is_not_rounded", "P,Mines\nA,10\nB,20\nTotal,31\n",
     "total_differs", "B4", "1 too much"},
    {"total__of_areas_may_be_rounded", "P,Area (m2)\nA,10\nB,20\nTotal,31\n", "rounding",
     "B4", "up to 1.5"},
    {"total__beyond_rounding_is_wrong", "P,Area (m2)\nA,10\nB,20\nTotal,32\n",
     "total_differs", "B4", "2 too much"},
    {"total__rounding_that_hardly_happens",
     "P,Area (m2)\nA,101\nB,102\nC,103\nD,104\nE,105\nF,106\nG,107\nH,108\nTotal,840\n",
     "rounding_improbable", "B10", "4 too much, which rounding could do (up to 4.5)"},
    {"total__counted_twice", "P,Area (m2)\nA,111\nB,2222\nC,33333\nTotal,37888\n",
     "total_differs", "B5", "exactly B, B3 (2,222), as if it had been counted twice"},
    {"total__a_lost_sign", "P,Change (km2)\nA,100.00\nB,-25.50\nTotal,125.50\n", NULL,
     NULL, NULL}, /* a column of changes is not added up */
    {"total__a_sign_that_was_lost", "P,Net (km2)\nA,100.00\nB,-25.50\nTotal,125.50\n",
     "total_differs", "B4", "twice B, B3 (-25.50), as if its sign had been lost"},
    {"total__two_digits_in_each_others_place",
     "P,Area (m2)\nA,1279\nB,5000\nTotal,6729\n", "total_differs", "B4",
     "1,729 instead of 1,279 for A, B2: two of its digits in each other's place"},
    {"total__digits_of_the_total_itself", "P,Area (m2)\nA,31279\nB,50000\nTotal,81729\n",
     "total_differs", "B4", "two of its digits in each other's place"},
    {"total__a_decimal_point_off", "P,Area (km2)\nA,1.25\nB,30.00\nTotal,42.50\n",
     "total_differs", "B4", "12.50 instead of 1.25 for A, B2"},
    {"total__a_note_fused_without_a_comma", "P,Area (m2)\nA,7462\nB,1000\nTotal,1746\n",
     "total_differs", "B4", "746 instead of 7,462 for A, B2: a note's mark behind it"},
    {"total__the_difference_stands_elsewhere",
     "P,Area (m2),Old (m2)\nA,5000,4321\nB,6000,99\nTotal,15321,4420\n", "total_differs",
     "B4", "that figure stands at A, C2, too (4,321)"},
    {"total__unknown_addends_may_explain", "P,Area (m2)\nA,10\nB,N/R\nTotal,50\n",
     "total_unchecked", "B4", "40 more than what is known"},
    {"total__less_than_what_is_known", "P,Area (m2)\nA,100\nB,N/R\nTotal,50\n",
     "total_differs", "B4", "50 too little"},
    {"total__of_totals",
     "P,Mines\nA,1\nB,2\nTotal North,3\nC,4\nD,5\nTotal South,9\nGrand total,12\n", NULL,
     NULL, NULL},
    {"total__of_subtotals_and_all_rows",
     "P,Mines\nA,1\nB,2\nSubtotal,3\nC,4\nD,5\nSubtotal,9\nTotal,13\n", "total_differs",
     "B8", "12"},
    {"total__above_its_rows", "P,Mines\nTotal,6\nA,1\nB,2\nC,3\n", NULL, NULL, NULL},
    {"total__above_its_rows_is_checked", "P,Mines\nTotal,7\nA,1\nB,2\nC,3\n",
     "total_differs", "B2", "the 3 rows below add up to 6"},
    {"total__without_a_word", "P,Mines\nA,10\nB,20\nC,30\n,60\n", "header", "5:5",
     "taken for a total"},
    {"total__in_khmer",
     "P,Mines\nA,10\nB,20\n\xE1\x9E\x9F\xE1\x9E\x9A\xE1\x9E\xBB\xE1\x9E\x94,31\n",
     "total_differs", "B4", "1 too much"},
    {"total__a_part_is_not_added", "P,Mines\nA,10\nof which AP,4\nB,20\nTotal,30\n", NULL,
     NULL, NULL},
    {"total__a_header_that_is_repeated", "P,Mines\nA,10\nP,Mines\nB,20\nTotal,30\n", NULL,
     NULL, NULL},
    {"total__that_cannot_be_read_is_told", "P,Mines\nA,10\nB,20\nTotal,3e+01\n",
     "words_among_figures", "B4", "left out of sums"},
    {"total__under_ids_that_are_numbers", "Site,Mines\n101,10\n102,20\nTotal,31\n",
     "total_differs", "B4", "1 too much"},
    {"total__a_second_header_of_years",
     "Release,2024 (km2),2023 (km2)\nA,1.00,2.00\nB,3.00,4.00\nTotal,4.00,6.00\n"
     "Mines,2024,2023\nA,100,200\nB,150,250\nTotal,250,450\n",
     NULL, NULL, NULL},
    {"total__a_heading_of_a_group",
     "P,Mines\nNorth,\nA,10\nB,20\nSouth,\nA,5\nTotal,35\n", NULL, NULL, NULL},
    {"total__a_row_that_is_there_twice", "P,Mines\nA,10\nB,20\nA ,10\nTotal,40\n",
     "row_repeated", "4:4", "2:2"},
    {"row_total__without_the_word",
     "P,AP,AV,Both\nA,1,2,3\nB,4,5,9\nC,6,7,14\nD,1,1,2\nE,2,2,4\nF,3,1,4\nG,5,1,6\n"
     "H,1,5,6\nI,2,6,8\nJ,8,1,9\nK,4,4,8\n",
     "row_total_differs", "D4", "\"AP\" and \"AV\" add up to 13: 1 too much"},
    {"row_total__of_every_other_column",
     "P,CHAs,CHA (m2),SHAs,SHA (m2),Total (m2)\nA,1,10,2,20,30\nB,3,30,4,40,75\n",
     "row_total_differs", "F3", "5 too much"},
    {"row_total__names_the_column_left_out",
     "P,X (m2),Y (m2),Z (m2),Total (m2)\nA,100,20,3,123\nB,400,50,6,456\n"
     "C,700,80,9,709\n",
     "row_total_differs", "E4", "exactly Y (m2) (80), as if it had been left out"},
    {"share__of_two_columns", "P,Part,Whole,%\nA,1,2,50\nB,1,3,33\nC,2,3,66\nD,1,4,25\n",
     "share_differs", "D4", "66 % printed, but \"Part\" over \"Whole\" is 66.67 %"},
    {"share__of_all", "P,Mines,Share %\nA,10,10\nB,20,20\nC,70,60\nTotal,100,100\n",
     "share_differs", "C4", "60 % printed, but the share of all \"Mines\" is 70 %"},
    {"share__half_is_rounded_up", "P,Part,Whole,%\nA,1,8,13\nB,1,3,33\nC,1,2,50\n", NULL,
     NULL, NULL},
    {"change__is_recomputed", "P,2023,2024,Change\nA,10,12,+2\nB,10,5,-5\nC,7,1,-5\n",
     "change_differs", "D4", "-5 printed, but \"2024\" less \"2023\" is -6"},
    {"ratio__area_per_mine",
     "P,Cleared (m2),AP mines,m2 per AP mine\nA,100,3,33\nB,50,4,13\nC,90,9,12\n",
     "share_differs", "D4", "12 printed"},
    {"words__among_figures", "P,Mines\nA,10\nB,many\nC,5\nTotal,15\n",
     "words_among_figures", "B3", "left out of sums"},
};

static void look_at(const total_case *c)
{
    audited a = audited_begin();

    audited_text(&a, c->table, NULL, NULL);
    if (a.status != LREL_OK)
        fail_msg("%s", a.err.message);
    if (c->code)
        audited_finding(&a, c->code, c->cell, c->words);
    else
        audited_is_clean(&a);
    audited_end(&a);
}

static void run_case(void **state)
{
    look_at(*state);
}

/* ---- sheets ---- */

static void sheet__is_audited_as_its_csv(void **state)
{
    static const char rows[] =
        "Release in 2024\nP|Area (km2)|Mines\nA|#1.25|#10\nB|#2.5|#20\nTotal|#3.76|#31\n";
    const sheet_text sheet = {.name = "Table 9", .rows = rows};
    audited a = audited_begin();
    char path[320];

    for (int is_ods = 0; is_ods < 2; is_ods++) {
        audited_path(&a, is_ods ? "t.ods" : "t.xlsx", path);
        if (is_ods)
            ods_write(path, &sheet, 1);
        else
            xlsx_write(path, &sheet, 1, false);
        lrel_audit_free(a.audit);
        a.audit = NULL;
        a.status = lrel_audit_new(a.context, path, NULL, &a.audit, &a.err);
        assert_int_equal(a.status, LREL_OK);
        /* 2.5 is 2.50 in a column of two places. */
        audited_finding(&a, "rounding", "'Table 9'!B5", "0.01 too much");
        audited_finding(&a, "total_differs", "'Table 9'!C5", "1 too much");
    }
    audited_end(&a);
}

static void sheet__headings_that_are_merged_are_two_rows(void **state)
{
    static const char rows[] = "Province|Mixed||Scattered||Total (m2)\n"
                               ">B1:C1\n"
                               "|n|(m2)|n|(m2)|\n"
                               "A|#1|#100|#2|#200|#300\nB|#3|#300|#4|#400|#701\n"
                               "Total|#4|#400|#6|#600|#1001\n";
    const sheet_text sheet = {.name = "S", .rows = rows};
    audited a = audited_begin();
    char path[320];

    audited_path(&a, "t.xlsx", path);
    xlsx_write(path, &sheet, 1, false);
    a.status = lrel_audit_new(a.context, path, NULL, &a.audit, &a.err);
    assert_int_equal(a.status, LREL_OK);
    audited_finding(&a, "rounding", "S!F4", "\"Mixed (m2)\"");
    audited_end(&a);
}

int main(void)
{
    struct CMUnitTest tests[sizeof cases / sizeof *cases + 2] = {{0}};
    size_t count = 0;

    for (; count < sizeof cases / sizeof *cases; count++) {
        tests[count].name = cases[count].name;
        tests[count].test_func = run_case;
        tests[count].initial_state = (void *)(uintptr_t)&cases[count];
    }
    tests[count++] = (struct CMUnitTest)cmocka_unit_test(sheet__is_audited_as_its_csv);
    tests[count++] =
        (struct CMUnitTest)cmocka_unit_test(sheet__headings_that_are_merged_are_two_rows);
    return _cmocka_run_group_tests("audit/totals", tests, count, NULL, NULL);
}
