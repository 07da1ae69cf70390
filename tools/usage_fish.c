/* SPDX-License-Identifier: Apache-2.0 */
/* usage_fish.c: completion for fish, a line an option. */
#include "commands.h"
#include "usage.h"

/* Inside single quotes fish knows \\ and \' alone. */
static void print_quoted(FILE *out, const char *text)
{
    fputc('\'', out);
    for (; *text; text++) {
        if (*text == '\'' || *text == '\\')
            fputc('\\', out);
        fputc(*text, out);
    }
    fputc('\'', out);
}

/* What fish offers for a file: those with an ending, folders among them. */
static void print_suffixes(FILE *out, const char *endings)
{
    fputs(" -k -x -a '(__fish_complete_suffix .", out);
    for (; *endings; endings++)
        if (*endings == ' ')
            fputs("; __fish_complete_suffix .", out);
        else
            fputc(*endings, out);
    fputs(")'", out);
}

static void print_completer(FILE *out, const option *o)
{
    const command *c;

    if (o->choices) {
        fputs(" -x -a '", out);
        for (int i = 0; o->choices[i]; i++)
            fprintf(out, "%s%s", i ? " " : "", o->choices[i]);
        fputs("'", out);
    } else if (o->words) {
        fputs(" -x -a '(__fish_append ,", out);
        for (int i = 0; o->words[i]; i++)
            fprintf(out, " %s", o->words[i]);
        fputs(")'", out);
    } else if (o->names == VALUE_FILE && o->endings) {
        print_suffixes(out, o->endings);
    } else if (o->names == VALUE_FILE) {
        fputs(" -r -F", out);
    } else if (o->names == VALUE_FOLDER) {
        fputs(" -x -a '(__fish_complete_directories)'", out);
    } else if (o->names == VALUE_COMMAND) {
        fputs(" -x -a '", out);
        for (int i = 0; (c = command_at(i)) != NULL; i++)
            fprintf(out, "%s%s", i ? " " : "", c->name);
        fputs("'", out);
    } else {
        fputs(" -x", out);
    }
}

static void print_option(FILE *out, const char *condition, const option *o)
{
    fprintf(out, "complete -c landrelease -n '%s'", condition);
    if (o->kind != OPTION_OPERAND && o->letter)
        fprintf(out, " -s %c", o->letter);
    if (o->kind != OPTION_OPERAND)
        fprintf(out, " -l %s", o->name);
    if (!option_is_flag(o))
        print_completer(out, o);
    fputs(" -d ", out);
    print_quoted(out, o->help);
    fputc('\n', out);
}

void usage_fish(FILE *out)
{
    const command *c;
    const option *o;
    char condition[96];

    fputs("# fish completion for landrelease, made from its table of commands\n\n"
          "complete -c landrelease -f\n",
          out);
    for (int i = 0; (c = command_at(i)) != NULL; i++) {
        fprintf(out, "complete -c landrelease -n __fish_use_subcommand -a %s -d ",
                c->name);
        print_quoted(out, c->summary);
        fputc('\n', out);
    }
    for (o = usage_program_options; o->name; o++)
        print_option(out, "__fish_use_subcommand", o);
    for (int i = 0; (c = command_at(i)) != NULL; i++) {
        fputc('\n', out);
        snprintf(condition, sizeof condition, "__fish_seen_subcommand_from %s", c->name);
        for (size_t k = 0; (o = options_at(c->syntax, k)) != NULL; k++)
            print_option(out, condition, o);
    }
}
