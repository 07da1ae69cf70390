/* SPDX-License-Identifier: Apache-2.0 */
/* summary.h: what people ask first, as numbers. */
#ifndef LREL_REPORT_SUMMARY_H
#define LREL_REPORT_SUMMARY_H

#include "dataset/dataset.h"

/* One account at the end of the periods looked at. */
typedef struct lrel_account_total {
    int64_t recorded; /* recorded, not released; */
    int64_t edge;     /* of that, edge difference */
    uint32_t hazards_n;
    int64_t released[3]; /* counted in those periods, by lrel_product */
} lrel_account_total;

/** @p account: account_count is the land of all. @p period_count: how many periods. */
lrel_account_total lrel_summary_account(const lrel_dataset *data, uint32_t account,
                                        size_t period_count);

/* Records of all roles. */
typedef struct lrel_record_total {
    size_t read; /* = used + set_aside */
    size_t used;
    size_t set_aside;
    size_t by_reason[LREL_REASON_COUNT]; /* of those set aside */
    size_t by_role[LREL_ROLE_COUNT];     /* read */
    size_t used_by_role[LREL_ROLE_COUNT];
} lrel_record_total;

lrel_record_total lrel_summary_records(const lrel_dataset *data);

/* Records and facts of one source. */
typedef struct lrel_source_total {
    size_t read;
    size_t used;
} lrel_source_total;

lrel_source_total lrel_summary_source(const lrel_dataset *data, uint32_t source);

#endif
