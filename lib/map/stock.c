/* SPDX-License-Identifier: Apache-2.0 */
/* stock.c: where land is recorded and not released on a day. */
#include "map/layers.h"
#include "map/map.h"

typedef struct collecting {
    map_layers layers;
    int32_t day;
    uint32_t account;
} collecting;

static lrel_status on_stay(const lrel_stay *stay, void *user, lrel_error *err)
{
    collecting *c = user;
    const lrel_dataset *data = c->layers.data;
    const lrel_record *r = &data->records.at[data->record_of_hazard[stay->hazard]];
    uint32_t number[3] = {(uint32_t)r->hazard_class, r->contamination, 0}, feature;

    if (stay->from.days > c->day || stay->to.days <= c->day)
        return LREL_OK;
    if (c->account == LREL_ACCOUNT_EVERY ? stay->account == data->programme->account_count
                                         : stay->account != c->account)
        return LREL_OK;
    feature = lrel_layers__feature(&c->layers, stay->account, number);
    if (feature == UINT32_MAX || !lrel_layers__add(&c->layers, feature, stay->face))
        return lrel__fail_memory(err);
    return LREL_OK;
}

static void write_properties(lrel_json *json, const lrel_dataset *data,
                             const map_feature *feature)
{
    uint32_t set = feature->number[1];

    (void)data;
    lrel_json_key(json, "class");
    lrel_json_string(
        json, lrel_vocabulary_name(&lrel_vocabulary_class, (int)feature->number[0]));
    lrel_json_key(json, "contamination");
    lrel_json_array(json, true);
    for (int code = 0; code < LREL_CONTAMINATION_COUNT; code++)
        if (set >> code & 1 || (set == 0 && code == LREL_CONTAMINATION_UNKNOWN))
            lrel_json_string(json,
                             lrel_vocabulary_name(&lrel_vocabulary_contamination, code));
    lrel_json_array_end(json);
}

lrel_status lrel_map_stock(const lrel_dataset *data, const lrel_lattice *lattice,
                           lrel_date at, uint32_t account, lrel_stream *stream,
                           lrel_error *err)
{
    collecting c = {.layers = {.data = data}, .day = at.days, .account = account};
    lrel_status status = lrel_ledger_visit_stays(data->ledger, on_stay, &c, err);

    if (status == LREL_OK)
        status = lrel_layers__dissolve(&c.layers, lattice, err);
    if (status == LREL_OK)
        lrel_layers__write(&c.layers, stream, "Recorded, not released", at,
                           write_properties);
    lrel_layers__clear(&c.layers);
    return status;
}
