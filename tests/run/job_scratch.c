/* SPDX-License-Identifier: Apache-2.0 */
/* job_scratch.c: a folder under /tmp that goes with the test. */
#include "run/job_scratch.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "support/folder.h"

#define EXAMPLE "examples/first/"

const char *const job_outputs[] = {"data/records.csv",
                                   "data/records_by_account.csv",
                                   "data/ledger.csv",
                                   "data/release.csv",
                                   "data/acceptance.csv",
                                   "data/trend.csv",
                                   "data/trend.json",
                                   "data/trend.schema.json",
                                   "data/focus.csv",
                                   "data/focus.schema.json",
                                   "data/focus.geojson",
                                   "data/focus_lorenz.csv",
                                   "data/focus_lorenz.schema.json",
                                   "data/focus_retrospect.csv",
                                   "data/focus_retrospect.schema.json",
                                   "data/focus_validation.csv",
                                   "data/focus_validation.schema.json",
                                   "look/focus.html",
                                   "data/indicators.csv",
                                   "data/indicators.schema.json",
                                   "data/indicators.json",
                                   "data/found_after_release.csv",
                                   "data/found_after_release.schema.json",
                                   "data/accidents_outside_records.csv",
                                   "data/accidents_outside_records.schema.json",
                                   "data/forecast.json",
                                   "data/credits.csv",
                                   "data/remaining.geojson",
                                   "data/released.geojson",
                                   "data/timeline.geojson",
                                   "data/beside.geojson",
                                   "data/provenance.json",
                                   "check/issues.csv",
                                   "check/issues.geojson",
                                   "check/issues.html",
                                   "check/choices.csv",
                                   "check/reconcile.csv",
                                   "check/reconcile.schema.json",
                                   "check/count_stocks.csv",
                                   "check/count_stocks.schema.json",
                                   "check/compare_sources.csv",
                                   "check/compare_sources.schema.json",
                                   "check/stock_flow.csv",
                                   "check/stock_flow.schema.json",
                                   "README.html",
                                   NULL};

int job_scratch_setup(void **state)
{
    job_scratch *s = calloc(1, sizeof *s);

    if (!s)
        return -1;
    strcpy(s->root, "/tmp/lrel-run-XXXXXX");
    *state = s;
    folder_make(s->root);
    return 0;
}

int job_scratch_teardown(void **state)
{
    job_scratch *s = *state;

    job_close(s);
    folder_remove(s->root);
    free(s);
    return 0;
}

void job_path(const job_scratch *s, const char *name, char out[JOB_PATH_MAX])
{
    folder_path(s->root, name, out, JOB_PATH_MAX);
}

bool job_has(const job_scratch *s, const char *name)
{
    char path[JOB_PATH_MAX];

    job_path(s, name, path);
    return access(path, F_OK) == 0;
}

size_t job_entries(const job_scratch *s, const char *name)
{
    char path[JOB_PATH_MAX];
    const struct dirent *entry;
    size_t count = 0;
    DIR *folder;

    job_path(s, name, path);
    folder = opendir(path);
    assert_non_null(folder);
    while ((entry = readdir(folder)))
        count += strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0;
    (void)closedir(folder);
    return count;
}

FILE *job_create(const job_scratch *s, const char *name)
{
    char path[JOB_PATH_MAX];
    FILE *file;

    job_path(s, name, path);
    file = fopen(path, "wb");
    assert_non_null(file);
    return file;
}

void job_put(const job_scratch *s, const char *name, const char *text)
{
    folder_write(s->root, name, text, strlen(text));
}

static char *get(const char *path)
{
    FILE *file = fopen(path, "rb");
    size_t room = 1 << 14, length = 0, got;
    char *text = malloc(room);

    if (!file)
        fail_msg("there is no %s", path);
    while (text && (got = fread(text + length, 1, room - length - 1, file)) > 0)
        if ((length += got) == room - 1)
            text = realloc(text, room *= 2);
    assert_non_null(text);
    (void)fclose(file);
    text[length] = 0;
    return text;
}

char *job_get(const job_scratch *s, const char *name)
{
    char path[JOB_PATH_MAX];

    job_path(s, name, path);
    return get(path);
}

void job_copy(const job_scratch *s, const char *path, const char *name)
{
    char *text = get(path);

    job_put(s, name, text);
    free(text);
}

void job_replace(const job_scratch *s, const char *name, const char *old,
                 const char *fresh)
{
    char *text = job_get(s, name), *at = strstr(text, old), *rest = text;
    FILE *file;

    if (!at)
        fail_msg("%s does not say %s", name, old);
    file = job_create(s, name);
    for (; at; at = strstr(rest, old)) {
        fwrite(rest, 1, (size_t)(at - rest), file);
        fputs(fresh, file);
        rest = at + strlen(old);
    }
    fputs(rest, file);
    assert_int_equal(fclose(file), 0);
    free(text);
}

void job_copy_first(const job_scratch *s)
{
    static const char *const names[] = {"alfa_hazards.geojson", "bravo_hazards.csv",
                                        "releases.csv", "provinces.geojson"};
    char path[JOB_PATH_MAX];

    job_copy(s, EXAMPLE "programme.yaml", "p.yaml");
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        snprintf(path, sizeof path, EXAMPLE "%s", names[i]);
        job_copy(s, path, names[i]);
    }
}

static void on_message(lrel_level level, const char *line, void *user)
{
    job_scratch *s = user;
    size_t length = strlen(s->messages);

    (void)level;
    snprintf(s->messages + length, sizeof s->messages - length, "%s\n", line);
}

lrel_status job_try_open(job_scratch *s)
{
    char path[JOB_PATH_MAX];
    lrel_context_options options;
    lrel_job_options job;

    job_close(s);
    lrel_context_options_init(&options);
    options.jobs = s->threads;
    options.is_cancelled = s->is_cancelled;
    options.cancel_user = s->cancel_user;
    options.guard = s->guard;
    s->context = lrel_context_new(&options);
    assert_non_null(s->context);
    lrel_job_options_init(&job);
    job.on_message = on_message;
    job.message_user = s;
    job.period = s->period;
    job.by = s->by;
    job.at = s->at;
    job.draft = s->draft;
    job.skip_checks = s->skip_checks;
    job.on_progress = s->on_progress;
    job.progress_user = s->progress_user;
    s->messages[0] = 0;
    lrel_error_init(&s->err);
    job_path(s, "p.yaml", path);
    return lrel_job_open(s->context, path, &job, &s->job, &s->err);
}

lrel_job *job_open(job_scratch *s)
{
    if (job_try_open(s) != LREL_OK)
        fail_msg("%s\n%s", s->err.message, s->messages);
    return s->job;
}

void job_close(job_scratch *s)
{
    lrel_job_free(s->job);
    lrel_context_free(s->context);
    s->job = NULL;
    s->context = NULL;
}

lrel_status job_try(job_scratch *s, const char *out)
{
    char path[JOB_PATH_MAX];
    lrel_status status = job_try_open(s);

    job_path(s, out, path);
    if (status == LREL_OK)
        status = lrel_job_write(s->job, path, s->overwrite, &s->err);
    job_close(s);
    return status;
}

void job_run(job_scratch *s, const char *out)
{
    if (job_try(s, out) != LREL_OK)
        fail_msg("%s\n%s", s->err.message, s->messages);
}
