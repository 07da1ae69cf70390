/* SPDX-License-Identifier: Apache-2.0 */
/* A source whose coordinates would have to be guessed is refused: one run names every
 * refusal and what there is to choose from, and writes nothing. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#include "run/scenes.h"

#define CANDIDATE  "operation: EPSG:1542" /* EPSG says: Vietnam, 14 to 18 N */
#define DIFFERENCE " m difference from the first"
#define OPERATION  "    operation: EPSG:1542\n"

/* The line of the last job's messages that has @p words, as a text of its own. */
static char *line_with(const job_scratch *s, const char *words)
{
    const char *at = strstr(s->messages, words), *start = at;

    if (!at)
        fail_msg("no message says \"%s\":\n%s", words, s->messages);
    while (start > s->messages && start[-1] != '\n')
        start--;
    return strndup(start, strcspn(start, "\n"));
}

static void expect_in_line(const job_scratch *s, const char *line_words, const char *part)
{
    char *line = line_with(s, line_words);

    if (!strstr(line, part))
        fail_msg("\"%s\" does not say \"%s\"", line, part);
    free(line);
}

static int setup_without_operation(void **state)
{
    if (scene_first_setup(state) != 0)
        return -1;
    job_replace(*state, "p.yaml", OPERATION, "");
    return 0;
}

static void bad_input_01_refused_indian_1960_without_an_operation(void **state)
{
    job_scratch *s = *state;
    size_t entries = job_entries(s, "");

    assert_int_equal(job_try(s, "out"), LREL_E_REFUSED);
    expect_in_line(s, "BRAVO hazards", "EPSG:3148");
    assert_false(job_has(s, "out"));
    assert_int_equal(job_entries(s, ""), entries);
}

static void refused__candidates_have_code_name_accuracy_area_and_spread(void **state)
{
    job_scratch *s = *state;
    const char *at;
    int candidates = 0, far = 0;

    assert_int_equal(job_try(s, "out"), LREL_E_REFUSED);
    expect_in_line(s, CANDIDATE, "Indian 1960 to WGS 84 (2)");
    expect_in_line(s, CANDIDATE, "accuracy 44 m");
    expect_in_line(s, CANDIDATE, "Vietnam");
    for (at = s->messages; (at = strstr(at, "operation: EPSG:")); at++) {
        const char *end = at + strcspn(at, "\n"), *words = strstr(at, DIFFERENCE);

        /* The first is what the others differ from. */
        assert_int_equal(words && words<end, candidates> 0);
        while (candidates > 0 && words > at && words[-1] != ' ')
            words--;
        far += candidates > 0 && strtol(words, NULL, 10) > 10;
        candidates++;
    }
    assert_true(candidates >= 2);
    assert_true(far >= 1); /* else there would be nothing to choose */
}

static void refused__every_bad_source_is_named_in_one_run(void **state)
{
    job_scratch *s = *state;

    job_replace(s, "p.yaml", "    crs: EPSG:4326", "    crs: EPSG:3148");
    assert_int_equal(job_try(s, "out"), LREL_E_REFUSED);
    free(line_with(s, "BRAVO hazards"));
    free(line_with(s, "Releases: "));
    assert_null(strstr(s->messages, "ALFA hazards: "));
    assert_false(job_has(s, "out"));
}

static void refused__a_missing_file_does_not_hide_the_others(void **state)
{
    job_scratch *s = *state;

    job_replace(s, "p.yaml", "path: releases.csv", "path: absent.csv");
    job_replace(s, "p.yaml", "path: provinces.geojson", "path: nowhere.geojson");
    assert_int_equal(job_try(s, "out"), LREL_E_REFUSED);
    free(line_with(s, "Releases (absent.csv): no such file"));
    free(line_with(s, "nowhere.geojson"));
    free(line_with(s, "BRAVO hazards"));
}

static void refused__says_the_same_on_any_number_of_threads(void **state)
{
    job_scratch *s = *state;
    char *alone;

    job_replace(s, "p.yaml", "path: releases.csv", "path: absent.csv");
    job_replace(s, "p.yaml", "path: provinces.geojson", "path: nowhere.geojson");
    s->threads = 1;
    assert_int_equal(job_try(s, "out"), LREL_E_REFUSED);
    alone = strdup(s->messages);
    assert_non_null(alone);
    for (s->threads = 2; s->threads <= 5; s->threads++) {
        assert_int_equal(job_try(s, "out"), LREL_E_REFUSED);
        assert_string_equal(s->messages, alone);
    }
    free(alone);
}

static void refused__an_operation_of_another_datum(void **state)
{
    job_scratch *s = *state;

    job_replace(s, "p.yaml", "crs: EPSG:3148",
                "crs: EPSG:3148\n    operation: EPSG:1311");
    assert_int_equal(job_try(s, "out"), LREL_E_REFUSED);
    expect_in_line(s, "BRAVO hazards (bravo_hazards.csv): ", "EPSG:1311");
    free(line_with(s, "operation: EPSG:1542"));
    assert_false(job_has(s, "out"));
}

static void refused__ballpark_is_never_a_candidate(void **state)
{
    job_scratch *s = *state;

    assert_int_equal(job_try(s, "out"), LREL_E_REFUSED);
    assert_null(strstr(s->messages, "allpark"));
}

/* The program on `p.yaml`, into @p out; what it says stands in `stderr`. */
static int run_program(const job_scratch *s, const char *out)
{
    char command[4 * JOB_PATH_MAX];
    int status;

    snprintf(command, sizeof command,
             "%s run %s/p.yaml -o %s/%s > %s/stdout 2> %s/stderr", LREL_TEST_PROGRAM,
             s->root, s->root, out, s->root, s->root);
    status = system(command);
    assert_true(WIFEXITED(status));
    return WEXITSTATUS(status);
}

static void program__ends_with_4_and_leaves_no_folder(void **state)
{
    job_scratch *s = *state;
    char *said;

    assert_int_equal(run_program(s, "out"), 4);
    said = job_get(s, "stderr");
    assert_non_null(strstr(said, "EPSG:1542"));
    free(said);
    assert_false(job_has(s, "out"));
}

static void program__ends_with_0_once_the_operation_is_named(void **state)
{
    job_scratch *s = *state;

    job_replace(s, "p.yaml", "crs: EPSG:3148",
                "crs: EPSG:3148\n    operation: EPSG:1542");
    assert_int_equal(run_program(s, "out"), 0);
    for (int i = 0; job_outputs[i]; i++) {
        char name[64];

        snprintf(name, sizeof name, "out/%s", job_outputs[i]);
        assert_true(job_has(s, name));
    }
}

#define TEST(test)                                                                       \
    cmocka_unit_test_setup_teardown(test, setup_without_operation, job_scratch_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(bad_input_01_refused_indian_1960_without_an_operation),
        TEST(refused__candidates_have_code_name_accuracy_area_and_spread),
        TEST(refused__every_bad_source_is_named_in_one_run),
        TEST(refused__a_missing_file_does_not_hide_the_others),
        TEST(refused__says_the_same_on_any_number_of_threads),
        TEST(refused__an_operation_of_another_datum),
        TEST(refused__ballpark_is_never_a_candidate),
        TEST(program__ends_with_4_and_leaves_no_folder),
        TEST(program__ends_with_0_once_the_operation_is_named),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
