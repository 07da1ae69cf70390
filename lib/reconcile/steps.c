/* SPDX-License-Identifier: Apache-2.0 */
/* steps.c: the step "already released" is told apart by whose release came before, and
 * when. */
#include "reconcile/steps.h"

#include <stdlib.h>

#include "reconcile/already.h"

/* Land that one release found released. */
typedef struct share {
    lrel_text by;
    int year;
    size_t records_n;
    int64_t area2;
} share;

typedef struct visiting {
    const lrel_dataset *data;
    const lrel_reconcile *wish;
    lrel_waterfall_ground ground;
    lrel_already_list already;
    struct {
        share *at;
        size_t count, capacity;
    } shares;
    lrel_step_fn on_step;
    void *user;
} visiting;

/* ---- who had released it ---- */

static share share_of(const visiting *v, const lrel_already *one)
{
    uint32_t record = v->data->record_of_release[one->by];
    lrel_date day;
    share out = {.by = v->data->records.at[record].operator_name,
                 .records_n = 1,
                 .area2 = one->area2};

    if (lrel_waterfall_day(v->data, record, &day))
        lrel_date_to_calendar(day, &out.year, NULL, NULL);
    return out;
}

static int compare_shares(const void *left, const void *right)
{
    const share *a = left, *b = right;
    int order = lrel_text_compare(a->by, b->by);

    return order ? order : a->year < b->year ? -1 : a->year > b->year;
}

/* Sorts those from @p first on and adds up equal ones. */
static void add_up(visiting *v, size_t first)
{
    size_t count = v->shares.count - first, kept = 0;
    share *at;

    if (count < 2)
        return;
    at = v->shares.at + first;
    qsort(at, count, sizeof *at, compare_shares);
    for (size_t i = 0; i < count; i++) {
        if (kept == 0 || compare_shares(&at[kept - 1], &at[i]) != 0) {
            at[kept++] = at[i];
            continue;
        }
        at[kept - 1].records_n += at[i].records_n;
        at[kept - 1].area2 += at[i].area2;
    }
    v->shares.count = first + kept;
}

/* Of one release, which counts once for each share. */
static lrel_status add_release(visiting *v, uint32_t account, uint32_t release,
                               lrel_error *err)
{
    size_t before = v->shares.count, first, last;

    lrel_already_of(&v->already, account, release, &first, &last);
    for (; first < last; first++) {
        share *place = LREL__PUSH(v->data->context, &v->shares);

        if (!place)
            return lrel__fail_memory(err);
        *place = share_of(v, &v->already.at[first]);
    }
    add_up(v, before);
    for (size_t i = before; i < v->shares.count; i++)
        v->shares.at[i].records_n = 1;
    return LREL_OK;
}

static lrel_status collect_shares(visiting *v, const lrel_waterfalls *all,
                                  const lrel_step_row *row, lrel_error *err)
{
    lrel_status status = LREL_OK;

    v->shares.count = 0;
    for (size_t i = 0; i < row->of->count && status == LREL_OK; i++) {
        uint32_t record = all->records[row->of->first + i];
        uint32_t release = v->data->release_of_record[record];

        if (release != UINT32_MAX && v->data->records.at[record].used)
            status = add_release(v, row->account, release, err);
    }
    add_up(v, 0);
    return status;
}

static lrel_status visit_already(visiting *v, const lrel_waterfalls *all,
                                 lrel_step_row *row, lrel_error *err)
{
    lrel_status status = collect_shares(v, all, row, err);

    for (size_t i = 0; i < v->shares.count && status == LREL_OK; i++) {
        const share *one = &v->shares.at[i];

        row->released_by = one->by;
        row->released_in = one->year;
        row->records_n = one->records_n;
        row->area = -lrel_fine_area_of(v->data, one->area2);
        status = v->on_step(row, v->user, err);
    }
    row->released_by = LREL_TEXT("");
    row->released_in = 0;
    return status;
}

/* ---- all steps ---- */

static lrel_status visit_waterfall(visiting *v, const lrel_waterfalls *all,
                                   lrel_step_row *row, lrel_error *err)
{
    lrel_status status = LREL_OK;

    for (int step = 0; step < LREL_WATERFALL_STEP_COUNT && status == LREL_OK; step++) {
        if (row->of->records_n[step] == 0)
            continue;
        row->step = (lrel_waterfall_step)step;
        row->records_n = row->of->records_n[step];
        row->area = row->of->area[step];
        status = step == LREL_WATERFALL_ALREADY_RELEASED ? visit_already(v, all, row, err)
                                                         : v->on_step(row, v->user, err);
    }
    return status;
}

static lrel_status visit_account(visiting *v, uint32_t account, lrel_error *err)
{
    lrel_step_row row = {.account = account,
                         .account_name = lrel_dataset_account_name(v->data, account)};
    lrel_waterfalls all;
    lrel_status status = lrel_waterfalls_make(&v->ground, account, &all, err);

    for (size_t i = 0; i < all.count && status == LREL_OK; i++) {
        row.of = &all.at[i];
        if (!lrel_reconcile__leaves_operator(v->wish, row.of->operator_name))
            status = visit_waterfall(v, &all, &row, err);
    }
    lrel_waterfalls_clear(&all);
    return status;
}

lrel_status lrel_reconcile__visit_steps(const lrel_reconcile *wish, lrel_step_fn on_step,
                                        void *user, lrel_error *err)
{
    const lrel_dataset *data = wish->analysis->data;
    visiting v = {.data = data, .wish = wish, .on_step = on_step, .user = user};
    lrel_status status = lrel_already_find(data, &v.already, err);

    if (status == LREL_OK)
        status = lrel_waterfall_ground_make(data, NULL, true, &v.ground, err);
    for (uint32_t a = 0; a <= data->programme->account_count && status == LREL_OK; a++)
        if (!lrel_reconcile__leaves_account(wish, a))
            status = visit_account(&v, a, err);
    lrel_waterfall_ground_clear(&v.ground);
    lrel_already_clear(&v.already);
    lrel__free(data->context, v.shares.at);
    return status;
}
