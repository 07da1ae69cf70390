/* SPDX-License-Identifier: Apache-2.0 */
/* recorded_again.c: land that came back after it was cleared, by the hazard that holds
 * it. Counted in the accounts that have contamination of their own; `all` would say it
 * twice.
 */
#include "check/checking.h"

typedef struct again {
    const lrel_dataset *data;
    int64_t *area2; /* by hazard row */
} again;

static lrel_status on_stay(const lrel_stay *stay, void *user, lrel_error *err)
{
    again *a = user;

    (void)err;
    if (stay->account < a->data->programme->account_count && stay->recorded_again &&
        stay->had_left_by == LREL_COLUMN_CLEARED)
        a->area2[stay->hazard] += lrel_mosaic_face_at(a->data->mosaic, stay->face).area2;
    return LREL_OK;
}

lrel_status lrel_check__recorded_again(const lrel_checking *c, lrel_error *err)
{
    const lrel_dataset *data = c->data;
    again a = {data, lrel__calloc(data->context, data->hazard_count, sizeof(int64_t))};
    lrel_status status = a.area2 ? lrel_ledger_visit_stays(data->ledger, on_stay, &a, err)
                                 : lrel__fail_memory(err);

    for (size_t h = 0; h < data->hazard_count && status == LREL_OK; h++) {
        lrel_issue issue = lrel_check__issue(c, LREL_ISSUE_RECORDED_AGAIN_AFTER_CLEARED,
                                             data->record_of_hazard[h]);

        if (a.area2[h] == 0)
            continue;
        issue.area2 = a.area2[h];
        status = lrel_check__add(c, &issue, err);
    }
    lrel__free(data->context, a.area2);
    return status;
}
