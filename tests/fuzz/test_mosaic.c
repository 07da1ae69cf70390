/* SPDX-License-Identifier: Apache-2.0 */
/* The target of `make fuzz` without a fuzzer: over its seeds, and over bytes by chance
 * that are the same in each run. So that every build is held to it, by any compiler.
 *
 *   fuzz_mosaic                    the seeds, and LREL_FUZZ_CASES draws
 *   fuzz_mosaic FILE ...           these inputs: what libFuzzer found
 *   fuzz_mosaic --seeds FOLDER     writes the seeds, a file each, for libFuzzer
 *   fuzz_mosaic --expect-caught n  succeeds where one of n draws fails: for mutants */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "fuzz/fuzz_mosaic.h"
#include "fuzz/seeds.h"
#include "support/random.h"

#define CASES     400
#define BYTES_MIN 16
#define BYTES_MAX 120
#define FILE_MAX  4096

static void run_seed(void **state)
{
    const seed *s = *state;

    assert_true(fuzz_mosaic_is_right(s->bytes, s->count, 2, stderr));
}

static bool draw_is_right(uint64_t number, FILE *told)
{
    random_stream random = random_from(number);
    uint8_t bytes[BYTES_MAX];
    size_t count = (size_t)random_between(&random, BYTES_MIN, BYTES_MAX);

    for (size_t i = 0; i < count; i++)
        bytes[i] = (uint8_t)random_next(&random);
    return fuzz_mosaic_is_right(bytes, count, 2, told);
}

static void fuzz_mosaic__any_bytes_make_a_right_mosaic(void **state)
{
    unsigned long cases = random_count_from_environment("LREL_FUZZ_CASES", CASES);
    unsigned long wrong = 0;

    (void)state;
    for (unsigned long i = 1; i <= cases; i++)
        if (!draw_is_right(i, wrong < 3 ? stderr : NULL)) {
            fprintf(stderr, "draw %lu\n", i);
            wrong++;
        }
    assert_int_equal(wrong, 0);
}

static int expect_caught(unsigned long cases)
{
    for (unsigned long i = 1; i <= cases; i++) {
        if (draw_is_right(i, NULL))
            continue;
        printf("caught by draw %lu\n", i);
        return EXIT_SUCCESS;
    }
    printf("not caught by %lu draws\n", cases);
    return EXIT_FAILURE;
}

static int write_seeds(const char *folder)
{
    for (size_t i = 0; i < seeds_count(); i++) {
        const seed *s = seeds_at(i);
        char path[4096];
        FILE *file;
        bool is_written;

        snprintf(path, sizeof path, "%s/%s", folder, s->name);
        file = fopen(path, "wb");
        is_written = file && fwrite(s->bytes, 1, s->count, file) == s->count;
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
    fclose(file);
    is_right = fuzz_mosaic_is_right(bytes, count, 2, stdout);
    printf("%s: %s\n", path, is_right ? "all holds" : "FAILS");
    return is_right ? EXIT_SUCCESS : EXIT_FAILURE;
}

static int run_group(void)
{
    struct CMUnitTest *tests = calloc(seeds_count() + 1, sizeof *tests);
    int failed;

    assert_non_null(tests);
    for (size_t i = 0; i < seeds_count(); i++)
        tests[i] = (struct CMUnitTest){seeds_at(i)->name, run_seed, NULL, NULL,
                                       (void *)(uintptr_t)seeds_at(i)};
    tests[seeds_count()] =
        (struct CMUnitTest)cmocka_unit_test(fuzz_mosaic__any_bytes_make_a_right_mosaic);
    failed = _cmocka_run_group_tests("fuzz/mosaic", tests, seeds_count() + 1, NULL, NULL);
    free(tests);
    return failed;
}

int main(int argc, char **argv)
{
    int status = EXIT_SUCCESS;

    if (argc == 3 && strcmp(argv[1], "--expect-caught") == 0)
        return expect_caught(strtoul(argv[2], NULL, 10));
    if (argc == 3 && strcmp(argv[1], "--seeds") == 0)
        return write_seeds(argv[2]);
    for (int i = 1; i < argc; i++)
        if (run_file(argv[i]) != EXIT_SUCCESS)
            status = EXIT_FAILURE;
    return argc > 1 ? status : run_group();
}
