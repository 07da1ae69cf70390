/* SPDX-License-Identifier: Apache-2.0 */
/* account.h: the account of a scene added up the plain way: the rules fold every face by
 * itself, and what comes out is times its area. */
#ifndef LREL_TEST_ACCOUNT_H
#define LREL_TEST_ACCOUNT_H

#include "ledger/scene.h"

#define ACCOUNTS (RULES_ACCOUNT_MAX + 1)
#define RECORDS  (SCENE_HAZARDS + SCENE_RELEASES)

/* The land of one account, group and place. */
typedef struct account_land {
    bool has_rows; /* it held land at some time, be it for no more than a moment */
    int64_t area2[SCENE_PERIODS][LREL_COLUMN_COUNT];
    /* Credits that follow from the rules without a convention: what a hazard recorded,
     * what a release took, what a closure ended. Releases come after the hazards. */
    int64_t credit[RECORDS][SCENE_PERIODS][LREL_COLUMN_COUNT];
    /* Hazards (bits by counted_as) on it at the end of each period, [0]: before the
     * first. */
    uint64_t stood[SCENE_PERIODS + 1];
} account_land;

typedef struct account {
    account_land land[ACCOUNTS][SCENE_GROUPS][SCENE_PLACES];
    lrel_record_area record[RECORDS][ACCOUNTS]; /* releases after the hazards */
} account;

void account_of_scene(const scene *s, const lrel_mosaic *mosaic, account *out);

/* The credits of this column are in account_land.credit. */
bool account_has_credits(uint32_t column);

/* The period of a day, or -1 before the first. */
int account_period(const scene *s, lrel_date day);

#endif
