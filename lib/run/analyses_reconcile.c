/* SPDX-License-Identifier: Apache-2.0 */
/* analyses_reconcile.c: the tables that say why figures differ, and the text of them. */
#include <stdio.h>

#include "core/fail.h"
#include "reconcile/reconcile.h"
#include "run/analyses.h"

typedef lrel_status (*reconcile_writer)(const lrel_reconcile *wish, lrel_stream *stream,
                                        lrel_error *err);

static lrel_status write(lrel_job *job, reconcile_writer writer, lrel_stream *stream,
                         lrel_error *err)
{
    lrel_reconcile wish = {.account = job->only_account,
                           .operator_name = job->only_operator};
    lrel_status status = lrel_job__open_analysis(job, err);

    wish.analysis = &job->analysis;
    return status == LREL_OK ? writer(&wish, stream, err) : status;
}

#define WRITES(name, what)                                                               \
    lrel_status lrel_job__write_##name(lrel_job *job, lrel_stream *stream,               \
                                       lrel_error *err)                                  \
    {                                                                                    \
        return write(job, lrel_reconcile_##what, stream, err);                           \
    }
#define WRITES_SCHEMA(name, what)                                                        \
    lrel_status lrel_job__write_##name##_schema(lrel_job *job, lrel_stream *stream,      \
                                                lrel_error *err)                         \
    {                                                                                    \
        (void)job;                                                                       \
        (void)err;                                                                       \
        lrel_reconcile_##what##_schema(stream);                                          \
        return LREL_OK;                                                                  \
    }

WRITES(reconcile, waterfall)
WRITES_SCHEMA(reconcile, waterfall)
WRITES(count_stocks, stocks)
WRITES_SCHEMA(count_stocks, stocks)
WRITES_SCHEMA(compare_sources, sources)
WRITES(stock_flow, flow)
WRITES_SCHEMA(stock_flow, flow)
WRITES(reconcile_text, text)

/* ---- published figures ---- */

/* A name that nobody goes by must not look like an authority that is silent. */
static void tell_missing_authority(const lrel_job *job)
{
    lrel_text authority = job->programme->authority;
    char line[400];
    size_t figures;

    if (!job->options.on_message || authority.length == 0 ||
        lrel_reconcile_headlines(&job->data, &figures) > 0 || figures == 0)
        return;
    snprintf(line, sizeof line,
             "none of the %zu published figures is of \"%.*s\": none says `source_kind` "
             "authority_db, and of those that say no kind none is of a source whose "
             "`name` begins with that; check/compare_sources.csv compares them with "
             "nothing",
             figures, (int)(authority.length > 80 ? 80 : authority.length), authority.at);
    job->options.on_message(LREL_LEVEL_WARNING, line, job->options.message_user);
}

lrel_status lrel_job__write_compare_sources(lrel_job *job, lrel_stream *stream,
                                            lrel_error *err)
{
    tell_missing_authority(job);
    return write(job, lrel_reconcile_sources, stream, err);
}

/* ---- one operator's ---- */

static bool has_operator(const lrel_dataset *data, lrel_text name, lrel_text *spelled)
{
    for (size_t i = 0; i < data->records.count; i++)
        if (lrel_text_is_equal_nocase(data->records.at[i].operator_name, name)) {
            *spelled = data->records.at[i].operator_name;
            return true;
        }
    for (size_t i = 0; i < data->facts.count; i++)
        if (lrel_text_is_equal_nocase(data->facts.at[i].operator_name, name)) {
            *spelled = data->facts.at[i].operator_name;
            return true;
        }
    return false;
}

lrel_status lrel_job_keep_operator(lrel_job *job, const char *name, lrel_error *err)
{
    lrel_text wanted = lrel_text_trim(lrel_text_of(name));

    if (wanted.length == 0 || !has_operator(&job->data, wanted, &job->only_operator))
        return lrel_agency__fail_unknown(&job->data, wanted, err);
    return LREL_OK;
}
