/* SPDX-License-Identifier: Apache-2.0 */
/* commands.c: which commands there are. To add one: a row here, its function and its
 * syntax in commands.h, a file cmd_<name>.c with both, and a folder of cases in
 * tests/cli/. Help, manual page, completion and JSON follow by themselves. */
#include "commands.h"

#include <stddef.h>
#include <string.h>

#include "message.h"
#include "spelling.h"
#include "usage.h"

static const command table[] = {
    {"run", cmd_run, "The account", "read everything, write every file of the account",
     &run_syntax},
    {"ledger", cmd_ledger, "The account", "print the account as CSV", &ledger_syntax},
    {"map", cmd_map, "The account", "print what is recorded on a day as GeoJSON",
     &map_syntax},
    {"at", cmd_at, "The account", "print what is on record at a point", &at_syntax},
    {"trend", cmd_trend, "The analysis", "how contamination changes, one figure a row",
     &trend_syntax},
    {"reconcile", cmd_reconcile, "The analysis",
     "why figures differ, operator by operator", &reconcile_syntax},
    {"start", cmd_start, "The data", "from a folder of files to a draft of a programme",
     &start_syntax},
    {"inspect", cmd_inspect, "The data", "what is in files, and a draft of a programme",
     &inspect_syntax},
    {"check", cmd_check, "The data", "print the data issues alone", &check_syntax},
    {"diff", cmd_diff, "The data", "what changed from one delivery to the next",
     &diff_syntax},
    {"doctor", cmd_doctor, "The program", "what this installation has, and what it lacks",
     &doctor_syntax},
    {"version", cmd_version, "The program", "which version this is", &version_syntax},
    {"help", cmd_help, "The program", "what the commands are, or one of them in full",
     &help_syntax},
    {0},
};

const command *command_at(int index)
{
    for (int i = 0; i <= index; i++)
        if (!table[i].name)
            return NULL;
    return &table[index];
}

const command *command_find(const char *name)
{
    for (const command *c = table; c->name; c++)
        if (strcmp(c->name, name) == 0)
            return c;
    return NULL;
}

static const char *name_at(const void *list, size_t index)
{
    return ((const command *)list)[index].name;
}

static int is_programme_file(const char *name)
{
    const char *ending = strrchr(name, '.');

    return ending && (strcmp(ending, ".yaml") == 0 || strcmp(ending, ".yml") == 0);
}

static const char *program_option_at(const void *list, size_t index)
{
    return ((const option *)list)[index].name;
}

/* An option in place of a command. */
static exit_status option_unknown(const char *name)
{
    const char *nearest =
        spelling_nearest(name + 2, program_option_at, usage_program_options);

    if (nearest)
        return message_usage(NULL, "unknown option \"%s\"; did you mean --%s?", name,
                             nearest);
    return message_usage(NULL, "unknown option \"%s\"; options stand behind the command",
                         name);
}

exit_status command_unknown(const char *name)
{
    const char *nearest = spelling_nearest(name, name_at, table);

    if (strncmp(name, "--", 2) == 0)
        return option_unknown(name);
    if (is_programme_file(name))
        return message_usage(NULL, "unknown command \"%s\"; did you mean 'run %s'?", name,
                             name);
    if (nearest)
        return message_usage(NULL, "unknown command \"%s\"; did you mean '%s'?", name,
                             nearest);
    return message_usage(NULL, "unknown command \"%s\"", name);
}
