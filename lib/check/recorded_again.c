/* SPDX-License-Identifier: Apache-2.0 */
/* recorded_again.c: land that came back after it was cleared, by the hazard that holds
 * it. A square metre counts once, in however many accounts it came back; `all` has no
 * land that they have not.
 */
#include "check/checking.h"
#include "ledger/stays.h"

typedef struct again {
    const lrel_dataset *data;
    int64_t *area2;      /* by hazard row */
    uint32_t *last_face; /* likewise: counted last; UINT32_MAX: none. Stays come face by
                            face, so that a face that was counted is this one */
    bool *records_again; /* by hazard row */
    bool may_borrow;     /* releases without a shape release land */
    bool *is_wanted;     /* by face: where land may have come back after it was cleared */
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

/* Whether @p face has a hazard that recorded land again, for whatever reason it had left,
 * and a release that cleared. */
static bool is_candidate(const lrel_checking *c, const again *a, const lrel_face *face)
{
    const lrel_dataset *data = c->data;
    bool has_again = false, has_cleared = a->may_borrow;

    for (uint32_t i = 0; i < face->owner_count && face->owners[i] < c->owner_count; i++) {
        uint32_t record = c->record_of_owner[face->owners[i]];
        uint32_t hazard = data->hazard_of_record[record];
        uint32_t release = data->release_of_record[record];

        has_again |= hazard != UINT32_MAX && a->records_again[hazard];
        has_cleared |= release != UINT32_MAX &&
                       data->releases[release].product == LREL_PRODUCT_CLEARED;
    }
    return has_again && has_cleared;
}

/* They are few, and folding a face takes long. Where a release without a shape may have
 * cleared the land, its face does not say so. */
static void find_faces(const lrel_checking *c, again *a)
{
    const lrel_dataset *data = c->data;

    a->may_borrow = data->borrowing_count > 0;
    for (size_t h = 0; h < data->hazard_count; h++)
        a->records_again[h] =
            lrel_ledger_hazard_area(data->ledger, h, data->programme->account_count)
                .recorded_again > 0;
    for (size_t f = 0; f < lrel_mosaic_face_count(data->mosaic); f++) {
        lrel_face face = lrel_mosaic_face_at(data->mosaic, f);

        a->is_wanted[f] = is_candidate(c, a, &face);
    }
}

static lrel_status init(again *a, const lrel_dataset *data, lrel_error *err)
{
    const lrel_context *context = data->context;
    size_t faces = lrel_mosaic_face_count(data->mosaic);

    *a = (again){.data = data};
    a->area2 = lrel__calloc(context, data->hazard_count, sizeof *a->area2);
    a->last_face = lrel__alloc(context, data->hazard_count, sizeof *a->last_face);
    a->records_again = lrel__alloc(context, data->hazard_count, sizeof(bool));
    a->is_wanted = lrel__alloc(context, faces, sizeof *a->is_wanted);
    if (!a->area2 || !a->last_face || !a->records_again || !a->is_wanted)
        return lrel__fail_memory(err);
    memset(a->last_face, 0xFF, data->hazard_count * sizeof *a->last_face);
    return LREL_OK;
}

static void clear(again *a)
{
    const lrel_context *context = a->data->context;

    lrel__free(context, a->area2);
    lrel__free(context, a->last_face);
    lrel__free(context, a->records_again);
    lrel__free(context, a->is_wanted);
}

lrel_status lrel_check__recorded_again(const lrel_checking *c, lrel_error *err)
{
    const lrel_dataset *data = c->data;
    again a;
    lrel_status status = init(&a, data, err);

    if (status == LREL_OK) {
        find_faces(c, &a);
        status = lrel_ledger__visit_stays_on(data->ledger, a.is_wanted, on_stay, &a, err);
    }
    for (size_t h = 0; h < data->hazard_count && status == LREL_OK; h++) {
        lrel_issue issue;

        if (a.area2[h] == 0)
            continue;
        issue = lrel_check__issue(c, LREL_ISSUE_RECORDED_AGAIN_AFTER_CLEARED,
                                  data->record_of_hazard[h]);
        issue.area2 = a.area2[h];
        status = lrel_check__add(c, &issue, err);
    }
    clear(&a);
    return status;
}
