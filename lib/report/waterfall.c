/* SPDX-License-Identifier: Apache-2.0 */
/* waterfall.c: the steps of every release, added up by operator, product and year. */
#include "report/waterfall.h"

#include <stdio.h>
#include <stdlib.h>

#include "core/fail.h"
#include "dataset/hazard_names.h"
#include "report/report.h"

static const char *const step_names[] = {
    [LREL_WATERFALL_STATED] = "stated",
    [LREL_WATERFALL_WITHOUT_SHAPE] = "no shape",
    [LREL_WATERFALL_NOTHING_STATED] = "drawn, no area stated",
    [LREL_WATERFALL_DRAWN_OTHERWISE] = "drawn otherwise than stated",
    [LREL_WATERFALL_BORROWED] = "taken of the closed hazard it names",
    [LREL_WATERFALL_ALREADY_RELEASED] = "already released",
    [LREL_WATERFALL_BEYOND_NAMED] = "beyond recorded hazard, names a hazard on file",
    [LREL_WATERFALL_BEYOND_UNNAMED] = "beyond recorded hazard, names none on file",
    [LREL_WATERFALL_REMAINS] = "still contaminated by something else",
    [LREL_WATERFALL_REST] = "rest",
    [LREL_WATERFALL_COUNTED] = "counted",
};

void lrel_waterfall_step_name(lrel_waterfall_step step, char out[120])
{
    if (step >= LREL_WATERFALL_SET_ASIDE && step < LREL_WATERFALL_WITHOUT_SHAPE)
        snprintf(out, 120, "set aside: %s",
                 lrel_reason_text((lrel_reason)(step - LREL_WATERFALL_SET_ASIDE)));
    else
        snprintf(out, 120, "%s", step_names[step]);
}

/* ---- areas ---- */

static lrel_fine_area of_stated(lrel_stated_number area)
{
    return (lrel_fine_area)lrel_report__stated(area) * 1000;
}

lrel_fine_area lrel_fine_area_of(const lrel_dataset *data, int64_t area2)
{
    int units = lrel_grid_units_per_m(data->grid);

    return (lrel_fine_area)area2 * (5000000 / ((lrel_fine_area)units * units));
}

void lrel_fine_area_format(lrel_fine_area area, char out[64])
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

/* ---- when ---- */

bool lrel_waterfall_day(const lrel_dataset *data, size_t record, lrel_date *out)
{
    const lrel_record *r = &data->records.at[record];
    uint32_t release = data->release_of_record[record];

    if (lrel_dataset_borrowed_day(data, record, out))
        return true;
    if (release != UINT32_MAX && data->releases[release].owner != LREL_OWNER_NONE)
        *out = data->releases[release].day;
    else if (r->counts_on.is_known)
        *out = r->counts_on.last;
    else
        *out = r->to.last;
    return release != UINT32_MAX || r->counts_on.is_known || r->to.is_known;
}

static int year_of(const lrel_dataset *data, size_t record)
{
    lrel_date day;
    int year;

    if (!lrel_waterfall_day(data, record, &day))
        return 0;
    lrel_date_to_calendar(day, &year, NULL, NULL);
    return year;
}

/* ---- which ---- */

/* The accounts of the hazards that a record names; 0: none of them is in the account. */
static uint32_t named_accounts(const lrel_dataset *data, const hazard_names *names,
                               const lrel_record *r)
{
    uint32_t accounts = 0;

    for (size_t k = 0; k < r->hazard_count; k++) {
        size_t first, last;

        if (!lrel_hazard_names__find_id(names, data, r->hazards[k], &first, &last))
            continue;
        for (; first < last; first++) {
            uint32_t row = data->hazard_of_record[names->records[first]];

            accounts |= row == UINT32_MAX ? 0 : data->hazards[row].accounts;
        }
    }
    return accounts;
}

/* The accounts that the release is for, as the ledger takes it (dataset/reference.c), but
 * for one: every release touches land of unknown contamination too, and that alone makes
 * it none of that account's. */
static uint32_t accounts_of(const lrel_dataset *data, const hazard_names *names,
                            size_t record)
{
    const lrel_record *r = &data->records.at[record];
    uint32_t release = data->release_of_record[record];
    uint32_t every = UINT32_MAX >> (32 - data->programme->account_count);
    uint32_t unknown = UINT32_C(1) << data->programme->unknown_account, accounts;

    if (r->contamination)
        return lrel_dataset_accounts_of(data, r->contamination);
    if (!(accounts = named_accounts(data, names, r)))
        accounts = every & ~unknown;
    if (r->activity == LREL_ACTIVITY_BAC)
        accounts &= ~lrel_dataset_accounts_of(data, UINT32_C(1) << LREL_CONTAMINATION_AP);
    return release == UINT32_MAX ? accounts : accounts & data->releases[release].accounts;
}

static int compare_groups(const lrel_waterfall_release *a,
                          const lrel_waterfall_release *b)
{
    int order = lrel_text_compare(a->operator_name, b->operator_name);

    if (order)
        return order;
    if (a->product != b->product)
        return a->product < b->product ? -1 : 1;
    return a->year < b->year ? -1 : a->year > b->year;
}

static int compare_releases(const void *left, const void *right)
{
    const lrel_waterfall_release *a = left, *b = right;
    int order = compare_groups(a, b);

    return order ? order : a->record < b->record ? -1 : a->record > b->record;
}

/* A row that its source leaves to another one is none of its releases. */
static bool is_release(const lrel_record *r)
{
    return r->role == LREL_ROLE_RELEASE && r->reason != LREL_REASON_ANOTHER_KIND;
}

static void list_releases(lrel_waterfall_ground *ground, const hazard_names *names,
                          const bool *only, bool by_operator)
{
    const lrel_dataset *data = ground->data;

    for (size_t i = 0; i < data->records.count; i++) {
        const lrel_record *r = &data->records.at[i];

        if (is_release(r) && (!only || only[i]))
            ground->at[ground->count++] = (lrel_waterfall_release){
                by_operator ? r->operator_name : LREL_TEXT(""), r->product,
                year_of(data, i), (uint32_t)i, accounts_of(data, names, i)};
    }
    if (ground->count > 1)
        qsort(ground->at, ground->count, sizeof *ground->at, compare_releases);
}

static void find_leaving(lrel_waterfall_ground *ground)
{
    const lrel_ledger *ledger = ground->data->ledger;
    uint32_t all = ground->data->programme->account_count;

    for (size_t i = 0; i < lrel_ledger_credit_count(ledger); i++) {
        const lrel_credit *c = lrel_ledger_credit_at(ledger, i);

        if (c->account == all && c->is_release && c->column >= LREL_COLUMN_CANCELLED &&
            c->column <= LREL_COLUMN_CLEARED)
            ground->leaves_all[c->record] += c->area2;
    }
}

lrel_status lrel_waterfall_ground_make(const lrel_dataset *data, const bool *only,
                                       bool by_operator, lrel_waterfall_ground *out,
                                       lrel_error *err)
{
    const lrel_context *context = data->context;
    hazard_names names = {0};
    lrel_status status;

    *out = (lrel_waterfall_ground){.data = data};
    out->at = lrel__alloc(context, data->records.count + 1, sizeof *out->at);
    out->leaves_all =
        lrel__calloc(context, data->release_count + 1, sizeof *out->leaves_all);
    status = lrel_hazard_names__init(&names, data, err);
    if (status == LREL_OK && (!out->at || !out->leaves_all))
        status = lrel__fail_memory(err);
    if (status == LREL_OK) {
        list_releases(out, &names, only, by_operator);
        find_leaving(out);
    }
    lrel_hazard_names__clear(&names, context);
    return status;
}

void lrel_waterfall_ground_clear(lrel_waterfall_ground *ground)
{
    if (!ground->data)
        return;
    lrel__free(ground->data->context, ground->at);
    lrel__free(ground->data->context, ground->leaves_all);
    *ground = (lrel_waterfall_ground){0};
}

/* ---- one account ---- */

typedef struct making {
    const lrel_dataset *data;
    const lrel_waterfall_ground *ground;
    uint32_t account;
} making;

static lrel_record_area area_of(const making *m, uint32_t release, uint32_t account)
{
    return release == UINT32_MAX
               ? (lrel_record_area){0}
               : lrel_ledger_release_area(m->data->ledger, release, account);
}

/* Whether the release is for land of the account, or did something there. */
static bool is_of_account(const making *m, const lrel_waterfall_release *one)
{
    lrel_record_area area;

    if (m->account >= m->data->programme->account_count ||
        one->accounts >> m->account & 1)
        return true;
    area = area_of(m, m->data->release_of_record[one->record], m->account);
    return area.counted || area.already_released;
}

/* ---- one record ---- */

/* The steps of one record, whose sum is what is counted of it. */
typedef struct record_steps {
    lrel_waterfall *to;
    lrel_fine_area sum;
} record_steps;

static void add(record_steps *of, int step, lrel_fine_area area)
{
    of->to->records_n[step]++;
    of->to->area[step] += area;
    of->sum += area;
}

static void add_if_any(record_steps *of, int step, lrel_fine_area area)
{
    if (area != 0)
        add(of, step, area);
}

static void add_shape(record_steps *of, const making *m, size_t i)
{
    const lrel_dataset *data = m->data;
    lrel_stated_number stated = data->records.at[i].area_m2;
    lrel_fine_area drawn = lrel_fine_area_of(
        data, lrel_mosaic_owner_area(data->mosaic, data->owner[i]).area2);

    if (stated.is_known)
        add_if_any(of, LREL_WATERFALL_DRAWN_OTHERWISE, drawn - of_stated(stated));
    else
        add(of, LREL_WATERFALL_NOTHING_STATED, drawn);
}

static void add_used(record_steps *of, const making *m, size_t i)
{
    const lrel_dataset *data = m->data;
    uint32_t release = data->release_of_record[i], all = data->programme->account_count;
    bool has_shape = data->owner[i] != LREL_OWNER_NONE;
    lrel_record_area area = area_of(m, release, m->account < all ? m->account : all);
    lrel_fine_area counted = lrel_fine_area_of(data, area.counted);
    lrel_fine_area leaves = m->account == all && release != UINT32_MAX
                                ? lrel_fine_area_of(data, m->ground->leaves_all[release])
                                : counted;

    if (has_shape)
        add_shape(of, m, i);
    else
        add(of, LREL_WATERFALL_WITHOUT_SHAPE, -of_stated(data->records.at[i].area_m2));
    add_if_any(of, LREL_WATERFALL_BORROWED, has_shape ? 0 : counted);
    add_if_any(of, LREL_WATERFALL_ALREADY_RELEASED,
               -lrel_fine_area_of(data, area.already_released));
    add_if_any(of,
               release != UINT32_MAX && data->named_accounts[release]
                   ? LREL_WATERFALL_BEYOND_NAMED
                   : LREL_WATERFALL_BEYOND_UNNAMED,
               -lrel_fine_area_of(data, area.beyond_hazard));
    add_if_any(of, LREL_WATERFALL_REMAINS, leaves - counted);
    add_if_any(of, LREL_WATERFALL_REST, leaves - of->sum);
}

static void add_record(lrel_waterfall *to, const making *m, size_t i)
{
    const lrel_record *r = &m->data->records.at[i];
    record_steps of = {to, 0};

    add(&of, LREL_WATERFALL_STATED, of_stated(r->area_m2));
    if (r->used)
        add_used(&of, m, i);
    else
        add(&of, LREL_WATERFALL_SET_ASIDE + (int)r->reason, -of.sum);
    to->records_n[LREL_WATERFALL_COUNTED]++;
    to->area[LREL_WATERFALL_COUNTED] += of.sum;
}

/* ---- all records ---- */

static lrel_status add_up(const making *m, lrel_waterfalls *out, lrel_error *err)
{
    const lrel_waterfall_release *before = NULL;
    lrel_waterfall *last = NULL;

    for (size_t i = 0; i < m->ground->count; i++) {
        const lrel_waterfall_release *one = &m->ground->at[i];

        if (!is_of_account(m, one))
            continue;
        if (!before || compare_groups(before, one) != 0) {
            if (!(last = LREL__PUSH(m->data->context, out)))
                return lrel__fail_memory(err);
            *last = (lrel_waterfall){.operator_name = one->operator_name,
                                     .product = one->product,
                                     .year = one->year,
                                     .first = out->record_count};
        }
        before = one;
        out->records[out->record_count++] = one->record;
        last->count++;
        add_record(last, m, one->record);
    }
    return LREL_OK;
}

lrel_status lrel_waterfalls_make(const lrel_waterfall_ground *ground, uint32_t account,
                                 lrel_waterfalls *out, lrel_error *err)
{
    const lrel_dataset *data = ground->data;
    const making m = {data, ground, account};

    *out = (lrel_waterfalls){.data = data};
    out->records = lrel__alloc(data->context, ground->count + 1, sizeof *out->records);
    return out->records ? add_up(&m, out, err) : lrel__fail_memory(err);
}

void lrel_waterfalls_clear(lrel_waterfalls *all)
{
    if (!all->data)
        return;
    lrel__free(all->data->context, all->records);
    lrel__free(all->data->context, all->at);
    *all = (lrel_waterfalls){0};
}
