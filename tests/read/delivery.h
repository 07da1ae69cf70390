/* SPDX-License-Identifier: Apache-2.0 */
/* delivery.h: files that a test writes into a folder of its own and reads back, and what
 * was read as text, so that a case is one line in, a few lines out. */
#ifndef LREL_TESTS_READ_DELIVERY_H
#define LREL_TESTS_READ_DELIVERY_H

#include "read/table.h"

typedef struct delivery {
    char folder[40];
    lrel_context *context;
    lrel_context *guarded; /* whose readers of what GDAL reads are processes */
    lrel_issues *issues;
    lrel_table *table; /* what was read last */
    lrel_status status;
    lrel_error err;
    char dump[8192]; /* what was read last, see delivery_read() */
} delivery;

delivery delivery_begin(void);
void delivery_end(delivery *d);

/* The path of the file @p name. */
void delivery_path(const delivery *d, const char *name, char out[320]);

/* Writes @p text as the file @p name. */
void delivery_write(delivery *d, const char *name, lrel_text text);
void delivery_remove(delivery *d, const char *name);

/* Reads the file @p name, without a dump. */
void delivery_open(delivery *d, const char *name, const lrel_read_options *options);

/* Reads the file @p name; what GDAL reads twice, in a process of its own too, with the
 * same result. The dump has a line of columns, one for each row (its number,
 * `~` where it is ragged, its cells), one for its shape, one for each issue:
 *
 *     id|geom
 *     1: H1|...
 *       polygon s0(0 0,4 0,4 4,0 0) h0(1 1,2 1,2 2,1 1)
 *     ! LREL-G009 1 geom [value] [expected] x1
 *
 * Columns of WKT are written as `...`. A refusal is the line `refused: message`. */
void delivery_read(delivery *d, const char *name, const lrel_read_options *options);

/* Reads @p name and compares: the dump with @p expected or, where that begins with
 * "refused: ", the message with the text behind it, which must be part of it. */
void delivery_expect(delivery *d, const char *name, const lrel_read_options *options,
                     const char *expected);

#endif
