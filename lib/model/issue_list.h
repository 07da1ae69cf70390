/* SPDX-License-Identifier: Apache-2.0 */
/* issue_list.h: what stands behind the list of data issues. Private to lib/model. */
#ifndef LREL_MODEL_ISSUE_LIST_H
#define LREL_MODEL_ISSUE_LIST_H

#include "model/issue.h"

struct lrel_issues {
    const lrel_context *context;
    lrel_arena *arena;
    lrel_issue *at;
    size_t count;
    size_t capacity;
};

#endif
