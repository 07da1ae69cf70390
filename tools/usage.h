/* SPDX-License-Identifier: Apache-2.0 */
/* usage.h: everything that explains the command line, made from its one table: help, the
 * manual, JSON for programs, and completion for shells. A file each, usage_<what>.c. */
#ifndef LREL_TOOLS_USAGE_H
#define LREL_TOOLS_USAGE_H

#include <stdio.h>

#include "options.h"

/** One screen: what `COMMAND --help` prints. */
void usage_help(FILE *out, const command_syntax *syntax);

/** All there is, as text: what `help COMMAND` prints. */
void usage_manual(FILE *out, const command_syntax *syntax);

/** What the commands are: what `help` prints. */
void usage_overview(FILE *out);

/** The table as JSON: one command, or (NULL) the whole program. */
void usage_json(FILE *out, const char *command);

/** A page for man(1): of one command, or (NULL) of the program. */
void usage_man(FILE *out, const command_syntax *syntax);

void usage_bash(FILE *out);
void usage_zsh(FILE *out);
void usage_fish(FILE *out);

/* Shared by them. */

/** The program's one sentence on itself. */
extern const char usage_program_about[];

/** Options that stand in place of a command. */
extern const option usage_program_options[];

/** Environment variables that matter, and those of which people wonder. Ends with one
 * that has no name. */
extern const file_entry usage_environment[];

/** Exit statuses of a command, in order; NULL: of the program.
 * @param meaning  receives what it means here
 * @return a negative number behind the last */
int usage_exit_at(const command_syntax *syntax, size_t index, const char **meaning);

/** "landrelease run PROGRAMME.yaml [OPTION...]" */
void usage_synopsis(const command_syntax *syntax, char *out, size_t size);

/** " DIR", " note|warning|error", or nothing for a flag. */
void usage_value(const option *o, char *out, size_t size);

/** Takes the first of the example lines at @p lines, which moves on, without its indent.
 * @return false where there is none */
bool usage_next_example(const char **lines, char *out, size_t size);

/** Prints @p text in lines of at most 80 columns, each behind @p indent spaces.
 * @param is_begun  the first line stands there already, up to its text */
void usage_wrapped(FILE *out, const char *text, int indent, bool is_begun);

#endif
