/* SPDX-License-Identifier: Apache-2.0 */
/* evidence.h: what cleared land has taught. Private to lib/focus. */
#ifndef LREL_FOCUS_EVIDENCE_H
#define LREL_FOCUS_EVIDENCE_H

#include "focus/gather.h"

/* The land that one release cleared in one account. */
typedef struct focus_evidence {
    uint32_t release; /* of the ledger */
    int32_t day;
    uint32_t group; /* land group: what most of that land was */
    bool is_counted;
    double items; /* of the account's categories; of those counted */
    int64_t area2;
    double ha;
    lrel_xy at; /* metres; NAN: no place */
} focus_evidence;

/* A hazard, by its number, and a release that cleared some of it. */
typedef struct focus_own {
    uint32_t hazard;
    uint32_t evidence;
    double part; /* of the release's land */
} focus_own;

typedef struct focus_evidence_list {
    focus_evidence *at; /* in order of releases */
    size_t count, capacity;
    struct {
        focus_own *at; /* in order of hazards, then evidence */
        size_t count, capacity;
    } own;
} focus_evidence_list;

/** All of @p account. To be cleared, whatever is returned. */
LREL_NODISCARD lrel_status lrel_focus__find_evidence(const lrel_focus *focus,
                                                     uint32_t account,
                                                     focus_evidence_list *out,
                                                     lrel_error *err);
void lrel_focus__clear_evidence(const lrel_focus *focus, focus_evidence_list *list);

/** Where the evidence of hazard @p hazard is in `own`: [*first, *last). */
void lrel_focus__own_of(const focus_evidence_list *list, uint32_t hazard, size_t *first,
                        size_t *last);

#endif
