/* SPDX-License-Identifier: Apache-2.0 */
/* test_shapefile.c: shapes and rings of shapefiles, and the files that belong together.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "read/delivery.h"
#include "read/shp_files.h"

static const dbf_column one_column[] = {{"ID", 'C', 4}};

/* Rings: shells run clockwise. */
#define SHELL      "0 0,0 9,9 9,9 0,0 0"
#define SHELL_CCW  "0 0,9 0,9 9,0 9,0 0"
#define HOLE       "1 1,8 1,8 8,1 8,1 1"
#define ISLAND     "2 2,2 7,7 7,7 2,2 2"
#define PUDDLE     "3 3,4 3,4 4,3 4,3 3"
#define FAR_SHELL  "20 0,20 9,29 9,29 0,20 0"
#define FAR_HOLE   "21 1,28 1,28 8,21 8,21 1"
#define ACROSS     "5 5,20 5,20 6,5 6,5 5"
#define PLUS       "-1 4,10 4,10 5,-1 5,-1 4"
#define U_SHELL    "0 0,0 9,3 9,3 3,6 3,6 9,9 9,9 0,0 0"
#define U_MOUTH    "3 3,3 9,6 9,6 3,3 3"
#define NESTED_AS  "! LREL-G005 1 geometry [] "
#define UNREADABLE "  unreadable\n! LREL-G002 1 geometry [] "

typedef struct shape_case {
    const char *name;
    int type;
    const char *parts;
    const char *expected;   /* behind the line of the row */
    const char *of_release; /* where another */
} shape_case;

static const shape_case cases[] = {
    {"bad_input_23_shapefile_null_is_no_shape", 5, "", "", NULL},
    {"shapefile__no_parts_is_no_shape", 5, "-", "", NULL},
    {"shapefile__point", 1, "1.5 -2", "  point (1.5 -2)\n", NULL},
    {"shapefile__point_z", 11, "1 2", "  point (1 2)\n", NULL},
    {"shapefile__point_m", 21, "1 2", "  point (1 2)\n", NULL},
    {"shapefile__multipoint", 8, "1 2,3 4", "  point (1 2,3 4)\n", NULL},
    {"shapefile__multipoint_without_points_is_no_shape", 8, "-", "", NULL},
    {"shapefile__lines", 3, "1 2,3 4;5 6,7 8", "  line (1 2,3 4) (5 6,7 8)\n", NULL},
    {"shapefile__lines_m", 23, "1 2,3 4", "  line (1 2,3 4)\n", NULL},
    {"shapefile__polygon", 5, SHELL, "  polygon s0(" SHELL ")\n", NULL},
    {"shapefile__polygon_z", 15, SHELL, "  polygon s0(" SHELL ")\n", NULL},
    {"shapefile__polygon_m", 25, SHELL, "  polygon s0(" SHELL ")\n", NULL},
    {"rings__one_ring_is_a_shell_however_wound", 5, SHELL_CCW,
     "  polygon s0(" SHELL_CCW ")\n", NULL},
    {"rings__a_hole_in_its_shell", 5, SHELL ";" HOLE,
     "  polygon s0(" SHELL ") h0(" HOLE ")\n", NULL},
    {"rings__a_hole_before_its_shell", 5, HOLE ";" SHELL,
     "  polygon h0(" HOLE ") s0(" SHELL ")\n", NULL},
    {"rings__two_shells_are_two_parts", 5, SHELL ";" FAR_SHELL,
     "  polygon s0(" SHELL ") s1(" FAR_SHELL ")\n", NULL},
    {"rings__holes_go_to_their_own_shells", 5, SHELL ";" FAR_SHELL ";" FAR_HOLE ";" HOLE,
     "  polygon s0(" SHELL ") s1(" FAR_SHELL ") h1(" FAR_HOLE ") h0(" HOLE ")\n", NULL},
    {"rings__a_hole_belongs_to_the_smallest_shell_around_it", 5,
     SHELL ";" HOLE ";" ISLAND ";" PUDDLE,
     "  polygon s0(" SHELL ") h0(" HOLE ") s1(" ISLAND ") h1(" PUDDLE ")\n", NULL},
    {"rings__a_hole_wound_ring_in_no_shell_is_a_shell", 5, SHELL ";" FAR_HOLE,
     "  polygon s0(" SHELL ") s1(" FAR_HOLE ")\n", NULL},
    {"bad_input_17_rings_a_hole_across_its_shell_stays_a_hole", 5, SHELL ";" ACROSS,
     "  polygon s0(" SHELL ") h0(" ACROSS ")\n", NULL},
    {"rings__a_hole_through_its_shell_stays_a_hole", 5, SHELL ";" PLUS,
     "  polygon s0(" SHELL ") h0(" PLUS ")\n", NULL},
    {"rings__a_shell_directly_in_a_shell", 5, SHELL ";" ISLAND,
     "  polygon s0(" SHELL ") s1(" ISLAND ")\n" NESTED_AS "[taken as land] x1\n",
     "  polygon s0(" SHELL ") h0(" ISLAND ")\n" NESTED_AS "[taken as a hole] x1\n"},
    {"rings__all_wound_the_wrong_way", 5, SHELL_CCW ";" ISLAND,
     "  polygon s0(" SHELL_CCW ") s1(" ISLAND ")\n" NESTED_AS "[taken as land] x1\n",
     "  polygon s0(" SHELL_CCW ") h0(" ISLAND ")\n" NESTED_AS "[taken as a hole] x1\n"},
    {"bad_input_18_rings_a_shell_twice_is_the_same_land_twice", 5, SHELL ";" SHELL,
     "  polygon s0(" SHELL ") s1(" SHELL ")\n",
     "  polygon s0(" SHELL ") s1(" SHELL ")\n"},
    {"rings__a_hole_as_large_as_its_shell", 5, SHELL ";" SHELL_CCW,
     "  polygon s0(" SHELL ") h0(" SHELL_CCW ")\n", NULL},
    {"rings__a_shell_in_the_mouth_of_another_is_beside_it", 5, U_SHELL ";" U_MOUTH,
     "  polygon s0(" U_SHELL ") s1(" U_MOUTH ")\n",
     "  polygon s0(" U_SHELL ") s1(" U_MOUTH ")\n"},
    {"rings__open_rings_are_closed", 5, "0 0,0 9,9 9,9 0",
     "  polygon s0(" SHELL
     ")\n! LREL-G009 1 geometry [] [the first point again at the end; it was added] x1\n",
     NULL},
    {"rings__a_short_ring_alone_is_not_read", 5, "0 0,0 9,0 0",
     UNREADABLE "[rings of four points or more, the last equal to the first] x1\n", NULL},
    {"rings__a_short_ring_beside_others", 5, SHELL ";1 1,2 2,1 1",
     "  polygon s0(" SHELL
     ")\n! LREL-G007 1 geometry [] [rings of four points or more; shorter "
     "ones were left out] x1\n",
     UNREADABLE
     "[a hole of four points or more; without it the release would grow] x1\n"},
    {"bad_input_10_shapefile_nan_is_no_place", 5, "0 0,0 nan,9 9,9 0,0 0",
     "  unreadable\n! LREL-C003 1 geometry [] [finite coordinates] x1\n", NULL},
    {"bad_input_10_shapefile_infinity_is_no_place", 1, "inf 1",
     "  unreadable\n! LREL-C003 1 geometry [] [finite coordinates] x1\n", NULL},
    {"shapefile__multipatches_are_not_read", 31, "1 2,3 4",
     UNREADABLE "[polygons; multipatches (3D) are not read] x1\n", NULL},
    {"shapefile__unknown_types_are_not_read", 7, "1 2,3 4",
     UNREADABLE "[a type of shape that exists] x1\n", NULL},
};

static void write_one(delivery *d, const shp_file *shp, const dbf_file *dbf)
{
    delivery_write(d, "t.shp", shp_text(&shp->shp));
    delivery_write(d, "t.shx", shp_text(&shp->shx));
    delivery_write(d, "t.dbf", shp_text(&dbf->dbf));
}

static void expect_shape(const shape_case *row, bool is_release, const char *shape)
{
    delivery d = delivery_begin();
    lrel_read_options options = {.is_release = is_release};
    shp_file shp = shp_begin(row->type);
    dbf_file dbf = dbf_begin(one_column, 1, 0);
    char expected[1024] = "ID\n1: H1\n";

    shp_add(&shp, row->parts);
    dbf_add(&dbf, "H1");
    write_one(&d, &shp, &dbf);
    strcat(expected, shape);
    delivery_expect(&d, "t.shp", &options, expected);
    delivery_end(&d);
}

static void shape_is_read(void **state)
{
    const shape_case *row = *state;

    expect_shape(row, false, row->expected);
    if (row->of_release)
        expect_shape(row, true, row->of_release);
}

/* Three records, of which tests break a part. */
typedef struct set {
    delivery d;
    shp_file shp;
    dbf_file dbf;
} set;

static set set_begin(void)
{
    set s = {
        .d = delivery_begin(), .shp = shp_begin(1), .dbf = dbf_begin(one_column, 1, 0)};

    shp_add(&s.shp, "1 1");
    shp_add(&s.shp, "2 2");
    shp_add(&s.shp, "3 3");
    dbf_add(&s.dbf, "H1");
    dbf_add(&s.dbf, "H2");
    dbf_add(&s.dbf, "H3");
    write_one(&s.d, &s.shp, &s.dbf);
    return s;
}

#define ALL "ID\n1: H1\n  point (1 1)\n2: H2\n  point (2 2)\n3: H3\n  point (3 3)\n"

static void expect(set *s, const char *expected)
{
    lrel_read_options options = {0};

    delivery_expect(&s->d, "t.shp", &options, expected);
}

static void shapefile__all_records_are_read(void **state)
{
    set s = set_begin();

    expect(&s, ALL);
    delivery_end(&s.d);
}

/* What has to be closed cannot; a shape that is not believed takes back both. */
static void shapefile__points_of_closed_rings_stay_in_the_file(void **state)
{
    delivery d = delivery_begin();
    lrel_read_options options = {0};
    shp_file shp = shp_begin(5);
    dbf_file dbf = dbf_begin(one_column, 1, 0);

    shp_add(&shp, SHELL ";" HOLE);
    shp_add(&shp, "0 0,0 9,9 9,9 0;" FAR_SHELL);
    shp_add(&shp, SHELL ";0 0,0 9");
    dbf_add(&dbf, "H1");
    dbf_add(&dbf, "H2");
    dbf_add(&dbf, "H3");
    write_one(&d, &shp, &dbf);
    options.is_release = true; /* the short ring may have been a hole */
    delivery_open(&d, "t.shp", &options);
    assert_int_equal(d.status, LREL_OK);
    assert_int_equal(d.table->ring_count, 4);
#if LREL_POINTS_IN_FILES
    assert_true(d.table->rings[0].is_in_file && d.table->rings[1].is_in_file);
    assert_false(d.table->rings[2].is_in_file);
    assert_true(d.table->rings[3].is_in_file);
    assert_int_equal(d.table->point_count, 5);
#endif
    assert_int_equal(lrel_table_point_count(d.table), 20);
    assert_int_equal(d.table->shapes[2].kind, LREL_SHAPE_UNREADABLE);
    delivery_end(&d);
}

/* Two bytes of nothing stand before the one record. */
static void shapefile__points_may_lie_at_every_second_byte(void **state)
{
    delivery d = delivery_begin();
    lrel_read_options options = {0};
    shp_file shp = shp_begin(5);
    dbf_file dbf = dbf_begin(one_column, 1, 0);

    shp_add(&shp, SHELL);
    dbf_add(&dbf, "H1");
    memmove(shp.shp.at + 102, shp.shp.at + 100, shp.shp.count - 100);
    shp.shp.count += 2;
    shp.shp.at[27]++;      /* its length in words */
    shp.shx.at[100 + 3]++; /* where record 1 begins, in words */
    write_one(&d, &shp, &dbf);
    delivery_open(&d, "t.shp", &options);
    assert_int_equal(d.status, LREL_OK);
    assert_int_equal(d.table->ring_count, 1);
    assert_false(d.table->rings[0].is_in_file);
    assert_int_equal(d.table->shapes[0].kind, LREL_SHAPE_POLYGON);
    delivery_end(&d);
}

static void bad_input_29_shapefile_without_shx_an_index_is_made_in_memory(void **state)
{
    set s = set_begin();
    lrel_read_options options = {0};

    delivery_remove(&s.d, "t.shx");
    expect(&s, ALL "! LREL-R002 -1  [] [] x1\n");
    delivery_open(&s.d, "t.shx", &options);
    assert_int_equal(s.d.status, LREL_E_NOT_FOUND);
    delivery_end(&s.d);
}

static void bad_input_30_shapefile_without_dbf_it_is_refused(void **state)
{
    set s = set_begin();

    delivery_remove(&s.d, "t.dbf");
    expect(&s, "refused: its .dbf is missing");
    delivery_end(&s.d);
}

static void bad_input_31_shapefile_counts_that_differ_are_refused(void **state)
{
    set s = set_begin();

    dbf_add(&s.dbf, "H4");
    write_one(&s.d, &s.shp, &s.dbf);
    expect(&s, "refused: 3 shapes in its .shp, 4 records in its .dbf");
    delivery_end(&s.d);
}

static void bad_input_36_shapefile_cut_off_is_refused(void **state)
{
    set s = set_begin();

    s.shp.shp.count -= 4;
    write_one(&s.d, &s.shp, &s.dbf);
    expect(&s, "refused: cut off: its header says 184 bytes, 180 are there");
    s.shp.shp.count = 50;
    write_one(&s.d, &s.shp, &s.dbf);
    expect(&s, "refused: cut off: 50 bytes");
    delivery_end(&s.d);
}

static void shapefile__a_dbf_cut_off_is_refused(void **state)
{
    set s = set_begin();

    s.dbf.dbf.count -= 3;
    write_one(&s.d, &s.shp, &s.dbf);
    expect(&s, "refused: its .dbf is cut off: the header says 3 records, 2 are there");
    s.dbf.dbf.count = 20;
    write_one(&s.d, &s.shp, &s.dbf);
    expect(&s, "refused: its .dbf does not begin as a dBase table");
    delivery_end(&s.d);
}

static void shapefile__a_record_outside_the_file_is_not_read(void **state)
{
    set s = set_begin();

    s.shp.shx.at[100 + 8] = 0x10; /* the offset of record 2 */
    write_one(&s.d, &s.shp, &s.dbf);
    expect(&s, "ID\n1: H1\n  point (1 1)\n2: H2\n  unreadable\n3: H3\n  point (3 3)\n"
               "! LREL-G002 2 geometry [] [a record inside the file] x1\n");
    delivery_end(&s.d);
}

static void shapefile__a_record_longer_than_the_file_is_not_read(void **state)
{
    set s = set_begin();

    s.shp.shp.at[100 + 2 * 28 + 6] = 1; /* the length of record 3 */
    write_one(&s.d, &s.shp, &s.dbf);
    expect(&s, "ID\n1: H1\n  point (1 1)\n2: H2\n  point (2 2)\n3: H3\n  unreadable\n"
               "! LREL-G002 3 geometry [] [a record that ends inside the file] x1\n");
    delivery_remove(&s.d, "t.shx");
    expect(&s,
           "refused: it has no .shx, and none can be made: record 3, at byte 156, ends");
    delivery_end(&s.d);
}

static void bad_input_36_shapefile_negative_counts_are_not_read(void **state)
{
    static const size_t places[] = {36, 40,
                                    44}; /* parts, points, first point of a part */

    for (size_t i = 0; i < 3; i++) {
        delivery d = delivery_begin();
        lrel_read_options options = {0};
        shp_file shp = shp_begin(5);
        dbf_file dbf = dbf_begin(one_column, 1, 0);

        shp_add(&shp, SHELL);
        dbf_add(&dbf, "H1");
        memset(shp.shp.at + 108 + places[i], 0xFF, 4);
        write_one(&d, &shp, &dbf);
        delivery_read(&d, "t.shp", &options);
        assert_int_equal(d.status, LREL_OK);
        assert_int_equal(d.table->shapes[0].kind, LREL_SHAPE_UNREADABLE);
        delivery_end(&d);
    }
}

static void shapefile__deleted_records_go_with_their_shapes(void **state)
{
    set s = set_begin();

    s.dbf.dbf.at[32 + 32 + 1 + 5] = '*'; /* the mark of record 2 */
    write_one(&s.d, &s.shp, &s.dbf);
    expect(&s,
           "ID\n1: H1\n  point (1 1)\n3: H3\n  point (3 3)\n! LREL-R007 -1  [] [] x1\n");
    delivery_end(&s.d);
}

static void bad_input_37_shapefile_endings_in_any_case_are_found(void **state)
{
    set s = set_begin();
    lrel_read_options options = {0};

    delivery_write(&s.d, "\xE1\x9E\x80 x.SHP", shp_text(&s.shp.shp));
    delivery_write(&s.d, "\xE1\x9E\x80 x.Dbf", shp_text(&s.dbf.dbf));
    delivery_write(&s.d, "\xE1\x9E\x80 X.dbf", LREL_TEXT("another"));
    delivery_write(&s.d, "\xE1\x9E\x80 x.SHX", shp_text(&s.shp.shx));
    delivery_expect(&s.d, "\xE1\x9E\x80 x.SHP", &options, ALL);
    delivery_end(&s.d);
}

static void shapefile__prj_is_the_coordinate_system(void **state)
{
    set s = set_begin();

    expect(&s, ALL);
    assert_int_equal(s.d.table->crs.length, 0);
    delivery_write(&s.d, "t.prj", LREL_TEXT("GEOGCS[\"x\"]\r\n"));
    expect(&s, ALL);
    assert_true(lrel_text_is_equal(s.d.table->crs, LREL_TEXT("GEOGCS[\"x\"]")));
    delivery_end(&s.d);
}

static void shapefile__no_records_are_no_rows(void **state)
{
    delivery d = delivery_begin();
    lrel_read_options options = {0};
    shp_file shp = shp_begin(5);
    dbf_file dbf = dbf_begin(one_column, 1, 0);

    write_one(&d, &shp, &dbf);
    delivery_expect(&d, "t.shp", &options, "ID\n");
    delivery_end(&d);
}

int main(void)
{
    enum { CASES = sizeof cases / sizeof *cases };
    const struct CMUnitTest others[] = {
        cmocka_unit_test(shapefile__all_records_are_read),
        cmocka_unit_test(shapefile__points_of_closed_rings_stay_in_the_file),
        cmocka_unit_test(shapefile__points_may_lie_at_every_second_byte),
        cmocka_unit_test(bad_input_29_shapefile_without_shx_an_index_is_made_in_memory),
        cmocka_unit_test(bad_input_30_shapefile_without_dbf_it_is_refused),
        cmocka_unit_test(bad_input_31_shapefile_counts_that_differ_are_refused),
        cmocka_unit_test(bad_input_36_shapefile_cut_off_is_refused),
        cmocka_unit_test(shapefile__a_dbf_cut_off_is_refused),
        cmocka_unit_test(shapefile__a_record_outside_the_file_is_not_read),
        cmocka_unit_test(shapefile__a_record_longer_than_the_file_is_not_read),
        cmocka_unit_test(bad_input_36_shapefile_negative_counts_are_not_read),
        cmocka_unit_test(shapefile__deleted_records_go_with_their_shapes),
        cmocka_unit_test(bad_input_37_shapefile_endings_in_any_case_are_found),
        cmocka_unit_test(shapefile__prj_is_the_coordinate_system),
        cmocka_unit_test(shapefile__no_records_are_no_rows),
    };
    struct CMUnitTest tests[CASES];

    for (size_t i = 0; i < CASES; i++)
        tests[i] = (struct CMUnitTest){cases[i].name, shape_is_read, NULL, NULL,
                                       (void *)(uintptr_t)&cases[i]};
    return cmocka_run_group_tests(tests, NULL, NULL) +
           cmocka_run_group_tests(others, NULL, NULL);
}
