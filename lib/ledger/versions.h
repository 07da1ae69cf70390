/* SPDX-License-Identifier: Apache-2.0 */
/* versions.h: the rows of hazards, brought together hazard by hazard. */
#ifndef LREL_LEDGER_VERSIONS_H
#define LREL_LEDGER_VERSIONS_H

#include "core/fail.h"
#include "core/memory.h"
#include "landrelease/ledger.h"

/* A hazard: its rows, and whether others took its place. */
typedef struct known_hazard {
    uint32_t number; /* the caller's; rising from one to the next */
    uint32_t first;  /* of its rows, in `order`; they end where the next one's begin */
    uint32_t tie;    /* the lowest of its rows' */
    bool is_taken;   /* others took its place, */
    int32_t taken_first; /* the first of them on this day, */
    int32_t taken_last;  /* the last on this */
} known_hazard;

/* Rows in order of hazard, then of version. */
typedef struct versions {
    const lrel_ledger_hazard *hazards;
    uint32_t *order;
    uint32_t *identity_of;    /* by row */
    known_hazard *identities; /* and one more */
    uint32_t count;
} versions;

/** @return LREL_OK or LREL_E_MEMORY; clear it in any case */
LREL_NODISCARD lrel_status lrel_versions__init(versions *v, const lrel_context *context,
                                               const lrel_ledger_input *input,
                                               lrel_error *err);
void lrel_versions__clear(versions *v, const lrel_context *context);

/** The rows of @p identity, in order of version, and how many. */
const uint32_t *lrel_versions__of(const versions *v, uint32_t identity, uint32_t *count);

/** Notes for every hazard when others took its place. In @p replaces, which the caller
 * frees, the hazards that identity i replaces are at first[i] .. first[i + 1] - 1;
 * UINT32_MAX: one that is not there. @return LREL_OK or LREL_E_MEMORY */
LREL_NODISCARD lrel_status lrel_versions__read_replaces(
    versions *v, const lrel_context *context, const uint32_t *numbers,
    uint32_t **replaces, uint32_t **first, lrel_error *err);

#endif
