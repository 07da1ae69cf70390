/* SPDX-License-Identifier: Apache-2.0 */
/* options_help.c: the help of a command, from the table that it is read by. */
#include <stdio.h>
#include <string.h>

#include "options.h"

/* Column at which explanations begin; a longer left side gets a line of its own. */
#define HELP_COLUMN 30

static void print_entry(const char *left, const char *help)
{
    int length = (int)strlen(left);

    if (length + 2 > HELP_COLUMN)
        printf("%s\n%*s%s\n", left, HELP_COLUMN, "", help);
    else
        printf("%-*s%s\n", HELP_COLUMN, left, help);
}

/* " DIR", " note|warning|error", or nothing for a flag. */
static void format_value(const option *o, char *out, size_t size)
{
    out[0] = '\0';
    if (o->kind == OPTION_FLAG)
        return;
    if (!o->choices) {
        snprintf(out, size, " %s", o->value);
        return;
    }
    for (int i = 0; o->choices[i]; i++)
        snprintf(out + strlen(out), size - strlen(out), "%s%s", i ? "|" : " ",
                 o->choices[i]);
}

static void print_option(const option *o)
{
    char value[80], left[128];

    format_value(o, value, sizeof value);
    if (o->letter)
        snprintf(left, sizeof left, "  -%c, --%s%s", o->letter, o->name, value);
    else
        snprintf(left, sizeof left, "      --%s%s", o->name, value);
    print_entry(left, o->help);
}

static void print_usage(const command_syntax *syntax)
{
    printf("landrelease %s", syntax->command);
    for (const option *o = syntax->options; o->name; o++)
        if (o->kind == OPTION_OPERAND)
            printf(o->is_required ? " %s" : " [%s]", o->name);
    printf(" [OPTION...]\n\n%s\n", syntax->about);
}

static void print_operands(const command_syntax *syntax)
{
    for (const option *o = syntax->options; o->name; o++) {
        char left[128];

        if (o->kind != OPTION_OPERAND)
            continue;
        snprintf(left, sizeof left, "  %s", o->name);
        print_entry(left, o->help);
    }
}

void options_print_help(const command_syntax *syntax)
{
    print_usage(syntax);
    printf("\n");
    print_operands(syntax);
    for (const option *o = syntax->options; o->name; o++)
        if (o->kind != OPTION_OPERAND)
            print_option(o);
    print_entry("  -h, --help", "this text");
    if (syntax->examples)
        printf("\nExamples:\n%s", syntax->examples);
}
