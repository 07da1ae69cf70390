/* SPDX-License-Identifier: Apache-2.0 */
/* parser.c: complaints with their place, and the plain values of a programme file. */
#include "programme/parser.h"

#include <stdarg.h>
#include <stdio.h>

#include "core/fail.h"
#include "core/number.h"
#include "model/date_form.h"

/* Text shown in a message; longer text would push the reason out of it. */
#define CLIP_BYTES 60
/* A name is near when no more than this, or a third of its letters, is different. */
#define NEAR_EDITS 2

lrel_text lrel_programme__clip(lrel_text text)
{
    size_t length = text.length;

    if (length <= CLIP_BYTES)
        return text;
    length = CLIP_BYTES;
    while (length > 0 && ((unsigned char)text.at[length] & 0xC0) == 0x80)
        length--;
    return (lrel_text){text.at, length};
}

lrel_nearest lrel_programme__nearest(lrel_text wanted)
{
    size_t third = wanted.length / 3;

    return (lrel_nearest){wanted, NULL, (third > NEAR_EDITS ? third : NEAR_EDITS) + 1};
}

void lrel_programme__offer(lrel_nearest *nearest, const char *name)
{
    size_t distance;

    if (nearest->wanted.length > CLIP_BYTES)
        return;
    distance = lrel_text_distance(nearest->wanted, lrel_text_of(name));
    /* Two letters of three changed is another word. */
    if (distance >= nearest->distance || distance >= strlen(name))
        return;
    nearest->distance = distance;
    nearest->name = name;
}

lrel_hint lrel_programme__hint(const lrel_nearest *nearest)
{
    lrel_hint hint = {""};

    if (nearest->name)
        (void)snprintf(hint.text, sizeof hint.text, "; did you mean `%s`?",
                       nearest->name);
    return hint;
}

lrel_status lrel_programme__fail(const lrel_parser *parser, int line, int column,
                                 lrel_error *err, const char *format, ...)
{
    char reason[400];
    va_list args;

    va_start(args, format);
    (void)vsnprintf(reason, sizeof reason, format, args);
    va_end(args);
    return lrel__fail(err, LREL_E_PROGRAMME, "%s:%d:%d: %s", parser->file, line, column,
                      reason);
}

static lrel_status unknown_word(const lrel_parser *parser, const lrel_yaml *entry,
                                const lrel_word_list *list, lrel_error *err)
{
    lrel_nearest nearest = lrel_programme__nearest(entry->key);

    for (int word = 0; word < list->count; word++)
        lrel_programme__offer(&nearest, list->words[word].name);
    return LREL_FAIL_AT_KEY(parser, entry, err, "unknown key `%.*s`%s",
                            LREL_TEXT_ARGS(lrel_programme__clip(entry->key)),
                            lrel_programme__hint(&nearest).text);
}

lrel_status lrel_programme__slots(const lrel_parser *parser, const lrel_yaml *map,
                                  const lrel_word_list *list, const lrel_yaml **slots,
                                  lrel_error *err)
{
    if (map->kind != LREL_YAML_MAP)
        return LREL_FAIL_AT(parser, map, err, "%s needs keys (`%s: ...`)", list->place,
                            list->words[0].name);
    for (int word = 0; word < list->count; word++)
        slots[word] = NULL;
    for (const lrel_yaml *entry = map->first; entry; entry = entry->next) {
        int word = lrel_word_find(list, entry->key);

        if (word < 0)
            return unknown_word(parser, entry, list, err);
        slots[word] = entry;
    }
    for (int word = 0; word < list->count; word++)
        if (list->words[word].is_required && !slots[word])
            return LREL_FAIL_AT(parser, map, err, "%s needs `%s`", list->place,
                                list->words[word].name);
    return LREL_OK;
}

lrel_status lrel_programme__text(const lrel_parser *parser, const lrel_yaml *node,
                                 lrel_text *out, lrel_error *err)
{
    if (!node)
        return LREL_OK;
    if (node->kind != LREL_YAML_TEXT)
        return LREL_FAIL_AT(parser, node, err, "`%.*s` takes a text",
                            LREL_TEXT_ARGS(lrel_programme__clip(node->key)));
    if (node->text.length == 0)
        return LREL_FAIL_AT(parser, node, err, "`%.*s` has no value",
                            LREL_TEXT_ARGS(lrel_programme__clip(node->key)));
    *out = node->text;
    return LREL_OK;
}

lrel_status lrel_programme__date(const lrel_parser *parser, const lrel_yaml *node,
                                 lrel_date *out, lrel_error *err)
{
    lrel_stated_date date;
    lrel_text text;
    lrel_status status;

    if (!node)
        return LREL_OK;
    if ((status = lrel_programme__text(parser, node, &text, err)) != LREL_OK)
        return status;
    if (text.length != 10 ||
        lrel_date_form_read(LREL_TEXT(""), text, &date) != LREL_DATE_READ)
        return LREL_FAIL_AT(parser, node, err,
                            "`%.*s` is no day of 1900-2100 written as YYYY-MM-DD",
                            LREL_TEXT_ARGS(lrel_programme__clip(text)));
    *out = date.first;
    return LREL_OK;
}

lrel_status lrel_programme__number(const lrel_parser *parser, const lrel_yaml *node,
                                   double least, double most, double *out,
                                   lrel_error *err)
{
    lrel_text text;
    lrel_status status;
    double value;

    if (!node)
        return LREL_OK;
    if ((status = lrel_programme__text(parser, node, &text, err)) != LREL_OK)
        return status;
    if (!lrel_number_parse(text, &value))
        return LREL_FAIL_AT(parser, node, err, "`%.*s` is no number",
                            LREL_TEXT_ARGS(lrel_programme__clip(text)));
    if (value < least || value > most)
        return LREL_FAIL_AT(parser, node, err, "%.*s is not between %d and %d",
                            LREL_TEXT_ARGS(lrel_programme__clip(text)), (int)least,
                            (int)most);
    *out = value;
    return LREL_OK;
}

/* "a, b or c" into @p out. */
static void list_names(const char *const *names, char *out, size_t size)
{
    size_t used = 0;

    out[0] = '\0';
    for (int i = 0; names[i]; i++) {
        const char *between = i == 0 ? "" : names[i + 1] ? ", " : " or ";
        int length = snprintf(out + used, size - used, "%s%s", between, names[i]);

        if (length < 0 || (size_t)length >= size - used)
            return;
        used += (size_t)length;
    }
}

/* The place of @p text in @p names, or a complaint that it is no @p what. */
static lrel_status find_name(const lrel_parser *parser, const lrel_yaml *node,
                             const char *what, const char *const *names, int *out,
                             lrel_error *err)
{
    lrel_nearest nearest;
    char known[300];

    if (node->kind != LREL_YAML_TEXT)
        return LREL_FAIL_AT(parser, node, err, "a %s is one word", what);
    nearest = lrel_programme__nearest(node->text);
    for (int i = 0; names[i]; i++) {
        if (lrel_text_is_equal_nocase(lrel_text_of(names[i]), node->text)) {
            *out = i;
            return LREL_OK;
        }
        lrel_programme__offer(&nearest, names[i]);
    }
    list_names(names, known, sizeof known);
    if (nearest.name)
        return LREL_FAIL_AT(parser, node, err, "`%.*s` is no %s%s",
                            LREL_TEXT_ARGS(lrel_programme__clip(node->text)), what,
                            lrel_programme__hint(&nearest).text);
    return LREL_FAIL_AT(parser, node, err, "`%.*s` is no %s; known are %s",
                        LREL_TEXT_ARGS(lrel_programme__clip(node->text)), what, known);
}

lrel_status lrel_programme__choice(const lrel_parser *parser, const lrel_yaml *node,
                                   const char *what, const char *const *names, int *out,
                                   lrel_error *err)
{
    if (!node)
        return LREL_OK;
    return find_name(parser, node, what, names, out, err);
}

lrel_status lrel_programme__code(const lrel_parser *parser, const lrel_yaml *node,
                                 const lrel_vocabulary *vocabulary, int *out,
                                 lrel_error *err)
{
    char what[80];

    if (!node)
        return LREL_OK;
    (void)snprintf(what, sizeof what, "code of %s", vocabulary->name);
    return find_name(parser, node, what, vocabulary->codes, out, err);
}

lrel_status lrel_programme__codes(const lrel_parser *parser, const lrel_yaml *node,
                                  const lrel_vocabulary *vocabulary, uint32_t *out,
                                  lrel_error *err)
{
    uint32_t set = 0;
    lrel_status status;
    int code = 0;

    if (!node)
        return LREL_OK;
    if (node->kind != LREL_YAML_LIST) {
        if ((status = lrel_programme__code(parser, node, vocabulary, &code, err)) !=
            LREL_OK)
            return status;
        *out = 1u << code;
        return LREL_OK;
    }
    for (const lrel_yaml *item = node->first; item; item = item->next) {
        if ((status = lrel_programme__code(parser, item, vocabulary, &code, err)) !=
            LREL_OK)
            return status;
        if (set >> code & 1)
            return LREL_FAIL_AT(parser, item, err, "`%s` comes twice",
                                vocabulary->codes[code]);
        set |= 1u << code;
    }
    if (set == 0)
        return LREL_FAIL_AT(parser, node, err, "an empty list");
    *out = set;
    return LREL_OK;
}

char *lrel_programme__resolve(const lrel_parser *parser, lrel_text path)
{
    const char *slash = strrchr(parser->file, '/');
    size_t folder = slash && path.at[0] != '/' ? (size_t)(slash - parser->file) + 1 : 0;
    char *out = lrel_arena_alloc(parser->programme->arena, folder + path.length + 1);

    if (!out)
        return NULL;
    memcpy(out, parser->file, folder);
    memcpy(out + folder, path.at, path.length);
    out[folder + path.length] = '\0';
    return out;
}
