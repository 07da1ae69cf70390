/* SPDX-License-Identifier: Apache-2.0 */
/* issue_summary.c: see issue_summary.h. */
#include "issue_summary.h"

#include <stdio.h>

#include "common.h"
#include "shown.h"

/* Kinds shown: a screen of 24 lines, less the lines around them. */
#define KINDS_MAX 18

void issue_summary_format(const lrel_summary *summary, char *out, size_t size)
{
    size_t errors = summary->issues[LREL_LEVEL_ERROR];
    size_t warnings = summary->issues[LREL_LEVEL_WARNING];
    size_t notes = summary->issues[LREL_LEVEL_NOTE];

    snprintf(out, size, "%zu error%s, %zu warning%s, %zu note%s", errors,
             shown_plural(errors), warnings, shown_plural(warnings), notes,
             shown_plural(notes));
}

static void print_total(const lrel_job *job, bool is_partial)
{
    lrel_summary summary = lrel_job_summary(job);
    char counts[ISSUE_SUMMARY_ROOM];

    issue_summary_format(&summary, counts, sizeof counts);
    shown_print(stderr, "%s%s, as of %s\n%s: %s\n", summary.is_draft ? "DRAFT: " : "",
                summary.programme, summary.as_of,
                is_partial ? "Data issues that --severity and --code leave"
                           : "Data issues",
                counts);
}

/* The most severe kinds come first, so what is left out matters least; it is counted. */
static void print_kinds(const lrel_job *job)
{
    size_t count = lrel_job_issue_kind_count(job), rest = 0;

    for (size_t i = 0; i < count; i++) {
        lrel_issue_summary kind = lrel_job_issue_kind_at(job, i);

        if (i < KINDS_MAX)
            fprintf(stderr, "  %-7s  %-9s %6zu  %s\n", level_names[kind.level], kind.code,
                    kind.count, kind.title);
        else
            rest += kind.count;
    }
    if (count > KINDS_MAX)
        fprintf(stderr, "  and %zu more of %zu other kinds\n", rest, count - KINDS_MAX);
}

void issue_summary_print(const lrel_job *job, bool is_partial, const char *where)
{
    print_total(job, is_partial);
    print_kinds(job);
    if (where)
        shown_print(stderr, "Each of them in %s\n", where);
}
