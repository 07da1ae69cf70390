/* SPDX-License-Identifier: Apache-2.0 */
/* cmd_indicators.c: `landrelease indicators`: what a programme is judged by. */
#include <stddef.h>

#include "commands.h"
#include "one_output.h"
#include "texts.h"

static const option options[] = {
    OPERAND_PROGRAMME(one_output),
    ONE_OUTPUT_ACCOUNT,
    ONE_OUTPUT_FILE("a .csv or .json file; default: -, the standard output, as CSV",
                    "csv json"),
    ONE_OUTPUT_OVERWRITE,
    {0},
};

static const file_entry files[] = {
    FILE_PROGRAMME,
    {"FILE", "the indicators; it grows under a passing name beside FILE and takes its "
             "name when it is whole"},
    FILE_REPRODUCER,
    {0},
};

static const output_form forms[] = {
    {".csv", "data/indicators.csv"}, {".json", "data/indicators.json"}, {0}};

const command_syntax indicators_syntax = {
    .command = "indicators",
    .about =
        "Writes the indicators I1 to I22 for each operator, province, class, asset and "
        "year: one\n"
        "value a row, with the two amounts that it is made of and its definition. What "
        "cannot be\n"
        "computed says why. Items and accidents on land that had been released are told "
        "first.",
    .options = options,
    .examples = "  landrelease indicators programme.yaml --account ap_mine\n"
                "  landrelease indicators programme.yaml -o indicators.csv\n"
                "  landrelease indicators programme.yaml -o indicators.json\n",
    .common = COMMON_WORK,
    .common_offset = offsetof(one_output, common),
    .memory = text_memory_of_work,
    .files = files,
    .exits = text_exits_of_work,
};

exit_status cmd_indicators(int count, char **arguments)
{
    one_output set = {.output = "-"};
    parsed answer = options_parse(&indicators_syntax, count, arguments, &set);

    return answer == PARSED_GO ? one_output_write("indicators", &set, forms)
                               : options_exit(answer);
}
