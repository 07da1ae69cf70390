/* SPDX-License-Identifier: Apache-2.0 */
/* blocks.c: regions cut into blocks, in one list of free ones by address.
 *
 * Each block begins with a header. There are few blocks, so the list is searched from the
 * start, for the smallest that is large enough; neighbours that are free become one. */
#include "core/blocks.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>

#define REGION_MIN  ((size_t)32 << 20)
#define REGIONS_MAX 40 /* each is twice as large as the one before, or larger */
#define PAGE        ((size_t)4096) /* a region is a whole number of them */
#define ALIGNMENT   ((size_t)64)

typedef struct block {
    size_t size;        /* with this header */
    struct block *next; /* free, further on; meaningless while taken */
} block;

#define HEADER ALIGNMENT

/* Address ranges are only ever added, so that whoever frees need not lock to look. */
typedef struct region {
    uintptr_t start, end;
} region;

struct blocks {
    pthread_mutex_t lock; /* of all but reading regions */
    block *first_free;
    region regions[REGIONS_MAX];
    atomic_int region_count;
};

blocks *blocks_new(void)
{
    blocks *all = calloc(1, sizeof *all);

    if (all)
        pthread_mutex_init(&all->lock, NULL);
    return all;
}

void blocks_free(blocks *all)
{
    if (!all)
        return;
    for (int i = 0; i < atomic_load(&all->region_count); i++)
        munmap((void *)all->regions[i].start,
               all->regions[i].end - all->regions[i].start);
    pthread_mutex_destroy(&all->lock);
    free(all);
}

static block *block_of(const void *memory)
{
    return (block *)((uintptr_t)memory - HEADER);
}

static block *block_end(const block *b)
{
    return (block *)((uintptr_t)b + b->size);
}

static bool is_ours(blocks *all, const void *memory)
{
    uintptr_t at = (uintptr_t)memory;
    int count = atomic_load_explicit(&all->region_count, memory_order_acquire);

    for (int i = 0; i < count; i++)
        if (at >= all->regions[i].start && at < all->regions[i].end)
            return true;
    return false;
}

/* Puts a block among the free ones, one with the neighbours that it touches. */
static void add_free(blocks *all, block *b)
{
    block **link = &all->first_free;
    block *before = NULL;

    while (*link && *link < b) {
        before = *link;
        link = &before->next;
    }
    b->next = *link;
    *link = b;
    if (b->next && block_end(b) == b->next) {
        b->size += b->next->size;
        b->next = b->next->next;
    }
    if (before && block_end(before) == b) {
        before->size += b->size;
        before->next = b->next;
    }
}

static bool map_region(region *r, size_t bytes)
{
    void *mapped =
        mmap(NULL, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

    if (mapped == MAP_FAILED)
        return false;
    r->start = (uintptr_t)mapped;
    r->end = r->start + bytes;
    return true;
}

/* Asks the system for a region with room for a block of @p size bytes: twice the last
 * one, or what is needed where so much is not to be had. */
static bool add_region(blocks *all, size_t size)
{
    int count = atomic_load(&all->region_count);
    region *r = &all->regions[count];
    size_t needed = (size + PAGE - 1) / PAGE * PAGE, bytes = REGION_MIN;
    block *whole;

    if (count == REGIONS_MAX)
        return false;
    if (count)
        bytes = 2 * (r[-1].end - r[-1].start);
    bytes = bytes < needed ? needed : bytes;
    if (!map_region(r, bytes) && !map_region(r, bytes = needed))
        return false;
    whole = (block *)r->start;
    whole->size = bytes;
    add_free(all, whole);
    atomic_store_explicit(&all->region_count, count + 1, memory_order_release);
    return true;
}

/* The link to the smallest free block of at least @p size bytes, or NULL. */
static block **find_free(blocks *all, size_t size)
{
    block **best = NULL;

    for (block **link = &all->first_free; *link; link = &(*link)->next)
        if ((*link)->size >= size && (!best || (*link)->size < (*best)->size))
            best = link;
    return best;
}

/* Takes the first @p size bytes of the free block that @p link leads to. */
static block *cut_free(block **link, size_t size)
{
    block *b = *link;

    if (b->size - size >= BLOCK_MIN) {
        block *rest = (block *)((uintptr_t)b + size);

        rest->size = b->size - size;
        rest->next = b->next;
        *link = rest;
        b->size = size;
    } else {
        *link = b->next;
    }
    return b;
}

static bool size_of_block(size_t bytes, size_t *size)
{
    if (bytes > SIZE_MAX / 2)
        return false;
    *size = (bytes + HEADER + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    return true;
}

void *blocks_take(blocks *all, size_t bytes)
{
    block **link;
    block *b = NULL;
    size_t size;

    if (!size_of_block(bytes, &size))
        return NULL;
    pthread_mutex_lock(&all->lock);
    link = find_free(all, size);
    if (!link && add_region(all, size))
        link = find_free(all, size);
    if (link)
        b = cut_free(link, size);
    pthread_mutex_unlock(&all->lock);
    return b ? (char *)b + HEADER : NULL;
}

bool blocks_extend(blocks *all, void *memory, size_t bytes)
{
    block *b = block_of(memory), **link;
    bool is_extended = false;
    size_t size;

    if (!is_ours(all, memory) || !size_of_block(bytes, &size))
        return false;
    pthread_mutex_lock(&all->lock);
    link = &all->first_free;
    while (*link && *link < block_end(b))
        link = &(*link)->next;
    if (size <= b->size) {
        is_extended = true;
    } else if (*link == block_end(b) && b->size + (*link)->size >= size) {
        b->size += cut_free(link, size - b->size)->size;
        is_extended = true;
    }
    pthread_mutex_unlock(&all->lock);
    return is_extended;
}

bool blocks_give(blocks *all, void *memory)
{
    if (!is_ours(all, memory))
        return false;
    pthread_mutex_lock(&all->lock);
    add_free(all, block_of(memory));
    pthread_mutex_unlock(&all->lock);
    return true;
}
