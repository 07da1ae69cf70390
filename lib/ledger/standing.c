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
    uint32_t *steps;    /* of one land */
    uint64_t *bits;     /* of one hazard */
} count_work;

static const presence_key *key_of(const count_work *w, size_t i)
{
    return &w->ledger->stood.keys[w->sets.at[i].value];
}

static void join_bits(count_work *w, size_t set)
{
    const presence *stood = &w->ledger->stood;

    for (size_t k = 0; k < stood->words_each; k++)
        w->bits[k] |= stood->bits[set * stood->words_each + k];
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

/* Adds the hazards of sets @p first .. @p end - 1 that stand in @p account to @p steps,
 * each once: sets of one hazard are side by side. */
static void count_sets(count_work *w, size_t first, size_t end, uint32_t account,
                       uint32_t *steps)
{
    size_t words = w->ledger->stood.words_each;

    for (size_t i = first, k; i < end; i = k) {
        memset(w->bits, 0, words * sizeof *w->bits);
        for (k = i; k < end && key_of(w, k)->hazard == key_of(w, i)->hazard; k++)
            if (key_of(w, k)->accounts >> account & 1)
                join_bits(w, w->sets.at[k].value);
        add_runs(steps, w->bits, words);
    }
}

/* A hazard in two groups of an account counts once in all of it. */
static void count_in_accounts(count_work *w)
{
    size_t columns = columns_of(w->ledger);

    for (uint32_t a = 0; a <= w->ledger->input->account_count; a++) {
        uint32_t *steps = w->ledger->standing_n + a * columns;

        count_sets(w, 0, w->sets.count, a, steps);
        add_steps(steps, columns);
    }
}

/* Sets @p first .. @p end - 1 are those of one group of land. */
static void count_in_group(count_work *w, size_t first, size_t end, uint32_t account)
{
    size_t periods = w->ledger->input->period_count;
    lrel_ledger_row *rows = find_rows(w->ledger, account, key_of(w, first));

    memset(w->steps, 0, columns_of(w->ledger) * sizeof *w->steps);
    count_sets(w, first, end, account, w->steps);
    add_steps(w->steps, periods + 1);
    for (size_t p = 0; p < periods; p++) {
        rows[p].opening_n = w->steps[p];
        rows[p].closing_n = w->steps[p + 1];
    }
}

static void count_in_groups(count_work *w)
{
    const lrel_sortable *sets = &w->sets;

    for (size_t i = 0, k; i < sets->count; i = k) {
        uint32_t accounts = 0;

        for (k = i; k < sets->count && sets->at[k].key == sets->at[i].key; k++)
            accounts |= key_of(w, k)->accounts;
        for (; accounts; accounts &= accounts - 1)
            count_in_group(w, i, k, (uint32_t)__builtin_ctz(accounts));
    }
}

lrel_status lrel_ledger__count_hazards(lrel_ledger *ledger, lrel_error *err)
{
    const lrel_context *context = ledger->context;
    size_t columns = columns_of(ledger);
    count_work w = {.ledger = ledger};
    lrel_status status = LREL_OK;

    ledger->standing_n = lrel__calloc(
        context, (ledger->input->account_count + 1) * columns, sizeof(uint32_t));
    w.steps = lrel__alloc(context, columns, sizeof *w.steps);
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
