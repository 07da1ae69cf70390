/* SPDX-License-Identifier: Apache-2.0 */
/* cmd_run.c: `landrelease run`: the main job. */
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "commands.h"
#include "message.h"
#include "options.h"
#include "summary.h"
#include "work.h"

typedef struct settings {
    const char *programme;
    const char *output;
    bool overwrite;
    int jobs;
    int fail_on;
    bool quiet;
} settings;

/* Option --fail-on was not given: data issues never fail a run. */
#define FAIL_ON_NOTHING (-1)

/* In the order of lrel_level. */
static const char *const levels[] = {"note", "warning", "error", NULL};

static const option options[] = {
    {OPTION_OPERAND, .name = "PROGRAMME.yaml", .offset = offsetof(settings, programme),
     .help = "the programme file", .is_required = true},
    {OPTION_TEXT, 'o', "output", "DIR", offsetof(settings, output),
     .help = "where to write; default: the folder out beside the programme file"},
    {OPTION_FLAG, .name = "overwrite", .offset = offsetof(settings, overwrite),
     .help = "the files of an earlier run in DIR may be replaced"},
    {OPTION_JOBS, 'j', "jobs", "N", offsetof(settings, jobs),
     .help = "threads; the result is the same for any number; default: the cores"},
    {OPTION_CHOICE, .name = "fail-on", .offset = offsetof(settings, fail_on),
     .choices = levels,
     .help = "end with status 3 if there are data issues of this severity or above"},
    {OPTION_FLAG, 'q', "quiet", NULL, offsetof(settings, quiet),
     .help = "no summary, and no messages but errors"},
    {0},
};

static const command_syntax run_syntax = {
    .command = "run",
    .about =
        "Reads every source of the programme, accounts for every square metre once, and\n"
        "writes tables and maps into DIR, which appears whole or not at all.",
    .options = options,
    .examples =
        "  landrelease run programme.yaml\n"
        "  landrelease run programme.yaml -o /tmp/out --overwrite --fail-on error\n",
};

/* "a/b/programme.yaml" -> "a/b/out"; to be freed. */
static char *default_output(const char *programme)
{
    const char *slash = strrchr(programme, '/');
    size_t folder = slash ? (size_t)(slash - programme) + 1 : 0;
    char *out = malloc(folder + sizeof "out");

    if (out) {
        memcpy(out, programme, folder);
        memcpy(out + folder, "out", sizeof "out");
    }
    return out;
}

static exit_status judge_issues(const lrel_job *job, int fail_on, const char *folder)
{
    lrel_summary summary = lrel_job_summary(job);
    size_t reached = 0;

    if (fail_on == FAIL_ON_NOTHING)
        return EXIT_DONE;
    for (int level = fail_on; level <= LREL_LEVEL_ERROR; level++)
        reached += summary.issues[level];
    if (reached == 0)
        return EXIT_DONE;
    message_line(LREL_LEVEL_ERROR,
                 "%zu data issue%s of severity %s or above; see %s/check/issues.csv",
                 reached, reached == 1 ? "" : "s", levels[fail_on], folder);
    return EXIT_ISSUES;
}

static exit_status run_into(const settings *set, const char *folder)
{
    lrel_job_options job_options;
    work w;
    lrel_error err;
    exit_status end;

    lrel_job_options_init(&job_options);
    end = work_open(set->programme, set->jobs, &job_options, &w);
    if (end != EXIT_DONE)
        return end;
    if (lrel_job_write(w.job, folder, set->overwrite, &err) != LREL_OK) {
        end = message_failure(&err);
    } else {
        if (!set->quiet)
            summary_print(w.job, folder);
        end = message_finish(judge_issues(w.job, set->fail_on, folder));
    }
    work_close(&w);
    return end;
}

exit_status cmd_run(int count, char **arguments)
{
    settings set = {.fail_on = FAIL_ON_NOTHING};
    parsed answer = options_parse(&run_syntax, count, arguments, &set);
    char *folder = NULL;
    exit_status end;

    if (answer != PARSED_GO)
        return options_exit(answer);
    if (set.quiet)
        message_be_quiet();
    if (!set.output && (folder = default_output(set.programme)) == NULL)
        return message_no_memory();
    end = run_into(&set, set.output ? set.output : folder);
    free(folder);
    return end;
}
