/* SPDX-License-Identifier: Apache-2.0 */
/* The generator of examples/cambodia: the same bytes always, whole or begun again, and
 * every file says that it is invented. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "examples/example.h"

static const char *const files[] = {
    "README.txt",           "accidents.csv",        "declarations.csv",
    "lotus_hazards.csv",    "lotus_releases.csv",   "provinces.geojson",
    "romduol_hazards.cpg",  "romduol_hazards.dbf",  "romduol_hazards.prj",
    "romduol_hazards.shp",  "romduol_hazards.shx",  "romduol_releases.cpg",
    "romduol_releases.dbf", "romduol_releases.prj", "romduol_releases.shp",
    "romduol_releases.shx", "sarus.gpkg",           "spot_tasks.csv",
    "survey_coverage.csv"};
#define FILES (sizeof files / sizeof *files)

typedef struct bytes {
    unsigned char *at;
    size_t count;
} bytes;

static bytes read_bytes(const job_scratch *s, const char *folder, const char *file)
{
    char name[96], path[JOB_PATH_MAX];
    bytes b = {malloc(1 << 22), 0};
    FILE *stream;

    snprintf(name, sizeof name, "%s/%s", folder, file);
    job_path(s, name, path);
    stream = fopen(path, "rb");
    if (!stream)
        fail_msg("there is no %s", name);
    assert_non_null(b.at);
    b.count = fread(b.at, 1, 1 << 22, stream);
    assert_in_range(b.count, 1, (1 << 22) - 1);
    fclose(stream);
    return b;
}

static void expect_same_folders(const job_scratch *s, const char *one, const char *other)
{
    assert_int_equal(job_entries(s, one), FILES); /* and nothing besides */
    assert_int_equal(job_entries(s, other), FILES);
    for (size_t i = 0; i < FILES; i++) {
        bytes a = read_bytes(s, one, files[i]), b = read_bytes(s, other, files[i]);

        if (a.count != b.count || memcmp(a.at, b.at, a.count) != 0)
            fail_msg("%s differs", files[i]);
        free(a.at);
        free(b.at);
    }
}

static void generate__two_runs_give_the_same_bytes(void **state)
{
    example_generate(*state, "one", "");
    example_generate(*state, "two", "");
    expect_same_folders(*state, "one", "two");
}

static void generate__locale_and_time_zone_change_nothing(void **state)
{
    example_generate(*state, "one", "LC_ALL=C TZ=UTC");
    example_generate(*state, "two", "LC_ALL=de_DE.UTF-8 TZ=Asia/Phnom_Penh");
    expect_same_folders(*state, "one", "two");
}

/* What a run that was stopped leaves behind: no README, pieces, half of a file. */
static void generate__a_stopped_run_is_begun_again(void **state)
{
    job_scratch *s = *state;
    char readme[JOB_PATH_MAX];

    example_generate(s, "whole", "");
    example_generate(s, "stopped", "");
    job_path(s, "stopped/README.txt", readme);
    assert_int_equal(remove(readme), 0);
    job_put(s, "stopped/sarus.gpkg.part", "half a GeoPackage");
    job_put(s, "stopped/romduol_hazards_part.dbf", "half a table");
    job_put(s, "stopped/lotus_hazards.csv", "MF_ID,Ver");
    example_generate(s, "stopped", "");
    expect_same_folders(s, "whole", "stopped");
}

static void generate__a_folder_that_cannot_be_made_is_a_failure(void **state)
{
    char command[3 * JOB_PATH_MAX], path[JOB_PATH_MAX];

    job_put(*state, "file", "no folder");
    job_path(*state, "file/data", path);
    snprintf(command, sizeof command, "'%s' '%s' 2>/dev/null", LREL_TEST_GENERATOR, path);
    assert_int_not_equal(system(command), 0);
}

static void generate__nothing_is_written_beside_the_folder(void **state)
{
    example_generate(*state, "data", "");
    assert_int_equal(job_entries(*state, ""), 1);
}

static bool says(const bytes *b, const char *word)
{
    size_t length = strlen(word);

    for (size_t i = 0; i + length <= b->count; i++)
        if (memcmp(b->at + i, word, length) == 0)
            return true;
    return false;
}

/* The .dbf speaks for the four files that belong to it, which have no room for words. */
static void generate__every_file_says_that_it_is_invented(void **state)
{
    example_generate(*state, "data", "");
    for (size_t i = 0; i < FILES; i++) {
        const char *ending = strrchr(files[i], '.');
        bytes b;

        if (strstr(".shp .shx .prj .cpg", ending))
            continue;
        b = read_bytes(*state, "data", files[i]);
        if (!says(&b, "INVENTED"))
            fail_msg("%s does not say that it is invented", files[i]);
        free(b.at);
    }
}

#define TEST(test)                                                                       \
    cmocka_unit_test_setup_teardown(test, job_scratch_setup, job_scratch_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(generate__two_runs_give_the_same_bytes),
        TEST(generate__locale_and_time_zone_change_nothing),
        TEST(generate__a_stopped_run_is_begun_again),
        TEST(generate__a_folder_that_cannot_be_made_is_a_failure),
        TEST(generate__nothing_is_written_beside_the_folder),
        TEST(generate__every_file_says_that_it_is_invented),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
