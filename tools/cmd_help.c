/* SPDX-License-Identifier: Apache-2.0 */
/* cmd_help.c: `landrelease help`, and `landrelease help COMMAND`. */
#include <stddef.h>
#include <stdio.h>

#include "commands.h"
#include "message.h"
#include "options.h"
#include "usage.h"

typedef struct settings {
    const char *command;
} settings;

static const option options[] = {
    {OPTION_OPERAND, .name = "COMMAND", .offset = offsetof(settings, command),
     .help = "which command to explain", .names = VALUE_COMMAND},
    {0},
};

const command_syntax help_syntax = {
    .command = "help",
    .about =
        "Says what the commands are, or explains one of them in full: options, exit\n"
        "status, files, environment, examples. The pages of man(1) say the same.",
    .options = options,
    .examples = "  landrelease help\n  landrelease help run\n",
    .memory = "Nothing.",
};

exit_status cmd_help(int count, char **arguments)
{
    settings set = {0};
    parsed answer = options_parse(&help_syntax, count, arguments, &set);
    const command *about;

    if (answer != PARSED_GO)
        return options_exit(answer);
    about = set.command ? command_find(set.command) : NULL;
    if (set.command && !about)
        return command_unknown(set.command);
    if (about)
        usage_manual(stdout, about->syntax);
    else
        usage_overview(stdout);
    return message_finish(EXIT_DONE);
}
