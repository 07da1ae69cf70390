/* SPDX-License-Identifier: Apache-2.0 */
/* operators.c: every record gets the name of its operator on its day. Releases look for
 * hazards of their own operator, so this comes before any is linked. */
#include <stdlib.h>

#include "bridge/unicode.h"
#include "dataset/dataset.h"

/* One record's operator that is called otherwise than it stands. */
typedef struct renaming {
    uint32_t source;
    lrel_text stated, name;
} renaming;

typedef struct operator_work {
    lrel_dataset *data;
    lrel_folder folder;
    struct {
        renaming *at;
        size_t count, capacity;
    } renamed;
} operator_work;

static lrel_status settle(operator_work *w, uint32_t source, int32_t day, lrel_text *name,
                          lrel_error *err)
{
    lrel_text folded, wanted;
    lrel_status status;
    renaming *one;

    if (name->length == 0)
        return LREL_OK;
    if ((status = lrel_unicode_fold(&w->folder, *name, &folded, err)) != LREL_OK)
        return status;
    if (!lrel_alias_names_find(&w->data->operators, folded, day, &wanted) ||
        lrel_text_is_equal(*name, wanted))
        return LREL_OK;
    if (!(one = LREL__PUSH(w->data->context, &w->renamed)))
        return lrel__fail_memory(err);
    *one = (renaming){source, *name, wanted};
    *name = wanted;
    return LREL_OK;
}

/* A hazard is its operator's from its first day, a release's is the last that it may
 * count on. */
int32_t lrel_dataset__day_of(const lrel_record *r)
{
    const lrel_stated_date *date = r->role == LREL_ROLE_HAZARD ? &r->from : &r->counts_on;

    if (!date->is_known)
        return LREL_DAY_OPEN;
    return r->role == LREL_ROLE_HAZARD ? date->first.days : date->last.days;
}

static lrel_status settle_all(operator_work *w, lrel_error *err)
{
    lrel_records *records = &w->data->records;
    lrel_facts *facts = &w->data->facts;
    lrel_status status = LREL_OK;

    for (size_t i = 0; i < records->count && status == LREL_OK; i++)
        status = settle(w, records->at[i].source, lrel_dataset__day_of(&records->at[i]),
                        &records->at[i].operator_name, err);
    for (size_t i = 0; i < facts->count && status == LREL_OK; i++) {
        lrel_fact *f = &facts->at[i];

        status =
            settle(w, f->source, f->date.is_known ? f->date.last.days : LREL_DAY_OPEN,
                   &f->operator_name, err);
    }
    return status;
}

static int compare(const void *left, const void *right)
{
    const renaming *a = left, *b = right;
    int order;

    if (a->source != b->source)
        return a->source < b->source ? -1 : 1;
    order = lrel_text_compare(a->stated, b->stated);
    return order ? order : lrel_text_compare(a->name, b->name);
}

/* Once for each writing of a source, with the number of records. */
static lrel_status report(const operator_work *w, lrel_error *err)
{
    renaming *at = w->renamed.at;
    size_t count = w->renamed.count;
    lrel_status status = LREL_OK;

    if (count)
        qsort(at, count, sizeof *at, compare);
    for (size_t i = 0, end; i < count && status == LREL_OK; i = end) {
        lrel_issue issue = {.kind = LREL_ISSUE_OPERATOR_RENAMED,
                            .source = (int32_t)at[i].source,
                            .row = -1,
                            .field = LREL_TEXT("operator"),
                            .value = at[i].stated,
                            .expected = at[i].name,
                            .area2 = -1};

        for (end = i; end < count && compare(&at[i], &at[end]) == 0; end++)
            issue.count++;
        status = lrel_issues_add(w->data->issues, &issue, err);
    }
    return status;
}

lrel_status lrel_dataset__settle_operators(lrel_dataset *data, lrel_error *err)
{
    operator_work w = {.data = data, .folder = {.context = data->context}};
    lrel_status status = LREL_OK;

    if (data->operators.count == 0)
        return LREL_OK;
    if ((status = settle_all(&w, err)) == LREL_OK)
        status = report(&w, err);
    lrel_folder_clear(&w.folder);
    lrel__free(data->context, w.renamed.at);
    return status;
}
