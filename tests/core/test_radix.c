/* SPDX-License-Identifier: Apache-2.0 */
/* test_radix.c: sorting by whole numbers, against the definition of sorted. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "core/radix.h"
#include "support/random.h"

#define MOST 2000

/* Rising keys, values rising where keys are equal, and no value lost: then they are the
 * same things in order. @p values were 0, 1, 2 ... */
static void assert_sorted(const lrel_keyed *sorted, const uint64_t *keys, size_t count)
{
    size_t sum = 0;

    for (size_t i = 0; i < count; i++) {
        assert_true(sorted[i].value < count);
        assert_true(sorted[i].key == keys[sorted[i].value]);
        sum += sorted[i].value;
        if (i == 0)
            continue;
        assert_true(sorted[i - 1].key <= sorted[i].key);
        if (sorted[i - 1].key == sorted[i].key)
            assert_true(sorted[i - 1].value < sorted[i].value);
    }
    assert_int_equal(sum, count == 0 ? 0 : count * (count - 1) / 2);
}

static void sort_and_check(const uint64_t *keys, size_t count)
{
    static lrel_keyed items[MOST], spare[MOST];
    lrel_sortable list = {items, spare, count};

    for (size_t i = 0; i < count; i++)
        items[i] = (lrel_keyed){keys[i], (uint32_t)i};
    lrel__radix_sort(&list);
    assert_sorted(list.at, keys, count);
}

static void radix_sort__orders_keys_of_every_width(void **state)
{
    static const size_t counts[] = {0, 1, 2, 3, 47, 48, 49, 256, 1999, MOST};
    static const uint64_t masks[] = {
        0,         1, 0xFF, 0x1FF, 0xFF00, UINT64_C(0xF00000000F), UINT64_C(0xFF) << 56,
        UINT64_MAX};
    static uint64_t keys[MOST];
    random_stream random = random_from(7);

    (void)state;
    for (size_t c = 0; c < sizeof counts / sizeof *counts; c++)
        for (size_t m = 0; m < sizeof masks / sizeof *masks; m++) {
            for (size_t i = 0; i < counts[c]; i++)
                keys[i] = random_next(&random) & masks[m];
            sort_and_check(keys, counts[c]);
        }
}

static void radix_sort__keeps_equal_keys_in_order_when_called_twice(void **state)
{
    static lrel_keyed items[MOST], spare[MOST];
    static uint64_t low[MOST], high[MOST];
    random_stream random = random_from(8);
    lrel_sortable list = {items, spare, MOST};

    (void)state;
    for (size_t i = 0; i < MOST; i++) {
        low[i] = random_below(&random, 1000);
        high[i] = random_below(&random, 10);
        items[i] = (lrel_keyed){low[i], (uint32_t)i};
    }
    lrel__radix_sort(&list);
    for (size_t i = 0; i < MOST; i++)
        list.at[i].key = high[list.at[i].value];
    lrel__radix_sort(&list);
    for (size_t i = 1; i < MOST; i++) {
        uint32_t a = list.at[i - 1].value, b = list.at[i].value;

        assert_true(high[a] < high[b] || (high[a] == high[b] && low[a] <= low[b]));
    }
}

static void radix_sort__leaves_sorted_input_where_it_is(void **state)
{
    lrel_keyed items[100], spare[100];
    lrel_sortable list = {items, spare, 100};

    (void)state;
    for (uint32_t i = 0; i < 100; i++)
        items[i] = (lrel_keyed){i / 3, i};
    lrel__radix_sort(&list);
    assert_ptr_equal(list.at, items);
    for (uint32_t i = 0; i < 100; i++)
        assert_int_equal(list.at[i].value, i);
}

static void radix_signed__orders_numbers_below_zero_first(void **state)
{
    static const int32_t rising[] = {INT32_MIN, INT32_MIN + 1, -256, -1,       0,
                                     1,         255,           256,  INT32_MAX};

    (void)state;
    for (size_t i = 1; i < sizeof rising / sizeof *rising; i++)
        assert_true(lrel__radix_signed(rising[i - 1]) < lrel__radix_signed(rising[i]));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(radix_sort__orders_keys_of_every_width),
        cmocka_unit_test(radix_sort__keeps_equal_keys_in_order_when_called_twice),
        cmocka_unit_test(radix_sort__leaves_sorted_input_where_it_is),
        cmocka_unit_test(radix_signed__orders_numbers_below_zero_first),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
