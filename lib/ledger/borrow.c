/* SPDX-License-Identifier: Apache-2.0 */
/* borrow.c: which closure each release without a polygon explains: of the hazard that it
 * names, the first on or after its own day, because work comes before the closure of what
 * it was done on; else the last. */
#include "ledger/borrow.h"

#include <stdlib.h>
#include <string.h>

#include "ledger/ledger.h"

/* A hazard row and the day on which it was closed. */
typedef struct closure {
    uint32_t hazard;
    int32_t day;
    uint32_t period;
    uint32_t row;
} closure;

typedef struct closures {
    closure *at; /* by hazard, then day */
    size_t count;
} closures;

static int compare_closures(const void *a, const void *b)
{
    const closure *ca = a, *cb = b;

    if (ca->hazard != cb->hazard)
        return ca->hazard < cb->hazard ? -1 : 1;
    if (ca->day != cb->day)
        return ca->day < cb->day ? -1 : 1;
    return ca->row < cb->row ? -1 : ca->row > cb->row;
}

/* Of closures only those that the register knows: a rule that closes hazards
 * (closes_edge) is no reason to believe a release without a shape. */
static lrel_status list_closures(const timeline *line, const lrel_ledger_hazard *stated,
                                 closures *out, lrel_error *err)
{
    out->at = lrel__alloc(line->context, line->event_count, sizeof *out->at);
    if (!out->at)
        return lrel__fail_memory(err);
    for (size_t e = 0; e < line->event_count; e++) {
        const event *one = &line->events[e];
        const event_detail *detail = &line->details[e];

        if (one->step == STEP_CLOSE &&
            stated[detail->row].to.days == line->input->hazards[detail->row].to.days)
            out->at[out->count++] =
                (closure){line->input->hazards[detail->row].counted_as, detail->day,
                          one->period, detail->row};
    }
    if (out->count)
        qsort(out->at, out->count, sizeof *out->at, compare_closures);
    return LREL_OK;
}

/* The first closure not before @p hazard and @p day. */
static size_t find_closure(const closures *list, uint32_t hazard, int32_t day)
{
    size_t low = 0, high = list->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const closure *c = &list->at[middle];

        if (c->hazard < hazard || (c->hazard == hazard && c->day < day))
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static const closure *closure_for(const closures *list, const lrel_ledger_input *input,
                                  const lrel_ledger_borrowing *borrowing)
{
    size_t at = find_closure(list, borrowing->hazard,
                             input->releases[borrowing->release].day.days);

    if (at < list->count && list->at[at].hazard == borrowing->hazard)
        return &list->at[at];
    if (at > 0 && list->at[at - 1].hazard == borrowing->hazard)
        return &list->at[at - 1];
    return NULL;
}

static lrel_status check_borrowings(const lrel_ledger_input *input, lrel_error *err)
{
    for (size_t i = 0; i < input->borrowing_count; i++) {
        const lrel_ledger_borrowing *b = &input->borrowings[i];

        if (b->release >= input->release_count || b->area2 < 0 ||
            input->releases[b->release].owner != LREL_OWNER_NONE)
            return lrel__fail(err, LREL_E_ARGUMENT,
                              "borrowing %zu is of release %u, which has a polygon or is "
                              "not there, or states less than nothing",
                              i, b->release);
    }
    return LREL_OK;
}

static bool make_room(borrow *b, const timeline *line)
{
    const lrel_ledger_input *input = line->input;
    size_t accounts = (size_t)input->account_count + 1, count = input->borrowing_count;

    b->account_count = input->account_count;
    b->pools = lrel__alloc(line->context, count, sizeof *b->pools);
    b->order = lrel__alloc(line->context, count, sizeof *b->order);
    b->pool_of = lrel__alloc(line->context, count, sizeof *b->pool_of);
    b->pool_of_row =
        lrel__alloc(line->context, input->hazard_count, sizeof *b->pool_of_row);
    b->counted = lrel__calloc(line->context, count * accounts, sizeof *b->counted);
    b->left = lrel__calloc(line->context, count * accounts, sizeof *b->left);
    b->shown = lrel__alloc(line->context, count * accounts, sizeof *b->shown);
    return b->pools && b->order && b->pool_of && b->pool_of_row && b->counted &&
           b->left && b->shown;
}

/* A borrowing and the closure that it explains, on the way to its pool. */
typedef struct claim {
    const closure *of;
    uint32_t tie;
    uint32_t borrowing;
} claim;

static int compare_claims(const void *a, const void *b)
{
    const claim *ca = a, *cb = b;

    if (ca->of->hazard != cb->of->hazard)
        return ca->of->hazard < cb->of->hazard ? -1 : 1;
    if (ca->of->day != cb->of->day)
        return ca->of->day < cb->of->day ? -1 : 1;
    if (ca->tie != cb->tie)
        return ca->tie < cb->tie ? -1 : 1;
    return ca->borrowing < cb->borrowing ? -1 : ca->borrowing > cb->borrowing;
}

/* Claims on one hazard and day, which follow each other, are one pool. */
static void fill_pools(borrow *b, const claim *claims, size_t count, const closures *list)
{
    for (size_t i = 0; i < count; i++) {
        const closure *of = claims[i].of;
        borrow_pool *pool = &b->pools[b->pool_count];

        if (i == 0 || of->hazard != pool[-1].hazard || of->day != pool[-1].day) {
            *pool = (borrow_pool){of->hazard, of->day, of->period, (uint32_t)i, 0};
            for (size_t c = find_closure(list, of->hazard, of->day);
                 c < list->count && list->at[c].hazard == of->hazard &&
                 list->at[c].day == of->day;
                 c++)
                b->pool_of_row[list->at[c].row] = (uint32_t)b->pool_count;
            b->pool_count++;
        }
        b->order[i] = claims[i].borrowing;
        b->pool_of[claims[i].borrowing] = (uint32_t)b->pool_count - 1;
        b->pools[b->pool_count - 1].count++;
    }
}

lrel_status lrel_borrow__init(borrow *b, const timeline *line,
                              const lrel_ledger_hazard *stated, lrel_error *err)
{
    const lrel_ledger_input *input = line->input;
    size_t count = input->borrowing_count, claim_count = 0;
    closures list = {0};
    claim *claims = NULL;
    lrel_status status;

    memset(b, 0, sizeof *b);
    if (count == 0)
        return LREL_OK;
    if ((status = check_borrowings(input, err)) != LREL_OK ||
        (status = list_closures(line, stated, &list, err)) != LREL_OK)
        goto done;
    claims = lrel__alloc(line->context, count, sizeof *claims);
    if (!claims || !make_room(b, line)) {
        status = lrel__fail_memory(err);
        goto done;
    }
    memset(b->pool_of, 0xFF, count * sizeof *b->pool_of);
    memset(b->pool_of_row, 0xFF, input->hazard_count * sizeof *b->pool_of_row);
    memset(b->shown, 0xFF, count * (input->account_count + 1) * sizeof *b->shown);
    for (uint32_t i = 0; i < count; i++) {
        const closure *of = closure_for(&list, input, &input->borrowings[i]);

        if (of)
            claims[claim_count++] =
                (claim){of, input->releases[input->borrowings[i].release].tie, i};
    }
    if (claim_count)
        qsort(claims, claim_count, sizeof *claims, compare_claims);
    fill_pools(b, claims, claim_count, &list);

done:
    lrel__free(line->context, claims);
    lrel__free(line->context, list.at);
    return status;
}

void lrel_borrow__clear(borrow *b, const lrel_context *context)
{
    lrel__free(context, b->pools);
    lrel__free(context, b->order);
    lrel__free(context, b->pool_of);
    lrel__free(context, b->pool_of_row);
    lrel__free(context, b->counted);
    lrel__free(context, b->left);
    lrel__free(context, b->shown);
}

/* The account in which @p sums are largest; that of all land is none of them. */
static int64_t largest(const int64_t *sums, uint32_t account_count)
{
    int64_t most = 0;

    for (uint32_t a = 0; a < account_count; a++)
        most = sums[a] > most ? sums[a] : most;
    return most;
}

lrel_borrowed lrel_ledger_borrowed(const lrel_ledger *ledger, size_t borrowing,
                                   uint32_t account)
{
    const borrow *b = &ledger->borrowed;
    size_t accounts = (size_t)b->account_count + 1;
    uint32_t pool = b->pool_of[borrowing];
    const int64_t *left, *counted = &b->counted[borrowing * accounts];

    if (pool == POOL_NONE)
        return (lrel_borrowed){.day = {LREL_DAY_OPEN}, .period = LREL_PERIOD_BEFORE};
    left = &b->left[pool * accounts];
    return (lrel_borrowed){
        .is_closed = true,
        .day = {b->pools[pool].day},
        .period = b->pools[pool].period,
        .left =
            account < b->account_count ? left[account] : largest(left, b->account_count),
        .counted = account < b->account_count ? counted[account]
                                              : largest(counted, b->account_count)};
}

bool lrel_ledger_borrowed_land(const lrel_ledger *ledger, size_t hazard, uint32_t account,
                               lrel_borrowed_land *out)
{
    const borrow *b = &ledger->borrowed;
    const lrel_ledger_input *input = ledger->input;
    size_t accounts = (size_t)b->account_count + 1;
    uint32_t number = b->pool_count ? b->pool_of_row[hazard] : POOL_NONE;

    if (number == POOL_NONE)
        return false;
    *out = (lrel_borrowed_land){.number = number,
                                .left = b->left[number * accounts + account]};
    for (uint32_t i = 0; i < b->pools[number].count; i++) {
        uint32_t borrowing = b->order[b->pools[number].first + i];
        uint32_t release = input->borrowings[borrowing].release;

        out->released[input->releases[release].product] +=
            b->counted[borrowing * accounts + account];
    }
    return true;
}
