/* SPDX-License-Identifier: Apache-2.0 */
/* answers_order.c: answers in their order, and those that belong to a layer. */
#include "inspect/answers.h"

#include <stdio.h>
#include <stdlib.h>

#include "bridge/checksum.h"
#include "core/fail.h"
#include "write/shown.h"

static const char *const names[LREL_QUESTION_COUNT] = {
    [LREL_ASKS_ROLE] = "role",
    [LREL_ASKS_CRS] = "coordinate system",
    [LREL_ASKS_OPERATION] = "datum shift",
    [LREL_ASKS_EVERY_ROW] = "every row",
    [LREL_ASKS_COLUMN] = "column",
    [LREL_ASKS_FORM] = "form of dates",
    [LREL_ASKS_UNIT] = "unit",
    [LREL_ASKS_VALUE] = "value",
};

const char *lrel_question__name(lrel_question question)
{
    return names[question];
}

int lrel_question__find(lrel_text name)
{
    for (int i = 0; i < LREL_QUESTION_COUNT; i++)
        if (lrel_text_is_equal_nocase(name, lrel_text_of(names[i])))
            return i;
    return -1;
}

/* --- order --- */

static int compare_layers(const lrel_answer *a, const lrel_answer *b)
{
    int order = lrel_text_compare(a->source, b->source);

    return order ? order : lrel_text_compare(a->layer, b->layer);
}

static int compare(const lrel_answer *a, const lrel_answer *b)
{
    int order = compare_layers(a, b);

    if (order)
        return order;
    if (a->question != b->question)
        return a->question < b->question ? -1 : 1;
    if ((order = lrel_text_compare(a->key, b->key)) ||
        (order = lrel_text_compare(a->column, b->column)))
        return order;
    return lrel_text_compare(a->value, b->value);
}

/* The last of equals is the one that was said last. */
static int compare_all(const void *left, const void *right)
{
    const lrel_answer *a = left, *b = right;
    int order = compare(a, b);

    return order ? order : a->number < b->number ? -1 : 1;
}

void lrel_answers__settle(lrel_answers *answers)
{
    size_t kept = 0;

    for (size_t i = 0; i < answers->count; i++)
        answers->at[i].number = i;
    if (answers->count > 1)
        qsort(answers->at, answers->count, sizeof *answers->at, compare_all);
    for (size_t i = 0; i < answers->count; i++) {
        bool is_last =
            i + 1 == answers->count || compare(&answers->at[i], &answers->at[i + 1]) != 0;

        if (is_last && answers->at[i].text.length > 0)
            answers->at[kept++] = answers->at[i];
    }
    answers->count = kept;
}

/* --- of a layer --- */

static size_t end_of_layer(const lrel_answers *answers, size_t first)
{
    size_t end = first;

    while (end < answers->count &&
           compare_layers(&answers->at[first], &answers->at[end]) == 0)
        end++;
    return end;
}

/* The folder of the first level, which is the agency's; "" for none. */
static lrel_text agency_of(lrel_text source)
{
    const char *slash = source.length ? memchr(source.at, '/', source.length) : NULL;

    return (lrel_text){source.at, slash ? (size_t)(slash - source.at) : 0};
}

static bool is_successor(const lrel_answer *before, lrel_text source, lrel_text columns)
{
    return before->columns.length > 0 && lrel_text_is_equal(before->columns, columns) &&
           lrel_text_is_equal(agency_of(before->source), agency_of(source));
}

lrel_answer_slice lrel_answers__of(const lrel_answers *answers, lrel_text source,
                                   lrel_text layer, lrel_text columns)
{
    const lrel_answer wanted = {.source = source, .layer = layer};
    lrel_answer_slice best = {NULL, 0};

    for (size_t first = 0, end; first < answers->count; first = end) {
        lrel_answer_slice slice = {&answers->at[first], 0};

        end = end_of_layer(answers, first);
        slice.count = end - first;
        if (compare_layers(&wanted, slice.at) == 0)
            return slice;
        if (is_successor(slice.at, source, columns))
            best = slice;
    }
    return best;
}

/* --- what is seen in a workbook --- */

/* Compares what comes in pieces with a text. */
typedef struct comparing {
    lrel_text rest;
    bool differs;
} comparing;

static void compare_piece(void *user, lrel_text piece)
{
    comparing *c = user;

    if (c->differs || piece.length > c->rest.length ||
        memcmp(piece.at, c->rest.at, piece.length) != 0) {
        c->differs = true;
        return;
    }
    c->rest.at += piece.length;
    c->rest.length -= piece.length;
}

static bool is_seen_as(lrel_text text, lrel_text said)
{
    comparing c = {.rest = lrel_text_trim(said)};

    if (lrel_text_is_equal(text, said))
        return true;
    lrel_shown_pieces(lrel_text_trim(text), compare_piece, &c);
    return !c.differs && c.rest.length == 0;
}

const lrel_answer *lrel_answers__find(const lrel_answer_slice *slice,
                                      lrel_question question, lrel_text key,
                                      lrel_text column, lrel_text value)
{
    for (size_t i = 0; i < slice->count; i++) {
        const lrel_answer *a = &slice->at[i];

        if (a->question == question && lrel_text_is_equal(a->key, key) &&
            is_seen_as(column, a->column) && is_seen_as(value, a->value))
            return a;
    }
    return NULL;
}

/* --- columns --- */

static int compare_texts(const void *left, const void *right)
{
    return lrel_text_compare(*(const lrel_text *)left, *(const lrel_text *)right);
}

lrel_status lrel_answers__columns_of(const lrel_context *context, const lrel_text *all,
                                     size_t count, lrel_columns_mark *out,
                                     lrel_error *err)
{
    lrel_text *sorted = lrel__alloc(context, count + 1, sizeof *sorted);
    char *joined = NULL;
    size_t length = 0;
    lrel_status status = LREL_OK;

    for (size_t i = 0; i < count; i++)
        length += all[i].length + 1;
    joined = lrel__alloc(context, length + 1, 1);
    if (!sorted || !joined) {
        status = lrel__fail_memory(err);
        goto done;
    }
    length = 0;
    for (size_t i = 0; i < count; i++)
        sorted[i] = all[i];
    if (count > 1)
        qsort(sorted, count, sizeof *sorted, compare_texts);
    for (size_t i = 0; i < count; i++) {
        if (sorted[i].length)
            memcpy(joined + length, sorted[i].at, sorted[i].length);
        length += sorted[i].length;
        joined[length++] = '\n';
    }
    snprintf(out->text, sizeof out->text, "%s",
             lrel_checksum_of_bytes(joined, length).hex);

done:
    lrel__free(context, joined);
    lrel__free(context, sorted);
    return status;
}
