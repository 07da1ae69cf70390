/* SPDX-License-Identifier: Apache-2.0 */
/* docs/programme.md: every key of every role and every word stands in an example, and
 * every example runs on small files that have what it names. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "programme/keys.h"
#include "run/csv_table.h"
#include "run/example_files.h"

#define PAGE "docs/programme.md"

/* What the examples have shown so far. */
typedef struct shown_keys {
    bool key[LREL_ROLE_COUNT][LREL_KEY_COUNT];
    int programmes;
    char text[1 << 16]; /* of all examples */
} shown_keys;

static shown_keys shown;

static char *read_page(void)
{
    FILE *file = fopen(PAGE, "rb");
    char *page = calloc(1, 1 << 20);

    assert_non_null(file);
    assert_non_null(page);
    assert_true(fread(page, 1, (1 << 20) - 1, file) > 0);
    assert_int_equal(fclose(file), 0);
    return page;
}

static void note_keys(const lrel_programme *programme)
{
    for (size_t i = 0; i < programme->source_count; i++)
        for (int key = 0; key < LREL_KEY_COUNT; key++)
            if (programme->sources[i].keys[key].is_set)
                shown.key[programme->sources[i].role][key] = true;
}

/* Nothing in the data that the example itself makes may be misunderstood. */
static void expect_all_used(job_scratch *s, size_t source_count)
{
    lrel_summary summary = lrel_job_summary(job_open(s));
    const char *reason;

    if (lrel_job_set_aside(s->job, 0, &reason) > 0)
        fail_msg("example %d sets records aside: %s", shown.programmes, reason);
    assert_int_equal(summary.records_read, source_count);
    assert_int_equal(summary.records_used, source_count);
    job_close(s);
}

/* A table without rows, where the example names one. */
static void put_own_file(const char *path, const char *header)
{
    FILE *file;

    if (!path)
        return;
    assert_non_null(file = fopen(path, "w"));
    assert_true(fputs(header, file) > 0);
    assert_int_equal(fclose(file), 0);
}

static void put_own_files(const lrel_programme *programme)
{
    for (size_t i = 0; i < programme->correction_count; i++)
        put_own_file(programme->corrections[i].path,
                     "source,id,field,old_value,new_value,reason,who,when\n");
    put_own_file(programme->operators_file, "name,alias\n");
    put_own_file(programme->places_file, "code,alias\n");
    put_own_file(programme->focus.priorities_file, "id,priority\nX1,high\n");
    for (size_t i = 0; i < programme->focus.layer_count; i++)
        put_own_file(programme->focus.layers[i].file,
                     "{\"type\":\"Point\",\"coordinates\":[104.02,12.5]}");
}

static bool names_a_database(const lrel_programme *programme)
{
    for (size_t i = 0; i < programme->source_count; i++)
        if (programme->sources[i].postgis)
            return true;
    return false;
}

/* Reads the example as the run will, gives it its files, and runs it. */
static void run_example(job_scratch *s)
{
    lrel_context *context = lrel_context_new(NULL);
    lrel_programme *programme = NULL;
    example_files *files = calloc(1, sizeof *files);
    char path[JOB_PATH_MAX], out[24];
    size_t source_count;
    bool is_of_files;
    lrel_error err;

    assert_non_null(context);
    assert_non_null(files);
    lrel_error_init(&err);
    job_path(s, "p.yaml", path);
    if (lrel_programme_read(context, path, &programme, &err) != LREL_OK)
        fail_msg("%s", err.message);
    note_keys(programme);
    is_of_files = !names_a_database(programme); /* others test_postgis.c runs */
    if (is_of_files) {
        example_files_of(programme, files);
        example_files_put(s, files);
        put_own_files(programme);
    }
    source_count = programme->source_count;
    lrel_programme_free(programme);
    lrel_context_free(context);
    free(files);
    if (!is_of_files)
        return;
    (void)snprintf(out, sizeof out, "out%d", shown.programmes++);
    job_run(s, out);
    expect_all_used(s, source_count);
}

/* An example that begins with `# name.yaml` is a file for those that follow. */
static void take_example(job_scratch *s, const char *text)
{
    char name[64] = "p.yaml";

    strcat(shown.text, text);
    if (sscanf(text, "# %56[a-z].yaml", name) == 1) {
        job_put(s, strcat(name, ".yaml"), text);
        return;
    }
    job_put(s, "p.yaml", text);
    run_example(s);
}

static void programme_page__every_example_runs(void **state)
{
    char *page = read_page(), *at = page;

    memset(&shown, 0, sizeof shown);
    while ((at = strstr(at, "```yaml\n"))) {
        char *first = at + strlen("```yaml\n"), *last = strstr(first, "```");

        assert_non_null(last);
        *last = 0;
        take_example(*state, first);
        at = last + 1;
    }
    assert_in_range(shown.programmes, 6, 100);
    free(page);
}

/* Needs the one above to have gone first. */
static void programme_page__every_key_of_every_role_has_an_example(void **state)
{
    int missing = 0;

    (void)state;
    for (int role = 0; role < LREL_ROLE_COUNT; role++)
        for (int key = 0; key < LREL_KEY_COUNT; key++) {
            const lrel_key_info *info = lrel_key_info_of((lrel_key)key);

            if (!(info->roles >> role & 1) || shown.key[role][key])
                continue;
            print_error("no example has `%s` of the role %s\n", info->name,
                        lrel_vocabulary_name(&lrel_vocabulary_role, role));
            missing++;
        }
    assert_int_equal(missing, 0);
}

static int missing_words(const lrel_word_list *list)
{
    int missing = 0;

    for (int word = 0; word < list->count; word++) {
        char text[64];

        (void)snprintf(text, sizeof text, "%s:", list->words[word].name);
        if (strstr(shown.text, text))
            continue;
        print_error("no example has `%s` of %s\n", list->words[word].name, list->place);
        missing++;
    }
    return missing;
}

static void programme_page__every_word_has_an_example(void **state)
{
    (void)state;
    assert_int_equal(
        missing_words(&lrel_programme_words) + missing_words(&lrel_source_words) +
            missing_words(&lrel_boundary_words) + missing_words(&lrel_mapping_words) +
            missing_words(&lrel_geometry_words) + missing_words(&lrel_traverse_words) +
            missing_words(&lrel_where_words) + missing_words(&lrel_grid_words) +
            missing_words(&lrel_postgis_words) + missing_words(&lrel_focus_words) +
            missing_words(&lrel_focus_weight_words) +
            missing_words(&lrel_exposure_words) + missing_words(&lrel_indicator_words) +
            missing_words(&lrel_forecast_words) + missing_words(&lrel_scenario_words),
        0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(programme_page__every_example_runs,
                                        job_scratch_setup, job_scratch_teardown),
        cmocka_unit_test(programme_page__every_key_of_every_role_has_an_example),
        cmocka_unit_test(programme_page__every_word_has_an_example),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
