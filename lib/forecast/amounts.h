/* SPDX-License-Identifier: Apache-2.0 */
/* amounts.h: amounts of periods: targets, what was achieved, funding. Two of them are
 * compared over the same period, or not at all. */
#ifndef LREL_FORECAST_AMOUNTS_H
#define LREL_FORECAST_AMOUNTS_H

#include "analysis/published.h"
#include "core/memory.h"
#include "forecast/past.h"

/* An amount of the days from @p first to @p last, both included. */
typedef struct lrel_amount {
    lrel_date first;
    lrel_date last;
    double value;          /* m2, or money; what is added up is whole and exact */
    const lrel_fact *fact; /* who says so; NULL: the account, or several figures */
} lrel_amount;

/* In order of time; no two overlap. */
typedef struct lrel_amounts {
    lrel_amount *at;
    size_t count;
    size_t capacity;
    lrel_amount *apart; /* those that overlap others: nobody knows which one holds */
    size_t apart_count;
    size_t negative; /* figures below 0, which are no amounts and were not added */
} lrel_amounts;

/** Room for @p capacity amounts, in memory of @p arena. */
LREL_NODISCARD lrel_status lrel_amounts_init(lrel_amounts *amounts, lrel_arena *arena,
                                             size_t capacity, lrel_error *err);
/** Adds @p amount, unless it is negative: then it is counted. */
void lrel_amounts_add(lrel_amounts *amounts, lrel_amount amount);
/** Puts what was added in order, and apart what overlaps. The same figure twice is one.
 */
void lrel_amounts_settle(lrel_amounts *amounts);
/** That of exactly this period; NULL: there is none. */
const lrel_amount *lrel_amounts_find(const lrel_amounts *amounts, lrel_date first,
                                     lrel_date last);

/** The published areas that @p wish asks for, settled. */
LREL_NODISCARD lrel_status lrel_amounts_published(const lrel_dataset *data,
                                                  const lrel_figure_wish *wish,
                                                  lrel_arena *arena, lrel_amounts *out,
                                                  lrel_error *err);
/** What the account had in each year that it knows as a whole.
 * @param product  lrel_product; LREL_FLOW_PRODUCTS: the three together */
LREL_NODISCARD lrel_status lrel_amounts_of_account(const lrel_past *past, int product,
                                                   lrel_arena *arena, lrel_amounts *out,
                                                   lrel_error *err);
/** The sums of several lists of @p count, in the periods that all of them have; settled.
 */
LREL_NODISCARD lrel_status lrel_amounts_sum(const lrel_amounts *parts, size_t count,
                                            lrel_arena *arena, lrel_amounts *out,
                                            lrel_error *err);

/* A period, as people write it: "2026", "2009-2019", "2025-07-01 to 2025-12-31". */
typedef struct lrel_period_name {
    char text[32];
} lrel_period_name;
lrel_period_name lrel_period_name_of(lrel_date first, lrel_date last);

/* Amounts of two lists: either of one and the same period, or of periods that overlap and
 * differ, and then they are not compared. */
typedef struct lrel_match {
    bool is_same;
    lrel_amount left; /* the sum of as many as it takes to have the same ends */
    lrel_amount right;
} lrel_match;

/* Why two are not compared: "periods differ: targets 2009-2019, achievements 2010-2018".
 */
typedef struct lrel_mismatch_text {
    char text[128];
} lrel_mismatch_text;
lrel_mismatch_text lrel_mismatch_text_of(const lrel_match *match, const char *left,
                                         const char *right);

/** Pairs @p left with @p right, as closely as their periods allow. What only one of them
 * has leaves no trace.
 * @param out  receives the pairs, in memory of @p arena */
LREL_NODISCARD lrel_status lrel_amounts_match(const lrel_amounts *left,
                                              const lrel_amounts *right,
                                              lrel_arena *arena, lrel_match **out,
                                              size_t *count, lrel_error *err);

#endif
