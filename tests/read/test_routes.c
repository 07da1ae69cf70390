/* SPDX-License-Identifier: Apache-2.0 */
/* test_routes.c: the same records through every format give the same table. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <ogr_core.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/number.h"
#include "read/delivery.h"
#include "read/gdal_files.h"

#define KHMER "\xE1\x9E\x97\xE1\x9E\xBC\xE1\x9E\x98\xE1\x9E\xB7"

/* Below 2^53: a File Geodatabase has no greater whole numbers. */
static const gdal_row rows[] = {
    {"MULTIPOLYGON(((103.1 13.1,103.2 13.1,103.2 13.2,103.1 13.2,103.1 13.1),(103.12 "
     "13.12,103.12 13.14,103.14 13.14,103.12 13.12)),((103.5 13.5,103.6 13.5,103.6 "
     "13.6,103.5 13.5)))",
     9007199254740991,
     KHMER,
     0.1,
     {2020, 2, 29}},
    {"MULTIPOLYGON(((104.123456789 12.5,104.2 12.5,104.2 12.6,104.123456789 12.5)))",
     -7,
     "it's; \"quoted\", <b>",
     40562.455,
     {1999, 12, 31}},
    {"MULTIPOLYGON(((105 11,106 11,106 12,105 12,105 11)))",
     INT64_MIN,
     NULL,
     1e6,
     {0, 0, 0}},
};

static const gdal_layer layer = {"t", 4326, wkbMultiPolygon, rows, 3};

/* Written by hand, so that not all files have one writer. */
#define FEATURE(code, name, size, day, shape)                                            \
    "{\"type\":\"Feature\",\"properties\":{\"code\":" code ",\"name\":" name             \
    ",\"size\":" size ",\"day\":" day                                                    \
    "},\"geometry\":{\"type\":\"MultiPolygon\",\"coordinates\":" shape "}}"
#define FEATURES(by)                                                                     \
    FEATURE("9007199254740991", "\"" KHMER "\"", "0.1", "\"2020-02-29\"",                \
            "[[[[103.1,13.1],[103.2,13.1],[103.2,13.2],[103.1,13.2],[103.1,13.1]],"      \
            "[[103.12,13.12],[103.12,13.14],[103.14,13.14],[103.12,13.12]]],"            \
            "[[[103.5,13.5],[103.6,13.5],[103.6,13.6],[103.5,13.5]]]]")                  \
    by FEATURE("-7", "\"it's; \\\"quoted\\\", <b>\"", "40562.455", "\"1999-12-31\"",     \
               "[[[[104.123456789,12.5],[104.2,12.5],[104.2,12.6],[104.123456789,"       \
               "12.5]]]]")                                                               \
        by FEATURE("null", "null", "1e6", "null",                                        \
                   "[[[[105,11],[106,11],[106,12],[105,12],[105,11]]]]")

typedef struct route {
    const char *name;
    const char *driver; /* NULL: `text` */
    const char *file;
    const char *text;
} route;

static const route routes[] = {
    {"routes__shapefile", "ESRI Shapefile", "t.shp", NULL},
    {"routes__gpkg", "GPKG", "t.gpkg", NULL},
    {"routes__fgb", "FlatGeobuf", "t.fgb", NULL},
    {"routes__gdb", "OpenFileGDB", "t.gdb", NULL},
    {"routes__sequence", NULL, "t.geojsonl", FEATURES("\n")},
};

static const route origin = {
    "", NULL, "o.geojson",
    "{\"type\":\"FeatureCollection\",\"features\":[" FEATURES(",") "]}"};

static void put_file(delivery *d, const route *r)
{
    char path[320];

    delivery_path(d, r->file, path);
    if (r->driver)
        gdal_write(r->driver, path, &layer, 1);
    else
        delivery_write(d, r->file, lrel_text_of(r->text));
}

static lrel_table *read_file(delivery *d, const route *r)
{
    lrel_read_options options = {0};
    lrel_table *table = NULL;
    char path[320];

    delivery_path(d, r->file, path);
    if (lrel_table_read(d->context, path, &options, NULL, &table, &d->err) != LREL_OK)
        fail_msg("%s: %s", r->file, d->err.message);
    return table;
}

/* Numbers may be written in several ways, and a null of a .dbf is blank. */
static void assert_same_cell(lrel_text a, lrel_text b)
{
    double one, other;

    a = lrel_text_trim(a);
    b = lrel_text_trim(b);
    if (lrel_text_is_equal(a, b))
        return;
    if (!lrel_number_parse(a, &one) || !lrel_number_parse(b, &other) || one != other)
        fail_msg("\"%.*s\" is not \"%.*s\"", LREL_TEXT_ARGS(a), LREL_TEXT_ARGS(b));
}

/* A ring as text that does not depend on where it begins and which way it goes. */
static char *ring_text(const lrel_table *table, const lrel_shape_ring *ring)
{
    const lrel_file_xy *at = lrel_table_points(table, ring);
    uint32_t count = ring->count - 1, start = 0;
    double twice = 0;
    char *text = calloc(count + 1, 64), *end = text;

    assert_non_null(text);
    for (uint32_t i = 0; i < count; i++) {
        twice += at[i].x * at[i + 1].y - at[i + 1].x * at[i].y;
        if (at[i].x < at[start].x || (at[i].x == at[start].x && at[i].y < at[start].y))
            start = i;
    }
    end += sprintf(end, "%d:", ring->role);
    for (uint32_t i = 0; i < count; i++) {
        uint32_t k = (twice > 0 ? start + i : start + count - i) % count;

        /* A File Geodatabase keeps coordinates to 1e-9 degrees. */
        end += sprintf(end, " %.8f %.8f", at[k].x, at[k].y);
    }
    return text;
}

static int compare_texts(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static void assert_same_shape(const lrel_table *a, const lrel_table *b, size_t row)
{
    const lrel_shape *one = &a->shapes[row], *other = &b->shapes[row];
    char *texts[2][8];

    assert_int_equal(one->kind, other->kind);
    assert_int_equal(one->ring_count, other->ring_count);
    assert_in_range(one->ring_count, 1, 8);
    for (uint32_t i = 0; i < one->ring_count; i++) {
        texts[0][i] = ring_text(a, &a->rings[one->first_ring + i]);
        texts[1][i] = ring_text(b, &b->rings[other->first_ring + i]);
    }
    qsort(texts[0], one->ring_count, sizeof *texts[0], compare_texts);
    qsort(texts[1], one->ring_count, sizeof *texts[1], compare_texts);
    for (uint32_t i = 0; i < one->ring_count; i++) {
        assert_string_equal(texts[0][i], texts[1][i]);
        free(texts[0][i]);
        free(texts[1][i]);
    }
}

static void route_leads_to_the_same_table(void **state)
{
    static const char *const columns[] = {"code", "name", "size", "day"};
    const route *r = *state;
    delivery d = delivery_begin();
    lrel_table *a, *b;

    put_file(&d, &origin);
    put_file(&d, r);
    a = read_file(&d, &origin);
    b = read_file(&d, r);
    assert_int_equal(a->row_count, 3);
    assert_int_equal(b->row_count, 3);
    for (size_t row = 0; row < 3; row++) {
        assert_int_equal(a->rows[row], b->rows[row]);
        for (size_t i = 0; i < 4; i++)
            assert_same_cell(
                lrel_table_cell(a, row, lrel_table_column(a, lrel_text_of(columns[i]))),
                lrel_table_cell(b, row, lrel_table_column(b, lrel_text_of(columns[i]))));
        assert_same_shape(a, b, row);
    }
    lrel_table_free(a);
    lrel_table_free(b);
    delivery_end(&d);
}

int main(void)
{
    enum { ROUTES = sizeof routes / sizeof *routes };
    struct CMUnitTest tests[ROUTES];

    for (size_t i = 0; i < ROUTES; i++)
        tests[i] = (struct CMUnitTest){routes[i].name, route_leads_to_the_same_table,
                                       NULL, NULL, (void *)(uintptr_t)&routes[i]};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
