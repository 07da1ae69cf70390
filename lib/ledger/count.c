/* SPDX-License-Identifier: Apache-2.0 */
/* count.c: every face of the mosaic folded, and what comes of it added up.
 *
 * Faces are shared out to threads; each adds up whole numbers for itself, so the sums of
 * all threads are the same in any order. What single records did is read off the same
 * sums (ledger.c), so that a face costs one of them for each event. */
#include "core/threads.h"
#include "ledger/ahead.h"
#include "ledger/fold.h"
#include "ledger/ledger.h"
#include "ledger/place.h"
#include "ledger/watch.h"

/* Faces in one piece of work. */
#define BATCH_FACES 512

/* One thread's fold and sums. */
typedef struct counter {
    const lrel_ledger *ledger;
    fold state;
    watcher *watch; /* NULL: nobody watches */
    tally cells;
    presence stood;
    int64_t area2; /* of the face at hand */
    uint32_t face;
    /* "in at least one account" is counted once for an event: */
    const event *last_change, *last_again;
    bool out_of_memory;
    lrel__apart apart;
} counter;

static void add(counter *c, const tally_key *key, int64_t area2)
{
    c->out_of_memory |= !lrel_tally__add(&c->cells, c->ledger->context, key, area2);
}

/* Whether of all changes that an event makes on the face, this is the first in an account
 * proper. */
static bool is_first(const counter *c, const event **last, const change *what)
{
    uint32_t all = UINT32_C(1) << c->ledger->input->account_count;
    bool is_new = *last != what->cause && (what->accounts & ~all);

    if (is_new)
        *last = what->cause;
    return is_new;
}

static bool is_watched(const counter *c)
{
    return c->watch && c->watch->is_on;
}

/* The place of the face at hand, in the hands of @p of. */
static uint32_t place_of(const counter *c, const holder *of)
{
    return lrel_ledger_place(c->ledger->input, c->face, of->row);
}

static void on_change(void *user, const change *what)
{
    counter *c = user;
    const holder *of = what->after ? what->after : what->before;
    tally_key key = {.accounts = what->accounts,
                     .period = what->cause->period,
                     .group = of->group,
                     .place = place_of(c, of),
                     .record = lrel_ledger__record_of(&c->ledger->line, what->cause),
                     .column = what->column};

    if (is_watched(c))
        lrel_watcher__on_change(c->watch, what);
    if (what->before && what->after) {
        uint32_t place = place_of(c, what->before);

        if (what->before->group == key.group && place == key.place)
            return;
        add(c, &key, c->area2);
        key.group = what->before->group;
        key.place = place;
        add(c, &key, -c->area2);
        return;
    }
    key.is_first = is_first(c, &c->last_change, what);
    /* Resurvey is signed; the other columns of leaving land say by their names that they
     * are taken away. */
    add(c, &key,
        what->before && what->column == LREL_COLUMN_RESURVEY ? -c->area2 : c->area2);
    if (what->is_again) {
        key.column = LREL_COLUMN_RECORDED_AGAIN;
        key.is_first = is_first(c, &c->last_again, what);
        add(c, &key, c->area2);
    }
}

/* Land that a release counts is told as a change; here is the rest of its land. */
static void on_outcome(void *user, const outcome *what)
{
    counter *c = user;
    uint32_t beyond = what->cause->accounts & ~what->counted & ~what->already;
    tally_key key = {.record = lrel_ledger__record_of(&c->ledger->line, what->cause)};

    if (what->already) {
        key.accounts = what->already;
        key.column = TALLY_ALREADY;
        key.is_first = !what->counted;
        add(c, &key, c->area2);
    }
    if (beyond || !what->cause->accounts) {
        key.accounts = beyond;
        key.column = TALLY_BEYOND;
        key.is_first = !what->counted && !what->already;
        add(c, &key, c->area2);
    }
}

/* In the accounts of @p class the hazard of row @p rank stood, whoever held the land. */
static void note_presence(counter *c, const fold_class *class, uint32_t rank,
                          uint32_t from, uint32_t to)
{
    const holder *holders = c->ledger->line.holders, *of = &holders[class->holder];
    presence_key key = {class->accounts, of->group, place_of(c, of),
                        holders[rank].counted};

    c->out_of_memory |=
        !lrel_presence__mark(&c->stood, c->ledger->context, &key, from, to);
}

static void on_periods(void *user, const fold *state, uint32_t from, uint32_t to)
{
    counter *c = user;

    if (is_watched(c))
        lrel_watcher__on_periods(c->watch, state, from, to);
    for (size_t i = 0; i < state->hazards.count; i++)
        for (uint32_t k = 0; k < state->class_count; k++) {
            uint32_t rank;

            if (!(state->hazards.at[i].standing >> k & 1))
                continue;
            rank = lrel_fold__rank(state, i, k);
            note_presence(c, &state->classes[k], rank, from, to);
            if (state->is_all_apart)
                note_presence(c, &state->classes[state->class_count], rank, from, to);
        }
}

/* Who holds the face on the as-of day: the closing, found without adding up any flow. */
static void note_remaining(counter *c)
{
    const fold *f = &c->state;

    for (uint32_t k = 0; k < f->class_count + f->is_all_apart; k++) {
        const fold_class *class = &f->classes[k];
        const holder *h = &c->ledger->line.holders[class->holder];
        tally_key key = {.accounts = class->accounts,
                         .column = LREL_COLUMN_CLOSING,
                         .is_first = k < f->class_count};

        if (class->holder == RANK_NONE)
            continue;
        for (uint32_t b = 0; b < k; b++)
            key.is_first &= f->classes[b].holder != class->holder;
        key.group = h->group;
        key.place = place_of(c, h);
        key.record = 2 * h->row;
        add(c, &key, c->area2);
    }
}

static lrel_status count_batch(size_t piece, int worker, void *user, lrel_error *err)
{
    counter *c = &((counter *)user)[worker];
    size_t first = piece * BATCH_FACES, last = first + BATCH_FACES;
    size_t count = lrel_mosaic_face_count(c->ledger->mosaic);

    for (size_t f = first; f < last && f < count; f++) {
        lrel_face face = lrel_mosaic_face_at(c->ledger->mosaic, f);
        lrel_status status;

        lrel_ahead__ask(c->ledger->mosaic, &c->ledger->line, &c->cells, f);
        c->area2 = face.area2;
        c->face = (uint32_t)f;
        c->last_change = c->last_again = NULL;
        if (c->watch)
            lrel_watcher__begin(c->watch, (uint32_t)f, face);
        c->state.tells_empty = is_watched(c);
        status = lrel_fold__face(&c->state, face.owners, face.owner_count, err);
        if (status != LREL_OK)
            return status;
        note_remaining(c);
    }
    return c->out_of_memory ? lrel__fail_memory(err) : LREL_OK;
}

static lrel_status counter_init(counter *c, const lrel_ledger *ledger, lrel_error *err)
{
    const lrel_ledger_input *input = ledger->input;
    size_t most = input->hazard_count > input->release_count ? input->hazard_count
                                                             : input->release_count;
    /* most records touch one or two cells */
    size_t expected = 2 * ledger->line.event_count / (size_t)lrel__jobs(ledger->context);

    c->ledger = ledger;
    if (!lrel_tally__init(&c->cells, ledger->context, 2 * most, expected) ||
        !lrel_presence__init(&c->stood, ledger->context, ledger->line.counted_count,
                             ledger->input->period_count / 64 + 1))
        return lrel__fail_memory(err);
    return lrel_fold__init(&c->state, &ledger->line,
                           (fold_listener){on_change, on_outcome, on_periods, c}, err);
}

static void counter_clear(counter *c)
{
    lrel_fold__clear(&c->state);
    lrel_tally__clear(&c->cells, c->ledger->context);
    lrel_presence__clear(&c->stood, c->ledger->context);
}

/* All threads' sums, as those of the first. */
static lrel_status bring_together(lrel_ledger *ledger, counter *counters, int count,
                                  lrel_error *err)
{
    lrel_status status = lrel_borrow__settle(ledger, &counters->cells, err);

    if (status != LREL_OK)
        return status;
    for (int w = 1; w < count; w++)
        if (!lrel_tally__join(&counters->cells, ledger->context, &counters[w].cells) ||
            !lrel_presence__join(&counters->stood, ledger->context, &counters[w].stood))
            return lrel__fail_memory(err);
    lrel_tally__list_records(&counters->cells);
    if (counters->cells.has_overflowed)
        return lrel__fail(err, LREL_E_EXTENT,
                          "the areas are too large to add up exactly");
    ledger->cells = counters->cells;
    ledger->stood = counters->stood;
    counters->cells = (tally){0};
    counters->stood = (presence){0};
    return LREL_OK;
}

lrel_status lrel_ledger__count_faces(lrel_ledger *ledger, watcher *watchers,
                                     lrel_error *err)
{
    int count = lrel__jobs(ledger->context), made = 0;
    size_t faces = lrel_mosaic_face_count(ledger->mosaic);
    counter *counters = lrel__calloc(ledger->context, (size_t)count, sizeof *counters);
    lrel_status status = LREL_OK;

    if (!counters)
        return lrel__fail_memory(err);
    for (; made < count && status == LREL_OK; made++) {
        status = counter_init(&counters[made], ledger, err);
        counters[made].watch = watchers ? &watchers[made] : NULL;
    }
    if (status == LREL_OK)
        status = lrel__parallel(ledger->context, (faces + BATCH_FACES - 1) / BATCH_FACES,
                                count_batch, counters, err);
    if (status == LREL_OK)
        status = bring_together(ledger, counters, count, err);
    for (int w = 0; w < made; w++)
        counter_clear(&counters[w]);
    lrel__free(ledger->context, counters);
    return status;
}
