/* SPDX-License-Identifier: Apache-2.0 */
/* test_maxml.c: field reports of IMSMA, as one program writes them and others may. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "read/delivery.h"
#include "support/scarce_memory.h"

#define HEAD          "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
#define FILE_OF(text) HEAD "<MineActionFieldReport>" text "</MineActionFieldReport>"
#define REPORT(text)  "<FieldReport>" text "</FieldReport>"
#define HAZARD(text)  REPORT("<Hazard>" text "</Hazard>")
#define ONE(text)     FILE_OF(HAZARD(text))
#define GEO(text)     "<GeospatialInfo>" text "</GeospatialInfo>"
#define ID(id)        "<HazardLocalId>" id "</HazardLocalId>"
#define SHAPE(kind, id)                                                                  \
    "<ShapeID>" id "</ShapeID><ShapeEnum>" kind "</ShapeEnum><IsActive>true</IsActive>"
#define INACTIVE(kind, id)                                                               \
    "<ShapeID>" id "</ShapeID><ShapeEnum>" kind "</ShapeEnum><IsActive>false</IsActive>"
#define AT(lon, lat) "<Latitude>" lat "</Latitude><Longitude>" lon "</Longitude>"
#define POINT(number, type, lon, lat)                                                    \
    "<GeoPoint><PointNo>" number "</PointNo><PointType>" type                            \
    "</PointType>" AT(lon, lat) "</GeoPoint>"
#define TURN(number, lon, lat) POINT(number, "Turning Point", lon, lat)
#define TURN_4                                                                           \
    TURN("1", "0", "0") TURN("2", "4", "0") TURN("3", "4", "4") TURN("4", "0", "4")
#define S_SQUARE "  polygon s0(0 0,4 0,4 4,0 4,0 0)\n"
#define SHAPE_COLUMNS                                                                    \
    "GeospatialInfo.ShapeID|GeospatialInfo.ShapeEnum|GeospatialInfo.IsActive\n"
#define UNREADABLE(value, expected)                                                      \
    "  unreadable\n! LREL-G002 1 geometry [" value "] [" expected "] x1\n"

typedef struct maxml_case {
    const char *name;
    const char *text;
    const char *expected;
    const char *layer; /* NULL: the only one */
} maxml_case;

static const maxml_case cases[] = {
    /* ---- dialects ---- */
    {"maxml__a_report_of_imsma",
     HEAD
     "<MineActionFieldReport xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
     "xsi:noNamespaceSchemaLocation=\"maXML.xsd\">\n<DocumentHeader><DocumentName>d"
     "</DocumentName><DocumentCoordinateReferenceSystem><CoordinateSystem>Geographic"
     "</CoordinateSystem><Datum>WGS 84</Datum></DocumentCoordinateReferenceSystem>"
     "</DocumentHeader>\n<FieldReport>\n<FieldReportInfo reportGUID=\"form\" "
     "reportID=\"DEF-1831\" fieldReportGUID=\"r1\">\n<ReportingDate>2019-03-01"
     "</ReportingDate><Version>6.0</Version></FieldReportInfo>\n<Hazard guid=\"h1\">"
     "<HazardLocalId>H1</HazardLocalId><Status>Active</Status>" GEO(
         SHAPE("Polygon", "P1") TURN_4) "</Hazard></FieldReport></MineActionFieldReport>",
     "FieldReportInfo.reportGUID|FieldReportInfo.reportID|FieldReportInfo."
     "fieldReportGUID|"
     "FieldReportInfo.ReportingDate (date)|FieldReportInfo.Version|guid|HazardLocalId|"
     "Status|" SHAPE_COLUMNS
     "1: form|DEF-1831|r1|2019-03-01|6.0|h1|H1|Active|P1|Polygon|true\n" S_SQUARE,
     NULL},
    {"maxml__a_namespace_and_a_prefix_are_none",
     "<m:MineActionFieldReport xmlns:m=\"urn:maxml\"><m:FieldReport><m:Hazard>"
     "<m:HazardLocalId>H1</m:HazardLocalId><m:GeospatialInfo><m:Point m:no=\"1\">"
     "<m:Latitude>2</m:Latitude><m:Longitude>1</m:Longitude></m:Point>"
     "</m:GeospatialInfo></m:Hazard></m:FieldReport></m:MineActionFieldReport>",
     "HazardLocalId\n1: H1\n  point (1 2)\n", NULL},
    {"maxml__names_as_of_columns_in_another_order",
     "<mine_action_field_report><field_report><hazard><geospatialinfo><geopoint>"
     "<longitude>0</longitude><latitude>4</latitude><pointno>3</pointno></geopoint>"
     "<geopoint><longitude>0</longitude><latitude>0</latitude><pointno>1</pointno>"
     "</geopoint><geopoint><longitude>4</longitude><latitude>0</latitude>"
     "<pointno>2</pointno></geopoint><isactive>1</isactive><shapeenum>POLYGON"
     "</shapeenum></geospatialinfo><hazard_localid>H1</hazard_localid></hazard>"
     "<FIELDREPORTINFO reportID=\"7\"/></field_report></mine_action_field_report>",
     "FIELDREPORTINFO.reportID|geospatialinfo.isactive|geospatialinfo.shapeenum|"
     "hazard_localid\n1: 7|1|POLYGON|H1\n  polygon s0(0 0,4 0,0 4,0 0)\n",
     NULL},
    {"maxml__points_as_attributes",
     ONE("<HazardLocalId>H1</HazardLocalId><GeospatialInfo shapeId=\"P1\" "
         "shape=\"polygon\"><P number=\"2\" lat=\"0\" lon=\"4\"/><P number=\"1\" "
         "lat=\"0\" lon=\"0\"/><P number=\"3\" lat=\"4\" lon=\"4\"/></GeospatialInfo>"),
     "HazardLocalId|GeospatialInfo.shapeId|GeospatialInfo.shape\n"
     "1: H1|P1|polygon\n  polygon s0(0 0,4 0,4 4,0 0)\n",
     NULL},
    {"maxml__a_geospatialinfo_a_point_joined_by_shape",
     ONE(ID("H1") GEO(SHAPE("Polygon", "P1") "<Number>2</Number>" AT("4", "0"))
             GEO(SHAPE("Polygon", "P1") "<Number>1</Number>" AT("0", "0"))
                 GEO(SHAPE("Polygon", "P2") "<Number>1</Number>" AT("5", "5"))
                     GEO(SHAPE("Polygon", "P1") "<Number>3</Number>" AT("4", "4")) GEO(
                         SHAPE("Polygon", "P2") "<Number>2</Number>" AT("6", "5"))
                         GEO(SHAPE("Polygon", "P2") "<Number>3</Number>" AT("6", "6"))),
     "HazardLocalId\n1: H1\n  polygon s0(0 0,4 0,4 4,0 0) s1(5 5,6 5,6 6,5 5)\n", NULL},
    {"maxml__points_around_coordinates_and_polygons_around_points",
     ONE(ID("H1") GEO(
         "<Polygon><ShapeID>P1</ShapeID><Points><Point><PointNo>1</PointNo>"
         "<Coordinates>" AT(
             "0", "0") "</Coordinates></Point><Point><PointNo>"
                       "2</PointNo><Coordinates>" AT(
                           "4",
                           "0") "</Coordinates></Point>"
                                "<Point><PointNo>3</PointNo><Coordinates>" AT(
                                    "4",
                                    "4") "</Coordinates></Point></Points></Polygon>")),
     "HazardLocalId|GeospatialInfo.Polygon.ShapeID\n1: H1|P1\n"
     "  polygon s0(0 0,4 0,4 4,0 0)\n",
     NULL},
    {"maxml__enumerated_values_one_element_deeper",
     ONE("<Status><BaseTerm>Active</BaseTerm></Status>" GEO(
         "<ShapeEnum><BaseTerm>Polygon</BaseTerm></ShapeEnum>" TURN_4)),
     "Status.BaseTerm|GeospatialInfo.ShapeEnum.BaseTerm\n1: Active|Polygon\n" S_SQUARE,
     NULL},
    {"maxml__an_object_without_a_report", FILE_OF("<Hazard>" ID("H1") "</Hazard>"),
     "HazardLocalId\n1: H1\n", NULL},

    /* ---- layers ---- */
    {"maxml__each_kind_of_object_is_a_layer",
     FILE_OF(HAZARD(ID("H1") GEO(AT("1", "2"))) REPORT("<HazardReduction/>")
                 REPORT("<Accident/>") REPORT("<Own><a>1</a></Own>")),
     "refused: has 5 layers; name one with `layer:`: Hazard, HazardReduction, Accident, "
     "Own, Hazard points",
     NULL},
    {"maxml__one_of_them_by_name",
     FILE_OF(HAZARD(ID("H1")) REPORT("<Own><a>1</a></Own>")
                 REPORT("<own><a>2</a></own>")),
     "a\n1: 1\n2: 2\n", "Own"},
    {"maxml__attachments_need_not_be_told_apart",
     FILE_OF(REPORT("<Hazard>" ID("H1") "</Hazard><Attachment name=\"a.jpg\">x"
                                        "</Attachment>")),
     "HazardLocalId\n1: H1\n", NULL},
    {"maxml__no_such_layer", FILE_OF(HAZARD("")), "refused: no layer \"Task\"", "Task"},
    {"maxml__no_report", FILE_OF("<DocumentHeader/>"), "refused: has no field report",
     NULL},

    /* ---- columns ---- */
    {"maxml__names_are_joined_and_blanks_are_none",
     ONE("\n <Location>\n <Village> Poipet </Village>\n<Area "
         "unit=\"m2\">5</Area></Location>"
         "<Empty/><Blank> </Blank>"),
     "Location.Village|Location.Area.unit|Location.Area\n1: Poipet|m2|5\n", NULL},
    {"maxml__a_choice_of_several_is_one_cell",
     ONE("<Type>AP</Type><Type>AV</Type><Other/><Type>UXO</Type>"),
     "Type\n1: AP; AV; UXO\n", NULL},
    {"maxml__groups_that_come_again_keep_their_places",
     ONE("<Item><Model>PMN</Model></Item><Item><Number>3</Number></Item>"
         "<Item><Model>M14</Model><Number>1</Number></Item>"),
     "Item.Model|Item.Number\n1: PMN; ; M14|; 3; 1\n", NULL},
    {"maxml__what_a_report_says_besides",
     FILE_OF("<FieldReport id=\"7\">note<Comment>seen</Comment><Hazard>" ID(
         "H1") "</Hazard></FieldReport>"),
     "FieldReport.id|FieldReport|FieldReport.Comment|HazardLocalId\n1: 7|note|seen|H1\n",
     NULL},
    {"maxml__text_beside_elements_is_kept", ONE("a<b>c</b>d"), "Hazard|b\n1: a; d|c\n",
     NULL},
    {"maxml__dates_are_as_the_file_has_them",
     ONE("<a>2019-03-01T10:00:00</a><b>1 March 2019</b><c>2019-03-01</c>"),
     "a (date)|b|c (date)\n1: 2019-03-01T10:00:00|1 March 2019|2019-03-01\n", NULL},
    {"maxml__reports_with_one_guid_are_both_there",
     FILE_OF(REPORT("<FieldReportInfo fieldReportGUID=\"r1\"/><Hazard>" ID(
         "H1") "</Hazard>") REPORT("<FieldReportInfo fieldReportGUID=\"r1\"/><Hazard>"
                                   "<Status>Active</Status></Hazard>")),
     "FieldReportInfo.fieldReportGUID|HazardLocalId|Status\n1: r1|H1|\n2: r1||Active\n",
     NULL},

    /* ---- shapes ---- */
    {"maxml__points_go_by_their_numbers",
     ONE(GEO(SHAPE("Polygon", "1") TURN("10", "0", "4") TURN("9", "4", "4")
                 TURN("2", "4", "0") TURN("1", "0", "0"))),
     SHAPE_COLUMNS "1: 1|Polygon|true\n" S_SQUARE, NULL},
    {"maxml__without_numbers_they_go_as_they_stand",
     ONE(GEO("<Polygon><P>" AT("0", "0") "</P><P>" AT("4", "0") "</P><P>" AT(
         "4", "4") "</P></Polygon>")),
     "\n1: \n  polygon s0(0 0,4 0,4 4,0 0)\n", NULL},
    {"maxml__a_missing_number_is_unreadable",
     ONE(GEO("<Polygon>" TURN("1", "0", "0") TURN("", "4", "0")
                 TURN("3", "4", "4") "</Polygon>")),
     "point.border\n1: 0, 0; 0, 4; 4, 4\n" UNREADABLE(
         "", "a number at each point of a border, or at none"),
     NULL},
    {"maxml__a_number_that_stands_twice_is_unreadable",
     ONE(GEO("<Polygon>" TURN("1", "0", "0") TURN("2", "4", "0")
                 TURN("2", "4", "4") "</Polygon>")),
     "point.border\n1: 0, 0; 0, 4; 4, 4\n" UNREADABLE("2",
                                                      "each number once in a border"),
     NULL},
    {"maxml__the_start_may_come_again",
     ONE(GEO("<Polygon>" TURN_4 TURN("5", "0", "0") "</Polygon>")), "\n1: \n" S_SQUARE,
     NULL},
    {"maxml__a_number_that_is_none_is_unreadable",
     ONE(GEO("<Polygon>" TURN("TP1", "0", "0") TURN("2", "4", "0")
                 TURN("3", "4", "4") "</Polygon>")),
     "point.border\n1: 0, 0; 0, 4; 4, 4\n" UNREADABLE("TP1",
                                                      "numbers that order the points"),
     NULL},
    {"maxml__two_points_are_no_polygon",
     ONE(GEO("<Polygon>" TURN("1", "0", "0") TURN("2", "4", "0") "</Polygon>")),
     "point.border\n1: 0, 0; 0, 4\n" UNREADABLE("", "three points or more in a polygon"),
     NULL},
    {"maxml__coordinates_that_are_no_numbers_are_unreadable",
     ONE(GEO("<Polygon>" TURN("1", "0", "0") TURN("2", "4,5", "0")
                 TURN("3", "4", "4") "</Polygon>")),
     "point.border\n1: 0, 0; 0, 4,5; 4, 4\n" UNREADABLE("4,5",
                                                        "longitudes in decimal degrees"),
     NULL},
    {"maxml__only_active_shapes_are_drawn",
     ONE(GEO(INACTIVE("Polygon", "1") TURN("1", "9", "9") TURN("2", "8", "8")
                 TURN("3", "9", "7")) GEO(SHAPE("Polygon", "1") TURN_4)),
     SHAPE_COLUMNS "1: 1; 1|Polygon; Polygon|false; true\n" S_SQUARE, NULL},
    {"maxml__where_none_is_active_there_is_no_shape",
     ONE(GEO(INACTIVE("Polygon", "1") TURN_4)), SHAPE_COLUMNS "1: 1|Polygon|false\n",
     NULL},
    {"maxml__points_keep_their_roles",
     ONE(GEO(POINT("", "Landmark", "7", "7")) GEO(POINT("", "Benchmark", "6", "6")) GEO(
         "<Polygon>" POINT("1", "Start Point", "0", "0") TURN("2", "4", "0")
             POINT("3", "Intermediate point", "4", "2") POINT("4", "End Point", "4", "4")
                 POINT("5", "Evidence Point", "2", "2") "</Polygon>")),
     "point.reference|point.benchmark|point.start|point.evidence\n1: 7, 7|6, 6|0, 0|2, "
     "2\n"
     "  polygon s0(0 0,4 0,4 2,4 4,0 0)\n",
     NULL},
    {"maxml__a_reference_point_is_no_hazard", ONE(GEO(POINT("", "Reference", "7", "8"))),
     "point.reference\n1: 8, 7\n", NULL},
    {"maxml__a_turning_point_in_words_we_do_not_know",
     ONE(GEO("<Polygon>" POINT("1", "Punto de giro", "0", "0")
                 POINT("2", "Punto de giro", "4", "0")
                     POINT("3", "Punto de giro", "4", "4") "</Polygon>")),
     "\n1: \n  polygon s0(0 0,4 0,4 4,0 0)\n", NULL},
    {"maxml__lines_are_lines",
     ONE(GEO(SHAPE("Polyline", "L") TURN("2", "1", "1") TURN("1", "0", "0"))),
     SHAPE_COLUMNS "1: L|Polyline|true\n  line (0 0,1 1)\n", NULL},
    {"maxml__bearings_alone_draw_no_border",
     ONE(GEO("<Polygon>" TURN(
         "1", "0",
         "0") "<P><PointNo>2</PointNo><Bearing>90</Bearing>"
              "<Distance>10</Distance></P><P><PointNo>3</PointNo><Bearing>0</Bearing>"
              "<Distance>10</Distance></P></Polygon>")),
     "point.border\n1: 0, 0\n" UNREADABLE(
         "2", "coordinates at each point of a border; bearings and distances are drawn "
              "from the layer of points, by `traverse`"),
     NULL},
    {"maxml__a_polygon_that_is_taken_off_is_unreadable",
     ONE(GEO("<PolygonProperty>Exclusion</PolygonProperty><Polygon>" TURN_4
             "</Polygon>")),
     "point.border|GeospatialInfo.PolygonProperty\n1: 0, 0; 0, 4; 4, 4; 4, "
     "0|Exclusion\n" UNREADABLE("Exclusion",
                                "polygons that add up, none that is taken off"),
     NULL},
    {"maxml__coordinates_elsewhere_are_columns", ONE("<Latitude>1</Latitude>"),
     "Latitude\n1: 1\n", NULL},

    /* ---- points ---- */
    {"maxml__points_are_rows_with_what_their_object_says",
     ONE(ID("H1") GEO(SHAPE(
         "Polygon",
         "P1") "<Pt><LocalId>SP</LocalId>"
               "<PointType>Start Point</PointType><PointNo>1</PointNo>" AT(
                   "0",
                   "1") "<Elevation>9</Elevation></Pt><Pt><PointNo>2</PointNo><Bearing>90"
                        "</Bearing><Distance>10</Distance><FromPoint>SP</FromPoint></"
                        "Pt>")),
     "shape.id|shape.kind|point.id|point.number|point.type|point."
     "latitude|"
     "point.longitude|point.bearing|point.distance|point.from|HazardLocalId|"
     "point.Elevation\n"
     "1: P1|polygon|SP|1|Start Point|1|0||||H1|9\n  point (0 1)\n"
     "2: P1|polygon||2||||90|10|SP|H1|\n",
     "Hazard points"},

    {"maxml__points_of_other_shapes_are_a_layer_of_their_own",
     ONE(ID("H1") GEO(INACTIVE("Polygon", "P1") TURN("1", "9", "9"))
             GEO(SHAPE("Polygon", "P1") TURN_4)),
     "shape.id|shape.kind|point.number|point.type|point.latitude|point.longitude|"
     "HazardLocalId\n1: P1|polygon|1|Turning Point|9|9|H1\n  point (9 9)\n",
     "Hazard inactive points"},

    /* ---- refusals ---- */
    {"maxml__a_billion_laughs_are_refused",
     "<!DOCTYPE lolz [<!ENTITY a \"lol\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">"
     "<!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\">]>\n<MineActionFieldReport>&c;"
     "</MineActionFieldReport>",
     "refused: a document type or entities (<!...), which are not read, in line 1", NULL},
    {"maxml__cut_off_in_a_report", HEAD "<MineActionFieldReport><FieldReport><Hazard>",
     "refused: its XML is broken in line 2: no element found", NULL},
    {"maxml__cut_off_in_a_tag", HEAD "<MineActionFieldReport>\n<FieldReport a=\"x",
     "refused: its XML is broken in line 3: unclosed token", NULL},
    {"maxml__another_root_is_refused", "<metadata/>",
     "refused: its first element is <metadata>; of files named .xml those with "
     "<MineActionFieldReport> are read (maXML of IMSMA)",
     NULL},
    {"maxml__kml_under_another_name", "<kml/>",
     "refused: its first element is <kml>; name it .kml", NULL},
    {"maxml__text_is_refused", "hello", "refused: its XML is broken in line 1: ", NULL},
    {"maxml__an_empty_file_is_refused", "", "refused: an empty file", NULL},
};

static void maxml_is_read(void **state)
{
    const maxml_case *row = *state;
    lrel_read_options options = {.layer = lrel_text_of(row->layer)};
    delivery d = delivery_begin();

    delivery_write(&d, "t.xml", lrel_text_of(row->text));
    delivery_expect(&d, "t.xml", &options, row->expected);
    if (d.table)
        assert_true(lrel_text_is_equal(d.table->crs, LREL_TEXT("OGC:CRS84")));
    delivery_end(&d);
}

/* ---- coordinate systems ---- */

#define SYSTEM(system, datum)                                                            \
    FILE_OF(                                                                             \
        "<DocumentHeader><DocumentCoordinateReferenceSystem><CoordinateSystem>" system   \
        "</CoordinateSystem><Datum>" datum                                               \
        "</Datum></DocumentCoordinateReferenceSystem>"                                   \
        "</DocumentHeader>" HAZARD(GEO(AT("1", "2"))))

static void expect_crs(const char *text, const char *crs, const char *why)
{
    lrel_read_options options = {0};
    delivery d = delivery_begin();

    delivery_write(&d, "t.xml", lrel_text_of(text));
    delivery_open(&d, "t.xml", &options);
    assert_non_null(d.table);
    assert_true(lrel_text_is_equal(d.table->crs, lrel_text_of(crs)));
    assert_true(lrel_text_is_equal(d.table->crs_why, lrel_text_of(why)));
    delivery_end(&d);
}

static void maxml__the_header_says_the_coordinate_system(void **state)
{
    (void)state;
    expect_crs(ONE(GEO(AT("1", "2"))), "OGC:CRS84", "IMSMA stores WGS 84");
    expect_crs(SYSTEM("", ""), "OGC:CRS84", "IMSMA stores WGS 84");
    expect_crs(SYSTEM("", "WGS84"), "OGC:CRS84", "from its DocumentHeader");
    expect_crs(SYSTEM("WGS 1984", ""), "OGC:CRS84", "from its DocumentHeader");
    expect_crs(SYSTEM("Lat/Lon", "WGS-84"), "OGC:CRS84", "from its DocumentHeader");
}

static void maxml__another_system_has_to_be_said(void **state)
{
    (void)state;
    expect_crs(SYSTEM("Geographic", "Indian 1960"), "",
               "its DocumentHeader says \"Geographic\", datum \"Indian 1960\"");
    expect_crs(SYSTEM("UTM 48N", "WGS84"), "",
               "its DocumentHeader says \"UTM 48N\", datum \"WGS84\"");
}

/* ---- geometry ---- */

static void expect_geometry(const char *layer, lrel_read_options options,
                            const char *expected)
{
    delivery d = delivery_begin();

    options.layer = lrel_text_of(layer);
    delivery_write(&d, "t.xml", lrel_text_of(ONE(GEO(AT("1", "2")))));
    delivery_expect(&d, "t.xml", &options, expected);
    delivery_end(&d);
}

static void maxml__geometry_names_the_columns_of_points(void **state)
{
    const lrel_read_options right = {.lon_column = LREL_TEXT("point.longitude"),
                                     .lat_column = LREL_TEXT("point.latitude")};
    const lrel_read_options turned = {.lon_column = LREL_TEXT("point.latitude"),
                                      .lat_column = LREL_TEXT("point.longitude")};
    const lrel_read_options text = {.wkt_column = LREL_TEXT("geom")};

    (void)state;
    expect_geometry("Hazard points", right,
                    "point.latitude|point.longitude\n1: 2|1\n"
                    "  point (1 2)\n");
    expect_geometry("Hazard points", turned,
                    "refused: its points are in `lon: point.longitude` and `lat: "
                    "point.latitude`");
    expect_geometry("Hazard points", text, "refused: its points are in");
    expect_geometry("Hazard", right, "refused: has shapes of its own");
}

/* ---- too much ---- */

/* @p begin, @p count times @p again, @p end. */
static void expect_many(const char *begin, const char *again, size_t count,
                        const char *end, const char *expected)
{
    size_t room = count * strlen(again) + strlen(begin) + strlen(end) + 1;
    lrel_read_options options = {0};
    delivery d = delivery_begin();
    char *text = malloc(room), *at = text;

    assert_non_null(text);
    at += sprintf(at, "%s", begin);
    for (size_t i = 0; i < count; i++)
        at += sprintf(at, "%s", again);
    sprintf(at, "%s", end);
    delivery_write(&d, "t.xml", lrel_text_of(text));
    delivery_expect(&d, "t.xml", &options, expected);
    free(text);
    delivery_end(&d);
}

static void bad_input_24_maxml_60000_deep_is_refused(void **state)
{
    (void)state;
    expect_many("<MineActionFieldReport><FieldReport>", "<Hazard>", 60000, "",
                "refused: XML with more than 200 levels in line 1");
}

/* Ten pages in each of ten thousand rows. */
static void maxml__long_notes_stand_with_the_object_alone(void **state)
{
    lrel_read_options options = {.layer = LREL_TEXT("Hazard points")};
    char text[1000];
    delivery d = delivery_begin();

    (void)state;
    snprintf(text, sizeof text,
             ONE("<Note>%0251d</Note><Name>%0250d</Name>" GEO(AT("1", "2"))), 0, 0);
    delivery_write(&d, "t.xml", lrel_text_of(text));
    delivery_open(&d, "t.xml", &options);
    assert_int_equal(d.status, LREL_OK);
    assert_int_equal(
        lrel_table_cell(d.table, 0, lrel_table_column(d.table, LREL_TEXT("Name"))).length,
        250);
    assert_int_equal(
        lrel_table_cell(d.table, 0, lrel_table_column(d.table, LREL_TEXT("Note"))).length,
        0);
    options.layer = LREL_TEXT("Hazard");
    delivery_open(&d, "t.xml", &options);
    assert_int_equal(d.status, LREL_OK);
    assert_int_equal(
        lrel_table_cell(d.table, 0, lrel_table_column(d.table, LREL_TEXT("Note"))).length,
        251);
    delivery_end(&d);
}

static void maxml__more_kinds_than_there_are_are_refused(void **state)
{
    enum { KINDS = 201 };
    char text[KINDS * 10 + 100], *at = text;
    const lrel_read_options options = {0};
    delivery d = delivery_begin();

    (void)state;
    at += sprintf(at, "<MineActionFieldReport>");
    for (int i = 0; i < KINDS; i++)
        at += sprintf(at, "<K%d/>", i);
    sprintf(at, "</MineActionFieldReport>");
    delivery_write(&d, "t.xml", lrel_text_of(text));
    delivery_expect(&d, "t.xml", &options, "refused: objects of more than 200 kinds");
    delivery_end(&d);
}

static void maxml__more_groups_than_a_form_has_are_refused(void **state)
{
    (void)state;
    expect_many("<MineActionFieldReport><Hazard>", "<Item><Model>a</Model></Item>", 251,
                "</Hazard></MineActionFieldReport>",
                "refused: more than 250 groups with \"Item.Model\" in one report");
}

/* Each of them says its id. */
static void maxml__shapes_may_be_more_than_that(void **state)
{
    static const char shape[] = GEO("<ShapeID>P</ShapeID><P>" AT("1", "2") "</P>");
    enum { SHAPES = 300 };
    char text[SHAPES * sizeof shape + 100], *at = text;
    const lrel_read_options options = {0};
    delivery d = delivery_begin();

    (void)state;
    at += sprintf(at, "<MineActionFieldReport><Hazard>");
    for (size_t i = 0; i < SHAPES; i++)
        at += sprintf(at, "%s", shape);
    sprintf(at, "</Hazard></MineActionFieldReport>");
    delivery_write(&d, "t.xml", lrel_text_of(text));
    delivery_open(&d, "t.xml", &options);
    assert_int_equal(d.status, LREL_OK);
    assert_int_equal(d.table->row_count, 1);
    assert_int_equal(lrel_table_cell(d.table, 0, 0).length, 3 * SHAPES - 2);
    delivery_end(&d);
}

static void maxml__longer_names_than_columns_have_are_refused(void **state)
{
    (void)state;
    expect_many(
        "<MineActionFieldReport><FieldReport><Hazard><", "abcdefghij", 101,
        "/></Hazard></FieldReport></MineActionFieldReport>",
        "refused: an element or attribute <abcdefghijabcdefghijabcdefghijabcdefghij"
        "abcdefghijabcdefghij...> whose column would have a name of more than "
        "1000 bytes");
}

/* ---- memory ---- */

static void maxml__memory_that_runs_out_is_a_status(void **state)
{
    static const char *const layers[] = {"", "Hazard points", "Hazard inactive points"};
    delivery d = delivery_begin();
    char path[320];

    (void)state;
    delivery_write(
        &d, "t.xml",
        lrel_text_of(FILE_OF("<DocumentHeader><Datum>x</Datum></DocumentHeader>" REPORT(
            "<FieldReportInfo a=\"1\"/><Hazard>" ID("H1")
                GEO(SHAPE("Polygon", "P1") TURN_4) GEO(INACTIVE("Polygon", "P2") TURN(
                    "1", "1", "1")) GEO(POINT("", "Landmark", "7", "7")) "</Hazard>"))));
    delivery_path(&d, "t.xml", path);
    for (size_t i = 0; i < sizeof layers / sizeof *layers; i++) {
        const lrel_read_options options = {.layer = lrel_text_of(layers[i])};
        lrel_status status = LREL_E_MEMORY;

        for (long allocations = 0; status == LREL_E_MEMORY; allocations++) {
            scarce_memory memory;
            lrel_context *context = scarce_memory_context(&memory, allocations);
            lrel_table *table = NULL;

            assert_true(allocations < 500);
            status = lrel_table_read(context, path, &options, NULL, &table, NULL);
            assert_int_equal(table != NULL, status == LREL_OK);
            lrel_table_free(table);
            lrel_context_free(context);
        }
        assert_int_equal(status, LREL_OK);
    }
    delivery_end(&d);
}

int main(void)
{
    enum { CASES = sizeof cases / sizeof *cases };
    const struct CMUnitTest others[] = {
        cmocka_unit_test(maxml__the_header_says_the_coordinate_system),
        cmocka_unit_test(maxml__another_system_has_to_be_said),
        cmocka_unit_test(maxml__geometry_names_the_columns_of_points),
        cmocka_unit_test(bad_input_24_maxml_60000_deep_is_refused),
        cmocka_unit_test(maxml__long_notes_stand_with_the_object_alone),
        cmocka_unit_test(maxml__more_kinds_than_there_are_are_refused),
        cmocka_unit_test(maxml__more_groups_than_a_form_has_are_refused),
        cmocka_unit_test(maxml__shapes_may_be_more_than_that),
        cmocka_unit_test(maxml__memory_that_runs_out_is_a_status),
        cmocka_unit_test(maxml__longer_names_than_columns_have_are_refused),
    };
    struct CMUnitTest tests[CASES];

    for (size_t i = 0; i < CASES; i++)
        tests[i] = (struct CMUnitTest){cases[i].name, maxml_is_read, NULL, NULL,
                                       (void *)(uintptr_t)&cases[i]};
    return cmocka_run_group_tests(tests, NULL, NULL) +
           cmocka_run_group_tests(others, NULL, NULL);
}
