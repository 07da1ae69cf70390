/* SPDX-License-Identifier: Apache-2.0 */
/* date_evidence.h: which form the dates of a column have, as far as the column itself
 * shows it. What it does not show is a question, never a guess. */
#ifndef LREL_INSPECT_DATE_EVIDENCE_H
#define LREL_INSPECT_DATE_EVIDENCE_H

#include "core/text.h"
#include "inspect/knowledge.h"
#include "landrelease/date.h"

/* Begin with zeros. */
typedef struct lrel_date_tally {
    int64_t cells; /* that are not empty */
    int64_t dates; /* of them, those that some form reads */
    int64_t read[LREL_KNOWN_FORM_COUNT];
    int64_t impossible[LREL_KNOWN_FORM_COUNT]; /* outside 1900-2100 */
    int64_t both[LREL_FORM_PAIR_COUNT];        /* read by both forms of the pair */
    lrel_date first[LREL_KNOWN_FORM_COUNT], last[LREL_KNOWN_FORM_COUNT];
    int64_t years; /* ISO, and nothing but a year */
} lrel_date_tally;

void lrel_date_tally__add(lrel_date_tally *tally, lrel_text cell);

typedef enum lrel_date_state_found {
    LREL_DATES_NONE,
    LREL_DATES_READ,      /* `form` reads them */
    LREL_DATES_AMBIGUOUS, /* `form` and `other` read them alike: no day above 12 */
    LREL_DATES_MIXED      /* some only by `form`, others only by `other` */
} lrel_date_state_found;

typedef struct lrel_date_finding {
    lrel_date_state_found state;
    int form;           /* into lrel_known_forms */
    int other;          /* -1: none */
    int64_t read;       /* cells that `form` reads */
    int64_t read_other; /* cells that `other` reads and `form` does not */
    int64_t impossible; /* cells of that form outside 1900-2100 */
    lrel_date first, last;
    bool is_years; /* nothing but years, or nearly */
} lrel_date_finding;

lrel_date_finding lrel_date_tally__find(const lrel_date_tally *tally);

#endif
