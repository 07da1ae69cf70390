/* SPDX-License-Identifier: Apache-2.0 */
/* cmd_help.c: `landrelease help`, and `landrelease help COMMAND`. */
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include "commands.h"
#include "message.h"
#include "options.h"

typedef struct settings {
    const char *command;
} settings;

static const option options[] = {
    {OPTION_OPERAND, .name = "COMMAND", .offset = offsetof(settings, command),
     .help = "which command to explain"},
    {0},
};

static const command_syntax help_syntax = {
    .command = "help",
    .about = "Says what the commands are, or explains one of them in full.",
    .options = options,
    .examples = "  landrelease help run\n",
};

static void print_commands(void)
{
    const char *group = "";
    const command *c;

    for (int i = 0; (c = command_at(i)) != NULL; i++) {
        if (strcmp(group, c->group) != 0)
            printf("\n%s:\n", c->group);
        group = c->group;
        printf("  %-10s %s\n", c->name, c->summary);
    }
}

static exit_status print_overview(void)
{
    printf("landrelease COMMAND [ARGUMENT...] [OPTION...]\n\n"
           "Turns the files of clearance agencies into one account of recorded "
           "contamination,\n"
           "in which every square metre is counted once, through time.\n");
    print_commands();
    printf(
        "\n'landrelease help COMMAND' explains one of them.\n"
        "\n"
        "Exit status: 0 done, 1 a defect of landrelease, 2 usage, 3 done and data "
        "issues\n"
        "reached --fail-on, 4 an input was refused, 5 an output could not be written,\n"
        "6 a limit was reached, 130 interrupted.\n");
    return message_finish(EXIT_DONE);
}

exit_status cmd_help(int count, char **arguments)
{
    static char flag[] = "--help";
    char *ask[] = {flag};
    settings set = {0};
    parsed answer = options_parse(&help_syntax, count, arguments, &set);
    const command *about;

    if (answer != PARSED_GO)
        return options_exit(answer);
    if (!set.command)
        return print_overview();
    about = command_find(set.command);
    return about ? about->function(1, ask) : command_unknown(set.command);
}
