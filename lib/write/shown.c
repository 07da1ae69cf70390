/* SPDX-License-Identifier: Apache-2.0 */
/* shown.c: see docs/decisions/0011 for what is kept where. */
#include "write/shown.h"

#include "core/control.h"

#define REPLACEMENT "\xEF\xBF\xBD" /* U+FFFD */

/* @p rest: what follows the control. */
static void write_code(lrel_stream *stream, unsigned point, lrel_text rest)
{
    if (point == '\t' || point == '\n')
        lrel_stream_char(stream, (char)point);
    else if (point != '\r')
        lrel_stream_text(stream, REPLACEMENT);
    else if (rest.length == 0 || rest.at[0] != '\n')
        lrel_stream_char(stream, '\n');
}

void lrel_stream_shown(lrel_stream *stream, lrel_text text)
{
    size_t start = 0, at = 0;

    while (at < text.length) {
        size_t length;
        unsigned point;
        lrel_text rest = {text.at + at, text.length - at};
        lrel_control kind = lrel_control_at(rest, &length, &point);

        if (kind != LREL_CONTROL_NONE) {
            lrel_stream_utf8(stream, (lrel_text){text.at + start, at - start});
            start = at + length;
        }
        at += length;
        if (kind == LREL_CONTROL_CODE)
            write_code(stream, point, (lrel_text){text.at + at, text.length - at});
    }
    if (start < text.length)
        lrel_stream_utf8(stream, (lrel_text){text.at + start, text.length - start});
}

lrel_text lrel_shown_start(lrel_text text)
{
    size_t length;
    unsigned point;

    while (text.length > 0 &&
           lrel_control_at(text, &length, &point) == LREL_CONTROL_BIDI) {
        text.at += length;
        text.length -= length;
    }
    return text;
}
