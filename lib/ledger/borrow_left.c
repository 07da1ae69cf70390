/* SPDX-License-Identifier: Apache-2.0 */
/* borrow_left.c: the land that leaves by closures which releases without a polygon
 * explain, found on the faces of the hazards concerned and no others. */
#include <stdlib.h>

#include "ledger/fold.h"
#include "ledger/ledger.h"
#include "ledger/place.h"

typedef struct finding {
    const lrel_ledger *ledger;
    left_cells *out;
    uint32_t face; /* at hand */
    int64_t area2;
    bool out_of_memory;
} finding;

static void on_change(void *user, const change *what)
{
    finding *f = user;
    const timeline *line = &f->ledger->line;
    uint32_t row, pool;

    if (what->cause->step != STEP_CLOSE || what->after)
        return;
    row = lrel_timeline__detail(line, what->cause)->row;
    if ((pool = f->ledger->borrowed.pool_of_row[row]) == POOL_NONE)
        return;
    for (uint32_t accounts = what->accounts; accounts; accounts &= accounts - 1) {
        left_cell *cell = LREL__PUSH(f->ledger->context, f->out);

        if (!cell) {
            f->out_of_memory = true;
            return;
        }
        *cell = (left_cell){
            .pool = pool,
            .account = (uint32_t)__builtin_ctz(accounts),
            .group = what->before->group,
            .place = lrel_ledger_place(f->ledger->input, f->face, what->before->row),
            .row = row,
            .area2 = f->area2};
    }
}

static void on_outcome(void *user, const outcome *what)
{
    (void)user;
    (void)what;
}

/* Folds the faces of the hazards that are explained, and no others. */
static lrel_status find_left(finding *f, lrel_error *err)
{
    const lrel_ledger *ledger = f->ledger;
    const lrel_ledger_input *input = ledger->input;
    size_t count = lrel_mosaic_face_count(ledger->mosaic);
    bool *is_wanted = lrel__calloc(ledger->context, ledger->line.owner_count, 1);
    fold state = {0};
    lrel_status status = is_wanted ? LREL_OK : lrel__fail_memory(err);

    for (size_t h = 0; h < input->hazard_count && status == LREL_OK; h++)
        if (ledger->borrowed.pool_of_row[h] != POOL_NONE &&
            input->hazards[h].owner != LREL_OWNER_NONE)
            is_wanted[input->hazards[h].owner] = true;
    if (status == LREL_OK)
        status = lrel_fold__init(&state, &ledger->line,
                                 (fold_listener){on_change, on_outcome, NULL, f}, err);
    for (size_t i = 0; i < count && status == LREL_OK; i++) {
        lrel_face face = lrel_mosaic_face_at(ledger->mosaic, i);
        bool is_one = false;

        for (uint32_t o = 0; o < face.owner_count && !is_one; o++)
            is_one = is_wanted[face.owners[o]];
        if (!is_one)
            continue;
        f->face = (uint32_t)i;
        f->area2 = face.area2;
        status = lrel_fold__face(&state, face.owners, face.owner_count, err);
    }
    lrel_fold__clear(&state);
    lrel__free(ledger->context, is_wanted);
    return status == LREL_OK && f->out_of_memory ? lrel__fail_memory(err) : status;
}

#define COMPARE(member)                                                                  \
    if (ca->member != cb->member)                                                        \
    return ca->member < cb->member ? -1 : 1

/* Rows by their ties: the order of records leaves no trace. */
static int compare_cells(const void *a, const void *b, void *user)
{
    const left_cell *ca = a, *cb = b;
    const lrel_ledger_hazard *hazards = user;
    uint32_t ta = hazards[ca->row].tie, tb = hazards[cb->row].tie;

    COMPARE(pool);
    COMPARE(account);
    COMPARE(group);
    COMPARE(place);
    return ta < tb ? -1 : ta > tb;
}

/* Sorts the cells and adds up equal ones. */
static lrel_status sort_left(finding *f, lrel_error *err)
{
    const lrel_ledger_hazard *hazards = f->ledger->input->hazards;
    size_t kept = 0;

    if (f->out->count == 0)
        return LREL_OK;
    qsort_r(f->out->at, f->out->count, sizeof *f->out->at, compare_cells,
            (void *)(uintptr_t)hazards);
    for (size_t i = 0; i < f->out->count; i++) {
        left_cell *into = &f->out->at[kept ? kept - 1 : 0], one = f->out->at[i];

        if (kept == 0 || compare_cells(into, &one, (void *)(uintptr_t)hazards) != 0)
            f->out->at[kept++] = one;
        else if (__builtin_add_overflow(into->area2, one.area2, &into->area2))
            return lrel__fail(err, LREL_E_EXTENT,
                              "the areas are too large to add up exactly");
    }
    f->out->count = kept;
    return LREL_OK;
}

lrel_status lrel_borrow__find_left(const lrel_ledger *ledger, left_cells *out,
                                   lrel_error *err)
{
    finding f = {.ledger = ledger, .out = out};
    lrel_status status = find_left(&f, err);

    return status == LREL_OK ? sort_left(&f, err) : status;
}
