/* SPDX-License-Identifier: Apache-2.0 */
/* sums.h: a printed total against the sum of its addends: equal, within what rounding
 * can do, or not; and what a difference may come from. */
#ifndef LREL_AUDIT_SUMS_H
#define LREL_AUDIT_SUMS_H

#include "audit/auditing.h"

/* Figures added up. */
typedef struct audit_sum {
    lrel_exact sum;
    lrel_exact slack; /* half a unit of the last printed place of each addend */
    size_t figures, missing;
    int places; /* most of its addends */
    bool is_too_large;
} audit_sum;

typedef enum sum_verdict {
    SUM_NOTHING, /* no total there, or nothing to add */
    SUM_EXACT,
    SUM_ROUNDED,
    SUM_IMPROBABLE, /* rounding could do it, but hardly does */
    SUM_UNCHECKED,  /* an addend is not known */
    SUM_WRONG
} sum_verdict;

/** Adds the cell, where it is a figure, or counts that it is missing. */
void lrel_audit__add_cell(const audit_table *table, size_t row, size_t column,
                          audit_sum *sum);

/** The total in the cell against @p sum. @p is_counted: things, which nobody rounds. */
sum_verdict lrel_audit__judge(const audit_table *table, size_t row, size_t column,
                              const audit_sum *sum, bool is_counted);

/** How a verdict counts where one set of addends is chosen among several. */
int lrel_audit__points(sum_verdict verdict);

/* Cells that were added: rows first to last of one role in a column, or columns of a
 * row. */
typedef struct audit_addends {
    size_t first, last; /* rows of the grid, ends included; or one row */
    unsigned roles;     /* set of 1 << row_role; 0: columns of row `first` */
    size_t column;      /* of the addends, where they are rows */
    const size_t *columns;
    size_t column_count;
    audit_years years; /* where not 0: rows of these years alone */
} audit_addends;

/** Reports what @p verdict says of the total in the cell.
 * @param what  the addends in words: "the 12 rows above" */
LREL_NODISCARD lrel_status lrel_audit__tell_sum(
    lrel_audit *audit, const audit_table *table, size_t row, size_t column,
    const audit_sum *sum, sum_verdict verdict, const audit_addends *addends,
    finding_kind kind, const char *what, lrel_error *err);

/** Tries to settle doubtful readings among the addends and the total by their sum, which
 * is then changed with them.
 * @return whether one was */
bool lrel_audit__settle(audit_table *table, size_t row, size_t column, audit_sum *sum,
                        const audit_addends *addends);

/** Whether the cell is one of @p addends. */
bool lrel_audit__is_addend(const audit_table *table, size_t row, size_t column,
                           const audit_addends *addends);

/* Room for explanations. */
#define EXPLANATION_BYTES 900

/** What @p difference (printed less sum) may come from, each as a clause; "" for nothing.
 */
void lrel_audit__explain(const lrel_audit *audit, const audit_table *table, size_t row,
                         size_t column, const audit_sum *sum, lrel_exact difference,
                         const audit_addends *addends, char out[EXPLANATION_BYTES]);

#endif
