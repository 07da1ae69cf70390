/* SPDX-License-Identifier: Apache-2.0 */
/* A target that takes text, without a fuzzer: over its seeds, and over seeds with bytes
 * changed by chance that are the same in each run.
 *
 *   fuzz_x                  the seeds, and LREL_FUZZ_CASES draws
 *   fuzz_x FILE ...         these inputs: what libFuzzer found
 *   fuzz_x --seeds FOLDER   writes the seeds, a file each, for libFuzzer */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "fuzz/fuzz_told.h"
#include "support/random.h"

#define CASES    4000
#define FILE_MAX 4096

static const uint8_t *bytes_of(const char *text)
{
    return (const uint8_t *)text;
}

static void fuzz_told__seeds_are_right(void **state)
{
    (void)state;
    for (size_t i = 0; fuzz_told_seeds[i]; i++)
        assert_true(fuzz_told_is_right(bytes_of(fuzz_told_seeds[i]),
                                       strlen(fuzz_told_seeds[i]), stderr));
}

/* A seed with some bytes changed, taken out or doubled. */
static size_t draw(random_stream *random, uint8_t out[FILE_MAX])
{
    uint32_t seeds = 0;
    size_t count;

    while (fuzz_told_seeds[seeds])
        seeds++;
    const char *seed = fuzz_told_seeds[random_below(random, seeds)];
    count = strlen(seed);
    memcpy(out, seed, count);
    for (int32_t i = random_between(random, 1, 6); i > 0 && count > 1; i--) {
        size_t at = random_below(random, (uint32_t)count);

        if (random_chance(random, 1, 3))
            out[at] = (uint8_t)random_next(random);
        else if (random_chance(random, 1, 2))
            memmove(out + at, out + at + 1, --count - at);
        else if (count < FILE_MAX) {
            memmove(out + at + 1, out + at, count - at);
            count++;
        }
    }
    return count;
}

static void fuzz_told__changed_seeds_are_right(void **state)
{
    unsigned long cases = random_count_from_environment("LREL_FUZZ_CASES", CASES);

    (void)state;
    for (unsigned long i = 1; i <= cases; i++) {
        random_stream random = random_from(i);
        uint8_t bytes[FILE_MAX];
        size_t count = draw(&random, bytes);

        if (!fuzz_told_is_right(bytes, count, stderr))
            fail_msg("draw %lu", i);
    }
}

static int write_seeds(const char *folder)
{
    for (size_t i = 0; fuzz_told_seeds[i]; i++) {
        char path[4096];
        size_t length = strlen(fuzz_told_seeds[i]);
        FILE *file;
        bool is_written;

        (void)snprintf(path, sizeof path, "%s/%zu", folder, i);
        file = fopen(path, "wb");
        is_written = file && fwrite(fuzz_told_seeds[i], 1, length, file) == length;
        if ((file && fclose(file) != 0) || !is_written) {
            perror(path);
            return EXIT_FAILURE;
        }
    }
    return EXIT_SUCCESS;
}

static int run_file(const char *path)
{
    uint8_t bytes[FILE_MAX];
    FILE *file = fopen(path, "rb");
    size_t count;
    bool is_right;

    if (!file) {
        perror(path);
        return EXIT_FAILURE;
    }
    count = fread(bytes, 1, sizeof bytes, file);
    (void)fclose(file);
    is_right = fuzz_told_is_right(bytes, count, stdout);
    printf("%s: %s\n", path, is_right ? "all holds" : "FAILS");
    return is_right ? EXIT_SUCCESS : EXIT_FAILURE;
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fuzz_told__seeds_are_right),
        cmocka_unit_test(fuzz_told__changed_seeds_are_right),
    };
    int status = EXIT_SUCCESS;

    if (argc == 3 && strcmp(argv[1], "--seeds") == 0)
        return write_seeds(argv[2]);
    for (int i = 1; i < argc; i++)
        if (run_file(argv[i]) != EXIT_SUCCESS)
            status = EXIT_FAILURE;
    return argc > 1 ? status : cmocka_run_group_tests(tests, NULL, NULL);
}
