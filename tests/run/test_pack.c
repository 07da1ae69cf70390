/* SPDX-License-Identifier: Apache-2.0 */
/* test_pack.c: what one organisation is handed: all of its own, nothing of others, and
 * figures that add up. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "check/check_scene.h"
#include "read/table.h"
#include "run/scenes.h"

#define SQUARE "POLYGON ((0 0, 200 0, 200 200, 0 200, 0 0))\n"
#define BY_10  "POLYGON ((10 0, 210 0, 210 200, 10 200, 10 0))\n"

/* Opens `p.yaml`, keeps what is @p agency's, writes the folder @p out. */
static void pack(job_scratch *s, const char *agency, const char *out)
{
    char path[JOB_PATH_MAX];

    job_open(s);
    job_path(s, out, path);
    if (lrel_job_keep_agency(s->job, agency, &s->err) != LREL_OK ||
        lrel_job_write_check(s->job, path, false, &s->err) != LREL_OK)
        fail_msg("%s", s->err.message);
}

/* ---- nothing of others ---- */

static bool is_word(char c)
{
    return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
}

static bool has_word(const char *text, size_t length, const char *word)
{
    size_t size = strlen(word);

    for (size_t i = 0; i + size <= length; i++)
        if (memcmp(text + i, word, size) == 0 && (i == 0 || !is_word(text[i - 1])) &&
            (i + size == length || !is_word(text[i + size])))
            return true;
    return false;
}

/* The cells of every sheet. */
static bool book_has_word(const job_scratch *s, const char *name, const char *word)
{
    char path[JOB_PATH_MAX];
    lrel_arena *arena = lrel_arena_new(s->context);
    lrel_issues *issues = lrel_issues_new(s->context);
    lrel_layer *layers;
    size_t count;
    bool found = false;

    job_path(s, name, path);
    assert_int_equal(lrel_table_layers(s->context, path, arena, &layers, &count, NULL),
                     LREL_OK);
    for (size_t i = 0; i < count; i++) {
        const lrel_read_options options = {.layer = layers[i].name, .source = -1};
        lrel_table *table;

        assert_int_equal(
            lrel_table_read(s->context, path, &options, issues, &table, NULL), LREL_OK);
        for (size_t c = 0; c < table->row_count * table->column_count; c++)
            found = found || has_word(table->cells[c].at, table->cells[c].length, word);
        lrel_table_free(table);
    }
    lrel_issues_free(issues);
    lrel_arena_free(arena);
    return found;
}

static void expect_nowhere(const job_scratch *s, const char *folder, const char *word)
{
    const char *file;

    for (size_t i = 0; (file = lrel_job_pack_file_at(i)); i++) {
        char name[96];
        bool found;

        snprintf(name, sizeof name, "%s/%s", folder, file);
        if (strstr(file, ".xlsx")) {
            found = book_has_word(s, name, word);
        } else {
            char *text = job_get(s, name);

            found = has_word(text, strlen(text), word);
            free(text);
        }
        if (found)
            fail_msg("%s has \"%s\"", file, word);
    }
}

/* Whether an own record has or names @p id: its own file says so. */
static bool is_known(const csv_table *records, const char *agency, const char *id)
{
    for (size_t i = 0; i < records->rows; i++) {
        const char *hazards = csv_cell(records, i, "hazard");

        if (strcmp(csv_cell(records, i, "operator"), agency) == 0 &&
            (strcmp(csv_cell(records, i, "id"), id) == 0 ||
             has_word(hazards, strlen(hazards), id)))
            return true;
    }
    return false;
}

static void nothing_of_others__is_in_any_file(void **state)
{
    job_scratch *s = *state;
    char agency[80];
    csv_table records;
    size_t others = 0;

    job_run(s, "out");
    records = csv_read(s, "out/data/records.csv");
    snprintf(agency, sizeof agency, "%s", csv_cell(&records, 0, "operator"));
    pack(s, agency, "p");
    for (size_t i = 0; i < records.rows; i++) {
        const char *id = csv_cell(&records, i, "id");

        if (strcmp(csv_cell(&records, i, "operator"), agency) == 0 || *id == '\0' ||
            is_known(&records, agency, id))
            continue;
        expect_nowhere(s, "p", id);
        others++;
    }
    assert_true(others > 5);
    csv_free(&records);
}

static void nothing_of_others__neither_names_nor_places(void **state)
{
    static const char *const theirs[] = {"ALFA-0001", "Alfa", "ALFA", "alfa.csv"};
    job_scratch *s = *state;
    csv_table issues, records;
    size_t first;
    char *text;

    check_put(s, "ALFA-0001,ALFA,ap,2010-01-01,,,,," SQUARE,
              "BRAVO-1,BRAVO,ap,2010-01-01,,,,," BY_10, NULL);
    issues = check_issues(s);
    assert_int_equal(check_count(&issues, "LREL-L017", &first), 1);
    assert_non_null(strstr(csv_cell(&issues, first, "value"), "ALFA-0001"));
    csv_free(&issues);
    pack(s, "bravo", "p");
    for (size_t i = 0; i < sizeof theirs / sizeof *theirs; i++)
        expect_nowhere(s, "p", theirs[i]);
    records = csv_read(s, "out/data/records.csv");
    assert_string_equal(csv_cell(&records, 0, "id"), "ALFA-0001");
    expect_nowhere(s, "p", csv_cell(&records, 0, "lon"));
    csv_free(&records);
    issues = csv_read(s, "p/pack/issues.csv");
    assert_int_equal(check_count(&issues, "LREL-L017", &first), 1);
    assert_string_equal(csv_cell(&issues, first, "value"),
                        "(it names a record of another organisation)");
    csv_free(&issues);
    text = job_get(s, "p/pack/issues.geojson");
    assert_non_null(strstr(text, "[\"Bravo\"]"));
    free(text);
}

static void own_words__stay_whatever_ids_others_have(void **state)
{
    job_scratch *s = *state;
    csv_table issues;
    size_t first;

    check_put(s, "2010-13-01,ALFA,ap,2010-01-01,,,,," SQUARE,
              "b,BRAVO,ap,2010-13-01,,,,," BY_10, NULL);
    pack(s, "BRAVO", "p");
    issues = csv_read(s, "p/pack/issues.csv");
    assert_int_equal(check_count(&issues, "LREL-D001", &first), 1);
    assert_string_equal(csv_cell(&issues, first, "value"), "2010-13-01");
    csv_free(&issues);
}

/* ---- all of its own ---- */

static void records__are_all_of_its_own(void **state)
{
    job_scratch *s = *state;
    csv_table all, own;
    char agency[80];
    size_t next = 0;

    job_run(s, "out");
    all = csv_read(s, "out/data/records.csv");
    snprintf(agency, sizeof agency, "%s", csv_cell(&all, 0, "operator"));
    pack(s, agency, "p");
    own = csv_read(s, "p/pack/records.csv");
    assert_int_equal(own.columns, all.columns);
    for (size_t i = 0; i < all.rows; i++) {
        if (strcmp(csv_cell(&all, i, "operator"), agency) != 0)
            continue;
        for (size_t c = 0; c < all.columns; c++)
            assert_string_equal(own.cells[(next + 1) * own.columns + c],
                                all.cells[(i + 1) * all.columns + c]);
        next++;
    }
    assert_int_equal(next, own.rows);
    csv_free(&all);
    csv_free(&own);
}

static void waterfall__adds_up_to_what_is_counted(void **state)
{
    job_scratch *s = *state;
    csv_table steps, own;
    int64_t sum = 0, counted = 0, of_records = 0;
    char agency[80];

    job_run(s, "out");
    own = csv_read(s, "out/data/records.csv");
    snprintf(agency, sizeof agency, "%s", csv_cell(&own, 0, "operator"));
    csv_free(&own);
    pack(s, agency, "p");
    own = csv_read(s, "p/pack/records.csv");
    steps = csv_read(s, "p/pack/waterfall.csv");
    for (size_t i = 0; i < own.rows; i++)
        of_records += csv_area(&own, i, "counted_m2");
    for (size_t i = 0; i < steps.rows; i++) {
        int64_t area = csv_area(&steps, i, "m2");

        if (strcmp(csv_cell(&steps, i, "step"), "counted") != 0) {
            sum += area;
            continue;
        }
        counted += area;
        assert_true(sum == counted);
    }
    assert_true(steps.rows > 4);
    assert_true(counted == of_records);
    csv_free(&own);
    csv_free(&steps);
}

static void agency__that_has_no_record_is_named_with_those_that_have(void **state)
{
    job_scratch *s = *state;

    job_open(s);
    assert_int_equal(lrel_job_keep_agency(s->job, "Charlie", &s->err), LREL_E_ARGUMENT);
    assert_string_equal(
        s->err.message,
        "no record is of the operator \"Charlie\"; there are ALFA, BRAVO");
    assert_int_equal(lrel_job_keep_agency(s->job, "", &s->err), LREL_E_ARGUMENT);
    assert_int_equal(lrel_job_keep_agency(s->job, " alfa ", &s->err), LREL_OK);
    assert_int_equal(lrel_job_keep_agency(s->job, "BRAVO", &s->err), LREL_E_ARGUMENT);
}

/* Whose a refused file is, nobody knows. */
static void draft__does_not_name_what_it_lacks(void **state)
{
    job_scratch *s = *state;
    char *page;

    job_replace(s, "p.yaml", "alfa_hazards.geojson", "no_such_file.geojson");
    s->draft = true;
    pack(s, "BRAVO", "p");
    expect_nowhere(s, "p", "no_such_file");
    expect_nowhere(s, "p", "ALFA hazards");
    page = job_get(s, "p/pack/README.html");
    assert_non_null(strstr(page, "DRAFT"));
    free(page);
}

#define PACK_TEST(test, setup)                                                           \
    cmocka_unit_test_setup_teardown(test, setup, job_scratch_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCENE_TESTS(nothing_of_others__is_in_any_file),
        PACK_TEST(nothing_of_others__neither_names_nor_places, job_scratch_setup),
        PACK_TEST(own_words__stay_whatever_ids_others_have, job_scratch_setup),
        SCENE_TESTS(records__are_all_of_its_own),
        SCENE_TESTS(waterfall__adds_up_to_what_is_counted),
        PACK_TEST(agency__that_has_no_record_is_named_with_those_that_have,
                  scene_first_setup),
        PACK_TEST(draft__does_not_name_what_it_lacks, scene_first_setup),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
