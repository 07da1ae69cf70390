/* SPDX-License-Identifier: Apache-2.0 */
/* updates.c: the reports of one hazard, replayed as IMSMA sums them up: an update whose
 * date of information is earlier than or equal to that of the last one changes nothing
 * (IMSMA wiki, Land Summary Window; docs/methods/ledger.md, section 4). */
#include <stdio.h>
#include <stdlib.h>

#include "dataset/dataset.h"

/* One used row of a source that says dates of information. */
typedef struct report {
    lrel_record *record;
    size_t number; /* of the record */
} report;

typedef struct reports {
    report *at;
    size_t count, capacity;
} reports;

/* What a report's date says of its place behind the last that was taken. */
typedef enum place { LATER, NOT_LATER, UNKNOWN } place;

static bool is_report(const lrel_dataset *data, const lrel_record *r)
{
    const lrel_source *source = &data->programme->sources[r->source];

    return r->role == LREL_ROLE_HAZARD && r->used && r->id.length > 0 &&
           source->keys[LREL_KEY_DATE_OF_INFORMATION].is_set;
}

static lrel_status collect(const lrel_dataset *data, reports *out, lrel_error *err)
{
    for (size_t i = 0; i < data->records.count; i++) {
        report *one;

        if (!is_report(data, &data->records.at[i]))
            continue;
        if (!(one = LREL__PUSH(data->context, out)))
            return lrel__fail_memory(err);
        *one = (report){&data->records.at[i], i};
    }
    return LREL_OK;
}

static int compare_hazards(const report *a, const report *b)
{
    int order = lrel_text_compare(a->record->id, b->record->id);

    return order ? order : lrel_text_compare(a->record->reg, b->record->reg);
}

static int compare(const void *left, const void *right)
{
    const report *a = left, *b = right;
    int order = compare_hazards(a, b);

    return order ? order : lrel_record_compare_entry(a->record, b->record);
}

/* NULL: there is none, or one that nobody can have been informed on. */
static const lrel_stated_date *date_of(const lrel_dataset *data, const lrel_record *r)
{
    const lrel_stated_date *date = &lrel_record_details_of(r)->date_of_information;

    return date->is_known && date->last.days <= data->programme->as_of.days ? date : NULL;
}

/* Of dates that are a month or a year it may not be known which is later. */
static place place_of(const lrel_stated_date *date, const lrel_stated_date *last)
{
    if (!date)
        return UNKNOWN;
    if (!last || date->first.days > last->last.days)
        return LATER;
    return date->last.days <= last->first.days ? NOT_LATER : UNKNOWN;
}

static lrel_status set_aside(lrel_dataset *data, const report *one,
                             const lrel_stated_date *last, lrel_error *err)
{
    char date[16], day[16], expected[40];

    lrel_date_format(date_of(data, one->record)->last, date);
    lrel_date_format(last->last, day);
    snprintf(expected, sizeof expected, "later than %s", day);
    one->record->used = false;
    one->record->reason = LREL_REASON_NOT_LATER;
    return lrel_dataset_note(data, LREL_ISSUE_UPDATE_NOT_LATER, one->number,
                             "date_of_information", lrel_text_of(date),
                             lrel_text_of(expected), -1, err);
}

/* It adds its land and takes none: that it is smaller than the report before it may be
 * because it is the older one. */
static lrel_status let_stand(lrel_dataset *data, const report *one, lrel_error *err)
{
    const lrel_stated_date *date =
        &lrel_record_details_of(one->record)->date_of_information;
    char day[16] = "";

    if (date->is_known)
        lrel_date_format(date->last, day);
    one->record->has_version = false;
    return lrel_dataset_note(data, LREL_ISSUE_UPDATE_WITHOUT_PLACE, one->number,
                             "date_of_information", lrel_text_of(day),
                             LREL_TEXT("stands beside the others"), -1, err);
}

/* The version that stands from its own first day, but not before the report that it
 * updates. @p stands is that one's, and becomes its own. */
static lrel_status take(lrel_dataset *data, const report *one, int32_t *stands,
                        lrel_error *err)
{
    lrel_record *r = one->record;
    int32_t own = r->from.is_known ? r->from.first.days : LREL_DAY_BEGINNING;
    char from[16] = "", day[16], expected[40];

    r->has_version = r->is_replayed = true;
    r->stands_from = own > *stands ? own : *stands;
    if (own >= *stands) {
        *stands = own;
        return LREL_OK;
    }
    if (r->from.is_known)
        lrel_date_format(r->from.first, from);
    lrel_date_format((lrel_date){*stands}, day);
    snprintf(expected, sizeof expected, "stands from %s", day);
    return lrel_dataset_note(data, LREL_ISSUE_UPDATE_WITHOUT_PLACE, one->number, "from",
                             lrel_text_of(from), lrel_text_of(expected), -1, err);
}

/* The first report is taken whatever its date. */
static lrel_status replay(lrel_dataset *data, const report *one, size_t count,
                          lrel_error *err)
{
    const lrel_stated_date *last = date_of(data, one[0].record);
    int32_t stands = LREL_DAY_BEGINNING;
    lrel_status status = take(data, &one[0], &stands, err);

    for (size_t i = 1; i < count && status == LREL_OK; i++) {
        const lrel_stated_date *date = date_of(data, one[i].record);

        switch (place_of(date, last)) {
        case LATER:
            last = date;
            status = take(data, &one[i], &stands, err);
            break;
        case NOT_LATER:
            status = set_aside(data, &one[i], last, err);
            break;
        case UNKNOWN:
            status = let_stand(data, &one[i], err);
            break;
        }
    }
    return status;
}

lrel_status lrel_dataset__replay_updates(lrel_dataset *data, lrel_error *err)
{
    reports all = {0};
    lrel_status status;

    if (!data->programme->replays_updates)
        return LREL_OK;
    status = collect(data, &all, err);
    if (status == LREL_OK && all.count > 1)
        qsort(all.at, all.count, sizeof *all.at, compare);
    for (size_t i = 0, k; i < all.count && status == LREL_OK; i = k) {
        for (k = i + 1; k < all.count && compare_hazards(&all.at[i], &all.at[k]) == 0;)
            k++;
        if (k - i > 1)
            status = replay(data, all.at + i, k - i, err);
    }
    lrel__free(data->context, all.at);
    return status;
}
