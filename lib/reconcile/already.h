/* SPDX-License-Identifier: Apache-2.0 */
/* already.h: land of a release that had been released before: by which release. */
#ifndef LREL_RECONCILE_ALREADY_H
#define LREL_RECONCILE_ALREADY_H

#include "dataset/dataset.h"

/* Land that release @p release has as already released, because release @p by is the last
 * that had released it. Numbers are those of the ledger's releases. */
typedef struct lrel_already {
    uint32_t account; /* account_count: counted in none of them, released before in one */
    uint32_t release;
    uint32_t by;
    int64_t area2;
} lrel_already;

/* In order of account, release and the one before, each once. Those of one account and
 * release add up to what the ledger has as already released. */
typedef struct lrel_already_list {
    const lrel_context *context;
    lrel_already *at;
    size_t count, capacity;
} lrel_already_list;

/** @param out  to be cleared in any case
 * @return LREL_OK, LREL_E_CANCELLED or LREL_E_MEMORY */
LREL_NODISCARD lrel_status lrel_already_find(const lrel_dataset *data,
                                             lrel_already_list *out, lrel_error *err);
void lrel_already_clear(lrel_already_list *list);

/** Those of one account and release: [*first, *last). */
void lrel_already_of(const lrel_already_list *list, uint32_t account, uint32_t release,
                     size_t *first, size_t *last);

#endif
