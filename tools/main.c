/* SPDX-License-Identifier: Apache-2.0 */
/* main.c: finds the command and lets it do the rest.
 *
 * setlocale() is never called: what the program reads and writes is the same everywhere.
 */
#include <stdio.h>
#include <string.h>

#include "commands.h"
#include "interrupt.h"
#include "message.h"
#include "usage.h"

static exit_status without_command(void)
{
    return message_usage(NULL, "which command? As in 'landrelease run PROGRAMME.yaml'");
}

/* Options in place of a command: other programs have taught people these. */
static const char *command_meant(const char *word)
{
    if (strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0)
        return "help";
    if (strcmp(word, "--version") == 0 || strcmp(word, "-V") == 0)
        return "version";
    return word;
}

int main(int argc, char **argv)
{
    const command *c;

    /* A line at a time, so that a reader of --progress=json never gets half of one. */
    setvbuf(stderr, NULL, _IOLBF, BUFSIZ);
    interrupt_install();
    if (argc < 2)
        return without_command();
    if (strcmp(argv[1], "--json-usage") == 0) {
        usage_json(stdout, NULL);
        return message_finish(EXIT_DONE);
    }
    c = command_find(command_meant(argv[1]));
    if (!c)
        return command_unknown(argv[1]);
    return c->function(argc - 2, argv + 2);
}
