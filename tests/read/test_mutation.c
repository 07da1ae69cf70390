/* SPDX-License-Identifier: Apache-2.0 */
/* test_mutation.c: small files with a few bytes changed, thousands of times, the same on
 * every run. Nothing may crash, hang or be refused without a reason; whatever is read
 * must hold together. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <ogr_core.h>
#include <stdio.h>
#include <string.h>

#include "read/delivery.h"
#include "read/gdal_files.h"
#include "read/shp_files.h"
#include "support/random.h"

#define ROUNDS 800

/* Changes up to four places: a byte, a bit, or all behind it is cut off. */
static size_t mutate(random_stream *stream, unsigned char *bytes, size_t count)
{
    static const unsigned char favourites[] = {
        0, 0xFF, 0x7F, 0x80, '"', ',', '\n', '{', '}', '[', ']', '(', ')', '-', '.', 'e'};
    uint32_t places = 1 + random_below(stream, 4);

    for (uint32_t i = 0; i < places && count > 0; i++) {
        size_t at = random_below(stream, (uint32_t)count);

        switch (random_below(stream, 8)) {
        case 0:
            count = random_chance(stream, 1, 4) ? at : count;
            break;
        case 1:
        case 2:
        case 3:
            bytes[at] ^= (unsigned char)(1u << random_below(stream, 8));
            break;
        case 4:
            bytes[at] = (unsigned char)random_below(stream, 256);
            break;
        default:
            bytes[at] = favourites[random_below(stream, sizeof favourites)];
        }
    }
    return count;
}

static void check_cells(const lrel_table *table)
{
    for (size_t i = 0; i < table->row_count * table->column_count; i++) {
        assert_true(table->cells[i].length == 0 || table->cells[i].at != NULL);
        assert_true(lrel_text_is_utf8(table->cells[i]));
    }
    for (size_t row = 1; row < table->row_count; row++)
        assert_true(table->rows[row] > table->rows[row - 1]);
}

static void check_ring(const lrel_table *table, const lrel_shape *shape,
                       const lrel_shape_ring *ring)
{
    const lrel_file_xy *points = lrel_table_points(table, ring);
    lrel_xy first, last;

    assert_true(ring->count > 0);
    if (ring->is_in_file)
        assert_true(ring->first + ring->count * sizeof *points <=
                    table->point_file_bytes);
    else
        assert_true(ring->first + ring->count <= table->point_count);
    first = points[0];
    last = points[ring->count - 1];
    for (size_t i = 0; i < ring->count; i++) {
        lrel_xy xy = points[i];

        assert_true(xy.x - xy.x == 0 && xy.y - xy.y == 0); /* finite */
    }
    if (shape->kind == LREL_SHAPE_POLYGON)
        assert_true(ring->count >= 4 && first.x == last.x && first.y == last.y);
    assert_true(ring->part < shape->ring_count + 64);
}

static void check_shapes(const lrel_table *table)
{
    for (size_t row = 0; row < table->row_count; row++) {
        const lrel_shape *shape = &table->shapes[row];
        bool has_shape =
            shape->kind != LREL_SHAPE_ABSENT && shape->kind != LREL_SHAPE_UNREADABLE;

        assert_int_equal(has_shape, shape->ring_count > 0);
        assert_true(shape->first_ring + shape->ring_count <= table->ring_count);
        for (size_t i = 0; i < shape->ring_count; i++)
            check_ring(table, shape, &table->rings[shape->first_ring + i]);
    }
}

static int read_and_check(delivery *d, const char *name, const lrel_read_options *options)
{
    delivery_open(d, name, options);
    if (d->status != LREL_OK)
        return 0;
    check_cells(d->table);
    check_shapes(d->table);
    return 1;
}

/* Some must be read and some refused, else the mutations were too mild or too rough. */
static void check_mix(int read, int rounds)
{
    assert_in_range(read, rounds / 50, rounds - rounds / 50);
}

static void mutate_text(const char *name, const char *text, lrel_read_options options)
{
    random_stream stream = random_from(7);
    delivery d = delivery_begin();
    int read = 0;

    for (int round = 0; round < ROUNDS; round++) {
        unsigned char bytes[2048];
        size_t count = strlen(text);

        assert_true(count <= sizeof bytes);
        memcpy(bytes, text, count);
        count = mutate(&stream, bytes, count);
        delivery_write(&d, name, (lrel_text){(char *)bytes, count});
        options.is_release = round % 2;
        options.encoding = round % 3 ? LREL_TEXT("") : LREL_TEXT("Windows-1252");
        read += read_and_check(&d, name, &options);
    }
    check_mix(read, ROUNDS);
    delivery_end(&d);
}

static void mutation__csv_with_wkt(void **state)
{
    mutate_text(
        "t.csv",
        "id,class,geom\nH1,cha,\"SRID=4326;POLYGON((0 0,4 0,4 4,0 0),(1 1,2 1,2 2,1 "
        "1))\"\n\"H\"\"2\",,\"SRID=4326;GEOMETRYCOLLECTION(POINT(1 2),MULTIPOLYGON(((0 "
        "0,1e1 0,1 1.5,0 0))))\"\nH3,\"x,y\",SRID=4326;POINT Z(1 -2 3)\n",
        (lrel_read_options){.wkt_column = LREL_TEXT("geom")});
}

static void mutation__csv_with_places(void **state)
{
    mutate_text(
        "t.csv", "id;x;y\r\nA1;103.5;13.25\r\nA2;;\r\n\"A;3\";104;-12e-1\r\n",
        (lrel_read_options){.lon_column = LREL_TEXT("x"), .lat_column = LREL_TEXT("y")});
}

static void mutation__geojson(void **state)
{
    mutate_text(
        "t.geojson",
        "{\"type\":\"FeatureCollection\",\"crs\":{\"type\":\"name\",\"properties\":{"
        "\"name\":\"EPSG:32648\"}},\"features\":[{\"type\":\"Feature\",\"id\":1,"
        "\"properties\":{\"a\":\"x\\u00e9\\n\",\"b\":[1,{\"c\":2}]},\"geometry\":{"
        "\"type\":\"Polygon\",\"coordinates\":[[[0,0],[4,0],[4,4],[0,0]],[[1,1],[2,1],"
        "[2,2],[1,1]]]}},{\"geometry\":{\"coordinates\":[1.5,-2e3],\"type\":\"Point\"},"
        "\"type\":\"Feature\",\"properties\":{\"b\":null}}]}",
        (lrel_read_options){0});
}

static void bad_input_36_mutation_shapefile(void **state)
{
    static const dbf_column columns[] = {{"ID", 'C', 6}, {"N", 'N', 8}, {"D", 'D', 8}};
    random_stream stream = random_from(8);
    shp_file shp = shp_begin(5);
    dbf_file dbf = dbf_begin(columns, 3, 3);
    delivery d = delivery_begin();
    int read = 0;

    shp_add(&shp, "0 0,0 9,9 9,9 0,0 0;1 1,8 1,8 8,1 8,1 1;2 2,2 7,7 7,7 2,2 2");
    shp_add(&shp, "");
    shp_add(&shp, "0 0,0 9,9 9,0 0;5 5,20 5,20 6,5 5");
    dbf_add(&dbf, "H1|1.5|20240131");
    dbf_add(&dbf, "\xC3\xA9|********|00000000");
    dbf_add(&dbf, "H3||");
    for (int round = 0; round < ROUNDS; round++) {
        shp_file a = shp;
        dbf_file b = dbf;
        lrel_read_options options = {.is_release = round % 2};

        if (round % 3 == 0)
            a.shp.count = mutate(&stream, a.shp.at, a.shp.count);
        else if (round % 3 == 1)
            b.dbf.count = mutate(&stream, b.dbf.at, b.dbf.count);
        else
            a.shx.count = mutate(&stream, a.shx.at, a.shx.count);
        delivery_write(&d, "t.shp", shp_text(&a.shp));
        delivery_write(&d, "t.dbf", shp_text(&b.dbf));
        delivery_write(&d, "t.shx", shp_text(&a.shx));
        if (round % 6 == 0)
            delivery_remove(&d, "t.shx");
        read += read_and_check(&d, "t.shp", &options);
    }
    check_mix(read, ROUNDS);
    delivery_end(&d);
}

static void mutation__sequence(void **state)
{
    mutate_text("t.geojsonl",
                "{\"type\":\"Feature\",\"properties\":{\"a\":\"x\"},\"geometry\":{"
                "\"type\":\"Polygon\",\"coordinates\":[[[0,0],[4,0],[4,4],[0,0]]]}}\n"
                "{\"geometry\":null,\"type\":\"Feature\",\"properties\":{\"a\":1}}\n",
                (lrel_read_options){0});
}

static void mutation__kml(void **state)
{
    mutate_text("t.kml",
                "<kml><Placemark><name>H1</name><Polygon><outerBoundaryIs><LinearRing>"
                "<coordinates>0,0 4,0 4,4 0,0</coordinates></LinearRing>"
                "</outerBoundaryIs></Polygon></Placemark></kml>",
                (lrel_read_options){0});
}

static void mutation__maxml(void **state)
{
    mutate_text(
        "t.xml",
        "<MineActionFieldReport><Hazard><a>x</a><GeospatialInfo><Polygon><P n=\"1\" "
        "lat=\"0\" lon=\"0\"/><P lat=\"0\" lon=\"4\"/><P lat=\"4\" lon=\"4\"/>"
        "</Polygon></GeospatialInfo></Hazard></MineActionFieldReport>",
        (lrel_read_options){0});
}

/* A process takes as long as a hundred files. */
#define ROUNDS_PER_READER 50

/* A binary file of GDAL's; the first @p spared bytes, by which it is known, stay. */
static void mutate_binary(const char *driver, const char *name, size_t spared, int rounds)
{
    static const gdal_row rows[] = {
        {"MULTIPOLYGON(((0 0,4 0,4 4,0 0),(1 1,2 1,2 2,1 1)),((5 5,6 5,6 6,5 5)))",
         7,
         "H1",
         0.5,
         {2020, 2, 29}},
        {"GEOMETRYCOLLECTION(POINT(1 2),LINESTRING(3 4,5 6))",
         8,
         "\xC3\xA9",
         -1e9,
         {2021, 1, 1}},
    };
    const gdal_layer layer = {"t", 32648, wkbUnknown, rows, 2};
    static unsigned char seed[1 << 18], bytes[1 << 18];
    random_stream stream = random_from(9);
    delivery d = delivery_begin();
    char path[320];
    size_t size;
    FILE *file;
    int read = 0;

    delivery_path(&d, name, path);
    gdal_write(driver, path, &layer, 1);
    file = fopen(path, "rb");
    assert_non_null(file);
    size = fread(seed, 1, sizeof seed, file);
    assert_int_equal(fclose(file), 0);
    assert_in_range(size, spared + 1, sizeof seed - 1);
    for (int round = 0; round < rounds; round++) {
        lrel_read_options options = {.is_release = round % 2};
        size_t left;

        memcpy(bytes, seed, size);
        left = mutate(&stream, bytes + spared, size - spared);
        delivery_write(&d, name, (lrel_text){(char *)bytes, spared + left});
        read += read_and_check(&d, name, &options);
        if (round % ROUNDS_PER_READER == 0)
            delivery_read(&d, name, &options); /* both ways, with the same result */
    }
    check_mix(read, rounds);
    delivery_end(&d);
}

static void mutation__fgb(void **state)
{
    mutate_binary("FlatGeobuf", "t.fgb", 8, ROUNDS);
}

static void mutation__gpkg(void **state)
{
    mutate_binary("GPKG", "t.gpkg", 100, ROUNDS / 4); /* slow to open */
}

/* By a reader alone: it is not for us to say what GDAL makes of a broken table, and here
 * it must not matter. */
static void mutation__gdb_by_a_reader(void **state)
{
    static const gdal_row rows[] = {
        {"MULTIPOLYGON(((0 0,4 0,4 4,0 0)))", 7, "H1", 0.5, {2020, 2, 29}},
        {"MULTIPOLYGON(((5 5,6 5,6 6,5 5)))", 8, "H2", 0.5, {2020, 2, 29}},
    };
    static const gdal_layer layer = {"t", 32648, wkbMultiPolygon, rows, 2};
    static unsigned char seed[1 << 16], bytes[1 << 16];
    const char *table = "t.gdb/a00000009.gdbtable"; /* the first of the user's */
    lrel_read_options options = {0};
    random_stream stream = random_from(11);
    delivery d = delivery_begin();
    lrel_context *here = d.context;
    char path[320];
    size_t size;
    FILE *file;
    int read = 0;

    delivery_path(&d, "t.gdb", path);
    gdal_write("OpenFileGDB", path, &layer, 1);
    delivery_path(&d, table, path);
    file = fopen(path, "rb");
    assert_non_null(file);
    size = fread(seed, 1, sizeof seed, file);
    assert_int_equal(fclose(file), 0);
    d.context = d.guarded;
    for (int round = 0; round < ROUNDS / 8; round++) {
        size_t left;

        memcpy(bytes, seed, size);
        left = mutate(&stream, bytes, size);
        delivery_write(&d, table, (lrel_text){(char *)bytes, left});
        read += read_and_check(&d, "t.gdb", &options);
    }
    check_mix(read, ROUNDS / 8);
    d.context = here;
    delivery_end(&d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(mutation__csv_with_wkt),
        cmocka_unit_test(mutation__csv_with_places),
        cmocka_unit_test(mutation__geojson),
        cmocka_unit_test(bad_input_36_mutation_shapefile),
        cmocka_unit_test(mutation__sequence),
        cmocka_unit_test(mutation__kml),
        cmocka_unit_test(mutation__maxml),
        cmocka_unit_test(mutation__fgb),
        cmocka_unit_test(mutation__gpkg),
        cmocka_unit_test(mutation__gdb_by_a_reader),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
