/* SPDX-License-Identifier: Apache-2.0 */
/* What examples/cambodia says of the years to come: forecasts rest on the ledger of the
 * same run, and on targets and funding as they were published. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "examples/example.h"
#include "run/sums.h"

#define M2 INT64_C(10000000) /* in units of 1e-7 m2 */

static void expect(const char *text, const char *wanted)
{
    if (!strstr(text, wanted))
        fail_msg("forecast.json has no %s", wanted);
}

/* The sum of @p column over the groups of one account and year, in whole m2. */
static int64_t sum_of(const csv_table *ledger, const char *account, const char *year,
                      const char *column)
{
    int64_t sum = 0;

    for (size_t row = 0; row < ledger->rows; row++)
        if (strcmp(csv_cell(ledger, row, "account"), account) == 0 &&
            strcmp(csv_cell(ledger, row, "period"), year) == 0)
            sum += csv_area(ledger, row, column);
    return (sum + M2 / 2) / M2;
}

static void forecast__years_are_those_of_the_ledger(void **state)
{
    static const char *const columns[] = {"cancelled", "reduced", "cleared", "closing"};
    csv_table ledger = csv_read(*state, "out/data/ledger.csv");
    char *text = job_get(*state, "out/data/forecast.json");

    for (int year = 2015; year <= 2024; year++)
        for (size_t c = 0; c < sizeof columns / sizeof *columns; c++) {
            char name[16], column[24], wanted[64];

            snprintf(name, sizeof name, "%d", year);
            snprintf(column, sizeof column, "%s_m2", columns[c]);
            snprintf(wanted, sizeof wanted, "\"%s\":%lld", column,
                     (long long)sum_of(&ledger, "ap_mine", name, column));
            expect(text, wanted);
        }
    free(text);
    csv_free(&ledger);
}

/* Clearing the Mines 2025, Cambodia, table 6: 524.28 km2; 146.7 million for it are
 * 0.28 US$ a m2 (I19). Table 3 is the funding of the whole programme. */
static void forecast__targets_and_cost_as_published(void **state)
{
    char *text = job_get(*state, "out/data/forecast.json");

    expect(text, "\"planned_until_deadline_m2\": 524280000");
    expect(text,
           "\"funding\":146700000,\"released_m2\":524280000,\"cleared_m2\":283110000,"
           "\"per_m2_released\":0.2798");
    expect(text, "\"funding\":60657075");
    expect(text, "Clearing the Mines 2025, Cambodia, table 6");
    free(text);
}

/* Nothing of 2012 to 2014, when the register grew and nobody had released anything. */
static void forecast__draws_from_the_years_of_release(void **state)
{
    char *text = job_get(*state, "out/data/forecast.json");

    expect(text, "\"complete_years_used\": 10");
    expect(text, "\"year\":2014,\"used\":false,\"not_used_because\":\"before the first "
                 "release on record\"");
    expect(text, "\"year\":2015,\"used\":true");
    free(text);
}

static void forecast__an_account_without_release_has_none(void **state)
{
    char *text = job_get(*state, "out/data/forecast.json");
    const char *other = strstr(text, "\"account\": \"other\"");

    assert_non_null(other);
    assert_non_null(strstr(other, "\"complete_years_missing\": 3"));
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(forecast__years_are_those_of_the_ledger),
        cmocka_unit_test(forecast__targets_and_cost_as_published),
        cmocka_unit_test(forecast__draws_from_the_years_of_release),
        cmocka_unit_test(forecast__an_account_without_release_has_none),
    };

    return cmocka_run_group_tests(tests, example_setup, job_scratch_teardown);
}
