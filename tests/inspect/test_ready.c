/* SPDX-License-Identifier: Apache-2.0 */
/* test_ready.c: each ready mapping is known again in a file of its columns, is a mapping
 * that the programme reads, and its draft gives an account as it stands. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "inspect/draft_editor.h"
#include "inspect/inspection.h"

#define ROWS 5

static const lrel_ready *ready_named(const lrel_inspection *inspection, const char *name)
{
    for (size_t i = 0; i < inspection->ready.count; i++)
        if (strcmp(inspection->ready.at[i].name, name) == 0)
            return &inspection->ready.at[i];
    return NULL;
}

/* Something that a cell of the column may hold, another in each row. */
static void put_cell(FILE *file, const lrel_ready_column *column, int row)
{
    lrel_key_info room;
    const lrel_key_info *info = lrel_target__info(column->target, &room);
    const lrel_yaml *value = column->values ? column->values->first : NULL;

    for (int i = 0; value && value->next && i < row; i++)
        value = value->next;
    if (value)
        fprintf(file, "\"%.*s\"", LREL_TEXT_ARGS(value->key));
    else if (info && info->type == LREL_VALUE_DATE)
        fprintf(file, column->form.length > 0 ? "\"1%d/0%d/2019\"" : "\"2019-01-1%d\"",
                row, row + 1);
    else if (info && (info->type == LREL_VALUE_AREA || info->type == LREL_VALUE_NUMBER))
        fprintf(file, "%d", 1000 + row);
    else if (info && info->vocabulary)
        fprintf(file, "\"%s\"", info->vocabulary->codes[row % 2]);
    else
        fprintf(file, "\"X-%d\"", row);
}

/* A file of five records with these columns, and squares or points. */
static void write_file(const job_scratch *s, const lrel_ready *ready)
{
    bool is_point = ready->role == LREL_GUESS_ITEM;
    FILE *file = job_create(s, "delivery.geojson");

    fprintf(file, "{\"type\":\"FeatureCollection\",\"features\":[");
    for (int row = 0; row < ROWS; row++) {
        double x = 103 + row * 0.01;

        fprintf(file, "%s{\"type\":\"Feature\",\"properties\":{", row ? "," : "");
        for (size_t c = 0; c < ready->column_count; c++) {
            fprintf(file, "%s\"%.*s\":", c ? "," : "",
                    LREL_TEXT_ARGS(ready->columns[c].name));
            put_cell(file, &ready->columns[c], row);
        }
        if (is_point)
            fprintf(file, "},\"geometry\":{\"type\":\"Point\",\"coordinates\":[%f,13]}}",
                    x);
        else
            fprintf(
                file,
                "},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[%f,13],[%f,13],"
                "[%f,13.001],[%f,13.001],[%f,13]]]}}",
                x, x + 0.001, x + 0.001, x, x);
    }
    fprintf(file, "]}");
    assert_int_equal(fclose(file), 0);
}

static lrel_inspection *new_inspection(lrel_context *context)
{
    lrel_inspection *inspection;

    assert_int_equal(lrel_inspection_new(context, NULL, &inspection, NULL), LREL_OK);
    return inspection;
}

static void ready__mapping_is_known_again_and_gives_an_account(void **state)
{
    job_scratch *s = *state;
    lrel_context *context = lrel_context_new(NULL);
    lrel_inspection *all = new_inspection(context);

    assert_true(all->ready.count >= 10);
    for (size_t i = 0; i < all->ready.count; i++) {
        const lrel_ready *ready = &all->ready.at[i];
        lrel_inspection *inspection = new_inspection(context);
        char path[JOB_PATH_MAX];
        const char *files[] = {path, NULL};
        const lrel_layer_look *layer;

        job_path(s, "delivery.geojson", path);
        write_file(s, ready);
        assert_int_equal(lrel_inspection_add(inspection, path, NULL), LREL_OK);
        layer = &inspection->files.at[0].layers[0];
        if (!layer->ready.ready || strcmp(layer->ready.ready->name, ready->name) != 0)
            fail_msg("%s is taken for %s", ready->name,
                     layer->ready.ready ? layer->ready.ready->name : "none");
        assert_int_equal(layer->ready.score, 100);
        assert_int_equal(layer->roles[0].role, ready->role);
        lrel_inspection_free(inspection);
        draft_of(s, files);
        s->overwrite = true;
        job_run(s, "out");
    }
    lrel_inspection_free(all);
    lrel_context_free(context);
}

/* As `mapping:` of a source, the file that is installed. */
static void ready__mapping_is_a_mapping_file(void **state)
{
    job_scratch *s = *state;
    lrel_context *context = lrel_context_new(NULL);
    lrel_inspection *all = new_inspection(context);

    for (size_t i = 0; lrel_ready_files[i].name; i++) {
        const lrel_ready *ready = ready_named(all, lrel_ready_files[i].name);
        FILE *file = job_create(s, "p.yaml");

        assert_non_null(ready);
        assert_true(ready->title.length > 0 && ready->column_count >= 3);
        job_put(s, "m.yaml", lrel_ready_files[i].text);
        job_put(s, "d.csv", "x\n");
        fprintf(
            file,
            "programme: R\nas_of: 2020-01-01\nby: []\nsources:\n  - {path: d.csv, role: "
            "%s, mapping: m.yaml%s}\n",
            lrel_role_infos[ready->role].name,
            ready->role == LREL_GUESS_RELEASE &&
                    !strstr(lrel_ready_files[i].text, "\nproduct:")
                ? ", product: {const: cleared}"
                : "");
        assert_int_equal(fclose(file), 0);
        /* Only the columns are not there. */
        if (job_try_open(s) == LREL_E_PROGRAMME)
            fail_msg("%s: %s", lrel_ready_files[i].name, s->err.message);
        job_close(s);
    }
    lrel_inspection_free(all);
    lrel_context_free(context);
}

/* Codes that no vocabulary has would be lost. */
static void ready__values_are_codes(void **state)
{
    lrel_context *context = lrel_context_new(NULL);
    lrel_inspection *all = new_inspection(context);

    (void)state;
    for (size_t i = 0; i < all->ready.count; i++)
        for (size_t c = 0; c < all->ready.at[i].column_count; c++) {
            const lrel_ready_column *column = &all->ready.at[i].columns[c];
            lrel_key_info room;
            const lrel_key_info *info = lrel_target__info(column->target, &room);

            for (const lrel_yaml *value = column->values ? column->values->first : NULL;
                 value; value = value->next)
                if (!info || lrel_ready__code(column, info->vocabulary, value->key) < 0)
                    fail_msg("%s: %.*s", all->ready.at[i].name,
                             LREL_TEXT_ARGS(value->text));
        }
    lrel_inspection_free(all);
    lrel_context_free(context);
}

/* Two of four columns are no proof, and names in capitals cut by a shapefile are. */
static void expect_match(job_scratch *s, const char *header, const char *name, int score)
{
    lrel_context *context = lrel_context_new(NULL);
    lrel_inspection *inspection = new_inspection(context);
    char path[JOB_PATH_MAX], text[400];
    const lrel_ready_match *match;

    snprintf(text, sizeof text, "%s\n1,2,3,4,5,6,7\n", header);
    job_put(s, "t.csv", text);
    job_path(s, "t.csv", path);
    assert_int_equal(lrel_inspection_add(inspection, path, NULL), LREL_OK);
    match = &inspection->files.at[0].layers[0].ready;
    assert_string_equal(match->ready ? match->ready->name : "", name);
    assert_int_equal(match->ready ? match->score : 0, score);
    lrel_inspection_free(inspection);
    lrel_context_free(context);
}

static void ready__mapping_needs_three_of_four_columns(void **state)
{
    job_scratch *s = *state;

    expect_match(s, "HAZREDUCLO,HAZARD_LOC,x,AREASIZE,y,z,w", "imsma_staging_hazreduc",
                 82);
    expect_match(s, "Hazard_Name,Area,x,y,z,v,w", "", 0);
    expect_match(s, "id,name,x,y,z,v,w", "", 0);
}

#define TEST(name)                                                                       \
    cmocka_unit_test_setup_teardown(name, job_scratch_setup, job_scratch_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(ready__mapping_is_known_again_and_gives_an_account),
        TEST(ready__mapping_is_a_mapping_file),
        TEST(ready__values_are_codes),
        TEST(ready__mapping_needs_three_of_four_columns),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
