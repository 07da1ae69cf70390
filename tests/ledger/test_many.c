/* SPDX-License-Identifier: Apache-2.0 */
/* So many owners that the ledger asks memory ahead for what they bring. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

#include "landrelease/context.h"
#include "landrelease/ledger.h"

#define SIDE     190 /* hazards in a row, and rows */
#define HAZARDS  (SIDE * SIDE)
#define RELEASES HAZARDS
#define SIZE     100

typedef struct scene {
    lrel_grid_point points[4 * (HAZARDS + RELEASES)];
    lrel_mosaic_ring rings[HAZARDS + RELEASES];
    uint8_t readings[HAZARDS + RELEASES];
    lrel_ledger_hazard hazards[HAZARDS];
    lrel_ledger_release releases[RELEASES];
    lrel_date period_starts[2];
} scene;

static void add_square(scene *s, uint32_t owner, int32_t x, int32_t y)
{
    lrel_grid_point *p = &s->points[4 * owner];

    p[0] = (lrel_grid_point){x, y};
    p[1] = (lrel_grid_point){x + SIZE, y};
    p[2] = (lrel_grid_point){x + SIZE, y + SIZE};
    p[3] = (lrel_grid_point){x, y + SIZE};
    s->rings[owner] = (lrel_mosaic_ring){.owner = owner, .first = 4 * owner, .count = 4};
}

/* Hazards side by side; release i, half a square beside hazard i, takes half of it and
 * half of the next, but in the last column, where it lies beyond. */
static scene *scene_new(void)
{
    scene *s = calloc(1, sizeof *s);

    assert_non_null(s);
    for (uint32_t i = 0; i < HAZARDS; i++) {
        int32_t x = SIZE * (int32_t)(i % SIDE), y = 2 * SIZE * (int32_t)(i / SIDE);
        /* Releases in another order than hazards. */
        uint32_t r = (uint32_t)((uint64_t)i * 7919 % RELEASES);

        add_square(s, i, x, y);
        s->hazards[i] = (lrel_ledger_hazard){.owner = i,
                                             .hazard = i,
                                             .counted_as = i,
                                             .tie = i,
                                             .accounts = 1,
                                             .from = {10},
                                             .to = {LREL_DAY_OPEN}};
        add_square(s, HAZARDS + r, x + SIZE / 2, y);
        s->releases[r] = (lrel_ledger_release){.owner = HAZARDS + r,
                                               .tie = r,
                                               .accounts = 1,
                                               .product = LREL_PRODUCT_CLEARED,
                                               .day = {20}};
        s->readings[HAZARDS + r] = LREL_READING_SMALLER;
    }
    s->period_starts[1].days = 100;
    return s;
}

static void ledger__with_many_owners_credits_each_with_its_own(void **state)
{
    lrel_context *context = lrel_context_new(NULL);
    scene *s = scene_new();
    lrel_mosaic_input land = {s->points, s->rings, HAZARDS + RELEASES, s->readings,
                              HAZARDS + RELEASES};
    lrel_ledger_input input = {.hazards = s->hazards,
                               .hazard_count = HAZARDS,
                               .releases = s->releases,
                               .release_count = RELEASES,
                               .account_count = 1,
                               .as_of = {99},
                               .period_starts = s->period_starts,
                               .period_count = 1};
    lrel_mosaic *mosaic = NULL;
    lrel_ledger *ledger = NULL;

    (void)state;
    assert_int_equal(lrel_mosaic_build(context, &land, &mosaic, NULL), LREL_OK);
    assert_int_equal(lrel_ledger_build(context, mosaic, &input, &ledger, NULL), LREL_OK);
    for (uint32_t i = 0; i < HAZARDS; i++) {
        uint32_t r = (uint32_t)((uint64_t)i * 7919 % RELEASES);
        lrel_record_area hazard = lrel_ledger_hazard_area(ledger, i, 0);
        lrel_record_area release = lrel_ledger_release_area(ledger, r, 0);

        assert_int_equal(hazard.newly_recorded, 2 * SIZE * SIZE);
        assert_int_equal(hazard.remaining, i % SIDE == 0 ? SIZE * SIZE : 0);
        assert_int_equal(release.counted, (i + 1) % SIDE ? 2 * SIZE * SIZE : SIZE * SIZE);
        assert_int_equal(release.beyond_hazard, (i + 1) % SIDE ? 0 : SIZE * SIZE);
    }
    lrel_ledger_free(ledger);
    lrel_mosaic_free(mosaic);
    free(s);
    lrel_context_free(context);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ledger__with_many_owners_credits_each_with_its_own),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
