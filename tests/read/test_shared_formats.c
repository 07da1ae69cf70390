/* SPDX-License-Identifier: Apache-2.0 */
/* test_shared_formats.c: files that other projects publish to test readers with. Every
 * one is read, or refused with a reason. Skipped where the folder is absent. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <dirent.h>
#include <stdio.h>
#include <string.h>

#include "read/json_pull.h"
#include "read/mapped.h"
#include "read/table.h"

#define FORMATS "../shared/data/formats"
#define SUITE   FORMATS "/json/JSONTestSuite"

typedef void (*file_fn)(const char *path, const char *name, void *user);

/* Calls @p fn for every file under @p folder; false where there is no such folder. */
static bool walk(const char *folder, file_fn fn, void *user)
{
    DIR *opened = opendir(folder);
    const struct dirent *entry;

    if (!opened)
        return false;
    while ((entry = readdir(opened))) {
        char path[1024];

        if (entry->d_name[0] == '.')
            continue;
        assert_in_range(snprintf(path, sizeof path, "%s/%s", folder, entry->d_name), 1,
                        sizeof path - 1);
        if (!walk(path, fn, user))
            fn(path, entry->d_name, user);
    }
    (void)closedir(opened);
    return true;
}

static void skip_without(const char *folder)
{
    DIR *opened = opendir(folder);

    if (!opened) {
        print_message("skipped: no %s\n", folder);
        skip();
    }
    (void)closedir(opened);
}

typedef struct tally {
    lrel_context *context;
    int read;
    int refused;
    int wrong;
} tally;

static void read_file(const char *path, const char *name, void *user)
{
    tally *count = user;
    lrel_read_options options = {0};
    lrel_issues *issues = lrel_issues_new(count->context);
    lrel_table *table = NULL;
    lrel_error err;

    lrel_error_init(&err);
    if (lrel_table_read(count->context, path, &options, issues, &table, &err) ==
        LREL_OK) {
        count->read++;
    } else {
        count->refused++;
        assert_true(err.message[0] != '\0');
        assert_string_equal(err.source, path);
    }
    lrel_table_free(table);
    lrel_issues_free(issues);
}

static void formats__every_file_is_read_or_refused_with_a_reason(void **state)
{
    static const struct {
        const char *folder;
        int least_read;
    } folders[] = {
        {FORMATS "/csv", 12},
        {FORMATS "/geojson", 60},
        {FORMATS "/json", 0},
        {FORMATS "/shp", 40},
    };

    skip_without(FORMATS);
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
        tally count = {.context = lrel_context_new(NULL)};

        if (walk(folders[i].folder, read_file, &count))
            assert_true(count.read >= folders[i].least_read);
        print_message("%s: %d read, %d refused\n", folders[i].folder, count.read,
                      count.refused);
        lrel_context_free(count.context);
    }
}

static lrel_status parse(const lrel_context *context, lrel_text text)
{
    lrel_arena *arena = lrel_arena_new(context);
    lrel_json_token token = LREL_JSON_NULL;
    lrel_json json;
    lrel_status status = lrel_json__begin(&json, context, text, arena, NULL);

    while (status == LREL_OK && token != LREL_JSON_END)
        status = lrel_json__next(&json, &token, NULL);
    lrel_json__clear(&json);
    lrel_arena_free(arena);
    return status;
}

/* `y_` must be accepted, `n_` refused, `i_` is the parser's choice. Ours differs in one
 * thing, on purpose: a key may not stand twice in an object. */
static void judge(const char *path, const char *name, void *user)
{
    tally *count = user;
    bool has_key_twice = strncmp(name, "y_object_duplicated_key", 23) == 0;
    bool is_accepted;
    lrel_mapped file;

    if (strchr("yni", name[0]) == NULL || name[1] != '_')
        return;
    assert_int_equal(lrel_mapped__open(path, &file, NULL), LREL_OK);
    is_accepted = parse(count->context,
                        (lrel_text){file.at ? file.at : "", file.length}) == LREL_OK;
    lrel_mapped__close(&file);
    count->read++;
    if (name[0] != 'i' && is_accepted != (name[0] == 'y' && !has_key_twice)) {
        print_message("%s: %s\n", name, is_accepted ? "accepted" : "refused");
        count->wrong++;
    }
}

static void json_test_suite__is_judged_as_it_says(void **state)
{
    tally count = {0};

    skip_without(SUITE);
    count.context = lrel_context_new(NULL);
    assert_true(walk(SUITE, judge, &count));
    assert_int_equal(count.wrong, 0);
    assert_true(count.read > 250);
    lrel_context_free(count.context);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(formats__every_file_is_read_or_refused_with_a_reason),
        cmocka_unit_test(json_test_suite__is_judged_as_it_says),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
