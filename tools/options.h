/* SPDX-License-Identifier: Apache-2.0 */
/* options.h: the command line of one command, as a table.
 *
 * A command lists its operands and options once, in a command_syntax. That table is what
 * options_parse() reads by, and what help, manual pages, completion and --json-usage are
 * made of (usage.h). Values go into a struct of the command's, which holds the defaults
 * beforehand. Parsing opens no file. */
#ifndef LREL_TOOLS_OPTIONS_H
#define LREL_TOOLS_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>

#include "common.h"
#include "exit_status.h"

/** More threads than any machine this meets has cores; the library takes fewer if it
 * must.
 */
#define OPTION_JOBS_MAX 1024

typedef enum option_kind {
    OPTION_OPERAND,    /**< const char *; what stands without dashes, in order of the
                          table. Where is_many: operand_list, all that are left */
    OPTION_FLAG,       /**< bool */
    OPTION_TEXT,       /**< const char * */
    OPTION_DAY,        /**< lrel_date */
    OPTION_CHOICE,     /**< int: index into choices */
    OPTION_JOBS,       /**< int: a whole number from 1 */
    OPTION_WHOLE,      /**< int: a whole number from 0 to `most` */
    OPTION_DECIMAL,    /**< double: a number from 0, as in 12.5 */
    OPTION_SHOW_HELP,  /**< nothing: prints the help in place of the work */
    OPTION_SHOW_USAGE, /**< nothing: prints the table as JSON in place of the work */
} option_kind;

/** What a value names; completion and forms offer it. */
typedef enum value_kind {
    VALUE_PLAIN, /**< no file */
    VALUE_FILE,  /**< a file, whose name ends with one of `endings` */
    VALUE_FOLDER,
    VALUE_COMMAND /**< a command of the table */
} value_kind;

typedef struct operand_list {
    char **at; /**< words of the command line */
    int count;
} operand_list;

typedef struct option {
    option_kind kind;
    char letter;                /**< as in -o; 0: none */
    const char *name;           /**< as in --output; of an operand, what help calls it */
    const char *value;          /**< what help calls the value; NULL for flags */
    size_t offset;              /**< of the value in the command's struct */
    const char *const *choices; /**< NULL behind the last */
    const char *const *words;   /**< of OPTION_TEXT: a list of these, with commas between
                                   them; NULL: no list, or of any words */
    const char *help;           /**< one line */
    bool is_required;           /**< operands only */
    bool is_many;               /**< operands only, the last one: one or more of them */
    value_kind names;
    const char *endings; /**< of VALUE_FILE: "yaml yml"; NULL: any */
    const char *more;    /**< further sentences for the manual; NULL: none */
    const char *preset;  /**< the value that is as good as none, for forms; NULL: none */
    unsigned common;     /**< of a common option: its bit; 0: every command has it */
    int most;            /**< of OPTION_WHOLE */
} option;

/** A file that a command reads or writes, for the manual. */
typedef struct file_entry {
    const char *name;
    const char *what;
} file_entry;

/** What an exit status means for this command, where it is not what it always means. */
typedef struct exit_entry {
    exit_status status;
    const char *meaning; /**< NULL: as always */
} exit_entry;

/** Everything about one command but its doing. */
typedef struct command_syntax {
    const char *command;
    const char *about;     /**< a short paragraph */
    const option *options; /**< ends with one that has no name */
    const char *examples;  /**< whole lines, each a command line that works */
    unsigned common;       /**< set of COMMON_... (common.h) */
    size_t common_offset;  /**< of a common_values in the command's struct, if the set is
                              not  empty */
    const char *memory;    /**< what it keeps in memory, for the manual */
    const char *ranges;    /**< which ends of a time range count; NULL: it has none */
    const file_entry *files; /**< ends with one that has no name; NULL: none */
    const exit_entry *exits; /**< ends with EXIT_DONE; NULL: those of any command */
} command_syntax;

typedef enum parsed {
    PARSED_GO,   /**< the struct is filled: do the work */
    PARSED_HELP, /**< help was asked for and printed; there is nothing else to do */
    PARSED_WRONG /**< said so on standard error */
} parsed;

/** Reads @p arguments (without the program and the command) into @p settings. Options and
 * operands may stand in any order; behind `--` everything is an operand. How the program
 * speaks from here on (colour, quiet, progress) is settled by it too. */
parsed options_parse(const command_syntax *syntax, int count, char **arguments,
                     void *settings);

/** How the program ends where there was nothing to do. */
exit_status options_exit(parsed answer);

/** Option or operand @p index of a command: its own, then the common ones that it takes;
 * NULL behind the last. */
const option *options_at(const command_syntax *syntax, size_t index);

/** Whether @p o stands without a value. */
bool option_is_flag(const option *o);

#endif
