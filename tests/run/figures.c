/* SPDX-License-Identifier: Apache-2.0 */
/* figures.c: figures of an account, from tables. */
#include "run/figures.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

static const char *const products[] = {"cancelled_m2", "reduced_m2", "cleared_m2"};

/* Periods are in order: the last one stands. */
figures figures_of_ledger(const csv_table *ledger, const char *account)
{
    figures f = {0};

    for (size_t row = 0; row < ledger->rows; row++) {
        if (strcmp(csv_cell(ledger, row, "account"), account) != 0)
            continue;
        f.stock = csv_area(ledger, row, "closing_m2");
        f.stock_n = csv_integer(ledger, row, "closing_n");
        for (int p = 0; p < 3; p++)
            f.released[p] += csv_area(ledger, row, products[p]);
    }
    return f;
}

figures figures_of_choice(const csv_table *choices, size_t row, bool is_difference)
{
    static const char *const columns[2][5] = {
        {"stock_m2", "stock_n", "cancelled_m2", "reduced_m2", "cleared_m2"},
        {"stock_difference_m2", "stock_difference_n", "cancelled_difference_m2",
         "reduced_difference_m2", "cleared_difference_m2"}};
    const char *const *c = columns[is_difference];
    figures f = {csv_area(choices, row, c[0]), csv_integer(choices, row, c[1]), {0}};

    for (int p = 0; p < 3; p++)
        f.released[p] = csv_area(choices, row, c[2 + p]);
    return f;
}

bool figures_are_same(const figures *a, const figures *b)
{
    return memcmp(a, b, sizeof *a) == 0;
}

figures figures_minus(const figures *a, const figures *b)
{
    figures d = {a->stock - b->stock, a->stock_n - b->stock_n, {0}};

    for (int p = 0; p < 3; p++)
        d.released[p] = a->released[p] - b->released[p];
    return d;
}

void figures_expect(const csv_table *choices, size_t row, const figures *expected,
                    bool is_difference)
{
    figures got = figures_of_choice(choices, row, is_difference);

    if (!figures_are_same(&got, expected))
        fail_msg("%s, %s, %s, account %s: %s %lld (%lld hazards), not %lld (%lld)",
                 csv_cell(choices, row, "rule"), csv_cell(choices, row, "about"),
                 csv_cell(choices, row, "alternative"), csv_cell(choices, row, "account"),
                 is_difference ? "difference" : "stock", (long long)got.stock,
                 (long long)got.stock_n, (long long)expected->stock,
                 (long long)expected->stock_n);
}

bool figures_are_of(const csv_table *choices, size_t row, const char *rule,
                    const char *about, const char *alternative)
{
    return strcmp(csv_cell(choices, row, "rule"), rule) == 0 &&
           strcmp(csv_cell(choices, row, "about"), about) == 0 &&
           strcmp(csv_cell(choices, row, "alternative"), alternative) == 0;
}
