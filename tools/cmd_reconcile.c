/* SPDX-License-Identifier: Apache-2.0 */
/* cmd_reconcile.c: `landrelease reconcile`: why figures differ. */
#include <stddef.h>

#include "commands.h"
#include "one_output.h"
#include "texts.h"

static const option options[] = {
    OPERAND_PROGRAMME(one_output),
    ONE_OUTPUT_OPERATOR,
    ONE_OUTPUT_ACCOUNT,
    ONE_OUTPUT_FILE("a .txt file with all of it to read, or a .csv file with the steps "
                    "from stated to counted; default: -, the text on standard output",
                    "txt csv"),
    ONE_OUTPUT_OVERWRITE,
    {0},
};

static const file_entry files[] = {
    FILE_PROGRAMME,
    {"FILE", "the text or the table; it grows under a passing name beside FILE and takes "
             "its name when it is whole"},
    FILE_REPRODUCER,
    {0},
};

static const output_form forms[] = {
    {".txt", "check/reconcile.txt"}, {".csv", "check/reconcile.csv"}, {0}};

const command_syntax reconcile_syntax = {
    .command = "reconcile",
    .about =
        "Says why figures differ, each operator's own view first: step by step from "
        "what its\n"
        "releases state to what is counted of them; the stock if land counts when "
        "it is\n"
        "completed, accepted or handed over; what the authority publishes beside "
        "what others\n"
        "do; and the gap between one published stock and the next. 'landrelease run' "
        "writes\n"
        "the same as tables.",
    .options = options,
    .examples =
        "  landrelease reconcile programme.yaml\n"
        "  landrelease reconcile programme.yaml --operator ALFA --account ap_mine\n"
        "  landrelease reconcile programme.yaml -o reconcile.csv\n",
    .common = COMMON_WORK,
    .common_offset = offsetof(one_output, common),
    .memory = text_memory_of_work,
    .files = files,
    .exits = text_exits_of_work,
};

exit_status cmd_reconcile(int count, char **arguments)
{
    one_output set = {.output = "-"};
    parsed answer = options_parse(&reconcile_syntax, count, arguments, &set);

    return answer == PARSED_GO ? one_output_write("reconcile", &set, forms)
                               : options_exit(answer);
}
