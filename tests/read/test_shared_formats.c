/* SPDX-License-Identifier: Apache-2.0 */
/* test_shared_formats.c: files that other projects publish to test readers with. Every
 * one is read, or refused with a reason. Skipped where the folder is absent. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <cpl_conv.h>
#include <cpl_string.h>
#include <cpl_vsi.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "bridge/checksum.h"
#include "read/json_pull.h"
#include "read/mapped.h"
#include "read/table.h"
#include "support/shared_files.h"

#define FORMATS SHARED_FORMATS
#define SUITE   FORMATS "/json/JSONTestSuite"

typedef struct tally {
    lrel_context *context;
    int read;
    int wrong;
} tally;

/* What became of the files of one ending. */
typedef struct ending_count {
    char ending[12];
    int read;
    int refused;
} ending_count;

typedef struct count_table {
    lrel_context *context;
    ending_count at[32];
    size_t count;
    int layers; /* of files with several, read one by one */
} count_table;

static ending_count *count_of(count_table *table, const char *name)
{
    const char *dot = strrchr(name, '.');
    const char *ending = dot && strlen(dot) < sizeof table->at->ending ? dot + 1 : "";

    for (size_t i = 0; i < table->count; i++)
        if (strcmp(table->at[i].ending, ending) == 0)
            return &table->at[i];
    assert_in_range(table->count, 0, 31);
    snprintf(table->at[table->count].ending, sizeof table->at->ending, "%s", ending);
    return &table->at[table->count++];
}

/* True where it was read; otherwise there is a reason, and a place. */
static bool read_layer(lrel_context *context, const char *path, lrel_text layer)
{
    lrel_read_options options = {.layer = layer};
    lrel_issues *issues = lrel_issues_new(context);
    lrel_table *table = NULL;
    lrel_error err;
    bool is_read;

    lrel_error_init(&err);
    is_read = lrel_table_read(context, path, &options, issues, &table, &err) == LREL_OK;
    assert_int_equal(is_read, table != NULL);
    if (!is_read) {
        assert_true(strlen(err.message) > 10);
        assert_null(strchr(err.message, '\n'));
        assert_int_not_equal(err.message[strlen(err.message) - 1], '.');
        assert_string_equal(err.source, path);
    }
    lrel_table_free(table);
    lrel_issues_free(issues);
    return is_read;
}

/* Each layer by its name; a file that lists layers must have one that can be read. */
static bool read_layers(count_table *counts, const char *path)
{
    lrel_arena *arena = lrel_arena_new(counts->context);
    lrel_layer *layers = NULL;
    size_t count = 0, read = 0;

    if (lrel_table_layers(counts->context, path, arena, &layers, &count, NULL) == LREL_OK)
        for (size_t i = 0; i < count; i++)
            read += read_layer(counts->context, path, layers[i].name);
    if (count > 1)
        counts->layers += (int)read;
    lrel_arena_free(arena);
    return read > 0;
}

static void read_file(const char *path, const char *name, void *user)
{
    count_table *counts = user;
    ending_count *ending = count_of(counts, name);
    bool is_read = read_layer(counts->context, path, LREL_TEXT(""));
    bool has_layers = read_layers(counts, path);

    if (is_read || has_layers)
        ending->read++;
    else
        ending->refused++;
}

/* A text that changes when a file comes, goes, or changes. */
static void note_file(const char *path, const char *name, void *user)
{
    uint64_t *state = user;
    struct stat about;
    lrel_checksum sum;
    char line[1400];

    assert_int_equal(lstat(path, &about), 0);
    assert_int_equal(lrel_checksum_of_file(path, &sum, NULL), LREL_OK);
    snprintf(line, sizeof line, "%s %s %lld", path, sum.hex, (long long)about.st_mtime);
    *state += lrel_text_hash(lrel_text_of(line)); /* in whatever order they come */
}

typedef struct expectation {
    const char *folder;
    const char *ending;
    int least_read;
} expectation;

/* Files that must be read: all but those that are broken on purpose. */
static const expectation expectations[] = {
    {FORMATS "/csv", "csv", 12},
    {FORMATS "/geojson", "geojson", 60},
    {FORMATS "/shp", "shp", 35},
    /* 18 of the others have no .dbf */ {FORMATS "/shp", "geojson", 5},
    {FORMATS "/gpkg", "gpkg", 6},
    /* Two of them hold pictures alone. */ {FORMATS "/kml/togeojson", "kml", 32},
    {FORMATS "/kml/togeojson", "gpx", 10},
    {FORMATS "/kml/ets-kml22", "kml", 5},
    {FORMATS "/json", "json", 0},
};

static void print_counts(const char *folder, const count_table *counts)
{
    for (size_t i = 0; i < counts->count; i++)
        print_message("%-34s %-10s %4d read %4d refused\n", folder + strlen(FORMATS "/"),
                      counts->at[i].ending, counts->at[i].read, counts->at[i].refused);
    if (counts->layers > 0)
        print_message("%-34s %-10s %4d read\n", folder + strlen(FORMATS "/"), "layers",
                      counts->layers);
}

static void check_expectation(const expectation *wanted, bool is_printed)
{
    count_table counts = {.context = lrel_context_new(NULL)};
    char name[16];
    int read;

    assert_true(shared_files_walk(wanted->folder, read_file, &counts));
    snprintf(name, sizeof name, "x.%s", wanted->ending);
    read = count_of(&counts, name)->read;
    if (is_printed)
        print_counts(wanted->folder, &counts);
    if (read < wanted->least_read)
        fail_msg("%s: %d files .%s read, at least %d must be", wanted->folder, read,
                 wanted->ending, wanted->least_read);
    lrel_context_free(counts.context);
}

static void formats__every_file_is_read_or_refused_with_a_reason(void **state)
{
    uint64_t before = 0, after = 0;

    shared_files_skip_without(FORMATS);
    shared_files_walk(FORMATS, note_file, &before);
    for (size_t i = 0; i < sizeof expectations / sizeof *expectations; i++)
        check_expectation(
            &expectations[i],
            i == 0 || strcmp(expectations[i].folder, expectations[i - 1].folder) != 0);
    shared_files_walk(FORMATS, note_file, &after);
    assert_true(before == after);
}

/* Files that people know, by their rows. */
static void formats__known_files_have_their_rows(void **state)
{
    static const struct {
        const char *path;
        const char *layer;
        size_t rows;
    } files[] = {
        {FORMATS "/shp/fiona/coutwildrnp.shp", "", 67},
        {FORMATS "/shp/shapelib/shape_eg_data/polygon.shp", "", 474},
        {FORMATS "/gpkg/ets-gpkg12/features-0_FIXED.gpkg", "", 51},
        {FORMATS "/gpkg/ets-gpkg12/gdal_sample.gpkg", "polygon2d", 2},
        {FORMATS "/gpkg/ets-gpkg12/simple_sewer_features.gpkg", "s_manhole", 69},
        {FORMATS "/kml/togeojson/simpledata.kml", "", 2},
        {FORMATS "/kml/ets-kml22/kml/KML_Samples.kml", "Google Campus", 4},
        {FORMATS "/geojson/geojson-fixtures/featurecollection/one.geojson", "", 3},
    };
    lrel_context *context;

    shared_files_skip_without(FORMATS);
    context = lrel_context_new(NULL);
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        lrel_read_options options = {.layer = lrel_text_of(files[i].layer)};
        lrel_table *table = NULL;
        lrel_error err;

        if (lrel_table_read(context, files[i].path, &options, NULL, &table, &err) !=
            LREL_OK)
            fail_msg("%s: %s", files[i].path, err.message);
        if (table->row_count != files[i].rows)
            fail_msg("%s: %zu rows", files[i].path, table->row_count);
        lrel_table_free(table);
    }
    lrel_context_free(context);
}

static void remove_file(const char *path, const char *name, void *user)
{
    (void)unlink(path);
}

/* Copies the files of @p from, which GDAL unzips, into the folder @p to. */
static void unzip(const char *from, const char *to)
{
    char **names = VSIReadDir(from);

    assert_non_null(names);
    for (char **name = names; *name; name++) {
        char source[300], target[300];
        GByte *bytes = NULL;
        vsi_l_offset length = 0;
        FILE *file;

        snprintf(source, sizeof source, "%s/%s", from, *name);
        snprintf(target, sizeof target, "%s/%s", to, *name);
        if (!VSIIngestFile(NULL, source, &bytes, &length, -1))
            continue;
        file = fopen(target, "wb");
        assert_non_null(file);
        assert_int_equal(fwrite(bytes, 1, (size_t)length, file), length);
        assert_int_equal(fclose(file), 0);
        VSIFree(bytes);
    }
    CSLDestroy(names);
}

/* A File Geodatabase that ArcGIS wrote, with every kind of layer. */
static void formats__a_real_geodatabase_is_read_layer_by_layer(void **state)
{
    const char *zipped = FORMATS "/shp/fiona/testopenfilegdb.gdb.zip";
    char folder[] = "/tmp/lrel-gdb-XXXXXX", path[100], inside[200];
    lrel_context *context;
    lrel_arena *arena;
    lrel_layer *layers;
    size_t count, read = 0;

    shared_files_skip_without(FORMATS);
    context = lrel_context_new(NULL);
    arena = lrel_arena_new(context);
    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/t.gdb", folder);
    assert_int_equal(mkdir(path, 0700), 0);
    snprintf(inside, sizeof inside, "/vsizip/%s/testopenfilegdb.gdb", zipped);
    unzip(inside, path);
    assert_int_equal(lrel_table_layers(context, path, arena, &layers, &count, NULL),
                     LREL_OK);
    assert_true(count > 20);
    for (size_t i = 0; i < count; i++)
        read += read_layer(context, path, layers[i].name);
    print_message("%zu of %zu layers of a real geodatabase read\n", read, count);
    assert_int_equal(read, count);
    shared_files_walk(path, remove_file, NULL);
    assert_int_equal(rmdir(path), 0);
    assert_int_equal(rmdir(folder), 0);
    lrel_arena_free(arena);
    lrel_context_free(context);
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

    shared_files_skip_without(SUITE);
    count.context = lrel_context_new(NULL);
    assert_true(shared_files_walk(SUITE, judge, &count));
    assert_int_equal(count.wrong, 0);
    assert_true(count.read > 250);
    lrel_context_free(count.context);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(formats__known_files_have_their_rows),
        cmocka_unit_test(formats__a_real_geodatabase_is_read_layer_by_layer),
        cmocka_unit_test(formats__every_file_is_read_or_refused_with_a_reason),
        cmocka_unit_test(json_test_suite__is_judged_as_it_says),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
