/* SPDX-License-Identifier: Apache-2.0 */
/* test_blocks.c: large pieces of memory, taken, enlarged and given back in any order. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "core/blocks.h"
#include "support/random.h"

#define PIECES 64

/* A piece filled with a number of its own, so that an overlap shows. */
typedef struct piece {
    unsigned char *at;
    size_t size;
    unsigned char mark;
} piece;

static void fill(piece *p)
{
    memset(p->at, p->mark, p->size);
}

static bool is_whole(const piece *p)
{
    for (size_t i = 0; i < p->size; i++)
        if (p->at[i] != p->mark)
            return false;
    return true;
}

static void blocks__what_is_given_back_is_taken_again(void **state)
{
    blocks *all = blocks_new();
    void *first = blocks_take(all, 10 * BLOCK_MIN);
    void *second = blocks_take(all, BLOCK_MIN);

    (void)state;
    assert_true(blocks_give(all, first));
    assert_ptr_equal(blocks_take(all, 10 * BLOCK_MIN), first);
    assert_ptr_not_equal(second, first);
    blocks_free(all);
}

static void blocks__neighbours_become_one(void **state)
{
    blocks *all = blocks_new();
    void *pieces[3], *guard;

    (void)state;
    for (int i = 0; i < 3; i++)
        pieces[i] = blocks_take(all, BLOCK_MIN);
    guard = blocks_take(all, BLOCK_MIN);
    assert_true(blocks_give(all, pieces[0]));
    assert_true(blocks_give(all, pieces[2]));
    assert_true(blocks_give(all, pieces[1]));
    /* Larger than two of them, so it fits only where all three were. */
    assert_ptr_equal(blocks_take(all, 3 * BLOCK_MIN), pieces[0]);
    assert_true(blocks_give(all, guard));
    blocks_free(all);
}

static void blocks__the_last_one_grows_where_it_stands(void **state)
{
    blocks *all = blocks_new();
    void *first = blocks_take(all, BLOCK_MIN);
    void *last = blocks_take(all, BLOCK_MIN);

    (void)state;
    assert_false(blocks_extend(all, first, 2 * BLOCK_MIN));
    assert_true(blocks_extend(all, last, 5 * BLOCK_MIN));
    memset(last, 1, 5 * BLOCK_MIN);
    blocks_free(all);
}

static void blocks__one_larger_than_a_region_has_its_own(void **state)
{
    blocks *all = blocks_new();
    size_t size = (size_t)100 << 20;
    unsigned char *large = blocks_take(all, size);

    (void)state;
    assert_non_null(large);
    large[0] = large[size - 1] = 1;
    assert_true(blocks_give(all, large));
    assert_null(blocks_take(all, SIZE_MAX - 10));
    blocks_free(all);
}

static void blocks__memory_of_others_is_not_taken_back(void **state)
{
    blocks *all = blocks_new(), *others = blocks_new();
    void *elsewhere = blocks_take(others, BLOCK_MIN), *plain = malloc(100);

    (void)state;
    assert_non_null(blocks_take(all, BLOCK_MIN));
    assert_false(blocks_give(all, elsewhere));
    assert_false(blocks_give(all, plain));
    assert_false(blocks_extend(all, plain, 1));
    free(plain);
    blocks_free(others);
    blocks_free(all);
}

typedef struct usage {
    blocks *all;
    uint64_t seed;
    bool is_well;
} usage;

/* Takes, enlarges and gives back at random, and looks at every piece before it goes. */
static void *use_at_random(void *user)
{
    usage *mine = user;
    blocks *all = mine->all;
    piece pieces[PIECES] = {{0}};
    random_stream random = random_from(mine->seed);
    bool is_well = true;

    for (int step = 0; step < 1500; step++) {
        piece *p = &pieces[random_below(&random, PIECES)];

        if (p->at && random_below(&random, 3) == 0 &&
            blocks_extend(all, p->at, p->size + p->size / 2)) {
            is_well &= is_whole(p);
            p->size += p->size / 2;
            fill(p);
        } else if (p->at) {
            is_well &= is_whole(p) && blocks_give(all, p->at);
            p->at = NULL;
        } else {
            p->size = BLOCK_MIN / 4 + (size_t)random_below(&random, BLOCK_MIN);
            p->mark = (unsigned char)random_below(&random, 256);
            p->at = blocks_take(all, p->size);
            is_well &= p->at != NULL && (uintptr_t)p->at % 16 == 0;
            fill(p);
        }
    }
    for (int i = 0; i < PIECES; i++)
        if (pieces[i].at)
            is_well &= is_whole(&pieces[i]) && blocks_give(all, pieces[i].at);
    mine->is_well = is_well;
    return NULL;
}

static void blocks__pieces_never_overlap_on_any_thread(void **state)
{
    blocks *all = blocks_new();
    usage here = {all, 1, false}, there = {all, 2, false};
    pthread_t other;

    (void)state;
    assert_int_equal(pthread_create(&other, NULL, use_at_random, &there), 0);
    use_at_random(&here);
    pthread_join(other, NULL);
    assert_true(here.is_well && there.is_well);
    blocks_free(all);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(blocks__what_is_given_back_is_taken_again),
        cmocka_unit_test(blocks__neighbours_become_one),
        cmocka_unit_test(blocks__the_last_one_grows_where_it_stands),
        cmocka_unit_test(blocks__one_larger_than_a_region_has_its_own),
        cmocka_unit_test(blocks__memory_of_others_is_not_taken_back),
        cmocka_unit_test(blocks__pieces_never_overlap_on_any_thread),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
