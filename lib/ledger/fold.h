/* SPDX-License-Identifier: Apache-2.0 */
/* fold.h: the events of one face, folded in order of time, in all accounts at once. */
#ifndef LREL_LEDGER_FOLD_H
#define LREL_LEDGER_FOLD_H

#include "ledger/timeline.h"

#define HOLDER_NONE UINT32_MAX
#define COLUMN_NONE UINT8_MAX

/* The holder of a face changed in an account: land came in (nobody held it before), left
 * (nobody holds it now), or went from one hazard to another. */
typedef struct change {
    const event *cause;
    uint32_t account; /* account_count: the land of all accounts */
    uint32_t before;  /* hazard row that held the land, or HOLDER_NONE */
    uint32_t after;
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
    bool wants_empty; /* on_periods also where nothing stands */
    void *user;
} fold_listener;

/* A hazard on the face at hand. */
typedef struct fold_hazard {
    uint32_t identity;
    uint32_t standing; /* accounts in which it stands */
    uint32_t claimed; /* accounts in which its latest version covers the face, standing or
                         released */
} fold_hazard;

struct fold {
    const timeline *line;
    fold_listener listener;
    uint32_t account_count;

    /* the face at hand */
    struct {
        fold_hazard *at;
        size_t count, capacity;
    } hazards;
    uint32_t *row; /* by hazard and account: the version that stands */
    size_t row_capacity;
    struct {
        uint32_t *at;
        size_t count, capacity;
    } events;
    uint32_t holder[LREL_ACCOUNT_MAX + 1];
    uint32_t standing[LREL_ACCOUNT_MAX]; /* how many hazards */
    uint32_t released;                   /* accounts */
    uint8_t left_by[LREL_ACCOUNT_MAX + 1];

    /* stamps tell what belongs to the face at hand, without clearing for every face */
    uint32_t stamp;
    uint32_t *identity_stamp;
    uint32_t *identity_place; /* in `hazards` */
    uint32_t *owner_stamp;
};

LREL_NODISCARD lrel_status lrel_fold__init(fold *f, const timeline *line,
                                           fold_listener listener, lrel_error *err);
void lrel_fold__clear(fold *f);

/** Folds one face. @return LREL_OK or LREL_E_MEMORY */
LREL_NODISCARD lrel_status lrel_fold__face(fold *f, const uint32_t *owners,
                                           uint32_t owner_count, lrel_error *err);

#endif
