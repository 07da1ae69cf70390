/* SPDX-License-Identifier: Apache-2.0 */
/* Every planted case of examples/cambodia shows where its README says. The table there is
 * the list of cases; it is read as people read it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "examples/example.h"

#define README "examples/cambodia/README.md"
#define WORD   64

typedef struct outputs {
    csv_table records, issues, credits;
} outputs;

static outputs read_outputs(const job_scratch *s)
{
    return (outputs){.records = csv_read(s, "out/data/records.csv"),
                     .issues = csv_read(s, "out/check/issues.csv"),
                     .credits = csv_read(s, "out/data/credits.csv")};
}

static void free_outputs(outputs *o)
{
    csv_free(&o->records);
    csv_free(&o->issues);
    csv_free(&o->credits);
}

/* A column of records.csv, in the row of @p id where it is largest: ids have versions. */
static int64_t largest(const outputs *o, const char *id, const char *column)
{
    int64_t most = -1;

    for (size_t row = 0; row < o->records.rows; row++) {
        int64_t area;

        if (strcmp(csv_cell(&o->records, row, "id"), id) != 0)
            continue;
        area = csv_area(&o->records, row, column);
        most = area > most ? area : most;
    }
    return most;
}

static bool shows(const outputs *o, const char *id, const char *word)
{
    char a[WORD], b[WORD];

    if (strncmp(word, "LREL-", 5) == 0)
        return example_find(&o->issues, id, "code", word) >= 0;
    if (strcmp(word, "set aside") == 0)
        return example_find(&o->records, id, "used", "no") >= 0;
    if (strncmp(word, "credit ", 7) == 0)
        return example_find(&o->credits, id, "column", word + 7) >= 0 ||
               example_find(&o->credits, id, "admin1", word + 7) >= 0;
    if (sscanf(word, "%63s < %63s", a, b) == 2)
        /* By a twentieth at least: rounding is no case. */
        return largest(o, id, a) < largest(o, id, b) / 20 * 19;
    return largest(o, id, word) > 0;
}

/* Takes the next word in backticks from @p *at. */
static bool next_word(char **at, char word[WORD])
{
    char *from = strchr(*at, '`'), *to = from ? strchr(from + 1, '`') : NULL;

    if (!to)
        return false;
    snprintf(word, WORD, "%.*s", (int)(to - from - 1), from + 1);
    *at = to + 1;
    return true;
}

/* A row of the table: "| RM-9001 | its story | `words` |". @return how many words held */
static size_t check_case(const outputs *o, char *line)
{
    char id[WORD] = "", word[WORD], *last;
    size_t held = 0;

    if (sscanf(line, "| %63s |", id) != 1 || !strstr(id, "-90"))
        return 0;
    last = strrchr(line, '|');
    *last = 0;
    last = strrchr(line, '|');
    for (; next_word(&last, word); held++)
        if (!shows(o, id, word))
            fail_msg("%s does not show as `%s`", id, word);
    if (!held)
        fail_msg("%s: the README does not say where it shows", id);
    return held;
}

static void cases__show_where_the_readme_says(void **state)
{
    outputs o = read_outputs(*state);
    char *text, *line, *rest;
    size_t cases = 0;

    job_copy(*state, README, "README.md");
    text = job_get(*state, "README.md");
    for (line = strtok_r(text, "\n", &rest); line; line = strtok_r(NULL, "\n", &rest))
        cases += check_case(&o, line) > 0;
    assert_in_range(cases, 40, 99);
    free(text);
    free_outputs(&o);
}

static bool readme_tells(const char *readme, const char *id)
{
    return strstr(readme, id) != NULL;
}

static void cases__in_the_files_are_all_told(void **state)
{
    outputs o = read_outputs(*state);
    char *readme;

    job_copy(*state, README, "README.md");
    readme = job_get(*state, "README.md");
    for (size_t row = 0; row < o.records.rows; row++) {
        const char *id = csv_cell(&o.records, row, "id");

        if (strstr(id, "-90") && strlen(id) == 7 && !readme_tells(readme, id))
            fail_msg("the README does not tell of %s", id);
    }
    free(readme);
    free_outputs(&o);
}

/* The check above could not fail where shows() takes anything. */
static void cases__do_not_show_where_they_are_not(void **state)
{
    outputs o = read_outputs(*state);

    assert_false(shows(&o, "RM-9005", "LREL-G001"));
    assert_false(shows(&o, "RM-9005", "set aside"));
    assert_false(shows(&o, "RM-9005", "credit 01"));
    assert_false(shows(&o, "RM-9005", "drawn_m2 < stated_m2"));
    assert_false(shows(&o, "RM-9005", "recorded_again_m2"));
    free_outputs(&o);
}

static int64_t in_account(const csv_table *by_account, const char *id,
                          const char *account, const char *column)
{
    long row = example_find(by_account, id, "account", account);

    if (row < 0)
        fail_msg("%s is not in account %s", id, account);
    return csv_area(by_account, (size_t)row, column);
}

/* Law 4: RC-9008 takes mines from land of RM-9011 and SA-9001, and SC-9001 submunitions
 * from a part of it. What is left of either is what the other did not touch, exactly. */
static void cases__mines_and_strikes_are_released_each_for_itself(void **state)
{
    static const char *const told[][3] = {{"RM-9011", "ap_mine", "RC-9008"},
                                          {"SA-9001", "cmr", "SC-9001"}};
    csv_table t = csv_read(*state, "out/data/records_by_account.csv");

    for (int i = 0; i < 2; i++) {
        const char *hazard = told[i][0], *account = told[i][1], *release = told[i][2];

        assert_int_equal(in_account(&t, hazard, account, "remaining_m2"),
                         in_account(&t, hazard, account, "newly_recorded_m2") -
                             in_account(&t, release, account, "counted_m2"));
        assert_true(in_account(&t, release, account, "counted_m2") > 0);
    }
    csv_free(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cases__show_where_the_readme_says),
        cmocka_unit_test(cases__in_the_files_are_all_told),
        cmocka_unit_test(cases__do_not_show_where_they_are_not),
        cmocka_unit_test(cases__mines_and_strikes_are_released_each_for_itself),
    };
    return cmocka_run_group_tests(tests, example_setup, job_scratch_teardown);
}
