/* SPDX-License-Identifier: Apache-2.0 */
/* test_claims.c: sentences about published figures, and the small language of formulas.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#include "audit/audited.h"

#define COUNT(table) (sizeof(table) / sizeof *(table))

/* Thirteen statements of Clearing the Mines 2025, Cambodia (reference, 4.8.13): twelve
 * hold, one does not. The answers in the right column were worked out by hand. */
static void claims__of_the_report_on_cambodia(void **state)
{
    static const char *const recomputed[] = {"61.71 %",
                                             "86.81 %",
                                             "8,846",
                                             "83.98 %",
                                             "0.6438",
                                             "0.7859",
                                             "899",
                                             "5.767 km\xC2\xB2",
                                             "51.44 %",
                                             "49.91 km\xC2\xB2",
                                             "168.57 km\xC2\xB2",
                                             "0.3601",
                                             "43.7 %"};
    audited a = audited_begin();

    audited_published(&a, "cambodia_release", "cambodia_operators", "cambodia_claims");
    assert_int_equal(lrel_audit_claim_count(a.audit), COUNT(recomputed));
    for (size_t i = 0; i < COUNT(recomputed); i++) {
        lrel_audit_claim claim = lrel_audit_claim_at(a.audit, i);

        assert_string_equal(claim.recomputed, recomputed[i]);
        assert_int_equal(claim.answer, i == 12 ? LREL_AUDIT_FAILS : LREL_AUDIT_HOLDS);
    }
    assert_int_equal(audited_count(&a, "claim_fails"), 1);
    audited_end(&a);
}

typedef struct claim_case {
    const char *formula, *printed;
    lrel_audit_answer answer;
    const char *words; /* in what was recomputed, or in why */
} claim_case;

#define HOLDS   LREL_AUDIT_HOLDS
#define FAILS   LREL_AUDIT_FAILS
#define NEITHER LREL_AUDIT_UNANSWERED

static const char table[] = "Year,Cleared (km2),Mines,Target (km2)\n"
                            "2020,10.00,100,12.00\n2021,20.00,150,12.00\n"
                            "2022,30.00,N/R,12.00\nTotal,60.00,250,36.00\n";

static const claim_case cases[] = {
    {"1 + 2 * 3", "7", HOLDS, "7"},
    {"(1 + 2) * 3", "9", HOLDS, "9"},
    {"-2 - -3", "1", HOLDS, "1"},
    {"=7/2", "3.5", HOLDS, "3.5"},
    {"2 * 30 m2", "60 m2", HOLDS, "60"},
    {"1 km2 + 50 ha", "1.5 km2", HOLDS, "1.5"},
    {"[2020, Cleared]", "10 km2", HOLDS, "10"},
    {"[2020, Cleared]", "10.00", HOLDS, "10"},
    {"[2020, Cleared]", "1,000 ha", HOLDS, "1,000"},
    {"[2020, cleared]", "10,000,000 m2", HOLDS, "10,000,000"},
    {"[B2]", "10 km2", HOLDS, "10"},
    {"[total, Cleared]", "60 km2", HOLDS, "60"},
    {"[all, Cleared]", "60 km2", HOLDS, "60"},
    {"[2020 + 2021, Cleared]", "30 km2", HOLDS, "30"},
    {"[2020..2022, Cleared]", "60 km2", HOLDS, "60"},
    {"sum([2020, Cleared], [2021, Cleared])", "30 km2", HOLDS, "30"},
    {"mean([2020, Cleared], [2021, Cleared], [2022, Cleared])", "20 km2", HOLDS, "20"},
    {"share([2020, Cleared], [total, Cleared])", "17 %", HOLDS, "16.67 %"},
    {"share([2020, Cleared], [total, Cleared])", "16 %", FAILS, "16.67 %"},
    {"share([2020, Cleared], [total, Cleared])", "1/6", HOLDS, "0.1667"},
    {"share([2020, Cleared], [total, Cleared])", "1/5", FAILS, "0.1667"},
    {"share([2020, Cleared], [total, Cleared])", "about 1/6", HOLDS, "0.1667"},
    {"ratio([2021, Cleared], [2020, Cleared])", "2", HOLDS, "2"},
    {"change([2021, Mines], [2020, Mines])", "50 %", HOLDS, "50 %"},
    {"change([2021, Mines], [2020, Mines])", "half", HOLDS, "0.5"},
    {"[2020, Cleared] / [2020, Mines]", "100,000", HOLDS, "100,000"},
    {"[2020, Mines]", "more than 99", HOLDS, "100"},
    {"[2020, Mines]", "> 100", FAILS, "100"},
    {"[2020, Mines]", "at least 100", HOLDS, "100"},
    {"[2020, Mines]", "fewer than 100", FAILS, "100"},
    {"[2020, Mines]", "at most 100", HOLDS, "100"},
    {"[2020, Mines]", "about 105", HOLDS, "100"},
    {"[2020, Mines]", "about 105 within 2 %", FAILS, "100"},
    {"[2020, Mines]", "just under 101", HOLDS, "100"},
    {"[2020, Mines]", "< 101 within 1 %", HOLDS, "100"},
    {"[2020, Mines]", "< 110 within 1 %", FAILS, "100"},
    {"[2020, Mines]", "just over 95", HOLDS, "100"},
    {"[2020, Mines]", "just over 100", FAILS, "100"},
    {"5,7", "1", NEITHER, "left over"},
    {"23456789 * 1", "23 million", HOLDS, "23,456,789"},
    {"23456789 * 1", "23.4 million", FAILS, "23,456,789"},
    /* V8: what is of unequal periods is not divided in silence. */
    {"share([2020..2021, Cleared], [2020..2022, Target])", "83 %", NEITHER,
     "periods differ: 2020 to 2021 against 2020 to 2022"},
    {"[2020..2021, Cleared] / [2020, Target]", "2.5", NEITHER, "periods differ"},
    {"change([2020..2021, Cleared], [2022, Target])", "1", NEITHER, "periods differ"},
    {"share([2020..2022, Cleared], [2020..2022, Target])", "167 %", HOLDS, "166.67 %"},
    {"share([2021, Cleared], [2020, Target])", "167 %", HOLDS, "166.67 %"},
    /* what cannot be computed says why */
    {"[2022, Mines]", "5", NEITHER, "no figure that is known"},
    {"[2019, Mines]", "5", NEITHER, "\"2019\" is no row of table.csv"},
    {"[2019..2021, Mines]", "5", NEITHER, "no row of 2019"},
    {"[202, Mines]", "5", NEITHER, "fits several rows"},
    {"[2020, Hats]", "5", NEITHER, "is no column of figures"},
    {"[2020]", "5", NEITHER, "names no column"},
    {"other[2020, Mines]", "5", NEITHER, "there is none"},
    {"[2020, Mines", "5", NEITHER, "not closed"},
    {"(1", "1", NEITHER, "not closed"},
    {"1 / 0", "1", NEITHER, "divides by 0"},
    {"", "1", NEITHER, "no formula"},
    {"hats(1)", "1", NEITHER, "nothing that is known here"},
    {"share(1)", "1", NEITHER, "takes two figures"},
    {"[2020, Cleared] + [2020, Mines]", "1", NEITHER, "adds an area and a plain number"},
    {"[2020, Mines]", "10 km2", NEITHER, "an area is printed"},
    {"1 +", "1", NEITHER, "ends where a figure should stand"},
    {"1", "many", NEITHER, "is not understood"},
    {"99999999999999999 * 99999999999999999 * 99999999999999999", "1", NEITHER,
     "too large"},
};

static void write_claims(char *out, size_t capacity)
{
    size_t used = (size_t)snprintf(out, capacity, "claim,formula,printed\n");

    for (size_t i = 0; i < COUNT(cases); i++)
        used += (size_t)snprintf(out + used, capacity - used, "%zu,\"%s\",\"%s\"\n", i,
                                 cases[i].formula, cases[i].printed);
    assert_true(used < capacity);
}

static void claims__are_answered(void **state)
{
    static char text[16384];
    audited a = audited_begin();

    write_claims(text, sizeof text);
    audited_text(&a, table, NULL, text);
    if (a.status != LREL_OK)
        fail_msg("%s", a.err.message);
    assert_int_equal(lrel_audit_claim_count(a.audit), COUNT(cases));
    for (size_t i = 0; i < COUNT(cases); i++) {
        lrel_audit_claim claim = lrel_audit_claim_at(a.audit, i);

        if (claim.answer != cases[i].answer ||
            (!strstr(claim.recomputed, cases[i].words) &&
             !strstr(claim.why, cases[i].words)))
            fail_msg("%s | %s: %d, %s, %s", claim.formula, claim.printed,
                     (int)claim.answer, claim.recomputed, claim.why);
    }
    audited_end(&a);
}

/* A printed total that does not add up is no ground to stand on. */
static void claims__on_a_wrong_total_are_not_answered(void **state)
{
    audited a = audited_begin();

    audited_text(&a, "P,Mines\nA,10\nB,20\nTotal,40\n", NULL,
                 "claim,formula,printed\none,\"share([A, Mines], [Total, Mines])\",25 %\n"
                 "two,\"share([A, Mines], [all, Mines])\",33 %\n");
    assert_int_equal(lrel_audit_claim_at(a.audit, 0).answer, LREL_AUDIT_UNANSWERED);
    assert_non_null(strstr(lrel_audit_claim_at(a.audit, 0).why, "does not add up"));
    assert_int_equal(lrel_audit_claim_at(a.audit, 1).answer, LREL_AUDIT_HOLDS);
    audited_end(&a);
}

static void claims__of_deep_brackets_are_refused(void **state)
{
    char text[400] = "claim,formula,printed\ndeep,\"";
    audited a = audited_begin();

    memset(text + strlen(text), '(', 200);
    strcat(text, "1\",1\n");
    audited_text(&a, table, NULL, text);
    assert_int_equal(a.status, LREL_OK);
    assert_non_null(strstr(lrel_audit_claim_at(a.audit, 0).why, "deep"));
    audited_end(&a);
}

static void claims__without_their_columns_are_refused(void **state)
{
    audited a = audited_begin();

    audited_text(&a, table, NULL, "claim,printed\none,25 %\ntwo,3\n");
    assert_int_equal(a.status, LREL_E_FORMAT);
    assert_non_null(strstr(a.err.message, "claim, formula and printed"));
    audited_end(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(claims__of_the_report_on_cambodia),
        cmocka_unit_test(claims__are_answered),
        cmocka_unit_test(claims__on_a_wrong_total_are_not_answered),
        cmocka_unit_test(claims__of_deep_brackets_are_refused),
        cmocka_unit_test(claims__without_their_columns_are_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
