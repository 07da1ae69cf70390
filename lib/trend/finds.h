/* SPDX-License-Identifier: Apache-2.0 */
/* finds.h: what releases found, per account and period. */
#ifndef LREL_TREND_FINDS_H
#define LREL_TREND_FINDS_H

#include "analysis/analysis.h"

/* Of the releases that count in one account and period: cleared land counted in it. */
typedef struct lrel_finds {
    int64_t counted2; /* of releases that say how many items of the account they found */
    double items;     /* how many */
    int64_t zero2;    /* of those that found none */
    int64_t any_counted2; /* the same of items of any category */
    int64_t any_zero2;
} lrel_finds;

/* By account (the one of all land last), then period of `data`; of borrowed shapes, the
 * period of the closure. */
typedef struct lrel_finds_table {
    const lrel_dataset *data;
    lrel_finds *at;
} lrel_finds_table;

/** @param out  to be cleared, whatever is returned
 * @return LREL_OK or LREL_E_MEMORY */
LREL_NODISCARD lrel_status lrel_finds_init(lrel_finds_table *out,
                                           const lrel_dataset *data, lrel_error *err);
void lrel_finds_clear(lrel_finds_table *table);

static inline const lrel_finds *lrel_finds_at(const lrel_finds_table *table,
                                              uint32_t account, size_t period)
{
    return &table->at[account * table->data->period_count + period];
}

#endif
