/* SPDX-License-Identifier: Apache-2.0 */
/* cmd_doctor.c: `landrelease doctor`: what this installation has, and what it lacks. */
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include "commands.h"
#include "json_out.h"
#include "landrelease/doctor.h"
#include "message.h"
#include "options.h"
#include "program_context.h"
#include "texts.h"

typedef struct settings {
    const char *folder;
    common_values common;
} settings;

/* Columns of the names of facts. */
#define NAME_WIDTH 24

static const option options[] = {
    {OPTION_TEXT, 'o', "output", "DIR", offsetof(settings, folder),
     .help = "look whether outputs can be written there; default: the working folder",
     .names = VALUE_FOLDER, .preset = "."},
    {0},
};

static const exit_entry exits[] = {
    {EXIT_INTERNAL, NULL},
    {EXIT_USAGE, NULL},
    {EXIT_INPUT, "something that 'landrelease run' needs is missing"},
    {EXIT_OUTPUT, NULL},
    {EXIT_LIMIT, NULL},
    {EXIT_DONE, NULL}};

static const file_entry files[] = {
    {"proj.db", "PROJ's database, where PROJ finds it"},
    {"/usr/share/fonts, /usr/local/share/fonts, ~/.local/share/fonts, ~/.fonts",
     "where fonts are looked for"},
    {0}};

const command_syntax doctor_syntax = {
    .command = "doctor",
    .about = "Lists versions, what is read, written, sent and started, PROJ's data, "
             "fonts, the\n"
             "machine's limits and ours, and whether outputs can be written. Each line "
             "that is\n"
             "not ok says what to do. Changes nothing and opens no network connection.",
    .options = options,
    .examples = "  landrelease doctor\n  landrelease doctor -o /data/out --json\n",
    .common = COMMON_JSON,
    .common_offset = offsetof(settings, common),
    .memory = "Nothing but the list.",
    .files = files,
    .exits = exits,
};

static void print_fact(const lrel_doctor_fact *fact)
{
    if (fact->state == LREL_DOCTOR_OK)
        printf("  %-*s %s\n", NAME_WIDTH, fact->name, fact->value);
    else
        printf("  %-*s %s: %s\n", NAME_WIDTH, fact->name,
               lrel_doctor_state_name(fact->state), fact->value);
    if (fact->advice[0])
        printf("  %-*s -> %s\n", NAME_WIDTH, "", fact->advice);
}

static void print_text(const lrel_doctor *doctor)
{
    const char *topic = "";

    for (size_t i = 0; i < lrel_doctor_count(doctor); i++) {
        lrel_doctor_fact fact = lrel_doctor_at(doctor, i);

        if (strcmp(topic, fact.topic) != 0)
            printf("%s%s:\n", topic[0] ? "\n" : "", fact.topic);
        topic = fact.topic;
        print_fact(&fact);
    }
    printf("\n%s\n",
           lrel_doctor_is_ready(doctor)
               ? "Everything that 'landrelease run' needs is there."
               : "Something that 'landrelease run' needs is MISSING; see above.");
}

static void print_json(const lrel_doctor *doctor)
{
    json_out json;

    json_begin(&json, stdout);
    json_object(&json, false);
    json_key_integer(&json, "schema", 1);
    json_key_boolean(&json, "ready", lrel_doctor_is_ready(doctor));
    json_key(&json, "facts");
    json_array(&json, false);
    for (size_t i = 0; i < lrel_doctor_count(doctor); i++) {
        lrel_doctor_fact fact = lrel_doctor_at(doctor, i);

        json_object(&json, true);
        json_key_string(&json, "topic", fact.topic);
        json_key_string(&json, "name", fact.name);
        json_key_string(&json, "value", fact.value);
        json_key_string(&json, "state", lrel_doctor_state_name(fact.state));
        json_key_boolean(&json, "needed", fact.is_needed);
        json_key_string(&json, "advice", fact.advice[0] ? fact.advice : NULL);
        json_end(&json);
    }
    json_end(&json);
    json_end(&json);
    json_finish(&json);
}

static exit_status look(const settings *set, const lrel_context *context)
{
    lrel_doctor *doctor = NULL;
    lrel_error err;
    exit_status end;

    if (lrel_doctor_new(context, set->folder, &doctor, &err) != LREL_OK)
        return message_failure(&err);
    if (set->common.json)
        print_json(doctor);
    else
        print_text(doctor);
    end = lrel_doctor_is_ready(doctor) ? EXIT_DONE : EXIT_INPUT;
    lrel_doctor_free(doctor);
    return message_finish(end);
}

exit_status cmd_doctor(int count, char **arguments)
{
    settings set = {.folder = "."};
    parsed answer = options_parse(&doctor_syntax, count, arguments, &set);
    lrel_context *context;
    exit_status end;

    if (answer != PARSED_GO)
        return options_exit(answer);
    context = program_context_new(0);
    if (!context)
        return message_no_memory();
    end = look(&set, context);
    lrel_context_free(context);
    return end;
}
