/* SPDX-License-Identifier: Apache-2.0 */
/* rows.c: sums of cells become the rows of the account and the credits behind them.
 *
 * The balance is law: every row is checked against the closing that the folds saw, which
 * is found without adding up any flow. */
#include <string.h>

#include "core/threads.h"
#include "ledger/cells.h"
#include "ledger/ledger.h"

static const char *const column_names[LREL_COLUMN_COUNT] = {
    "opening", "newly_recorded", "resurvey", "transferred", "cancelled",
    "reduced", "cleared",        "closed",   "closing",     "recorded_again"};

const char *lrel_ledger_column_name(lrel_ledger_column column)
{
    return (unsigned)column < LREL_COLUMN_COUNT ? column_names[column] : "";
}

/* Rows and credits of one account. Accounts are made each by itself, on all threads. */
typedef struct account_part {
    struct {
        lrel_ledger_row *at;
        size_t count, capacity;
    } rows;
    lrel_credit *credits; /* among the ledger's */
    size_t credit_count;
    lrel_ledger_fault fault; /* where it contradicts itself */
} account_part;

typedef struct row_work {
    lrel_ledger *ledger;
    cell *cells;
    size_t count;
    account_part parts[LREL_ACCOUNT_MAX + 1];
} row_work;

/* Cells of one group of land on their way into the rows of one account. */
typedef struct land {
    uint32_t account;
    account_part *part;
    lrel_ledger_row *rows; /* of all periods */
    size_t periods;
    int64_t opening; /* of the first period */
    int64_t closing; /* of the last, as the folds saw it */
} land;

static lrel_status fail_extent(lrel_error *err)
{
    return lrel__fail(err, LREL_E_EXTENT, "the areas are too large to add up exactly");
}

/* Notes where, for a person to look at. */
static lrel_status fail_at(lrel_ledger_fault *fault, lrel_ledger_fault where,
                           const char *what, lrel_error *err)
{
    where.is_known = true;
    *fault = where;
    return lrel__fail(err, LREL_E_INVARIANT, "%s", what);
}

static lrel_ledger_fault place_of(const lrel_ledger_row *row, int64_t found2,
                                  int64_t wanted2)
{
    return (lrel_ledger_fault){.account = row->account,
                               .period = row->period,
                               .group = row->group,
                               .place = row->place,
                               .found2 = found2,
                               .wanted2 = wanted2};
}

static lrel_status balance(const land *l, lrel_ledger_row *row, lrel_error *err)
{
    /* + or - as the balance in ledger.h has it */
    static const int sign[LREL_COLUMN_CLOSING] = {1, 1, 1, 1, -1, -1, -1, -1};
    int64_t *area2 = row->area2, lowest;

    area2[LREL_COLUMN_CLOSING] = 0;
    for (int c = 0; c < LREL_COLUMN_CLOSING; c++)
        if (sign[c] > 0 ? __builtin_add_overflow(area2[LREL_COLUMN_CLOSING], area2[c],
                                                 &area2[LREL_COLUMN_CLOSING])
                        : __builtin_sub_overflow(area2[LREL_COLUMN_CLOSING], area2[c],
                                                 &area2[LREL_COLUMN_CLOSING]))
            return fail_extent(err);
    lowest = area2[LREL_COLUMN_OPENING] < area2[LREL_COLUMN_CLOSING]
                 ? area2[LREL_COLUMN_OPENING]
                 : area2[LREL_COLUMN_CLOSING];
    return lowest >= 0 ? LREL_OK
                       : fail_at(&l->part->fault, place_of(row, lowest, 0),
                                 "a stock is below zero", err);
}

/* Adds up what the cells from @p c on, which are one but for their accounts, have in the
 * land's account. *next: the first that is another. @return false on overflow */
static bool add_up(const land *l, const cell *c, const cell *end, const cell **next,
                   int64_t *sum)
{
    const cell *first = c;
    bool fits = true;

    *sum = 0;
    for (; c < end && lrel_cells__is_same(c, first); c++)
        if (c->accounts >> l->account & 1)
            fits &= !__builtin_add_overflow(*sum, c->area2, sum);
    *next = c;
    return fits;
}

/* Where cells of this kind are added up. */
static int64_t *sum_for(land *l, const cell *c)
{
    if (c->period == LREL_PERIOD_BEFORE)
        return &l->opening;
    if (c->column == LREL_COLUMN_CLOSING)
        return &l->closing;
    return &l->rows[c->period].area2[c->column];
}

static void add_credit(const land *l, const cell *c, int64_t area2)
{
    account_part *part = l->part;

    if (c->column == LREL_COLUMN_CLOSING || area2 == 0)
        return;
    part->credits[part->credit_count++] = (lrel_credit){.account = l->account,
                                                        .period = c->period,
                                                        .group = c->group,
                                                        .place = c->place,
                                                        .column = c->column,
                                                        .is_release = c->record & 1,
                                                        .record = c->record / 2,
                                                        .area2 = area2};
}

static lrel_status add_cells(land *l, const cell *cells, const cell *end, lrel_error *err)
{
    for (const cell *c = cells, *next; c < end; c = next) {
        int64_t sum, *into = sum_for(l, c);

#ifdef LREL_MUTANT_LOST_CLOSING
        into = c->column == LREL_COLUMN_CLOSING ? &(int64_t){0} : into;
#endif
        if (!add_up(l, c, end, &next, &sum) || __builtin_add_overflow(*into, sum, into))
            return fail_extent(err);
        add_credit(l, c, sum);
    }
    return LREL_OK;
}

static lrel_status balance_rows(const land *l, lrel_error *err)
{
    int64_t opening = l->opening;

    for (size_t p = 0; p < l->periods; p++) {
        lrel_status status;

        l->rows[p].area2[LREL_COLUMN_OPENING] = opening;
        if ((status = balance(l, &l->rows[p], err)) != LREL_OK)
            return status;
        opening = l->rows[p].area2[LREL_COLUMN_CLOSING];
    }
    if (l->periods && opening != l->closing)
        return fail_at(&l->part->fault,
                       place_of(&l->rows[l->periods - 1], opening, l->closing),
                       "an account closes with other land than stands on its faces", err);
    return LREL_OK;
}

/* The rows of one account and group of land, with the cells @p cells .. @p end. */
static lrel_status add_land(row_work *w, uint32_t account, const cell *cells,
                            const cell *end, lrel_error *err)
{
    account_part *part = &w->parts[account];
    land l = {account, part, NULL, w->ledger->input->period_count, 0, 0};
    lrel_status status;

    if (!lrel__grow(w->ledger->context, &part->rows.at, &part->rows.capacity,
                    part->rows.count + l.periods, sizeof *part->rows.at))
        return lrel__fail_memory(err);
    l.rows = part->rows.at + part->rows.count;
    part->rows.count += l.periods;
    for (uint32_t p = 0; p < l.periods; p++)
        l.rows[p] = (lrel_ledger_row){.account = account,
                                      .period = p,
                                      .group = cells->group,
                                      .place = cells->place};
    status = add_cells(&l, cells, end, err);
    return status == LREL_OK ? balance_rows(&l, err) : status;
}

static lrel_status add_account(size_t account, int worker, void *user, lrel_error *err)
{
    row_work *w = user;
    const cell *end = w->cells + w->count;
    lrel_status status = LREL_OK;

    for (const cell *c = w->cells, *next; c < end && status == LREL_OK; c = next) {
        uint32_t accounts = 0;

        for (next = c; next < end && lrel_cells__is_same_land(next, c); next++)
            accounts |= next->accounts;
        if (accounts >> account & 1)
            status = add_land(w, (uint32_t)account, c, next, err);
    }
    return status;
}

/* Room for the credits of every account, each behind the one before. */
static bool make_room(row_work *w)
{
    uint32_t accounts = w->ledger->input->account_count + 1;
    size_t most[LREL_ACCOUNT_MAX + 1] = {0}, sum = 0;

    for (size_t i = 0; i < w->count; i++)
        for (uint32_t left = w->cells[i].accounts; left; left &= left - 1)
            most[__builtin_ctz(left)]++;
    for (uint32_t a = 0; a < accounts; a++)
        sum += most[a];
    w->ledger->credits = lrel__alloc(w->ledger->context, sum, sizeof *w->ledger->credits);
    if (!w->ledger->credits)
        return false;
    sum = 0;
    for (uint32_t a = 0; a < accounts; sum += most[a++])
        w->parts[a].credits = w->ledger->credits + sum;
    return true;
}

/* The parts of all accounts one behind the other, without gaps. */
static bool join_parts(row_work *w)
{
    lrel_ledger *ledger = w->ledger;
    uint32_t accounts = ledger->input->account_count + 1;
    size_t rows = 0;

    for (uint32_t a = 0; a < accounts; a++)
        rows += w->parts[a].rows.count;
    ledger->rows = lrel__alloc(ledger->context, rows, sizeof *ledger->rows);
    if (!ledger->rows)
        return false;
    for (uint32_t a = 0; a < accounts; a++) {
        const account_part *part = &w->parts[a];

        if (part->rows.count)
            memcpy(ledger->rows + ledger->row_count, part->rows.at,
                   part->rows.count * sizeof *ledger->rows);
        ledger->row_count += part->rows.count;
        memmove(ledger->credits + ledger->credit_count, part->credits,
                part->credit_count * sizeof *ledger->credits);
        ledger->credit_count += part->credit_count;
    }
    return true;
}

static lrel_status check_transfers(lrel_ledger *ledger, lrel_error *err)
{
    size_t periods = ledger->input->period_count, at = 0;
    size_t sums_count = (ledger->input->account_count + 1) * (periods + 1);
    int64_t *sums = lrel__calloc(ledger->context, sums_count, sizeof *sums), rest = 0;

    if (!sums)
        return lrel__fail_memory(err);
    for (size_t i = 0; i < ledger->row_count; i++)
        sums[ledger->rows[i].account * periods + ledger->rows[i].period] +=
            ledger->rows[i].area2[LREL_COLUMN_TRANSFERRED];
    while (at < sums_count && sums[at] == 0)
        at++;
    if (at < sums_count)
        rest = sums[at];
    lrel__free(ledger->context, sums);
    if (rest == 0)
        return LREL_OK;
    return fail_at(&ledger->fault,
                   (lrel_ledger_fault){.account = (uint32_t)(at / periods),
                                       .period = (uint32_t)(at % periods),
                                       .group = LREL_FAULT_ALL,
                                       .place = LREL_FAULT_ALL,
                                       .found2 = rest},
                   "transfers do not add up to zero", err);
}

/* Of several accounts that contradict themselves the first, whatever the threads. */
static void tell_fault(const row_work *w)
{
    for (uint32_t a = 0; a <= w->ledger->input->account_count; a++)
        if (w->parts[a].fault.is_known) {
            w->ledger->fault = w->parts[a].fault;
            return;
        }
}

lrel_status lrel_ledger__make_rows(lrel_ledger *ledger, lrel_error *err)
{
    row_work w = {.ledger = ledger};
    lrel_status status;

    if (!lrel_cells__sort(&ledger->cells, ledger->context, &w.cells, &w.count) ||
        !make_room(&w)) {
        status = lrel__fail_memory(err);
        goto done;
    }
    status = lrel__parallel(ledger->context, ledger->input->account_count + 1,
                            add_account, &w, err);
    tell_fault(&w);
    if (status == LREL_OK && !join_parts(&w))
        status = lrel__fail_memory(err);
    if (status == LREL_OK)
        status = check_transfers(ledger, err);
done:
    for (uint32_t a = 0; a <= ledger->input->account_count; a++)
        lrel__free(ledger->context, w.parts[a].rows.at);
    lrel__free(ledger->context, w.cells);
    return status;
}

size_t lrel_ledger_row_count(const lrel_ledger *ledger)
{
    return ledger->row_count;
}

const lrel_ledger_row *lrel_ledger_row_at(const lrel_ledger *ledger, size_t row)
{
    return &ledger->rows[row];
}

size_t lrel_ledger_credit_count(const lrel_ledger *ledger)
{
    return ledger->credit_count;
}

const lrel_credit *lrel_ledger_credit_at(const lrel_ledger *ledger, size_t credit)
{
    return &ledger->credits[credit];
}
