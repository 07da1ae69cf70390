/* SPDX-License-Identifier: Apache-2.0 */
/* test_options.c: one table, many ways to write the same command line. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "landrelease/date.h"
#include "options.h"

#define WORDS_MAX 8

typedef struct settings {
    const char *file;
    const char *output;
    bool overwrite;
    bool quiet;
    int jobs;
    int level;
    lrel_date at;
} settings;

static const char *const levels[] = {"note", "warning", "error", NULL};

static const option options[] = {
    {OPTION_OPERAND, .name = "FILE", .offset = offsetof(settings, file), .help = "",
     .is_required = true},
    {OPTION_TEXT, 'o', "output", "DIR", offsetof(settings, output), .help = ""},
    {OPTION_FLAG, .name = "overwrite", .offset = offsetof(settings, overwrite),
     .help = ""},
    {OPTION_FLAG, 'q', "quiet", NULL, offsetof(settings, quiet), .help = ""},
    {OPTION_JOBS, 'j', "jobs", "N", offsetof(settings, jobs), .help = ""},
    {OPTION_CHOICE, .name = "level", .offset = offsetof(settings, level),
     .choices = levels, .help = ""},
    {OPTION_DAY, .name = "at", .value = "DATE", .offset = offsetof(settings, at),
     .help = ""},
    {0},
};

static const command_syntax test_syntax = {
    .command = "test", .about = "A test.", .options = options};

typedef struct list_settings {
    operand_list files;
    bool overwrite;
    common_values common;
} list_settings;

static const option list_options[] = {
    {OPTION_OPERAND, .name = "FILE", .offset = offsetof(list_settings, files),
     .is_required = true, .is_many = true},
    {OPTION_FLAG, .name = "overwrite", .offset = offsetof(list_settings, overwrite)},
    {0},
};

static const command_syntax list_syntax = {.command = "list",
                                           .options = list_options,
                                           .common = COMMON_JSON | COMMON_FAIL_ON,
                                           .common_offset =
                                               offsetof(list_settings, common)};

static parsed parse(const char *const *words, settings *out)
{
    char *arguments[WORDS_MAX];
    int count = 0;

    for (; words[count]; count++)
        arguments[count] = strdup(words[count]);
    parsed answer = options_parse(&test_syntax, count, arguments, out);
    /* Values point into the words: compare before they go. */
    if (out->file)
        out->file = strcmp(out->file, "f") == 0 ? "f" : "other";
    if (out->output)
        out->output = strcmp(out->output, "d") == 0 ? "d" : "other";
    while (count > 0)
        free(arguments[--count]);
    return answer;
}

typedef struct writing {
    const char *name;
    const char *words[WORDS_MAX];
} writing;

/* All mean: FILE f, output d, overwrite. */
static const writing same[] = {
    {"options__value_in_the_next_word", {"f", "--output", "d", "--overwrite"}},
    {"options__value_behind_equals", {"--output=d", "f", "--overwrite"}},
    {"options__short_with_space", {"-o", "d", "--overwrite", "f"}},
    {"options__short_without_space", {"-od", "--overwrite", "f"}},
    {"options__the_last_of_two_counts", {"-ox", "f", "-od", "--overwrite"}},
    {"options__behind_two_dashes_is_the_operand", {"-od", "--overwrite", "--", "f"}},
};

static void means_the_same(void **state)
{
    const writing *w = *state;
    settings set = {0};

    assert_int_equal(parse(w->words, &set), PARSED_GO);
    assert_string_equal(set.file, "f");
    assert_string_equal(set.output, "d");
    assert_true(set.overwrite);
    assert_false(set.quiet);
}

static const writing wrong[] = {
    {"options__an_unknown_one_is_refused", {"f", "--ouput", "d"}},
    {"options__an_unknown_letter_is_refused", {"f", "-x"}},
    {"options__a_beginning_is_not_enough", {"f", "--out", "d"}},
    {"options__a_missing_value_is_refused", {"f", "--output"}},
    {"options__an_empty_value_is_refused", {"f", "--output="}},
    {"options__a_flag_takes_no_value", {"f", "--overwrite=yes"}},
    {"options__a_missing_operand_is_refused", {"--overwrite"}},
    {"options__a_second_operand_is_refused", {"f", "g"}},
    {"options__an_option_behind_two_dashes_is_an_operand", {"f", "--", "--overwrite"}},
    {"options__jobs_0_is_refused", {"f", "-j0"}},
    {"options__jobs_with_letters_is_refused", {"f", "-j", "4x"}},
    {"options__jobs_with_a_sign_is_refused", {"f", "-j", "+4"}},
    {"options__jobs_beyond_a_long_is_refused", {"f", "-j", "99999999999999999999"}},
    {"options__a_choice_not_on_the_list_is_refused", {"f", "--level", "fatal"}},
    {"options__a_day_not_in_the_calendar_is_refused", {"f", "--at", "2023-02-29"}},
};

static void is_refused(void **state)
{
    const writing *w = *state;
    settings set = {0};

    assert_int_equal(parse(w->words, &set), PARSED_WRONG);
}

static void options__each_kind_is_stored(void **state)
{
    settings set = {0};
    const char *const words[] = {"f",    "-qj12",      "--level=error",
                                 "--at", "1970-01-02", NULL};

    assert_int_equal(parse(words, &set), PARSED_GO);
    assert_true(set.quiet);
    assert_int_equal(set.jobs, 12);
    assert_int_equal(set.level, 2);
    assert_int_equal(set.at.days, 1);
}

static void options__what_is_not_given_stays(void **state)
{
    settings set = {.jobs = 7, .level = -1};
    const char *const words[] = {"f", NULL};

    assert_int_equal(parse(words, &set), PARSED_GO);
    assert_int_equal(set.jobs, 7);
    assert_int_equal(set.level, -1);
    assert_null(set.output);
}

static void options__help_comes_before_what_is_missing(void **state)
{
    settings set = {0};
    const char *const words[] = {"--overwrite", "-h", NULL};

    assert_int_equal(parse(words, &set), PARSED_HELP);
}

/* Words as main() has them: they may be moved about. */
#define LIST(...) ((char *[]){__VA_ARGS__})
#define PARSE_LIST(set, count, ...)                                                      \
    options_parse(&list_syntax, count, LIST(__VA_ARGS__), set)

static char w_a[] = "a", w_b[] = "b", w_json[] = "--json", w_over[] = "--overwrite",
            w_dashes[] = "--", w_fail[] = "--fail-on=warning", w_draft[] = "--draft";

static void options__a_repeated_operand_takes_all_that_stand_alone(void **state)
{
    list_settings set = {0};

    assert_int_equal(PARSE_LIST(&set, 5, w_a, w_over, w_b, w_dashes, w_json), PARSED_GO);
    assert_int_equal(set.files.count, 3);
    assert_string_equal(set.files.at[0], "a");
    assert_string_equal(set.files.at[1], "b");
    assert_string_equal(set.files.at[2], "--json");
    assert_true(set.overwrite);
}

static void options__a_repeated_operand_is_needed_once(void **state)
{
    list_settings set = {0};

    assert_int_equal(PARSE_LIST(&set, 1, w_over), PARSED_WRONG);
    assert_int_equal(PARSE_LIST(&set, 1, w_a), PARSED_GO);
}

static void options__common_ones_come_with_their_values(void **state)
{
    list_settings set = {0};

    assert_int_equal(PARSE_LIST(&set, 3, w_a, w_json, w_fail), PARSED_GO);
    assert_true(set.common.json);
    assert_int_equal(set.common.fail_on, 1);
    assert_int_equal(PARSE_LIST(&set, 1, w_a), PARSED_GO);
    assert_false(set.common.json);
    assert_int_equal(set.common.fail_on, FAIL_ON_NOTHING);
}

static void options__common_ones_that_a_command_does_not_take_are_unknown(void **state)
{
    list_settings set = {0};

    assert_int_equal(PARSE_LIST(&set, 2, w_a, w_draft), PARSED_WRONG);
}

static struct CMUnitTest row(const writing *w, CMUnitTestFunction test)
{
    return (struct CMUnitTest){w->name, test, NULL, NULL, (void *)(uintptr_t)w};
}

/* West and south of zero are negative; no option is called by a digit. */
static void options__a_negative_number_is_an_operand(void **state)
{
    static char west[] = "-71.98", south[] = "-.5", whole[] = "-13";
    list_settings set = {0};

    assert_int_equal(PARSE_LIST(&set, 4, west, w_over, south, whole), PARSED_GO);
    assert_int_equal(set.files.count, 3);
    assert_string_equal(set.files.at[0], "-71.98");
    assert_string_equal(set.files.at[1], "-.5");
    assert_string_equal(set.files.at[2], "-13");
    assert_true(set.overwrite);
}

int main(void)
{
    enum { SAME = sizeof same / sizeof *same, WRONG = sizeof wrong / sizeof *wrong };
    struct CMUnitTest tests[SAME + WRONG + 7] = {
        cmocka_unit_test(options__each_kind_is_stored),
        cmocka_unit_test(options__what_is_not_given_stays),
        cmocka_unit_test(options__help_comes_before_what_is_missing),
        cmocka_unit_test(options__a_repeated_operand_takes_all_that_stand_alone),
        cmocka_unit_test(options__a_repeated_operand_is_needed_once),
        cmocka_unit_test(options__a_negative_number_is_an_operand),
        cmocka_unit_test(options__common_ones_come_with_their_values),
        cmocka_unit_test(options__common_ones_that_a_command_does_not_take_are_unknown),
    };

    for (size_t i = 0; i < SAME; i++)
        tests[7 + i] = row(&same[i], means_the_same);
    for (size_t i = 0; i < WRONG; i++)
        tests[7 + SAME + i] = row(&wrong[i], is_refused);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
