/* SPDX-License-Identifier: Apache-2.0 */
/* options.c: reading a command line by the table of its command. */
#include "options.h"

#include <stdio.h>
#include <string.h>

#include "message.h"
#include "option_values.h"
#include "spelling.h"
#include "usage.h"

/* Where reading has got to. */
typedef struct reading {
    const command_syntax *syntax;
    char **next;
    char **end;
    void *settings;
    common_values common; /* values of common options, until all is read */
    size_t operands;      /* read so far */
    option_kind showing;  /* what is to be shown in place of the work */
    bool is_showing;
} reading;

bool option_is_flag(const option *o)
{
    return o->kind == OPTION_FLAG || o->kind == OPTION_SHOW_HELP ||
           o->kind == OPTION_SHOW_USAGE;
}

const option *options_at(const command_syntax *syntax, size_t index)
{
    const option *o = syntax->options;

    for (; o->name; o++)
        if (index-- == 0)
            return o;
    for (o = common_options(); o->name; o++)
        if ((o->common == 0 || o->common & syntax->common) && index-- == 0)
            return o;
    return NULL;
}

static bool is_common(const option *o)
{
    for (const option *c = common_options(); c->name; c++)
        if (c == o)
            return true;
    return false;
}

static const char *long_name_at(const void *list, size_t index)
{
    const option *o;

    for (size_t i = 0; (o = options_at(list, i)) != NULL; i++)
        if (o->kind != OPTION_OPERAND && index-- == 0)
            return o->name;
    return NULL;
}

static const option *find_long(const command_syntax *syntax, const char *name,
                               size_t length)
{
    const option *o;

    for (size_t i = 0; (o = options_at(syntax, i)) != NULL; i++)
        if (o->kind != OPTION_OPERAND && strlen(o->name) == length &&
            memcmp(o->name, name, length) == 0)
            return o;
    return NULL;
}

static const option *find_short(const command_syntax *syntax, char letter)
{
    const option *o;

    for (size_t i = 0; (o = options_at(syntax, i)) != NULL; i++)
        if (o->kind != OPTION_OPERAND && o->letter == letter)
            return o;
    return NULL;
}

/* The last one may take all that are left. */
static const option *find_operand(const command_syntax *syntax, size_t index)
{
    for (const option *o = syntax->options; o->name; o++)
        if (o->kind == OPTION_OPERAND && (o->is_many || index-- == 0))
            return o;
    return NULL;
}

static bool store(reading *at, const option *o, char *value)
{
    char *values = is_common(o) ? (char *)&at->common : (char *)at->settings;

    if (o->kind == OPTION_SHOW_HELP || o->kind == OPTION_SHOW_USAGE) {
        at->showing = o->kind;
        at->is_showing = true;
        return true;
    }
    return option_store(at->syntax->command, o, value, values + o->offset);
}

static bool take_operand(reading *at, char *value)
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
static bool take_option(reading *at, const option *o, char *value)
{
    if (!option_is_flag(o) && !value && at->next < at->end)
        value = *at->next++;
    if (!option_is_flag(o) && !value) {
        message_usage(at->syntax->command, "--%s needs a value%s%s%s%s", o->name,
                      o->value ? ": --" : "", o->value ? o->name : "",
                      o->value ? " " : "", o->value ? o->value : "");
        return false;
    }
    return store(at, o, value);
}

static bool refuse_long(const reading *at, const char *name)
{
    const char *nearest = spelling_nearest(name, long_name_at, at->syntax);

    if (nearest)
        message_usage(at->syntax->command, "unknown option --%s; did you mean --%s?",
                      name, nearest);
    else
        message_usage(at->syntax->command, "unknown option --%s", name);
    return false;
}

static bool take_long(reading *at, char *word)
{
    char *equals = strchr(word, '=');
    size_t length = equals ? (size_t)(equals - word) : strlen(word);
    const option *o = find_long(at->syntax, word, length);
    char name[64];

    if (o && option_is_flag(o) && equals) {
        message_usage(at->syntax->command, "--%s takes no value", o->name);
        return false;
    }
    if (o)
        return take_option(at, o, equals ? equals + 1 : NULL);
    snprintf(name, sizeof name, "%.*s", (int)length, word);
    return refuse_long(at, name);
}

/* A word of short options: flags may share one, as in -qj4. */
static bool take_short(reading *at, char *letters)
{
    for (char *c = letters; *c; c++) {
        const option *o = find_short(at->syntax, *c);

        if (!o) {
            message_usage(at->syntax->command, "unknown option -%s", c);
            return false;
        }
        if (!option_is_flag(o))
            return take_option(at, o, c[1] ? c + 1 : NULL);
        if (!take_option(at, o, NULL))
            return false;
    }
    return true;
}

/* A negative number is no option: no option is called by a digit. */
static bool is_operand(const char *word)
{
    return word[0] != '-' || word[1] == '\0' || (word[1] >= '0' && word[1] <= '9') ||
           (word[1] == '.' && word[2] >= '0' && word[2] <= '9');
}

static bool take_words(reading *at)
{
    bool is_only_operands = false;

    while (at->next < at->end && !at->is_showing) {
        char *word = *at->next++;
        bool is_fine;

        if (is_only_operands || is_operand(word))
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

/* --color counts for what is wrong on the command line itself, wherever it stands. */
static void settle_color(reading *at, int count, char **arguments)
{
    const option *color = find_long(at->syntax, "color", strlen("color"));

    for (int i = 0; i < count && strcmp(arguments[i], "--") != 0; i++) {
        const char *value = strncmp(arguments[i], "--color=", 8) == 0 ? arguments[i] + 8
                            : strcmp(arguments[i], "--color") == 0 && i + 1 < count
                                ? arguments[i + 1]
                                : "";

        for (int k = 0; color->choices[k]; k++)
            if (strcmp(color->choices[k], value) == 0)
                at->common.color = k;
    }
    common_apply(&at->common);
}

/* Where the list of a repeated operand begins: in the words themselves, each of which was
 * read before its place is taken. */
static void prepare_operands(reading *at, char **arguments)
{
    for (const option *o = at->syntax->options; o->name; o++)
        if (o->kind == OPTION_OPERAND && o->is_many)
            *(operand_list *)((char *)at->settings + o->offset) =
                (operand_list){.at = arguments};
}

static bool has_required(const reading *at)
{
    const option *missing = find_operand(at->syntax, at->operands);

    if (!missing || !missing->is_required)
        return true;
    if (missing->is_many &&
        ((operand_list *)((char *)at->settings + missing->offset))->count > 0)
        return true;
    message_usage(at->syntax->command, "%s needs %s", at->syntax->command, missing->name);
    return false;
}

parsed options_parse(const command_syntax *syntax, int count, char **arguments,
                     void *settings)
{
    reading at = {.syntax = syntax,
                  .next = arguments,
                  .end = arguments + count,
                  .settings = settings,
                  .common = COMMON_DEFAULTS};

    settle_color(&at, count, arguments);
    prepare_operands(&at, arguments);
    if (!take_words(&at))
        return PARSED_WRONG;
    if (at.is_showing) {
        if (at.showing == OPTION_SHOW_HELP)
            usage_help(stdout, syntax);
        else
            usage_json(stdout, syntax->command);
        return PARSED_HELP;
    }
    if (!has_required(&at))
        return PARSED_WRONG;
    if (syntax->common)
        memcpy((char *)settings + syntax->common_offset, &at.common, sizeof at.common);
    common_apply(&at.common);
    return PARSED_GO;
}

exit_status options_exit(parsed answer)
{
    return answer == PARSED_WRONG ? EXIT_USAGE : message_finish(EXIT_DONE);
}
