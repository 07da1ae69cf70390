/* SPDX-License-Identifier: Apache-2.0 */
/* test_circle.c: shapes that nobody paced out. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <stdio.h>

#include "check/check_scene.h"

#define RADIUS_M 250.0

typedef struct circle_case {
    const char *name;
    int points;
    double wobble; /* every other radius is so much more, the others less */
    double step;   /* degrees between points of three clusters; 0: evenly */
    bool is_release;
    size_t count;
} circle_case;

static double angle_of(const circle_case *c, int i)
{
    if (c->step > 0)
        return i / (c->points / 3) * 120 + i % (c->points / 3) * c->step;
    return 360.0 * i / c->points;
}

static void write_circle(const circle_case *c, char *out, size_t room)
{
    size_t length = (size_t)snprintf(out, room, "POLYGON ((");

    for (int i = 0; i <= c->points; i++) {
        double radius = RADIUS_M * (1 + (i % c->points % 2 ? c->wobble : -c->wobble));
        double angle = angle_of(c, i % c->points) * M_PI / 180;

        length +=
            (size_t)snprintf(out + length, room - length, "%s%.3f %.3f", i ? ", " : "",
                             1000 + radius * cos(angle), 1000 + radius * sin(angle));
    }
    snprintf(out + length, room - length, "))\n");
}

static const circle_case cases[] = {
    {"circle__of_32_points_is_said", 32, 0, 0, false, 1},
    {"circle__of_12_points_is_said", 12, 0, 0, false, 1},
    {"circle__of_11_points_passes", 11, 0, 0, false, 0},
    {"circle__of_radii_within_1_percent_is_said", 32, 0.009, 0, false, 1},
    {"circle__of_radii_beyond_1_percent_passes", 32, 0.011, 0, false, 0},
    /* Three clusters of four points: the quotient is 0.9505, and 0.9475. */
    {"circle__of_a_quotient_over_0_95_is_said", 12, 0, 20, false, 1},
    {"circle__of_a_quotient_under_0_95_passes", 12, 0, 19.5, false, 0},
    {"circle__of_a_release_passes", 32, 0, 0, true, 0},
};

static void run_circle(void **state)
{
    const circle_case *c = *state;
    char shape[4096], row[4200];
    void *own = NULL;
    csv_table issues;
    size_t first;

    assert_int_equal(job_scratch_setup(&own), 0);
    write_circle(c, shape, sizeof shape);
    snprintf(row, sizeof row, "%s%s", c->is_release ? RELEASE("c") : HAZARD("c"), shape);
    check_put(own, c->is_release ? NULL : row, NULL, c->is_release ? row : NULL);
    job_replace(own, "p.yaml", ", version: version", "");
    issues = check_issues(own);
    assert_int_equal(check_count(&issues, "LREL-G016", &first), c->count);
    csv_free(&issues);
    job_scratch_teardown(&own);
}

/* Caution: what looks synthetic is not what the programme says is. */
static void circle__stays_in_the_account(void **state)
{
    char shape[4096], row[4200];
    csv_table records, issues;

    write_circle(&cases[0], shape, sizeof shape);
    snprintf(row, sizeof row, "%s%s", HAZARD("c"), shape);
    check_put(*state, row, NULL, NULL);
    job_replace(*state, "p.yaml", ", version: version", "");
    issues = check_issues(*state);
    records = csv_read(*state, "out/data/records.csv");
    assert_string_equal(csv_cell(&records, 0, "used"), "yes");
    assert_true(csv_area(&records, 0, "remaining_m2") > 190000 * INT64_C(10000000));
    assert_string_equal(csv_cell(&issues, 0, "value"), "radius 250 m, 32 points");
    csv_free(&records);
    csv_free(&issues);
}

#define CASE_COUNT (sizeof cases / sizeof *cases)

int main(void)
{
    struct CMUnitTest tests[CASE_COUNT + 1] = {cmocka_unit_test_setup_teardown(
        circle__stays_in_the_account, job_scratch_setup, job_scratch_teardown)};

    for (size_t i = 0; i < CASE_COUNT; i++)
        tests[i + 1] = (struct CMUnitTest){cases[i].name, run_circle, NULL, NULL,
                                           (void *)(uintptr_t)&cases[i]};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
