/* SPDX-License-Identifier: Apache-2.0 */
/* uncomment.c: see uncomment.h. */
#include "inspect/uncomment.h"

#include <stdbool.h>
#include <string.h>

#define MARK "# ? "

static bool begins_with(const char *line, const char *start)
{
    return strncmp(line, start, strlen(start)) == 0;
}

void uncomment(char *draft)
{
    bool had_operation = false;

    for (char *line = draft; line && *line; line = strchr(line, '\n')) {
        char *text;

        line += *line == '\n';
        text = line + strspn(line, " ");
        if (begins_with(text, "- path:"))
            had_operation = false;
        if (!begins_with(text, MARK))
            continue;
        if (begins_with(text, MARK "operation:")) {
            if (had_operation)
                continue;
            had_operation = true;
        }
        memmove(text, text + strlen(MARK), strlen(text + strlen(MARK)) + 1);
    }
}
