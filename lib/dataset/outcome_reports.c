/* SPDX-License-Identifier: Apache-2.0 */
/* outcome_reports.c: progress, completion, handover and cancellation reports of one task
 * tell of the same work (IMSMA: outcome reports, no field activities of their own): one
 * kind of them counts. */
#include <stdlib.h>

#include "dataset/dataset.h"

/* One used report; those of one task, operator, product and contamination belong
 * together. */
typedef struct report {
    const lrel_record *record;
    size_t number; /* of the record */
    int rank;      /* the greater goes before */
} report;

typedef struct reports {
    report *at;
    size_t count, capacity;
} reports;

/* What ends a task goes before what says how far it has got; which end, the date decides
 * that the programme counts on. -1: no outcome report. */
static int rank_of(int activity, lrel_count count)
{
    switch (activity) {
    case LREL_ACTIVITY_COMPLETION:
        return count == LREL_COUNT_HANDED_OVER ? 2 : 3;
    case LREL_ACTIVITY_HANDOVER:
        return count == LREL_COUNT_HANDED_OVER ? 3 : 2;
    case LREL_ACTIVITY_CANCELLATION_REPORT:
        return 1;
    case LREL_ACTIVITY_PROGRESS:
        return 0;
    default:
        return -1;
    }
}

static lrel_text task_of(const lrel_record *record)
{
    return lrel_record_details_of(record)->task;
}

static lrel_status collect(const lrel_dataset *data, reports *out, lrel_error *err)
{
    for (size_t i = 0; i < data->records.count; i++) {
        const lrel_record *r = &data->records.at[i];
        int rank = rank_of(r->activity, data->programme->count);
        report *place;

        if (r->role != LREL_ROLE_RELEASE || !r->used || rank < 0 ||
            task_of(r).length == 0)
            continue;
        if (!(place = LREL__PUSH(data->context, out)))
            return lrel__fail_memory(err);
        *place = (report){r, i, rank};
    }
    return LREL_OK;
}

static int compare_tasks(const report *a, const report *b)
{
    const lrel_record *x = a->record, *y = b->record;
    int order = lrel_text_compare(task_of(x), task_of(y));

    if (order == 0)
        order = lrel_text_compare(x->operator_name, y->operator_name);
    if (order == 0 && x->product != y->product)
        order = x->product < y->product ? -1 : 1;
    if (order == 0 && x->contamination != y->contamination)
        order = x->contamination < y->contamination ? -1 : 1;
    return order;
}

static int compare(const void *left, const void *right)
{
    const report *a = left, *b = right;
    int order = compare_tasks(a, b);

    if (order)
        return order;
    if (a->rank != b->rank)
        return a->rank > b->rank ? -1 : 1;
    return a->number < b->number ? -1 : 1;
}

static lrel_status set_aside(lrel_dataset *data, const report *one, const report *best,
                             lrel_error *err)
{
    lrel_record *record = &data->records.at[one->number];
    const lrel_issue issue = {.kind = LREL_ISSUE_OUTCOME_REPORT,
                              .source = (int32_t)record->source,
                              .row = record->row,
                              .id = record->id,
                              .field = LREL_TEXT("activity"),
                              .value = lrel_text_of(lrel_vocabulary_name(
                                  &lrel_vocabulary_activity, record->activity)),
                              .expected = lrel_text_of(lrel_vocabulary_name(
                                  &lrel_vocabulary_activity, best->record->activity)),
                              .area2 = -1,
                              .count = 1};

    record->used = false;
    record->reason = LREL_REASON_OUTCOME_REPORT;
    return lrel_issues_add(data->issues, &issue, err);
}

/* Progress without an end stays: its reports are of one piece of land after the other. */
static lrel_status settle(lrel_dataset *data, const reports *all, lrel_error *err)
{
    lrel_status status = LREL_OK;

    for (size_t i = 0, first = 0; i < all->count && status == LREL_OK; i++) {
        if (compare_tasks(&all->at[first], &all->at[i]) != 0)
            first = i;
        if (all->at[i].rank < all->at[first].rank)
            status = set_aside(data, &all->at[i], &all->at[first], err);
    }
    return status;
}

lrel_status lrel_dataset__settle_outcome_reports(lrel_dataset *data, lrel_error *err)
{
    reports all = {0};
    lrel_status status;

    if (lrel_programme_waives(data->programme, LREL_ROLE_RELEASE,
                              LREL_REASON_OUTCOME_REPORT))
        return LREL_OK;
    status = collect(data, &all, err);
    if (status == LREL_OK && all.count > 1) {
        qsort(all.at, all.count, sizeof *all.at, compare);
        status = settle(data, &all, err);
    }
    lrel__free(data->context, all.at);
    return status;
}
