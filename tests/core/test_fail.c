/* SPDX-License-Identifier: Apache-2.0 */
/* test_fail.c: errors of one line with a place. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "core/fail.h"
#include "core/text.h"

static void fail__says_what_and_forgets_the_place(void **state)
{
    lrel_error err = {LREL_OK, "old", "old.csv", 5};

    assert_int_equal(lrel__fail(&err, LREL_E_DATE, "no month %d", 13), LREL_E_DATE);
    assert_int_equal(err.status, LREL_E_DATE);
    assert_string_equal(err.message, "no month 13");
    assert_string_equal(err.source, "");
    assert_int_equal(err.record, -1);
}

static void fail__nobody_listening_is_no_crash(void **state)
{
    assert_int_equal(lrel__fail(NULL, LREL_E_DATE, "no month"), LREL_E_DATE);
    assert_int_equal(lrel__fail_memory(NULL), LREL_E_MEMORY);
    assert_int_equal(lrel__fail_at(NULL, LREL_E_READ, "a.csv", 1), LREL_E_READ);
}

static void fail__a_value_with_line_feeds_stays_one_line(void **state)
{
    lrel_error err;

    (void)lrel__fail(&err, LREL_E_FORMAT, "\"%s\" is no code", "a\nb\r\tc\x7F");
    assert_string_equal(err.message, "\"a b  c \" is no code");
}

/* For every number of bytes before it, a character at the end is there whole or not. */
static void fail__a_long_message_is_cut_between_characters(void **state)
{
    char value[600];

    for (size_t before = 490; before < 520; before++) {
        lrel_error err;

        memset(value, 'x', before);
        strcpy(value + before,
               "\xF0\x9F\x92\xA3\xE1\x9E\x80\xC3\xA9zzzzzzzzzzzzzzzzzzzz");
        (void)lrel__fail(&err, LREL_E_FORMAT, "%s", value);
        assert_true(strlen(err.message) < sizeof err.message);
        assert_true(strlen(err.message) >= sizeof err.message - 4);
        assert_true(lrel_text_is_utf8(lrel_text_of(err.message)));
        assert_memory_equal(err.message, value, strlen(err.message));
    }
}

static void fail__may_repeat_the_message_it_replaces(void **state)
{
    lrel_error err;

    (void)lrel__fail(&err, LREL_E_DATE, "no month 13");
    (void)lrel__fail(&err, LREL_E_PROGRAMME, "as_of: %s", err.message);
    assert_string_equal(err.message, "as_of: no month 13");
}

static void fail_at__adds_the_place_that_is_missing(void **state)
{
    lrel_error err;

    (void)lrel__fail(&err, LREL_E_DATE, "no month 13");
    assert_int_equal(lrel__fail_at(&err, err.status, "a.csv", 12), LREL_E_DATE);
    assert_string_equal(err.source, "a.csv");
    assert_int_equal(err.record, 12);
    assert_string_equal(err.message, "no month 13");
}

static void fail_at__file_and_row_may_come_from_two_layers(void **state)
{
    lrel_error err;

    (void)lrel__fail(&err, LREL_E_DATE, "no month 13");
    (void)lrel__fail_at(&err, err.status, NULL, 12);
    (void)lrel__fail_at(&err, err.status, "a.csv", -1);
    assert_string_equal(err.source, "a.csv");
    assert_int_equal(err.record, 12);
}

static void fail_at__keeps_the_place_of_another_file(void **state)
{
    lrel_error err;

    (void)lrel__fail(&err, LREL_E_READ, "cut short");
    (void)lrel__fail_at(&err, err.status, "inner.dbf", -1);
    (void)lrel__fail_at(&err, err.status, "outer.yaml", 3);
    assert_string_equal(err.source, "inner.dbf");
    assert_int_equal(err.record, -1);
}

static void status_text__every_status_has_its_own_sentence(void **state)
{
    static const lrel_status all[] = {LREL_OK,
                                      LREL_DONE,
                                      LREL_E_ARGUMENT,
                                      LREL_E_CANCELLED,
                                      LREL_E_NOT_FOUND,
                                      LREL_E_FORMAT,
                                      LREL_E_PROGRAMME,
                                      LREL_E_READ,
                                      LREL_E_WRITE,
                                      LREL_E_EXISTS,
                                      LREL_E_REFUSED,
                                      LREL_E_CRS_MISSING,
                                      LREL_E_CRS_UNKNOWN,
                                      LREL_E_OPERATION,
                                      LREL_E_COORDINATE,
                                      LREL_E_GEOMETRY,
                                      LREL_E_EXTENT,
                                      LREL_E_INVARIANT,
                                      LREL_E_DATE,
                                      LREL_E_LIMIT,
                                      LREL_E_MEMORY,
                                      LREL_E_INTERNAL,
                                      (lrel_status)9999};
    enum { COUNT = sizeof all / sizeof *all };

    for (int i = 0; i < COUNT; i++)
        for (int j = 0; j < i; j++)
            assert_string_not_equal(lrel_status_text(all[i]), lrel_status_text(all[j]));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fail__says_what_and_forgets_the_place),
        cmocka_unit_test(fail__nobody_listening_is_no_crash),
        cmocka_unit_test(fail__a_value_with_line_feeds_stays_one_line),
        cmocka_unit_test(fail__a_long_message_is_cut_between_characters),
        cmocka_unit_test(fail__may_repeat_the_message_it_replaces),
        cmocka_unit_test(fail_at__adds_the_place_that_is_missing),
        cmocka_unit_test(fail_at__file_and_row_may_come_from_two_layers),
        cmocka_unit_test(fail_at__keeps_the_place_of_another_file),
        cmocka_unit_test(status_text__every_status_has_its_own_sentence),
    };
    return cmocka_run_group_tests_name("core/fail", tests, NULL, NULL);
}
