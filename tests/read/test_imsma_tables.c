/* SPDX-License-Identifier: Apache-2.0 */
/* test_imsma_tables.c: tables of an IMSMA database, joined by their guids. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <sys/stat.h>

#include "read/delivery.h"

/* What each table of a case has; NULL: it is not there. */
typedef struct imsma_case {
    const char *name;
    const char *hazard, *links, *info, *points, *words;
    const char *expected;
} imsma_case;

#define HAZARD "hazard_guid,hazard_localid\n"
#define LINKS  "hazard_guid,geospatialinfo_guid\n"
#define INFO   "geospatialinfo_guid,shapeenum,shape_id,isactive\n"
#define POINTS "geospatialinfo_guid,pointno,pointtypeenum,latitude,longitude\n"

/* Of shape @p s, not in their order; not closed. */
#define SQUARE(s)                                                                        \
    s ",2,Turning Point,1,0\n" s ",1,Start Point,0,0\n" s ",10,Turning Point,0,1\n" s    \
      ",3,Turning Point,1,1\n"

static const imsma_case cases[] = {
    {"imsma__points_come_in_the_order_of_their_numbers", HAZARD "h,H-1\n", LINKS "h,s\n",
     INFO "s,Polygon,1,t\n", POINTS SQUARE("s"), NULL,
     "hazard_guid|hazard_localid\n1: h|H-1\n  polygon s0(0 0,0 1,1 1,1 0,0 0)\n"},
    {"imsma__only_active_shapes_are_drawn", HAZARD "h,H-1\n", LINKS "h,s\nh,old\n",
     INFO "s,Polygon,1,true\nold,Polygon,2,false\n",
     POINTS SQUARE("s") "old,1,Turning Point,5,5\n", NULL,
     "hazard_guid|hazard_localid\n1: h|H-1\n  polygon s0(0 0,0 1,1 1,1 0,0 0)\n"},
    {"imsma__several_polygons_are_several_parts", HAZARD "h,H-1\n", LINKS "h,t\nh,s\n",
     INFO "t,Polygon,B,1\ns,Polygon,A,1\n",
     POINTS SQUARE("s") "t,1,,5,5\nt,2,,5,6\nt,3,,6,6\nt,4,,5,5\n", NULL,
     "hazard_guid|hazard_localid\n1: h|H-1\n  polygon s0(0 0,0 1,1 1,1 0,0 0) s1(5 5,6 "
     "5,6 6,5 5)\n"},
    {"imsma__a_reference_point_is_no_part_of_the_perimeter", HAZARD "h,H-1\n",
     LINKS "h,s\nh,r\n", INFO "s,Polygon,1,1\nr,Point,2,1\n",
     POINTS SQUARE("s") "s,0,Benchmark,9,9\nr,1,Reference Point,9,9\n", NULL,
     "hazard_guid|hazard_localid\n1: h|H-1\n  polygon s0(0 0,0 1,1 1,1 0,0 0)\n"
     "! LREL-H006 1 pointtypeenum [] [not taken for its place] x1\n"},
    {"imsma__a_view_point_alone_is_not_the_site", HAZARD "h,H-1\n", LINKS "h,v\n",
     INFO "v,Point,1,1\n", POINTS "v,1,View Point,9,9\n", NULL,
     "hazard_guid|hazard_localid\n1: h|H-1\n"
     "! LREL-H006 1 pointtypeenum [] [not taken for its place] x1\n"},
    {"imsma__evidence_points_are_the_site_where_there_is_no_perimeter", HAZARD "h,H-1\n",
     LINKS "h,a\nh,b\n", INFO "a,Point,1,1\nb,Point,2,1\n",
     POINTS "a,1,Evidence Point,1,2\nb,1,Evidence Point,3,4\n", NULL,
     "hazard_guid|hazard_localid\n1: h|H-1\n  point (2 1,4 3)\n"},
    {"imsma__lines_are_lines", HAZARD "h,H-1\n", LINKS "h,s\n", INFO "s,Polyline,1,1\n",
     POINTS "s,1,,0,0\ns,2,,1,1\n", NULL,
     "hazard_guid|hazard_localid\n1: h|H-1\n  line (0 0,1 1)\n"},
    {"imsma__guids_of_words_become_words", HAZARD "h,w3\n", LINKS "h,s\n",
     "geospatialinfo_guid,shapeenum_guid,isactive\ns,w1,1\n",
     "geospatialinfo_guid,pointno,pointtypeenum_guid,latitude,longitude\ns,1,w2,0,0\n",
     "imsmaenum_guid,enumvalue\nw1,Point\nw2,Evidence Point\nw3,SHA\n",
     "hazard_guid|hazard_localid\n1: h|SHA\n  point (0 0)\n"},
    {"imsma__a_row_without_shapes_stays", HAZARD "h,H-1\ni,H-2\n,H-3\n", LINKS "h,s\n",
     INFO "s,Point,1,1\n", POINTS "s,1,,0,0\n", NULL,
     "hazard_guid|hazard_localid\n1: h|H-1\n  point (0 0)\n2: i|H-2\n3: |H-3\n"},
    {"imsma__what_belongs_to_no_record_is_counted", HAZARD "h,H-1\n",
     LINKS "h,s\nh,gone\ngone,s\n,s\n", INFO "s,Point,1,1\n",
     POINTS "s,1,,0,0\nlost,1,,1,1\nlost,2,,1,1\n", NULL,
     "hazard_guid|hazard_localid\n1: h|H-1\n  point (0 0)\n"
     "! LREL-R027 -1 geospatialinfo_guid of links [] [the guid of a row that is there] "
     "x3\n"
     "! LREL-R027 -1 geospatialinfo_guid of geopoint [] [the guid of a row that is "
     "there] x2\n"},
    {"imsma__a_point_without_a_number_hides_the_order", HAZARD "h,H-1\n", LINKS "h,s\n",
     INFO "s,Polygon,P7,1\n", POINTS "s,1,,0,0\ns,,,1,1\ns,2,,1,0\n", NULL,
     "hazard_guid|hazard_localid\n1: h|H-1\n  unreadable\n"
     "! LREL-G002 1 geopoint [P7] [a pointno for each of its points] x1\n"},
    {"imsma__two_points_of_one_number_hide_the_order", HAZARD "h,H-1\n", LINKS "h,s\n",
     INFO "s,Polygon,P7,1\n", POINTS SQUARE("s") "s,3,,7,7\n", NULL,
     "hazard_guid|hazard_localid\n1: h|H-1\n  unreadable\n"
     "! LREL-G002 1 geopoint [P7] [a pointno that no other of its points has] x1\n"},
    {"imsma__a_point_without_a_place_is_no_perimeter", HAZARD "h,H-1\n", LINKS "h,s\n",
     INFO "s,Polygon,P7,1\n", POINTS SQUARE("s") "s,4,,N 5,0\n", NULL,
     "hazard_guid|hazard_localid\n1: h|H-1\n  unreadable\n"
     "! LREL-G002 1 geopoint [P7] [latitude and longitude for each of its points] x1\n"},
    {"imsma__a_shape_of_no_known_kind_is_unreadable", HAZARD "h,H-1\n", LINKS "h,s\n",
     INFO "s,Circle,1,1\n", POINTS "s,1,,0,0\n", NULL,
     "hazard_guid|hazard_localid\n1: h|H-1\n  unreadable\n"
     "! LREL-G002 1 geopoint [] [a shapeenum of polygon, polyline or point] x1\n"},
    {"imsma__a_link_said_twice_is_one", HAZARD "h,H-1\n", LINKS "h,s\nh,s\n",
     INFO "s,Point,1,1\n", POINTS "s,1,,0,0\n", NULL,
     "hazard_guid|hazard_localid\n1: h|H-1\n  point (0 0)\n"},
    {"imsma__a_point_whose_cells_are_not_told_apart_is_refused", HAZARD "h,H-1\n",
     LINKS "h,s\n", INFO "s,Polygon,1,1\n", POINTS SQUARE("s") "s,4,Turning, Point,0,0\n",
     NULL, "refused: row 5 of its table geopoint has another number of cells"},
    {"imsma__a_link_whose_cells_are_not_told_apart_is_refused", HAZARD "h,H-1\n",
     LINKS "h,s\nh\n", INFO "s,Point,1,1\n", POINTS "s,1,,0,0\n", NULL,
     "refused: row 2 of its table hazard_has_geospatialinfo has another number"},
    {"imsma__without_links_nothing_is_read", HAZARD "h,H-1\n", NULL, INFO "s,Point,1,1\n",
     POINTS "s,1,,0,0\n", NULL, "refused: that a table like hazard_has_geospatialinfo"},
    {"imsma__a_column_that_is_missing_is_named", HAZARD "h,H-1\n", LINKS "h,s\n",
     INFO "s,Point,1,1\n", "geospatialinfo_guid,latitude,longitude\ns,1,2\n", NULL,
     "refused: its table geopoint has no column pointno"},
};

static void put(delivery *d, const char *table, const char *text)
{
    char name[80];

    snprintf(name, sizeof name, "db/%s.csv", table);
    if (text)
        delivery_write(d, name, lrel_text_of(text));
}

static void make_folder(const delivery *d)
{
    char path[320];

    delivery_path(d, "db", path);
    assert_int_equal(mkdir(path, 0755), 0);
}

static void put_all(delivery *d, const imsma_case *row)
{
    make_folder(d);
    put(d, "hazard", row->hazard);
    put(d, "Hazard_Has_GeospatialInfo", row->links);
    put(d, "geospatialinfo", row->info);
    put(d, "geopoint", row->points);
    put(d, "imsmaenum", row->words);
}

static void imsma_is_read(void **state)
{
    const imsma_case *row = *state;
    const lrel_read_options options = {.source = 0};
    delivery d = delivery_begin();

    put_all(&d, row);
    delivery_expect(&d, "db", &options, row->expected);
    if (d.table)
        assert_true(lrel_text_is_equal(d.table->crs, LREL_TEXT("EPSG:4326")));
    delivery_end(&d);
}

/* A folder with other tables is none of IMSMA's. */
static void imsma__another_folder_is_refused(void **state)
{
    const lrel_read_options options = {.source = 0};
    delivery d = delivery_begin();

    (void)state;
    make_folder(&d);
    put(&d, "geopoint", POINTS);
    delivery_expect(&d, "db", &options, "refused: ");
    delivery_end(&d);
}

static void imsma__two_files_of_one_table_are_refused(void **state)
{
    const lrel_read_options options = {.source = 0};
    delivery d = delivery_begin();

    (void)state;
    put_all(&d, &cases[0]);
    delivery_write(&d, "db/geopoint.txt", LREL_TEXT(POINTS));
    delivery_expect(&d, "db", &options, "refused: has two files with the table geopoint");
    delivery_end(&d);
}

int main(void)
{
    enum { CASES = sizeof cases / sizeof *cases };
    struct CMUnitTest tests[CASES + 2];

    for (size_t i = 0; i < CASES; i++)
        tests[i] = (struct CMUnitTest){cases[i].name, imsma_is_read, NULL, NULL,
                                       (void *)(uintptr_t)&cases[i]};
    tests[CASES] = (struct CMUnitTest)cmocka_unit_test(imsma__another_folder_is_refused);
    tests[CASES + 1] =
        (struct CMUnitTest)cmocka_unit_test(imsma__two_files_of_one_table_are_refused);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
