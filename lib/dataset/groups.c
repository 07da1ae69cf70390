/* SPDX-License-Identifier: Apache-2.0 */
/* groups.c: what tables are broken down by. Land has a class, a holder's operator, a
 * place; records have a product, a donor, an activity: each table takes the names that
 * apply. */
#include "dataset/group_set.h"

bool lrel_by_is_of_land(lrel_by by)
{
    return by == LREL_BY_OPERATOR || by == LREL_BY_CLASS || by == LREL_BY_CONTAMINATION ||
           by == LREL_BY_NATIONAL_CLASS || by == LREL_BY_SOURCE || by >= LREL_BY_ADMIN1;
}

bool lrel_by_is_of_records(lrel_by by)
{
    return by == LREL_BY_OPERATOR || by == LREL_BY_PARTNER || by == LREL_BY_DONOR ||
           by == LREL_BY_PRODUCT || by == LREL_BY_ACTIVITY || by == LREL_BY_ASSET ||
           by == LREL_BY_SOURCE;
}

static bool set_text(const lrel_dataset *data, const lrel_vocabulary *words, uint32_t set,
                     lrel_text *out)
{
    char text[LREL_VOCABULARY_JOINED_MAX];

    out->length = lrel_vocabulary_join(words, set, text);
    out->at = lrel_arena_text(data->arena, text, out->length);
    return out->at != NULL;
}

static bool value_of(const lrel_dataset *data, const lrel_record *r, lrel_by by,
                     lrel_text *out)
{
    uint32_t unknown = UINT32_C(1) << LREL_CONTAMINATION_UNKNOWN;

    *out = LREL_TEXT("");
    switch (by) {
    case LREL_BY_OPERATOR:
        *out = r->operator_name;
        break;
    case LREL_BY_PARTNER:
        *out = lrel_record_details_of(r)->partner;
        break;
    case LREL_BY_DONOR:
        *out = lrel_record_details_of(r)->donor;
        break;
    case LREL_BY_NATIONAL_CLASS:
        *out = lrel_record_details_of(r)->national_class;
        break;
    case LREL_BY_SOURCE:
        *out = lrel_dataset_source_name(data, r->source);
        break;
    case LREL_BY_CLASS:
        *out =
            lrel_text_of(lrel_vocabulary_name(&lrel_vocabulary_class, r->hazard_class));
        break;
    case LREL_BY_PRODUCT:
        *out = lrel_text_of(lrel_vocabulary_name(&lrel_vocabulary_product, r->product));
        break;
    case LREL_BY_ACTIVITY:
        *out = lrel_text_of(lrel_vocabulary_name(&lrel_vocabulary_activity, r->activity));
        break;
    case LREL_BY_CONTAMINATION:
        return set_text(data, &lrel_vocabulary_contamination,
                        r->contamination ? r->contamination : unknown, out);
    case LREL_BY_ASSET:
        return set_text(data, &lrel_vocabulary_asset, lrel_record_details_of(r)->assets,
                        out);
    default:
        break;
    }
    return true;
}

int lrel_group_compare(const lrel_group *a, const lrel_group *b)
{
    for (int by = 0; by < LREL_BY_COUNT; by++) {
        int order = lrel_text_compare(a->value[by], b->value[by]);

        if (order)
            return order;
    }
    return 0;
}

/* What the programme does not ask for is "". */
static bool group_of(const lrel_dataset *data, const lrel_record *record, bool is_of_land,
                     lrel_group *out)
{
    const lrel_programme *programme = data->programme;

    for (int by = 0; by < LREL_BY_COUNT; by++)
        out->value[by] = LREL_TEXT("");
    for (size_t i = 0; i < programme->by_count; i++) {
        lrel_by by = programme->by[i];

        if (is_of_land ? lrel_by_is_of_land(by) : lrel_by_is_of_records(by))
            if (!value_of(data, record, by, &out->value[by]))
                return false;
    }
    return true;
}

lrel_status lrel_groups_of_records(const lrel_dataset *data, const uint32_t *records,
                                   size_t count, bool is_of_land, lrel_groups *out,
                                   uint32_t *number, lrel_error *err)
{
    lrel_group_set set = {.context = data->context};
    lrel_status status = LREL_OK;
    lrel_group group;

    for (size_t i = 0; i < count && status == LREL_OK; i++)
        if (!group_of(data, &data->records.at[records[i]], is_of_land, &group) ||
            !lrel_group_set__number(&set, &group, &number[i]))
            status = lrel__fail_memory(err);
    if (status == LREL_OK)
        status = lrel_group_set__sort(&set, out, number, count, err);
    lrel_group_set__clear(&set);
    return status;
}

/* Groups of land, by the rows that may hold it. */
lrel_status lrel_dataset__make_groups(lrel_dataset *data, lrel_error *err)
{
    size_t count = data->hazard_count;
    uint32_t *number = lrel__alloc(data->context, count, sizeof *number);
    lrel_status status;

    if (!number)
        return lrel__fail_memory(err);
    data->land_groups.count = 0;
    status = lrel_groups_of_records(data, data->record_of_hazard, count, true,
                                    &data->land_groups, number, err);
    for (size_t h = 0; h < count && status == LREL_OK; h++)
        data->hazards[h].group = number[h];
    lrel__free(data->context, number);
    return status;
}
