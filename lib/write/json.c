/* SPDX-License-Identifier: Apache-2.0 */
/* json.c: RFC 8259, two spaces a level, or all on one line where a level is compact. */
#include "write/json.h"

#include <assert.h>
#include <math.h>

#include "core/control.h"

static bool is_compact(const lrel_json *json)
{
    return json->depth > 0 && json->compact[json->depth - 1];
}

static void new_line(lrel_json *json)
{
    lrel_stream_char(json->stream, '\n');
    for (int i = 0; i < json->depth; i++)
        lrel_stream_text(json->stream, "  ");
}

/* The comma and the line before an item of the present level. */
static void begin_item(lrel_json *json)
{
    if (json->depth == 0)
        return;
    if (json->has_item[json->depth - 1])
        lrel_stream_char(json->stream, ',');
    json->has_item[json->depth - 1] = true;
    if (!is_compact(json))
        new_line(json);
}

void lrel_json_value(lrel_json *json)
{
    if (json->after_key)
        json->after_key = false;
    else
        begin_item(json);
}

static void open_level(lrel_json *json, char bracket, bool compact)
{
    bool inherited = is_compact(json);

    assert(json->depth < LREL_JSON_DEPTH);
    lrel_json_value(json);
    lrel_stream_char(json->stream, bracket);
    json->compact[json->depth] = compact || inherited;
    json->has_item[json->depth] = false;
    json->depth++;
}

static void close_level(lrel_json *json, char bracket)
{
    bool broken_line = !is_compact(json) && json->has_item[json->depth - 1];

    assert(json->depth > 0 && !json->after_key);
    json->depth--;
    if (broken_line)
        new_line(json);
    lrel_stream_char(json->stream, bracket);
}

/* A character that does not stand for itself in a JSON text. */
static void write_escape(lrel_stream *stream, unsigned point)
{
    static const char hex[] = "0123456789abcdef";
    static const char plain[] = "\"\\\b\f\n\r\t", names[] = "\"\\bfnrt";
    const char *known = point && point < 0x80 ? strchr(plain, (int)point) : NULL;

    lrel_stream_char(stream, '\\');
    if (known) {
        lrel_stream_char(stream, names[known - plain]);
        return;
    }
    lrel_stream_char(stream, 'u');
    for (int shift = 12; shift >= 0; shift -= 4)
        lrel_stream_char(stream, hex[point >> shift & 15]);
}

/* Whether @p text begins with what may not stand for itself: quotes and backslashes,
 * since JSON says so, controls, since a terminal obeys them. */
static bool is_special(lrel_text text, size_t *length, unsigned *point,
                       lrel_control *kind)
{
    *kind = lrel_control_at(text, length, point);
    if (*kind != LREL_CONTROL_NONE)
        return true;
    *point = (unsigned char)text.at[0];
    return *point == '"' || *point == '\\';
}

static void write_text(const lrel_json *json, lrel_text text)
{
    lrel_stream *stream = json->stream;
    size_t start = 0, length;

    lrel_stream_char(stream, '"');
    for (size_t i = 0; i < text.length; i += length) {
        lrel_control kind;
        unsigned point;

        if (!is_special((lrel_text){text.at + i, text.length - i}, &length, &point,
                        &kind))
            continue;
        lrel_stream_utf8(stream, (lrel_text){text.at + start, i - start});
        if (kind != LREL_CONTROL_BIDI || !json->without_bidi)
            write_escape(stream, point);
        start = i + length;
    }
    if (start < text.length)
        lrel_stream_utf8(stream, (lrel_text){text.at + start, text.length - start});
    lrel_stream_char(stream, '"');
}

void lrel_json_begin(lrel_json *json, lrel_stream *stream)
{
    *json = (lrel_json){.stream = stream};
}

void lrel_json_finish(lrel_json *json)
{
    assert(json->depth == 0 && !json->after_key);
    lrel_stream_char(json->stream, '\n');
}

void lrel_json_object(lrel_json *json, bool compact)
{
    open_level(json, '{', compact);
}

void lrel_json_object_end(lrel_json *json)
{
    close_level(json, '}');
}

void lrel_json_array(lrel_json *json, bool compact)
{
    open_level(json, '[', compact);
}

void lrel_json_array_end(lrel_json *json)
{
    close_level(json, ']');
}

void lrel_json_key(lrel_json *json, const char *key)
{
    assert(json->depth > 0 && !json->after_key);
    begin_item(json);
    write_text(json, lrel_text_of(key));
    lrel_stream_text(json->stream, is_compact(json) ? ":" : ": ");
    json->after_key = true;
}

void lrel_json_text(lrel_json *json, lrel_text text)
{
    lrel_json_value(json);
    write_text(json, text);
}

void lrel_json_string(lrel_json *json, const char *string)
{
    lrel_json_text(json, lrel_text_of(string));
}

void lrel_json_integer(lrel_json *json, int64_t value)
{
    lrel_json_value(json);
    lrel_stream_integer(json->stream, value);
}

void lrel_json_double(lrel_json *json, double value)
{
    if (!isfinite(value)) {
        lrel_json_null(json);
        return;
    }
    lrel_json_value(json);
    lrel_stream_double(json->stream, value);
}

void lrel_json_area_m2(lrel_json *json, int64_t area2, int units_per_m)
{
    lrel_json_value(json);
    lrel_stream_area_m2(json->stream, area2, units_per_m);
}

void lrel_json_boolean(lrel_json *json, bool value)
{
    lrel_json_value(json);
    lrel_stream_text(json->stream, value ? "true" : "false");
}

void lrel_json_null(lrel_json *json)
{
    lrel_json_value(json);
    lrel_stream_text(json->stream, "null");
}

void lrel_json_date(lrel_json *json, lrel_date date)
{
    char text[16];

    lrel_date_format(date, text);
    if (text[0] == '\0')
        lrel_json_null(json);
    else
        lrel_json_string(json, text);
}

void lrel_json_mark(lrel_json *json)
{
    const lrel_mark *mark = lrel_stream_mark_of(json->stream);

    if (!mark)
        return;
    lrel_json_key(json, "draft");
    lrel_json_boolean(json, true);
    lrel_json_key(json, "missing");
    lrel_json_array(json, true);
    for (size_t i = 0; i < mark->missing_count; i++)
        lrel_json_text(json, mark->missing[i]);
    lrel_json_array_end(json);
}
