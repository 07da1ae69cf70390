/* SPDX-License-Identifier: Apache-2.0 */
/* usage_json.c: the table for programs: enough to build a form from, and to run what was
 * filled in. */
#include <string.h>

#include "commands.h"
#include "json_out.h"
#include "landrelease/version.h"
#include "usage.h"

static const char *kind_name(const option *o)
{
    static const char *const names[] = {
        [VALUE_PLAIN] = "text",
        [VALUE_FILE] = "file",
        [VALUE_FOLDER] = "folder",
        [VALUE_COMMAND] = "command",
    };

    switch (o->kind) {
    case OPTION_DAY:
        return "date";
    case OPTION_CHOICE:
        return "choice";
    case OPTION_JOBS:
    case OPTION_WHOLE:
        return "integer";
    case OPTION_DECIMAL:
        return "number";
    default:
        return names[o->names];
    }
}

static void print_endings(json_out *json, const char *endings)
{
    json_key(json, "endings");
    json_array(json, true);
    while (*endings) {
        size_t length = strcspn(endings, " ");
        char ending[32];

        snprintf(ending, sizeof ending, "%.*s", (int)length, endings);
        json_string(json, ending);
        endings += length + (endings[length] == ' ');
    }
    json_end(json);
}

static void print_value(json_out *json, const option *o)
{
    json_key(json, "value");
    if (option_is_flag(o)) {
        json_string(json, NULL);
        return;
    }
    json_object(json, true);
    json_key_string(json, "kind", kind_name(o));
    json_key_string(json, "name", o->value ? o->value : o->name);
    if (o->endings)
        print_endings(json, o->endings);
    if (o->choices) {
        json_key(json, "choices");
        json_array(json, true);
        for (int i = 0; o->choices[i]; i++)
            json_string(json, o->choices[i]);
        json_end(json);
    }
    if (o->words) {
        json_key(json, "words");
        json_array(json, false);
        for (int i = 0; o->words[i]; i++)
            json_string(json, o->words[i]);
        json_end(json);
    }
    if (o->kind == OPTION_JOBS) {
        json_key_integer(json, "minimum", 1);
        json_key_integer(json, "maximum", OPTION_JOBS_MAX);
    }
    if (o->kind == OPTION_WHOLE || o->kind == OPTION_DECIMAL)
        json_key_integer(json, "minimum", 0);
    if (o->kind == OPTION_WHOLE)
        json_key_integer(json, "maximum", o->most);
    json_key_string(json, "default", o->preset);
    json_end(json);
}

static void print_operand(json_out *json, const option *o)
{
    json_object(json, false);
    json_key_string(json, "name", o->name);
    json_key_boolean(json, "required", o->is_required);
    json_key_boolean(json, "many", o->is_many);
    print_value(json, o);
    json_key_string(json, "help", o->help);
    json_end(json);
}

static void print_option(json_out *json, const option *o)
{
    char text[64];

    json_object(json, false);
    snprintf(text, sizeof text, "--%s", o->name);
    json_key_string(json, "name", text);
    snprintf(text, sizeof text, "-%c", o->letter);
    json_key_string(json, "letter", o->letter ? text : NULL);
    print_value(json, o);
    json_key_string(json, "help", o->help);
    json_key_string(json, "more", o->more);
    json_end(json);
}

static void print_all(json_out *json, const char *key, const command_syntax *syntax,
                      bool is_operands)
{
    const option *o;

    json_key(json, key);
    json_array(json, false);
    for (size_t i = 0; (o = options_at(syntax, i)) != NULL; i++)
        if ((o->kind == OPTION_OPERAND) != is_operands)
            continue;
        else if (is_operands)
            print_operand(json, o);
        else
            print_option(json, o);
    json_end(json);
}

/* Text of the table without its line breaks. */
static void print_text(json_out *json, const char *key, const char *text)
{
    char flat[2048];
    size_t length = 0;

    for (; text && *text && length + 1 < sizeof flat; text++)
        flat[length++] = *text == '\n' ? ' ' : *text;
    flat[length] = '\0';
    json_key_string(json, key, text ? flat : NULL);
}

static void print_examples(json_out *json, const char *lines)
{
    char line[256];

    json_key(json, "examples");
    json_array(json, false);
    while (usage_next_example(&lines, line, sizeof line))
        json_string(json, line);
    json_end(json);
}

static void print_exits(json_out *json, const command_syntax *syntax)
{
    const char *meaning;
    int status;

    json_key(json, "exit_statuses");
    json_array(json, false);
    for (size_t i = 0; (status = usage_exit_at(syntax, i, &meaning)) >= 0; i++) {
        json_object(json, true);
        json_key_integer(json, "status", status);
        json_key_string(json, "meaning", meaning);
        json_end(json);
    }
    json_end(json);
}

static void print_entries(json_out *json, const char *key, const file_entry *entry)
{
    json_key(json, key);
    json_array(json, false);
    for (; entry && entry->name; entry++) {
        json_object(json, true);
        json_key_string(json, "name", entry->name);
        json_key_string(json, "what", entry->what);
        json_end(json);
    }
    json_end(json);
}

static void print_command(json_out *json, const command *c)
{
    char synopsis[256];

    usage_synopsis(c->syntax, synopsis, sizeof synopsis);
    json_object(json, false);
    json_key_string(json, "name", c->name);
    json_key_string(json, "group", c->group);
    json_key_string(json, "summary", c->summary);
    json_key_string(json, "synopsis", synopsis);
    print_text(json, "about", c->syntax->about);
    print_text(json, "ranges", c->syntax->ranges);
    print_text(json, "memory", c->syntax->memory);
    print_all(json, "operands", c->syntax, true);
    print_all(json, "options", c->syntax, false);
    print_exits(json, c->syntax);
    print_entries(json, "files", c->syntax->files);
    print_examples(json, c->syntax->examples);
    json_end(json);
}

void usage_json(FILE *out, const char *name)
{
    json_out json;
    const command *c;

    json_begin(&json, out);
    json_object(&json, false);
    json_key_integer(&json, "schema", 1);
    json_key_string(&json, "program", "landrelease");
    json_key_string(&json, "version", LREL_VERSION);
    print_text(&json, "about", usage_program_about);
    print_entries(&json, "environment", usage_environment);
    print_exits(&json, NULL);
    json_key(&json, "commands");
    json_array(&json, false);
    for (int i = 0; (c = command_at(i)) != NULL; i++)
        if (!name || strcmp(name, c->name) == 0)
            print_command(&json, c);
    json_end(&json);
    json_end(&json);
    json_finish(&json);
}
