/* SPDX-License-Identifier: Apache-2.0 */
/* cmd_forecast.c: `landrelease forecast`: when recorded land may be gone. */
#include <stddef.h>

#include "commands.h"
#include "one_output.h"
#include "texts.h"

typedef struct settings {
    one_output one; /* first: its options are told by their places in it */
    lrel_date deadline;
} settings;

static const option options[] = {
    OPERAND_PROGRAMME(one_output),
    {OPTION_DAY, .name = "deadline", .value = "DATE",
     .offset = offsetof(settings, deadline),
     .help = "the day to be done by; default: the programme's",
     .more = "Without one, nothing is said of a required rate or a margin."},
    ONE_OUTPUT_ACCOUNT,
    ONE_OUTPUT_FILE("a .txt, .json or .csv file; default: -, as text on the standard "
                    "output",
                    "txt json csv"),
    ONE_OUTPUT_OVERWRITE,
    {0},
};

static const file_entry files[] = {
    FILE_PROGRAMME,
    {"FILE", "the forecast; it grows under a passing name beside FILE and takes its name "
             "when it is whole"},
    FILE_REPRODUCER,
    {0},
};

static const output_form forms[] = {{".txt", "forecast.txt"},
                                    {".json", "data/forecast.json"},
                                    {".csv", "forecast.csv"},
                                    {0}};

const command_syntax forecast_syntax = {
    .command = "forecast",
    .about = "Writes when the land on record may be released, account by account: by the "
             "mean of past\n"
             "years, and as a range drawn from past years of release and of new land. "
             "Beside it stand\n"
             "what the deadline requires a year, how such forecasts went in past years, "
             "targets, and\n"
             "cost. Where years are missing it says how many, and forecasts nothing.",
    .options = options,
    .examples = "  landrelease forecast programme.yaml --account ap_mine\n"
                "  landrelease forecast programme.yaml --deadline 2030-12-31\n"
                "  landrelease forecast programme.yaml -o forecast.json\n",
    .common = COMMON_WORK,
    .common_offset = offsetof(settings, one.common),
    .memory = text_memory_of_work,
    .ranges = "The deadline is the end of that day, and so is the as-of day. A date "
              "forecast is the first\n"
              "day at whose end nothing recorded is left.",
    .files = files,
    .exits = text_exits_of_work,
};

exit_status cmd_forecast(int count, char **arguments)
{
    settings set = {.one = {.output = "-"}, .deadline = {LREL_DAY_OPEN}};
    parsed answer = options_parse(&forecast_syntax, count, arguments, &set);
    char deadline[16];

    if (answer != PARSED_GO)
        return options_exit(answer);
    if (set.deadline.days != LREL_DAY_OPEN) {
        lrel_date_format(set.deadline, deadline);
        set.one.deadline = deadline;
    }
    return one_output_write("forecast", &set.one, forms);
}
