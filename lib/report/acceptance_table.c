/* SPDX-License-Identifier: Apache-2.0 */
/* acceptance_table.c: what operators completed and the authority has accepted, period by
 * period, what waits in between, and for how long what was accepted had waited. Of
 * records, whether they make the account or not: those that wait do not. */
#include <stdlib.h>
#include <string.h>

#include "core/fail.h"
#include "report/awaiting.h"
#include "report/report.h"

typedef struct release {
    uint32_t group;
    lrel_awaiting is;
} release;

typedef struct releases {
    const lrel_dataset *data;
    uint32_t *records;
    uint32_t *group_of;
    lrel_groups groups;
    release *at;
    int32_t *lags; /* room for those of one row */
    size_t count;
} releases;

static int compare(const void *left, const void *right)
{
    const release *a = left, *b = right;

    return a->group < b->group ? -1 : a->group > b->group;
}

static lrel_status collect(releases *all, lrel_error *err)
{
    const lrel_records *records = &all->data->records;
    const lrel_context *context = all->data->context;
    size_t room = records->count + 1;
    lrel_awaiting is;
    lrel_status status;

    all->records = lrel__alloc(context, room, sizeof *all->records);
    all->group_of = lrel__alloc(context, room, sizeof *all->group_of);
    all->at = lrel__alloc(context, room, sizeof *all->at);
    all->lags = lrel__alloc(context, room, sizeof *all->lags);
    if (!all->records || !all->group_of || !all->at || !all->lags)
        return lrel__fail_memory(err);
    for (size_t i = 0; i < records->count; i++)
        if (lrel_report__awaiting(&records->at[i], &is))
            all->records[all->count++] = (uint32_t)i;
    status = lrel_groups_of_records(all->data, all->records, all->count, false,
                                    &all->groups, all->group_of, err);
    for (size_t i = 0; status == LREL_OK && i < all->count; i++) {
        all->at[i].group = all->group_of[i];
        (void)lrel_report__awaiting(&records->at[all->records[i]], &all->at[i].is);
    }
    if (status == LREL_OK && all->count > 1)
        qsort(all->at, all->count, sizeof *all->at, compare);
    return status;
}

static void clear(releases *all)
{
    const lrel_context *context = all->data->context;

    lrel__free(context, all->groups.at);
    lrel__free(context, all->records);
    lrel__free(context, all->group_of);
    lrel__free(context, all->at);
    lrel__free(context, all->lags);
}

/* --- rows --- */

typedef struct row {
    int64_t completed_n, accepted_n, waiting_n;
    lrel_stated_sum completed, accepted, waiting;
    size_t lag_count;
} row;

static void add(row *into, const lrel_awaiting *r, int32_t first, int32_t end,
                int32_t *lags)
{
    if (r->completed >= first && r->completed < end) {
        into->completed_n++;
        into->completed += r->stated;
    }
    if (r->accepted >= first && r->accepted < end) {
        into->accepted_n++;
        into->accepted += r->stated;
        lags[into->lag_count++] = r->accepted - r->completed;
    }
    if (r->completed < end && r->accepted >= end) {
        into->waiting_n++;
        into->waiting += r->stated;
    }
}

static void write_lag(lrel_csv *csv, const int32_t *lags, size_t count, size_t percent)
{
    if (count == 0)
        lrel_csv_empty(csv);
    else
        lrel_csv_integer(csv, lrel_report__lag(lags, count, percent));
}

static void write_row(const releases *all, size_t period, uint32_t group, const row *sum,
                      lrel_csv *csv)
{
    const lrel_dataset *data = all->data;

    lrel_report__sort_lags(all->lags, sum->lag_count);
    lrel_report__period(data, period, csv);
    lrel_report__group_values(data, false, &all->groups.at[group], NULL, csv);
    lrel_csv_integer(csv, sum->completed_n);
    lrel_report__write_stated(csv, sum->completed);
    lrel_csv_integer(csv, sum->accepted_n);
    lrel_report__write_stated(csv, sum->accepted);
    lrel_csv_integer(csv, sum->waiting_n);
    lrel_report__write_stated(csv, sum->waiting);
    write_lag(csv, all->lags, sum->lag_count, 50);
    write_lag(csv, all->lags, sum->lag_count, 90);
    lrel_csv_text(csv, data->incomplete[period]);
    lrel_csv_end_row(csv);
}

static void write_group(const releases *all, size_t first, size_t last, lrel_csv *csv)
{
    const lrel_dataset *data = all->data;

    for (size_t p = 0; p < data->period_count; p++) {
        row sum = {0};

        for (size_t i = first; i < last; i++)
            add(&sum, &all->at[i].is, data->period_starts[p].days,
                data->period_starts[p + 1].days, all->lags);
        if (sum.completed_n + sum.accepted_n + sum.waiting_n > 0)
            write_row(all, p, all->at[first].group, &sum, csv);
    }
}

static void write_header(const lrel_dataset *data, lrel_csv *csv, lrel_stream *stream)
{
    static const char *const fixed[] = {
        "completed_n",        "completed_stated_m2", "accepted_n",
        "accepted_stated_m2", "waiting_n",           "waiting_stated_m2",
        "lag_days_median",    "lag_days_90_percent", "incomplete"};
    const char *names[LREL_REPORT_GROUPS_MAX + 16] = {"period", "from", "to"};
    size_t n = 3 + lrel_report__group_names(data, false, names + 3);

    memcpy(names + n, fixed, sizeof fixed);
    lrel_csv_begin(csv, stream, names, n + sizeof fixed / sizeof *fixed);
}

lrel_status lrel_report_acceptance(const lrel_dataset *data, lrel_stream *stream,
                                   lrel_error *err)
{
    releases all = {.data = data};
    lrel_status status = collect(&all, err);
    lrel_csv csv;

    if (status == LREL_OK) {
        write_header(data, &csv, stream);
        for (size_t first = 0, last = 0; first < all.count; first = last) {
            while (last < all.count && all.at[last].group == all.at[first].group)
                last++;
            write_group(&all, first, last, &csv);
        }
    }
    clear(&all);
    return status;
}
