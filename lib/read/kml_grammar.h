/* SPDX-License-Identifier: Apache-2.0 */
/* kml_grammar.h: the elements of KML that are read, and where they may stand (OGC
 * 07-147r2). All else, and whatever is in it, is left alone. */
#ifndef LREL_READ_KML_GRAMMAR_H
#define LREL_READ_KML_GRAMMAR_H

typedef enum lrel_kml_element {
    LREL_KML_START, /* before the first element */
    LREL_KML_OTHER,
    LREL_KML_ROOT,
    LREL_KML_FOLDER, /* or Document */
    LREL_KML_LINK,
    LREL_KML_SCHEMA,
    LREL_KML_SIMPLE_FIELD,
    LREL_KML_PLACEMARK,
    LREL_KML_NAME,
    LREL_KML_DESCRIPTION,
    LREL_KML_ADDRESS,
    LREL_KML_PHONE,
    LREL_KML_TIME, /* a stamp or a span */
    LREL_KML_WHEN,
    LREL_KML_BEGIN,
    LREL_KML_END,
    LREL_KML_EXTENDED,
    LREL_KML_DATA,
    LREL_KML_VALUE,
    LREL_KML_DISPLAY_NAME,
    LREL_KML_SCHEMA_DATA,
    LREL_KML_SIMPLE_DATA,
    LREL_KML_MULTI, /* geometries, or tracks */
    LREL_KML_POLYGON,
    LREL_KML_OUTER,
    LREL_KML_INNER,
    LREL_KML_RING, /* of a polygon */
    LREL_KML_LINE, /* or a ring that stands alone */
    LREL_KML_POINT,
    LREL_KML_TRACK,
    LREL_KML_MODEL,
    LREL_KML_COORDINATES,
    LREL_KML_COORD /* of a track */
} lrel_kml_element;

/** What the element @p name is in one that is @p parent. */
lrel_kml_element lrel_kml__element(lrel_kml_element parent, const char *name);

#endif
