/* SPDX-License-Identifier: Apache-2.0 */
/* job_scratch.h: a folder of its own for the files of one programme, and what its run
 * writes, as a person would see it. */
#ifndef LREL_TESTS_RUN_JOB_SCRATCH_H
#define LREL_TESTS_RUN_JOB_SCRATCH_H

#include <stdio.h>

#include "landrelease/context.h"
#include "landrelease/job.h"

#define JOB_PATH_MAX 256

typedef struct job_scratch {
    char root[40];
    /* For the next job; zeros are the defaults. */
    int threads;
    const char *period, *by, *at;
    bool overwrite;
    bool draft;
    bool skip_checks;
    void (*on_progress)(const lrel_progress *progress, void *user);
    void *progress_user;
    bool (*is_cancelled)(void *user);
    void *cancel_user;
    const lrel_guard *guard;
    /* What the last job said. */
    char messages[1 << 16]; /* one line each */
    lrel_error err;
    lrel_context *context;
    lrel_job *job; /* while open */
} job_scratch;

/* For cmocka: *state becomes a scratch, and goes with all in its folder. */
int job_scratch_setup(void **state);
int job_scratch_teardown(void **state);

void job_path(const job_scratch *s, const char *name, char out[JOB_PATH_MAX]);
bool job_has(const job_scratch *s, const char *name);
/* How many entries the folder @p name has; "" is the scratch itself. */
size_t job_entries(const job_scratch *s, const char *name);
/* The file @p name, empty and open, to be closed. */
FILE *job_create(const job_scratch *s, const char *name);
void job_put(const job_scratch *s, const char *name, const char *text);
/* The content of @p name, to be freed. */
char *job_get(const job_scratch *s, const char *name);
/* The file @p path of the source tree, as @p name. */
void job_copy(const job_scratch *s, const char *path, const char *name);
/* Puts @p fresh wherever @p old stands in the file @p name; it must stand there. */
void job_replace(const job_scratch *s, const char *name, const char *old,
                 const char *fresh);
/* examples/first as `p.yaml` and the files that it names. */
void job_copy_first(const job_scratch *s);

/* Opens `p.yaml`. */
lrel_status job_try_open(job_scratch *s);
/* The same; the test fails unless it does. */
lrel_job *job_open(job_scratch *s);
void job_close(job_scratch *s);
/* Opens `p.yaml`, writes the folder @p out and closes. */
lrel_status job_try(job_scratch *s, const char *out);
void job_run(job_scratch *s, const char *out);

/* Every file that a run writes, NULL behind the last. */
extern const char *const job_outputs[];

#endif
