/* SPDX-License-Identifier: Apache-2.0 */
/* timeline.h: what happens, in the order in which it counts.
 *
 * Rows of hazards and releases become events: hazards established or re-surveyed, hazards
 * whose place others took, releases, closures. Everything that depends on dates and
 * versions alone is decided here, once, and not again for every face. */
#ifndef LREL_LEDGER_TIMELINE_H
#define LREL_LEDGER_TIMELINE_H

#include "core/fail.h"
#include "core/memory.h"
#include "landrelease/ledger.h"

/* The order of one day. */
typedef enum event_step {
    STEP_ESTABLISH, /* a hazard, or a new version of one */
    STEP_WITHDRAW,  /* a hazard whose place others took */
    STEP_RELEASE,
    STEP_CLOSE
} event_step;

/* Small, because folds meet them in no order; what few ask for is in its detail. */
typedef struct event {
    uint32_t period; /* LREL_PERIOD_BEFORE before the first */
    uint32_t accounts;
    uint32_t subject; /* row of a release; of a hazard's row, its place in `holders` */
    uint8_t step;     /* event_step */
    uint8_t column;   /* lrel_ledger_column in which land moves by it */
    bool is_anew;     /* not a change of what stands: established, also after a closure */
    bool is_alone; /* the hazard has no other row: it covers every face it is asked for */
} event;

typedef struct event_detail {
    int32_t day;
    uint32_t row;      /* into hazards or releases */
    uint32_t owner;    /* the row's */
    uint32_t identity; /* of a hazard: its number from 0; not of a release */
} event_detail;

/* A hazard's row as the one under which land is listed. */
typedef struct holder {
    uint32_t row;
    uint32_t group;
    uint32_t counted; /* what it counts as: numbers from 0, for counted_as */
} holder;

/* What an owner of land in the mosaic brings to a face. */
typedef enum entry_kind {
    BRINGS_NOTHING,
    BRINGS_RELEASE,
    BRINGS_SINGLE, /* a hazard that no other row and no other event is about */
    BRINGS_HAZARD
} entry_kind;

typedef struct owner_entry {
    uint32_t kind; /* entry_kind */
    uint32_t at;   /* event; of BRINGS_HAZARD, identity */
    uint32_t next; /* what else it brings: entry + 1 in `more`, 0: nothing */
} owner_entry;

typedef struct timeline {
    const lrel_context *context;
    const lrel_ledger_input *input;
    event *events; /* in order */
    event_detail *details;
    size_t event_count;
    holder *holders;        /* all rows of hazards, the one that holds land first first */
    uint32_t counted_count; /* different numbers counted_as */
    uint32_t identity_count;
    uint32_t *identity_events; /* events by hazard, rising */
    uint32_t *identity_first;  /* identity_count + 1 */
    uint32_t *replaces;        /* identities; UINT32_MAX: one that is not there */
    uint32_t *replaces_first;  /* by identity; identity_count + 1 */
    owner_entry *brings;       /* by owner */
    struct {
        owner_entry *at;
        size_t count, capacity;
    } more;
    uint32_t owner_count;
} timeline;

/** Makes the timeline of @p input, whose owners are below @p owner_count.
 * @return LREL_OK, LREL_E_ARGUMENT or LREL_E_MEMORY; clear it in any case */
LREL_NODISCARD lrel_status lrel_timeline__init(timeline *line,
                                               const lrel_context *context,
                                               const lrel_ledger_input *input,
                                               uint32_t owner_count, lrel_error *err);
void lrel_timeline__clear(timeline *line);

/** Fills `holders` and counted_count. @return LREL_OK or LREL_E_MEMORY */
LREL_NODISCARD lrel_status lrel_timeline__rank_holders(timeline *line, lrel_error *err);

static inline const event_detail *lrel_timeline__detail(const timeline *line,
                                                        const event *e)
{
    return &line->details[e - line->events];
}

#endif
