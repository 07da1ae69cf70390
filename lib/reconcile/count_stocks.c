/* SPDX-License-Identifier: Apache-2.0 */
/* count_stocks.c: the account under each `count:`, period by period, and the releases
 * that wait in between. */
#include "reconcile/count_stocks.h"

#include "core/fail.h"
#include "dataset/again.h"

static const struct {
    const char *name;
    lrel_count count;
    lrel_key key;
} stages[] = {
    [LREL_STAGE_COMPLETED] = {"completed", LREL_COUNT_COMPLETED, LREL_KEY_TO},
    [LREL_STAGE_ACCEPTED] = {"accepted", LREL_COUNT_ACCEPTED, LREL_KEY_ACCEPTED},
    [LREL_STAGE_HANDED_OVER] = {"handed_over", LREL_COUNT_HANDED_OVER,
                                LREL_KEY_HANDED_OVER},
};

const char *lrel_stage_name(lrel_stage stage)
{
    return stages[stage].name;
}

static bool has_releases(const lrel_dataset *data, uint32_t source)
{
    return data->programme->sources[source].role == LREL_ROLE_RELEASE &&
           data->sources[source].table;
}

bool lrel_stage_falls_back(const lrel_dataset *data, uint32_t source, lrel_stage stage)
{
    return has_releases(data, source) &&
           !data->programme->sources[source].keys[stages[stage].key].is_set;
}

static void see_dates(lrel_count_stocks *all)
{
    const lrel_dataset *data = all->data;
    uint32_t sources = 0;

    for (uint32_t s = 0; s < data->programme->source_count; s++) {
        sources += has_releases(data, s);
        for (int k = 0; k < LREL_STAGE_COUNT; k++)
            all->fallback_n[k] += lrel_stage_falls_back(data, s, (lrel_stage)k);
    }
    for (int k = 0; k < LREL_STAGE_COUNT; k++)
        if (all->fallback_n[k] == sources)
            all->unknown[k] = "no source of releases has such a date";
}

/* ---- one stage ---- */

/* Both end with the same period; before the first one of the other ledger its land is
 * what that opens with. */
static void add_row(lrel_count_stocks *all, const lrel_dataset *other,
                    const lrel_ledger_row *row, lrel_stage stage)
{
    size_t periods = all->data->period_count;
    int64_t earlier = (int64_t)periods - (int64_t)other->period_count;
    lrel_count_stock *of_account = &all->at[row->account * periods];

    if ((int64_t)row->period + earlier >= 0)
        of_account[(int64_t)row->period + earlier].area2[stage] +=
            row->area2[LREL_COLUMN_CLOSING];
    for (int64_t p = 0; row->period == 0 && p < earlier; p++)
        of_account[p].area2[stage] += row->area2[LREL_COLUMN_OPENING];
}

/* The first period at whose end record @p i counts; period_count: not so far. */
static size_t first_period(const lrel_count_stocks *all, const lrel_dataset *other,
                           size_t i)
{
    const lrel_dataset *data = all->data;
    uint32_t release = other->release_of_record[i];
    lrel_date day;
    size_t low = 0, high = data->period_count;

    if (release == UINT32_MAX)
        return high;
    if (other->releases[release].owner != LREL_OWNER_NONE)
        day = other->releases[release].day;
    else if (!lrel_dataset_borrowed_day(other, i, &day))
        return high;
    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (data->period_starts[middle + 1].days > day.days)
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}

static bool is_other_grid(lrel_status status)
{
    return status == LREL_E_COORDINATE || status == LREL_E_EXTENT;
}

/* Fills in the stocks, and by record the first period in which it counts. */
static lrel_status measure(lrel_count_stocks *all, lrel_stage stage, uint32_t *since,
                           lrel_error *err)
{
    lrel_programme rules = *all->data->programme;
    lrel_dataset other;
    lrel_status status;

    rules.count = stages[stage].count;
    status = lrel_dataset_again_by_period(all->data, &rules, &other, err);
    if (status == LREL_OK) {
        all->units_per_m[stage] = lrel_grid_units_per_m(other.grid);
        for (size_t i = 0; i < lrel_ledger_row_count(other.ledger); i++)
            add_row(all, &other, lrel_ledger_row_at(other.ledger, i), stage);
        for (size_t i = 0; i < all->data->records.count; i++)
            since[i] = (uint32_t)first_period(all, &other, i);
    } else if (is_other_grid(status)) {
        all->unknown[stage] = "its records do not fit on one grid";
        status = LREL_OK;
    }
    lrel_dataset_again_clear(&other, all->data);
    return status;
}

/* ---- what waits ---- */

/* The accounts that a release is of, whether it is used or not. */
static uint32_t accounts_of(const lrel_dataset *data, size_t i)
{
    const lrel_record *r = &data->records.at[i];
    uint32_t every = UINT32_MAX >> (32 - data->programme->account_count);
    uint32_t unknown = UINT32_C(1) << data->programme->unknown_account;
    uint32_t release = data->release_of_record[i];

    if (r->contamination)
        return lrel_dataset_accounts_of(data, r->contamination);
    return (release == UINT32_MAX ? every : data->releases[release].accounts) & ~unknown;
}

static void add_waiting(lrel_count_stocks *all, size_t i, lrel_stage stage,
                        uint32_t since, uint32_t until)
{
    size_t periods = all->data->period_count;
    uint32_t accounts = all->data->programme->account_count;
    uint32_t mask = accounts_of(all->data, i) | UINT32_C(1) << accounts;

    for (uint32_t a = 0; a <= accounts; a++)
        for (size_t p = since; mask >> a & 1 && p < until; p++)
            all->at[a * periods + p].waiting_n[stage]++;
}

static void count_waiting(lrel_count_stocks *all, uint32_t *const since[LREL_STAGE_COUNT])
{
    for (size_t i = 0; i < all->data->records.count; i++)
        for (int k = 0; k + 1 < LREL_STAGE_COUNT; k++)
            if (!all->unknown[k] && !all->unknown[k + 1] &&
                all->data->records.at[i].role == LREL_ROLE_RELEASE)
                add_waiting(all, i, (lrel_stage)k, since[k][i], since[k + 1][i]);
}

lrel_status lrel_count_stocks_make(const lrel_dataset *data, lrel_count_stocks *out,
                                   lrel_error *err)
{
    const lrel_context *context = data->context;
    uint32_t *since[LREL_STAGE_COUNT] = {NULL};
    lrel_status status = LREL_OK;

    *out = (lrel_count_stocks){.data = data};
    out->at = lrel__calloc(context,
                           (data->programme->account_count + 1) * data->period_count + 1,
                           sizeof *out->at);
    if (!out->at)
        return lrel__fail_memory(err);
    see_dates(out);
    for (int k = 0; k < LREL_STAGE_COUNT && status == LREL_OK; k++) {
        if (stages[k].count == data->programme->count) {
            out->chosen = (lrel_stage)k;
            out->unknown[k] = NULL; /* it is the account, whatever its dates are */
        }
        since[k] = lrel__alloc(context, data->records.count + 1, sizeof *since[k]);
        if (!since[k])
            status = lrel__fail_memory(err);
        else if (!out->unknown[k])
            status = measure(out, (lrel_stage)k, since[k], err);
    }
    if (status == LREL_OK)
        count_waiting(out, since);
    for (int k = 0; k < LREL_STAGE_COUNT; k++)
        lrel__free(context, since[k]);
    return status;
}

void lrel_count_stocks_clear(lrel_count_stocks *stocks)
{
    if (stocks->data)
        lrel__free(stocks->data->context, stocks->at);
    *stocks = (lrel_count_stocks){0};
}

const lrel_count_stock *lrel_count_stocks_at(const lrel_count_stocks *stocks,
                                             uint32_t account, size_t period)
{
    return &stocks->at[account * stocks->data->period_count + period];
}

bool lrel_count_stocks_waiting(const lrel_count_stocks *stocks,
                               const lrel_count_stock *stock, lrel_stage stage,
                               int64_t *area2)
{
    if (stocks->unknown[stage] || stocks->unknown[stage + 1] ||
        stocks->units_per_m[stage] != stocks->units_per_m[stage + 1])
        return false;
    *area2 = stock->area2[stage + 1] - stock->area2[stage];
    return true;
}
