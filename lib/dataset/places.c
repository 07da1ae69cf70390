/* SPDX-License-Identifier: Apache-2.0 */
/* places.c: in which unit of each level a face lies. In two of one level: the lower code;
 * in none: "". Both are data issues with their area, where recorded land is concerned. */
#include "dataset/group_set.h"

#define LEVEL_MAX 9

/* What is wrong with one level. */
typedef struct level_issue {
    int64_t overlap;
    int64_t outside;
    bool is_given; /* there are units of this level */
} level_issue;

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
                     lrel_text code[LEVEL_MAX], level_issue issues[LEVEL_MAX])
{
    bool has[LEVEL_MAX] = {false}, is_recorded = false, overlaps[LEVEL_MAX] = {false};

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
    for (int level = 0; level < LEVEL_MAX && is_recorded; level++) {
        issues[level].overlap += overlaps[level] ? face->area2 : 0;
        issues[level].outside += has[level] ? 0 : face->area2;
    }
}

static lrel_status note_levels(lrel_dataset *data, const level_issue *issues,
                               lrel_error *err)
{
    for (int level = 0; level < LEVEL_MAX; level++) {
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

static void no_codes(lrel_text code[LEVEL_MAX])
{
    for (int level = 0; level < LEVEL_MAX; level++)
        code[level] = LREL_TEXT("");
}

/* The place of a face, numbered for the time being. */
static bool number_face(lrel_dataset *data, size_t f, const lrel_unit *const *unit_of,
                        lrel_group_set *places, level_issue issues[LEVEL_MAX])
{
    lrel_face face = lrel_mosaic_face_at(data->mosaic, f);
    lrel_text code[LEVEL_MAX];
    lrel_group group;

    no_codes(code);
    codes_of(&face, unit_of, code, issues);
    group = group_of_codes(data->programme, code);
    return lrel_group_set__number(places, &group, &data->place_of_face[f]);
}

/* The place of faces that no unit covers. */
static bool number_nowhere(const lrel_dataset *data, lrel_group_set *places,
                           uint32_t *out)
{
    lrel_text code[LEVEL_MAX];
    lrel_group group;

    no_codes(code);
    group = group_of_codes(data->programme, code);
    return lrel_group_set__number(places, &group, out);
}

/* Faces in no unit, and that are all where there are no boundaries, share one group. */
static bool number_faces(lrel_dataset *data, const lrel_unit *const *unit_of,
                         lrel_group_set *places, level_issue issues[LEVEL_MAX])
{
    uint32_t nowhere = UINT32_MAX;

    for (size_t f = 0; f < lrel_mosaic_face_count(data->mosaic); f++) {
        lrel_face face = lrel_mosaic_face_at(data->mosaic, f);

        if (is_in_unit(&face, unit_of)) {
            if (!number_face(data, f, unit_of, places, issues))
                return false;
            continue;
        }
        if (nowhere == UINT32_MAX && !number_nowhere(data, places, &nowhere))
            return false;
        data->place_of_face[f] = nowhere;
        for (int level = 0; level < LEVEL_MAX; level++)
            issues[level].outside += face.area2;
    }
    return true;
}

lrel_status lrel_dataset__make_places(lrel_dataset *data, lrel_error *err)
{
    size_t count = lrel_mosaic_face_count(data->mosaic);
    const lrel_unit **unit_of = units_by_owner(data);
    lrel_group_set places = {.context = data->context};
    level_issue issues[LEVEL_MAX] = {{0, 0, false}};
    lrel_status status = LREL_OK;

    data->place_of_face = lrel__alloc(data->context, count, sizeof *data->place_of_face);
    if (!unit_of || !data->place_of_face) {
        status = lrel__fail_memory(err);
        goto done;
    }
    for (size_t u = 0; u < data->unit_count; u++)
        issues[data->units[u].level - 1].is_given = true;
    status = number_faces(data, unit_of, &places, issues)
                 ? lrel_group_set__sort(&places, &data->places, data->place_of_face,
                                        count, err)
                 : lrel__fail_memory(err);
    if (status == LREL_OK)
        status = note_levels(data, issues, err);

done:
    lrel__free(data->context, (void *)unit_of);
    lrel_group_set__clear(&places);
    return status;
}
