/* SPDX-License-Identifier: Apache-2.0 */
/* commands.h: the one table of commands. Help, manual pages, completion, --json-usage,
 * spelling hints and tests come from it. */
#ifndef LREL_TOOLS_COMMANDS_H
#define LREL_TOOLS_COMMANDS_H

#include "exit_status.h"
#include "options.h"

/** Does a command. @p arguments begins behind the command's name. */
typedef exit_status (*command_fn)(int count, char **arguments);

typedef struct command {
    const char *name;
    command_fn function;
    const char *group;   /**< heading in the help; commands of one group stand together */
    const char *summary; /**< one line */
    const command_syntax *syntax;
} command;

exit_status cmd_run(int count, char **arguments);
exit_status cmd_start(int count, char **arguments);
exit_status cmd_inspect(int count, char **arguments);
exit_status cmd_check(int count, char **arguments);
exit_status cmd_ledger(int count, char **arguments);
exit_status cmd_map(int count, char **arguments);
exit_status cmd_trend(int count, char **arguments);
exit_status cmd_focus(int count, char **arguments);
exit_status cmd_indicators(int count, char **arguments);
exit_status cmd_forecast(int count, char **arguments);
exit_status cmd_reconcile(int count, char **arguments);
exit_status cmd_at(int count, char **arguments);
exit_status cmd_diff(int count, char **arguments);
exit_status cmd_audit(int count, char **arguments);
exit_status cmd_doctor(int count, char **arguments);
exit_status cmd_version(int count, char **arguments);
exit_status cmd_help(int count, char **arguments);

extern const command_syntax run_syntax;
extern const command_syntax start_syntax;
extern const command_syntax inspect_syntax;
extern const command_syntax check_syntax;
extern const command_syntax ledger_syntax;
extern const command_syntax map_syntax;
extern const command_syntax trend_syntax;
extern const command_syntax focus_syntax;
extern const command_syntax indicators_syntax;
extern const command_syntax forecast_syntax;
extern const command_syntax reconcile_syntax;
extern const command_syntax at_syntax;
extern const command_syntax diff_syntax;
extern const command_syntax audit_syntax;
extern const command_syntax doctor_syntax;
extern const command_syntax version_syntax;
extern const command_syntax help_syntax;

/** Command @p index of the table, or NULL behind its end. */
const command *command_at(int index);

/** The command called @p name, or NULL. */
const command *command_find(const char *name);

/** Says that there is no command @p name, and which one may be meant. @return EXIT_USAGE
 */
exit_status command_unknown(const char *name);

#endif
