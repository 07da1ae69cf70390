/* SPDX-License-Identifier: Apache-2.0 */
/* A draft goes on without what is refused: it has the figures of the programme without
 * that file, names what is missing, and says of every product that it is a draft. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "run/scenes.h"
#include "support/scarce_memory.h"

/* Cuts the source called @p name out of p.yaml: from its "  - path" to the next, or to
 * what follows the sources. */
static void cut_source(const job_scratch *s, const char *name)
{
    char *text = job_get(s, "p.yaml");
    char *start = strstr(text, name), *end;

    assert_non_null(start);
    while (strncmp(start, "\n  - path", 9) != 0)
        start--;
    end = strstr(start + 1, "\n  - path");
    memmove(start, end, strlen(end) + 1);
    job_put(s, "p.yaml", text);
    free(text);
}

/* Without its operation BRAVO's file is refused. */
static void refuse_bravo(const job_scratch *s)
{
    job_replace(s, "p.yaml", "    operation: EPSG:1542\n", "");
}

static void draft__goes_on_without_the_refused_source(void **state)
{
    job_scratch *s = *state;

    refuse_bravo(s);
    assert_int_equal(job_try_open(s), LREL_E_REFUSED);
    s->draft = true;
    job_open(s);
    assert_true(lrel_job_summary(s->job).is_draft);
    assert_int_equal(lrel_job_summary(s->job).missing_n, 1);
    assert_int_equal(lrel_job_summary(s->job).records_read, 36); /* 40, less BRAVO's 4 */
}

static void draft__names_what_is_missing_and_why(void **state)
{
    job_scratch *s = *state;
    size_t refused = 0;

    refuse_bravo(s);
    s->draft = true;
    job_open(s);
    for (size_t i = 0; i < lrel_job_input_count(s->job); i++) {
        lrel_input_summary input = lrel_job_input_at(s->job, i);

        if (!input.refused)
            continue;
        refused++;
        assert_string_equal(input.name, "BRAVO hazards");
        assert_non_null(strstr(input.refused, "needs a datum shift"));
        assert_int_equal(input.records_read, 0);
    }
    assert_int_equal(refused, 1);
}

/* The mark apart, its ledger is that of the programme without the source. */
static void draft__has_the_figures_of_the_rest(void **state)
{
    job_scratch *s = *state;
    char *draft, *rest, *mark;

    refuse_bravo(s);
    s->draft = true;
    job_run(s, "draft");
    s->draft = false;
    cut_source(s, "BRAVO hazards");
    job_run(s, "rest");
    draft = job_get(s, "draft/data/ledger.csv");
    rest = job_get(s, "rest/data/ledger.csv");
    while ((mark = strstr(draft, ",DRAFT\n")) != NULL)
        memmove(mark, mark + 6, strlen(mark + 6) + 1);
    mark = strstr(draft, ",draft\n");
    assert_non_null(mark);
    memmove(mark, mark + 6, strlen(mark + 6) + 1);
    assert_string_equal(draft, rest);
    free(draft);
    free(rest);
}

static void draft__a_refused_border_leaves_land_without_a_unit(void **state)
{
    job_scratch *s = *state;
    char *ledger;

    job_replace(s, "p.yaml", "path: provinces.geojson", "path: nowhere.geojson");
    s->draft = true;
    job_run(s, "out");
    ledger = job_get(s, "out/data/ledger.csv");
    assert_null(strstr(ledger, ",EX-1,"));
    assert_non_null(strstr(ledger, ",DRAFT\n"));
    free(ledger);
}

static void draft__every_source_refused_is_refused(void **state)
{
    job_scratch *s = *state;

    job_replace(s, "p.yaml", "path: alfa_hazards.geojson", "path: a.geojson");
    job_replace(s, "p.yaml", "path: bravo_hazards.csv", "path: b.csv");
    job_replace(s, "p.yaml", "path: releases.csv", "path: r.csv");
    s->draft = true;
    assert_int_equal(job_try_open(s), LREL_E_REFUSED);
}

/* A product that is not marked would pass for a final one. README and provenance have
 * their own words, tables and maps the mark of their writers. */
static void draft__every_file_says_so(void **state)
{
    job_scratch *s = *state;
    char path[JOB_PATH_MAX];

    refuse_bravo(s);
    s->draft = true;
    job_run(s, "out");
    for (size_t i = 0; job_outputs[i]; i++) {
        char *text;

        snprintf(path, sizeof path, "out/%s", job_outputs[i]);
        text = job_get(s, path);
        if (!strstr(text, "\"draft\": true") && !strstr(text, ",draft\n") &&
            !strstr(text, "<b>DRAFT.</b>"))
            fail_msg("%s does not say that it is a draft", path);
        if (!strstr(text, ",draft\n") && !strstr(text, "BRAVO hazards"))
            fail_msg("%s does not say what is missing", path);
        free(text);
    }
}

static void draft__without_refusals_is_marked_too(void **state)
{
    job_scratch *s = *state;
    char *provenance;

    s->draft = true;
    job_run(s, "out");
    provenance = job_get(s, "out/data/provenance.json");
    assert_non_null(strstr(provenance, "\"draft\": true,\n  \"missing\": []"));
    free(provenance);
}

static lrel_status open_within(const job_scratch *s, long blocks)
{
    scarce_memory memory;
    lrel_context *context = scarce_memory_context(&memory, blocks);
    lrel_job_options job_options;
    lrel_job *job = NULL;
    lrel_status status;
    char path[JOB_PATH_MAX];

    lrel_job_options_init(&job_options);
    job_options.draft = true;
    job_path(s, "p.yaml", path);
    status = lrel_job_open(context, path, &job_options, &job, NULL);
    lrel_job_free(job);
    lrel_context_free(context);
    return status;
}

/* Steps that grow: the first blocks are the delicate ones. What is refused for want of
 * memory is no refusal. The sanitizers see what is not given back. */
static void draft__memory_that_runs_out_is_no_missing_source(void **state)
{
    job_scratch *s = *state;
    lrel_status status = LREL_E_MEMORY;
    long blocks = 0;

    refuse_bravo(s);
    for (; status != LREL_OK && blocks < 1000000; blocks += 1 + blocks / 8) {
        status = open_within(s, blocks);
        assert_true(status == LREL_OK || status == LREL_E_MEMORY);
    }
    assert_int_equal(status, LREL_OK);
}

/* A caller that was built against an older header passes a shorter struct. */
static void options__what_an_older_struct_lacks_is_the_default(void **state)
{
    job_scratch *s = *state;
    lrel_job_options options;
    char path[JOB_PATH_MAX];

    lrel_job_options_init(&options);
    options.size = offsetof(lrel_job_options, draft);
    options.draft = true;
    s->context = lrel_context_new(NULL);
    job_path(s, "p.yaml", path);
    assert_int_equal(lrel_job_open(s->context, path, &options, &s->job, &s->err),
                     LREL_OK);
    assert_false(lrel_job_summary(s->job).is_draft);
}

static size_t count_issues(const job_scratch *s)
{
    lrel_summary summary = lrel_job_summary(s->job);

    return summary.issues[LREL_LEVEL_NOTE] + summary.issues[LREL_LEVEL_WARNING] +
           summary.issues[LREL_LEVEL_ERROR];
}

static void options__without_checks_there_are_fewer_issues_and_the_same_account(
    void **state)
{
    job_scratch *s = *state;
    lrel_account_summary with;
    size_t issues;

    job_open(s);
    issues = count_issues(s);
    with = lrel_job_account_at(s->job, lrel_job_account_count(s->job) - 1);
    s->skip_checks = true;
    job_open(s);
    assert_in_range(count_issues(s), 1, issues - 1);
    assert_string_equal(
        lrel_job_account_at(s->job, lrel_job_account_count(s->job) - 1).recorded_m2,
        with.recorded_m2);
}

static void files__are_those_that_are_written(void **state)
{
    job_scratch *s = *state;
    char path[JOB_PATH_MAX];
    size_t count = 0;

    job_run(s, "out");
    for (; lrel_job_file_at(count); count++) {
        snprintf(path, sizeof path, "out/%s", lrel_job_file_at(count));
        assert_true(job_has(s, path));
    }
    assert_int_equal(count, job_entries(s, "out/data") + job_entries(s, "out/check") +
                                job_entries(s, "out/look") + 1);
}

static void files__of_a_check_are_those_that_are_written(void **state)
{
    job_scratch *s = *state;
    char path[JOB_PATH_MAX];
    size_t count = 0;

    job_path(s, "out", path);
    assert_int_equal(lrel_job_write_check(job_open(s), path, false, &s->err), LREL_OK);
    for (; lrel_job_check_file_at(count); count++) {
        snprintf(path, sizeof path, "out/%s", lrel_job_check_file_at(count));
        assert_true(job_has(s, path));
    }
    assert_int_equal(count, job_entries(s, "out/check"));
    assert_int_equal(job_entries(s, "out"), 1);
}

static void issues__of_one_severity_or_code_are_kept(void **state)
{
    job_scratch *s = *state;
    lrel_summary all = lrel_job_summary(job_open(s)), kept;

    assert_int_equal(lrel_job_keep_issues(s->job, LREL_LEVEL_WARNING, NULL, &s->err), 0);
    kept = lrel_job_summary(s->job);
    assert_int_equal(kept.issues[LREL_LEVEL_NOTE], 0);
    assert_int_equal(kept.issues[LREL_LEVEL_ERROR], all.issues[LREL_LEVEL_ERROR]);
    assert_int_equal(lrel_job_keep_issues(s->job, LREL_LEVEL_NOTE, "LREL-G", &s->err), 0);
    for (size_t i = 0; i < lrel_job_issue_kind_count(s->job); i++)
        assert_memory_equal(lrel_job_issue_kind_at(s->job, i).code, "LREL-G", 6);
    assert_int_equal(lrel_job_summary(s->job).issues[LREL_LEVEL_ERROR], 0);
    assert_true(lrel_job_issue_kind_count(s->job) > 0);
}

static void issues__small_letters_are_the_same_code(void **state)
{
    job_scratch *s = *state;
    size_t kinds;

    job_open(s);
    assert_int_equal(lrel_job_keep_issues(s->job, LREL_LEVEL_NOTE, "LREL-G", &s->err), 0);
    kinds = lrel_job_issue_kind_count(s->job);
    assert_true(kinds > 0);
    assert_int_equal(lrel_job_keep_issues(s->job, LREL_LEVEL_NOTE, "lrel-g", &s->err), 0);
    assert_int_equal(lrel_job_issue_kind_count(s->job), kinds);
}

static void issues__a_code_of_no_kind_is_refused_and_all_are_kept(void **state)
{
    static const char *const codes[] = {"G001", "LREL-Z", "LREL-G0011", "LREL_G", " "};
    job_scratch *s = *state;
    size_t kinds = lrel_job_issue_kind_count(job_open(s));

    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
        assert_int_equal(lrel_job_keep_issues(s->job, LREL_LEVEL_NOTE, codes[i], &s->err),
                         LREL_E_ARGUMENT);
        assert_non_null(strstr(s->err.message, codes[i]));
        assert_int_equal(lrel_job_issue_kind_count(s->job), kinds);
    }
}

static void issues__of_each_kind_add_up(void **state)
{
    job_scratch *s = *state;
    lrel_summary all = lrel_job_summary(job_open(s));
    size_t count[3] = {0};

    for (size_t i = 0; i < lrel_job_issue_kind_count(s->job); i++) {
        lrel_issue_summary kind = lrel_job_issue_kind_at(s->job, i);

        count[kind.level] += kind.count;
        assert_true(i == 0 || kind.level <= lrel_job_issue_kind_at(s->job, i - 1).level);
    }
    for (int level = 0; level < 3; level++)
        assert_int_equal(count[level], all.issues[level]);
}

#define FIRST(test)                                                                      \
    {                                                                                    \
#test, test, scene_first_setup, job_scratch_teardown, NULL                       \
    }

int main(void)
{
    const struct CMUnitTest tests[] = {
        FIRST(draft__goes_on_without_the_refused_source),
        FIRST(draft__names_what_is_missing_and_why),
        FIRST(draft__has_the_figures_of_the_rest),
        FIRST(draft__a_refused_border_leaves_land_without_a_unit),
        FIRST(draft__every_source_refused_is_refused),
        FIRST(draft__every_file_says_so),
        FIRST(draft__without_refusals_is_marked_too),
        FIRST(draft__memory_that_runs_out_is_no_missing_source),
        FIRST(options__what_an_older_struct_lacks_is_the_default),
        FIRST(options__without_checks_there_are_fewer_issues_and_the_same_account),
        FIRST(files__are_those_that_are_written),
        FIRST(files__of_a_check_are_those_that_are_written),
        FIRST(issues__of_one_severity_or_code_are_kept),
        FIRST(issues__small_letters_are_the_same_code),
        FIRST(issues__a_code_of_no_kind_is_refused_and_all_are_kept),
        FIRST(issues__of_each_kind_add_up),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
