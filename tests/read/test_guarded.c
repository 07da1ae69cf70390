/* SPDX-License-Identifier: Apache-2.0 */
/* test_guarded.c: whatever a file does to its reader, here it is refused in words, and
 * the process that asked goes on. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <ogr_core.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "bridge/guarded.h"
#include "read/delivery.h"
#include "read/gdal_files.h"
#include "read/watched_reader.h"
#include "support/module_folder.h"

#define SQUARE "POLYGON((0 0,4 0,4 4,0 4,0 0))"

static const gdal_row rows[] = {{SQUARE, 1, "a", 1.5, {2020, 2, 29}},
                                {SQUARE, 2, NULL, 0, {0, 0, 0}}};
static const gdal_layer layer = {"t", 4326, wkbPolygon, rows, 2};

/* ---- a delivery that is read with a reader that is watched ---- */

typedef struct scene {
    delivery d;
    watched_reader reader;
    lrel_read_options options;
} scene;

static int begin(void **state)
{
    scene *s = calloc(1, sizeof *s);

    if (!s)
        return -1;
    s->d = delivery_begin();
    watched_reader_begin(&s->reader);
    *state = s;
    return 0;
}

static int end(void **state)
{
    scene *s = *state;

    module_folder_set(NULL);
    delivery_end(&s->d);
    free(s);
    return 0;
}

static void write_fgb(scene *s)
{
    char path[320];

    delivery_path(&s->d, "t.fgb", path);
    gdal_write("FlatGeobuf", path, &layer, 1);
}

static void write_gpkg(scene *s)
{
    char path[320];

    delivery_path(&s->d, "t.gpkg", path);
    gdal_write("GPKG", path, &layer, 1);
}

/* Statements for t.gpkg, which GDAL itself would not carry out. */
static void change_gpkg(scene *s, const char *sql)
{
    char path[320];
    sqlite3 *file;

    delivery_path(&s->d, "t.gpkg", path);
    assert_int_equal(sqlite3_open(path, &file), SQLITE_OK);
    if (sqlite3_exec(file, sql, NULL, NULL, NULL) != SQLITE_OK)
        fail_msg("%s", sqlite3_errmsg(file));
    sqlite3_close(file);
}

/* A GeoPackage whose list of layers is the query @p select behind what is really in it:
 * we do not run queries of a file, and leave that to GDAL. */
static void write_list(scene *s, const char *select)
{
    char sql[1000];

    write_gpkg(s);
    snprintf(sql, sizeof sql,
             "ALTER TABLE gpkg_contents RENAME TO c; "
             "CREATE VIEW gpkg_contents AS SELECT * FROM c UNION ALL %s",
             select);
    change_gpkg(s, sql);
}

/* Reads @p name by a reader with the limits of the scene. */
static void read_guarded(scene *s, const char *name)
{
    lrel_context_options options;

    lrel_table_free(s->d.table);
    lrel_issues_free(s->d.issues);
    s->d.table = NULL;
    s->d.issues = NULL;
    lrel_context_options_init(&options);
    options.guard = &s->reader.guard;
    lrel_context_free(s->d.context);
    s->d.context = lrel_context_new(&options);
    assert_non_null(s->d.context);
    delivery_open(&s->d, name, &s->options);
    assert_int_equal(s->reader.stopped, s->reader.started);
}

static void expect_refused(scene *s, const char *name, lrel_status status,
                           const char *words)
{
    read_guarded(s, name);
    if (s->d.status != status || !strstr(s->d.err.message, words))
        fail_msg("expected: %d %s\ngot: %d %s", (int)status, words, (int)s->d.status,
                 s->d.err.message);
}

/* The process that asked is whole: the next file is read. */
static void expect_goes_on(scene *s)
{
    s->reader.signal = 0;
    s->options.layer = (lrel_text){0};
    module_folder_set(NULL);
    write_fgb(s);
    read_guarded(s, "t.fgb");
    assert_int_equal(s->d.status, LREL_OK);
    assert_int_equal(s->d.table->row_count, 2);
}

/* ---- limits ---- */

/* A row of the list of layers. */
#define ROW(name) name ", 'attributes', " name ", '', '', 0, 0, 0, 0, 0"

static void bad_input_68_a_view_that_never_ends_is_stopped(void **state)
{
    scene *s = *state;

    s->reader.guard.cpu_seconds = 1;
    write_list(s, "SELECT * FROM (WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL "
                  "SELECT x + 1 FROM n) SELECT " ROW("x") " FROM n WHERE x < 0)");
    expect_refused(s, "t.gpkg", LREL_E_LIMIT,
                   "reading it takes more than 1 second of computing: ");
    expect_goes_on(s);
}

static void bad_input_68_a_view_that_takes_all_memory_is_stopped(void **state)
{
    scene *s = *state;

    s->reader.guard.memory_bytes = (uint64_t)256 << 20;
    write_list(s, "SELECT " ROW("hex(randomblob(300000000))"));
    expect_refused(s, "t.gpkg", LREL_E_LIMIT,
                   "reading it takes more than 256 MiB of memory: ");
    expect_goes_on(s);
}

/* What a column is computed from is a query too, of each row: @p count of them. */
static void write_computed(scene *s, int count, const char *from)
{
    char sql[200];

    write_gpkg(s);
    for (int i = 0; i < count; i++) {
        snprintf(sql, sizeof sql, "ALTER TABLE t ADD COLUMN v%d TEXT AS (%s)", i, from);
        change_gpkg(s, sql);
    }
}

static void bad_input_68_a_column_that_is_computed_for_hours_is_stopped(void **state)
{
    scene *s = *state;

    s->reader.guard.cpu_seconds = 1;
    write_computed(s, 1, "instr(hex(zeroblob(9000000)), hex(zeroblob(4000000)) || 'x')");
    expect_refused(s, "t.gpkg", LREL_E_LIMIT, "more than 1 second of computing");
    expect_goes_on(s);
}

static void bad_input_68_columns_that_make_much_of_little_are_stopped(void **state)
{
    scene *s = *state;

    write_computed(s, 9, "hex(zeroblob(4000000))");
    expect_refused(s, "t.gpkg", LREL_E_LIMIT, "its rows come to more than 64 MiB");
    expect_goes_on(s);
}

static void guarded__columns_that_are_computed_are_read(void **state)
{
    scene *s = *state;

    write_computed(s, 1, "name || '!'");
    read_guarded(s, "t.gpkg");
    assert_int_equal(s->d.status, LREL_OK);
    assert_true(lrel_text_is_equal(
        lrel_table_cell(s->d.table, 0, lrel_table_column(s->d.table, LREL_TEXT("v0"))),
        LREL_TEXT("a!")));
    assert_int_equal(s->reader.started, 1);
}

static void guarded__a_reader_that_says_nothing_is_ended(void **state)
{
    scene *s = *state;

    s->reader.guard.wait_seconds = 1;
    s->reader.signal = SIGSTOP;
    write_fgb(s);
    expect_refused(s, "t.fgb", LREL_E_LIMIT,
                   "reading it takes more than 1 second of waiting for it: ");
    expect_goes_on(s);
}

/* ---- what else can happen to a reader ---- */

static const struct {
    int signal;
    const char *words;
} signals[] = {
    {SIGSEGV, "its reader ended with signal 11 (SIGSEGV): the file is damaged"},
    {SIGABRT, "its reader ended with signal 6 (SIGABRT): the file is damaged"},
    {SIGBUS, "(SIGBUS)"},
    {SIGFPE, "(SIGFPE)"},
    {SIGILL, "(SIGILL)"},
    {SIGKILL, "its reader was ended from outside with signal 9 (SIGKILL)"},
    {SIGTERM, "its reader was ended from outside with signal 15 (SIGTERM)"},
};

static void guarded__a_crash_and_an_end_from_outside_are_refusals(void **state)
{
    scene *s = *state;

    write_fgb(s);
    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++) {
        s->reader.signal = signals[i].signal;
        expect_refused(s, "t.fgb", LREL_E_FORMAT, signals[i].words);
    }
    expect_goes_on(s);
}

/* A program in the reader's place. */
static void put_stand_in(scene *s, const char *script)
{
    char path[320];

    delivery_write(&s->d, "landrelease_reader", lrel_text_of(script));
    delivery_path(&s->d, "landrelease_reader", path);
    assert_int_equal(chmod(path, 0700), 0);
    module_folder_set(s->d.folder);
}

static void guarded__without_its_reader_a_file_is_refused(void **state)
{
    scene *s = *state;

    write_fgb(s);
    module_folder_set(s->d.folder);
    expect_refused(s, "t.fgb", LREL_E_NOT_FOUND,
                   "needs the program landrelease_reader, which is not installed");
    assert_int_equal(s->reader.started, 0);
    expect_goes_on(s);
}

static const struct {
    const char *script;
    lrel_status status;
    const char *words;
} stand_ins[] = {
    {"#!/bin/sh\nexit 127\n", LREL_E_NOT_FOUND,
     "its reader cannot be started; on Debian: package libgdal32"},
    {"#!/no/such/shell\n", LREL_E_READ, "cannot be started: No such file"},
    {"#!/bin/sh\nexit 7\n", LREL_E_FORMAT, "its reader ended with status 7"},
    {"#!/bin/sh\nexit 0\n", LREL_E_FORMAT, "its reader ended with status 0"},
    {"#!/bin/sh\nexec yes 'all is well' >&0\n", LREL_E_FORMAT,
     "its reader said something that makes no sense"},
    {"#!/bin/sh\nexec cat /dev/zero >&0\n", LREL_E_FORMAT,
     "its reader answers what was not asked"},
};

static void guarded__another_program_in_its_place_is_not_believed(void **state)
{
    scene *s = *state;

    write_fgb(s);
    for (size_t i = 0; i < sizeof stand_ins / sizeof *stand_ins; i++) {
        put_stand_in(s, stand_ins[i].script);
        expect_refused(s, "t.fgb", stand_ins[i].status, stand_ins[i].words);
    }
    expect_goes_on(s);
}

/* ---- files that are too much for most programs ---- */

/* Collections in each other, as well-known binary behind the header of a GeoPackage. */
static void write_nested(scene *s, int depth)
{
    const size_t room = 400 + (size_t)depth * 18;
    char *sql = malloc(room), *at = sql;

    assert_non_null(sql);
    /* Triggers of an index need functions that only GDAL has. */
    at += sprintf(at,
                  "DROP TRIGGER rtree_t_geom_update1; DROP TRIGGER "
                  "rtree_t_geom_update2; DROP TRIGGER rtree_t_geom_update3; DROP "
                  "TRIGGER rtree_t_geom_update4; UPDATE t SET geom = x'4750000100000000");
    for (int i = 0; i < depth; i++)
        at += sprintf(at, "010700000001000000");
    sprintf(at, "010700000000000000' WHERE fid = 1");
    write_gpkg(s);
    change_gpkg(s, sql);
    free(sql);
}

static void bad_input_24_collections_60000_deep_in_a_geopackage(void **state)
{
    scene *s = *state;

    write_nested(s, 60000);
    read_guarded(s, "t.gpkg");
    assert_int_equal(s->d.status, LREL_OK);
    assert_int_equal(s->d.table->row_count, 2);
    assert_int_equal(s->d.table->shapes[0].kind, LREL_SHAPE_UNREADABLE);
    assert_int_equal(s->reader.started, 1);
    expect_goes_on(s);
}

/* ---- what a reader may do ---- */

static void expect_line(const char *text, const char *line)
{
    if (!strstr(text, line))
        fail_msg("no \"%s\" in:\n%s", line, text);
}

/* What the system says about the reader in /proc/ID/@p file. */
static void read_about(const scene *s, const char *file, char *out, size_t capacity)
{
    char path[64];
    size_t length;
    FILE *about;

    snprintf(path, sizeof path, "/proc/%d/%s", (int)s->reader.process, file);
    about = fopen(path, "r");
    assert_non_null(about);
    length = fread(out, 1, capacity - 1, about);
    out[length] = '\0';
    (void)fclose(about);
}

/* t.fgb by a reader that waits for what is asked next. */
typedef struct open_file {
    lrel_context *context;
    const lrel_vector_functions *module;
    lrel_vector *vector;
} open_file;

static open_file open_fgb(scene *s)
{
    lrel_context_options options;
    open_file file;
    char path[320];

    write_fgb(s);
    delivery_path(&s->d, "t.fgb", path);
    lrel_context_options_init(&options);
    options.guard = &s->reader.guard;
    file.context = lrel_context_new(&options);
    assert_non_null(file.context);
    assert_int_equal(lrel_gdal_functions(file.context, &file.module, NULL), LREL_OK);
    assert_int_equal(
        file.module->open(file.context, path, LREL_VECTOR_FGB, &file.vector, NULL),
        LREL_OK);
    return file;
}

static void close_fgb(open_file *file)
{
    file->module->close(file->vector);
    lrel_context_free(file->context);
}

static void guarded__a_reader_has_limits(void **state)
{
    scene *s = *state;
    open_file file = open_fgb(s);
    char about[8192];

    read_about(s, "limits", about, sizeof about);
    expect_line(about, "Max cpu time              600                  605 ");
    expect_line(about, "Max file size             0                    0 ");
    expect_line(about, "Max core file size        0                    0 ");
    expect_line(about, "Max open files            1024                 1024 ");
#ifndef __SANITIZE_ADDRESS__
    expect_line(about, "Max data size             4294967296           4294967296 ");
#endif
    read_about(s, "status", about, sizeof about);
    expect_line(about, "\nNoNewPrivs:\t1\n");
#if defined(__x86_64__) || defined(__aarch64__)
    expect_line(about, "\nSeccomp:\t2\n");
#endif
    close_fgb(&file);
}

/* With address checks it has much to say about its end. */
static void guarded__nothing_that_a_reader_prints_is_seen(void **state)
{
    static char printed[320];
    scene *s = *state;
    lrel_vector_table table;
    open_file file;
    struct stat about;
    lrel_error err;

    delivery_path(&s->d, "printed", printed);
    s->reader.printed = printed;
    file = open_fgb(s);
    assert_int_equal(kill(s->reader.process, SIGSEGV), 0);
    assert_int_equal(file.module->begin(file.vector, 0, &table, &err), LREL_E_FORMAT);
    expect_line(err.message, "its reader ended with ");
    close_fgb(&file);
    assert_int_equal(stat(printed, &about), 0);
    assert_int_equal(about.st_size, 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(bad_input_68_a_view_that_never_ends_is_stopped),
        TEST(bad_input_68_columns_that_make_much_of_little_are_stopped),
        TEST(bad_input_68_a_view_that_takes_all_memory_is_stopped),
        TEST(bad_input_68_a_column_that_is_computed_for_hours_is_stopped),
        TEST(guarded__columns_that_are_computed_are_read),
        TEST(bad_input_24_collections_60000_deep_in_a_geopackage),
        TEST(guarded__a_reader_that_says_nothing_is_ended),
        TEST(guarded__a_crash_and_an_end_from_outside_are_refusals),
        TEST(guarded__without_its_reader_a_file_is_refused),
        TEST(guarded__another_program_in_its_place_is_not_believed),
        TEST(guarded__nothing_that_a_reader_prints_is_seen),
        TEST(guarded__a_reader_has_limits),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
