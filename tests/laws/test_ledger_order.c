/* SPDX-License-Identifier: Apache-2.0 */
/* The same land gives the same account: for any order of the input, any number of
 * threads; and what is not known yet, or not told apart, changes it only as it must. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>

#include "ledger/book.h"
#include "support/workload.h"

#ifdef __SANITIZE_ADDRESS__
#define SCENES 100
#else
#define SCENES 1000
#endif

static unsigned long scene_count(void)
{
    return random_count_from_environment("LREL_LEDGER_SCENES", SCENES);
}

/* ---- order and threads ---- */

/* A credit by the name of its record, which a shuffle does not change. */
typedef struct named_credit {
    uint32_t key[6];
    int64_t area2;
} named_credit;

static int compare_credits(const void *a, const void *b)
{
    const uint32_t *left = ((const named_credit *)a)->key;
    const uint32_t *right = ((const named_credit *)b)->key;
    for (int i = 0; i < 6; i++)
        if (left[i] != right[i])
            return left[i] < right[i] ? -1 : 1;
    return 0;
}

static named_credit *named_credits(const book *b)
{
    size_t count = lrel_ledger_credit_count(b->ledger);
    named_credit *credits = calloc(count + 1, sizeof *credits);
    for (size_t i = 0; i < count; i++) {
        const lrel_credit *c = lrel_ledger_credit_at(b->ledger, i);
        uint32_t tie = c->is_release ? b->scene.releases[c->record].tie
                                     : b->scene.hazards[c->record].tie;
        credits[i] = (named_credit){
            {c->account, c->period, c->group, c->place, c->column, tie}, c->area2};
    }
    qsort(credits, count, sizeof *credits, compare_credits);
    return credits;
}

static void check_same_rows(const book *a, const book *b)
{
    CHECK_EQUAL(a, "number of rows", lrel_ledger_row_count(b->ledger),
                lrel_ledger_row_count(a->ledger));
    for (size_t i = 0; i < lrel_ledger_row_count(a->ledger); i++) {
        const lrel_ledger_row *left = lrel_ledger_row_at(a->ledger, i);
        const lrel_ledger_row *right = lrel_ledger_row_at(b->ledger, i);
        for (uint32_t c = 0; c < LREL_COLUMN_COUNT; c++)
            CHECK_EQUAL(a, lrel_ledger_column_name(c), right->area2[c], left->area2[c]);
        CHECK_EQUAL(a, "account", right->account, left->account);
        CHECK_EQUAL(a, "period", right->period, left->period);
        CHECK_EQUAL(a, "group", right->group, left->group);
        CHECK_EQUAL(a, "place", right->place, left->place);
        CHECK_EQUAL(a, "opening_n", right->opening_n, left->opening_n);
        CHECK_EQUAL(a, "closing_n", right->closing_n, left->closing_n);
    }
}

static void check_same_credits(const book *a, const book *b)
{
    size_t count = lrel_ledger_credit_count(a->ledger);
    named_credit *left = named_credits(a), *right = named_credits(b);
    CHECK_EQUAL(a, "number of credits", lrel_ledger_credit_count(b->ledger), count);
    for (size_t i = 0; i < count; i++) {
        CHECK_EQUAL(a, "order of credits", compare_credits(&left[i], &right[i]), 0);
        CHECK_EQUAL(a, "credit", right[i].area2, left[i].area2);
    }
    free(left);
    free(right);
}

static void compare_books(book *a, book *b, int jobs)
{
    book_open(a, 1);
    book_open(b, jobs);
    check_same_rows(a, b);
    check_same_credits(a, b);
    book_close(a);
    book_close(b);
}

static void ledger__does_not_depend_on_threads(void **state)
{
    book *books = *state;
    for (uint64_t seed = 0; seed < scene_count(); seed++) {
        scene_make(&books[0].scene, seed, false);
        scene_make(&books[1].scene, seed, false);
        compare_books(&books[0], &books[1], seed % 2 == 0 ? 2 : 8);
    }
}

/* A scene is one piece of work; many threads need more land than that. */
static void open_workload(book *b, const workload *w, int jobs)
{
    lrel_context_options options;
    lrel_context_options_init(&options);
    options.jobs = jobs;
    b->scene.seed = (uint64_t)jobs;
    b->context = lrel_context_new(&options);
    assert_int_equal(lrel_mosaic_build(b->context, &w->mosaic, &b->mosaic, NULL),
                     LREL_OK);
    assert_int_equal(
        lrel_ledger_build(b->context, b->mosaic, &w->ledger, &b->ledger, NULL), LREL_OK);
}

static void check_identical_credits(const book *a, const book *b)
{
    size_t count = lrel_ledger_credit_count(a->ledger);
    CHECK_EQUAL(b, "number of credits", lrel_ledger_credit_count(b->ledger), count);
    for (size_t i = 0; i < count; i++) {
        const lrel_credit *left = lrel_ledger_credit_at(a->ledger, i);
        const lrel_credit *right = lrel_ledger_credit_at(b->ledger, i);
        CHECK_EQUAL(b, "record of a credit", right->record, left->record);
        CHECK_EQUAL(b, "credit", right->area2, left->area2);
    }
}

static void check_identical_records(const book *a, const book *b, const workload *w)
{
    uint32_t all = w->ledger.account_count;
    for (size_t i = 0; i < w->ledger.hazard_count; i++)
        CHECK_EQUAL(b, "remaining", lrel_ledger_hazard_area(b->ledger, i, all).remaining,
                    lrel_ledger_hazard_area(a->ledger, i, all).remaining);
    for (size_t i = 0; i < w->ledger.release_count; i++)
        CHECK_EQUAL(b, "counted", lrel_ledger_release_area(b->ledger, i, all).counted,
                    lrel_ledger_release_area(a->ledger, i, all).counted);
    for (uint32_t n = 0; n <= all; n++)
        for (uint32_t p = 0; p < w->ledger.period_count; p++)
            CHECK_EQUAL(b, "hazards standing",
                        lrel_ledger_hazards_standing(b->ledger, n, p),
                        lrel_ledger_hazards_standing(a->ledger, n, p));
}

static void ledger__of_much_land_does_not_depend_on_threads(void **state)
{
    static const int jobs[] = {2, 3, 8};
    book *books = *state;
    workload_options options = workload_default();
    workload *w;
    options.hazards = 800;
    options.releases = 1100;
    w = workload_new(&options);
    open_workload(&books[0], w, 1);
    for (size_t i = 0; i < sizeof jobs / sizeof *jobs; i++) {
        open_workload(&books[1], w, jobs[i]);
        check_same_rows(&books[0], &books[1]);
        check_identical_credits(&books[0], &books[1]);
        check_identical_records(&books[0], &books[1], w);
        book_close(&books[1]);
    }
    book_close(&books[0]);
    workload_free(w);
}

static void ledger__does_not_depend_on_the_order_of_its_input(void **state)
{
    book *books = *state;
    for (uint64_t seed = 0; seed < scene_count(); seed++) {
        scene_make(&books[0].scene, seed, false);
        scene_make(&books[1].scene, seed, false);
        scene_shuffle(&books[1].scene, seed + 1);
        compare_books(&books[0], &books[1], 1);
    }
}

/* ---- as of, and accounts ---- */

static int64_t undated_land(const book *b)
{
    int64_t sum = 0;
    for (size_t i = 0; i < lrel_mosaic_face_count(b->mosaic); i++) {
        lrel_face face = lrel_mosaic_face_at(b->mosaic, i);
        bool is_undated = false;
        rules_cover cover;
        scene_cover(&b->scene, face, &cover);
        for (size_t k = 0; k < b->scene.ledger.hazard_count; k++)
            is_undated |=
                cover.hazard[k] && b->scene.hazards[k].from.days == LREL_DAY_BEGINNING;
        sum += is_undated ? face.area2 : 0;
    }
    return sum;
}

static void ledger__before_the_first_date_holds_only_the_undated(void **state)
{
    book *b = *state;
    int64_t seen = 0;
    for (uint64_t seed = 0; seed < scene_count(); seed++) {
        int64_t closing = 0;
        scene_make(&b->scene, seed, true);
        b->scene.period_starts[0].days = -10;
        b->scene.ledger.as_of.days = -1; /* dates begin on day 0 */
        book_open(b, 1);
        for (size_t i = 0; i < lrel_ledger_row_count(b->ledger); i++) {
            const lrel_ledger_row *row = lrel_ledger_row_at(b->ledger, i);
            bool is_last = row->period + 1 == b->scene.ledger.period_count;
            CHECK_EQUAL(b, "closing", row->area2[LREL_COLUMN_CLOSING],
                        row->area2[LREL_COLUMN_OPENING]);
            if (is_last && row->account == b->scene.ledger.account_count)
                closing += row->area2[LREL_COLUMN_CLOSING];
        }
        CHECK_EQUAL(b, "undated land", closing, undated_land(b));
        seen += closing;
        book_close(b);
    }
    assert_true(seen > 0);
}

static void cut_to_one_account(scene *s)
{
    s->ledger.account_count = 1;
    for (size_t i = 0; i < s->ledger.hazard_count; i++)
        s->hazards[i].accounts = 1;
    for (size_t i = 0; i < s->ledger.release_count; i++)
        s->releases[i].accounts = 1;
}

static void ledger__one_account_is_all_accounts(void **state)
{
    book *b = *state;
    for (uint64_t seed = 0; seed < scene_count(); seed++) {
        size_t half;
        scene_make(&b->scene, seed, false);
        cut_to_one_account(&b->scene);
        book_open(b, 1);
        half = lrel_ledger_row_count(b->ledger) / 2;
        CHECK_EQUAL(b, "number of rows", lrel_ledger_row_count(b->ledger), 2 * half);
        for (size_t i = 0; i < half; i++) {
            const lrel_ledger_row *one = lrel_ledger_row_at(b->ledger, i);
            const lrel_ledger_row *all = lrel_ledger_row_at(b->ledger, half + i);
            CHECK_EQUAL(b, "account", all->account, one->account + 1);
            CHECK_EQUAL(b, "group", all->group, one->group);
            CHECK_EQUAL(b, "period", all->period, one->period);
            for (uint32_t c = 0; c < LREL_COLUMN_COUNT; c++)
                CHECK_EQUAL(b, lrel_ledger_column_name(c), all->area2[c], one->area2[c]);
            CHECK_EQUAL(b, "closing_n", all->closing_n, one->closing_n);
        }
        book_close(b);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ledger__does_not_depend_on_threads),
        cmocka_unit_test(ledger__of_much_land_does_not_depend_on_threads),
        cmocka_unit_test(ledger__does_not_depend_on_the_order_of_its_input),
        cmocka_unit_test(ledger__before_the_first_date_holds_only_the_undated),
        cmocka_unit_test(ledger__one_account_is_all_accounts),
    };
    return cmocka_run_group_tests(tests, book_new_pair, book_free_pair);
}
