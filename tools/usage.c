/* SPDX-License-Identifier: Apache-2.0 */
/* usage.c: what the kinds of explanation have in common. */
#include "usage.h"

#include <string.h>

#include "shown.h"

/* Columns of a terminal that nobody made wider. */
#define TEXT_COLUMNS 80

const char usage_program_about[] =
    "Turns the files of clearance agencies into one account of recorded contamination,\n"
    "in which every square metre is counted once, through time.";

const option usage_program_options[] = {
    {OPTION_SHOW_HELP, 'h', "help", .help = "what the commands are"},
    {OPTION_FLAG, 'V', "version", .help = "which version this is"},
    {OPTION_SHOW_USAGE, .name = "json-usage",
     .help = "every command with its operands, options and choices, as JSON"},
    {0},
};

const file_entry usage_environment[] = {
    {"NO_COLOR", "set and not empty: no colours, unless --color says otherwise"},
    {"TERM", "dumb or not set: no colours, and no progress bar"},
    {"PROJ_DATA", "the folder of PROJ's database, where it is not the installed one"},
    {"LC_ALL, LANG, TZ", "not used: the same input gives the same bytes in any locale "
                         "and time zone"},
    {0},
};

/* Of a command that says nothing else: it reads nothing and prints. */
static const exit_entry plain_exits[] = {
    {EXIT_INTERNAL, NULL}, {EXIT_USAGE, NULL}, {EXIT_OUTPUT, NULL}, {EXIT_DONE, NULL}};

int usage_exit_at(const command_syntax *syntax, size_t index, const char **meaning)
{
    const exit_entry *e = syntax && syntax->exits ? syntax->exits : plain_exits;

    if (!syntax) {
        int status = exit_status_at(index);

        *meaning = status < 0 ? NULL : exit_status_meaning((exit_status)status);
        return status;
    }
    *meaning = exit_status_meaning(EXIT_DONE);
    if (index == 0)
        return EXIT_DONE;
    for (; e->status != EXIT_DONE; e++)
        if (--index == 0) {
            *meaning = e->meaning ? e->meaning : exit_status_meaning(e->status);
            return (int)e->status;
        }
    return -1;
}

void usage_synopsis(const command_syntax *syntax, char *out, size_t size)
{
    snprintf(out, size, "landrelease %s", syntax->command);
    for (const option *o = syntax->options; o->name; o++)
        if (o->kind == OPTION_OPERAND)
            snprintf(out + strlen(out), size - strlen(out), " %s%s%s%s",
                     o->is_required ? "" : "[", o->name, o->is_many ? "..." : "",
                     o->is_required ? "" : "]");
    snprintf(out + strlen(out), size - strlen(out), " [OPTION...]");
}

void usage_value(const option *o, char *out, size_t size)
{
    out[0] = '\0';
    if (option_is_flag(o) || o->kind == OPTION_OPERAND)
        return;
    if (!o->choices) {
        snprintf(out, size, " %s", o->value);
        return;
    }
    for (int i = 0; o->choices[i]; i++)
        snprintf(out + strlen(out), size - strlen(out), "%s%s", i ? "|" : " ",
                 o->choices[i]);
}

bool usage_next_example(const char **lines, char *out, size_t size)
{
    const char *line = *lines;
    size_t length;

    if (!line || !*line)
        return false;
    line += strspn(line, " ");
    length = strcspn(line, "\n");
    snprintf(out, size, "%.*s", (int)length, line);
    *lines = line + length + (line[length] == '\n');
    return true;
}

void usage_wrapped(FILE *out, const char *text, int indent, bool is_begun)
{
    int column = 0;

    while (*text) {
        size_t length = strcspn(text, " \n");
        int columns = shown_columns(text, length);

        if (column > 0 && column + 1 + columns > TEXT_COLUMNS - indent) {
            fputc('\n', out);
            column = 0;
        }
        if (column == 0)
            fprintf(out, "%*s%.*s", is_begun ? 0 : indent, "", (int)length, text);
        else
            fprintf(out, " %.*s", (int)length, text);
        column += columns + (column > 0);
        is_begun = false;
        text += length + strspn(text + length, " \n");
    }
    fputc('\n', out);
}
