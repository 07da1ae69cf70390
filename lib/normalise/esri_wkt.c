/* SPDX-License-Identifier: Apache-2.0 */
/* esri_wkt.c: held against what ESRI's programs write, word for word and number for
 * number; what differs in anything is left to PROJ. */
#include "normalise/esri_wkt.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "core/number.h"

#define LONLAT                                                                           \
    "GEOGCS[\"GCS_WGS_1984\",DATUM[\"D_WGS_1984\",SPHEROID[\"WGS_1984\",6378137,"        \
    "298.257223563]],PRIMEM[\"Greenwich\",0],UNIT[\"Degree\",0.0174532925199433]]"
#define UTM_NAME "PROJCS[\"WGS_1984_UTM_Zone_"
/* Zone and hemisphere, northing of the equator, meridian. */
#define UTM_REST                                                                         \
    "%d%c\"," LONLAT ",PROJECTION[\"Transverse_Mercator\"],PARAMETER["                   \
    "\"False_Easting\",500000],PARAMETER[\"False_Northing\",%d],PARAMETER["              \
    "\"Central_Meridian\",%d],PARAMETER[\"Scale_Factor\",0.9996],PARAMETER["             \
    "\"Latitude_Of_Origin\",0],UNIT[\"Meter\",1]]"

/* "0.0174532925199433" and "0.017453292519943295" are both a degree. */
#define SAME_NUMBER 1e-14

static bool is_same_number(double a, double b)
{
    return fabs(a - b) <= SAME_NUMBER * fabs(b);
}

static void skip(lrel_text *text, size_t bytes)
{
    text->at += bytes;
    text->length -= bytes;
}

/* Byte by byte, but numbers, which only stand behind commas, by value: 0 and 0.0 are one.
 */
static bool is_same_text(lrel_text text, lrel_text wanted)
{
    char before = '\0';

    while (text.length > 0 && wanted.length > 0) {
        size_t bytes = 1, of_wanted = 0;
        double a, b;

        if (before == ',')
            of_wanted = lrel_number_scan(wanted.at, wanted.length, &b);
        if (of_wanted > 0) {
            bytes = lrel_number_scan(text.at, text.length, &a);
            if (bytes == 0 || !is_same_number(a, b))
                return false;
        } else if (*text.at != *wanted.at) {
            return false;
        }
        before = *wanted.at;
        skip(&text, bytes);
        skip(&wanted, of_wanted > 0 ? of_wanted : 1);
    }
    return text.length == 0 && wanted.length == 0;
}

/* Reads "48N" behind the name's start. @return the zone, or 0 */
static int utm_zone(lrel_text text, char *hemisphere)
{
    size_t at = sizeof UTM_NAME - 1;
    int zone = 0;

    if (text.length < at || memcmp(text.at, UTM_NAME, at) != 0)
        return 0;
    for (; at < text.length && zone < 10 && text.at[at] >= '0' && text.at[at] <= '9';
         at++)
        zone = zone * 10 + (text.at[at] - '0');
    if (at == text.length)
        return 0;
    *hemisphere = text.at[at];
    return zone <= 60 && (*hemisphere == 'N' || *hemisphere == 'S') ? zone : 0;
}

bool lrel_esri_wkt__code(lrel_text text, char code[16])
{
    char wanted[sizeof UTM_NAME UTM_REST + 16], hemisphere;
    bool is_south;
    int zone;

    text = lrel_text_trim(text);
    if (is_same_text(text, LREL_TEXT(LONLAT))) {
        strcpy(code, "EPSG:4326");
        return true;
    }
    if ((zone = utm_zone(text, &hemisphere)) == 0)
        return false;
    is_south = hemisphere == 'S';
    snprintf(wanted, sizeof wanted, UTM_NAME UTM_REST, zone, hemisphere,
             is_south ? 10000000 : 0, zone * 6 - 183);
    if (!is_same_text(text, lrel_text_of(wanted)))
        return false;
    snprintf(code, 16, "EPSG:%d", (is_south ? 32700 : 32600) + zone);
    return true;
}
