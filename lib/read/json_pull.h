/* SPDX-License-Identifier: Apache-2.0 */
/* json_pull.h: JSON, one token at a time, strictly (RFC 8259).
 *
 * Refused, with the byte offset: everything the grammar refuses, what is not UTF-8, lone
 * surrogates, a key twice in one object, more than LREL_JSON_DEPTH_MAX levels, anything
 * behind the value. Texts without escapes point into the input. */
#ifndef LREL_READ_JSON_PULL_H
#define LREL_READ_JSON_PULL_H

#include "core/fail.h"
#include "core/memory.h"
#include "core/text.h"

#define LREL_JSON_DEPTH_MAX 512

typedef enum lrel_json_token {
    LREL_JSON_END, /* of the input */
    LREL_JSON_OBJECT,
    LREL_JSON_OBJECT_END,
    LREL_JSON_ARRAY,
    LREL_JSON_ARRAY_END,
    LREL_JSON_KEY,
    LREL_JSON_STRING,
    LREL_JSON_NUMBER,
    LREL_JSON_TRUE,
    LREL_JSON_FALSE,
    LREL_JSON_NULL
} lrel_json_token;

/* What may come next. */
typedef enum lrel_json_state {
    LREL_JSON_WANTS_VALUE,
    LREL_JSON_WANTS_VALUE_OR_END,
    LREL_JSON_WANTS_KEY,
    LREL_JSON_WANTS_KEY_OR_END,
    LREL_JSON_WANTS_COMMA_OR_END,
    LREL_JSON_WANTS_NOTHING
} lrel_json_state;

/* A key of an object that is open. */
typedef struct lrel_json_key {
    lrel_text name;
    uint64_t hash;
    const char *at;
} lrel_json_key;

typedef struct lrel_json_keys {
    lrel_json_key *at;
    size_t count;
    size_t capacity;
} lrel_json_keys;

typedef struct lrel_json {
    const lrel_context *context;
    lrel_arena *arena; /* of texts that had escapes */
    const char *start;
    const char *at;
    const char *end;
    const char *token_at; /* where the last token began */
    lrel_text text;   /* of a key or string, without escapes; of a number, as written */
    bool is_sequence; /* of values: `end` is that of the record, errors name its line */
    lrel_json_state state;
    int depth;
    bool is_object[LREL_JSON_DEPTH_MAX];
    size_t first_key[LREL_JSON_DEPTH_MAX];
    lrel_json_keys keys; /* of all open objects */
} lrel_json;

/** Starts reading @p text, which may begin with a byte order mark. Refuses what is not
 * UTF-8. @p arena  owns texts that had escapes */
LREL_NODISCARD lrel_status lrel_json__begin(lrel_json *json, const lrel_context *context,
                                            lrel_text text, lrel_arena *arena,
                                            lrel_error *err);

/** Frees what reading needed, not the texts. */
void lrel_json__clear(lrel_json *json);

/** Reads the next token. @return LREL_OK, LREL_E_FORMAT, LREL_E_LIMIT or LREL_E_MEMORY */
LREL_NODISCARD lrel_status lrel_json__next(lrel_json *json, lrel_json_token *token,
                                           lrel_error *err);

/** Reads on to the end of the value whose first token was read last. */
LREL_NODISCARD lrel_status lrel_json__skip(lrel_json *json, lrel_json_token first,
                                           lrel_error *err);

/** Reads over the whole value that is next. */
LREL_NODISCARD lrel_status lrel_json__skip_next(lrel_json *json, lrel_error *err);

/* A place to return to while its object or array is still open, or just closed. */
typedef struct lrel_json_mark {
    const char *at;
    lrel_json_state state;
    int depth;
    size_t key_count;
} lrel_json_mark;

lrel_json_mark lrel_json__mark(const lrel_json *json);
void lrel_json__return(lrel_json *json, lrel_json_mark mark);

/** An error at @p at, which it names as a byte offset from 0: "... at byte 17"; in a
 * sequence with the line too, from 1. */
lrel_status lrel_json__fail(const lrel_json *json, const char *at, const char *reason,
                            lrel_error *err);

/* The numbers of an array, as in a position. */
typedef struct lrel_json_numbers {
    double at[3];
    size_t count;    /* all of them, also those that `at` has no room for */
    bool is_finite;  /* no number that overflows a double */
    bool is_numbers; /* nothing but numbers; else reading stopped somewhere inside */
} lrel_json_numbers;

/** Reads the rest of an array whose LREL_JSON_ARRAY was read last, to its end; the fast
 * way through coordinates. */
LREL_NODISCARD lrel_status lrel_json__numbers(lrel_json *json, lrel_json_numbers *out,
                                              lrel_error *err);

#endif
