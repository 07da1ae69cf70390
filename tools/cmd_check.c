/* SPDX-License-Identifier: Apache-2.0 */
/* cmd_check.c: `landrelease check`: the data issues of a programme and nothing else. */
#include <limits.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "commands.h"
#include "issue_summary.h"
#include "message.h"
#include "options.h"
#include "plan.h"
#include "progress.h"
#include "shown.h"
#include "texts.h"
#include "work.h"

typedef struct settings {
    const char *programme;
    const char *output;
    bool overwrite;
    int severity;
    const char *code;
    const char *baseline;
    const char *agency;
    common_values common;
} settings;

static const option options[] = {
    OPERAND_PROGRAMME(settings),
    {OPTION_TEXT, 'o', "output", "DIR", offsetof(settings, output),
     .help = "write the folder DIR/check; default: CSV on standard output",
     .names = VALUE_FOLDER,
     .more =
         "DIR may be absent or empty, and appears whole or not at all. It is never the "
         "folder of a run, which has its data issues already."},
    {OPTION_FLAG, .name = "overwrite", .offset = offsetof(settings, overwrite),
     .help = "the files of an earlier check in DIR may be replaced"},
    {OPTION_CHOICE, .name = "severity", .offset = offsetof(settings, severity),
     .choices = level_names, .preset = "note",
     .help = "only data issues of this severity or above; default: all"},
    {OPTION_TEXT, .name = "code", .value = "CODE", .offset = offsetof(settings, code),
     .help = "only those whose code begins so, as in LREL-G or LREL-G001"},
    {OPTION_TEXT, .name = "for", .value = "AGENCY", .offset = offsetof(settings, agency),
     .help = "only what is this operator's, to be handed to it: nothing of others",
     .more =
         "Its records are those whose operator it is; case does not matter. With -o the "
         "folder is DIR/pack. A data issue that names a record of another operator says "
         "so without the name."},
    {OPTION_TEXT, .name = "baseline", .value = "FILE",
     .offset = offsetof(settings, baseline),
     .help = "only those that FILE does not have: the issues.csv of an earlier check",
     .more =
         "Known is what has the same code, source, id, field and value, and concerns no "
         "more records; the row may be another one."},
    {0},
};

static const file_entry files[] = {
    FILE_PROGRAMME,
    {"DIR/check/issues.csv", "the data issues, the most severe first"},
    {"DIR/check/issues.geojson", "those that have a place, as points for a map"},
    {"DIR/check/issues.html", "the same as a page to read, kind by kind"},
    {"DIR/check/issues.xlsx", "the same as a workbook to fill in, a sheet for each kind"},
    {"DIR/check/provenance.json", "what was checked: inputs with checksums, choices, "
                                  "versions"},
    {"DIR/pack/", "with --for, in place of DIR/check: README.html, issues.html, "
                  "issues.xlsx, issues.csv, issues.geojson, records.csv, waterfall.csv "
                  "and provenance.json of one operator"},
    FILE_REPRODUCER,
    {0},
};

const command_syntax check_syntax = {
    .command = "check",
    .about =
        "Reads every source of the programme and prints what a person should look at "
        "in the\n"
        "data: one row a data issue, with its place, what was seen and what to do. "
        "How many\n"
        "there are of which kind goes to standard error. No data issue changes the "
        "account;\n"
        "--fail-on, --severity and --code look at those that are left.",
    .options = options,
    .examples = "  landrelease check programme.yaml > issues.csv\n"
                "  landrelease check programme.yaml --severity error --fail-on error\n"
                "  landrelease check programme.yaml --baseline issues.csv\n"
                "  landrelease check programme.yaml --for ALFA -o for_alfa\n",
    .common = COMMON_WORK | COMMON_JSON | COMMON_FAIL_ON,
    .common_offset = offsetof(settings, common),
    .memory = text_memory_of_work,
    .ranges = text_ranges_of_work,
    .files = files,
    .exits = text_exits_of_work,
};

static exit_status rehearse(const work *w, const settings *set)
{
    work_plan plan = {.command = "check",
                      .target = "-",
                      .where = "'landrelease check' without --dry-run"};

    if (set->output) {
        plan.target = set->output;
        plan.file_at = set->agency ? lrel_job_pack_file_at : lrel_job_check_file_at;
        plan.answer =
            lrel_job_try_write_check(w->job, set->output, set->overwrite, &plan.why);
    }
    return plan_print(w, &plan);
}

/* Into DIR where there is one; on standard output where there is none, or for --json. */
static lrel_status write_issues(const work *w, const settings *set, lrel_error *err)
{
    lrel_status status = LREL_OK;

    if (set->output)
        status = lrel_job_write_check(w->job, set->output, set->overwrite, err);
    progress_hide();
    if (status == LREL_OK && (!set->output || set->common.json))
        status = lrel_job_write_issues(w->job, STDOUT_FILENO, set->common.json, err);
    return status;
}

/* Says how many there were, also of those that are gone: work that somebody did. */
static bool drop_known(const work *w, const settings *set, lrel_error *err)
{
    lrel_baseline_summary found;

    if (lrel_job_drop_known_issues(w->job, set->baseline, &found, err) != LREL_OK)
        return false;
    progress_hide();
    if (!set->common.quiet)
        shown_print(stderr,
                    "Known from %s, and left out: %zu data issue%s; gone since: %zu\n",
                    set->baseline, found.known, shown_plural(found.known), found.gone);
    return true;
}

static exit_status check(const work *w, const settings *set)
{
    char where[PATH_MAX] = "standard output";
    lrel_error err;

    if (set->agency && lrel_job_keep_agency(w->job, set->agency, &err) != LREL_OK)
        return message_failure(&err);
    if (set->baseline && !drop_known(w, set, &err))
        return message_failure(&err);
    if (lrel_job_keep_issues(w->job, (lrel_level)set->severity, set->code, &err) !=
        LREL_OK)
        return message_failure(&err);
    if (set->common.dry_run)
        return rehearse(w, set);
    if (write_issues(w, set, &err) != LREL_OK)
        return message_failure(&err);
    if (set->output)
        snprintf(where, sizeof where, "%s/%s/issues.csv", set->output,
                 set->agency ? "pack" : "check");
    if (!set->common.quiet)
        issue_summary_print(w->job, set->severity != LREL_LEVEL_NOTE || set->code,
                            set->output ? where : NULL);
    return work_judge(w, where);
}

exit_status cmd_check(int count, char **arguments)
{
    settings set = {.severity = LREL_LEVEL_NOTE};
    parsed answer = options_parse(&check_syntax, count, arguments, &set);
    lrel_job_options job_options;
    work w;
    exit_status end;

    if (answer != PARSED_GO)
        return options_exit(answer);
    if ((end = work_check_folder("check", set.output)) != EXIT_DONE)
        return end;
    lrel_job_options_init(&job_options);
    end = work_open(set.programme, &set.common, &job_options, &w);
    if (end != EXIT_DONE)
        return end;
    end = check(&w, &set);
    work_close(&w);
    return end;
}
