/* SPDX-License-Identifier: Apache-2.0 */
/* test_value_set.c: exact while few, bounded when many, the same in every order. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>

#include "inspect/value_set.h"
#include "support/random.h"

#define MANY 20000

static void values__the_most_frequent_come_first(void **state)
{
    static const char *const cells[] = {"b", "c", "a", "c", "b", "c"};
    lrel_context *context = lrel_context_new(NULL);
    lrel_value_set set = {.context = context};

    for (size_t i = 0; i < 6; i++)
        assert_true(lrel_value_set__add(&set, lrel_text_of(cells[i])));
    lrel_value_set__finish(&set);
    assert_int_equal(set.count, 3);
    assert_string_equal(set.at[0].text.at, "c");
    assert_int_equal(set.at[0].count, 3);
    assert_string_equal(set.at[1].text.at, "b");
    assert_string_equal(set.at[2].text.at, "a");
    assert_false(lrel_value_set__is_capped(&set));
    lrel_value_set__clear(&set);
    lrel_context_free(context);
}

/* Cell i stands there 1 + i % 3 times. */
static void fill(lrel_value_set *set, char (*cells)[16], const uint32_t *order)
{
    for (uint32_t i = 0; i < 3 * MANY; i++) {
        uint32_t cell = order[i] % MANY;

        if (order[i] / MANY <= cell % 3)
            assert_true(lrel_value_set__add(set, lrel_text_of(cells[cell])));
    }
    lrel_value_set__finish(set);
}

static void values__of_many_the_same_are_kept_in_every_order(void **state)
{
    lrel_context *context = lrel_context_new(NULL);
    char(*cells)[16] = malloc(MANY * sizeof *cells);
    uint32_t *order = malloc(3 * MANY * sizeof *order);
    lrel_value_set first = {.context = context};
    random_stream random = random_from(7);

    assert_non_null(cells);
    assert_non_null(order);
    for (uint32_t i = 0; i < 3 * MANY; i++)
        order[i] = i;
    for (uint32_t i = 0; i < MANY; i++)
        snprintf(cells[i], sizeof cells[i], "cell %u", i);
    fill(&first, cells, order);
    assert_int_equal(first.count, LREL_VALUES_KEPT);
    assert_true(lrel_value_set__is_capped(&first));
    for (int turn = 0; turn < 4; turn++) {
        lrel_value_set set = {.context = context};

        random_shuffle(&random, order, 3 * MANY, sizeof *order);
        fill(&set, cells, order);
        assert_int_equal(set.count, first.count);
        for (size_t i = 0; i < set.count; i++) {
            uint32_t cell = (uint32_t)strtoul(set.at[i].text.at + 5, NULL, 10);

            assert_true(lrel_text_is_equal(set.at[i].text, first.at[i].text));
            assert_int_equal(set.at[i].count, 1 + cell % 3);
        }
        lrel_value_set__clear(&set);
    }
    lrel_value_set__clear(&first);
    free(order);
    free(cells);
    lrel_context_free(context);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values__the_most_frequent_come_first),
        cmocka_unit_test(values__of_many_the_same_are_kept_in_every_order),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
