/* SPDX-License-Identifier: Apache-2.0 */
/* test_mix_up.c: which unit explains a ratio, by the unit that is declared. */
#include "check/mix_up.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static const struct {
    const char *name;
    const char *declared;
    double stated_m2, drawn_m2;
    const char *guess; /* "": none */
} cases[] = {
    {"m2__hectares_are_told", "m2", 4, 40000, "looks like hectares given as m2"},
    {"m2__km2_are_told", "m2", 0.04, 40000, "looks like km2 given as m2"},
    {"m2__acres_are_told", "m2", 9.884, 40000, "looks like acres given as m2"},
    {"m2__a_hundredth_is_no_unit", "m2", 120, 12001, ""},
    {"m2__a_hundred_times_is_no_unit", "m2", 4000000, 40000, ""},
    {"m2__ten_thousand_times_is_no_unit", "m2", 400000000, 40000, ""},
    {"default__is_m2", "", 4, 40000, "looks like hectares given as m2"},
    {"default__a_hundredth_is_no_unit", "", 400, 40000, ""},
    {"m2__is_known_by_all_its_names", "M\xC2\xB2", 4, 40000,
     "looks like hectares given as m2"},
    {"ha__m2_are_told", "ha", 400000000, 40000, "looks like m2 given as hectares"},
    {"ha__km2_are_told", "ha", 400, 40000, "looks like km2 given as hectares"},
    {"ha__acres_are_too_near", "ha", 98842, 40000, ""},
    {"ha__a_ten_thousandth_is_no_unit", "ha", 4, 40000, ""},
    {"ha__a_hundred_times_is_no_unit", "ha", 4000000, 40000, ""},
    {"km2__m2_are_told", "km2", 40000000000, 40000, "looks like m2 given as km2"},
    {"km2__hectares_are_told", "km2", 4000000, 40000, "looks like hectares given as km2"},
    {"km2__acres_are_told", "km2", 9884215, 40000, "looks like acres given as km2"},
    {"km2__a_hundredth_is_no_unit", "km2", 400, 40000, ""},
    {"acre__m2_are_told", "acre", 161874257, 40000, "looks like m2 given as acres"},
    {"acre__km2_are_told", "acre", 161.87, 40000, "looks like km2 given as acres"},
    {"acre__hectares_are_too_near", "acre", 16187, 40000, ""},
    {"acre__a_ten_thousandth_is_no_unit", "acre", 4, 40000, ""},
    {"share__just_within_10_percent_is_told", "ha", 43900, 4,
     "looks like m2 given as hectares"},
    {"share__just_beyond_10_percent_is_not", "ha", 44100, 4, ""},
};
#define COUNT (sizeof cases / sizeof *cases)

static void is_told(void **state)
{
    size_t i = (size_t)(uintptr_t)*state;
    lrel_mix_ups m = lrel_mix_ups_of(lrel_text_of(cases[i].declared));
    size_t unit = lrel_mix_ups_find(&m, cases[i].stated_m2, cases[i].drawn_m2);
    char guess[64] = "";

    if (unit < LREL_MIX_UP_COUNT)
        lrel_mix_ups_write(&m, unit, guess);
    assert_string_equal(guess, cases[i].guess);
}

int main(void)
{
    struct CMUnitTest tests[COUNT];

    for (size_t i = 0; i < COUNT; i++)
        tests[i] =
            (struct CMUnitTest){cases[i].name, is_told, NULL, NULL, (void *)(uintptr_t)i};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
