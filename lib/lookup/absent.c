/* SPDX-License-Identifier: Apache-2.0 */
/* absent.c: what has no place on the map, counted by the place code that it states: a
 * hazard without a shape in this district may be on this very point. */
#include <stdlib.h>

#include "lookup/lookup.h"

static bool is_unit(const lrel_dataset *data, lrel_text code)
{
    for (size_t u = 0; u < data->unit_count; u++)
        if (lrel_text_is_equal(data->units[u].code, code))
            return true;
    return false;
}

static lrel_status push(lrel_lookup *l, absent_group group, lrel_error *err)
{
    absent_group *slot = LREL__PUSH(l->context, &l->absents);

    if (!slot)
        return lrel__fail_memory(err);
    *slot = group;
    return LREL_OK;
}

lrel_status lrel_lookup__lack(lrel_lookup *l, size_t record, bool has_shape,
                              lrel_error *err)
{
    const lrel_record *r = &l->data->records.at[record];
    absent_group group = {
        .place = r->place, .count = 1, .stated = r->area_m2.is_known ? r->area_m2.e4 : 0};

    if (r->role == LREL_ROLE_HAZARD)
        group.what = has_shape ? ABSENT_HAZARD_POSITION : ABSENT_HAZARD_SHAPE;
    else
        group.what = has_shape ? ABSENT_RELEASE_POSITION : ABSENT_RELEASE_SHAPE;
    return push(l, group, err);
}

/* Whether the record is a version that keeps the land of the one before. */
static bool has_borrowed_land(const lrel_dataset *data, size_t record)
{
    uint32_t row = data->hazard_of_record[record];

    return row != UINT32_MAX && data->hazards[row].owner != LREL_OWNER_NONE;
}

static bool is_without_place(const lrel_dataset *data, size_t record)
{
    return data->owner[record] == LREL_OWNER_NONE &&
           data->records.at[record].reason != LREL_REASON_ANOTHER_KIND &&
           data->records.at[record].reason != LREL_REASON_SHAPE_BORROWED &&
           !has_borrowed_land(data, record) && !lrel_lookup__is_aside(data, record) &&
           !lrel_lookup__is_mark(data, record);
}

static int compare_groups(const void *a, const void *b)
{
    const absent_group *ga = a, *gb = b;

    if (ga->what != gb->what)
        return ga->what < gb->what ? -1 : 1;
    return lrel_text_compare(ga->place, gb->place);
}

static void merge_groups(lookup_absents *list)
{
    size_t n = 0;

    if (list->count)
        qsort(list->at, list->count, sizeof *list->at, compare_groups);
    for (size_t i = 0; i < list->count; i++)
        if (n > 0 && compare_groups(&list->at[n - 1], &list->at[i]) == 0) {
            list->at[n - 1].count += list->at[i].count;
            list->at[n - 1].stated += list->at[i].stated;
        } else {
            list->at[n++] = list->at[i];
        }
    list->count = n;
}

static lrel_status count_facts(lrel_lookup *l, lrel_error *err)
{
    absent_group group = {.what = ABSENT_FACT};

    for (size_t i = 0; i < l->data->facts.count; i++)
        group.count += l->data->facts.at[i].role == LREL_ROLE_ITEM ||
                       l->data->facts.at[i].role == LREL_ROLE_ACCIDENT;
    return group.count ? push(l, group, err) : LREL_OK;
}

lrel_status lrel_lookup__make_absents(lrel_lookup *l, lrel_error *err)
{
    const lrel_dataset *data = l->data;
    lrel_status status = count_facts(l, err);

    for (size_t i = 0; i < data->records.count && status == LREL_OK; i++)
        if (is_without_place(data, i))
            status = lrel_lookup__lack(
                l, i,
                data->records.at[i].reason == LREL_REASON_POSITION_NOT_BELIEVED ||
                    data->records.at[i].reason == LREL_REASON_NO_PLACE,
                err);
    merge_groups(&l->absents);
    /* A code that no unit has says nothing; then the record may be anywhere. */
    for (size_t i = 0; i < l->absents.count; i++)
        if (!is_unit(data, l->absents.at[i].place))
            l->absents.at[i].place = LREL_TEXT("");
    merge_groups(&l->absents);
    return status;
}

static bool is_in_answer(const lrel_lookup *l, lrel_text place)
{
    for (size_t u = 0; u < l->units.count; u++)
        if (lrel_text_is_equal(place, lrel_text_of(l->units.at[u].code)))
            return true;
    return place.length == 0;
}

static const char *stated_text(const lrel_lookup *l, const absent_group *group)
{
    char text[40] = "";

    if (group->what != ABSENT_FACT)
        lrel_area_format_stated(group->stated, text);
    return lrel_lookup__text(l, lrel_text_of(text));
}

lrel_status lrel_lookup__list_absents(lrel_lookup *l, lrel_error *err)
{
    static const char *const names[ABSENCE_COUNT] = {
        "hazards without shape", "hazards whose position is not believed",
        "releases without shape", "releases whose position is not believed",
        "items and accidents"};

    for (size_t i = 0; i < l->absents.count; i++) {
        const absent_group *group = &l->absents.at[i];
        lrel_lookup_absent absent = {.what = names[group->what], .count = group->count};
        lrel_lookup_absent *slot;

        if (!is_in_answer(l, group->place))
            continue;
        absent.place = lrel_lookup__text(l, group->place);
        absent.stated_m2 = stated_text(l, group);
        slot = LREL__PUSH(l->context, &l->lacking);
        if (!slot || !absent.place || !absent.stated_m2)
            return lrel__fail_memory(err);
        *slot = absent;
    }
    return LREL_OK;
}
