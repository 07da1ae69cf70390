/* SPDX-License-Identifier: Apache-2.0 */
/* rules.h: the rules of the ledger for one face, written a second time.
 *
 * Plain, slow and meant to be obviously right: no sharing of state between faces, no
 * cleverness about order. Tests hold the library against it, and it against fold.py. It
 * shares nothing with lib/ledger/ but the public header. */
#ifndef LREL_TEST_RULES_H
#define LREL_TEST_RULES_H

#include "landrelease/ledger.h"

/* Sets of rows and of hazards are 64-bit words; tests stay small. */
#define RULES_HAZARD_MAX  64
#define RULES_RELEASE_MAX 64
#define RULES_ACCOUNT_MAX 6
/* A row gives at most an establishment and a closure; a hazard one withdrawal. */
#define RULES_EVENT_MAX (3 * RULES_HAZARD_MAX + RULES_RELEASE_MAX)
/* An event moves at most two groups in every account and in all of them together. */
#define RULES_FLOW_MAX (RULES_EVENT_MAX * 2 * (RULES_ACCOUNT_MAX + 1))

/* Which records' polygons cover the face, by index into the input. */
typedef struct rules_cover {
    bool hazard[RULES_HAZARD_MAX];
    bool release[RULES_RELEASE_MAX];
} rules_cover;

/* One unit of land that moves. Column and sign are those of a row of the ledger. */
typedef struct rules_flow {
    uint32_t account; /* account_count: all */
    uint32_t group;
    uint32_t column; /* lrel_ledger_column */
    int amount;
    lrel_date day;
    bool by_release;
    uint32_t record; /* release or row that caused it; of a withdrawal: the holder */
    size_t moment;   /* the event, as an index into the moments */
} rules_flow;

typedef enum rules_credit {
    RULES_NONE = 0, /* does not cover the face, or not in the account, or not seen */
    RULES_COUNTED,
    RULES_ALREADY_RELEASED,
    RULES_BEYOND_HAZARD
} rules_credit;

/* The state of the face after an event. */
typedef struct rules_moment {
    lrel_date day;
    uint64_t standing[RULES_ACCOUNT_MAX]; /* bit i: hazard row i stands */
    int holder[RULES_ACCOUNT_MAX + 1];    /* hazard row, or -1; last: all */
} rules_moment;

typedef struct rules_result {
    size_t flow_count;
    rules_flow flows[RULES_FLOW_MAX];
    size_t moment_count;
    rules_moment moments[RULES_EVENT_MAX];
    /* Per release and account; [account_count]: in all accounts it touches together. */
    rules_credit credit[RULES_RELEASE_MAX][RULES_ACCOUNT_MAX + 1];
} rules_result;

/* Folds @p input on a face with @p cover. Hazard numbers must be below RULES_HAZARD_MAX;
 * owners, places and periods are not looked at. */
void rules_fold(const lrel_ledger_input *input, const rules_cover *cover,
                rules_result *result);

/* The state of the face before @p day began, or NULL where nothing had happened yet. */
const rules_moment *rules_before(const rules_result *result, lrel_date day);

#endif
