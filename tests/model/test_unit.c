/* SPDX-License-Identifier: Apache-2.0 */
/* test_unit.c: numbers of a unit, to the last digit. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "model/unit.h"

typedef struct unit_case {
    const char *name;
    lrel_unit_kind kind;
    const char *unit;
    const char *text;
    double value; /* < 0: no number */
} unit_case;

static const unit_case cases[] = {
    {"unit_read__areas_are_m2_by_default", LREL_UNIT_AREA, "", "12.5", 12.5},
    {"unit_read__hectares", LREL_UNIT_AREA, "ha", "1.5", 15000},
    {"unit_read__hectares_are_exact", LREL_UNIT_AREA, "HA", "0.07", 700},
    {"unit_read__km2_are_exact", LREL_UNIT_AREA, "km2", "0.000123", 123},
    {"unit_read__km2_with_superscript", LREL_UNIT_AREA, "km\xC2\xB2", "2", 2e6},
    {"unit_read__acres", LREL_UNIT_AREA, "acre", "2", 8093.7128448},
    {"unit_read__exponents_are_numbers", LREL_UNIT_AREA, "ha", "1e2", 1e6},
    {"unit_read__depths_are_cm_by_default", LREL_UNIT_DEPTH, "", "13", 13},
    {"unit_read__metres_of_depth", LREL_UNIT_DEPTH, "m", "0.13", 13},
    {"unit_read__millimetres_of_depth", LREL_UNIT_DEPTH, "mm", "130", 13},
    {"unit_read__text_is_refused", LREL_UNIT_AREA, "ha", "two", -1},
    {"unit_read__nothing_is_refused", LREL_UNIT_AREA, "ha", "", -1},
    {"unit_read__thousands_are_refused", LREL_UNIT_AREA, "m2", "1,234", -1},
    {"unit_read__decimal_comma_is_refused", LREL_UNIT_AREA, "ha", "1,5", -1},
    {"unit_read__two_points_are_refused", LREL_UNIT_AREA, "ha", "1.5.5", -1},
    {"unit_read__an_exponent_without_digits_is_refused", LREL_UNIT_AREA, "ha", "1e", -1},
    {"unit_read__overflow_is_refused", LREL_UNIT_AREA, "ha", "1e307", -1},
    {"unit_read__long_numbers_are_read", LREL_UNIT_AREA, "ha",
     "1.00000000000000000000000000000000000000000000000000000000000000000000", 10000},
};

static void number_is_read(void **state)
{
    const unit_case *row = *state;
    const lrel_unit *unit = lrel_unit_find(row->kind, lrel_text_of(row->unit));
    double value = -7;
    bool is_number;

    assert_non_null(unit);
    is_number = lrel_unit_read(unit, lrel_text_of(row->text), &value);
    assert_int_equal(is_number, row->value >= 0);
    assert_true(value == (row->value >= 0 ? row->value : -7));
}

static void unit_find__a_unit_of_another_kind_is_not_found(void **state)
{
    assert_null(lrel_unit_find(LREL_UNIT_AREA, LREL_TEXT("cm")));
    assert_null(lrel_unit_find(LREL_UNIT_DEPTH, LREL_TEXT("ha")));
    assert_null(lrel_unit_find(LREL_UNIT_AREA, LREL_TEXT("rai")));
}

static void read_e4__is_exact_where_a_double_is_not(void **state)
{
    static const struct {
        const char *unit, *text;
        int64_t wanted;
    } areas[] = {
        {"m2", "99999999999999.1234", INT64_C(999999999999991234)},
        {"ha", "9999999999.99991234", INT64_C(999999999999991234)},
        {"km2", "149999999.999999", INT64_C(1499999999999990000)},
        {"acre", "1", 40468564},
        {"acre", "10000000", INT64_C(404685642240000)},
        {"acre", "37000000000.0001", INT64_C(1497336876288004047)},
        {"m2", "-12.5", -125000},
    };

    for (size_t i = 0; i < sizeof areas / sizeof *areas; i++) {
        const lrel_unit *unit =
            lrel_unit_find(LREL_UNIT_AREA, lrel_text_of(areas[i].unit));
        int64_t found = 0;

        assert_true(lrel_unit_read_e4(unit, lrel_text_of(areas[i].text), &found));
        assert_int_equal(found, areas[i].wanted);
    }
}

int main(void)
{
    enum { COUNT = sizeof cases / sizeof *cases };
    struct CMUnitTest tests[COUNT + 2] = {
        cmocka_unit_test(unit_find__a_unit_of_another_kind_is_not_found),
        cmocka_unit_test(read_e4__is_exact_where_a_double_is_not)};

    for (size_t i = 0; i < COUNT; i++)
        tests[i + 2] = (struct CMUnitTest){cases[i].name, number_is_read, NULL, NULL,
                                           (void *)(uintptr_t)&cases[i]};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
