/* SPDX-License-Identifier: Apache-2.0 */
/* Every worked case of docs/methods/ledger.md is run, and no cell of it can be wrong:
 * each case is a test, and one more test changes every figure in turn and wants to see it
 * noticed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ledger/worked.h"

#define DOCUMENT "docs/methods/ledger.md"
/* Counted by hand in the document, so that a case which is no longer found is missed. */
#define CASES 58

static worked_text *document;

static void ledger_md__the_case_holds(void **state)
{
    const worked_case *one = *state;
    char message[256] = "";

    if (!worked_holds(one, message))
        fail_msg("%s:%d: %s", DOCUMENT, one->line, message);
}

static void ledger_md__has_all_its_cases(void **state)
{
    (void)state;
    assert_int_equal(document->case_count, CASES);
}

/* The tables of a case that say what comes out of it. */
static worked_table *table_of(worked_case *one, int number)
{
    return number == 0 ? &one->account : number == 1 ? &one->releases : &one->hazards;
}

static bool is_figure(const char *cell)
{
    return *cell == '\0' || isdigit((unsigned char)cell[strspn(cell, "+-")]);
}

/* Changes one cell; the case must then fail. */
static void assert_noticed(worked_case *one, worked_table *table, size_t row,
                           size_t column)
{
    const char *was = table->cell[row][column];
    char wrong[32], message[256];

    snprintf(wrong, sizeof wrong, "%ld", strtol(was, NULL, 10) + 1);
    table->cell[row][column] = wrong;
    if (worked_holds(one, message))
        fail_msg("%s:%d: `%s` may say %s in row %zu of `%s`", DOCUMENT, table->line,
                 table->header[column], wrong, row + 1, one->title);
    table->cell[row][column] = was;
}

static void ledger_md__every_wrong_figure_is_noticed(void **state)
{
    size_t changed = 0;

    (void)state;
    for (size_t i = 0; i < document->case_count; i++)
        for (int t = 0; t < 3; t++) {
            worked_table *table = table_of(&document->cases[i], t);

            for (size_t row = 0; row < table->row_count; row++)
                for (size_t column = 0; column < table->column_count; column++)
                    if (is_figure(table->cell[row][column])) {
                        assert_noticed(&document->cases[i], table, row, column);
                        changed++;
                    }
        }
    assert_true(changed > 10 * CASES);
}

static void ledger_md__a_missing_row_is_noticed(void **state)
{
    char message[256];

    (void)state;
    for (size_t i = 0; i < document->case_count; i++)
        for (int t = 0; t < 3; t++) {
            worked_table *table = table_of(&document->cases[i], t);

            if (table->row_count == 0)
                continue;
            table->row_count--;
            if (worked_holds(&document->cases[i], message))
                fail_msg("%s:%d: the last row may be left out", DOCUMENT, table->line);
            table->row_count++;
        }
}

int main(void)
{
    struct CMUnitTest tests[WORKED_CASES_MAX + 3] = {
        cmocka_unit_test(ledger_md__has_all_its_cases),
        cmocka_unit_test(ledger_md__every_wrong_figure_is_noticed),
        cmocka_unit_test(ledger_md__a_missing_row_is_noticed),
    };
    size_t count = 3;
    int failed;

    if (!(document = worked_read(DOCUMENT)))
        return 1;
    for (size_t i = 0; i < document->case_count; i++)
        tests[count++] = (struct CMUnitTest){.name = document->cases[i].title,
                                             .test_func = ledger_md__the_case_holds,
                                             .initial_state = &document->cases[i]};
    failed = _cmocka_run_group_tests("ledger_md", tests, count, NULL, NULL);
    worked_free(document);
    return failed;
}
