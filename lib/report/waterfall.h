/* SPDX-License-Identifier: Apache-2.0 */
/* waterfall.h: from what releases state of their own area to what is counted of them,
 * step by step. It adds up exactly: what no step explains is one of its own.
 *
 * Reading order: the steps, the waterfall, then the ground of all and the waterfalls of
 * one account. */
#ifndef LREL_REPORT_WATERFALL_H
#define LREL_REPORT_WATERFALL_H

#include "dataset/dataset.h"

/* In 1e-7 m2: fine enough for half a unit of any grid and for what people state. */
typedef __int128 lrel_fine_area;

/* From the stated to the counted, in this order; those between have the sign with which
 * they are added. */
typedef enum lrel_waterfall_step {
    LREL_WATERFALL_STATED,
    LREL_WATERFALL_SET_ASIDE, /* one for each lrel_reason */
    LREL_WATERFALL_WITHOUT_SHAPE = LREL_WATERFALL_SET_ASIDE + LREL_REASON_COUNT,
    LREL_WATERFALL_NOTHING_STATED,
    LREL_WATERFALL_DRAWN_OTHERWISE,
    LREL_WATERFALL_BORROWED,
    LREL_WATERFALL_ALREADY_RELEASED,
    LREL_WATERFALL_BEYOND_NAMED,
    LREL_WATERFALL_BEYOND_UNNAMED,
    LREL_WATERFALL_REMAINS, /* in `all`: another account still has the land */
    LREL_WATERFALL_REST,
    LREL_WATERFALL_COUNTED,
    LREL_WATERFALL_STEP_COUNT
} lrel_waterfall_step;

/** "stated", "set aside: not accepted yet", ... as tables spell it. */
void lrel_waterfall_step_name(lrel_waterfall_step step, char out[120]);

/* The releases of one operator, product and year. */
typedef struct lrel_waterfall {
    lrel_text operator_name; /* "" where operators are not told apart */
    int product;             /* -1: not understood */
    int year; /* in which they count; else in which the work ended; 0: neither is known */
    size_t first, count; /* its records, in `records` */
    size_t records_n[LREL_WATERFALL_STEP_COUNT];
    lrel_fine_area area[LREL_WATERFALL_STEP_COUNT];
} lrel_waterfall;

/* In order of operator, product and year. */
typedef struct lrel_waterfalls {
    const lrel_dataset *data;
    uint32_t *records; /* of releases, those of one waterfall together */
    size_t record_count;
    lrel_waterfall *at;
    size_t count, capacity;
} lrel_waterfalls;

/* A release, and what it is put together by. */
typedef struct lrel_waterfall_release {
    lrel_text operator_name;
    int product;
    int year;
    uint32_t record;
    uint32_t accounts; /* that it is for */
} lrel_waterfall_release;

/* What all accounts have in common: the releases, in order of their waterfalls. */
typedef struct lrel_waterfall_ground {
    const lrel_dataset *data;
    lrel_waterfall_release *at;
    size_t count;
    int64_t *leaves_all; /* by release: what left the land of all accounts by it */
} lrel_waterfall_ground;

/** @param only      by record: these alone; NULL: all
 * @param out  to be cleared in any case
 * @return LREL_OK or LREL_E_MEMORY */
LREL_NODISCARD lrel_status lrel_waterfall_ground_make(const lrel_dataset *data,
                                                      const bool *only, bool by_operator,
                                                      lrel_waterfall_ground *out,
                                                      lrel_error *err);
void lrel_waterfall_ground_clear(lrel_waterfall_ground *ground);

/** @param account  one of the programme, or `all`: then COUNTED adds up to what that
 *                  account has released. LREL_ACCOUNT_EVERY: land counts where it leaves
 *                  at least one, as in records.csv
 * @param out  to be cleared in any case
 * @return LREL_OK or LREL_E_MEMORY */
LREL_NODISCARD lrel_status lrel_waterfalls_make(const lrel_waterfall_ground *ground,
                                                uint32_t account, lrel_waterfalls *out,
                                                lrel_error *err);
void lrel_waterfalls_clear(lrel_waterfalls *all);

/** The day on which release record @p record counts; else that on which its work ended.
 * @return false where neither is known */
bool lrel_waterfall_day(const lrel_dataset *data, size_t record, lrel_date *out);

/** A doubled area on the grid. */
lrel_fine_area lrel_fine_area_of(const lrel_dataset *data, int64_t area2);

/** "-12.5": exact, without zeros at the end. */
void lrel_fine_area_format(lrel_fine_area area, char out[64]);

#endif
