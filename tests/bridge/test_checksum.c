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

#include <sys/types.h>

#include <sha256.h>

#include "bridge/checksum.h"
#include "bridge/checksum_blocks.h"

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

/* SHA-256 of each length up to some blocks, each byte another: the sums of the sums are
 * what an independent program (Python's hashlib) makes of the same. */
static void checksum_of_bytes__every_length_of_a_last_block_is_padded(void **state)
{
    unsigned char bytes[200];
    char all[201 * 64];

    for (size_t i = 0; i < sizeof bytes; i++)
        bytes[i] = (unsigned char)(7 * i + 3);
    for (size_t length = 0; length <= sizeof bytes; length++)
        memcpy(all + length * 64, lrel_checksum_of_bytes(bytes, length).hex, 64);
    assert_string_equal(
        lrel_checksum_of_bytes(all, sizeof all).hex,
        "530566f39d545b371e5360fbfe251c0da6410ba297e67392dfaec0cb575d67ed");
}

/* The processor's instructions, where it has them, against libmd's. */
static void checksum_blocks__they_do_what_libmd_does(void **state)
{
    uint32_t ours[8] = {1, 20, 300, 4000, 50000, 600000, 7000000, 80000000}, theirs[8];
    unsigned char bytes[5 * LREL_CHECKSUM_BLOCK];

    if (!lrel_checksum__has_blocks())
        skip();
    for (size_t i = 0; i < sizeof bytes; i++)
        bytes[i] = (unsigned char)(31 * i + 11);
    memcpy(theirs, ours, sizeof theirs);
    lrel_checksum__blocks(ours, bytes, 5);
    for (size_t i = 0; i < 5; i++)
        SHA256Transform(theirs, bytes + i * LREL_CHECKSUM_BLOCK);
    assert_memory_equal(ours, theirs, sizeof ours);
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

static void put(const char *folder, const char *name, const char *text)
{
    char path[100];
    FILE *file;

    snprintf(path, sizeof path, "%s/%s", folder, name);
    file = fopen(path, "w");
    assert_non_null(file);
    assert_true(fputs(text, file) >= 0);
    assert_int_equal(fclose(file), 0);
}

/* As `sha256sum * | sha256sum` in the folder. */
static void checksum_of_source__a_folder_has_that_of_its_files_in_order(void **state)
{
    char folder[] = "/tmp/lrel-checksum-XXXXXX", path[100];
    lrel_context *context = lrel_context_new(NULL);
    static const char *const names[] = {"b", "a", ".hidden", "x.sr.lock"};
    lrel_checksum sum, again;

    assert_non_null(mkdtemp(folder));
    put(folder, "b", "two\n");
    put(folder, "a", "one\n");
    assert_int_equal(lrel_checksum_of_source(context, folder, &sum, NULL), LREL_OK);
    assert_string_equal(
        sum.hex, "73d931e3531f13247bbc3a0108fcd0c0ef480260a5e75980db7fa6e0bc531ac4");
    put(folder, ".hidden", "x");
    put(folder, "x.sr.lock", "x");
    assert_int_equal(lrel_checksum_of_source(context, folder, &again, NULL), LREL_OK);
    assert_string_equal(sum.hex, again.hex);
    put(folder, "a", "other\n");
    assert_int_equal(lrel_checksum_of_source(context, folder, &again, NULL), LREL_OK);
    assert_string_not_equal(sum.hex, again.hex);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        snprintf(path, sizeof path, "%s/%s", folder, names[i]);
        assert_int_equal(unlink(path), 0);
    }
    assert_int_equal(rmdir(folder), 0);
    lrel_context_free(context);
}

static void checksum_sum__pieces_make_the_checksum_of_the_whole(void **state)
{
    lrel_context *context = lrel_context_new(NULL);
    lrel_checksum_sum *sum = lrel_checksum_sum_new(context);
    char bytes[300];

    (void)state;
    memset(bytes, 'x', sizeof bytes);
    assert_non_null(sum);
    for (size_t i = 0, piece = 0; i < sizeof bytes; i += piece) {
        piece = i % 71 + 1 < sizeof bytes - i ? i % 71 + 1 : sizeof bytes - i;
        lrel_checksum_sum_add(sum, bytes + i, piece);
    }
    assert_string_equal(lrel_checksum_sum_end(sum).hex,
                        lrel_checksum_of_bytes(bytes, sizeof bytes).hex);
    lrel_checksum_sum_free(sum);
    lrel_checksum_sum_free(NULL);
    lrel_context_free(context);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(checksum_of_source__a_folder_has_that_of_its_files_in_order),
        cmocka_unit_test(checksum_of_bytes__the_standard_examples_hold),
        cmocka_unit_test(checksum_sum__pieces_make_the_checksum_of_the_whole),
        cmocka_unit_test(checksum_of_bytes__every_length_of_a_last_block_is_padded),
        cmocka_unit_test(checksum_blocks__they_do_what_libmd_does),
        cmocka_unit_test(checksum_of_file__a_file_of_many_pieces_is_read_whole),
        cmocka_unit_test(checksum_of_file__what_is_no_file_is_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
