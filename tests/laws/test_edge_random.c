/* SPDX-License-Identifier: Apache-2.0 */
/* Edge difference of random scenes: what it may and may not touch. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "ledger/book.h"

#ifdef __SANITIZE_ADDRESS__
#define SCENES 300
#else
#define SCENES 3000
#endif
#define POSITIONS 3

static unsigned long scene_count(void)
{
    return random_count_from_environment("LREL_LEDGER_SCENES", SCENES);
}

/* Sources that know their borders better and worse, by two ways to the datum. Records of
 * one tie are of one source, whatever the order. */
static void add_positions(scene *s, lrel_ledger_position positions[POSITIONS])
{
    random_stream random = random_from(s->seed + 77);

    for (uint32_t p = 0; p < POSITIONS; p++)
        positions[p] =
            (lrel_ledger_position){.error = (uint32_t)random_between(&random, 0, 3),
                                   .datum_error = (uint32_t)random_between(&random, 0, 4),
                                   .datum = random_below(&random, 2)};
    for (size_t i = 0; i < s->ledger.hazard_count; i++)
        s->hazards[i].position = s->hazards[i].tie % POSITIONS;
    for (size_t i = 0; i < s->ledger.release_count; i++)
        s->releases[i].position = s->releases[i].tie % POSITIONS;
    s->ledger.positions = positions;
    s->ledger.position_count = POSITIONS;
}

static void open_pair(book pair[2], uint64_t seed, lrel_ledger_position *positions)
{
    scene_make(&pair[0].scene, seed, seed % 4 == 0);
    scene_make(&pair[1].scene, seed, seed % 4 == 0);
    add_positions(&pair[1].scene, positions);
}

static void close_pair(book pair[2])
{
    book_close(&pair[0]);
    book_close(&pair[1]);
}

/* ---- the fold ---- */

static void check_rows(const book *plain, const book *edge)
{
    CHECK_EQUAL(edge, "number of rows", lrel_ledger_row_count(edge->ledger),
                lrel_ledger_row_count(plain->ledger));
    for (size_t i = 0; i < lrel_ledger_row_count(plain->ledger); i++) {
        const lrel_ledger_row *a = lrel_ledger_row_at(plain->ledger, i);
        const lrel_ledger_row *b = lrel_ledger_row_at(edge->ledger, i);

        assert_memory_equal(a->area2, b->area2, sizeof a->area2);
        assert_true(b->opening_n <= a->opening_n && b->closing_n <= a->closing_n);
    }
}

/* Records hold the edge difference of the as-of day, and no more than they hold. */
static void check_records(const book *plain, const book *edge)
{
    uint32_t any = edge->scene.ledger.account_count;
    uint32_t last = (uint32_t)edge->scene.ledger.period_count - 1;

    for (uint32_t a = 0; a <= any; a++) {
        int64_t sum = 0;

        for (size_t h = 0; h < edge->scene.ledger.hazard_count; h++) {
            lrel_record_area was = lrel_ledger_hazard_area(plain->ledger, h, a);
            lrel_record_area is = lrel_ledger_hazard_area(edge->ledger, h, a);

            assert_true(is.edge >= 0 && is.edge <= is.remaining);
            sum += is.edge;
            is.edge = 0;
            assert_memory_equal(&is, &was, sizeof is);
        }
        if (a < any)
            CHECK_EQUAL(edge, "sum of edge difference", sum,
                        lrel_ledger_edge_area(edge->ledger, a, last));
    }
}

/* A hazard is not counted where all that it stands on is edge difference; so if there is
 * none, every number is as it was. */
static void check_numbers(const book *plain, const book *edge)
{
    for (uint32_t a = 0; a <= edge->scene.ledger.account_count; a++)
        for (uint32_t p = 0; p <= edge->scene.ledger.period_count; p++) {
            uint32_t was = lrel_ledger_hazards_standing(plain->ledger, a, p - 1);
            uint32_t is = lrel_ledger_hazards_standing(edge->ledger, a, p - 1);

            assert_true(is <= was);
        }
}

static void edge__never_changes_the_fold(void **state)
{
    book *pair = *state;
    size_t pieces = 0;

    for (uint64_t seed = 0; seed < scene_count(); seed++) {
        lrel_ledger_position positions[POSITIONS];

        open_pair(pair, seed, positions);
        book_open(&pair[0], 1);
        book_open(&pair[1], 1);
        check_rows(&pair[0], &pair[1]);
        check_records(&pair[0], &pair[1]);
        check_numbers(&pair[0], &pair[1]);
        pieces += lrel_ledger_edge_count(pair[1].ledger);
        close_pair(pair);
    }
    print_message("%zu pieces\n", pieces);
    assert_true(pieces > scene_count() / 2);
}

/* ---- order and threads ---- */

static uint32_t hazard_of_tie(const scene *s, uint32_t tie)
{
    uint32_t h = 0;

    while (h < s->ledger.hazard_count && s->hazards[h].tie != tie)
        h++;
    assert_true(h < s->ledger.hazard_count);
    return h;
}

static void edge__order_and_threads_change_nothing(void **state)
{
    book *pair = *state;

    for (uint64_t seed = 0; seed < scene_count(); seed++) {
        lrel_ledger_position positions[POSITIONS], again[POSITIONS];

        open_pair(pair, seed, again);
        add_positions(&pair[0].scene, positions);
        scene_shuffle(&pair[1].scene, seed);
        book_open(&pair[0], 1);
        book_open(&pair[1], 1 + (int)(seed % 3));
        check_rows(&pair[0], &pair[1]);
        CHECK_EQUAL(&pair[0], "pieces", lrel_ledger_edge_count(pair[1].ledger),
                    lrel_ledger_edge_count(pair[0].ledger));
        for (uint32_t a = 0; a <= pair[0].scene.ledger.account_count; a++) {
            for (uint32_t h = 0; h < pair[0].scene.ledger.hazard_count; h++)
                CHECK_EQUAL(
                    &pair[0], "edge difference",
                    lrel_ledger_hazard_area(
                        pair[1].ledger,
                        hazard_of_tie(&pair[1].scene, pair[0].scene.hazards[h].tie), a)
                        .edge,
                    lrel_ledger_hazard_area(pair[0].ledger, h, a).edge);
            for (uint32_t p = 0; p <= pair[0].scene.ledger.period_count; p++)
                CHECK_EQUAL(&pair[0], "edge difference of a period",
                            lrel_ledger_edge_area(pair[1].ledger, a, p - 1),
                            lrel_ledger_edge_area(pair[0].ledger, a, p - 1));
        }
        close_pair(pair);
    }
}

/* ---- edge: close_with_hazard ---- */

/* The balance is checked while the ledger is built. Of releases nothing changes; land
 * leaves the stock, and only by closures. */
static void close_with_hazard__moves_land_to_closed_alone(void **state)
{
    book *pair = *state;
    int64_t closed = 0;

    for (uint64_t seed = 0; seed < scene_count(); seed++) {
        lrel_ledger_position positions[POSITIONS], again[POSITIONS];
        uint32_t any, last;

        open_pair(pair, seed, again);
        add_positions(&pair[0].scene, positions);
        pair[1].scene.ledger.closes_edge = true;
        book_open(&pair[0], 1);
        book_open(&pair[1], 1);
        any = pair[0].scene.ledger.account_count;
        last = (uint32_t)pair[0].scene.ledger.period_count - 1;
        for (uint32_t a = 0; a <= any; a++) {
            int64_t kept[2] = {0}, left[2] = {0};

            for (int k = 0; k < 2; k++)
                for (size_t i = 0; i < lrel_ledger_row_count(pair[k].ledger); i++) {
                    const lrel_ledger_row *row = lrel_ledger_row_at(pair[k].ledger, i);

                    if (row->account != a)
                        continue;
                    left[k] += row->area2[LREL_COLUMN_CLOSED];
                    if (row->period == last)
                        kept[k] += row->area2[LREL_COLUMN_CLOSING];
                }
            assert_true(kept[1] <= kept[0]);
            assert_true(left[1] >= left[0]); /* or it left before the first period */
            assert_true(kept[0] - kept[1] <=
                        lrel_ledger_edge_area(pair[0].ledger, a, last));
            closed += kept[0] - kept[1];
            for (size_t r = 0; r < pair[0].scene.ledger.release_count; r++) {
                lrel_record_area was = lrel_ledger_release_area(pair[0].ledger, r, a);
                lrel_record_area is = lrel_ledger_release_area(pair[1].ledger, r, a);

                assert_memory_equal(&is, &was, sizeof is);
            }
        }
        close_pair(pair);
    }
    assert_true(closed > 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(edge__never_changes_the_fold, book_new_pair,
                                        book_free_pair),
        cmocka_unit_test_setup_teardown(edge__order_and_threads_change_nothing,
                                        book_new_pair, book_free_pair),
        cmocka_unit_test_setup_teardown(close_with_hazard__moves_land_to_closed_alone,
                                        book_new_pair, book_free_pair),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
