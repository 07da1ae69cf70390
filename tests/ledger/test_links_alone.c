/* SPDX-License-Identifier: Apache-2.0 */
/* The mosaic and the ledger without anything else: this program links core, mosaic and
 * ledger alone and includes public headers only. It is also the smallest example of how
 * to use them: one hazard, one release, one account. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "landrelease/context.h"
#include "landrelease/date.h"
#include "landrelease/ledger.h"
#include "landrelease/mosaic.h"

#define UNITS_PER_M 1000 /* coordinates in millimetres */
#define M(metres)   ((metres)*UNITS_PER_M)

/* A doubled area in square millimetres as whole square metres. */
#define M2(area2) ((area2) / 2 / UNITS_PER_M / UNITS_PER_M)

/* A suspected area of 100 m x 100 m, and a clearance that begins in it and reaches 50 m
 * beyond: 50 m x 100 m are counted, as much is beyond the recorded hazard. */
static const lrel_grid_point points[] = {
    {M(0), M(0)},  {M(100), M(0)}, {M(100), M(100)}, {M(0), M(100)},
    {M(50), M(0)}, {M(150), M(0)}, {M(150), M(100)}, {M(50), M(100)},
};
enum { HAZARD, RELEASE, OWNERS };
static const lrel_mosaic_ring rings[] = {
    {.owner = HAZARD, .role = LREL_RING_SHELL, .first = 0, .count = 4},
    {.owner = RELEASE, .role = LREL_RING_SHELL, .first = 4, .count = 4},
};
static const uint8_t readings[OWNERS] = {LREL_READING_LARGER, LREL_READING_SMALLER};

static lrel_date day(int year, int month, int day_of_month)
{
    lrel_date date;
    assert_int_equal(lrel_date_from_calendar(year, month, day_of_month, &date), LREL_OK);
    return date;
}

static lrel_mosaic *make_mosaic(const lrel_context *context)
{
    const lrel_mosaic_input input = {.points = points,
                                     .rings = rings,
                                     .ring_count = 2,
                                     .readings = readings,
                                     .owner_count = OWNERS};
    lrel_mosaic *mosaic = NULL;
    assert_int_equal(lrel_mosaic_build(context, &input, &mosaic, NULL), LREL_OK);
    return mosaic;
}

static void ledger__a_clearance_takes_what_it_covers_off_the_account(void **state)
{
    lrel_context *context = lrel_context_new(NULL);
    lrel_mosaic *mosaic = make_mosaic(context);
    const lrel_ledger_hazard hazard = {.owner = HAZARD,
                                       .tie = 0,
                                       .accounts = 1,
                                       .class_rank = 1,
                                       .from = day(2019, 3, 1),
                                       .to = {LREL_DAY_OPEN}};
    const lrel_ledger_release release = {.owner = RELEASE,
                                         .tie = 1,
                                         .accounts = 1,
                                         .product = LREL_PRODUCT_CLEARED,
                                         .day = day(2020, 7, 15)};
    const lrel_date years[] = {day(2019, 1, 1), day(2020, 1, 1), day(2021, 1, 1)};
    const lrel_ledger_input input = {.hazards = &hazard,
                                     .hazard_count = 1,
                                     .releases = &release,
                                     .release_count = 1,
                                     .account_count = 1,
                                     .as_of = day(2020, 12, 31),
                                     .period_starts = years,
                                     .period_count = 2};
    lrel_ledger *ledger = NULL;
    assert_int_equal(lrel_ledger_build(context, mosaic, &input, &ledger, NULL), LREL_OK);

    /* One account and one group, two years; then the same as the land of all accounts. */
    assert_int_equal(lrel_ledger_row_count(ledger), 4);
    const lrel_ledger_row *first = lrel_ledger_row_at(ledger, 0);
    assert_int_equal(M2(first->area2[LREL_COLUMN_NEWLY_RECORDED]), 10000);
    assert_int_equal(M2(first->area2[LREL_COLUMN_CLOSING]), 10000);
    const lrel_ledger_row *second = lrel_ledger_row_at(ledger, 1);
    assert_int_equal(M2(second->area2[LREL_COLUMN_OPENING]), 10000);
    assert_int_equal(M2(second->area2[LREL_COLUMN_CLEARED]), 5000);
    assert_int_equal(M2(second->area2[LREL_COLUMN_CLOSING]), 5000);

    lrel_record_area cleared = lrel_ledger_release_area(ledger, 0, 0);
    assert_int_equal(M2(cleared.counted), 5000);
    assert_int_equal(M2(cleared.already_released), 0);
    assert_int_equal(M2(cleared.beyond_hazard), 5000);
    assert_int_equal(M2(lrel_ledger_hazard_area(ledger, 0, 0).remaining), 5000);

    lrel_ledger_free(ledger);
    lrel_mosaic_free(mosaic);
    lrel_context_free(context);
}

/* Only the arrays are lent. */
static void ledger__outlives_the_struct_that_named_its_arrays(void **state)
{
    lrel_context *context = lrel_context_new(NULL);
    lrel_mosaic *mosaic = make_mosaic(context);
    const lrel_ledger_hazard hazard = {
        .owner = HAZARD, .accounts = 1, .from = day(2019, 3, 1), .to = {LREL_DAY_OPEN}};
    const lrel_date years[] = {day(2019, 1, 1), day(2020, 1, 1)};
    lrel_ledger_input input = {.hazards = &hazard,
                               .hazard_count = 1,
                               .account_count = 1,
                               .as_of = day(2019, 12, 31),
                               .period_starts = years,
                               .period_count = 1};
    lrel_ledger *ledger = NULL;
    assert_int_equal(lrel_ledger_build(context, mosaic, &input, &ledger, NULL), LREL_OK);

    input = (lrel_ledger_input){0};

    /* In the one account, and once more as the land of all accounts. */
    assert_int_equal(M2(lrel_ledger_hazard_area(ledger, 0, 0).remaining), 10000);
    assert_int_equal(M2(lrel_ledger_hazard_area(ledger, 0, 1).remaining), 10000);
    assert_int_equal(lrel_ledger_hazards_standing(ledger, 0, 0), 1);
    assert_int_equal(lrel_ledger_hazards_standing(ledger, 1, 0), 1);

    lrel_ledger_free(ledger);
    lrel_mosaic_free(mosaic);
    lrel_context_free(context);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ledger__outlives_the_struct_that_named_its_arrays),
        cmocka_unit_test(ledger__a_clearance_takes_what_it_covers_off_the_account),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
