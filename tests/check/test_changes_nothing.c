/* SPDX-License-Identifier: Apache-2.0 */
/* test_changes_nothing.c: a check reports and never changes: what the tables say of the
 * account is the same before and after, and the second time around. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "check/check.h"
#include "report/report.h"
#include "run/scenes.h"

static void on_refusal(const char *line, void *user)
{
    (void)user;
    fail_msg("%s", line);
}

static void on_reading(lrel_text name, size_t done, size_t of, void *user)
{
    (void)name, (void)done, (void)of, (void)user;
}

/* All boxes before the checks. */
static void make_account(const job_scratch *s, const lrel_context *context,
                         lrel_programme **programme, lrel_dataset *data)
{
    const lrel_load_listener listener = {on_refusal, on_reading, NULL};
    char path[JOB_PATH_MAX];

    job_path(s, "p.yaml", path);
    assert_int_equal(lrel_programme_read(context, path, programme, NULL), LREL_OK);
    lrel_dataset_init(data, context, *programme);
    assert_int_equal(lrel_dataset_load(data, &listener, NULL), LREL_OK);
    assert_int_equal(lrel_dataset_place(data, NULL), LREL_OK);
    assert_int_equal(lrel_dataset_link(data, NULL), LREL_OK);
    assert_int_equal(lrel_dataset_arrange(data, NULL), LREL_OK);
    assert_int_equal(lrel_dataset_fold(data, NULL, NULL), LREL_OK);
}

/* The tables under data/ in one text. */
static char *tables_of(const job_scratch *s, const lrel_dataset *data, const char *name)
{
    char path[JOB_PATH_MAX];
    lrel_stream *stream = NULL;

    job_path(s, name, path);
    assert_int_equal(lrel_stream_create(data->context, path, &stream, NULL), LREL_OK);
    assert_int_equal(lrel_report_records(data, NULL, stream, NULL), LREL_OK);
    lrel_report_records_by_account(data, stream);
    lrel_report_ledger(data, LREL_ACCOUNT_EVERY, data->period_count, stream);
    assert_int_equal(lrel_report_release(data, stream, NULL), LREL_OK);
    lrel_report_credits(data, stream);
    assert_int_equal(lrel_stream_close(stream, NULL), LREL_OK);
    return job_get(s, name);
}

static void checks__change_no_table_of_the_account(void **state)
{
    lrel_context *context = lrel_context_new(NULL);
    lrel_programme *programme = NULL;
    lrel_dataset data;
    char *before, *after;
    size_t issues;

    make_account(*state, context, &programme, &data);
    before = tables_of(*state, &data, "before");
    issues = lrel_issues_count(data.issues);
    assert_int_equal(lrel_check(&data, NULL), LREL_OK);
    assert_true(lrel_issues_count(data.issues) > issues);
    after = tables_of(*state, &data, "after");
    assert_string_equal(before, after);
    free(before);
    free(after);
    lrel_dataset_clear(&data);
    lrel_programme_free(programme);
    lrel_context_free(context);
}

/* Memory that runs out after so many pieces; negative: never. */
typedef struct scarce {
    int left;
} scarce;

static void *give(void *memory, size_t bytes, void *user)
{
    scarce *s = user;

    if (bytes == 0) {
        free(memory);
        return NULL;
    }
    if (s->left == 0)
        return NULL;
    s->left -= s->left > 0;
    return realloc(memory, bytes);
}

static void checks__fail_cleanly_wherever_memory_runs_out(void **state)
{
    scarce memory = {-1};
    lrel_context_options options;
    lrel_context *context;
    lrel_programme *programme = NULL;
    lrel_dataset data;
    lrel_status status = LREL_E_MEMORY;
    int pieces = 0;

    lrel_context_options_init(&options);
    options.reallocate = give;
    options.reallocate_user = &memory;
    context = lrel_context_new(&options);
    make_account(*state, context, &programme, &data);
    for (; status == LREL_E_MEMORY; pieces++) {
        memory.left = pieces;
        status = lrel_check(&data, NULL);
    }
    assert_int_equal(status, LREL_OK);
    assert_in_range(pieces, 5, 1000);
    memory.left = -1;
    lrel_dataset_clear(&data);
    lrel_programme_free(programme);
    lrel_context_free(context);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCENE_TESTS(checks__change_no_table_of_the_account),
        SCENE_TESTS(checks__fail_cleanly_wherever_memory_runs_out),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
