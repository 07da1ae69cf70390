/* SPDX-License-Identifier: Apache-2.0 */
/* json_out.c: RFC 8259, two spaces a level. */
#include "json_out.h"

#include <assert.h>
#include <string.h>

#include "shown.h"

static void new_line(json_out *json)
{
    fprintf(json->file, "\n%*s", 2 * json->depth, "");
}

/* What stands before a value or a key. */
static void separate(json_out *json)
{
    int level = json->depth - 1;

    if (json->is_after_key) {
        json->is_after_key = false;
        return;
    }
    if (level < 0)
        return;
    if (json->has_item[level])
        fputs(json->is_compact[level] ? ", " : ",", json->file);
    if (!json->is_compact[level])
        new_line(json);
    json->has_item[level] = true;
}

void json_begin(json_out *json, FILE *file)
{
    memset(json, 0, sizeof *json);
    json->file = file;
}

void json_finish(json_out *json)
{
    assert(json->depth == 0);
    fputc('\n', json->file);
}

static void open_level(json_out *json, char opening, char closing, bool compact)
{
    int level = json->depth;

    assert(level < JSON_OUT_DEPTH);
    separate(json);
    fputc(opening, json->file);
    json->closing[level] = closing;
    json->is_compact[level] = compact || (level > 0 && json->is_compact[level - 1]);
    json->has_item[level] = false;
    json->depth++;
}

void json_object(json_out *json, bool compact)
{
    open_level(json, '{', '}', compact);
}

void json_array(json_out *json, bool compact)
{
    open_level(json, '[', ']', compact);
}

void json_end(json_out *json)
{
    int level = --json->depth;

    assert(level >= 0);
    if (json->has_item[level] && !json->is_compact[level])
        new_line(json);
    fputc(json->closing[level], json->file);
}

/* Bytes of the character at @p text, 0 where it is not UTF-8 (RFC 3629). */
static int character_length(const unsigned char *text)
{
    int length = text[0] < 0x80                      ? 1
                 : text[0] >= 0xC2 && text[0] < 0xE0 ? 2
                 : text[0] >= 0xE0 && text[0] < 0xF0 ? 3
                 : text[0] >= 0xF0 && text[0] < 0xF5 ? 4
                                                     : 0;

    for (int i = 1; i < length; i++)
        if ((text[i] & 0xC0) != 0x80)
            return 0;
    /* Overlong forms, surrogates, and what lies beyond U+10FFFF. */
    if ((text[0] == 0xE0 && text[1] < 0xA0) || (text[0] == 0xED && text[1] >= 0xA0) ||
        (text[0] == 0xF0 && text[1] < 0x90) || (text[0] == 0xF4 && text[1] >= 0x90))
        return 0;
    return length;
}

static void write_ascii(FILE *file, unsigned char c)
{
    if (c == '"' || c == '\\')
        fprintf(file, "\\%c", c);
    else if (c == '\n')
        fputs("\\n", file);
    else if (c == '\t')
        fputs("\\t", file);
    else if (c < 0x20 || c == 0x7F)
        fprintf(file, "\\u%04x", c);
    else
        fputc(c, file);
}

static void write_text(FILE *file, const char *text)
{
    const unsigned char *at = (const unsigned char *)text;

    fputc('"', file);
    while (*at) {
        int length = character_length(at);
        unsigned point;

        if (shown_control(at, &point) > 0) /* for eyes that read JSON, too */
            fprintf(file, "\\u%04x", point);
        else if (length == 0)
            fputs("\xEF\xBF\xBD", file);
        else if (length == 1)
            write_ascii(file, *at);
        else
            fwrite(at, 1, (size_t)length, file);
        at += length ? length : 1;
    }
    fputc('"', file);
}

void json_key(json_out *json, const char *key)
{
    separate(json);
    write_text(json->file, key);
    fputs(": ", json->file);
    json->is_after_key = true;
}

void json_string(json_out *json, const char *text)
{
    separate(json);
    if (text)
        write_text(json->file, text);
    else
        fputs("null", json->file);
}

void json_integer(json_out *json, long long value)
{
    separate(json);
    fprintf(json->file, "%lld", value);
}

void json_boolean(json_out *json, bool value)
{
    separate(json);
    fputs(value ? "true" : "false", json->file);
}

void json_decimal(json_out *json, const char *decimal)
{
    separate(json);
    fputs(decimal, json->file);
}

void json_known(json_out *json, double value)
{
    separate(json);
    if (value < 0)
        fputs("null", json->file);
    else
        fprintf(json->file, "%.15g", value);
}

void json_key_string(json_out *json, const char *key, const char *text)
{
    json_key(json, key);
    json_string(json, text);
}

void json_key_integer(json_out *json, const char *key, long long value)
{
    json_key(json, key);
    json_integer(json, value);
}

void json_key_boolean(json_out *json, const char *key, bool value)
{
    json_key(json, key);
    json_boolean(json, value);
}
