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

/* Cells in one piece of work, about: a land is never divided. */
#define PIECE_CELLS 4096

/* What a piece makes is counted before it is made, so that all of it is put where it
 * stays: rows and credits are in order of account, then of land. */
typedef struct piece {
    const cell *cells, *end;
    /* in each account how many, and then where the next goes: */
    size_t rows[LREL_ACCOUNT_MAX + 1], credits[LREL_ACCOUNT_MAX + 1];
    lrel_ledger_fault fault; /* where it contradicts itself */
} piece;

typedef struct row_work {
    lrel_ledger *ledger;
    cell *cells;
    size_t count;
    piece *pieces;
    size_t piece_count;
} row_work;

/* Cells that are one but for their accounts, and what they have in each of these. */
typedef struct run {
    const cell *first, *end;
    uint32_t accounts;
    int64_t area2[LREL_ACCOUNT_MAX + 1];
} run;

/* One group of land on its way into the rows of every account that it is in. */
typedef struct land {
    const cell *first;
    uint32_t accounts;
    struct {
        lrel_ledger_row *rows; /* of all periods */
        int64_t opening;       /* of the first period */
        int64_t closing;       /* of the last, as the folds saw it */
    } in[LREL_ACCOUNT_MAX + 1];
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

static lrel_status balance(piece *p, lrel_ledger_row *row, lrel_error *err)
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
                       : fail_at(&p->fault, place_of(row, lowest, 0),
                                 "a stock is below zero", err);
}

/* Adds up the cells from @p c on that are one with it. @return false on overflow */
static bool take_run(run *r, const cell *c, const cell *end)
{
    bool fits = true;

    r->first = c;
    r->accounts = 0;
    for (; c < end && lrel_cells__is_same(c, r->first); c++) {
        for (uint32_t left = c->accounts; left; left &= left - 1) {
            uint32_t a = (uint32_t)__builtin_ctz(left);
            int64_t before = r->accounts >> a & 1 ? r->area2[a] : 0;

            fits &= !__builtin_add_overflow(before, c->area2, &r->area2[a]);
        }
        r->accounts |= c->accounts;
    }
    r->end = c;
    return fits;
}

static bool has_credit(const run *r, uint32_t account)
{
    return r->first->column != LREL_COLUMN_CLOSING && r->area2[account] != 0;
}

/* Where cells of this kind are added up. */
static int64_t *sum_for(land *l, uint32_t account, const cell *c)
{
    if (c->period == LREL_PERIOD_BEFORE)
        return &l->in[account].opening;
    if (c->column == LREL_COLUMN_CLOSING)
        return &l->in[account].closing;
    return &l->in[account].rows[c->period].area2[c->column];
}

/* The rows of a land in an account that it is found to be in. */
static void begin_account(const row_work *w, piece *p, land *l, uint32_t account)
{
    uint32_t periods = (uint32_t)w->ledger->input->period_count;
    lrel_ledger_row *rows = w->ledger->rows + p->rows[account];

    p->rows[account] += periods;
    l->accounts |= UINT32_C(1) << account;
    l->in[account].rows = rows;
    l->in[account].opening = l->in[account].closing = 0;
    for (uint32_t period = 0; period < periods; period++)
        rows[period] = (lrel_ledger_row){.account = account,
                                         .period = period,
                                         .group = l->first->group,
                                         .place = l->first->place};
}

static void add_credit(const row_work *w, piece *p, const run *r, uint32_t account)
{
    const cell *c = r->first;

    w->ledger->credits[p->credits[account]++] = (lrel_credit){.account = account,
                                                              .period = c->period,
                                                              .group = c->group,
                                                              .place = c->place,
                                                              .column = c->column,
                                                              .is_release = c->record & 1,
                                                              .record = c->record / 2,
                                                              .area2 = r->area2[account]};
}

static lrel_status add_run(const row_work *w, piece *p, land *l, const run *r,
                           lrel_error *err)
{
    for (uint32_t left = r->accounts; left; left &= left - 1) {
        uint32_t account = (uint32_t)__builtin_ctz(left);
        int64_t *into;

        if (!(l->accounts >> account & 1))
            begin_account(w, p, l, account);
        into = sum_for(l, account, r->first);
#ifdef LREL_MUTANT_LOST_CLOSING
        into = r->first->column == LREL_COLUMN_CLOSING ? &(int64_t){0} : into;
#endif
        if (__builtin_add_overflow(*into, r->area2[account], into))
            return fail_extent(err);
        if (has_credit(r, account))
            add_credit(w, p, r, account);
    }
    return LREL_OK;
}

static lrel_status balance_rows(const row_work *w, piece *p, const land *l,
                                uint32_t account, lrel_error *err)
{
    size_t periods = w->ledger->input->period_count;
    lrel_ledger_row *rows = l->in[account].rows;
    int64_t opening = l->in[account].opening, closing = l->in[account].closing;

    for (size_t i = 0; i < periods; i++) {
        lrel_status status;

        rows[i].area2[LREL_COLUMN_OPENING] = opening;
        if ((status = balance(p, &rows[i], err)) != LREL_OK)
            return status;
        opening = rows[i].area2[LREL_COLUMN_CLOSING];
    }
    if (periods && opening != closing)
        return fail_at(&p->fault, place_of(&rows[periods - 1], opening, closing),
                       "an account closes with other land than stands on its faces", err);
    return LREL_OK;
}

/* The rows of the land that begins at @p c, in all its accounts. *next: the land behind
 */
static lrel_status make_land(const row_work *w, piece *p, const cell *c,
                             const cell **next, lrel_error *err)
{
    lrel_status status = LREL_OK;
    land l;

    l.first = c;
    l.accounts = 0;
    while (c < p->end && lrel_cells__is_same_land(c, l.first)) {
        run r;

        if (!take_run(&r, c, p->end))
            return fail_extent(err);
        if ((status = add_run(w, p, &l, &r, err)) != LREL_OK)
            return status;
        c = r.end;
    }
    for (uint32_t left = l.accounts; left && status == LREL_OK; left &= left - 1)
        status = balance_rows(w, p, &l, (uint32_t)__builtin_ctz(left), err);
    *next = c;
    return status;
}

static lrel_status make_piece(size_t at, int worker, void *user, lrel_error *err)
{
    row_work *w = user;
    piece *p = &w->pieces[at];
    lrel_status status = LREL_OK;

    for (const cell *c = p->cells; c < p->end && status == LREL_OK;)
        status = make_land(w, p, c, &c, err);
    return status;
}

static lrel_status count_piece(size_t at, int worker, void *user, lrel_error *err)
{
    row_work *w = user;
    piece *p = &w->pieces[at];
    const cell *of = NULL; /* a land */
    uint32_t accounts = 0; /* of it */
    run r;

    for (const cell *c = p->cells; c < p->end; c = r.end) {
        if (!of || !lrel_cells__is_same_land(c, of)) {
            of = c;
            accounts = 0;
        }
        if (!take_run(&r, c, p->end))
            return fail_extent(err);
        for (uint32_t left = r.accounts; left; left &= left - 1) {
            uint32_t account = (uint32_t)__builtin_ctz(left);

            p->credits[account] += has_credit(&r, account);
            if (!(accounts >> account & 1))
                p->rows[account] += w->ledger->input->period_count;
        }
        accounts |= r.accounts;
    }
    return LREL_OK;
}

/* Cuts the cells between two lands, as near to PIECE_CELLS as may be. */
static bool cut_pieces(row_work *w)
{
    const cell *end = w->cells + w->count;

    w->pieces =
        lrel__calloc(w->ledger->context, w->count / PIECE_CELLS + 1, sizeof *w->pieces);
    if (!w->pieces)
        return false;
    for (const cell *c = w->cells; c < end;) {
        piece *p = &w->pieces[w->piece_count++];

        p->cells = c;
        c = end - c > PIECE_CELLS ? c + PIECE_CELLS : end;
        while (c < end && lrel_cells__is_same_land(c, c - 1))
            c++;
        p->end = c;
    }
    return true;
}

/* From how many there are to where each goes, and room for them all. */
static bool make_room(row_work *w)
{
    lrel_ledger *ledger = w->ledger;

    for (uint32_t a = 0; a <= ledger->input->account_count; a++)
        for (size_t i = 0; i < w->piece_count; i++) {
            size_t rows = w->pieces[i].rows[a], credits = w->pieces[i].credits[a];

            w->pieces[i].rows[a] = ledger->row_count;
            w->pieces[i].credits[a] = ledger->credit_count;
            ledger->row_count += rows;
            ledger->credit_count += credits;
        }
    ledger->rows = lrel__alloc(ledger->context, ledger->row_count, sizeof *ledger->rows);
    ledger->credits =
        lrel__alloc(ledger->context, ledger->credit_count, sizeof *ledger->credits);
    return ledger->rows && ledger->credits;
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

/* Of several pieces that contradict themselves the first. */
static void tell_fault(const row_work *w)
{
    for (size_t i = 0; i < w->piece_count; i++)
        if (w->pieces[i].fault.is_known) {
            w->ledger->fault = w->pieces[i].fault;
            return;
        }
}

lrel_status lrel_ledger__make_rows(lrel_ledger *ledger, lrel_error *err)
{
    const lrel_context *context = ledger->context;
    row_work w = {.ledger = ledger};
    lrel_status status;

    if (!lrel_cells__sort(&ledger->cells, context, &w.cells, &w.count) ||
        !cut_pieces(&w)) {
        status = lrel__fail_memory(err);
        goto done;
    }
    status = lrel__parallel(context, w.piece_count, count_piece, &w, err);
    if (status == LREL_OK && !make_room(&w))
        status = lrel__fail_memory(err);
    if (status == LREL_OK)
        status = lrel__parallel(context, w.piece_count, make_piece, &w, err);
    tell_fault(&w);
    if (status == LREL_OK)
        status = check_transfers(ledger, err);
done:
    lrel__free(context, w.pieces);
    lrel__free(context, w.cells);
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
