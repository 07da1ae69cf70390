/* SPDX-License-Identifier: Apache-2.0 */
/* already.c: on each face that a release found released, the last release before it by
 * which the land had left. */
#include "reconcile/already.h"

#include <stdlib.h>

/* Land of the face at hand left an account by a release. */
typedef struct leaving {
    uint32_t account;
    uint32_t release;
    int32_t day;
} leaving;

typedef struct finding {
    const lrel_dataset *data;
    uint32_t *release_of_owner; /* UINT32_MAX: none that found anything released */
    uint32_t face;              /* the one at hand; UINT32_MAX: none yet */
    struct {
        leaving *at; /* by account, then day */
        size_t count, capacity;
    } leavings;
    lrel_already_list *out;
} finding;

static bool has_already(const lrel_dataset *data, size_t release)
{
    for (uint32_t a = 0; a <= data->programme->account_count; a++)
        if (lrel_ledger_release_area(data->ledger, release, a).already_released)
            return true;
    return false;
}

/* @return whether there is any */
static bool mark_owners(finding *f)
{
    bool is_any = false;

    memset(f->release_of_owner, 0xFF,
           lrel_mosaic_owner_count(f->data->mosaic) * sizeof *f->release_of_owner);
    for (size_t r = 0; r < f->data->release_count; r++) {
        uint32_t owner = f->data->releases[r].owner;

        if (owner == LREL_OWNER_NONE || !has_already(f->data, r))
            continue;
        f->release_of_owner[owner] = (uint32_t)r;
        is_any = true;
    }
    return is_any;
}

/* ---- one face ---- */

static bool is_before(const finding *f, const leaving *one, uint32_t release)
{
    const lrel_ledger_release *r = &f->data->releases[release];

    return one->day < r->day.days ||
           (one->day == r->day.days && f->data->releases[one->release].tie < r->tie);
}

/* The last leaving from @p account before @p release; NULL: none, or it left by @p
 * release itself, which *is_counted then tells. */
static const leaving *last_before(const finding *f, uint32_t account, uint32_t release,
                                  bool *is_counted)
{
    const leaving *found = NULL;

    for (size_t i = 0; i < f->leavings.count; i++) {
        const leaving *one = &f->leavings.at[i];

        if (one->account != account)
            continue;
        if (one->release == release) {
            *is_counted = true;
            return NULL;
        }
        if (is_before(f, one, release))
            found = one;
    }
    return found;
}

static lrel_status add(finding *f, uint32_t account, uint32_t release, uint32_t by,
                       lrel_error *err)
{
    lrel_already *place = LREL__PUSH(f->data->context, f->out);

    if (!place)
        return lrel__fail_memory(err);
    *place = (lrel_already){account, release, by,
                            lrel_mosaic_face_at(f->data->mosaic, f->face).area2};
    return LREL_OK;
}

static bool is_later(const finding *f, const leaving *one, const leaving *than)
{
    return !than || one->day > than->day ||
           (one->day == than->day &&
            f->data->releases[one->release].tie > f->data->releases[than->release].tie);
}

static lrel_status settle_release(finding *f, uint32_t release, lrel_error *err)
{
    uint32_t accounts = f->data->programme->account_count;
    const leaving *last = NULL;
    bool is_counted = false;
    lrel_status status = LREL_OK;

    for (uint32_t a = 0; a < accounts && status == LREL_OK; a++) {
        const leaving *one;

        if (!(f->data->releases[release].accounts >> a & 1) ||
            !(one = last_before(f, a, release, &is_counted)))
            continue;
        status = add(f, a, release, one->release, err);
        if (is_later(f, one, last))
            last = one;
    }
    return status == LREL_OK && last && !is_counted
               ? add(f, accounts, release, last->release, err)
               : status;
}

static lrel_status settle_face(finding *f, lrel_error *err)
{
    lrel_face face;
    lrel_status status = LREL_OK;

    if (f->leavings.count == 0)
        return LREL_OK;
    face = lrel_mosaic_face_at(f->data->mosaic, f->face);
    for (uint32_t i = 0; i < face.owner_count && status == LREL_OK; i++) {
        uint32_t release = f->release_of_owner[face.owners[i]];

        if (release != UINT32_MAX &&
            f->data->releases[release].day.days <= f->data->programme->as_of.days)
            status = settle_release(f, release, err);
    }
    f->leavings.count = 0;
    return status;
}

static lrel_status on_stay(const lrel_stay *stay, void *user, lrel_error *err)
{
    finding *f = user;
    leaving *place;
    lrel_status status = LREL_OK;

    if (stay->face != f->face) {
        status = settle_face(f, err);
        f->face = stay->face;
    }
    if (status != LREL_OK || stay->account >= f->data->programme->account_count ||
        stay->to.days == LREL_DAY_OPEN || !stay->left_by_release ||
        stay->left_by_borrowed || stay->left_by < LREL_COLUMN_CANCELLED ||
        stay->left_by > LREL_COLUMN_CLEARED)
        return status;
    if (!(place = LREL__PUSH(f->data->context, &f->leavings)))
        return lrel__fail_memory(err);
    *place = (leaving){stay->account, stay->left_record, stay->to.days};
    return LREL_OK;
}

/* ---- all faces ---- */

static int compare(const void *left, const void *right)
{
    const lrel_already *a = left, *b = right;

    if (a->account != b->account)
        return a->account < b->account ? -1 : 1;
    if (a->release != b->release)
        return a->release < b->release ? -1 : 1;
    return a->by < b->by ? -1 : a->by > b->by;
}

static void add_up(lrel_already_list *list)
{
    size_t kept = 0;

    if (list->count > 1)
        qsort(list->at, list->count, sizeof *list->at, compare);
    for (size_t i = 0; i < list->count; i++)
        if (kept && compare(&list->at[kept - 1], &list->at[i]) == 0)
            list->at[kept - 1].area2 += list->at[i].area2;
        else
            list->at[kept++] = list->at[i];
    list->count = kept;
}

lrel_status lrel_already_find(const lrel_dataset *data, lrel_already_list *out,
                              lrel_error *err)
{
    finding f = {.data = data, .face = UINT32_MAX, .out = out};
    size_t owners = lrel_mosaic_owner_count(data->mosaic);
    lrel_status status = LREL_OK;

    *out = (lrel_already_list){.context = data->context};
    f.release_of_owner =
        lrel__alloc(data->context, owners + 1, sizeof *f.release_of_owner);
    if (!f.release_of_owner)
        return lrel__fail_memory(err);
    if (mark_owners(&f)) {
        status = lrel_ledger_visit_stays(data->ledger, on_stay, &f, err);
        if (status == LREL_OK)
            status = settle_face(&f, err);
        add_up(out);
    }
    lrel__free(data->context, f.leavings.at);
    lrel__free(data->context, f.release_of_owner);
    return status;
}

void lrel_already_clear(lrel_already_list *list)
{
    if (list->context)
        lrel__free(list->context, list->at);
    *list = (lrel_already_list){0};
}

void lrel_already_of(const lrel_already_list *list, uint32_t account, uint32_t release,
                     size_t *first, size_t *last)
{
    const lrel_already key = {account, release, 0, 0};
    size_t low = 0, high = list->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (compare(&list->at[middle], &key) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    for (*first = *last = low; *last < list->count &&
                               list->at[*last].account == account &&
                               list->at[*last].release == release;)
        ++*last;
}
