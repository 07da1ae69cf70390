/* SPDX-License-Identifier: Apache-2.0 */
/* waterfall.c: from what an organisation's releases state to what is counted of them,
 * step by step, per product and year. It adds up exactly: what no step explains is the
 * last one. */
#include <stdio.h>
#include <stdlib.h>

#include "core/fail.h"
#include "report/agency.h"
#include "report/report.h"

/* In 1e-7 m2: fine enough for half a unit of any grid and for what people state. */
typedef __int128 fine_area;

typedef enum step {
    STATED,
    SET_ASIDE, /* one for each reason */
    WITHOUT_SHAPE = SET_ASIDE + LREL_REASON_COUNT,
    NOTHING_STATED,
    DRAWN_OTHERWISE,
    ALREADY_RELEASED,
    BEYOND_NAMED,
    BEYOND_UNNAMED,
    REST,
    COUNTED
} step;

static const char *const step_names[] = {
    [STATED] = "stated",
    [WITHOUT_SHAPE] = "no shape",
    [NOTHING_STATED] = "drawn, no area stated",
    [DRAWN_OTHERWISE] = "drawn otherwise than stated",
    [ALREADY_RELEASED] = "already released",
    [BEYOND_NAMED] = "beyond recorded hazard, names a hazard on file",
    [BEYOND_UNNAMED] = "beyond recorded hazard, names none on file",
    [REST] = "rest",
    [COUNTED] = "counted",
};

/* What one record, later all of a group, has in one step. */
typedef struct entry {
    int product; /* -1: not understood */
    int year;    /* 0: no date */
    int step;
    size_t records_n;
    fine_area area;
} entry;

typedef struct entries {
    entry *at;
    size_t count, capacity;
} entries;

static fine_area of_stated(lrel_stated_number area)
{
    return (fine_area)lrel_report__stated(area) * 1000;
}

static fine_area of_grid(const lrel_dataset *data, int64_t area2)
{
    int units = lrel_grid_units_per_m(data->grid);

    return (fine_area)area2 * (5000000 / ((fine_area)units * units));
}

static int year_of(const lrel_dataset *data, size_t i)
{
    const lrel_record *r = &data->records.at[i];
    lrel_date day;
    int year, month, number;

    if (!lrel_dataset_borrowed_day(data, i, &day)) {
        if (!r->counts_on.is_known)
            return 0;
        day = r->counts_on.last;
    }
    lrel_date_to_calendar(day, &year, &month, &number);
    return year;
}

/* ---- one record ---- */

/* The steps of one record, whose sum is what is counted of it. */
typedef struct record_steps {
    const lrel_context *context;
    entries *to;
    entry begun; /* its product and year */
    fine_area sum;
    bool has_failed;
} record_steps;

static void add(record_steps *of, int number, fine_area area)
{
    entry *place = LREL__PUSH(of->context, of->to);

    of->sum += area;
    if (!place) {
        of->has_failed = true;
        return;
    }
    *place = of->begun;
    place->step = number;
    place->records_n = 1;
    place->area = area;
}

static void add_if_any(record_steps *of, int number, fine_area area)
{
    if (area != 0)
        add(of, number, area);
}

static void add_used(record_steps *of, const lrel_dataset *data, size_t i)
{
    const lrel_record *r = &data->records.at[i];
    uint32_t release = data->release_of_record[i];
    fine_area stated = of_stated(r->area_m2), drawn = 0;
    lrel_record_area area = {0};

    if (data->owner[i] == LREL_OWNER_NONE) {
        add(of, WITHOUT_SHAPE, -stated);
    } else {
        drawn = of_grid(data, lrel_mosaic_owner_area(data->mosaic, data->owner[i]).area2);
        if (r->area_m2.is_known)
            add_if_any(of, DRAWN_OTHERWISE, drawn - stated);
        else
            add(of, NOTHING_STATED, drawn);
    }
    if (release != UINT32_MAX)
        area = lrel_ledger_release_area(data->ledger, release,
                                        data->programme->account_count);
    add_if_any(of, ALREADY_RELEASED, -of_grid(data, area.already_released));
    add_if_any(of,
               release != UINT32_MAX && data->named_accounts[release] ? BEYOND_NAMED
                                                                      : BEYOND_UNNAMED,
               -of_grid(data, area.beyond_hazard));
    add_if_any(of, REST, of_grid(data, area.counted) - of->sum);
}

static lrel_status add_record(entries *to, const lrel_dataset *data, size_t i,
                              lrel_error *err)
{
    const lrel_record *r = &data->records.at[i];
    record_steps of = {
        data->context, to, {r->product, year_of(data, i), 0, 0, 0}, 0, false};

    add(&of, STATED, of_stated(r->area_m2));
    if (r->used)
        add_used(&of, data, i);
    else
        add(&of, SET_ASIDE + (int)r->reason, -of.sum);
    add(&of, COUNTED, of.sum);
    return of.has_failed ? lrel__fail_memory(err) : LREL_OK;
}

/* ---- groups ---- */

static int compare(const void *left, const void *right)
{
    const entry *a = left, *b = right;

    if (a->product != b->product)
        return a->product < b->product ? -1 : 1;
    if (a->year != b->year)
        return a->year < b->year ? -1 : 1;
    return a->step < b->step ? -1 : a->step > b->step;
}

static void add_up(entries *all)
{
    size_t kept = 0;

    if (all->count)
        qsort(all->at, all->count, sizeof *all->at, compare);
    for (size_t i = 0; i < all->count; i++) {
        if (kept == 0 || compare(&all->at[kept - 1], &all->at[i]) != 0) {
            all->at[kept++] = all->at[i];
            continue;
        }
        all->at[kept - 1].records_n += all->at[i].records_n;
        all->at[kept - 1].area += all->at[i].area;
    }
    all->count = kept;
}

/* ---- the table ---- */

/* "-12.5": without the zeros at the end. */
static void format_area(fine_area area, char out[64])
{
    unsigned __int128 rest =
        area < 0 ? -(unsigned __int128)area : (unsigned __int128)area;
    char digits[48];
    int count = 0, decimals = 7, length = 0;

    for (; rest > 0 || count < 8; rest /= 10)
        digits[count++] = (char)('0' + (int)(rest % 10));
    if (area < 0)
        out[length++] = '-';
    while (count > 7)
        out[length++] = digits[--count];
    while (decimals > 0 && digits[7 - decimals] == '0')
        decimals--;
    if (decimals > 0)
        out[length++] = '.';
    for (int i = 0; i < decimals; i++)
        out[length++] = digits[6 - i];
    out[length] = '\0';
}

static void write_step(const entry *e, lrel_csv *csv)
{
    char text[120];

    lrel_csv_string(csv, lrel_vocabulary_name(&lrel_vocabulary_product, e->product));
    if (e->year)
        lrel_csv_integer(csv, e->year);
    else
        lrel_csv_empty(csv);
    if (e->step >= SET_ASIDE && e->step < WITHOUT_SHAPE) {
        snprintf(text, sizeof text, "set aside: %s",
                 lrel_reason_text((lrel_reason)(e->step - SET_ASIDE)));
        lrel_csv_string(csv, text);
    } else {
        lrel_csv_string(csv, step_names[e->step]);
    }
    lrel_csv_integer(csv, (int64_t)e->records_n);
    format_area(e->area, text);
    lrel_csv_string(csv, text);
    lrel_csv_end_row(csv);
}

lrel_status lrel_report_waterfall(const lrel_agency *agency, lrel_stream *stream,
                                  lrel_error *err)
{
    static const char *const columns[] = {"product", "year", "step", "records_n", "m2"};
    const lrel_dataset *data = agency->data;
    entries all = {0};
    lrel_status status = LREL_OK;
    lrel_csv csv;

    for (size_t i = 0; i < data->records.count && status == LREL_OK; i++)
        if (agency->owns_record[i] && data->records.at[i].role == LREL_ROLE_RELEASE)
            status = add_record(&all, data, i, err);
    if (status == LREL_OK) {
        add_up(&all);
        lrel_csv_begin(&csv, stream, columns, sizeof columns / sizeof *columns);
        for (size_t i = 0; i < all.count; i++)
            write_step(&all.at[i], &csv);
    }
    lrel__free(data->context, all.at);
    return status;
}
