/* SPDX-License-Identifier: Apache-2.0 */
/* test_scene.c: squares of four hectares, 20 km apart, of which ten were cleared: what is
 * believed of an eleventh can be worked out by hand. docs/methods/focus.md tells it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "focus/lorenz.h"
#include "focus/retrospect.h"
#include "run/csv_table.h"
#include "run/job.h"
#include "run/job_scratch.h"
#include "stats/gamma.h"

#define SQUARES 12
#define CLEARED 10

/* 20 items on 40 hectares: one in two hectares. */
static const int items_of[CLEARED] = {0, 0, 0, 0, 0, 0, 2, 4, 6, 8};

static void append(char *text, const char *format, ...)
{
    size_t used = strlen(text);
    va_list arguments;

    va_start(arguments, format);
    assert_true(vsnprintf(text + used, 16384 - used, format, arguments) > 0);
    va_end(arguments);
}

/* Square @p number, 200 m wide, in metres of UTM. */
static void append_square(char *text, int number)
{
    int x = 300000 + 20000 * (number % 6), y = 1300000 + 20000 * (number / 6);

    append(text, "\"POLYGON((%d %d,%d %d,%d %d,%d %d,%d %d))\"", x, y, x, y + 200,
           x + 200, y + 200, x + 200, y, x, y);
}

/* H0 to H11, confirmed but for the last. */
static void put_hazards(const job_scratch *s)
{
    static char text[16384];

    strcpy(text, "id,class,wkt\n");
    for (int i = 0; i < SQUARES; i++) {
        append(text, "H%d,%s,", i, i == SQUARES - 1 ? "sha" : "cha");
        append_square(text, i);
        append(text, "\n");
    }
    job_put(s, "hazards.csv", text);
}

/* R0 to R9 on the squares of the same number; @p silent of them state no items. */
static void put_releases(const job_scratch *s, int silent)
{
    static char text[16384];

    strcpy(text, "id,apm,wkt\n");
    for (int i = 0; i < CLEARED; i++) {
        if (i < silent)
            append(text, "R%d,,", i);
        else
            append(text, "R%d,%d,", i, items_of[i]);
        append_square(text, i);
        append(text, "\n");
    }
    job_put(s, "releases.csv", text);
}

static const char programme[] =
    "programme: Squares\n"
    "as_of: 2024-12-31\n"
    "by: [class]\n"
    "sources:\n"
    "  - {path: hazards.csv, role: hazard, id: id, class: class, geometry: {wkt: wkt},\n"
    "     crs: EPSG:32648, contamination: {const: ap}, from: {const: 2015-01-01}}\n"
    "  - {path: releases.csv, role: release, id: id, geometry: {wkt: wkt},\n"
    "     crs: EPSG:32648, contamination: {const: ap}, product: {const: cleared},\n"
    "     activity: {const: clearance}, to: {const: 2020-06-01},\n"
    "     accepted: {const: 2020-06-01}, items: {ap_mine: apm}}\n";

typedef struct scene {
    job_scratch *scratch;
    lrel_analysis analysis;
    lrel_focus focus;
} scene;

/* @p more  behind the sources above */
static scene scene_open(job_scratch *s, int silent, const char *more)
{
    static char text[8192];
    scene out = {.scratch = s};
    lrel_job *job;

    put_hazards(s);
    put_releases(s, silent);
    snprintf(text, sizeof text, "%s%s", programme, more);
    job_put(s, "p.yaml", text);
    job = job_open(s);
    assert_int_equal(lrel_analysis_open(&job->data, &out.analysis, &s->err), LREL_OK);
    return out;
}

static void scene_order(scene *s)
{
    if (lrel_focus_open(&s->analysis, &s->focus, &s->scratch->err) != LREL_OK)
        fail_msg("%s", s->scratch->err.message);
}

static void scene_close(scene *s)
{
    lrel_focus_clear(&s->focus);
    lrel_analysis_clear(&s->analysis);
    job_close(s->scratch);
}

static const focus_hazard *find(const scene *s, const char *id)
{
    const focus_order *o = &s->focus.orders[0];

    for (size_t i = 0; i < o->count; i++)
        if (lrel_text_is_equal(lrel_focus__record(&s->focus, &o->at[i])->id,
                               lrel_text_of(id)))
            return &o->at[i];
    fail_msg("%s is not open", id);
    return NULL;
}

static void assert_near(double found, double wanted, double within)
{
    if (!(fabs(found - wanted) <= within))
        fail_msg("found %.10g, wanted %.10g", found, wanted);
}

/* Equal areas: the mean is 20 / 40. The shape k of ten counts of mean 2 is where
 * sum of (digamma(y + k) - digamma(k)) = 10 ln(1 + 2 / k): the sum over y of 1/k + ... +
 * 1/(k + y - 1). A count is worth k / (k + 2) of itself, so that 20 items are worth
 * 20 k / (k + 2), and that is the shape of what is believed. */
static void believe__by_hand(void **state)
{
    scene s = scene_open(*state, 0, "");
    double low = 0.01, high = 10, worth;
    const focus_hazard *h;

    scene_order(&s);
    h = find(&s, "H10");
    for (int i = 0; i < 60; i++) { /* by halves: nothing of lib/stats */
        double k = (low + high) / 2, sum = 0;

        for (int r = 0; r < CLEARED; r++)
            for (int j = 0; j < items_of[r]; j++)
                sum += 1 / (k + j);
        if (sum > CLEARED * log(1 + 2 / k))
            low = k;
        else
            high = k;
    }
    worth = 20 * low / (low + 2);
    assert_near(h->belief.per_ha, 0.5, 0.002); /* UTM's scale is 4e-4 off, or so */
    assert_near(h->belief.shape, worth, 0.01);
    assert_near(h->belief.place, 1, 0);
    assert_near(lrel_gamma_below(worth, worth / h->belief.per_ha * h->low), 0.05, 1e-3);
    assert_near(lrel_gamma_below(worth, worth / h->belief.per_ha * h->high), 0.95, 1e-3);
    assert_int_equal(s.focus.orders[0].count, 2);
    scene_close(&s);
}

static void lessons__what_is_not_stated_is_not_nothing(void **state)
{
    scene s = scene_open(*state, 0, "");

    scene_order(&s);
    assert_int_equal(s.focus.orders[0].model.lesson_count, 10);
    scene_close(&s);
    /* Six tasks that found nothing do not say so any more. */
    s = scene_open(*state, 6, "");
    scene_order(&s);
    assert_int_equal(s.focus.orders[0].model.lesson_count, 4);
    assert_int_equal(s.focus.orders[0].model.uncounted_n, 6);
    assert_near(s.focus.orders[0].model.items / s.focus.orders[0].model.ha, 20.0 / 16,
                0.005);
    assert_false(find(&s, "H10")->is_known);
    assert_int_equal(find(&s, "H10")->step, FOCUS_NO_STEP);
    assert_string_equal(lrel_focus__reason(&s.focus.orders[0], find(&s, "H10")).text,
                        "No suggestion: fewer than 10 releases of cleared land in this "
                        "account state their items.");
    scene_close(&s);
}

static const char with_items[] =
    "  - {path: items.csv, role: item, id: id, category: category, quantity: n,\n"
    "     release: release, context: context, date: {const: 2020-05-01},\n"
    "     geometry: {lon: lon, lat: lat}, crs: EPSG:32648}\n";

/* R0 states nothing; its items name it. R9 states 8, and what names it is among them. A
 * spot task is near H10, and no count of any release. */
static void lessons__items_that_name_their_release(void **state)
{
    job_scratch *scratch = *state;
    scene s;

    job_put(scratch, "items.csv",
            "id,category,n,release,context,lon,lat\n"
            "i1,ap_mine,3,R0,clearance,300100,1300100\n"
            "i2,ap_mine,,R0,clearance,300100,1300100\n"
            "i3,submunition,9,R0,clearance,300100,1300100\n"
            "i4,ap_mine,8,R9,clearance,360100,1320100\n"
            "i5,ap_mine,50,,eod_spot,380100,1320100\n");
    s = scene_open(scratch, 1, with_items);
    scene_order(&s);
    assert_int_equal(s.focus.orders[0].model.lesson_count, 10);
    assert_near(s.focus.orders[0].model.items, 24, 1e-9);
    assert_near(find(&s, "H10")->figure[LREL_FOCUS_ITEMS], 50, 0.1);
    assert_near(find(&s, "H11")->figure[LREL_FOCUS_ITEMS], 0, 0);
    scene_close(&s);
}

/* By the account's own mean, 0.5, the chance is a little below a half, as gamma
 * distributions are skew. With a threshold of 0.1 it is above: H10 is confirmed, H11 is
 * not. */
static void advice__threshold_and_class(void **state)
{
    scene s = scene_open(*state, 0, "");

    scene_order(&s);
    assert_int_equal(find(&s, "H10")->why, FOCUS_WHY_SPARSE);
    assert_int_equal(find(&s, "H10")->step, FOCUS_SURVEY);
    scene_close(&s);
    s = scene_open(*state, 0, "focus: {threshold_per_ha: 0.1}\n");
    scene_order(&s);
    assert_int_equal(find(&s, "H10")->step, FOCUS_CLEARANCE);
    assert_int_equal(find(&s, "H11")->step, FOCUS_NO_STEP); /* no sha was cleared */
    assert_int_equal(find(&s, "H11")->why, FOCUS_WHY_NOTHING_LIKE);
    assert_non_null(strstr(lrel_focus__reason(&s.focus.orders[0], find(&s, "H10")).text,
                           "0.1 items per hectare or more"));
    scene_close(&s);
}

/* A part of H11 was cleared, and 40 items were found: now it is known, and confirmed by
 * its own land. */
static void advice__items_of_its_own_land_confirm(void **state)
{
    job_scratch *scratch = *state;
    char *text;
    const focus_hazard *h;
    scene s = scene_open(scratch, 0, "");

    scene_close(&s);
    text = job_get(scratch, "releases.csv");
    text = realloc(text, strlen(text) + 256);
    assert_non_null(text);
    strcat(text, "R11,40,\"POLYGON((400000 1320000,400000 1320100,400200 1320100,"
                 "400200 1320000,400000 1320000))\"\n");
    job_put(scratch, "releases.csv", text);
    free(text);
    s.scratch = scratch;
    assert_int_equal(lrel_analysis_open(&job_open(scratch)->data, &s.analysis, NULL),
                     LREL_OK);
    scene_order(&s);
    h = find(&s, "H11");
    assert_int_equal(h->belief.own_n, 1);
    assert_near(h->belief.own_items, 40, 0.1);
    assert_int_equal(h->step, FOCUS_CLEARANCE);
    assert_near(lrel_analysis_m2(&s.analysis, h->area2), 20000, 50);
    scene_close(&s);
}

/* Weights of terms without data go to the others; points are weight times share. */
static void score__points_are_weight_times_share(void **state)
{
    scene s = scene_open(*state, 0,
                         "focus: {weights: {density: 1, accidents: 5, items: 5,\n"
                         "  exposure: 3}, exposure: [{path: villages.csv.geojson}]}\n");
    const focus_hazard *first, *last;

    job_put(s.scratch, "villages.csv.geojson",
            "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\","
            "\"properties\":{},\"geometry\":{\"type\":\"Point\",\"coordinates\":"
            "[104.0796,11.9419]}}]}");
    scene_order(&s);
    first = &s.focus.orders[0].at[0];
    last = &s.focus.orders[0].at[1];
    assert_near(s.focus.orders[0].weights[LREL_FOCUS_DENSITY], 0.25, 1e-12);
    assert_near(s.focus.orders[0].weights[LREL_FOCUS_EXPOSURE], 0.75, 1e-12);
    assert_near(s.focus.orders[0].weights[LREL_FOCUS_ITEMS], 0, 0);
    assert_true(first->figure[LREL_FOCUS_EXPOSURE] > 0);
    assert_near(last->figure[LREL_FOCUS_EXPOSURE], 0, 0);
    assert_near(first->points[LREL_FOCUS_EXPOSURE], 75, 1e-9);
    for (int i = 0; i < 2; i++) {
        const focus_hazard *h = &s.focus.orders[0].at[i];
        double sum = 0;

        for (int t = 0; t < LREL_FOCUS_TERMS; t++)
            sum += h->points[t];
        assert_near(h->score, sum, 1e-9);
    }
    scene_close(&s);
}

/* H10 lies 20 km from H11, in a field; a road passes H11 at 3,000 m of its middle, which
 * lets (1 - 0.36)^2 of it count. */
static void exposure__of_fields_and_roads(void **state)
{
    scene s = scene_open(
        *state, 0,
        "focus: {exposure: [{path: fields.geojson, crs: EPSG:32648, name: Fields},\n"
        "  {path: roads.geojson, crs: EPSG:32648, weight: 2}]}\n");

    job_put(s.scratch, "fields.geojson",
            "{\"type\":\"Polygon\",\"coordinates\":[[[370000,1310000],"
            "[390000,1310000],[390000,1330000],[370000,1330000],[370000,1310000]]]}");
    job_put(s.scratch, "roads.geojson",
            "{\"type\":\"LineString\",\"coordinates\":[[403100,1300000],"
            "[403100,1340000]]}");
    scene_order(&s);
    assert_near(find(&s, "H10")->figure[LREL_FOCUS_EXPOSURE], 1, 1e-9);
    assert_near(find(&s, "H11")->figure[LREL_FOCUS_EXPOSURE], 2 * 0.64 * 0.64, 0.01);
    scene_close(&s);
}

static void exposure__a_layer_without_shapes_is_refused(void **state)
{
    scene s = scene_open(*state, 0, "focus: {exposure: [{path: no.geojson}]}\n");
    lrel_error err;

    lrel_error_init(&err);
    assert_int_not_equal(lrel_focus_open(&s.analysis, &s.focus, &err), LREL_OK);
    assert_non_null(strstr(err.message, "exposure layer no.geojson: "));
    scene_close(&s);
    s = scene_open(*state, 0, "focus: {exposure: [{path: releases.csv}]}\n");
    assert_int_not_equal(lrel_focus_open(&s.analysis, &s.focus, &err), LREL_OK);
    assert_non_null(strstr(err.message, "has no shape"));
    scene_close(&s);
}

static void priorities__stand_beside_the_score(void **state)
{
    scene s = scene_open(*state, 0, "focus: {priorities: own.csv}\n");
    lrel_error err;

    job_put(s.scratch, "own.csv", "id,priority\nH10,urgent\nH99,low\n");
    scene_order(&s);
    assert_true(lrel_text_is_equal(
        lrel_focus__priority(&s.focus, find(&s, "H10"))->priority, LREL_TEXT("urgent")));
    assert_null(lrel_focus__priority(&s.focus, find(&s, "H11")));
    assert_true(s.focus.priorities.at[0].is_met);
    assert_false(s.focus.priorities.at[1].is_met);
    lrel_focus_clear(&s.focus);
    lrel_error_init(&err);
    job_put(s.scratch, "own.csv", "id,priority\nH10,urgent\nH10,low\n");
    assert_int_not_equal(lrel_focus_open(&s.analysis, &s.focus, &err), LREL_OK);
    assert_non_null(strstr(err.message, "\"H10\" twice"));
    lrel_focus_clear(&s.focus);
    job_put(s.scratch, "own.csv", "id,rank\nH10,urgent\n");
    assert_int_not_equal(lrel_focus_open(&s.analysis, &s.focus, &err), LREL_OK);
    assert_non_null(strstr(err.message, "no column `priority`"));
    scene_close(&s);
}

static uint32_t period_of(const scene *s, int year)
{
    for (uint32_t p = 0; p < s->analysis.years.period_count; p++)
        if (lrel_analysis_year(&s->analysis, p) == year)
            return p;
    fail_msg("no %d", year);
    return 0;
}

/* Of ten equal tasks six found nothing. Of 20 items lie 8, 14, 18, 20 in the first one to
 * four tenths: under the curve (0.2 + 0.55 + 0.8 + 0.95 + 6) / 10 = 0.85, Gini 0.7. All
 * land was confirmed, so that none of it was for survey, and its class is not focused. */
static void look_back__by_hand(void **state)
{
    scene s = scene_open(*state, 0, "");
    focus_lorenz found;
    focus_cells cells;
    const focus_cell *c;

    scene_order(&s);
    assert_int_equal(
        lrel_focus__look_back(&s.focus, 0, period_of(&s, 2020), &cells, NULL), LREL_OK);
    assert_int_equal(cells.count, 2); /* all, and releases of no stated operator */
    c = &cells.at[0];
    assert_int_equal(c->tasks_n, 10);
    assert_int_equal(c->zero_n, 6);
    assert_near(lrel_focus__zero_find_share(c).value, 0.6, 1e-3);
    assert_near(lrel_focus__cell_gini(c).value, 0.7, 2e-3);
    assert_near(lrel_focus__survey_share(c).value, 0, 0);
    assert_true(c->zero_suspected2 == 0);
    assert_near(lrel_focus__class_focus(c).value, 12.0 / 11, 1e-3);
    assert_true(c->released2[LREL_PRODUCT_CLEARED] == c->counted2);
    lrel_focus__clear_cells(&s.focus, &cells);
    assert_int_equal(
        lrel_focus__found_curve(&s.focus.orders[0], period_of(&s, 2020), &found, NULL),
        LREL_OK);
    assert_int_equal(lrel_focus__land_for(&found, 0.5), 14); /* 8, and 2 of the 6 */
    assert_near(found.items, 20, 1e-9);
    lrel_focus__clear_curve(&s.focus.orders[0], &found);
    scene_close(&s);
}

static void look_back__without_counts_says_why(void **state)
{
    scene s = scene_open(*state, CLEARED, "");
    focus_cells cells;
    const focus_cell *c;

    scene_order(&s);
    assert_int_equal(
        lrel_focus__look_back(&s.focus, 0, period_of(&s, 2020), &cells, NULL), LREL_OK);
    c = &cells.at[0];
    assert_true(c->released2[LREL_PRODUCT_CLEARED] > 0);
    assert_int_equal(c->tasks_n, 0);
    assert_non_null(lrel_focus__zero_find_share(c).why_not);
    assert_non_null(lrel_focus__cell_gini(c).why_not);
    lrel_focus__clear_cells(&s.focus, &cells);
    /* In 2024 nothing was released at all. */
    assert_int_equal(
        lrel_focus__look_back(&s.focus, 0, period_of(&s, 2024), &cells, NULL), LREL_OK);
    assert_int_equal(cells.count, 0);
    lrel_focus__clear_cells(&s.focus, &cells);
    scene_close(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(believe__by_hand),
        cmocka_unit_test(lessons__what_is_not_stated_is_not_nothing),
        cmocka_unit_test(lessons__items_that_name_their_release),
        cmocka_unit_test(advice__threshold_and_class),
        cmocka_unit_test(advice__items_of_its_own_land_confirm),
        cmocka_unit_test(score__points_are_weight_times_share),
        cmocka_unit_test(exposure__of_fields_and_roads),
        cmocka_unit_test(exposure__a_layer_without_shapes_is_refused),
        cmocka_unit_test(priorities__stand_beside_the_score),
        cmocka_unit_test(look_back__by_hand),
        cmocka_unit_test(look_back__without_counts_says_why),
    };

    return cmocka_run_group_tests(tests, job_scratch_setup, job_scratch_teardown);
}
