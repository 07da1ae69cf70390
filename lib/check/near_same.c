/* SPDX-License-Identifier: Apache-2.0 */
/* near_same.c: records of one role that cover nearly the same land: a copy that was
 * shifted, simplified or brought to another datum, one site surveyed by two agencies, one
 * release told by an operator and by its partner. The account counts the land once; what
 * is said changes nothing. Exactly the same land is repeated_shape.c's. */
#include <stdio.h>

#include "check/kin.h"
#include "check/overlap.h"

/* Of both, in hundredths. Two deliveries of one agency differ by a resurvey at most; two
 * agencies that walk round one site agree less. */
#define SHARE_OF_AGENCY   80
#define SHARE_OF_AGENCIES 60

typedef struct couple {
    uint32_t record[2]; /* in order of ids: the second is the one that is said */
    int64_t area2[2];
    int64_t shared2;
} couple;

static bool matters(const lrel_checking *c, uint32_t a, uint32_t b)
{
    int64_t area_a = lrel_mosaic_owner_area(c->data->mosaic, a).area2;
    int64_t area_b = lrel_mosaic_owner_area(c->data->mosaic, b).area2;
    const lrel_record *ra = &c->data->records.at[c->record_of_owner[a]];
    const lrel_record *rb = &c->data->records.at[c->record_of_owner[b]];

    return ra->role == rb->role && area_a / 2 <= area_b && area_b / 2 <= area_a;
}

static bool have_share(const couple *k, int hundredths)
{
    for (int i = 0; i < 2; i++)
        if ((__int128)k->shared2 * 100 < (__int128)k->area2[i] * hundredths)
            return false;
    return true;
}

static bool is_covered(const couple *k, int i)
{
    return (__int128)k->shared2 * 100 >= (__int128)k->area2[i] * LREL_KIN_REPLACED_SHARE;
}

static couple couple_of(const lrel_checking *c, const lrel_overlap *o)
{
    uint32_t a = c->record_of_owner[o->owner[0]], b = c->record_of_owner[o->owner[1]];
    int first = c->data->tie[a] < c->data->tie[b] ? 0 : 1;
    const lrel_mosaic *mosaic = c->data->mosaic;

    return (couple){.record = {first == 0 ? a : b, first == 0 ? b : a},
                    .area2 = {lrel_mosaic_owner_area(mosaic, o->owner[first]).area2,
                              lrel_mosaic_owner_area(mosaic, o->owner[1 - first]).area2},
                    .shared2 = o->area2};
}

/* @return false: there is nothing to say, or another check says it */
static bool find_kind(const lrel_checking *c, const couple *k, lrel_issue_kind *kind)
{
    const lrel_record *a = &c->data->records.at[k->record[0]];
    const lrel_record *b = &c->data->records.at[k->record[1]];
    bool is_of_one = lrel_kin_is_of_one_agency(a, b);

    if (lrel_kin_is_told_apart(a, b) ||
        !have_share(k, is_of_one ? SHARE_OF_AGENCY : SHARE_OF_AGENCIES))
        return false;
    if (lrel_kin_are_of_partners(a, b)) {
        *kind = LREL_ISSUE_RELEASE_OF_PARTNERS;
        return have_share(k, SHARE_OF_AGENCY);
    }
    *kind = is_of_one ? LREL_ISSUE_LAND_NEARLY_REPEATED : LREL_ISSUE_LAND_NEARLY_SHARED;
    return !(k->shared2 == k->area2[0] && k->shared2 == k->area2[1]) &&
           !(is_covered(k, 0) && lrel_kin_may_replace(b, a)) &&
           !(is_covered(k, 1) && lrel_kin_may_replace(a, b));
}

static lrel_status report(const lrel_checking *c, const couple *k, lrel_issue_kind kind,
                          lrel_error *err)
{
    const lrel_record *a = &c->data->records.at[k->record[0]];
    const lrel_record *b = &c->data->records.at[k->record[1]];
    lrel_issue issue = lrel_check__issue(c, kind, k->record[1]);
    char name[LREL_KIN_NAME_SIZE], here[16], there[16], products[80] = "";
    char value[LREL_KIN_NAME_SIZE + 128];

    lrel_kin_write_name(c, k->record[0], name);
    lrel_kin_write_share(k->shared2, k->area2[1], here);
    lrel_kin_write_share(k->shared2, k->area2[0], there);
    if (a->role == LREL_ROLE_RELEASE && a->product != b->product && a->product >= 0 &&
        b->product >= 0)
        snprintf(products, sizeof products, "; %s there, %s here",
                 lrel_vocabulary_name(&lrel_vocabulary_product, a->product),
                 lrel_vocabulary_name(&lrel_vocabulary_product, b->product));
    snprintf(value, sizeof value, "%s: %s of this, %s of that%s", name, here, there,
             products);
    issue.field = LREL_TEXT("geometry");
    issue.value = lrel_text_of(value);
    issue.expected = LREL_TEXT("land of its own");
    issue.area2 = k->shared2;
    return lrel_check__add(c, &issue, err);
}

lrel_status lrel_check__near_same(const lrel_checking *c, lrel_error *err)
{
    lrel_overlaps overlaps = {0};
    lrel_status status = lrel_overlaps_find(c, matters, &overlaps, err);

    for (size_t i = 0; i < overlaps.count && status == LREL_OK; i++) {
        couple k = couple_of(c, &overlaps.at[i]);
        lrel_issue_kind kind;

        if (find_kind(c, &k, &kind))
            status = report(c, &k, kind, err);
    }
    lrel_overlaps_clear(c, &overlaps);
    return status;
}
