/* SPDX-License-Identifier: Apache-2.0 */
/* fold.py decides where the words of the rules are unclear. Here it judges random
 * timelines of one face twice: the rules as written in tests/support/rules.c, and the
 * library, which gets many timelines at once as squares that lie apart. A failure names
 * the seed: run fold.fold(*fold.random_case(seed)[1:]) to see the timeline. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "ledger/squares.h"

#define SCRIPT "../shared/reference/fold.py"
/* What the design asks for: two minutes in a sanitizer build, most of them fold.py's.
 * LREL_FOLDPY_CASES overrides it. */
#define CASES 100000
#define ALL   FOLDPY_ACCOUNTS

/* What one timeline adds to the account: [account][group][day][column]. */
typedef int account_table[ALL + 1][FOLDPY_GROUPS][FOLDPY_DAYS][LREL_COLUMN_COUNT];

typedef struct verdicts {
    squares squares;
    account_table tables[SQUARES_MAX];
    /* Row that holds the land at the end of each day, or -1. */
    int holders[SQUARES_MAX][ALL + 1][FOLDPY_DAYS];
    rules_credit credits[SQUARES_MAX][FOLDPY_RELEASES][ALL + 1];
    /* What the library's stays say. */
    int stays[SQUARES_MAX][ALL + 1][FOLDPY_DAYS];
    int open_stays[SQUARES_MAX][ALL + 1];
} verdicts;

/* ---- the rules in C against fold.py ---- */

typedef struct small_input {
    lrel_ledger_input in;
    lrel_ledger_hazard hazards[FOLDPY_HAZARDS];
    uint32_t replaces[FOLDPY_HAZARDS * FOLDPY_HAZARDS];
} small_input;

static void make_small_input(const foldpy_case *c, small_input *small)
{
    size_t used = 0;
    for (size_t i = 0; i < c->hazard_count; i++) {
        lrel_ledger_hazard *h = &small->hazards[i];
        *h = c->hazards[i];
        h->replaces_first = used;
        h->replaces_count =
            squares_list_replaced(c->replaced[i], 0, &small->replaces[used]);
        used += h->replaces_count;
    }
    small->in = (lrel_ledger_input){.hazards = small->hazards,
                                    .hazard_count = c->hazard_count,
                                    .releases = c->releases,
                                    .release_count = c->release_count,
                                    .replaces = small->replaces,
                                    .account_count = FOLDPY_ACCOUNTS,
                                    .as_of = c->as_of};
}

static void fold_by_rules(const foldpy_case *c, rules_result *result)
{
    small_input small;
    rules_cover cover;
    memset(&cover, 0, sizeof cover);
    memcpy(cover.hazard, c->is_here, c->hazard_count * sizeof *cover.hazard);
    for (size_t i = 0; i < c->release_count; i++)
        cover.release[i] = true;
    make_small_input(c, &small);
    rules_fold(&small.in, &cover, result);
}

static void add_judged_flows(const foldpy_case *c, account_table table)
{
    for (size_t i = 0; i < c->flow_count; i++) {
        const foldpy_flow *flow = &c->flows[i];
        table[flow->account][flow->group][flow->day][flow->column] += flow->amount;
    }
}

static void check_rules(const foldpy_case *c, const rules_result *result)
{
    account_table difference = {0};
    const int *values = &difference[0][0][0][0];
    const rules_moment *end = rules_before(result, (lrel_date){LREL_DAY_OPEN});
    add_judged_flows(c, difference);
    for (size_t i = 0; i < result->flow_count; i++) {
        const rules_flow *flow = &result->flows[i];
        difference[flow->account][flow->group][flow->day.days][flow->column] -=
            flow->amount;
    }
    for (size_t i = 0; i < sizeof difference / sizeof(int); i++)
        if (values[i] != 0)
            fail_msg("seed %ld: the rules in C have other flows than fold.py", c->seed);
    for (size_t a = 0; a <= ALL; a++)
        if ((end == NULL ? -1 : end->holder[a]) != c->holder[a])
            fail_msg("seed %ld: the rules in C have another holder in account %zu",
                     c->seed, a);
    for (size_t i = 0; i < c->release_count; i++)
        if (result->credit[i][ALL] != c->credit[i])
            fail_msg("seed %ld: the rules in C credit release %zu otherwise", c->seed, i);
}

/* ---- what the library should say ---- */

/* Opening and closing from the flows; days before the first period only count in its
 * opening. */
static void balance(account_table table, int start)
{
    for (size_t a = 0; a <= ALL; a++)
        for (size_t g = 0; g < FOLDPY_GROUPS; g++)
            for (int day = 0, stock = 0; day < FOLDPY_DAYS; day++) {
                int *c = table[a][g][day];
                c[LREL_COLUMN_OPENING] = stock;
                stock += c[LREL_COLUMN_NEWLY_RECORDED] + c[LREL_COLUMN_RESURVEY] +
                         c[LREL_COLUMN_TRANSFERRED] - c[LREL_COLUMN_CANCELLED] -
                         c[LREL_COLUMN_REDUCED] - c[LREL_COLUMN_CLEARED] -
                         c[LREL_COLUMN_CLOSED];
                c[LREL_COLUMN_CLOSING] = stock;
                if (day < start)
                    memset(c, 0, LREL_COLUMN_COUNT * sizeof *c);
            }
}

static void judge(verdicts *v, size_t timeline)
{
    static rules_result result;
    const foldpy_case *c = &v->squares.cases[timeline];
    fold_by_rules(c, &result);
    check_rules(c, &result);
    memset(v->tables[timeline], 0, sizeof v->tables[timeline]);
    add_judged_flows(c, v->tables[timeline]);
    balance(v->tables[timeline], v->squares.start.days);
    for (int day = 0; day < FOLDPY_DAYS; day++) {
        const rules_moment *evening = rules_before(&result, (lrel_date){day + 1});
        for (size_t a = 0; a <= ALL; a++)
            v->holders[timeline][a][day] = evening == NULL ? -1 : evening->holder[a];
    }
    for (size_t i = 0; i < c->release_count; i++)
        memcpy(v->credits[timeline][i], result.credit[i], sizeof v->credits[timeline][i]);
}

/* ---- the library against the verdicts ---- */

static void check_rows(verdicts *v, const lrel_ledger *ledger)
{
    for (size_t i = 0; i < lrel_ledger_row_count(ledger); i++) {
        const lrel_ledger_row *row = lrel_ledger_row_at(ledger, i);
        int day = (int)row->period + v->squares.start.days;
        int *expected = v->tables[row->place][row->account][row->group][day];
        for (int c = 0; c < LREL_COLUMN_COUNT; c++)
            if (row->area2[c] != expected[c] * squares_area2(row->place))
                fail_msg("seed %ld: account %u, group %u, day %d: %s is %lld, not %lld",
                         v->squares.cases[row->place].seed, row->account, row->group, day,
                         lrel_ledger_column_name((lrel_ledger_column)c),
                         (long long)row->area2[c],
                         (long long)(expected[c] * squares_area2(row->place)));
        memset(expected, 0, LREL_COLUMN_COUNT * sizeof *expected);
    }
    for (size_t timeline = 0; timeline < v->squares.count; timeline++)
        for (size_t i = 0; i < sizeof v->tables[0] / sizeof(int); i++)
            if ((&v->tables[timeline][0][0][0][0])[i] != 0)
                fail_msg("seed %ld: the library has no row for an account that moves",
                         v->squares.cases[timeline].seed);
}

static void check_credits(const verdicts *v, const lrel_ledger *ledger)
{
    for (size_t i = 0; i < v->squares.ledger.release_count; i++) {
        uint32_t tie = v->squares.releases[i].tie;
        uint32_t timeline = squares_timeline_of(tie);
        for (uint32_t a = 0; a <= ALL; a++) {
            rules_credit credit = v->credits[timeline][squares_record_of(tie)][a];
            lrel_record_area area = lrel_ledger_release_area(ledger, i, a);
            int64_t all = squares_area2(timeline);
            if (area.counted != (credit == RULES_COUNTED ? all : 0) ||
                area.already_released != (credit == RULES_ALREADY_RELEASED ? all : 0) ||
                area.beyond_hazard != (credit == RULES_BEYOND_HAZARD ? all : 0))
                fail_msg("seed %ld: account %u: release %u should be %d",
                         v->squares.cases[timeline].seed, a, squares_record_of(tie),
                         credit);
        }
    }
}

static lrel_status note_stay(const lrel_stay *stay, void *user, lrel_error *err)
{
    verdicts *v = user;
    uint32_t timeline = v->squares.timeline_of_face[stay->face];
    int row = (int)squares_record_of(v->squares.hazards[stay->hazard].tie);
    int from = stay->from.days < 0 ? 0 : stay->from.days;
    int *days = v->stays[timeline][stay->account];
    for (int day = from; day < FOLDPY_DAYS && day < stay->to.days; day++) {
        if (days[day] != -1)
            fail_msg("seed %ld: account %u, day %d: two stays",
                     v->squares.cases[timeline].seed, stay->account, day);
        days[day] = row;
    }
    if (stay->to.days == LREL_DAY_OPEN)
        v->open_stays[timeline][stay->account] = row;
    return LREL_OK;
}

static void check_stays(verdicts *v, const lrel_ledger *ledger)
{
    memset(v->stays, -1, sizeof v->stays);
    memset(v->open_stays, -1, sizeof v->open_stays);
    assert_int_equal(lrel_ledger_visit_stays(ledger, note_stay, v, NULL), LREL_OK);
    for (size_t timeline = 0; timeline < v->squares.count; timeline++)
        for (size_t a = 0; a <= ALL; a++) {
            const foldpy_case *c = &v->squares.cases[timeline];
            if (v->open_stays[timeline][a] != c->holder[a])
                fail_msg("seed %ld: account %zu is held by row %d at the end, not %d",
                         c->seed, a, v->open_stays[timeline][a], c->holder[a]);
            for (int day = 0; day < FOLDPY_DAYS; day++)
                if (v->stays[timeline][a][day] != v->holders[timeline][a][day])
                    fail_msg("seed %ld: account %zu is held by row %d on day %d, not %d",
                             c->seed, a, v->stays[timeline][a][day], day,
                             v->holders[timeline][a][day]);
        }
}

static void check_library(verdicts *v, const lrel_context *context)
{
    lrel_mosaic *mosaic = NULL;
    lrel_ledger *ledger = NULL;
    lrel_error err;
    lrel_error_init(&err);
    squares_make_input(&v->squares);
    if (lrel_mosaic_build(context, &v->squares.mosaic, &mosaic, &err) != LREL_OK)
        fail_msg("mosaic from seed %ld on: %s", v->squares.cases[0].seed, err.message);
    squares_place_faces(&v->squares, mosaic);
    if (lrel_ledger_build(context, mosaic, &v->squares.ledger, &ledger, &err) != LREL_OK)
        fail_msg("ledger from seed %ld on: %s", v->squares.cases[0].seed, err.message);
    check_rows(v, ledger);
    check_credits(v, ledger);
    check_stays(v, ledger);
    lrel_ledger_free(ledger);
    lrel_mosaic_free(mosaic);
}

/* Reads the next timelines; every third mosaic looks at them from day 3 on. */
static void read_batch(verdicts *v, foldpy *python, size_t number)
{
    v->squares.start.days = number % 3 == 2 ? 3 : 0;
    v->squares.random = random_from(number);
    v->squares.count = 0;
    while (v->squares.count < SQUARES_MAX &&
           foldpy_next(python, &v->squares.cases[v->squares.count]))
        judge(v, v->squares.count++);
}

static void fold_py__agrees_with_the_rules_in_c_and_the_library(void **state)
{
    size_t wanted = random_count_from_environment("LREL_FOLDPY_CASES", CASES), seen = 0;
    lrel_context *context;
    verdicts *v;
    foldpy python;
    if (access(SCRIPT, R_OK) != 0) {
        print_message("skipped: there is no %s\n", SCRIPT);
        skip();
    }
    if (!foldpy_open(&python, SCRIPT, 0, (long)wanted, SQUARES_MAX)) {
        print_message("skipped: there is no python3 to run fold.py\n");
        skip();
    }
    context = lrel_context_new(NULL);
    v = calloc(1, sizeof *v);
    for (size_t number = 0; seen < wanted; number++) {
        read_batch(v, &python, number);
        if (v->squares.count == 0)
            break;
        check_library(v, context);
        seen += v->squares.count;
    }
    assert_int_equal(foldpy_close(&python), 0);
    assert_int_equal(seen, wanted);
    print_message("%zu timelines judged by fold.py\n", seen);
    free(v);
    lrel_context_free(context);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fold_py__agrees_with_the_rules_in_c_and_the_library),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
