/* SPDX-License-Identifier: Apache-2.0 */
/* standing.c: how many hazards stand, by group of land and altogether. */
#include <stdlib.h>
#include <string.h>

#include "ledger/ledger.h"

/* The first of the rows of this account and group of land, or NULL. */
static lrel_ledger_row *find_rows(const lrel_ledger *ledger, const presence_key *key)
{
    size_t periods = ledger->input->period_count, low = 0,
           high = ledger->row_count / periods;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const lrel_ledger_row *row = &ledger->rows[middle * periods];

        if (row->account != key->account ? row->account < key->account
            : row->group != key->group   ? row->group < key->group
                                         : row->place < key->place)
            low = middle + 1;
        else
            high = middle;
    }
    return low * periods < ledger->row_count ? &ledger->rows[low * periods] : NULL;
}

static void count_in_groups(lrel_ledger *ledger, const presence *stood)
{
    uint32_t periods = (uint32_t)ledger->input->period_count;

    for (size_t i = 0; i < stood->count && periods; i++) {
        const uint64_t *bits = stood->bits + i * stood->words_each;
        lrel_ledger_row *rows = find_rows(ledger, &stood->keys[i]);

        for (size_t w = 0; rows && w < stood->words_each; w++)
            for (uint64_t left = bits[w]; left; left &= left - 1) {
                uint32_t p = (uint32_t)(64 * w) + (uint32_t)__builtin_ctzll(left);

                if (p < periods)
                    rows[p].opening_n++;
                if (p > 0)
                    rows[p - 1].closing_n++;
            }
    }
}

/* A hazard in two groups of an account counts once in all of it. */
static lrel_status count_in_accounts(lrel_ledger *ledger, const presence *stood,
                                     lrel_error *err)
{
    uint32_t columns = (uint32_t)ledger->input->period_count + 1;
    presence whole = {.words_each = stood->words_each};
    lrel_status status = LREL_OK;

    for (size_t i = 0; i < stood->count; i++) {
        presence_key key = {.account = stood->keys[i].account,
                            .hazard = stood->keys[i].hazard};
        uint64_t *bits = lrel_presence__of(&whole, ledger->context, &key);

        if (!bits) {
            status = lrel__fail_memory(err);
            goto done;
        }
        for (size_t w = 0; w < whole.words_each; w++)
            bits[w] |= stood->bits[i * stood->words_each + w];
    }
    for (size_t i = 0; i < whole.count; i++)
        for (size_t w = 0; w < whole.words_each; w++)
            for (uint64_t left = whole.bits[i * whole.words_each + w]; left;
                 left &= left - 1)
                ledger->standing_n[whole.keys[i].account * columns + 64 * w +
                                   (size_t)__builtin_ctzll(left)]++;
done:
    lrel_presence__clear(&whole, ledger->context);
    return status;
}

lrel_status lrel_ledger__count_hazards(lrel_ledger *ledger, const presence *stood,
                                       lrel_error *err)
{
    size_t columns = ledger->input->period_count + 1;

    ledger->standing_n = lrel__calloc(
        ledger->context, (ledger->input->account_count + 1) * columns, sizeof(uint32_t));
    if (!ledger->standing_n)
        return lrel__fail_memory(err);
    count_in_groups(ledger, stood);
    return count_in_accounts(ledger, stood, err);
}

uint32_t lrel_ledger_hazards_standing(const lrel_ledger *ledger, uint32_t account,
                                      uint32_t period)
{
    size_t columns = ledger->input->period_count + 1;

    return ledger->standing_n[account * columns + (uint32_t)(period + 1)];
}
