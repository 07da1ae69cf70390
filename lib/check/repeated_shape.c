/* SPDX-License-Identifier: Apache-2.0 */
/* repeated_shape.c: records of one role that cover exactly the same land. The mosaic says
 * so: they are owners of the same faces. That holds whatever ring comes first, wherever
 * it begins and whichever way it runs, and needs no comparison of shapes. */
#include <stdlib.h>

#include "check/kin.h"

/* One piece of land may rightly have many records (versions, one task in several
 * reports). So many earlier ones are compared with each; more would be quadratic. */
#define EARLIER_MAX 16

/* The land of one owner: equal where all of this is, but for one chance in 2^64 among
 * those that have the first face and the area in common. */
typedef struct land {
    uint64_t faces; /* sum of the mixed numbers of its faces */
    int64_t area2;
    uint32_t first_face;
    uint32_t record;
    uint32_t tie; /* by id first, so that it does not matter in which file a record is */
} land;

/* Steele, Lea and Flood, Fast Splittable Pseudorandom Number Generators, 2014. */
static uint64_t mix(uint64_t value)
{
    value += UINT64_C(0x9E3779B97F4A7C15);
    value = (value ^ value >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
    value = (value ^ value >> 27) * UINT64_C(0x94D049BB133111EB);
    return value ^ value >> 31;
}

static void find_lands(const lrel_checking *c, land *lands)
{
    const lrel_mosaic *mosaic = c->data->mosaic;

    for (uint32_t o = 0; o < c->owner_count; o++)
        lands[o] = (land){.area2 = lrel_mosaic_owner_area(mosaic, o).area2,
                          .first_face = UINT32_MAX,
                          .record = c->record_of_owner[o],
                          .tie = c->data->tie[c->record_of_owner[o]]};
    for (size_t f = 0; f < lrel_mosaic_face_count(mosaic); f++) {
        lrel_face face = lrel_mosaic_face_at(mosaic, f);
        uint64_t word = mix(f);

        for (uint32_t i = 0; i < face.owner_count && face.owners[i] < c->owner_count;
             i++) {
            land *l = &lands[face.owners[i]];

            l->faces += word;
            if (l->first_face == UINT32_MAX)
                l->first_face = (uint32_t)f;
        }
    }
}

/* Leaves out the lands that share their first face with no other: they are like none, and
 * there is no need to sort them. @p count receives how many are left.
 * @return false where there is no memory */
static bool drop_single(const lrel_checking *c, land *lands, uint32_t *count)
{
    size_t faces = lrel_mosaic_face_count(c->data->mosaic);
    uint32_t *begin_there = lrel__calloc(c->data->context, faces, sizeof *begin_there);

    if (!begin_there)
        return false;
    *count = 0;
    for (uint32_t o = 0; o < c->owner_count; o++)
        if (lands[o].first_face != UINT32_MAX)
            begin_there[lands[o].first_face]++;
    for (uint32_t o = 0; o < c->owner_count; o++)
        if (lands[o].first_face != UINT32_MAX && begin_there[lands[o].first_face] > 1)
            lands[(*count)++] = lands[o];
    lrel__free(c->data->context, begin_there);
    return true;
}

static int compare_lands(const land *a, const land *b)
{
    if (a->first_face != b->first_face)
        return a->first_face < b->first_face ? -1 : 1;
    if (a->area2 != b->area2)
        return a->area2 < b->area2 ? -1 : 1;
    return a->faces < b->faces ? -1 : a->faces > b->faces;
}

static int compare_all(const void *left, const void *right)
{
    const land *a = left, *b = right;
    int order = compare_lands(a, b);

    return order ? order : a->tie < b->tie ? -1 : a->tie > b->tie;
}

static lrel_status report(const lrel_checking *c, const land *earlier, const land *l,
                          lrel_error *err)
{
    const lrel_record *a = &c->data->records.at[earlier->record];
    const lrel_record *b = &c->data->records.at[l->record];
    lrel_issue issue =
        lrel_check__issue(c,
                          lrel_kin_is_of_one_agency(a, b) ? LREL_ISSUE_SHAPE_REPEATED
                                                          : LREL_ISSUE_SHAPE_SHARED,
                          l->record);
    char other[LREL_KIN_NAME_SIZE];

    lrel_kin_write_name(c, earlier->record, other);
    issue.field = LREL_TEXT("geometry");
    issue.value = lrel_text_of(other);
    issue.expected = LREL_TEXT("land of its own");
    issue.area2 = l->area2;
    return lrel_check__add(c, &issue, err);
}

/* Names of the records @p from .. @p to - 1, which cover one piece of land, each one that
 * is not told apart from an earlier one of its role. */
static lrel_status report_run(const lrel_checking *c, const land *lands, uint32_t from,
                              uint32_t to, lrel_error *err)
{
    for (uint32_t i = from + 1; i < to; i++) {
        const lrel_record *b = &c->data->records.at[lands[i].record];

        for (uint32_t k = from; k < i && k - from < EARLIER_MAX; k++) {
            const lrel_record *a = &c->data->records.at[lands[k].record];
            lrel_status status;

            /* near_same.c says what partners have in common. */
            if (a->role != b->role || lrel_kin_is_told_apart(a, b) ||
                lrel_kin_are_of_partners(a, b))
                continue;
            if ((status = report(c, &lands[k], &lands[i], err)) != LREL_OK)
                return status;
            break;
        }
    }
    return LREL_OK;
}

lrel_status lrel_check__repeated_shape(const lrel_checking *c, lrel_error *err)
{
    land *lands = lrel__alloc(c->data->context, c->owner_count, sizeof *lands);
    uint32_t count;
    lrel_status status = LREL_OK;

    if (lands)
        find_lands(c, lands);
    if (!lands || !drop_single(c, lands, &count)) {
        status = lrel__fail_memory(err);
        goto done;
    }
    if (count > 1)
        qsort(lands, count, sizeof *lands, compare_all);
    for (uint32_t i = 0, k; i < count && status == LREL_OK; i = k) {
        for (k = i + 1; k < count && compare_lands(&lands[i], &lands[k]) == 0;)
            k++;
        status = report_run(c, lands, i, k, err);
    }
done:
    lrel__free(c->data->context, lands);
    return status;
}
