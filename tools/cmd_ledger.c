/* SPDX-License-Identifier: Apache-2.0 */
/* cmd_ledger.c: `landrelease ledger`: the account on standard output, no file. */
#include <stddef.h>
#include <unistd.h>

#include "commands.h"
#include "message.h"
#include "options.h"
#include "plan.h"
#include "texts.h"
#include "work.h"

typedef struct settings {
    const char *programme;
    int period;
    const char *by;
    const char *account;
    lrel_date at;
    common_values common;
} settings;

/* Option --period was not given: as the programme says. */
#define PERIOD_OF_PROGRAMME (-1)

static const char *const periods[] = {"year", "quarter", "month", NULL};

static const option options[] = {
    {OPTION_OPERAND, .name = "PROGRAMME.yaml", .offset = offsetof(settings, programme),
     .help = "the programme file", .is_required = true, .names = VALUE_FILE,
     .endings = "yaml yml"},
    {OPTION_CHOICE, .name = "period", .offset = offsetof(settings, period),
     .choices = periods, .help = "length of a period; default: as the programme says"},
    {OPTION_TEXT, .name = "by", .value = "GROUP,...", .offset = offsetof(settings, by),
     .help = "groups of land, as in class,admin1; default: as the programme says"},
    {OPTION_TEXT, .name = "account", .value = "NAME",
     .offset = offsetof(settings, account),
     .help = "only this account; default: each, and \"all\""},
    {OPTION_DAY, .name = "at", .value = "DATE", .offset = offsetof(settings, at),
     .help = "one period, which ends with this day (included)"},
    {0},
};

const command_syntax ledger_syntax = {
    .command = "ledger",
    .about = "Prints the account as CSV: one row per account, period and group of land, "
             "areas in\n"
             "m². Each row adds up: opening + newly recorded + resurvey + transferred - "
             "cancelled\n"
             "- reduced - cleared - closed = closing. Rows of two accounts are never "
             "added: land\n"
             "with two kinds of contamination stands in both, and once in \"all\".",
    .options = options,
    .examples = "  landrelease ledger programme.yaml --period quarter --account cmr\n"
                "  landrelease ledger programme.yaml --at 2023-06-30 --by admin1\n",
    .common = COMMON_WORK,
    .common_offset = offsetof(settings, common),
    .memory = text_memory_of_work,
    .ranges = text_ranges_of_work,
    .files = text_files_of_work,
    .exits = text_exits_of_work,
};

/* The account, or what would be printed. */
static exit_status print_account(const work *w, const settings *set)
{
    work_plan plan = {.command = "ledger", .target = "-"};
    lrel_error err;
    exit_status end = work_check_account(w, set->account);

    if (end != EXIT_DONE)
        return end;
    if (set->common.dry_run)
        return plan_print(w, &plan);
    if (lrel_job_write_ledger(w->job, STDOUT_FILENO, set->account, &err) != LREL_OK)
        return message_failure(&err);
    return work_judge(w, "'landrelease check'");
}

static exit_status print_ledger(const settings *set)
{
    lrel_job_options job_options;
    char at[16];
    work w;
    exit_status end;

    lrel_job_options_init(&job_options);
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
    end = print_account(&w, set);
    work_close(&w);
    return end;
}

exit_status cmd_ledger(int count, char **arguments)
{
    settings set = {.period = PERIOD_OF_PROGRAMME, .at = {LREL_DAY_OPEN}};
    parsed answer = options_parse(&ledger_syntax, count, arguments, &set);

    if (answer != PARSED_GO)
        return options_exit(answer);
    if (set.at.days != LREL_DAY_OPEN && set.period != PERIOD_OF_PROGRAMME)
        return message_usage("ledger", "--at is one period by itself: say it without "
                                       "--period");
    return print_ledger(&set);
}
