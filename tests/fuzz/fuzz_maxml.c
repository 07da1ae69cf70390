/* SPDX-License-Identifier: Apache-2.0 */
/* fuzz_maxml.c: the target `maxml` of `make fuzz`: any bytes as field reports. Every
 * layer is read; its names are those of the file. */
#include <stdlib.h>
#include <unistd.h>

#include "fuzz/fuzz_reading.h"
#include "fuzz/fuzz_told.h"

/* Kinds may be as many as the bytes have room for. */
#define LAYERS_MOST 8

#define FILE_OF(text) "<MineActionFieldReport>" text "</MineActionFieldReport>"
#define REPORT(text)  FILE_OF("<FieldReport>" text "</FieldReport>")
#define GEO(text)     "<GeospatialInfo>" text "</GeospatialInfo>"
#define AT(lon, lat)  "<Latitude>" lat "</Latitude><Longitude>" lon "</Longitude>"
#define POINT(number, type, lon, lat)                                                    \
    "<GeoPoint><PointNo>" number "</PointNo><PointType>" type                            \
    "</PointType>" AT(lon, lat) "</GeoPoint>"

const char *const fuzz_told_seeds[] = {
    REPORT("<FieldReportInfo reportGUID=\"f\" fieldReportGUID=\"r\"><ReportingDate>"
           "2019-03-01</ReportingDate></FieldReportInfo><Hazard><Id>H1</Id>" GEO(
               "<ShapeID>P1</ShapeID><ShapeEnum>Polygon</ShapeEnum><IsActive>true"
               "</IsActive>" POINT("1", "Start Point", "0", "0")
                   POINT("2", "Turning Point", "4", "0")
                       POINT("3", "End Point", "4", "4")) "</Hazard>"),
    REPORT("<Hazard>" GEO("<ShapeID>P</ShapeID><Number>2</Number>" AT("1", "2"))
               GEO("<ShapeID>P</ShapeID><Number>1</Number>" AT("2", "2")) GEO(
                   "<ShapeID>P</ShapeID><Number>3</Number>" AT("2", "1")) "</Hazard>"),
    REPORT("<Hazard>" GEO("<Polygon><Point><PointNo>1</PointNo><C>" AT(
        "1",
        "2") "</C></Point><Point><PointNo>2</PointNo><Bearing>9</Bearing>"
             "<Distance>5</Distance></Point></Polygon><Polyline><P lat=\"1\" "
             "lon=\"2\" number=\"1\"/><P lat=\"3\" lon=\"2\"/></Polyline>") "</Hazard>"),
    REPORT("<HazardReduction><Item><Model>PMN</Model></Item><Item n=\"1\">a<b>c</b>d"
           "</Item><T>AP</T><T>AV</T></HazardReduction><Attachment name=\"x\">y"
           "</Attachment><Comment>z</Comment>"),
    FILE_OF("<DocumentHeader><DocumentCoordinateReferenceSystem><CoordinateSystem>Lat/Lon"
            "</CoordinateSystem><Datum>Indian 1960</Datum>"
            "</DocumentCoordinateReferenceSystem></DocumentHeader><Hazard><a:b>1</a:b>"
            "</Hazard><hazard/><Own><x/></Own>"),
    REPORT(
        "<Hazard>" GEO("<IsActive>0</IsActive><PolygonProperty>Exclusion"
                       "</PolygonProperty><Polygon>" POINT("1", "Landmark", "0", "0")
                           POINT("x", "View point", "1,5", "") "</Polygon>") "</Hazard>"),
    NULL};

static const char *wrong_layers(const lrel_context *context, const char *path)
{
    lrel_arena *arena = lrel_arena_new(context);
    lrel_layer *layers = NULL;
    size_t count = 0;
    const char *what = NULL;

    if (!arena)
        return "no memory";
    if (lrel_table_layers(context, path, arena, &layers, &count, NULL) != LREL_OK)
        count = 0;
    for (size_t i = 0; i < count && i < LAYERS_MOST && !what; i++)
        what = fuzz_file_wrong(context, path, layers[i].name);
    lrel_arena_free(arena);
    return what;
}

bool fuzz_told_is_right(const uint8_t *bytes, size_t count, FILE *told)
{
    lrel_context *context = lrel_context_new(NULL);
    const char *what = NULL;
    char path[64];

    snprintf(path, sizeof path, "/tmp/lrel-fuzz-%d.xml", (int)getpid());
    if (!context || !fuzz_write_file(path, bytes, count))
        what = "no file could be written";
    if (!what)
        what = fuzz_file_wrong(context, path, LREL_TEXT(""));
    if (!what)
        what = wrong_layers(context, path);
    (void)unlink(path);
    lrel_context_free(context);
    if (what && told)
        fprintf(told, "%s\n", what);
    return !what;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count)
{
    if (!fuzz_told_is_right(bytes, count, stderr))
        abort();
    return 0;
}
