/* SPDX-License-Identifier: Apache-2.0 */
/* maxml_words.c: tables of plain names, from the IMSMA wiki (pages
 * "MineActionFieldReport", "DocumentHeader Element", "Geopoint Uncategorised": labels,
 * columns and names in the program) and from the staging area's columns. See
 * docs/decisions/0019. */
#include "read/maxml_words.h"

/* Longer than any name below. */
#define PLAIN_MAX 40

typedef struct known_name {
    const char *plain;
    lrel_maxml_word word;
} known_name;

static const known_name names[] = {
    {"mineactionfieldreport", LREL_MAXML_ROOT},
    {"documentheader", LREL_MAXML_HEADER},
    {"fieldreport", LREL_MAXML_REPORT},
    {"fieldreportinfo", LREL_MAXML_INFO},
    {"attachment", LREL_MAXML_ATTACHMENT},
    {"attachments", LREL_MAXML_ATTACHMENT},
    {"accident", LREL_MAXML_OBJECT},
    {"hazard", LREL_MAXML_OBJECT},
    {"hazardreduction", LREL_MAXML_OBJECT},
    {"location", LREL_MAXML_OBJECT},
    {"mreactivity", LREL_MAXML_OBJECT},
    {"qaactivity", LREL_MAXML_OBJECT},
    {"task", LREL_MAXML_OBJECT},
    {"victim", LREL_MAXML_OBJECT},
    {"victimassistance", LREL_MAXML_OBJECT},
    {"coordinatesystem", LREL_MAXML_SYSTEM},
    {"datum", LREL_MAXML_DATUM},
    {"geospatialinfo", LREL_MAXML_GEO},
    {"polygon", LREL_MAXML_POLYGON},
    {"polyline", LREL_MAXML_LINE},
    {"line", LREL_MAXML_LINE},
    {"shapeid", LREL_MAXML_SHAPE_ID},
    {"polygonid", LREL_MAXML_SHAPE_ID},
    {"shape", LREL_MAXML_SHAPE_KIND},
    {"shapeenum", LREL_MAXML_SHAPE_KIND},
    {"shapetype", LREL_MAXML_SHAPE_KIND},
    {"isactive", LREL_MAXML_IS_ACTIVE},
    {"active", LREL_MAXML_IS_ACTIVE},
    {"polygonproperty", LREL_MAXML_PROPERTY},
    {"polyprop", LREL_MAXML_PROPERTY},
    {"polypropenum", LREL_MAXML_PROPERTY},
    {"localid", LREL_MAXML_POINT_ID},
    {"pointid", LREL_MAXML_POINT_ID},
    {"pointlocalid", LREL_MAXML_POINT_ID},
    {"number", LREL_MAXML_POINT_NUMBER},
    {"pointno", LREL_MAXML_POINT_NUMBER},
    {"pointnumber", LREL_MAXML_POINT_NUMBER},
    {"type", LREL_MAXML_POINT_TYPE},
    {"pointtype", LREL_MAXML_POINT_TYPE},
    {"pointtypeenum", LREL_MAXML_POINT_TYPE},
    {"latitude", LREL_MAXML_LATITUDE},
    {"lat", LREL_MAXML_LATITUDE},
    {"longitude", LREL_MAXML_LONGITUDE},
    {"lon", LREL_MAXML_LONGITUDE},
    {"long", LREL_MAXML_LONGITUDE},
    {"bearing", LREL_MAXML_BEARING},
    {"distance", LREL_MAXML_DISTANCE},
    {"frompoint", LREL_MAXML_FROM},
    {"frompointguid", LREL_MAXML_FROM},
    {"frompointinput", LREL_MAXML_FROM},
};

/* IMSMA's types of points; a landmark is a reference point, a datum point the start. */
static const struct {
    const char *start;
    lrel_maxml_role role;
} roles[] = {
    {"reference", LREL_MAXML_ROLE_REFERENCE},
    {"landmark", LREL_MAXML_ROLE_REFERENCE},
    {"benchmark", LREL_MAXML_ROLE_BENCHMARK},
    {"start", LREL_MAXML_ROLE_START},
    {"datum", LREL_MAXML_ROLE_START},
    {"turning", LREL_MAXML_ROLE_TURNING},
    {"intermediate", LREL_MAXML_ROLE_INTERMEDIATE},
    {"end", LREL_MAXML_ROLE_END},
    {"evidence", LREL_MAXML_ROLE_EVIDENCE},
    {"usage", LREL_MAXML_ROLE_USAGE},
    {"view", LREL_MAXML_ROLE_VIEW},
};

size_t lrel_maxml__plain(lrel_text name, char *out)
{
    size_t count = 0;

    for (size_t i = 0; i < name.length; i++) {
        char c = name.at[i];

        if (c >= 'A' && c <= 'Z')
            c = (char)(c - 'A' + 'a');
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (unsigned char)c >= 0x80)
            out[count++] = c;
    }
    return count;
}

lrel_maxml_word lrel_maxml__word(lrel_text name)
{
    char plain[PLAIN_MAX];
    lrel_text known = {plain, 0};

    if (name.length > sizeof plain)
        return LREL_MAXML_OTHER;
    known.length = lrel_maxml__plain(name, plain);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (lrel_text_is_equal(known, lrel_text_of(names[i].plain)))
            return names[i].word;
    return LREL_MAXML_OTHER;
}

bool lrel_maxml__begins(lrel_text text, const char *start)
{
    char plain[PLAIN_MAX];
    size_t length = strlen(start), count;

    if (text.length > sizeof plain)
        text.length = sizeof plain;
    count = lrel_maxml__plain(text, plain);
    return count >= length && memcmp(plain, start, length) == 0;
}

lrel_maxml_role lrel_maxml__role(lrel_text type)
{
    for (size_t i = 0; i < sizeof roles / sizeof *roles; i++)
        if (lrel_maxml__begins(type, roles[i].start))
            return roles[i].role;
    return LREL_MAXML_ROLE_NONE;
}
