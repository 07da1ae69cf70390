/* SPDX-License-Identifier: Apache-2.0 */
/* 10_cancel_and_memory.c: stopping early, and a limit to memory.
 *
 * Shows the two functions that a caller may hang into a context: one that says when to
 * stop, one that hands out memory. Neither outcome is a crash: each is a status.
 * Prints how the same work ends with time and memory enough, without time, and with too
 * little memory; and that all memory came back. */
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>

#include <landrelease/mosaic.h>

static const lrel_grid_point points[] = {{0, 0}, {10, 0}, {10, 10}, {0, 10}};
static const lrel_mosaic_ring ring = {.count = 4};
static const lrel_mosaic_input input = {
    .points = points, .rings = &ring, .ring_count = 1, .owner_count = 1};

/* Both functions are called from several threads at once, hence the atomics. */
typedef struct budget {
    atomic_long blocks;      /* handed out and not given back */
    atomic_long blocks_left; /* that may still be handed out */
    atomic_bool is_over;     /* the time is up */
} budget;

static bool is_cancelled(void *user)
{
    budget *b = user;

    return b->is_over;
}

/* Like realloc(); with 0 bytes it frees. */
static void *reallocate(void *memory, size_t bytes, void *user)
{
    budget *b = user;
    void *grown;

    if (bytes == 0) {
        if (memory)
            b->blocks--;
        free(memory);
        return NULL;
    }
    if (b->blocks_left-- <= 0)
        return NULL; /* the block that is there stays as it is */
    grown = realloc(memory, bytes);
    if (grown && !memory)
        b->blocks++;
    return grown;
}

static lrel_status work(budget *b)
{
    lrel_context_options options;
    lrel_context *context;
    lrel_mosaic *mosaic = NULL;
    lrel_status status;

    lrel_context_options_init(&options);
    options.is_cancelled = is_cancelled;
    options.cancel_user = b;
    options.reallocate = reallocate;
    options.reallocate_user = b;
    context = lrel_context_new(&options);
    if (!context)
        return LREL_E_MEMORY;

    status = lrel_mosaic_build(context, &input, &mosaic, NULL);
    lrel_mosaic_free(mosaic);
    lrel_context_free(context);
    return status;
}

static void show(const char *claim, budget b)
{
    lrel_status status = work(&b);

    printf("%s: %s; blocks not given back: %ld\n", claim, lrel_status_text(status),
           (long)b.blocks);
}

int main(void)
{
    show("time and memory enough", (budget){.blocks_left = 1000000});
    show("no time", (budget){.blocks_left = 1000000, .is_over = true});
    show("memory for three blocks", (budget){.blocks_left = 3});
    return 0;
}
