/* SPDX-License-Identifier: Apache-2.0 */
/* shapeless.c: releases without a shape: what each states of the hazards it names, which
 * of them the ledger may let it take, and what it came to. */
#include "core/share.h"
#include "dataset/dataset.h"

/* More than the land of any grid, so that what is larger may as well be this. */
#define AREA2_MAX (INT64_C(1) << 61)

/* What claims are weighed by, by first record of a hazard. */
typedef struct weighing {
    int64_t *weight;    /* its doubled area */
    bool *is_in_ledger; /* by drawn area; else as stated */
} weighing;

/* An area stated in 1e-4 m2 as a doubled area on the grid. */
static int64_t to_area2(const lrel_dataset *data, int64_t e4)
{
    int64_t units = lrel_grid_units_per_m(data->grid);
    int64_t factor = 2 * units * units / 10000;

    return e4 > AREA2_MAX / factor ? AREA2_MAX : e4 * factor;
}

static void add_weight(weighing *w, uint32_t hazard, int64_t area2)
{
    int64_t *weight = &w->weight[hazard];

    *weight = *weight > AREA2_MAX - area2 ? AREA2_MAX : *weight + area2;
}

/* The area of every hazard: as drawn, the last version and all parts; as stated, where
 * none of its records has a shape. */
static void weigh(const lrel_dataset *data, weighing *w)
{
    for (size_t h = 0; h < data->hazard_count; h++) {
        const lrel_ledger_hazard *row = &data->hazards[h];

        w->is_in_ledger[row->counted_as] = true;
        if (h + 1 == data->hazard_count || row[1].hazard != row->hazard)
            add_weight(w, row->counted_as,
                       lrel_mosaic_owner_area(data->mosaic, row->owner).area2);
    }
    for (size_t i = 0; i < data->records.count; i++) {
        const lrel_record *r = &data->records.at[i];

        if (r->role == LREL_ROLE_HAZARD && r->used && r->area_m2.is_known &&
            data->superseded_on[i] == LREL_DAY_OPEN &&
            !w->is_in_ledger[data->hazard_name[i]])
            add_weight(w, data->hazard_name[i], to_area2(data, r->area_m2.e4));
    }
}

/* Divides what a release states among the hazards that it names. */
static bool divide(lrel_dataset *data, const weighing *w, size_t first, size_t last,
                   int64_t *shares)
{
    lrel_claim *claims = &data->claims.at[first];
    lrel_stated_number stated = data->records.at[claims->record].area_m2;
    size_t count = last - first;
    bool has_weight = false;

    for (size_t i = 0; i < count; i++) {
        shares[i] = claims[i].hazard_area2 = w->weight[claims[i].hazard];
        has_weight |= shares[i] > 0;
    }
    for (size_t i = 0; i < count && !has_weight; i++)
        shares[i] = 1;
    if (!lrel_share__divide(data->context, stated.is_known ? stated.e4 : 0, shares, count,
                            shares))
        return false;
    for (size_t i = 0; i < count; i++)
        claims[i].stated_e4 = shares[i];
    return true;
}

static void add_borrowing(lrel_dataset *data, const weighing *w, lrel_claim *claim)
{
    claim->borrowing = UINT32_MAX;
    if (claim->release == UINT32_MAX || !w->is_in_ledger[claim->hazard] ||
        claim->stated_e4 == 0)
        return;
    claim->borrowing = (uint32_t)data->borrowing_count;
    data->borrowings[data->borrowing_count++] =
        (lrel_ledger_borrowing){.release = claim->release,
                                .hazard = claim->hazard,
                                .area2 = to_area2(data, claim->stated_e4)};
}

lrel_status lrel_dataset__share_claims(lrel_dataset *data, lrel_error *err)
{
    const lrel_context *context = data->context;
    size_t count = data->claims.count;
    weighing w = {0};
    int64_t *shares = NULL;
    lrel_status status = LREL_OK;

    if (count == 0)
        return LREL_OK;
    w.weight = lrel__calloc(context, data->records.count, sizeof *w.weight);
    w.is_in_ledger = lrel__calloc(context, data->records.count, sizeof *w.is_in_ledger);
    shares = lrel__alloc(context, count, sizeof *shares);
    lrel__free(context, data->borrowings);
    data->borrowing_count = 0;
    data->borrowings = lrel__alloc(context, count, sizeof *data->borrowings);
    if (!w.weight || !w.is_in_ledger || !shares || !data->borrowings) {
        status = lrel__fail_memory(err);
        goto done;
    }
    weigh(data, &w);
    for (size_t i = 0, k; i < count && status == LREL_OK; i = k) {
        lrel_dataset_claims_of(data, data->claims.at[i].record, &i, &k);
        if (!divide(data, &w, i, k, shares))
            status = lrel__fail_memory(err);
    }
    for (size_t i = 0; i < count; i++)
        add_borrowing(data, &w, &data->claims.at[i]);

done:
    lrel__free(context, w.weight);
    lrel__free(context, w.is_in_ledger);
    lrel__free(context, shares);
    return status;
}

void lrel_dataset_claims_of(const lrel_dataset *data, size_t record, size_t *first,
                            size_t *last)
{
    size_t low = 0, high = data->claims.count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (data->claims.at[middle].record < record)
            low = middle + 1;
        else
            high = middle;
    }
    for (*first = *last = low;
         *last < data->claims.count && data->claims.at[*last].record == record;)
        (*last)++;
}

lrel_borrowed lrel_dataset_borrowed(const lrel_dataset *data, const lrel_claim *claim,
                                    uint32_t account)
{
    if (claim->borrowing == UINT32_MAX)
        return (lrel_borrowed){.is_closed = false};
    return lrel_ledger_borrowed(data->ledger, claim->borrowing, account);
}

bool lrel_dataset_borrowed_day(const lrel_dataset *data, size_t record, lrel_date *out)
{
    size_t first, last;
    bool is_there = false;

    lrel_dataset_claims_of(data, record, &first, &last);
    for (size_t i = first; i < last; i++) {
        lrel_borrowed borrowed = lrel_dataset_borrowed(data, &data->claims.at[i],
                                                       data->programme->account_count);

        if (!borrowed.is_closed || (is_there && borrowed.day.days >= out->days))
            continue;
        *out = borrowed.day;
        is_there = true;
    }
    return is_there;
}

/* What stands in the place of a polygon. */
static lrel_text kind_of_shape(const lrel_dataset *data, size_t record)
{
    static const char *const names[] = {[LREL_SHAPE_ABSENT] = "",
                                        [LREL_SHAPE_POLYGON] = "polygon",
                                        [LREL_SHAPE_POINT] = "point",
                                        [LREL_SHAPE_LINE] = "line",
                                        [LREL_SHAPE_UNREADABLE] = "unreadable"};
    const lrel_record *r = &data->records.at[record];
    const lrel_table *table = data->sources[r->source].table;

    return lrel_text_of(
        lrel_geometry_is_synthetic(r->geometry_kind)
            ? lrel_vocabulary_name(&lrel_vocabulary_geometry_kind, r->geometry_kind)
            : names[table->shapes[data->table_row[record]].kind]);
}

/* One that a closure explains is used; any other releases nothing. */
static lrel_status settle(lrel_dataset *data, size_t record, lrel_error *err)
{
    lrel_record *r = &data->records.at[record];
    uint32_t any = data->programme->account_count;
    int64_t counted = 0;
    size_t first, last;

    r->used = false;
    r->reason = LREL_REASON_WITHOUT_SHAPE;
    lrel_dataset_claims_of(data, record, &first, &last);
    for (size_t i = first; i < last; i++) {
        lrel_borrowed borrowed = lrel_dataset_borrowed(data, &data->claims.at[i], any);

        r->used |= borrowed.is_closed;
        counted += borrowed.counted;
    }
    if (!r->used)
        return lrel_dataset_note(data, LREL_ISSUE_RELEASE_NOT_PLACED, record, "geometry",
                                 kind_of_shape(data, record), LREL_TEXT("set aside"), -1,
                                 err);
    r->reason = LREL_REASON_SHAPE_BORROWED;
    return lrel_dataset_note(
        data, LREL_ISSUE_SHAPE_BORROWED, record, "geometry", kind_of_shape(data, record),
        LREL_TEXT("the closure of the hazard it names"), counted, err);
}

lrel_status lrel_dataset__settle_claims(lrel_dataset *data, lrel_error *err)
{
    lrel_status status = LREL_OK;

    for (size_t i = 0; i < data->records.count && status == LREL_OK; i++) {
        const lrel_record *r = &data->records.at[i];

        if (r->role == LREL_ROLE_RELEASE &&
            ((!r->used && r->reason == LREL_REASON_WITHOUT_SHAPE) ||
             r->reason == LREL_REASON_SHAPE_BORROWED))
            status = settle(data, i, err);
    }
    return status;
}
