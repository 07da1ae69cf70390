/* SPDX-License-Identifier: Apache-2.0 */
/* before.c: which delivery was the one before. */
#include "run/before.h"

#include <stdio.h>
#include <unistd.h>

#include "core/fail.h"
#include "core/path.h"
#include "read/mapped.h"
#include "run/job.h"

/* @return LREL_OK also where it is not there */
static lrel_status is_there(const lrel_context *context, const char *folder,
                            const char *name, bool *out, lrel_error *err)
{
    char *path = lrel__path_in(context, folder, name);

    if (!path)
        return lrel__fail_memory(err);
    *out = access(path, R_OK) == 0;
    lrel__free(context, path);
    return LREL_OK;
}

/* The folder that stands for the delivery before: what is replaced or, where that is of
 * the same files, what it kept itself. */
static lrel_status choose(const lrel_context *context, const char *target,
                          const char *growing, lrel_before *out, lrel_error *err)
{
    bool is_run = false, is_other = false, has_kept = false;
    lrel_status status = is_there(context, target, "data/provenance.json", &is_run, err);

    if (status != LREL_OK || !is_run)
        return status;
    status = lrel_compare_is_other_delivery(context, target, growing, &is_other, err);
    if (status == LREL_OK && !is_other)
        status = is_there(context, target, "before/data/records.csv", &has_kept, err);
    if (status != LREL_OK || (!is_other && !has_kept))
        return status;
    out->folder = lrel__path_in(context, target, is_other ? "." : "before");
    return out->folder ? LREL_OK : lrel__fail_memory(err);
}

static void say_not_compared(lrel_job *job, const lrel_error *why)
{
    char line[700];

    if (!job->options.on_message)
        return;
    snprintf(line, sizeof line, "not compared with the delivery before: %.500s",
             why->message);
    job->options.on_message(LREL_LEVEL_WARNING, line, job->options.message_user);
}

lrel_status lrel_before__find(lrel_job *job, const char *target,
                              const lrel_folder *growing, lrel_before *out,
                              lrel_error *err)
{
    char *path = lrel_folder_growing(growing);
    lrel_error why;
    lrel_status status;

    *out = (lrel_before){NULL, NULL};
    if (!path)
        return lrel__fail_memory(err);
    lrel_error_init(&why);
    status = choose(job->context, target, path, out, &why);
    if (status == LREL_OK && out->folder)
        status =
            lrel_comparison_new(job->context, out->folder, path, &out->comparison, &why);
    lrel__free(job->context, path);
    if (status == LREL_E_MEMORY)
        return lrel__fail_memory(err);
    if (status != LREL_OK) {
        say_not_compared(job, &why);
        lrel_before__clear(job->context, out);
    }
    return LREL_OK;
}

lrel_status lrel_before__copy(const lrel_context *context, const lrel_before *before,
                              const char *name, lrel_stream *stream, lrel_error *err)
{
    char *path = lrel__path_in(context, before->folder, name);
    lrel_mapped bytes = {NULL, 0};
    lrel_status status;

    if (!path)
        return lrel__fail_memory(err);
    status = lrel_mapped__open(path, &bytes, err);
    if (status == LREL_OK)
        lrel_stream_bytes(stream, bytes.at, bytes.length);
    lrel_mapped__close(&bytes);
    lrel__free(context, path);
    return status;
}

void lrel_before__clear(const lrel_context *context, lrel_before *before)
{
    lrel_comparison_free(before->comparison);
    lrel__free(context, before->folder);
    *before = (lrel_before){NULL, NULL};
}
