/* SPDX-License-Identifier: Apache-2.0 */
/* gdal_shape.c: the rings of a geometry, in the order in which GDAL has them; heights and
 * measures are left behind. */
#include "bridge/gdal/gdal_file.h"

#include <math.h>

/* An arc becomes chords of one degree: they run at most 0.004 % of its radius beside it
 * (r - r cos 0.5 degrees), 2 mm on an arc of 50 m. */
#define CHORD_DEG 1.0

/* Collections deeper than this are not drawn by people (as lib/read has it for text). */
#define DEPTH_MAX 8

static bool put_points(OGRGeometryH geometry, lrel_vector_kind kind,
                       const lrel_vector_sink *sink)
{
    int count = OGR_G_GetPointCount(geometry);
    double *at = sink->room(sink->user, (size_t)count);

    if (!at)
        return false;
    if (count > 0)
        OGR_G_GetPoints(geometry, at, 2 * sizeof *at, at + 1, 2 * sizeof *at, NULL, 0);
    return sink->end(sink->user, kind, (size_t)count);
}

/* The points of a multipoint as one piece; those without a place are left out. */
static bool put_multipoint(OGRGeometryH geometry, const lrel_vector_sink *sink)
{
    int count = OGR_G_GetGeometryCount(geometry);
    double *at = sink->room(sink->user, (size_t)count);
    size_t used = 0;

    if (!at)
        return false;
    for (int i = 0; i < count; i++) {
        OGRGeometryH point = OGR_G_GetGeometryRef(geometry, i);

        if (OGR_G_IsEmpty(point))
            continue;
        at[2 * used] = OGR_G_GetX(point, 0);
        at[2 * used + 1] = OGR_G_GetY(point, 0);
        used++;
    }
    return used == 0 || sink->end(sink->user, LREL_VECTOR_POINTS, used);
}

static bool put_polygon(OGRGeometryH polygon, const lrel_vector_sink *sink)
{
    int count = OGR_G_GetGeometryCount(polygon);

    sink->polygon(sink->user);
    for (int i = 0; i < count; i++)
        if (!put_points(OGR_G_GetGeometryRef(polygon, i), LREL_VECTOR_RING, sink))
            return false;
    return true;
}

static bool put(OGRGeometryH geometry, int depth, const lrel_vector_sink *sink);

static bool put_all(OGRGeometryH geometry, int depth, const lrel_vector_sink *sink)
{
    int count = OGR_G_GetGeometryCount(geometry);

    if (depth > DEPTH_MAX) {
        sink->fault(sink->user, "geometries, in collections at most 8 deep");
        return false;
    }
    for (int i = 0; i < count; i++)
        if (!put(OGR_G_GetGeometryRef(geometry, i), depth + 1, sink))
            return false;
    return true;
}

static bool put(OGRGeometryH geometry, int depth, const lrel_vector_sink *sink)
{
    switch (OGR_GT_Flatten(OGR_G_GetGeometryType(geometry))) {
    case wkbPoint:
        return OGR_G_IsEmpty(geometry) || put_points(geometry, LREL_VECTOR_POINTS, sink);
    case wkbLineString:
        return OGR_G_GetPointCount(geometry) == 0 ||
               put_points(geometry, LREL_VECTOR_LINE, sink);
    case wkbPolygon:
        return put_polygon(geometry, sink);
    case wkbMultiPoint:
        return put_multipoint(geometry, sink);
    case wkbMultiLineString:
    case wkbMultiPolygon:
    case wkbGeometryCollection:
        return put_all(geometry, depth, sink);
    default:
        sink->fault(sink->user, "points, lines or polygons; surfaces (3D) are not read");
        return false;
    }
}

/* Numbers that make an arc endless. */
static bool is_finite(OGRGeometryH geometry)
{
    int parts = OGR_G_GetGeometryCount(geometry), points;

    for (int i = 0; i < parts; i++)
        if (!is_finite(OGR_G_GetGeometryRef(geometry, i)))
            return false;
    /* GDAL counts the points of what has no parts alone, and not of nothing. */
    points = parts > 0 || OGR_G_IsEmpty(geometry) ? 0 : OGR_G_GetPointCount(geometry);
    for (int i = 0; i < points; i++)
        if (!isfinite(OGR_G_GetX(geometry, i)) || !isfinite(OGR_G_GetY(geometry, i)))
            return false;
    return true;
}

static void put_curves(OGRGeometryH geometry, const lrel_vector_sink *sink)
{
    OGRGeometryH lines;

    if (!is_finite(geometry)) {
        sink->fault(sink->user, "finite coordinates");
        return;
    }
    lines = OGR_G_GetLinearGeometry(geometry, CHORD_DEG, NULL);
    if (!lines) {
        sink->fault(sink->user, "curves that can be made into chords");
        return;
    }
    if (OGR_G_HasCurveGeometry(geometry, TRUE))
        sink->curve(sink->user);
    put(lines, 1, sink);
    OGR_G_DestroyGeometry(lines);
}

void lrel_gdal__shape(lrel_vector *vector, const lrel_vector_sink *sink)
{
    OGRGeometryH geometry = OGR_F_GetGeometryRef(vector->feature);

    if (!geometry)
        return;
    if (OGR_G_HasCurveGeometry(geometry, FALSE))
        put_curves(geometry, sink);
    else
        put(geometry, 1, sink);
}
