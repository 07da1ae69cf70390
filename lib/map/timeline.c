/* SPDX-License-Identifier: Apache-2.0 */
/* timeline.c: one feature per face, account and stay, which is enough to show any day. */
#include "map/layers.h"
#include "map/map.h"
#include "write/json_members.h"

typedef struct writing {
    const lrel_dataset *data;
    lrel_geojson geojson;
    const lrel_polygons *faces; /* class: the face */
} writing;

/* How a stay ended, in the words of the account's columns. */
static const char *ending(const lrel_stay *stay)
{
    return stay->to.days == LREL_DAY_OPEN
               ? NULL
               : lrel_ledger_column_name((lrel_ledger_column)stay->left_by);
}

static lrel_status on_stay(const lrel_stay *stay, void *user, lrel_error *err)
{
    writing *w = user;
    const lrel_dataset *data = w->data;
    const lrel_record *r = &data->records.at[data->record_of_hazard[stay->hazard]];
    lrel_json *json = &w->geojson.json;

    (void)err;
    if (stay->account == data->programme->account_count ||
        stay->from.days == stay->to.days) /* came and went on one day: on no map */
        return LREL_OK;
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
    lrel_map__finish_feature(&w->geojson, data,
                             lrel_mosaic_face_at(data->mosaic, stay->face).area2,
                             w->faces, stay->face);
    return LREL_OK;
}

lrel_status lrel_map_timeline(const lrel_dataset *data, const lrel_lattice *lattice,
                              lrel_stream *stream, lrel_error *err)
{
    size_t count = lrel_mosaic_face_count(data->mosaic);
    uint32_t *class_of_face = lrel__alloc(data->context, count, sizeof *class_of_face);
    lrel_polygons *faces = NULL;
    map_extent extent = MAP_EXTENT_EMPTY;
    writing w = {.data = data};
    lrel_status status;

    if (!class_of_face)
        return lrel__fail_memory(err);
    for (size_t f = 0; f < count; f++)
        class_of_face[f] = (uint32_t)f;
    status = lrel_lattice_dissolve(lattice, class_of_face, &faces, err);
    lrel__free(data->context, class_of_face);
    if (status != LREL_OK)
        return status;
    w.faces = faces;
    lrel_map__add_extent(&extent, faces);
    lrel_map__begin(&w.geojson, data, stream, "Stays of recorded land",
                    data->programme->as_of);
    lrel_geojson_features(&w.geojson, extent.west, extent.south, extent.east,
                          extent.north);
    status = lrel_ledger_visit_stays(data->ledger, on_stay, &w, err);
    lrel_geojson_finish(&w.geojson);
    lrel_polygons_free(faces);
    return status;
}
