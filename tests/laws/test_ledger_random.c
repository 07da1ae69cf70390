/* SPDX-License-Identifier: Apache-2.0 */
/* Random polygons with random histories: the library's account against the one that the
 * plain rules make face by face, whole number for whole number, and the laws that hold
 * whatever the data. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "ledger/account.h"
#include "ledger/book.h"

#ifdef __SANITIZE_ADDRESS__
#define SCENES 300
#else
#define SCENES 3000
#endif

static unsigned long scene_count(void)
{
    return random_count_from_environment("LREL_LEDGER_SCENES", SCENES);
}

/* ---- against the plain rules ---- */

static unsigned bits(uint64_t set)
{
    return (unsigned)__builtin_popcountll(set);
}

static void check_rows(const book *b, const account *wanted)
{
    size_t rows = 0;
    for (uint32_t a = 0; a <= b->scene.ledger.account_count; a++)
        for (uint32_t g = 0; g < SCENE_GROUPS; g++)
            for (uint32_t place = 0; place < SCENE_PLACES; place++) {
                const account_land *land = &wanted->land[a][g][place];
                for (uint32_t p = 0; land->has_rows && p < b->scene.ledger.period_count;
                     p++) {
                    const lrel_ledger_row *row = lrel_ledger_row_at(b->ledger, rows++);
                    CHECK_EQUAL(b, "account", row->account, a);
                    CHECK_EQUAL(b, "group", row->group, g);
                    CHECK_EQUAL(b, "place", row->place, place);
                    CHECK_EQUAL(b, "period", row->period, p);
                    for (uint32_t c = 0; c < LREL_COLUMN_COUNT; c++)
                        CHECK_EQUAL(b, lrel_ledger_column_name(c), row->area2[c],
                                    land->area2[p][c]);
                    CHECK_EQUAL(b, "opening_n", row->opening_n, bits(land->stood[p]));
                    CHECK_EQUAL(b, "closing_n", row->closing_n, bits(land->stood[p + 1]));
                }
            }
    CHECK_EQUAL(b, "number of rows", lrel_ledger_row_count(b->ledger), rows);
}

static void check_standing(const book *b, const account *wanted)
{
    for (uint32_t a = 0; a <= b->scene.ledger.account_count; a++)
        for (uint32_t p = 0; p <= b->scene.ledger.period_count; p++) {
            uint64_t stood = 0;
            for (uint32_t g = 0; g < SCENE_GROUPS; g++)
                stood |= wanted->land[a][g][0].stood[p] | wanted->land[a][g][1].stood[p];
            CHECK_EQUAL(b, "hazards standing",
                        lrel_ledger_hazards_standing(b->ledger, a,
                                                     p == 0 ? LREL_PERIOD_BEFORE : p - 1),
                        bits(stood));
        }
}

static void check_record(const book *b, lrel_record_area got,
                         const lrel_record_area *wanted)
{
    CHECK_EQUAL(b, "newly_recorded", got.newly_recorded, wanted->newly_recorded);
    CHECK_EQUAL(b, "recorded_again", got.recorded_again, wanted->recorded_again);
    CHECK_EQUAL(b, "remaining", got.remaining, wanted->remaining);
    CHECK_EQUAL(b, "counted", got.counted, wanted->counted);
    CHECK_EQUAL(b, "already_released", got.already_released, wanted->already_released);
    CHECK_EQUAL(b, "beyond_hazard", got.beyond_hazard, wanted->beyond_hazard);
}

static void check_records(const book *b, const account *wanted)
{
    for (uint32_t a = 0; a <= b->scene.ledger.account_count; a++) {
        for (size_t i = 0; i < b->scene.ledger.hazard_count; i++)
            check_record(b, lrel_ledger_hazard_area(b->ledger, i, a),
                         &wanted->record[i][a]);
        for (size_t i = 0; i < b->scene.ledger.release_count; i++)
            check_record(b, lrel_ledger_release_area(b->ledger, i, a),
                         &wanted->record[SCENE_HAZARDS + i][a]);
    }
}

/* Takes the ledger's credits off the account; then none may be left. */
static void check_credits(const book *b, account *wanted)
{
    int64_t left = 0;
    for (size_t i = 0; i < lrel_ledger_credit_count(b->ledger); i++) {
        const lrel_credit *c = lrel_ledger_credit_at(b->ledger, i);
        size_t record = c->record + (c->is_release ? SCENE_HAZARDS : 0);
        account_land *land = &wanted->land[c->account][c->group][c->place];
        if (!account_has_credits(c->column))
            continue;
        CHECK_EQUAL(b, "credit", c->area2, land->credit[record][c->period][c->column]);
        land->credit[record][c->period][c->column] = 0;
    }
    for (size_t i = 0; i < sizeof wanted->land / sizeof(account_land); i++)
        for (size_t k = 0; k < sizeof wanted->land[0][0][0].credit / sizeof(int64_t); k++)
            left |= (&(&wanted->land[0][0][0])[i].credit[0][0][0])[k];
    CHECK_EQUAL(b, "credit that is missing", left, 0);
}

static void ledger__is_the_plain_rules_on_every_face(void **state)
{
    book *b = *state;
    account *wanted = calloc(1, sizeof *wanted);
    for (uint64_t seed = 0; seed < scene_count(); seed++) {
        scene_make(&b->scene, seed, seed % 8 == 0);
        book_open(b, 1);
        account_of_scene(&b->scene, b->mosaic, wanted);
        check_rows(b, wanted);
        check_standing(b, wanted);
        check_records(b, wanted);
        check_credits(b, wanted);
        book_close(b);
    }
    free(wanted);
}

/* ---- the laws, from the ledger alone ---- */

/* Law 1, and the next period opens with what the last one closed with. */
static void check_balance(const book *b)
{
    const lrel_ledger_row *before = NULL;
    for (size_t i = 0; i < lrel_ledger_row_count(b->ledger); i++) {
        const lrel_ledger_row *row = lrel_ledger_row_at(b->ledger, i);
        const int64_t *c = row->area2;
        CHECK_EQUAL(b, "balance",
                    c[LREL_COLUMN_OPENING] + c[LREL_COLUMN_NEWLY_RECORDED] +
                        c[LREL_COLUMN_RESURVEY] + c[LREL_COLUMN_TRANSFERRED] -
                        c[LREL_COLUMN_CANCELLED] - c[LREL_COLUMN_REDUCED] -
                        c[LREL_COLUMN_CLEARED] - c[LREL_COLUMN_CLOSED],
                    c[LREL_COLUMN_CLOSING]);
        if (row->period > 0)
            CHECK_EQUAL(b, "opening", c[LREL_COLUMN_OPENING],
                        before->area2[LREL_COLUMN_CLOSING]);
        before = row;
    }
}

static void check_transfers(const book *b)
{
    int64_t sums[ACCOUNTS][SCENE_PERIODS] = {{0}};
    for (size_t i = 0; i < lrel_ledger_row_count(b->ledger); i++) {
        const lrel_ledger_row *row = lrel_ledger_row_at(b->ledger, i);
        sums[row->account][row->period] += row->area2[LREL_COLUMN_TRANSFERRED];
    }
    for (size_t a = 0; a < ACCOUNTS; a++)
        for (size_t p = 0; p < SCENE_PERIODS; p++)
            CHECK_EQUAL(b, "sum of transfers", sums[a][p], 0);
}

static size_t row_index(const book *b, const lrel_credit *credit)
{
    size_t i = 0;
    uint32_t period = credit->period == LREL_PERIOD_BEFORE ? 0 : credit->period;
    for (; i < lrel_ledger_row_count(b->ledger); i++) {
        const lrel_ledger_row *row = lrel_ledger_row_at(b->ledger, i);
        if (row->account == credit->account && row->group == credit->group &&
            row->place == credit->place && row->period == period)
            break;
    }
    assert_true(i < lrel_ledger_row_count(b->ledger));
    return i;
}

/* The proof: summed, the credits are the rows. Openings of later periods are closings. */
static void check_proof(const book *b)
{
    size_t rows = lrel_ledger_row_count(b->ledger);
    int64_t(*sums)[LREL_COLUMN_COUNT] = calloc(rows + 1, sizeof *sums);
    for (size_t i = 0; i < lrel_ledger_credit_count(b->ledger); i++) {
        const lrel_credit *credit = lrel_ledger_credit_at(b->ledger, i);
        CHECK_EQUAL(b, "credit of an opening", credit->column == LREL_COLUMN_OPENING,
                    credit->period == LREL_PERIOD_BEFORE);
        sums[row_index(b, credit)][credit->column] += credit->area2;
    }
    for (size_t i = 0; i < rows; i++)
        for (uint32_t c = 0; c < LREL_COLUMN_COUNT; c++) {
            const lrel_ledger_row *row = lrel_ledger_row_at(b->ledger, i);
            if (c != LREL_COLUMN_CLOSING &&
                (c != LREL_COLUMN_OPENING || row->period == 0))
                CHECK_EQUAL(b, "sum of credits", sums[i][c], row->area2[c]);
        }
    free(sums);
}

/* All land of a release that is seen is counted, already released or beyond. */
static void check_releases(const book *b)
{
    const lrel_ledger_input *in = &b->scene.ledger;
    for (size_t i = 0; i < in->release_count; i++) {
        const lrel_ledger_release *r = &in->releases[i];
        lrel_record_area area = lrel_ledger_release_area(b->ledger, i, in->account_count);
        bool is_seen = r->day.days <= in->as_of.days && r->owner != LREL_OWNER_NONE;
        CHECK_EQUAL(b, "land of a release",
                    area.counted + area.already_released + area.beyond_hazard,
                    is_seen ? lrel_mosaic_owner_area(b->mosaic, r->owner).area2 : 0);
    }
}

static void ledger__balances_and_proves_itself(void **state)
{
    book *b = *state;
    for (uint64_t seed = 0; seed < scene_count(); seed++) {
        scene_make(&b->scene, seed, false);
        book_open(b, 1);
        check_balance(b);
        check_transfers(b);
        check_proof(b);
        check_releases(b);
        book_close(b);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ledger__is_the_plain_rules_on_every_face),
        cmocka_unit_test(ledger__balances_and_proves_itself),
    };
    return cmocka_run_group_tests(tests, book_new_pair, book_free_pair);
}
