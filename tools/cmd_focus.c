/* SPDX-License-Identifier: Apache-2.0 */
/* cmd_focus.c: `landrelease focus`: which recorded land to work on first. */
#include <stddef.h>

#include "commands.h"
#include "one_output.h"
#include "texts.h"

static const option options[] = {
    OPERAND_PROGRAMME(one_output),
    {OPTION_TEXT, .name = "account", .value = "NAME",
     .offset = offsetof(one_output, account),
     .help = "only this account; default: each. The land of \"all\" has no order"},
    ONE_OUTPUT_FILE("a .csv, .geojson or .html file; default: -, the table on the "
                    "standard output",
                    "csv geojson html"),
    ONE_OUTPUT_OVERWRITE,
    {0},
};

static const file_entry files[] = {
    FILE_PROGRAMME,
    {"FILE",
     "the open hazards in their order as a table or a map, or the one-page brief; "
     "it grows under a passing name beside FILE and takes its name when it is "
     "whole"},
    FILE_REPRODUCER,
    {0},
};

static const output_form forms[] = {{".csv", "data/focus.csv"},
                                    {".geojson", "data/focus.geojson"},
                                    {".html", "look/focus.html"},
                                    {0}};

const command_syntax focus_syntax = {
    .command = "focus",
    .about =
        "Orders the open hazards of each account: how many items a hectare of each may\n"
        "hold, learned from cleared land whose releases state their items; a score with\n"
        "the part of each term; and whether survey or clearance comes next, and why.\n"
        "All recorded areas must be released; this orders the work.",
    .options = options,
    .examples = "  landrelease focus programme.yaml --account ap_mine\n"
                "  landrelease focus programme.yaml -o focus.csv\n"
                "  landrelease focus programme.yaml -o focus.html\n",
    .common = COMMON_WORK,
    .common_offset = offsetof(one_output, common),
    .memory = text_memory_of_work,
    .files = files,
    .exits = text_exits_of_work,
};

exit_status cmd_focus(int count, char **arguments)
{
    one_output set = {.output = "-"};
    parsed answer = options_parse(&focus_syntax, count, arguments, &set);

    return answer == PARSED_GO ? one_output_write("focus", &set, forms)
                               : options_exit(answer);
}
