/* SPDX-License-Identifier: Apache-2.0 */
/* place_codes.c: place codes as files have them become those of the boundaries, where
 * only one unit can be meant: spreadsheets take the zeros away that codes begin with, or
 * lists have more of them, and people write the name, or another one that the programme's
 * file of places has. What several units might be stays as it is. */
#include <stdlib.h>

#include "bridge/unicode.h"
#include "dataset/dataset.h"

/* What a unit may be called. */
typedef struct call {
    lrel_text text;
    lrel_text code; /* of the unit */
} call;

typedef struct calls {
    call *at; /* in order of text */
    size_t count, capacity;
} calls;

/* One record's place that was understood otherwise than it stands. */
typedef struct repair {
    uint32_t source;
    lrel_text stated, code;
} repair;

typedef struct place_work {
    lrel_dataset *data;
    lrel_arena *arena; /* of folded names */
    lrel_folder folder;
    calls codes;  /* as they are */
    calls digits; /* codes of digits, without the zeros in front */
    calls names;  /* folded */
    struct {
        repair *at;
        size_t count, capacity;
    } repairs;
} place_work;

/* ---- what units are called ---- */

static int compare_calls(const void *left, const void *right)
{
    const call *a = left, *b = right;
    int order = lrel_text_compare(a->text, b->text);

    return order ? order : lrel_text_compare(a->code, b->code);
}

static bool add_call(const place_work *w, calls *list, lrel_text text, lrel_text code)
{
    call *one = LREL__PUSH(w->data->context, list);

    if (one)
        *one = (call){text, code};
    return one != NULL;
}

/* A number without the zeros in front of it. @return false where it is none */
static bool strip_zeros(lrel_text text, lrel_text *out)
{
    size_t zeros = 0;

    for (size_t i = 0; i < text.length; i++)
        if (text.at[i] < '0' || text.at[i] > '9')
            return false;
    while (zeros < text.length && text.at[zeros] == '0')
        zeros++;
    *out = (lrel_text){text.at + zeros, text.length - zeros};
    return out->length > 0;
}

static lrel_status add_name(place_work *w, const lrel_unit *unit, lrel_error *err)
{
    lrel_text folded;
    const char *copy;
    lrel_status status;

    if (unit->name.length == 0)
        return LREL_OK;
    status = lrel_unicode_fold(&w->folder, unit->name, &folded, err);
    if (status != LREL_OK || folded.length == 0)
        return status;
    copy = lrel_arena_text(w->arena, folded.at, folded.length);
    return copy && add_call(w, &w->names, (lrel_text){copy, folded.length}, unit->code)
               ? LREL_OK
               : lrel__fail_memory(err);
}

static void sort(calls *list)
{
    if (list->count)
        qsort(list->at, list->count, sizeof *list->at, compare_calls);
}

static lrel_status list_calls(place_work *w, lrel_error *err)
{
    for (size_t u = 0; u < w->data->unit_count; u++) {
        const lrel_unit *unit = &w->data->units[u];
        lrel_text number;
        lrel_status status;

        if (!add_call(w, &w->codes, unit->code, unit->code) ||
            (strip_zeros(unit->code, &number) &&
             !add_call(w, &w->digits, number, unit->code)))
            return lrel__fail_memory(err);
        if ((status = add_name(w, unit, err)) != LREL_OK)
            return status;
    }
    sort(&w->codes);
    sort(&w->digits);
    sort(&w->names);
    return LREL_OK;
}

/* ---- what a place means ---- */

/* The code of the only unit that is called so. @return false: none, or several */
static bool find(const calls *list, lrel_text text, lrel_text *code)
{
    size_t low = 0, high = list->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (lrel_text_compare(list->at[middle].text, text) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == list->count || !lrel_text_is_equal(list->at[low].text, text))
        return false;
    *code = list->at[low].code;
    for (; low < list->count && lrel_text_is_equal(list->at[low].text, text); low++)
        if (!lrel_text_is_equal(list->at[low].code, *code))
            return false;
    return true;
}

static bool is_code(const calls *codes, lrel_text place)
{
    lrel_text code;

    return find(codes, place, &code);
}

/* By a number without its zeros, or by a name; nothing where none or several are meant.
 */
static lrel_text guess(const place_work *w, lrel_text place, lrel_text folded)
{
    lrel_text number, code;

    if ((strip_zeros(place, &number) && find(&w->digits, number, &code)) ||
        find(&w->names, folded, &code))
        return code;
    return LREL_TEXT("");
}

/* An alias goes before all else: the code of one edition may be another unit's in the
 * next. */
static lrel_status settle(place_work *w, uint32_t source, int32_t day, lrel_text *place,
                          lrel_error *err)
{
    const lrel_alias_names *aliases = &w->data->place_aliases;
    lrel_text folded, code;
    lrel_status status;
    repair *one;

    if (place->length == 0)
        return LREL_OK;
    if (aliases->count == 0 && is_code(&w->codes, *place))
        return LREL_OK;
    if ((status = lrel_unicode_fold(&w->folder, *place, &folded, err)) != LREL_OK)
        return status;
    if (!lrel_alias_names_find(aliases, folded, day, &code)) {
        if (is_code(&w->codes, *place))
            return LREL_OK;
        code = guess(w, *place, folded);
    }
    if (code.length == 0 || lrel_text_is_equal(code, *place))
        return LREL_OK;
    if (!(one = LREL__PUSH(w->data->context, &w->repairs)))
        return lrel__fail_memory(err);
    *one = (repair){source, *place, code};
    *place = code;
    return LREL_OK;
}

static lrel_status settle_all(place_work *w, lrel_error *err)
{
    lrel_records *records = &w->data->records;
    lrel_facts *facts = &w->data->facts;
    lrel_status status = LREL_OK;

    for (size_t i = 0; i < records->count && status == LREL_OK; i++)
        status = settle(w, records->at[i].source, lrel_dataset__day_of(&records->at[i]),
                        &records->at[i].place, err);
    for (size_t i = 0; i < facts->count && status == LREL_OK; i++) {
        lrel_fact *f = &facts->at[i];

        status =
            settle(w, f->source, f->date.is_known ? f->date.last.days : LREL_DAY_OPEN,
                   &f->place, err);
    }
    return status;
}

/* ---- what was done ---- */

static int compare_repairs(const void *left, const void *right)
{
    const repair *a = left, *b = right;

    if (a->source != b->source)
        return a->source < b->source ? -1 : 1;
    return lrel_text_compare(a->stated, b->stated);
}

/* Once for each place of a source, with the number of records. */
static lrel_status report(const place_work *w, lrel_error *err)
{
    const repair *at = w->repairs.at;
    size_t count = w->repairs.count;
    lrel_status status = LREL_OK;

    if (count)
        qsort(w->repairs.at, count, sizeof *at, compare_repairs);
    for (size_t i = 0, end; i < count && status == LREL_OK; i = end) {
        lrel_issue issue = {.kind = LREL_ISSUE_PLACE_REPAIRED,
                            .source = (int32_t)at[i].source,
                            .row = -1,
                            .field = LREL_TEXT("place"),
                            .value = at[i].stated,
                            .expected = at[i].code,
                            .area2 = -1};

        for (end = i; end < count && compare_repairs(&at[i], &at[end]) == 0; end++)
            issue.count++;
        status = lrel_issues_add(w->data->issues, &issue, err);
    }
    return status;
}

lrel_status lrel_dataset__settle_places(lrel_dataset *data, lrel_error *err)
{
    place_work w = {.data = data, .folder = {.context = data->context}};
    lrel_status status = LREL_OK;

    if (data->unit_count == 0)
        return LREL_OK;
    if (!(w.arena = lrel_arena_new(data->context)))
        return lrel__fail_memory(err);
    if ((status = list_calls(&w, err)) == LREL_OK &&
        (status = settle_all(&w, err)) == LREL_OK)
        status = report(&w, err);
    lrel_arena_free(w.arena);
    lrel_folder_clear(&w.folder);
    lrel__free(data->context, w.codes.at);
    lrel__free(data->context, w.digits.at);
    lrel__free(data->context, w.names.at);
    lrel__free(data->context, w.repairs.at);
    return status;
}
