/* SPDX-License-Identifier: Apache-2.0 */
/* awaiting.c: see awaiting.h. */
#include "report/awaiting.h"

#include <stdlib.h>

#include "report/report.h"

static bool has_no_land_of_its_own(lrel_reason reason)
{
    return reason == LREL_REASON_ANOTHER_KIND || reason == LREL_REASON_SPOT_TASK ||
           reason == LREL_REASON_OUTCOME_REPORT || reason == LREL_REASON_UNREADABLE;
}

/* Rejected work neither waits nor was accepted; work that was accepted on a day that
 * nobody wrote down cannot be put into a period. */
static bool is_wanted(const lrel_record *r)
{
    bool has_day = lrel_record_details_of(r)->accepted.is_known;

    return r->role == LREL_ROLE_RELEASE && r->to.is_known &&
           !has_no_land_of_its_own(r->reason) &&
           r->acceptance != LREL_ACCEPTANCE_REJECTED &&
           (has_day || (r->acceptance != LREL_ACCEPTANCE_QA_PASSED &&
                        r->acceptance != LREL_ACCEPTANCE_HANDED_OVER));
}

bool lrel_report__awaiting(const lrel_record *record, lrel_awaiting *out)
{
    const lrel_stated_date *accepted = &lrel_record_details_of(record)->accepted;

    if (!is_wanted(record))
        return false;
    *out =
        (lrel_awaiting){.completed = record->to.last.days,
                        .accepted = accepted->is_known ? accepted->last.days : INT32_MAX,
                        .stated = lrel_report__stated(record->area_m2)};
    return true;
}

int32_t lrel_report__lag(const int32_t *lags, size_t count, size_t percent)
{
    return lags[(count * percent + 99) / 100 - 1];
}

static int compare(const void *left, const void *right)
{
    int32_t a = *(const int32_t *)left, b = *(const int32_t *)right;

    return a < b ? -1 : a > b;
}

void lrel_report__sort_lags(int32_t *lags, size_t count)
{
    if (count > 1)
        qsort(lags, count, sizeof *lags, compare);
}
