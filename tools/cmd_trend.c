/* SPDX-License-Identifier: Apache-2.0 */
/* cmd_trend.c: `landrelease trend`: how contamination changes. */
#include <stddef.h>

#include "commands.h"
#include "one_output.h"
#include "texts.h"

static const option options[] = {
    OPERAND_PROGRAMME(one_output),
    ONE_OUTPUT_ACCOUNT,
    ONE_OUTPUT_FILE("a .csv file; default: -, the standard output", "csv"),
    ONE_OUTPUT_OVERWRITE,
    {0},
};

static const file_entry files[] = {
    FILE_PROGRAMME,
    {"FILE", "the figures; it grows under a passing name beside FILE and takes its name "
             "when it is whole"},
    FILE_REPRODUCER,
    {0},
};

static const output_form forms[] = {{".csv", "data/trend.csv"}, {0}};

const command_syntax trend_syntax = {
    .command = "trend",
    .about = "Writes how contamination changes from period to period: one figure a row, "
             "with its\n"
             "account, period, group of land, unit and definition.",
    .options = options,
    .examples = "  landrelease trend programme.yaml --account ap_mine\n"
                "  landrelease trend programme.yaml -o trend.csv\n",
    .common = COMMON_WORK,
    .common_offset = offsetof(one_output, common),
    .memory = text_memory_of_work,
    .files = files,
    .exits = text_exits_of_work,
};

exit_status cmd_trend(int count, char **arguments)
{
    one_output set = {.output = "-"};
    parsed answer = options_parse(&trend_syntax, count, arguments, &set);

    return answer == PARSED_GO ? one_output_write("trend", &set, forms)
                               : options_exit(answer);
}
