/* SPDX-License-Identifier: Apache-2.0 */
/* task_finds.c: which releases are one task, and what it found: by the counts of its
 * rows, and by listed items that name one of them. */
#include "indicators/task_finds.h"

#include <stdlib.h>

#include "analysis/items.h"

#define RELEASE_NONE          UINT32_MAX
#define FIND_CONTEXT_EOD_SPOT 2 /* of lrel_vocabulary_find_context */

/* A release under one of its names: its id, or its task. */
typedef struct named {
    lrel_text name;
    lrel_text operator_name;
    uint32_t source;
    uint32_t release;
    bool is_clearance;
} named;

typedef struct names {
    named *at;
    size_t count;
} names;

static int compare(const void *left, const void *right)
{
    const named *a = left, *b = right;
    int order = lrel_text_compare(a->name, b->name);

    if (order == 0)
        order = lrel_text_compare(a->operator_name, b->operator_name);
    if (order == 0 && a->source != b->source)
        order = a->source < b->source ? -1 : 1;
    if (order == 0 && a->is_clearance != b->is_clearance)
        order = a->is_clearance ? -1 : 1;
    if (order == 0)
        order = a->release < b->release ? -1 : a->release > b->release;
    return order;
}

static bool is_clearance(const lrel_dataset *data, uint32_t release)
{
    return data->releases[release].product == LREL_PRODUCT_CLEARED;
}

static bool list_names(const lrel_dataset *data, bool of_tasks, names *out)
{
    out->at = lrel__alloc(data->context, data->release_count + 1, sizeof *out->at);
    out->count = 0;
    for (size_t r = 0; r < data->release_count && out->at; r++) {
        const lrel_record *record = &data->records.at[data->record_of_release[r]];
        lrel_text name = of_tasks ? lrel_record_details_of(record)->task : record->id;

        if (name.length)
            out->at[out->count++] = (named){name, record->operator_name, record->source,
                                            (uint32_t)r, is_clearance(data, (uint32_t)r)};
    }
    if (out->at && out->count > 1)
        qsort(out->at, out->count, sizeof *out->at, compare);
    return out->at != NULL;
}

/* --- tasks --- */

static bool is_same_task(const named *a, const named *b)
{
    return a->source == b->source && lrel_text_is_equal(a->name, b->name) &&
           lrel_text_is_equal(a->operator_name, b->operator_name);
}

static void number_tasks(const lrel_dataset *data, const names *tasks,
                         indicator_tasks *out)
{
    for (size_t r = 0; r < data->release_count; r++)
        out->of_release[r] = TASK_NONE;
    for (size_t i = 0; i < tasks->count; i++) {
        if (i == 0 || !is_same_task(&tasks->at[i - 1], &tasks->at[i]))
            out->count++;
        out->of_release[tasks->at[i].release] = (uint32_t)out->count - 1;
    }
    for (size_t r = 0; r < data->release_count; r++)
        if (out->of_release[r] == TASK_NONE)
            out->of_release[r] = (uint32_t)out->count++;
}

/* --- items that name a release, or its task --- */

/* The first entry of the list that is not before @p wanted by name, and operator. */
static size_t lower(const names *list, const named *wanted, bool with_operator)
{
    size_t low = 0, high = list->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const named *one = &list->at[middle];
        int order = lrel_text_compare(one->name, wanted->name);

        if (order == 0 && with_operator)
            order = lrel_text_compare(one->operator_name, wanted->operator_name);
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* The first behind those of the name. */
static size_t upper(const names *list, lrel_text name, size_t first)
{
    size_t low = first, high = list->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (lrel_text_is_equal(list->at[middle].name, name))
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Of releases with one name the one of the same operator, a clearance if there is one.
 * RELEASE_NONE: none, or several that nothing tells apart. */
static uint32_t find_release(const names *list, lrel_text name, lrel_text operator_name)
{
    const named wanted = {.name = name, .operator_name = operator_name};
    size_t at = lower(list, &wanted, true), last;

    if (at < list->count && lrel_text_is_equal(list->at[at].name, name) &&
        lrel_text_is_equal(list->at[at].operator_name, operator_name))
        return list->at[at].release;
    at = lower(list, &wanted, false);
    last = upper(list, name, at);
    return last > at && is_same_task(&list->at[at], &list->at[last - 1])
               ? list->at[at].release
               : RELEASE_NONE;
}

static void add_item(const names *ids, const names *tasks, const lrel_fact *fact,
                     indicator_tasks *out)
{
    const lrel_item *item = &fact->as.item;
    uint32_t release = RELEASE_NONE;

    if (item->category < 0 || item->context == FIND_CONTEXT_EOD_SPOT)
        return;
    if (item->release.length)
        release = find_release(ids, item->release, fact->operator_name);
    if (release == RELEASE_NONE && item->task.length)
        release = find_release(tasks, item->task, fact->operator_name);
    if (release != RELEASE_NONE)
        out->listed[release][item->category] +=
            item->quantity.is_known ? item->quantity.value : 1;
}

static void add_items(const lrel_dataset *data, const names *ids, const names *tasks,
                      indicator_tasks *out)
{
    for (size_t i = 0; i < data->facts.count; i++)
        if (data->facts.at[i].role == LREL_ROLE_ITEM && data->facts.at[i].used)
            add_item(ids, tasks, &data->facts.at[i], out);
}

/* --- what was found --- */

static indicator_count count_items(const lrel_dataset *data, uint32_t release,
                                   const double *listed, indicator_finds finds)
{
    const lrel_record *record = &data->records.at[data->record_of_release[release]];
    const lrel_record_details *details = lrel_record_details_of(record);
    uint32_t categories = lrel_indicators__categories(finds);
    uint32_t need =
        lrel_items_needed(&data->programme->sources[record->source], categories);
    indicator_count count = {.is_stated = true};

    for (int c = 0; c < LREL_ITEM_MAX; c++) {
        bool is_known = details->items[c].is_known;

        if (!(categories >> c & 1))
            continue;
        count.items += is_known ? details->items[c].value : listed[c];
        if (need >> c & 1 && !is_known && listed[c] == 0)
            count.is_stated = false;
    }
    return count;
}

/* Found where a row of it says so, or an item names it; all is said where every row of
 * clearance says all. */
static void judge(const lrel_dataset *data, indicator_tasks *out, uint32_t release)
{
    uint8_t *outcome = out->outcomes[out->of_release[release]];

    for (int f = 0; f < FINDS_COUNT; f++) {
        const indicator_count *count = &out->counts[release][f];
        uint32_t categories = lrel_indicators__categories((indicator_finds)f);
        bool is_found = count->items > 0 || outcome[f] == OUTCOME_FOUND ||
                        outcome[f] == OUTCOME_FOUND_IN_PART;
        bool is_open = (is_clearance(data, release) && !count->is_stated) ||
                       outcome[f] == OUTCOME_NOT_STATED ||
                       outcome[f] == OUTCOME_FOUND_IN_PART;

        for (int c = 0; c < LREL_ITEM_MAX; c++)
            is_found |= categories >> c & 1 && out->listed[release][c] > 0;
        outcome[f] = is_found  ? is_open ? OUTCOME_FOUND_IN_PART : OUTCOME_FOUND
                     : is_open ? OUTCOME_NOT_STATED
                               : OUTCOME_ZERO;
    }
}

static bool make_room(const lrel_dataset *data, lrel_arena *arena, indicator_tasks *out)
{
    size_t room = data->release_count + 1;

    *out = (indicator_tasks){
        .of_release = lrel_arena_alloc(arena, room * sizeof *out->of_release),
        .counts = lrel_arena_alloc(arena, room * sizeof *out->counts),
        .outcomes = lrel_arena_alloc(arena, room * sizeof *out->outcomes),
        .listed = lrel_arena_alloc(arena, room * sizeof *out->listed)};
    if (!out->of_release || !out->counts || !out->outcomes || !out->listed)
        return false;
    memset(out->listed, 0, room * sizeof *out->listed);
    memset(out->outcomes, OUTCOME_ZERO, room * sizeof *out->outcomes);
    return true;
}

lrel_status lrel_indicators__find_tasks(const lrel_dataset *data, lrel_arena *arena,
                                        indicator_tasks *out, lrel_error *err)
{
    names ids = {0}, tasks = {0};
    lrel_status status = LREL_OK;

    if (!make_room(data, arena, out) || !list_names(data, false, &ids) ||
        !list_names(data, true, &tasks)) {
        status = lrel__fail_memory(err);
        goto done;
    }
    number_tasks(data, &tasks, out);
    add_items(data, &ids, &tasks, out);
    for (uint32_t r = 0; r < data->release_count; r++) {
        for (int f = 0; f < FINDS_COUNT; f++)
            out->counts[r][f] = count_items(data, r, out->listed[r], (indicator_finds)f);
        judge(data, out, r);
    }

done:
    lrel__free(data->context, ids.at);
    lrel__free(data->context, tasks.at);
    return status;
}
