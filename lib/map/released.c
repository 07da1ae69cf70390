/* SPDX-License-Identifier: Apache-2.0 */
/* released.c: where land was released, counted once per time it left an account. */
#include "map/layers.h"
#include "map/map.h"
#include "write/json_members.h"

#include <string.h>

/* Features of land that closures emptied and releases without a shape explain are one per
 * account, hazard and day: nobody knows which part of it they are about. */
typedef struct releasing {
    map_layers layers;  /* first: what features are written from */
    uint32_t *borrowed; /* by number of the closure and account: its feature, or
                           UINT32_MAX */
} releasing;

/* The first row of the hazard that was closed with @p hazard: it stands for the others in
 * the numbers of a feature, where 0 is the land of shapes. */
static uint32_t first_closed_with(const lrel_dataset *data, uint32_t hazard)
{
    const lrel_ledger_hazard *rows = data->hazards;
    uint32_t first = hazard;

    for (uint32_t h = hazard; h-- > 0 && rows[h].counted_as == rows[hazard].counted_as;)
        if (rows[h].to.days == rows[hazard].to.days)
            first = h;
    return first;
}

static uint32_t find_borrowed(releasing *m, const lrel_stay *stay, uint32_t number[3])
{
    const lrel_dataset *data = m->layers.data;
    lrel_borrowed_land land = {0};
    uint32_t *known;

    (void)lrel_ledger_borrowed_land(data->ledger, stay->hazard, stay->account, &land);
    known = &m->borrowed[land.number * data->programme->account_count + stay->account];
    number[2] = first_closed_with(data, stay->hazard) + 1;
    if (*known == UINT32_MAX)
        *known = lrel_layers__fresh(&m->layers, stay->account, number);
    return *known;
}

static lrel_status on_stay(const lrel_stay *stay, void *user, lrel_error *err)
{
    releasing *m = user;
    map_layers *l = &m->layers;
    uint32_t number[3] = {0}, feature;
    int year;

    if (stay->to.days == LREL_DAY_OPEN || !stay->left_by_release ||
        stay->left_by == LREL_COLUMN_TRANSFERRED ||
        stay->account == l->data->programme->account_count)
        return LREL_OK;
    lrel_date_to_calendar(stay->to, &year, NULL, NULL);
    number[0] = stay->left_by;
    number[1] = (uint32_t)year;
    feature = stay->left_by_borrowed ? find_borrowed(m, stay, number)
                                     : lrel_layers__feature(l, stay->account, number);
    if (feature == UINT32_MAX || !lrel_layers__add(l, feature, stay->face))
        return lrel__fail_memory(err);
    return LREL_OK;
}

/* The hazard whose shape is borrowed, and how much of its land is which. */
static void write_borrowed(lrel_json *json, const lrel_dataset *data, size_t hazard,
                           uint32_t account)
{
    static const char *const members[] = {"cancelled_m2", "reduced_m2", "cleared_m2"};
    const lrel_record *r = &data->records.at[data->record_of_hazard[hazard]];
    int units = lrel_grid_units_per_m(data->grid);
    lrel_borrowed_land land = {0};

    (void)lrel_ledger_borrowed_land(data->ledger, hazard, account, &land);
    lrel_json_member_text(json, "hazard_source",
                          lrel_dataset_source_name(data, r->source));
    lrel_json_member_text(json, "hazard", r->id);
    for (int p = 0; p < 3; p++) {
        lrel_json_key(json, members[p]);
        lrel_json_area_m2(json, land.released[p], units);
    }
    lrel_json_key(json, "closed_m2");
    lrel_json_area_m2(
        json, land.left - land.released[0] - land.released[1] - land.released[2], units);
}

static void write_properties(lrel_json *json, const lrel_dataset *data,
                             const map_feature *feature)
{
    bool is_borrowed = feature->number[2] != 0;

    lrel_json_key(json, "product");
    lrel_json_string(json,
                     lrel_ledger_column_name((lrel_ledger_column)feature->number[0]));
    lrel_json_member_integer(json, "year", feature->number[1]);
    lrel_json_member_string(json, "shape", is_borrowed ? "borrowed" : "own");
    if (is_borrowed)
        write_borrowed(json, data, feature->number[2] - 1, feature->account);
}

lrel_status lrel_map_released(const lrel_dataset *data, const lrel_lattice *lattice,
                              lrel_stream *stream, lrel_error *err)
{
    releasing m = {.layers = {.data = data}};
    size_t rooms = data->borrowing_count * data->programme->account_count;
    lrel_status status;

    m.borrowed = lrel__alloc(data->context, rooms, sizeof *m.borrowed);
    if (!m.borrowed)
        return lrel__fail_memory(err);
    memset(m.borrowed, 0xFF, rooms * sizeof *m.borrowed);
    status = lrel_ledger_visit_stays(data->ledger, on_stay, &m, err);
    if (status == LREL_OK)
        status = lrel_layers__dissolve(&m.layers, lattice, err);
    if (status == LREL_OK)
        lrel_layers__write(&m.layers, stream, "Released on record, counted once",
                           data->programme->as_of, write_properties);
    lrel_layers__clear(&m.layers);
    lrel__free(data->context, m.borrowed);
    return status;
}
