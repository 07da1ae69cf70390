/* SPDX-License-Identifier: Apache-2.0 */
/* json.h: JSON as a stream, keys in the order given, commas and indents by itself. Texts
 * that are not UTF-8 have their bad bytes replaced (U+FFFD); controls, those of the
 * bidirectional algorithm too (core/control.h), are escaped. */
#ifndef LREL_WRITE_JSON_H
#define LREL_WRITE_JSON_H

#include "write/stream.h"

#define LREL_JSON_DEPTH 32

typedef struct lrel_json {
    lrel_stream *stream;
    int depth;
    bool compact[LREL_JSON_DEPTH]; /* this level is written on one line */
    bool has_item[LREL_JSON_DEPTH];
    bool after_key;
    bool without_bidi; /* bidi controls are left out: what is written is for eyes */
} lrel_json;

void lrel_json_begin(lrel_json *json, lrel_stream *stream);
/** Ends the document with a line feed. */
void lrel_json_finish(lrel_json *json);
/** @p compact: this object or array and all in it on one line. */
void lrel_json_object(lrel_json *json, bool compact);
void lrel_json_object_end(lrel_json *json);
void lrel_json_array(lrel_json *json, bool compact);
void lrel_json_array_end(lrel_json *json);
void lrel_json_key(lrel_json *json, const char *key);
void lrel_json_text(lrel_json *json, lrel_text text);
void lrel_json_string(lrel_json *json, const char *string);
void lrel_json_integer(lrel_json *json, int64_t value);
void lrel_json_double(lrel_json *json, double value);
void lrel_json_area_m2(lrel_json *json, int64_t area2, int units_per_m);
void lrel_json_boolean(lrel_json *json, bool value);
void lrel_json_null(lrel_json *json);
/** Makes ready for a value that the caller then writes to the stream as JSON. */
void lrel_json_value(lrel_json *json);
/** Members "draft" and "missing", where the stream is a draft's; else nothing. */
void lrel_json_mark(lrel_json *json);
/** A date as text, or null where there is none. */
void lrel_json_date(lrel_json *json, lrel_date date);

#endif
