/* SPDX-License-Identifier: Apache-2.0 */
/* test_gpkg_contents.c: what is read of an ordinary GeoPackage without GDAL is what GDAL
 * sees in it: layers, columns, coordinate systems. And what is not ordinary is GDAL's. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <cpl_error.h>
#include <fcntl.h>
#include <ogr_core.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "bridge/gpkg.h"
#include "read/delivery.h"
#include "read/gdal_files.h"
#include "support/module_folder.h"

#define SQUARE "POLYGON((0 0,4 0,4 4,0 4,0 0))"

static const gdal_row rows[] = {
    {SQUARE, 1, "a", 1.5, {2020, 2, 29}},
    {NULL, 2, NULL, 0, {0, 0, 0}},
};
/* Neither in the order of the alphabet nor all with shapes. */
static const gdal_layer layers[] = {
    {"t", 32648, wkbPolygon, rows, 2},
    {"notes", 0, wkbNone, &rows[1], 1},
    {"a b\"c", 4326, wkbUnknown, rows, 1},
    {"m", 32760, wkbMultiPolygon, NULL, 0},
    {"q", 0, wkbNone, NULL, 0},
};

/* Who reads it first: all by us; the columns of "t" by GDAL; or the lists too. */
typedef enum reader { BY_US, COLUMNS_BY_GDAL, LISTS_BY_GDAL } reader;

typedef struct file_case {
    const char *name;
    const char *sql; /* what makes the file this one, or NULL */
    reader reader;
} file_case;

#define COLUMN(type) "ALTER TABLE t ADD COLUMN v " type
#define T_SRS        "UPDATE gpkg_geometry_columns SET srs_id="
static const file_case files[] = {
    {"file__as_gdal_writes_it", NULL, BY_US},
    {"file__with_a_truth", COLUMN("BOOLEAN"), BY_US},
    {"file__with_8_bits", COLUMN("TINYINT"), BY_US},
    {"file__with_16_bits", COLUMN("SMALLINT"), BY_US},
    {"file__with_32_bits", COLUMN("MEDIUMINT"), BY_US},
    {"file__with_64_bits", COLUMN("INT"), BY_US},
    {"file__with_64_bits_more", COLUMN("integer"), BY_US},
    {"file__with_a_float", COLUMN("FLOAT"), BY_US},
    {"file__with_a_double", COLUMN("DOUBLE"), BY_US},
    {"file__with_a_real", COLUMN("Real"), BY_US},
    {"file__with_a_text", COLUMN("text"), BY_US},
    {"file__with_a_text_of_length", COLUMN("TEXT(12)"), BY_US},
    {"file__with_bytes", COLUMN("BLOB"), BY_US},
    {"file__with_a_day", COLUMN("DATE"), BY_US},
    {"file__with_a_time", COLUMN("DATETIME"), BY_US},
    {"file__with_a_name_that_kml_has", "ALTER TABLE t ADD COLUMN \"kml:ICON\" TEXT",
     BY_US},
    {"file__of_epsg_in_small_letters",
     "UPDATE gpkg_spatial_ref_sys SET organization='epsg'", BY_US},
    {"file__with_bytes_of_length", COLUMN("BLOB(12)"), COLUMNS_BY_GDAL},
    {"file__with_a_text_shorter_than_nothing", COLUMN("TEXT(-1)"), COLUMNS_BY_GDAL},
    {"file__with_a_text_of_two_lengths", COLUMN("TEXT(1,2)"), COLUMNS_BY_GDAL},
    {"file__with_a_type_of_another_kind", COLUMN("VARCHAR(12)"), COLUMNS_BY_GDAL},
    {"file__with_a_number_of_another_kind", COLUMN("NUMERIC"), COLUMNS_BY_GDAL},
    {"file__with_no_type", COLUMN(""), COLUMNS_BY_GDAL},
    {"file__with_another_shape", COLUMN("POLYGON"), COLUMNS_BY_GDAL},
    {"file__with_a_column_that_is_computed", COLUMN("INTEGER AS (1)"), LISTS_BY_GDAL},
    {"file__of_another_organization", "UPDATE gpkg_spatial_ref_sys SET organization='US'",
     COLUMNS_BY_GDAL},
    {"file__of_another_code",
     "UPDATE gpkg_spatial_ref_sys SET organization_coordsys_id=32647 WHERE srs_id=32648",
     COLUMNS_BY_GDAL},
    {"file__of_no_system", T_SRS "0 WHERE table_name='t'", COLUMNS_BY_GDAL},
    {"file__of_a_system_that_is_not_listed", T_SRS "32601 WHERE table_name='t'",
     COLUMNS_BY_GDAL},
    {"file__of_a_system_that_is_no_number", T_SRS "'x' WHERE table_name='t'",
     LISTS_BY_GDAL},
    {"file__without_counts", "DELETE FROM gpkg_ogr_contents", LISTS_BY_GDAL},
    {"file__with_a_count_below_nothing", "UPDATE gpkg_ogr_contents SET feature_count=-1",
     LISTS_BY_GDAL},
    {"file__with_a_count_that_is_none",
     "UPDATE gpkg_ogr_contents SET feature_count='many' WHERE table_name='t'",
     LISTS_BY_GDAL},
    {"file__of_no_version", "PRAGMA user_version=10100", LISTS_BY_GDAL},
    {"file__of_a_version_to_come", "PRAGMA user_version=10500", LISTS_BY_GDAL},
    {"file__of_the_first_versions", "PRAGMA application_id=1196437808", LISTS_BY_GDAL},
    {"file__with_tiles",
     "INSERT INTO gpkg_contents (table_name, data_type) VALUES ('x', 'tiles')",
     LISTS_BY_GDAL},
    {"file__with_a_table_that_is_not_there",
     "INSERT INTO gpkg_contents (table_name, data_type) VALUES ('x', 'attributes')",
     LISTS_BY_GDAL},
    {"file__with_names_in_other_letters",
     "UPDATE gpkg_contents SET table_name='Q' WHERE table_name='q'", LISTS_BY_GDAL},
    {"file__with_one_table_twice",
     "INSERT INTO gpkg_contents (table_name, data_type) VALUES ('Q', 'attributes')",
     LISTS_BY_GDAL},
    {"file__with_shapes_that_are_not_listed",
     "UPDATE gpkg_contents SET data_type='features' WHERE table_name='q'", LISTS_BY_GDAL},
};

static void assert_same_table(const lrel_vector_table *ours,
                              const lrel_vector_table *gdals)
{
    assert_int_equal(ours->field_count, gdals->field_count);
    for (size_t i = 0; i < ours->field_count; i++) {
        assert_string_equal(ours->fields[i].name, gdals->fields[i].name);
        assert_int_equal(ours->fields[i].value, gdals->fields[i].value);
        assert_int_equal(ours->fields[i].type, gdals->fields[i].type);
        if (ours->fields[i].type == LREL_VECTOR_UNREADABLE)
            assert_string_equal(ours->fields[i].type_name, gdals->fields[i].type_name);
    }
    assert_string_equal(ours->id_name, gdals->id_name);
    assert_string_equal(ours->shape_name, gdals->shape_name);
    assert_string_equal(ours->crs, gdals->crs);
    assert_string_equal(ours->crs_why, gdals->crs_why);
}

static const lrel_vector_functions *gdals_functions(void)
{
    const lrel_module_head *head;

    assert_int_equal(lrel_module_open(LREL_MODULE_GDAL, &head, NULL), LREL_OK);
    return (const lrel_vector_functions *)head;
}

static bool has_gdal(const lrel_vector *vector)
{
    char library[64];

    lrel_gpkg.library(vector, library, sizeof library);
    return strncmp(library, "GDAL ", 5) == 0;
}

static lrel_vector *open_with(const lrel_vector_functions *functions, const delivery *d,
                              const char *path)
{
    lrel_vector *vector = NULL;

    assert_int_equal(functions->open(d->context, path, LREL_VECTOR_GPKG, &vector, NULL),
                     LREL_OK);
    return vector;
}

/* A vector begins one layer: each gets its own. */
static void compare_layer(const delivery *d, const char *path, size_t index)
{
    const lrel_vector_functions *gdal = gdals_functions();
    lrel_vector *a = open_with(&lrel_gpkg, d, path), *b = open_with(gdal, d, path);
    lrel_vector_layer ours = lrel_gpkg.layer(a, index), gdals = gdal->layer(b, index);
    lrel_vector_table our_table = {0}, gdals_table = {0};
    lrel_error our_err = {0}, gdals_err = {0};
    lrel_status status = gdal->begin(b, index, &gdals_table, &gdals_err);

    assert_string_equal(ours.name, gdals.name);
    assert_int_equal(ours.row_count, gdals.row_count);
    assert_int_equal(lrel_gpkg.begin(a, index, &our_table, &our_err), status);
    assert_string_equal(our_err.message, gdals_err.message);
    if (status == LREL_OK)
        assert_same_table(&our_table, &gdals_table);
    lrel_gpkg.close(a);
    gdal->close(b);
}

static void assert_reader(const delivery *d, const char *path, reader expected)
{
    lrel_vector *vector = open_with(&lrel_gpkg, d, path);
    lrel_vector_table table;
    size_t t = 0;

    assert_int_equal(has_gdal(vector), expected == LISTS_BY_GDAL);
    while (strcmp(lrel_gpkg.layer(vector, t).name, "t") != 0)
        t++;
    if (lrel_gpkg.begin(vector, t, &table, NULL) == LREL_OK)
        assert_int_equal(has_gdal(vector), expected != BY_US);
    lrel_gpkg.close(vector);
}

static void put_file(delivery *d, const char *sql, char path[320])
{
    *d = delivery_begin();
    delivery_path(d, "t.gpkg", path);
    gdal_write("GPKG", path, layers, sizeof layers / sizeof *layers);
    CPLPushErrorHandler(CPLQuietErrorHandler); /* of what the last statement has broken */
    if (sql)
        gdal_sql(path, sql);
    CPLPopErrorHandler();
}

static void file_is_the_same(void **state)
{
    const file_case *row = *state;
    const lrel_vector_functions *gdal = gdals_functions();
    lrel_vector *ours, *gdals;
    size_t count;
    delivery d;
    char path[320];

    put_file(&d, row->sql, path);
    ours = open_with(&lrel_gpkg, &d, path);
    gdals = open_with(gdal, &d, path);
    count = gdal->layer_count(gdals);
    assert_int_equal(lrel_gpkg.layer_count(ours), count);
    lrel_gpkg.close(ours);
    gdal->close(gdals);
    for (size_t i = 0; i < count; i++)
        compare_layer(&d, path, i);
    assert_reader(&d, path, row->reader);
    delivery_end(&d);
}

static void file__whose_shapes_are_not_there_is_refused(void **state)
{
    lrel_read_options options = {.layer = LREL_TEXT("t")};
    delivery d;
    char path[320];

    put_file(&d, "UPDATE gpkg_geometry_columns SET column_name='x' WHERE table_name='t'",
             path);
    delivery_expect(&d, "t.gpkg", &options,
                    "refused: cannot be read as GeoPackage: no such column: x");
    delivery_end(&d);
}

/* ---- GDAL is asked for a row when the rest was read without it ---- */

static lrel_status take_row(lrel_vector *vector, const lrel_vector_row *row, void *user,
                            lrel_error *err)
{
    ++*(int *)user;
    return LREL_OK;
}

/* Layer "t", begun, with one row that is GDAL's to read. */
static lrel_vector *begin_with_odd_row(delivery *d, char path[320])
{
    lrel_vector_table table;
    lrel_vector *vector;
    size_t t = 0;

    put_file(d, "UPDATE t SET day='2020-02-29T13:14:15Z' WHERE fid=2", path);
    vector = open_with(&lrel_gpkg, d, path);
    while (strcmp(lrel_gpkg.layer(vector, t).name, "t") != 0)
        t++;
    assert_int_equal(lrel_gpkg.begin(vector, t, &table, NULL), LREL_OK);
    assert_false(has_gdal(vector));
    return vector;
}

static void row__out_of_the_ordinary_is_gdals_alone(void **state)
{
    delivery d;
    char path[320];
    lrel_vector *vector = begin_with_odd_row(&d, path);
    int count = 0;

    assert_int_equal(lrel_gpkg.read(vector, take_row, &count, NULL), LREL_OK);
    assert_int_equal(count, 2);
    assert_true(has_gdal(vector));
    lrel_gpkg.close(vector);
    delivery_end(&d);
}

/* A folder without modules. */
static void row__out_of_the_ordinary_alone_needs_the_module(void **state)
{
    lrel_read_options options = {.layer = LREL_TEXT("t")};
    delivery d;
    char path[320];

    put_file(&d, NULL, path);
    module_folder_set(d.folder);
    delivery_open(&d, "t.gpkg", &options);
    assert_int_equal(d.status, LREL_OK);
    assert_memory_equal(d.table->library.at, "SQLite ", 7);
    gdal_sql(path, "UPDATE t SET day='2020-02-29T13:14:15Z' WHERE fid=2");
    delivery_open(&d, "t.gpkg", &options);
    assert_int_equal(d.status, LREL_E_NOT_FOUND);
    assert_non_null(strstr(d.err.message,
                           "needs the module landrelease_gdal, which is not installed"));
    module_folder_set(NULL);
    delivery_end(&d);
}

static void row__of_a_file_that_has_changed_is_refused(void **state)
{
    delivery d;
    char path[320];
    lrel_vector *vector = begin_with_odd_row(&d, path);
    lrel_error err;
    int count = 0;

    gdal_sql(path, "UPDATE t SET code=7");
    assert_int_equal(lrel_gpkg.read(vector, take_row, &count, &err), LREL_E_READ);
    assert_string_equal(err.message, "was changed while it was read; read it again");
    lrel_gpkg.close(vector);
    delivery_end(&d);
}

/* A change that even the file's time does not show. */
static void row__with_other_columns_for_gdal_is_refused(void **state)
{
    delivery d;
    char path[320];
    lrel_vector *vector = begin_with_odd_row(&d, path);
    struct stat about;
    lrel_error err;
    int count = 0;

    assert_int_equal(stat(path, &about), 0);
    gdal_sql(path, "ALTER TABLE t RENAME COLUMN code TO kode");
    assert_int_equal(
        utimensat(AT_FDCWD, path, (struct timespec[]){about.st_atim, about.st_mtim}, 0),
        0);
    assert_int_equal(lrel_gpkg.read(vector, take_row, &count, &err), LREL_E_FORMAT);
    assert_string_equal(err.message, "cannot be read as GeoPackage: GDAL sees other "
                                     "columns in it than SQLite");
    lrel_gpkg.close(vector);
    delivery_end(&d);
}

int main(void)
{
    enum { FILES = sizeof files / sizeof *files };
    const struct CMUnitTest others[] = {
        cmocka_unit_test(file__whose_shapes_are_not_there_is_refused),
        cmocka_unit_test(row__out_of_the_ordinary_is_gdals_alone),
        cmocka_unit_test(row__out_of_the_ordinary_alone_needs_the_module),
        cmocka_unit_test(row__of_a_file_that_has_changed_is_refused),
        cmocka_unit_test(row__with_other_columns_for_gdal_is_refused),
    };
    struct CMUnitTest tests[FILES];

    for (size_t i = 0; i < FILES; i++)
        tests[i] = (struct CMUnitTest){files[i].name, file_is_the_same, NULL, NULL,
                                       (void *)(uintptr_t)&files[i]};
    return cmocka_run_group_tests(tests, NULL, NULL) +
           cmocka_run_group_tests(others, NULL, NULL);
}
