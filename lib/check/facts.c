/* SPDX-License-Identifier: Apache-2.0 */
/* facts.c: hazards and releases that items and accidents name. An id that no file has is
 * mistyped, or its record was never delivered. */
#include "check/checking.h"

/* Records of one role, by id. */
typedef struct known_ids {
    uint32_t *records;
    size_t count;
} known_ids;

typedef struct references {
    const lrel_checking *c;
    known_ids hazards, releases;
    size_t named;        /* in the source at hand */
    lrel_suspects found; /* of those, what no file has */
} references;

/* `tie` has sorted records by id. @return false where there is no memory */
static bool list_ids(const lrel_dataset *data, lrel_role role, known_ids *out)
{
    size_t total = data->records.count, count = 0;
    uint32_t *by_id = lrel__alloc(data->context, total, sizeof *by_id);

    for (size_t i = 0; i < total && by_id; i++)
        by_id[data->tie[i]] = (uint32_t)i;
    for (size_t i = 0; i < total && by_id; i++) {
        const lrel_record *r = &data->records.at[by_id[i]];

        if (r->role == role && r->id.length && r->reason != LREL_REASON_ANOTHER_KIND)
            by_id[count++] = by_id[i];
    }
    *out = (known_ids){by_id, count};
    return by_id != NULL;
}

static bool is_known(const known_ids *ids, const lrel_dataset *data, lrel_text id)
{
    size_t low = 0, high = ids->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = lrel_text_compare(data->records.at[ids->records[middle]].id, id);

        if (order == 0)
            return true;
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return false;
}

/* A programme that reads no such records can say nothing of their ids. */
static bool look_up(references *r, size_t subject, const known_ids *ids,
                    lrel_issue_kind kind, lrel_text field, lrel_text id)
{
    lrel_issue issue = lrel_check__issue(r->c, kind, subject);

    if (id.length == 0 || ids->count == 0)
        return true;
    r->named++;
    if (is_known(ids, r->c->data, id))
        return true;
    issue.field = field;
    issue.value = id;
    return lrel_check__suspect(r->c, &r->found, &issue);
}

static lrel_status look_up_all(references *r, size_t first, size_t last,
                               lrel_issue_kind kind, lrel_error *err)
{
    const lrel_dataset *data = r->c->data;

    r->named = 0;
    r->found.count = 0;
    for (size_t i = first; i < last; i++) {
        const lrel_fact *fact = &data->facts.at[i];
        size_t subject = data->records.count + i, count;
        const lrel_text *hazards = lrel_fact_hazards(fact, &count);
        bool is_done = true;

        if (!fact->used)
            continue;
        for (size_t h = 0; h < count && kind == LREL_ISSUE_HAZARD_UNKNOWN && is_done; h++)
            is_done =
                look_up(r, subject, &r->hazards, kind, LREL_TEXT("hazard"), hazards[h]);
        if (kind == LREL_ISSUE_RELEASE_UNKNOWN && fact->role == LREL_ROLE_ITEM)
            is_done = look_up(r, subject, &r->releases, kind, LREL_TEXT("release"),
                              fact->as.item.release);
        if (!is_done)
            return lrel__fail_memory(err);
    }
    return lrel_check__add_suspects(r->c, &r->found, r->named, err);
}

lrel_status lrel_check__facts(const lrel_checking *c, lrel_error *err)
{
    const lrel_dataset *data = c->data;
    const lrel_facts *facts = &data->facts;
    references r = {.c = c};
    lrel_status status = LREL_OK;

    if (!list_ids(data, LREL_ROLE_HAZARD, &r.hazards) ||
        !list_ids(data, LREL_ROLE_RELEASE, &r.releases))
        status = lrel__fail_memory(err);
    for (size_t i = 0, k; i < facts->count && status == LREL_OK; i = k) {
        k = lrel_check__end_of_source(data, data->records.count + i) -
            data->records.count;
        status = look_up_all(&r, i, k, LREL_ISSUE_HAZARD_UNKNOWN, err);
        if (status == LREL_OK)
            status = look_up_all(&r, i, k, LREL_ISSUE_RELEASE_UNKNOWN, err);
    }
    lrel_check__clear_suspects(c, &r.found);
    lrel__free(data->context, r.hazards.records);
    lrel__free(data->context, r.releases.records);
    return status;
}
