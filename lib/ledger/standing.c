/* SPDX-License-Identifier: Apache-2.0 */
/* standing.c: how many hazards stand, by group of land and altogether.
 *
 * Hazards stand for years on end, so only the periods in which one comes or goes are
 * counted, and added up along the periods at the end. */
#include <string.h>

#include "core/radix.h"
#include "ledger/ledger.h"

/* A count for every period, and one beyond the last. */
static size_t columns_of(const lrel_ledger *ledger)
{
    return ledger->input->period_count + 2;
}

/* Adds 1 where a run of periods in @p bits begins, and takes 1 away behind its end. */
static void add_runs(uint32_t *steps, const uint64_t *bits, size_t words)
{
    uint64_t before = 0; /* the last bit of the word before */

    for (size_t w = 0; w < words; w++) {
        for (uint64_t turns = bits[w] ^ (bits[w] << 1 | before); turns;
             turns &= turns - 1) {
            uint32_t p = (uint32_t)__builtin_ctzll(turns);

            steps[64 * w + p] += bits[w] >> p & 1 ? 1 : UINT32_MAX;
        }
        before = bits[w] >> 63;
    }
}

static void add_steps(uint32_t *steps, size_t count)
{
    for (size_t p = 1; p < count; p++)
        steps[p] += steps[p - 1];
}

/* The first of the rows of this account and group of land. It has some: a hazard stands
 * there. */
static lrel_ledger_row *find_rows(const lrel_ledger *ledger, uint32_t account,
                                  const presence_key *key)
{
    size_t periods = ledger->input->period_count, low = 0,
           high = ledger->row_count / periods;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const lrel_ledger_row *row = &ledger->rows[middle * periods];

        if (row->account != account    ? row->account < account
            : row->group != key->group ? row->group < key->group
                                       : row->place < key->place)
            low = middle + 1;
        else
            high = middle;
    }
    return &ledger->rows[low * periods];
}

/* Sets of periods on their way into counts. */
typedef struct count_work {
    lrel_ledger *ledger;
    lrel_sortable sets; /* by hazard; then by land and, in it, by hazard */
    uint32_t *steps;    /* of one land, of every account one behind the other */
    uint64_t *bits;     /* of one hazard */
} count_work;

static const presence_key *key_of(const count_work *w, size_t i)
{
    return &w->ledger->stood.keys[w->sets.at[i].value];
}

static const uint64_t *bits_of(const count_work *w, size_t i)
{
    return w->ledger->stood.bits + w->sets.at[i].value * w->ledger->stood.words_each;
}

static void sort_by_hazard(count_work *w)
{
    for (size_t i = 0; i < w->sets.count; i++)
        w->sets.at[i] = (lrel_keyed){w->ledger->stood.keys[i].hazard, (uint32_t)i};
    lrel__radix_sort(&w->sets);
}

/* Within a group of land they stay in order. */
static void sort_by_land(count_work *w)
{
    for (size_t i = 0; i < w->sets.count; i++)
        w->sets.at[i].key = (uint64_t)key_of(w, i)->group << 32 | key_of(w, i)->place;
    lrel__radix_sort(&w->sets);
}

/* When the hazard of sets @p first .. @p end - 1 stood in @p account: where several sets
 * tell of it, in any of them. */
static const uint64_t *join_bits(const count_work *w, size_t first, size_t end,
                                 uint32_t account)
{
    size_t words = w->ledger->stood.words_each;

    if (end == first + 1)
        return bits_of(w, first);
    memset(w->bits, 0, words * sizeof *w->bits);
    for (size_t i = first; i < end; i++)
        if (key_of(w, i)->accounts >> account & 1)
            for (size_t k = 0; k < words; k++)
                w->bits[k] |= bits_of(w, i)[k];
    return w->bits;
}

/* Adds the hazards of sets @p first .. @p end - 1 to the @p steps of every account in
 * which they stand, each once: sets of one hazard are side by side. */
static void count_sets(const count_work *w, size_t first, size_t end, uint32_t *steps)
{
    size_t columns = columns_of(w->ledger);

    for (size_t i = first, k; i < end; i = k) {
        uint32_t accounts = 0;

        for (k = i; k < end && key_of(w, k)->hazard == key_of(w, i)->hazard; k++)
            accounts |= key_of(w, k)->accounts;
        for (; accounts; accounts &= accounts - 1) {
            uint32_t a = (uint32_t)__builtin_ctz(accounts);

            add_runs(steps + a * columns, join_bits(w, i, k, a),
                     w->ledger->stood.words_each);
        }
    }
}

/* A hazard in two groups of an account counts once in all of it. */
static void count_in_accounts(const count_work *w)
{
    size_t columns = columns_of(w->ledger);

    count_sets(w, 0, w->sets.count, w->ledger->standing_n);
    for (uint32_t a = 0; a <= w->ledger->input->account_count; a++)
        add_steps(w->ledger->standing_n + a * columns, columns);
}

/* Sets @p first .. @p end - 1 are those of one group of land, in @p accounts. */
static void count_in_group(const count_work *w, size_t first, size_t end,
                           uint32_t accounts)
{
    size_t periods = w->ledger->input->period_count, columns = columns_of(w->ledger);

    memset(w->steps, 0,
           (w->ledger->input->account_count + 1) * columns * sizeof *w->steps);
    count_sets(w, first, end, w->steps);
    for (; accounts; accounts &= accounts - 1) {
        uint32_t a = (uint32_t)__builtin_ctz(accounts), *steps = w->steps + a * columns;
        lrel_ledger_row *rows = find_rows(w->ledger, a, key_of(w, first));

        add_steps(steps, periods + 1);
        for (size_t p = 0; p < periods; p++) {
            rows[p].opening_n = steps[p];
            rows[p].closing_n = steps[p + 1];
        }
    }
}

static void count_in_groups(const count_work *w)
{
    const lrel_sortable *sets = &w->sets;

    for (size_t i = 0, k; i < sets->count; i = k) {
        uint32_t accounts = 0;

        for (k = i; k < sets->count && sets->at[k].key == sets->at[i].key; k++)
            accounts |= key_of(w, k)->accounts;
        count_in_group(w, i, k, accounts);
    }
}

lrel_status lrel_ledger__count_hazards(lrel_ledger *ledger, lrel_error *err)
{
    const lrel_context *context = ledger->context;
    size_t counts = (ledger->input->account_count + 1) * columns_of(ledger);
    count_work w = {.ledger = ledger};
    lrel_status status = LREL_OK;

    ledger->standing_n = lrel__calloc(context, counts, sizeof *ledger->standing_n);
    w.steps = lrel__alloc(context, counts, sizeof *w.steps);
    w.bits = lrel__alloc(context, ledger->stood.words_each, sizeof *w.bits);
    if (!lrel__sortable_init(&w.sets, context, ledger->stood.count) ||
        !ledger->standing_n || !w.steps || !w.bits) {
        status = lrel__fail_memory(err);
        goto done;
    }
    sort_by_hazard(&w);
    count_in_accounts(&w);
    sort_by_land(&w);
    if (ledger->input->period_count)
        count_in_groups(&w);
done:
    lrel__sortable_clear(&w.sets, context);
    lrel__free(context, w.steps);
    lrel__free(context, w.bits);
    return status;
}

uint32_t lrel_ledger_hazards_standing(const lrel_ledger *ledger, uint32_t account,
                                      uint32_t period)
{
    return ledger->standing_n[account * columns_of(ledger) + (uint32_t)(period + 1)];
}
