/* SPDX-License-Identifier: Apache-2.0 */
/* stock.c: where land is recorded and not released on a day. */
#include "map/layers.h"
#include "map/map.h"
#include "write/json_members.h"

typedef struct collecting {
    map_layers layers;
    int32_t day;
    uint32_t account;
} collecting;

/* Edge difference is a feature by itself, so that a map need not draw it as hazards. */
static bool add_land(collecting *c, const lrel_stay *stay, const lrel_record *r,
                     uint32_t land)
{
    uint32_t number[3] = {(uint32_t)r->hazard_class, r->contamination,
                          lrel_lattice_is_edge(c->layers.lattice, land, stay->account)};
    uint32_t feature = lrel_layers__feature(&c->layers, stay->account, number);

    return feature != UINT32_MAX && lrel_layers__add(&c->layers, feature, land);
}

static lrel_status on_stay(const lrel_stay *stay, void *user, lrel_error *err)
{
    collecting *c = user;
    const lrel_dataset *data = c->layers.data;
    const lrel_record *r = &data->records.at[data->record_of_hazard[stay->hazard]];
    lrel_land_list lands;
    bool has_memory;

    if (stay->from.days > c->day || stay->to.days <= c->day)
        return LREL_OK;
    if (c->account == LREL_ACCOUNT_EVERY ? stay->account == data->programme->account_count
                                         : stay->account != c->account)
        return LREL_OK;
    lands = lrel_lattice_lands(c->layers.lattice, stay->face);
    has_memory = !lands.has_rest || add_land(c, stay, r, lands.face);
    for (uint32_t i = 0; i < lands.edge_count && has_memory; i++)
        has_memory = add_land(c, stay, r, lands.first_edge + i);
    return has_memory ? LREL_OK : lrel__fail_memory(err);
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
    lrel_json_member_boolean(json, "edge", feature->number[2]);
}

lrel_status lrel_map_stock(const lrel_dataset *data, const lrel_lattice *lattice,
                           lrel_date at, uint32_t account, lrel_stream *stream,
                           lrel_error *err)
{
    collecting c = {
        .layers = {.data = data, .lattice = lattice}, .day = at.days, .account = account};
    lrel_status status = lrel_ledger_visit_stays(data->ledger, on_stay, &c, err);

    if (status == LREL_OK)
        status = lrel_layers__dissolve(&c.layers, err);
    if (status == LREL_OK)
        lrel_layers__write(&c.layers, stream, "Recorded, not released", at,
                           write_properties);
    lrel_layers__clear(&c.layers);
    return status;
}
