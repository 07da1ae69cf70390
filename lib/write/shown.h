/* SPDX-License-Identifier: Apache-2.0 */
/* shown.h: text of any origin on its way into a file that people open: a table, a page.
 */
#ifndef LREL_WRITE_SHOWN_H
#define LREL_WRITE_SHOWN_H

#include "write/stream.h"

/** Writes @p text without its bidi controls (core/control.h), with other controls but tab
 * and line feed, and bytes that are not UTF-8, as U+FFFD. A carriage return ends a line:
 * alone it becomes a line feed, before one it goes. */
void lrel_stream_shown(lrel_stream *stream, lrel_text text);

/* Receives a piece of text, which is UTF-8. */
typedef void (*lrel_shown_sink)(void *user, lrel_text piece);

/** Hands out what lrel_stream_shown() would write, piece by piece. */
void lrel_shown_pieces(lrel_text text, lrel_shown_sink sink, void *user);

/** @p text behind the bidi controls that it begins with, which lrel_stream_shown() leaves
 * out. */
lrel_text lrel_shown_start(lrel_text text);

#endif
