/* SPDX-License-Identifier: Apache-2.0 */
/* retrospect.h: how focused clearance was. Private to lib/focus. */
#ifndef LREL_FOCUS_RETROSPECT_H
#define LREL_FOCUS_RETROSPECT_H

#include "focus/evidence.h"

/* What one operator, or all, did in one unit, or all, in a year. */
typedef struct focus_cell {
    bool of_operator, of_unit; /* false: of all of them */
    lrel_text operator_name;   /* of the releases */
    lrel_text unit;            /* of level 1 */
    int64_t released2[3];      /* by lrel_product */
    int64_t confirmed2;        /* of all that was released: class cha */
    int64_t stock2;            /* at the start of the year, in the same unit or in all */
    int64_t stock_confirmed2;
    size_t tasks_n;   /* releases of cleared land with their items stated; */
    int64_t counted2; /* that land; */
    double items;
    size_t zero_n;           /* of those tasks, without an item; */
    int64_t zero2;           /* their land; */
    int64_t zero_suspected2; /* of that: not confirmed by direct evidence */
    double gini;             /* of items over that land; below 0: not computable */
} focus_cell;

typedef struct focus_cells {
    focus_cell *at; /* all; each operator; each unit; each operator in each unit */
    size_t count, capacity;
} focus_cells;

/** The last whole year of the account. @return false where there is none */
bool lrel_focus__last_year(const lrel_focus *focus, uint32_t *period);

/** What was done in @p account (account_count: all land) in period @p period of the
 * analysis. To be cleared, whatever is returned. */
LREL_NODISCARD lrel_status lrel_focus__look_back(const lrel_focus *focus,
                                                 uint32_t account, uint32_t period,
                                                 focus_cells *out, lrel_error *err);
void lrel_focus__clear_cells(const lrel_focus *focus, focus_cells *cells);

/* A ratio, or why there is none. */
typedef struct focus_ratio {
    double value;
    const char *why_not; /* NULL: there is one */
} focus_ratio;

focus_ratio lrel_focus__zero_find_share(const focus_cell *cell); /* I3 */
focus_ratio lrel_focus__survey_share(const focus_cell *cell);    /* I5 */
focus_ratio lrel_focus__class_focus(const focus_cell *cell);     /* I7, of class cha */
focus_ratio lrel_focus__cell_gini(const focus_cell *cell);

#endif
