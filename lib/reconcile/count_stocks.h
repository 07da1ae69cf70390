/* SPDX-License-Identifier: Apache-2.0 */
/* count_stocks.h: three stocks side by side: what would be recorded and not released if
 * land counted when work was completed, when it was accepted, when it was handed over. */
#ifndef LREL_RECONCILE_COUNT_STOCKS_H
#define LREL_RECONCILE_COUNT_STOCKS_H

#include "dataset/dataset.h"

/* In the order in which they come to pass. */
typedef enum lrel_stage {
    LREL_STAGE_COMPLETED,
    LREL_STAGE_ACCEPTED,
    LREL_STAGE_HANDED_OVER,
    LREL_STAGE_COUNT
} lrel_stage;

/* "completed" */
const char *lrel_stage_name(lrel_stage stage);

/* One account at the end of one period. */
typedef struct lrel_count_stock {
    int64_t area2[LREL_STAGE_COUNT];
    /* Releases of the account that have reached a stage and not the next one. */
    size_t waiting_n[LREL_STAGE_COUNT - 1];
} lrel_count_stock;

typedef struct lrel_count_stocks {
    const lrel_dataset *data;
    int units_per_m[LREL_STAGE_COUNT]; /* of the grid that a stage's areas are on */
    const char
        *unknown[LREL_STAGE_COUNT]; /* why a stage is not computable; NULL: it is */
    uint32_t
        fallback_n[LREL_STAGE_COUNT]; /* sources whose releases do not have its date */
    lrel_stage chosen;                /* the programme's */
    lrel_count_stock *at; /* by account, that of all land the last, then period */
} lrel_count_stocks;

/** @param out  to be cleared in any case
 * @return LREL_OK, LREL_E_CANCELLED, LREL_E_INVARIANT or LREL_E_MEMORY */
LREL_NODISCARD lrel_status lrel_count_stocks_make(const lrel_dataset *data,
                                                  lrel_count_stocks *out,
                                                  lrel_error *err);
void lrel_count_stocks_clear(lrel_count_stocks *stocks);

const lrel_count_stock *lrel_count_stocks_at(const lrel_count_stocks *stocks,
                                             uint32_t account, size_t period);

/** The area between stage @p stage and the next one, as an exact sum on the grid.
 * @return false where one of them is not computable, or on another grid */
bool lrel_count_stocks_waiting(const lrel_count_stocks *stocks,
                               const lrel_count_stock *stock, lrel_stage stage,
                               int64_t *area2);

/** Whether source @p source has releases, but no date of @p stage: another date of theirs
 * stands in its place. */
bool lrel_stage_falls_back(const lrel_dataset *data, uint32_t source, lrel_stage stage);

#endif
