/* SPDX-License-Identifier: Apache-2.0 */
/* test_before.c: a run that replaces that of the delivery before says what has changed,
 * and keeps on saying so until another delivery comes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "run/csv_table.h"

static const char *const before_files[] = {
    "out/before/data/records.csv", "out/before/data/ledger.csv", "out/before/changes.csv",
    "out/before/restated.csv", "out/before/changes.geojson"};
#define BEFORE_FILES (sizeof before_files / sizeof *before_files)

static void assert_no_before(const job_scratch *s)
{
    char *page = job_get(s, "out/README.html");

    assert_null(strstr(page, "Since the delivery before"));
    assert_false(job_has(s, "out/before"));
    free(page);
}

/* One release less than before, and the account of 2020 is another one. */
static void put_next_delivery(job_scratch *s)
{
    job_replace(s, "releases.csv", "\nR-04,", "\nR-99,");
}

static void run_two(job_scratch *s)
{
    job_copy_first(s);
    s->overwrite = true;
    job_run(s, "out");
    put_next_delivery(s);
    job_run(s, "out");
}

static size_t changes_of(const job_scratch *s, const char *kind)
{
    csv_table changes = csv_read(s, "out/before/changes.csv");
    size_t count = 0;

    for (size_t row = 0; row < changes.rows; row++)
        count += strcmp(csv_cell(&changes, row, "change"), kind) == 0;
    csv_free(&changes);
    return count;
}

static void a_first_run__has_nothing_to_compare_with(void **state)
{
    job_scratch *s = *state;

    job_copy_first(s);
    job_run(s, "out");
    assert_no_before(s);
}

static void the_same_files_again__are_no_new_delivery(void **state)
{
    job_scratch *s = *state;

    job_copy_first(s);
    s->overwrite = true;
    job_run(s, "out");
    job_run(s, "out");
    assert_no_before(s);
    /* nor with another programme */
    job_replace(s, "p.yaml", "as_of: 2024-12-31", "as_of: 2023-12-31");
    job_run(s, "out");
    assert_no_before(s);
}

static void another_delivery__is_compared_on_the_first_page(void **state)
{
    job_scratch *s = *state;
    char *page;

    run_two(s);
    for (size_t i = 0; i < BEFORE_FILES; i++)
        assert_true(job_has(s, before_files[i]));
    assert_int_equal(changes_of(s, "added"), 1);
    assert_int_equal(changes_of(s, "removed"), 1);
    page = job_get(s, "out/README.html");
    assert_non_null(strstr(page, "Since the delivery before"));
    assert_non_null(strstr(page, "before/changes.csv"));
    free(page);
}

static void the_delivery_before__stays_that_of_other_files(void **state)
{
    job_scratch *s = *state;
    char *texts[BEFORE_FILES], *page, *again;

    run_two(s);
    page = job_get(s, "out/README.html");
    for (size_t i = 0; i < BEFORE_FILES; i++)
        texts[i] = job_get(s, before_files[i]);
    job_run(s, "out");
    again = job_get(s, "out/README.html");
    assert_string_equal(page, again);
    free(page);
    free(again);
    for (size_t i = 0; i < BEFORE_FILES; i++) {
        again = job_get(s, before_files[i]);
        assert_string_equal(texts[i], again);
        free(again);
        free(texts[i]);
    }
}

static void a_third_delivery__is_compared_with_the_second(void **state)
{
    job_scratch *s = *state;

    run_two(s);
    job_replace(s, "releases.csv", "\nR-99,", "\nR-98,");
    job_replace(s, "releases.csv", "\nR-05,", "\nR-97,");
    job_run(s, "out");
    assert_int_equal(changes_of(s, "added"), 2);
    assert_int_equal(changes_of(s, "removed"), 2);
}

/* What a draft says is nothing to hold a delivery against. */
static void a_draft__is_no_delivery(void **state)
{
    job_scratch *s = *state;

    job_copy_first(s);
    s->overwrite = true;
    s->draft = true;
    job_run(s, "out");
    s->draft = false;
    put_next_delivery(s);
    job_run(s, "out");
    assert_no_before(s);
}

static void what_cannot_be_compared__is_said(void **state)
{
    job_scratch *s = *state;

    job_copy_first(s);
    s->overwrite = true;
    job_run(s, "out");
    job_put(s, "out/data/records.csv", "role,source\n");
    put_next_delivery(s);
    job_run(s, "out");
    assert_no_before(s);
    assert_non_null(strstr(s->messages, "not compared with the delivery before"));
}

static void the_names_of_sources__do_not_make_a_delivery(void **state)
{
    job_scratch *s = *state;

    job_copy_first(s);
    s->overwrite = true;
    job_run(s, "out");
    job_replace(s, "p.yaml", "name: BRAVO hazards", "name: Bravo");
    job_run(s, "out");
    assert_no_before(s);
}

#define SCRATCH_TEST(f)                                                                  \
    cmocka_unit_test_setup_teardown(f, job_scratch_setup, job_scratch_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCRATCH_TEST(a_first_run__has_nothing_to_compare_with),
        SCRATCH_TEST(the_same_files_again__are_no_new_delivery),
        SCRATCH_TEST(another_delivery__is_compared_on_the_first_page),
        SCRATCH_TEST(the_delivery_before__stays_that_of_other_files),
        SCRATCH_TEST(a_third_delivery__is_compared_with_the_second),
        SCRATCH_TEST(a_draft__is_no_delivery),
        SCRATCH_TEST(what_cannot_be_compared__is_said),
        SCRATCH_TEST(the_names_of_sources__do_not_make_a_delivery),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
