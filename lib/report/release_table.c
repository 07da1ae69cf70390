/* SPDX-License-Identifier: Apache-2.0 */
/* release_table.c: what was released, by account, period and group of records. In `all` a
 * release counts where it empties at least one of its accounts, so that its land is
 * counted + already released + beyond recorded hazard there too. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "report/report.h"

/* A row on its way: one account, period and group. */
typedef struct release_sum {
    uint32_t account;
    uint32_t period;
    uint32_t group;
    int64_t records;
    lrel_stated_sum stated; /* 1e-4 m2 */
    int64_t drawn, counted, already, beyond;
    double items[LREL_ITEM_MAX]; /* whole numbers: sums are exact */
} release_sum;

typedef struct summing {
    const lrel_dataset *data;
    lrel_groups groups;
    uint32_t *group_of; /* by release */
    release_sum *sums;
    size_t count, capacity;
} summing;

static lrel_status number_groups(summing *s, lrel_error *err)
{
    const lrel_dataset *data = s->data;

    s->group_of = lrel__alloc(data->context, data->release_count, sizeof *s->group_of);
    if (!s->group_of)
        return lrel__fail_memory(err);
    return lrel_groups_of_records(data, data->record_of_release, data->release_count,
                                  false, &s->groups, s->group_of, err);
}

static uint32_t period_of(const lrel_dataset *data, lrel_date day)
{
    uint32_t period = 0;

    while (period + 1 < data->period_count &&
           data->period_starts[period + 1].days <= day.days)
        period++;
    return period;
}

/* One release in one account is a row of its own at first; equal ones are added up. */
static release_sum *begin_sum(summing *s, size_t r, uint32_t account, lrel_date day)
{
    release_sum *sum;

    if (!lrel__grow(s->data->context, &s->sums, &s->capacity, s->count + 1,
                    sizeof *s->sums))
        return NULL;
    sum = &s->sums[s->count++];
    *sum = (release_sum){
        .account = account, .period = period_of(s->data, day), .group = s->group_of[r]};
    return sum;
}

/* What counts a record once. */
static void add_record(release_sum *sum, const lrel_record *record)
{
    const lrel_stated_number *items = lrel_record_details_of(record)->items;

    sum->records = 1;
    for (int i = 0; i < LREL_ITEM_MAX; i++)
        sum->items[i] = items[i].is_known ? items[i].value : 0;
}

/* A release without a shape: its part of every closure that it explains, in the period of
 * that closure; the record in the period of the first. */
static bool add_borrowed(summing *s, size_t r, uint32_t account)
{
    const lrel_dataset *data = s->data;
    size_t record = data->record_of_release[r], first, last;
    lrel_date day;
    release_sum *sum;

    if (!lrel_dataset_borrowed_day(data, record, &day))
        return true;
    if (!(sum = begin_sum(s, r, account, day)))
        return false;
    add_record(sum, &data->records.at[record]);
    lrel_dataset_claims_of(data, record, &first, &last);
    for (size_t i = first; i < last; i++) {
        lrel_borrowed one = lrel_dataset_borrowed(data, &data->claims.at[i], account);

        if (!one.is_closed)
            continue;
        if (!(sum = begin_sum(s, r, account, one.day)))
            return false;
        sum->stated = data->claims.at[i].stated_e4;
        sum->counted = one.counted;
    }
    return true;
}

static bool add_release(summing *s, size_t r, uint32_t account)
{
    const lrel_dataset *data = s->data;
    const lrel_record *record = &data->records.at[data->record_of_release[r]];
    lrel_record_area area = lrel_ledger_release_area(data->ledger, r, account);
    release_sum *sum;

    if (data->releases[r].owner == LREL_OWNER_NONE)
        return add_borrowed(s, r, account);
    if (!(sum = begin_sum(s, r, account, data->releases[r].day)))
        return false;
    add_record(sum, record);
    sum->stated = lrel_report__stated(record->area_m2);
    sum->drawn = area.counted + area.already_released + area.beyond_hazard;
    sum->counted = area.counted;
    sum->already = area.already_released;
    sum->beyond = area.beyond_hazard;
    return true;
}

static int compare_sums(const void *a, const void *b)
{
    const release_sum *sa = a, *sb = b;

    if (sa->account != sb->account)
        return sa->account < sb->account ? -1 : 1;
    if (sa->group != sb->group)
        return sa->group < sb->group ? -1 : 1;
    return sa->period < sb->period ? -1 : sa->period > sb->period;
}

static void add_equal_ones(summing *s)
{
    size_t kept = 0;

    if (s->count == 0) /* no release in the files: no array either */
        return;
    qsort(s->sums, s->count, sizeof *s->sums, compare_sums);
    for (size_t i = 0; i < s->count; i++) {
        release_sum *into = &s->sums[kept ? kept - 1 : 0], one = s->sums[i];

        if (kept == 0 || compare_sums(into, &one) != 0) {
            s->sums[kept++] = one;
            continue;
        }
        into->records += one.records;
        into->stated += one.stated;
        into->drawn += one.drawn;
        into->counted += one.counted;
        into->already += one.already;
        into->beyond += one.beyond;
        for (int k = 0; k < LREL_ITEM_MAX; k++)
            into->items[k] += one.items[k];
    }
    s->count = kept;
}

static void write_header(const lrel_dataset *data, lrel_csv *csv, lrel_stream *stream)
{
    static const char *const fixed[] = {
        "records_n",  "stated_m2",           "drawn_m2",
        "counted_m2", "already_released_m2", "beyond_hazard_m2"};
    const char *names[LREL_REPORT_GROUPS_MAX + LREL_ITEM_MAX + 16] = {"account", "period",
                                                                      "from", "to"};
    size_t n = 4 + lrel_report__group_names(data, false, names + 4);

    memcpy(names + n, fixed, sizeof fixed);
    n += sizeof fixed / sizeof *fixed;
    for (int i = 0; i < lrel_vocabulary_count(&lrel_vocabulary_item); i++)
        names[n++] = lrel_vocabulary_name(&lrel_vocabulary_item, i);
    names[n++] = "incomplete";
    lrel_csv_begin(csv, stream, names, n);
}

static void write_sum(const summing *s, const release_sum *sum, lrel_csv *csv)
{
    const lrel_dataset *data = s->data;
    int units = lrel_grid_units_per_m(data->grid);

    lrel_csv_text(csv, lrel_dataset_account_name(data, sum->account));
    lrel_report__period(data, sum->period, csv);
    lrel_report__group_values(data, false, &s->groups.at[sum->group], NULL, csv);
    lrel_csv_integer(csv, sum->records);
    lrel_report__write_stated(csv, sum->stated);
    lrel_csv_area_m2(csv, sum->drawn, units);
    lrel_csv_area_m2(csv, sum->counted, units);
    lrel_csv_area_m2(csv, sum->already, units);
    lrel_csv_area_m2(csv, sum->beyond, units);
    for (int i = 0; i < lrel_vocabulary_count(&lrel_vocabulary_item); i++)
        lrel_csv_double(csv, sum->items[i]);
    lrel_csv_text(csv, data->incomplete[sum->period]);
    lrel_csv_end_row(csv);
}

lrel_status lrel_report_release(const lrel_dataset *data, lrel_stream *stream,
                                lrel_error *err)
{
    summing s = {.data = data};
    uint32_t accounts = data->programme->account_count;
    lrel_status status = number_groups(&s, err);
    lrel_csv csv;

    for (size_t r = 0; r < data->release_count && status == LREL_OK; r++)
        for (uint32_t a = 0; a <= accounts && status == LREL_OK; a++)
            if ((a == accounts || data->releases[r].accounts >> a & 1) &&
                !add_release(&s, r, a))
                status = lrel__fail_memory(err);
    if (status == LREL_OK) {
        add_equal_ones(&s);
        write_header(data, &csv, stream);
        for (size_t i = 0; i < s.count; i++)
            write_sum(&s, &s.sums[i], &csv);
    }
    lrel__free(data->context, s.groups.at);
    lrel__free(data->context, s.group_of);
    lrel__free(data->context, s.sums);
    return status;
}
