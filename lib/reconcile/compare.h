/* SPDX-License-Identifier: Apache-2.0 */
/* compare.h: published figures of the same: what the authority says beside what others
 * say, each pair by itself. Figures that compete are never averaged. */
#ifndef LREL_RECONCILE_COMPARE_H
#define LREL_RECONCILE_COMPARE_H

#include "reconcile/own.h"
#include "reconcile/reconcile.h"

/* Two figures of one measure, operator, place, time and contamination, or one that has no
 * other. */
typedef struct lrel_pair {
    const lrel_fact *authority; /* NULL: it says nothing */
    const lrel_fact *other;     /* NULL: nobody else says anything */
    size_t competing_n;         /* figures of the authority for the same */
    bool has_own;
    int64_t own_area2; /* what the account has for the same */
    lrel_text own_incomplete;
    const char *mixed; /* where one of them equals figures of other products: which */
} lrel_pair;

typedef lrel_status (*lrel_pair_fn)(const lrel_pair *pair, void *user, lrel_error *err);

/** Visits the pairs, by operator, place, time and measure; the figures of no single
 * operator first. Stops at the first status that is not LREL_OK and returns it. */
LREL_NODISCARD lrel_status lrel_reconcile__visit_pairs(const lrel_reconcile *wish,
                                                       const lrel_own *own,
                                                       lrel_pair_fn on_pair, void *user,
                                                       lrel_error *err);

/** One that both are, the authority's where there is one. */
const lrel_fact *lrel_pair_fact(const lrel_pair *pair);
/** Other less authority: of areas in 1e-4 m2. @return false where one is missing */
bool lrel_pair_difference(const lrel_pair *pair, lrel_stated_sum *e4, double *value);
/** Other / authority, "2.075". @return false where one is missing, or the authority's
 * is 0 */
bool lrel_pair_ratio(const lrel_pair *pair, char out[40]);

#endif
