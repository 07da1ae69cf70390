/* SPDX-License-Identifier: Apache-2.0 */
/* replaces.c: a new hazard covers most of an old one of its register, has another id, and
 * nobody says that it takes its place. If it does, what it leaves out is no hazard any
 * more; if it does not, both stand. Only a person knows: the issue asks, with the line to
 * write. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "check/kin.h"
#include "check/overlap.h"

/* One old hazard that a new one covers. */
typedef struct covering {
    uint32_t newer, older; /* records */
    uint32_t newer_tie, older_tie;
    int64_t shared2, older2;
} covering;

typedef struct coverings {
    covering *at;
    size_t count, capacity;
} coverings;

static bool covers(int64_t shared2, int64_t older2)
{
    return (__int128)shared2 * 100 >= (__int128)older2 * LREL_KIN_REPLACED_SHARE;
}

static bool may_ask(const lrel_checking *c, uint32_t newer, uint32_t older)
{
    const lrel_record *rn = &c->data->records.at[c->record_of_owner[newer]];
    const lrel_record *ro = &c->data->records.at[c->record_of_owner[older]];

    return lrel_kin_may_replace(rn, ro) &&
           covers(lrel_mosaic_owner_area(c->data->mosaic, newer).area2,
                  lrel_mosaic_owner_area(c->data->mosaic, older).area2) &&
           !lrel_kin_is_told_apart(rn, ro);
}

static bool matters(const lrel_checking *c, uint32_t a, uint32_t b)
{
    return may_ask(c, a, b) || may_ask(c, b, a);
}

static int compare(const void *left, const void *right)
{
    const covering *a = left, *b = right;

    if (a->newer_tie != b->newer_tie)
        return a->newer_tie < b->newer_tie ? -1 : 1;
    return a->older_tie < b->older_tie ? -1 : a->older_tie > b->older_tie;
}

static bool is_same_land(const lrel_checking *c, const lrel_overlap *o)
{
    return o->area2 == lrel_mosaic_owner_area(c->data->mosaic, o->owner[0]).area2 &&
           o->area2 == lrel_mosaic_owner_area(c->data->mosaic, o->owner[1]).area2;
}

/* Exactly the same land is repeated_shape.c's to say. */
static lrel_status collect(const lrel_checking *c, const lrel_overlaps *overlaps,
                           coverings *out, lrel_error *err)
{
    for (size_t i = 0; i < overlaps->count; i++) {
        const lrel_overlap *o = &overlaps->at[i];
        int newer = may_ask(c, o->owner[0], o->owner[1]) ? 0 : 1;
        uint32_t older = o->owner[1 - newer];
        int64_t older2 = lrel_mosaic_owner_area(c->data->mosaic, older).area2;
        covering *one;

        if (!covers(o->area2, older2) || is_same_land(c, o))
            continue;
        if (!(one = LREL__PUSH(c->data->context, out)))
            return lrel__fail_memory(err);
        *one = (covering){.newer = c->record_of_owner[o->owner[newer]],
                          .older = c->record_of_owner[older],
                          .shared2 = o->area2,
                          .older2 = older2};
        one->newer_tie = c->data->tie[one->newer];
        one->older_tie = c->data->tie[one->older];
    }
    if (out->count > 1)
        qsort(out->at, out->count, sizeof *out->at, compare);
    return LREL_OK;
}

/* ---- the question ---- */

/* A line that grows, and stops growing when it is full. */
typedef struct line {
    char at[600];
    size_t length;
} line;

static void add(line *l, lrel_text text)
{
    size_t room = sizeof l->at - l->length;
    size_t length = text.length < room ? text.length : room;

    while (length > 0 && length < text.length && (text.at[length] & 0xC0) == 0x80)
        length--; /* no half of a character */
    if (length > 0)
        memcpy(l->at + l->length, text.at, length);
    l->length += length;
}

static void add_ids(line *l, const lrel_text *ids, size_t count, lrel_text split)
{
    for (size_t i = 0; i < count; i++) {
        if (i > 0)
            add(l, split);
        add(l, ids[i]);
    }
}

/* `source,id,field,old_value,new_value` of a file of corrections. */
static void write_correction(const lrel_checking *c, const covering *of, size_t count,
                             lrel_text split, line *out)
{
    const lrel_record *r = &c->data->records.at[of->newer];

    add(out, LREL_TEXT("if so, correct: "));
    add(out, lrel_dataset_source_name(c->data, r->source));
    add(out, LREL_TEXT(","));
    add(out, r->id);
    add(out, LREL_TEXT(",replaces,"));
    add_ids(out, r->replaces, r->replaces_count, split);
    add(out, LREL_TEXT(","));
    add_ids(out, r->replaces, r->replaces_count, split);
    for (size_t i = 0; i < count; i++) {
        if (i > 0 || r->replaces_count > 0)
            add(out, split);
        add(out, c->data->records.at[of[i].older].id);
    }
}

static void write_answer(const lrel_checking *c, const covering *of, size_t count,
                         line *out)
{
    const lrel_record *r = &c->data->records.at[of->newer];
    const lrel_mapping *key =
        &c->data->programme->sources[r->source].keys[LREL_KEY_REPLACES];
    lrel_text split = key->split.length ? key->split : LREL_TEXT(";");

    if (key->is_set && key->column.length) {
        write_correction(c, of, count, split, out);
        return;
    }
    add(out, LREL_TEXT("if so, map `replaces:` to a column, which has for this one: "));
    for (size_t i = 0; i < count; i++) {
        if (i > 0)
            add(out, split);
        add(out, c->data->records.at[of[i].older].id);
    }
}

/* All that one new hazard covers. */
static lrel_status ask(const lrel_checking *c, const covering *of, size_t count,
                       lrel_error *err)
{
    lrel_issue issue = lrel_check__issue(c, LREL_ISSUE_REPLACES_UNSAID, of->newer);
    line value = {.length = 0}, answer = {.length = 0};

    issue.area2 = 0;
    add(&value, LREL_TEXT("covers "));
    for (size_t i = 0; i < count; i++) {
        char share[16];

        lrel_kin_write_share(of[i].shared2, of[i].older2, share);
        if (i > 0)
            add(&value, LREL_TEXT("; "));
        add(&value, lrel_text_of(share));
        add(&value, LREL_TEXT(" of "));
        add(&value, c->data->records.at[of[i].older].id);
        if (issue.area2 < INT64_MAX - of[i].shared2)
            issue.area2 += of[i].shared2;
    }
    write_answer(c, of, count, &answer);
    issue.field = LREL_TEXT("replaces");
    issue.value = (lrel_text){value.at, value.length};
    issue.expected = (lrel_text){answer.at, answer.length};
    issue.count = (int64_t)count;
    return lrel_check__add(c, &issue, err);
}

lrel_status lrel_check__replaces(const lrel_checking *c, lrel_error *err)
{
    lrel_overlaps overlaps = {0};
    coverings found = {0};
    lrel_status status = lrel_overlaps_find(c, matters, &overlaps, err);

    if (status == LREL_OK)
        status = collect(c, &overlaps, &found, err);
    for (size_t i = 0, k; i < found.count && status == LREL_OK; i = k) {
        for (k = i + 1; k < found.count && found.at[k].newer == found.at[i].newer;)
            k++;
        status = ask(c, &found.at[i], k - i, err);
    }
    lrel__free(c->data->context, found.at);
    lrel_overlaps_clear(c, &overlaps);
    return status;
}
