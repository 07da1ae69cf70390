/* SPDX-License-Identifier: Apache-2.0 */
/* add_up.c: the credits of the account and the clearance tasks, each into the cells of
 * all its groups. Areas come from credits alone, so that they add up to the ledger; what
 * cannot be divided (a task, its items, the area that it states) goes where the largest
 * piece of its land lay. */
#include "indicators/making.h"

/* The largest piece that a release counted in one account. */
typedef struct largest {
    int64_t area2; /* 0: it counted nothing there */
    uint32_t group, place;
} largest;

typedef struct adding {
    indicator_making *m;
    uint32_t account;
    largest *largest_of;     /* by release */
    uint32_t *last_of;       /* by task: its last row that counts in the account */
    uint32_t class_value[2]; /* of CHAs and SHAs */
} adding;

/* --- credits --- */

/* How a column changes the stock. */
static int sign_of(uint32_t column)
{
    static const int signs[LREL_COLUMN_COUNT] = {
        [LREL_COLUMN_NEWLY_RECORDED] = 1, [LREL_COLUMN_RESURVEY] = 1,
        [LREL_COLUMN_TRANSFERRED] = 1,    [LREL_COLUMN_CANCELLED] = -1,
        [LREL_COLUMN_REDUCED] = -1,       [LREL_COLUMN_CLEARED] = -1,
        [LREL_COLUMN_CLOSED] = -1};

    return signs[column];
}

typedef struct held {
    const lrel_credit *credit;
    int kind; /* 0: of a CHA, 1: of an SHA, else -1 */
} held;

static void add_held(indicator_cell *cell, const void *what)
{
    const held *h = what;

    cell->held[h->credit->column] += h->credit->area2;
    if (h->kind >= 0)
        cell->came[h->kind] += sign_of(h->credit->column) * h->credit->area2;
}

static void add_done(indicator_cell *cell, const void *what)
{
    const lrel_credit *c = what;

    cell->done[c->column] += c->area2;
}

/* What was cleared, by what the task found. */
typedef struct cleared {
    int64_t area2;
    const uint8_t *outcome;
    const indicator_count *counts;
} cleared;

static void add_cleared(indicator_cell *cell, const void *what)
{
    const cleared *c = what;

    for (int f = 0; f < FINDS_COUNT; f++) {
        cell->counted[f][c->outcome[f]] += c->area2;
        if (c->counts[f].is_stated)
            cell->sure_counted[f] += c->area2;
    }
}

static bool add_opening(adding *ad, const lrel_credit *c, const indicator_whose *whose,
                        int kind)
{
    for (int dim = 0; dim < DIM_COUNT; dim++) {
        indicator_block *block;

        if (whose->value[dim] == UINT32_MAX)
            continue;
        block = lrel_indicators__block(&ad->m->sums, ad->account, (indicator_dim)dim,
                                       whose->value[dim]);
        if (!block)
            return false;
        block->before += c->area2;
        if (kind >= 0)
            block->class_before[kind] += c->area2;
    }
    return true;
}

static void note_largest(adding *ad, const lrel_credit *c)
{
    largest *of = &ad->largest_of[c->record];

    if (c->area2 > of->area2)
        *of = (largest){c->area2, c->group, c->place};
}

static lrel_status add_release(adding *ad, const lrel_credit *c,
                               const indicator_whose *whose, lrel_error *err)
{
    const indicator_tasks *tasks = &ad->m->tasks;
    cleared what = {c->area2, tasks->outcomes[tasks->of_release[c->record]],
                    tasks->counts[c->record]};

    note_largest(ad, c);
    return c->column == LREL_COLUMN_CLEARED
               ? lrel_indicators__add(&ad->m->sums, ad->account, whose, DIMS_EVERY,
                                      c->period, add_cleared, &what, err)
               : LREL_OK;
}

static int kind_of(const adding *ad, const indicator_whose *whose)
{
    for (int kind = 0; kind < 2; kind++)
        if (ad->class_value[kind] != UINT32_MAX &&
            whose->value[DIM_CLASS] == ad->class_value[kind])
            return kind;
    return -1;
}

static lrel_status add_credit(adding *ad, const lrel_credit *c, lrel_error *err)
{
    indicator_sums *sums = &ad->m->sums;
    indicator_whose whose = lrel_indicators__whose_land(sums, c->group, c->place);
    held what = {c, kind_of(ad, &whose)};
    lrel_status status;

    if (c->period == LREL_PERIOD_BEFORE)
        return c->column != LREL_COLUMN_OPENING || add_opening(ad, c, &whose, what.kind)
                   ? LREL_OK
                   : lrel__fail_memory(err);
    status = lrel_indicators__add(sums, ad->account, &whose, DIMS_OF_LAND, c->period,
                                  add_held, &what, err);
    lrel_indicators__set_record(sums, lrel_analysis_record(ad->m->a, c), &whose);
    if (status == LREL_OK)
        status = lrel_indicators__add(sums, ad->account, &whose, DIMS_EVERY, c->period,
                                      add_done, c, err);
    return status == LREL_OK && c->is_release ? add_release(ad, c, &whose, err) : status;
}

/* --- tasks --- */

typedef struct task_row {
    lrel_stated_sum stated;
    const uint8_t *outcome;
    const indicator_count *counts;
    bool is_last; /* of its task: there the task is counted */
} task_row;

static void add_task_row(indicator_cell *cell, const void *what)
{
    const task_row *row = what;

    for (int f = 0; f < FINDS_COUNT; f++) {
        const indicator_count *count = &row->counts[f];

        cell->stated[f][row->outcome[f]] += row->stated;
        cell->tasks[f][row->outcome[f]] += row->is_last;
        cell->sure_records[f] += count->is_stated;
        cell->unsure_records[f] += !count->is_stated;
        if (!count->is_stated)
            continue;
        cell->sure_stated[f] += row->stated;
        cell->items[f] += count->items;
    }
}

static void add_drawn(indicator_cell *cell, const void *what)
{
    const lrel_record_area *area = what;

    cell->drawn += area->counted + area->already_released + area->beyond_hazard;
    cell->beyond += area->beyond_hazard;
}

static lrel_date day_of(const adding *ad, uint32_t release)
{
    const lrel_dataset *data = ad->m->data;
    lrel_date day = data->releases[release].day;

    if (data->releases[release].owner == LREL_OWNER_NONE)
        (void)lrel_dataset_borrowed_day(data, data->record_of_release[release], &day);
    return day;
}

/* Where it counted nothing: the place that it states, and no class. */
static indicator_whose whose_release(const adding *ad, uint32_t release)
{
    const indicator_sums *sums = &ad->m->sums;
    size_t record = ad->m->data->record_of_release[release];
    const largest *of = &ad->largest_of[release];
    indicator_whose whose = {.value = {[DIM_CLASS] = UINT32_MAX,
                                       [DIM_NATIONAL_CLASS] = UINT32_MAX,
                                       [DIM_ASSET] = UINT32_MAX}};

    if (of->area2 > 0)
        whose = lrel_indicators__whose_land(sums, of->group, of->place);
    else
        whose.value[DIM_ADMIN1] = lrel_indicators__find_value(
            sums, DIM_ADMIN1, ad->m->data->records.at[record].place);
    lrel_indicators__set_record(sums, record, &whose);
    return whose;
}

/* A task is of an account where some land of it counted there; with a polygon it is of
 * the account of all land in any case. */
static bool is_task(const adding *ad, uint32_t release)
{
    const lrel_ledger_release *r = &ad->m->data->releases[release];

    return r->product == LREL_PRODUCT_CLEARED &&
           (ad->largest_of[release].area2 > 0 ||
            (ad->account == ad->m->all && r->owner != LREL_OWNER_NONE));
}

static void find_last_rows(adding *ad)
{
    const indicator_tasks *tasks = &ad->m->tasks;
    size_t count = ad->m->data->release_count;

    for (size_t t = 0; t < tasks->count; t++)
        ad->last_of[t] = UINT32_MAX;
    for (uint32_t r = 0; r < count; r++) {
        uint32_t *last = &ad->last_of[tasks->of_release[r]];

        if (is_task(ad, r) &&
            (*last == UINT32_MAX || day_of(ad, r).days >= day_of(ad, *last).days))
            *last = r;
    }
}

static lrel_status add_task(adding *ad, uint32_t r, lrel_error *err)
{
    indicator_making *m = ad->m;
    const lrel_record *record = &m->data->records.at[m->data->record_of_release[r]];
    uint32_t task = m->tasks.of_release[r];
    uint32_t period = lrel_analysis_period_of(m->a, day_of(ad, r));
    indicator_whose whose = whose_release(ad, r);
    task_row row = {.stated = record->area_m2.is_known ? record->area_m2.e4 : 0,
                    .outcome = m->tasks.outcomes[task],
                    .counts = m->tasks.counts[r],
                    .is_last = ad->last_of[task] == r};
    lrel_record_area area;
    lrel_status status = lrel_indicators__add(&m->sums, ad->account, &whose, DIMS_EVERY,
                                              period, add_task_row, &row, err);

    if (status != LREL_OK || ad->account != m->all ||
        m->data->releases[r].owner == LREL_OWNER_NONE)
        return status;
    area = lrel_ledger_release_area(m->a->years.ledger, r, m->all);
    return lrel_indicators__add(&m->sums, ad->account, &whose, DIMS_EVERY, period,
                                add_drawn, &area, err);
}

/* --- all --- */

static lrel_status add_account(adding *ad, size_t *credit, lrel_error *err)
{
    const lrel_ledger *ledger = ad->m->a->years.ledger;
    size_t releases = ad->m->data->release_count;
    lrel_status status = LREL_OK;

    memset(ad->largest_of, 0, (releases + 1) * sizeof *ad->largest_of);
    /* There is always a row for the whole account. */
    if (!lrel_indicators__block(&ad->m->sums, ad->account, DIM_ALL, 0))
        return lrel__fail_memory(err);
    for (; *credit < lrel_ledger_credit_count(ledger) && status == LREL_OK; ++*credit) {
        const lrel_credit *c = lrel_ledger_credit_at(ledger, *credit);

        if (c->account != ad->account)
            break;
        status = add_credit(ad, c, err);
    }
    find_last_rows(ad);
    for (uint32_t r = 0; r < releases && status == LREL_OK; r++)
        if (is_task(ad, r))
            status = add_task(ad, r, err);
    return status;
}

lrel_status lrel_indicators__add_up(indicator_making *m, lrel_error *err)
{
    adding ad = {.m = m,
                 .class_value = {
                     lrel_indicators__find_value(&m->sums, DIM_CLASS, LREL_TEXT("cha")),
                     lrel_indicators__find_value(&m->sums, DIM_CLASS, LREL_TEXT("sha"))}};
    size_t credit = 0, releases = m->data->release_count;
    lrel_status status = LREL_OK;

    ad.largest_of = lrel__alloc(m->context, releases + 1, sizeof *ad.largest_of);
    ad.last_of = lrel__alloc(m->context, m->tasks.count + 1, sizeof *ad.last_of);
    if (!ad.largest_of || !ad.last_of)
        status = lrel__fail_memory(err);
    for (; ad.account <= m->all && status == LREL_OK; ad.account++)
        status = add_account(&ad, &credit, err);
    if (status == LREL_OK)
        status = lrel_indicators__add_spot_items(m, err);
    lrel__free(m->context, ad.largest_of);
    lrel__free(m->context, ad.last_of);
    return status;
}
