/* SPDX-License-Identifier: Apache-2.0 */
/* A run gives the same bytes, whether GDAL reads in this process or in one of its own;
 * and a file that is too much for its reader is named beside the others. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <ogr_core.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "read/gdal_files.h"
#include "read/watched_reader.h"
#include "run/job_scratch.h"

#define SQUARE(x, y)                                                                     \
    "MULTIPOLYGON(((" x " 13.1," x "5 13.1," x "5 " y "," x " " y "," x " 13.1)))"

/* With much that is wrong: a shape that crosses itself, none at all, a curve, an open
 * ring, a name that is no text, no date. */
static const gdal_row hazards[] = {
    {SQUARE("103.10", "13.15"), 1, "a", 1, {2019, 3, 1}},
    {SQUARE("103.11", "13.15"), 2, "\xe1\x9e\x80\xe1\x9e", 0.1, {2020, 3, 1}},
    {"MULTIPOLYGON(((103.2 13.1,103.3 13.2,103.3 13.1,103.2 13.2,103.2 13.1)))",
     3,
     NULL,
     1e300,
     {0, 0, 0}},
    {"MULTIPOLYGON EMPTY", INT64_MIN, "d", -1, {2020, 3, 1}},
};
static const gdal_row releases[] = {
    {SQUARE("103.10", "13.12"), 11, "a", 1, {2021, 6, 30}},
};

static void put_programme(const job_scratch *s, const char *ending)
{
    char text[900];

    snprintf(
        text, sizeof text,
        "programme: Guarded\nas_of: 2024-12-31\nsources:\n"
        "  - {path: hazards.%s, role: hazard, id: code, contamination: {const: ap},\n"
        "     class: {const: cha}, from: {column: day}, area: size}\n"
        "  - {path: releases.%s, role: release, id: code, product: {const: cleared},\n"
        "     contamination: {const: ap}, to: {column: day}}\n",
        ending, ending);
    job_put(s, "p.yaml", text);
}

static void put_files(const job_scratch *s, const char *driver, const char *ending)
{
    const gdal_layer layers[] = {
        {"hazards", 4326, wkbMultiPolygon, hazards, 4},
        {"releases", 4326, wkbMultiPolygon, releases, 1},
    };

    for (int i = 0; i < 2; i++) {
        char name[40], path[JOB_PATH_MAX];

        snprintf(name, sizeof name, "%s.%s", layers[i].name, ending);
        job_path(s, name, path);
        gdal_write(driver, path, &layers[i], 1);
    }
    put_programme(s, ending);
}

static void assert_same_file(const job_scratch *s, const char *file)
{
    char one[96], other[96], *a, *b;

    snprintf(one, sizeof one, "here/%s", file);
    snprintf(other, sizeof other, "guarded/%s", file);
    a = job_get(s, one);
    b = job_get(s, other);
    if (strcmp(a, b) != 0)
        fail_msg("%s differs", file);
    free(a);
    free(b);
}

static void expect_same_run(job_scratch *s)
{
    char said[sizeof s->messages];
    watched_reader reader;

    s->overwrite = true;
    s->guard = NULL;
    job_run(s, "here");
    memcpy(said, s->messages, sizeof said);
    watched_reader_begin(&reader);
    s->guard = &reader.guard;
    job_run(s, "guarded");
    assert_string_equal(said, s->messages);
    assert_true(reader.started > 0);
    assert_int_equal(reader.stopped, reader.started);
    for (int i = 0; job_outputs[i]; i++)
        assert_same_file(s, job_outputs[i]);
}

static void guarded__flatgeobuf_gives_the_same_bytes(void **state)
{
    put_files(*state, "FlatGeobuf", "fgb");
    expect_same_run(*state);
}

static void guarded__geodatabase_gives_the_same_bytes(void **state)
{
    put_files(*state, "OpenFileGDB", "gdb");
    expect_same_run(*state);
}

/* A row of which GDAL has to say what it is. */
static void guarded__geopackage_gives_the_same_bytes(void **state)
{
    job_scratch *s = *state;
    char path[JOB_PATH_MAX];

    put_files(s, "GPKG", "gpkg");
    job_path(s, "hazards.gpkg", path);
    gdal_sql(path, "UPDATE hazards SET day = '2020/03/01' WHERE code = 1");
    gdal_sql(path, "DROP TABLE gpkg_ogr_contents");
    expect_same_run(s);
}

/* Both refusals in one run, so that both are mended before the next. */
static void guarded__a_crash_is_named_and_all_others_are_read(void **state)
{
    job_scratch *s = *state;
    watched_reader reader;

    put_files(s, "FlatGeobuf", "fgb");
    watched_reader_begin(&reader);
    reader.signal = SIGSEGV;
    s->guard = &reader.guard;
    assert_int_equal(job_try(s, "out"), LREL_E_REFUSED);
    assert_non_null(strstr(s->messages, "hazards.fgb: its reader ended with signal 11"));
    assert_non_null(strstr(s->messages, "releases.fgb: its reader ended with signal 11"));
    assert_false(job_has(s, "out"));
}

/* What is too much is an input that was refused, as what is damaged is. */
static void guarded__a_limit_is_a_refusal(void **state)
{
    job_scratch *s = *state;
    watched_reader reader;

    put_files(s, "FlatGeobuf", "fgb");
    watched_reader_begin(&reader);
    reader.signal = SIGSTOP;
    reader.guard.wait_seconds = 1;
    s->guard = &reader.guard;
    assert_int_equal(job_try(s, "out"), LREL_E_REFUSED);
    assert_non_null(strstr(s->messages, "hazards.fgb: reading it takes more than 1 "));
}

static bool is_asked(void *user)
{
    const watched_reader *reader = user;

    return reader->started > 0;
}

/* Ctrl-C need not wait for what a reader waits for. */
static void guarded__who_stops_does_not_wait_for_a_reader(void **state)
{
    job_scratch *s = *state;
    watched_reader reader;

    put_files(s, "FlatGeobuf", "fgb");
    watched_reader_begin(&reader);
    reader.signal = SIGSTOP;
    s->guard = &reader.guard;
    s->is_cancelled = is_asked;
    s->cancel_user = &reader;
    assert_int_equal(job_try(s, "out"), LREL_E_CANCELLED);
    assert_true(reader.started > 0);
    assert_int_equal(reader.stopped, reader.started);
}

#define TEST(name)                                                                       \
    cmocka_unit_test_setup_teardown(name, job_scratch_setup, job_scratch_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(guarded__flatgeobuf_gives_the_same_bytes),
        TEST(guarded__geodatabase_gives_the_same_bytes),
        TEST(guarded__geopackage_gives_the_same_bytes),
        TEST(guarded__a_crash_is_named_and_all_others_are_read),
        TEST(guarded__a_limit_is_a_refusal),
        TEST(guarded__who_stops_does_not_wait_for_a_reader),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
