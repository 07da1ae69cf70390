/* SPDX-License-Identifier: Apache-2.0 */
/* recorded_again.c: land that came back after it was cleared, by the hazard that holds
 * it. A square metre counts once, in however many accounts it came back; `all` has no
 * land that they have not.
 */
#include "check/checking.h"

typedef struct again {
    const lrel_dataset *data;
    int64_t *area2;      /* by hazard row */
    uint32_t *last_face; /* likewise: counted last; UINT32_MAX: none. Stays come face by
                            face, so that a face that was counted is this one */
} again;

static lrel_status on_stay(const lrel_stay *stay, void *user, lrel_error *err)
{
    again *a = user;

    (void)err;
    if (stay->account >= a->data->programme->account_count || !stay->recorded_again ||
        stay->had_left_by != LREL_COLUMN_CLEARED ||
        a->last_face[stay->hazard] == stay->face)
        return LREL_OK;
    a->last_face[stay->hazard] = stay->face;
    a->area2[stay->hazard] += lrel_mosaic_face_at(a->data->mosaic, stay->face).area2;
    return LREL_OK;
}

lrel_status lrel_check__recorded_again(const lrel_checking *c, lrel_error *err)
{
    const lrel_dataset *data = c->data;
    again a = {data, lrel__calloc(data->context, data->hazard_count, sizeof *a.area2),
               lrel__alloc(data->context, data->hazard_count, sizeof *a.last_face)};
    lrel_status status = LREL_OK;

    if (!a.area2 || !a.last_face) {
        status = lrel__fail_memory(err);
        goto done;
    }
    memset(a.last_face, 0xFF, data->hazard_count * sizeof *a.last_face);
    status = lrel_ledger_visit_stays(data->ledger, on_stay, &a, err);
    for (size_t h = 0; h < data->hazard_count && status == LREL_OK; h++) {
        lrel_issue issue = lrel_check__issue(c, LREL_ISSUE_RECORDED_AGAIN_AFTER_CLEARED,
                                             data->record_of_hazard[h]);

        if (a.area2[h] == 0)
            continue;
        issue.area2 = a.area2[h];
        status = lrel_check__add(c, &issue, err);
    }

done:
    lrel__free(data->context, a.area2);
    lrel__free(data->context, a.last_face);
    return status;
}
