/* SPDX-License-Identifier: Apache-2.0 */
/* test_stream.c: bytes, numbers and errors that stick. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <fcntl.h>
#include <float.h>
#include <locale.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "core/number.h"
#include "sandbox.h"

#define COUNT(table) (sizeof(table) / sizeof *(table))

static const struct {
    double value;
    const char *text;
} doubles[] = {
    {0.0, "0"},
    {-0.0, "0"},
    {1.0, "1"},
    {-1.5, "-1.5"},
    {0.1, "0.1"},
    {0.1 + 0.2, "0.30000000000000004"},
    {1.0 / 3.0, "0.3333333333333333"},
    {103.1512729, "103.1512729"},
    {100.0, "100"},
    {123456789012345680.0, "123456789012345680"},
    {9007199254740993.0, "9007199254740992"},
    {1e20, "100000000000000000000"},
    {1e21, "1e21"},
    {1.5e300, "1.5e300"},
    {1e-9, "0.000000001"},
    {1.25e-9, "0.00000000125"},
    {1e-10, "1e-10"},
    {-1.25e-10, "-1.25e-10"},
    {DBL_MAX, "1.7976931348623157e308"},
    {DBL_MIN, "2.2250738585072014e-308"},
    {5e-324, "5e-324"},
    {NAN, ""},
    {INFINITY, ""},
    {-INFINITY, ""},
};

static void expect_doubles(const sandbox *box)
{
    for (size_t i = 0; i < COUNT(doubles); i++) {
        lrel_stream *stream = sandbox_stream(box);

        lrel_stream_double(stream, doubles[i].value);
        sandbox_expect_stream(box, stream, doubles[i].text);
    }
}

static void stream_double__is_the_shortest_that_reads_back(void **state)
{
    expect_doubles(*state);
}

static void stream_double__a_locale_with_commas_changes_nothing(void **state)
{
    if (!setlocale(LC_ALL, "de_DE.UTF-8") && !setlocale(LC_ALL, "fr_FR.UTF-8")) {
        print_message("skipped: no locale with a decimal comma on this machine\n");
        skip();
    }
    expect_doubles(*state);
    setlocale(LC_ALL, "C");
}

static void stream_double__random_doubles_come_back(void **state)
{
    const sandbox *box = *state;
    lrel_stream *stream = sandbox_stream(box);
    uint64_t seed = 7;
    char *content, *at;

    for (int pass = 0; pass < 2; pass++) {
        at = content = pass == 0 ? NULL : sandbox_get(box, "stream");
        seed = 7;
        for (int i = 0; i < 20000; i++) {
            double value, back;

            seed = seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
            memcpy(&value, &seed, sizeof value);
            if (!isfinite(value))
                continue;
            if (pass == 0) {
                lrel_stream_double(stream, value);
                lrel_stream_char(stream, '\n');
                continue;
            }
            at += lrel_number_scan(at, strlen(at) > 40 ? 40 : strlen(at), &back);
            assert_memory_equal(&back, &value, sizeof value);
            assert_int_equal(*at++, '\n');
        }
        if (pass == 0)
            assert_int_equal(lrel_stream_close(stream, NULL), LREL_OK);
    }
    free(content);
}

static void stream_integer__reaches_both_ends(void **state)
{
    const sandbox *box = *state;
    lrel_stream *stream = sandbox_stream(box);

    lrel_stream_integer(stream, 0);
    lrel_stream_char(stream, ' ');
    lrel_stream_integer(stream, INT64_MIN);
    lrel_stream_char(stream, ' ');
    lrel_stream_integer(stream, INT64_MAX);
    sandbox_expect_stream(box, stream, "0 -9223372036854775808 9223372036854775807");
}

static void stream_degrees__drops_zeros_at_the_end(void **state)
{
    static const struct {
        int32_t value;
        const char *text;
    } cases[] = {
        {0, "0"},
        {1, "0.0000001"},
        {-1, "-0.0000001"},
        {1031512729, "103.1512729"},
        {1030000000, "103"},
        {1031500000, "103.15"},
        {-1800000000, "-180"},
        {-905000000, "-90.5"},
        {10000001, "1.0000001"},
        {INT32_MIN, "-214.7483648"},
    };

    for (size_t i = 0; i < COUNT(cases); i++) {
        lrel_stream *stream = sandbox_stream(*state);

        lrel_stream_degrees(stream, cases[i].value);
        sandbox_expect_stream(*state, stream, cases[i].text);
    }
}

static void stream_utf8__bad_bytes_are_replaced_one_by_one(void **state)
{
    lrel_stream *stream = sandbox_stream(*state);

    lrel_stream_utf8(stream, LREL_TEXT("caf\xE9 \xE1\x9E\x80 \xE1\x9E"));
    lrel_stream_utf8(stream, (lrel_text){NULL, 0});
    sandbox_expect_stream(*state, stream,
                          "caf\xEF\xBF\xBD \xE1\x9E\x80 \xEF\xBF\xBD\xEF\xBF\xBD");
}

/* Pieces of every size around that of the buffer arrive whole and in order. */
static void stream_bytes__any_size_arrives_whole(void **state)
{
    static const size_t sizes[] = {1, 65535, 65536, 65537, 0, 200000, 3, 65534, 10};
    const sandbox *box = *state;
    lrel_stream *stream = sandbox_stream(box);
    static char source[600000];
    size_t used = 0;
    char *content;

    for (size_t i = 0; i < sizeof source; i++)
        source[i] = (char)('a' + i % 23);
    for (size_t i = 0; i < COUNT(sizes); i++) {
        lrel_stream_bytes(stream, source + used, sizes[i]);
        used += sizes[i];
        lrel_stream_char(stream, source[used++]);
    }
    assert_int_equal(lrel_stream_close(stream, NULL), LREL_OK);
    content = sandbox_get(box, "stream");
    assert_int_equal(strlen(content), used);
    assert_memory_equal(content, source, used);
    free(content);
}

static void stream_create__never_writes_over_a_file(void **state)
{
    const sandbox *box = *state;
    lrel_stream *stream = NULL;
    lrel_error err;
    char expected[256];

    sandbox_put(box, "there", "precious");
    assert_int_equal(
        lrel_stream_create(box->context, sandbox_path(box, "there"), &stream, &err),
        LREL_E_EXISTS);
    assert_null(stream);
    snprintf(expected, sizeof expected, "%s/there is there already", box->root);
    assert_string_equal(err.message, expected);
    sandbox_expect(box, "there=precious\n");
}

static void stream_create__names_path_and_reason(void **state)
{
    const sandbox *box = *state;
    lrel_stream *stream = NULL;
    lrel_error err;
    char expected[256];

    assert_int_equal(
        lrel_stream_create(box->context, sandbox_path(box, "no/file"), &stream, &err),
        LREL_E_WRITE);
    snprintf(expected, sizeof expected,
             "cannot write %s/no/file: No such file or directory", box->root);
    assert_string_equal(err.message, expected);
}

static void stream_attach__a_full_disk_is_an_error(void **state)
{
    const sandbox *box = *state;
    int full = open("/dev/full", O_WRONLY);
    lrel_stream *stream = NULL;
    lrel_error err;

    assert_true(full >= 0);
    assert_int_equal(
        lrel_stream_attach(box->context, full, "standard output", &stream, &err),
        LREL_OK);
    lrel_stream_text(stream, "a little, which only closing writes");
    assert_int_equal(lrel_stream_close(stream, &err), LREL_E_WRITE);
    assert_string_equal(err.message,
                        "cannot write standard output: No space left on device");
    close(full);
}

static void stream__the_first_error_sticks(void **state)
{
    const sandbox *box = *state;
    int full = open("/dev/full", O_WRONLY);
    lrel_stream *stream = NULL;
    static char much[100000];
    lrel_error err;

    assert_int_equal(lrel_stream_attach(box->context, full, "out", &stream, &err),
                     LREL_OK);
    lrel_stream_bytes(stream, much, sizeof much);
    /* From here on writing would work; what is missing before must be told all the same.
     */
    assert_true(dup2(open("/dev/null", O_WRONLY), full) >= 0);
    lrel_stream_bytes(stream, much, sizeof much);
    assert_int_equal(lrel_stream_close(stream, &err), LREL_E_WRITE);
    assert_string_equal(err.message, "cannot write out: No space left on device");
    close(full);
}

static void stream_attach__leaves_the_descriptor_open(void **state)
{
    const sandbox *box = *state;
    int ends[2];
    lrel_stream *stream = NULL;
    char got[8] = "";

    assert_int_equal(pipe(ends), 0);
    assert_int_equal(lrel_stream_attach(box->context, ends[1], "pipe", &stream, NULL),
                     LREL_OK);
    lrel_stream_text(stream, "abc");
    assert_int_equal(lrel_stream_close(stream, NULL), LREL_OK);
    assert_int_equal(write(ends[1], "def", 3), 3);
    assert_int_equal(read(ends[0], got, sizeof got), 6);
    assert_string_equal(got, "abcdef");
    close(ends[0]);
    close(ends[1]);
}

static void stream_abandon__writes_nothing_more(void **state)
{
    const sandbox *box = *state;
    lrel_stream *stream = sandbox_stream(box);

    lrel_stream_text(stream, "unwanted");
    lrel_stream_abandon(stream);
    lrel_stream_abandon(NULL);
    sandbox_expect(box, "stream=\n");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, sandbox_setup, sandbox_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(stream_double__is_the_shortest_that_reads_back),
        TEST(stream_double__a_locale_with_commas_changes_nothing),
        TEST(stream_double__random_doubles_come_back),
        TEST(stream_integer__reaches_both_ends),
        TEST(stream_degrees__drops_zeros_at_the_end),
        TEST(stream_utf8__bad_bytes_are_replaced_one_by_one),
        TEST(stream_bytes__any_size_arrives_whole),
        TEST(stream_create__never_writes_over_a_file),
        TEST(stream_create__names_path_and_reason),
        TEST(stream_attach__a_full_disk_is_an_error),
        TEST(stream__the_first_error_sticks),
        TEST(stream_attach__leaves_the_descriptor_open),
        TEST(stream_abandon__writes_nothing_more),
    };
    return cmocka_run_group_tests_name("write/stream", tests, NULL, NULL);
}
