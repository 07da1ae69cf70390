/* SPDX-License-Identifier: Apache-2.0 */
/* own.h: what the account says of what a published figure is about, to stand beside it.
 */
#ifndef LREL_RECONCILE_OWN_H
#define LREL_RECONCILE_OWN_H

#include "analysis/analysis.h"

/* Land of one account, year, column, group and place that one operator's records moved.
 */
typedef struct lrel_own_cell {
    uint32_t account;
    uint32_t period; /* of the analysis; LREL_PERIOD_BEFORE */
    uint32_t column;
    uint32_t group;
    uint32_t place;
    lrel_text operator_name;
    int64_t area2;
} lrel_own_cell;

typedef struct lrel_own {
    const lrel_analysis *analysis;
    lrel_own_cell *at; /* in order of accounts */
    size_t count, capacity;
    size_t first[LREL_ACCOUNT_MAX + 2]; /* by account: its first cell */
} lrel_own;

/** @param out  to be cleared in any case. @return LREL_OK or LREL_E_MEMORY */
LREL_NODISCARD lrel_status lrel_own_make(const lrel_analysis *analysis, lrel_own *out,
                                         lrel_error *err);
void lrel_own_clear(lrel_own *own);

/** The years that the days @p first to @p last, both included, are exactly: from
 * *from on, *end not included.
 * @return false where they are no whole years of the account, up to the as-of day */
bool lrel_own_years(const lrel_analysis *analysis, lrel_date first, lrel_date last,
                    uint32_t *from, uint32_t *end);

/** The number of years that are over at the end of day @p day, which ends one, or is the
 * as-of day; 0 on the day before the first one begins.
 * @return false where it does not, and before that: the account knows of no day then */
bool lrel_own_years_before(const lrel_analysis *analysis, lrel_date day, uint32_t *out);

/** What moved by @p column in years @p from to @p end - 1, in the account, place and
 * class of land of @p fact, and by its operator, if it is of one. */
int64_t lrel_own_flow(const lrel_own *own, const lrel_fact *fact, uint32_t account,
                      lrel_ledger_column column, uint32_t from, uint32_t end);

/** What stood before year @p end of the same land, whoever recorded it. */
int64_t lrel_own_stock(const lrel_own *own, const lrel_fact *fact, uint32_t account,
                       uint32_t end);

/** Why the account can say nothing of what @p fact is about, so that its silence is not
 * taken for 0; NULL: it can. */
const char *lrel_own_lacks(const lrel_own *own, const lrel_fact *fact, uint32_t account);

/** The account's own figure of what @p fact measures.
 * @param last_year  receives its last year
 * @return false where the account has none: another measure, no account said, days that
 * are no whole years, nothing read of it */
bool lrel_own_figure(const lrel_own *own, const lrel_fact *fact, int64_t *area2,
                     uint32_t *last_year);

#endif
