/* SPDX-License-Identifier: Apache-2.0 */
/* place_outside.c: a record that states the code of one unit and lies in others. Land on
 * a border is in the unit with any part of it; with none, the code or the coordinates are
 * wrong. */
#include <stdlib.h>

#include "check/checking.h"

enum { HAS_LAND = 1, IS_INSIDE = 2 };

typedef struct outside {
    uint32_t *unit_of_owner; /* less the owners of records */
    lrel_text *codes;        /* of units with land, sorted */
    size_t code_count;
    uint8_t *seen; /* by record: of those that state a code */
} outside;

static bool is_in_unit(const lrel_checking *c, const outside *o, const lrel_face *face,
                       lrel_text code)
{
    for (uint32_t i = face->owner_count; i-- > 0 && face->owners[i] >= c->owner_count;) {
        uint32_t unit = o->unit_of_owner[face->owners[i] - c->owner_count];

        if (lrel_text_is_equal(c->data->units[unit].code, code))
            return true;
    }
    return false;
}

static void look_at_faces(const lrel_checking *c, outside *o)
{
    const lrel_dataset *data = c->data;

    for (size_t f = 0; f < lrel_mosaic_face_count(data->mosaic); f++) {
        lrel_face face = lrel_mosaic_face_at(data->mosaic, f);

        for (uint32_t i = 0; i < face.owner_count && face.owners[i] < c->owner_count;
             i++) {
            uint32_t record = c->record_of_owner[face.owners[i]];
            lrel_text code = data->records.at[record].place;

            if (code.length == 0 || o->seen[record] & IS_INSIDE)
                continue;
            o->seen[record] |= HAS_LAND;
            if (is_in_unit(c, o, &face, code))
                o->seen[record] |= IS_INSIDE;
        }
    }
}

static int compare_codes(const void *left, const void *right)
{
    return lrel_text_compare(*(const lrel_text *)left, *(const lrel_text *)right);
}

/* Every unit with land has an owner of its own. */
static bool list_units(const lrel_checking *c, outside *o)
{
    const lrel_dataset *data = c->data;
    uint32_t owners = data->owner_count - c->owner_count;

    o->unit_of_owner = lrel__alloc(data->context, owners, sizeof *o->unit_of_owner);
    o->codes = lrel__alloc(data->context, data->unit_count, sizeof *o->codes);
    if (!o->unit_of_owner || !o->codes)
        return false;
    for (size_t u = 0; u < data->unit_count; u++) {
        if (data->units[u].owner == LREL_OWNER_NONE)
            continue;
        o->unit_of_owner[data->units[u].owner - c->owner_count] = (uint32_t)u;
        o->codes[o->code_count++] = data->units[u].code;
    }
    if (o->code_count)
        qsort(o->codes, o->code_count, sizeof *o->codes, compare_codes);
    return true;
}

/* A code that no unit has is another check's. */
static bool has_code(const outside *o, lrel_text code)
{
    return o->code_count &&
           bsearch(&code, o->codes, o->code_count, sizeof code, compare_codes);
}

static lrel_status check_source(const lrel_checking *c, size_t first, size_t last,
                                const outside *o, lrel_error *err)
{
    const lrel_dataset *data = c->data;
    lrel_suspects suspects = {0};
    size_t stating = 0;
    bool has_memory = true;
    lrel_status status;

    for (size_t i = first; i < last && has_memory; i++) {
        lrel_issue issue;

        stating += (o->seen[i] & HAS_LAND) != 0;
        if (o->seen[i] != HAS_LAND || !has_code(o, data->records.at[i].place))
            continue;
        issue = lrel_check__issue(c, LREL_ISSUE_PLACE_OUTSIDE, i);
        issue.field = LREL_TEXT("place");
        issue.value = data->records.at[i].place;
        issue.expected = LREL_TEXT("land in that unit");
        has_memory = lrel_check__suspect(c, &suspects, &issue);
    }
    status = has_memory ? lrel_check__add_suspects(c, &suspects, stating, err)
                        : lrel__fail_memory(err);
    lrel_check__clear_suspects(c, &suspects);
    return status;
}

lrel_status lrel_check__place_outside(const lrel_checking *c, lrel_error *err)
{
    const lrel_records *records = &c->data->records;
    outside o = {0};
    lrel_status status = LREL_OK;

    if (c->data->unit_count == 0)
        return LREL_OK;
    o.seen = lrel__calloc(c->data->context, records->count, sizeof *o.seen);
    if (!o.seen || !list_units(c, &o))
        status = lrel__fail_memory(err);
    else
        look_at_faces(c, &o);
    for (size_t i = 0, k; i < records->count && status == LREL_OK; i = k) {
        for (k = i + 1;
             k < records->count && records->at[k].source == records->at[i].source;)
            k++;
        status = check_source(c, i, k, &o, err);
    }
    lrel__free(c->data->context, o.seen);
    lrel__free(c->data->context, o.codes);
    lrel__free(c->data->context, o.unit_of_owner);
    return status;
}
