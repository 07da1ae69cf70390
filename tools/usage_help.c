/* SPDX-License-Identifier: Apache-2.0 */
/* usage_help.c: help as text, in short (--help) and in full (help COMMAND). */
#include <string.h>

#include "commands.h"
#include "usage.h"

/* Column at which explanations begin; a longer left side gets a line of its own. */
#define HELP_COLUMN 30
/* How far the text of the manual stands in. */
#define MANUAL_INDENT 4

static void print_entry(FILE *out, const char *left, const char *help)
{
    int length = (int)strlen(left);

    if (length + 2 > HELP_COLUMN)
        fprintf(out, "%s\n", left);
    else
        fprintf(out, "%-*s", HELP_COLUMN, left);
    usage_wrapped(out, help, HELP_COLUMN, length + 2 <= HELP_COLUMN);
}

/* "  -o, --output DIR", "  PROGRAMME.yaml" */
static void format_left(const option *o, char *out, size_t size)
{
    char value[80];

    usage_value(o, value, sizeof value);
    if (o->kind == OPTION_OPERAND)
        snprintf(out, size, "  %s%s", o->name, o->is_many ? "..." : "");
    else if (o->letter)
        snprintf(out, size, "  -%c, --%s%s", o->letter, o->name, value);
    else
        snprintf(out, size, "      --%s%s", o->name, value);
}

static void print_options(FILE *out, const command_syntax *syntax, bool is_full)
{
    const option *o;
    char left[128];

    for (size_t i = 0; (o = options_at(syntax, i)) != NULL; i++) {
        format_left(o, left, sizeof left);
        print_entry(out, left, o->help);
        if (is_full && o->more)
            usage_wrapped(out, o->more, HELP_COLUMN, false);
    }
}

static void print_beginning(FILE *out, const command_syntax *syntax)
{
    char synopsis[256];

    usage_synopsis(syntax, synopsis, sizeof synopsis);
    fprintf(out, "%s\n\n", synopsis);
    usage_wrapped(out, syntax->about, 0, false);
}

void usage_help(FILE *out, const command_syntax *syntax)
{
    print_beginning(out, syntax);
    fprintf(out, "\n");
    print_options(out, syntax, false);
    if (syntax->examples)
        fprintf(out, "\nExamples:\n%s", syntax->examples);
}

static void print_section(FILE *out, const char *title, const char *text)
{
    if (!text)
        return;
    fprintf(out, "\n%s:\n", title);
    usage_wrapped(out, text, MANUAL_INDENT, false);
}

static void print_files(FILE *out, const char *title, const file_entry *entry)
{
    char left[128];

    if (!entry)
        return;
    fprintf(out, "\n%s:\n", title);
    for (; entry->name; entry++) {
        snprintf(left, sizeof left, "  %s", entry->name);
        print_entry(out, left, entry->what);
    }
}

static void print_exits(FILE *out, const command_syntax *syntax)
{
    const char *meaning;
    int status;

    fprintf(out, "\nExit status:\n");
    for (size_t i = 0; (status = usage_exit_at(syntax, i, &meaning)) >= 0; i++)
        fprintf(out, "  %3d  %s\n", status, meaning);
}

void usage_manual(FILE *out, const command_syntax *syntax)
{
    print_beginning(out, syntax);
    print_section(out, "Time ranges", syntax->ranges);
    print_section(out, "Memory", syntax->memory);
    fprintf(out, "\nOperands and options:\n");
    print_options(out, syntax, true);
    print_exits(out, syntax);
    print_files(out, "Files", syntax->files);
    print_files(out, "Environment", usage_environment);
    if (syntax->examples)
        fprintf(out, "\nExamples:\n%s", syntax->examples);
}

void usage_overview(FILE *out)
{
    const char *group = "", *meaning;
    const command *c;
    int status;

    fprintf(out, "landrelease COMMAND [ARGUMENT...] [OPTION...]\n\n");
    usage_wrapped(out, usage_program_about, 0, false);
    for (int i = 0; (c = command_at(i)) != NULL; i++) {
        if (strcmp(group, c->group) != 0)
            fprintf(out, "\n%s:\n", c->group);
        group = c->group;
        fprintf(out, "  %-10s %s\n", c->name, c->summary);
    }
    fprintf(out, "\n'landrelease help COMMAND' explains one of them, and 'landrelease "
                 "COMMAND --help'\nin short.\n\nExit status:\n");
    for (size_t i = 0; (status = usage_exit_at(NULL, i, &meaning)) >= 0; i++)
        fprintf(out, "  %3d  %s\n", status, meaning);
}
