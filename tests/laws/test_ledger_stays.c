/* SPDX-License-Identifier: Apache-2.0 */
/* The map and the balance are two views of one thing: what stays say stands on a day is
 * what the account holds on that day, and what they say ended it is what the columns say.
 */
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
#define ACCOUNTS (RULES_ACCOUNT_MAX + 1)

typedef struct view {
    book book;
    /* By the stays: land at the end of a period, and land that left in it by a column. */
    int64_t stock[ACCOUNTS][SCENE_GROUPS][SCENE_PERIODS];
    int64_t left[ACCOUNTS][SCENE_PERIODS][LREL_COLUMN_COUNT];
    int64_t again[ACCOUNTS][SCENE_PERIODS];
    lrel_stay before; /* the stay visited before this one */
    bool has_before;
} view;

static int period_of(const view *v, lrel_date day)
{
    int period = -1;
    for (size_t p = 0; p < v->book.scene.ledger.period_count; p++)
        if (v->book.scene.period_starts[p].days <= day.days)
            period = (int)p;
    return period;
}

/* Stays come by face, account and day; one on a face begins when the other has ended. */
static void check_order(view *v, const lrel_stay *stay)
{
    assert_true(stay->from.days <= stay->to.days);
    if (v->has_before && v->before.face == stay->face &&
        v->before.account == stay->account) {
        assert_true(v->before.to.days <= stay->from.days);
        if (v->before.left_by == LREL_COLUMN_TRANSFERRED) {
            assert_int_equal(v->before.to.days, stay->from.days);
        } else {
            assert_true(stay->recorded_again);
            assert_int_equal(stay->had_left_by, v->before.left_by);
        }
    } else {
        assert_true(!v->has_before || v->before.face < stay->face ||
                    (v->before.face == stay->face && v->before.account < stay->account));
        assert_false(stay->recorded_again);
    }
    v->before = *stay;
    v->has_before = true;
}

static lrel_status add_stay(const lrel_stay *stay, void *user, lrel_error *err)
{
    view *v = user;
    int64_t area2 = lrel_mosaic_face_at(v->book.mosaic, stay->face).area2;
    uint32_t group = v->book.scene.hazards[stay->hazard].group;
    int gone = period_of(v, stay->to), come = period_of(v, stay->from);
    bool is_new = !v->has_before || v->before.face != stay->face ||
                  v->before.account != stay->account ||
                  v->before.left_by != LREL_COLUMN_TRANSFERRED;
    check_order(v, stay);
    for (size_t p = 0; p < v->book.scene.ledger.period_count; p++)
        if (stay->from.days < v->book.scene.period_starts[p + 1].days &&
            stay->to.days >= v->book.scene.period_starts[p + 1].days)
            v->stock[stay->account][group][p] += area2;
    if (stay->to.days != LREL_DAY_OPEN && gone >= 0)
        v->left[stay->account][gone][stay->left_by] += area2;
    if (stay->recorded_again && is_new && come >= 0)
        v->again[stay->account][come] += area2;
    if (stay->to.days != LREL_DAY_OPEN && stay->left_by_release)
        assert_int_equal(v->book.scene.releases[stay->left_record].day.days,
                         stay->to.days);
    return LREL_OK;
}

static void open_view(view *v, uint64_t seed)
{
    memset(v, 0, sizeof *v);
    scene_make(&v->book.scene, seed, false);
    book_open(&v->book, 1);
}

/* Takes the rows off what the stays added up to. */
static void take_off_rows(view *v)
{
    static const lrel_ledger_column leaving[] = {LREL_COLUMN_CANCELLED,
                                                 LREL_COLUMN_REDUCED, LREL_COLUMN_CLEARED,
                                                 LREL_COLUMN_CLOSED};
    for (size_t i = 0; i < lrel_ledger_row_count(v->book.ledger); i++) {
        const lrel_ledger_row *row = lrel_ledger_row_at(v->book.ledger, i);
        v->stock[row->account][row->group][row->period] -=
            row->area2[LREL_COLUMN_CLOSING];
        v->again[row->account][row->period] -= row->area2[LREL_COLUMN_RECORDED_AGAIN];
        for (size_t k = 0; k < sizeof leaving / sizeof *leaving; k++)
            v->left[row->account][row->period][leaving[k]] -= row->area2[leaving[k]];
    }
    /* Signed in rows, so not to be compared. */
    for (size_t a = 0; a < ACCOUNTS; a++)
        for (size_t p = 0; p < SCENE_PERIODS; p++)
            v->left[a][p][LREL_COLUMN_RESURVEY] = v->left[a][p][LREL_COLUMN_TRANSFERRED] =
                0;
}

static bool is_nothing(const int64_t *sums, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (sums[i] != 0)
            return false;
    return true;
}

static void ledger__stays_are_the_account_seen_as_a_map(void **state)
{
    view *v = calloc(1, sizeof *v);
    unsigned long count = random_count_from_environment("LREL_LEDGER_SCENES", SCENES);
    for (uint64_t seed = 0; seed < count; seed++) {
        open_view(v, seed);
        assert_int_equal(lrel_ledger_visit_stays(v->book.ledger, add_stay, v, NULL),
                         LREL_OK);
        take_off_rows(v);
        if (!is_nothing(&v->stock[0][0][0], sizeof v->stock / sizeof(int64_t)))
            fail_msg("seed %llu: stays hold other land than the rows close with",
                     (unsigned long long)seed);
        if (!is_nothing(&v->left[0][0][0], sizeof v->left / sizeof(int64_t)))
            fail_msg("seed %llu: stays end otherwise than the columns say",
                     (unsigned long long)seed);
        if (!is_nothing(&v->again[0][0], sizeof v->again / sizeof(int64_t)))
            fail_msg("seed %llu: stays come again otherwise than the column says",
                     (unsigned long long)seed);
        book_close(&v->book);
    }
    free(v);
}

static lrel_status stop_at_second(const lrel_stay *stay, void *user, lrel_error *err)
{
    int *visited = user;
    return ++*visited == 2 ? LREL_DONE : LREL_OK;
}

static void ledger__visiting_stays_ends_with_the_visitors_status(void **state)
{
    view *v = calloc(1, sizeof *v);
    int visited = 0;
    open_view(v, 4);
    assert_int_equal(
        lrel_ledger_visit_stays(v->book.ledger, stop_at_second, &visited, NULL),
        LREL_DONE);
    assert_int_equal(visited, 2);
    book_close(&v->book);
    free(v);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ledger__stays_are_the_account_seen_as_a_map),
        cmocka_unit_test(ledger__visiting_stays_ends_with_the_visitors_status),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
