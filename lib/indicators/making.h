/* SPDX-License-Identifier: Apache-2.0 */
/* making.h: what the families of indicators share while rows are made. Private to
 * lib/indicators. */
#ifndef LREL_INDICATORS_MAKING_H
#define LREL_INDICATORS_MAKING_H

#include "core/fail.h"
#include "indicators/indicators.h"
#include "indicators/indicator_points.h"
#include "indicators/indicator_rows.h"
#include "indicators/indicator_sums.h"
#include "indicators/task_finds.h"

struct lrel_indicators {
    const lrel_analysis *a;
    const lrel_dataset *data;
    const lrel_context *context;
    lrel_arena *arena;
    uint32_t all; /* the account of all land */
    uint32_t periods;
    const char **year_names; /* by period, "all years" behind them */
    const char **incomplete; /* likewise: why the year is not whole; "": it is */
    const char *as_of;
    indicator_sums sums;
    indicator_tasks tasks;
    indicator_points points;
    indicator_rows rows;
    bool is_out_of_memory; /* a text was not to be had */
};

typedef lrel_indicators indicator_making;

/* A row of the registry. */
typedef struct indicator_info {
    const char *code;    /* "I1" */
    const char *name;    /* "area per item" */
    const char *formula; /* in words */
    uint32_t dims;       /* ways to group that it is made for; 0: its own */
    lrel_status (*make)(indicator_making *m, const struct indicator_info *of,
                        lrel_error *err);
} indicator_info;

/** Indicator @p index; NULL behind the last. */
const indicator_info *lrel_indicators__info(size_t index);

/** Adds up the ledger, the tasks, and what was found at which place. */
LREL_NODISCARD lrel_status lrel_indicators__add_up(indicator_making *m, lrel_error *err);

/** The items of spot tasks; a part of it. */
LREL_NODISCARD lrel_status lrel_indicators__add_spot_items(indicator_making *m,
                                                           lrel_error *err);

/* One account, group and year. */
typedef struct indicator_view {
    uint32_t account;
    indicator_dim dim;
    uint32_t value;
    uint32_t period;            /* m->periods: all years */
    const indicator_cell *cell; /* never NULL */
    int64_t opening, closing;
    int64_t in_class[2]; /* of the closing: in CHAs, and in SHAs */
} indicator_view;

static inline bool indicator_is_total(const indicator_making *m, const indicator_view *v)
{
    return v->period == m->periods;
}

typedef lrel_status (*indicator_view_fn)(indicator_making *m, const indicator_info *of,
                                         const indicator_view *view, lrel_error *err);

/** Calls @p fn for every account, group and year that has something, all years last; says
 * in a row of its own which of the indicator's groupings no record allows. */
LREL_NODISCARD lrel_status lrel_indicators__each(indicator_making *m,
                                                 const indicator_info *of,
                                                 indicator_view_fn fn, lrel_error *err);

/** A row about @p view, or one about the whole account (NULL). */
indicator_row lrel_indicators__row(const indicator_making *m, const indicator_info *of,
                                   const indicator_view *view, const char *name,
                                   const char *definition);
/** Adds the row. */
LREL_NODISCARD lrel_status lrel_indicators__push(indicator_making *m,
                                                 const indicator_row *row,
                                                 lrel_error *err);
/** value = a / b * factor; where b is 0 the row is not computable, because @p why_not. */
void lrel_indicators__divide(const indicator_making *m, indicator_row *row, double factor,
                             const char *unit, const char *why_not);
/** Square metres, or the number. */
double lrel_indicators__double(const indicator_making *m, const indicator_amount *amount);
/** A text that lives as long as the rows; "" where there is no memory (then the next
 * lrel_indicators__push() fails). */
const char *lrel_indicators__text(indicator_making *m, const char *format, ...)
    LREL_PRINTF(2, 3);
/** "not computable, because ..." */
const char *lrel_indicators__because(indicator_making *m, const char *why_not);

static inline int64_t indicator_released(const int64_t columns[LREL_COLUMN_COUNT])
{
    return columns[LREL_COLUMN_CANCELLED] + columns[LREL_COLUMN_REDUCED] +
           columns[LREL_COLUMN_CLEARED];
}

/* The families, a file each. */
#define INDICATOR(name)                                                                  \
    LREL_NODISCARD lrel_status lrel_indicators__make_##name(                             \
        indicator_making *m, const indicator_info *of, lrel_error *err)
INDICATOR(area_per_item);
INDICATOR(density);
INDICATOR(zero_share);
INDICATOR(zero_tasks);
INDICATOR(survey_share);
INDICATOR(release_mix);
INDICATOR(class_focus);
INDICATOR(net_change);
INDICATOR(new_rate);
INDICATOR(accidents_outside);
INDICATOR(targets);
INDICATOR(years_to_finish);
INDICATOR(required_rate);
INDICATOR(deadline_margin);
INDICATOR(cha_share);
INDICATOR(acceptance);
INDICATOR(source_ratio);
INDICATOR(declared);
INDICATOR(cost);
INDICATOR(found);
INDICATOR(resurvey);
INDICATOR(overreach);
#undef INDICATOR

#endif
