/* SPDX-License-Identifier: Apache-2.0 */
/* test_wkt.c: shapes in columns of CSV files: WKT, longitude and latitude. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "read/delivery.h"

#define SQUARE   "(0 0,4 0,4 4,0 4,0 0)"
#define INNER    "(1 1,2 1,2 2,1 1)"
#define SHORT    "(1 1,2 1,1 1)"
#define UNREAD   "  unreadable\n! LREL-G002 1 g "
#define NO_PLACE "  unreadable\n! LREL-C003 1 g "
#define OPEN_ISSUE                                                                       \
    "! LREL-G009 1 g [] [the first point again at the end; it was added] x1\n"
#define SHORT_ISSUE                                                                      \
    "! LREL-G007 1 g [] [rings of four points or more; shorter ones were left out] x1\n"

typedef struct wkt_case {
    const char *name;
    const char *wkt;
    const char *expected; /* behind the line of the row */
    bool is_release;
} wkt_case;

static const wkt_case cases[] = {
    {"wkt__polygon", "POLYGON (" SQUARE ")", "  polygon s0" SQUARE "\n", false},
    {"wkt__lower_case_and_blanks", " polygon( ( 0 0 , 4 0,4  4,0 4,0 0 ) ) ",
     "  polygon s0" SQUARE "\n", false},
    {"wkt__holes_belong_to_their_shell", "POLYGON (" SQUARE "," INNER ")",
     "  polygon s0" SQUARE " h0" INNER "\n", false},
    {"wkt__multipolygon", "MULTIPOLYGON ((" SQUARE "," INNER "),(" INNER "))",
     "  polygon s0" SQUARE " h0" INNER " s1" INNER "\n", false},
    {"wkt__z_is_dropped", "POLYGON Z ((0 0 7,4 0 7,4 4 7,0 4 7,0 0 7))",
     "  polygon s0" SQUARE "\n", false},
    {"wkt__zm_stuck_to_the_word_is_dropped",
     "POLYGONZM ((0 0 7 8,4 0 7 8,4 4 7 8,0 0 7 8))", "  polygon s0(0 0,4 0,4 4,0 0)\n",
     false},
    {"wkt__m_is_dropped", "POINT M (1 2 3)", "  point (1 2)\n", false},
    {"wkt__five_ordinates_are_not_read", "POINT (1 2 3 4 5)", UNREAD "[5)] [, or )] x1\n",
     false},
    {"wkt__point", "POINT(-1.5 2e2)", "  point (-1.5 200)\n", false},
    {"wkt__multipoint", "MULTIPOINT (1 2,3 4)", "  point (1 2,3 4)\n", false},
    {"wkt__multipoint_with_brackets", "MULTIPOINT ((1 2),(3 4))", "  point (1 2,3 4)\n",
     false},
    {"wkt__linestring", "LINESTRING (1 2,3 4)", "  line (1 2,3 4)\n", false},
    {"wkt__multilinestring", "MULTILINESTRING ((1 2,3 4),(5 6,7 8))",
     "  line (1 2,3 4) (5 6,7 8)\n", false},
    {"wkt__empty_polygon_is_no_shape", "POLYGON EMPTY", "", false},
    {"wkt__empty_z_polygon_is_no_shape", "MULTIPOLYGON Z EMPTY", "", false},
    {"wkt__empty_point_is_no_shape", "POINT EMPTY", "", false},
    {"wkt__empty_part", "MULTIPOLYGON (EMPTY,(" SQUARE "))", "  polygon s1" SQUARE "\n",
     false},
    {"bad_input_23_wkt_empty_point_in_a_collection", "GEOMETRYCOLLECTION (POINT EMPTY)",
     "", false},
    {"wkt__blank_is_no_shape", "  ", "", false},
    {"wkt__open_rings_are_closed", "POLYGON ((0 0,4 0,4 4,0 4))",
     "  polygon s0" SQUARE "\n" OPEN_ISSUE, false},
    {"wkt__an_open_triangle_is_closed", "POLYGON ((0 0,4 0,4 4))",
     "  polygon s0(0 0,4 0,4 4,0 0)\n" OPEN_ISSUE, false},
    {"wkt__a_ring_of_two_places_encloses_nothing", "POLYGON (" SHORT ")",
     UNREAD "[] [rings of four points or more, the last equal to the first] x1\n", false},
    {"wkt__a_ring_of_one_place_encloses_nothing", "POLYGON ((1 1))",
     UNREAD "[] [rings of four points or more, the last equal to the first] x1\n", false},
    {"wkt__a_short_hole_of_a_hazard_is_left_out", "POLYGON (" SQUARE "," SHORT ")",
     "  polygon s0" SQUARE "\n" SHORT_ISSUE, false},
    {"wkt__a_short_hole_of_a_release_makes_it_unreadable",
     "POLYGON (" SQUARE "," SHORT ")",
     UNREAD "[] [a hole of four points or more; without it the release would grow] x1\n",
     true},
    {"wkt__a_short_part_of_a_release_is_left_out",
     "MULTIPOLYGON ((" SHORT "),(" SQUARE "))", "  polygon s1" SQUARE "\n" SHORT_ISSUE,
     true},
    {"wkt__polygons_of_a_collection_are_taken",
     "GEOMETRYCOLLECTION (POINT (1 1),POLYGON (" SQUARE "),LINESTRING (0 0,1 1))",
     "  polygon s0" SQUARE "\n! LREL-G008 1 g [] [polygons; the rest was left out] x1\n",
     false},
    {"wkt__polygons_of_nested_collections_are_taken",
     "GEOMETRYCOLLECTION (GEOMETRYCOLLECTION (POLYGON (" SQUARE ")),POLYGON (" INNER "))",
     "  polygon s0" SQUARE " s1" INNER "\n", false},
    {"wkt__nan_is_no_place", "POLYGON ((0 0,NaN 1,1 1,0 0))",
     NO_PLACE "[NaN] [a finite coordinate] x1\n", false},
    {"wkt__infinity_is_no_place", "POINT (1 -inf)",
     NO_PLACE "[-inf] [a finite coordinate] x1\n", false},
    {"wkt__1e400_is_no_place", "POINT (1e400 1)",
     NO_PLACE "[1e400] [a finite coordinate] x1\n", false},
    {"wkt__a_decimal_comma_is_not_read", "POINT (1,5 2,5)",
     UNREAD "[,5 2,5)] [a blank and a second number] x1\n", false},
    {"wkt__one_ordinate_is_not_read", "POINT (1)",
     UNREAD "[)] [a blank and a second number] x1\n", false},
    {"wkt__cut_off_is_not_read", "POLYGON ((0 0,4 0,4", UNREAD, false},
    {"wkt__text_behind_is_not_read", "POINT (1 2) x", UNREAD "[x] [nothing behind",
     false},
    {"wkt__curves_are_not_read", "CURVEPOLYGON (COMPOUNDCURVE EMPTY)",
     UNREAD "[CURVEPOLYGON (COMPOUNDCURVE EMPTY)] [POLYGON,", false},
    {"wkt__a_word_is_not_read", "none", UNREAD "[none] [POLYGON,", false},
    {"wkt__hexadecimal_is_not_read", "0101000020E6100000", UNREAD, false},
};

static void wkt_is_read(void **state)
{
    const wkt_case *row = *state;
    delivery d = delivery_begin();
    lrel_read_options options = {.wkt_column = LREL_TEXT("g"),
                                 .is_release = row->is_release};
    const char *head = "id|g\n1: H|...\n";
    char text[512];

    snprintf(text, sizeof text, "id,g\nH,\"%s\"\n", row->wkt);
    delivery_write(&d, "t.csv", lrel_text_of(text));
    delivery_read(&d, "t.csv", &options);
    assert_int_equal(d.status, LREL_OK);
    assert_memory_equal(d.dump, head, strlen(head));
    if (strncmp(row->expected, UNREAD, strlen(UNREAD)) == 0) /* the rest may be a part */
        assert_memory_equal(d.dump + strlen(head), row->expected, strlen(row->expected));
    else
        assert_string_equal(d.dump + strlen(head), row->expected);
    delivery_end(&d);
}

static void read_srids(delivery *d, const char *text, const char *expected)
{
    lrel_read_options options = {.wkt_column = LREL_TEXT("g")};

    delivery_write(d, "t.csv", lrel_text_of(text));
    delivery_expect(d, "t.csv", &options, expected);
}

static void wkt__srid_is_the_coordinate_system(void **state)
{
    delivery d = delivery_begin();

    read_srids(
        &d, "g\nSRID=32648;POINT(1 2)\n\"srid=32648; POINT (3 4)\"\nn/a\n",
        "g\n1: ...\n  point (1 2)\n2: ...\n  point (3 4)\n3: ...\n  unreadable\n"
        "! LREL-G002 3 g [n/a] [POLYGON, MULTIPOLYGON, POINT, LINESTRING or another word "
        "of WKT] x1\n");
    assert_true(lrel_text_is_equal(d.table->crs, LREL_TEXT("EPSG:32648")));
    delivery_end(&d);
}

static void wkt__srids_that_differ_are_refused(void **state)
{
    delivery d = delivery_begin();

    read_srids(&d, "g\nSRID=32648;POINT(1 2)\nSRID=32647;POINT(3 4)\n",
               "refused: SRID=32648 in row 1, SRID=32647 in row 2");
    read_srids(&d, "g\nPOINT(1 2)\nSRID=32647;POINT(3 4)\n",
               "refused: SRID=0 in row 1, SRID=32647 in row 2");
    delivery_end(&d);
}

static void wkt__without_srid_no_coordinate_system_is_known(void **state)
{
    delivery d = delivery_begin();

    read_srids(&d, "g\nPOINT(1 2)\n", "g\n1: ...\n  point (1 2)\n");
    assert_int_equal(d.table->crs.length, 0);
    delivery_end(&d);
}

/* GEOS and GDAL of Debian 12 run out of stack here. */
static void bad_input_24_wkt_collections_60000_deep_are_not_read(void **state)
{
    const size_t depth = 60000;
    const char *word = "GEOMETRYCOLLECTION(";
    char *text = malloc(depth * strlen(word) + 8), *at = text;
    delivery d = delivery_begin();
    lrel_read_options options = {.wkt_column = LREL_TEXT("g")};

    assert_non_null(text);
    at += sprintf(at, "g\n");
    for (size_t i = 0; i < depth; i++)
        at += sprintf(at, "%s", word);
    delivery_write(&d, "t.csv", lrel_text_of(text));
    delivery_read(&d, "t.csv", &options);
    assert_int_equal(d.status, LREL_OK);
    assert_int_equal(d.table->shapes[0].kind, LREL_SHAPE_UNREADABLE);
    free(text);
    delivery_end(&d);
}

/* The room for points is reckoned from the length of the text: rings of two places, which
 * closing lengthens, are the worst case. */
static void wkt__many_rings_that_must_be_closed_fit(void **state)
{
    const size_t rings = 5000;
    char *text = malloc(rings * 16 + 64), *at = text;
    delivery d = delivery_begin();
    lrel_read_options options = {.wkt_column = LREL_TEXT("g")};

    assert_non_null(text);
    at += sprintf(at, "g\n\"POLYGON(");
    for (size_t i = 0; i < rings; i++)
        at += sprintf(at, "%s(1 1,2 1,2 2)", i ? "," : "");
    sprintf(at, ")\"\n");
    delivery_write(&d, "t.csv", lrel_text_of(text));
    delivery_open(&d, "t.csv", &options);
    assert_int_equal(d.status, LREL_OK);
    assert_int_equal(d.table->ring_count, rings);
    assert_int_equal(d.table->point_count, rings * 4);
    free(text);
    delivery_end(&d);
}

static void places__two_columns_make_a_point(void **state)
{
    delivery d = delivery_begin();
    lrel_read_options options = {.lon_column = LREL_TEXT("lon"),
                                 .lat_column = LREL_TEXT("LAT")};

    delivery_write(&d, "t.csv",
                   LREL_TEXT("lon;lat\n103.5; 13.25\n;\n103,5;13\n103;\nNaN;1\n"));
    delivery_expect(&d, "t.csv", &options,
                    "lon|lat\n1: 103.5| 13.25\n  point (103.5 13.25)\n"
                    "3: 103,5|13\n  unreadable\n4: 103|\n  unreadable\n5: NaN|1\n"
                    "  unreadable\n"
                    "! LREL-C003 3 lon [103,5] [a number with a decimal point, or "
                    "degrees, minutes and seconds] x1\n"
                    "! LREL-C003 4 lat [] [a number with a decimal point, or degrees, "
                    "minutes and seconds] x1\n"
                    "! LREL-C003 5 lon [NaN] [a number with a decimal point, or degrees, "
                    "minutes and seconds] x1\n"
                    "! LREL-R008 -1  [] [] x1\n");
    delivery_end(&d);
}

static void places__degrees_minutes_and_seconds_in_two_columns(void **state)
{
    delivery d = delivery_begin();
    lrel_read_options options = {.lon_column = LREL_TEXT("lon"),
                                 .lat_column = LREL_TEXT("lat")};

    delivery_write(&d, "t.csv",
                   LREL_TEXT("lon;lat\n103 30 00 E;12:15:00\n104.5;12 60 00\n"));
    delivery_expect(&d, "t.csv", &options,
                    "lon|lat\n1: 103 30 00 E|12:15:00\n  point (103.5 12.25)\n"
                    "2: 104.5|12 60 00\n  unreadable\n"
                    "! LREL-C003 2 lat [12 60 00] [a number with a decimal point, or "
                    "degrees, minutes and seconds] x1\n");
    assert_true(d.table->is_in_degrees);
    delivery_write(&d, "t.csv", LREL_TEXT("lon;lat\n103.5;12.25\n"));
    delivery_open(&d, "t.csv", &options);
    assert_false(d.table->is_in_degrees);
    delivery_end(&d);
}

int main(void)
{
    enum { CASES = sizeof cases / sizeof *cases };
    const struct CMUnitTest others[] = {
        cmocka_unit_test(wkt__srid_is_the_coordinate_system),
        cmocka_unit_test(wkt__srids_that_differ_are_refused),
        cmocka_unit_test(wkt__without_srid_no_coordinate_system_is_known),
        cmocka_unit_test(bad_input_24_wkt_collections_60000_deep_are_not_read),
        cmocka_unit_test(wkt__many_rings_that_must_be_closed_fit),
        cmocka_unit_test(places__two_columns_make_a_point),
        cmocka_unit_test(places__degrees_minutes_and_seconds_in_two_columns),
    };
    struct CMUnitTest tests[CASES];

    for (size_t i = 0; i < CASES; i++)
        tests[i] = (struct CMUnitTest){cases[i].name, wkt_is_read, NULL, NULL,
                                       (void *)(uintptr_t)&cases[i]};
    return cmocka_run_group_tests(tests, NULL, NULL) +
           cmocka_run_group_tests(others, NULL, NULL);
}
