/* SPDX-License-Identifier: Apache-2.0 */
/* test_deliveries.c: two deliveries of the first example, run and compared. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "landrelease/comparison.h"
#include "run/csv_table.h"

/* The first example, run as the folder `old`. */
static void put_old(job_scratch *s)
{
    job_copy_first(s);
    job_run(s, "old");
}

/* What stands now, run as the folder `new`, and the comparison of both as `diff`. */
static void compare(job_scratch *s, lrel_comparison **out)
{
    lrel_context *context = lrel_context_new(NULL);
    char before[JOB_PATH_MAX], after[JOB_PATH_MAX], folder[JOB_PATH_MAX];

    assert_non_null(context);
    job_run(s, "new");
    job_path(s, "old", before);
    job_path(s, "new", after);
    job_path(s, "diff", folder);
    lrel_error_init(&s->err);
    if (lrel_comparison_new(context, before, after, out, &s->err) != LREL_OK)
        fail_msg("%s", s->err.message);
    assert_int_equal(lrel_comparison_write(*out, folder, false, NULL), LREL_OK);
    s->context = context;
}

static void end(job_scratch *s, lrel_comparison *c)
{
    lrel_comparison_free(c);
    lrel_context_free(s->context);
    s->context = NULL;
}

static size_t all_changes(const lrel_comparison *c)
{
    size_t sum = 0;

    for (size_t i = 0; i < lrel_comparison_source_count(c); i++)
        for (int kind = 0; kind < LREL_CHANGE_KIND_COUNT; kind++)
            sum += lrel_comparison_source_at(c, i).changed_n[kind];
    return sum;
}

/* ---- one change at a time ---- */

typedef struct diff_case {
    const char *name;
    const char *file, *old, *fresh; /* the only difference of the next delivery */
    lrel_change_kind kind;
    const char *source, *id, *field, *before, *after, *moved_m;
    size_t restated; /* figures */
} diff_case;

#define R01_SHAPE                                                                        \
    "POLYGON ((103.1 13.1, 103.101 13.1, 103.101 13.102, 103.1 13.102, 103.1 13.1))"
#define R03_SHAPE                                                                        \
    "POLYGON ((103.105 13.115, 103.106 13.115, 103.106 13.116, 103.105 13.116, 103.105 " \
    "13.115))"
#define R03_MOVED                                                                        \
    "POLYGON ((103.205 13.115, 103.206 13.115, 103.206 13.116, 103.205 13.116, 103.205 " \
    "13.115))"
#define R03_WIDER                                                                        \
    "POLYGON ((103.105 13.115, 103.107 13.115, 103.107 13.116, 103.105 13.116, 103.105 " \
    "13.115))"
/* The same land: it begins elsewhere, runs the other way and has a point more. */
#define R03_TURNED                                                                       \
    "POLYGON ((103.106 13.116, 103.106 13.115, 103.1055 13.115, 103.105 13.115, "        \
    "103.105 13.116, 103.106 13.116))"

static const diff_case cases[] = {
    {"date", "releases.csv", "2020-08-07,2020-09-01", "2020-08-07,2020-10-01",
     LREL_CHANGE_REDATED, "Releases", "R-03", "date", "2020-09-01", "2020-10-01", "", 0},
    {"date__of_another_year", "releases.csv", "2021-05-28,2021-06-30",
     "2021-05-28,2020-06-30", LREL_CHANGE_REDATED, "Releases", "R-01", "date",
     "2021-06-30", "2020-06-30", "", 6},
    {"place", "releases.csv", R03_SHAPE, R03_MOVED, LREL_CHANGE_MOVED, "Releases", "R-03",
     "drawn_m2", NULL, NULL, "10843", 0},
    {"shape", "releases.csv", R03_SHAPE, R03_WIDER, LREL_CHANGE_RESHAPED, "Releases",
     "R-03", "drawn_m2", NULL, NULL, "54", 0},
    {"stated_area", "releases.csv", "2020-09-01,qa_passed,12000",
     "2020-09-01,qa_passed,12500", LREL_CHANGE_AREA_STATED, "Releases", "R-03",
     "stated_m2", "12000", "12500", "", 0},
    {"operator", "releases.csv", "R-03,,C,clearance,AP,ALFA",
     "R-03,,C,clearance,AP,BRAVO", LREL_CHANGE_DESCRIBED, "Releases", "R-03", "operator",
     "ALFA", "BRAVO", "", 0},
    {"status", "releases.csv", "2020-09-01,qa_passed", "2020-09-01,draft",
     LREL_CHANGE_STATUS, "Releases", "R-03", "used", "yes", "no", "", 0},
    {"record__that_is_gone", "releases.csv", "R-03,,C", "R-99,,C", LREL_CHANGE_REMOVED,
     "Releases", "R-03", "", "", "", "", 0},
};

static size_t row_of(const csv_table *table, const diff_case *c)
{
    for (size_t row = 0; row < table->rows; row++)
        if (strcmp(csv_cell(table, row, "change"), lrel_change_kind_name(c->kind)) == 0 &&
            strcmp(csv_cell(table, row, "id"), c->id) == 0)
            return row;
    fail_msg("no record %s is %s", c->id, lrel_change_kind_name(c->kind));
    return 0;
}

static void test_changes(void **state)
{
    const diff_case *c = *state;
    lrel_comparison *found = NULL;
    job_scratch *s;
    csv_table table;
    size_t row;

    assert_int_equal(job_scratch_setup(state), 0);
    s = *state;
    put_old(s);
    job_replace(s, c->file, c->old, c->fresh);
    compare(s, &found);
    table = csv_read(s, "diff/changes.csv");
    row = row_of(&table, c);
    assert_string_equal(csv_cell(&table, row, "source"), c->source);
    assert_string_equal(csv_cell(&table, row, "field"), c->field);
    if (c->before) {
        assert_string_equal(csv_cell(&table, row, "before"), c->before);
        assert_string_equal(csv_cell(&table, row, "after"), c->after);
    }
    assert_string_equal(csv_cell(&table, row, "moved_m"), c->moved_m);
    csv_free(&table);
    assert_in_range(all_changes(found), 1, 2);
    assert_int_equal(lrel_comparison_restated_count(found), c->restated);
    end(s, found);
    job_scratch_teardown(state);
}

/* ---- nothing that matters ---- */

static void expect_no_change(job_scratch *s)
{
    lrel_comparison *found = NULL;

    compare(s, &found);
    assert_int_equal(all_changes(found), 0);
    assert_int_equal(lrel_comparison_restated_count(found), 0);
    end(s, found);
}

static void test_same(void **state)
{
    put_old(*state);
    expect_no_change(*state);
}

/* Another order of rows and another way around the same land. */
static void test_written_otherwise(void **state)
{
    job_scratch *s = *state;

    put_old(s);
    job_replace(s, "releases.csv", R03_SHAPE, R03_TURNED);
    job_replace(s, "releases.csv", "R-03,,C,clearance,AP,ALFA,2020-08-07,",
                "R-03,,C,clearance,AP,ALFA,2020-08-06,"); /* end of work: not compared */
    expect_no_change(s);
}

/* Versions of one hazard share their id and are told apart. */
static void test_version_that_is_new(void **state)
{
    job_scratch *s = *state;
    lrel_comparison *found = NULL;
    lrel_comparison_source source;

    put_old(s);
    job_replace(s, "alfa_hazards.geojson", "\"id\": \"A-01\", \"ver\": \"1\"",
                "\"id\": \"A-00\", \"ver\": \"1\"");
    compare(s, &found);
    source = lrel_comparison_source_at(found, 0);
    assert_string_equal(source.name, "ALFA hazards");
    assert_int_equal(source.changed_n[LREL_CHANGE_ADDED], 1);
    assert_int_equal(source.changed_n[LREL_CHANGE_REMOVED], 1);
    assert_int_equal(source.changed_n[LREL_CHANGE_REDATED], 0);
    end(s, found);
}

/* The last period is cut at the as-of day: a later delivery does not restate it. */
static void test_period_that_went_on(void **state)
{
    job_scratch *s = *state;
    lrel_comparison *found = NULL;

    job_copy_first(s);
    job_replace(s, "p.yaml", "as_of: 2024-12-31", "as_of: 2023-05-31");
    job_run(s, "old");
    job_replace(s, "p.yaml", "as_of: 2023-05-31", "as_of: 2024-12-31");
    compare(s, &found);
    for (size_t i = 0; i < lrel_comparison_restated_count(found); i++)
        assert_string_not_equal(lrel_comparison_restated_at(found, i).period, "2023");
    end(s, found);
}

/* ---- folders ---- */

static void expect_refused(job_scratch *s, const char *before, lrel_status wanted,
                           const char *word)
{
    lrel_context *context = lrel_context_new(NULL);
    lrel_comparison *found = NULL;
    char old_path[JOB_PATH_MAX], new_path[JOB_PATH_MAX];

    job_path(s, before, old_path);
    job_path(s, "new", new_path);
    lrel_error_init(&s->err);
    assert_int_equal(lrel_comparison_new(context, old_path, new_path, &found, &s->err),
                     wanted);
    assert_non_null(strstr(s->err.message, word));
    assert_null(found);
    lrel_context_free(context);
}

static void test_folder_of_no_run(void **state)
{
    job_scratch *s = *state;

    job_copy_first(s);
    job_run(s, "new");
    expect_refused(s, "old", LREL_E_NOT_FOUND, "data/records.csv");
}

/* Of a version that did not say where records are. */
static void test_folder_without_places(void **state)
{
    job_scratch *s = *state;

    put_old(s);
    job_run(s, "new");
    job_replace(s, "old/data/records.csv", ",lon,lat\n", ",x,y\n");
    expect_refused(s, "old", LREL_E_FORMAT, "no column `lon`");
}

static void test_account_that_is_none(void **state)
{
    job_scratch *s = *state;

    put_old(s);
    job_run(s, "new");
    job_replace(s, "old/data/ledger.csv", ",0,0,", ",0,1e5,");
    expect_refused(s, "old", LREL_E_FORMAT, "no exact decimal");
}

static void test_folder_that_is_there(void **state)
{
    job_scratch *s = *state;
    lrel_comparison *found = NULL;
    char path[JOB_PATH_MAX];

    put_old(s);
    compare(s, &found);
    job_path(s, "diff", path);
    assert_int_equal(lrel_comparison_write(found, path, false, NULL), LREL_E_EXISTS);
    assert_int_equal(lrel_comparison_write(found, path, true, NULL), LREL_OK);
    job_path(s, "old", path); /* a run's folder is none of ours */
    assert_int_equal(lrel_comparison_write(found, path, true, NULL), LREL_E_EXISTS);
    end(s, found);
}

#define TEST(name)                                                                       \
    cmocka_unit_test_setup_teardown(test_##name, job_scratch_setup, job_scratch_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(same),
        TEST(written_otherwise),
        TEST(version_that_is_new),
        TEST(period_that_went_on),
        TEST(folder_of_no_run),
        TEST(folder_without_places),
        TEST(account_that_is_none),
        TEST(folder_that_is_there),
    };
    struct CMUnitTest changes[sizeof cases / sizeof *cases];
    int failed = cmocka_run_group_tests(tests, NULL, NULL);

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        changes[i] = (struct CMUnitTest){.name = cases[i].name,
                                         .test_func = test_changes,
                                         .initial_state = (void *)(uintptr_t)&cases[i]};
    return failed + _cmocka_run_group_tests("changes", changes,
                                            sizeof cases / sizeof *cases, NULL, NULL);
}
