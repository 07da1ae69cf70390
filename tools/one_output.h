/* SPDX-License-Identifier: Apache-2.0 */
/* one_output.h: what commands have in common that write one file of a run by itself. */
#ifndef LREL_TOOLS_ONE_OUTPUT_H
#define LREL_TOOLS_ONE_OUTPUT_H

#include "options.h"
#include "work.h"

typedef struct one_output {
    const char *programme;
    const char *account;       /* NULL: all */
    const char *output;        /* "-" or a file */
    const char *operator_name; /* NULL: all */
    bool overwrite;
    const char *deadline; /* NULL: as the programme says */
    common_values common;
} one_output;

/* Which file of a run an ending stands for; ends with one that has no ending. The first
 * one goes to the standard output. */
typedef struct output_form {
    const char *ending; /* ".csv" */
    const char *name;   /* "data/trend.csv" */
} output_form;

/* The options, in a table of a command whose settings are a one_output. */
#define ONE_OUTPUT_ACCOUNT                                                               \
    {                                                                                    \
        OPTION_TEXT, .name = "account", .value = "NAME",                                 \
                     .offset = offsetof(one_output, account),                            \
                     .help = "only this account; default: each, and \"all\""             \
    }
#define ONE_OUTPUT_OPERATOR                                                              \
    {                                                                                    \
        OPTION_TEXT, .name = "operator", .value = "NAME",                                \
                     .offset = offsetof(one_output, operator_name),                      \
                     .help = "only this operator's own view; default: each"              \
    }
#define ONE_OUTPUT_FILE(text, kinds)                                                     \
    {                                                                                    \
        OPTION_TEXT, 'o', "output", "FILE", offsetof(one_output, output),                \
            .help = (text), .names = VALUE_FILE, .endings = (kinds), .preset = "-"       \
    }
#define ONE_OUTPUT_OVERWRITE                                                             \
    {                                                                                    \
        OPTION_FLAG, .name = "overwrite", .offset = offsetof(one_output, overwrite),     \
                     .help = "FILE may be replaced"                                      \
    }

/** Reads the programme and writes the file that the ending of `output` asks for. */
exit_status one_output_write(const char *command, const one_output *set,
                             const output_form *forms);

/** The same for what is no file of a run: @p write writes it.
 * @param forms  endings that it may have */
typedef lrel_status (*one_output_fn)(const work *w, const void *user, lrel_error *err);
exit_status one_output_make(const char *command, const one_output *set,
                            const output_form *forms, one_output_fn write,
                            const void *user);

#endif
