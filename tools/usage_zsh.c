/* SPDX-License-Identifier: Apache-2.0 */
/* usage_zsh.c: completion for zsh, in the terms of its _arguments. */
#include <string.h>

#include "commands.h"
#include "usage.h"

/* Text of a specification, inside single quotes: brackets, colons and quotes are marked.
 */
static void print_text(FILE *out, const char *text)
{
    for (; *text; text++) {
        if (*text == '\'')
            fputs("'\\''", out);
        else if (strchr("[]:\\", *text))
            fprintf(out, "\\%c", *text);
        else
            fputc(*text, out);
    }
}

static void print_pattern(FILE *out, const char *endings)
{
    fputs("_files -g \"*.(", out);
    for (; *endings; endings++)
        fputc(*endings == ' ' ? '|' : *endings, out);
    fputs(")(-.)\"", out);
}

/* ":DIR:_files -/": what the value is called, and what completes it. */
static void print_value(FILE *out, const option *o)
{
    fputc(':', out);
    print_text(out, o->value ? o->value : o->name);
    fputc(':', out);
    if (o->choices) {
        for (int i = 0; o->choices[i]; i++)
            fprintf(out, "%c%s", i ? ' ' : '(', o->choices[i]);
        fputc(')', out);
    } else if (o->words) {
        fputs("_values -s , word", out);
        for (int i = 0; o->words[i]; i++)
            fprintf(out, " %s", o->words[i]);
    } else if (o->names == VALUE_FILE && o->endings) {
        print_pattern(out, o->endings);
    } else if (o->names == VALUE_FILE) {
        fputs("_files", out);
    } else if (o->names == VALUE_FOLDER) {
        fputs("_files -/", out);
    } else if (o->names == VALUE_COMMAND) {
        fputs("_landrelease_commands", out);
    } else {
        fputc(' ', out);
    }
}

static void print_option(FILE *out, const option *o)
{
    bool is_flag = option_is_flag(o);

    fputs(" \\\n            ", out);
    if (o->letter)
        fprintf(out, "'(-%c --%s)'{-%c%s,--%s%s}'[", o->letter, o->name, o->letter,
                is_flag ? "" : "+", o->name, is_flag ? "" : "=");
    else
        fprintf(out, "'--%s%s[", o->name, is_flag ? "" : "=");
    print_text(out, o->help);
    fputc(']', out);
    if (!is_flag)
        print_value(out, o);
    fputc('\'', out);
}

static void print_operand(FILE *out, const option *o, int number)
{
    fputs(" \\\n            ", out);
    if (o->is_many)
        fputs("'*", out);
    else
        fprintf(out, "'%d", number);
    fputs(o->is_required ? "" : ":", out);
    print_value(out, o);
    fputc('\'', out);
}

static void print_command(FILE *out, const command *c)
{
    const option *o;
    int operands = 0;

    fprintf(out, "    %s)\n        _arguments -s -S", c->name);
    for (size_t i = 0; (o = options_at(c->syntax, i)) != NULL; i++)
        if (o->kind == OPTION_OPERAND)
            print_operand(out, o, ++operands);
        else
            print_option(out, o);
    fputs("\n        ;;\n", out);
}

static void print_list(FILE *out)
{
    const command *c;

    fputs("_landrelease_commands()\n{\n    local -a commands\n    commands=(\n", out);
    for (int i = 0; (c = command_at(i)) != NULL; i++) {
        fprintf(out, "        '%s:", c->name);
        print_text(out, c->summary);
        fputs("'\n", out);
    }
    fputs("    )\n    _describe -t commands command commands\n}\n\n", out);
}

void usage_zsh(FILE *out)
{
    const command *c;

    fputs(
        "#compdef landrelease\n# zsh completion for landrelease, made from its table of "
        "commands\n\n",
        out);
    print_list(out);
    fputs("_landrelease()\n{\n    if ((CURRENT == 2)); then\n"
          "        _landrelease_commands\n        _arguments",
          out);
    for (const option *o = usage_program_options; o->name; o++)
        print_option(out, o);
    fputs("\n        return\n    fi\n    shift words\n    ((CURRENT--))\n"
          "    case $words[1] in\n",
          out);
    for (int i = 0; (c = command_at(i)) != NULL; i++)
        print_command(out, c);
    fputs("    esac\n}\n\n_landrelease \"$@\"\n", out);
}
