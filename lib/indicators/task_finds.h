/* SPDX-License-Identifier: Apache-2.0 */
/* task_finds.h: what clearance found. Rows of one source, operator and `task` are one
 * task; a row without a task is one by itself. A task whose counts nobody stated is no
 * task without finds. */
#ifndef LREL_INDICATORS_TASK_FINDS_H
#define LREL_INDICATORS_TASK_FINDS_H

#include "indicators/indicator_sums.h"

#define TASK_NONE UINT32_MAX

/* What one release says of the items that it found, by one definition. */
typedef struct indicator_count {
    double items;
    bool is_stated; /* every category that matters; a find may be known without */
} indicator_count;

typedef struct indicator_tasks {
    uint32_t *of_release; /* by release of the ledger */
    size_t count;
    indicator_count (*counts)[FINDS_COUNT]; /* by release */
    uint8_t (*outcomes)[FINDS_COUNT];       /* by task; indicator_outcome */
    double (*listed)[LREL_ITEM_MAX]; /* by release: items of role `item` that name it */
} indicator_tasks;

/** @return LREL_OK or LREL_E_MEMORY */
LREL_NODISCARD lrel_status lrel_indicators__find_tasks(const lrel_dataset *data,
                                                       lrel_arena *arena,
                                                       indicator_tasks *out,
                                                       lrel_error *err);

/** The categories (bits of lrel_vocabulary_item) that a definition counts, and its words:
 * "AP mines", ... */
uint32_t lrel_indicators__categories(indicator_finds finds);
const char *lrel_indicators__finds_name(indicator_finds finds);
/** "no AP mine found", ... */
const char *lrel_indicators__none_name(indicator_finds finds);
/** Whether the definition says something about @p account. */
bool lrel_indicators__is_asked(const lrel_dataset *data, uint32_t account,
                               indicator_finds finds);

#endif
