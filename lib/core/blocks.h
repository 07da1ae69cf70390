/* SPDX-License-Identifier: Apache-2.0 */
/* blocks.h: large pieces of memory that are used again and again.
 *
 * The first touch of fresh memory is a fifth of the time that a mosaic takes, when it
 * comes in ordinary pages and goes back to the system between one step and the next. So
 * the arrays of a context live in a few regions on huge pages (where the system has any),
 * and what one step frees the next one takes. */
#ifndef LREL_CORE_BLOCKS_H
#define LREL_CORE_BLOCKS_H

#include <stdbool.h>
#include <stddef.h>

/* From this many bytes on a piece is worth a block. */
#define BLOCK_MIN ((size_t)64 << 10)

typedef struct blocks blocks;

/** No blocks yet, or NULL. Any number of threads may take and give them. */
blocks *blocks_new(void);
/** Frees all of them, given back or not; NULL is allowed. */
void blocks_free(blocks *all);

/** A block of at least @p bytes bytes, aligned for anything, not cleared; NULL where
 * there is no memory. */
void *blocks_take(blocks *all, size_t bytes);
/** Makes @p memory hold @p bytes bytes where it stands. @return false where it is not one
 * of these blocks, or has no room behind it */
bool blocks_extend(blocks *all, void *memory, size_t bytes);
/** Takes @p memory back. @return false where it is not one of these blocks */
bool blocks_give(blocks *all, void *memory);
#endif
