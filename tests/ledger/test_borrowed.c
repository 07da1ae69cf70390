/* SPDX-License-Identifier: Apache-2.0 */
/* Releases without a polygon, where single grid units tell right from wrong. Hazards are
 * triangles of one unit (a doubled area of 1), so that every quota has a remainder. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "landrelease/ledger.h"

#define PARTS_MAX 4
#define CLOSED_ON 20

typedef struct units {
    lrel_context *context;
    lrel_mosaic *mosaic;
    lrel_ledger *ledger;
    lrel_grid_point points[3 * PARTS_MAX];
    lrel_mosaic_ring rings[PARTS_MAX];
    lrel_ledger_hazard parts[PARTS_MAX]; /* of one hazard */
    lrel_ledger_release releases[PARTS_MAX];
    lrel_ledger_borrowing borrowings[PARTS_MAX];
    lrel_date periods[2];
    lrel_ledger_input input;
} units;

/* A hazard of @p parts triangles, each a group of its own; one period from day 0 on. */
static void begin(units *u, uint32_t parts)
{
    memset(u, 0, sizeof *u);
    u->context = lrel_context_new(NULL);
    for (uint32_t i = 0; i < parts; i++) {
        lrel_grid_point *p = &u->points[3 * i];

        p[0] = (lrel_grid_point){(int32_t)(10 * i), 0};
        p[1] = (lrel_grid_point){(int32_t)(10 * i) + 1, 0};
        p[2] = (lrel_grid_point){(int32_t)(10 * i), 1};
        u->rings[i] = (lrel_mosaic_ring){.owner = i, .count = 3, .first = 3 * i};
        u->parts[i] = (lrel_ledger_hazard){.owner = i,
                                           .hazard = i,
                                           .tie = i,
                                           .group = i,
                                           .accounts = 1,
                                           .from = {0},
                                           .to = {CLOSED_ON}};
    }
    u->periods[1].days = 100;
    u->input = (lrel_ledger_input){.hazards = u->parts,
                                   .hazard_count = parts,
                                   .releases = u->releases,
                                   .account_count = 1,
                                   .as_of = {50},
                                   .period_starts = u->periods,
                                   .period_count = 1,
                                   .borrowings = u->borrowings};
}

static void add_release(units *u, lrel_product product, int32_t day, int64_t stated)
{
    uint32_t r = (uint32_t)u->input.release_count++;

    u->releases[r] = (lrel_ledger_release){.owner = LREL_OWNER_NONE,
                                           .tie = 10 + r,
                                           .accounts = 1,
                                           .product = product,
                                           .day = {day}};
    u->borrowings[u->input.borrowing_count++] = (lrel_ledger_borrowing){r, 0, stated};
}

static void build(units *u)
{
    const lrel_mosaic_input mosaic = {u->points, u->rings, u->input.hazard_count, NULL,
                                      (uint32_t)u->input.hazard_count};

    assert_int_equal(lrel_mosaic_build(u->context, &mosaic, &u->mosaic, NULL), LREL_OK);
    assert_int_equal(
        lrel_ledger_build(u->context, u->mosaic, &u->input, &u->ledger, NULL), LREL_OK);
}

static void end(units *u)
{
    lrel_ledger_free(u->ledger);
    lrel_mosaic_free(u->mosaic);
    lrel_context_free(u->context);
}

static int64_t counted(const units *u, size_t release)
{
    return lrel_ledger_release_area(u->ledger, release, 0).counted;
}

/* What is credited to record @p record in @p column of account 0. */
static int64_t credited(const units *u, uint32_t column, bool is_release, uint32_t record)
{
    int64_t sum = 0;

    for (size_t i = 0; i < lrel_ledger_credit_count(u->ledger); i++) {
        const lrel_credit *c = lrel_ledger_credit_at(u->ledger, i);

        if (c->account == 0 && c->column == column && c->is_release == is_release &&
            c->record == record)
            sum += c->area2;
    }
    return sum;
}

/* Each group gives one unit, and of each the first release has the larger quota: yet it
 * may not take the third. */
static void borrowed__no_release_takes_more_than_it_states(void **state)
{
    units u;

    begin(&u, 3);
    add_release(&u, LREL_PRODUCT_CLEARED, 10, 2);
    add_release(&u, LREL_PRODUCT_REDUCED, 10, 1);
    build(&u);
    assert_int_equal(counted(&u, 0), 2);
    assert_int_equal(counted(&u, 1), 1);
    assert_int_equal(credited(&u, LREL_COLUMN_CLEARED, true, 0), 2);
    assert_int_equal(credited(&u, LREL_COLUMN_REDUCED, true, 1), 1);
    for (uint32_t part = 0; part < 3; part++)
        assert_int_equal(credited(&u, LREL_COLUMN_CLOSED, false, part), 0);
    end(&u);
}

/* Of equal remainders the lower name goes first, wherever it stands in the arrays. */
static void borrowed__the_odd_unit_goes_by_name_and_not_by_place(void **state)
{
    for (uint32_t lower = 0; lower < 2; lower++) {
        units u;

        begin(&u, 2);
        u.parts[0].group = u.parts[1].group = 0;
        u.parts[lower].tie = 0;
        u.parts[1 - lower].tie = 1;
        add_release(&u, LREL_PRODUCT_CLEARED, 10, 1);
        build(&u);
        assert_int_equal(credited(&u, LREL_COLUMN_CLOSED, false, lower), 0);
        assert_int_equal(credited(&u, LREL_COLUMN_CLOSED, false, 1 - lower), 1);
        end(&u);
        begin(&u, 1);
        add_release(&u, LREL_PRODUCT_CLEARED, 10, 1);
        add_release(&u, LREL_PRODUCT_CANCELLED, 10, 1);
        u.releases[lower].tie = 10;
        u.releases[1 - lower].tie = 11;
        build(&u);
        assert_int_equal(counted(&u, lower), 1);
        assert_int_equal(counted(&u, 1 - lower), 0);
        end(&u);
    }
}

static lrel_status note_end(const lrel_stay *stay, void *user, lrel_error *err)
{
    (void)err;
    *(uint32_t *)user = stay->left_by;
    return LREL_OK;
}

static void borrowed__of_equal_shares_the_weaker_claim_is_shown(void **state)
{
    lrel_borrowed_land land;
    uint32_t left_by = 0;
    units u;

    begin(&u, 2);
    add_release(&u, LREL_PRODUCT_CLEARED, 10, 1);
    add_release(&u, LREL_PRODUCT_REDUCED, 10, 1);
    build(&u);
    assert_true(lrel_ledger_borrowed_land(u.ledger, 0, 0, &land));
    assert_int_equal(land.left, 2);
    assert_int_equal(land.released[LREL_PRODUCT_REDUCED], 1);
    assert_int_equal(land.released[LREL_PRODUCT_CLEARED], 1);
    assert_int_equal(lrel_ledger_visit_stays(u.ledger, note_end, &left_by, NULL),
                     LREL_OK);
    assert_int_equal(left_by, LREL_COLUMN_REDUCED);
    end(&u);
}

/* What left before the first period is in no column; the opening says by whom. */
static void borrowed__a_closure_before_the_first_period_moves_no_column(void **state)
{
    units u;

    begin(&u, 2);
    u.periods[0].days = 30;
    add_release(&u, LREL_PRODUCT_CLEARED, 10, 1);
    build(&u);
    assert_int_equal(counted(&u, 0), 1);
    assert_int_equal(lrel_ledger_borrowed(u.ledger, 0, 0).period, LREL_PERIOD_BEFORE);
    assert_int_equal(credited(&u, LREL_COLUMN_OPENING, true, 0), -1);
    assert_int_equal(credited(&u, LREL_COLUMN_OPENING, false, 0) +
                         credited(&u, LREL_COLUMN_OPENING, false, 1),
                     1);
    for (size_t i = 0; i < lrel_ledger_row_count(u.ledger); i++)
        for (int c = 0; c < LREL_COLUMN_COUNT; c++)
            assert_int_equal(lrel_ledger_row_at(u.ledger, i)->area2[c], 0);
    end(&u);
}

static void borrowed__a_closure_that_is_not_seen_explains_nothing(void **state)
{
    units u;

    begin(&u, 1);
    u.parts[0].to.days = 60; /* after the as-of day */
    add_release(&u, LREL_PRODUCT_CLEARED, 10, 1);
    build(&u);
    assert_false(lrel_ledger_borrowed(u.ledger, 0, 0).is_closed);
    assert_int_equal(counted(&u, 0), 0);
    assert_int_equal(lrel_ledger_hazard_area(u.ledger, 0, 0).remaining, 1);
    end(&u);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(borrowed__no_release_takes_more_than_it_states),
        cmocka_unit_test(borrowed__the_odd_unit_goes_by_name_and_not_by_place),
        cmocka_unit_test(borrowed__of_equal_shares_the_weaker_claim_is_shown),
        cmocka_unit_test(borrowed__a_closure_before_the_first_period_moves_no_column),
        cmocka_unit_test(borrowed__a_closure_that_is_not_seen_explains_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
