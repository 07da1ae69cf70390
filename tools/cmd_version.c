/* SPDX-License-Identifier: Apache-2.0 */
/* cmd_version.c: `landrelease version`. */
#include <stdio.h>

#include "commands.h"
#include "landrelease/version.h"
#include "message.h"
#include "options.h"

static const option options[] = {{0}};

static const command_syntax version_syntax = {
    .command = "version",
    .about = "Prints the program's name and version.",
    .options = options,
};

exit_status cmd_version(int count, char **arguments)
{
    parsed answer = options_parse(&version_syntax, count, arguments, NULL);

    if (answer != PARSED_GO)
        return options_exit(answer);
    printf("landrelease %s\n", LREL_VERSION);
    return message_finish(EXIT_DONE);
}
