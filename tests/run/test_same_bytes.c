/* SPDX-License-Identifier: Apache-2.0 */
/* Law 6: same input, same bytes, for any number of threads, locale, time zone or order of
 * records; only `row` and `cell` follow the order of the input. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "run/csv_table.h"
#include "run/scenes.h"

static char *get_output(const job_scratch *s, const char *folder, const char *file)
{
    char name[96];

    snprintf(name, sizeof name, "%s/%s", folder, file);
    return job_get(s, name);
}

static void expect_same_text(const char *file, const char *a, const char *b)
{
    size_t i = 0;
    int line = 1;

    for (; a[i] && a[i] == b[i]; i++)
        line += a[i] == '\n';
    if (a[i] != b[i])
        fail_msg("%s differs in line %d: \"%.60s\" and \"%.60s\"", file, line, a + i,
                 b + i);
}

static void expect_same_bytes(const job_scratch *s, const char *one, const char *other)
{
    for (int i = 0; job_outputs[i]; i++) {
        char *a = get_output(s, one, job_outputs[i]);
        char *b = get_output(s, other, job_outputs[i]);

        expect_same_text(job_outputs[i], a, b);
        free(a);
        free(b);
    }
}

static void bytes__of_two_runs_are_the_same(void **state)
{
    job_run(*state, "one");
    job_run(*state, "two");
    expect_same_bytes(*state, "one", "two");
}

static void bytes__are_the_same_for_any_threads(void **state)
{
    static const int threads[] = {2, 3, 8};
    job_scratch *s = *state;

    s->threads = 1;
    job_run(s, "one");
    s->overwrite = true;
    for (size_t i = 0; i < 3; i++) {
        s->threads = threads[i];
        job_run(s, "many");
        expect_same_bytes(s, "one", "many");
    }
}

/* A locale that writes 1,5 and sorts otherwise; C where the machine has none of them. */
static void bytes__are_the_same_in_any_locale_and_time_zone(void **state)
{
    static const char *const locales[] = {"de_DE.UTF-8", "fr_FR.UTF-8", "tr_TR.UTF-8",
                                          "C.UTF-8"};
    const char *set = NULL;

    job_run(*state, "one");
    for (size_t i = 0; i < 4 && !set; i++)
        set = setlocale(LC_ALL, locales[i]);
    assert_non_null(set);
    assert_int_equal(setenv("TZ", "Pacific/Kiritimati", 1), 0);
    tzset();
    job_run(*state, "two");
    assert_non_null(setlocale(LC_ALL, "C"));
    assert_int_equal(unsetenv("TZ"), 0);
    expect_same_bytes(*state, "one", "two");
}

static void expect_same_tables(const job_scratch *s, const char *file)
{
    char one[96], two[96];
    csv_table a, b;

    snprintf(one, sizeof one, "one/%s", file);
    snprintf(two, sizeof two, "two/%s", file);
    a = csv_read(s, one);
    b = csv_read(s, two);
    assert_int_equal(a.rows, b.rows);
    assert_int_equal(a.columns, b.columns);
    for (size_t i = 0; i < (a.rows + 1) * a.columns; i++) {
        const char *column = a.cells[i % a.columns];

        if (strcmp(column, "row") != 0 && strcmp(column, "cell") != 0 &&
            strcmp(a.cells[i], b.cells[i]) != 0)
            fail_msg("%s, row %zu, %s: \"%s\" is not \"%s\"", file, i / a.columns, column,
                     a.cells[i], b.cells[i]);
    }
    csv_free(&a);
    csv_free(&b);
}

/* Numbers behind @p mark. */
static void blank_numbers(char *text, const char *mark)
{
    for (char *at = text; (at = strstr(at, mark));)
        for (at += strlen(mark); *at >= '0' && *at <= '9';)
            memmove(at, at + 1, strlen(at));
}

/* Properties called `row` and `cell`, and cells of that class on pages, as those columns,
 * follow the order of the input. */
static void blank_rows(char *text)
{
    for (char *at = text; (at = strstr(at, "\"cell\":\""));)
        for (at += 8; *at != '"';)
            memmove(at, at + 1, strlen(at));
    blank_numbers(text, "\"row\":");
    blank_numbers(text, "<td class=\"n row\">");
}

/* Provenance has checksums of the files, which are others now. */
static void expect_same_but_row(const job_scratch *s)
{
    for (int i = 0; job_outputs[i]; i++) {
        char *a, *b;

        if (strstr(job_outputs[i], ".csv"))
            expect_same_tables(s, job_outputs[i]);
        if (strstr(job_outputs[i], ".csv") || strstr(job_outputs[i], "provenance"))
            continue;
        a = get_output(s, "one", job_outputs[i]);
        b = get_output(s, "two", job_outputs[i]);
        blank_rows(a);
        blank_rows(b);
        expect_same_text(job_outputs[i], a, b);
        free(a);
        free(b);
    }
}

static void bytes__do_not_follow_the_order_of_records(void **state)
{
    job_scratch *s = *state;

    for (unsigned seed = 1; seed <= 4; seed++) {
        crowd_put(s, seed);
        if (seed % 2 == 0)
            scene_state_places(s);
        s->overwrite = true;
        job_run(s, "one");
        crowd_shuffle(s, seed);
        job_run(s, "two");
        expect_same_but_row(s);
    }
}

static void bytes__do_not_follow_where_a_ring_begins_and_how_it_runs(void **state)
{
    job_scratch *s = *state;

    for (unsigned seed = 5; seed <= 8; seed++) {
        char *a, *b;

        crowd_put(s, seed);
        if (seed % 2 == 0)
            scene_state_places(s);
        s->overwrite = true;
        job_run(s, "one");
        crowd_turn_rings(s, seed);
        job_run(s, "two");
        a = get_output(s, "one", "data/ledger.csv");
        b = get_output(s, "two", "data/ledger.csv");
        expect_same_text("data/ledger.csv", a, b);
        free(a);
        free(b);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCENE_TESTS(bytes__of_two_runs_are_the_same),
        STATED_SCENE_TEST(bytes__of_two_runs_are_the_same),
        SCENE_TESTS(bytes__are_the_same_for_any_threads),
        STATED_SCENE_TEST(bytes__are_the_same_for_any_threads),
        SCENE_TESTS(bytes__are_the_same_in_any_locale_and_time_zone),
        STATED_SCENE_TEST(bytes__are_the_same_in_any_locale_and_time_zone),
        {"bytes__do_not_follow_the_order_of_records",
         bytes__do_not_follow_the_order_of_records, job_scratch_setup,
         job_scratch_teardown, NULL},
        {"bytes__do_not_follow_where_a_ring_begins_and_how_it_runs",
         bytes__do_not_follow_where_a_ring_begins_and_how_it_runs, job_scratch_setup,
         job_scratch_teardown, NULL},
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
