/* SPDX-License-Identifier: Apache-2.0 */
/* arena.c: blocks that are filled from the front and freed together. Blocks double in
 * size, so that a small dataset takes little and a large one few calls of the allocator.
 */
#include "core/memory.h"

#include <assert.h>
#include <stdalign.h>
#include <stdint.h>
#include <string.h>

#define BLOCK_BYTES_FIRST ((size_t)4 << 10)
/* From here on larger blocks save nothing that can be measured. */
#define BLOCK_BYTES_LAST ((size_t)1 << 20)

typedef struct block {
    struct block *next;
    alignas(max_align_t) char bytes[];
} block;

struct lrel_arena {
    const lrel_context *context;
    block *blocks;
    char *at; /* free bytes of the newest block: at .. end */
    char *end;
    size_t block_bytes;
};

lrel_arena *lrel_arena_new(const lrel_context *context)
{
    lrel_arena *arena = lrel__alloc(context, 1, sizeof *arena);

    if (arena)
        *arena = (lrel_arena){.context = context, .block_bytes = BLOCK_BYTES_FIRST};
    return arena;
}

void lrel_arena_free(lrel_arena *arena)
{
    if (!arena)
        return;
    for (block *b = arena->blocks, *next; b; b = next) {
        next = b->next;
        lrel__free(arena->context, b);
    }
    lrel__free(arena->context, arena);
}

static block *block_new(lrel_arena *arena, size_t bytes)
{
    block *b;

    if (bytes > SIZE_MAX - sizeof *b)
        return NULL;
    b = lrel__alloc(arena->context, 1, sizeof *b + bytes);
    if (!b)
        return NULL;
    b->next = arena->blocks;
    arena->blocks = b;
    return b;
}

/* A piece that the newest block cannot hold. A big one gets a block of its own and leaves
 * the rest of the newest in use. */
static void *take_new(lrel_arena *arena, size_t bytes)
{
    block *b;

    if (bytes > arena->block_bytes / 4) {
        b = block_new(arena, bytes);
        return b ? b->bytes : NULL;
    }
    b = block_new(arena, arena->block_bytes);
    if (!b)
        return NULL;
    arena->at = b->bytes + bytes;
    arena->end = b->bytes + arena->block_bytes;
    if (arena->block_bytes < BLOCK_BYTES_LAST)
        arena->block_bytes *= 2;
    return b->bytes;
}

/* @p alignment: a power of two. */
static void *take(lrel_arena *arena, size_t bytes, size_t alignment)
{
    size_t skip = (size_t)(-(uintptr_t)arena->at & (alignment - 1));
    size_t room = (size_t)(arena->end - arena->at);
    char *piece;

    if (!arena->at || room < skip || room - skip < bytes)
        return take_new(arena, bytes);
    piece = arena->at + skip;
    arena->at = piece + bytes;
    return piece;
}

void *lrel_arena_alloc(lrel_arena *arena, size_t bytes)
{
    assert(arena);
    return take(arena, bytes, alignof(max_align_t));
}

char *lrel_arena_text(lrel_arena *arena, const char *text, size_t length)
{
    char *copy;

    assert(arena);
    if (length == SIZE_MAX)
        return NULL;
    copy = take(arena, length + 1, 1);
    if (!copy)
        return NULL;
    if (length > 0)
        memcpy(copy, text, length);
    copy[length] = '\0';
    return copy;
}
