/* SPDX-License-Identifier: Apache-2.0 */
/* test_gpx.c: waypoints, routes and tracks. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "read/delivery.h"

#define GPX(text)                                                                        \
    "<?xml version=\"1.0\"?><gpx version=\"1.1\" creator=\"x\" "                         \
    "xmlns=\"http://www.topografix.com/GPX/1/1\"><metadata><name>m</name></"             \
    "metadata>" text "</gpx>"
#define WAYPOINT "<wpt lat=\"2\" lon=\"1\"><ele>7.5</ele><name>TP1</name></wpt>"

typedef struct gpx_case {
    const char *name;
    const char *text;
    const char *layer;
    const char *expected;
} gpx_case;

static const gpx_case cases[] = {
    {"gpx__waypoints_are_points",
     GPX(WAYPOINT
         "<wpt lat=\"-4\" lon=\"3\"><time>2020-01-02T03:04:05Z</time><extensions>"
         "<gpxx:a><gpxx:Depth>2</gpxx:Depth></gpxx:a></extensions></wpt>"),
     "",
     "ele|name|time (date)|Depth\n1: 7.5|TP1||\n  point (1 2)\n"
     "2: ||2020-01-02T03:04:05Z|2\n  point (3 -4)\n"},
    {"gpx__tracks_are_lines",
     GPX("<trk><name>a</name><trkseg><trkpt lat=\"0\" lon=\"0\"><ele>1</ele></trkpt>"
         "<trkpt lat=\"1\" lon=\"1\"/></trkseg><trkseg><trkpt lat=\"2\" lon=\"2\"/>"
         "<trkpt lat=\"3\" lon=\"3\"/></trkseg><trkseg/></trk>"),
     "", "name\n1: a\n  line (0 0,1 1) (2 2,3 3)\n"},
    {"gpx__routes_are_lines",
     GPX("<rte><name>a</name><rtept lat=\"0\" lon=\"0\"><name>p</name></rtept>"
         "<rtept lat=\"1\" lon=\"1\"/></rte>"),
     "", "name\n1: a\n  line (0 0,1 1)\n"},
    {"gpx__of_several_layers_one_is_named", GPX(WAYPOINT "<trk><name>t</name></trk>"), "",
     "refused: has 2 layers; name one with `layer:`: waypoints, tracks"},
    {"gpx__a_layer_by_its_name", GPX(WAYPOINT "<trk><name>t</name></trk>"), "tracks",
     "name\n1: t\n"},
    {"gpx__a_point_without_a_place_is_unreadable", GPX("<wpt lat=\"x\" lon=\"1\"/>"), "",
     "\n1: \n  unreadable\n! LREL-G002 1 geometry [1] [numbers in lon and lat] x1\n"},
    {"gpx__nothing_in_it", GPX(""), "", "refused: has no waypoints, routes or tracks"},
    {"gpx__other_xml_is_refused", "<html/>", "",
     "refused: named .gpx, but its first element is <html>"},
    {"gpx__cut_off", "<gpx><wpt", "", "refused: its XML is broken in line 1: "},
};

static void gpx_is_read(void **state)
{
    const gpx_case *row = *state;
    lrel_read_options options = {.layer = lrel_text_of(row->layer)};
    delivery d = delivery_begin();

    delivery_write(&d, "t.gpx", lrel_text_of(row->text));
    delivery_expect(&d, "t.gpx", &options, row->expected);
    if (d.table)
        assert_true(lrel_text_is_equal(d.table->crs, LREL_TEXT("OGC:CRS84")));
    delivery_end(&d);
}

int main(void)
{
    enum { CASES = sizeof cases / sizeof *cases };
    struct CMUnitTest tests[CASES];

    for (size_t i = 0; i < CASES; i++)
        tests[i] = (struct CMUnitTest){cases[i].name, gpx_is_read, NULL, NULL,
                                       (void *)(uintptr_t)&cases[i]};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
