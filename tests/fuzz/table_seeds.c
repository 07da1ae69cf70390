/* SPDX-License-Identifier: Apache-2.0 */
/* table_seeds.c: one of each thing that the readers know. */
#include "fuzz/fuzz_tables.h"

#define ODS(name) "xmlns:" name "=\":" name ":\" "
#define ODS_START                                                                        \
    "<office:d " ODS("office") ODS("table") ODS("text") ODS("style")                     \
        ODS("calcext") "><style:style style:name=\"h\"><style:table-properties "         \
                       "table:display=\"false\"/></style:style><table:table "            \
                       "table:name=\"T\">"
#define ODS_TEXT(text)                                                                   \
    "<table:table-cell office:value-type=\"string\"><text:p>" text                       \
    "</text:p></table:table-cell>"

const table_seed table_seeds[] = {
    {"kml_shapes", TABLE_KML,
     "<kml><Document><name>d</name><Folder><name>f</name><Placemark><name>a</name>"
     "<MultiGeometry><Polygon><innerBoundaryIs><LinearRing><coordinates>1,1 1,2 2,2 1,1"
     "</coordinates></LinearRing></innerBoundaryIs><outerBoundaryIs><LinearRing>"
     "<coordinates>0,0,9 4,0,9 4,4,9 0,4,9 0,0,9</coordinates></LinearRing>"
     "</outerBoundaryIs></Polygon><Point><coordinates>1,2</coordinates></Point>"
     "<gx:Track><gx:coord>1 2 3</gx:coord></gx:Track><Model/></MultiGeometry>"
     "</Placemark></Folder></Document></kml>"},
    {"kml_values", TABLE_KML,
     "<kml><Schema id=\"s\"><SimpleField type=\"int\" name=\"n\"/></Schema><Placemark>"
     "<TimeSpan><begin>2020-01-01</begin><end>2021</end></TimeSpan><description>"
     "<![CDATA[<table><tr><td>id</td><td>1 &amp; &#x1797; 2</td></tr></table>x<br>]]>"
     "</description><ExtendedData><Data name=\"name\"><value>7</value></Data><Data>"
     "<displayName>e</displayName><value>f</value></Data><SchemaData><SimpleData "
     "name=\"n\">1</SimpleData></SchemaData></ExtendedData></Placemark></kml>"},
    {"gpx_all", TABLE_GPX,
     "<gpx><wpt lat=\"2\" "
     "lon=\"1\"><ele>7</ele><extensions><a:b>2</a:b></extensions></wpt>"
     "</gpx>"},
    {"gpx_track", TABLE_GPX,
     "<gpx><trk><name>a</name><trkseg><trkpt lat=\"0\" lon=\"0\"/><trkpt lat=\"1\" "
     "lon=\"1\"><ele>1</ele></trkpt></trkseg><trkseg/></trk></gpx>"},
    {"json_esri", TABLE_JSON,
     "{\"fields\":[{\"name\":\"d\",\"type\":\"esriFieldTypeDate\"}],\"spatialReference\":"
     "{"
     "\"wkid\":102100},\"features\":[{\"attributes\":{\"d\":1393632000000,\"n\":1},"
     "\"geometry\":{\"rings\":[[[0,0],[0,4],[4,4],[0,0]],[[1,1],[2,1],[2,2],[1,1]]]}},"
     "{\"geometry\":{\"x\":1,\"y\":2}}]}"},
    {"json_features", TABLE_JSON,
     "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"id\":1,"
     "\"properties\":{\"a\":[1]},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[0,"
     "0],"
     "[4,0],[4,4],[0,0]]]}}]}"},
    {"csv_titles", TABLE_CSV, "Report, 2020\n\nid;m2;date\nH1;5;2014-01-01\nTotal;5;\n"},
    {"csv_two_rows", TABLE_CSV, "id,op,area,,date,\n,,m2,stated,from,to\nH1,A,5,6,7,8\n"},
    {"csv_twice", TABLE_CSV, "a,,b,\nfrom,to,from,to\n1,2,3,4\n,,,\n1,2,3,4\n"},
    {"csv_quotes", TABLE_CSV, "sep=;\r\n\"a;\"\"b\";c\r\n\"1\n2\";3\r\n"},
    {"csv_utf16", TABLE_CSV,
     "\xFF\xFE"
     "a,b\n"},
    {"csv_sum", TABLE_CSV, "id,n\na,1\nb,2\nc,3\n,6\n"},
    {"xlsx_types", TABLE_XLSX_SHEET,
     "<worksheet><cols><col min=\"1\" max=\"2\" hidden=\"1\"/></cols><sheetData>"
     "<row r=\"2\" hidden=\"1\"><c r=\"A2\" t=\"inlineStr\"><is><t>id</t><rPh><t>x</t>"
     "</rPh></is></c><c r=\"C2\" t=\"str\"><v>n_x000A_</v></c></row>"
     "<row><c t=\"e\"><v>#N/A</v></c><c t=\"b\"><v>1</v></c><c><f>A1</f></c></row>"
     "<row><c t=\"d\"><v>2014-01-01T00:00:00</v></c><c/><c s=\"1\"><v>60.5</v></c></row>"
     "</sheetData><mergeCells><mergeCell ref=\"A2:B2\"/></mergeCells></worksheet>"},
    {"xlsx_strings", TABLE_XLSX_STRINGS,
     "<sst><si><r><t>a</t></r><r><t> b</t></r></si><si><t/></si><si><t>_x005F_</t></si>"
     "</sst>"},
    {"xlsx_styles", TABLE_XLSX_STYLES,
     "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"[Red]&quot;H&quot;-000;"
     "[h]:mm\"/></numFmts><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"164\"/></cellXfs>"
     "</styleSheet>"},
    {"xlsx_book", TABLE_XLSX_BOOK,
     "<workbook xmlns:r=\"x/relationships\"><workbookPr date1904=\"1\"/><sheets>"
     "<sheet name=\"S\" r:id=\"a\"/><sheet name=\"T\" state=\"hidden\" r:id=\"a\"/>"
     "</sheets></workbook>"},
    {"ods_cells", TABLE_ODS,
     ODS_START
     "<table:table-column table:visibility=\"collapse\"/><table:table-row>" ODS_TEXT("id")
         ODS_TEXT("n") "</table:table-row><table:table-row "
                       "table:number-rows-repeated=\"3\" "
                       "table:visibility=\"filter\"><table:table-cell "
                       "office:value-type=\"float\" office:value=\"7\" "
                       "table:number-columns-repeated=\"2\"><text:p>007</text:p>"
                       "</table:table-cell></table:table-row><table:table-row>"
                       "<table:table-cell office:value-type=\"time\" "
                       "office:time-value=\"PT1H2M3S\"/><table:table-cell "
                       "table:formula=\"of:=A1\"/><table:covered-table-cell/>"
                       "</table:table-row></table:table></office:d>"},
    {"ods_merged", TABLE_ODS,
     ODS_START
     "<table:table-row><table:table-cell table:number-columns-spanned=\"2\" "
     "office:value-type=\"string\"><text:p>a<text:s text:c=\"2\"/>b</text:p>"
     "<text:p>c</text:p></table:table-cell><table:covered-table-cell/>" ODS_TEXT(
         "d") "</table:table-row></table:table></office:d>"},
    {"zip", TABLE_XLSX_FILE, "PK\003\004"},
};

size_t table_seed_count(void)
{
    return sizeof table_seeds / sizeof *table_seeds;
}
