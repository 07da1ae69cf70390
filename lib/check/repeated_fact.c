/* SPDX-License-Identifier: Apache-2.0 */
/* repeated_fact.c: one id on several facts of one source. A report of items of several
 * kinds has a row for each. A table of casualties has a row for each person and the
 * accident's id on all of them: that is one thing to mend. */
#include <stdlib.h>

#include "check/checking.h"

static int compare_numbers(int a, int b)
{
    return a < b ? -1 : a > b;
}

/* 0: one and the same, by what they say of themselves. */
static int compare_facts(const lrel_fact *a, const lrel_fact *b)
{
    int order = lrel_text_compare(a->id, b->id);

    if (order || a->role != LREL_ROLE_ITEM)
        return order;
    if ((order = compare_numbers(a->as.item.category, b->as.item.category)) != 0 ||
        (order = compare_numbers(a->as.item.context, b->as.item.context)) != 0)
        return order;
    return lrel_text_compare(a->as.item.model, b->as.item.model);
}

static int compare_places(const void *left, const void *right, void *user)
{
    const lrel_fact *facts = user;
    size_t a = *(const size_t *)left, b = *(const size_t *)right;
    int order = compare_facts(&facts[a], &facts[b]);

    return order ? order : a < b ? -1 : a > b;
}

static lrel_status check_source(const lrel_checking *c, size_t first, size_t last,
                                void *rows, lrel_suspects *found, lrel_error *err)
{
    const lrel_fact *facts = c->data->facts.at;
    size_t records = c->data->records.count, count = 0, *places = rows;

    for (size_t i = first - records; i < last - records; i++)
        if (facts[i].used && facts[i].id.length)
            places[count++] = i;
    if (count < 2)
        return LREL_OK;
    qsort_r(places, count, sizeof *places, compare_places, c->data->facts.at);
    for (size_t i = 0; i < count; i++) {
        const lrel_fact *here = &facts[places[i]];
        lrel_issue issue = lrel_check__id_issue(c, records + places[i]);

        if ((i > 0 && compare_facts(&facts[places[i - 1]], here) == 0) ||
            (i + 1 < count && compare_facts(here, &facts[places[i + 1]]) == 0))
            if (!lrel_check__suspect(c, found, &issue))
                return lrel__fail_memory(err);
    }
    return lrel_check__add_suspects(c, found, count, err);
}

lrel_status lrel_check__repeated_fact(const lrel_checking *c, lrel_error *err)
{
    return lrel_check__by_source(c, c->data->records.count, sizeof(size_t), check_source,
                                 err);
}
