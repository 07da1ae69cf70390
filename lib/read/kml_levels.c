/* SPDX-License-Identifier: Apache-2.0 */
/* kml_levels.c: a stack of open elements, and what stands once in each. */
#include "read/kml_levels.h"

enum {
    OTHER,
    PLACEMARK,
    POLYGON,
    OUTER,
    INNER,
    POINT,
    LINE, /* rings too */
    TRACK,
    SOLID,
    MULTI,
    COORDINATES,
    TIME
};

static int element_of(lrel_text name)
{
    static const struct {
        const char *name;
        int element;
    } names[] = {
        {"Placemark", PLACEMARK},   {"Polygon", POLYGON},
        {"outerBoundaryIs", OUTER}, {"innerBoundaryIs", INNER},
        {"Point", POINT},           {"LineString", LINE},
        {"LinearRing", LINE},       {"Model", SOLID},
        {"Track", TRACK},           {"MultiTrack", TRACK},
        {"MultiGeometry", MULTI},   {"coordinates", COORDINATES},
        {"TimeStamp", TIME},        {"TimeSpan", TIME},
    };

    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (lrel_text_is_equal(name, lrel_text_of(names[i].name)))
            return names[i].element;
    return OTHER;
}

/* Of a shape; 0: none. */
static int dimension_of(int element)
{
    switch (element) {
    case POLYGON:
    case MULTI:
        return 3;
    case LINE:
    case TRACK:
        return 2;
    case POINT:
    case SOLID:
        return 1;
    default:
        return 0;
    }
}

/* True where @p child may stand in @p parent once. */
static bool is_only(int parent, int child)
{
    switch (parent) {
    case POLYGON:
        return child == OUTER;
    case OUTER:
    case INNER:
        return child == LINE;
    case LINE:
    case POINT:
        return child == COORDINATES;
    default:
        return false;
    }
}

/* False where a shape before this one would be lost. */
static bool add_shape(lrel_kml_levels *levels, lrel_kml_level *placemark, int element)
{
    int dimension = dimension_of(element);

    if (dimension == 0)
        return true;
    if (dimension <= placemark->dimension)
        return false;
    levels->passed_over += placemark->dimension > 0;
    placemark->dimension = dimension;
    return true;
}

static bool is_in_multi(const lrel_kml_levels *levels)
{
    for (int i = 0; i < levels->depth; i++)
        if (levels->at[i].element == MULTI)
            return true;
    return false;
}

const char *lrel_kml__open(lrel_kml_levels *levels, lrel_text name)
{
    int element = element_of(name);
    lrel_kml_level *parent = levels->depth > 0 ? &levels->at[levels->depth - 1] : NULL;

    if (levels->depth == LREL_KML_DEPTH_MAX)
        return "more than 100 levels of nesting";
    /* libkml 1.3 with GDAL 3.6 ends the process on it. */
    if (lrel_text_is_equal(name, LREL_TEXT("Model")) && is_in_multi(levels))
        return "a 3D model in a MultiGeometry, which is not read,";
    if (parent && parent->element == PLACEMARK && !add_shape(levels, parent, element))
        return "two shapes in a Placemark, of which one would be lost (a MultiGeometry "
               "holds several),";
    if (parent && is_only(parent->element, element) && ++parent->only > 1)
        return parent->element == POLYGON
                   ? "two outlines in a Polygon, of which one would be lost,"
                   : "two rings where one may stand, of which one would be lost,";
    if (parent && parent->element == POLYGON && element == INNER)
        parent->has_hole = true;
    levels->at[levels->depth++] = (lrel_kml_level){.element = element};
    return NULL;
}

const char *lrel_kml__close(lrel_kml_levels *levels)
{
    const lrel_kml_level *level;

    if (levels->depth == 0)
        return "an end of what did not begin";
    level = &levels->at[--levels->depth];
    if (level->element == POLYGON && level->has_hole && level->only == 0)
        return "a hole without an outline, which would be taken for one,";
    return NULL;
}

bool lrel_kml__is_date(const lrel_kml_levels *levels)
{
    const lrel_kml_level *top = levels->at + levels->depth;

    return levels->depth > 2 && top[-2].element == TIME && top[-3].element == PLACEMARK;
}
