/* SPDX-License-Identifier: Apache-2.0 */
/* borrowed.c: released land whose shape is that of a hazard: a closure emptied it, and
 * releases without a shape explain that. Nobody knows which part of it they are about, so
 * it is one feature per account and closure. */
#include "map/layers.h"
#include "write/json_members.h"

void lrel_map__borrow(const lrel_dataset *data, uint32_t hazard, uint32_t account,
                      map_subject *subject)
{
    lrel_borrowed_land land;

    if (!lrel_ledger_borrowed_land(data->ledger, hazard, account, &land))
        return;
    subject->borrowed = land.number + 1;
    subject->closed_row = hazard;
}

/* How much of the land of the closure is which. */
static void write_division(lrel_json *json, const lrel_dataset *data,
                           const lrel_borrowed_land *land)
{
    static const char *const members[] = {"cancelled_m2", "reduced_m2", "cleared_m2"};
    int units = lrel_grid_units_per_m(data->grid);

    for (int p = 0; p < 3; p++) {
        lrel_json_key(json, members[p]);
        lrel_json_area_m2(json, land->released[p], units);
    }
    lrel_json_key(json, "closed_m2");
    lrel_json_area_m2(
        json, land->left - land->released[0] - land->released[1] - land->released[2],
        units);
}

void lrel_map__write_shape(lrel_json *json, const lrel_dataset *data,
                           const map_feature *feature)
{
    lrel_borrowed_land land = {0};
    const lrel_record *r;

    lrel_json_member_string(json, "shape", feature->borrowed ? "borrowed" : "own");
    if (!feature->borrowed)
        return;
    r = &data->records.at[data->record_of_hazard[feature->closed_row]];
    lrel_json_member_text(json, "hazard_source",
                          lrel_dataset_source_name(data, r->source));
    lrel_json_member_text(json, "hazard", r->id);
    (void)lrel_ledger_borrowed_land(data->ledger, feature->closed_row, feature->account,
                                    &land);
    /* A part of the closure's land, by unit or too small to draw, is divided like nobody
     * knows what. */
    if (feature->area2 == land.left)
        write_division(json, data, &land);
}
