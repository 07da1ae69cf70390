/* SPDX-License-Identifier: Apache-2.0 */
/* check.c: the registry of checks, and running them. */
#include <assert.h>

#include "check/units.h"
#include "core/threads.h"

typedef struct entry {
    lrel_status (*check)(const lrel_checking *c, lrel_error *err);
    lrel_check_info info;
} entry;

#define ONE(kind)         {LREL_ISSUE_##kind}, 1
#define TWO(kind, second) {LREL_ISSUE_##kind, LREL_ISSUE_##second}, 2

static const entry registry[] = {
    {lrel_check__delivery,
     {"how far each delivery reaches against the as-of day", ONE(DELIVERY_ENDS)}},
    {lrel_check__unread_row,
     {"rows that `where` of every source of their file leaves out", ONE(ROW_UNREAD)}},
    {lrel_check__area_of_use,
     {"records against the area for which their coordinate operation was measured",
      ONE(OUTSIDE_AREA_OF_USE)}},
    {lrel_check__swapped,
     {"records out of place that would be in place with x and y exchanged",
      ONE(COORDINATES_SWAPPED)}},
    {lrel_check__zero, {"positions that nobody gave", ONE(POSITION_ZERO)}},
    {lrel_check__two_readings,
     {"the land of a shape under both readings of its rings",
      TWO(SHAPE_EMPTY, SHAPE_TWO_READINGS)}},
    {lrel_check__outlines,
     {"the land of a shape against what its outlines measure",
      TWO(OUTLINES_CROSS, PARTS_OVERLAP)}},
    {lrel_check__repeated_shape,
     {"records of one role that cover exactly the same land",
      TWO(SHAPE_REPEATED, SHAPE_SHARED)}},
    {lrel_check__repeated_points,
     {"points that follow themselves", ONE(POINTS_REPEATED)}},
    {lrel_check__long_edge, {"the distance between neighbouring points", ONE(EDGE_LONG)}},
    {lrel_check__circle, {"hazards that nobody paced out", ONE(SHAPE_CIRCLE)}},
    {lrel_check__stated_area,
     {"the stated area against the drawn one", TWO(AREA_DIFFERS, AREA_UNIT)}},
    {lrel_check__repeated_id, {"ids of one role and register", ONE(ID_REPEATED)}},
    {lrel_check__facts,
     {"hazards and releases that items and accidents name",
      TWO(HAZARD_UNKNOWN, RELEASE_UNKNOWN)}},
    {lrel_check__recorded_again,
     {"land that came back after it was cleared", ONE(RECORDED_AGAIN_AFTER_CLEARED)}},
    {lrel_check__beyond_hazard,
     {"released land where no hazard was on record", ONE(BEYOND_HAZARD)}},
    {lrel_check__shapeless,
     {"what releases without a shape state against the land of the hazard they name",
      TWO(SHAPES_BORROWED_BEYOND, RELEASES_FILL_HAZARD)}},
    {lrel_check__product,
     {"the product of a release against its activity", ONE(PRODUCT_AGAINST_ACTIVITY)}},
    {lrel_check__contamination,
     {"what a release was for against what the hazards it names are",
      ONE(CONTAMINATION_AGAINST_HAZARD)}},
    {lrel_check__place, {"place codes against the boundaries", ONE(PLACE_UNKNOWN)}},
    {lrel_check__place_outside,
     {"place codes against where the land of records lies", ONE(PLACE_OUTSIDE)}},
};

#define CHECK_COUNT (sizeof registry / sizeof *registry)

size_t lrel_check_count(void)
{
    return CHECK_COUNT;
}

lrel_check_info lrel_check_at(size_t check)
{
    assert(check < CHECK_COUNT);
    return registry[check].info;
}

lrel_status lrel_check__add(const lrel_checking *c, const lrel_issue *issue,
                            lrel_error *err)
{
    bool is_registered = false;

    for (size_t k = 0; k < c->info->kind_count; k++)
        is_registered |= c->info->kinds[k] == issue->kind;
    assert(is_registered);
    (void)is_registered; /* without asserts nothing else reads it */
    return lrel_issues_add(c->data->issues, issue, err);
}

void lrel_check__put_at(const lrel_checking *c, lrel_issue *issue, lrel_grid_point at)
{
    lrel_grid_point degrees7;
    lrel_error nobody;
    uint32_t unit;

    if (lrel_grid_to_degrees7(c->data->grid, &at, 1, &degrees7, &nobody) != LREL_OK)
        return;
    issue->has_position = true;
    issue->lon7 = degrees7.x;
    issue->lat7 = degrees7.y;
    unit = lrel_unit_borders__find(c->borders, c, at);
    if (unit != UINT32_MAX)
        issue->place = c->data->units[unit].code;
}

lrel_status lrel_check(const lrel_dataset *data, lrel_error *err)
{
    lrel_unit_borders borders = {.context = data->context};
    lrel_checking c;
    lrel_status status = lrel_checking__init(&c, data, err);

    c.borders = &borders;
    if (status == LREL_OK)
        status = lrel_unit_borders__init(&borders, &c, err);
    for (size_t i = 0; i < CHECK_COUNT && status == LREL_OK; i++) {
        c.info = &registry[i].info;
        status = lrel__is_cancelled(data->context)
                     ? lrel__fail(err, LREL_E_CANCELLED, "interrupted")
                     : registry[i].check(&c, err);
    }
    if (status == LREL_OK)
        status = lrel_check__locate(&c, err);
    lrel_unit_borders__clear(&borders);
    lrel_checking__clear(&c);
    return status;
}
