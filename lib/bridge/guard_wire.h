/* SPDX-License-Identifier: Apache-2.0 */
/* guard_wire.h: values as bytes, for two programs of one build on one machine that do not
 * trust each other.
 *
 * What is sent is frames: a kind, the length of what follows, and values one after the
 * other. Who writes them fills an lrel_wire_out; who reads them takes values out of an
 * lrel_wire_in, which never looks beyond its end. Failures stick: take or put all, then
 * look once. */
#ifndef LREL_BRIDGE_GUARD_WIRE_H
#define LREL_BRIDGE_GUARD_WIRE_H

#include "core/memory.h"

/* Before the values of a frame: kind and length, of 32 bits each. */
#define LREL_WIRE_HEAD_BYTES 8
/* A row with a shape of 60 million points; GDAL itself makes no such rows. */
#define LREL_WIRE_FRAME_MAX ((size_t)1 << 30)

/* Frames to be sent. Starts as zeros but for the context. */
typedef struct lrel_wire_out {
    const lrel_context *context;
    unsigned char *at;
    size_t count, capacity;
    size_t frame; /* where the one begins that is being written */
    bool has_failed;
} lrel_wire_out;

void lrel_wire_begin(lrel_wire_out *out, uint32_t kind);
/** Ends the frame that was begun. */
void lrel_wire_end(lrel_wire_out *out);
/** Takes back what was written of the frame that was begun. */
void lrel_wire_drop(lrel_wire_out *out);

void lrel_wire_put_byte(lrel_wire_out *out, unsigned char byte);
/** Small numbers take few bytes. */
void lrel_wire_put_number(lrel_wire_out *out, uint64_t number);
void lrel_wire_put_signed(lrel_wire_out *out, int64_t number);
/** A string, whose NUL is sent too. */
void lrel_wire_put_string(lrel_wire_out *out, const char *string);
/** Room for @p length bytes, or NULL. */
void *lrel_wire_put_room(lrel_wire_out *out, size_t length);

/* The values of a frame that was received. */
typedef struct lrel_wire_in {
    const unsigned char *at, *end;
    bool has_failed;
} lrel_wire_in;

/** What the first LREL_WIRE_HEAD_BYTES of a frame say.
 * @return false where the length is none */
bool lrel_wire_head(const unsigned char *head, uint32_t *kind, size_t *length);

/** Each gives zero, "" or NULL where the bytes are not what was asked for. */
unsigned char lrel_wire_take_byte(lrel_wire_in *in);
uint64_t lrel_wire_take_number(lrel_wire_in *in);
/** A number that is at most @p most. */
uint64_t lrel_wire_take_number_to(lrel_wire_in *in, uint64_t most);
int64_t lrel_wire_take_signed(lrel_wire_in *in);
/** A string that stays as long as the bytes do. */
const char *lrel_wire_take_string(lrel_wire_in *in);
/** @p count things of @p size bytes each, not aligned. */
const unsigned char *lrel_wire_take_room(lrel_wire_in *in, uint64_t count, size_t size);

/** Whether all values were as expected and none is left. */
bool lrel_wire_is_whole(const lrel_wire_in *in);

#endif
