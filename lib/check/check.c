/* SPDX-License-Identifier: Apache-2.0 */
/* check.c: the registry of checks, and running them. */
#include <assert.h>

#include "check/units.h"
#include "core/threads.h"

/* Checks run on several threads, but what projects points serves one at a time. */
typedef enum way_to_run {
    BY_ITSELF,
    AT_FIRST, /* takes longest */
    IN_TURN,  /* uses placers or operations */
    WAY_COUNT
} way_to_run;

typedef struct entry {
    lrel_status (*check)(const lrel_checking *c, lrel_error *err);
    lrel_check_info info;
    way_to_run way;
} entry;

#define ONE(kind)         {LREL_ISSUE_##kind}, 1
#define TWO(kind, second) {LREL_ISSUE_##kind, LREL_ISSUE_##second}, 2
#define THREE(kind, second, third)                                                       \
    {LREL_ISSUE_##kind, LREL_ISSUE_##second, LREL_ISSUE_##third}, 3

static const entry registry[] = {
    {lrel_check__delivery,
     {"how far each delivery reaches against the as-of day", ONE(DELIVERY_ENDS)},
     BY_ITSELF},
    {lrel_check__unread_row,
     {"rows that `where` of every source of their file leaves out", ONE(ROW_UNREAD)},
     BY_ITSELF},
    {lrel_check__area_of_use,
     {"records against the area for which their coordinate operation was measured",
      ONE(OUTSIDE_AREA_OF_USE)},
     IN_TURN},
    {lrel_check__swapped,
     {"records out of place that would be in place with x and y exchanged",
      ONE(COORDINATES_SWAPPED)},
     IN_TURN},
    {lrel_check__datum_shift,
     {"two sources that have the same sites in different places", ONE(SOURCES_APART)},
     IN_TURN},
    {lrel_check__zero, {"positions that nobody gave", ONE(POSITION_ZERO)}, BY_ITSELF},
    {lrel_check__two_readings,
     {"the land of a shape under both readings of its rings",
      TWO(SHAPE_EMPTY, SHAPE_TWO_READINGS)},
     BY_ITSELF},
    {lrel_check__outlines,
     {"the land of a shape against what its outlines measure",
      TWO(OUTLINES_CROSS, PARTS_OVERLAP)},
     BY_ITSELF},
    {lrel_check__repeated_shape,
     {"records of one role that cover exactly the same land",
      TWO(SHAPE_REPEATED, SHAPE_SHARED)},
     BY_ITSELF},
    {lrel_check__near_same,
     {"records of one role that cover nearly the same land",
      THREE(LAND_NEARLY_REPEATED, LAND_NEARLY_SHARED, RELEASE_OF_PARTNERS)},
     BY_ITSELF},
    {lrel_check__replaces,
     {"new hazards that cover old ones of their register", ONE(REPLACES_UNSAID)},
     BY_ITSELF},
    {lrel_check__repeated_points,
     {"points that follow themselves", ONE(POINTS_REPEATED)},
     BY_ITSELF},
    {lrel_check__revisited_points,
     {"points that an outline comes to twice", ONE(POINTS_REVISITED)},
     BY_ITSELF},
    {lrel_check__repeated_position,
     {"records of one source in one point", ONE(POSITION_REPEATED)},
     BY_ITSELF},
    {lrel_check__repeated_item,
     {"items that say the same but for their ids", ONE(ITEM_REPEATED)},
     BY_ITSELF},
    {lrel_check__long_edge,
     {"the distance between neighbouring points", ONE(EDGE_LONG)},
     IN_TURN},
    {lrel_check__circle, {"hazards that nobody paced out", ONE(SHAPE_CIRCLE)}, IN_TURN},
    {lrel_check__boxes,
     {"survey boxes with a find against the confirmed areas", ONE(BOX_NOT_CONFIRMED)},
     IN_TURN},
    {lrel_check__stated_area,
     {"the stated area against the drawn one", TWO(AREA_DIFFERS, AREA_UNIT)},
     BY_ITSELF},
    {lrel_check__repeated_id,
     {"ids of one role and register", ONE(ID_REPEATED)},
     BY_ITSELF},
    {lrel_check__facts,
     {"hazards and releases that items and accidents name",
      TWO(HAZARD_UNKNOWN, RELEASE_UNKNOWN)},
     BY_ITSELF},
    {lrel_check__recorded_again,
     {"land that came back after it was cleared", ONE(RECORDED_AGAIN_AFTER_CLEARED)},
     BY_ITSELF},
    {lrel_check__beyond_hazard,
     {"released land where no hazard was on record", ONE(BEYOND_HAZARD)},
     AT_FIRST},
    {lrel_check__shapeless,
     {"what releases without a shape state against the land of the hazard they name",
      TWO(SHAPES_BORROWED_BEYOND, RELEASES_FILL_HAZARD)},
     BY_ITSELF},
    {lrel_check__product,
     {"the product of a release against its activity", ONE(PRODUCT_AGAINST_ACTIVITY)},
     BY_ITSELF},
    {lrel_check__contamination,
     {"what a release was for against what the hazards it names are",
      ONE(CONTAMINATION_AGAINST_HAZARD)},
     BY_ITSELF},
    {lrel_check__mixed_products,
     {"published figures of one product against those of others", ONE(PRODUCTS_MIXED)},
     BY_ITSELF},
    {lrel_check__place,
     {"place codes against the boundaries", ONE(PLACE_UNKNOWN)},
     BY_ITSELF},
    {lrel_check__place_outside,
     {"place codes against where the land of records lies", ONE(PLACE_OUTSIDE)},
     BY_ITSELF},
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
    return lrel_issues_add(c->result->issues, issue, err);
}

lrel_status lrel_check__add_at(const lrel_checking *c, const lrel_issue *issue,
                               lrel_grid_point at, lrel_error *err)
{
    lrel_issue_place *place = LREL__PUSH(c->data->context, &c->result->places);

    if (!place)
        return lrel__fail_memory(err);
    *place = (lrel_issue_place){lrel_issues_count(c->result->issues), at};
    return lrel_check__add(c, issue, err);
}

/* ---- running ---- */

typedef struct checks {
    const lrel_checking *common;
    lrel_check_result results[CHECK_COUNT];
} checks;

static lrel_status run_check(checks *all, size_t check, lrel_error *err)
{
    lrel_checking c = *all->common;

    c.info = &registry[check].info;
    c.result = &all->results[check];
    return lrel__is_cancelled(c.data->context)
               ? lrel__fail(err, LREL_E_CANCELLED, "interrupted")
               : registry[check].check(&c, err);
}

/* A piece for each way but the first, and one for every check by itself. */
#define PIECE_COUNT (WAY_COUNT - 1 + CHECK_COUNT)

static lrel_status run_piece(size_t piece, int worker, void *user, lrel_error *err)
{
    size_t check = piece - (WAY_COUNT - 1);
    lrel_status status = LREL_OK;

    (void)worker;
    if (piece >= WAY_COUNT - 1)
        return registry[check].way == BY_ITSELF ? run_check(user, check, err) : LREL_OK;
    for (size_t i = 0; i < CHECK_COUNT && status == LREL_OK; i++)
        if (registry[i].way == BY_ITSELF + 1 + piece)
            status = run_check(user, i, err);
    return status;
}

/* Says where the issue is, if that has a place on the Earth, and in which unit. */
static void put_at(const lrel_checking *c, size_t issue, lrel_grid_point at)
{
    lrel_grid_point degrees7;
    lrel_error nobody;
    uint32_t unit;

    if (lrel_grid_to_degrees7(c->data->grid, &at, 1, &degrees7, &nobody) != LREL_OK)
        return;
    lrel_issues_locate(c->data->issues, issue, degrees7.x, degrees7.y);
    unit = lrel_unit_borders__find(c->borders, c, at);
    if (unit != UINT32_MAX)
        lrel_issues_name_place(c->data->issues, issue, c->data->units[unit].code);
}

static lrel_status join(const lrel_checking *c, const lrel_check_result *result,
                        lrel_error *err)
{
    size_t before = lrel_issues_count(c->data->issues);
    lrel_status status = lrel_issues_append(c->data->issues, result->issues, err);

    for (size_t i = 0; i < result->places.count && status == LREL_OK; i++)
        put_at(c, before + result->places.at[i].issue, result->places.at[i].at);
    return status;
}

/* Issues are put together in the order of the registry. */
static lrel_status run_checks(const lrel_checking *c, lrel_error *err)
{
    const lrel_context *context = c->data->context;
    checks all = {.common = c};
    lrel_status status = LREL_OK;

    for (size_t i = 0; i < CHECK_COUNT && status == LREL_OK; i++)
        if (!(all.results[i].issues = lrel_issues_new(context)))
            status = lrel__fail_memory(err);
    if (status == LREL_OK)
        status = lrel__parallel(context, PIECE_COUNT, run_piece, &all, err);
    for (size_t i = 0; i < CHECK_COUNT; i++) {
        if (status == LREL_OK)
            status = join(c, &all.results[i], err);
        lrel_issues_free(all.results[i].issues);
        lrel__free(context, all.results[i].places.at);
    }
    return status;
}

lrel_status lrel_check(const lrel_dataset *data, lrel_error *err)
{
    lrel_unit_borders borders = {.context = data->context};
    lrel_checking c;
    lrel_status status = lrel_checking__init(&c, data, err);

    c.borders = &borders;
    if (status == LREL_OK)
        status = lrel_unit_borders__init(&borders, &c, err);
    if (status == LREL_OK)
        status = run_checks(&c, err);
    if (status == LREL_OK)
        status = lrel_check__locate(&c, err);
    lrel_unit_borders__clear(&borders);
    lrel_checking__clear(&c);
    return status;
}
