/* SPDX-License-Identifier: Apache-2.0 */
/* released.c: where land was released, counted once per time it left an account. */
#include "map/layers.h"
#include "map/map.h"
#include "write/json_members.h"

static lrel_status on_stay(const lrel_stay *stay, void *user, lrel_error *err)
{
    map_layers *l = user;
    uint32_t number[3] = {0}, feature;
    int year;

    if (stay->to.days == LREL_DAY_OPEN || !stay->left_by_release ||
        stay->left_by == LREL_COLUMN_TRANSFERRED ||
        stay->account == l->data->programme->account_count)
        return LREL_OK;
    lrel_date_to_calendar(stay->to, &year, NULL, NULL);
    number[0] = stay->left_by;
    number[1] = (uint32_t)year;
    feature = lrel_layers__feature(l, stay->account, number);
    if (feature == UINT32_MAX || !lrel_layers__add_face(l, feature, stay->face))
        return lrel__fail_memory(err);
    return LREL_OK;
}

static void write_properties(lrel_json *json, const lrel_dataset *data,
                             const map_feature *feature)
{
    (void)data;
    lrel_json_key(json, "product");
    lrel_json_string(json,
                     lrel_ledger_column_name((lrel_ledger_column)feature->number[0]));
    lrel_json_member_integer(json, "year", feature->number[1]);
}

lrel_status lrel_map_released(const lrel_dataset *data, const lrel_lattice *lattice,
                              lrel_stream *stream, lrel_error *err)
{
    map_layers l = {.data = data, .lattice = lattice};
    lrel_status status = lrel_ledger_visit_stays(data->ledger, on_stay, &l, err);

    if (status == LREL_OK)
        status = lrel_layers__dissolve(&l, err);
    if (status == LREL_OK)
        lrel_layers__write(&l, stream, "Released on record, counted once",
                           data->programme->as_of, write_properties);
    lrel_layers__clear(&l);
    return status;
}
