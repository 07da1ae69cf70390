/* SPDX-License-Identifier: Apache-2.0 */
/* places.c: in which unit of each level a face lies. In two of one level: the lower code;
 * in none: "". Both are data issues with their area, where recorded land is concerned.
 * With `place: stated` the hazard that holds land may say otherwise. */
#include <stdlib.h>
#include <string.h>

#include "dataset/group_set.h"
#include "dataset/stated_places.h"

/* What is wrong with one level. */
typedef struct level_issue {
    int64_t overlap;
    int64_t outside;
    bool is_given; /* there are units of this level */
} level_issue;

typedef struct placing {
    lrel_dataset *data;
    const lrel_unit **unit_of; /* by owner: the unit it is, or NULL */
    lrel_group_set places;
    level_issue issues[LREL_LEVEL_MAX];
    uint32_t nowhere; /* the place of faces in no unit; UINT32_MAX: none so far */
} placing;

/* By owner: the unit it is, or NULL. */
static const lrel_unit **units_by_owner(const lrel_dataset *data)
{
    const lrel_unit **of = lrel__calloc(data->context, data->owner_count, sizeof *of);

    for (size_t u = 0; of && u < data->unit_count; u++)
        if (data->units[u].owner != LREL_OWNER_NONE)
            of[data->units[u].owner] = &data->units[u];
    return of;
}

/* Units come behind records in the list of a face. */
static bool is_in_unit(const lrel_face *face, const lrel_unit *const *unit_of)
{
    return face->owner_count > 0 && unit_of[face->owners[face->owner_count - 1]];
}

/* The codes of the units that a face lies in. */
static void codes_of(const lrel_face *face, const lrel_unit *const *unit_of,
                     lrel_text code[LREL_LEVEL_MAX], level_issue issues[LREL_LEVEL_MAX])
{
    bool has[LREL_LEVEL_MAX] = {false}, is_recorded = false,
         overlaps[LREL_LEVEL_MAX] = {false};

    for (uint32_t i = 0; i < face->owner_count; i++) {
        const lrel_unit *unit = unit_of[face->owners[i]];
        int level;

        is_recorded |= !unit;
        if (!unit)
            continue;
        level = unit->level - 1;
        overlaps[level] |= has[level] && !lrel_text_is_equal(unit->code, code[level]);
        if (!has[level] || lrel_text_compare(unit->code, code[level]) < 0)
            code[level] = unit->code;
        has[level] = true;
    }
    for (int level = 0; level < LREL_LEVEL_MAX && is_recorded; level++) {
        issues[level].overlap += overlaps[level] ? face->area2 : 0;
        issues[level].outside += has[level] ? 0 : face->area2;
    }
}

static lrel_status note_levels(lrel_dataset *data, const level_issue *issues,
                               lrel_error *err)
{
    for (int level = 0; level < LREL_LEVEL_MAX; level++) {
        char name[16] = "admin1";
        lrel_issue issue = {.source = -1, .row = -1, .count = 1};
        lrel_status status = LREL_OK;

        name[5] = (char)('1' + level);
        issue.field = lrel_text_of(name);
        if (!issues[level].is_given)
            continue;
        issue.kind = LREL_ISSUE_UNITS_OVERLAP;
        issue.area2 = issues[level].overlap;
        if (issue.area2)
            status = lrel_issues_add(data->issues, &issue, err);
        issue.kind = LREL_ISSUE_NO_UNIT;
        issue.area2 = issues[level].outside;
        if (issue.area2 && status == LREL_OK)
            status = lrel_issues_add(data->issues, &issue, err);
        if (status != LREL_OK)
            return status;
    }
    return LREL_OK;
}

/* Keeps of a face's codes those that the programme groups by. */
static lrel_group group_of_codes(const lrel_programme *programme, const lrel_text *code)
{
    lrel_group group;

    for (int by = 0; by < LREL_BY_COUNT; by++)
        group.value[by] = LREL_TEXT("");
    for (size_t i = 0; i < programme->by_count; i++)
        if (programme->by[i] >= LREL_BY_ADMIN1)
            group.value[programme->by[i]] = code[programme->by[i] - LREL_BY_ADMIN1];
    return group;
}

static void no_codes(lrel_text code[LREL_LEVEL_MAX])
{
    for (int level = 0; level < LREL_LEVEL_MAX; level++)
        code[level] = LREL_TEXT("");
}

static bool number_codes(placing *p, const lrel_text code[LREL_LEVEL_MAX], uint32_t *out)
{
    lrel_group group = group_of_codes(p->data->programme, code);

    return lrel_group_set__number(&p->places, &group, out);
}

/* Land that lies in the units of @p code, and counts in others in the hands of some. */
static bool add_elsewhere(placing *p, uint32_t f, const lrel_face *face,
                          const lrel_text code[LREL_LEVEL_MAX])
{
    lrel_dataset *data = p->data;

    for (uint32_t i = 0; i < face->owner_count; i++) {
        uint32_t hazard = data->stated_places->hazard_of_owner[face->owners[i]];
        lrel_text turned[LREL_LEVEL_MAX];
        lrel_ledger_elsewhere *one;

        if (hazard == UINT32_MAX)
            continue;
        memcpy(turned, code, sizeof turned);
        if (!lrel_stated_places__turn(data->stated_places, hazard, turned))
            continue;
        if (!(one = LREL__PUSH(data->context, &data->elsewhere)))
            return false;
        *one = (lrel_ledger_elsewhere){.face = f, .hazard = hazard};
        if (!number_codes(p, turned, &one->place))
            return false;
    }
    return true;
}

/* The place of a face in units, numbered for the time being. */
static bool number_face(placing *p, uint32_t f, const lrel_face *face)
{
    lrel_text code[LREL_LEVEL_MAX];

    no_codes(code);
    codes_of(face, p->unit_of, code, p->issues);
    return number_codes(p, code, &p->data->place_of_face[f]) &&
           (!p->data->stated_places || add_elsewhere(p, f, face, code));
}

/* Faces in no unit, and that are all where there are no boundaries, share one group. */
static bool number_nowhere(placing *p, uint32_t f, const lrel_face *face)
{
    lrel_text code[LREL_LEVEL_MAX];

    no_codes(code);
    if (p->nowhere == UINT32_MAX && !number_codes(p, code, &p->nowhere))
        return false;
    p->data->place_of_face[f] = p->nowhere;
    for (int level = 0; level < LREL_LEVEL_MAX; level++)
        p->issues[level].outside += face->area2;
    return !p->data->stated_places || add_elsewhere(p, f, face, code);
}

static bool number_faces(placing *p)
{
    for (size_t f = 0; f < lrel_mosaic_face_count(p->data->mosaic); f++) {
        lrel_face face = lrel_mosaic_face_at(p->data->mosaic, f);

        if (!(is_in_unit(&face, p->unit_of) ? number_face(p, (uint32_t)f, &face)
                                            : number_nowhere(p, (uint32_t)f, &face)))
            return false;
    }
    return true;
}

static int compare_elsewhere(const void *left, const void *right)
{
    const lrel_ledger_elsewhere *a = left, *b = right;

    if (a->face != b->face)
        return a->face < b->face ? -1 : 1;
    return a->hazard < b->hazard ? -1 : a->hazard > b->hazard;
}

/* The numbers of faces and, behind them, of land that counts elsewhere become those of
 * the sorted places. */
static lrel_status sort_places(placing *p, lrel_error *err)
{
    lrel_dataset *data = p->data;
    size_t faces = lrel_mosaic_face_count(data->mosaic), others = data->elsewhere.count;
    uint32_t *number = lrel__alloc(data->context, faces + others, sizeof *number);
    lrel_status status;

    if (!number)
        return lrel__fail_memory(err);
    if (others)
        qsort(data->elsewhere.at, others, sizeof *data->elsewhere.at, compare_elsewhere);
    for (size_t f = 0; f < faces; f++)
        number[f] = data->place_of_face[f];
    for (size_t i = 0; i < others; i++)
        number[faces + i] = data->elsewhere.at[i].place;
    status = lrel_group_set__sort(&p->places, &data->places, number, faces + others, err);
    for (size_t f = 0; f < faces; f++)
        data->place_of_face[f] = number[f];
    for (size_t i = 0; i < others; i++)
        data->elsewhere.at[i].place = number[faces + i];
    lrel__free(data->context, number);
    return status;
}

lrel_status lrel_dataset__make_places(lrel_dataset *data, lrel_error *err)
{
    size_t count = lrel_mosaic_face_count(data->mosaic);
    placing p = {.data = data,
                 .unit_of = units_by_owner(data),
                 .places = {.context = data->context},
                 .nowhere = UINT32_MAX};
    lrel_status status = LREL_OK;

    data->place_of_face = lrel__alloc(data->context, count, sizeof *data->place_of_face);
    if (!p.unit_of || !data->place_of_face)
        status = lrel__fail_memory(err);
    for (size_t u = 0; u < data->unit_count; u++)
        p.issues[data->units[u].level - 1].is_given = true;
    if (status == LREL_OK && data->programme->goes_by_stated_place && data->unit_count)
        status = lrel_stated_places__make(data, &data->stated_places, err);
    if (status == LREL_OK)
        status = number_faces(&p) ? sort_places(&p, err) : lrel__fail_memory(err);
    if (status == LREL_OK)
        status = note_levels(data, p.issues, err);
    if (status == LREL_OK && data->stated_places)
        status = lrel_stated_places__report(data, err);
    lrel__free(data->context, (void *)p.unit_of);
    lrel_group_set__clear(&p.places);
    return status;
}
