/* SPDX-License-Identifier: Apache-2.0 */
/* Releases without a polygon, at random: what they take is what the plain rules close,
 * divided to the last unit; all else in the account is as without them. */
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
#define CLAIMS_MAX (2 * SCENE_RELEASES)
#define ALL        RULES_ACCOUNT_MAX

static unsigned long scene_count(void)
{
    return random_count_from_environment("LREL_LEDGER_SCENES", SCENES);
}

/* What a release states of a hazard, by names that a shuffle does not change. */
typedef struct claim {
    uint32_t tie, hazard;
    int64_t area2;
} claim;

typedef struct claims {
    size_t count;
    claim at[CLAIMS_MAX];
    lrel_ledger_borrowing borrowings[CLAIMS_MAX];
} claims;

/* Takes the polygons of some releases away and lets them name hazards. */
static void make_claims(scene *s, claims *c)
{
    random_stream random = random_from(s->seed + 1);

    c->count = 0;
    for (size_t r = 0; r < s->ledger.release_count; r++) {
        uint32_t names = 1 + random_below(&random, 2), first = UINT32_MAX;

        if (random_chance(&random, 1, 3) || s->ledger.hazard_count == 0)
            continue;
        s->releases[r].owner = LREL_OWNER_NONE;
        for (uint32_t i = 0; i < names; i++) {
            uint32_t h = random_below(&random, (uint32_t)s->ledger.hazard_count);
            int shift = (int)random_below(&random, 24);

            if (s->hazards[h].counted_as == first)
                continue;
            first = s->hazards[h].counted_as;
            c->at[c->count++] = (claim){s->releases[r].tie, first,
                                        (int64_t)(random_next(&random) >> (40 + shift))};
        }
    }
}

static void name_releases(scene *s, claims *c)
{
    for (size_t i = 0; i < c->count; i++)
        for (uint32_t r = 0; r < s->ledger.release_count; r++)
            if (s->releases[r].tie == c->at[i].tie)
                c->borrowings[i] =
                    (lrel_ledger_borrowing){r, c->at[i].hazard, c->at[i].area2};
    s->ledger.borrowings = c->borrowings;
    s->ledger.borrowing_count = c->count;
}

/* ---- what the plain rules close ---- */

/* By hazard and day, account (the last: all) and row of the hazard. */
typedef struct closed_land {
    int64_t left[SCENE_HAZARDS][SCENE_DAYS + 1][ALL + 1];
} closed_land;

static void add_closed(const book *b, closed_land *out)
{
    uint32_t accounts = b->scene.ledger.account_count;
    static rules_result result;

    memset(out, 0, sizeof *out);
    for (size_t f = 0; f < lrel_mosaic_face_count(b->mosaic); f++) {
        lrel_face face = lrel_mosaic_face_at(b->mosaic, f);
        rules_cover cover;

        scene_cover(&b->scene, face, &cover);
        rules_fold(&b->scene.ledger, &cover, &result);
        for (size_t i = 0; i < result.flow_count; i++) {
            const rules_flow *flow = &result.flows[i];

            if (flow->column == LREL_COLUMN_CLOSED)
                out->left[b->scene.hazards[flow->record].counted_as][flow->day.days]
                         [flow->account == accounts ? ALL : flow->account] +=
                    flow->amount * face.area2;
        }
    }
}

/* The day of the closure that a claim explains: the first on or after the release's own
 * day, else the last. -1: none. A closure counts where there was any, land or not. */
static int32_t day_of(const book *b, size_t claim_number)
{
    return lrel_ledger_borrowed(b->ledger, claim_number, 0).is_closed
               ? lrel_ledger_borrowed(b->ledger, claim_number, 0).day.days
               : -1;
}

/* No closure that the rules saw lies between the release and the one it explains. */
static void check_day(const book *b, const closed_land *closed, size_t i)
{
    const lrel_ledger_borrowing *one = &b->scene.ledger.borrowings[i];
    int32_t own = b->scene.releases[one->release].day.days, day = day_of(b, i);

    for (int32_t d = 0; d <= SCENE_DAYS; d++) {
        bool has_closed = false;

        for (uint32_t a = 0; a <= ALL; a++)
            has_closed |= closed->left[one->hazard][d][a] != 0;
        if (!has_closed)
            continue;
        assert_true(day >= 0);
        if (day >= own)
            assert_true(d < own || d >= day);
        else
            assert_true(d <= day);
    }
}

/* ---- the division ---- */

static bool is_of(const book *b, size_t i, uint32_t hazard, int32_t day)
{
    return b->scene.ledger.borrowings[i].hazard == hazard && day_of(b, i) == day;
}

/* The claims on a hazard and day that touch the account, and what they state. */
static __int128 stated_on(const book *b, uint32_t hazard, int32_t day, uint32_t account)
{
    __int128 stated = 0;

    for (size_t i = 0; i < b->scene.ledger.borrowing_count; i++) {
        const lrel_ledger_borrowing *one = &b->scene.ledger.borrowings[i];

        if (is_of(b, i, hazard, day) &&
            b->scene.releases[one->release].accounts >> account & 1)
            stated += one->area2;
    }
    return stated;
}

/* What each takes is its quota, rounded up or down. */
static void check_division(const book *b, const closed_land *closed, size_t i)
{
    const lrel_ledger_borrowing *one = &b->scene.ledger.borrowings[i];
    int32_t day = day_of(b, i);

    for (uint32_t a = 0; a < b->scene.ledger.account_count; a++) {
        lrel_borrowed got = lrel_ledger_borrowed(b->ledger, i, a);
        int64_t left = day < 0 ? 0 : closed->left[one->hazard][day][a];
        __int128 stated = day < 0 ? 0 : stated_on(b, one->hazard, day, a);
        __int128 amount = stated < left ? stated : left, off;
        bool touches = b->scene.releases[one->release].accounts >> a & 1;

        CHECK_EQUAL(b, "land left", got.left, left);
        if (!touches || stated == 0) {
            CHECK_EQUAL(b, "taken by none", got.counted, 0);
            continue;
        }
        off = got.counted * stated - amount * one->area2;
        assert_true(off < stated && off > -stated);
        assert_true(got.counted <= one->area2);
    }
}

static void check_sums(const book *b, const closed_land *closed)
{
    for (uint32_t h = 0; h < SCENE_HAZARDS; h++)
        for (int32_t day = 0; day <= SCENE_DAYS; day++)
            for (uint32_t a = 0; a < b->scene.ledger.account_count; a++) {
                __int128 stated = stated_on(b, h, day, a);
                int64_t left = closed->left[h][day][a], counted = 0;

                for (size_t i = 0; i < b->scene.ledger.borrowing_count; i++)
                    if (is_of(b, i, h, day))
                        counted += lrel_ledger_borrowed(b->ledger, i, a).counted;
                CHECK_EQUAL(b, "what all take", counted, stated < left ? stated : left);
            }
}

static void borrowed__is_what_the_plain_rules_close_by_largest_remainder(void **state)
{
    book *b = *state;
    closed_land *closed = malloc(sizeof *closed);
    claims c;
    size_t taken = 0, above = 0;

    for (uint64_t seed = 0; seed < scene_count(); seed++) {
        scene_make(&b->scene, seed, false);
        make_claims(&b->scene, &c);
        name_releases(&b->scene, &c);
        book_open(b, 1);
        add_closed(b, closed);
        for (size_t i = 0; i < c.count; i++) {
            lrel_borrowed got =
                lrel_ledger_borrowed(b->ledger, i, b->scene.ledger.account_count);

            check_day(b, closed, i);
            check_division(b, closed, i);
            taken += got.counted > 0;
            above += got.counted > 0 && got.counted < c.at[i].area2;
        }
        check_sums(b, closed);
        book_close(b);
    }
    assert_true(taken > scene_count() / 20);
    assert_true(above > scene_count() / 100);
    free(closed);
}

/* ---- the account with and without ---- */

static void check_rows(const book *with, const book *without)
{
    size_t count = lrel_ledger_row_count(with->ledger);

    CHECK_EQUAL(with, "rows", count, lrel_ledger_row_count(without->ledger));
    for (size_t i = 0; i < count; i++) {
        const lrel_ledger_row *w = lrel_ledger_row_at(with->ledger, i);
        const lrel_ledger_row *o = lrel_ledger_row_at(without->ledger, i);
        int64_t out_with = 0, out_without = 0;

        for (int column = 0; column < LREL_COLUMN_COUNT; column++)
            if (column >= LREL_COLUMN_CANCELLED && column <= LREL_COLUMN_CLOSED) {
                out_with += w->area2[column];
                out_without += o->area2[column];
                assert_true(column == LREL_COLUMN_CLOSED
                                ? w->area2[column] <= o->area2[column] &&
                                      w->area2[column] >= 0
                                : w->area2[column] >= o->area2[column]);
            } else {
                CHECK_EQUAL(with, "a column", w->area2[column], o->area2[column]);
            }
        CHECK_EQUAL(with, "what left", out_with, out_without);
        CHECK_EQUAL(with, "opening_n", w->opening_n, o->opening_n);
        CHECK_EQUAL(with, "closing_n", w->closing_n, o->closing_n);
    }
}

/* The sum of the credits of each release in each account is what it is counted for; that
 * of all credits is the account. */
static void check_credits(const book *b)
{
    uint32_t accounts = b->scene.ledger.account_count;
    int64_t counted[SCENE_RELEASES][ALL] = {{0}};
    int64_t total[LREL_COLUMN_COUNT] = {0};

    for (size_t i = 0; i < lrel_ledger_credit_count(b->ledger); i++) {
        const lrel_credit *c = lrel_ledger_credit_at(b->ledger, i);

        if (c->period != LREL_PERIOD_BEFORE)
            total[c->column] += c->area2;
        if (c->is_release && c->account < accounts)
            counted[c->record][c->account] +=
                c->column == LREL_COLUMN_OPENING ? -c->area2 : c->area2;
    }
    for (size_t i = 0; i < lrel_ledger_row_count(b->ledger); i++)
        for (int c = LREL_COLUMN_NEWLY_RECORDED; c <= LREL_COLUMN_CLOSED; c++)
            total[c] -= lrel_ledger_row_at(b->ledger, i)->area2[c];
    for (int c = LREL_COLUMN_NEWLY_RECORDED; c <= LREL_COLUMN_CLOSED; c++)
        CHECK_EQUAL(b, "credits less account", total[c], 0);
    for (size_t r = 0; r < b->scene.ledger.release_count; r++) {
        int64_t most = 0;

        for (uint32_t a = 0; a < accounts; a++) {
            CHECK_EQUAL(b, "credits of a release", counted[r][a],
                        lrel_ledger_release_area(b->ledger, r, a).counted);
            most = counted[r][a] > most ? counted[r][a] : most;
        }
        assert_true(lrel_ledger_release_area(b->ledger, r, accounts).counted >= most);
    }
}

static int64_t closed_of(const book *b, const lrel_credit *like)
{
    for (size_t i = 0; i < lrel_ledger_credit_count(b->ledger); i++) {
        const lrel_credit *c = lrel_ledger_credit_at(b->ledger, i);

        if (c->column == LREL_COLUMN_CLOSED && !c->is_release &&
            c->record == like->record && c->account == like->account &&
            c->period == like->period && c->group == like->group &&
            c->place == like->place)
            return c->area2;
    }
    return 0;
}

/* Every group of land gives its quota, rounded up or down. */
static size_t check_groups(const book *with, const book *without)
{
    size_t divided = 0;

    for (size_t i = 0; i < lrel_ledger_credit_count(without->ledger); i++) {
        const lrel_credit *c = lrel_ledger_credit_at(without->ledger, i);
        const lrel_ledger_hazard *h = &with->scene.hazards[c->record];
        __int128 taken, counted = 0, left = 0, off;

        if (c->column != LREL_COLUMN_CLOSED ||
            c->account == with->scene.ledger.account_count)
            continue;
        for (size_t k = 0; k < with->scene.ledger.borrowing_count; k++)
            if (is_of(with, k, h->counted_as, h->to.days)) {
                lrel_borrowed one = lrel_ledger_borrowed(with->ledger, k, c->account);

                counted += one.counted;
                left = one.left;
            }
        taken = c->area2 - closed_of(with, c);
        off = taken * left - counted * c->area2;
        assert_true(left == 0 ? taken == 0 : off < left && off > -left);
        divided += taken > 0 && c->area2 < left;
    }
    return divided;
}

static void borrowed__moves_land_from_closed_to_products_and_no_other(void **state)
{
    book *with = *state, *without = with + 1;
    size_t divided = 0;
    claims c;

    for (uint64_t seed = 0; seed < scene_count(); seed++) {
        scene_make(&with->scene, seed, false);
        make_claims(&with->scene, &c);
        scene_make(&without->scene, seed, false);
        make_claims(&without->scene, &c);
        name_releases(&with->scene, &c);
        book_open(with, 1);
        book_open(without, 1);
        check_rows(with, without);
        check_credits(with);
        divided += check_groups(with, without);
        book_close(with);
        book_close(without);
    }
    assert_true(divided > scene_count() / 50);
}

/* ---- order ---- */

static void borrowed__is_the_same_in_any_order_and_on_any_threads(void **state)
{
    book *a = *state, *b = a + 1;
    claims c, shuffled;

    for (uint64_t seed = 0; seed < scene_count(); seed++) {
        random_stream random = random_from(seed);

        scene_make(&a->scene, seed, false);
        make_claims(&a->scene, &c);
        b->scene = a->scene;
        b->scene.mosaic.points = b->scene.points;
        scene_shuffle(&b->scene, seed + 1);
        shuffled = c;
        random_shuffle(&random, shuffled.at, shuffled.count, sizeof *shuffled.at);
        name_releases(&a->scene, &c);
        name_releases(&b->scene, &shuffled);
        book_open(a, 1);
        book_open(b, 3);
        for (size_t i = 0; i < c.count; i++)
            for (size_t k = 0; k < c.count; k++)
                for (uint32_t n = 0;
                     n <= a->scene.ledger.account_count &&
                     memcmp(&c.at[i], &shuffled.at[k], sizeof(claim)) == 0;
                     n++) {
                    lrel_borrowed ga = lrel_ledger_borrowed(a->ledger, i, n);
                    lrel_borrowed gb = lrel_ledger_borrowed(b->ledger, k, n);

                    CHECK_EQUAL(a, "counted", ga.counted, gb.counted);
                    CHECK_EQUAL(a, "left", ga.left, gb.left);
                    CHECK_EQUAL(a, "day", ga.day.days, gb.day.days);
                }
        CHECK_EQUAL(a, "rows", lrel_ledger_row_count(a->ledger),
                    lrel_ledger_row_count(b->ledger));
        for (size_t i = 0; i < lrel_ledger_row_count(a->ledger); i++)
            assert_memory_equal(lrel_ledger_row_at(a->ledger, i)->area2,
                                lrel_ledger_row_at(b->ledger, i)->area2,
                                sizeof(int64_t) * LREL_COLUMN_COUNT);
        book_close(a);
        book_close(b);
    }
}

/* ---- stays ---- */

typedef struct seen {
    const book *b;
    size_t borrowed;
} seen;

static lrel_status on_stay(const lrel_stay *stay, void *user, lrel_error *err)
{
    seen *s = user;
    lrel_borrowed_land land;

    (void)err;
    if (!stay->left_by_borrowed)
        return LREL_OK;
    s->borrowed++;
    assert_true(stay->left_by_release);
    assert_true(
        lrel_ledger_borrowed_land(s->b->ledger, stay->hazard, stay->account, &land));
    assert_true(land.released[0] + land.released[1] + land.released[2] <= land.left);
    for (int p = 0; p < 3; p++)
        assert_true(land.released[stay->left_by - LREL_COLUMN_CANCELLED] >=
                    land.released[p]);
    CHECK_EQUAL(s->b, "product of the release",
                s->b->scene.releases[stay->left_record].product,
                stay->left_by - LREL_COLUMN_CANCELLED);
    return LREL_OK;
}

static void borrowed__stays_end_by_the_product_of_the_largest_share(void **state)
{
    book *b = *state;
    seen s = {b, 0};
    claims c;

    for (uint64_t seed = 0; seed < scene_count(); seed++) {
        scene_make(&b->scene, seed, false);
        make_claims(&b->scene, &c);
        name_releases(&b->scene, &c);
        book_open(b, 1);
        assert_int_equal(lrel_ledger_visit_stays(b->ledger, on_stay, &s, NULL), LREL_OK);
        book_close(b);
    }
    assert_true(s.borrowed > scene_count() / 20);
}

static void borrowed__a_release_that_has_a_polygon_borrows_none(void **state)
{
    book *b = *state;
    lrel_ledger_borrowing borrowing = {0, 0, 1};
    lrel_context *context = lrel_context_new(NULL);
    lrel_ledger *ledger = NULL;
    lrel_mosaic *mosaic = NULL;
    uint64_t seed = 0;
    lrel_error err;

    lrel_error_init(&err);
    do
        scene_make(&b->scene, seed++, true);
    while (b->scene.ledger.release_count == 0 ||
           b->scene.releases[0].owner == LREL_OWNER_NONE);
    b->scene.ledger.borrowings = &borrowing;
    b->scene.ledger.borrowing_count = 1;
    assert_int_equal(lrel_mosaic_build(context, &b->scene.mosaic, &mosaic, &err),
                     LREL_OK);
    assert_int_equal(lrel_ledger_build(context, mosaic, &b->scene.ledger, &ledger, &err),
                     LREL_E_ARGUMENT);
    borrowing.release = SCENE_RELEASES;
    assert_int_equal(lrel_ledger_build(context, mosaic, &b->scene.ledger, &ledger, &err),
                     LREL_E_ARGUMENT);
    assert_null(ledger);
    lrel_mosaic_free(mosaic);
    lrel_context_free(context);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(borrowed__is_what_the_plain_rules_close_by_largest_remainder),
        cmocka_unit_test(borrowed__moves_land_from_closed_to_products_and_no_other),
        cmocka_unit_test(borrowed__is_the_same_in_any_order_and_on_any_threads),
        cmocka_unit_test(borrowed__stays_end_by_the_product_of_the_largest_share),
        cmocka_unit_test(borrowed__a_release_that_has_a_polygon_borrows_none),
    };
    return cmocka_run_group_tests(tests, book_new_pair, book_free_pair);
}
