/* SPDX-License-Identifier: Apache-2.0 */
/* kml_grammar.c: one table. */
#include "read/kml_grammar.h"

#include <stdint.h>
#include <string.h>

#define IN(parent) (UINT64_C(1) << LREL_KML_##parent)

#define IN_FOLDERS (IN(ROOT) | IN(FOLDER))
#define IN_SHAPES  (IN(PLACEMARK) | IN(MULTI))

typedef struct rule {
    const char *name;
    lrel_kml_element element;
    uint64_t parents;
} rule;

static const rule rules[] = {
    {"kml", LREL_KML_ROOT, IN(START)},
    {"Document", LREL_KML_FOLDER, IN_FOLDERS},
    {"Folder", LREL_KML_FOLDER, IN_FOLDERS},
    {"Placemark", LREL_KML_PLACEMARK, IN_FOLDERS},
    {"NetworkLink", LREL_KML_LINK, IN_FOLDERS},
    {"Schema", LREL_KML_SCHEMA, IN_FOLDERS},
    {"SimpleField", LREL_KML_SIMPLE_FIELD, IN(SCHEMA)},
    {"name", LREL_KML_NAME, IN(FOLDER) | IN(PLACEMARK)},
    {"description", LREL_KML_DESCRIPTION, IN(PLACEMARK)},
    {"address", LREL_KML_ADDRESS, IN(PLACEMARK)},
    {"phoneNumber", LREL_KML_PHONE, IN(PLACEMARK)},
    {"TimeStamp", LREL_KML_TIME, IN(PLACEMARK)},
    {"TimeSpan", LREL_KML_TIME, IN(PLACEMARK)},
    {"when", LREL_KML_WHEN, IN(TIME)},
    {"begin", LREL_KML_BEGIN, IN(TIME)},
    {"end", LREL_KML_END, IN(TIME)},
    {"ExtendedData", LREL_KML_EXTENDED, IN(PLACEMARK)},
    {"Data", LREL_KML_DATA, IN(EXTENDED)},
    {"value", LREL_KML_VALUE, IN(DATA)},
    {"displayName", LREL_KML_DISPLAY_NAME, IN(DATA)},
    {"SchemaData", LREL_KML_SCHEMA_DATA, IN(EXTENDED)},
    {"SimpleData", LREL_KML_SIMPLE_DATA, IN(SCHEMA_DATA)},
    {"MultiGeometry", LREL_KML_MULTI, IN_SHAPES},
    {"MultiTrack", LREL_KML_MULTI, IN_SHAPES},
    {"Polygon", LREL_KML_POLYGON, IN_SHAPES},
    {"outerBoundaryIs", LREL_KML_OUTER, IN(POLYGON)},
    {"innerBoundaryIs", LREL_KML_INNER, IN(POLYGON)},
    {"LinearRing", LREL_KML_RING, IN(OUTER) | IN(INNER)},
    {"LinearRing", LREL_KML_LINE, IN_SHAPES},
    {"LineString", LREL_KML_LINE, IN_SHAPES},
    {"Point", LREL_KML_POINT, IN_SHAPES},
    {"Track", LREL_KML_TRACK, IN_SHAPES},
    {"Model", LREL_KML_MODEL, IN_SHAPES},
    {"coordinates", LREL_KML_COORDINATES, IN(RING) | IN(LINE) | IN(POINT)},
    {"coord", LREL_KML_COORD, IN(TRACK)},
};

lrel_kml_element lrel_kml__element(lrel_kml_element parent, const char *name)
{
    const uint64_t in = UINT64_C(1) << parent;

    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
        if (rules[i].parents & in && strcmp(rules[i].name, name) == 0)
            return rules[i].element;
    return LREL_KML_OTHER;
}
