/* SPDX-License-Identifier: Apache-2.0 */
/* blocks.h: large pieces of memory that are used again and again.
 *
 * The first touch of fresh memory is a good part of the time that a mosaic takes, when
 * what one step frees goes back to the system and the next asks it for more. So the
 * arrays of a context live in a few regions, and what one step frees the next one takes.
 *
 * The regions are of ordinary pages. Huge ones are faster where memory is at hand, by a
 * tenth, and twice as slow where a virtual machine has to ask its host for them first. */
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
