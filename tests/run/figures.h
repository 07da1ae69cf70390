/* SPDX-License-Identifier: Apache-2.0 */
/* figures.h: what a ledger, or a row of choices.csv, says of one account; exactly. */
#ifndef LREL_TESTS_RUN_FIGURES_H
#define LREL_TESTS_RUN_FIGURES_H

#include "run/csv_table.h"

typedef struct figures {
    int64_t stock, stock_n; /* on the as-of day */
    int64_t released[3];    /* until then, by product */
} figures;

/* Of a programme without groups: then there is a row an account and period. */
figures figures_of_ledger(const csv_table *ledger, const char *account);
figures figures_of_choice(const csv_table *choices, size_t row, bool is_difference);
figures figures_minus(const figures *a, const figures *b);
bool figures_are_same(const figures *a, const figures *b);
/* Whether the row @p row is of that alternative. */
bool figures_are_of(const csv_table *choices, size_t row, const char *rule,
                    const char *about, const char *alternative);
/* The test fails, naming the row, unless it has the figures @p expected. */
void figures_expect(const csv_table *choices, size_t row, const figures *expected,
                    bool is_difference);

#endif
