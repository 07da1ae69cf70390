/* SPDX-License-Identifier: Apache-2.0 */
/* check.h: data issues that only show when everything is known.
 *
 * Runs after the fold. A check only reports: the dataset is const, and what is added to
 * its list of issues changes no record and no figure. Issues that come with a decision
 * (a position not believed, a reference not found) are raised where it is taken. */
#ifndef LREL_CHECK_CHECK_H
#define LREL_CHECK_CHECK_H

#include "dataset/dataset.h"

/** Runs every check of the registry, on threads, then says of each issue where it is.
 * @return LREL_OK, LREL_E_CANCELLED or LREL_E_MEMORY */
LREL_NODISCARD lrel_status lrel_check(const lrel_dataset *data, lrel_error *err);

/** Adds what one check alone finds: published figures of one product that equal those of
 * others. @p out is not the dataset's own list. @return LREL_OK or LREL_E_MEMORY */
LREL_NODISCARD lrel_status lrel_check_mixed_products(const lrel_dataset *data,
                                                     lrel_issues *out, lrel_error *err);

#define LREL_CHECK_KINDS_MAX 3

/* One row of the registry. */
typedef struct lrel_check_info {
    const char *looks_at; /* as docs/issues.md says it */
    lrel_issue_kind kinds[LREL_CHECK_KINDS_MAX];
    size_t kind_count;
} lrel_check_info;

size_t lrel_check_count(void);
lrel_check_info lrel_check_at(size_t check);

#endif
