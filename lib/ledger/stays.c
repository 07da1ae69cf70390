/* SPDX-License-Identifier: Apache-2.0 */
/* stays.c: from when to when a face was contaminated, and who held it: the folds once
 * more, because they cost less than remembering them. */
#include <string.h>

#include "ledger/fold.h"
#include "ledger/ledger.h"
#include "ledger/stays.h"

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

/* A closure that releases without a polygon explain ends the stay as theirs. */
static void end_by_borrowed(const lrel_ledger *ledger, lrel_stay *stay, uint32_t row)
{
    uint32_t release = lrel_borrow__shown(&ledger->borrowed, row, stay->account);

    if (release == UINT32_MAX)
        return;
    stay->left_by =
        (uint32_t)LREL_COLUMN_CANCELLED + ledger->input->releases[release].product;
    stay->left_by_release = stay->left_by_borrowed = true;
    stay->left_record = release;
}

static void end_stay(const lrel_ledger *ledger, lrel_stay *stay, const change *what,
                     const event_detail *cause)
{
    stay->to.days = cause->day;
    stay->left_by = what->column;
    stay->left_by_release = what->cause->step == STEP_RELEASE;
    stay->left_record = cause->row;
    if (what->cause->step == STEP_CLOSE && !what->after)
        end_by_borrowed(ledger, stay, cause->row);
}

/* How land that comes in again had left: as its last stay says. */
static uint32_t had_left_by(const stay_list *list, const change *what)
{
    return what->is_again ? list->at[list->count - 1].left_by : 0;
}

static void note_change(recorder *r, uint32_t account, const change *what)
{
    stay_list *list = &r->by_account[account];
    const event_detail *cause = lrel_timeline__detail(&r->ledger->line, what->cause);
    lrel_stay *stay;
    uint32_t before;

    if (r->out_of_memory) /* a stay that should end now may not be there */
        return;
    if (what->before)
        end_stay(r->ledger, &list->at[list->count - 1], what, cause);
    if (!what->after)
        return;
    before = had_left_by(list, what);
    if (!(stay = LREL__PUSH(r->ledger->context, list))) {
        r->out_of_memory = true;
        return;
    }
    *stay = (lrel_stay){.face = r->face,
                        .account = account,
                        .hazard = what->after->row,
                        .from = {cause->day},
                        .to = {LREL_DAY_OPEN},
                        .recorded_again = what->is_again,
                        .had_left_by = before};
}

static void on_change(void *user, const change *what)
{
    for (uint32_t accounts = what->accounts; accounts; accounts &= accounts - 1)
        note_change(user, (uint32_t)__builtin_ctz(accounts), what);
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
    return lrel_ledger__visit_stays_on(ledger, NULL, on_stay, user, err);
}

lrel_status lrel_ledger__visit_stays_on(const lrel_ledger *ledger, const bool *is_wanted,
                                        lrel_stay_fn on_stay, void *user, lrel_error *err)
{
    recorder r = {.ledger = ledger};
    fold f = {0};
    lrel_status status = lrel_fold__init(
        &f, &ledger->line, (fold_listener){on_change, on_outcome, NULL, &r}, err);

    for (size_t i = 0; i < lrel_mosaic_face_count(ledger->mosaic) && status == LREL_OK;
         i++) {
        lrel_face face = lrel_mosaic_face_at(ledger->mosaic, i);

        if (is_wanted && !is_wanted[i])
            continue;
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
