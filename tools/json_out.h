/* SPDX-License-Identifier: Apache-2.0 */
/* json_out.h: JSON on a FILE, as a stream; commas and indents come by themselves. What
 * was not written shows in the FILE's error, which message_finish() looks at. */
#ifndef LREL_TOOLS_JSON_OUT_H
#define LREL_TOOLS_JSON_OUT_H

#include <stdbool.h>
#include <stdio.h>

#define JSON_OUT_DEPTH 16

typedef struct json_out {
    FILE *file;
    int depth;
    char closing[JSON_OUT_DEPTH];    /* '}' or ']' */
    bool is_compact[JSON_OUT_DEPTH]; /* on one line */
    bool has_item[JSON_OUT_DEPTH];
    bool is_after_key;
} json_out;

void json_begin(json_out *json, FILE *file);
/** Ends the document with a line feed. */
void json_finish(json_out *json);

/** @p compact: it and all in it on one line. */
void json_object(json_out *json, bool compact);
void json_array(json_out *json, bool compact);
/** Ends the object or array begun last. */
void json_end(json_out *json);

void json_key(json_out *json, const char *key);
/** A string; NULL is null. Bytes that are no UTF-8 become U+FFFD. */
void json_string(json_out *json, const char *text);
void json_integer(json_out *json, long long value);
void json_boolean(json_out *json, bool value);
/** @p decimal as it stands: an exact decimal, which no double need hold. */
void json_decimal(json_out *json, const char *decimal);
/** A number; below zero: null, for what is not known. */
void json_known(json_out *json, double value);

void json_key_string(json_out *json, const char *key, const char *text);
void json_key_integer(json_out *json, const char *key, long long value);
void json_key_boolean(json_out *json, const char *key, bool value);

#endif
