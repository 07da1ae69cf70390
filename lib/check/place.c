/* SPDX-License-Identifier: Apache-2.0 */
/* place.c: place codes that no boundary has. A code mistyped is one; codes of another
 * list, or of a level without boundaries, are many, and said once. */
#include <stdio.h>
#include <stdlib.h>

#include "check/checking.h"

/* So many codes of a source a person can look at one by one. */
#define LISTED_MAX 10

typedef struct code_list {
    lrel_text *at;
    size_t count, capacity;
} code_list;

static int compare_codes(const void *left, const void *right)
{
    return lrel_text_compare(*(const lrel_text *)left, *(const lrel_text *)right);
}

static void sort(code_list *list)
{
    if (list->count)
        qsort(list->at, list->count, sizeof *list->at, compare_codes);
}

static bool list_units(const lrel_dataset *data, code_list *out)
{
    for (size_t u = 0; u < data->unit_count; u++) {
        lrel_text *code = LREL__PUSH(data->context, out);

        if (!code)
            return false;
        *code = data->units[u].code;
    }
    sort(out);
    return true;
}

/* Codes that subjects of one source state, as often as they do, but for those of units.
 */
static bool list_unknown(const lrel_dataset *data, size_t first, size_t last,
                         const code_list *units, code_list *out)
{
    out->count = 0;
    for (size_t i = first; i < last; i++) {
        lrel_subject s = lrel_check__subject(data, i);
        lrel_text *code;

        if (!s.used || s.place.length == 0 ||
            bsearch(&s.place, units->at, units->count, sizeof s.place, compare_codes))
            continue;
        if (!(code = LREL__PUSH(data->context, out)))
            return false;
        *code = s.place;
    }
    sort(out);
    return true;
}

static size_t end_of_code(const code_list *list, size_t first)
{
    size_t last = first;

    while (last < list->count && compare_codes(&list->at[first], &list->at[last]) == 0)
        last++;
    return last;
}

static lrel_status report(const lrel_checking *c, uint32_t source, lrel_text value,
                          size_t count, lrel_error *err)
{
    lrel_issue issue = {.kind = LREL_ISSUE_PLACE_UNKNOWN,
                        .source = (int32_t)source,
                        .row = -1,
                        .field = LREL_TEXT("place"),
                        .value = value,
                        .expected = LREL_TEXT("a code of the boundaries"),
                        .area2 = -1,
                        .count = (int64_t)count};

    return lrel_check__add(c, &issue, err);
}

static lrel_status report_all(const lrel_checking *c, uint32_t source,
                              const code_list *unknown, lrel_error *err)
{
    size_t codes = 0;
    lrel_status status = LREL_OK;
    char value[80];

    for (size_t i = 0; i < unknown->count; i = end_of_code(unknown, i))
        codes++;
    if (codes > LISTED_MAX) {
        snprintf(value, sizeof value, "%.*s and %zu other codes",
                 unknown->at[0].length > 40 ? 40 : (int)unknown->at[0].length,
                 unknown->at[0].at, codes - 1);
        return report(c, source, lrel_text_of(value), unknown->count, err);
    }
    for (size_t i = 0, k; i < unknown->count && status == LREL_OK; i = k) {
        k = end_of_code(unknown, i);
        status = report(c, source, unknown->at[i], k - i, err);
    }
    return status;
}

lrel_status lrel_check__place(const lrel_checking *c, lrel_error *err)
{
    const lrel_dataset *data = c->data;
    size_t count = lrel_check__subject_count(data);
    code_list units = {0}, unknown = {0};
    lrel_status status = LREL_OK;

    if (data->unit_count == 0)
        return LREL_OK;
    if (!list_units(data, &units))
        status = lrel__fail_memory(err);
    for (size_t i = 0, k; i < count && status == LREL_OK; i = k) {
        k = lrel_check__end_of_source(data, i);
        status = list_unknown(data, i, k, &units, &unknown)
                     ? report_all(c, lrel_check__subject(data, i).source, &unknown, err)
                     : lrel__fail_memory(err);
    }
    lrel__free(data->context, units.at);
    lrel__free(data->context, unknown.at);
    return status;
}
