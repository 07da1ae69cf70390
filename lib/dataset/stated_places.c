/* SPDX-License-Identifier: Apache-2.0 */
/* stated_places.c: which unit a hazard's land counts in. On the level of the unit that
 * the hazard states it is that one, on coarser ones those that it is a part of. On finer
 * ones it is the unit that the land lies in, if that is a part of the stated one, and
 * else nobody knows. */
#include "dataset/stated_places.h"

#include <stdlib.h>

#include "ledger/place.h"

/* ---- what hazards state ---- */

/* A code that several levels have might mean any of them. */
static const lrel_tree_unit *unit_of(const lrel_unit_tree *tree, lrel_text place)
{
    const lrel_tree_unit *unit = place.length ? lrel_unit_tree__find(tree, place) : NULL;

    return unit && !lrel_unit_tree__has_another(tree, unit) ? unit : NULL;
}

static const lrel_record *record_of(const lrel_dataset *data, size_t hazard)
{
    return &data->records.at[data->record_of_hazard[hazard]];
}

static bool list_hazards(const lrel_dataset *data, lrel_stated_places *stated)
{
    const lrel_context *context = data->context;

    stated->of_hazard =
        lrel__alloc(context, data->hazard_count, sizeof *stated->of_hazard);
    stated->hazard_of_owner =
        lrel__alloc(context, data->owner_count, sizeof *stated->hazard_of_owner);
    if (!stated->of_hazard || !stated->hazard_of_owner)
        return false;
    for (uint32_t o = 0; o < data->owner_count; o++)
        stated->hazard_of_owner[o] = UINT32_MAX;
    for (uint32_t h = 0; h < data->hazard_count; h++) {
        stated->of_hazard[h] = unit_of(&stated->tree, record_of(data, h)->place);
        if (data->hazards[h].owner != LREL_OWNER_NONE)
            stated->hazard_of_owner[data->hazards[h].owner] = h;
    }
    return true;
}

lrel_status lrel_stated_places__make(const lrel_dataset *data, lrel_stated_places **out,
                                     lrel_error *err)
{
    lrel_status status;

    if (!(*out = lrel__calloc(data->context, 1, sizeof **out)))
        return lrel__fail_memory(err);
    status = lrel_unit_tree__make(data, &(*out)->tree, err);
    if (status == LREL_OK && !list_hazards(data, *out))
        status = lrel__fail_memory(err);
    return status;
}

void lrel_stated_places__free(lrel_stated_places *stated, const lrel_context *context)
{
    if (!stated)
        return;
    lrel_unit_tree__clear(&stated->tree);
    lrel__free(context, (void *)stated->of_hazard);
    lrel__free(context, stated->hazard_of_owner);
    lrel__free(context, stated);
}

/* ---- where land counts ---- */

/* Of @p level, of land that states @p stated and lies in @p lies_in. */
static lrel_text code_of(const lrel_unit_tree *tree, const lrel_tree_unit *stated,
                         int level, lrel_text lies_in)
{
    const lrel_tree_unit *unit;
    lrel_text above;

    if (level <= stated->level) {
        above = stated->path[level - 1];
        return above.length ? above : lies_in;
    }
    unit = lies_in.length ? lrel_unit_tree__find_at(tree, lies_in, level) : NULL;
    return unit && lrel_text_is_equal(unit->path[stated->level - 1], stated->code)
               ? lies_in
               : LREL_TEXT("");
}

bool lrel_stated_places__turn(const lrel_stated_places *stated, uint32_t hazard,
                              lrel_text code[LREL_LEVEL_MAX])
{
    const lrel_tree_unit *unit = stated->of_hazard[hazard];
    bool has_turned = false;

    for (int level = 1; unit && level <= LREL_LEVEL_MAX; level++) {
        lrel_text turned = code_of(&stated->tree, unit, level, code[level - 1]);

        has_turned |= !lrel_text_is_equal(turned, code[level - 1]);
        code[level - 1] = turned;
    }
    return has_turned;
}

size_t lrel_dataset_elsewhere(const lrel_dataset *data, uint32_t face, uint32_t hazard)
{
    return lrel_ledger_find_elsewhere(&data->ledger_input, face, hazard);
}

lrel_text lrel_dataset_code_elsewhere(const lrel_dataset *data, size_t number, int level,
                                      lrel_text lies_in)
{
    const lrel_stated_places *stated = data->stated_places;

    return code_of(&stated->tree, stated->of_hazard[data->elsewhere.at[number].hazard],
                   level, lies_in);
}

/* ---- what a person should know ---- */

/* Of one source. */
typedef struct tally {
    int64_t unsaid_n, unsaid_area2; /* hazards that state no unit */
    int64_t moved_n, moved_area2;   /* land of hazards that counts elsewhere */
} tally;

/* A code that several levels have, as one record states it. */
typedef struct doubtful {
    uint32_t source;
    lrel_text code;
} doubtful;

typedef struct reporting {
    const lrel_dataset *data;
    tally *tallies;  /* by source */
    bool *has_moved; /* by hazard */
    struct {
        doubtful *at;
        size_t count, capacity;
    } doubts;
} reporting;

static bool look_at_hazard(reporting *r, size_t h)
{
    const lrel_dataset *data = r->data;
    const lrel_record *record = record_of(data, h);
    tally *sum = &r->tallies[record->source];
    doubtful *one;

    if (data->hazards[h].owner == LREL_OWNER_NONE || data->stated_places->of_hazard[h])
        return true;
    if (record->place.length == 0 ||
        !lrel_unit_tree__find(&data->stated_places->tree, record->place)) {
        sum->unsaid_n++;
        sum->unsaid_area2 +=
            lrel_mosaic_owner_area(data->mosaic, data->hazards[h].owner).area2;
        return true;
    }
    if ((one = LREL__PUSH(data->context, &r->doubts)))
        *one = (doubtful){record->source, record->place};
    return one != NULL;
}

static bool look(reporting *r)
{
    const lrel_dataset *data = r->data;

    r->tallies =
        lrel__calloc(data->context, data->programme->source_count, sizeof *r->tallies);
    r->has_moved = lrel__calloc(data->context, data->hazard_count, sizeof *r->has_moved);
    if (!r->tallies || !r->has_moved)
        return false;
    for (size_t h = 0; h < data->hazard_count; h++)
        if (!look_at_hazard(r, h))
            return false;
    for (size_t i = 0; i < data->elsewhere.count; i++) {
        const lrel_ledger_elsewhere *one = &data->elsewhere.at[i];
        tally *sum = &r->tallies[record_of(data, one->hazard)->source];

        sum->moved_n += !r->has_moved[one->hazard];
        sum->moved_area2 += lrel_mosaic_face_at(data->mosaic, one->face).area2;
        r->has_moved[one->hazard] = true;
    }
    return true;
}

static lrel_status add(const reporting *r, lrel_issue_kind kind, uint32_t source,
                       lrel_text value, const char *expected, int64_t area2,
                       int64_t count, lrel_error *err)
{
    lrel_issue issue = {.kind = kind,
                        .source = (int32_t)source,
                        .row = -1,
                        .field = LREL_TEXT("place"),
                        .value = value,
                        .expected = lrel_text_of(expected),
                        .area2 = area2,
                        .count = count};

    return count ? lrel_issues_add(r->data->issues, &issue, err) : LREL_OK;
}

static int compare_doubts(const void *left, const void *right)
{
    const doubtful *a = left, *b = right;

    if (a->source != b->source)
        return a->source < b->source ? -1 : 1;
    return lrel_text_compare(a->code, b->code);
}

/* Once for each code of a source. */
static lrel_status report_doubts(const reporting *r, lrel_error *err)
{
    doubtful *at = r->doubts.at;
    size_t count = r->doubts.count;
    lrel_status status = LREL_OK;

    if (count)
        qsort(at, count, sizeof *at, compare_doubts);
    for (size_t i = 0, end; i < count && status == LREL_OK; i = end) {
        for (end = i; end < count && compare_doubts(&at[i], &at[end]) == 0;)
            end++;
        status = add(r, LREL_ISSUE_PLACE_DOUBTFUL, at[i].source, at[i].code,
                     "a code of one level", -1, (int64_t)(end - i), err);
    }
    return status;
}

lrel_status lrel_stated_places__report(const lrel_dataset *data, lrel_error *err)
{
    reporting r = {.data = data};
    lrel_status status = look(&r) ? report_doubts(&r, err) : lrel__fail_memory(err);

    for (uint32_t s = 0; s < data->programme->source_count && status == LREL_OK; s++) {
        const tally *sum = &r.tallies[s];

        status = add(&r, LREL_ISSUE_PLACE_UNSAID, s, LREL_TEXT(""),
                     "a code of the boundaries", sum->unsaid_area2, sum->unsaid_n, err);
        if (status == LREL_OK)
            status = add(&r, LREL_ISSUE_PLACE_ELSEWHERE, s, LREL_TEXT(""),
                         "land in the unit that is stated", sum->moved_area2,
                         sum->moved_n, err);
    }
    lrel__free(data->context, r.tallies);
    lrel__free(data->context, r.has_moved);
    lrel__free(data->context, r.doubts.at);
    return status;
}
