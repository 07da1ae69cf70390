/* SPDX-License-Identifier: Apache-2.0 */
/* worked.h: the worked cases of docs/methods/ledger.md, as tables of text.
 *
 * A case is a heading `#### title` with a sentence `As of 2021-12-31.` and tables below
 * it. The first header of a table says what it lists: `record` what is fed to the
 * library, `account`, `class`, `operator` or `year` the rows of the account, `release`
 * and `hazard` what single records did. Land is in squares; an empty cell is 0, and so is
 * all of a column that a table does not have. */
#ifndef LREL_TEST_WORKED_H
#define LREL_TEST_WORKED_H

#include <stdbool.h>
#include <stddef.h>

#define WORKED_CASES_MAX   64
#define WORKED_COLUMNS_MAX 16
#define WORKED_ROWS_MAX    24

typedef struct worked_table {
    int line; /* of the header; 0: the case has no such table */
    size_t column_count, row_count;
    const char *header[WORKED_COLUMNS_MAX];
    const char *cell[WORKED_ROWS_MAX][WORKED_COLUMNS_MAX];
} worked_table;

typedef struct worked_case {
    const char *title;
    int line;
    const char *as_of;
    worked_table records;
    worked_table account;
    worked_table releases;
    worked_table hazards;
} worked_case;

typedef struct worked_text {
    char *text; /* all strings of the cases lie in it */
    size_t case_count;
    worked_case cases[WORKED_CASES_MAX];
} worked_text;

/* Reads @p path. @return NULL, with what is wrong on stderr, where it is not as above */
worked_text *worked_read(const char *path);
void worked_free(worked_text *worked);

/* The cell of @p row in the column called @p header; "" where there is none. */
const char *worked_cell(const worked_table *table, size_t row, const char *header);
bool worked_has(const worked_table *table, const char *header);

/* Runs the records of @p one through the library and compares every cell of the other
 * tables, and everything that they do not show with 0.
 * @param message  what differs
 * @return whether all of it holds */
bool worked_holds(const worked_case *one, char message[256]);

#endif
