/* SPDX-License-Identifier: Apache-2.0 */
/* usage_man.c: pages for man(1), in the man macros that groff and mandoc both know
 * (man(7)). The headings are the same on every page, in the same order. */
#include <ctype.h>
#include <string.h>

#include "commands.h"
#include "landrelease/version.h"
#include "usage.h"

/* Where lines of prose are broken in the source of a page; marks make them longer. */
#define PROSE_COLUMNS 56

/* The character at @p text (valid UTF-8: the table's own) and its bytes. */
static unsigned decode(const unsigned char *text, int *bytes)
{
    unsigned code;

    *bytes = text[0] < 0x80 ? 1 : text[0] < 0xE0 ? 2 : text[0] < 0xF0 ? 3 : 4;
    if (*bytes == 1)
        return text[0];
    code = text[0] & (0x7Fu >> *bytes);
    for (int i = 1; i < *bytes; i++)
        code = code << 6 | (text[i] & 0x3F);
    return code;
}

/* One character as roff, so that nothing of it is taken for a request, a quote or a dash
 * of another kind. */
static void print_character(FILE *out, unsigned code)
{
    if (code == '\\')
        fputs("\\e", out);
    else if (code == '-')
        fputs("\\-", out);
    else if (code == '\'')
        fputs("\\(aq", out);
    else if (code == '"')
        fputs("\\(dq", out);
    else if (code >= 0x80)
        fprintf(out, "\\[u%04X]", code);
    else
        fputc((int)code, out);
}

/* Prints @p text; @p break_at: a line of input is broken at the first space behind so
 * many characters (roff fills lines by itself); 0: never. */
static void print_broken(FILE *out, const char *text, int break_at)
{
    const unsigned char *at = (const unsigned char *)text;
    int bytes, column = 0;

    for (; *at; at += bytes) {
        unsigned code = decode(at, &bytes);

        if (code == ' ' && break_at && column >= break_at)
            code = '\n';
        if (column == 0 && (code == '.' || code == '\''))
            fputs("\\&", out);
        print_character(out, code);
        column = code == '\n' ? 0 : column + 1;
    }
}

static void print_text(FILE *out, const char *text)
{
    print_broken(out, text, 0);
}

static void print_line(FILE *out, const char *text)
{
    print_text(out, text);
    fputc('\n', out);
}

static void print_prose(FILE *out, const char *text)
{
    print_broken(out, text, PROSE_COLUMNS);
    fputc('\n', out);
}

static void print_heading(FILE *out, const char *heading)
{
    fprintf(out, ".SH %s\n", heading);
}

static void print_title(FILE *out, const char *name)
{
    fputs(".\\\" Made from the table of commands of landrelease; not to be edited.\n.TH ",
          out);
    for (; *name; name++)
        fputc(*name == '-' ? '-' : toupper((unsigned char)*name), out);
    /* No date: the same source gives the same page. */
    fprintf(out, " 1 \"\" \"landrelease %s\" \"landrelease\"\n", LREL_VERSION);
}

static void print_name(FILE *out, const char *name, const char *summary)
{
    print_heading(out, "NAME");
    print_text(out, name);
    fputs(" \\- ", out);
    print_line(out, summary);
}

/* A tagged paragraph: what, and what it is. */
static void print_entry(FILE *out, const char *tag, const char *text)
{
    fputs(".TP\n.B ", out);
    print_line(out, tag);
    print_prose(out, text);
}

static void print_option(FILE *out, const option *o)
{
    char value[80];

    usage_value(o, value, sizeof value);
    fputs(".TP\n", out);
    if (o->kind == OPTION_OPERAND) {
        fputs("\\fI", out);
        print_text(out, o->name);
        fputs(o->is_many ? "\\fR...\n" : "\\fR\n", out);
    } else {
        if (o->letter)
            fprintf(out, "\\fB\\-%c\\fR, ", o->letter);
        fputs("\\fB\\-\\-", out);
        print_text(out, o->name);
        fputs(value[0] ? "\\fR \\fI" : "", out);
        print_text(out, value[0] ? value + 1 : "");
        fputs("\\fR\n", out);
    }
    print_prose(out, o->help);
    if (o->more) {
        fputs(".br\n", out);
        print_prose(out, o->more);
    }
}

static void print_exits(FILE *out, const command_syntax *syntax)
{
    const char *meaning;
    char text[16];
    int status;

    print_heading(out, "EXIT STATUS");
    for (size_t i = 0; (status = usage_exit_at(syntax, i, &meaning)) >= 0; i++) {
        snprintf(text, sizeof text, "%d", status);
        print_entry(out, text, meaning);
    }
}

static void print_entries(FILE *out, const char *heading, const file_entry *entry)
{
    print_heading(out, heading);
    if (!entry)
        fputs("None.\n", out);
    for (; entry && entry->name; entry++)
        print_entry(out, entry->name, entry->what);
}

static void print_examples(FILE *out, const char *lines)
{
    char line[256];

    print_heading(out, "EXAMPLES");
    fputs(".EX\n", out);
    while (usage_next_example(&lines, line, sizeof line))
        print_line(out, line);
    fputs(".EE\n", out);
}

/* Every other page. */
static void print_see_also(FILE *out, const char *own)
{
    const command *c;

    print_heading(out, "SEE ALSO");
    if (own)
        fputs(".BR landrelease (1)", out);
    for (int i = 0, listed = own != NULL; (c = command_at(i)) != NULL; i++) {
        if (own && strcmp(own, c->name) == 0)
            continue;
        fprintf(out, "%s.BR landrelease\\-%s (1)", listed ? ",\n" : "", c->name);
        listed = 1;
    }
    fputc('\n', out);
}

static void print_sub(FILE *out, const char *heading, const char *text)
{
    if (!text)
        return;
    fprintf(out, ".SS %s\n", heading);
    print_prose(out, text);
}

static void man_of_command(FILE *out, const command_syntax *syntax)
{
    const command *c = command_find(syntax->command);
    char name[64], synopsis[256];
    const option *o;

    snprintf(name, sizeof name, "landrelease-%s", c->name);
    usage_synopsis(syntax, synopsis, sizeof synopsis);
    print_title(out, name);
    print_name(out, name, c->summary);
    print_heading(out, "SYNOPSIS");
    print_line(out, synopsis);
    print_heading(out, "DESCRIPTION");
    print_prose(out, syntax->about);
    print_sub(out, "Time ranges", syntax->ranges);
    print_sub(out, "Memory", syntax->memory);
    print_heading(out, "OPTIONS");
    for (size_t i = 0; (o = options_at(syntax, i)) != NULL; i++)
        print_option(out, o);
    print_exits(out, syntax);
    print_entries(out, "FILES", syntax->files);
    print_entries(out, "ENVIRONMENT", usage_environment);
    print_examples(out, syntax->examples);
    print_see_also(out, c->name);
}

static void print_commands(FILE *out)
{
    const char *group = "";
    const command *c;

    for (int i = 0; (c = command_at(i)) != NULL; i++) {
        if (strcmp(group, c->group) != 0)
            fprintf(out, ".SS %s\n", c->group);
        group = c->group;
        print_entry(out, c->name, c->summary);
    }
}

static void man_of_program(FILE *out)
{
    print_title(out, "landrelease");
    print_name(out, "landrelease", "one exact account of recorded contamination");
    print_heading(out, "SYNOPSIS");
    print_line(out, "landrelease COMMAND [ARGUMENT...] [OPTION...]");
    print_heading(out, "DESCRIPTION");
    print_prose(out, usage_program_about);
    fputs("Each command has a page of its own.\n", out);
    print_commands(out);
    print_heading(out, "OPTIONS");
    for (const option *o = usage_program_options; o->name; o++)
        print_option(out, o);
    print_exits(out, NULL);
    print_heading(out, "FILES");
    fputs("The pages of the commands name theirs.\n", out);
    print_entries(out, "ENVIRONMENT", usage_environment);
    print_examples(out, "landrelease run programme.yaml\nlandrelease help run\n");
    print_see_also(out, NULL);
}

void usage_man(FILE *out, const command_syntax *syntax)
{
    if (syntax)
        man_of_command(out, syntax);
    else
        man_of_program(out);
}
