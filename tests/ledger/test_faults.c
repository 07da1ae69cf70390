/* SPDX-License-Identifier: Apache-2.0 */
/* Sums that cannot be right never become rows: the ledger says where, and gives nothing.
 * The folds do not make such sums, so they are made here by hand. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "ledger/ledger.h"
#include "support/rows.h"

#define CELLS_MAX 4

typedef struct fault_case {
    const char *name;
    tally_entry cells[CELLS_MAX];
    size_t count;
    const char *message;
    lrel_ledger_fault wanted;
} fault_case;

#define CELL(of_group, of_period, of_column, of_area2)                                   \
    {                                                                                    \
        .key = {.accounts = 2,                                                           \
                .period = (of_period),                                                   \
                .group = (of_group),                                                     \
                .place = 7,                                                              \
                .column = LREL_COLUMN_##of_column},                                      \
        .area2 = (of_area2)                                                              \
    }

static const fault_case cases[] = {
    {"rows__a_stock_below_zero_is_a_fault",
     {CELL(2, 0, NEWLY_RECORDED, 30), CELL(2, 1, CLEARED, 40)},
     2,
     "a stock is below zero",
     {true, 1, 1, 2, 7, -10, 0}},
    {"rows__a_closing_that_no_face_has_is_a_fault",
     {CELL(2, 0, NEWLY_RECORDED, 30), CELL(2, 0, CLOSING, 29)},
     2,
     "an account closes with other land than stands on its faces",
     {true, 1, 1, 2, 7, 30, 29}},
    {"rows__a_transfer_that_nobody_gave_is_a_fault",
     {CELL(2, 0, CLOSING, 5), CELL(2, 1, TRANSFERRED, 5)},
     2,
     "transfers do not add up to zero",
     {true, 1, 1, LREL_FAULT_ALL, LREL_FAULT_ALL, 5, 0}},
    {"rows__sums_that_balance_are_none",
     {CELL(2, 0, NEWLY_RECORDED, 30), CELL(2, 0, CLOSING, 25), CELL(2, 1, CLEARED, 5)},
     3,
     "",
     {0}},
};

static void run_case(void **state)
{
    const fault_case *c = *state;
    lrel_ledger_input input = {.account_count = 2, .period_count = 2};
    lrel_context *context = lrel_context_new(NULL);
    lrel_ledger ledger = {.context = context, .input = &input};
    lrel_status wanted = c->wanted.is_known ? LREL_E_INVARIANT : LREL_OK;
    lrel_error err;

    lrel_error_init(&err);
    assert_true(lrel_tally__init(&ledger.cells, context, 2, c->count));
    for (size_t i = 0; i < c->count; i++)
        assert_true(
            lrel_tally__add(&ledger.cells, context, &c->cells[i].key, c->cells[i].area2));
    assert_int_equal(lrel_ledger__make_rows(&ledger, &err), wanted);
    assert_string_equal(err.message, c->message);
    assert_int_equal(ledger.fault.is_known, c->wanted.is_known);
    assert_int_equal(ledger.fault.account, c->wanted.account);
    assert_int_equal(ledger.fault.period, c->wanted.period);
    assert_int_equal(ledger.fault.group, c->wanted.group);
    assert_int_equal(ledger.fault.place, c->wanted.place);
    assert_int_equal(ledger.fault.found2, c->wanted.found2);
    assert_int_equal(ledger.fault.wanted2, c->wanted.wanted2);
    lrel_tally__clear(&ledger.cells, context);
    lrel__free(context, ledger.rows);
    lrel__free(context, ledger.credits);
    lrel_context_free(context);
}

int main(void)
{
    struct CMUnitTest tests[ROWS(cases)];
    size_t count = 0;

    ADD_ROWS(tests, count, cases, run_case);
    return _cmocka_run_group_tests("ledger/faults", tests, count, NULL, NULL);
}
