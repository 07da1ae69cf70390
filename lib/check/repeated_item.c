/* SPDX-License-Identifier: Apache-2.0 */
/* repeated_item.c: items of one source that say the same of themselves but for their ids
 * (GICHD geocheck, rule 10): found in the same work on the same day and place, of one
 * category, model and quantity. */
#include <stdlib.h>

#include "check/checking.h"

typedef struct item_row {
    const lrel_fact *fact;
    lrel_xy at; /* as the file has it; 0, 0: none */
    size_t number;
} item_row;

static int compare_numbers(double a, double b)
{
    return (a > b) - (a < b);
}

static int compare_work(const lrel_fact *a, const lrel_fact *b)
{
    lrel_text ha = a->as.item.hazard_count ? a->as.item.hazards[0] : LREL_TEXT("");
    lrel_text hb = b->as.item.hazard_count ? b->as.item.hazards[0] : LREL_TEXT("");
    int order = lrel_text_compare(a->as.item.release, b->as.item.release);

    if (!order)
        order = lrel_text_compare(a->as.item.task, b->as.item.task);
    return order ? order : lrel_text_compare(ha, hb);
}

static double quantity_of(const lrel_fact *fact)
{
    return fact->as.item.quantity.is_known ? fact->as.item.quantity.value : 1;
}

/* 0: they say the same, but for their ids. */
static int compare_items(const item_row *a, const item_row *b)
{
    const lrel_item *ia = &a->fact->as.item, *ib = &b->fact->as.item;
    int order = compare_work(a->fact, b->fact);

    if (order || (order = lrel_text_compare(ia->model, ib->model)) != 0 ||
        (order = compare_numbers(ia->category, ib->category)) != 0 ||
        (order = compare_numbers(quantity_of(a->fact), quantity_of(b->fact))) != 0 ||
        (order = compare_numbers(a->fact->date.first.days, b->fact->date.first.days)) !=
            0 ||
        (order = compare_numbers(a->at.x, b->at.x)) != 0)
        return order;
    return compare_numbers(a->at.y, b->at.y);
}

static int compare_rows(const void *left, const void *right)
{
    const item_row *a = left, *b = right;
    int order = compare_items(a, b);

    return order ? order : a->number < b->number ? -1 : a->number > b->number;
}

/* Without a day or the work, one line is like another for no fault of anybody. */
static bool is_told_exactly(const lrel_fact *fact)
{
    const lrel_item *item = &fact->as.item;

    return fact->used && fact->role == LREL_ROLE_ITEM && fact->date.is_known &&
           (item->release.length || item->task.length || item->hazard_count > 0);
}

static lrel_status check_source(const lrel_checking *c, size_t first, size_t last,
                                void *room, lrel_suspects *found, lrel_error *err)
{
    size_t count = 0, records = c->data->records.count;
    item_row *rows = room;

    for (size_t i = first - records; i < last - records; i++) {
        lrel_source_shape s = lrel_check__source_shape(c->data, records + i);

        if (!is_told_exactly(&c->data->facts.at[i]))
            continue;
        rows[count] = (item_row){.fact = &c->data->facts.at[i], .number = i};
        if (!lrel_check__source_middle(&s, &rows[count].at))
            rows[count].at = (lrel_xy){0, 0};
        count++;
    }
    if (count > 1)
        qsort(rows, count, sizeof *rows, compare_rows);
    for (size_t i = 1; i < count; i++) {
        lrel_issue issue =
            lrel_check__issue(c, LREL_ISSUE_ITEM_REPEATED, records + rows[i].number);
        lrel_text before = rows[i - 1].fact->id;

        /* repeated_fact.c says it of one id. */
        if (compare_items(&rows[i - 1], &rows[i]) != 0 ||
            (issue.id.length && lrel_text_is_equal(issue.id, before)))
            continue;
        issue.field = LREL_TEXT("category");
        issue.value = before;
        issue.expected = LREL_TEXT("something that differs");
        if (!lrel_check__suspect(c, found, &issue))
            return lrel__fail_memory(err);
    }
    return lrel_check__add_suspects(c, found, count, err);
}

lrel_status lrel_check__repeated_item(const lrel_checking *c, lrel_error *err)
{
    return lrel_check__by_source(c, c->data->records.count, sizeof(item_row),
                                 check_source, err);
}
