/* SPDX-License-Identifier: Apache-2.0 */
/* cmd_map.c: `landrelease map`: the land on record at the end of a day. */
#include <stddef.h>

#include "commands.h"
#include "message.h"
#include "options.h"
#include "plan.h"
#include "progress.h"
#include "texts.h"
#include "work.h"

typedef struct settings {
    const char *programme;
    lrel_date at;
    const char *account;
    const char *output;
    bool overwrite;
    common_values common;
} settings;

static const option options[] = {
    OPERAND_PROGRAMME(settings),
    {OPTION_DAY, .name = "at", .value = "DATE", .offset = offsetof(settings, at),
     .help = "the end of this day; default: the programme's as-of day"},
    {OPTION_TEXT, .name = "account", .value = "NAME",
     .offset = offsetof(settings, account),
     .help = "only this account, or \"all\"; default: each account but \"all\""},
    {OPTION_TEXT, 'o', "output", "FILE", offsetof(settings, output),
     .help = "a .geojson or .json file; default: -, the standard output",
     .names = VALUE_FILE, .endings = "geojson json", .preset = "-"},
    {OPTION_FLAG, .name = "overwrite", .offset = offsetof(settings, overwrite),
     .help = "FILE may be replaced"},
    {0},
};

static const file_entry files[] = {
    FILE_PROGRAMME,
    {"FILE", "the map; it grows under a passing name beside FILE and takes its name when "
             "it is whole"},
    FILE_REPRODUCER,
    {0},
};

const command_syntax map_syntax = {
    .command = "map",
    .about = "Prints the land that is recorded and not released at the end of a day, as "
             "GeoJSON\n"
             "(RFC 7946). Blank = no record in the files read. It does not mean free of "
             "explosive\n"
             "ordnance.",
    .options = options,
    .examples = "  landrelease map programme.yaml --at 2023-12-31 -o 2023.geojson\n"
                "  landrelease map programme.yaml --account ap_mine > mines.geojson\n",
    .common = COMMON_WORK,
    .common_offset = offsetof(settings, common),
    .memory = text_memory_of_work,
    .ranges = "A day includes its end: what happened on the day given with --at, or on "
              "the as-of day, counts; what is dated after it does not.",
    .files = files,
    .exits = text_exits_of_work,
};

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

/* The map, or what would be written. */
static exit_status write_day(const work *w, const settings *set, lrel_date at)
{
    work_plan plan = {.command = "map", .target = set->output};
    lrel_error err;
    lrel_status status;

    if (set->common.dry_run) {
        plan.answer =
            lrel_job_try_write_file(w->job, set->output, set->overwrite, &plan.why);
        return plan_print(w, &plan);
    }
    status =
        lrel_job_write_map(w->job, at, set->account, set->output, set->overwrite, &err);
    progress_hide();
    return status == LREL_OK ? work_judge(w, "'landrelease check'")
                             : message_failure(&err);
}

static exit_status write_map(const settings *set)
{
    lrel_job_options job_options;
    lrel_date at = set->at;
    work w;
    exit_status end;

    lrel_job_options_init(&job_options);
    end = work_open(set->programme, &set->common, &job_options, &w);
    if (end != EXIT_DONE)
        return end;
    end = work_check_account(&w, set->account);
    if (end == EXIT_DONE)
        end = settle_day(w.job, &at);
    if (end == EXIT_DONE)
        end = write_day(&w, set, at);
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
    end = work_check_ending("map", set.output, ".geojson and .json");
    return end == EXIT_DONE ? write_map(&set) : end;
}
