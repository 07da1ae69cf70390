/* SPDX-License-Identifier: Apache-2.0 */
/* test_trial.c: in the generated example items follow a planted pattern, with noise: the
 * order finds it, and is worth more than the two simple ones. Where the same items are
 * dealt out to any release, it is worth nothing, and claims nothing. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>

#include "examples/example.h"
#include "focus/trial.h"
#include "run/job.h"
#include "stats/random.h"

#define AP_MINE  0
#define SHUFFLES 20

typedef struct scene {
    job_scratch *scratch;
    lrel_analysis analysis;
    lrel_focus focus;
} scene;

static scene scene_open(job_scratch *s)
{
    scene out = {.scratch = s};
    lrel_job *job = job_open(s);

    assert_int_equal(lrel_analysis_open(&job->data, &out.analysis, &s->err), LREL_OK);
    return out;
}

static void scene_close(scene *s)
{
    lrel_focus_clear(&s->focus);
    lrel_analysis_clear(&s->analysis);
    job_close(s->scratch);
}

/* Deals the counts out anew among the releases that state one (Fisher and Yates). */
static void deal(focus_evidence_list *evidence, void *user)
{
    lrel_random *random = user;

    for (size_t i = evidence->count; i > 1; i--) {
        focus_evidence *a = &evidence->at[i - 1],
                       *b = &evidence->at[lrel_random_below(random, i)];
        double keep = a->items;

        assert_true(a->is_counted && b->is_counted);
        a->items = b->items;
        b->items = keep;
    }
}

static void order__of_the_planted_pattern_beats_the_simple_ones(void **state)
{
    scene s = scene_open(*state);
    focus_trial t;

    assert_int_equal(lrel_focus_open(&s.analysis, &s.focus, NULL), LREL_OK);
    assert_int_equal(lrel_focus__try(&s.focus, AP_MINE, NULL, NULL, &t, NULL), LREL_OK);
    assert_null(t.why_not);
    assert_true(t.judged_n > 200 && t.found > 10000);
    for (int own = FOCUS_BY_SCORE; own <= FOCUS_BY_DENSITY; own++)
        for (int simple = FOCUS_LARGEST_FIRST; simple < FOCUS_METHODS; simple++) {
            for (int l = 0; l < FOCUS_LIFTS; l++)
                assert_true(t.lift[own][l] > 1.3 * t.lift[simple][l]);
            assert_true(t.auc[own] > t.auc[simple] + 0.02);
        }
    /* as examples/cambodia/README.md has it */
    assert_int_equal(lround(20 * t.lift[FOCUS_BY_SCORE][1]), 67);
    assert_int_equal(lround(20 * t.lift[FOCUS_LARGEST_FIRST][1]), 14);
    scene_close(&s);
}

/* The densest fifth was expected to hold most, and did; what was expected of all is what
 * was found within a factor of two: the hidden years found less than those before. */
static void order__is_calibrated(void **state)
{
    scene s = scene_open(*state);
    double expected = 0;
    focus_trial t;

    assert_int_equal(lrel_focus_open(&s.analysis, &s.focus, NULL), LREL_OK);
    assert_int_equal(lrel_focus__try(&s.focus, AP_MINE, NULL, NULL, &t, NULL), LREL_OK);
    for (int i = 0; i < FOCUS_FIFTHS; i++) {
        expected += t.fifths[i].expected;
        assert_true(t.fifths[i].expected < 2.2 * t.fifths[i].found);
        assert_true(t.fifths[i].expected > t.fifths[i].found / 2.2);
    }
    assert_true(expected < 2 * t.found && expected > t.found / 2);
    assert_true(t.fifths[0].found > 0.5 * t.found);
    scene_close(&s);
}

typedef struct summary {
    double mean, error; /* of the mean */
} summary;

static summary summarise(const double *values)
{
    summary out = {0, 0};
    double spread = 0;

    for (int i = 0; i < SHUFFLES; i++)
        out.mean += values[i] / SHUFFLES;
    for (int i = 0; i < SHUFFLES; i++)
        spread += (values[i] - out.mean) * (values[i] - out.mean) / (SHUFFLES - 1);
    out.error = sqrt(spread / SHUFFLES);
    return out;
}

static void expect_about(const double *values, double chance)
{
    summary s = summarise(values);

    if (!(fabs(s.mean - chance) < 3 * s.error))
        fail_msg("%g +- %g, by chance %g", s.mean, s.error, chance);
}

static void order__of_dealt_out_items_beats_none(void **state)
{
    scene s = scene_open(*state);
    double lift[SHUFFLES], ahead[SHUFFLES], auc[SHUFFLES];
    lrel_random random;
    summary lead;

    assert_int_equal(lrel_focus_open(&s.analysis, &s.focus, NULL), LREL_OK);
    lrel_random_seed(&random, 2024);
    for (int i = 0; i < SHUFFLES; i++) {
        focus_trial t;

        assert_int_equal(lrel_focus__try(&s.focus, AP_MINE, deal, &random, &t, NULL),
                         LREL_OK);
        lift[i] = t.lift[FOCUS_BY_SCORE][1];
        auc[i] = t.auc[FOCUS_BY_SCORE];
        ahead[i] = lift[i] - t.lift[FOCUS_OLDEST_FIRST][1];
    }
    expect_about(lift, 1);
    expect_about(auc, 0.5);
    lead = summarise(ahead);
    assert_true(lead.mean < 2 * lead.error);
    scene_close(&s);
}

/* Nor does the model see a pattern of places, as a rule: its own test would be wrong in
 * one of twenty. */
static void model__of_dealt_out_items_sees_no_places(void **state)
{
    scene s = scene_open(*state);
    lrel_random random;
    int seen = 0;

    assert_int_equal(lrel_focus_open(&s.analysis, &s.focus, NULL), LREL_OK);
    lrel_random_seed(&random, 7);
    for (int i = 0; i < SHUFFLES; i++) {
        focus_order order;

        assert_int_equal(
            lrel_focus__order(&s.focus, AP_MINE, false, deal, &random, &order, NULL),
            LREL_OK);
        seen += order.model.place_shape < 1;
        lrel_focus__clear_order(&order);
    }
    assert_in_range(seen, 0, 3);
    scene_close(&s);
}

static void model__of_the_planted_pattern_sees_places_and_classes(void **state)
{
    scene s = scene_open(*state);
    focus_order order;

    assert_int_equal(lrel_focus_open(&s.analysis, &s.focus, NULL), LREL_OK);
    assert_int_equal(
        lrel_focus__order(&s.focus, AP_MINE, false, NULL, NULL, &order, NULL), LREL_OK);
    assert_true(order.model.place_shape < 2);
    assert_true(order.model.levels[0].shape < 10);
    lrel_focus__clear_order(&order);
    scene_close(&s);
}

/* Every open hazard is there once: the land adds up to the closing of the account. */
static void order__has_all_recorded_land(void **state)
{
    scene s = scene_open(*state);
    const lrel_ledger *ledger = s.analysis.data->ledger;

    assert_int_equal(lrel_focus_open(&s.analysis, &s.focus, NULL), LREL_OK);
    for (uint32_t a = 0; a < s.analysis.data->programme->account_count; a++) {
        int64_t land = 0, closing = 0;
        focus_order order;

        assert_int_equal(lrel_focus__order(&s.focus, a, false, NULL, NULL, &order, NULL),
                         LREL_OK);
        for (size_t i = 0; i < order.count; i++) {
            land += order.at[i].area2;
            assert_true(order.at[i].edge2 <= order.at[i].area2);
        }
        lrel_focus__clear_order(&order);
        for (size_t i = 0; i < lrel_ledger_row_count(ledger); i++) {
            const lrel_ledger_row *row = lrel_ledger_row_at(ledger, i);

            if (row->account == a && row->period + 1 == s.analysis.data->period_count)
                closing += row->area2[LREL_COLUMN_CLOSING];
        }
        assert_true(land == closing);
    }
    scene_close(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(order__of_the_planted_pattern_beats_the_simple_ones),
        cmocka_unit_test(order__is_calibrated),
        cmocka_unit_test(order__of_dealt_out_items_beats_none),
        cmocka_unit_test(model__of_dealt_out_items_sees_no_places),
        cmocka_unit_test(model__of_the_planted_pattern_sees_places_and_classes),
        cmocka_unit_test(order__has_all_recorded_land),
    };

    return cmocka_run_group_tests(tests, example_setup, job_scratch_teardown);
}
