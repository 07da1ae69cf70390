/* SPDX-License-Identifier: Apache-2.0 */
/* worked_input.h: the records of a worked case as the library takes them. */
#ifndef LREL_TEST_WORKED_INPUT_H
#define LREL_TEST_WORKED_INPUT_H

#include "landrelease/ledger.h"
#include "ledger/worked.h"

#define WORKED_ACCOUNTS      4
#define WORKED_OPERATORS_MAX 8
#define WORKED_PERIODS_MAX   16
/* Squares that one row of a record may cover. */
#define WORKED_SQUARES_MAX 8
/* The doubled area of a square, whose side is 10 units. */
#define WORKED_SQUARE_AREA2 200

extern const char *const worked_account_names[WORKED_ACCOUNTS + 1]; /* the last: all */
extern const char *const worked_class_names[3];                     /* by rank */

typedef struct worked_input {
    lrel_mosaic_input mosaic;
    lrel_ledger_input ledger;
    lrel_mosaic_ring rings[WORKED_ROWS_MAX * WORKED_SQUARES_MAX];
    lrel_grid_point points[4 * WORKED_ROWS_MAX * WORKED_SQUARES_MAX];
    lrel_ledger_hazard hazards[WORKED_ROWS_MAX];
    lrel_ledger_release releases[WORKED_ROWS_MAX];
    lrel_ledger_borrowing borrowings[WORKED_ROWS_MAX];
    uint32_t replaces[4 * WORKED_ROWS_MAX];
    lrel_date starts[WORKED_PERIODS_MAX + 1];
    int first_year;

    const char *hazard_ids[WORKED_ROWS_MAX]; /* by hazard, in the order of the table */
    const char *release_ids[WORKED_ROWS_MAX];
    const char *operators[WORKED_OPERATORS_MAX]; /* group = class rank * MAX + operator */
    uint32_t operator_count;
} worked_input;

/* Fills @p in from @p one. @return false, with what is wrong in @p message, where a cell
 * says what no record can */
bool worked_input_make(worked_input *in, const worked_case *one, char message[256]);

#endif
