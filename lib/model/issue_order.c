/* SPDX-License-Identifier: Apache-2.0 */
/* issue_order.c: data issues in order: by kind and source, which are numbers, and only
 * then by what their texts say. */
#include <stdlib.h>
#include <string.h>

#include "core/radix.h"
#include "model/issue_list.h"

static int compare_numbers(int64_t a, int64_t b)
{
    return (a > b) - (a < b);
}

static int compare_texts(const lrel_issue *a, const lrel_issue *b)
{
    int order;

    if ((order = lrel_text_compare(a->id, b->id)) != 0)
        return order;
    if ((order = lrel_text_compare(a->field, b->field)) != 0)
        return order;
    if ((order = lrel_text_compare(a->value, b->value)) != 0)
        return order;
    return lrel_text_compare(a->expected, b->expected);
}

static int compare_places(const lrel_issue *a, const lrel_issue *b)
{
    int order;

    if ((order = compare_numbers(a->has_position, b->has_position)) != 0)
        return order;
    if ((order = compare_numbers(a->lon7, b->lon7)) != 0)
        return order;
    if ((order = compare_numbers(a->lat7, b->lat7)) != 0)
        return order;
    return lrel_text_compare(a->place, b->place);
}

/* Of issues of one kind and source: a total order up to issues that are alike in every
 * field. The row comes last, because it alone follows the order of the input. */
static int compare_issues(const void *left, const void *right)
{
    const lrel_issue *a = left, *b = right;
    int order;

    if ((order = compare_texts(a, b)) != 0)
        return order;
    if ((order = compare_numbers(a->area2, b->area2)) != 0)
        return order;
    if ((order = compare_numbers(a->count, b->count)) != 0)
        return order;
    if ((order = compare_places(a, b)) != 0)
        return order;
    return compare_numbers(a->row, b->row);
}

/* How many kinds come before @p kind: of a higher severity, or a lower code. */
static uint64_t rank_of(lrel_issue_kind kind)
{
    const lrel_issue_info *info = lrel_issue_info_of(kind);
    uint64_t before = 0;

    for (int k = 0; k < LREL_ISSUE_KIND_COUNT; k++) {
        const lrel_issue_info *other = lrel_issue_info_of((lrel_issue_kind)k);

        before +=
            other->severity > info->severity ||
            (other->severity == info->severity && strcmp(other->code, info->code) < 0);
    }
    return before;
}

static void fill_keys(const lrel_issues *issues, lrel_keyed *keys)
{
    uint64_t rank[LREL_ISSUE_KIND_COUNT];

    for (int k = 0; k < LREL_ISSUE_KIND_COUNT; k++)
        rank[k] = rank_of((lrel_issue_kind)k);
    for (size_t i = 0; i < issues->count; i++) {
        const lrel_issue *issue = &issues->at[i];

        keys[i] = (lrel_keyed){
            rank[issue->kind] << 32 | lrel__radix_signed(issue->source), (uint32_t)i};
    }
}

/* Issues of one kind and source mostly stand in the order of their records already. */
static void sort_run(lrel_issue *at, size_t count)
{
    for (size_t i = 1; i < count; i++)
        if (compare_issues(&at[i - 1], &at[i]) > 0) {
            qsort(at, count, sizeof *at, compare_issues);
            return;
        }
}

lrel_status lrel_issues_sort(lrel_issues *issues, lrel_error *err)
{
    size_t count = issues->count;
    lrel_sortable keys;
    lrel_issue *sorted = lrel__alloc(issues->context, count, sizeof *sorted);

    if (!lrel__sortable_init(&keys, issues->context, count) || !sorted) {
        lrel__sortable_clear(&keys, issues->context);
        lrel__free(issues->context, sorted);
        return lrel__fail_memory(err);
    }
    fill_keys(issues, keys.at);
    lrel__radix_sort(&keys);
    for (size_t i = 0; i < count; i++)
        sorted[i] = issues->at[keys.at[i].value];
    for (size_t i = 0, k; i < count; i = k) {
        for (k = i + 1; k < count && keys.at[k].key == keys.at[i].key;)
            k++;
        sort_run(sorted + i, k - i);
    }
    lrel__sortable_clear(&keys, issues->context);
    lrel__free(issues->context, issues->at);
    issues->at = sorted;
    issues->capacity = count;
    return LREL_OK;
}
