/* SPDX-License-Identifier: Apache-2.0 */
/* issues.c: the data issues of a job: counted by kind, kept by severity and code, and
 * written where they are asked for. The list is sorted when the job is open. */
#include "core/fail.h"
#include "report/report.h"
#include "run/job.h"

static const lrel_issue *issue_at(const lrel_job *job, size_t index)
{
    return lrel_issues_at(job->data.issues, index);
}

/* The first issue behind those of the kind that begins at @p first: the list is sorted
 * by severity and code, so that one kind stands together. */
static size_t end_of_kind(const lrel_job *job, size_t first)
{
    size_t end = first, count = lrel_issues_count(job->data.issues);

    while (end < count && issue_at(job, end)->kind == issue_at(job, first)->kind)
        end++;
    return end;
}

size_t lrel_job_issue_kind_count(const lrel_job *job)
{
    size_t kinds = 0;

    for (size_t i = 0; i < lrel_issues_count(job->data.issues); i = end_of_kind(job, i))
        kinds++;
    return kinds;
}

lrel_issue_summary lrel_job_issue_kind_at(const lrel_job *job, size_t kind)
{
    size_t first = 0;
    const lrel_issue_info *info;

    while (kind-- > 0)
        first = end_of_kind(job, first);
    info = lrel_issue_info_of(issue_at(job, first)->kind);
    return (lrel_issue_summary){.level = (lrel_level)info->severity,
                                .code = info->code,
                                .title = info->title,
                                .hint = info->hint,
                                .count = end_of_kind(job, first) - first};
}

/* Letters of codes are capitals; whoever types one may leave them small. No locale has a
 * say in it. */
static bool begins_with(const char *code, const char *prefix)
{
    for (; *prefix; code++, prefix++) {
        char c = *prefix >= 'a' && *prefix <= 'z' ? (char)(*prefix - 'a' + 'A') : *prefix;

        if (*code != c)
            return false;
    }
    return true;
}

static bool is_known(const char *code)
{
    for (int kind = 0; kind < LREL_ISSUE_KIND_COUNT; kind++)
        if (begins_with(lrel_issue_info_of((lrel_issue_kind)kind)->code, code))
            return true;
    return false;
}

static bool is_kept(const lrel_issue *issue, lrel_level level, const char *code)
{
    const lrel_issue_info *info = lrel_issue_info_of(issue->kind);

    return (lrel_level)info->severity >= level &&
           (!code || begins_with(info->code, code));
}

lrel_status lrel_job_keep_issues(lrel_job *job, lrel_level level, const char *code,
                                 lrel_error *err)
{
    size_t count = lrel_issues_count(job->data.issues);
    lrel_issues *kept;
    lrel_status status;

    if (code && !is_known(code))
        return lrel__fail(err, LREL_E_ARGUMENT,
                          "no code begins with \"%.80s\"; as in LREL-G or LREL-G001",
                          code);
    kept = lrel_issues_new(job->context);
    status = kept ? LREL_OK : lrel__fail_memory(err);
    for (size_t i = 0; i < count && status == LREL_OK; i++)
        if (is_kept(issue_at(job, i), level, code))
            status = lrel_issues_add(kept, issue_at(job, i), err);
    if (status != LREL_OK) {
        lrel_issues_free(kept);
        return status;
    }
    lrel_issues_free(job->data.issues);
    job->data.issues = kept;
    return LREL_OK;
}

lrel_status lrel_job_write_issues(lrel_job *job, int descriptor, bool as_json,
                                  lrel_error *err)
{
    lrel_stream *stream = NULL;
    lrel_status status =
        lrel_stream_attach(job->context, descriptor, "standard output", &stream, err);

    if (status != LREL_OK)
        return status;
    lrel_job__mark(job, stream);
    if (as_json)
        lrel_report_issues_json(&job->data, stream);
    else
        lrel_report_issues(&job->data, stream);
    return lrel_stream_close(stream, err);
}
