/* SPDX-License-Identifier: Apache-2.0 */
/* What is at a place of a small mosaic, whose answers can be read off a sheet of paper;
 * and how asking ends without memory. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>

#include "landrelease/locator.h"
#include "support/judge.h"
#include "support/scarce_memory.h"
#include "support/tangle.h"

enum { FIELD, ROAD, FAR_FIELD, TWO_PARTS };

typedef struct map {
    layer layer;
    lrel_context *context;
    lrel_mosaic *mosaic;
    lrel_locator *locator;
} map;

/* A field, a road across its east, a field far off, and one of two parts that share a
 * border:
 *
 *   100 ┌──────┬───┐   ┌──┬──┐
 *       │FIELD │ both  │  │  │ TWO_PARTS      FAR_FIELD at 10000
 *     0 └──────┴───┘   └──┴──┘
 *       0     60  100 120 200 220 240 */
static int open_map(void **state)
{
    static map m;

    m.layer = layer_new();
    layer_add_rectangle(&m.layer, layer_add_owner(&m.layer, LREL_READING_LARGER), 0, 0, 0,
                        100, 100);
    layer_add_rectangle(&m.layer, layer_add_owner(&m.layer, LREL_READING_SMALLER), 0, 60,
                        0, 120, 100);
    layer_add_rectangle(&m.layer, layer_add_owner(&m.layer, LREL_READING_LARGER), 0,
                        10000, 0, 10100, 100);
    (void)layer_add_owner(&m.layer, LREL_READING_LARGER);
    layer_add_rectangle(&m.layer, TWO_PARTS, 0, 200, 0, 220, 100);
    layer_add_rectangle(&m.layer, TWO_PARTS, 1, 220, 0, 240, 100);
    assert_int_equal(judge_build(&m.layer, 2, &m.context, &m.mosaic, NULL), LREL_OK);
    assert_int_equal(lrel_locator_new(m.mosaic, &m.locator, NULL), LREL_OK);
    *state = &m;
    return 0;
}

static int close_map(void **state)
{
    map *m = *state;

    lrel_locator_free(m->locator);
    lrel_mosaic_free(m->mosaic);
    lrel_context_free(m->context);
    layer_free(&m->layer);
    return 0;
}

static void look(const map *m, double x, double y, double reach, double touch)
{
    assert_int_equal(
        lrel_locator_look(m->locator, (lrel_grid_place){x, y}, reach, touch, NULL),
        LREL_OK);
}

/* The owners of a side as bits. */
static unsigned side_owners(const map *m, size_t side)
{
    lrel_land_side land = lrel_locator_side_at(m->locator, side);
    unsigned owners = 0;

    for (uint32_t i = 0; i < land.owner_count; i++)
        owners |= 1u << land.owners[i];
    return owners;
}

static void look__inside_far_from_any_border_has_the_owners_alone(void **state)
{
    const map *m = *state;

    look(m, 80, 50, 5, 0);
    assert_int_equal(lrel_locator_count(m->locator), 2);
    assert_int_equal(lrel_locator_at(m->locator, 0).owner, FIELD);
    assert_true(lrel_locator_at(m->locator, 0).is_inside);
    assert_false(lrel_locator_at(m->locator, 0).has_border);
    assert_int_equal(lrel_locator_at(m->locator, 1).owner, ROAD);
    assert_int_equal(lrel_locator_side_count(m->locator), 1);
    assert_int_equal(side_owners(m, 0), 1u << FIELD | 1u << ROAD);
}

static void look__a_border_within_reach_is_measured(void **state)
{
    const map *m = *state;
    lrel_located road;

    look(m, 57, 50, 3, 0);
    assert_int_equal(lrel_locator_count(m->locator), 2);
    road = lrel_locator_at(m->locator, 1);
    assert_int_equal(road.owner, ROAD);
    assert_false(road.is_inside);
    assert_true(road.has_border);
    assert_true(road.border == 3);
    assert_true(road.nearest.x == 60 && road.nearest.y == 50);
    look(m, 57, 50, 2.999, 0);
    assert_int_equal(lrel_locator_count(m->locator), 1);
}

static void look__past_a_corner_the_distance_is_to_the_corner(void **state)
{
    const map *m = *state;

    look(m, -3, -4, 5, 0);
    assert_int_equal(lrel_locator_count(m->locator), 1);
    assert_true(lrel_locator_at(m->locator, 0).border == 5);
    assert_false(lrel_locator_at(m->locator, 0).is_inside);
}

static void look__on_a_border_both_sides_are_told(void **state)
{
    const map *m = *state;
    unsigned both;

    look(m, 60, 50, 1, 0);
    assert_int_equal(lrel_locator_side_count(m->locator), 2);
    both = side_owners(m, 0) ^ side_owners(m, 1);
    assert_int_equal(both, 1u << ROAD);
    look(m, 60, 50.25, 1, 1e-6); /* places need not be whole */
    assert_int_equal(lrel_locator_side_count(m->locator), 2);
    look(m, 61, 50, 1, 0.5);
    assert_int_equal(lrel_locator_side_count(m->locator), 1);
    look(m, 61, 50, 1, 1);
    assert_int_equal(lrel_locator_side_count(m->locator), 2);
    assert_true(lrel_locator_side_at(m->locator, 1).distance == 1);
}

static void look__at_a_corner_every_land_is_told(void **state)
{
    const map *m = *state;
    unsigned seen = 0;

    look(m, 100, 100, 0, 0);
    assert_int_equal(lrel_locator_side_count(m->locator), 3);
    for (size_t s = 0; s < 3; s++)
        seen |= 1u << side_owners(m, s);
    assert_int_equal(seen, 1u << 0 | 1u << (1 << ROAD) | 1u << (1 << FIELD | 1 << ROAD));
}

static void look__between_two_parts_of_one_owner_is_no_border(void **state)
{
    const map *m = *state;

    look(m, 220, 50, 10, 10);
    assert_int_equal(lrel_locator_count(m->locator), 1);
    assert_true(lrel_locator_at(m->locator, 0).is_inside);
    assert_false(lrel_locator_at(m->locator, 0).has_border);
    assert_int_equal(lrel_locator_side_count(m->locator), 1);
}

static void look__beyond_everything_is_land_of_nobody(void **state)
{
    static const lrel_grid_place far[] = {{-1e12, 7}, {3e9, -3e9}, {5000, 50}};
    const map *m = *state;

    for (size_t i = 0; i < sizeof far / sizeof *far; i++) {
        assert_int_equal(lrel_locator_look(m->locator, far[i], 10, 10, NULL), LREL_OK);
        assert_int_equal(lrel_locator_count(m->locator), 0);
        assert_int_equal(lrel_locator_side_count(m->locator), 1);
        assert_int_equal(side_owners(m, 0), 0);
    }
}

static void look__what_is_no_place_is_refused(void **state)
{
    const map *m = *state;

    assert_int_equal(lrel_locator_look(m->locator, (lrel_grid_place){NAN, 0}, 1, 0, NULL),
                     LREL_E_ARGUMENT);
    assert_int_equal(lrel_locator_look(m->locator, (lrel_grid_place){0, 0}, 1, 2, NULL),
                     LREL_E_ARGUMENT);
    assert_int_equal(lrel_locator_look(m->locator, (lrel_grid_place){0, 0}, 1, -1, NULL),
                     LREL_E_ARGUMENT);
}

static bool is_far_field(uint32_t owner, void *user)
{
    return owner == *(const uint32_t *)user;
}

static void nearest__is_the_nearest_of_those_wanted(void **state)
{
    const map *m = *state;
    uint32_t wanted = FAR_FIELD;
    lrel_located found;

    assert_true(
        lrel_locator_nearest(m->locator, (lrel_grid_place){170, 50}, NULL, NULL, &found));
    assert_int_equal(found.owner, TWO_PARTS);
    assert_true(found.border == 30);
    assert_true(lrel_locator_nearest(m->locator, (lrel_grid_place){170, 50}, is_far_field,
                                     &wanted, &found));
    assert_int_equal(found.owner, FAR_FIELD);
    assert_true(found.border == 9830);
    wanted = 77;
    assert_false(lrel_locator_nearest(m->locator, (lrel_grid_place){170, 50},
                                      is_far_field, &wanted, &found));
}

/* In the middle of a square four borders are equally near: always the same is told. */
static void nearest__of_equally_near_ones_is_always_the_same(void **state)
{
    const map *m = *state;
    lrel_located found;

    assert_true(lrel_locator_nearest(m->locator, (lrel_grid_place){10050, 50}, NULL, NULL,
                                     &found));
    assert_true(found.nearest.x == 10000 && found.nearest.y == 50);
    look(m, 10050, 50, 50, 0);
    assert_true(lrel_locator_at(m->locator, 0).nearest.x == 10000);
}

static void nearest__is_found_from_very_far(void **state)
{
    const map *m = *state;
    lrel_located found;

    assert_true(
        lrel_locator_nearest(m->locator, (lrel_grid_place){5e9, 50}, NULL, NULL, &found));
    assert_int_equal(found.owner, FAR_FIELD);
    assert_true(found.border == 5e9 - 10100);
}

static void locator__of_an_empty_mosaic_knows_nothing(void **state)
{
    const lrel_mosaic_input nothing = {0};
    lrel_context *context = lrel_context_new(NULL);
    lrel_mosaic *mosaic = NULL;
    lrel_locator *locator = NULL;
    lrel_located found;

    assert_int_equal(lrel_mosaic_build(context, &nothing, &mosaic, NULL), LREL_OK);
    assert_int_equal(lrel_locator_new(mosaic, &locator, NULL), LREL_OK);
    assert_int_equal(lrel_locator_look(locator, (lrel_grid_place){0, 0}, 9, 9, NULL),
                     LREL_OK);
    assert_int_equal(lrel_locator_count(locator), 0);
    assert_int_equal(lrel_locator_side_count(locator), 1);
    assert_false(
        lrel_locator_nearest(locator, (lrel_grid_place){0, 0}, NULL, NULL, &found));
    lrel_locator_free(locator);
    lrel_mosaic_free(mosaic);
    lrel_context_free(context);
}

static void locator__no_memory_is_a_status(void **state)
{
    lrel_status status = LREL_E_MEMORY;

    for (long blocks = 0; status == LREL_E_MEMORY; blocks++) {
        layer l = tangle_from(11);
        lrel_mosaic_input input = layer_input(&l);
        scarce_memory memory;
        lrel_context *context = scarce_memory_context(&memory, 1000000);
        lrel_mosaic *mosaic = NULL;
        lrel_locator *locator = NULL;

        assert_int_equal(lrel_mosaic_build(context, &input, &mosaic, NULL), LREL_OK);
        atomic_store(&memory.left, blocks);
        status = lrel_locator_new(mosaic, &locator, NULL);
        if (status == LREL_OK)
            status = lrel_locator_look(locator, (lrel_grid_place){0, 0}, 1e6, 1e6, NULL);
        assert_true(status == LREL_OK || status == LREL_E_MEMORY);
        assert_true(blocks < 100);
        lrel_locator_free(locator);
        lrel_mosaic_free(mosaic);
        lrel_context_free(context);
        assert_int_equal(atomic_load(&memory.held), 0);
        layer_free(&l);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(look__inside_far_from_any_border_has_the_owners_alone),
        cmocka_unit_test(look__a_border_within_reach_is_measured),
        cmocka_unit_test(look__past_a_corner_the_distance_is_to_the_corner),
        cmocka_unit_test(look__on_a_border_both_sides_are_told),
        cmocka_unit_test(look__at_a_corner_every_land_is_told),
        cmocka_unit_test(look__between_two_parts_of_one_owner_is_no_border),
        cmocka_unit_test(look__beyond_everything_is_land_of_nobody),
        cmocka_unit_test(look__what_is_no_place_is_refused),
        cmocka_unit_test(nearest__is_the_nearest_of_those_wanted),
        cmocka_unit_test(nearest__of_equally_near_ones_is_always_the_same),
        cmocka_unit_test(nearest__is_found_from_very_far),
        cmocka_unit_test(locator__of_an_empty_mosaic_knows_nothing),
        cmocka_unit_test(locator__no_memory_is_a_status),
    };
    return cmocka_run_group_tests(tests, open_map, close_map);
}
