/* SPDX-License-Identifier: Apache-2.0 */
/* rules_timeline.h: the events of one face in order of time, for rules.c. */
#ifndef LREL_TEST_RULES_TIMELINE_H
#define LREL_TEST_RULES_TIMELINE_H

#include "support/rules.h"

/* The order of one day. */
typedef enum event_step { ESTABLISH, WITHDRAW, RELEASE, CLOSE } event_step;

typedef struct event {
    lrel_date day;
    event_step step;
    uint32_t id;      /* rank of the record's name: its least tie */
    uint32_t version; /* of hazards */
    uint32_t tie;
    uint32_t record; /* row of a hazard, or release; WITHDRAW: number of a hazard */
    bool anew;       /* ESTABLISH: the hazard begins, or begins again after its end */
} event;

typedef struct timeline {
    const lrel_ledger_input *in;
    event events[RULES_EVENT_MAX];
    size_t event_count;
    size_t rows_of[RULES_HAZARD_MAX][RULES_HAZARD_MAX]; /* a hazard's rows in order */
    size_t row_count[RULES_HAZARD_MAX];
} timeline;

/* All events of hazards, and those of the releases that cover the face, up to the as-of
 * date. */
void rules_timeline_make(timeline *t, const lrel_ledger_input *in,
                         const rules_cover *cover);

/* Does row @p row, as the first of its hazard, take the place of hazard @p old? */
bool rules_timeline_replaces(const timeline *t, size_t row, uint32_t old);

#endif
