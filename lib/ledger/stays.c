/* SPDX-License-Identifier: Apache-2.0 */
/* stays.c: from when to when a face was contaminated, and who held it: the folds once
 * more, because they cost less than remembering them. */
#include <string.h>

#include "ledger/fold.h"
#include "ledger/ledger.h"

typedef struct stay_list {
    lrel_stay *at;
    size_t count, capacity;
} stay_list;

typedef struct recorder {
    const lrel_ledger *ledger;
    uint32_t face;
    stay_list by_account[LREL_ACCOUNT_MAX + 1];
    bool out_of_memory;
} recorder;

static void end_stay(lrel_stay *stay, const change *what)
{
    stay->to.days = what->cause->day;
    stay->left_by = what->column;
    stay->left_by_release = what->cause->step == STEP_RELEASE;
    stay->left_record = what->cause->row;
}

static void on_change(void *user, const change *what)
{
    recorder *r = user;
    stay_list *list = &r->by_account[what->account];
    lrel_stay *stay;

    if (r->out_of_memory) /* a stay that should end now may not be there */
        return;
    if (what->before != HOLDER_NONE)
        end_stay(&list->at[list->count - 1], what);
    if (what->after == HOLDER_NONE)
        return;
    if (!(stay = LREL__PUSH(r->ledger->context, list))) {
        r->out_of_memory = true;
        return;
    }
    *stay = (lrel_stay){.face = r->face,
                        .account = what->account,
                        .hazard = what->after,
                        .from = {what->cause->day},
                        .to = {LREL_DAY_OPEN},
                        .recorded_again = what->is_again,
                        .had_left_by = what->is_again ? what->had_left_by : 0};
}

static void on_outcome(void *user, const outcome *what)
{
    (void)user;
    (void)what;
}

/* Hands out the stays of a face and forgets them. */
static lrel_status hand_out(recorder *r, lrel_stay_fn on_stay, void *user,
                            lrel_error *err)
{
    lrel_status status = r->out_of_memory ? lrel__fail_memory(err) : LREL_OK;

    for (uint32_t a = 0; a <= r->ledger->input->account_count; a++) {
        for (size_t i = 0; i < r->by_account[a].count && status == LREL_OK; i++)
            status = on_stay(&r->by_account[a].at[i], user, err);
        r->by_account[a].count = 0;
    }
    return status;
}

lrel_status lrel_ledger_visit_stays(const lrel_ledger *ledger, lrel_stay_fn on_stay,
                                    void *user, lrel_error *err)
{
    recorder r = {.ledger = ledger};
    fold f = {0};
    lrel_status status = lrel_fold__init(
        &f, &ledger->line,
        (fold_listener){.on_change = on_change, .on_outcome = on_outcome, .user = &r},
        err);

    for (size_t i = 0; i < lrel_mosaic_face_count(ledger->mosaic) && status == LREL_OK;
         i++) {
        lrel_face face = lrel_mosaic_face_at(ledger->mosaic, i);

        r.face = (uint32_t)i;
        status = lrel_fold__face(&f, face.owners, face.owner_count, err);
        if (status == LREL_OK)
            status = hand_out(&r, on_stay, user, err);
    }
    for (uint32_t a = 0; a <= ledger->input->account_count; a++)
        lrel__free(ledger->context, r.by_account[a].at);
    lrel_fold__clear(&f);
    return status;
}
