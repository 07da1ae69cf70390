/* SPDX-License-Identifier: Apache-2.0 */
/* guard_message.h: what the library and the reader, a program of ours that reads one file
 * for it, say to each other: the calls of vector.h and what comes of them.
 *
 * The library asks: open, begin, read or find, and the reader answers each before the
 * next. What the reader says is taken for as good as the file that it reads: every take
 * looks at each length, number and string, and LREL_E_FORMAT says that one is not as it
 * can be. Texts stay as long as the bytes that they were taken from. */
#ifndef LREL_BRIDGE_GUARD_MESSAGE_H
#define LREL_BRIDGE_GUARD_MESSAGE_H

#include "bridge/guard_wire.h"
#include "bridge/vector.h"

/* Raised with each change of what is said here. */
#define LREL_READER_ABI 2

/* The status with which a reader ends that can say nothing any more. */
enum {
    LREL_READER_GAVE_UP = 1,  /* what it was asked makes no sense */
    LREL_READER_NO_MEMORY = 3 /* it has used all that it may */
};

typedef enum lrel_message_kind {
    /* of the library */
    LREL_MESSAGE_OPEN = 1,
    LREL_MESSAGE_BEGIN,
    LREL_MESSAGE_READ,
    LREL_MESSAGE_FIND,
    /* of the reader */
    LREL_MESSAGE_OPENED = 64,
    LREL_MESSAGE_TABLE,
    LREL_MESSAGE_ROW,
    LREL_MESSAGE_END, /* there are no more rows */
    LREL_MESSAGE_FAILED
} lrel_message_kind;

/* Requests hold a path at most; a longer one is none of ours. */
#define LREL_REQUEST_BYTES_MAX 16384

typedef struct lrel_open_request {
    uint32_t abi;          /* LREL_READER_ABI it was built with */
    const char *version;   /* LREL_VERSION it was built with */
    uint64_t memory_bytes; /* that the reader may have, see landrelease/guard.h */
    uint32_t cpu_seconds;
    lrel_vector_driver driver;
    const char *path;
} lrel_open_request;

void lrel_message_put_open(lrel_wire_out *out, const lrel_open_request *request);
LREL_NODISCARD bool lrel_message_take_open(lrel_wire_in in, lrel_open_request *request);

/** BEGIN and the index of a layer, FIND and the id of a row. */
void lrel_message_put_number(lrel_wire_out *out, lrel_message_kind kind, int64_t number);
LREL_NODISCARD bool lrel_message_take_number(lrel_wire_in in, int64_t *number);

/** READ, END: nothing else. */
void lrel_message_put_bare(lrel_wire_out *out, lrel_message_kind kind);

/** The library that reads, and every layer. */
void lrel_message_put_opened(lrel_wire_out *out, const lrel_vector_functions *module,
                             lrel_vector *vector);
/** @param layers  from @p arena */
LREL_NODISCARD lrel_status lrel_message_take_opened(lrel_wire_in in, lrel_arena *arena,
                                                    const char **library,
                                                    lrel_vector_layer **layers,
                                                    size_t *layer_count, lrel_error *err);

void lrel_message_put_table(lrel_wire_out *out, const lrel_vector_table *table);
/** @param out  its fields and texts are from @p arena */
LREL_NODISCARD lrel_status lrel_message_take_table(lrel_wire_in in, lrel_arena *arena,
                                                   lrel_vector_table *out,
                                                   lrel_error *err);

/** The row of @p vector that is being read, with @p field_count cells. */
void lrel_message_put_row(lrel_wire_out *out, const lrel_vector_functions *module,
                          lrel_vector *vector, const lrel_vector_row *row,
                          size_t field_count);
/** @param cells  room for @p field_count
 * @param shape  receives what lrel_message_give_shape() hands out */
LREL_NODISCARD lrel_status lrel_message_take_row(lrel_wire_in in, size_t field_count,
                                                 const char **cells, lrel_wire_in *shape,
                                                 lrel_vector_row *row, lrel_error *err);
/** Hands out a shape of a row that was taken. */
void lrel_message_give_shape(lrel_wire_in shape, const lrel_vector_sink *sink);

void lrel_message_put_failed(lrel_wire_out *out, const lrel_error *err);
/** @return a status that reading a file can end with, never LREL_OK */
LREL_NODISCARD lrel_status lrel_message_take_failed(lrel_wire_in in, lrel_error *err);

#endif
