/* SPDX-License-Identifier: Apache-2.0 */
/* maxml_words.h: the names of maXML that mean something to us. Dialects write them
 * differently, so that only their letters and digits count, in any case: `PointNo`,
 * `point_no` and `POINTNO` are one name. */
#ifndef LREL_READ_MAXML_WORDS_H
#define LREL_READ_MAXML_WORDS_H

#include "core/text.h"

typedef enum lrel_maxml_word {
    LREL_MAXML_OTHER,
    LREL_MAXML_ROOT,   /* MineActionFieldReport */
    LREL_MAXML_HEADER, /* DocumentHeader */
    LREL_MAXML_REPORT, /* FieldReport */
    LREL_MAXML_INFO,   /* FieldReportInfo */
    LREL_MAXML_ATTACHMENT,
    LREL_MAXML_OBJECT, /* Hazard and what else a report may be of */
    LREL_MAXML_SYSTEM, /* of coordinates, in the header */
    LREL_MAXML_DATUM,
    LREL_MAXML_GEO, /* GeospatialInfo, and in it: */
    LREL_MAXML_POLYGON,
    LREL_MAXML_LINE,
    LREL_MAXML_SHAPE_ID,
    LREL_MAXML_SHAPE_KIND,
    LREL_MAXML_IS_ACTIVE,
    LREL_MAXML_PROPERTY, /* of a polygon */
    LREL_MAXML_POINT_ID,
    LREL_MAXML_POINT_NUMBER,
    LREL_MAXML_POINT_TYPE,
    LREL_MAXML_LATITUDE,
    LREL_MAXML_LONGITUDE,
    LREL_MAXML_BEARING,
    LREL_MAXML_DISTANCE,
    LREL_MAXML_FROM
} lrel_maxml_word;

/** What @p name means; where it stands says whether it does. */
lrel_maxml_word lrel_maxml__word(lrel_text name);

/** Writes the letters and digits of @p name, small, into @p out, which has room for all
 * of its bytes; what is not ASCII stays. @return how many bytes */
size_t lrel_maxml__plain(lrel_text name, char *out);

/* What a point is for. */
typedef enum lrel_maxml_role {
    LREL_MAXML_ROLE_NONE, /* not stated, or in words that we do not know */
    LREL_MAXML_ROLE_REFERENCE,
    LREL_MAXML_ROLE_BENCHMARK,
    LREL_MAXML_ROLE_START,
    LREL_MAXML_ROLE_TURNING,
    LREL_MAXML_ROLE_INTERMEDIATE,
    LREL_MAXML_ROLE_END,
    LREL_MAXML_ROLE_EVIDENCE,
    LREL_MAXML_ROLE_USAGE,
    LREL_MAXML_ROLE_VIEW
} lrel_maxml_role;

/** The role that a type of point begins with: "Turning Point". */
lrel_maxml_role lrel_maxml__role(lrel_text type);

/** Whether the plain form of @p text begins with @p start. */
bool lrel_maxml__begins(lrel_text text, const char *start);

#endif
