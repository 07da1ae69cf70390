/* SPDX-License-Identifier: Apache-2.0 */
/* maxml_crs.c: the DocumentCoordinateReferenceSystem of a header: a system and a datum,
 * in words. */
#include "read/maxml_crs.h"

#include <stdio.h>

void lrel_maxml__begin_crs(lrel_table *table)
{
    table->crs = LREL_TEXT("OGC:CRS84");
    table->crs_why = LREL_TEXT("IMSMA stores WGS 84");
}

/* Names under which degrees on WGS 84 go. A system without a datum may be any grid. */
static bool is_wgs84(lrel_text text)
{
    static const char *const names[] = {
        "wgs84",       "wgs1984",  "worldgeodeticsystem1984",
        "gcswgs1984",  "epsg4326", "4326",
        "wgs84latlon", "ogccrs84"};
    char plain[40];
    size_t count;

    if (text.length > sizeof plain)
        return false;
    count = lrel_maxml__plain(text, plain);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (lrel_text_is_equal((lrel_text){plain, count}, lrel_text_of(names[i])))
            return true;
    return false;
}

/* Words for "degrees", which need no more than a datum. */
static bool is_degrees(lrel_text text)
{
    return text.length == 0 || lrel_maxml__begins(text, "geographic") ||
           lrel_maxml__begins(text, "latlon") || lrel_maxml__begins(text, "latitude") ||
           lrel_maxml__begins(text, "lonlat") ||
           lrel_maxml__begins(text, "decimaldegree");
}

static lrel_text value_of(const lrel_maxml_tree *tree, lrel_maxml_word word)
{
    for (size_t i = 1; i < tree->count; i++)
        if (tree->at[i].word == word)
            return lrel_maxml__value(tree, i);
    return LREL_TEXT("");
}

lrel_status lrel_maxml__read_crs(lrel_reader *reader, const lrel_maxml_tree *tree,
                                 lrel_error *err)
{
    lrel_table *table = reader->table;
    lrel_text system = value_of(tree, LREL_MAXML_SYSTEM);
    lrel_text datum = value_of(tree, LREL_MAXML_DATUM);
    char why[200];

    if (system.length == 0 && datum.length == 0)
        return LREL_OK;
    if ((is_wgs84(system) && (datum.length == 0 || is_wgs84(datum))) ||
        (is_degrees(system) && is_wgs84(datum))) {
        table->crs_why = LREL_TEXT("from its DocumentHeader");
        return LREL_OK;
    }
    snprintf(why, sizeof why, "its DocumentHeader says \"%.*s\", datum \"%.*s\"",
             LREL_TEXT_ARGS(lrel_reader__excerpt(system, 60)),
             LREL_TEXT_ARGS(lrel_reader__excerpt(datum, 60)));
    table->crs = LREL_TEXT("");
    return lrel_reader__keep(reader, lrel_text_of(why), &table->crs_why, err);
}
