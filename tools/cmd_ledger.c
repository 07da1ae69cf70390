/* SPDX-License-Identifier: Apache-2.0 */
/* cmd_ledger.c: `landrelease ledger`: the account as CSV. */
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
    int period;
    const char *by;
    const char *account;
    lrel_date at;
    const char *output;
    bool overwrite;
    common_values common;
} settings;

/* Option --period was not given: as the programme says. */
#define PERIOD_OF_PROGRAMME (-1)

static const char *const periods[] = {"year", "quarter", "month", NULL};

/* Which admin levels there are, the programme knows. */
static const char *const groups[] = {
    "product", "operator", "partner",       "donor",          "activity",
    "asset",   "class",    "contamination", "national_class", "source",
    "admin1",  "admin2",   "admin3",        "admin4",         "admin5",
    "admin6",  "admin7",   "admin8",        "admin9",         NULL};

static const option options[] = {
    OPERAND_PROGRAMME(settings),
    {OPTION_CHOICE, .name = "period", .offset = offsetof(settings, period),
     .choices = periods, .help = "length of a period; default: as the programme says"},
    {OPTION_TEXT, .name = "by", .value = "GROUP,...", .offset = offsetof(settings, by),
     .words = groups,
     .help = "groups of land, as in class,admin1; default: as the programme says",
     .more = "Land has operator, class, contamination, national_class, source and admin1 "
             "to admin9, where the programme has boundaries of that level. The others "
             "group releases, and say nothing in this table."},
    {OPTION_TEXT, .name = "account", .value = "NAME",
     .offset = offsetof(settings, account),
     .help = "only this account; default: each, and \"all\""},
    {OPTION_DAY, .name = "at", .value = "DATE", .offset = offsetof(settings, at),
     .help =
         "one period, from the first dated event to the end of this day; it is called "
         "\"until\" and the day"},
    {OPTION_TEXT, 'o', "output", "FILE", offsetof(settings, output),
     .help = "a .csv file; default: -, the standard output", .names = VALUE_FILE,
     .endings = "csv", .preset = "-"},
    {OPTION_FLAG, .name = "overwrite", .offset = offsetof(settings, overwrite),
     .help = "FILE may be replaced"},
    {0},
};

static const file_entry files[] = {
    FILE_PROGRAMME,
    {"FILE", "the account; it grows under a passing name beside FILE and takes its name "
             "when it is whole"},
    FILE_REPRODUCER,
    {0},
};

const command_syntax ledger_syntax = {
    .command = "ledger",
    .about = "Writes the account as CSV: one row per account, period and group of land, "
             "areas in\n"
             "m². Each row adds up: opening + newly recorded + resurvey + transferred - "
             "cancelled\n"
             "- reduced - cleared - closed = closing. Rows of two accounts are never "
             "added: land\n"
             "with two kinds of contamination stands in both, and once in \"all\".",
    .options = options,
    .examples = "  landrelease ledger programme.yaml --period quarter --account cmr\n"
                "  landrelease ledger programme.yaml --at 2023-06-30 --by admin1\n"
                "  landrelease ledger programme.yaml --by class -o account.csv\n",
    .common = COMMON_WORK,
    .common_offset = offsetof(settings, common),
    .memory = text_memory_of_work,
    .ranges =
        "A day includes its end: what happened on the as-of day, or on the day given "
        "with --at, counts. A period runs from the day in the column from, which is part "
        "of it, to the day in the column to, which is not: it is the first day after. "
        "Periods are those of the calendar, from the first dated event on; the last one "
        "is cut at the as-of day. With --at there is one period, whose name says so: "
        "until 2023-12-31 is everything up to the end of that day, not a year.",
    .files = files,
    .exits = text_exits_of_work,
};

/* The account, or what would be written. */
static exit_status write_account(const work *w, const settings *set)
{
    work_plan plan = {.command = "ledger", .target = set->output};
    lrel_error err;
    lrel_status status;
    exit_status end = work_check_account(w, set->account);

    if (end != EXIT_DONE)
        return end;
    if (set->common.dry_run) {
        plan.answer =
            lrel_job_try_write_file(w->job, set->output, set->overwrite, &plan.why);
        return plan_print(w, &plan);
    }
    status = lrel_job_write_ledger_file(w->job, set->account, set->output, set->overwrite,
                                        &err);
    progress_hide();
    return status == LREL_OK ? work_judge(w, "'landrelease check'")
                             : message_failure(&err);
}

static exit_status write_ledger(const settings *set)
{
    lrel_job_options job_options;
    char at[16];
    work w;
    exit_status end;

    lrel_job_options_init(&job_options);
    /* The account shows no data issues; what would be written does. */
    job_options.skip_checks = !set->common.dry_run;
    if (set->period != PERIOD_OF_PROGRAMME)
        job_options.period = periods[set->period];
    job_options.by = set->by;
    if (set->at.days != LREL_DAY_OPEN) {
        lrel_date_format(set->at, at);
        job_options.at = at;
    }

    end = work_open(set->programme, &set->common, &job_options, &w);
    if (end != EXIT_DONE)
        return end;
    end = write_account(&w, set);
    work_close(&w);
    return end;
}

exit_status cmd_ledger(int count, char **arguments)
{
    settings set = {.period = PERIOD_OF_PROGRAMME, .at = {LREL_DAY_OPEN}, .output = "-"};
    parsed answer = options_parse(&ledger_syntax, count, arguments, &set);
    exit_status end;

    if (answer != PARSED_GO)
        return options_exit(answer);
    if (set.at.days != LREL_DAY_OPEN && set.period != PERIOD_OF_PROGRAMME)
        return message_usage("ledger", "--at is one period by itself: say it without "
                                       "--period");
    end = work_check_ending("ledger", set.output, ".csv");
    return end == EXIT_DONE ? write_ledger(&set) : end;
}
