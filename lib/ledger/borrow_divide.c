/* SPDX-License-Identifier: Apache-2.0 */
/* borrow_divide.c: the division of the land that leaves by closures among the releases
 * that explain it.
 *
 * In each account: of the land that left by the closure as much is released as the
 * releases state together, at most all of it. That amount is divided twice by largest
 * remainder: among the releases by what they state, and among the groups of land by what
 * left of each. Then each group's part goes to the releases by what they still have to
 * get. So both sums are exact: no release takes more than it states, and no group gives
 * more than left of it. */

#include "core/share.h"
#include "ledger/ledger.h"

typedef struct settling {
    lrel_ledger *ledger;
    tally *cells;
    left_cells left;

    /* while one pool and account are divided */
    uint32_t *takers; /* borrowings */
    int64_t *due;     /* by taker: what it still has to get */
    int64_t *gets;    /* by taker: of the group at hand */
    int64_t *gives;   /* by cell */
} settling;

/* ---- who takes it ---- */

/* The accounts in which land of the pool left. */
static uint32_t accounts_left(const borrow *b, uint32_t pool)
{
    uint32_t accounts = 0;

    for (uint32_t a = 0; a < b->account_count; a++)
        if (b->left[pool * (b->account_count + 1) + a])
            accounts |= UINT32_C(1) << a;
    return accounts;
}

/* A release takes land off the accounts that it touches; off the land of all accounts
 * only if it touches every one that the land left: else the last of them was closed. */
static bool takes(const borrow *b, uint32_t pool, uint32_t account, uint32_t touches)
{
    return account < b->account_count ? touches >> account & 1
                                      : (accounts_left(b, pool) & ~touches) == 0;
}

/* Lists the takers, with what they state in `due`. @return what they state together, at
 * most @p left */
static int64_t list_takers(settling *s, uint32_t pool, uint32_t account, int64_t left,
                           size_t *count)
{
    const borrow *b = &s->ledger->borrowed;
    const lrel_ledger_input *input = s->ledger->input;
    __int128 stated = 0;

    *count = 0;
    for (uint32_t i = 0; i < b->pools[pool].count; i++) {
        uint32_t borrowing = b->order[b->pools[pool].first + i];
        const lrel_ledger_borrowing *one = &input->borrowings[borrowing];

        if (!takes(b, pool, account, input->releases[one->release].accounts))
            continue;
        s->takers[*count] = borrowing;
        s->due[(*count)++] = one->area2;
        stated += one->area2;
    }
    return stated < left ? (int64_t)stated : left;
}

/* ---- the division ---- */

/* Moves @p area2 of a cell from the closed hazard to the release. */
static bool move(settling *s, const left_cell *cell, uint32_t release, int64_t area2)
{
    const lrel_ledger *ledger = s->ledger;
    tally_key key = {.accounts = UINT32_C(1) << cell->account,
                     .period = ledger->borrowed.pools[cell->pool].period,
                     .group = cell->group,
                     .place = cell->place,
                     .record = 2 * cell->row,
                     .column = LREL_COLUMN_CLOSED};

    if (!lrel_tally__add(s->cells, ledger->context, &key, -area2))
        return false;
    key.column =
        (uint16_t)(LREL_COLUMN_CANCELLED + ledger->input->releases[release].product);
    key.record = 2 * release + 1;
    return lrel_tally__add(s->cells, ledger->context, &key, area2);
}

/* The part of one group of land, to the takers by what they still have to get. */
static bool divide_cell(settling *s, const left_cell *cell, int64_t part,
                        size_t taker_count)
{
    borrow *b = &s->ledger->borrowed;

    if (!lrel_share__divide(s->ledger->context, part, s->due, taker_count, s->gets))
        return false;
    for (size_t t = 0; t < taker_count; t++) {
        uint32_t release = s->ledger->input->borrowings[s->takers[t]].release;

        if (s->gets[t] == 0)
            continue;
        s->due[t] -= s->gets[t];
        b->counted[s->takers[t] * (b->account_count + 1) + cell->account] += s->gets[t];
        if (!move(s, cell, release, s->gets[t]))
            return false;
    }
    return true;
}

/* The product of the largest share and, of its releases, the one with the largest part.
 * Of equal ones the weaker claim is shown: cancelled, then reduced. */
static void choose_shown(settling *s, uint32_t pool, uint32_t account, size_t taker_count)
{
    borrow *b = &s->ledger->borrowed;
    const lrel_ledger_input *input = s->ledger->input;
    size_t accounts = (size_t)b->account_count + 1;
    int64_t sum[3] = {0}, most = 0;
    uint32_t best = 0;

    for (size_t t = 0; t < taker_count; t++)
        sum[input->releases[input->borrowings[s->takers[t]].release].product] +=
            b->counted[s->takers[t] * accounts + account];
    for (uint32_t p = 1; p < 3; p++)
        best = sum[p] > sum[best] ? p : best;
    for (size_t t = 0; t < taker_count; t++) {
        uint32_t release = input->borrowings[s->takers[t]].release;
        int64_t counted = b->counted[s->takers[t] * accounts + account];

        if (input->releases[release].product != best || counted <= most)
            continue;
        most = counted;
        b->shown[pool * accounts + account] = release;
    }
}

/* All cells of one pool and account. */
static bool divide(settling *s, const left_cell *cells, size_t count)
{
    borrow *b = &s->ledger->borrowed;
    uint32_t pool = cells->pool, account = cells->account;
    int64_t left = b->left[pool * (b->account_count + 1) + account], amount;
    size_t taker_count;

    amount = list_takers(s, pool, account, left, &taker_count);
    for (size_t i = 0; i < count; i++)
        s->gives[i] = cells[i].area2;
    if (!lrel_share__divide(s->ledger->context, amount, s->due, taker_count, s->due) ||
        !lrel_share__divide(s->ledger->context, amount, s->gives, count, s->gives))
        return false;
    for (size_t i = 0; i < count; i++)
        if (!divide_cell(s, &cells[i], s->gives[i], taker_count))
            return false;
    choose_shown(s, pool, account, taker_count);
    return true;
}

/* What each pool lost in each account. */
static lrel_status add_up_left(settling *s, lrel_error *err)
{
    borrow *b = &s->ledger->borrowed;

    for (size_t i = 0; i < s->left.count; i++) {
        const left_cell *cell = &s->left.at[i];
        int64_t *sum = &b->left[cell->pool * (b->account_count + 1) + cell->account];

        if (__builtin_add_overflow(*sum, cell->area2, sum))
            return lrel__fail(err, LREL_E_EXTENT,
                              "the areas are too large to add up exactly");
    }
    return LREL_OK;
}

static bool divide_all(settling *s)
{
    for (size_t i = 0, k; i < s->left.count; i = k) {
        for (k = i + 1; k < s->left.count && s->left.at[k].pool == s->left.at[i].pool &&
                        s->left.at[k].account == s->left.at[i].account;)
            k++;
        if (!divide(s, &s->left.at[i], k - i))
            return false;
    }
    return true;
}

/* What the releases were counted for in at least one account: no account's land, but a
 * sum of theirs. */
static bool credit_releases(settling *s)
{
    const lrel_ledger *ledger = s->ledger;
    const lrel_ledger_input *input = ledger->input;

    for (size_t i = 0; i < input->borrowing_count; i++) {
        uint32_t release = input->borrowings[i].release;
        lrel_borrowed any = lrel_ledger_borrowed(ledger, i, input->account_count);
        tally_key key = {.period = any.period,
                         .record = 2 * release + 1,
                         .column = (uint16_t)(LREL_COLUMN_CANCELLED +
                                              input->releases[release].product),
                         .is_first = 1};

        if (any.counted && !lrel_tally__add(s->cells, ledger->context, &key, any.counted))
            return false;
    }
    return true;
}

static bool make_room(settling *s)
{
    const lrel_context *context = s->ledger->context;
    size_t takers = s->ledger->input->borrowing_count;

    s->takers = lrel__alloc(context, takers, sizeof *s->takers);
    s->due = lrel__alloc(context, takers, sizeof *s->due);
    s->gets = lrel__alloc(context, takers, sizeof *s->gets);
    s->gives = lrel__alloc(context, s->left.count, sizeof *s->gives);
    return s->takers && s->due && s->gets && s->gives;
}

lrel_status lrel_borrow__settle(lrel_ledger *ledger, tally *cells, lrel_error *err)
{
    settling s = {.ledger = ledger, .cells = cells};
    lrel_status status;

    if (ledger->borrowed.pool_count == 0)
        return LREL_OK;
    if ((status = lrel_borrow__find_left(ledger, &s.left, err)) == LREL_OK &&
        (status = add_up_left(&s, err)) == LREL_OK && !(make_room(&s) && divide_all(&s)))
        status = lrel__fail_memory(err);
    if (status == LREL_OK && !credit_releases(&s))
        status = lrel__fail_memory(err);
    lrel__free(ledger->context, s.left.at);
    lrel__free(ledger->context, s.takers);
    lrel__free(ledger->context, s.due);
    lrel__free(ledger->context, s.gets);
    lrel__free(ledger->context, s.gives);
    return status;
}
