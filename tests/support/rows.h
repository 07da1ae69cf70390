/* SPDX-License-Identifier: Apache-2.0 */
/* rows.h: tables of cases, of which each row is a test of its own. cmocka.h goes before
 * it.
 */
#ifndef LREL_TESTS_SUPPORT_ROWS_H
#define LREL_TESTS_SUPPORT_ROWS_H

#include <stddef.h>
#include <stdint.h>

#define ROWS(table) (sizeof(table) / sizeof *(table))

/** Puts a test for each row of @p table behind the @p count that @p tests holds: it has
 * the row's `name`, and runs @p function with the row as its state. */
#define ADD_ROWS(tests, count, table, function)                                          \
    do {                                                                                 \
        for (size_t row_ = 0; row_ < ROWS(table); row_++, (count)++) {                   \
            (tests)[count] = (const struct CMUnitTest){.name = (table)[row_].name};      \
            (tests)[count].test_func = (function);                                       \
            (tests)[count].initial_state = (void *)(uintptr_t)((table) + row_);          \
        }                                                                                \
    } while (0)

#endif
