/* SPDX-License-Identifier: Apache-2.0 */
/* test_large.c: a shape of millions of points, and a table beyond 2 GB. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "read/delivery.h"

#define POINTS 2000000

/* A circle of that many points, as one feature of some 50 MB. */
static void write_circle(const char *path)
{
    FILE *file = fopen(path, "w");

    assert_non_null(file);
    fputs("{\"type\":\"Feature\",\"properties\":{\"id\":1},\"geometry\":{\"type\":"
          "\"Polygon\","
          "\"coordinates\":[[",
          file);
    for (long i = 0; i <= POINTS; i++) {
        double turn = 2 * 3.14159265358979323846 * (double)(i % POINTS) / POINTS;

        fprintf(file, "%s[%.9f,%.9f]", i ? "," : "", 103 + cos(turn), 13 + sin(turn));
    }
    fputs("]]}}", file);
    assert_int_equal(fclose(file), 0);
}

static void bad_input_25_a_polygon_of_millions_of_points(void **state)
{
    lrel_read_options options = {0};
    delivery d = delivery_begin();
    char path[320];

    delivery_path(&d, "t.geojson", path);
    write_circle(path);
    delivery_open(&d, "t.geojson", &options);
    assert_int_equal(d.status, LREL_OK);
    assert_int_equal(d.table->ring_count, 1);
    assert_int_equal(d.table->rings[0].count, POINTS + 1);
    delivery_end(&d);
}

#define COLUMNS 255
#define WIDTH   254
#define RECORDS 34000

static void put_number(unsigned char *at, uint64_t number, int bytes, bool is_big)
{
    for (int i = 0; i < bytes; i++)
        at[is_big ? bytes - 1 - i : i] = (unsigned char)(number >> 8 * i);
}

/* Records of zeros, of which the disk need not keep any. */
static void write_dbf(const char *path)
{
    unsigned char head[32] = {3, 120, 1, 1}, field[32];
    const size_t first = 32 + 32 * COLUMNS + 1, record = 1 + COLUMNS * WIDTH;
    FILE *file = fopen(path, "wb");

    assert_non_null(file);
    put_number(head + 4, RECORDS, 4, false);
    put_number(head + 8, first, 2, false);
    put_number(head + 10, record, 2, false);
    fwrite(head, 1, sizeof head, file);
    for (int i = 0; i < COLUMNS; i++) {
        memset(field, 0, sizeof field);
        snprintf((char *)field, 11, "C%d", i);
        field[11] = 'C';
        field[16] = WIDTH;
        fwrite(field, 1, sizeof field, file);
    }
    fputc(0x0D, file);
    /* In the last record, far behind 2 GB. */
    assert_int_equal(fseek(file, (long)(first + (RECORDS - 1) * record + 1), SEEK_SET),
                     0);
    fputs("last", file);
    assert_int_equal(fseek(file, (long)(first + RECORDS * record), SEEK_SET), 0);
    fputc(0x1A, file);
    assert_int_equal(fclose(file), 0);
}

/* As many null shapes. */
static void write_shp(const char *path)
{
    unsigned char head[100] = {0}, record[12] = {0};
    FILE *file = fopen(path, "wb");

    assert_non_null(file);
    put_number(head, 9994, 4, true);
    put_number(head + 24, (100 + 12 * (uint64_t)RECORDS) / 2, 4, true);
    put_number(head + 28, 1000, 4, false);
    put_number(head + 32, 5, 4, false);
    fwrite(head, 1, sizeof head, file);
    for (uint64_t i = 1; i <= RECORDS; i++) {
        put_number(record, i, 4, true);
        put_number(record + 4, 2, 4, true);
        fwrite(record, 1, sizeof record, file);
    }
    assert_int_equal(fclose(file), 0);
}

static void bad_input_38_a_dbf_of_more_than_2_gb(void **state)
{
    lrel_read_options options = {0};
    delivery d = delivery_begin();
    char path[320];

    delivery_path(&d, "t.dbf", path);
    write_dbf(path);
    delivery_path(&d, "t.shp", path);
    write_shp(path);
    delivery_open(&d, "t.shp", &options);
    if (d.status != LREL_OK)
        fail_msg("%s", d.err.message);
    assert_int_equal(d.table->row_count, RECORDS);
    assert_true(
        lrel_text_is_equal(lrel_table_cell(d.table, RECORDS - 1, 0), LREL_TEXT("last")));
    delivery_end(&d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bad_input_25_a_polygon_of_millions_of_points),
        cmocka_unit_test(bad_input_38_a_dbf_of_more_than_2_gb),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
