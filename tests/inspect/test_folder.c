/* SPDX-License-Identifier: Apache-2.0 */
/* test_folder.c: which files of a folder are looked at, and in which order. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "landrelease/inspect.h"
#include "support/folder.h"

#define TABLE "id,area\n1,2\n"

typedef struct scratch {
    char root[40];
    lrel_context *context;
    lrel_inspection *inspection;
} scratch;

static int setup(void **state)
{
    scratch *s = calloc(1, sizeof *s);

    if (!s)
        return -1;
    strcpy(s->root, "/tmp/lrel-start-XXXXXX");
    folder_make(s->root);
    s->context = lrel_context_new(NULL);
    *state = s;
    return lrel_inspection_new(s->context, NULL, &s->inspection, NULL) != LREL_OK;
}

static int teardown(void **state)
{
    scratch *s = *state;

    lrel_inspection_free(s->inspection);
    lrel_context_free(s->context);
    folder_remove(s->root);
    free(s);
    return 0;
}

static void put_folder(const scratch *s, const char *name)
{
    char path[256];

    folder_path(s->root, name, path, sizeof path);
    assert_int_equal(mkdir(path, 0777), 0);
}

static void put(const scratch *s, const char *name)
{
    folder_write(s->root, name, TABLE, sizeof TABLE - 1);
}

/* The names below the folder, in their order, with a blank behind each. */
static void expect_files(scratch *s, const char *expected)
{
    char found[400] = "";
    size_t length = strlen(s->root) + 1;

    assert_int_equal(lrel_inspection_add_folder(s->inspection, s->root, NULL), LREL_OK);
    for (size_t i = 0; i < lrel_inspection_file_count(s->inspection); i++) {
        strcat(found, lrel_inspection_file_at(s->inspection, i).path + length);
        strcat(found, " ");
    }
    assert_string_equal(found, expected);
}

static void folder__gives_files_in_the_order_of_their_names(void **state)
{
    put_folder(*state, "b");
    put_folder(*state, "a");
    put(*state, "z.csv");
    put(*state, "b/2.csv");
    put(*state, "b/1.csv");
    put(*state, "a/3.csv");
    expect_files(*state, "a/3.csv b/1.csv b/2.csv z.csv ");
}

static void folder__without_what_is_no_delivery(void **state)
{
    const scratch *s = *state;
    char path[256];

    put(*state, "a.csv");
    put(*state, ".hidden.csv");
    put(*state, "~$lock.xlsx");
    put(*state, "letter.pdf");
    put_folder(*state, "out");
    put_folder(*state, "out/data");
    put(*state, "out/data/provenance.json");
    put(*state, "out/data/ledger.csv");
    put_folder(*state, "pack");
    put_folder(*state, "pack/pack");
    put(*state, "pack/pack/provenance.json");
    put(*state, "pack/pack/records.csv");
    folder_path(s->root, "round", path, sizeof path);
    assert_int_equal(symlink(s->root, path), 0);
    expect_files(*state, "a.csv ");
}

static void folder__no_deeper_than_eight(void **state)
{
    char name[64] = "";

    for (int depth = 1; depth <= 9; depth++) {
        char file[80];

        strcat(name, depth == 1 ? "d" : "/d");
        put_folder(*state, name);
        snprintf(file, sizeof file, "%s/%d.csv", name, depth);
        if (depth >= 8)
            put(*state, file);
    }
    expect_files(*state, "d/d/d/d/d/d/d/d/8.csv ");
}

static void folder__names_a_file_that_cannot_be_read(void **state)
{
    scratch *s = *state;

    put(s, "a.geojson");
    expect_files(s, "a.geojson ");
    assert_int_not_equal(lrel_inspection_file_at(s->inspection, 0).status, LREL_OK);
}

static void folder__that_is_not_there_is_an_error(void **state)
{
    scratch *s = *state;
    lrel_error err;

    assert_int_equal(lrel_inspection_add_folder(s->inspection, "no/such", &err),
                     LREL_E_NOT_FOUND);
    assert_string_equal(err.source, "no/such");
}

#define FOLDER_TEST(test) cmocka_unit_test_setup_teardown(test, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        FOLDER_TEST(folder__gives_files_in_the_order_of_their_names),
        FOLDER_TEST(folder__without_what_is_no_delivery),
        FOLDER_TEST(folder__no_deeper_than_eight),
        FOLDER_TEST(folder__names_a_file_that_cannot_be_read),
        FOLDER_TEST(folder__that_is_not_there_is_an_error),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
