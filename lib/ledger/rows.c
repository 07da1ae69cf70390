/* SPDX-License-Identifier: Apache-2.0 */
/* rows.c: sums of cells become the rows of the account and the credits behind them.
 *
 * The balance is law: every row is checked against the closing that the folds saw, which
 * is found without adding up any flow. */
#include <string.h>

#include "ledger/ledger.h"

static const char *const column_names[LREL_COLUMN_COUNT] = {
    "opening", "newly_recorded", "resurvey", "transferred", "cancelled",
    "reduced", "cleared",        "closed",   "closing",     "recorded_again"};

const char *lrel_ledger_column_name(lrel_ledger_column column)
{
    return (unsigned)column < LREL_COLUMN_COUNT ? column_names[column] : "";
}

/* The same account and group of land. */
static bool is_same_land(const tally_key *a, const tally_key *b)
{
    return a->account == b->account && a->group == b->group && a->place == b->place;
}

/* Notes where, for a person to look at. */
static lrel_status fail_at(lrel_ledger *ledger, lrel_ledger_fault where, const char *what,
                           lrel_error *err)
{
    where.is_known = true;
    ledger->fault = where;
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

static lrel_status balance(lrel_ledger *ledger, lrel_ledger_row *row, lrel_error *err)
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
            return lrel__fail(err, LREL_E_EXTENT,
                              "the areas are too large to add up exactly");
    lowest = area2[LREL_COLUMN_OPENING] < area2[LREL_COLUMN_CLOSING]
                 ? area2[LREL_COLUMN_OPENING]
                 : area2[LREL_COLUMN_CLOSING];
    return lowest >= 0
               ? LREL_OK
               : fail_at(ledger, place_of(row, lowest, 0), "a stock is below zero", err);
}

/* The rows of one group of land: @p cells .. @p cells + @p count. */
static lrel_status add_group(lrel_ledger *ledger, const tally_entry *cells, size_t count,
                             lrel_error *err)
{
    uint32_t periods = (uint32_t)ledger->input->period_count;
    int64_t opening = 0, closing = 0;
    size_t next = 0;

    while (next < count && cells[next].key.period == LREL_PERIOD_BEFORE)
        opening += cells[next++].area2;
    for (uint32_t p = 0; p < periods; p++) {
        lrel_ledger_row *row = &ledger->rows[ledger->row_count++];
        lrel_status status;

        *row = (lrel_ledger_row){.account = cells->key.account,
                                 .period = p,
                                 .group = cells->key.group,
                                 .place = cells->key.place};
        row->area2[LREL_COLUMN_OPENING] = opening;
        for (; next < count && cells[next].key.period == p; next++) {
#ifdef LREL_MUTANT_LOST_CLOSING
            if (cells[next].key.column == LREL_COLUMN_CLOSING)
                continue;
#endif
            if (cells[next].key.column == LREL_COLUMN_CLOSING)
                closing += cells[next].area2; /* kept under period 0 */
            else
                row->area2[cells[next].key.column] += cells[next].area2;
        }
        if ((status = balance(ledger, row, err)) != LREL_OK)
            return status;
        opening = row->area2[LREL_COLUMN_CLOSING];
    }
    if (periods && opening != closing)
        return fail_at(ledger,
                       place_of(&ledger->rows[ledger->row_count - 1], opening, closing),
                       "an account closes with other land than stands on its faces", err);
    return LREL_OK;
}

static lrel_status check_transfers(lrel_ledger *ledger, lrel_error *err)
{
    size_t periods = ledger->input->period_count, at = 0;
    size_t sums_count =
        (ledger->input->account_count + 1) * (ledger->input->period_count + 1);
    int64_t *sums = lrel__calloc(ledger->context, sums_count, sizeof *sums);
    int64_t rest = 0;

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
    return fail_at(ledger,
                   (lrel_ledger_fault){.account = (uint32_t)(at / periods),
                                       .period = (uint32_t)(at % periods),
                                       .group = LREL_FAULT_ALL,
                                       .place = LREL_FAULT_ALL,
                                       .found2 = rest},
                   "transfers do not add up to zero", err);
}

static lrel_status make_credits(lrel_ledger *ledger, const tally_entry *cells,
                                size_t count, lrel_error *err)
{
    ledger->credits = lrel__alloc(ledger->context, count, sizeof *ledger->credits);
    if (!ledger->credits)
        return lrel__fail_memory(err);
    for (size_t i = 0; i < count; i++) {
        const tally_key *key = &cells[i].key;

        if (key->column == LREL_COLUMN_CLOSING || cells[i].area2 == 0)
            continue;
        ledger->credits[ledger->credit_count++] =
            (lrel_credit){.account = key->account,
                          .period = key->period,
                          .group = key->group,
                          .place = key->place,
                          .column = key->column,
                          .is_release = key->record & 1,
                          .record = key->record / 2,
                          .area2 = cells[i].area2};
    }
    return LREL_OK;
}

lrel_status lrel_ledger__make_rows(lrel_ledger *ledger, const tally_entry *cells,
                                   size_t count, lrel_error *err)
{
    size_t groups = 0;
    lrel_status status;

    for (size_t i = 0; i < count; i++)
        groups += i == 0 || !is_same_land(&cells[i - 1].key, &cells[i].key);
    ledger->rows = lrel__alloc(ledger->context, groups * ledger->input->period_count,
                               sizeof *ledger->rows);
    if (!ledger->rows)
        return lrel__fail_memory(err);
    for (size_t i = 0, k; i < count; i = k) {
        for (k = i + 1; k < count && is_same_land(&cells[i].key, &cells[k].key); k++)
            continue;
        if ((status = add_group(ledger, cells + i, k - i, err)) != LREL_OK)
            return status;
    }
    status = check_transfers(ledger, err);
    return status == LREL_OK ? make_credits(ledger, cells, count, err) : status;
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
