/* SPDX-License-Identifier: Apache-2.0 */
/* common.c: the options that several commands share. */
#include "common.h"

#include "message.h"
#include "options.h"
#include "progress.h"
#include "terminal.h"

const char *const level_names[] = {"note", "warning", "error", NULL};

/* In the order of color_choice and progress_mode. */
static const char *const colors[] = {"auto", "always", "never", NULL};
static const char *const progresses[] = {"auto", "plain", "json", "none", NULL};

static const option table[] = {
    {OPTION_FLAG, .name = "draft", .offset = offsetof(common_values, draft),
     .common = COMMON_DRAFT,
     .help = "go on without refused sources, mark what is written DRAFT, end with 3",
     .more = "Without it a refused source ends the command with status 4 and nothing is "
             "written. With it the refused files are named and left out, every other "
             "doubt is read in the cautious way as always, and each product says that "
             "it is a draft and what is missing: GeoJSON and JSON in the members draft "
             "and missing, tables in a last column draft, the README of a run in its "
             "title. Where every source is refused there is nothing to draft: status 4."},
    {OPTION_FLAG, .name = "dry-run", .offset = offsetof(common_values, dry_run),
     .common = COMMON_DRY_RUN,
     .help = "say what would be read and written, and write nothing",
     .more = "The sources are read and the account is made, so that whatever would stop "
             "the command stops this too; the report names each input with its mapping, "
             "its coordinate system and operation, and its records, and the files that "
             "would be written."},
    {OPTION_CHOICE, .name = "fail-on", .offset = offsetof(common_values, fail_on),
     .choices = level_names, .common = COMMON_FAIL_ON,
     .help = "end with status 3 if there are data issues of this severity or above"},
    {OPTION_JOBS, 'j', "jobs", "N", offsetof(common_values, jobs), .common = COMMON_JOBS,
     .help = "threads; the result is the same for any number; default: the cores"},
    {OPTION_FLAG, .name = "json", .offset = offsetof(common_values, json),
     .common = COMMON_JSON,
     .help = "the result for a program to read: JSON on standard output"},
    {OPTION_CHOICE, .name = "progress", .offset = offsetof(common_values, progress),
     .choices = progresses, .common = COMMON_PROGRESS, .preset = "auto",
     .help = "how to show progress on standard error; default: auto",
     .more =
         "auto: a bar where standard error is a terminal, else nothing. plain: a line "
         "a step. json: one JSON object a line, {\"step\": \"read\", \"source\": "
         "\"...\", \"done\": 3, \"of\": 7}; messages are JSON objects on a line then "
         "too, {\"level\": \"error\", \"message\": \"...\"}. none: nothing."},
    {OPTION_FLAG, 'q', "quiet", NULL, offsetof(common_values, quiet),
     .common = COMMON_QUIET,
     .help = "no summary, no progress, and no messages but errors"},
    {OPTION_FLAG, 'v', "verbose", NULL, offsetof(common_values, verbose),
     .common = COMMON_VERBOSE,
     .help = "say of each file how it was read: records, coordinates, encoding"},
    {OPTION_CHOICE, .name = "color", .offset = offsetof(common_values, color),
     .choices = colors, .preset = "auto", .help = "colour in messages; default: auto",
     .more = "auto: where standard error is a terminal, NO_COLOR is not set and TERM is "
             "not dumb. Colour never says anything that the words do not say too."},
    {OPTION_SHOW_HELP, 'h', "help",
     .help = "this text; more in 'landrelease help COMMAND'"},
    {OPTION_SHOW_USAGE, .name = "json-usage",
     .help = "operands, options and choices as JSON, for programs that call this one"},
    {0},
};

const option *common_options(void)
{
    return table;
}

void common_apply(const common_values *values)
{
    terminal_choose_color((color_choice)values->color);
    message_be_quiet(values->quiet);
    message_be_json(values->progress == PROGRESS_JSON);
    progress_choose(values->quiet ? PROGRESS_NONE : (progress_mode)values->progress);
}
