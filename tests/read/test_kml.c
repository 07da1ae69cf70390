/* SPDX-License-Identifier: Apache-2.0 */
/* test_kml.c: KML as people and programs write it, and what no library gets to parse. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "read/delivery.h"

#define HEAD       "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
#define KML(text)  HEAD "<kml xmlns=\"http://www.opengis.net/kml/2.2\">" text "</kml>"
#define DOC(text)  KML("<Document>" text "</Document>")
#define MARK(text) "<Placemark>" text "</Placemark>"
#define NAME(text) "<name>" text "</name>"
#define POINT      "<Point><coordinates>1,2</coordinates></Point>"
#define RING(at)   "<LinearRing><coordinates>" at "</coordinates></LinearRing>"
#define OUTER(at)  "<outerBoundaryIs>" RING(at) "</outerBoundaryIs>"
#define INNER(at)  "<innerBoundaryIs>" RING(at) "</innerBoundaryIs>"
#define SQUARE     "0,0,9 4,0,9 4,4,9 0,4,9 0,0,9"
#define HOLE       "1,1 1,2 2,2 1,1"
#define POLYGON    "<Polygon>" OUTER(SQUARE) INNER(HOLE) "</Polygon>"
#define S_POLYGON  "s0(0 0,4 0,4 4,0 4,0 0) h0(1 1,1 2,2 2,1 1)"
#define DATA(k, v) "<Data name=\"" k "\"><value>" v "</value></Data>"
#define MORE(text) "<ExtendedData>" text "</ExtendedData>"
#define KHMER      "\xE1\x9E\x97\xE1\x9E\xBC\xE1\x9E\x98\xE1\x9E\xB7"
#define WHEN(text) MARK("\n<TimeStamp><when>" text "</when></TimeStamp>" POINT)
#define SPAN(b, e)                                                                       \
    MARK("<TimeSpan><begin>" b "</begin>\n<end>" e "</end></TimeSpan>" POINT)
#define AT(at) DOC(MARK("<Polygon>" OUTER(at) "</Polygon>"))
#define TYPED(type, text)                                                                \
    DOC("<Schema name=\"s\" id=\"s\"><SimpleField type=\"" type                          \
        "\" name=\"n\"/></Schema>" MARK(                                                 \
            MORE("<SchemaData schemaUrl=\"#s\"><SimpleData name=\"n\">" text             \
                 "</SimpleData></SchemaData>") POINT))
#define PT "  point (1 2)\n"
#define BAD(value)                                                                       \
    "\n1: \n  unreadable\n! LREL-G002 1 geometry [" value                                \
    "] [points of two or three numbers with commas between them] x1\n"
#define HTML(text) "<description><![CDATA[" text "]]></description>"

typedef struct kml_case {
    const char *name;
    const char *text;
    const char *expected;
} kml_case;

static const kml_case cases[] = {
    {"kml__a_polygon_with_a_hole_and_heights", DOC(MARK(NAME("H1") POLYGON)),
     "name\n1: H1\n  polygon " S_POLYGON "\n"},
    {"kml__several_polygons_are_parts",
     DOC(MARK("<MultiGeometry>" POLYGON
              "<Polygon>" OUTER("5,5 6,5 6,6 5,5") "</Polygon>"
                                                   "</MultiGeometry>")),
     "\n1: \n  polygon " S_POLYGON " s1(5 5,6 5,6 6,5 5)\n"},
    {"kml__extended_data_are_columns",
     DOC(MARK(NAME("H1") MORE(DATA("HAZ_ID", "007") DATA("Village", KHMER)) POINT)
             MARK(NAME("H2") MORE(DATA("HAZ_ID", "9007199254740993")) POINT)),
     "name|HAZ_ID|Village\n1: H1|007|" KHMER "\n" PT "2: H2|9007199254740993|\n" PT},
    {"kml__columns_of_a_schema_are_columns",
     DOC("<Schema name=\"s\" id=\"s\"><SimpleField type=\"string\" name=\"id\"/>"
         "<SimpleField type=\"int\" name=\"n\"/></Schema>" MARK(
             NAME("a") MORE("<SchemaData schemaUrl=\"#s\"><SimpleData name=\"id\">007"
                            "</SimpleData><SimpleData name=\"n\">12</SimpleData>"
                            "</SchemaData>") POINT)),
     "name|id|n\n1: a|007|12\n" PT},
    {"kml__numbers_of_a_schema_s_type_are_as_written", TYPED("double", "12.5"),
     "n\n1: 12.5\n" PT},
    {"kml__a_comma_in_a_column_of_reals_stays_text", TYPED("double", "12,5"),
     "n\n1: 12,5\n" PT},
    {"kml__words_in_a_column_of_reals_stay_text", TYPED("double", "about 7"),
     "n\n1: about 7\n" PT},
    {"kml__true_is_not_zero", TYPED("bool", "true"), "n\n1: true\n" PT},
    {"kml__a_whole_number_is_as_large_as_it_is", TYPED("int", "99999999999"),
     "n\n1: 99999999999\n" PT},
    {"kml__a_column_of_the_user_goes_before_the_format_s_own",
     DOC(MARK(NAME("own") MORE(DATA("Name", "his") DATA("icon", "x")) POINT)),
     "kml_name|Name|icon\n1: own|his|x\n" PT},
    {"kml__times_are_dates_with_a_time_of_day",
     DOC(MARK(
         NAME("a") "<TimeStamp><when>2020-02-29T10:00:00Z</when></TimeStamp>" POINT)),
     "name|timestamp (date)\n1: a|2020-02-29T10:00:00Z\n" PT},
    {"kml__dates_with_their_day_and_blanks_round_them",
     DOC(SPAN("2020-02-29", "\n 2021-01-01T00:00:00\n")),
     "begin (date)|end (date)\n1: 2020-02-29|2021-01-01T00:00:00\n" PT},
    {"kml__a_date_that_is_empty_is_none", DOC(SPAN("2020-02-29", " ")),
     "begin (date)\n1: 2020-02-29\n" PT},
    {"kml__a_year_is_text_beside_dates",
     DOC(SPAN("2012-03-01", "2015-03-01") SPAN("2012-03-01", "2015")),
     "begin (date)|end\n1: 2012-03-01|2015-03-01\n" PT "2: 2012-03-01|2015\n" PT},
    {"kml__a_month_is_no_date", DOC(SPAN("2015-07", "2015")),
     "begin|end\n1: 2015-07|2015\n" PT},
    {"kml__a_date_in_words_is_text", DOC(WHEN("5 July 2014")),
     "timestamp\n1: 5 July 2014\n" PT},
    {"kml__a_date_with_too_many_digits_is_none", DOC(WHEN("2015-07-011")),
     "timestamp\n1: 2015-07-011\n" PT},
    {"kml__a_date_in_a_section_of_its_own_is_one", DOC(WHEN("<![CDATA[2015-07-01]]>")),
     "timestamp (date)\n1: 2015-07-01\n" PT},
    {"kml__the_year_of_a_view_is_no_date_of_the_record",
     DOC(MARK("<LookAt><TimeStamp><when>1994</when></TimeStamp></LookAt><TimeStamp><when>"
              "2020-02-29</when></TimeStamp>" POINT)),
     "timestamp (date)\n1: 2020-02-29\n" PT},
    {"kml__no_shape", DOC(MARK(NAME("a"))), "name\n1: a\n"},
    {"kml__an_open_ring_is_closed",
     DOC(MARK("<Polygon>" OUTER("0,0 4,0 4,4 0,4") "</Polygon>")),
     "\n1: \n  polygon s0(0 0,4 0,4 4,0 4,0 0)\n! LREL-G009 1 geometry [] [the first "
     "point again at the end; it was added] x1\n"},
    {"kml__blanks_behind_commas_are_forgiven",
     DOC(MARK("<Polygon>" OUTER("0, 0, 0 4, 0, 0 4, 4, 0 0, 0, 0") "</Polygon>")),
     "\n1: \n  polygon s0(0 0,4 0,4 4,0 0)\n"},
    {"kml__infinite_coordinates_are_unreadable",
     DOC(MARK("<Polygon>" OUTER("0,0 1e999,0 4,4 0,0") "</Polygon>")),
     "\n1: \n  unreadable\n! LREL-C003 1 geometry [1e999,0 4,4 0,0] [finite coordinates] "
     "x1\n"},
    {"kml__a_picture_is_no_hazard",
     DOC(MARK(NAME("a") POINT) "<GroundOverlay><name>x</name><Icon><href>x.png</href>"
                               "</Icon><LatLonBox><north>1</north><south>0</south><east>1"
                               "</east><west>0</west></LatLonBox></GroundOverlay>"),
     "name\n1: a\n" PT},
    {"kml__a_link_to_elsewhere_is_not_followed",
     DOC(MARK(NAME("a") POINT) "<NetworkLink><Link><href>http://127.0.0.1:9/x.kml</href>"
                               "</Link></NetworkLink>"),
     "name\n1: a\n" PT "! LREL-R015 -1  [NetworkLink] [] x1\n"},
    {"bad_input_56_untyped_values_beside_a_schema",
     DOC("<Schema name=\"s\" id=\"s\"><SimpleField type=\"string\" name=\"id\"/>"
         "</Schema>" MARK(MORE(DATA("other", "x")) POINT)),
     "other\n1: x\n" PT},
    {"bad_input_56_two_schemas",
     DOC("<Schema id=\"a\"><SimpleField type=\"int\" name=\"n\"/></Schema>"
         "<Schema id=\"b\"><SimpleField type=\"string\" name=\"t\"/></Schema>" MARK(
             MORE("<SchemaData schemaUrl=\"#a\"><SimpleData name=\"n\">1</SimpleData>"
                  "</SchemaData><SchemaData schemaUrl=\"#b\"><SimpleData name=\"t\">x"
                  "</SimpleData></SchemaData>" DATA("d", "y")) POINT)),
     "n|t|d\n1: 1|x|y\n" PT},
    {"kml__a_name_that_says_two_things_is_refused",
     DOC(MARK(MORE(DATA("a", "x") DATA("a", "y")) POINT)),
     "refused: a Placemark says two things of \"a\""},
    {"kml__a_name_that_says_a_thing_twice_is_one",
     DOC(MARK(MORE(DATA("a", "x") DATA("a", "x")) POINT)), "a\n1: x\n" PT},
    {"kml__data_go_by_what_is_displayed_where_they_have_no_name",
     DOC(MARK(MORE("<Data><displayName>Area</displayName><value>5</value></Data>")
                  POINT)),
     "Area\n1: 5\n" PT},
    {"bad_input_57_a_table_in_the_description",
     DOC(MARK(HTML("<html><head><title>x</title></head><body><table><tr><td colspan=2>"
                   "<b>Hazard 7</b></td></tr><tr><td><table><tr><td>HAZ_ID</td>"
                   "<td>007</td></tr><tr bgcolor='#D4E4F3'><td>Status:</td><td>Open "
                   "&amp; <i>marked</i></td></tr><tr><td>Empty</td><td>&lt;Null&gt;</td>"
                   "</tr></table></td></tr></table></body></html>") POINT)),
     "description|HAZ_ID|Status\n1: Hazard 7|007|Open & marked\n" PT},
    {"bad_input_57_never_raw_html",
     DOC(MARK(HTML("Mined <script>alert(1)</script>1979<br>a &lt; b <a href='x'>y</a>")
                  POINT)),
     "description\n1: Mined 1979 a < b y\n" PT},
    {"bad_input_57_data_go_before_tables",
     DOC(MARK(HTML("<table><tr><td>id</td><td>1</td></tr><tr><td>n</td><td>2</td></tr>"
                   "</table>") MORE(DATA("id", "7") DATA("n", "2")) POINT)),
     "description|id|n\n1: id: 1|7|2\n" PT},
    {"kml__text_that_is_no_html_stays", DOC(MARK(HTML("a < b,  c &amp; d") POINT)),
     "description\n1: a < b,  c &amp; d\n" PT},
    {"kml__a_prefix_that_nobody_declared_is_none",
     DOC(MARK(NAME("a") "<atom:link href=\"x\"/><gx:Track><gx:coord>1 2 3</gx:coord>"
                        "<gx:coord>4 5 6</gx:coord></gx:Track>")),
     "name\n1: a\n  line (1 2,4 5)\n"},
    {"kml__folders_are_layers",
     DOC("<Folder>" NAME("sha") MARK(NAME("a") POINT) "</Folder><Folder>" NAME("cha")
             MARK(NAME("b") POINT) "</Folder>"),
     "refused: has 2 layers; name one with `layer:`: sha, cha"},
    {"bad_input_58_folders_with_one_name",
     DOC("<Folder>" NAME("Pailin") "<Folder>" NAME("sha") MARK(
         POINT) "</Folder></Folder><Folder>" NAME("Kampot") "<Folder>" NAME("sha")
             MARK(POINT) "</Folder></Folder>" MARK(POINT)),
     "refused: has 3 layers; name one with `layer:`: t, Pailin/sha, Kampot/sha"},
    {"kml__coordinates_that_are_no_numbers_are_unreadable",
     DOC("\n" MARK("<Point><coordinates>x,2</coordinates></Point>")), BAD("x,2")},
    {"kml__commas_between_points_are_unreadable", AT("0,0, 4,0, 4,4, 0,0"),
     BAD("0,0, 4,0, 4,4, 0,0")},
    {"kml__coordinates_without_commas_are_unreadable", AT("0 0 4 0 4 4 0 0"),
     BAD("0 0 4 0 4 4 0 0")},
    {"kml__an_exponent_alone_is_unreadable", AT("0,0 4 e,0 4,4 0,0"),
     BAD("4 e,0 4,4 0,0")},
    {"kml__two_points_in_a_number_are_unreadable", AT("0,0 4.1.7,0 4,4 0,0"),
     BAD("4.1.7,0 4,4 0,0")},
    {"kml__a_sign_in_a_number_is_unreadable", AT("0,0 4,1-1 4,4 0,0"),
     BAD("4,1-1 4,4 0,0")},
    {"kml__a_point_of_four_numbers_is_unreadable", AT("0,0,0,0 4,0 4,4 0,0"),
     BAD("0,0,0,0 4,0 4,4 0,0")},
    {"kml__a_fourth_number_of_a_point_alone_is_left_out",
     DOC(MARK("<Point><coordinates>1,2,0,20</coordinates></Point>")), "\n1: \n" PT},
    {"kml__a_comma_at_the_end_is_unreadable", AT("0,0 4,0 4,4 0,0,"), BAD("0,0,")},
    {"kml__a_section_of_coordinates_is_coordinates", AT("<![CDATA[0,0 4,0 4,4 0,0]]>"),
     "\n1: \n  polygon s0(0 0,4 0,4 4,0 0)\n"},
    {"kml__a_comment_in_coordinates_is_none", AT("0,0 4,0 <!-- x --> 4,4 0,0"),
     "\n1: \n  polygon s0(0 0,4 0,4 4,0 0)\n"},
    {"kml__signs_exponents_and_bare_points_are_numbers", AT("+0,0.0 4e0,.0 4.,40E-1 0,0"),
     "\n1: \n  polygon s0(0 0,4 0,4 4,0 0)\n"},
    {"kml__collections_in_collections",
     DOC(MARK("<MultiGeometry><MultiGeometry>" POLYGON "</MultiGeometry>" POINT
              "</MultiGeometry>")),
     "\n1: \n  polygon " S_POLYGON
     "\n! LREL-G008 1 geometry [] [polygons; the rest was left out] x1\n"},
    {"bad_input_58_of_a_point_and_a_polygon_the_polygon_is_taken",
     DOC(MARK(POINT POLYGON)),
     "\n1: \n  polygon " S_POLYGON
     "\n! LREL-G008 1 geometry [] [polygons; the rest was left out] x1\n"},
    {"bad_input_58_a_point_displaces_no_polygon", DOC(MARK(POLYGON POINT)),
     "\n1: \n  polygon " S_POLYGON
     "\n! LREL-G008 1 geometry [] [polygons; the rest was left out] x1\n"},
    {"kml__two_polygons_of_a_placemark_are_parts",
     DOC(MARK(POLYGON "<Polygon>" OUTER("5,5 6,5 6,6 5,5") "</Polygon>")),
     "\n1: \n  polygon " S_POLYGON " s1(5 5,6 5,6 6,5 5)\n"},
    {"kml__points_are_one_ring",
     DOC(MARK("<MultiGeometry>" POINT "<Point><coordinates>3,4</coordinates></Point>"
              "</MultiGeometry>")),
     "\n1: \n  point (1 2,3 4)\n"},
    {"kml__two_outlines_of_a_polygon_are_unreadable",
     DOC(MARK("<Polygon>" OUTER(SQUARE) OUTER("5,5 6,5 6,6 5,5") "</Polygon>")),
     "\n1: \n  unreadable\n! LREL-G002 1 geometry [outerBoundaryIs] [one outline in a "
     "Polygon] x1\n"},
    {"kml__what_is_wrong_with_one_geometry_is_said_behind_longer_ones",
     DOC(MARK(
         "<MultiGeometry><Point><coordinates>x,2</coordinates></Point>" POLYGON POLYGON
         "<LineString><coordinates>0,0,9 4,0,9 4,4,9 0,4,9 0,0,9 4,0,9 4,4,9 0,4,9 "
         "0,0,9</coordinates></LineString></MultiGeometry>")),
     BAD("x,2")},
    {"kml__two_rings_of_a_hole_are_two_holes",
     DOC(MARK("<Polygon>" OUTER(SQUARE) "<innerBoundaryIs>" RING(HOLE)
                  RING("3,3 3,3.5 3.5,3.5 3,3") "</innerBoundaryIs></Polygon>")),
     "\n1: \n  polygon " S_POLYGON " h0(3 3,3 3.5,3.5 3.5,3 3)\n"},
    {"kml__a_hole_before_its_outline",
     DOC(MARK("<Polygon>" INNER(HOLE) OUTER(SQUARE) "</Polygon>")),
     "\n1: \n  polygon " S_POLYGON "\n"},
    {"kml__a_hole_in_an_empty_outline_is_unreadable",
     DOC(MARK("<Polygon>" OUTER("") INNER(HOLE) "</Polygon>")),
     "\n1: \n  unreadable\n! LREL-G002 1 geometry [innerBoundaryIs] [an outline around a "
     "hole] x1\n"},
    {"kml__a_hole_without_an_outline_is_unreadable",
     DOC(MARK("<Polygon>" INNER(HOLE) "</Polygon>")),
     "\n1: \n  unreadable\n! LREL-G002 1 geometry [innerBoundaryIs] [an outline around a "
     "hole] x1\n"},
    {"kml__two_holes_are_two_holes",
     DOC(MARK("<Polygon>" OUTER(SQUARE) INNER(HOLE)
                  INNER("3,3 3,3.5 3.5,3.5 3,3") "</Polygon>")),
     "\n1: \n  polygon " S_POLYGON " h0(3 3,3 3.5,3.5 3.5,3 3)\n"},
    {"bad_input_59_entities_are_refused",
     "<!DOCTYPE kml [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><kml><Document>"
     "<name>&x;</name></Document></kml>",
     "refused: a document type or entities (<!...), which are not read, in line 1"},
    {"bad_input_59_a_billion_laughs_are_refused",
     "<!DOCTYPE lolz [<!ENTITY a \"lol\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">"
     "<!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\"><!ENTITY d "
     "\"&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;\">]><kml><Document><name>&d;</name></Document></"
     "kml>",
     "refused: a document type or entities (<!...), which are not read, in line 1"},
    {"kml__a_model_is_no_land", DOC(MARK("<MultiGeometry><Model/></MultiGeometry>")),
     "\n1: \n  unreadable\n! LREL-G002 1 geometry [Model] [a polygon; models of solids "
     "are "
     "not read] x1\n"},
    {"kml__a_model_beside_a_polygon_is_left_out",
     "<k:kml xmlns:k=\"http://www.opengis.net/kml/2.2\"><k:Placemark><k:MultiGeometry>"
     "<k:LineString><k:coordinates>1,2 3,4</k:coordinates></k:LineString>"
     "<k:Model id='>'/></k:MultiGeometry></k:Placemark></k:kml>",
     "\n1: \n  line (1 2,3 4)\n! LREL-G008 1 geometry [] [lines; the rest was left out] "
     "x1\n"},
    {"kml__the_word_in_a_comment_is_none",
     DOC(MARK("<MultiGeometry><!-- <Model/> -->" POLYGON "</MultiGeometry>")),
     "\n1: \n  polygon " S_POLYGON "\n"},
    {"kml__cut_off_in_an_element", HEAD "<kml><Document><Placemark>",
     "refused: its XML is broken in line 2: no element found"},
    {"kml__cut_off_in_a_tag", HEAD "<kml><Document attr=\"x",
     "refused: its XML is broken in line 2: unclosed token"},
    {"kml__cut_off_in_a_comment", HEAD "<kml><!-- x",
     "refused: its XML is broken in line 2: unclosed token"},
    {"kml__more_ends_than_beginnings", "<kml></kml></kml>",
     "refused: its XML is broken in line 1: "},
    {"kml__other_xml_is_refused", "<html></html>",
     "refused: named .kml, but its first element is <html>"},
    {"kml__text_is_refused", "hello", "refused: its XML is broken in line 1: "},
    {"kml__what_no_parser_takes_is_refused", KML("<Document><a></b></Document>"),
     "refused: its XML is broken in line 2: mismatched tag"},
};

static void kml_is_read(void **state)
{
    const kml_case *row = *state;
    lrel_read_options options = {0};
    delivery d = delivery_begin();

    delivery_write(&d, "t.kml", lrel_text_of(row->text));
    delivery_expect(&d, "t.kml", &options, row->expected);
    if (d.table)
        assert_true(lrel_text_is_equal(d.table->crs, LREL_TEXT("OGC:CRS84")));
    delivery_end(&d);
}

static void kml__a_folder_by_its_name(void **state)
{
    lrel_read_options options = {.layer = LREL_TEXT("cha")};
    delivery d = delivery_begin();

    delivery_write(&d, "t.kml",
                   lrel_text_of(DOC("<Folder>" NAME("sha") MARK(
                       NAME("a") POINT) "</Folder><Folder>" NAME("cha")
                                        MARK(NAME("b") POINT) "</Folder>")));
    delivery_expect(&d, "t.kml", &options, "name\n1: b\n" PT);
    delivery_end(&d);
}

/* The format's own columns between them, dropped where empty, take no type along. */
static void kml__numbers_of_a_schema_are_numbers(void **state)
{
    static const char text[] =
        DOC("<Schema name=\"s\" id=\"s\"><SimpleField type=\"double\" name=\"n\"/>"
            "<SimpleField type=\"string\" name=\"t\"/></Schema>" MARK(
                NAME("a") MORE("<SchemaData schemaUrl=\"#s\"><SimpleData name=\"n\">0.125"
                               "</SimpleData><SimpleData name=\"t\">1</SimpleData>"
                               "</SchemaData>") POINT));
    lrel_read_options options = {0};
    delivery d = delivery_begin();

    delivery_write(&d, "t.kml", lrel_text_of(text));
    delivery_expect(&d, "t.kml", &options, "name|n|t\n1: a|0.125|1\n" PT);
    for (int column = 0; column < 3; column++)
        assert_int_equal(lrel_table_is_number(d.table, 0, column), column == 1);
    delivery_end(&d);
}

static void kml__utf16_is_read(void **state)
{
    static const char marked[] = "<kml><Placemark>" NAME("a") POINT "</Placemark></kml>";
    lrel_read_options options = {0};
    delivery d = delivery_begin();

    char text[2 * sizeof marked];

    text[0] = '\xFF';
    text[1] = '\xFE';
    for (size_t i = 0; i < sizeof marked - 1; i++) {
        text[2 + 2 * i] = marked[i];
        text[3 + 2 * i] = '\0';
    }
    delivery_write(&d, "t.kml", (lrel_text){text, sizeof text});
    delivery_expect(&d, "t.kml", &options, "name\n1: a\n" PT);
    delivery_end(&d);
}

/* Elements in each other between @p begin and @p end. */
static void expect_deep_is_refused(const char *begin, const char *name, const char *end)
{
    enum { DEPTH = 60000 };
    size_t room = 2 * DEPTH * (strlen(name) + 3) + strlen(begin) + strlen(end) + 1;
    lrel_read_options options = {0};
    delivery d = delivery_begin();
    char *text = malloc(room), *at = text;

    assert_non_null(text);
    at += sprintf(at, "%s", begin);
    for (int i = 0; i < DEPTH; i++)
        at += sprintf(at, "<%s>", name);
    for (int i = 0; i < DEPTH; i++)
        at += sprintf(at, "</%s>", name);
    sprintf(at, "%s", end);
    delivery_write(&d, "t.kml", lrel_text_of(text));
    delivery_expect(&d, "t.kml", &options,
                    "refused: XML with more than 200 levels in line 1");
    free(text);
    delivery_end(&d);
}

static void bad_input_24_kml_60000_deep_is_refused(void **state)
{
    expect_deep_is_refused("<kml>", "Folder", "</kml>");
    expect_deep_is_refused("<kml><Placemark>", "MultiGeometry", "</Placemark></kml>");
}

int main(void)
{
    enum { CASES = sizeof cases / sizeof *cases };
    const struct CMUnitTest others[] = {
        cmocka_unit_test(kml__a_folder_by_its_name),
        cmocka_unit_test(kml__numbers_of_a_schema_are_numbers),
        cmocka_unit_test(kml__utf16_is_read),
        cmocka_unit_test(bad_input_24_kml_60000_deep_is_refused),
    };
    struct CMUnitTest tests[CASES];

    for (size_t i = 0; i < CASES; i++)
        tests[i] = (struct CMUnitTest){cases[i].name, kml_is_read, NULL, NULL,
                                       (void *)(uintptr_t)&cases[i]};
    return cmocka_run_group_tests(tests, NULL, NULL) +
           cmocka_run_group_tests(others, NULL, NULL);
}
