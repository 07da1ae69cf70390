/* SPDX-License-Identifier: Apache-2.0 */
/* options.h: the command line of one command, as a table.
 *
 * A command lists its operands and options once; that list is what options_parse() reads
 * by and what --help prints. Values go into a struct of the command's, which holds the
 * defaults beforehand. Parsing opens no file. */
#ifndef LREL_TOOLS_OPTIONS_H
#define LREL_TOOLS_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>

#include "exit_status.h"

typedef enum option_kind {
    OPTION_OPERAND, /**< const char *; what stands without dashes, in order of the table
                     */
    OPTION_FLAG,    /**< bool */
    OPTION_TEXT,    /**< const char * */
    OPTION_DAY,     /**< lrel_date */
    OPTION_CHOICE,  /**< int: index into choices */
    OPTION_JOBS     /**< int: a whole number from 1 */
} option_kind;

typedef struct option {
    option_kind kind;
    char letter;                /**< as in -o; 0: none */
    const char *name;           /**< as in --output; of an operand, what help calls it */
    const char *value;          /**< what help calls the value; NULL for flags */
    size_t offset;              /**< of the value in the command's struct */
    const char *const *choices; /**< NULL behind the last */
    const char *help;           /**< one line */
    bool is_required;           /**< operands only */
} option;

/** Everything about one command but its doing. */
typedef struct command_syntax {
    const char *command;
    const char *about;     /**< a short paragraph */
    const option *options; /**< ends with one that has no name */
    const char *examples;  /**< whole lines; NULL: none */
} command_syntax;

typedef enum parsed {
    PARSED_GO,   /**< the struct is filled: do the work */
    PARSED_HELP, /**< help was asked for and printed; there is nothing else to do */
    PARSED_WRONG /**< said so on standard error */
} parsed;

/** Reads @p arguments (without the program and the command) into @p settings. Options and
 * operands may stand in any order; behind `--` everything is an operand. */
parsed options_parse(const command_syntax *syntax, int count, char **arguments,
                     void *settings);

/** How the program ends where there was nothing to do. */
exit_status options_exit(parsed answer);

/** Prints the help of @p syntax on standard output. */
void options_print_help(const command_syntax *syntax);

#endif
