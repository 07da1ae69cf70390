/* SPDX-License-Identifier: Apache-2.0 */
/* rows.c: sums of cells become the rows of the account and the credits behind them.
 *
 * The balance is law: every row is checked against the closing that the folds saw, which
 * is found without adding up any flow. */
#include "ledger/cells.h"
#include "ledger/ledger.h"

static const char *const column_names[LREL_COLUMN_COUNT] = {
    "opening", "newly_recorded", "resurvey", "transferred", "cancelled",
    "reduced", "cleared",        "closed",   "closing",     "recorded_again"};

const char *lrel_ledger_column_name(lrel_ledger_column column)
{
    return (unsigned)column < LREL_COLUMN_COUNT ? column_names[column] : "";
}

/* Cells of one group of land on their way into the rows of one account. */
typedef struct land {
    lrel_ledger *ledger;
    uint32_t account;
    lrel_ledger_row *rows; /* of all periods */
    int64_t opening;       /* of the first period */
    int64_t closing;       /* of the last, as the folds saw it */
} land;

static lrel_status fail_extent(lrel_error *err)
{
    return lrel__fail(err, LREL_E_EXTENT, "the areas are too large to add up exactly");
}

static lrel_status balance(lrel_ledger_row *row, lrel_error *err)
{
    /* + or - as the balance in ledger.h has it */
    static const int sign[LREL_COLUMN_CLOSING] = {1, 1, 1, 1, -1, -1, -1, -1};
    int64_t *area2 = row->area2;

    area2[LREL_COLUMN_CLOSING] = 0;
    for (int c = 0; c < LREL_COLUMN_CLOSING; c++)
        if (sign[c] > 0 ? __builtin_add_overflow(area2[LREL_COLUMN_CLOSING], area2[c],
                                                 &area2[LREL_COLUMN_CLOSING])
                        : __builtin_sub_overflow(area2[LREL_COLUMN_CLOSING], area2[c],
                                                 &area2[LREL_COLUMN_CLOSING]))
            return fail_extent(err);
    if (area2[LREL_COLUMN_OPENING] < 0 || area2[LREL_COLUMN_CLOSING] < 0)
        return lrel__fail(err, LREL_E_INVARIANT, "a stock is below zero");
    return LREL_OK;
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
    lrel_ledger *ledger = l->ledger;

    if (c->column == LREL_COLUMN_CLOSING || area2 == 0)
        return;
    ledger->credits[ledger->credit_count++] = (lrel_credit){.account = l->account,
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

        if (!add_up(l, c, end, &next, &sum) || __builtin_add_overflow(*into, sum, into))
            return fail_extent(err);
        add_credit(l, c, sum);
    }
    return LREL_OK;
}

static lrel_status balance_rows(const land *l, lrel_error *err)
{
    size_t periods = l->ledger->input->period_count;
    int64_t opening = l->opening;

    for (size_t p = 0; p < periods; p++) {
        lrel_status status;

        l->rows[p].area2[LREL_COLUMN_OPENING] = opening;
        if ((status = balance(&l->rows[p], err)) != LREL_OK)
            return status;
        opening = l->rows[p].area2[LREL_COLUMN_CLOSING];
    }
    if (periods && opening != l->closing)
        return lrel__fail(err, LREL_E_INVARIANT,
                          "an account closes with other land than stands on its faces");
    return LREL_OK;
}

/* The rows of one account and group of land, with the cells @p cells .. @p end. */
static lrel_status add_land(lrel_ledger *ledger, uint32_t account, const cell *cells,
                            const cell *end, lrel_error *err)
{
    uint32_t periods = (uint32_t)ledger->input->period_count;
    land l = {.ledger = ledger, .account = account};
    lrel_status status;

    if (!lrel__grow(ledger->context, &ledger->rows, &ledger->row_capacity,
                    ledger->row_count + periods, sizeof *ledger->rows))
        return lrel__fail_memory(err);
    l.rows = ledger->rows + ledger->row_count;
    ledger->row_count += periods;
    for (uint32_t p = 0; p < periods; p++)
        l.rows[p] = (lrel_ledger_row){.account = account,
                                      .period = p,
                                      .group = cells->group,
                                      .place = cells->place};
    status = add_cells(&l, cells, end, err);
    return status == LREL_OK ? balance_rows(&l, err) : status;
}

static lrel_status add_account(lrel_ledger *ledger, uint32_t account, const cell *cells,
                               const cell *end, lrel_error *err)
{
    lrel_status status = LREL_OK;

    for (const cell *next; cells < end && status == LREL_OK; cells = next) {
        uint32_t accounts = 0;

        for (next = cells; next < end && lrel_cells__is_same_land(next, cells); next++)
            accounts |= next->accounts;
        if (accounts >> account & 1)
            status = add_land(ledger, account, cells, next, err);
    }
    return status;
}

static lrel_status check_transfers(const lrel_ledger *ledger, lrel_error *err)
{
    size_t sums_count =
        (ledger->input->account_count + 1) * (ledger->input->period_count + 1);
    int64_t *sums = lrel__calloc(ledger->context, sums_count, sizeof *sums);
    bool is_zero = true;

    if (!sums)
        return lrel__fail_memory(err);
    for (size_t i = 0; i < ledger->row_count; i++)
        sums[ledger->rows[i].account * ledger->input->period_count +
             ledger->rows[i].period] += ledger->rows[i].area2[LREL_COLUMN_TRANSFERRED];
    for (size_t i = 0; i < sums_count; i++)
        is_zero &= sums[i] == 0;
    lrel__free(ledger->context, sums);
    return is_zero ? LREL_OK
                   : lrel__fail(err, LREL_E_INVARIANT, "transfers do not add up to zero");
}

lrel_status lrel_ledger__make_rows(lrel_ledger *ledger, lrel_error *err)
{
    cell *cells;
    size_t count, shares;
    lrel_status status = LREL_OK;

    if (!lrel_cells__sort(&ledger->cells, ledger->context, &cells, &count, &shares))
        return lrel__fail_memory(err);
    ledger->credits = lrel__alloc(ledger->context, shares, sizeof *ledger->credits);
    if (!ledger->credits)
        status = lrel__fail_memory(err);
    for (uint32_t a = 0; a <= ledger->input->account_count && status == LREL_OK; a++)
        status = add_account(ledger, a, cells, cells + count, err);
    lrel__free(ledger->context, cells);
    return status == LREL_OK ? check_transfers(ledger, err) : status;
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
