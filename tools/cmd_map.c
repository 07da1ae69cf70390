/* SPDX-License-Identifier: Apache-2.0 */
/* cmd_map.c: `landrelease map`: the land on record at the end of a day. */
#include <stddef.h>
#include <string.h>
#include <strings.h>

#include "commands.h"
#include "message.h"
#include "options.h"
#include "work.h"

typedef struct settings {
    const char *programme;
    lrel_date at;
    const char *account;
    const char *output;
    bool overwrite;
    int jobs;
} settings;

static const option options[] = {
    {OPTION_OPERAND, .name = "PROGRAMME.yaml", .offset = offsetof(settings, programme),
     .help = "the programme file", .is_required = true},
    {OPTION_DAY, .name = "at", .value = "DATE", .offset = offsetof(settings, at),
     .help = "the end of this day; default: the programme's as-of day"},
    {OPTION_TEXT, .name = "account", .value = "NAME",
     .offset = offsetof(settings, account),
     .help = "only this account, or \"all\"; default: each account but \"all\""},
    {OPTION_TEXT, 'o', "output", "FILE", offsetof(settings, output),
     .help = "a .geojson or .json file; default: -, the standard output"},
    {OPTION_FLAG, .name = "overwrite", .offset = offsetof(settings, overwrite),
     .help = "FILE may be replaced"},
    {OPTION_JOBS, 'j', "jobs", "N", offsetof(settings, jobs),
     .help = "threads; the result is the same for any number; default: the cores"},
    {0},
};

static const command_syntax map_syntax = {
    .command = "map",
    .about = "Prints the land that is recorded and not released at the end of a day, as "
             "GeoJSON\n"
             "(RFC 7946). Blank = no record in the files read. It does not mean free of "
             "explosive\n"
             "ordnance.",
    .options = options,
    .examples = "  landrelease map programme.yaml --at 2023-12-31 -o 2023.geojson\n"
                "  landrelease map programme.yaml --account ap_mine > mines.geojson\n",
};

/* Checked before anything is read: a person should not wait to hear of it. */
static exit_status check_ending(const char *output)
{
    const char *name = strrchr(output, '/');
    const char *ending;

    if (strcmp(output, "-") == 0)
        return EXIT_DONE;
    ending = strrchr(name ? name : output, '.');
    if (ending &&
        (strcasecmp(ending, ".geojson") == 0 || strcasecmp(ending, ".json") == 0))
        return EXIT_DONE;
    return message_usage("map",
                         "--output %s: its ending says what to write; this version "
                         "writes .geojson and .json",
                         output);
}

/* The as-of day where none is given. */
static exit_status settle_day(const lrel_job *job, lrel_date *at)
{
    lrel_error err;

    if (at->days != LREL_DAY_OPEN)
        return EXIT_DONE;
    if (lrel_date_parse(lrel_job_summary(job).as_of, at, &err) == LREL_OK)
        return EXIT_DONE;
    return message_failure(&err);
}

static exit_status write_map(const settings *set)
{
    lrel_job_options job_options;
    lrel_date at = set->at;
    work w;
    lrel_error err;
    exit_status end;

    lrel_job_options_init(&job_options);
    end = work_open(set->programme, set->jobs, &job_options, &w);
    if (end != EXIT_DONE)
        return end;
    end = work_check_account(&w, set->account);
    if (end == EXIT_DONE)
        end = settle_day(w.job, &at);
    if (end == EXIT_DONE && lrel_job_write_map(w.job, at, set->account, set->output,
                                               set->overwrite, &err) != LREL_OK)
        end = message_failure(&err);
    work_close(&w);
    return end;
}

exit_status cmd_map(int count, char **arguments)
{
    settings set = {.at = {LREL_DAY_OPEN}, .output = "-"};
    parsed answer = options_parse(&map_syntax, count, arguments, &set);
    exit_status end;

    if (answer != PARSED_GO)
        return options_exit(answer);
    end = check_ending(set.output);
    return end == EXIT_DONE ? write_map(&set) : end;
}
