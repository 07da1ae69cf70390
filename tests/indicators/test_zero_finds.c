/* SPDX-License-Identifier: Apache-2.0 */
/* test_zero_finds.c: what is a clearance task without finds, and what is none. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "indicators/plane_scene.h"

#define NONE_AP  "no AP mine found"
#define NONE_ANY "no explosive ordnance found"

/* How many tasks are without finds, and how many do not say so. */
static void expect_tasks(const csv_table *t, const char *definition, const char *zero,
                         const char *of, size_t unstated_rows)
{
    indicator_key key = {"I4",      "tasks without finds", "ap_mine", "all", "", "2024",
                         definition};
    size_t row = indicator_row_of(t, &key);

    assert_string_equal(csv_cell(t, row, "value"), zero);
    assert_string_equal(csv_cell(t, row, "b"), of);
    key.name = "tasks whose counts are not stated";
    assert_int_equal(indicator_count(t, &key), unstated_rows);
}

static csv_table run(job_scratch *s, plane *p)
{
    plane_end(p);
    job_run(s, "out");
    return csv_read(s, "out/data/indicators.csv");
}

static void counts__not_stated_are_no_zero(void **state)
{
    job_scratch *s = *state;
    plane p = plane_begin(s, "");
    csv_table t;

    plane_task(&p,
               &(plane_release){.id = "a",
                                .op = "X",
                                .product = "cleared",
                                .day = "2024-02-01",
                                .ap = "0",
                                .uxo = "2"},
               1000);
    plane_task(
        &p,
        &(plane_release){
            .id = "b", .op = "X", .product = "cleared", .day = "2024-02-01", .ap = "0"},
        2000);
    plane_task(
        &p,
        &(plane_release){.id = "c", .op = "X", .product = "cleared", .day = "2024-02-01"},
        4000);
    plane_task(&p,
               &(plane_release){.id = "d",
                                .op = "X",
                                .product = "cleared",
                                .day = "2024-02-01",
                                .ap = "5",
                                .uxo = "0"},
               8000);
    t = run(s, &p);
    expect_tasks(&t, NONE_AP, "2", "4", 1);  /* a, b; not c */
    expect_tasks(&t, NONE_ANY, "0", "4", 1); /* a found ordnance; b and c do not say */
    /* 3,000 of 11,000 m2: c is in neither. */
    indicator_expect(&t,
                     &(indicator_key){"I3", NULL, "ap_mine", "all", "", "2024",
                                      NONE_AP "; area as counted"},
                     4, "27.2727");
    /* 11,000 m2 for 5 mines: c is in neither. */
    indicator_expect(&t,
                     &(indicator_key){"I1", NULL, "ap_mine", "all", "", "2024",
                                      "AP mines; area as counted"},
                     0, "2200");
    csv_free(&t);
}

static void rows_of_one_task__are_one(void **state)
{
    job_scratch *s = *state;
    plane p = plane_begin(s, "");
    csv_table t;

    plane_task(&p,
               &(plane_release){.id = "a",
                                .task = "T",
                                .op = "X",
                                .product = "cleared",
                                .day = "2024-02-01",
                                .ap = "0",
                                .uxo = "0"},
               1000);
    plane_task(&p,
               &(plane_release){.id = "b",
                                .task = "T",
                                .op = "X",
                                .product = "cleared",
                                .day = "2024-03-01",
                                .ap = "1",
                                .uxo = "0"},
               2000);
    /* Another operator's task of that name is another task. */
    plane_task(&p,
               &(plane_release){.id = "c",
                                .task = "T",
                                .op = "Y",
                                .product = "cleared",
                                .day = "2024-03-01",
                                .ap = "0",
                                .uxo = "0"},
               4000);
    t = run(s, &p);
    expect_tasks(&t, NONE_AP, "1", "2", 0);
    indicator_expect(&t,
                     &(indicator_key){"I3", NULL, "ap_mine", "operator", "X", "2024",
                                      NONE_AP "; area as counted"},
                     0, "0");
    indicator_expect(&t,
                     &(indicator_key){"I3", NULL, "ap_mine", "operator", "Y", "2024",
                                      NONE_AP "; area as counted"},
                     0, "100");
    csv_free(&t);
}

static void a_listed_item__is_a_find_but_not_of_a_spot_task(void **state)
{
    job_scratch *s = *state;
    plane p = plane_begin(s, "");
    csv_table t;

    plane_task(&p,
               &(plane_release){.id = "a",
                                .op = "X",
                                .product = "cleared",
                                .day = "2024-02-01",
                                .ap = "0",
                                .uxo = "0"},
               1000);
    plane_task(&p,
               &(plane_release){.id = "b",
                                .op = "X",
                                .product = "cleared",
                                .day = "2024-02-01",
                                .ap = "0",
                                .uxo = "0"},
               2000);
    plane_task(
        &p,
        &(plane_release){.id = "c", .op = "X", .product = "cleared", .day = "2024-02-01"},
        4000);
    fputs("i,2024-01-15,ap_mine,1,clearance,X,a,,\n"
          "k,2024-01-15,ap_mine,3,clearance,X,c,,\n"
          "m,2024-01-15,ap_mine,7,eod_spot,X,b,,\n",
          p.items);
    t = run(s, &p);
    expect_tasks(&t, NONE_AP, "1", "3", 0); /* b alone */
    /* a states 0, which is taken; c states nothing, and 3 are listed: 7,000 m2 for 3. */
    indicator_expect(&t,
                     &(indicator_key){"I1", "area per item", "ap_mine", "all", "", "2024",
                                      "AP mines; area as counted"},
                     1, "2333.3");
    indicator_expect(&t,
                     &(indicator_key){"I1", "items of spot tasks", "all", "operator", "X",
                                      "2024", "AP mines"},
                     0, "7");
    csv_free(&t);
}

static void spot_tasks__never_enter_area_per_item(void **state)
{
    job_scratch *s = *state;
    plane p = plane_begin(s, "");
    csv_table t;

    plane_task(&p,
               &(plane_release){.id = "a",
                                .op = "X",
                                .product = "cleared",
                                .day = "2024-02-01",
                                .ap = "2",
                                .uxo = "0"},
               1000);
    plane_task(&p,
               &(plane_release){.id = "b",
                                .op = "X",
                                .product = "cleared",
                                .activity = "eod_spot",
                                .day = "2024-02-01",
                                .ap = "50",
                                .uxo = "0"},
               4000);
    t = run(s, &p);
    indicator_expect(&t,
                     &(indicator_key){"I1", "area per item", "ap_mine", "all", "", "2024",
                                      "AP mines; area as counted"},
                     0, "500");
    indicator_expect(&t,
                     &(indicator_key){"I1", "items of spot tasks", "all", "all", "",
                                      "2024", "AP mines"},
                     0, "50");
    csv_free(&t);
}

static void assets__do_not_add_up_and_say_so(void **state)
{
    static const char manual[] = "tasks involving manual", dog[] = "tasks involving dog";
    job_scratch *s = *state;
    plane p = plane_begin(s, "");
    indicator_key key = {
        "I1", NULL, "ap_mine", "asset", manual, "2024", "AP mines; area as counted"};
    csv_table t;

    plane_task(&p,
               &(plane_release){.id = "a",
                                .op = "X",
                                .product = "cleared",
                                .day = "2024-02-01",
                                .ap = "2",
                                .uxo = "0",
                                .assets = "manual"},
               1000);
    plane_task(&p,
               &(plane_release){.id = "b",
                                .op = "X",
                                .product = "cleared",
                                .day = "2024-02-01",
                                .ap = "1",
                                .uxo = "0",
                                .assets = "manual;dog"},
               2000);
    plane_task(&p,
               &(plane_release){.id = "c",
                                .op = "X",
                                .product = "cleared",
                                .day = "2024-02-01",
                                .ap = "1",
                                .uxo = "0"},
               500);
    t = run(s, &p);
    indicator_expect(&t, &key, 0, "1000");
    assert_string_equal(csv_cell(&t, indicator_row_of(&t, &key), "note"),
                        "does not add up: a task with several assets is in each");
    key.group = dog;
    indicator_expect(&t, &key, 0, "2000");
    key.group = "";
    indicator_expect(&t, &key, 0, "500");
    csv_free(&t);
}

/* 70 m of the square lie in E, 30 m in W: areas are divided, items are not. */
static void items__go_where_most_of_the_land_is(void **state)
{
    job_scratch *s = *state;
    plane p = plane_begin(s, "");
    indicator_key key = {
        "I1", NULL, "ap_mine", "admin1", "E", "2024", "AP mines; area as counted"};
    char shape[160];
    csv_table t;

    plane_hazard(&p, "H", "X", "ap", "cha", "2010-01-01", plane_square(-30, 0, shape));
    plane_release_put(&p,
                      &(plane_release){.id = "R",
                                       .op = "X",
                                       .product = "cleared",
                                       .day = "2024-01-01",
                                       .ap = "7",
                                       .uxo = "0"},
                      shape);
    t = run(s, &p);
    indicator_expect(&t, &key, 0, "1000");
    key.group = "W";
    indicator_expect_none(&t, &key,
                          "the items are counted where most of their tasks' land lay");
    key.indicator = "I2"; /* not 0 */
    indicator_expect_none(&t, &key,
                          "the items are counted where most of their tasks' land lay");
    key.indicator = "I1";
    key.by = "all";
    key.group = "";
    indicator_expect(&t, &key, 1, "1428.6");
    csv_free(&t);
}

#define TEST(name)                                                                       \
    cmocka_unit_test_setup_teardown(name, job_scratch_setup, job_scratch_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(counts__not_stated_are_no_zero),
        TEST(rows_of_one_task__are_one),
        TEST(a_listed_item__is_a_find_but_not_of_a_spot_task),
        TEST(spot_tasks__never_enter_area_per_item),
        TEST(assets__do_not_add_up_and_say_so),
        TEST(items__go_where_most_of_the_land_is),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
