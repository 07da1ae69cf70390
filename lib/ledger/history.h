/* SPDX-License-Identifier: Apache-2.0 */
/* history.h: everything that happened on one piece of land, in every account.
 *
 * The fold of the account once more, for one set of owners, with each event told: also
 * those that moved nothing, as a second release does. */
#ifndef LREL_LEDGER_HISTORY_H
#define LREL_LEDGER_HISTORY_H

#include "ledger/fold.h"

/* What sort of event it was. */
typedef enum lrel_cause {
    LREL_CAUSE_ESTABLISHED, /* a hazard begins to stand, or begins anew */
    LREL_CAUSE_VERSION,     /* a later version of a hazard takes over */
    LREL_CAUSE_REPLACED,    /* others took the hazard's place */
    LREL_CAUSE_RELEASE,
    LREL_CAUSE_CLOSURE
} lrel_cause;

/* What it did to the land. */
typedef enum lrel_effect {
    LREL_EFFECT_ENTERED,          /* came into the account, by `column` */
    LREL_EFFECT_LEFT,             /* left it, by `column` */
    LREL_EFFECT_TRANSFERRED,      /* another hazard holds it now */
    LREL_EFFECT_NOTHING,          /* of a hazard's event: the state is as it was */
    LREL_EFFECT_ALREADY_RELEASED, /* of a release: released before */
    LREL_EFFECT_BEYOND_HAZARD     /* of a release: in none of its accounts was a hazard on
                                     record, or had been released */
} lrel_effect;

#define LREL_HOLDER_NONE UINT32_MAX

/* One event in one account. */
typedef struct lrel_moment {
    uint32_t account;
    lrel_date day; /* LREL_DAY_BEGINNING: no date */
    lrel_cause cause;
    bool is_release; /* what `record` counts in: releases, or rows of hazards */
    uint32_t record;
    lrel_effect effect;
    uint8_t column;      /* lrel_ledger_column, of entered and left */
    uint32_t holder;     /* row of the hazard that holds the land behind it, or none */
    bool is_again;       /* entered after having left before, */
    uint8_t had_left_by; /* which was by this column */
} lrel_moment;

/* One thread at a time may use a history; several may share a ledger. */
typedef struct lrel_history lrel_history;

/** @param out  receives a new history, to be freed before @p ledger is
 * @return LREL_OK or LREL_E_MEMORY */
LREL_NODISCARD lrel_status lrel_history_new(const lrel_ledger *ledger, lrel_history **out,
                                            lrel_error *err);
void lrel_history_free(lrel_history *history);

/** Tells the land of @p owners (ascending, of the ledger's mosaic): the moments before
 * are gone. @return LREL_OK or LREL_E_MEMORY */
LREL_NODISCARD lrel_status lrel_history_tell(lrel_history *history,
                                             const uint32_t *owners, uint32_t owner_count,
                                             lrel_error *err);

/** Moments, by account, in each in order of time. */
size_t lrel_history_count(const lrel_history *history);
const lrel_moment *lrel_history_at(const lrel_history *history, size_t index);

#endif
