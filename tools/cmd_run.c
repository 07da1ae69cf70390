/* SPDX-License-Identifier: Apache-2.0 */
/* cmd_run.c: `landrelease run`: the main job. */
#include <limits.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "commands.h"
#include "message.h"
#include "options.h"
#include "plan.h"
#include "progress.h"
#include "summary.h"
#include "texts.h"
#include "work.h"

typedef struct settings {
    const char *programme;
    const char *output;
    bool overwrite;
    common_values common;
} settings;

static const option options[] = {
    OPERAND_PROGRAMME(settings),
    {OPTION_TEXT, 'o', "output", "DIR", offsetof(settings, output),
     .help = "where to write; default: the folder out beside the programme file",
     .names = VALUE_FOLDER,
     .more =
         "DIR may be absent or empty. The new files grow in a folder beside it and "
         "take its place in one step, so that what stands there is the old run or the "
         "new one and never a mix."},
    {OPTION_FLAG, .name = "overwrite", .offset = offsetof(settings, overwrite),
     .help = "the files of an earlier run in DIR may be replaced"},
    {0},
};

static const file_entry files[] = {
    FILE_PROGRAMME,
    {"DIR/README.html", "begin here: what is what"},
    {"DIR/data/", "the account, the records, the maps, and what they were made from"},
    {"DIR/check/issues.csv", "what a person should look at"},
    FILE_REPRODUCER,
    {0},
};

const command_syntax run_syntax = {
    .command = "run",
    .about =
        "Reads every source of the programme, accounts for every square metre once, and\n"
        "writes tables and maps into DIR, which appears whole or not at all.",
    .options = options,
    .examples =
        "  landrelease run programme.yaml\n"
        "  landrelease run programme.yaml -o /tmp/out --overwrite --fail-on error\n",
    .common = COMMON_WORK | COMMON_JSON | COMMON_FAIL_ON,
    .common_offset = offsetof(settings, common),
    .memory = text_memory_of_work,
    .ranges = text_ranges_of_work,
    .files = files,
    .exits = text_exits_of_work,
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

static exit_status rehearse(const work *w, const settings *set, const char *folder)
{
    work_plan plan = {.command = "run", .target = folder, .file_at = lrel_job_file_at};

    plan.answer = lrel_job_try_write(w->job, folder, set->overwrite, &plan.why);
    return plan_print(w, &plan);
}

static exit_status write_files(const work *w, const settings *set, const char *folder)
{
    char where[PATH_MAX];
    lrel_error err;
    lrel_status status = lrel_job_write(w->job, folder, set->overwrite, &err);

    progress_hide();
    if (status != LREL_OK)
        return message_failure(&err);
    if (set->common.json)
        summary_print_json(w->job, folder);
    else if (!set->common.quiet)
        summary_print(w->job, folder);
    snprintf(where, sizeof where, "%s/check/issues.csv", folder);
    return message_finish(work_judge(w, where));
}

static exit_status run_into(const settings *set, const char *folder)
{
    lrel_job_options job_options;
    work w;
    exit_status end;

    lrel_job_options_init(&job_options);
    end = work_open(set->programme, &set->common, &job_options, &w);
    if (end != EXIT_DONE)
        return end;
    end = set->common.dry_run ? rehearse(&w, set, folder) : write_files(&w, set, folder);
    work_close(&w);
    return end;
}

exit_status cmd_run(int count, char **arguments)
{
    settings set = {0};
    parsed answer = options_parse(&run_syntax, count, arguments, &set);
    char *folder = NULL;
    exit_status end;

    if (answer != PARSED_GO)
        return options_exit(answer);
    if ((end = work_check_folder("run", set.output)) != EXIT_DONE)
        return end;
    if (!set.output && (folder = default_output(set.programme)) == NULL)
        return message_no_memory();
    end = run_into(&set, set.output ? set.output : folder);
    free(folder);
    return end;
}
