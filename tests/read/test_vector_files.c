/* SPDX-License-Identifier: Apache-2.0 */
/* test_vector_files.c: which layer is read, and which files GDAL is never shown. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <dirent.h>
#include <ogr_core.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "bridge/checksum.h"
#include "read/delivery.h"
#include "read/gdal_files.h"

#define SQUARE "POLYGON((0 0,4 0,4 4,0 4,0 0))"

static const gdal_row rows[] = {
    {SQUARE, 1, "a", 1, {2020, 1, 1}},
    {SQUARE, 2, "b", 2, {2020, 1, 2}},
};

static const gdal_layer layers[] = {
    {"hazards", 32648, wkbPolygon, rows, 2},
    {"releases", 32648, wkbPolygon, rows, 1},
    {"drafts", 32648, wkbPolygon, rows, 0},
};

static void write_gpkg(const delivery *d, int layer_count)
{
    char path[320];

    delivery_path(d, "t.gpkg", path);
    gdal_write("GPKG", path, layers, layer_count);
}

/* --- layers --- */

typedef struct layer_case {
    const char *name;
    const char *layer;
    const char *expected;
} layer_case;

static const layer_case layer_cases[] = {
    {"layer__of_several_one_must_be_named", "",
     "refused: has 3 layers; name one with `layer:`: hazards, releases, drafts"},
    {"layer__named", "releases",
     "fid|code|name|size|day (date)\n1: 1|1|a|1|2020-01-01\n  polygon s0(0 0,4 0,4 4,0 "
     "4,0 0)\n"},
    {"layer__without_rows_named", "drafts", "fid|code|name|size|day (date)\n"},
    {"layer__a_near_miss_is_hinted_at", "hazard",
     "refused: no layer \"hazard\"; did you mean \"hazards\"? The layers are: hazards, "
     "releases, drafts"},
    {"layer__names_are_exact", "HAZARDS",
     "refused: no layer \"HAZARDS\"; did you mean \"hazards\"?"},
    {"layer__what_is_far_off_gets_the_list", "polygons_2024",
     "refused: no layer \"polygons_2024\"; the layers are: hazards, releases, drafts"},
    {"layer__no_sql", "hazards WHERE 1=1", "refused: no layer \"hazards WHERE 1=1\""},
};

static void layer_is_chosen(void **state)
{
    const layer_case *row = *state;
    lrel_read_options options = {.layer = lrel_text_of(row->layer)};
    delivery d = delivery_begin();

    write_gpkg(&d, 3);
    delivery_expect(&d, "t.gpkg", &options, row->expected);
    delivery_end(&d);
}

static void layer__one_with_rows_beside_empty_ones_needs_no_name(void **state)
{
    const gdal_layer two[] = {layers[2], layers[0]};
    lrel_read_options options = {0};
    delivery d = delivery_begin();
    char path[320];

    delivery_path(&d, "t.gpkg", path);
    gdal_write("GPKG", path, two, 2);
    delivery_open(&d, "t.gpkg", &options);
    assert_int_equal(d.status, LREL_OK);
    assert_int_equal(d.table->row_count, 2);
    delivery_end(&d);
}

static void layers__are_listed_in_order_with_their_rows(void **state)
{
    delivery d = delivery_begin();
    lrel_arena *arena = lrel_arena_new(d.context);
    lrel_layer *list;
    size_t count;
    char path[320];

    write_gpkg(&d, 3);
    delivery_path(&d, "t.gpkg", path);
    assert_int_equal(lrel_table_layers(d.context, path, arena, &list, &count, &d.err),
                     LREL_OK);
    assert_int_equal(count, 3);
    for (size_t i = 0; i < count; i++) {
        assert_true(lrel_text_is_equal(list[i].name, lrel_text_of(layers[i].name)));
        assert_int_equal(list[i].row_count, layers[i].row_count);
    }
    lrel_arena_free(arena);
    delivery_end(&d);
}

/* Its rows never end: nothing may ask for the first one, nor for their number. */
static void bad_input_68_layer_a_view_is_refused_and_not_run(void **state)
{
    lrel_read_options options = {.layer = LREL_TEXT("v")};
    delivery d = delivery_begin();
    lrel_arena *arena = lrel_arena_new(d.context);
    lrel_layer *list;
    size_t count;
    char path[320];

    write_gpkg(&d, 1);
    delivery_path(&d, "t.gpkg", path);
    gdal_sql(path, "CREATE VIEW v AS WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT "
                   "x+1 FROM c) SELECT x AS OGC_FID, x AS n FROM c WHERE x<0");
    gdal_sql(path, "INSERT INTO gpkg_contents(table_name,data_type,identifier) "
                   "VALUES('v','attributes','v')");
    delivery_expect(&d, "t.gpkg", &options,
                    "refused: layer v is a query stored in the file, not a table; save "
                    "it as a table");
    assert_int_equal(lrel_table_layers(d.context, path, arena, &list, &count, &d.err),
                     LREL_OK);
    assert_int_equal(count, 2);
    assert_int_equal(list[0].row_count, 2);
    assert_int_equal(list[1].row_count, -1);
    lrel_arena_free(arena);
    delivery_end(&d);
}

/* --- names --- */

typedef struct name_case {
    const char *name;
    const char *path;
    lrel_status status;
    const char *message;
} name_case;

static const name_case names[] = {
    {"name__https", "https://example.org/a.gpkg", LREL_E_FORMAT, "an address"},
    {"name__vsicurl", "/vsicurl/https://example.org/a.gpkg", LREL_E_FORMAT, "an address"},
    {"name__vsizip", "/vsizip//tmp/a.zip/a.gpkg", LREL_E_FORMAT, "an address"},
    {"name__vsimem", "/vsimem/a.fgb", LREL_E_FORMAT, "an address"},
    {"name__vsigdb", "/vsizip//tmp/a.gdb.zip/a.gdb", LREL_E_FORMAT, "an address"},
    {"name__prefix_of_a_driver", "GPKG:/tmp/a.gpkg:layer.gpkg", LREL_E_NOT_FOUND,
     "no such file"},
    {"name__database", "PG:dbname=x.gpkg", LREL_E_NOT_FOUND, "no such file"},
    {"name__json", "{\"type\":\"Point\"}.gpkg", LREL_E_NOT_FOUND, "no such file"},
    {"name__no_such_gdb", "/tmp/there/is/no.gdb", LREL_E_NOT_FOUND, "no such file"},
};

static void name_is_refused(void **state)
{
    const name_case *row = *state;
    delivery d = delivery_begin();
    lrel_arena *arena = lrel_arena_new(d.context);
    lrel_read_options options = {0};
    lrel_table *table = NULL;
    lrel_layer *list = NULL;
    size_t count;

    assert_int_equal(
        lrel_table_read(d.context, row->path, &options, NULL, &table, &d.err),
        row->status);
    assert_non_null(strstr(d.err.message, row->message));
    assert_int_equal(
        lrel_table_layers(d.context, row->path, arena, &list, &count, &d.err),
        row->status);
    assert_null(table);
    assert_null(list);
    lrel_arena_free(arena);
    delivery_end(&d);
}

/* A prefix that GDAL knows, as the name of a file in the folder we stand in. */
static void name__a_file_named_like_a_command_is_a_file(void **state)
{
    lrel_read_options options = {0};
    delivery d = delivery_begin();
    char here[1024], path[320];
    lrel_table *table = NULL;

    delivery_path(&d, "GPKG:t.gpkg", path);
    gdal_write("GPKG", path, layers, 1);
    assert_non_null(getcwd(here, sizeof here));
    assert_int_equal(chdir(d.folder), 0);
    assert_int_equal(
        lrel_table_read(d.context, "GPKG:t.gpkg", &options, NULL, &table, &d.err),
        LREL_OK);
    assert_int_equal(chdir(here), 0);
    assert_int_equal(table->row_count, 2);
    lrel_table_free(table);
    delivery_end(&d);
}

/* Each name has one row more or less than the file that it could be taken for. */
static void name__every_byte_means_itself(void **state)
{
    static const char *const formats[][2] = {{"GPKG", "gpkg"},
                                             {"FlatGeobuf", "fgb"},
                                             {"LIBKML", "kml"},
                                             {"OpenFileGDB", "gdb"}};
    static const char *const pairs[][2] = {{"a%20b", "a b"},
                                           {"h%41", "hA"},
                                           {"q?x", "q"},
                                           {"r#x", "r"},
                                           {"s%3fx", "s?x"},
                                           {"k'q", "kq"},
                                           {"\xE1\x9E\x97%25", "\xE1\x9E\x97%"}};
    lrel_read_options options = {0};
    delivery d = delivery_begin();
    char path[320], name[80];

    for (int folder = 0; folder < 2; folder++) {
        delivery_path(&d, folder ? "dirA" : "dir%41", path);
        assert_int_equal(mkdir(path, 0700), 0);
    }
    for (size_t i = 0; i < 4 * 7 * 4; i++) {
        const gdal_layer one = {"t", 32648, wkbPolygon, rows, i % 2 ? 2 : 1};

        snprintf(name, sizeof name, "%s/%s.%s", i / 2 % 2 ? "dirA" : "dir%41",
                 pairs[i / 4 % 7][i % 2], formats[i / 28][1]);
        delivery_path(&d, name, path);
        gdal_write(formats[i / 28][0], path, &one, 1);
    }
    for (size_t i = 0; i < 4 * 7 * 4; i++) {
        snprintf(name, sizeof name, "%s/%s.%s", i / 2 % 2 ? "dirA" : "dir%41",
                 pairs[i / 4 % 7][i % 2], formats[i / 28][1]);
        delivery_open(&d, name, &options);
        if (d.status != LREL_OK)
            fail_msg("%s: %s", name, d.err.message);
        assert_int_equal(d.table->row_count, i % 2 ? 2 : 1);
    }
    delivery_end(&d);
}

/* --- nothing is written --- */

static void gdal__writes_no_log(void **state)
{
    lrel_read_options options = {0};
    delivery d = delivery_begin();
    char path[320];

    write_gpkg(&d, 1);
    delivery_path(&d, "log.txt", path);
    assert_int_equal(setenv("CPL_LOG", path, 1), 0);
    assert_int_equal(setenv("CPL_DEBUG", "ON", 1), 0);
    delivery_open(&d, "t.gpkg", &options);
    assert_int_equal(unsetenv("CPL_DEBUG"), 0);
    assert_int_equal(unsetenv("CPL_LOG"), 0);
    assert_int_equal(d.status, LREL_OK);
    assert_int_not_equal(access(path, F_OK), 0);
    delivery_end(&d);
}

static int count_files(const char *path)
{
    DIR *folder = opendir(path);
    int count = 0;

    assert_non_null(folder);
    while (readdir(folder))
        count++;
    (void)closedir(folder);
    return count;
}

static void bad_input_68_gpkg_in_wal_mode_is_read_without_a_trace(void **state)
{
    lrel_read_options options = {0};
    delivery d = delivery_begin();
    lrel_checksum before, after;
    struct stat old, new;
    char path[320];
    int files;

    write_gpkg(&d, 1);
    delivery_path(&d, "t.gpkg", path);
    gdal_sql(path, "PRAGMA journal_mode = wal");
    files = count_files(d.folder);
    assert_int_equal(stat(path, &old), 0);
    assert_int_equal(lrel_checksum_of_file(path, &before, NULL), LREL_OK);
    delivery_open(&d, "t.gpkg", &options);
    assert_int_equal(d.status, LREL_OK);
    assert_int_equal(d.table->row_count, 2);
    assert_int_equal(lrel_checksum_of_file(path, &after, NULL), LREL_OK);
    assert_int_equal(stat(path, &new), 0);
    assert_string_equal(before.hex, after.hex);
    assert_int_equal(old.st_mtime, new.st_mtime);
    assert_int_equal(count_files(d.folder), files);
    delivery_end(&d);
}

static void gpkg__with_changes_that_are_not_in_it_is_refused(void **state)
{
    lrel_read_options options = {0};
    delivery d = delivery_begin();

    write_gpkg(&d, 1);
    delivery_write(&d, "t.gpkg-wal", LREL_TEXT("x"));
    delivery_expect(&d, "t.gpkg", &options,
                    "refused: has changes that are not yet in it (the -wal file beside "
                    "it); close the program that has it open");
    delivery_write(&d, "t.gpkg-wal", LREL_TEXT(""));
    delivery_open(&d, "t.gpkg", &options);
    assert_int_equal(d.status, LREL_OK);
    delivery_end(&d);
}

/* SQLite keeps the changes beside the file, GDAL would look beside the link. */
static void gpkg__by_a_link_with_changes_that_are_not_in_it_is_refused(void **state)
{
    static const char *const beside[] = {"t.gpkg-wal", "t.gpkg-journal", "link.gpkg-wal"};
    lrel_read_options options = {0};
    delivery d = delivery_begin();
    char path[320];

    write_gpkg(&d, 1);
    delivery_path(&d, "link.gpkg", path);
    assert_int_equal(symlink("t.gpkg", path), 0);
    delivery_open(&d, "link.gpkg", &options);
    assert_int_equal(d.status, LREL_OK);
    for (size_t i = 0; i < sizeof beside / sizeof *beside; i++) {
        char expected[160];

        delivery_write(&d, beside[i], LREL_TEXT("x"));
        snprintf(expected, sizeof expected,
                 "refused: has changes that are not yet in it (the %s file beside it); "
                 "close the program that has it open",
                 strrchr(beside[i], '-'));
        delivery_expect(&d, "link.gpkg", &options, expected);
        delivery_write(&d, beside[i], LREL_TEXT(""));
    }
    delivery_end(&d);
}

/* --- files that are broken --- */

static size_t read_bytes(const delivery *d, const char *name, char **out)
{
    char path[320];
    FILE *file;
    long size;

    delivery_path(d, name, path);
    file = fopen(path, "rb");
    assert_non_null(file);
    assert_int_equal(fseek(file, 0, SEEK_END), 0);
    size = ftell(file);
    rewind(file);
    *out = malloc((size_t)size);
    assert_non_null(*out);
    assert_int_equal(fread(*out, 1, (size_t)size, file), size);
    assert_int_equal(fclose(file), 0);
    return (size_t)size;
}

static void fgb__cut_off_anywhere_is_refused(void **state)
{
    lrel_read_options options = {0};
    delivery d = delivery_begin();
    char path[320], *bytes;
    size_t size;

    delivery_path(&d, "t.fgb", path);
    gdal_write("FlatGeobuf", path, layers, 1);
    size = read_bytes(&d, "t.fgb", &bytes);
    for (size_t length = 0; length < size; length += 7) {
        delivery_write(&d, "t.fgb", (lrel_text){bytes, length});
        delivery_read(&d, "t.fgb", &options);
        assert_int_not_equal(d.status, LREL_OK);
        assert_true(d.err.message[0] != '\0');
    }
    free(bytes);
    delivery_end(&d);
}

static void gpkg__cut_off_is_refused(void **state)
{
    lrel_read_options options = {0};
    delivery d = delivery_begin();
    char *bytes;
    size_t size;

    write_gpkg(&d, 1);
    size = read_bytes(&d, "t.gpkg", &bytes);
    for (size_t length = 50; length < size; length += size / 5) {
        delivery_write(&d, "t.gpkg", (lrel_text){bytes, length});
        delivery_read(&d, "t.gpkg", &options);
        assert_int_not_equal(d.status, LREL_OK);
        assert_true(d.err.message[0] != '\0');
        assert_null(strchr(d.err.message, '\n'));
    }
    free(bytes);
    delivery_end(&d);
}

static void gdb__a_folder_that_is_none_is_refused(void **state)
{
    lrel_read_options options = {0};
    delivery d = delivery_begin();
    char path[320];

    delivery_path(&d, "t.gdb", path);
    assert_int_equal(mkdir(path, 0700), 0);
    delivery_expect(&d, "t.gdb", &options,
                    "refused: named .gdb, but no File Geodatabase: it has no "
                    "a00000001.gdbtable");
    delivery_write(&d, "t.gdb/a00000001.gdbtable", LREL_TEXT("rubbish"));
    delivery_expect(&d, "t.gdb", &options, "refused: ");
    delivery_end(&d);
}

static void gdb__a_pipe_in_it_is_refused_and_not_opened(void **state)
{
    lrel_read_options options = {0};
    delivery d = delivery_begin();
    char path[320];

    delivery_path(&d, "t.gdb", path);
    gdal_write("OpenFileGDB", path, layers, 1);
    delivery_path(&d, "t.gdb/a00000009.gdbtable", path);
    (void)unlink(path);
    assert_int_equal(mkfifo(path, 0600), 0);
    delivery_expect(&d, "t.gdb", &options,
                    "refused: holds \"a00000009.gdbtable\", which is no file");
    delivery_end(&d);
}

static void gdb__a_slash_behind_its_name_changes_nothing(void **state)
{
    lrel_read_options options = {.layer = LREL_TEXT("hazards")};
    delivery d = delivery_begin();
    char path[320];

    delivery_path(&d, "t.gdb", path);
    gdal_write("OpenFileGDB", path, layers, 2);
    delivery_open(&d, "t.gdb//", &options);
    assert_int_equal(d.status, LREL_OK);
    assert_int_equal(d.table->row_count, 2);
    delivery_end(&d);
}

/* --- the caller --- */

static bool always(void *user)
{
    return true;
}

static void vector__stops_when_asked_to(void **state)
{
    lrel_context_options wishes;
    lrel_read_options options = {0};
    delivery d = delivery_begin();
    lrel_context *context;
    lrel_table *table = NULL;
    char path[320];

    lrel_context_options_init(&wishes);
    wishes.is_cancelled = always;
    context = lrel_context_new(&wishes);
    write_gpkg(&d, 1);
    delivery_path(&d, "t.gpkg", path);
    assert_int_equal(lrel_table_read(context, path, &options, NULL, &table, &d.err),
                     LREL_E_CANCELLED);
    assert_null(table);
    lrel_context_free(context);
    delivery_end(&d);
}

/* Fails the allocation number `left`, and all behind it. */
static void *failing_reallocate(void *memory, size_t bytes, void *user)
{
    long *left = user;

    if (bytes == 0) {
        free(memory);
        return NULL;
    }
    return (*left)-- > 0 ? realloc(memory, bytes) : NULL;
}

static void vector__without_memory_it_says_so_and_leaves_nothing(void **state)
{
    lrel_status status = LREL_E_MEMORY;
    lrel_read_options options = {0};
    delivery d = delivery_begin();
    char path[320];

    write_gpkg(&d, 1);
    delivery_path(&d, "t.gpkg", path);
    for (long allocations = 1; status == LREL_E_MEMORY; allocations++) {
        lrel_context_options wishes;
        lrel_context *context;
        lrel_table *table = NULL;
        long left = allocations;

        assert_true(allocations < 200);
        lrel_context_options_init(&wishes);
        wishes.reallocate = failing_reallocate;
        wishes.reallocate_user = &left;
        context = lrel_context_new(&wishes);
        if (!context)
            continue;
        status = lrel_table_read(context, path, &options, NULL, &table, &d.err);
        assert_int_equal(table != NULL, status == LREL_OK);
        lrel_table_free(table);
        lrel_context_free(context);
    }
    assert_int_equal(status, LREL_OK);
    delivery_end(&d);
}

int main(void)
{
    enum {
        LAYERS = sizeof layer_cases / sizeof *layer_cases,
        NAMES = sizeof names / sizeof *names
    };
    const struct CMUnitTest others[] = {
        cmocka_unit_test(layer__one_with_rows_beside_empty_ones_needs_no_name),
        cmocka_unit_test(layers__are_listed_in_order_with_their_rows),
        cmocka_unit_test(bad_input_68_layer_a_view_is_refused_and_not_run),
        cmocka_unit_test(name__every_byte_means_itself),
        cmocka_unit_test(gdal__writes_no_log),
        cmocka_unit_test(name__a_file_named_like_a_command_is_a_file),
        cmocka_unit_test(bad_input_68_gpkg_in_wal_mode_is_read_without_a_trace),
        cmocka_unit_test(gpkg__by_a_link_with_changes_that_are_not_in_it_is_refused),
        cmocka_unit_test(gpkg__with_changes_that_are_not_in_it_is_refused),
        cmocka_unit_test(fgb__cut_off_anywhere_is_refused),
        cmocka_unit_test(gpkg__cut_off_is_refused),
        cmocka_unit_test(gdb__a_folder_that_is_none_is_refused),
        cmocka_unit_test(gdb__a_pipe_in_it_is_refused_and_not_opened),
        cmocka_unit_test(gdb__a_slash_behind_its_name_changes_nothing),
        cmocka_unit_test(vector__stops_when_asked_to),
        cmocka_unit_test(vector__without_memory_it_says_so_and_leaves_nothing),
    };
    struct CMUnitTest tests[LAYERS + NAMES];

    for (size_t i = 0; i < LAYERS; i++)
        tests[i] = (struct CMUnitTest){layer_cases[i].name, layer_is_chosen, NULL, NULL,
                                       (void *)(uintptr_t)&layer_cases[i]};
    for (size_t i = 0; i < NAMES; i++)
        tests[LAYERS + i] = (struct CMUnitTest){names[i].name, name_is_refused, NULL,
                                                NULL, (void *)(uintptr_t)&names[i]};
    return cmocka_run_group_tests(tests, NULL, NULL) +
           cmocka_run_group_tests(others, NULL, NULL);
}
