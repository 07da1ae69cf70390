/* SPDX-License-Identifier: Apache-2.0 */
/* ledger.c: every face of the mosaic folded, and what comes of it added up.
 *
 * Faces are shared out to threads; each adds up whole numbers for itself, so the sums of
 * all threads are the same in any order. */
#include "ledger/ledger.h"

#include <stdatomic.h>
#include <string.h>

#include "core/threads.h"
#include "ledger/edge.h"
#include "ledger/fold.h"

/* Faces in one piece of work. */
#define BATCH_FACES 512

/* One thread's fold and sums. */
typedef struct counter {
    lrel_ledger *ledger;
    fold state;
    tally cells; /* account, period, group, place, column, record */
    presence stood;
    int64_t area2; /* of the face at hand */
    uint32_t place;
    /* "in at least one account" is counted once for an event: */
    const event *last_new, *last_again;
    bool out_of_memory;
} counter;

static uint32_t hazard_key(uint32_t row)
{
    return 2 * row;
}

static uint32_t cause_key(const event *cause)
{
    return 2 * cause->row + (cause->step == STEP_RELEASE);
}

static void add_cell(counter *c, const change *what, uint32_t holder, uint32_t column,
                     int64_t area2)
{
    tally_key key = {.account = what->account,
                     .period = what->cause->period,
                     .group = c->ledger->input->hazards[holder].group,
                     .place = c->place,
                     .column = column,
                     .record = cause_key(what->cause)};

    if (key.period == LREL_PERIOD_BEFORE)
        key.column = LREL_COLUMN_OPENING;
    c->out_of_memory |= !lrel_tally__add(&c->cells, c->ledger->context, &key, area2);
}

/* Whole numbers may be added by all threads at once: the order leaves no trace. */
static void add_record(counter *c, uint32_t account, record_sum sum, uint32_t record)
{
    size_t accounts = (size_t)c->ledger->input->account_count + 1;
    size_t place = record / 2 + (record & 1 ? c->ledger->input->hazard_count : 0);

    atomic_fetch_add_explicit(
        &c->ledger->sums[(place * accounts + account) * SUM_COUNT + sum], c->area2,
        memory_order_relaxed);
}

/* What a hazard brought into one account, and, once per event, into at least one. */
static void add_entry(counter *c, const change *what)
{
    uint32_t any = c->ledger->input->account_count, record = cause_key(what->cause);

    if (what->account == any)
        return;
    if (what->column == LREL_COLUMN_NEWLY_RECORDED) {
        add_record(c, what->account, SUM_NEWLY_RECORDED, record);
        if (c->last_new != what->cause)
            add_record(c, any, SUM_NEWLY_RECORDED, record);
        c->last_new = what->cause;
    }
    if (what->is_again) {
        add_record(c, what->account, SUM_RECORDED_AGAIN, record);
        if (c->last_again != what->cause)
            add_record(c, any, SUM_RECORDED_AGAIN, record);
        c->last_again = what->cause;
    }
}

static void on_change(void *user, const change *what)
{
    counter *c = user;
    const lrel_ledger_hazard *hazards = c->ledger->input->hazards;

    if (what->before == HOLDER_NONE) {
        add_cell(c, what, what->after, what->column, c->area2);
        if (what->is_again && what->cause->period != LREL_PERIOD_BEFORE)
            add_cell(c, what, what->after, LREL_COLUMN_RECORDED_AGAIN, c->area2);
        add_entry(c, what);
    } else if (what->after == HOLDER_NONE) {
        /* Resurvey is signed; the other columns of leaving land say by their names that
         * they are taken away. What left before the first period was never opening. */
        bool is_signed = what->column == LREL_COLUMN_RESURVEY ||
                         what->cause->period == LREL_PERIOD_BEFORE;

        add_cell(c, what, what->before, what->column, is_signed ? -c->area2 : c->area2);
    } else if (hazards[what->before].group != hazards[what->after].group) {
        add_cell(c, what, what->before, LREL_COLUMN_TRANSFERRED, -c->area2);
        add_cell(c, what, what->after, LREL_COLUMN_TRANSFERRED, c->area2);
    }
}

static void on_outcome(void *user, const outcome *what)
{
    counter *c = user;
    uint32_t any = c->ledger->input->account_count, record = cause_key(what->cause);

    for (uint32_t a = 0; a < any; a++) {
        if (!(what->cause->accounts >> a & 1))
            continue;
        add_record(c, a,
                   what->counted >> a & 1   ? SUM_COUNTED
                   : what->already >> a & 1 ? SUM_ALREADY_RELEASED
                                            : SUM_BEYOND_HAZARD,
                   record);
    }
    add_record(c, any,
               what->counted   ? SUM_COUNTED
               : what->already ? SUM_ALREADY_RELEASED
                               : SUM_BEYOND_HAZARD,
               record);
}

static void note_presence(counter *c, uint32_t account, uint32_t holder, uint32_t row,
                          uint32_t from, uint32_t to)
{
    const lrel_ledger_hazard *hazards = c->ledger->input->hazards;
    presence_key key = {account, hazards[holder].group, c->place,
                        hazards[row].counted_as};

    c->out_of_memory |=
        !lrel_presence__mark(&c->stood, c->ledger->context, &key, from, to);
}

static void on_periods(void *user, const fold *state, uint32_t from, uint32_t to)
{
    counter *c = user;
    uint32_t any = state->account_count;

    for (size_t i = 0; i < state->hazards.count; i++) {
        const fold_hazard *h = &state->hazards.at[i];
        uint32_t row = 0;

        for (uint32_t a = 0; a < any; a++)
            if (h->standing >> a & 1) {
                row = state->row[i * any + a];
                note_presence(c, a, state->holder[a], row, from, to);
            }
        if (h->standing)
            note_presence(c, any, state->holder[any], row, from, to);
    }
}

/* Who holds the face on the as-of day: the closing, found without adding up any flow. */
static void note_remaining(counter *c)
{
    uint32_t any = c->state.account_count;

    for (uint32_t a = 0; a <= any; a++) {
        uint32_t row = c->state.holder[a];
        tally_key key = {
            .account = a,
            .group = row == HOLDER_NONE ? 0 : c->ledger->input->hazards[row].group,
            .place = c->place,
            .column = LREL_COLUMN_CLOSING};
        bool is_first = true;

        if (row == HOLDER_NONE)
            continue;
        c->out_of_memory |=
            !lrel_tally__add(&c->cells, c->ledger->context, &key, c->area2);
        if (a == any)
            continue;
        add_record(c, a, SUM_REMAINING, hazard_key(row));
        for (uint32_t b = 0; b < a; b++)
            is_first &= c->state.holder[b] != row;
        if (is_first)
            add_record(c, any, SUM_REMAINING, hazard_key(row));
    }
}

static lrel_status count_batch(size_t piece, int worker, void *user, lrel_error *err)
{
    counter *c = &((counter *)user)[worker];
    const lrel_ledger_input *input = c->ledger->input;
    size_t first = piece * BATCH_FACES, last = first + BATCH_FACES;
    size_t count = lrel_mosaic_face_count(c->ledger->mosaic);

    for (size_t f = first; f < last && f < count; f++) {
        lrel_face face = lrel_mosaic_face_at(c->ledger->mosaic, f);
        lrel_status status;

        c->area2 = face.area2;
        c->place = input->place_of_face ? input->place_of_face[f] : 0;
        c->last_new = c->last_again = NULL;
        status = lrel_fold__face(&c->state, face.owners, face.owner_count, err);
        if (status != LREL_OK)
            return status;
        note_remaining(c);
    }
    return c->out_of_memory ? lrel__fail_memory(err) : LREL_OK;
}

static bool merge_presence(presence *into, const lrel_context *context,
                           const presence *from)
{
    for (size_t i = 0; i < from->count; i++) {
        uint64_t *bits = lrel_presence__of(into, context, &from->keys[i]);

        if (!bits)
            return false;
        for (size_t w = 0; w < into->words_each; w++)
            bits[w] |= from->bits[i * from->words_each + w];
    }
    return true;
}

/* All threads' sums into the first one's, then into rows and records. */
static lrel_status bring_together(lrel_ledger *ledger, counter *counters, int count,
                                  lrel_error *err)
{
    counter *c = &counters[0];
    lrel_status status;

    for (int w = 1; w < count; w++)
        if (!lrel_tally__merge(&c->cells, ledger->context, &counters[w].cells) ||
            !merge_presence(&c->stood, ledger->context, &counters[w].stood))
            return lrel__fail_memory(err);
    if (c->cells.has_overflowed)
        return lrel__fail(err, LREL_E_EXTENT,
                          "the areas are too large to add up exactly");
    if (!lrel_tally__sort(&c->cells, ledger->context))
        return lrel__fail_memory(err);
    status = lrel_ledger__make_rows(ledger, c->cells.entries, c->cells.count, err);
    if (status == LREL_OK)
        status = lrel_edge__measure(ledger, &c->stood, err);
    return status == LREL_OK ? lrel_ledger__count_hazards(ledger, &c->stood, err)
                             : status;
}

static lrel_status count_faces(lrel_ledger *ledger, lrel_error *err)
{
    int count = lrel__jobs(ledger->context);
    size_t faces = lrel_mosaic_face_count(ledger->mosaic);
    size_t records = ledger->input->hazard_count + ledger->input->release_count;
    counter *counters = lrel__calloc(ledger->context, (size_t)count, sizeof *counters);
    lrel_status status = LREL_OK;

    ledger->sums = lrel__calloc(ledger->context,
                                records * (ledger->input->account_count + 1) * SUM_COUNT,
                                sizeof *ledger->sums);
    if (!counters || !ledger->sums) {
        lrel__free(ledger->context, counters);
        return lrel__fail_memory(err);
    }
    for (int w = 0; w < count && status == LREL_OK; w++) {
        counter *c = &counters[w];

        c->ledger = ledger;
        c->stood.words_each = ledger->input->period_count / 64 + 1;
        if (!lrel_tally__init(&c->cells, ledger->context, 2 * records))
            status = lrel__fail_memory(err);
        else
            status = lrel_fold__init(
                &c->state, &ledger->line,
                (fold_listener){on_change, on_outcome, on_periods, false, c}, err);
    }
    if (status == LREL_OK)
        status = lrel__parallel(ledger->context, (faces + BATCH_FACES - 1) / BATCH_FACES,
                                count_batch, counters, err);
    if (status == LREL_OK)
        status = bring_together(ledger, counters, count, err);
    for (int w = 0; w < count; w++) {
        lrel_fold__clear(&counters[w].state);
        lrel_tally__clear(&counters[w].cells, ledger->context);
        lrel_presence__clear(&counters[w].stood, ledger->context);
    }
    lrel__free(ledger->context, counters);
    return status;
}

/* The whole account of what `ledger->input` says. */
static lrel_status make_account(lrel_ledger *ledger, lrel_error *err)
{
    lrel_status status =
        lrel_timeline__init(&ledger->line, ledger->context, ledger->input,
                            lrel_mosaic_owner_count(ledger->mosaic), err);

    return status == LREL_OK ? count_faces(ledger, err) : status;
}

static void clear_account(lrel_ledger *ledger)
{
    lrel_timeline__clear(&ledger->line);
    lrel__free(ledger->context, ledger->rows);
    lrel__free(ledger->context, ledger->credits);
    lrel__free(ledger->context, ledger->standing_n);
    lrel__free(ledger->context, (void *)(uintptr_t)ledger->sums);
    lrel_edge__clear(ledger);
    ledger->rows = NULL;
    ledger->credits = NULL;
    ledger->standing_n = NULL;
    ledger->sums = NULL;
    ledger->row_count = ledger->credit_count = 0;
}

/* Hazards that edge difference alone is left of are closed, if the input says so, and
 * the account is made once more with that. */
static lrel_status close_edge(lrel_ledger *ledger, lrel_error *err)
{
    bool has_closed = false;
    lrel_status status = lrel_edge__close(ledger, &has_closed, err);

    if (status != LREL_OK || !has_closed)
        return status;
    clear_account(ledger);
    return make_account(ledger, err);
}

lrel_status lrel_ledger_build(const lrel_context *context, const lrel_mosaic *mosaic,
                              const lrel_ledger_input *input, lrel_ledger **out,
                              lrel_error *err)
{
    lrel_ledger *ledger = lrel__calloc(context, 1, sizeof *ledger);
    lrel_status status;

    if (!ledger)
        return lrel__fail_memory(err);
    ledger->context = context;
    ledger->mosaic = mosaic;
    ledger->lent = *input;
    ledger->input = &ledger->lent;
    status = make_account(ledger, err);
    if (status == LREL_OK && input->closes_edge)
        status = close_edge(ledger, err);
    if (status == LREL_OK)
        *out = ledger;
    else
        lrel_ledger_free(ledger);
    return status;
}

void lrel_ledger_free(lrel_ledger *ledger)
{
    if (!ledger)
        return;
    clear_account(ledger);
    lrel__free(ledger->context, ledger->closed);
    lrel__free(ledger->context, ledger);
}

static int64_t sum_of(const lrel_ledger *ledger, size_t place, uint32_t account,
                      record_sum sum)
{
    size_t accounts = (size_t)ledger->input->account_count + 1;

    return atomic_load_explicit(
        &ledger->sums[(place * accounts + account) * SUM_COUNT + sum],
        memory_order_relaxed);
}

lrel_record_area lrel_ledger_hazard_area(const lrel_ledger *ledger, size_t hazard,
                                         uint32_t account)
{
    return (lrel_record_area){
        .newly_recorded = sum_of(ledger, hazard, account, SUM_NEWLY_RECORDED),
        .recorded_again = sum_of(ledger, hazard, account, SUM_RECORDED_AGAIN),
        .remaining = sum_of(ledger, hazard, account, SUM_REMAINING),
        .edge = lrel_edge__of_hazard(ledger, hazard, account)};
}

lrel_record_area lrel_ledger_release_area(const lrel_ledger *ledger, size_t release,
                                          uint32_t account)
{
    size_t place = ledger->input->hazard_count + release;

    return (lrel_record_area){
        .counted = sum_of(ledger, place, account, SUM_COUNTED),
        .already_released = sum_of(ledger, place, account, SUM_ALREADY_RELEASED),
        .beyond_hazard = sum_of(ledger, place, account, SUM_BEYOND_HAZARD)};
}
