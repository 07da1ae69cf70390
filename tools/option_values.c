/* SPDX-License-Identifier: Apache-2.0 */
/* option_values.c: a value as the command line has it, into the command's struct. */
#include "option_values.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "landrelease/date.h"
#include "message.h"
#include "spelling.h"

static const char *choice_at(const void *list, size_t index)
{
    return ((const char *const *)list)[index];
}

static bool store_choice(const char *command_name, const option *o, const char *value,
                         int *out)
{
    char list[160] = "";
    const char *nearest;

    for (int i = 0; o->choices[i]; i++) {
        if (strcmp(o->choices[i], value) == 0) {
            *out = i;
            return true;
        }
        snprintf(list + strlen(list), sizeof list - strlen(list), "%s%s", i ? ", " : "",
                 o->choices[i]);
    }
    nearest = spelling_nearest(value, choice_at, o->choices);
    if (nearest)
        message_usage(command_name, "--%s is one of %s, not \"%s\"; did you mean %s?",
                      o->name, list, value, nearest);
    else
        message_usage(command_name, "--%s is one of %s, not \"%s\"", o->name, list,
                      value);
    return false;
}

static bool store_day(const char *command_name, const option *o, const char *value,
                      lrel_date *out)
{
    lrel_error err;

    if (lrel_date_parse(value, out, &err) == LREL_OK)
        return true;
    message_usage(command_name, "--%s: %s", o->name, err.message);
    return false;
}

static bool store_jobs(const char *command_name, const option *o, const char *value,
                       int *out)
{
    char *end;
    long number = strtol(value, &end, 10);

    if (value[0] >= '0' && value[0] <= '9' && *end == '\0' && number >= 1 &&
        number <= OPTION_JOBS_MAX) {
        *out = (int)number;
        return true;
    }
    message_usage(command_name, "--%s is a whole number from 1 to %d, not \"%s\"",
                  o->name, OPTION_JOBS_MAX, value);
    return false;
}

static bool store_whole(const char *command_name, const option *o, const char *value,
                        int *out)
{
    char *end;
    long number = strtol(value, &end, 10);

    if (value[0] >= '0' && value[0] <= '9' && *end == '\0' && number <= o->most) {
        *out = (int)number;
        return true;
    }
    message_usage(command_name, "--%s is a whole number from 0 to %d, not \"%s\"",
                  o->name, o->most, value);
    return false;
}

/* Digits beyond these are no one's measurement. */
#define DECIMAL_DIGITS_MAX 15

/* By hand, because strtod() reads what the locale has for a point, and words. */
static bool store_decimal(const char *command_name, const option *o, const char *value,
                          double *out)
{
    double number = 0, scale = 1;
    const char *at = value;
    int digits = 0;

    for (; *at >= '0' && *at <= '9'; at++, digits++)
        number = 10 * number + (*at - '0');
    if (digits && *at == '.' && at[1])
        for (at++; *at >= '0' && *at <= '9'; at++, digits++, scale *= 10)
            number = 10 * number + (*at - '0');
    if (*at == '\0' && digits && digits <= DECIMAL_DIGITS_MAX) {
        *out = number / scale;
        return true;
    }
    message_usage(command_name, "--%s is a number such as 25 or 12.5, not \"%s\"",
                  o->name, value);
    return false;
}

static bool store_text(const char *command_name, const option *o, const char *value,
                       const char **out)
{
    if (value[0] == '\0') {
        message_usage(command_name, "%s%s is empty",
                      o->kind == OPTION_OPERAND ? "" : "--", o->name);
        return false;
    }
    *out = value;
    return true;
}

/* A file that is called so is ./-. */
static bool refuse_standard_input(const char *command_name, const option *o,
                                  const char *value)
{
    if (o->names != VALUE_FILE || strcmp(value, "-") != 0)
        return false;
    message_usage(command_name, "-: standard input is not read; name a file");
    return true;
}

static bool store_operand(operand_list *out, char *value)
{
    out->at[out->count++] = value;
    return true;
}

bool option_store(const char *command_name, const option *o, char *value, void *place)
{
    switch (o->kind) {
    case OPTION_OPERAND:
        if (refuse_standard_input(command_name, o, value))
            return false;
        if (o->is_many)
            return store_operand(place, value);
        return store_text(command_name, o, value, place);
    case OPTION_TEXT:
        return store_text(command_name, o, value, place);
    case OPTION_FLAG:
        *(bool *)place = true;
        return true;
    case OPTION_DAY:
        return store_day(command_name, o, value, place);
    case OPTION_CHOICE:
        return store_choice(command_name, o, value, place);
    case OPTION_JOBS:
        return store_jobs(command_name, o, value, place);
    case OPTION_WHOLE:
        return store_whole(command_name, o, value, place);
    case OPTION_DECIMAL:
        return store_decimal(command_name, o, value, place);
    case OPTION_SHOW_HELP:
    case OPTION_SHOW_USAGE:
        break; /* they have none */
    }
    return false;
}
