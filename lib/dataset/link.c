/* SPDX-License-Identifier: Apache-2.0 */
/* link.c: hazard records become rows of the ledger: which rows are versions of one
 * hazard, when each stands, whose place it takes. Releases follow in reference.c. */
#include <stdlib.h>
#include <string.h>

#include "dataset/hazard_names.h"

/* Whether the hazard can stand in the account. One without a shape may still be a version
 * of one that has. */
static bool is_stock(const lrel_record *r)
{
    return r->role == LREL_ROLE_HAZARD && r->used &&
           (r->reason == LREL_REASON_NONE || r->reason == LREL_REASON_WITHOUT_SHAPE ||
            r->reason == LREL_REASON_NO_PLACE);
}

static int32_t day_from(const lrel_record *r)
{
    if (r->is_replayed)
        return r->stands_from;
    return r->from.is_known ? r->from.first.days : LREL_DAY_BEGINNING;
}

static bool is_over(int status)
{
    return status == LREL_HAZARD_CLOSED || status == LREL_HAZARD_HANDED_OVER ||
           status == LREL_HAZARD_RELEASED || status == LREL_HAZARD_CANCELLED ||
           status == LREL_HAZARD_EXPIRED || status == LREL_HAZARD_INACTIVE;
}

bool lrel_record_is_closed(const lrel_dataset *data, const lrel_record *r, lrel_date *out)
{
    if (!r->to.is_known && !is_over(r->status))
        return false;
    *out = r->to.is_known ? r->to.last : data->programme->as_of;
    return out->days > day_from(r);
}

/* The day on which the record was closed; closed without a date: the as-of day. */
static lrel_status day_to(lrel_dataset *data, size_t i, int32_t *out, lrel_error *err)
{
    const lrel_record *r = &data->records.at[i];
    lrel_text as_is =
        r->to.is_known ? LREL_TEXT("closure ignored") : LREL_TEXT("as-of day");

    *out = LREL_DAY_OPEN;
    if (r->to.is_known)
        *out = r->to.last.days;
    else if (is_over(r->status)) {
        *out = data->programme->as_of.days;
        return lrel_dataset_note(
            data, LREL_ISSUE_CLOSED_WITHOUT_DATE, i, "to",
            lrel_text_of(lrel_vocabulary_name(&lrel_vocabulary_status, r->status)), as_is,
            -1, err);
    }
    if (*out != LREL_DAY_OPEN && *out <= day_from(r))
        return lrel_dataset_note(data, LREL_ISSUE_TO_NOT_AFTER_FROM, i, "to",
                                 LREL_TEXT(""), as_is, -1, err);
    return LREL_OK;
}

/* On one day reports that are replayed come last, in the order of entry. */
static int compare_version_records(const void *a, const void *b, void *user)
{
    const lrel_dataset *data = user;
    uint32_t ia = *(const uint32_t *)a, ib = *(const uint32_t *)b;
    const lrel_record *ra = &data->records.at[ia], *rb = &data->records.at[ib];
    int order;

    if (day_from(ra) != day_from(rb))
        return day_from(ra) < day_from(rb) ? -1 : 1;
    if (ra->is_replayed != rb->is_replayed)
        return ra->is_replayed ? 1 : -1;
    order = ra->is_replayed ? lrel_record_compare_entry(ra, rb)
                            : lrel_version_compare(ra->version, rb->version);
    if (order != 0)
        return order;
    return data->tie[ia] < data->tie[ib] ? -1 : 1;
}

static lrel_status add_row(lrel_dataset *data, uint32_t record, uint32_t hazard,
                           uint32_t version, uint32_t owner, uint32_t counted_as,
                           lrel_error *err)
{
    const lrel_record *r = &data->records.at[record];
    uint32_t unknown = UINT32_C(1) << LREL_CONTAMINATION_UNKNOWN;
    lrel_ledger_hazard *row = &data->hazards[data->hazard_count];
    lrel_status status;

    *row = (lrel_ledger_hazard){.owner = owner,
                                .hazard = hazard,
                                .version = version,
                                .tie = data->tie[record],
                                .counted_as = counted_as,
                                .accounts = lrel_dataset_accounts_of(
                                    data, r->contamination ? r->contamination : unknown),
                                .class_rank = (uint32_t)r->hazard_class,
                                .from = {day_from(r)}};
    if ((status = day_to(data, record, &row->to.days, err)) != LREL_OK)
        return status;
    data->record_of_hazard[data->hazard_count] = record;
    data->hazard_of_record[record] = (uint32_t)data->hazard_count++;
    return LREL_OK;
}

/* Rows of one id and register whose source maps `version`: versions of one hazard. One
 * without a shape keeps the land of the version before it, so that no gap in the data
 * takes a hazard off the map. */
static lrel_status add_versions(lrel_dataset *data, uint32_t *records, size_t count,
                                uint32_t counted_as, lrel_error *err)
{
    uint32_t owner = LREL_OWNER_NONE, hazard = records[0];

    qsort_r(records, count, sizeof *records, compare_version_records, data);
    for (size_t i = 0; i < count; i++) {
        lrel_record *r = &data->records.at[records[i]];
        lrel_status status;

        if (data->owner[records[i]] != LREL_OWNER_NONE)
            owner = data->owner[records[i]];
        if (owner == LREL_OWNER_NONE) { /* no shape yet: beside the total */
            if (i + 1 < count)
                data->superseded_on[records[i]] =
                    day_from(&data->records.at[records[i + 1]]);
            continue;
        }
        r->reason = LREL_REASON_NONE;
        status = add_row(data, records[i], hazard, (uint32_t)i, owner, counted_as, err);
        if (status != LREL_OK)
            return status;
    }
    return LREL_OK;
}

/* Rows without versions are parts or duplicates: all count, each for itself. */
static lrel_status add_part(lrel_dataset *data, uint32_t record, uint32_t counted_as,
                            lrel_error *err)
{
    if (data->owner[record] == LREL_OWNER_NONE)
        return LREL_OK;
    return add_row(data, record, record, 0, data->owner[record], counted_as, err);
}

/* All rows of one id in one register. Versions together have the number of the first of
 * them, and parts their own: they are counted as one hazard. */
static lrel_status add_name(lrel_dataset *data, const uint32_t *records, size_t count,
                            lrel_error *err)
{
    uint32_t *versions = lrel__alloc(data->context, count, sizeof *versions);
    size_t version_count = 0;
    lrel_status status = versions ? LREL_OK : lrel__fail_memory(err);

    for (size_t i = 0; i < count && versions; i++) {
        const lrel_record *r = &data->records.at[records[i]];

        data->hazard_name[records[i]] = records[0];
        if (is_stock(r) && r->has_version)
            versions[version_count++] = records[i];
    }
    if (status == LREL_OK && version_count)
        status = add_versions(data, versions, version_count, records[0], err);
    for (size_t i = 0; i < count && status == LREL_OK; i++) {
        const lrel_record *r = &data->records.at[records[i]];

        if (is_stock(r) && !r->has_version)
            status = add_part(data, records[i], records[0], err);
    }
    lrel__free(data->context, versions);
    return status;
}

/* Whose place a row takes: ids in its own register. Ids that no file has are named and
 * then left out; a hazard that is not in the account, as one recorded after the as-of
 * day, stays in the list, because its land is a resurvey all the same. */
static lrel_status read_replaces(lrel_dataset *data, const hazard_names *n,
                                 lrel_error *err)
{
    for (size_t h = 0; h < data->hazard_count; h++) {
        lrel_ledger_hazard *row = &data->hazards[h];
        uint32_t record = data->record_of_hazard[h];
        const lrel_record *r = &data->records.at[record];

        row->replaces_first = data->replaces.count;
        for (size_t k = 0; k < r->replaces_count; k++) {
            size_t first, last;

            if (!lrel_hazard_names__find(n, data, r->replaces[k], r->reg, &first,
                                         &last)) {
                lrel_status status =
                    lrel_dataset_note(data, LREL_ISSUE_REPLACES_UNKNOWN, record,
                                      "replaces", r->replaces[k], LREL_TEXT(""), -1, err);
                if (status != LREL_OK)
                    return status;
                continue;
            }
            for (size_t i = first; i < last; i++) {
                uint32_t old = data->hazard_of_record[n->records[i]], *slot;
                bool is_there = old != UINT32_MAX;

                if (is_there ? data->hazards[old].hazard == row->hazard
                             : lrel_text_is_equal(r->replaces[k], r->id))
                    continue;
                if (!(slot = LREL__PUSH(data->context, &data->replaces)))
                    return lrel__fail_memory(err);
                *slot = is_there ? data->hazards[old].hazard : n->records[i];
            }
        }
        row->replaces_count = data->replaces.count - row->replaces_first;
    }
    return LREL_OK;
}

static lrel_status add_hazards(lrel_dataset *data, const hazard_names *n, lrel_error *err)
{
    lrel_status status = LREL_OK;

    for (size_t i = 0, k; i < n->count && status == LREL_OK; i = k) {
        const lrel_record *r = &data->records.at[n->records[i]];

        for (k = i + 1; k < n->count; k++) {
            const lrel_record *other = &data->records.at[n->records[k]];

            if (!lrel_text_is_equal(r->id, other->id) ||
                !lrel_text_is_equal(r->reg, other->reg))
                break;
        }
        status = add_name(data, n->records + i, k - i, err);
    }
    /* Hazards without an id: each for itself. */
    for (size_t i = 0; i < data->records.count && status == LREL_OK; i++) {
        const lrel_record *r = &data->records.at[i];

        if (is_stock(r) && r->id.length == 0)
            status = add_part(data, (uint32_t)i, (uint32_t)i, err);
    }
    return status;
}

static lrel_status make_room(lrel_dataset *data, lrel_error *err)
{
    const lrel_context *context = data->context;
    size_t count = data->records.count;

    data->hazards = lrel__alloc(context, count, sizeof *data->hazards);
    data->record_of_hazard = lrel__alloc(context, count, sizeof(uint32_t));
    data->hazard_of_record = lrel__alloc(context, count, sizeof(uint32_t));
    data->releases = lrel__alloc(context, count, sizeof *data->releases);
    data->record_of_release = lrel__alloc(context, count, sizeof(uint32_t));
    data->release_of_record = lrel__alloc(context, count, sizeof(uint32_t));
    data->named_accounts = lrel__alloc(context, count, sizeof(uint32_t));
    data->hazard_name = lrel__alloc(context, count, sizeof(uint32_t));
    data->superseded_on = lrel__alloc(context, count, sizeof(int32_t));
    if (!data->hazards || !data->record_of_hazard || !data->hazard_of_record ||
        !data->releases || !data->record_of_release || !data->release_of_record ||
        !data->named_accounts || !data->hazard_name || !data->superseded_on)
        return lrel__fail_memory(err);
    for (size_t i = 0; i < count; i++) {
        data->hazard_name[i] = (uint32_t)i;
        data->superseded_on[i] = LREL_DAY_OPEN;
    }
    memset(data->hazard_of_record, 0xFF, count * sizeof(uint32_t));
    memset(data->release_of_record, 0xFF, count * sizeof(uint32_t));
    return LREL_OK;
}

lrel_status lrel_dataset_link(lrel_dataset *data, lrel_error *err)
{
    hazard_names n = {0};
    lrel_status status = make_room(data, err);

    if (status != LREL_OK || (status = lrel_hazard_names__init(&n, data, err)) != LREL_OK)
        return status;
    if ((status = add_hazards(data, &n, err)) == LREL_OK)
        status = read_replaces(data, &n, err);
    lrel_hazard_names__clear(&n, data->context);
    return status == LREL_OK ? lrel_dataset__resolve_references(data, err) : status;
}
