/* SPDX-License-Identifier: Apache-2.0 */
/* beside.c: what stands beside the total on a day: hazards that are recorded and have no
 * shape that counts, and releases of which nobody knows the place. The first are stock
 * and the second a flow; neither is added to the account, nor to the other. */
#include "dataset/dataset.h"

static bool has_no_shape_that_counts(const lrel_record *r)
{
    return r->role == LREL_ROLE_HAZARD && r->used &&
           (r->reason == LREL_REASON_WITHOUT_SHAPE ||
            r->reason == LREL_REASON_BESIDE_TOTAL ||
            r->reason == LREL_REASON_POSITION_NOT_BELIEVED ||
            r->reason == LREL_REASON_NO_PLACE);
}

bool lrel_dataset_is_beside(const lrel_dataset *data, size_t record, lrel_date day)
{
    const lrel_record *r = &data->records.at[record];
    lrel_date closed;

    if (!has_no_shape_that_counts(r) ||
        (r->from.is_known && r->from.first.days > day.days) ||
        data->superseded_on[record] <= day.days)
        return false;
    return !lrel_record_is_closed(data, r, &closed) || closed.days > day.days;
}

int64_t *lrel_dataset_beside_left(const lrel_dataset *data, lrel_date day)
{
    int64_t *left = lrel__calloc(data->context, data->records.count, sizeof *left);
    int64_t *released = lrel__calloc(data->context, data->records.count, sizeof *left);

    for (size_t i = 0; left && released && i < data->claims.count; i++) {
        const lrel_claim *claim = &data->claims.at[i];

        if (data->records.at[claim->record].counts_on.last.days <= day.days)
            released[claim->hazard] += claim->stated_e4;
    }
    for (size_t i = 0; left && released && i < data->records.count; i++) {
        const lrel_record *r = &data->records.at[i];
        int64_t *taken = &released[data->hazard_name[i]], part;

        if (!lrel_dataset_is_beside(data, i, day))
            continue;
        left[i] = r->area_m2.is_known ? r->area_m2.e4 : 0;
        part = *taken < left[i] ? *taken : left[i];
        left[i] -= part;
        *taken -= part; /* the rest is of the hazard's next record */
    }
    lrel__free(data->context, released);
    if (released)
        return left;
    lrel__free(data->context, left);
    return NULL;
}

int64_t lrel_dataset_place_unknown(const lrel_dataset *data, size_t record, lrel_date day)
{
    const lrel_record *r = &data->records.at[record];
    int64_t unknown = r->area_m2.is_known ? r->area_m2.e4 : 0;
    bool is_borrowing = false;
    size_t first, last;

    if (r->role != LREL_ROLE_RELEASE || r->counts_on.last.days > day.days ||
        (r->reason != LREL_REASON_WITHOUT_SHAPE &&
         r->reason != LREL_REASON_SHAPE_BORROWED))
        return -1;
    lrel_dataset_claims_of(data, record, &first, &last);
    for (size_t i = first; i < last; i++) {
        lrel_borrowed borrowed = lrel_dataset_borrowed(data, &data->claims.at[i],
                                                       data->programme->account_count);

        if (!borrowed.is_closed || borrowed.day.days > day.days)
            continue;
        is_borrowing = true;
        unknown -= data->claims.at[i].stated_e4;
    }
    return is_borrowing && unknown == 0 ? -1 : unknown;
}

lrel_status lrel_dataset__sum_beside(lrel_dataset *data, lrel_date day, lrel_error *err)
{
    lrel_beside *out = &data->beside;
    int64_t *left = lrel_dataset_beside_left(data, day);

    if (!left)
        return lrel__fail_memory(err);
    *out = (lrel_beside){0};
    for (size_t i = 0; i < data->records.count; i++) {
        int64_t unknown = lrel_dataset_place_unknown(data, i, day);

        if (lrel_dataset_is_beside(data, i, day)) {
            out->hazards_n++;
            out->hazards_stated += left[i];
        }
        if (unknown >= 0) {
            out->releases_n++;
            out->releases_stated += unknown;
        }
    }
    lrel__free(data->context, left);
    return LREL_OK;
}
