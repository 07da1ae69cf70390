/* SPDX-License-Identifier: Apache-2.0 */
/* The target `tables` of `make fuzz` without a fuzzer: over its seeds, and over seeds
 * with bytes changed by chance, the same in each run.
 *
 *   fuzz_tables                    the seeds, and LREL_FUZZ_CASES changed ones
 *   fuzz_tables FILE ...           these inputs: what libFuzzer found
 *   fuzz_tables --seeds FOLDER     writes the seeds, a file each, for libFuzzer */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "fuzz/fuzz_tables.h"
#include "support/random.h"

#define CASES    1500
#define CHANGES  6
#define FILE_MAX (1 << 20)

/* The kind and the text behind it. */
static size_t bytes_of(const table_seed *seed, uint8_t *out)
{
    size_t length = strlen(seed->text);

    out[0] = (uint8_t)seed->kind;
    memcpy(out + 1, seed->text, length);
    return length + 1;
}

static void run_seed(void **state)
{
    uint8_t bytes[4096];
    size_t count = bytes_of(*state, bytes);

    assert_true(fuzz_table_is_right(bytes, count, stderr));
}

/* A byte changed, taken out or put in; the kind stays. */
static size_t change(random_stream *random, uint8_t *bytes, size_t count)
{
    static const char marks[] = "<>/\"= ,;\n|0189aA&\xFF";
    size_t at = 1 + (size_t)random_between(random, 0, (int64_t)count - 1);
    uint8_t mark = (uint8_t)marks[random_between(random, 0, (int64_t)sizeof marks - 2)];

    switch (random_between(random, 0, 2)) {
    case 0:
        memmove(bytes + at + 1, bytes + at, count - at);
        bytes[at] = mark;
        return count + 1;
    case 1:
        if (count < 3 || at >= count)
            return count;
        memmove(bytes + at, bytes + at + 1, count - at - 1);
        return count - 1;
    default:
        if (at < count)
            bytes[at] = mark;
        return count;
    }
}

static void fuzz_tables__any_bytes_are_read_or_refused(void **state)
{
    unsigned long cases = random_count_from_environment("LREL_FUZZ_CASES", CASES);

    (void)state;
    for (unsigned long i = 1; i <= cases; i++) {
        random_stream random = random_from(i);
        uint8_t bytes[4096];
        size_t count = bytes_of(&table_seeds[i % table_seed_count()], bytes);
        int64_t changes = random_between(&random, 1, CHANGES);

        while (changes-- > 0)
            count = change(&random, bytes, count);
        if (!fuzz_table_is_right(bytes, count, stderr))
            fail_msg("case %lu", i);
    }
}

static int write_seeds(const char *folder)
{
    for (size_t i = 0; i < table_seed_count(); i++) {
        uint8_t bytes[4096];
        size_t count = bytes_of(&table_seeds[i], bytes);
        char path[512];
        FILE *file;

        snprintf(path, sizeof path, "%s/%s", folder, table_seeds[i].name);
        file = fopen(path, "wb");
        if (!file || fwrite(bytes, 1, count, file) != count || fclose(file) != 0)
            return 1;
    }
    return 0;
}

static int run_file(const char *path)
{
    FILE *file = fopen(path, "rb");
    uint8_t *bytes = malloc(FILE_MAX);
    size_t count = file && bytes ? fread(bytes, 1, FILE_MAX, file) : 0;
    bool is_right = file && bytes && fuzz_table_is_right(bytes, count, stdout);

    printf("%s: %s\n", path, is_right ? "right" : "wrong");
    if (file)
        (void)fclose(file);
    free(bytes);
    return is_right ? 0 : 1;
}

int main(int argc, char **argv)
{
    struct CMUnitTest tests[64];
    size_t count = table_seed_count();
    int wrong = 0;

    if (argc == 3 && strcmp(argv[1], "--seeds") == 0)
        return write_seeds(argv[2]);
    for (int i = 1; i < argc; i++)
        wrong |= run_file(argv[i]);
    if (argc > 1)
        return wrong;
    for (size_t i = 0; i < count; i++)
        tests[i] =
            (struct CMUnitTest){.name = table_seeds[i].name,
                                .test_func = run_seed,
                                .initial_state = (void *)(uintptr_t)&table_seeds[i]};
    tests[count] =
        (struct CMUnitTest)cmocka_unit_test(fuzz_tables__any_bytes_are_read_or_refused);
    return _cmocka_run_group_tests("tables", tests, count + 1, NULL, NULL);
}
