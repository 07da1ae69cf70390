/* SPDX-License-Identifier: Apache-2.0 */
/* timeline.c: one feature per face, account and stay, which is enough to show any day.
 * What of a face is edge difference on the as-of day is a feature by itself. */
#include "map/layers.h"
#include "map/map.h"
#include "write/json_members.h"

typedef struct writing {
    const lrel_dataset *data;
    const lrel_lands *lands;
    lrel_geojson geojson;
    const lrel_polygons *polygons; /* class: the land */
} writing;

/* How a stay ended, in the words of the account's columns. */
static const char *ending(const lrel_stay *stay)
{
    return stay->to.days == LREL_DAY_OPEN
               ? NULL
               : lrel_ledger_column_name((lrel_ledger_column)stay->left_by);
}

static void write_land(writing *w, const lrel_stay *stay, uint32_t land)
{
    const lrel_dataset *data = w->data;
    const lrel_record *r = &data->records.at[data->record_of_hazard[stay->hazard]];
    lrel_json *json = &w->geojson.json;

    lrel_geojson_feature(&w->geojson);
    lrel_json_member_text(json, "account",
                          lrel_dataset_account_name(data, stay->account));
    lrel_json_member_date(json, "from", stay->from);
    lrel_json_member_date(json, "to", stay->to);
    lrel_json_key(json, "left_by");
    if (ending(stay))
        lrel_json_string(json, ending(stay));
    else
        lrel_json_null(json);
    lrel_json_key(json, "shape");
    if (stay->to.days == LREL_DAY_OPEN || !stay->left_by_release)
        lrel_json_null(json);
    else
        lrel_json_string(json, stay->left_by_borrowed ? "borrowed" : "own");
    lrel_json_member_boolean(json, "recorded_again", stay->recorded_again);
    lrel_json_member_string(
        json, "class", lrel_vocabulary_name(&lrel_vocabulary_class, r->hazard_class));
    lrel_json_member_text(json, "source", lrel_dataset_source_name(data, r->source));
    lrel_json_member_text(json, "id", r->id);
    lrel_json_member_boolean(json, "edge",
                             stay->to.days == LREL_DAY_OPEN &&
                                 lrel_lands_is_edge(w->lands, land, stay->account));
    lrel_map__finish_feature(&w->geojson, data, lrel_lands_area(w->lands, land),
                             w->polygons, land);
}

static lrel_status on_stay(const lrel_stay *stay, void *user, lrel_error *err)
{
    writing *w = user;
    lrel_land_list lands = lrel_lands_of_face(w->lands, stay->face);

    (void)err;
    if (stay->account == w->data->programme->account_count ||
        stay->from.days == stay->to.days) /* came and went on one day: on no map */
        return LREL_OK;
    if (lands.has_rest)
        write_land(w, stay, lands.face);
    for (uint32_t i = 0; i < lands.edge_count; i++)
        write_land(w, stay, lands.first_edge + i);
    return LREL_OK;
}

lrel_status lrel_map_timeline(const lrel_dataset *data, const lrel_lattice *lattice,
                              lrel_stream *stream, lrel_error *err)
{
    size_t count = lrel_lands_count(&lattice->lands);
    uint32_t *class_of_land = lrel__alloc(data->context, count, sizeof *class_of_land);
    lrel_polygons *polygons = NULL;
    map_extent extent = MAP_EXTENT_EMPTY;
    writing w = {.data = data, .lands = &lattice->lands};
    lrel_status status;

    if (!class_of_land)
        return lrel__fail_memory(err);
    for (size_t l = 0; l < count; l++)
        class_of_land[l] = (uint32_t)l;
    status = lrel_lattice_dissolve(lattice, class_of_land, &polygons, err);
    lrel__free(data->context, class_of_land);
    if (status != LREL_OK)
        return status;
    w.polygons = polygons;
    lrel_map__add_extent(&extent, polygons);
    lrel_map__begin(&w.geojson, data, stream, "Stays of recorded land",
                    data->programme->as_of);
    lrel_geojson_features(&w.geojson, extent.west, extent.south, extent.east,
                          extent.north);
    status = lrel_ledger_visit_stays(data->ledger, on_stay, &w, err);
    lrel_geojson_finish(&w.geojson);
    lrel_polygons_free(polygons);
    return status;
}
