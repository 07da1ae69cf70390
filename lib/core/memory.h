/* SPDX-License-Identifier: Apache-2.0 */
/* memory.h: memory through the context's allocator, arenas and arrays that grow. */
#ifndef LREL_CORE_MEMORY_H
#define LREL_CORE_MEMORY_H

#include "landrelease/context.h"

/** Memory for @p count things of @p size bytes, not cleared; NULL where there is none (or
 * the product overflows). Zero things give a valid pointer. */
void *lrel__alloc(const lrel_context *context, size_t count, size_t size);

/** As lrel__alloc(), filled with zero bytes. */
void *lrel__calloc(const lrel_context *context, size_t count, size_t size);

/** Frees what lrel__alloc(), lrel__calloc() or lrel__grow() gave; NULL is allowed. */
void lrel__free(const lrel_context *context, void *memory);

/* The rare half of lrel__grow(). */
bool lrel__enlarge(const lrel_context *context, void *array, size_t *capacity,
                   size_t need, size_t size);

/** Makes room for @p need things in the array at *@p array (void **), whose capacity is
 * *@p capacity things of @p size bytes. Grows by half at least.
 * @return false where there is no memory; the array is then as it was */
static inline bool lrel__grow(const lrel_context *context, void *array, size_t *capacity,
                              size_t need, size_t size)
{
    return need <= *capacity || lrel__enlarge(context, array, capacity, need, size);
}

/** Appends room for one thing to an array of struct { T *at; size_t count, capacity; }
 * and gives a pointer to it, or NULL where there is no memory. */
#define LREL__PUSH(context, list)                                                        \
    (((list)->count < (list)->capacity ||                                                \
      lrel__grow((context), &(list)->at, &(list)->capacity, (list)->count + 1,           \
                 sizeof *(list)->at))                                                    \
         ? &(list)->at[(list)->count++]                                                  \
         : NULL)

/** Memory that goes together: many small pieces, freed at once. */
typedef struct lrel_arena lrel_arena;

/** A new arena, or NULL. */
lrel_arena *lrel_arena_new(const lrel_context *context);
/** Frees the arena and all it gave; NULL is allowed. */
void lrel_arena_free(lrel_arena *arena);
/** @p bytes bytes aligned for anything, not cleared; NULL where there is no memory. */
void *lrel_arena_alloc(lrel_arena *arena, size_t bytes);
/** A copy of @p length bytes of @p text with a NUL behind them; NULL if no memory. */
char *lrel_arena_text(lrel_arena *arena, const char *text, size_t length);

#endif
