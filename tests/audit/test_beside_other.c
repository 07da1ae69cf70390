/* SPDX-License-Identifier: Apache-2.0 */
/* test_beside_other.c: two tables with the same rows. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "audit/audited.h"

static void other__rows_match_but_for_case_accents_and_spaces(void **state)
{
    audited a = audited_begin();

    audited_text(&a,
                 "Dept,Mines\nCaquet\xC3\xA1,10\nVALLE DEL CAUCA,20\nOddar Meanchey,3\n",
                 "Dept,Mines\nOddar-Meanchey,3\nValle del  Cauca,20\nCaqueta,11\n", NULL);
    assert_int_equal(audited_count(&a, "unmatched"), 0);
    assert_int_equal(audited_count(&a, "other_differs"), 2); /* a cell, and the sum */
    audited_finding(&a, "other_differs", "B2", "10 here, 11 in other.csv (B4): 1 more");
    audited_end(&a);
}

/* Another spelling is another place, until a person says otherwise. */
static void other__a_spelling_is_not_guessed(void **state)
{
    audited a = audited_begin();

    audited_text(&a, "Province,Mines\nPreah Vihear,10\nPailin,2\n",
                 "Province,Mines\nPrey Vihear,10\nPailin,2\n", NULL);
    audited_finding(&a, "unmatched", "2:2", "a row not in other.csv: \"Preah Vihear\"");
    audited_finding(&a, "unmatched", "2:2", "a row not in table.csv: \"Prey Vihear\"");
    audited_end(&a);
}

static void other__units_are_converted(void **state)
{
    audited a = audited_begin();

    audited_text(&a, "P,Cleared (m2)\nA,1234567\nB,2000000\n",
                 "P,Cleared (km2)\nA,1.23\nB,2.50\n", NULL);
    assert_int_equal(audited_count(&a, "other_differs"), 2);
    audited_finding(&a, "other_differs", "B3", "500,000 m\xC2\xB2 more");
    audited_end(&a);
}

static void other__a_unit_that_is_not_said_shows_in_all_rows(void **state)
{
    audited a = audited_begin();

    audited_text(&a, "P,Cleared\nA,1234567\nB,2000000\nC,500000\n",
                 "P,Cleared\nA,1.23\nB,2.00\nC,0.50\n", NULL);
    audited_finding(&a, "unit_of_other", "B:B", "about 10^6 times smaller");
    audited_end(&a);
}

/* Land that one row has under two names is a question, in either direction. */
static void other__a_sum_of_the_other_table(void **state)
{
    audited a = audited_begin();

    audited_text(&a, "P,Reduced (m2),Cleared (m2)\nA,0,33333\n",
                 "P,Reduced (m2),Cleared (m2)\nA,11111,22222\n", NULL);
    audited_finding(&a, "categories_mixed", "C2",
                    "33,333 is exactly \"Reduced (m2)\" and \"Cleared (m2)\"");
    audited_end(&a);
}

static void other__small_figures_are_equal_by_chance(void **state)
{
    audited a = audited_begin();

    audited_text(&a, "P,Reduced (m2),Cleared (m2)\nA,100,300\n",
                 "P,Reduced (m2),Cleared (m2)\nA,300,100\n", NULL);
    assert_int_equal(audited_count(&a, "categories_mixed"), 0);
    audited_end(&a);
}

/* Totals of tables with other rows are not compared; the rows of both are. */
static void other__totals_are_of_the_rows_of_both(void **state)
{
    audited a = audited_begin();

    audited_text(&a, "P,Mines\nA,10\nB,20\nC,30\nTotal,60\n",
                 "P,Mines\nA,10\nB,30\nTotal,40\n", NULL);
    assert_int_equal(audited_count(&a, "other_differs"), 2);
    audited_finding(&a, "other_differs", "B:B",
                    "the 2 rows that both tables know add up to 30 here and to 40");
    audited_end(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(other__rows_match_but_for_case_accents_and_spaces),
        cmocka_unit_test(other__a_spelling_is_not_guessed),
        cmocka_unit_test(other__units_are_converted),
        cmocka_unit_test(other__a_unit_that_is_not_said_shows_in_all_rows),
        cmocka_unit_test(other__a_sum_of_the_other_table),
        cmocka_unit_test(other__small_figures_are_equal_by_chance),
        cmocka_unit_test(other__totals_are_of_the_rows_of_both),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
