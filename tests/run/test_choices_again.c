/* SPDX-License-Identifier: Apache-2.0 */
/* Each row of choices.csv is the ledger of a run whose programme really says so, or whose
 * file really has what the row supposes, to the last digit. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "run/choices_scenes.h"
#include "run/figures.h"

/* What makes the programme the other one: texts replaced in files. */
typedef struct edit {
    const char *file, *old, *fresh;
} edit;

typedef struct alternative {
    const char *name; /* of the test */
    int (*setup)(void **state);
    const char *rule, *about, *alternative;
    edit edits[3];
} alternative;

#define P "p.yaml"
#define H "h.csv"
#define R "r.csv"

/* What is changed stands behind: up to three edits. */
#define IN(scene, name, rule, about, alternative, ...)                                   \
    {                                                                                    \
        "choices__" name, choices_##scene##_setup, rule, about, alternative,             \
        {                                                                                \
            __VA_ARGS__                                                                  \
        }                                                                                \
    }
#define EVERY(name, ...)   IN(every_rule, name, __VA_ARGS__)
#define DATUM(name, ...)   IN(datum, name, __VA_ARGS__)
#define EDGE(name, ...)    IN(edge, name, __VA_ARGS__)
#define REPORTS(name, ...) IN(reports, name, __VA_ARGS__)
#define FIRST(name, ...)   IN(first, name, __VA_ARGS__)
#define CROWD(name, ...)   IN(crowd, name, __VA_ARGS__)

static alternative alternatives[] = {
    /* what the programme says once */
    EVERY("count_completed", "count", "", "completed",
          {P, "count: accepted", "count: completed"}),
    EVERY("count_handed_over", "count", "", "handed_over",
          {P, "count: accepted", "count: handed_over"}),
    EVERY("before_hazard_reference", "before_hazard", "", "reference",
          {P, "before_hazard: date", "before_hazard: reference"}),
    EVERY("no_min_depth", "min_depth_cm", "", "none", {P, "min_depth_cm: 20\n", ""}),
    EVERY("stock_without_cha", "stock", "", "sha+unknown",
          {P, "stock: [cha, sha]", "stock: [sha]"}),
    EVERY("stock_without_sha", "stock", "", "cha+unknown",
          {P, "stock: [cha, sha]", "stock: [cha]"}),
    EVERY("stock_with_spot", "stock", "", "cha+sha+unknown+spot",
          {P, "stock: [cha, sha]", "stock: [cha, sha, spot]"}),
    EVERY("no_borrowed_shapes", "borrowed_shapes", "", "none",
          {"n.csv", "N,K,cleared", "N,,cleared"}),
    /* records that are not in the account */
    EVERY("a_release_not_accepted", "set_aside", "release: not accepted yet", "used",
          {R, "2017-01-02,,2018-03-03", "2017-01-02,2018-03-03,"},
          {R, "rejected,,", ",,"}),
    EVERY("a_release_of_unknown_product_as_reduced", "set_aside",
          "release: product not understood", "used as reduced",
          {R, ",verified,", ",reduced,"}, {R, ",checked,", ",reduced,"}),
    /* One of them is too shallow to be cleared, which a supposed product does not change.
     */
    EVERY("a_release_of_unknown_product_as_cleared", "set_aside",
          "release: product not understood", "used as cleared",
          {R, ",verified,", ",cleared,"}, {R, ",checked,", ",cleared,"}),
    EVERY("a_release_without_a_date", "set_aside", "release: no date to count it on",
          "used", {R, ",soon,", ",2016-05-05,"}),
    EVERY("a_release_with_an_impossible_date", "set_aside", "release: impossible date",
          "used", {R, ",1066-10-14,", ",2016-05-05,"}),
    EVERY("a_release_after_the_as_of_day", "set_aside",
          "release: dated after the as-of day", "used",
          {R, ",2021-02-03,", ",2020-11-11,"}),
    EVERY("a_spot_task_as_cancelled", "set_aside",
          "release: EOD spot task: items, never land", "used as cancelled",
          {R, ",,eod_spot,", ",cancelled,ts,"}),
    EVERY("a_release_too_shallow", "set_aside",
          "release: cleared to less than the required depth", "used",
          {R, ",10,2016", ",20,2016"}),
    EVERY("an_unreadable_row", "set_aside", "release: unreadable row", "used",
          {R, "\",x\n", "\"\n"}),
    EVERY("a_release_for_something_not_understood", "set_aside",
          "release: what it releases not understood", "used", {R, ",sand,", ",,"}),
    EVERY("a_release_by_something_not_understood", "set_aside",
          "release: activity not understood", "used", {R, ",dancing,", ",,"}),
    EVERY("an_acceptance_not_understood", "set_aside",
          "release: acceptance not understood", "used", {R, ",soso,", ",,"}),
    EVERY("a_kind_of_shape_not_understood", "set_aside",
          "release: kind of shape not understood", "used", {R, ",odd,", ",,"}),
    EVERY("a_release_that_is_a_circle", "set_aside", "release: without shape", "used",
          {R, ",circle_from_area,", ",,"}),
    EVERY("a_release_that_is_far_away", "set_aside", "release: position not believed",
          "used",
          {P, "boundaries:\n  - {path: b.geojson, level: admin1, code: code}\n", ""},
          {H, "F,sha,cmr,2010", "F,sha,cmr,2022"}),
    EVERY("a_hazard_that_is_a_circle", "set_aside",
          "hazard: shape not surveyed, beside the total", "used",
          {H, ",circle_from_area,", ",,"}),
    EVERY("a_hazard_that_is_far_away", "set_aside", "hazard: position not believed",
          "used",
          {P, "boundaries:\n  - {path: b.geojson, level: admin1, code: code}\n", ""},
          {R, "\nfar,G,cmr,cleared", "\nfar,G,cmr,"}),
    EVERY("a_hazard_after_the_as_of_day", "set_aside",
          "hazard: dated after the as-of day", "used",
          {H, ",2021-05-01,", ",2020-12-31,"}),
    /* coordinate operations */
    DATUM("another_operation_of_two_files", "operation", "H;R", "EPSG:1541",
          {P, "operation: EPSG:1542", "operation: EPSG:1541"},
          {P, "operation: 'EPSG:1542'", "operation: 'EPSG:1541'"}),
    DATUM("another_operation_of_one_file", "operation", "R", "EPSG:1543",
          {P, "operation: 'EPSG:1542'", "operation: 'EPSG:1543'"}),
    DATUM("an_operation_instead_of_none", "operation", "Q", "EPSG:1542",
          {P, "operation: null-shift", "operation: EPSG:1542"}),
    /* two measurements of one border */
    EDGE("edge_difference_closed_with_its_hazard", "edge", "", "close_with_hazard",
         {P, "edge: keep", "edge: close_with_hazard"}),
    /* several reports of one thing */
    REPORTS("reports_of_a_hazard_replayed", "updates", "", "date_of_information",
            {P, "updates: all", "updates: date_of_information"}),
    REPORTS("reports_of_a_task_handed_over", "count", "", "handed_over",
            {P, "count: completed", "count: handed_over"}),
    REPORTS("reports_of_a_task_all_of_them", "set_aside",
            "release: another outcome report of its task counts", "used",
            {R, ",progress,", ",clearance,"}, {R, ",handover,", ",clearance,"}),
    /* where records are many, or hard */
    FIRST("first_count_completed", "count", "", "completed",
          {P, "count: accepted", "count: completed"}),
    FIRST("first_before_hazard_reference", "before_hazard", "", "reference",
          {P, "by: []", "by: []\nbefore_hazard: reference"}),
    FIRST("first_stock_without_cha", "stock", "", "sha+unknown",
          {P, "by: []", "by: []\nstock: [sha]"}),
    FIRST("first_another_operation", "operation", "BRAVO hazards", "EPSG:1541",
          {P, "operation: EPSG:1542", "operation: EPSG:1541"}),
    FIRST("first_a_product_not_understood", "set_aside",
          "release: product not understood", "used as cleared",
          {P, "{C: cleared,", "{Verified: cleared, C: cleared,"}),
    CROWD("crowd_count_completed", "count", "", "completed",
          {P, "count: accepted", "count: completed"}),
    CROWD("crowd_before_hazard_reference", "before_hazard", "", "reference",
          {P, "before_hazard: date", "before_hazard: reference"}),
    CROWD("crowd_stock_without_cha", "stock", "", "sha+unknown",
          {P, "stock: [cha, sha]", "stock: [sha]"}),
    CROWD("crowd_stock_without_sha", "stock", "", "cha+unknown",
          {P, "stock: [cha, sha]", "stock: [cha]"}),
};

#define COUNT (sizeof alternatives / sizeof *alternatives)

typedef struct comparison {
    job_scratch *scratch;
    const alternative *alternative;
} comparison;

static int comparison_setup(void **state)
{
    comparison *c = calloc(1, sizeof *c);
    void *scratch = NULL;
    int answer;

    if (!c)
        return -1;
    c->alternative = *state;
    answer = c->alternative->setup(&scratch);
    c->scratch = scratch;
    *state = c;
    return answer;
}

static int comparison_teardown(void **state)
{
    comparison *c = *state;
    void *scratch = c->scratch;
    int answer = job_scratch_teardown(&scratch);

    free(c);
    return answer;
}

static csv_table ledger_of_the_other(job_scratch *s, const alternative *a)
{
    for (size_t i = 0; i < 3 && a->edits[i].file; i++)
        job_replace(s, a->edits[i].file, a->edits[i].old, a->edits[i].fresh);
    job_run(s, "other");
    return csv_read(s, "other/data/ledger.csv");
}

/* Every account's row of the alternative. @return whether it differs from the own */
static bool compare(const csv_table *choices, const alternative *a, const csv_table *own,
                    const csv_table *other)
{
    size_t accounts = 0;
    bool is_moved = false;

    for (size_t row = 0; row < choices->rows; row++) {
        const char *account = csv_cell(choices, row, "account");
        figures expected = figures_of_ledger(other, account);
        figures before = figures_of_ledger(own, account);
        figures difference = figures_minus(&expected, &before), none = {0};

        if (!figures_are_of(choices, row, a->rule, a->about, a->alternative))
            continue;
        accounts++;
        assert_string_equal(csv_cell(choices, row, "chosen"), "no");
        figures_expect(choices, row, &expected, false);
        figures_expect(choices, row, &difference, true);
        is_moved |= !figures_are_same(&difference, &none);
    }
    assert_int_equal(accounts, 5); /* each once, and all */
    return is_moved;
}

static void is_a_run_of_that_programme(void **state)
{
    comparison *c = *state;
    csv_table choices, own, other;

    job_run(c->scratch, "own");
    choices = csv_read(c->scratch, "own/check/choices.csv");
    own = csv_read(c->scratch, "own/data/ledger.csv");
    other = ledger_of_the_other(c->scratch, c->alternative);
    /* A rule that moves nothing would test nothing. */
    assert_true(compare(&choices, c->alternative, &own, &other));
    csv_free(&choices);
    csv_free(&own);
    csv_free(&other);
}

int main(void)
{
    struct CMUnitTest tests[COUNT];

    for (size_t i = 0; i < COUNT; i++)
        tests[i] =
            (struct CMUnitTest){alternatives[i].name, is_a_run_of_that_programme,
                                comparison_setup, comparison_teardown, &alternatives[i]};
    return _cmocka_run_group_tests("choices_again", tests, COUNT, NULL, NULL);
}
