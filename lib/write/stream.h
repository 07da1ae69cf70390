/* SPDX-License-Identifier: Apache-2.0 */
/* stream.h: bytes on their way to a file. Errors stick: after the first, writing does
 * nothing and closing reports it, so that callers check once. */
#ifndef LREL_WRITE_STREAM_H
#define LREL_WRITE_STREAM_H

#include "core/fail.h"
#include "core/memory.h"
#include "core/text.h"
#include "landrelease/date.h"

typedef struct lrel_stream lrel_stream;

/* What every product of a draft carries: that it is one, and what is missing in it. */
typedef struct lrel_mark {
    const lrel_text *missing; /* names of the sources that were refused */
    size_t missing_count;
} lrel_mark;

/** Creates the file @p path (which must not exist) for writing. */
LREL_NODISCARD lrel_status lrel_stream_create(const lrel_context *context,
                                              const char *path, lrel_stream **out,
                                              lrel_error *err);
/** Writes to an open descriptor, such as standard output, which stays open. @p name is
 * for messages. */
LREL_NODISCARD lrel_status lrel_stream_attach(const lrel_context *context, int descriptor,
                                              const char *name, lrel_stream **out,
                                              lrel_error *err);
/** Takes over @p descriptor, a file just created, as if by lrel_stream_create(); closes
 * it where that fails. */
LREL_NODISCARD lrel_status lrel_stream__adopt(const lrel_context *context, int descriptor,
                                              const char *name, lrel_stream **out,
                                              lrel_error *err);
/** Writes what is left, flushes to the disk (files), closes and frees @p stream.
 * @return LREL_OK or LREL_E_WRITE with path and reason, for any write that failed */
LREL_NODISCARD lrel_status lrel_stream_close(lrel_stream *stream, lrel_error *err);
/** Closes without caring; NULL is allowed. */
void lrel_stream_abandon(lrel_stream *stream);

/** Makes what is written a draft: the writers of tables and maps look here and mark what
 * they write, so that none can forget to. @p mark outlives the stream; NULL: no draft. */
void lrel_stream_mark(lrel_stream *stream, const lrel_mark *mark);
const lrel_mark *lrel_stream_mark_of(const lrel_stream *stream);

void lrel_stream_bytes(lrel_stream *stream, const char *bytes, size_t count);
void lrel_stream_text(lrel_stream *stream, const char *text);
/** Text of any origin: bytes that are not UTF-8 become U+FFFD. */
void lrel_stream_utf8(lrel_stream *stream, lrel_text text);
void lrel_stream_char(lrel_stream *stream, char c);
void lrel_stream_integer(lrel_stream *stream, int64_t value);
/** An exact area (core/area.h). */
void lrel_stream_area_m2(lrel_stream *stream, int64_t area2, int units_per_m);
/** The shortest decimal that reads back as @p value; no locale, no exponent from 1e-9 up
 * to 1e21, no sign of zero; not finite: nothing. */
void lrel_stream_double(lrel_stream *stream, double value);
/** @p value is a whole number of 1e-7 degrees: "103.1512729", trailing zeros dropped. */
void lrel_stream_degrees(lrel_stream *stream, int32_t value);

#endif
