/* SPDX-License-Identifier: Apache-2.0 */
/* options.c: reading a command line by the table of its command. */
#include "options.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "landrelease/date.h"
#include "message.h"
#include "spelling.h"

/* More threads than any machine this meets has cores; the library takes fewer if it must.
 */
#define JOBS_MAX 1024

/* The one option that every command has. */
static const option help_option = {.kind = OPTION_FLAG, .letter = 'h', .name = "help"};

/* Where reading has got to. */
typedef struct reading {
    const command_syntax *syntax;
    char **next;
    char **end;
    void *settings;
    size_t operands; /* read so far */
    bool is_help;
} reading;

static const char *long_name_at(const void *list, size_t index)
{
    const option *options = list;

    for (size_t i = 0; options[i].name; i++)
        if (options[i].kind != OPTION_OPERAND && index-- == 0)
            return options[i].name;
    return index == 0 ? help_option.name : NULL;
}

static const option *find_long(const command_syntax *syntax, const char *name,
                               size_t length)
{
    for (const option *o = syntax->options; o->name; o++)
        if (o->kind != OPTION_OPERAND && strlen(o->name) == length &&
            memcmp(o->name, name, length) == 0)
            return o;
    if (strlen(help_option.name) == length && memcmp(help_option.name, name, length) == 0)
        return &help_option;
    return NULL;
}

static const option *find_short(const command_syntax *syntax, char letter)
{
    for (const option *o = syntax->options; o->name; o++)
        if (o->kind != OPTION_OPERAND && o->letter == letter)
            return o;
    return letter == help_option.letter ? &help_option : NULL;
}

static const option *find_operand(const command_syntax *syntax, size_t index)
{
    for (const option *o = syntax->options; o->name; o++)
        if (o->kind == OPTION_OPERAND && index-- == 0)
            return o;
    return NULL;
}

static bool store_choice(const reading *at, const option *o, const char *value, int *out)
{
    char list[160] = "";

    for (int i = 0; o->choices[i]; i++) {
        if (strcmp(o->choices[i], value) == 0) {
            *out = i;
            return true;
        }
        snprintf(list + strlen(list), sizeof list - strlen(list), "%s%s", i ? ", " : "",
                 o->choices[i]);
    }
    message_usage(at->syntax->command, "--%s is one of %s, not \"%s\"", o->name, list,
                  value);
    return false;
}

static bool store_day(const reading *at, const option *o, const char *value,
                      lrel_date *out)
{
    lrel_error err;

    if (lrel_date_parse(value, out, &err) == LREL_OK)
        return true;
    message_usage(at->syntax->command, "--%s: %s", o->name, err.message);
    return false;
}

static bool store_jobs(const reading *at, const option *o, const char *value, int *out)
{
    char *end;
    long number = strtol(value, &end, 10);

    if (value[0] >= '0' && value[0] <= '9' && *end == '\0' && number >= 1 &&
        number <= JOBS_MAX) {
        *out = (int)number;
        return true;
    }
    message_usage(at->syntax->command, "--%s is a whole number from 1 to %d, not \"%s\"",
                  o->name, JOBS_MAX, value);
    return false;
}

static bool store_text(const reading *at, const option *o, const char *value,
                       const char **out)
{
    if (value[0] == '\0') {
        message_usage(at->syntax->command, "%s%s is empty",
                      o->kind == OPTION_OPERAND ? "" : "--", o->name);
        return false;
    }
    *out = value;
    return true;
}

static bool store(const reading *at, const option *o, const char *value)
{
    void *place = (char *)at->settings + o->offset;

    switch (o->kind) {
    case OPTION_OPERAND:
    case OPTION_TEXT:
        return store_text(at, o, value, place);
    case OPTION_FLAG:
        *(bool *)place = true;
        return true;
    case OPTION_DAY:
        return store_day(at, o, value, place);
    case OPTION_CHOICE:
        return store_choice(at, o, value, place);
    case OPTION_JOBS:
        return store_jobs(at, o, value, place);
    }
    return false;
}

static bool take_operand(reading *at, const char *value)
{
    const option *o = find_operand(at->syntax, at->operands);

    if (!o) {
        message_usage(at->syntax->command, "unexpected argument \"%s\"", value);
        return false;
    }
    at->operands++;
    return store(at, o, value);
}

/* @p value: what stands behind the option in the same word, or NULL. */
static bool take_option(reading *at, const option *o, const char *value)
{
    if (o == &help_option) {
        at->is_help = true;
        return true;
    }
    if (o->kind != OPTION_FLAG && !value && at->next < at->end)
        value = *at->next++;
    if (o->kind != OPTION_FLAG && !value) {
        message_usage(at->syntax->command, "--%s needs a value: --%s %s", o->name,
                      o->name, o->value);
        return false;
    }
    return store(at, o, value);
}

static bool take_long(reading *at, const char *word)
{
    const char *equals = strchr(word, '=');
    size_t length = equals ? (size_t)(equals - word) : strlen(word);
    const option *o = find_long(at->syntax, word, length);
    char name[64];
    const char *nearest;

    if (o && o->kind == OPTION_FLAG && equals) {
        message_usage(at->syntax->command, "--%s takes no value", o->name);
        return false;
    }
    if (o)
        return take_option(at, o, equals ? equals + 1 : NULL);

    snprintf(name, sizeof name, "%.*s", (int)length, word);
    nearest = spelling_nearest(name, long_name_at, at->syntax->options);
    if (nearest)
        message_usage(at->syntax->command, "unknown option --%s; did you mean --%s?",
                      name, nearest);
    else
        message_usage(at->syntax->command, "unknown option --%s", name);
    return false;
}

/* A word of short options: flags may share one, as in -qj4. */
static bool take_short(reading *at, const char *letters)
{
    for (const char *c = letters; *c; c++) {
        const option *o = find_short(at->syntax, *c);

        if (!o) {
            message_usage(at->syntax->command, "unknown option -%s", c);
            return false;
        }
        if (o->kind != OPTION_FLAG)
            return take_option(at, o, c[1] ? c + 1 : NULL);
        if (!take_option(at, o, NULL))
            return false;
    }
    return true;
}

static bool take_words(reading *at)
{
    bool is_only_operands = false;

    while (at->next < at->end && !at->is_help) {
        const char *word = *at->next++;
        bool is_fine;

        if (is_only_operands || word[0] != '-' || word[1] == '\0')
            is_fine = take_operand(at, word);
        else if (strcmp(word, "--") == 0)
            is_fine = is_only_operands = true;
        else if (word[1] == '-')
            is_fine = take_long(at, word + 2);
        else
            is_fine = take_short(at, word + 1);
        if (!is_fine)
            return false;
    }
    return true;
}

parsed options_parse(const command_syntax *syntax, int count, char **arguments,
                     void *settings)
{
    reading at = {.syntax = syntax,
                  .next = arguments,
                  .end = arguments + count,
                  .settings = settings};
    const option *missing;

    if (!take_words(&at))
        return PARSED_WRONG;
    if (at.is_help) {
        options_print_help(syntax);
        return PARSED_HELP;
    }
    missing = find_operand(syntax, at.operands);
    if (missing && missing->is_required) {
        message_usage(syntax->command, "%s needs %s", syntax->command, missing->name);
        return PARSED_WRONG;
    }
    return PARSED_GO;
}

exit_status options_exit(parsed answer)
{
    return answer == PARSED_WRONG ? EXIT_USAGE : message_finish(EXIT_DONE);
}
