/* SPDX-License-Identifier: Apache-2.0 */
/* test_checksum.c: the examples of FIPS 180-4, and files. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "bridge/checksum.h"

#define MILLION 1000000

static void checksum_of_bytes__the_standard_examples_hold(void **state)
{
    assert_string_equal(
        lrel_checksum_of_bytes("", 0).hex,
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    assert_string_equal(
        lrel_checksum_of_bytes("abc", 3).hex,
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

/* A million times `a`: larger than one piece, and no multiple of it. */
static void checksum_of_file__a_file_of_many_pieces_is_read_whole(void **state)
{
    char path[] = "/tmp/lrel-checksum-XXXXXX";
    int file = mkstemp(path);
    char *bytes = malloc(MILLION);
    lrel_checksum sum;

    assert_true(file >= 0);
    assert_non_null(bytes);
    memset(bytes, 'a', MILLION);
    assert_int_equal(write(file, bytes, MILLION), MILLION);
    assert_int_equal(lrel_checksum_of_file(path, &sum, NULL), LREL_OK);
    assert_string_equal(
        sum.hex, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
    assert_string_equal(lrel_checksum_of_bytes(bytes, MILLION).hex, sum.hex);
    free(bytes);
    (void)close(file);
    (void)unlink(path);
}

static void checksum_of_file__what_is_no_file_is_refused(void **state)
{
    lrel_checksum sum = {"untouched"};
    lrel_error err;

    lrel_error_init(&err);
    assert_int_equal(lrel_checksum_of_file("tests/no such", &sum, &err),
                     LREL_E_NOT_FOUND);
    assert_string_equal(err.message, "tests/no such: no such file");
    assert_int_equal(lrel_checksum_of_file("tests", &sum, &err), LREL_E_READ);
    assert_int_equal(lrel_checksum_of_file("/dev/zero", &sum, &err), LREL_E_READ);
    assert_string_equal(sum.hex, "untouched");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(checksum_of_bytes__the_standard_examples_hold),
        cmocka_unit_test(checksum_of_file__a_file_of_many_pieces_is_read_whole),
        cmocka_unit_test(checksum_of_file__what_is_no_file_is_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
