/* SPDX-License-Identifier: Apache-2.0 */
/* test_tally.c: sums by key, of records with few cells and with thousands. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "ledger/tally.h"
#include "support/random.h"

#define RECORDS 3
#define GROUPS  2000

/* Keys that differ in one member, whichever that is. */
static tally_key key_of(uint32_t record, uint32_t group)
{
    tally_key key = {.accounts = 1, .record = record, .group = group / 6};

    key.accounts += group % 6 == 1;
    key.period = group % 6 == 2;
    key.place = group % 6 == 3;
    key.column = group % 6 == 4;
    key.is_first = group % 6 == 5;
    return key;
}

/* Record 0 has two cells, the others all. */
static uint32_t some_group(random_stream *random, uint32_t record)
{
    return random_below(random, record == 0 ? 2 : GROUPS);
}

static void assert_sums(const tally *t, int64_t expected[RECORDS][GROUPS])
{
    for (uint32_t r = 0; r < RECORDS; r++)
        for (uint32_t at = t->by_record.first[r]; at; at = t->entries[at - 1].next) {
            const tally_entry *entry = &t->entries[at - 1];
            uint32_t group = 6 * entry->key.group + (entry->key.accounts == 2   ? 1
                                                     : entry->key.period == 1   ? 2
                                                     : entry->key.place == 1    ? 3
                                                     : entry->key.column == 1   ? 4
                                                     : entry->key.is_first == 1 ? 5
                                                                                : 0);

            assert_int_equal(entry->key.record, r);
            expected[r][group] -= entry->area2;
        }
    for (uint32_t r = 0; r < RECORDS; r++)
        for (uint32_t g = 0; g < GROUPS; g++)
            assert_true(expected[r][g] == 0);
}

static void tally__adds_up_by_key_however_many_a_record_has(void **state)
{
    static int64_t expected[RECORDS][GROUPS];
    lrel_context *context = lrel_context_new(NULL);
    random_stream random = random_from(11);
    tally two[2];

    (void)state;
    for (int i = 0; i < 2; i++) {
        assert_true(lrel_tally__init(&two[i], context, RECORDS, 1));
        for (int n = 0; n < 20000; n++) {
            uint32_t record = random_below(&random, RECORDS);
            uint32_t group = some_group(&random, record);
            int64_t area2 = random_between(&random, -9, 1000);
            tally_key key = key_of(record, group);

            expected[record][group] += area2;
            assert_true(lrel_tally__add(&two[i], context, &key, area2));
        }
        assert_true(two[i].count <= 2 + 2 * GROUPS); /* each key once */
    }
    assert_true(lrel_tally__join(&two[0], context, &two[1]));
    lrel_tally__list_records(&two[0]);
    assert_sums(&two[0], expected);
    lrel_tally__clear(&two[0], context);
    lrel_tally__clear(&two[1], context);
    lrel_context_free(context);
}

static void tally__notes_a_sum_that_does_not_fit(void **state)
{
    lrel_context *context = lrel_context_new(NULL);
    tally_key key = key_of(0, 0);
    tally t;

    (void)state;
    assert_true(lrel_tally__init(&t, context, 1, 1));
    assert_true(lrel_tally__add(&t, context, &key, INT64_MAX));
    assert_false(t.has_overflowed);
    assert_true(lrel_tally__add(&t, context, &key, 1));
    assert_true(t.has_overflowed);
    lrel_tally__clear(&t, context);
    lrel_context_free(context);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tally__adds_up_by_key_however_many_a_record_has),
        cmocka_unit_test(tally__notes_a_sum_that_does_not_fit),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
