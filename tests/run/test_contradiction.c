/* SPDX-License-Identifier: Apache-2.0 */
/* The program with a library that has a defect: it ends with status 1, names the records,
 * writes no folder, and leaves a file that brings the defect about again and tells
 * nothing else. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "run/scenes.h"
#include "support/random.h"
#include "support/reproducer.h"

#define TANGLES    60
#define REPRODUCER "landrelease-reproducer-"

/* @p count knots, far apart, of @p shapes shapes of @p size millimetres each. */
static void put_tangles(const job_scratch *s, uint64_t seed, int count, int shapes,
                        uint32_t size)
{
    random_stream random = random_from(seed);
    FILE *file = job_create(s, "h.csv");

    fprintf(file, "id,shape,from\n");
    for (int i = 0; i < shapes * count; i++) {
        int x = 700000 + i / shapes;

        fprintf(file, "secret-%d,\"POLYGON((", i);
        for (int k = 0; k < 9; k++) {
            uint32_t dx = random_below(&random, size), dy = random_below(&random, size);

            fprintf(file, "%d.%03u 1500000.%03u,", x, dx, dy);
        }
        fprintf(file, "%d.000 1500000.000))\",2015-01-%02d\n", x, 1 + i % 28);
    }
    fclose(file);
    job_put(s, "p.yaml",
            "programme: Tangles\n"
            "as_of: 2020-12-31\n"
            "sources:\n"
            "  - {path: h.csv, role: hazard, name: Hazards, geometry: {wkt: shape},\n"
            "     crs: EPSG:32648, id: id, from: from, class: {const: cha},\n"
            "     contamination: {const: ap}}\n");
}

/* On so few points of the grid, corners beside hot pixels are not rare. */
static void put_tight_tangles(const job_scratch *s)
{
    put_tangles(s, 1, 60, 2, 16);
}

/* The program in the scratch folder, with the library in @p library, NULL: ours. */
static int run_program(const job_scratch *s, const char *library, const char *arguments)
{
    char command[8 * JOB_PATH_MAX];
    int status;

    snprintf(command, sizeof command, "cd %s && %s%s %s %s > stdout 2> stderr", s->root,
             library ? "LD_LIBRARY_PATH=" : "", library ? library : "", LREL_TEST_PROGRAM,
             arguments);
    status = system(command);
    assert_true(WIFEXITED(status));
    return WEXITSTATUS(status);
}

/* The only reproducer in the scratch folder. */
static void find_reproducer(const job_scratch *s, char out[JOB_PATH_MAX])
{
    DIR *folder = opendir(s->root);
    struct dirent *entry;
    int found = 0;

    assert_non_null(folder);
    while ((entry = readdir(folder)) != NULL)
        if (strncmp(entry->d_name, REPRODUCER, strlen(REPRODUCER)) == 0) {
            snprintf(out, JOB_PATH_MAX, "%s", entry->d_name);
            found++;
        }
    closedir(folder);
    assert_int_equal(found, 1);
}

/* What one try left would be found by the next. */
static void forget_try(const job_scratch *s)
{
    char command[2 * JOB_PATH_MAX];

    snprintf(command, sizeof command, "cd %s && rm -f m.geojson " REPRODUCER "*",
             s->root);
    assert_int_equal(system(command), 0);
}

/* How a replay of the reproducer by the program @p replay ends. */
static int replay(const job_scratch *s, const char *program)
{
    char command[4 * JOB_PATH_MAX], name[JOB_PATH_MAX];
    int status;

    find_reproducer(s, name);
    snprintf(command, sizeof command, "%s %s/%s > %s/replayed", program, s->root, name,
             s->root);
    status = system(command);
    assert_true(WIFEXITED(status));
    return WEXITSTATUS(status);
}

static void expect_said(const job_scratch *s, const char *words)
{
    char *said = job_get(s, "stderr");

    if (!strstr(said, words))
        fail_msg("not said: \"%s\" in\n%s", words, said);
    free(said);
}

static void put_and_fail(job_scratch *s)
{
    put_tight_tangles(s);
    assert_int_equal(run_program(s, LREL_NO_SPIKE_RULE, "run p.yaml"), 1);
}

static void contradiction__ends_with_1_names_records_and_writes_nothing(void **state)
{
    job_scratch *s = *state;
    char name[JOB_PATH_MAX];

    put_and_fail(s);
    find_reproducer(s, name);
    expect_said(s, name);
    expect_said(s, "two lines leave a node in one direction; it is about Hazards, row ");
    expect_said(s, "id \"secret-");
    expect_said(s, "please report it");
    assert_false(job_has(s, "out"));
    assert_int_equal(job_entries(s, ""), 5); /* p.yaml, h.csv, stdout, stderr and it */
}

static void contradiction__of_many_records_names_five_and_counts_the_rest(void **state)
{
    job_scratch *s = *state;

    put_tangles(s, 1, 1, 16, 16);
    assert_int_equal(run_program(s, LREL_NO_SPIKE_RULE, "run p.yaml"), 1);
    expect_said(s, "row 1, id \"secret-0\"; Hazards, ");
    expect_said(s, "id \"secret-12\"; and 11 more\n");
}

static void contradiction__with_names_too_long_counts_them_all(void **state)
{
    job_scratch *s = *state;
    char name[481] = "";

    memset(name, 'x', sizeof name - 1);
    put_tangles(s, 1, 1, 16, 16);
    job_replace(s, "p.yaml", "name: Hazards", "name: LONG");
    job_replace(s, "p.yaml", "LONG", name);
    assert_int_equal(run_program(s, LREL_NO_SPIKE_RULE, "run p.yaml"), 1);
    expect_said(s, "; it is about 16 records\n");
}

static void contradiction__is_brought_about_again_by_the_file(void **state)
{
    job_scratch *s = *state;
    char *replayed;

    put_and_fail(s);
    assert_int_equal(replay(s, LREL_REPLAY_NO_SPIKE_RULE), 1);
    replayed = job_get(s, "replayed");
    assert_non_null(strstr(replayed, "two lines leave a node in one direction"));
    free(replayed);
    assert_int_equal(replay(s, LREL_REPLAY), 0); /* ours has no such defect */
}

static void reproducer__has_one_component_and_not_where_it_lies(void **state)
{
    job_scratch *s = *state;
    char name[JOB_PATH_MAX], path[JOB_PATH_MAX], why[REPRODUCER_WHY_SIZE], *text;
    reproducer r;
    FILE *file;

    put_and_fail(s);
    find_reproducer(s, name);
    text = job_get(s, name);
    assert_null(strstr(text, "secret"));
    assert_null(strstr(text, "Hazards"));
    assert_null(strstr(text, "2015"));
    free(text);
    job_path(s, name, path);
    file = fopen(path, "r");
    assert_non_null(file);
    assert_true(reproducer_read(file, &r, why));
    fclose(file);
    assert_in_range(r.owner_count, 1, 2);
    for (size_t i = 0; i < r.point_count; i++) {
        assert_in_range(r.points[i].x, 0, 20);
        assert_in_range(r.points[i].y, 0, 20);
    }
    reproducer_free(&r);
}

static void contradiction__has_the_same_file_on_any_number_of_threads(void **state)
{
    job_scratch *s = *state;
    char first[JOB_PATH_MAX], second[JOB_PATH_MAX];

    put_tight_tangles(s);
    assert_int_equal(run_program(s, LREL_NO_SPIKE_RULE, "run p.yaml --jobs 1"), 1);
    find_reproducer(s, first);
    assert_int_equal(run_program(s, LREL_NO_SPIKE_RULE, "ledger p.yaml --jobs 4"), 1);
    find_reproducer(s, second); /* and no other */
    assert_string_equal(first, second);
}

static void contradiction__a_rehearsal_names_records_and_leaves_no_file(void **state)
{
    job_scratch *s = *state;

    put_tight_tangles(s);
    assert_int_equal(run_program(s, LREL_NO_SPIKE_RULE, "run p.yaml --dry-run"), 1);
    expect_said(s, "it is about Hazards, row ");
    assert_int_equal(job_entries(s, ""), 4);
}

static void contradiction__in_a_map_keeps_the_old_run(void **state)
{
    job_scratch *s = *state;
    char *kept;

    job_copy_first(s);
    assert_int_equal(run_program(s, NULL, "run p.yaml"), 0);
    job_put(s, "out/README.html", "old");
    assert_int_equal(run_program(s, LREL_WRONG_SIDE, "run p.yaml --overwrite"), 1);
    expect_said(s, "it is about ");
    assert_int_equal(replay(s, LREL_REPLAY_WRONG_SIDE), 1);
    assert_int_equal(replay(s, LREL_REPLAY), 0);
    kept = job_get(s, "out/README.html");
    assert_string_equal(kept, "old");
    free(kept);
}

/* A lattice of 1e-7 degrees is ten times as coarse as the grid: what holds on the grid
 * may fail there, where shapes are faces and no records. */
static void contradiction__on_the_lattice_of_maps_names_records(void **state)
{
    job_scratch *s = *state;
    uint64_t seed = 1;

    for (put_tangles(s, seed, 1, 2, 100);
         run_program(s, LREL_NO_SPIKE_RULE, "ledger p.yaml") != 0 ||
         run_program(s, LREL_NO_SPIKE_RULE, "map p.yaml --at 2020-12-31 -o m.geojson") ==
             0;
         put_tangles(s, seed, 1, 2, 100)) {
        assert_true(++seed < 30);
        forget_try(s);
    }
    expect_said(s, "it is about Hazards, row ");
    assert_false(job_has(s, "m.geojson"));
    assert_int_equal(replay(s, LREL_REPLAY_NO_SPIKE_RULE), 1);
    assert_int_equal(replay(s, LREL_REPLAY), 0);
}

static void contradiction__in_the_ledger_names_the_account_and_the_group(void **state)
{
    job_scratch *s = *state;

    job_copy_first(s);
    assert_int_equal(run_program(s, LREL_LOST_CLOSING, "run p.yaml"), 1);
    expect_said(s, "an account closes with other land than stands on its faces: "
                   "account \"ap_mine\", period 2024, class \"cha\", operator \"ALFA\"");
    expect_said(s, " m2 and not 0 m2");
    assert_false(job_has(s, "out"));
}

static void contradiction__does_not_meet_a_library_without_the_defect(void **state)
{
    job_scratch *s = *state;

    put_tight_tangles(s);
    assert_int_equal(run_program(s, NULL, "run p.yaml"), 0);
    assert_true(job_has(s, "out"));
}

#define TEST(test)                                                                       \
    cmocka_unit_test_setup_teardown(test, job_scratch_setup, job_scratch_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(contradiction__ends_with_1_names_records_and_writes_nothing),
        TEST(contradiction__of_many_records_names_five_and_counts_the_rest),
        TEST(contradiction__with_names_too_long_counts_them_all),
        TEST(contradiction__is_brought_about_again_by_the_file),
        TEST(reproducer__has_one_component_and_not_where_it_lies),
        TEST(contradiction__has_the_same_file_on_any_number_of_threads),
        TEST(contradiction__a_rehearsal_names_records_and_leaves_no_file),
        TEST(contradiction__in_a_map_keeps_the_old_run),
        TEST(contradiction__on_the_lattice_of_maps_names_records),
        TEST(contradiction__in_the_ledger_names_the_account_and_the_group),
        TEST(contradiction__does_not_meet_a_library_without_the_defect),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
