/* SPDX-License-Identifier: Apache-2.0 */
/* cmd_trend.c: `landrelease trend`: how contamination changes, and why. */
#include <stddef.h>

#include "commands.h"
#include "message.h"
#include "one_output.h"
#include "progress.h"
#include "texts.h"

typedef struct settings {
    one_output one; /* first: the common options are those of it */
    lrel_date from, to;
} settings;

static const option options[] = {
    OPERAND_PROGRAMME(one_output),
    ONE_OUTPUT_ACCOUNT,
    {OPTION_DAY, .name = "from", .value = "DATE", .offset = offsetof(settings, from),
     .help =
         "instead of the series: why recorded land changed since the end of this day"},
    {OPTION_DAY, .name = "to", .value = "DATE", .offset = offsetof(settings, to),
     .help = "until the end of this day; default: the as-of day"},
    ONE_OUTPUT_FILE("a .csv or .json file; default: -, the standard output, as CSV",
                    "csv json"),
    ONE_OUTPUT_OVERWRITE,
    {0},
};

static const file_entry files[] = {
    FILE_PROGRAMME,
    {"FILE",
     "the series, or the causes of a change as .csv; it grows under a passing name "
     "beside FILE and takes its name when it is whole"},
    FILE_REPRODUCER,
    {0},
};

static const output_form forms[] = {
    {".csv", "data/trend.csv"}, {".json", "data/trend.json"}, {0}};
static const output_form change_forms[] = {{".csv", NULL}, {0}};

const command_syntax trend_syntax = {
    .command = "trend",
    .about =
        "Writes how contamination changes from period to period: stock, flows, shares "
        "and\n"
        "hectares per item of every account, of its groups of land, and of the land "
        "that\n"
        "survey had been to by a year. With --from: why recorded land changed between "
        "two\n"
        "days, in causes that add up exactly.",
    .options = options,
    .examples = "  landrelease trend programme.yaml --account ap_mine\n"
                "  landrelease trend programme.yaml -o trend.json\n"
                "  landrelease trend programme.yaml --from 2022-12-31 --account all\n",
    .common = COMMON_WORK,
    .common_offset = offsetof(settings, one.common),
    .memory = text_memory_of_work,
    .ranges =
        "A day includes its end: a change from 2022-12-31 is one since the year 2022 "
        "was over.",
    .files = files,
    .exits = text_exits_of_work,
};

static lrel_status write_change(const work *w, const void *user, lrel_error *err)
{
    const settings *set = user;

    return lrel_job_write_change(w->job, set->from, set->to, set->one.account,
                                 set->one.output, set->one.overwrite, err);
}

exit_status cmd_trend(int count, char **arguments)
{
    settings set = {
        .one = {.output = "-"}, .from = {LREL_DAY_OPEN}, .to = {LREL_DAY_OPEN}};
    parsed answer = options_parse(&trend_syntax, count, arguments, &set);

    if (answer != PARSED_GO)
        return options_exit(answer);
    if (set.from.days == LREL_DAY_OPEN && set.to.days != LREL_DAY_OPEN)
        return message_usage("trend", "--to says until when: --from must say since when");
    if (set.from.days != LREL_DAY_OPEN)
        return one_output_make("trend", &set.one, change_forms, write_change, &set);
    return one_output_write("trend", &set.one, forms);
}
