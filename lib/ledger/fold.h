/* SPDX-License-Identifier: Apache-2.0 */
/* fold.h: the events of one face, folded in order of time, in all accounts at once.
 *
 * Accounts that no event of the face tells apart have one history there, so they are
 * folded once, as one class of accounts. The land of all accounts goes with the class
 * that alone has hazards; where several have, it is kept beside them. */
#ifndef LREL_LEDGER_FOLD_H
#define LREL_LEDGER_FOLD_H

#include "ledger/timeline.h"

#define COLUMN_NONE UINT8_MAX

/* The holder of a face changed in some accounts: land came in (nobody held it before),
 * left (nobody holds it now), or went from one hazard to another. */
typedef struct change {
    const event *cause;
    uint32_t accounts;    /* a bit each; bit account_count: the land of all accounts */
    const holder *before; /* NULL: nobody */
    const holder *after;
    uint8_t column;      /* lrel_ledger_column; transferred where it changed hands */
    bool is_again;       /* it came in, and had been in before; */
    uint8_t had_left_by; /* then this is how it had left */
} change;

/* What a release did on a face: masks of accounts. */
typedef struct outcome {
    const event *cause;
    uint32_t counted; /* emptied by it */
    uint32_t already; /* of the others: released there before */
} outcome;

typedef struct fold fold;

/* Who listens to a fold. */
typedef struct fold_listener {
    void (*on_change)(void *user, const change *what);
    void (*on_outcome)(void *user, const outcome *what);
    /* The face had this state at the end of the periods @p from .. @p to - 1, counted
     * from the one before the first, which is 0. May be NULL. */
    void (*on_periods)(void *user, const fold *state, uint32_t from, uint32_t to);
    void *user;
} fold_listener;

/* A hazard on the face at hand; bit c: in class c of accounts. */
typedef struct fold_hazard {
    uint32_t standing;
    uint32_t claimed; /* its latest version covers the face, standing or released */
} fold_hazard;

/* Accounts with one history on the face at hand. */
typedef struct fold_class {
    uint32_t accounts; /* a bit each, as in a change */
    uint32_t holder;   /* rank, or RANK_NONE */
    uint8_t left_by;   /* lrel_ledger_column, or COLUMN_NONE */
} fold_class;

#define RANK_NONE UINT32_MAX /* after all ranks */

/* An event on the face at hand. */
typedef struct fold_event {
    uint32_t at;     /* in the timeline's events */
    uint32_t hazard; /* in the fold's hazards; not of a release */
} fold_event;

/* Where a hazard that has a history is in `hazards`, if the face is the one at hand. */
typedef struct identity_place {
    uint32_t stamp;
    uint32_t hazard;
} identity_place;

struct fold {
    const timeline *line;
    fold_listener listener;
    bool tells_empty; /* periods also in which nothing stands; false unless set */

    /* the face at hand */
    const uint32_t *owners;
    uint32_t owner_count;
    struct {
        fold_hazard *at;
        size_t count, capacity;
    } hazards;
    struct {
        fold_event *at;
        size_t count, capacity;
    } events;
    fold_class classes[LREL_ACCOUNT_MAX + 1];
    uint32_t class_count; /* without the land of all accounts, */
    bool is_all_apart;    /* which, if so, is the class behind them */
    uint32_t occupied;    /* classes in which a hazard stands */
    uint32_t released;    /* classes in which land was released */
    uint32_t told;        /* periods that were told, */
    uint32_t *rank;       /* by hazard and class: the version that stands */
    size_t rank_capacity;

    /* A stamp tells what belongs to the face at hand, without clearing for every face. */
    uint32_t stamp;
    identity_place *places; /* by identity */
};

LREL_NODISCARD lrel_status lrel_fold__init(fold *f, const timeline *line,
                                           fold_listener listener, lrel_error *err);
void lrel_fold__clear(fold *f);

/** Folds one face. @return LREL_OK or LREL_E_MEMORY */
LREL_NODISCARD lrel_status lrel_fold__face(fold *f, const uint32_t *owners,
                                           uint32_t owner_count, lrel_error *err);

/** Gathers what concerns a face: its hazards, its events in order, and the classes of
 * accounts that they tell apart. @return false where there is no memory */
bool lrel_fold__gather(fold *f, const uint32_t *owners, uint32_t owner_count);

/** The version of hazard @p hazard of the face that stands in class @p c: its rank. */
static inline uint32_t lrel_fold__rank(const fold *f, size_t hazard, uint32_t c)
{
    return f->rank[hazard * f->class_count + c];
}

/** Whether the row that @p e is about, one of several of its hazard, covers the face. */
bool lrel_fold__is_version_here(const fold *f, const event *e);

/** Whether the row that @p e is about covers the face. */
static inline bool lrel_fold__is_here(const fold *f, const event *e)
{
    return e->is_alone || lrel_fold__is_version_here(f, e);
}

#endif
