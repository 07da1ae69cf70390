/* SPDX-License-Identifier: Apache-2.0 */
/* test_memory.c: an allocator that counts, and one that fails on demand. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdalign.h>
#include <stdlib.h>
#include <string.h>

#include "core/memory.h"

/* What is out, and how many more requests may succeed. */
typedef struct ledger_of_memory {
    int pieces;
    int left;
} ledger_of_memory;

static void *count_reallocate(void *memory, size_t bytes, void *user)
{
    ledger_of_memory *ledger = user;

    if (bytes == 0) {
        ledger->pieces -= memory != NULL;
        free(memory);
        return NULL;
    }
    if (ledger->left-- <= 0)
        return NULL;
    ledger->pieces += memory == NULL;
    return realloc(memory, bytes);
}

static lrel_context *counting_context(ledger_of_memory *ledger)
{
    lrel_context_options options;

    lrel_context_options_init(&options);
    options.reallocate = count_reallocate;
    options.reallocate_user = ledger;
    return lrel_context_new(&options);
}

static void context__takes_its_own_memory_from_the_allocator(void **state)
{
    ledger_of_memory ledger = {0, 1};
    lrel_context *context = counting_context(&ledger);

    assert_non_null(context);
    assert_int_equal(ledger.pieces, 1);
    lrel_context_free(context);
    assert_int_equal(ledger.pieces, 0);

    ledger.left = 0;
    assert_null(counting_context(&ledger));
    lrel_context_free(NULL);
}

static void context__options_of_an_older_header_are_read_as_far_as_they_go(void **state)
{
    ledger_of_memory ledger = {0, 9};
    lrel_context_options options;
    lrel_context *context;

    lrel_context_options_init(&options);
    options.size = offsetof(lrel_context_options, jobs);
    options.reallocate = count_reallocate;
    options.reallocate_user = &ledger;
    options.jobs = -99; /* behind the end, must not be looked at */
    context = lrel_context_new(&options);
    assert_non_null(context);
    assert_int_equal(ledger.pieces, 1);
    lrel_context_free(context);
}

static void alloc__nothing_gives_a_pointer_and_too_much_none(void **state)
{
    lrel_context *context = lrel_context_new(NULL);
    void *nothing = lrel__alloc(context, 0, 8);

    assert_non_null(nothing);
    assert_null(lrel__alloc(context, SIZE_MAX / 2, 4));
    assert_null(lrel__calloc(context, SIZE_MAX, 1));
    lrel__free(context, nothing);
    lrel__free(context, NULL);
    lrel_context_free(context);
}

static void calloc__clears_what_any_allocator_gave(void **state)
{
    ledger_of_memory ledger = {0, 100};
    lrel_context *context = counting_context(&ledger);
    static const char zeros[64];
    char *memory = lrel__alloc(context, 1, 64);

    memset(memory, 'x', 64);
    lrel__free(context, memory);
    memory = lrel__calloc(context, 16, 4);
    assert_memory_equal(memory, zeros, 64);
    lrel__free(context, memory);
    lrel_context_free(context);
    assert_int_equal(ledger.pieces, 0);
}

static void push__keeps_what_is_there_when_memory_ends(void **state)
{
    ledger_of_memory ledger = {0, 4};
    lrel_context *context = counting_context(&ledger);
    struct {
        int *at;
        size_t count, capacity;
    } list = {NULL, 0, 0};
    int pushed = 0, *slot;

    while ((slot = LREL__PUSH(context, &list)))
        *slot = pushed++;
    assert_int_equal(pushed, 8 + 4 + 6); /* three growths, each by half */
    assert_int_equal(list.count, pushed);
    for (int i = 0; i < pushed; i++)
        assert_int_equal(list.at[i], i);
    lrel__free(context, list.at);
    lrel_context_free(context);
    assert_int_equal(ledger.pieces, 0);
}

static void grow__overflow_is_refused(void **state)
{
    lrel_context *context = lrel_context_new(NULL);
    size_t capacity = 0;
    int *array = NULL;

    assert_false(lrel__grow(context, &array, &capacity, SIZE_MAX / 2, sizeof *array));
    assert_null(array);
    assert_int_equal(capacity, 0);
    lrel_context_free(context);
}

static void arena__pieces_are_aligned_and_do_not_overlap(void **state)
{
    enum { PIECES = 3000 };
    lrel_context *context = lrel_context_new(NULL);
    lrel_arena *arena = lrel_arena_new(context);
    static unsigned char *pieces[PIECES];

    for (int i = 0; i < PIECES; i++) {
        size_t bytes = (size_t)(i * 7 % 300 + (i % 500 == 0 ? 100000 : 0));

        (void)lrel_arena_text(arena, "odd", 2); /* takes three bytes */
        pieces[i] = lrel_arena_alloc(arena, bytes);
        assert_int_equal((uintptr_t)pieces[i] % alignof(max_align_t), 0);
        memset(pieces[i], i & 255, bytes);
    }
    for (int i = 0; i < PIECES; i++)
        for (int j = 0; j < i * 7 % 300; j++)
            assert_int_equal(pieces[i][j], i & 255);
    lrel_arena_free(arena);
    lrel_context_free(context);
}

static void arena_text__copies_bytes_and_ends_them(void **state)
{
    lrel_context *context = lrel_context_new(NULL);
    lrel_arena *arena = lrel_arena_new(context);

    assert_string_equal(lrel_arena_text(arena, "hazard", 3), "haz");
    assert_string_equal(lrel_arena_text(arena, NULL, 0), "");
    assert_memory_equal(lrel_arena_text(arena, "a\0b", 3), "a\0b\0", 4);
    assert_null(lrel_arena_text(arena, "", SIZE_MAX));
    assert_null(lrel_arena_alloc(arena, SIZE_MAX));
    lrel_arena_free(arena);
    lrel_arena_free(NULL);
    lrel_context_free(context);
}

/* The n-th request fails, for every n until none does. */
static void arena__every_request_may_fail_without_a_leak(void **state)
{
    bool is_whole = false;
    int n;

    for (n = 0; n < 50 && !is_whole; n++) {
        ledger_of_memory ledger = {0, 1};
        lrel_context *context = counting_context(&ledger);
        lrel_arena *arena;

        ledger.left = n;
        arena = lrel_arena_new(context);
        is_whole = arena != NULL;
        for (int i = 0; i < 100 && is_whole; i++)
            is_whole = lrel_arena_alloc(arena, (size_t)i * 50) != NULL;
        lrel_arena_free(arena);
        assert_int_equal(ledger.pieces, 1); /* the context's own */
        lrel_context_free(context);
    }
    assert_true(is_whole);
    assert_true(n > 3); /* there was something to fail */
}

static void will_fill__changes_no_byte(void **state)
{
    const size_t bytes = (size_t)5 << 20;
    lrel_context *context = lrel_context_new(NULL);
    unsigned char *array = lrel__alloc(context, bytes, 1);

    assert_non_null(array);
    for (size_t i = 0; i < bytes; i++)
        array[i] = (unsigned char)(i % 251);
    lrel__will_fill(context, array, bytes);
    lrel__will_fill(context, array + 1, 2); /* too little for any page */
    for (size_t i = 0; i < bytes; i++)
        assert_true(array[i] == i % 251);
    lrel__free(context, array);
    lrel_context_free(context);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(context__takes_its_own_memory_from_the_allocator),
        cmocka_unit_test(context__options_of_an_older_header_are_read_as_far_as_they_go),
        cmocka_unit_test(alloc__nothing_gives_a_pointer_and_too_much_none),
        cmocka_unit_test(calloc__clears_what_any_allocator_gave),
        cmocka_unit_test(push__keeps_what_is_there_when_memory_ends),
        cmocka_unit_test(grow__overflow_is_refused),
        cmocka_unit_test(will_fill__changes_no_byte),
        cmocka_unit_test(arena__pieces_are_aligned_and_do_not_overlap),
        cmocka_unit_test(arena_text__copies_bytes_and_ends_them),
        cmocka_unit_test(arena__every_request_may_fail_without_a_leak),
    };
    return cmocka_run_group_tests_name("core/memory", tests, NULL, NULL);
}
