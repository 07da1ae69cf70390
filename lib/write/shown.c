/* SPDX-License-Identifier: Apache-2.0 */
/* shown.c: see docs/decisions/0011 for what is kept where. */
#include "write/shown.h"

#include "core/control.h"

#define REPLACEMENT "\xEF\xBF\xBD" /* U+FFFD */

/* Where pieces go. */
typedef struct taker {
    lrel_shown_sink sink;
    void *user;
} taker;

static void give_utf8(const taker *to, lrel_text text)
{
    while (text.length > 0) {
        size_t good = lrel_text_utf8_prefix(text);

        if (good > 0)
            to->sink(to->user, (lrel_text){text.at, good});
        if (good == text.length)
            return;
        to->sink(to->user, LREL_TEXT(REPLACEMENT));
        text.at += good + 1;
        text.length -= good + 1;
    }
}

/* @p rest: what follows the control. */
static void give_code(const taker *to, unsigned point, lrel_text rest)
{
    if (point == '\t')
        to->sink(to->user, LREL_TEXT("\t"));
    else if (point == '\n')
        to->sink(to->user, LREL_TEXT("\n"));
    else if (point != '\r')
        to->sink(to->user, LREL_TEXT(REPLACEMENT));
    else if (rest.length == 0 || rest.at[0] != '\n')
        to->sink(to->user, LREL_TEXT("\n"));
}

void lrel_shown_pieces(lrel_text text, lrel_shown_sink sink, void *user)
{
    const taker to = {sink, user};
    size_t start = 0, at = 0;

    while (at < text.length) {
        size_t length;
        unsigned point;
        lrel_text rest = {text.at + at, text.length - at};
        lrel_control kind = lrel_control_at(rest, &length, &point);

        if (kind != LREL_CONTROL_NONE) {
            give_utf8(&to, (lrel_text){text.at + start, at - start});
            start = at + length;
        }
        at += length;
        if (kind == LREL_CONTROL_CODE)
            give_code(&to, point, (lrel_text){text.at + at, text.length - at});
    }
    if (start < text.length)
        give_utf8(&to, (lrel_text){text.at + start, text.length - start});
}

static void write_piece(void *user, lrel_text piece)
{
    lrel_stream_bytes(user, piece.at, piece.length);
}

void lrel_stream_shown(lrel_stream *stream, lrel_text text)
{
    lrel_shown_pieces(text, write_piece, stream);
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
