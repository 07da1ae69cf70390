/* SPDX-License-Identifier: Apache-2.0 */
/* usage_bash.c: completion for bash. It needs nothing but bash itself. */
#include "commands.h"
#include "usage.h"

/* What does the work; the rest is made from the table. */
static const char helpers[] =
    "_landrelease_words()\n"
    "{\n"
    "    mapfile -t COMPREPLY < <(compgen -W \"$1\" -- \"$cur\")\n"
    "}\n"
    "\n"
    "# The last word of a list with commas.\n"
    "_landrelease_list()\n"
    "{\n"
    "    local before=${cur%\"${cur##*,}\"}\n"
    "    mapfile -t COMPREPLY < <(compgen -P \"$before\" -W \"$1\" -- \"${cur##*,}\")\n"
    "    compopt -o nospace 2>/dev/null\n"
    "}\n"
    "\n"
    "# Folders, and files with one of the endings in $1; without any: all files.\n"
    "_landrelease_files()\n"
    "{\n"
    "    local path ending\n"
    "    compopt -o filenames 2>/dev/null\n"
    "    while IFS= read -r path; do\n"
    "        if [[ -d $path || -z $1 ]]; then\n"
    "            COMPREPLY+=(\"$path\")\n"
    "            continue\n"
    "        fi\n"
    "        for ending in $1; do\n"
    "            if [[ $path == *.\"$ending\" ]]; then\n"
    "                COMPREPLY+=(\"$path\")\n"
    "            fi\n"
    "        done\n"
    "    done < <(compgen -f -- \"$cur\")\n"
    "}\n"
    "\n"
    "_landrelease_folders()\n"
    "{\n"
    "    compopt -o filenames 2>/dev/null\n"
    "    mapfile -t COMPREPLY < <(compgen -d -- \"$cur\")\n"
    "}\n"
    "\n";

/* Sets cur, the word to complete, and option, what stands before it; --option=value
 * arrives as three words. */
static const char beginning[] = "_landrelease()\n"
                                "{\n"
                                "    local cur option\n"
                                "    COMPREPLY=()\n"
                                "    cur=${COMP_WORDS[COMP_CWORD]}\n"
                                "    option=${COMP_WORDS[COMP_CWORD - 1]}\n"
                                "    if [[ $cur == \"=\" ]]; then\n"
                                "        cur=\n"
                                "    elif [[ $option == \"=\" ]]; then\n"
                                "        option=${COMP_WORDS[COMP_CWORD - 2]}\n"
                                "    fi\n";

static void print_commands(FILE *out)
{
    const command *c;

    for (int i = 0; (c = command_at(i)) != NULL; i++)
        fprintf(out, "%s%s", i ? " " : "", c->name);
}

static void print_words(FILE *out, const char *helper, const char *const *words)
{
    fprintf(out, "%s \"", helper);
    for (int i = 0; words[i]; i++)
        fprintf(out, "%s%s", i ? " " : "", words[i]);
    fputs("\"", out);
}

/* What completes a value, as one command. */
static void print_completer(FILE *out, const option *o)
{
    if (o->choices) {
        print_words(out, "_landrelease_words", o->choices);
    } else if (o->words) {
        print_words(out, "_landrelease_list", o->words);
    } else if (o->names == VALUE_FILE) {
        fprintf(out, "_landrelease_files \"%s\"", o->endings ? o->endings : "");
    } else if (o->names == VALUE_FOLDER) {
        fputs("_landrelease_folders", out);
    } else if (o->names == VALUE_COMMAND) {
        fputs("_landrelease_words \"", out);
        print_commands(out);
        fputs("\"", out);
    } else {
        fputs(":", out);
    }
}

/* The values of options. */
static void print_values(FILE *out, const command_syntax *syntax)
{
    const option *o;

    fputs("        case $option in\n", out);
    for (size_t i = 0; (o = options_at(syntax, i)) != NULL; i++) {
        if (o->kind == OPTION_OPERAND || option_is_flag(o))
            continue;
        fputs("        ", out);
        if (o->letter)
            fprintf(out, "-%c | ", o->letter);
        fprintf(out, "--%s)\n            ", o->name);
        print_completer(out, o);
        fputs("\n            return\n            ;;\n", out);
    }
    fputs("        esac\n", out);
}

static void print_names(FILE *out, const command_syntax *syntax)
{
    const option *o;
    bool is_first = true;

    fputs("        if [[ $cur == -* ]]; then\n            _landrelease_words \"", out);
    for (size_t i = 0; (o = options_at(syntax, i)) != NULL; i++)
        if (o->kind != OPTION_OPERAND) {
            fprintf(out, "%s--%s", is_first ? "" : " ", o->name);
            is_first = false;
        }
    fputs("\"\n            return\n        fi\n", out);
}

/* The first operand's kind does for all: no command has two that differ. */
static void print_operands(FILE *out, const command_syntax *syntax)
{
    for (const option *o = syntax->options; o->name; o++)
        if (o->kind == OPTION_OPERAND) {
            fputs("        ", out);
            print_completer(out, o);
            fputs("\n", out);
            return;
        }
}

void usage_bash(FILE *out)
{
    const command *c;

    fprintf(out,
            "# bash completion for landrelease, made from its table of commands\n\n%s%s",
            helpers, beginning);
    fputs("    if ((COMP_CWORD == 1)); then\n        _landrelease_words \"", out);
    print_commands(out);
    for (const option *o = usage_program_options; o->name; o++)
        fprintf(out, " --%s", o->name);
    fputs("\"\n        return\n    fi\n    case ${COMP_WORDS[1]} in\n", out);
    for (int i = 0; (c = command_at(i)) != NULL; i++) {
        fprintf(out, "    %s)\n", c->name);
        print_values(out, c->syntax);
        print_names(out, c->syntax);
        print_operands(out, c->syntax);
        fputs("        ;;\n", out);
    }
    fputs("    esac\n}\n\ncomplete -F _landrelease landrelease\n", out);
}
