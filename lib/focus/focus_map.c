/* SPDX-License-Identifier: Apache-2.0 */
/* focus_map.c: what is left of each open hazard, one feature in each account. In one
 * account land is held by one hazard, so that an account is dissolved at once. */
#include "focus/order.h"
#include "map/layers.h"
#include "write/json_members.h"

typedef struct mapping {
    const lrel_focus *focus;
    const lrel_lattice *lattice;
    const focus_order *order;
    uint32_t *place_of;      /* by hazard number: its place in the order */
    uint32_t *class_of_land; /* likewise, by land */
} mapping;

static lrel_status on_stay(const lrel_stay *stay, void *user, lrel_error *err)
{
    mapping *m = user;
    lrel_land_list lands;
    uint32_t place;

    (void)err;
    if (stay->account != m->order->account || stay->from.days > m->focus->as_of.days ||
        stay->to.days <= m->focus->as_of.days)
        return LREL_OK;
    place = m->place_of[lrel_focus__hazard(m->focus, stay->hazard)];
    lands = lrel_lands_of_face(&m->lattice->lands, stay->face);
    if (lands.has_rest)
        m->class_of_land[lands.face] = place;
    for (uint32_t i = 0; i < lands.edge_count; i++)
        m->class_of_land[lands.first_edge + i] = place;
    return LREL_OK;
}

static lrel_status number_lands(mapping *m, lrel_error *err)
{
    size_t lands = lrel_lands_count(&m->lattice->lands),
           records = m->focus->a->data->records.count;

    m->place_of = lrel__alloc(m->focus->context, records, sizeof *m->place_of);
    m->class_of_land = lrel__alloc(m->focus->context, lands, sizeof *m->class_of_land);
    if (!m->place_of || !m->class_of_land)
        return lrel__fail_memory(err);
    for (size_t i = 0; i < m->order->count; i++)
        m->place_of[m->order->at[i].hazard] = (uint32_t)i;
    for (size_t i = 0; i < lands; i++)
        m->class_of_land[i] = LREL_DISSOLVE_NONE;
    return lrel_ledger_visit_stays(m->focus->a->years.ledger, on_stay, m, err);
}

static void write_number(lrel_json *json, const char *key, bool is_known, double value)
{
    lrel_json_member_known(json, key, is_known, lrel_focus__rounded(value));
}

static void write_properties(const focus_order *o, const focus_hazard *h, lrel_json *json)
{
    const lrel_record *r = lrel_focus__record(o->focus, h);
    const focus_priority *own = lrel_focus__priority(o->focus, h);

    lrel_json_member_text(json, "account",
                          lrel_dataset_account_name(o->focus->a->data, o->account));
    lrel_json_key(json, "rank");
    if (h->rank)
        lrel_json_integer(json, h->rank);
    else
        lrel_json_null(json);
    lrel_json_member_text(json, "id", r->id);
    lrel_json_member_text(json, "source",
                          lrel_dataset_source_name(o->focus->a->data, r->source));
    lrel_json_member_text(json, "operator", r->operator_name);
    lrel_json_member_string(
        json, "class", lrel_vocabulary_name(&lrel_vocabulary_class, r->hazard_class));
    lrel_json_member_text(json, "national_class",
                          lrel_record_details_of(r)->national_class);
    write_number(json, "items_per_ha", h->is_known, h->belief.per_ha);
    write_number(json, "items_per_ha_low", h->is_known, h->low);
    write_number(json, "items_per_ha_high", h->is_known, h->high);
    lrel_json_member_known(json, "score", h->rank > 0, lrel_focus__tenths(h->score));
    lrel_json_member_text(json, "own_priority", own ? own->priority : LREL_TEXT(""));
    lrel_json_member_string(json, "next_step", lrel_focus__step_name(h->step));
    lrel_json_member_string(json, "reason", lrel_focus__reason(o, h).text);
}

static lrel_status map_account(const lrel_focus *f, const lrel_lattice *lattice,
                               uint32_t account, lrel_polygons **polygons,
                               lrel_error *err)
{
    mapping m = {.focus = f, .lattice = lattice, .order = &f->orders[account]};
    lrel_status status = number_lands(&m, err);

    if (status == LREL_OK)
        status = lrel_lattice_dissolve(lattice, m.class_of_land, polygons, err);
    lrel__free(f->context, m.place_of);
    lrel__free(f->context, m.class_of_land);
    return status;
}

static void write_account(const focus_order *o, const lrel_polygons *polygons,
                          lrel_geojson *geojson)
{
    for (size_t i = 0; polygons && i < o->count; i++) {
        lrel_geojson_feature(geojson);
        write_properties(o, &o->at[i], &geojson->json);
        lrel_map__finish_feature(geojson, o->focus->a->data, o->at[i].area2, polygons,
                                 (uint32_t)i);
    }
}

lrel_status lrel_focus_map(const lrel_focus *f, const lrel_lattice *lattice,
                           uint32_t account, lrel_stream *stream, lrel_error *err)
{
    uint32_t count = f->a->data->programme->account_count;
    lrel_polygons *polygons[LREL_ACCOUNT_MAX] = {0};
    map_extent extent = MAP_EXTENT_EMPTY;
    lrel_status status = lrel_focus__check_account(f, account, err);
    lrel_geojson geojson;

    for (uint32_t a = 0; a < count && status == LREL_OK; a++) {
        if (account != LREL_ACCOUNT_EVERY && account != a)
            continue;
        status = map_account(f, lattice, a, &polygons[a], err);
        if (status == LREL_OK)
            lrel_map__add_extent(&extent, polygons[a]);
    }
    if (status == LREL_OK) {
        lrel_map__begin(&geojson, f->a->data, stream,
                        "Recorded, not released: which to work on first", f->as_of);
        lrel_json_member_string(&geojson.json, "focus", LREL_FOCUS_STATEMENT);
        lrel_geojson_features(&geojson, extent.west, extent.south, extent.east,
                              extent.north);
        for (uint32_t a = 0; a < count; a++)
            write_account(&f->orders[a], polygons[a], &geojson);
        lrel_geojson_finish(&geojson);
    }
    for (uint32_t a = 0; a < count; a++)
        lrel_polygons_free(polygons[a]);
    return status;
}
