/* SPDX-License-Identifier: Apache-2.0 */
/* The declination is that of the values which the makers of the World Magnetic Model
 * publish with each edition, for testing programs. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <stdio.h>

#include "draw/magnetic.h"

typedef struct published {
    double year, height_km, lat, lon, declination;
} published;

static const published values[] = {
    {2015, 0, 80, 0, -3.85},
    {2015, 0, 0, 120, 0.57},
    {2015, 0, -80, 240, 69.81},
    {2015, 100, 80, 0, -4.27},
    {2015, 100, 0, 120, 0.56},
    {2015, 100, -80, 240, 69.22},
    {2017.5, 0, 80, 0, -2.75},
    {2017.5, 0, 0, 120, 0.32},
    {2017.5, 0, -80, 240, 69.58},
    {2017.5, 100, 80, 0, -3.17},
    {2017.5, 100, 0, 120, 0.32},
    {2017.5, 100, -80, 240, 69},
    {2015.21, 0, 44.5364, -109.046, 11.0839},
    {2020, 28, 89, -121, -112.41},
    {2020, 66, 14, 143, 0.12},
    {2020.5, 22, -37, 140, 9.15},
    {2021, 47, -72, -22, -6.05},
    {2021.5, 44, -46, -42, -11.54},
    {2022, 37, -66, -5, -16.99},
    {2022, 61, 59, -77, -17.63},
    {2022.5, 96, -46, -85, 18.38},
    {2023, 30, -36, -64, -3.87},
    {2023.5, 39, -65, -88, 29.86},
    {2024, 95, -60, -59, 8.86},
    {2024, 41, 42, -19, -5},
    {2024.5, 18, 9, -172, 9.39},
    {2025, 28, 89, -121, -99.77},
    {2025, 66, 14, 143, -0.19},
    {2025.5, 22, -37, 140, 9.28},
    {2026, 47, -72, -22, -6.32},
    {2026.5, 44, -46, -42, -11.36},
    {2027, 37, -66, -5, -17.22},
    {2027, 61, 59, -77, -16.48},
    {2027.5, 96, -46, -85, 17.93},
    {2028, 30, -36, -64, -4.65},
    {2028.5, 39, -65, -88, 29.45},
    {2029, 95, -60, -59, 8.58},
    {2029, 41, 42, -19, -4.13},
    {2029.5, 18, 9, -172, 9.24},
};

/* Published to a hundredth of a degree. */
#define ROUNDING_DEG 0.00501

static void magnetic__declinations_are_those_published(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
        const published *v = &values[i];
        double declination = 1000;

        assert_true(lrel_magnetic_declination(v->year, v->lon, v->lat, v->height_km,
                                              &declination, NULL));
        if (fabs(declination - v->declination) > ROUNDING_DEG)
            fail_msg("%g, %g km, %g %g: %.4f, published is %.2f", v->year, v->height_km,
                     v->lat, v->lon, declination, v->declination);
    }
}

static void magnetic__no_model_is_made_for_other_years(void **state)
{
    double declination = 7;
    const char *model = NULL;

    (void)state;
    assert_false(lrel_magnetic_declination(2014.99, 104, 12, 0, &declination, NULL));
    assert_false(lrel_magnetic_declination(2030, 104, 12, 0, &declination, NULL));
    assert_false(lrel_magnetic_declination(NAN, 104, 12, 0, &declination, NULL));
    assert_true(declination == 7);
    assert_true(lrel_magnetic_declination(2024.5, 104, 12, 0, &declination, &model));
    assert_string_equal(model, "WMM2020");
    assert_true(lrel_magnetic_declination(2015, 104, 12, 0, &declination, &model));
    assert_string_equal(model, "WMM2015");
}

/* Finite also where east is everywhere. */
static void magnetic__at_the_poles(void **state)
{
    double declination = NAN;

    (void)state;
    assert_true(lrel_magnetic_declination(2024, 104, 90, 0, &declination, NULL));
    assert_true(isfinite(declination));
    assert_true(lrel_magnetic_declination(2024, 104, -90, 0, &declination, NULL));
    assert_true(isfinite(declination));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(magnetic__declinations_are_those_published),
        cmocka_unit_test(magnetic__no_model_is_made_for_other_years),
        cmocka_unit_test(magnetic__at_the_poles),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
