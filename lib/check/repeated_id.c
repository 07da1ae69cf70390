/* SPDX-License-Identifier: Apache-2.0 */
/* repeated_id.c: one id on several records of one role and register. Versions of a hazard
 * share theirs by intent. */
#include <stdlib.h>

#include "check/checking.h"

static bool has_id_of_its_own(const lrel_record *r)
{
    return r->used && r->id.length > 0 &&
           ((r->role == LREL_ROLE_HAZARD && !r->has_version &&
             r->reason != LREL_REASON_POSITION_NOT_BELIEVED) ||
            r->role == LREL_ROLE_RELEASE);
}

/* By id, which `tie` has sorted already, then role, register and record. */
static int compare_namesakes(const void *left, const void *right, void *user)
{
    const lrel_dataset *data = user;
    uint32_t a = *(const uint32_t *)left, b = *(const uint32_t *)right;
    const lrel_record *ra = &data->records.at[a], *rb = &data->records.at[b];
    int order;

    if (ra->role != rb->role)
        return ra->role < rb->role ? -1 : 1;
    if ((order = lrel_text_compare(ra->reg, rb->reg)) != 0)
        return order;
    return a < b ? -1 : a > b;
}

static bool are_of_one_register(const lrel_dataset *data, uint32_t a, uint32_t b)
{
    const lrel_record *ra = &data->records.at[a], *rb = &data->records.at[b];

    return ra->role == rb->role && lrel_text_is_equal(ra->reg, rb->reg);
}

lrel_issue lrel_check__id_issue(const lrel_checking *c, size_t subject)
{
    lrel_issue issue = lrel_check__issue(c, LREL_ISSUE_ID_REPEATED, subject);

    issue.field = LREL_TEXT("id");
    issue.value = issue.id;
    issue.expected = LREL_TEXT("an id of its own");
    return issue;
}

static lrel_status report(const lrel_checking *c, uint32_t record, lrel_error *err)
{
    lrel_issue issue = lrel_check__id_issue(c, record);

    return lrel_check__add(c, &issue, err);
}

/* All records with one id. */
static lrel_status check_namesakes(const lrel_checking *c, uint32_t *records,
                                   size_t count, lrel_error *err)
{
    lrel_status status = LREL_OK;

    if (count < 2)
        return LREL_OK;
    qsort_r(records, count, sizeof *records, compare_namesakes,
            (void *)(uintptr_t)c->data);
    for (size_t i = 0; i < count && status == LREL_OK; i++)
        if ((i > 0 && are_of_one_register(c->data, records[i - 1], records[i])) ||
            (i + 1 < count && are_of_one_register(c->data, records[i], records[i + 1])))
            status = report(c, records[i], err);
    return status;
}

lrel_status lrel_check__repeated_id(const lrel_checking *c, lrel_error *err)
{
    const lrel_dataset *data = c->data;
    size_t total = data->records.count, count = 0;
    uint32_t *by_id = lrel__alloc(data->context, total, sizeof *by_id);
    lrel_status status = by_id ? LREL_OK : lrel__fail_memory(err);

    for (size_t i = 0; i < total && by_id; i++)
        by_id[data->tie[i]] = (uint32_t)i;
    for (size_t i = 0; i < total && by_id; i++)
        if (has_id_of_its_own(&data->records.at[by_id[i]]))
            by_id[count++] = by_id[i];
    for (size_t i = 0, k; i < count && status == LREL_OK; i = k) {
        for (k = i + 1; k < count && lrel_text_is_equal(data->records.at[by_id[i]].id,
                                                        data->records.at[by_id[k]].id);)
            k++;
        status = check_namesakes(c, by_id + i, k - i, err);
    }
    lrel__free(data->context, by_id);
    return status == LREL_OK ? lrel_check__repeated_fact(c, err) : status;
}
